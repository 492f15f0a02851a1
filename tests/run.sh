#!/bin/sh
# run.sh [--bless] [--unit] [NAME...] - build everything, run every test.
#
#   unit     tests/unit/test_*.c, cmocka
#   replay   tests/fuzz/fuzz_*.c over tests/fuzz/corpus, with a plain main
#   cli      tests/cli/*.sh against .stdout, .stderr and .exit beside them;
#            --bless rewrites these; "# needs PROGRAM" in one skips it
#            where there is no such program
#   lint     layers, headers, the manual page
#   examples every command line of README.md and of the manual page, and the
#            programs of tests/examples
#   robust   damaged models, prefixes and mutants of articles, long streams
#   install  make install, uninstall and dist
#   contract options, inputs, answers and streams as an outsider tries them
#   engines  within Spark, where pyspark and Java are there (make spark)
#   fault    every system call and allocation fails once
#
# One line for each test that fails; the last line is "N passed, M failed".
# B is the build folder, CC and MAKE are used when set.

cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
CC=${CC:-cc}
MAKE=${MAKE:-make}
export B CC MAKE
# Sanitizers make everything ten times as slow.
case $CFLAGS in *sanitize*) limit=2400 ;; *) limit=240 ;; esac
bless=
unit=
while :; do
	case $1 in
	--bless) bless=1 ;;
	--unit) unit=1 ;;
	*) break ;;
	esac
	shift
