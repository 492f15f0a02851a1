#!/bin/sh
# run.sh [--bless] - build and run the example programs, compare what they
# print with the .stdout beside them.  The last line is "N passed, M failed".
#
# B is the build folder; CXX, MAKE and CFLAGS as in the Makefile.

cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
MAKE=${MAKE:-make}
CXX=${CXX:-c++}
dir=tests/examples
article=$dir/article.txt
out=$B/tests/example.out
mkdir -p "$B/tests"
passed=0
failed=0

# check NAME COMMAND...: its output is that of $dir/NAME.stdout.
check() {
	name=$1
	shift
	"$@" >"$out" 2>"$B/tests/example.err" && [ "$bless" ] &&
		cp "$out" "$dir/$name.stdout"
	if diff -u "$dir/$name.stdout" "$out"; then
		passed=$((passed + 1))
	else
		cat "$B/tests/example.err"
		echo "FAIL examples/$name"
		failed=$((failed + 1))
	fi
}

build() {
	$MAKE -s B="$B" "$B/examples/$1" && return
	echo "FAIL examples/$1: build"
	failed=$((failed + 1))
	return 1
}

# Scores move with the model: they are not compared.
stream() {
	"$B/examples/stream" "$1" <$article |
		sed 's/	[0-9.]*$//; s/"salience":[0-9.]*/"salience":0/'
}

threads() { "$B/examples/threads" "$1" data/samples/*.txt $article; }

pool() {
	threads 1 >"$out.1" && threads 4 >"$out.4" && cmp "$out.1" "$out.4" &&
		wc -l <"$out.4" | tr -d ' '
}

[ "$1" = --bless ] && bless=1
build minimal && check minimal "$B/examples/minimal" $article
build threads && check threads pool
build stream && check stream-tsv stream tsv
check stream-geojson stream geojson
if command -v "$CXX" >/dev/null 2>&1; then
	build plusplus && check plusplus "$B/examples/plusplus"
else
	echo "skipped examples/plusplus: no $CXX"
fi
case $CFLAGS in *sanitize*) python= ;; *) python=$(command -v python3) ;; esac
if [ -n "$python" ]; then
	check with_ctypes "$python" $dir/with_ctypes.py \
		"$B/libnewsparse.so" $article
else
	echo "skipped examples/with_ctypes: no python3, or sanitizers"
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
