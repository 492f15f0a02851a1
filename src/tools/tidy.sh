#!/bin/sh
# tidy.sh - cppcheck and clang-tidy, where they are installed: over the library
# and the program, clang-tidy over pack as well.  The trainers, which run only
# where a model is made, are left to the compilers.  Silent when clean.
# cppcheck.txt and clang-tidy.yaml beside this file say what is suppressed, and
# why.
cd "$(dirname "$0")/../.." || exit 2
status=0
flags="-Iinclude -Isrc -D_POSIX_C_SOURCE=200809L"
if command -v cppcheck >/dev/null 2>&1; then
	# shellcheck disable=SC2086
	cppcheck --quiet --std=c11 --enable=warning,portability,performance \
		--suppress=missingIncludeSystem --error-exitcode=1 \
		--suppressions-list=src/tools/cppcheck.txt $flags \
		-isrc/tools src || status=1
else
	echo "skipped cppcheck: not installed" >&2
fi
if command -v clang-tidy >/dev/null 2>&1; then
	find src -name '*.c' ! -path '*/train*' | sort |
		xargs -P "${JOBS:-1}" -n 8 sh -c 'clang-tidy --quiet \
			--config-file=src/tools/clang-tidy.yaml "$@" -- \
			-std=c11 '"$flags"' 2>/dev/null' tidy || status=1
else
	echo "skipped clang-tidy: not installed" >&2
fi
exit $status
