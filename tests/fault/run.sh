#!/bin/sh
# run.sh - every call of the program fails once: see drive.c and shim.c.
#
# B is the build folder, CC the compiler.  FAULT_MOST=N (default 60) stops at
# the N-th call of a kind; 100000 leaves none out and takes a minute.

cd "$(dirname "$0")/../.." || exit 2
root=$PWD
B=${B:-build}
case $B in /*) ;; *) B=$root/$B ;; esac
np=$B/newsparse
FAULT_MOST=${FAULT_MOST:-60}
export FAULT_MOST
passed=0
failed=0
skip() { echo "skipped fault: $*"; echo "0 passed, 0 failed"; exit; }

case $(uname -s) in Linux) ;; *) skip "not Linux" ;; esac
if nm "$np" 2>/dev/null | grep -q '__asan_init\|__tsan_init'; then
	skip "a sanitizer's build"
fi
mkdir -p "$B/fault" && cd "$B/fault" || exit 2
${CC:-cc} -O1 -fPIC -shared -o shim.so "$root/tests/fault/shim.c" 2>build.log ||
	skip "the library to preload does not build"
${CC:-cc} -std=c11 -O1 -o drive "$root/tests/fault/drive.c" 2>>build.log ||
	{ cat build.log; exit 2; }

# try STDIN ARG...
try() {
	in=$1
	shift
	./drive "$PWD/shim.so" "$in" "$np" "$@" >log 2>&1
	last=$(tail -1 log)
	case $last in
	*" passed, "*" failed") ;;
	*)	echo "FAIL $*: $last"; last="0 passed, 1 failed" ;;
	esac
	grep -v ' passed, ' log
	passed=$((passed + ${last%% *}))
	last=${last#* passed, }
	failed=$((failed + ${last%% *}))
}

echo 'Ann Lee flew to Oslo on 3 May 2019. "No," said Bo Ek.' >a.txt
echo 'Nobody was there.' >b.txt
cat >in.jsonl <<'E'
{"id":1,"text":"Ann Lee\u0021","title":"a\tb","error":[1]}
{"id":"two","text":5}
{"id":3,"text":"Bo Ek left","k":[1]}
E
printf -- '-DOCSTART-\nAnn\tX\nLee\n\n-DOCSTART-\nOslo\n' >in.conll
printf '<title>T</title><article><p>Ann Lee left.<p>Bo Ek too.</article>' \
	>in.html
printf '<nitf><body><p>Ann Lee left &amp; Bo Ek too.</p></body></nitf>' >in.xml
printf 'Quux\tPER\tq\nOslo\t-\n' >own
printf 'a.txt\nb.txt\n' >list

try /dev/null -f jsonl a.txt b.txt
try in.jsonl -i jsonl -f jsonl
try in.jsonl -i jsonl -f jsonl --ascii
try in.jsonl -i jsonl -f jsonl -j2
try a.txt
try in.conll -i conll -f conll
try /dev/null -f jsonl in.html
try /dev/null -f jsonl in.xml
try /dev/null -f tsv --header --files-from=list
try /dev/null -f csv --names=own a.txt
try /dev/null -f conllu --model="$root/data/newsparse.model" a.txt
try /dev/null -f geojson a.txt
try /dev/null -c -m 'Ann Lee' a.txt in.jsonl
try /dev/null -m 'Ann Lee' a.txt b.txt
try /dev/null --version
try /dev/null --help
try /dev/null --generate=man
mkdir -p out
try /dev/null -f brat --output-dir=out --force a.txt b.txt
for pack in gzip zstd; do
	command -v $pack >/dev/null || continue
	$pack -qc in.jsonl >in.packed
	try in.packed -i jsonl -f jsonl
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
