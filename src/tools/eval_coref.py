#!/usr/bin/env python3
"""Who is who against the coreference sets of the shared folder.

    eval_coref.py --newsparse build/newsparse [--shared DIR]

Reads every document of the set, scores the entities with coref_score.py of the
shared tools, and prints one line for each figure: area, set, metric, value.

Some gold clusters of the set "mt" carry two names for one entity within one
document ("cross_X" and "cross_intra_X"); the lines of the set "mt-one" are
scored with those made one.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared")
FORMS = (("names", {"NAM"}), ("names_nouns", {"NAM", "NOM"}))
TYPES = {"PER", "ORG"}
PRONOUNS = set("he him his himself she her hers herself".split())


def documents(folder):
    """The set as JSON Lines."""
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        base = path[:-4]
        doc = {"id": os.path.basename(base)}
        with open(path, encoding="utf-8", newline="") as f:
            doc["text"] = f.read()
        if os.path.exists(base + ".dct"):
            with open(base + ".dct", encoding="utf-8") as f:
                doc["date"] = f.read().strip()
        lines.append(json.dumps(doc, ensure_ascii=False) + "\n")
    return "".join(lines)


def one(gold):
    """Gold mentions with the two names of a cluster made one."""
    return [g[:4] + (g[4].replace("cross_intra_", "cross_"),) + g[5:]
            for g in gold]


def run(newsparse, text, *more):
    done = subprocess.run([newsparse, "-i", "jsonl", "-f", "jsonl", *more],
                          input=text.encode(), stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit("eval_coref.py: %s: exit status %d"
                 % (newsparse, done.returncode))
    return done.stdout


def pronouns(align, text, gold, found):
    """Counts of he and she for somebody named: in gold, found, both."""
    named = {g[4] for g in gold if g[3] == "NAM" and g[2] in TYPES}
    spans = [(m["start"], m["end"], m["entity"]) for m in found]
    votes = collections.defaultdict(collections.Counter)
    at = {}
    for m, i in zip(found, align(text, gold, spans)):
        if m["kind"] == "name":
            votes[m["entity"]][i if i is None else gold[i][4]] += 1
        elif m["kind"] == "pronoun":
            at[m["start"], m["end"]] = m["entity"]
    ngold = nfound = right = 0
    for g in gold:
        if text[g[0]:g[1]].lower() not in PRONOUNS:
            continue
        who = votes[at.get(g[:2])]
        best = who.most_common(1)[0][0] if who else None
        ngold += g[4] in named
        nfound += bool(who)
        right += best == g[4] and g[4] in named
    return ngold, nfound, right


def pronoun_rows(coref_score, newsparse, folder, gold, texts):
    sums = [0, 0, 0]
    answer = run(newsparse, documents(folder), "--pronouns").decode()
    for line in answer.splitlines():
        doc = json.loads(line)
        if doc["id"] in gold:
            sums = [a + b for a, b in zip(sums, pronouns(
                coref_score.align, texts[doc["id"]], gold[doc["id"]],
                doc["mentions"]))]
    print("coref\tgum\the_she_precision\t%.3f" % (sums[2] / sums[1]))
    print("coref\tgum\the_she_recall\t%.3f" % (sums[2] / sums[0]))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--newsparse", required=True)
    ap.add_argument("--shared", default=SHARED)
    args = ap.parse_args()
    folder = os.path.join(args.shared, "corpora", "coref")
    if not os.path.isdir(folder):
        print("eval_coref.py: no shared folder, skipped", file=sys.stderr)
        return
    sys.path.insert(0, os.path.join(args.shared, "tools"))
    sys.dont_write_bytecode = True
    import coref_score

    gold, texts = {}, {}
    for path in glob.glob(os.path.join(folder, "*.coref.tsv")):
        name = os.path.basename(path)[:-len(".coref.tsv")]
        gold[name] = coref_score.read_tsv(path)
        with open(os.path.join(folder, name + ".txt"), encoding="utf-8",
                  newline="") as f:
            texts[name] = f.read()
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        out.write(run(args.newsparse, documents(folder)))
        out.flush()
        found = coref_score.read_sys(out.name)
    part = {p: {k: g for k, g in gold.items() if k.startswith(p)}
            for p in ("gum", "mt")}
    sets = (("all", gold), ("gum", part["gum"]), ("mt", part["mt"]),
            ("mt-one", {k: one(g) for k, g in part["mt"].items()}))
    for name, docs in sets:
        for label, forms in FORMS:
            r = coref_score.score(docs, found, texts, forms, TYPES)
            for metric, value in (("conll", r["CoNLL"]["F1"]),
                                  ("found_b3", r["B3f"]["F1"]),
                                  ("recall", r["det"]["R"])):
                print("coref\t%s\t%s_%s\t%.3f" % (name, label, metric, value))
    pronoun_rows(coref_score, args.newsparse, folder, part["gum"], texts)


if __name__ == "__main__":
    main()
