#!/bin/sh
# run.sh - what an outsider would try: damaged models, every prefix of an
# article, mutants of articles, a long stream.
#
# B is the build folder, CC the compiler.  LONG=1 takes the numbers of a night:
# 10^4 bits of the model, 10^5 mutants from SEED on, all samples, 200,000
# documents.  The last line is "N passed, M failed".

cd "$(dirname "$0")/../.." || exit 2
root=$PWD
B=${B:-build}
case $B in /*) ;; *) B=$root/$B ;; esac
np=$B/newsparse
samples=$root/data/samples
if [ -n "$LONG" ]; then
	flips=10000 mutants=100 per_run=1000 prefixes=$samples/*.txt copies=200000
else
	flips=40 mutants=3 per_run=150 prefixes=$samples/brief.txt copies=3000
fi
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAIL robust: $*"; }
mkdir -p "$B/robust" && cd "$B/robust" || exit 2

${CC:-cc} -std=c11 -O1 -Wall -o damage "$root/tests/robust/damage.c" || exit 2
./damage $flips "${SEED:-1}" "$np" "$root/data/newsparse.model" \
	"$samples/brief.txt" >log
line=$(tail -1 log)
grep '^FAIL' log
case $line in
*" passed, "*" failed")
	passed=$((passed + ${line%% *}))
	line=${line#* passed, }
	failed=$((failed + ${line%% *})) ;;
*)	fail "damaged models: $line" ;;
esac

# A stream of many documents takes no more memory than one of few.
stream() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "{\"id\":" i \
		",\"text\":\"Ann Lee of Acme Corp. left Oslo on 3 May " i \
		". \\\"No,\\\" said Bo Ek " i ", her lawyer.\"}" }'
}
# peak ARG...: most memory in KiB, of a program that reads `in`.
peak() {
	"$np" "$@" -i jsonl -f jsonl <in >out &
	pid=$!
	most=0
	while kill -0 $pid 2>/dev/null; do
		now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' \
			/proc/$pid/status 2>/dev/null)
		[ -z "$now" ] || most=$now
		sleep 0.005
	done
	wait $pid || most=0
	echo "$most"
}
if nm "$np" 2>/dev/null | grep -q '__[at]san_init' || ! [ -r /proc/self/status ]
then
	echo "skipped robust: memory, in a sanitizer's build"
else
	for j in 1 2; do
		stream $((copies / 3)) >in
		few=$(peak -j$j)
		stream "$copies" >in
		many=$(peak -j$j)
		lines=$(wc -l <out)
		[ -z "$LONG" ] || echo "-j$j: $few KiB for $((copies / 3)) \
documents, $many KiB for $copies"
		[ "$few" -gt 0 ] && [ "$many" -le $((few + few / 8 + 1024)) ] &&
			[ "$lines" = "$copies" ] && pass ||
			fail "-j$j: $few KiB, then $many KiB, $lines lines"
	done
fi

if ! command -v python3 >/dev/null 2>&1; then
	echo "skipped robust: prefixes and mutants, no python3"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
fi

backward() { awk '{ s[NR] = $0 } END { for (i = NR; i; i--) print s[i] }'; }

# answer NAME OPTION...: the documents in `in` keep schema and offsets; two
# threads say the same, and so does who reads them from the last to the first.
answer() {
	name=$1
	shift
	"$np" -i jsonl -f jsonl --with-text "$@" <in >out 2>err
	st=$?
	[ $st = 0 ] || { fail "$name $*: status $st"; head -3 err; }
	[ "$(wc -l <in)" = "$(wc -l <out)" ] || fail "$name $*: lines are lost"
	"$np" -i jsonl -f jsonl --with-text -j2 "$@" <in | cmp -s - out ||
		fail "$name $*: -j2 differs"
	backward <in | "$np" -i jsonl -f jsonl --with-text "$@" | backward |
		cmp -s - out ||
		fail "$name $*: another order gives other answers"
	if python3 "$root/tests/schema.py" "$root/data/schema.json" \
		<out >log; then
		pass
	else
		fail "$name $*: $(tail -1 log)"
		head -3 log
	fi
}

python3 "$root/tests/robust/mutate.py" prefixes $prefixes >in
answer prefixes --offsets=byte --pronouns
[ -z "$LONG" ] || for u in char utf16; do answer prefixes --offsets=$u; done
seed=${SEED:-1}
run=0
while [ $run -lt $mutants ]; do
	python3 "$root/tests/robust/mutate.py" mutants $seed "$per_run" \
		"$samples"/*.txt >in
	case $((run % 3)) in
	0)	answer "mutants $seed" --offsets=utf16 --pronouns ;;
	1)	answer "mutants $seed" --offsets=byte --ascii ;;
	2)	answer "mutants $seed" --names="$root/tests/robust/names.tsv" ;;
	esac
	seed=$((seed + 1))
	run=$((run + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
