#!/bin/sh
# stream.sh DOCUMENTS.jsonl [OPTION...] - a stream of STREAM_BYTES (10^10) made
# of these documents, each with an id of its own and names never seen before.
#
# What is remembered between documents must not grow with the stream: every
# title holds two new words.  Says how much memory was taken in each tenth of
# the time, and whether every answer came, in order.  No part of "make check":
# an hour.

np=${B:-build}/newsparse
docs=$1
bytes=${STREAM_BYTES:-10000000000}
shift || { echo "usage: stream.sh DOCUMENTS.jsonl [OPTION...]" >&2; exit 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
mkfifo "$dir/in" "$dir/out" || exit 2

# Words are numbers to the base of 20, with consonants for digits.
awk -v most="$bytes" 'function word(n,  w) {
	for (w = ""; n; n = int(n / 20))
		w = w substr("bcdfghjklmnpqrstvwxz", n % 20 + 1, 1) "a"
	return toupper(substr(w, 1, 1)) substr(w, 2)
}
{
	sub(/^\{ *("id": *("[^"]*"|[0-9]+), *)?/, "")
	line[n++] = $0
}
END {
	for (i = 1; n && size < most; i++) {
		s = "{\"id\":" i ",\"title\":\"" word(i + 8000) " Ltd buys " \
			word(i + 400) " of Oslo\"," line[i % n]
		size += length(s) + 1
		print s
	}
	printf "%d %.0f\n", i - 1, size >made
}' made="$dir/made" "$docs" >"$dir/in" &
"$np" -i jsonl -f jsonl -j2 "$@" <"$dir/in" >"$dir/out" &
pid=$!
awk 'index(substr($0, 1, 60), "\"id\":" NR ",") == 0 { bad++ }
	/"error":/ { errors++ }
	{ size += length($0) + 1 }
	END { printf "%d %d %d %.0f\n", NR, bad, errors, size }' "$dir/out" >"$dir/got" &
checker=$!
began=$(date +%s)
while kill -0 $pid 2>/dev/null; do
	sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null
	sleep 1
done >"$dir/rss"
wait $pid
status=$?
took=$(($(date +%s) - began))
wait $checker
read -r documents size <"$dir/made"
read -r lines bad errors out <"$dir/got"
awk '{ v[NR] = $1 }
	END {
		printf "resident KiB, most in each tenth:"
		for (t = 0; t < 10; t++) {
			m = 0
			for (i = int(NR * t / 10) + 1; i <= NR * (t + 1) / 10; i++)
				if (v[i] > m) m = v[i]
			printf " %d", m
		}
		print ""
	}' "$dir/rss"
echo "$documents documents, $size bytes in, $out bytes out, $took s"
echo "$lines lines, $bad out of order, $errors errors, status $status"
[ $status = 0 ] && [ "$lines" = "$documents" ] && [ "$bad$errors" = 00 ]
