#!/usr/bin/env python3
"""Speed and memory: rows of area "speed" in tests/scores.tsv, with the machine
and the day.

    bench.py --build build [--megabytes 8]

The text is the sample articles, over and over, and the unlabelled news of the
shared folder where it is there.  Times are CPU times (user and system) but for
start-up and threads, which are wall clock; the best of three runs counts, for
other programs can only make a run slower.  `wc -w` is timed on the same text by
build/bench, because machines differ and change.
"""
import argparse
import glob
import json
import multiprocessing
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
import eval as scores  # noqa: E402, the script beside this one

GOALS = {"start_ms": (15, 5), "rss_article_mb": (24, 12),
         "rss_stream_j2_mb": (200, 64), "tokens_mbs": (60, 150),
         "tokens_to_wc": (0.4, 1), "jsonl_mbs": (1.5, 5),
         "entities_mbs": (5, 15),
         "j2_to_j1": (1.8, 1.95), "binary_mb": (16, 10),
         "model_mb": (12, 8)}


def machine():
    """Rows that tell where and when the others were taken."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as f:
            info = f.read()
    except OSError:
        info = ""
    m = re.search(r"^model name\s*: (.*)", info, re.M)
    cpu = m[1] if m else platform.machine()
    return [("speed", "machine", "cpu",
             cpu + (", AVX2" if " avx2 " in info else "")),
            ("speed", "machine", "cores", str(os.cpu_count())),
            ("speed", "machine", "date", time.strftime("%Y-%m-%d"))]


def articles(megabytes):
    """Articles of news, at least so many megabytes of them."""
    docs = []
    path = os.path.join(scores.SHARED, "corpora/text/allsides-news.txt")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            docs = f.read(megabytes << 20).split("\n%%%\n")[:-1]
    else:
        for path in sorted(glob.glob(ROOT + "/data/samples/*.txt")):
            with open(path, encoding="utf-8") as f:
                docs.append(f.read())
    out, size = [], 0
    while size < megabytes << 20:
        out.append(docs[len(out) % len(docs)])
        size += len(out[-1].encode())
    return out


def run(command, stdin=None):
    """CPU seconds, wall seconds, peak resident megabytes of a command."""
    start = time.monotonic()
    with open(stdin or os.devnull, "rb") as f:
        p = subprocess.Popen(command, stdin=f, stdout=subprocess.DEVNULL)
        _, status, use = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode:
        sys.exit("bench.py: %s: status %d" % (command, p.returncode))
    return (use.ru_utime + use.ru_stime, time.monotonic() - start,
            use.ru_maxrss / 1024)


def best(command, stdin=None, key=0):
    return min(run(command, stdin)[key] for _ in range(3))


def start_up(newsparse, row):
    sample = os.path.join(ROOT, "data/samples/drone-talks.txt")
    runs = [run([newsparse, sample]) for _ in range(20)]
    row("start_ms", 1000 * statistics.median(r[1] for r in runs))
    row("rss_article_mb", max(r[2] for r in runs))


def throughput(build, text, lines, megabytes, row):
    newsparse = os.path.join(build, "newsparse")
    bench = os.path.join(build, "bench")
    done = subprocess.run([bench, "text", text], stdout=subprocess.PIPE,
                          check=True)
    m = re.search(r"\t([0-9.]+) MB/s\t.*\tratio ([0-9.]+)",
                  done.stdout.decode())
    row("tokens_mbs", float(m[1]))
    row("tokens_to_wc", float(m[2]))
    command = [newsparse, "-i", "jsonl", "-f", "jsonl"]
    row("jsonl_mbs", megabytes / best(command, lines))
    row("entities_mbs", megabytes / best(command + ["--no-events"], lines))
    # In turns, so that the machine's own ups and downs touch both alike.
    row("j2_to_j1", statistics.median(
        run(command, lines)[1] / run(command + ["-j2"], lines)[1]
        for _ in range(5)))


def memory(newsparse, lines, row):
    row("rss_stream_j2_mb", run([newsparse, "-i", "jsonl", "-f", "jsonl",
                                 "-j2"], lines)[2])


def write_input(megabytes, text, lines):
    docs = articles(megabytes)
    with open(text, "w", encoding="utf-8") as f:
        f.write("\n\n".join(docs))
    with open(lines, "w", encoding="utf-8") as f:
        for i, doc in enumerate(docs):
            f.write(json.dumps({"id": i, "text": doc}) + "\n")


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--build", default="build")
    ap.add_argument("--megabytes", type=int, default=8)
    args = ap.parse_args()
    newsparse = os.path.join(args.build, "newsparse")
    rows = []

    def row(metric, value):
        rows.append(("speed", "news", metric, value))
        must, aim = GOALS.get(metric, ("", ""))
        print("  %-20s %9.2f   must %-5s aim %s" % (metric, value, must, aim))

    with tempfile.TemporaryDirectory() as d:
        text, lines = os.path.join(d, "text"), os.path.join(d, "lines")
        # By a process of its own: a command counts the memory of the process
        # that starts it as its own peak.
        writer = multiprocessing.Process(target=write_input, args=(
            args.megabytes, text, lines))
        writer.start()
        writer.join()
        size = os.path.getsize(text) / 1e6
        print("%.1f MB; load %.1f" % (size, os.getloadavg()[0]))
        start_up(newsparse, row)
        throughput(args.build, text, lines, size, row)
        memory(newsparse, lines, row)
    row("binary_mb", os.path.getsize(newsparse) / 1e6)
    row("model_mb", os.path.getsize(ROOT + "/data/newsparse.model") / 1e6)
    scores.write_scores(rows + machine())


if __name__ == "__main__":
    main()