done
only=" $* "
root=$PWD
case $B in /*) bin=$B ;; *) bin=$root/$B ;; esac
work=$bin/tests
rm -rf "$work"
mkdir -p "$work"
passed=0
failed=0

pass() { passed=$((passed + ${1:-1})); }
fail() { failed=$((failed + 1)); echo "FAIL $*"; }
skip() { echo "skipped $*"; }
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

wanted() { [ "$only" = "  " ] || [ "${only#* "$1" }" != "$only" ]; }

# "cmocka" counts of a test program's output in $1.
count_unit() {
	pass "$(grep -c '^\[       OK \]' "$1")"
	grep '^\[  FAILED  \].*test_' "$1" | sort -u | sed "s|.*: |$2: |" \
		>"$work/failures"
	while read -r line; do fail "$line"; done <"$work/failures"
}

run_unit() {
	for src in tests/unit/test_*.c; do
		name=$(basename "$src" .c)
		wanted "$name" || continue
		timeout $limit "$bin/unit/$name" >"$work/$name.log" 2>&1
		st=$?
		before=$failed
		count_unit "$work/$name.log" "$name"
		[ $st = 0 ] || [ $failed != $before ] ||
			fail "$name: status $st, see $B/tests/$name.log"
	done
}

run_replay() {
	[ -f tests/fuzz/replay.c ] || return
	for src in tests/fuzz/fuzz_*.c; do
		name=$(basename "$src" .c)
		wanted "$name" || continue
		$MAKE -s "$B/replay/$name" >"$work/$name.log" 2>&1 &&
			timeout $limit "$B/replay/$name" "tests/fuzz/corpus/$name" \
				>>"$work/$name.log" 2>&1 &&
			pass || fail "$name: see $B/tests/$name.log"
	done
}

# The first program that script $1 needs and that is not here.
lacks() {
	for tool in $(sed -n 's/^# needs //p' "$1"); do
		command -v "$tool" >/dev/null 2>&1 || { echo "$tool"; return; }
	done
}

# compare NAME WHAT GOT: with the file tests/cli/NAME.WHAT, absent when empty.
compare() {
	want=tests/cli/$1.$2
	if [ -n "$bless" ]; then
		if [ -s "$3" ]; then cp "$3" "$want"; else rm -f "$want"; fi
	fi
	[ -f "$want" ] || want=/dev/null
	cmp -s "$want" "$3" && return 0
	diff -u "$want" "$3" | head -20
	return 1
}

run_cli() {
	for src in tests/cli/*.sh; do
		name=$(basename "$src" .sh)
		wanted "$name" || continue
		tool=$(lacks "$src")
		[ -z "$tool" ] || { skip "cli/$name: no $tool"; continue; }
		dir=$work/$name
		mkdir -p "$dir/cwd"
		(cd "$dir/cwd" && exec env -i PATH="$bin:$PATH" HOME="$dir" \
			TERM=dumb ROOT="$root" CC="$CC" timeout $limit sh \
			"$root/$src" >../stdout 2>../stderr </dev/null)
		st=$?
		[ $st = 0 ] || echo $st >"$dir/exit"
		[ -f "$dir/exit" ] || : >"$dir/exit"
		ok=1
		for what in stdout stderr exit; do
			compare "$name" $what "$dir/$what" || ok=0
		done
		if [ $ok = 1 ]; then pass; else fail "cli/$name"; fi
	done
}

run_lint() {
	wanted lint || return
	sh tests/lint.sh >"$work/lint.log" 2>&1
	pass "$(grep -c '^ok ' "$work/lint.log")"
	grep '^not ok ' "$work/lint.log" >"$work/failures"
	while read -r line; do fail "lint: ${line#not ok }"; done <"$work/failures"
}

# Commands of the README ("    $ command") and of the manual page, each in a
# file of its own.
examples() {
	rm -rf "$1"
	mkdir -p "$1"
	sed -n 's/^    \$ //p' README.md | grep -v 'make check$' |
		awk -v dir="$1" '{ print >dir "/readme." NR }'
	sed -n '/^\.SH "*EXAMPLES/,/^\.SH "*IN A PIPE/p' "$bin/newsparse.1" |
		sed "s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\&//; s/\\\\e/\\\\/g" |
		awk -v dir="$1" '/^\.nf/ { on = 1; n++; next }
			/^\.fi/ { on = 0 } on { print >dir "/manual." n }'
}

run_examples() {
	wanted examples || return
	examples "$work/commands"
	for command in "$work"/commands/*; do
		shell=sh
		grep -q '<(' "$command" && shell=bash && [ ! -e /dev/fd/0 ] &&
			skip "example ${command##*/}: no /dev/fd" && continue
		for tool in $shell $(grep -ow 'jq\|sqlite3\|duckdb\|parallel' \
			"$command"); do
			command -v "$tool" >/dev/null && continue
			skip "example ${command##*/}: no $tool"
			continue 2
		done
		if env -i PATH="$bin:$PATH" HOME="$work" TERM=dumb \
			MAKEFLAGS="-s -- B=$B" $shell -e "$command" \
			>"$work/out" 2>"$work/err" </dev/null &&
			[ -s "$work/out" ] && ! [ -s "$work/err" ]; then
			pass
		else
			fail "example: $(cat "$command")"
			head -3 "$work/err"
		fi
	done
	if ! command -v python3 >/dev/null 2>&1; then
		skip "the report of README.md: no python3"
	elif python3 src/tools/tables.py --newsparse "$bin/newsparse" --check; then
		pass
	else
		fail "the report of README.md"
	fi
}

targets="all"
for src in tests/unit/test_*.c; do
	targets="$targets $B/unit/$(basename "$src" .c)"
done
[ -f src/tools/pack.c ] && targets="$targets tools"
# shellcheck disable=SC2086
if ! $MAKE -s B="$B" $targets >"$work/build.log" 2>&1; then
	tail -30 "$work/build.log"
	fail "the build"
	finish
fi
pass
run_unit
[ -z "$unit" ] || finish
run_replay
run_cli
run_lint
run_examples
for script in tests/examples/run.sh tests/install.sh tests/robust/run.sh \
	tests/contract/run.sh tests/fault/run.sh tests/engines/run.sh; do
	wanted $script || continue
	timeout $limit sh $script >"$work/cases.log" 2>&1
	line=$(tail -1 "$work/cases.log")
	case $line in
	*" passed, "*" failed")
		grep -E '^(FAIL|skipped)' "$work/cases.log"
		pass "${line%% *}"
		n=${line#* passed, }
		failed=$((failed + ${n%% *})) ;;
	*)	fail "$script: $line" ;;
	esac
done
finish
