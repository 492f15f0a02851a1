#!/usr/bin/env python3
"""sense.py data/sense.tsv > src/link/sense.inc: the table of words in C.

The classes are the NP_S_* of src/link/sense.h."""
import sys

rows = []
for n, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    line = line.rstrip("\n")
    if not line or line.startswith("#"):
        continue
    word, classes = line.split("\t")
    rows.append((word.encode(), classes.split()))
if rows != sorted(rows, key=lambda r: r[0]):
    sys.exit(f"{sys.argv[1]}: not sorted")

print("/* Generated from data/sense.tsv by src/tools/sense.py; do not edit. */")
for word, classes in rows:
    text = "".join(chr(b) if b < 128 else "\\%03o" % b for b in word)
    flags = "|".join("S(%s)" % c for c in classes)
    print('{ "%s", %d, %s },' % (text, len(word), flags))
