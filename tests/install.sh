#!/bin/sh
# install.sh - make install, what a program needs to be built with what was
# installed, make uninstall; the archive of make dist.  The last line is
# "N passed, M failed".
#
# B is the build folder; CC, MAKE, CFLAGS and LDFLAGS as in the Makefile.

cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
CC=${CC:-cc}
MAKE=${MAKE:-make}
work=$B/tests/install
root=$work/root
case $B in /*) abs=$work ;; *) abs=$PWD/$work ;; esac
rm -rf "$work"
mkdir -p "$work"
passed=0
failed=0

# check WHAT COMMAND...: it ends with 0.
check() {
	what=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1))
	else
		head -5 "$work/out"
		echo "FAIL install: $what"
		failed=$((failed + 1))
	fi
}

# make install or uninstall below $root, as a packager would.
installs() {
	$MAKE -s B="$B" DESTDIR="$root" PREFIX=/opt/newsparse \
		LIBDIR=/opt/newsparse/lib64 "$1"
}

# What must be there; man/man3 has a page a function.
complete() {
	for file in bin/newsparse include/newsparse.h lib64/libnewsparse.a \
		lib64/libnewsparse.so lib64/libnewsparse.so.0 \
		lib64/pkgconfig/newsparse.pc share/man/man1/newsparse.1 \
		share/man/man3/newsparse.3 share/man/man3/np_analyze.3 \
		share/bash-completion/completions/newsparse \
		share/zsh/site-functions/_newsparse \
		share/fish/vendor_completions.d/newsparse.fish; do
		[ -s "$root/opt/newsparse/$file" ] || { echo "no $file"; return 1; }
	done
	"$root/opt/newsparse/bin/newsparse" --version
}

# An example built with pkg-config alone, against the shared library.
builds() {
	pc=$root/opt/newsparse/lib64
	flags=$(PKG_CONFIG_PATH=$pc/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root \
		pkg-config --cflags --libs newsparse) || return
	# shellcheck disable=SC2086
	$CC -std=c11 $CFLAGS $LDFLAGS -o "$work/minimal" \
		tests/examples/minimal.c $flags &&
		LD_LIBRARY_PATH=$pc "$work/minimal" \
		tests/examples/article.txt >"$work/minimal.stdout" &&
		cmp "$work/minimal.stdout" tests/examples/minimal.stdout
}

version() {
	said=$("$B/newsparse" --version | head -1)
	pc=$(PKG_CONFIG_PATH=$root/opt/newsparse/lib64/pkgconfig \
		pkg-config --modversion newsparse)
	deb=$(sed -n '1s/.*(\(.*\)-.*).*/\1/p' src/tools/debian/changelog)
	echo "program: $said, pkg-config: $pc, Debian: $deb"
	[ "$said" = "newsparse $pc" ] && [ "$pc" = "$deb" ] &&
		grep -q "^## $pc" src/CHANGELOG.md
}

empty() {
	installs uninstall && ! find "$root" ! -type d | grep .
}

# The archive, from a checkout and from what was in the archive.
archive() {
	sh src/tools/dist.sh np "$work/a" && tar -C "$work" -xzf "$work/a/np.tar.gz" &&
		(cd "$work/np" && sh src/tools/dist.sh np "$abs/b") &&
		cmp "$work/a/np.tar.gz" "$work/b/np.tar.gz"
}

check "make install" installs install
check "everything is there" complete
check "one version everywhere" version
check "a program by pkg-config" builds
check "make uninstall leaves nothing" empty
check "the archive is the same bytes twice" archive
rm -rf "$work"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
