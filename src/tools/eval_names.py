#!/usr/bin/env python3
"""Names against annotated text, exact span and type, tokens given.

    eval_names.py --newsparse build/newsparse [--shared DIR] [--errors SET]

Prints one line for each figure: area, set, metric, value.  plo_f1 is F1 of
people, places and organisations together, as ner_score.py of the shared tools
counts; plom_f1 counts other names (MISC) too, where the set has them.  Of wwn-dev also:
the same text in capitals, in lower case, and with its first paragraphs as
headlines; names that the training text does not have; names whose words come
again in the article; the calibration error of the scores.

--errors SET prints the most frequent kinds of errors of a set, then the most
frequent single ones.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared")
SETS = ["wwn-dev", "ieer-dev", "conll03-dev", "uner-ewt-test"]
WITH_MISC = ["wwn-dev", "conll03-dev"]
CLASSES = {"PER", "LOC", "ORG"}
SMALL = set("a an the of in on at for to and or by with from as but nor".split())


def documents(path):
    """Documents of sentences of (token, tag)."""
    docs, sent = [[]], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("-DOCSTART-"):
            col = line.split("\t")
            sent.append((col[0], col[1] if len(col) > 1 else "O"))
            continue
        if sent:
            docs[-1].append(sent)
            sent = []
        if line and docs[-1]:
            docs.append([])
    if sent:
        docs[-1].append(sent)
    return [d for d in docs if d]


def write(docs, out):
    for doc in docs:
        out.write("-DOCSTART-\tO\n\n")
        for sent in doc:
            out.write("".join("%s\t%s\n" % x for x in sent) + "\n")
    out.flush()


def title(word):
    return word if word in SMALL else word[:1].upper() + word[1:]


def recased(docs, how):
    """A copy with the letters of every token, or for `title` of the first
    paragraph of each document, changed."""
    change = {"upper": str.upper, "lower": str.lower, "title": title}[how]
    return [[[(change(w) if how != "title" or not i else w, t)
              for w, t in sent] for i, sent in enumerate(doc)]
            for doc in docs]


class Evaluation:
    def __init__(self, opt):
        self.newsparse = opt.newsparse
        self.ner = os.path.join(opt.shared, "corpora", "ner")
        sys.path.insert(0, os.path.join(opt.shared, "tools"))
        import ner_score
        self.scorer = ner_score

    def run(self, path, fmt):
        done = subprocess.run([self.newsparse, "-i", "conll", "-f", fmt, path],
                              stdout=subprocess.PIPE)
        if done.returncode:
            sys.exit("eval_names.py: exit status %d" % done.returncode)
        return done.stdout.decode()

    def predict(self, docs):
        """Gold and predicted sentences, as ner_score.py reads them."""
        with tempfile.NamedTemporaryFile("w", suffix=".conll",
                                         encoding="utf-8") as gold, \
                tempfile.NamedTemporaryFile("w", suffix=".conll",
                                            encoding="utf-8") as pred:
            write(docs, gold)
            pred.write(self.run(gold.name, "conll"))
            pred.flush()
            return self.scorer.read(gold.name), self.scorer.read(pred.name)

    def load(self, name):
        return documents(os.path.join(self.ner, name + ".tsv"))

    def mentions(self, gold, pred):
        """Pairs of sets of (sentence, begin, end, type), and the words."""
        flat = [tag for sent in pred for _, tag in sent]
        k = 0
        for i, sent in enumerate(gold):
            words = [w for w, _ in sent]
            yield (i, words,
                   set(self.scorer.spans([t for _, t in sent])),
                   set(self.scorer.spans(flat[k:k + len(sent)])))
            k += len(sent)

    def figures(self, name):
        docs = self.load(name)
        gold, pred = self.predict(docs)
        score = self.scorer.score(gold, pred, CLASSES)
        yield "plo_f1", score["ALL"]["F"]
        for cls in sorted(CLASSES):
            yield cls.lower() + "_f1", score[cls]["F"]
        if name in WITH_MISC:
            yield "plom_f1", self.scorer.score(
                gold, pred, CLASSES | {"MISC"})["ALL"]["F"]
        if name == "wwn-dev":
            yield from self.more(docs, gold, pred)

    def more(self, docs, gold, pred):
        for how in ("upper", "lower", "title"):
            score = self.scorer.score(*self.predict(recased(docs, how)),
                                      CLASSES)
            yield "plo_f1_" + how, score["ALL"]["F"]
        yield "unseen_f1", self.unseen(gold, pred)
        yield "again_recall", self.again(docs, gold, pred)
        yield "calibration_error", self.calibration(docs)

    def unseen(self, gold, pred):
        known = set()
        for doc in self.load("wwn-train") + self.load("conll03-train"):
            for sent in doc:
                for b, e, _ in self.scorer.spans([t for _, t in sent]):
                    known.add(" ".join(w for w, _ in sent[b:e]))
        right = found = true = 0
        for _, words, g, p in self.mentions(gold, pred):
            def new(x):
                return x[2] in CLASSES and " ".join(
                    words[x[0]:x[1]]) not in known
            g, p = set(filter(new, g)), set(filter(new, p))
            right, found, true = (right + len(g & p), found + len(p),
                                  true + len(g))
        return round(200 * right / max(found + true, 1), 2)

    def again(self, docs, gold, pred):
        """Recall of names whose first word is elsewhere in the article."""
        counts, where = [], []
        for doc in docs:
            counts.append(collections.Counter(
                w for sent in doc for w, _ in sent))
            where += [len(counts) - 1] * len(doc)
        right = true = 0
        for i, words, g, p in self.mentions(gold, pred):
            for x in g:
                if x[2] in CLASSES and counts[where[i]][words[x[0]]] > 1:
                    true += 1
                    right += x in p
        return round(100 * right / max(true, 1), 2)

    def calibration(self, docs):
        """Expected calibration error over ten bins of score."""
        bins = [[0, 0, 0.0] for _ in range(10)]
        with tempfile.NamedTemporaryFile("w", suffix=".conll",
                                         encoding="utf-8") as gold:
            write(docs, gold)
            lines = self.run(gold.name, "jsonl").splitlines()
        for doc, line in zip(docs, lines):
            true, at = set(), 0
            for sent in doc:
                begin = []
                for w, _ in sent:
                    begin.append((at, at + len(w)))
                    at += len(w) + 1
                for b, e, t in self.scorer.spans([t for _, t in sent]):
                    true.add((begin[b][0], begin[e - 1][1], t))
            for m in json.loads(line)["mentions"]:
                if m["kind"] != "name" or m["type"] not in CLASSES:
                    continue
                k = bins[min(int(m["score"] * 10), 9)]
                k[0] += 1
                k[1] += (m["start"], m["end"], m["type"]) in true
                k[2] += m["score"]
        n = sum(k[0] for k in bins)
        return round(sum(abs(k[1] - k[2]) for k in bins) / max(n, 1), 4)

    def errors(self, name, most=50):
        kinds, single = collections.Counter(), collections.Counter()
        for _, words, g, p in self.mentions(*self.predict(self.load(name))):
            g = {x for x in g if x[2] in CLASSES}
            p = {x for x in p if x[2] in CLASSES | {"MISC"}}
            for x in sorted(g - p):
                over = [y for y in sorted(p) if y[0] < x[1] and y[1] > x[0]]
                same = [y for y in over if y[:2] == x[:2]]
                kind = ("type " + x[2] + " as " + same[0][2] if same else
                        "span of " + x[2] if over else "missed " + x[2])
                kinds[kind] += 1
                single["%s: %s (%s)" % (kind, " ".join(words[x[0]:x[1]]),
                       " | ".join(" ".join(words[y[0]:y[1]])
                                  for y in over))] += 1
            for x in sorted(p - g):
                if x[2] in CLASSES and not any(
                        y[0] < x[1] and y[1] > x[0] for y in g):
                    kinds["no name, " + x[2]] += 1
                    single["no name, %s: %s" % (
                        x[2], " ".join(words[x[0]:x[1]]))] += 1
        for table in (kinds, single):
            for key, n in table.most_common(most):
                print("%5d  %s" % (n, key))
            print()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--newsparse", default="build/newsparse")
    ap.add_argument("--shared", default=SHARED)
    ap.add_argument("--errors", metavar="SET")
    opt = ap.parse_args()
    if not os.path.isdir(os.path.join(opt.shared, "corpora", "ner")):
        sys.exit("eval_names.py: no corpora in " + opt.shared)
    ev = Evaluation(opt)
    if opt.errors:
        if os.path.exists(os.path.join(ev.ner, opt.errors + ".tsv")):
            ev.errors(opt.errors)
        return
    for name in SETS:
        for metric, value in ev.figures(name):
            print("names\t%s\t%s\t%s" % (name, metric, value), flush=True)


if __name__ == "__main__":
    main()
