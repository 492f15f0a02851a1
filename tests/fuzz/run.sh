#!/bin/sh
# libFuzzer on the targets that are named, FUZZ_SECONDS each (default 60).
# New inputs stay in $B/fuzz; a finding stops the run and is left there.
set -e
B=${B:-build}
for name in "$@"; do
	dir=$B/fuzz/$name
	mkdir -p "$dir/corpus" "$dir/lib"
	objs=
	for src in src/newsparse.c src/doc.c src/base/*.c src/text/*.c src/lex/*.c \
		src/model/*.c src/time/*.c src/link/*.c src/report/*.c \
		src/out/*.c src/model/embed.S; do
		objs="$objs $src"
	done
	# shellcheck disable=SC2086
	clang -std=c11 -O1 -g -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc \
		-ffp-contract=off -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=all -o "$dir/fuzz" \
		"tests/fuzz/$name.c" $objs -lutf8proc -ljson-c -lz
	seeds=
	[ -d "tests/fuzz/corpus/$name" ] && seeds=tests/fuzz/corpus/$name
	"$dir/fuzz" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=4096 \
		-artifact_prefix="$dir/" -print_final_stats=1 \
		"$dir/corpus" $seeds
done
