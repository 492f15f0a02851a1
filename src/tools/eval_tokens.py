#!/usr/bin/env python3
"""Tokens and sentences against Universal Dependencies files.

    eval_tokens.py --bench build/bench FILE.conllu [--docs REGEX] [--errors N]

The raw text of a file is made from its `# text` lines: sentences joined by a
blank (by nothing where the last word has SpaceAfter=No), paragraphs and
documents by a blank line.  Words and sentences are compared as spans of that
text, without its white space; precision and recall over exact spans.
"""
import argparse
import collections
import re
import subprocess
import sys
import tempfile


class Sentence:
    def __init__(self):
        self.text, self.words, self.glued, self.para = "", [], False, False


def read(path, docs=None):
    """Sentences of a file; .para is set on the first of a paragraph."""
    out, cur, para, keep = [], Sentence(), True, True
    upto = 0
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            para = True
            keep = not docs or re.search(docs, line.split("=")[-1]) is not None
        elif line.startswith("# newpar"):
            para = True
        elif line.startswith("# text = "):
            cur.text = line[9:]
        elif line and line[0] != "#":
            col = line.split("\t")
            if "-" in col[0]:
                upto = int(col[0].split("-")[1])
                cur.glued = "SpaceAfter=No" in col[9]
            elif "." not in col[0]:
                cur.words.append(col[1])
                if int(col[0]) > upto:
                    cur.glued = "SpaceAfter=No" in col[9]
        elif not line and cur.words:
            cur.para, para = para, False
            if keep:
                out.append(cur)
            cur, upto = Sentence(), 0
    return out


def raw(sents):
    """The text, and spans of words and sentences in it without blanks."""
    text, words, ends, at = [], [], [], 0
    for i, s in enumerate(sents):
        if i:
            text.append("\n\n" if s.para else "" if sents[i - 1].glued
                        else " ")
        text.append(s.text)
        for w in s.words:
            n = len(re.sub(r"\s", "", w))
            words.append((at, at + n))
            at += n
        ends.append(at)
    return "".join(text), words, ends


def squeeze(text):
    """For each byte offset, how many visible characters precede it."""
    data = text.encode("utf-8")
    before, n = [0] * (len(data) + 1), 0
    i = 0
    for ch in text:
        k = len(ch.encode("utf-8"))
        for j in range(k):
            before[i + j] = n
        n += not ch.isspace()
        i += k
    before[i] = n
    return before


def run(bench, text):
    with tempfile.NamedTemporaryFile("wb", suffix=".txt") as f:
        f.write(text.encode("utf-8"))
        f.flush()
        out = subprocess.run([bench, "dump", f.name], check=True,
                             stdout=subprocess.PIPE).stdout
    before = squeeze(text)
    words, ends, last = [], [], None
    for line in out.decode("utf-8", "replace").splitlines():
        col = line.split("\t")
        if len(col) < 5:
            continue
        words.append((before[int(col[0])], before[int(col[1])]))
        if last is not None and col[2] != last:
            ends.append(words[-2][1])
        last = col[2]
    if words:
        ends.append(words[-1][1])
    return words, ends


def f1(gold, got):
    right = len(set(gold) & set(got))
    p, r = right / max(1, len(got)), right / max(1, len(gold))
    return 200 * p * r / max(1e-9, p + r)


def spans(ends):
    return list(zip([0] + ends[:-1], ends))


def show(text, gold, got, gold_ends, got_ends, n):
    vis = [c for c in text if not c.isspace()]
    word = lambda s: "".join(vis[s[0]:s[1]])
    wrong, seen = collections.Counter(), []
    g, h = set(gold), set(got)
    cuts_g = {e for _, e in gold}
    cuts_h = {e for _, e in got}
    both = sorted(cuts_g & cuts_h)
    for a, b in zip([0] + both, both):
        if (a, b) in g and (a, b) in h:
            continue
        x = [word(s) for s in gold[lo(gold, a):lo(gold, b)]]
        y = [word(s) for s in got[lo(got, a):lo(got, b)]]
        wrong["%s  =>  %s" % (" | ".join(x), " | ".join(y))] += 1
    print("-- tokens: wanted => got")
    for k, c in wrong.most_common(n):
        print("%5d  %s" % (c, k))
    print("-- sentences")
    k = 0
    for e in sorted(set(gold_ends) ^ set(got_ends)):
        kind = "missed" if e in gold_ends else "extra "
        print(kind, "".join(vis[max(0, e - 30):e]), "||",
              "".join(vis[e:e + 30]))
        k += 1
        if k >= n:
            break


def lo(spans_, at):
    import bisect
    return bisect.bisect_left(spans_, (at, at))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--bench", default="build/bench")
    ap.add_argument("--docs", help="only documents whose id matches")
    ap.add_argument("--errors", type=int, default=0)
    ap.add_argument("file")
    a = ap.parse_args()
    text, words, ends = raw(read(a.file, a.docs))
    got, got_ends = run(a.bench, text)
    print("%s\ttokens\t%.2f\tsentences\t%.2f" % (
        a.file.rsplit("/", 1)[-1], f1(words, got),
        f1(spans(ends), spans(got_ends))))
    if a.errors:
        show(text, words, got, ends, got_ends, a.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
