#!/bin/sh
# deps.sh [clang] - see that everything the build needs is there, else install
# it: with apt-get as root or through sudo, elsewhere print the command.
# Says nothing and touches no network when nothing is missing.

CC=${CC:-cc}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# What is needed by name of header and of library, and the Debian package;
# json-c and cmocka by the tests alone.
needs="
utf8proc.h      utf8proc  libutf8proc-dev
zlib.h          z         zlib1g-dev
zstd.h          zstd      libzstd-dev
gumbo.h         gumbo     libgumbo-dev
expat.h         expat     libexpat1-dev
json-c/json.h   json-c    libjson-c-dev
setjmp.h,stdarg.h,stddef.h,stdint.h,cmocka.h cmocka libcmocka-dev"

has() { command -v "$1" >/dev/null 2>&1; }

# Whether a program with these headers and this library can be built.
builds() {
	echo "$1" | tr ',' '\n' | sed 's/.*/#include <&>/' >"$dir/t.c"
	echo 'int main(void) { return 0; }' >>"$dir/t.c"
	$CC -o "$dir/t" "$dir/t.c" "-l$2" >/dev/null 2>&1
}

missing() {
	has "${CC%% *}" || echo gcc
	has make || echo make
	has ar || echo binutils
	has pkg-config || echo pkg-config
	echo 'int main(void) { return 0; }' >"$dir/t.c"
	$CC -o "$dir/t" "$dir/t.c" >/dev/null 2>&1 || echo libc6-dev
	echo "$needs" | while read -r headers lib package; do
		[ -z "$lib" ] || builds "$headers" "$lib" || echo "$package"
	done
	for tool in "$@"; do has "$tool" || echo "$tool"; done
}

list=$(missing "$@" | tr '\n' ' ')
[ -n "$list" ] || exit 0

if has apt-get && { [ "$(id -u)" = 0 ] || has sudo; }; then
	sudo=
	[ "$(id -u)" = 0 ] || sudo=sudo
	echo "installing $list" >&2
	log=$dir/log
	DEBIAN_FRONTEND=noninteractive
	export DEBIAN_FRONTEND
	# shellcheck disable=SC2086
	$sudo apt-get install -y --no-install-recommends $list >"$log" 2>&1 ||
		{ $sudo apt-get update &&
		$sudo apt-get install -y --no-install-recommends $list
		} >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
	list=$(missing "$@" | tr '\n' ' ')
	[ -z "$list" ] && exit 0
fi

echo "missing: $list" >&2
echo "Install them, as root, and try again:" >&2
if has apt-get; then
	echo "  apt-get install $list"
elif has dnf; then
	echo "  dnf install gcc make pkgconf utf8proc-devel json-c-devel" \
		"zlib-devel libzstd-devel gumbo-parser-devel expat-devel" \
		"libcmocka-devel"
elif has apk; then
	echo "  apk add build-base pkgconf utf8proc-dev json-c-dev zlib-dev" \
		"zstd-dev gumbo-parser-dev expat-dev cmocka-dev"
elif has brew; then
	echo "  brew install pkg-config utf8proc json-c zstd gumbo-parser" \
		"expat cmocka"
else
	echo "  (these are the names that Debian gives them)"
fi >&2
exit 1
