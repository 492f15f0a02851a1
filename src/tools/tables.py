#!/usr/bin/env python3
"""The tables, the charts and the example of README.md, made from tests/scores.tsv
and from what the program prints.

    tables.py [--newsparse build/newsparse] [--check]

Rewrites what stands between "<!-- NAME -->" and "<!-- end -->".  With --check
writes nothing and says whether the example is out of date; status 1 then.

Figures of other programs were taken with their own code on the same texts and
with the same scorers, in November 2026.
"""
import argparse
import math
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))

# What, area, set, metric, the best of the others, which that is.  All in per
# cent or all as fractions, as the scores are.
ACCURACY = [
    ("names, news of the world 2022", "names", "wwn-dev", "plo_f1", 73.8,
     "CoreNLP"),
    ("names, AP and NYT 1998", "names", "ieer-dev", "plo_f1", 85.5,
     "CoreNLP"),
    ("names, Reuters 1996", "names", "conll03-dev", "plo_f1", 93.8,
     "CoreNLP, whose training set it is, too"),
    ("names, web and mail", "names", "uner-ewt-test", "plo_f1", 74.9,
     "CoreNLP"),
    ("dates with value, TimeBank", "dates", "timebank", "value_f1", 78.9,
     "HeidelTime"),
    ("dates with value, AQUAINT", "dates", "aquaint", "value_f1", 72.2,
     "HeidelTime"),
    ("dates with value, WikiWars", "dates", "wikiwars", "value_f1", 82.7,
     "HeidelTime"),
    ("places within 161 km, all", "places", "all", "all_acc161", 0.51,
     "spaCy and largest population"),
    ("places within 161 km, world news", "places", "gwn", "all_acc161", 0.69,
     "Edinburgh Geoparser"),
    ("names of one person or body", "coref", "all", "names_conll", 0.74,
     "CoreNLP, spaCy"),
    ("... and noun phrases", "coref", "all", "names_nouns_conll", 0.57,
     "CoreNLP"),
    ("quotes with their speaker", "quotes", "quotes", "attributed_f1", 0.48,
     "CoreNLP"),
    ("who, what, where, when", "gist", "report", "f1", 0.45, "Giveme5W1H"),
    ("who did what (pairs)", "syntax", "en_ewt-ud-dev", "pairs_f1", 82.6,
     "spaCy"),
    ("who did what to whom (triples)", "syntax", "en_ewt-ud-dev",
     "triples_f1", 82.6, "spaCy"),
]

# What, metric of area "speed", unit, format, the others.
SPEED = [
    ("everything, text to JSON Lines", "jsonl_mbs", "MB/s", "%.1f",
     "spaCy 0.04 (names only), CoreNLP 0.01-0.05 (names only)"),
    ("names, places and dates (`--no-events`)", "entities_mbs", "MB/s", "%.1f",
     ""),
    ("... times as fast as spaCy's names, same run", "times_spacy", "", "%.0f",
     ""),
    ("... as CoreNLP's names", "times_corenlp", "", "%.0f", ""),
    ("tokens and sentences", "tokens_mbs", "MB/s", "%.0f", ""),
    ("... of the speed of `wc -w`", "tokens_to_wc", "", "%.2f", ""),
    ("one article, start to end", "start_ms", "ms", "%.0f",
     "spaCy 3,800, CoreNLP 4,000-44,000, HeidelTime 7,000-8,000"),
    ("memory, one article", "rss_article_mb", "MB", "%.0f",
     "spaCy 142-600, CoreNLP 264-1,486"),
    ("memory, a stream on two threads", "rss_stream_j2_mb", "MB", "%.0f", ""),
    ("the program, model included", "binary_mb", "MB", "%.1f", ""),
]

# What, of area "speed": set and metric.  Those of same-run are one run.
RATES = [
    ("tokens and sentences", "news", "tokens_mbs"),
    ("names, places, dates", "news", "entities_mbs"),
    ("everything", "news", "jsonl_mbs"),
    ("everything, in the run of spaCy", "same-run", "newsparse_mbs"),
    ("spaCy (small), names only", "same-run", "spacy_mbs"),
    ("CoreNLP, names only", "same-run", "corenlp_mbs"),
]

