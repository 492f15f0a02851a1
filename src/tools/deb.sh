#!/bin/sh
# deb.sh NAME DIR - Debian packages of the checkout in DIR, and what lintian
# says of them.  Needs debhelper; lintian where it is present.
set -e
name=$1 dir=$2
version=${name#*-}
rm -rf "${dir:?}/deb"
mkdir -p "$dir/deb"
sh src/tools/dist.sh "$name" "$dir/deb" >/dev/null
cd "$dir/deb"
tar -xzf "$name.tar.gz"
mv "$name.tar.gz" "newsparse_$version.orig.tar.gz"
cp -r "$name/src/tools/debian" "$name/debian"
(cd "$name" && dpkg-buildpackage -us -uc -b >../build.log 2>&1) ||
	{ tail -20 build.log >&2; exit 1; }
ls "$PWD"/*.deb
! command -v lintian >/dev/null || lintian --fail-on error,warning ./*.changes
