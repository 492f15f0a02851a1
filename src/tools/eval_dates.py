#!/usr/bin/env python3
"""Temporal expressions and dates of publication, measured.

    eval_dates.py --newsparse build/newsparse [--shared ../shared]
                  [--errors SET]

Prints AREA, SET, METRIC, VALUE lines.  value_f1 and strict_f1 are those of
timex_score.py (TempEval-3); wikiwars is read without a document date, as
history is.  gum-dates has dates without TIMEX3 values: an expression counts
as right when the days that its value spans are those that are annotated.
pubdate is the share of articles whose date line or dateline states a day and
for which that day (or, where it has no year, its month and day) was found.
--errors prints what went wrong in a set instead.
"""
import argparse
import calendar
import collections
import datetime
import glob
import importlib.util
import json
import os
import re
import subprocess
import sys

MONTHS = ("january february march april may june july august september "
          "october november december").split()


def run(newsparse, docs):
    """The answers of newsparse for documents, in order."""
    lines = "".join(json.dumps(d) + "\n" for d in docs)
    out = subprocess.run([newsparse, "-i", "jsonl", "-f", "jsonl"],
                         input=lines.encode(), stdout=subprocess.PIPE,
                         check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def load_docs(folder, dated):
    docs = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        doc = {"id": path[:-4], "text": read(path)}
        if dated and os.path.exists(path[:-4] + ".dct"):
            doc["date"] = read(path[:-4] + ".dct").strip()
        docs.append(doc)
    return docs


def timex_set(args, score, name, log):
    """TempEval-3 figures of one corpus."""
    docs = load_docs(os.path.join(args.shared, "corpora/dates", name),
                     name != "wikiwars")
    total = score.Tot()
    for doc, answer in zip(docs, run(args.newsparse, docs)):
        gold = score.load(doc["id"] + ".timex.tsv")
        found = sorted((t["start"], t["end"], t["text"], t["type"],
                        t.get("value") or "") for t in answer["dates"])
        total.add(gold, found, log, os.path.basename(doc["id"]))
    r = total.res()
    return [(name, "value_f1", 100 * r["valueF"]),
            (name, "strict_f1", 100 * r["strictF"])]


# -- gum-dates: days that values span ----------------------------------------

def last_day(y, m):
    return calendar.monthrange(y, m)[1] if 1 <= y <= 9999 else 30


def part_days(s, end):
    """First or last day, (y, m, d), of YYYY[-MM[-DD]] or --MM[-DD]; a year
    that is not told is None."""
    m = re.fullmatch(r"(-?\d{3,4}|-)(?:-(\d\d))?(?:-(\d\d?))?", s)
    if not m:
        return None
    year = None if m[1] == "-" else int(m[1])
    month = int(m[2] or (12 if end else 1))
    if not 1 <= month <= 12:
        return None
    day = int(m[3] or (last_day(year or 2000, month) if end else 1))
    return year, month, day


SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}


