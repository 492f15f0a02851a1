#!/usr/bin/env python3
"""All accuracy figures: tests/scores.tsv and a page to read.

    eval.py --newsparse build/newsparse [--errors SET] [AREA...]

Runs every eval_*.py beside it, each of which prints lines of AREA, SET, METRIC
and VALUE, and the scorers of the shared folder on the sets that no such script
covers.  Rows of tests/scores.tsv that were not measured this time stay.  With
--errors the scripts print what went wrong in a set instead.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.path.join(ROOT, "..", "shared")
SCORES = os.path.join(ROOT, "tests", "scores.tsv")

# What has to be reached, and what is aimed at.
GOALS = {
    ("tokens", "en_ewt-ud-dev", "tokens_f1"): (99.0, 99.5),
    ("tokens", "en_ewt-ud-dev", "sentences_f1"): (85, 90),
    ("tokens", "gum-news", "tokens_f1"): (99.5, 99.8),
    ("tokens", "gum-news", "sentences_f1"): (95, 98),
    ("names", "wwn-dev", "plo_f1"): (82.5, 86),
    ("names", "ieer-dev", "plo_f1"): (86.5, 90),
    ("names", "conll03-dev", "plo_f1"): (94.5, 95.5),
    ("names", "uner-ewt-test", "plo_f1"): (76, 80),
    ("dates", "timebank", "value_f1"): (84, 88),
    ("dates", "timebank", "strict_f1"): (87, 90),
    ("dates", "aquaint", "value_f1"): (79, 84),
    ("dates", "aquaint", "strict_f1"): (84, 87),
    ("dates", "wikiwars", "value_f1"): (85, 88),
    ("dates", "wikiwars", "strict_f1"): (87, 90),
    ("dates", "gum-dates", "value_given_span"): (80, 88),
    ("dates", "timebank", "pubdate"): (90, None),
    ("dates", "aquaint", "pubdate"): (90, None),
    ("syntax", "en_ewt-ud-dev", "upos"): (95.5, 96.5),
    ("syntax", "en_ewt-ud-dev", "las"): (85, 88),
    ("syntax", "en_ewt-ud-dev", "pairs_f1"): (87, 90),
    ("syntax", "en_ewt-ud-dev", "triples_f1"): (85, 89),
    ("places", "all", "all_acc161"): (0.60, 0.70),
    ("places", "all", "span_f1"): (0.80, 0.86),
    ("places", "gwn", "all_acc161"): (0.72, 0.80),
    ("places", "gwn", "span_f1"): (0.83, 0.88),
    ("places", "lgl", "all_acc161"): (0.45, 0.58),
    ("places", "lgl", "span_f1"): (0.72, 0.80),
    ("places", "lgl", "resolved_acc161"): (0.80, 0.86),
    ("places", "gvi", "resolved_acc161"): (0.92, 0.95),
    ("coref", "all", "names_conll"): (0.82, 0.88),
    ("coref", "all", "names_nouns_conll"): (0.65, 0.74),
    ("coref", "all", "names_found_b3"): (0.95, 0.97),
    ("quotes", "quotes", "attributed_f1"): (0.70, 0.80),
    ("quotes", "quotes", "spans_f1"): (0.88, 0.93),
    ("gist", "report", "f1"): (0.62, 0.72),
    ("gist", "report", "key_word"): (0.82, 0.90),
}

NER_SETS = "wwn-dev ieer-dev conll03-dev uner-ewt-test".split()


def tool(args, name):
    return os.path.join(args.shared, "tools", name)


def corpus(args, *parts):
    return os.path.join(args.shared, "corpora", *parts)


def output_of(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True,
                          **more).stdout


# -- sets without a script of their own --------------------------------------

def names(args):
    rows = []
    for name in NER_SETS:
        path = corpus(args, "ner", name + ".tsv")
        for change in ("", "upper", "lower") if name == "wwn-dev" else ("",):
            rows += names_set(args, name, path, change)
    return rows


def names_set(args, name, path, change):
    """Scores of one set, as it is or in another case."""
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f]
    if change:
        for line in lines:
            line[0] = getattr(line[0], change)() or line[0]
    with tempfile.TemporaryDirectory() as d:
        gold, got = os.path.join(d, "gold"), os.path.join(d, "got")
        with open(gold, "w", encoding="utf-8") as f:
            f.writelines("\t".join(line) + "\n" for line in lines)
        with open(got, "wb") as f:
            subprocess.run([args.newsparse, "-i", "conll", "-f", "conll",
                            gold], stdout=f, check=True)
        score = [sys.executable, tool(args, "ner_score.py"), gold, got,
                 "--json", "--classes"]
        plo = json.loads(output_of(score + ["PER,LOC,ORG"]))
        every = json.loads(output_of(score + ["PER,LOC,ORG,MISC"]))
    if change:
        return [("names", name, "plo_f1_" + change, f1_of(plo, "ALL"))]
    rows = [("names", name, c.lower() + "_f1", f1_of(plo, c))
            for c in ("PER", "LOC", "ORG")]
    if any(line[-1].endswith("-MISC") for line in lines):
        rows.append(("names", name, "plom_f1", f1_of(every, "ALL")))
    return rows + [("names", name, "plo_f1", f1_of(plo, "ALL"))]


def f1_of(result, key):
    return result[key]["F"]


def tokens(args):
    rows = []
    script = os.path.join(HERE, "eval_tokens.py")
    bench = os.path.join(os.path.dirname(args.newsparse), "bench")
    for name, path, more in (
            ("en_ewt-ud-dev", "en_ewt-ud-dev.conllu", []),
            ("gum-news", "en_gum_open-train.conllu", ["--docs", "news"])):
        out = output_of([sys.executable, script, "--bench", bench,
                         corpus(args, "syntax", path)] + more).decode()
        field = out.split("\n")[0].split("\t")
        rows += [("tokens", name, field[1] + "_f1", float(field[2])),
                 ("tokens", name, field[3] + "_f1", float(field[4]))]
    return rows


def answers(args, folder, out):
    docs = output_of([sys.executable, tool(args, "docs2jsonl.py"), folder])
    with open(out, "wb") as f:
        subprocess.run([args.newsparse, "-i", "jsonl", "-f", "jsonl"],
                       input=docs, stdout=f, check=True)


def score(args, script, folder, out, *more):
    return json.loads(output_of([sys.executable, tool(args, script), folder,
                                 out, "--json"] + list(more)))


def with_key(tree, key):
    """The last dictionary that holds key, at any depth."""
    got = tree if isinstance(tree, dict) and key in tree else None
    for value in tree.values() if isinstance(tree, dict) else ():
        got = with_key(value, key) or got
    return got


def places(args):
    folder = corpus(args, "geo")
    rows = []
    with tempfile.NamedTemporaryFile() as out:
        answers(args, folder, out.name)
        for name in ("all", "gwn", "lgl", "gvi"):
            more = [] if name == "all" else ["--prefix", name]
            r = score(args, "geo_score.py", folder, out.name, *more)
            r = with_key(r, "exact")
            rows += [("places", name, "span_f1", r["exact"]["F1"]),
                     ("places", name, "all_acc161", r["all"]["acc161"]),
                     ("places", name, "resolved_acc161",
                      r["resolved"]["acc161"])]
    return rows


def quotes(args):
    folder = corpus(args, "quotes")
    with tempfile.NamedTemporaryFile() as out:
        answers(args, folder, out.name)
        r = score(args, "quote_score.py", folder, out.name)
    return [("quotes", "quotes", "spans_f1", r["direct"]["F1"]),
            ("quotes", "quotes", "attributed_f1",
             r["attributed_direct"]["F1"])]


def gist(args):
    folder = corpus(args, "report")
    with tempfile.NamedTemporaryFile() as out:
        answers(args, folder, out.name)
        r = score(args, "report_score.py", folder, out.name)
    return [("gist", "report", "f1", r["mean"]["F1"]),
            ("gist", "report", "key_word", r["mean"]["head"])]


PARTS = {"names": names, "tokens": tokens, "places": places,
         "quotes": quotes, "gist": gist}


# -- everything --------------------------------------------------------------

def scripts():
    """eval_X.py by X, but the one of tokens(), which is called otherwise."""
    paths = sorted(glob.glob(os.path.join(HERE, "eval_*.py")))
    found = {os.path.basename(p)[5:-3]: p for p in paths}
    found.pop("tokens", None)
    return found


def run_script(args, path):
    done = subprocess.run([sys.executable, path, "--newsparse",
                           args.newsparse], stdout=subprocess.PIPE)
    rows = []
    for line in done.stdout.decode().splitlines():
        field = line.split("\t")
        if len(field) == 4 and not line.startswith("#"):
            rows.append((field[0], field[1], field[2], float(field[3])))
    if done.returncode:
        print("%s: status %d" % (path, done.returncode), file=sys.stderr)
    return rows


def read_scores():
    rows = {}
    if os.path.exists(SCORES):
        with open(SCORES, encoding="utf-8") as f:
            for line in f:
                field = line.rstrip("\n").split("\t")
                if len(field) == 4 and not line.startswith("#"):
                    rows[tuple(field[:3])] = field[3]
    return rows


def shown(value):
    if isinstance(value, str):
        return value
    return ("%.3f" if abs(value) < 1.5 else "%.2f") % value


def write_scores(new):
    rows = read_scores()
    rows.update({tuple(r[:3]): shown(r[3]) for r in new})
    with open(SCORES, "w", encoding="utf-8") as f:
        f.write("# area\tset\tmetric\tvalue\n")
        for key in sorted(rows):
            f.write("\t".join(key + (rows[key],)) + "\n")


def print_page(rows):
    area = None
    for r in sorted(rows):
        if r[0] != area:
            area = r[0]
            print("\n%s%38s %8s %8s" % (area.upper().ljust(10), "", "must",
                                        "aim"))
        must, aim = GOALS.get(r[:3], (None, None))
        mark = "" if must is None else "reached" if aim is not None and \
            r[3] >= aim else "ok" if r[3] >= must else "short"
        print("  %-16s %-22s %8s %8s %8s  %s" % (
            r[1], r[2], shown(r[3]), "" if must is None else must,
            "" if aim is None else aim, mark))


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--newsparse", required=True)
    ap.add_argument("--shared", default=SHARED)
    ap.add_argument("--errors", metavar="SET")
    ap.add_argument("areas", nargs="*", metavar="AREA")
    args = ap.parse_args()
    if not os.path.isdir(args.shared):
        sys.exit("eval.py: %s is not there; nothing measured" % args.shared)
    if args.errors:
        for path in scripts().values():
            subprocess.run([sys.executable, path, "--newsparse",
                            args.newsparse, "--errors", args.errors],
                           stderr=subprocess.DEVNULL)
        return
    rows, own = [], scripts()
    for name in sorted(set(own) | set(PARTS)):
        if args.areas and name not in args.areas:
            continue
        try:
            rows += run_script(args, own[name]) if name in own else \
                PARTS[name](args)
        except (subprocess.CalledProcessError, LookupError, OSError,
                TypeError) as e:
            print("eval.py: %s: %r" % (name, e), file=sys.stderr)
    write_scores(rows)
    print_page(rows)


if __name__ == "__main__":
    main()
