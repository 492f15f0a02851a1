#!/usr/bin/env python3
"""Who said it, where it was and what the gist is, on the development sets.

Prints AREA<TAB>SET<TAB>METRIC<TAB>VALUE lines.  The scorers and the sets are
those beside the checkout; without them nothing is printed."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

SHARED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")


def tool(name, *args):
    return subprocess.run([sys.executable, os.path.join(SHARED, "tools", name), *args], check=True,
                          stdout=subprocess.PIPE, text=True).stdout


def analyse(newsparse, corpus, out):
    docs = tool("docs2jsonl.py", corpus)
    with open(out, "w", encoding="utf-8") as f:
        subprocess.run([newsparse, "-i", "jsonl", "-f", "jsonl"], input=docs, text=True, stdout=f, check=True)


def quotes(score, row):
    row("quotes", "polnear", "spans F1", score["direct"]["F1"])
    row("quotes", "polnear", "attributed F1", score["attributed_direct"]["F1"])


def gist(score, row):
    for question in ("who", "what", "where", "when", "mean"):
        row("gist", "report", question + " F1", score[question]["F1"])
        row("gist", "report", question + " key word", score[question]["head"])


def places(score, row, name="all"):
    row("places", name, "span F1", score["exact"]["F1"])
    row("places", name, "resolved acc161", score["resolved"]["acc161"])
    row("places", name, "all acc161", score["all"]["acc161"])


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--newsparse", default="build/newsparse")
    newsparse = a.parse_args().newsparse
    if not os.path.isdir(SHARED):
        return

    def row(area, name, metric, value):
        print(f"{area}\t{name}\t{metric}\t{value:.3f}")

    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "out.jsonl")
        for name, scorer, show in (("quotes", "quote_score.py", quotes), ("report", "report_score.py", gist)):
            corpus = os.path.join(SHARED, "corpora", name)
            analyse(newsparse, corpus, out)
            show(json.loads(tool(scorer, corpus, out, "--json")), row)
        corpus = os.path.join(SHARED, "corpora", "geo")
        analyse(newsparse, corpus, out)
        score = json.loads(tool("geo_score.py", corpus, out, "--json"))
        for name in sorted(score):
            places(score[name], row, name.lower())


if __name__ == "__main__":
    main()
