#!/usr/bin/env python3
"""Parts of speech and dependencies against Universal Dependencies files.

    eval_syntax.py --newsparse build/newsparse [--shared DIR] [FILE.conllu]...

Gives the tokens of each file to newsparse, scores what comes back with
svo_score.py of the shared tools, and prints one line for each figure: area,
set, metric, value.  Of the files of none given, the development set is read.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared")


def words(path):
    """The words of a CoNLL-U file, one a line, as the input format wants."""
    out = []
    for line in open(path, encoding="utf-8"):
        col = line.rstrip("\n").split("\t")
        if not col[0]:
            out.append("\n")
        elif col[0].isdigit():
            out.append(col[1] + "\n")
    return "".join(out)


def parse(newsparse, path, out):
    run = [newsparse, "-i", "conll", "-f", "conllu"]
    done = subprocess.run(run, input=words(path).encode(), stdout=out)
    if done.returncode:
        sys.exit("eval_syntax.py: %s: exit status %d"
                 % (newsparse, done.returncode))


def evaluate(newsparse, scorer, path):
    """Pairs of metric and value."""
    with tempfile.NamedTemporaryFile(suffix=".conllu") as out:
        parse(newsparse, path, out)
        out.flush()
        r = scorer.score(scorer.read(path), scorer.read(out.name))
    return [("upos", r["upos"]), ("xpos", r["xpos"]), ("uas", r["uas"]),
            ("las", r["las"]), ("pairs_f1", r["pair"][2]),
            ("triples_f1", r["triple"][2])]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--newsparse", required=True)
    ap.add_argument("--shared", default=SHARED)
    ap.add_argument("files", nargs="*")
    args = ap.parse_args()
    if not os.path.isdir(args.shared):
        print("eval_syntax.py: no shared folder, skipped", file=sys.stderr)
        return
    sys.path.insert(0, os.path.join(args.shared, "tools"))
    sys.dont_write_bytecode = True
    import svo_score
    files = args.files or [os.path.join(args.shared, "corpora", "syntax",
                                        "en_ewt-ud-dev.conllu")]
    for path in files:
        name = os.path.basename(path).replace(".conllu", "")
        for metric, value in evaluate(args.newsparse, svo_score, path):
            print("syntax\t%s\t%s\t%.2f" % (name, metric, value))


if __name__ == "__main__":
    main()
