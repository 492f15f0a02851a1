#!/bin/sh
# lint.sh - what the code promises about itself: layers, headers, limits.
# Prints "ok" and "not ok" lines.  Run from the top folder.

B=${B:-build}
CC=${CC:-cc}
MAKE=${MAKE:-make}
say() { if [ -z "$2" ]; then echo "ok $1"; else echo "not ok $1: $2"; fi; }

# Includes point down only.
bad=$(for f in src/*/*.[ch]; do
	dir=${f#src/}; dir=${dir%%/*}
	sed -n "s|^#include \"\\([^\"]*\\)\".*|$dir $f \\1|p" "$f"
done | awk '
BEGIN {
	n = split("base text lex model link report out", a)
	for (i = 1; i <= n; i++) rank[a[i]] = i
	rank["time"] = rank["model"]
}
$1 == "tools" { next }
$1 == "cli" {
	if ($3 !~ /^cli\// && $3 != "base/banned.h") print $2 ": " $3
	next
}
{
	to = $3; sub("/.*", "", to)
	if ($3 == "doc.h" ? rank[$1] <= rank["model"] : rank[to] > rank[$1])
		print $2 ": " $3
}' | head -3)
say "includes point down" "$bad"

# Every header compiles alone, and the public one as C++ too.
for h in include/*.h src/*.h src/*/*.h; do
	case $h in *_body.h) continue ;; esac # text of a function
	err=$(echo "#include \"$h\"" | $CC -std=c11 -Wall -Wextra -Werror \
		-D_POSIX_C_SOURCE=200809L -Iinclude -Isrc -I. -fsyntax-only \
		-x c - 2>&1 | head -1)
	say "$h compiles alone" "$err"
done
if command -v c++ >/dev/null 2>&1; then
	err=$(printf '#include <newsparse.h>\nint main() { return np_version() == 0; }\n' |
		c++ -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c++ - 2>&1 |
		head -1)
	say "newsparse.h is C++ too" "$err"
fi

# Every source ends its includes with the banned functions.
bad=$(for f in src/*/*.c src/*.c; do
	case $f in src/tools/*) continue ;; esac
	head -1 "$f" | grep -q Generated && continue
	grep -q '#include "base/banned.h"' "$f" || echo "$f"
done | head -3)
say "every source includes base/banned.h" "$bad"

bad=$($MAKE -s format 2>&1 | head -1)
say "make format" "$bad"

# What the documents tell to make can be made.
bad=$(grep -ohE '`make [a-z0-9-]+' README.md src/*.md data/README.md |
	sort -u | while read -r make target; do
	grep -q "^$target:" Makefile || echo "$make $target\`"
done | head -3)
say "every make that is written of exists" "$bad"

# What the header declares, the manual and the shared library have.
declared=$(sed -n 's/^[a-z].*[ *]\(np_[a-z0-9_]*\)(.*/\1/p' \
	include/newsparse.h | grep -v '^np_sink$' | sort)
bad=$(for f in $declared; do
	grep -q "^\.SH DESCRIPTION" "$B/man/$f.3" 2>/dev/null || echo "$f"
done | head -3)
say "every function has its page" "$bad"
if command -v nm >/dev/null 2>&1; then
	exported=$(nm -D --defined-only "$B/libnewsparse.so" |
		sed -n 's/.* [TBDRW] \(np_[a-z0-9_]*\)\(@.*\)*$/\1/p' | sort)
	[ "$declared" = "$exported" ] && bad= || bad="they differ"
	say "the shared library exports what the header declares" "$bad"
fi

# Help fits a screen: the summary the smallest there is, all options a window.
for help in "-h 24" "--help 50"; do
	bad=$("$B/newsparse" "${help% *}" | awk -v most="${help#* }" '
		length > 80 { print "line " NR " is too wide"; exit }
		END { if (NR < 10 || NR > most) print NR " lines" }')
	say "${help% *} fits a screen" "$bad"
done

# What the program has, its manual has.
"$B/newsparse" --help | grep -oE -- '--[a-z0-9-]+' | sort -u >"$B/tests/opts"
for what in man bash zsh fish; do
	"$B/newsparse" --generate=$what | sed 's/\\-/-/g' >"$B/tests/gen"
	bad=$(while read -r o; do
		case $what in fish) o="-l ${o#--}" ;; esac
		grep -qF -- "$o" "$B/tests/gen" || echo "$o"
	done <"$B/tests/opts" | head -3)
	say "--generate=$what knows every option" "$bad"
done
if command -v mandoc >/dev/null 2>&1; then
	bad=$(mandoc -Tlint -Wwarning "$B/newsparse.1" 2>&1 | head -1)
	say "the manual page passes mandoc -Tlint" "$bad"
	bad=$(mandoc -Tlint -Wwarning "$B"/man/*.3 2>&1 | head -1)
	say "the pages of the library pass mandoc -Tlint" "$bad"
fi
if command -v bash >/dev/null 2>&1; then
	bad=$("$B/newsparse" --generate=bash | bash -n 2>&1 | head -1)
	say "the completion is bash" "$bad"
fi
