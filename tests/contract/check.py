"""What the scripts here share: run the program, count what holds."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
NEWSPARSE = os.path.abspath(os.environ.get('NEWSPARSE', os.path.join(
    ROOT, 'build', 'newsparse')))
ENV = {'PATH': os.environ.get('PATH', ''), 'TERM': 'dumb', 'HOME': '/'}
HINT = b"Try 'newsparse --help' for more information.\n"
FORMATS = ('report jsonl json tsv csv conll conllu html geojson timeml '
           'brat').split()
SAMPLES = [os.path.join(ROOT, 'data', 'samples', name + '.txt')
           for name in ('brief', 'drone-talks', 'earthquake', 'interview')]

passed = failed = 0


def check(what, good, *got):
    """One promise: what it is, whether it holds, what was seen instead."""
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print('FAIL contract:', what, *(repr(g)[:300] for g in got), flush=True)


def run(*args, text=b'', env=None, **more):
    """Status, standard output and standard error."""
    if isinstance(text, str):
        text = text.encode()
    done = subprocess.run([NEWSPARSE, *args], input=text, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**ENV, **(env or {})}, **more)
    return done.returncode, done.stdout, done.stderr


def start(*args, **more):
    """The program with pipes at all ends, nothing buffered between."""
    return subprocess.Popen([NEWSPARSE, *args], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=ENV, bufsize=0, **more)


def answers(lines, *args, **more):
    """As run(), for lines of JSON."""
    return run('-i', 'jsonl', '-f', 'jsonl', *args, text=lines, **more)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def write(path, data):
    with open(path, 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def scratch():
    """Work in a fresh directory that goes away."""
    folder = tempfile.TemporaryDirectory(prefix='newsparse')
    os.chdir(folder.name)
    return folder


def as_json(data):
    try:
        return json.loads(data)
    except ValueError:
        return None


def has_sanitizer():
    return b'__asan_init' in read(NEWSPARSE) or b'__tsan_init' in read(
        NEWSPARSE)


def main(*parts):
    folder = scratch()
    for part in parts:
        part()
    os.chdir('/')
    folder.cleanup()
    print('%d passed, %d failed' % (passed, failed))
    sys.exit(failed > 0)
