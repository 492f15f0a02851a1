#!/bin/sh
# all.sh SHARED DATA - make the generated tables anew, in the order in which
# they read each other.
set -e
here=$(dirname "$0")
for table in countries regions people firstnames; do
	python3 -B "$here/$table.py" "$1/facts" "$2"
done
python3 -B "$here/cities.py" "$1/facts" "$1/corpora/ner" "$2"
