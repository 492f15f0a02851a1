#!/bin/sh
# run.sh TARGET... - libFuzzer on the targets, FUZZ_SECONDS each (default 60).
# New inputs stay in $B/fuzz; a finding stops the run and is left there.
set -e
B=${B:-build}
MAKE=${MAKE:-make}
# What a target refuses goes to standard error, which is not wanted here.
for name in "$@"; do
	$MAKE -s B="$B/fuzz" CC=clang WERROR= \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined \
		-fno-sanitize-recover=all" "$B/fuzz/$name/fuzz"
	dir=$B/fuzz/$name
	mkdir -p "$dir/corpus"
	seeds=
	[ -d "tests/fuzz/corpus/$name" ] && seeds=tests/fuzz/corpus/$name
	# shellcheck disable=SC2086
	"$dir/fuzz" -max_total_time="${FUZZ_SECONDS:-60}" \
		-max_len="${FUZZ_LENGTH:-4096}" -timeout=20 -close_fd_mask=2 \
		-artifact_prefix="$dir/" -print_final_stats=1 \
		"$dir/corpus" $seeds
done
