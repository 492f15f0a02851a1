"""people.py FACTS DATA: full names of people who are in the news or were.

From WordNet's named instances, and the lists of members of the United States
Congress and of presidents and their deputies.  One name a line."""
import re
import sys

from common import fold, read_tsv, write_tsv

# Who WordNet calls a person but the news does not mean by that name.
SKIP = re.compile(r"^(the|Saint|St\.)\b|\d|,", re.I)


def wordnet(facts):
    for r in read_tsv(facts + "/wordnet30_instances.tsv"):
        name = r[0].replace("_", " ")
        words = name.split()
        if r[1] == "PER" and 1 < len(words) < 6 and not SKIP.search(name) \
                and words[0][0].isupper() and words[-1][0].isupper():
            yield name


def yaml_names(path):
    """The name blocks of a file of this one shape; no YAML is needed."""
    block = None
    with open(path, encoding="utf-8") as f:
        for line in f:
            m = re.match(r"(\s*)(?:- )?(\w+):\s*(.*)$", line)
            if not m:
                continue
            depth, key, value = len(m.group(1)), m.group(2), m.group(3)
            if key == "name" and depth == 2:
                block = {}
            elif block is not None and depth <= 2:
                yield block
                block = None
            elif block is not None:
                block[key] = value.strip("'\"")
    if block:
        yield block


def officials(path):
    for b in yaml_names(path):
        first = b.get("nickname") or b.get("first", "")
        for name in {b.get("first", "") + " " + b.get("last", ""),
                     first + " " + b.get("last", ""),
                     b.get("official_full", "")}:
            name = re.sub(r",? (Jr|Sr|II|III|IV)\.?$", "", name)
            if " " in name.strip() and "," not in name:
                yield name.strip()


def main(facts, data):
    names = {}
    for source in (wordnet(facts),
                   officials(facts + "/legislators-current.yaml"),
                   officials(facts + "/executive.yaml")):
        for name in source:
            names.setdefault(fold(name), name)
    write_tsv(data + "/people.tsv", "people.py",
              "WordNet 3.0 and lists of US officials",
              sorted((("person", n) for n in names.values()),
                     key=lambda r: r[1].encode()),
              ("class", "name"))


main(*sys.argv[1:])
