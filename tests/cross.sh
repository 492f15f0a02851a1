#!/bin/sh
# cross.sh [TRIPLET...] - the same bytes on other machines: 32 bits (i686) and
# big-endian (s390x), by Debian's cross compilers and qemu-user.
#
# What they link with is fetched into $B/cross, so that the packages of this
# machine stay as they are; /etc/apt/sources.list and the like say from where.
# A machine for which something is missing is skipped with a message.  Every
# line of `cases` is run by the native program and by each other one; output,
# messages and status must be the same.  The last line is "N passed, M
# failed".

cd "$(dirname "$0")/.." || exit 2
root=$PWD
B=${B:-build}
make_B=$B # as always, or what make knows of headers is not found
case $B in /*) ;; *) B=$root/$B ;; esac
MAKE=${MAKE:-make}
passed=0
failed=0
skip() { echo "skipped $triplet: $*"; }
has() { command -v "$1" >/dev/null 2>&1; }

packages="libutf8proc-dev zlib1g-dev libzstd-dev libgumbo-dev
libexpat1-dev"

# Debian's name of the machine.
arch_of() { case $1 in i686-*) echo i386 ;; *) echo "${1%%-*}" ;; esac; }

# The libraries of architecture $1 in folder $2.
fetch() {
	[ -f "$2/complete" ] && return
	has apt-get && has dpkg || return
	state=$2/apt
	mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$2/deb"
	: >"$state/status"
	set -- "$1" "$2" -q -o Dir::State="$state" -o Dir::Cache="$state/cache" \
		-o Dir::State::status="$state/status" \
		-o APT::Architecture="$1" -o APT::Architectures="$1"
	arch=$1
	to=$2
	shift 2
	apt-get "$@" update >"$to/log" 2>&1 # what counts is the download
	# shellcheck disable=SC2086
	(cd "$to/deb" && apt-get "$@" download $packages) >>"$to/log" 2>&1 ||
		return
	for deb in "$to"/deb/*_"$arch".deb; do
		dpkg -x "$deb" "$to" || return
	done
	: >"$to/complete"
}

# Build for $triplet against the libraries in $1; the program is $2/newsparse.
build() {
	inc=$1/usr/include
	lib=$(echo "$1"/usr/lib/*/libutf8proc.a)
	lib=${lib%/*}
	# shellcheck disable=SC2086
	$MAKE -s B="$2" CC="$triplet-gcc" AR="$triplet-ar" \
		ZSTD=1 HTML=1 XML=1 CFLAGS="-O2 -I$inc -I$inc/${lib##*/}" \
		LDFLAGS="-static -L$lib" "$2/newsparse" >"$2.log" 2>&1
}

# How to run a program of $triplet; nothing where it runs as it is.
runner() {
	case $triplet in
	i686-*)	"$1" --version >/dev/null 2>&1 && return
		echo "qemu-i386" ;;
	*)	echo "qemu-${triplet%%-*}" ;;
	esac
}

# -- what is compared ---------------------------------------------------------

inputs() {
	cp "$root"/data/samples/*.txt .
	for f in "$root"/tests/fuzz/corpus/fuzz_json/*; do
		cat "$f"
		echo
	done >in.jsonl
	for f in *.txt; do
		printf '{"id":"%s","text":' "$f"
		sed 's/[\\"]/\\&/g; s/$/\\n/' "$f" | tr -d '\r\n' |
			sed 's/^/"/; s/$/"/'
		echo ',"n":0.10}'
	done >>in.jsonl
	cat "$root"/tests/fuzz/corpus/fuzz_conll/* >in.conll
	for f in "$root"/tests/fuzz/corpus/fuzz_html/*; do
		cp "$f" "${f##*/}.html"
	done
	for f in "$root"/tests/fuzz/corpus/fuzz_xml/*; do
		cp "$f" "${f##*/}.xml"
	done
	printf '\376\377\000O\000s\000l\000o\330\075\336\000' >utf16be
	printf '\377\376O\000s\000l\000o\000\075\330\000\336' >utf16le
	printf 'Jos\351 P\351rez flew to M\374nchen on 3 May \226 no.' >latin
	cat "$root"/tests/fuzz/corpus/fuzz_text/* >bytes
	printf 'James Otieno\tPER\tjo\nKenya\t-\nBad X\tLOC\tb\t-4.05\t39.5\n' >own
	gzip -c in.jsonl >in.gz
	zstd -qc in.jsonl >in.zst 2>/dev/null
}

cases() {
	for f in report jsonl json tsv csv conll conllu geojson; do
		echo "-f $f *.txt utf16be utf16le latin bytes"
	done
	for f in html timeml brat; do
		for doc in *.txt; do echo "-f $f $doc"; done
	done
	for u in byte utf16 char; do
		echo "-f jsonl --offsets=$u --ascii --with-text --pronouns *.txt"
	done
	echo "-f jsonl *.html *.xml"
	echo "-i jsonl -f jsonl -j2 in.jsonl in.gz in.zst"
	echo "-i jsonl -f report --width=60 --color=always in.jsonl"
	echo "-f conll in.conll"
	echo "-f conllu in.conll"
	echo "-f jsonl --names=own -d 2012-07-25 --min-score=.5 -t per,loc *.txt"
	echo "-c -m Washington *.txt"
	echo "-f jsonl --model=$root/data/newsparse.model brief.txt"
	echo "--version"
	echo "--help"
}

# Run the program "$@" on the line in $line, everything into file $out.
answer() {
	# shellcheck disable=SC2086
	"$@" $line >"$out" 2>"$out.err" </dev/null
	echo "status $?" >>"$out.err"
	cat "$out.err" >>"$out"
}

compare() {
	line=$1
	shift
	out=here.out
	[ -f "$number" ] || { answer "$B/newsparse"; mv here.out "$number"; }
	out=there.out
	answer "$@"
	if cmp -s "$number" there.out; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $triplet: newsparse $line"
	fi
}

$MAKE -s B="$make_B" "$make_B/newsparse" || exit 2
work=$B/cross/work
rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 2
inputs
cases >"$B/cross/cases"
cd "$root" || exit 2
[ $# -gt 0 ] || set -- i686-linux-gnu s390x-linux-gnu
for triplet in "$@"; do
	has "$triplet-gcc" || { skip "no $triplet-gcc"; continue; }
	lib=$B/cross/lib-$(arch_of "$triplet")
	fetch "$(arch_of "$triplet")" "$lib" ||
		{ skip "no libraries, see $lib/log"; continue; }
	there=$B/cross/$triplet
	mkdir -p "$there"
	build "$lib" "$there" || { skip "it does not build, see $there.log"
		failed=$((failed + 1)); continue; }
	run=$(runner "$there/newsparse")
	[ -z "$run" ] || has "$run" || { skip "no $run"; continue; }
	cd "$work" || exit 2
	number=0
	while read -r one; do
		number=$((number + 1))
		# shellcheck disable=SC2086
		compare "$one" $run "$there/newsparse"
	done <"$B/cross/cases"
	cd "$root" || exit 2
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
