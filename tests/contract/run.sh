#!/bin/sh
# run.sh [SCRIPT...] - the promises of the program, as an outsider sees them:
# some thousands of calls with everything that may come in.
#
#   options.py   values, spellings, files, descriptors, surroundings
#   records.py   JSON Lines
#   text.py      encodings, compression, offsets, names of files
#   answers.py   formats, filters, CoNLL, --match, --names, --output-dir
#   pages.py     web pages and XML
#   streams.py   signals, co-processes, limits, asks of other tools' users
#
# B is the build folder.  The last line is "N passed, M failed".

cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
NEWSPARSE=$B/newsparse
export NEWSPARSE
passed=0
failed=0
command -v python3 >/dev/null || {
	echo "skipped contract: no python3"
	echo "0 passed, 0 failed"
	exit
}
for name in ${*:-options records text answers pages streams}; do
	PYTHONDONTWRITEBYTECODE=1 python3 "tests/contract/$name.py" >"$B/contract.log" 2>&1
	line=$(tail -1 "$B/contract.log")
	case $line in
	*" passed, "*" failed") ;;
	*)	echo "FAIL contract/$name.py: $line"; line="0 passed, 1 failed" ;;
	esac
	grep '^FAIL' "$B/contract.log"
	passed=$((passed + ${line%% *}))
	line=${line#* passed, }
	failed=$((failed + ${line%% *}))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
