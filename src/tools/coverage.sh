#!/bin/sh
# coverage.sh DIR - run the tests on a build that counts lines, and print the
# share of lines run, file by file, of src without tools.
set -e
make --no-print-directory B="$1" WERROR= CFLAGS="-O0 -g --coverage" check >/dev/null ||
	echo "some tests failed" >&2
find "$1/src" -name '*.gcno' ! -path '*/tools/*' -exec \
	gcov --no-output --relative-only {} + 2>/dev/null |
	awk -F"'" '/^File/ { file = $2 }
	/^Lines executed/ && file ~ /^src\// {
		split($0, a, /[:% ]+/); share = a[3]; n = a[5]
		printf "%6.2f %% of %5d  %s\n", share, n, file
		sum += share * n / 100; total += n; file = ""
	}
	END { printf "%6.2f %% of %5d  all\n", 100 * sum / total, total }' |
	sort -n
