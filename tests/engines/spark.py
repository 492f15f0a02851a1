#!/usr/bin/env python3
"""spark.py NEWSPARSE [DOCUMENTS]: is newsparse within Spark what it is alone?

Short documents of our own (100,000 unless told) go through RDD.pipe and through
SQL's TRANSFORM in local mode; what comes out must be what one process prints,
byte for byte.  Then the pitfalls that the manual warns of: bad documents with
and without --exit-zero, empty partitions, odd characters.  Prints what was
measured, a line for each failure, and "N passed, M failed".  Needs pyspark and
Java; files go to a temporary directory.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from pyspark.sql import SparkSession

WHO = ['Ann Lee', 'Bo Ek', 'Esther Wanjiru', 'José García', 'the minister',
       'Mary-Jane O’Hara', 'Li Wei', 'Zaheer ul-Islam']
DID = ['met', 'accused', 'praised', 'will visit', 'has not seen', 'told']
WHERE = ['Oslo', 'Nairobi', 'São Paulo', 'Kraków', 'Beirut', 'New York']
ODD = ['\u2028', 'a\tb', '\\', '😀', '"', '\u0000', '\u0085']

passed = failed = 0


def check(what, good):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAIL ' + what, flush=True)


def timed(what, work):
    start = time.monotonic()
    result = work()
    seconds = time.monotonic() - start
    print('%-44s %7.2f s' % (what, seconds), flush=True)
    return seconds, result


def pick(words, i):
    return words[i % len(words)]


def document(i):
    doc = {'id': i, 'text': '%s %s %s in %s on %d May 2019. “We have %d '
           'reasons,” said %s.' % (pick(WHO, i), pick(DID, i // 8),
                                   pick(WHO, 5 * i + 3), pick(WHERE, i // 48),
                                   1 + i % 28, i, pick(WHO, 3 * i + 1))}
    if i % 97 == 0:
        doc['tags'] = [pick(ODD, i // 97), i / 10]
    return json.dumps(doc, ensure_ascii=i % 2 == 0)


def write_documents(path, n):
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        for i in range(n):
            f.write(document(i) + '\n')


def joined(folder):
    """What Spark wrote, its parts in their order."""
    return b''.join(open(p, 'rb').read()
                    for p in sorted(glob.glob(folder + '/part-*')))


def check_pipe(sc, command, path, want, n):
    lines = sc.textFile(path, 8)
    seconds, _ = timed('RDD.pipe, %d documents' % n, lambda: lines.pipe(
        command, checkCode=True).saveAsTextFile(path + '.pipe'))
    print('%-44s %7.0f' % ('... documents a second', n / seconds))
    check('RDD.pipe gives other bytes', joined(path + '.pipe') == want)


def check_transform(spark, command, path, want):
    spark.read.text(path).createOrReplaceTempView('news')
    answers = spark.sql("SELECT TRANSFORM(value) USING '%s' AS (answer STRING)"
                        ' FROM news' % command)
    timed('SQL TRANSFORM, the same', lambda: answers.write.text(path + '.sql'))
    check('TRANSFORM gives other bytes', joined(path + '.sql') == want)


def check_bad(sc, command):
    """A bad document is data with --exit-zero and ends the task without."""
    bad = sc.parallelize(['{"id":1,"text":"Oslo"}', 'x', '{"id":3}'], 1)
    answers = [json.loads(s) for s in bad.pipe(command, checkCode=True)
               .collect()]
    check('bad lines have no answers', len(answers) == 3 and
          ['error' in a for a in answers] == [False, True, True])
    strict = command.replace(' --exit-zero', '')
    try:
        bad.pipe(strict, checkCode=True).count()
        check('a bad document is not noticed', False)
    except Exception as e:
        check('the status is not told', 'error code 2' in str(e))
    check('checkCode=False hides it', bad.pipe(strict).count() == 3)


def check_partitions(sc, command):
    empty = sc.parallelize([], 32)
    check('empty partitions have answers',
          empty.pipe(command, checkCode=True).collect() == [])
    cat, _ = timed('32 empty partitions through cat',
                   lambda: empty.pipe('cat', checkCode=True).count())
    ours, _ = timed('32 empty partitions through newsparse',
                    lambda: empty.pipe(command, checkCode=True).count())
    print('%-44s %7.0f ms' % ('... more than cat, each', (ours - cat) / .032))


def main():
    newsparse = os.path.abspath(sys.argv[1])
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    work = tempfile.mkdtemp(prefix='newsparse-spark')
    path = work + '/in.jsonl'
    command = newsparse + ' -i jsonl -f jsonl -j1 --exit-zero'
    write_documents(path, n)
    _, want = timed('one process, %d documents' % n, lambda: subprocess.run(
        command.split() + [path], stdout=subprocess.PIPE, check=True).stdout)
    _, spark = timed('Spark begins', lambda: SparkSession.builder
                     .master('local[2]').config('spark.ui.enabled', 'false')
                     .config('spark.ui.showConsoleProgress', 'false')
                     .config('spark.task.maxFailures', '1').getOrCreate())
    sc = spark.sparkContext
    sc.setLogLevel('OFF')
    try:
        check_pipe(sc, command, path, want, n)
        check_transform(spark, command, path, want)
        check_bad(sc, command)
        check_partitions(sc, command)
    finally:
        spark.stop()
        shutil.rmtree(work)
    print('%d passed, %d failed' % (passed, failed))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
