#!/bin/sh
# dist.sh NAME DIR - DIR/NAME.tar.gz with the files of the checkout, the same
# bytes every time: sorted, no owners, the time of the last commit.  Of what
# was such an archive it makes the same one again.
set -e
name=$1 dir=$2
mkdir -p "$dir"
if [ -e .git ] && command -v git >/dev/null 2>&1; then
	git ls-files >"$dir/files"
	time=$(git log -1 --format=%ct)
else
	find . \( -path ./build -o -path ./.git \) -prune -o ! -type d -print |
		sed 's|^\./||' >"$dir/files"
	time=$(date -r Makefile +%s)
fi
LC_ALL=C sort -o "$dir/files" "$dir/files"
tar --create --format=ustar --no-recursion --files-from="$dir/files" \
	--transform="s|^|$name/|" --owner=0 --group=0 --numeric-owner \
	--mode=u+rwX,go+rX,go-w --mtime="@${SOURCE_DATE_EPOCH:-$time}" |
	gzip -9n >"$dir/$name.tar.gz"
rm "$dir/files"
echo "$dir/$name.tar.gz"
