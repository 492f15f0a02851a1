#!/usr/bin/env python3
"""mutate.py prefixes FILE... | mutants SEED COUNT FILE...: JSON Lines.

`prefixes` writes a document for every prefix of the articles, `mutants` COUNT
documents made of them by cutting, doubling, moving and changing pieces and by
putting odd characters in.  The same seed gives the same bytes.  No packages.
"""
import json
import random
import sys

ODD = ['\0', '\ufeff', '\u200b', '\u200d', '\u202e', '\u2028', '\u0301', '\u0345',
       '\u00ad', '\u00a0', '\x85', '\x1b', '\x7f', '\U0001f468\u200d\U0001f469',
       '\U0001f1f3\U0001f1ec', '\U00010400', '\u0130', '\u1e9e', '\ufb01',
       '\u4e2d\u6587', '\u0627\u0644', '\ufffd', '\ufffe', '\U0010ffff',
       '"', '\u201c', '\u201d', '\u00ab', '\u00bb', "'", '\u2019', '``', "''",
       '(', ')', '[', ']', '<b>', '&amp;', '\\', '\t', '\n', '\n\n', '\r\n', '\r',
       ' ', '  ', '.', '...', ',', ';', ':', '-', '--', '\u2014', '/', '@', '#',
       '$', '%', '0', '31 February', '2012-13-45', '99999999999999999999',
       'May', 'Monday', 'said', ' he said, ', 'U.S.', "'s", 'Mr.', 'AP - ',
       'http://a.b/(c', 'x@y.zz', 'n\'t', 'I', 'THE ', ' of ', ' and ']


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return f.read()


def piece(rng, text, most=40):
    """A place and the end of a short stretch from there."""
    beg = rng.randrange(len(text) + 1)
    return beg, min(len(text), beg + rng.randrange(most))


def cut(rng, text, _):
    beg, end = piece(rng, text)
    return text[:beg] + text[end:]


def double(rng, text, _):
    beg, end = piece(rng, text)
    return text[:end] + text[beg:end] * rng.choice([1, 1, 2, 20]) + text[end:]


def move(rng, text, _):
    beg, end = piece(rng, text)
    rest = text[:beg] + text[end:]
    to = rng.randrange(len(rest) + 1)
    return rest[:to] + text[beg:end] + rest[to:]


def insert(rng, text, _):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(ODD) * rng.choice([1, 1, 1, 2, 9]) + text[at:]


def replace(rng, text, _):
    if not text:
        return text
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(ODD) + text[at + 1:]


def splice(rng, text, other):
    beg, end = piece(rng, other, 400)
    at = rng.randrange(len(text) + 1)
    return text[:at] + other[beg:end] + text[at:]


def case(rng, text, _):
    beg, end = piece(rng, text, 200)
    how = rng.choice([str.upper, str.lower, str.title, str.swapcase])
    return text[:beg] + how(text[beg:end]) + text[end:]


def glue(rng, text, _):
    beg, end = piece(rng, text, 200)
    gone = rng.choice([' ', '\n', '.', ',', '"', 'e'])
    return text[:beg] + text[beg:end].replace(gone, '') + text[end:]


def ends(rng, text, _):
    beg, end = sorted(rng.randrange(len(text) + 1) for _ in 'ab')
    return text[beg:end]


CHANGES = [cut, double, move, insert, insert, replace, splice, case, glue]


def mutant(rng, texts):
    text, other = rng.choice(texts), rng.choice(texts)
    if rng.random() < .5:
        text = ends(rng, text, other)
    for _ in range(rng.choice([1, 1, 2, 4, 8, 16])):
        text = rng.choice(CHANGES)(rng, text, other)
    doc = {'text': text}
    if rng.random() < .3:
        head, _, body = text.partition('\n')
        doc = {'title': head, 'text': body}
    if rng.random() < .5:
        doc['date'] = rng.choice(['2012-07-25', '2019-02', '2000', 'XXXX-01-01',
                                  '9999-12-31', '0001-01-01', '2020-02-29'])
    return doc


def main():
    if sys.argv[1] == 'prefixes':
        texts = [read(p) for p in sys.argv[2:]]
        docs = ({'text': t[:n]} for t in texts for n in range(len(t) + 1))
    else:
        seed, count = int(sys.argv[2]), int(sys.argv[3])
        texts = [read(p) for p in sys.argv[4:]]
        docs = (mutant(random.Random('%d %d' % (seed, i)), texts)
                for i in range(count))
    for n, doc in enumerate(docs):
        print(json.dumps(dict(id=n, **doc)))


if __name__ == '__main__':
    main()
