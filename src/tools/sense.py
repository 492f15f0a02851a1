#!/usr/bin/env python3
"""sense.py data/sense.tsv > src/link/sense.inc: the table of words in C.

The classes are the NP_S_* of src/link/sense.h.  With SENSE_SLOTS the file is a
hash table of row numbers plus one, open addressing by np_hash(); else the
rows."""
import sys

WORD = (1 << 64) - 1
SLOTS = 4096


def mix(a, b):
    """np_mix() of src/base/hash.h"""
    h = ((a ^ b) * 0x9E3779B97F4A7C15) & WORD
    h ^= h >> 32
    h = (h * 0xD6E8FEB86659FD93) & WORD
    return h ^ h >> 29


def np_hash(word):
    h = mix(0, len(word))
    for i in range(0, len(word), 8):
        h = mix(h, int.from_bytes(word[i:i + 8], "little"))
    return h


rows = []
for n, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    line = line.rstrip("\n")
    if not line or line.startswith("#"):
        continue
    word, classes = line.split("\t")
    rows.append((word.encode(), classes.split()))
if rows != sorted(rows, key=lambda r: r[0]):
    sys.exit(f"{sys.argv[1]}: not sorted")
slots = [0] * SLOTS
for n, (word, _) in enumerate(rows, 1):
    at = np_hash(word) % SLOTS
    while slots[at]:
        at = (at + 1) % SLOTS
    slots[at] = n

print("/* Generated from data/sense.tsv by src/tools/sense.py; do not edit. */")
print("#ifdef SENSE_SLOTS")
for i in range(0, SLOTS, 12):
    print(" ".join("%d," % n for n in slots[i:i + 12]))
print("#else")
for word, classes in rows:
    text = "".join(chr(b) if b < 128 else "\\%03o" % b for b in word)
    flags = "|".join("S(%s)" % c for c in classes)
    print('{ "%s", %d, %s },' % (text, len(word), flags))
print("#endif")
