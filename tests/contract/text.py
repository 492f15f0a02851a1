#!/usr/bin/env python3
"""Files: encodings and their damage, compression and its damage, offsets in
three units, names of any bytes."""
import base64
import gzip
import json
import random
import shutil
import subprocess
import xml.etree.ElementTree as ET

from check import (FORMATS, SAMPLES, answers, as_json, check, main, read, run,
                   write)

STRINGS = ['', 'a', 'Oslo\n', 'é', '😀', 'a\0b', '\r\n', 'x\ufeffy', '\u2028',
           '\ufffd', '\ufffe', '\U0010ffff', '\x7f\x80', '\ud7ff\ue000',
           'e\u0301', 'שלום', '\x01\x1b[1m', '\n\n\n', ' ', '\t']

DAMAGED = [b'\xc0\x80', b'\xe2\x82', b'\xf0\x9f\x98', b'\xf0\x9f', b'\xf0',
           b'\xed\xa0\x80', b'\xed\xbf\xbf', b'\xf4\x90\x80\x80',
           b'\xf5\x80\x80\x80', b'\xe0\x80\x80', b'\xe0\x9f\xbf',
           b'\xf0\x8f\xbf\xbf', b'\xc3(', b'\xe2\x28\xa1', b'\xe2\x82\x28',
           b'\xf0\x28\x8c\xbc', b'\xf0\x90\x28\xbc', b'\xf0\x90\x8c\x28',
           b'\xf8\xa1\xa1\xa1\xa1', b'\xfc\xa1\xa1\xa1\xa1\xa1', b'\x80',
           b'\xbf', b'\xff', b'\xfe', b'\xc3\xc3\xa9', b'\xe2\x82\xe2\x82\xac',
           b'\xf0\x9f\x98\xf0\x9f\x98\x80']

UTF16 = {b'\xff\xfe\x00\xd8': '\ufffd', b'\xff\xfe\x00\xdc': '\ufffd',
         b'\xff\xfe\x00\xd8a\0': '\ufffda', b'\xff\xfe': '',
         b'\xff\xfe\x00\xd8\x00\xd8\x00\xdc': '\ufffd\U00010000',
         b'\xff\xfe\x00\xdc\x00\xd8': '\ufffd\ufffd', b'\xfe\xff': '',
         b'\xff\xfe\x3d\xd8\x00\xde': '😀', b'\xfe\xff\xd8\x3d\xde\x00': '😀',
         b'\xff\xfe\x3d\xd8\x00': '\ufffd\ufffd', b'\xff\xfe\0\0': '\0',
         b'\xff\xfe\xff': '\ufffd', b'\xff\xfe\xff\xfex\0': '\ufeffx'}

NAMES = [b'\xff', b'a\xffb', b'\xc3\x28', b'new\nline', b'tab\there', b'"q"',
         b'back\\slash', '😀é'.encode(), b' ', b"'", b'\x01\x7f', b'a' * 255,
         '\u2028'.encode(), '\u0085'.encode(), '\ufeff'.encode(), b'-x',
         b'\xed\xa0\x80', b'(standard input)', b'null', b'a&b<c>']


def decoded(data, *args):
    """The text of a file of these bytes."""
    write('f', data)
    status, out, err = run('-f', 'jsonl', '--with-text', *args, 'f')
    got = as_json(out) or {}
    check('%r is read' % data[:40], (status, err) == (0, b'') and got, err)
    return got.get('text')


def cp1252(byte):
    try:
        return bytes([byte]).decode('cp1252')
    except UnicodeDecodeError:
        return '\ufffd'


def encodings():
    for s in STRINGS:
        data = s.encode()
        check('UTF-8 %r' % s, decoded(data) == s)
        check('a mark, %r' % s, decoded(b'\xef\xbb\xbf' + data) == s)
        for mark, name in (b'\xff\xfe', 'utf-16-le'), (b'\xfe\xff',
                                                       'utf-16-be'):
            wide = mark + s.encode(name)
            check('%s %r' % (name, s), decoded(wide) == s)
            check('%s %r, an odd byte' % (name, s),
                  decoded(wide + b'A', '--encoding=utf-16') == s + '\ufffd')
    for data, want in UTF16.items():
        check('UTF-16 %r' % data, decoded(data) == want)
    for i in range(0x80, 0x100):
        data = b'abc ' + bytes([i]) + b' def'
        check('Windows-1252 %02x' % i, decoded(data)
              == 'abc ' + cp1252(i) + ' def')
        check('... beside UTF-8', decoded('é '.encode() + data)
              == 'é abc \ufffd def')
        check('... forced', decoded(data, '--encoding=utf-8')
              == 'abc \ufffd def')


def damage():
    for d in DAMAGED:
        for data in 'éa'.encode() + d + b'b', 'éa'.encode() + d:
            check('%r' % data, decoded(data) == data.decode(errors='replace'))


