"""Web pages and XML of agencies: text, title, byline, day, and the way home."""
import json
import random

from check import as_json, check, has_sanitizer, main, run

LD = '<script type="application/ld+json">%s</script>'
GRAPH = {'@graph': [
    {'@type': 'WebSite', 'name': 'The Star'},
    {'@type': 'Article', 'headline': 'H', 'datePublished': '2021-02-03T08:00Z',
     'author': [{'name': 'Tom Reed'}, {'name': 'Ann Lee'}, 'Bo Ek']}]}

# What is tested: page, and what its answer must have.
PAGES = {
    'JSON-LD': (LD % json.dumps({'author': {'name': 'Tom Reed'},
                                 'datePublished': '2021-02-03'}) + '<p>Hi.',
                {'byline': 'Tom Reed', 'text': 'Hi.'}),
    'JSON-LD, a graph': (LD % json.dumps(GRAPH, indent=2) + '<p>Hi.',
                         {'byline': 'Tom Reed, Ann Lee, Bo Ek'}),
    'JSON-LD, an array': (LD % json.dumps([GRAPH]) + '<p>Hi.',
                          {'byline': 'Tom Reed, Ann Lee, Bo Ek'}),
    'no JSON-LD': (LD % '{"author": "Tom' + '<p>Hi.', {'byline': None}),
    'JSON-LD, nobody': (LD % '{"author":[null,1,{}]}' + '<p>Hi.',
                        {'byline': None}),
    'JSON-LD, too deep': (LD % ('[' * 99 + ']' * 99) + '<p>Hi.',
                          {'byline': None, 'text': 'Hi.'}),
    'meta': ('<meta name=author content="By Tom Reed"><p>Hi.',
             {'byline': 'Tom Reed'}),
    'an address is nobody': ('<meta property="article:author" content="https:'
                             '//x.example/tom"><span class=byline>BY <b>Tom '
                             'Reed</b></span><p>Hi.', {'byline': 'Tom Reed'}),
    'rel': ('<a rel=author href=x>Tom Reed</a><p>Hi.', {'byline': 'Tom Reed'}),
    'line ends': ('<p>Hi.<br>You.<br/>\n<br>They <br> go.',
                  {'text': 'Hi.\nYou.\n\nThey\ngo.'}),
    'a heading over links': ('<article><p>Hi.<h2>More</h2><ul><li><a>Ann</a>'
                             '<li><a>Bo</a></ul><h2>Then</h2><p>You.',
                             {'text': 'Hi.\n\nThen\n\nYou.'}),
    'a subject is no menu': ('<div class="post category-social tag-menu">'
                             '<p>Hi.</div><div class="site menu">Home</div>',
                             {'text': 'Hi.'}),
    'references': ('<p>A&amp;B AT&T &lt;i&gt; caf&eacute; &#8220;q&#x201D; '
                   '&amp;amp; &nosuch; x&nbsp;y <3 &',
                   {'text': 'A&B AT&T <i> caf\xe9 \u201cq\u201d &amp; &nosuch; '
                            'x\xa0y <3 &'}),
    'dropped tags': ('<p>One</b> two</nosuch> th<!-- - -->ree.',
                     {'text': 'One two three.'}),
    'a table': ('<table>Out<tr><td>In</table><p>Last.', {}),
    'pre': ('<pre>\n one\n\ttwo</pre>', {'text': 'one two'}),
    'astral': ('<p>\U0001f600 A<b>\xe9</b> &#x1F600;z', {}),
    'nothing': ('<p> ', {'text': '', 'byline': None, 'map': []}),
}
XML = {
    'NITF': ('<nitf><body><body.head><hedline><hl1>T t</hl1></hedline><byline>'
             'By <person>Tom Reed</person>\n</byline></body.head><body.content>'
             '<p>One &amp; two.</p>\r\n<p>Caf\xe9 <em>three</em>\n four.</p>'
             '</body.content></body></nitf>',
             {'title': 'T t', 'byline': 'Tom Reed',
              'text': 'One & two.\n\nCaf\xe9 three four.'}),
    'NewsML-G2': ('<newsMessage><by>Tom Reed</by><headline>T</headline>'
                  '<p>One.</p></newsMessage>', {'byline': 'Tom Reed'}),
    'two titles': ('<rss><title>The Star</title><item><title>T t</title><p>One.'
                   '</p></item></rss>', {'title': 'T t'}),
    'anything': ('<a>One <b>two</b><c>thr&#101;e</c></a>',
                 {'text': 'One two three'}),
}
UNITS = {'char': list, 'byte': lambda s: [bytes([b]) for b in s.encode()],
         'utf16': lambda s: [s.encode('utf-16-le')[i:i + 2] for i in range(
             0, len(s.encode('utf-16-le')), 2)]}
BLANK = set(' \n\r\t')


def home(what, kind, page):
    """Every character of the text is where the map says, or a reference."""
    for unit, split in UNITS.items():
        out = run('-i', kind, '-f', 'jsonl', '--offsets=' + unit, text=page)[1]
        doc = as_json(out)
        if 'text' not in doc:
            check('%s: an error' % what, 'error' in doc, doc)
            return
        text, source = split(doc['text']), split(page)
        runs = doc['map'] + [[len(text), len(source)]]
        bad = [r for r in doc['map'] if not (0 <= r[0] < len(text)
                                             and 0 <= r[1] <= len(source))]
        for (at, origin), (end, _) in zip(runs, runs[1:]):
            for i in range(at, end if end > at else at + 1):
                j = origin + i - at
                here = source[j] if j < len(source) else None
                if unit == 'char' and here != text[i] and not (
                        text[i] in BLANK or here == '&'):
                    bad.append((i, text[i], here))
        check('%s: the map in %ss' % (what, unit), not bad, page, bad)


def pages():
    for kind, table in (('html', PAGES), ('xml', XML)):
        for what, (page, want) in table.items():
            doc = as_json(run('-i', kind, '-f', 'jsonl', text=page)[1])
            got = {name: doc.get(name) for name in want}
            check(what, got == want, got)
            home(what, kind, page)


def mutants():
    """Pieces of these pages in any order: the map holds in all of them."""
    rng = random.Random(1)
    pieces = [p for page, _ in PAGES.values() for p in page.split('<')]
    for i in range(20 if has_sanitizer() else 60):
        page = '<'.join(rng.choices(pieces, k=rng.randint(1, 12)))
        home('mutant %d' % i, 'html', ' ' + page[:rng.randint(0, len(page))])


def other_formats():
    page = PAGES['references'][0]
    for fmt in 'tsv', 'html', 'report', 'conllu':
        status, out, err = run('-i', 'html', '-f', fmt, text=page)
        check('a page as %s' % fmt, status == 0 and not err
              and b'"map"' not in out, err)
    plain = as_json(run('-f', 'jsonl', text='Oslo')[1])
    check('a text has no map', 'map' not in plain, plain)


if __name__ == '__main__':
    main(pages, mutants, other_formats)
