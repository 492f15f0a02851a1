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

case $B in *\ *) skip "LD_PRELOAD takes no folder with a blank" ;; esac
case $(uname -s) in Linux) ;; *) skip "not Linux" ;; esac
if nm "$np" 2>/dev/null | grep -q '__asan_init\|__tsan_init'; then
	skip "a sanitizer's build"
fi
mkdir -p "$B/fault" && cd "$B/fault" || exit 2
${CC:-cc} -O1 -fPIC -shared -o shim.so "$root/tests/fault/shim.c" 2>build.log ||
	skip "the library to preload does not build"
${CC:-cc} -std=c11 -O1 -o drive "$root/tests/fault/drive.c" 2>>build.log ||
	{ cat build.log; exit 2; }

# try STDIN ARG..., a bar before STDIN makes it a pipe
try() {
	in=$1
	shift
	./drive "$PWD/shim.so" "$in" "$np" "$@" >log 2>&1
	last=$(tail -1 log)
	case $last in
	*" passed, "*" failed") ;;
	*)	echo "FAIL $*: $last"; last="0 passed, 1 failed" ;;
	esac
	sed -n 's/^fired //p' log >>fired
	grep -v ' passed, \|^fired' log
	passed=$((passed + ${last%% *}))
	last=${last#* passed, }
	failed=$((failed + ${last%% *}))
}

: >fired
echo 'Ann Lee flew to Oslo on 3 May 2019. "No," said Bo Ek.' >a.txt
echo 'Nobody was there.' >b.txt
cat >in.jsonl <<'E'
{"id":1,"text":"Ann Lee\u0021","title":"a\tb","error":[1]}
{"id":"two","text":5}
{"id":3,"text":"Bo Ek left","k":[1]}
E
# Strings with escapes that are longer than any buffer is to begin with.
awk 'BEGIN { printf "{\"id\":1,\"text\":\""
	while (i++ < 60) printf "\\u201cBo Ek left Oslo,\\u201d said Ann Lee.\\n"
	print "\"}" }' >long.jsonl
printf -- '-DOCSTART-\nAnn\tX\nLee\n\n-DOCSTART-\nOslo\n' >in.conll
cat >in.html <<'E'
<title>T</title><script type="application/ld+json">
{"datePublished":"2019-05-03","author":["Ann Lee",{"name":"Bo Ek"}]}</script>
<article><p>Ann Lee &amp; Co left.<p>Bo Ek too.</article>
E
printf '<nitf><body><p>Ann Lee left &amp; Bo Ek too.</p></body></nitf>' >in.xml
printf 'Quux\tPER\tq\nOslo\t-\n' >own
printf 'a.txt\nb.txt\n' >list

printf 'a.txt\0b.txt\0' >list0
printf '\377\376O\000s\000l\000o\000' >utf16
printf 'Jos\351 P\351rez flew to Oslo \226 no' >latin

try /dev/null -f jsonl a.txt b.txt
try in.jsonl -i jsonl -f jsonl
try in.jsonl -i jsonl -f jsonl --ascii
try long.jsonl -i jsonl -f jsonl --no-events
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
	$pack -qc in.jsonl >in.$pack
	try in.$pack -i jsonl -f jsonl
done
# The same doors from a pipe and with threads: what differs is at the front.
FAULT_MOST=$((FAULT_MOST / 3))
try '|in.jsonl' -i jsonl -f jsonl
try '|in.jsonl' -i jsonl -f jsonl -j2
try in.jsonl --exit-zero -i jsonl -f jsonl
try in.jsonl --exit-zero -i jsonl -f jsonl -j2
try '|a.txt' -f csv -j2
try '|in.conll' -i conll -f conllu -j2
try '|in.html' -i html -f jsonl
try '|in.xml' -i xml -f jsonl -j2
try '|list' -f jsonl --files-from=-
try /dev/null -f jsonl --files0-from=list0 -j2
try '|own' -f jsonl --names=- a.txt
try /dev/null -f jsonl --names=own --model="$root/data/newsparse.model" -j2 \
	a.txt in.jsonl in.conll in.html in.xml utf16 latin
try /dev/null -f tsv -j2 a.txt utf16 latin
try /dev/null -f timeml --output-dir=out --force -j2 a.txt b.txt in.html
try in.jsonl -i jsonl -f html --output-dir=out --force
try /dev/null -q -m 'Ann Lee' a.txt b.txt
try /dev/null -l -m 'Ann Lee' -j2 a.txt b.txt
for pack in gzip zstd; do
	[ -f in.$pack ] && try "|in.$pack" -i jsonl -f jsonl -j2
done

# A file that could not be written whole is not left behind.
rm -rf out && mkdir out
for n in 1 2; do
	NP_FAULT=write,$n,28,once LD_PRELOAD=$PWD/shim.so "$np" -f brat \
		--output-dir=out a.txt 2>log
	if [ -z "$(ls out)" ] && [ -s log ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL write $n of --output-dir left" out/*
	fi
	rm -f out/*
done

# Standard descriptors that are closed or full.  said STATUS SHELL-COMMAND: it
# ends with this status, and soon.
said() {
	timeout 20 sh -c "$2" >log 2>&1
	st=$?
	if [ $st = "$1" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL status $st, not $1: $2"
	fi
}
export np
for j in 1 2; do
	for f in report jsonl json tsv csv conll conllu html geojson timeml \
		brat; do
		said 2 "\$np -j$j -f $f a.txt >/dev/full"
		said 2 "\$np -j$j -f $f a.txt >&-"
		said 2 "\$np -j$j -f $f <&-"
		said 0 "\$np -j$j -f $f a.txt 2>&- <&-"
		said 2 "\$np -j$j -f $f none a.txt 2>/dev/full"
		said 2 "\$np -j$j -f $f none a.txt 2>&-"
		said 2 "\$np -j$j -f $f a.txt >&- 2>&- <&-"
	done
	for i in text jsonl conll html xml; do
		said 2 "\$np -j$j -i $i -f jsonl <&-"
		said 2 "\$np -j$j -i $i -f jsonl . a.txt"
	done
done
for o in --help --version --generate=man; do
	said 2 "\$np $o >/dev/full"
	said 2 "\$np $o >&-"
done
said 2 "\$np --no-such 2>/dev/full"
said 2 "\$np --names=- <&-"
said 2 "\$np --files-from=- <&-"
said 2 "\$np --model=. a.txt"

# A shim that nothing comes through would find nothing.
for kind in read write message open close fstat mmap poll thread malloc; do
	grep -qx $kind fired && continue
	echo "FAIL no call of kind $kind was ever made to fail"
	failed=$((failed + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