def borders():
    """Whole and damaged characters across the ends of buffers."""
    for size in 1 << 15, 1 << 16, 1 << 17:
        for d in DAMAGED[:12] + ['😀'.encode(), '€'.encode(), 'é'.encode()]:
            for at in range(size - 3, size + 2):
                data = ('é' + 'word ' * (at // 5)).encode()[:at]
                data = data.ljust(at, b'y') + d + b' Oslo.\n'
                check('%r at %d' % (d, at), as_json(run(
                    '-f', 'jsonl', '--with-text', '--no-events',
                    text=data)[1])['text'] == data.decode(errors='replace'))


def sliced(text, unit, s):
    if unit == 'byte':
        return text.encode()[s['start']:s['end']].decode()
    if unit == 'utf16':
        wide = text.encode('utf-16-le')
        return wide[2 * s['start']:2 * s['end']].decode('utf-16-le')
    return text[s['start']:s['end']]


def spans(node):
    if isinstance(node, dict):
        if 'start' in node and 'text' in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from spans(child)


def without_offsets(node):
    if isinstance(node, dict):
        return {k: without_offsets(v) for k, v in node.items()
                if k not in ('start', 'end', 'offsets')}
    if isinstance(node, list):
        return [without_offsets(v) for v in node]
    return node


def offsets():
    text = ('😀 “Oslo” José met Angela Merkel in São Paulo on 3 May 2019. '
            'e\u0301 Müller said: “We will 😀 go to Paris,” Angela Merkel '
            'said on Monday. ') * 3
    seen = []
    for unit in 'char', 'byte', 'utf16':
        doc = as_json(run('-f', 'jsonl', '--pronouns', '--offsets=' + unit,
                          text=text)[1])
        seen.append(without_offsets(doc))
        for s in spans(doc):
            check('%s of %r' % (unit, s['text']),
                  sliced(text, unit, s) == s['text'], s)
        for row in run('-f', 'tsv', '--offsets=' + unit,
                       text=text)[1].decode().splitlines():
            _, beg, end, _, words, *_ = row.split('\t')
            check('tsv in %s' % unit, sliced(text, unit, {
                'start': int(beg), 'end': int(end)}) == words, row)
    check('units agree', seen[0] == seen[1] == seen[2])


def packed(pack, name):
    text = read(SAMPLES[0])
    lines = b''.join(b'{"id":%d,"text":"Oslo %d"}\n' % (i, i)
                     for i in range(1000))
    want, want_lines = run('-ftsv', text=text)[1], answers(lines)[1]
    for data in (pack(text), pack(text[:100]) + pack(text[100:]),
                 pack(b'') + pack(text) + pack(b'')):
        check('%s of text' % name, run('-ftsv', text=data) == (0, want, b''))
    whole = pack(lines)
    pieces = b''.join(pack(lines[i:i + 997])
                      for i in range(0, len(lines), 997))
    for jobs in '-j1', '-j3':
        check('%s of lines' % name, answers(whole, jobs)[1] == want_lines)
        check('%s members' % name, answers(pieces, jobs)[1] == want_lines)
    for cut in (5, 9, 10, 11, 18, 20, len(whole) // 2, len(whole) - 9,
                len(whole) - 8, len(whole) - 4, len(whole) - 1):
        status, out, err = answers(whole[:cut])
        check('%s cut at %d' % (name, cut), status == 2
              and want_lines.startswith(out) and err == b'newsparse: (standard '
              b'input): unexpected end of compressed data\n', out[-50:], err)
    rng = random.Random(1)
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[rng.randrange(4, len(whole))] ^= 1 << rng.randrange(8)
        status, out, err = answers(bytes(flipped))
        check('a bit of %s' % name, (status, out) == (0, want_lines)
              or (status == 2 and err.startswith(b'newsparse: ')), err)
    for file in 'x.jsonl.' + name, 'X.JSONL.' + name.upper():
        write(file, whole)
        check(file, run('-fjsonl', file) == (0, want_lines, b''))
    write('plain.jsonl.' + name, lines)
    check('a lying name', run('-fjsonl', 'plain.jsonl.' + name)
          == (0, want_lines, b''))


def compression():
    packed(gzip.compress, 'gz')
    if shutil.which('zstd'):
        packed(lambda data: subprocess.run(
            ['zstd', '-qc'], input=data, stdout=subprocess.PIPE).stdout, 'zst')


def is_utf8(name):
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def file_names():
    for name in NAMES:
        write(name, b'Oslo is in Norway.')
        status, out, err = run('-f', 'jsonl', '--', name)
        doc = as_json(out) or {}
        check('a file called %r' % name, (status, err) == (0, b''), err)
        if is_utf8(name):
            check('... its id', doc['id'] == name.decode()
                  and 'id_bytes' not in doc, out[:80])
        else:
            check('... its id', doc['id'] is None and name ==
                  base64.b64decode(doc['id_bytes']), out[:80])
        for f in FORMATS:
            status, out, err = run('-f', f, '--', name)
            check('... as %s' % f, (status, err) == (0, b''), err)
            if f == 'timeml':
                ET.fromstring(out)
            if f in ('json', 'geojson'):
                json.loads(out)
            if f == 'tsv':
                check('... 8 columns', all(row.count(b'\t') == 7
                      for row in out.splitlines()), out)
        check('... in a list', run('--files0-from=-', '-ftsv', text=name + b'\0')
              == run('-ftsv', '--', name))
        check('... missing', run(b'no' + name)[2].startswith(
            b'newsparse: no' + name + b': '))


if __name__ == '__main__':
    main(encodings, damage, borders, offsets, compression, file_names)