def value_days(t):
    """The days a TIMEX3 value spans, as a pair; None when they are open."""
    if t.get("begin") and t.get("finish"):
        a, b = value_days({"value": t["begin"]}), value_days(
            {"value": t["finish"]})
        return (a[0], b[1]) if a and b else None
    v = t.get("value") or ""
    v = v.split("T")[0].replace("XXXX", "-")
    sign = "-" if v.startswith("BC") else ""
    v = v[2:] if sign else v
    if re.fullmatch(r"\d{3}", v):
        return (int(v) * 10, 1, 1), (int(v) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d{2}", v):
        return (int(v) * 100, 1, 1), (int(v) * 100 + 99, 12, 31)
    m = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", v)
    if m and not sign:
        day = datetime.date.fromisocalendar(int(m[1]), int(m[2]),
                                            6 if m[3] else 1)
        return tuple((d.year, d.month, d.day) for d in
                     (day, day + datetime.timedelta(1 if m[3] else 6)))
    m = re.fullmatch(r"(\d{4})-([QH])(\d)", v)
    if m:
        n = 3 if m[2] == "Q" else 6
        month = int(m[3]) * n
        return ((int(m[1]), month - n + 1, 1),
                (int(m[1]), month, last_day(int(m[1]), month)))
    m = re.fullmatch(r"(-|\d{4})-(SP|SU|FA|WI)", v)
    if m:
        year = None if m[1] == "-" else int(m[1])
        return (year, SEASONS[m[2]][0], 0), (year, SEASONS[m[2]][1], 0)
    a, b = part_days(sign + v, False), part_days(sign + v, True)
    return (a, b) if a and b else None


def gold_days(attrs):
    """What is annotated, as value_days(); for a time its HH:MM."""
    a = dict(re.findall(r'(\w+)="([^"]*)"', attrs))
    if attrs.startswith("time") and "when" in a:
        m = re.search(r"(\d\d):(\d\d)", a["when"])
        return m and "%s:%s" % (m[1], m[2])
    beg = a.get("when") or a.get("from")
    end = a.get("when") or a.get("to")
    if not beg or not end:
        return None
    x, y = part_days(beg, False), part_days(end, True)
    return (x, y) if x and y else None


def same_days(gold, t):
    if isinstance(gold, str):
        m = re.search(r"T(\d\d:\d\d)", t.get("value") or "")
        return m is not None and m[1].replace("24:", "00:") == gold
    if t.get("finish") and same_days(gold, {"value": t.get("value")}):
        return True
    got = value_days(t)
    if not got:
        return False
    for g, s in zip(gold, got):
        if g[0] is not None and s[0] is not None and g[0] != s[0]:
            return False
        if g[1] != s[1] or (g[2] != s[2] and s[2]):
            return False
    return True


def gum_docs(path):
    """Documents made of the annotated sentences, and where in them each
    expression stands: (document, start, end, gold days)."""
    docs, where, order = collections.OrderedDict(), [], {}
    with open(path, encoding="utf-8") as f:
        next(f)
        for line in f:
            name, _, date, _, surface, attrs, sent = \
                line.rstrip("\n").split("\t")[:7]
            doc = docs.setdefault(name, {"id": name, "text": "",
                                         "date": date})
            key = name, sent
            if key not in order:
                order[key] = [len(doc["text"]), 0]
                doc["text"] += sent + "\n\n"
            at = order[key]
            pattern = r"\s*".join(re.escape(c) for c in surface
                                  if not c.isspace())
            m = re.compile(pattern).search(sent, at[1])
            gold = gold_days(attrs)
            if not m or not gold:
                continue
            at[1] = m.end()
            where.append((name, at[0] + m.start(), at[0] + m.end(), gold,
                          surface, attrs))
    return docs, where


def gum_set(args, log):
    docs, where = gum_docs(os.path.join(args.shared,
                                        "corpora/dates/gum-dates.tsv"))
    answers = {a["id"]: a["dates"] for a in
               run(args.newsparse, list(docs.values()))}
    found = right = 0
    for name, beg, end, gold, surface, attrs in where:
        hits = [t for t in answers[name]
                if t["start"] < end and t["end"] > beg]
        ok = any(same_days(gold, t) for t in hits)
        found += bool(hits)
        right += ok
        if log and not ok:
            log.write("%s\t%s\t%s\t%s\n" % (name, surface, attrs, [
                (t["text"], t.get("value")) for t in hits]))
    return [("gum-dates", "found", 100 * found / len(where)),
            ("gum-dates", "value_given_span", 100 * right / max(found, 1)),
            ("gum-dates", "value", 100 * right / len(where))]


# -- The day of publication ---------------------------------------------------

def stated(text):
    """The day that the first lines state: "YYYY-MM-DD" or "XXXX-MM-DD"."""
    for line in text.strip().split("\n")[:3]:
        m = re.fullmatch(r"\s*(\d{4}-\d\d-\d\d)\s*", line)
        if m:
            return m[1]
        m = re.match(r"\s*[A-Z][A-Z .]+, ([A-Z][a-z]+)\.? (\d{1,2}) "
                     r"(?:\(|-|_)", line)
        month = [i for i, n in enumerate(MONTHS)
                 if m and n.startswith(m[1].lower()[:3])]
        if month:
            return "XXXX-%02d-%02d" % (month[0] + 1, int(m[2]))
    return None


def articles(path, n):
    for i, text in enumerate(read(path).split("\n%%%\n")[:n]):
        yield {"id": "%s %d" % (os.path.basename(path), i),
               "text": text.replace("\r", "")}


def pubdate_set(args, log):
    out = []
    corpora = os.path.join(args.shared, "corpora")
    sets = {"aquaint": load_docs(corpora + "/dates/aquaint", False),
            "timebank": load_docs(corpora + "/dates/timebank", False)}
    for name in ("allsides-news", "reuters1987"):
        path = corpora + "/text/" + name + ".txt"
        if os.path.exists(path):
            sets[name] = list(articles(path, 500))
    for name, docs in sets.items():
        docs = [d for d in docs if stated(d["text"])]
        right = 0
        for doc, answer in zip(docs, run(args.newsparse, docs)):
            want, got = stated(doc["text"]), answer["date"]["value"] or ""
            ok = got[4:] == want[4:] and want[:4] in ("XXXX", got[:4])
            right += ok
            if log and not ok:
                log.write("%s\t%s\t%s\n" % (doc["id"], want, got))
        if docs:
            out.append((name, "pubdate", 100 * right / len(docs)))
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--newsparse", required=True)
    p.add_argument("--shared", default=os.path.join(os.path.dirname(
        os.path.abspath(__file__)), "../../../shared"))
    p.add_argument("--errors", metavar="SET")
    args = p.parse_args()
    tool = os.path.join(args.shared, "tools/timex_score.py")
    if not os.path.exists(tool):
        sys.exit("eval_dates: %s is absent; skipped" % args.shared)
    spec = importlib.util.spec_from_file_location("timex_score", tool)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    rows = []
    for name in ("timebank", "aquaint", "wikiwars", "gum-dates", "pubdate"):
        if args.errors and args.errors != name:
            continue
        log = sys.stdout if args.errors else None
        rows += gum_set(args, log) if name == "gum-dates" else \
            pubdate_set(args, log) if name == "pubdate" else \
            timex_set(args, score, name, log)
    if not args.errors:
        for name, metric, value in rows:
            print("dates\t%s\t%s\t%.2f" % (name, metric, value))


if __name__ == "__main__":
    main()
