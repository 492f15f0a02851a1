#!/bin/sh
# dist.sh NAME DIR - DIR/NAME.tar.gz with the files of the checkout, the same
# bytes every time: sorted, no owners, the time of the last commit.
set -e
name=$1 dir=$2
mkdir -p "$dir"
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
git ls-files | LC_ALL=C sort |
	tar --create --format=ustar --no-recursion --files-from=- \
		--transform="s|^|$name/|" --owner=0 --group=0 --numeric-owner \
		--mode=u+rwX,go+rX,go-w --mtime="@$time" |
	gzip -9n >"$dir/$name.tar.gz"
echo "$dir/$name.tar.gz"
