#!/usr/bin/env python3
"""Answers: filters, formats that agree, CoNLL line by line, --match as grep,
--names, --output-dir."""
import csv
import io
import json
import os
import re

from check import (FORMATS, ROOT, SAMPLES, answers, as_json, check, main, read,
                   run, write)

ODD = ('Ann\tmet\r\n"Bob" & <Eve>\nin New\nYork on 3 May\n2012,\033[1m at 😀 4 '
       'pm.\n\n\nJosé, "Bobby," said: \'We, "x"\' \\ back\\slash. Angela\n'
       'Merkel went to São\tPaulo. ]]> --> \ufffe \x00 \x7f\x85 end')


def table(fmt, *args):
    out = run('-f', fmt, *args)[1].decode()
    if fmt == 'csv':
        return list(csv.reader(io.StringIO(out, newline=''), strict=True))
    plain = {'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}
    return [[re.sub(r'\\(.)', lambda m: plain[m[1]], cell)
             for cell in row.split('\t')] for row in out.split('\n')[:-1]]


def rows_of(doc):
    for m in doc['mentions']:
        if 'field' not in m:
            yield (m['start'], m['end'], m['type'], m['text'],
                   doc['entities'][m['entity']]['name'], str(m['entity']),
                   '%.4f' % m['score'])
    for d in doc['dates']:
        yield (d['start'], d['end'], d['type'], d['text'], d.get('value', ''),
               '', '')


def filters():
    write('odd.txt', ODD)
    for path in SAMPLES + ['odd.txt']:
        everything = as_json(run('-f', 'jsonl', path)[1])
        for types in 'per', 'loc', 'org,misc', 'date', 'per,date':
            doc = as_json(run('-f', 'jsonl', '-t', types, path)[1])
            keep = types.upper().split(',')
            check('-t %s of %s' % (types, path), doc['gist'] ==
                  everything['gist'] and [m['text'] for m in doc['mentions']]
                  == [m['text'] for m in everything['mentions']
                      if m['type'] in keep] and doc['dates']
                  == (everything['dates'] if 'DATE' in keep else []))
        scores = sorted({m['score'] for m in everything['mentions']})
        for score in scores[::4] + [0, 1]:
            doc = as_json(run('-f', 'jsonl', '--min-score=%s' % score,
                              path)[1])
            check('--min-score=%s of %s' % (score, path),
                  doc['dates'] == everything['dates']
                  and [m['text'] for m in doc['mentions']] ==
                  [m['text'] for m in everything['mentions']
                   if m['score'] >= score])
        for args in ([], ['-t', 'loc'], ['--min-score=0.9'], ['--pronouns'],
                     ['--offsets=byte'], ['--offsets=utf16']):
            doc = as_json(run('-f', 'jsonl', *args, path)[1])
            want = sorted(rows_of(doc))
            for fmt in 'tsv', 'csv':
                rows = table(fmt, *args, path)
                got = sorted((int(r[1]), int(r[2]), *r[3:7], r[7] and
                              '%.4f' % float(r[7])) for r in rows)
                check('%s %r of %s' % (fmt, args, path), got == want
                      and {r[0] for r in rows} <= {path}, got[:1], want[:1])


def one_collection():
    """geojson is JSON, also of nothing; a header comes once."""
    lines = ('{"id":1,"text":"Oslo is in Norway."}\nx\n{"id":2,"text":""}\n'
             '{"id":"c","text":"Paris is in France."}\n')
    for text, args, ids in (('', (), set()), ('', ('-i', 'jsonl'), set()),
                            ('', ('missing',), set()),
                            (lines, ('-i', 'jsonl'), {1, 'c'}),
                            (lines, ('-i', 'jsonl', '-j3'), {1, 'c'})):
        out = as_json(run('-f', 'geojson', *args, text=text)[1]) or {}
        check('geojson %r' % (args,), out.get('type') == 'FeatureCollection'
              and {f['properties']['id'] for f in out['features']} == ids, out)
    for fmt in 'tsv', 'csv':
        out = run('-f', fmt, '--header', '-i', 'jsonl', text=lines)[1].decode()
        check('one header', [i for i, row in enumerate(out.splitlines())
                             if row.startswith('doc')] == [0], out)
    for fmt in FORMATS:
        if fmt != 'geojson':
            check('nothing as %s' % fmt, run('-f', fmt) == (0, b'', b''))


# -- CoNLL ---------------------------------------------------------------------

TAG = re.compile(rb'O|[BI]-(PER|LOC|ORG|MISC|DATE)')

CONLL = ['Ann\nLee\nflew\nto\nOslo\n.\n', 'Ann\tNNP\tB-PER\nLee\tX\tY\n\nOslo',
         'Ann\r\nLee\r\n\r\nOslo\r\n', '\n\n\nAnn\n\n\n\nLee\n\n\n', 'Ann',
         '-DOCSTART-\n', '-DOCSTART- -X- O O\n\nAnn\n\n-DOCSTART-\tO\n\nLee\n',
         '-DOCSTART-\n-DOCSTART-\n\n-DOCSTART-\nA\n', '\n', '\n\n',
         'A\n-DOCSTART-\nB\n-DOCSTART-', 'a b\nc  d\n', b'caf\xe9\nx\n',
         'é\n😀\n\u2028\n\u0085\n\ufeff\nx\ufeffy\n\xa0\n', 'x\n\ty\n \tO\n',
         b'caf\xe9\n\xc3\xa9\n', b'\x00\n\x01\na\x00b\n', '#\n# x\n_\n',
         '"\n``\n\'\'\n-LRB-\n...\n\\\n\\t\n&amp;\n<a>\n', 'Ann  \tO\n',
         'x' * 100000 + '\n', 'A\n\n' * 5000, '-DOCSTART\n--DOCSTART--\n',
         ''.join('w%d\n' % i for i in range(20000)), '  Ann\tO\n']


def lines_of(data):
    lines = data.split(b'\n')
    return lines[:-1] if lines[-1] == b'' else lines


def line_kept(given, got):
    given = given.rstrip(b'\r')
    if not given.strip(b' \t'):
        return got == b''
    if given.startswith(b'-DOCSTART-'):
        return got == given
    token, _, tag = got.partition(b'\t')
    return token == given.split(b'\t')[0] and TAG.fullmatch(tag)


def conll():
    for text in CONLL:
        data = text if isinstance(text, bytes) else text.encode()
        for jobs in '-j1', '-j3':
            status, out, err = run('-i', 'conll', '-f', 'conll', jobs,
                                   text=data)
            given, got = lines_of(data), lines_of(out)
            check('as many lines for %r' % text[:30], (status, err)
                  == (0, b'') and len(given) == len(got), len(given), len(got))
            check('the same tokens for %r' % text[:30],
                  all(map(line_kept, given, got)), out[:200])
        check_conllu(text[:30], data)


def check_conllu(name, data):
    out = run('-i', 'conll', '-f', 'conllu', text=data)[1].decode()
    sents = [[row.split('\t') for row in block.split('\n') if '\t' in row]
             for block in out.split('\n\n')[:-1]]
    check('ten columns for %r' % name, all(
        len(row) == 10 and all(row) for rows in sents for row in rows))
    check('ids for %r' % name, all(row[0] == str(i + 1) for rows in sents
                                   for i, row in enumerate(rows)))
    check('trees for %r' % name, all(map(is_tree, sents)))
    check('all tokens of %r' % name, sum(map(len, sents)) == sum(
        bool(line.split(b'\t')[0].strip(b' \r')) and not line.startswith(
            b'-DOCSTART-') for line in lines_of(data)))


def is_tree(rows):
    """One root, and every token below it."""
    heads = [int(row[6]) for row in rows]
    below = [head == 0 for head in heads]
    for i in range(len(heads)):
        path = []
        while not below[i] and len(path) < len(heads):
            path.append(i)
            i = heads[i] - 1
        if not below[i]:
            return False
        for k in path:
            below[k] = True
    return heads.count(0) == 1


# -- choosing ------------------------------------------------------------------

def match():
    write('a', 'Ann Lee flew to Oslo. Ms Lee likes Oslo.\nShe met José '
          'García-López in São Paulo.\n')
    write('b', 'Nobody was there.\n')
    for fmt in FORMATS:
        found = run('-f', fmt, 'a') if fmt != 'report' else (
            0, b'a:1: Ann Lee flew to Oslo.\na:1: Ms Lee likes Oslo.\n', b'')
        check('-m as %s' % fmt, run('-f', fmt, '-m', 'Ann Lee', 'a', 'b')
              == found)
        for flag, hit, miss in (('-l', b'a\n', b''), ('-q', b'', b''),
                                ('-c', b'a:2\nb:0\n', b'a:0\nb:0\n')):
            args = '-f', fmt, flag, '-m'
            check('%s %s' % (flag, fmt), run(*args, 'Ann Lee', 'a', 'b')
                  == (0, hit, b''))
            check('%s %s, none' % (flag, fmt), run(*args, 'Zzyzx', 'a', 'b')
                  == (1, miss, b''))
            check('%s %s, an error' % (flag, fmt), run(
                *args, 'Zzyzx', 'a', 'gone', 'b')[:2] == (2, miss))
            check('%s %s, error and match' % (flag, fmt), run(
                *args, 'Ann Lee', 'gone', 'a')[0] == 2 * (flag != '-q'))
    for name, status in (('ann lee', 0), ('ÁNN-LÉE', 0), ('Sao Paulo', 0),
                         ('JOSE GARCIA LOPEZ', 0), ('Paulo', 1), ('Ann', 1),
                         ('Lee Ann', 1), ('Ann Lee flew', 1), ('*', 1)):
        check('-m %r' % name, run('-q', '-m', name, 'a')[0] == status)
    lines = ('{"id":"j1","text":"Ann Lee flew."}\n{"text":"Ann Lee sat."}\n'
             '{"id":3,"text":"No."}\n{"id":[1],"text":"Ann Lee."}\n')
    args = '-m', 'Ann Lee', '-i', 'jsonl'
    check('-l of lines', run('-l', *args, text=lines)[1]
          == b'j1\n(standard input):2\n[1]\n')
    check('-c of lines', run('-c', *args, text=lines)[1]
          == b'j1:1\n(standard input):2:1\n3:0\n[1]:1\n')
    doc = as_json(run('-f', 'jsonl', SAMPLES[1])[1])
    for entity in doc['entities']:
        for name in [entity['name']] + entity['aliases']:
            out = run('-c', '-m', name, SAMPLES[1])[1]
            check('-m %r' % name, int(out.rsplit(b':', 1)[1])
                  >= entity['count'], out)


WRONG_NAMES = {
    'Quux': 1, 'Quux\tFOO': 1, '\tPER': 1, 'Quux\tPER\tq\t1': 1,
    'Quux\tLOC\tq\t\t1': 1, 'Quux\tLOC\tq\tx\ty': 1, 'Quux\tLOC\tq\t91\t0': 1,
    'Quux\tLOC\tq\t0\t180.1': 1, 'Quux\tLOC\tq\tnan\t0': 1,
    'Quux\tLOC\tq\t1e1\t0': 1, 'Quux\tLOC\tq\t1\t2\t3': 1, 'Quux PER': 1,
    '# c\n\nA\tPER\nB': 4, 'A\tPER\r\nB\r': 2, '\ufeffA\tPER\nB': 2,
    'Quux\tDATE': 1, '\t': 1, 'A\tPER\n' * 99 + 'B\tX': 100}


def names():
    for text, line in WRONG_NAMES.items():
        write('n', text + '\n')
        status, out, err = run('--names=n', text='x')
        check('names %r' % text[-20:], status == 2 and not out and re.fullmatch(
            b'newsparse: n:%d: [^\n]+\n' % line, err), status, err)
    for text in ('', '\n', '# only\n', 'Quux\tPER', 'Quux\tPER\r\n',
                 '\ufeffQuux\tPER\n', 'Quux\tPER\t\n', 'Quux\tPER\tid\t\t\n',
                 'V\tLOC\tv\t-90\t180\n', 'V\tLOC\tv\t+12.5\t-0.25\n',
                 'x' * 10000 + '\tPER\n', 'Q\tPER\nQ\tORG\n', b'\xff\tPER\n'):
        write('n', text)
        check('names %r' % text[:20], run('--names=n', text='x')[::2]
              == (0, b''))
    write('n', 'Quux\tPER\tq\nBig Q\tPER\tq\nVint\tLOC\tv\t12.5\t-3.25\nOslo\t-')
    doc = as_json(run('--names=n', '-fjsonl', text='Quux met Ann Lee in Vint. '
                      'Big Q left for Oslo.')[1])
    refs = {e['ref']: e for e in doc['entities'] if 'ref' in e}
    check('one id, one entity', refs['q']['count'] == 2, doc['entities'])
    check('own coordinates', refs['v']['place'] == {
        'kind': 'other', 'lat': 12.5, 'lon': -3.25}, refs)
    check('no name', all(m['text'] != 'Oslo' for m in doc['mentions']))


IDS = ['a', 'b/c', '../../evil', '/etc/x', '', '.', '..', 'a b', 'a_b', 'a' *
       400, 'a' * 399 + 'b', 'é😀', 'x\0y', 'tab\tx', 5, None, 1.5, True, [1],
       {'a': 'b/c'}, '-rf', 'a.txt', 'v1.2', 'v1.3', '"', '%', 'a:b', '%2F']


def files():
    for fmt, suffixes in (('html', ['html']), ('timeml', ['tml']),
                          ('brat', ['ann', 'txt'])):
        for folder in 'files', 'ids':
            os.mkdir(folder + fmt)
        into = '--output-dir=files' + fmt
        check('%s files' % fmt, run('-f', fmt, into, *SAMPLES)
              == (0, b'', b''))
        for path in SAMPLES:
            base = 'files%s/%s.' % (fmt, os.path.basename(path)[:-4])
            check(base, read(base + suffixes[0]) == run('-f', fmt, path)[1])
        for name in os.listdir('files' + fmt):
            write('files%s/%s' % (fmt, name), 'keep')
        status, _, err = run('-f', fmt, into, *SAMPLES)
        check('%s files are kept' % fmt, status == 2 and err.count(b'exists')
              == len(SAMPLES) and {read('files%s/%s' % (fmt, name)) for name in
                                   os.listdir('files' + fmt)} == {b'keep'})
        check('--force', run('-f', fmt, into, '--force', *SAMPLES)[0] == 0)
        lines = '\n'.join(json.dumps({'id': i, 'text': 'Oslo'}) for i in IDS)
        check('%s of ids' % fmt, run('-i', 'jsonl', '-f', fmt,
              '--output-dir=ids' + fmt, text=lines) == (0, b'', b''))
        check('... a file each', len(os.listdir('ids' + fmt))
              == len(IDS) * len(suffixes), os.listdir('ids' + fmt))
        check('several to stdout', run('-f', fmt, *SAMPLES)[0] == 2)
        check('no such folder', run('-f', fmt, '--output-dir=gone', SAMPLES[0])
              [0] == 2 and not os.path.exists('gone'))


def schema():
    import sys
    sys.path.insert(0, os.path.join(ROOT, 'tests'))
    from schema import Schema, check as broken
    with open(os.path.join(ROOT, 'data', 'schema.json')) as f:
        known = Schema(json.load(f))
    odd = '{"title":"Angela Merkel in Oslo","text":%s}' % json.dumps(ODD)
    for args in ((), ('--with-text',), ('--pronouns', '--with-text'),
                 ('--ascii',), ('--offsets=byte', '--with-text'),
                 ('--offsets=utf16', '--with-text'), ('-t', 'per,date'),
                 ('--min-score=0.9',), ('--no-events',)):
        out = run('-f', 'jsonl', *args, *SAMPLES, 'odd.txt')[1]
        out += answers(odd, *args)[1] + answers('x', *args)[1]
        for line in out.decode().split('\n')[:-1]:
            errors = list(broken(line, known))
            check('schema, %r' % (args,), not errors, errors[:2])


if __name__ == '__main__':
    main(filters, one_collection, conll, match, names, files, schema)