WIDTH = 40


def scores():
    rows = {}
    with open(os.path.join(ROOT, "tests/scores.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                area, name, metric, value = line.rstrip("\n").split("\t")[:4]
                rows[area, name, metric] = value
    return rows


def per_cent(value):
    return value if value > 1 else 100 * value


def measured(rows):
    for what, area, name, metric, other, who in ACCURACY:
        if (area, name, metric) in rows:
            yield (what, per_cent(float(rows[area, name, metric])),
                   per_cent(other), who)


def accuracy(rows):
    out = ["| what, on which texts | newsparse | best of the others | |",
           "|---|---:|---:|---|"]
    for what, own, other, who in measured(rows):
        out.append("| %s | %.1f | %.1f | %s |" % (what, own, other, who))
    return out


def chart(rows):
    """A bar for each row: filled to the others' best, lined beyond it."""
    out = ["```"]
    for what, own, other, _ in measured(rows):
        ours, theirs = (round(v * WIDTH / 100) for v in (own, other))
        bar = "█" * min(ours, theirs)
        bar += "▒" * (ours - theirs) if ours > theirs else \
            "·" * (theirs - ours)
        out.append("%-33s %-*s %5.1f" % (what, WIDTH, bar, own))
    out += ["", "%-33s █ both   ▒ newsparse alone   · the other alone" % "",
            "```"]
    return out


def speed(rows):
    out = ["| what | newsparse | others |", "|---|---:|---|"]
    for what, metric, unit, form, others in SPEED:
        value = rows.get(("speed", "news", metric))
        if value is not None:
            out.append("| %s | %s | %s |" % (
                what, (form % float(value) + " " + unit).strip(), others))
    return out


def rates(rows):
    """A bar for each rate: every step of the scale is a factor."""
    out = ["```"]
    for what, name, metric in RATES:
        if ("speed", name, metric) in rows:
            value = float(rows["speed", name, metric])
            bar = "█" * max(1, round(WIDTH * math.log10(value / 0.01) / 4))
            out.append("%-33s %-*s %8.3f" % (what, WIDTH, bar, value))
    out += ["%-33s 0.01 ·%s 100 MB/s" % ("", "each ten times the last"
                                         .center(WIDTH - 10, "·")), "```"]
    if ("speed", "machine", "cpu") in rows:
        cpu, cores, date = (rows["speed", "machine", k]
                            for k in ("cpu", "cores", "date"))
        out += ["", "Taken on %s on one core of %s (%s cores in all)." % (
            date, cpu, cores)]
    return out


def example(newsparse):
    sample = "data/samples/drone-talks.txt"
    text = subprocess.run([newsparse, sample], stdout=subprocess.PIPE,
                          cwd=ROOT, check=True).stdout.decode()
    return ["    " + line if line else "" for line in
            ["$ newsparse " + sample, ""] + text.rstrip("\n").split("\n")]


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--newsparse", default="build/newsparse")
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    rows = scores()
    parts = {"example": example(os.path.abspath(args.newsparse)),
             "accuracy": accuracy(rows), "chart": chart(rows),
             "speed": speed(rows), "rates": rates(rows)}
    path = os.path.join(ROOT, "README.md")
    with open(path, encoding="utf-8") as f:
        old = f.read()
    new = old
    for name, lines in parts.items():
        new = re.sub(r"(<!-- %s -->\n).*?(<!-- end -->)" % name,
                     lambda m: m[1] + "\n" + "\n".join(lines) + "\n\n" + m[2],
                     new, flags=re.S)
        if args.check and name == "example" and new != old:
            sys.exit("README.md: the example is out of date: make tables")
    if new != old and not args.check:
        with open(path, "w", encoding="utf-8") as f:
            f.write(new)


if __name__ == "__main__":
    main()
