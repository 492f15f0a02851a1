#!/usr/bin/env python3
"""formats.py NEWSPARSE FILE...: do the formats say the same of each file?

Every format is read with the means of its own world (XML, CSV, JSON and HTML
parsers of Python) and held against JSON Lines and the text itself.  Files are
UTF-8.  One line for each broken promise, then "N files, M errors"; status 1 if
there was any.  No packages.
"""
import csv
import html.parser
import io
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET


class Page(html.parser.HTMLParser):
    """Nesting, ids and links of a page, and the text of its <main>."""
    ALONE = {'meta', 'br', 'link', 'path'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.links, self.wrong = [], [], [], []
        self.words, self.about = [], False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.ALONE:
            self.stack.append(tag)
        self.about = attrs.get('class') == 'about'
        if tag in ('script', 'img', 'iframe', 'object'):
            self.wrong.append('holds <%s>' % tag)
        if tag == 'a' and self.stack.count('a') > 1:
            self.wrong.append('has a link inside a link')
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        if 'href' in attrs:
            self.links.append(attrs['href'])

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self.about = False
        if not self.stack or self.stack.pop() != tag:
            self.wrong.append('closes <%s> wrongly' % tag)

    def handle_data(self, data):
        if 'main' in self.stack and not self.about:
            self.words.append(data)

    def errors(self, source):
        yield from self.wrong
        if self.stack:
            yield 'leaves <%s> open' % self.stack[-1]
        if len(set(self.ids)) != len(self.ids):
            yield 'has an id twice'
        for link in self.links:
            if link[1:] not in self.ids or link[0] != '#':
                yield 'links to nothing: ' + link
        shown = squeeze(''.join(self.words))
        if not shown.endswith(squeeze(source)):
            yield 'does not hold the article'


def squeeze(text):
    """Without blanks and what counts as blank or is shown as U+FFFD."""
    return re.sub('[\\s\x00-\x1f\x7f-\x9f\ufeff\ufffd]+', '', text)


def width(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in line)


def run(newsparse, fmt, path, *more):
    return subprocess.run([newsparse, '-f', fmt, *more, path], check=True,
                          stdout=subprocess.PIPE).stdout.decode('utf-8')


def check_json(doc, text, out):
    if json.loads(out) != doc:
        yield 'is not the object of JSON Lines'


def check_timeml(doc, text, out):
    root = ET.fromstring(out)
    node = root.find('TEXT')
    if ''.join(node.itertext()) != re.sub(
            '[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', '\ufffd', text):
        yield 'does not hold the text'
    tags = [(t.text, t.get('type'), t.get('value'))
            for t in node.iter('TIMEX3')]
    if tags != [(d['text'], d['type'], d.get('value')) for d in doc['dates']]:
        yield 'has other dates'


def check_brat(doc, text, out):
    found = []
    for line in out.splitlines():
        if line[0] != 'T':
            continue
        _, mark, words = line.split('\t')
        spans = [list(map(int, s.split()))
                 for s in mark.split(' ', 1)[1].split(';')]
        if ' '.join(text[b:e] for b, e in spans).replace('\t', ' ') != words:
            yield 'has other text: ' + line
        found.append((spans[0][0], spans[-1][1]))
    want = [(m['start'], m['end']) for m in doc['mentions'] + doc['dates']]
    if sorted(found) != sorted(want):
        yield 'has other spans'


def check_geojson(doc, text, out):
    got = json.loads(out)
    if got['type'] != 'FeatureCollection':
        yield 'is no FeatureCollection'
    want = [[e['place']['lon'], e['place']['lat']] for e in doc['entities']
            if 'lat' in e.get('place', {})]
    if [f['geometry']['coordinates'] for f in got['features']] != want:
        yield 'has other places'
    if any(f['properties']['id'] != doc['id'] for f in got['features']):
        yield 'has another id'


def check_tsv(doc, text, out):
    rows = [line.split('\t') for line in out.splitlines()]
    want = sorted(doc['mentions'] + doc['dates'],
                  key=lambda m: m['start'])
    if any(len(r) != 8 for r in rows):
        yield 'has a line without 8 columns'
    elif sorted((r[1], r[2], r[3]) for r in rows) != sorted(
            (str(m['start']), str(m['end']), m['type']) for m in want):
        yield 'has other rows'


def check_csv(doc, text, out):
    rows = list(csv.reader(io.StringIO(out, newline='')))
    want = sorted((str(m['start']), m['text'])
                  for m in doc['mentions'] + doc['dates'])
    if sorted((r[1], r[4]) for r in rows) != want:
        yield 'has other rows'
    if not out.endswith('\r\n') and out:
        yield 'ends without CRLF'


def check_conll(doc, text, out):
    rows = [line.split('\t') for line in out.splitlines() if line]
    if squeeze(''.join(r[0] for r in rows)) != squeeze(text):
        yield 'has other tokens than the text'
    begun = sum(r[1].startswith('B-') for r in rows)
    if begun != len(doc['dates']) + sum(m['kind'] == 'name'
                                        for m in doc['mentions']):
        yield 'has %d names and dates' % begun


def check_conllu(doc, text, out):
    for block in out.split('\n\n'):
        rows = [line.split('\t') for line in block.splitlines()
                if line[0] != '#']
        if any(len(r) != 10 for r in rows):
            yield 'has a line without 10 columns'
            continue
        if [r[0] for r in rows] != [str(i + 1) for i in range(len(rows))]:
            yield 'is not numbered from 1'
        heads = [int(r[6]) for r in rows if r[6] != '_']
        if heads and (heads.count(0) != 1 or max(heads) > len(rows)):
            yield 'has a sentence with %d roots' % heads.count(0)
        opened = sum(r[9].count('(') for r in rows)
        if opened != sum(r[9].count(')') for r in rows):
            yield 'has brackets that do not match'


def check_html(doc, text, out):
    page = Page()
    page.feed(out)
    page.close()
    yield from page.errors(text)


def check_report(doc, text, out):
    if any(width(line) > 80 for line in out.splitlines()):
        yield 'has a line of over 80 columns'
    if re.search('[\x00-\x09\x0b-\x1f\x7f-\x9f]', out):
        yield 'holds a control character'


CHECKS = {name[6:]: f for name, f in globals().items()
          if name.startswith('check_')}


def main():
    newsparse, files = sys.argv[1], sys.argv[2:]
    errors = 0
    for path in files:
        text = open(path, encoding='utf-8', newline='').read()
        doc = json.loads(run(newsparse, 'jsonl', path))
        for fmt, check in CHECKS.items():
            for what in check(doc, text, run(newsparse, fmt, path)):
                errors += 1
                print('%s: %s %s' % (path, fmt, what))
    print('%d files, %d errors' % (len(files), errors))
    return errors > 0


if __name__ == '__main__':
    sys.exit(main())
