#!/usr/bin/env python3
"""JSON Lines: what is JSON and what is not, in every member; one line in, one
line out; other members byte for byte.  The cases are those that a well-known
list of JSON conformance tests has, written anew."""
import json

from check import FORMATS, answers, as_json, check, main, run

VALUES = r'''
0 | -0 | -0.0 | 1 | 1.0 | 0.10 | 1.50 | 1e5 | 1E5 | 1e+5 | 1e-5 | 1E400 |
-1e-400 | 123456789012345678901234567890 | 0.1234567890123456789012345 | 1e00 |
20e1 | 0e+1 | 0e1 | 1.7976931348623157e308 | true | false | null | "" | "a" |
"\u0041" | "\"" | "\\" | "\/" | "/" | "\b\f\n\r\t" | "\u0000" | "\u0000x" |
"\ud83d\ude00" | "\uD83D\uDE00" | "\ud800" | "\udc00" | "\ud800\ud800" |
"\ud800abc" | "\udc00\ud800" | "\uFFFF" | "\ufdd0" | "\u007f" | "é" | "😀" |
"\u2028" | "\u0085" | "a\\u0041" | "\\\\" | [] | {} | [ ] | { } | [[]] | [{}] |
[1,2] | [1, 2 ,3] | [ 1 ] | {"a":1} | {"a":{"b":[1,{"c":null}]}} | {"":1} |
{"a":1,"a":2} | {"entities":1,"error":2} | ["a","b\"c"] | {"text":5} |
[null,true,false,1e5,"x"] | "'" | "//" | "<b>" | "\u003c" | "," | "}" | "]"
'''.replace('\n', ' ')

NOT_VALUES = r'''
01 | - | -01 | +1 | .5 | 1. | 1.e1 | -.5 | 1e | 1e+ | 1E- | 0x1 | 1_0 | NaN |
nan | -NaN | Infinity | -Infinity | tru | True | TRUE | nul | nulL | fals |
undefined | a | ' | 'a' | "\x41" | "\u" | "\u1" | "\u12" | "\u123" | "\u123g" |
"\U0041" | "\a" | "\'" | "\0" | "\u{41}" | "a | " | "\ | [ | [1 | [1, | [1,] |
[,1] | [,] | [1 2] | [1,,2] | [1} | ] | { | {"a" | {"a": | {"a":} | {"a":1,} |
{,} | {"a" 1} | {a:1} | {'a':1} | {1:1} | {null:1} | {"a":1 "b":2} |
{"a":1,,"b":2} | {"a":1] | {"a"::1} | 1 2 | "a" "b" | [1:2] | (1) | /*c*/1 |
1//c | #1 | -foo | - 1 | 1 .0 | --1 | 1e1.5 | 1.2.3 | 12a | nulla | true1 |
"a"b | [1]] | {}} | [] x | \u0031 | <a/> | @ | $
'''.replace('\n', ' ')

NOT_OBJECTS = r'''
"text" | 5 | null | true | [] | [{"text":""}] | {"text":""}x | {"text":""}, |
{"text":""}{"text":""} | {"text":""} [] | {"text":"",} | {,"text":""} |
{"text"} | {"text":"" "a":1} | {text:""} | {"TEXT":""} | {"Text":""} |
{"text ":""} | {} | { } | {"id":null} | {"text":"\"} | text | { | } | " | {"
'''.replace('\n', ' ')

BAD_UTF8 = (b'\xff', b'\xfe', b'\x80', b'\xbf', b'\xc0\xaf', b'\xc1\xbf',
            b'\xc2', b'\xc3(', b'\xe0\x80\x80', b'\xe0\x9f\xbf', b'\xe2\x82',
            b'\xed\xa0\x80', b'\xed\xbf\xbf', b'\xf0\x80\x80\x80',
            b'\xf0\x8f\xbf\xbf', b'\xf0\x9f\x98', b'\xf4\x90\x80\x80',
            b'\xf5\x80\x80\x80', b'\xf8\x88\x80\x80\x80', b'\xe9')

OURS = ('schema offsets gist entities mentions dates quotes events relations '
        'id_bytes error').split()


def cases(table):
    return [case.strip() for case in table.split(' | ')]


def good_lines(lines, *args):
    """Their answers; every line must have one."""
    data = '\n'.join(lines).encode()
    status, out, err = answers(data, *args)
    out = out.split(b'\n')[:-1]
    check('%d good lines' % len(lines), status == 0 and not err
          and len(out) == len(lines), status, len(out), err)
    return out + [b''] * (len(lines) - len(out))


def bad_lines(lines, ids=None):
    """Each must give an error in its place, and a message."""
    status, out, err = answers(b'\n'.join(lines))
    out, err = out.split(b'\n')[:-1], err.split(b'\n')[:-1]
    check('%d bad lines' % len(lines), status == 2
          and len(out) == len(err) == len(lines), len(out), len(err))
    for i, (line, answer, message) in enumerate(zip(lines, out, err)):
        got = as_json(answer) or {}
        check('an error for %r' % line, list(got) == ['id', 'line', 'error']
              and got['line'] == i + 1 and got['error']
              and (ids is None or got['id'] == ids), answer)
        check('a message for %r' % line, message.decode()
              == 'newsparse: (standard input):%d: %s' % (i + 1, got['error']),
              message)
    zero = answers(b'\n'.join(lines), '--exit-zero')
    check('--exit-zero', zero == (0, b'\n'.join(out) + b'\n', b''))


def whole(text):
    """Lone surrogates read as U+FFFD."""
    return ''.join('\ufffd' if 0xD800 <= ord(c) < 0xE000 else c for c in text)


def good_values():
    values = cases(VALUES)
    for form in '{"text":"","zz":%s}', '{"zz":%s,"text":""}':
        for v, out in zip(values, good_lines([form % v for v in values])):
            check('%s passes through' % v,
                  out.endswith((',"zz":%s}' % v).encode()), out[-80:])
    for name in 'title', 'url':
        lines = ['{"text":"","%s":%s}' % (name, v) for v in values]
        for v, out in zip(values, good_lines(lines)):
            check('%s %s' % (name, v), out.endswith(
                (',"%s":%s}' % (name, v)).encode()), out[-80:])
    ids = ['{"id":%s,"text":""}' % v for v in values]
    for v, out in zip(values, good_lines(ids)):
        check('id %s' % v, out.startswith(
            ('{"schema":1,"id":%s,"offsets"' % v).encode()), out[:80])
    for v, out in zip(values, good_lines(ids, '--ascii')):
        check('id %s in ASCII' % v, out.isascii() and '"id":' in out.decode()
              and as_json(out)['id'] == json.loads(v), out[:80])
    dates = good_lines(['{"text":"","date":%s}' % v for v in values])
    for v, out in zip(values, dates):
        check('date %s' % v, as_json(out)['date'] == {
            'value': None, 'source': 'none'}, out)
    texts = [v for v in values if v[0] == '"']
    lines = ['{"text":%s}' % v for v in texts]
    for v, out in zip(texts, good_lines(lines, '--with-text')):
        check('text %s' % v, as_json(out)['text'] == whole(json.loads(v)), out)
    bad_lines([b'{"text":%s,"id":7}' % v.encode() for v in values
               if v[0] != '"'], 7)


def bad_values():
    bad = cases(NOT_VALUES) + ['"\t"', '"\x01"', '"\x1f"', '"\0"', '\f1',
                               '\v1', '\xa01', '\ufeff1', '\u20281', '1\xa0',
                               '[1\0]', '\x7f', '\x1b', '']
    bad_lines([('{"id":3,"text":"","zz":%s}' % v).encode() for v in bad], 3)
    bad_lines([v.encode() for v in cases(NOT_OBJECTS)], None)
    for b in BAD_UTF8:
        bad_lines([b'{"id":3,"text":"' + b + b'"}',
                   b'{"id":3,"text":"","z":"' + b + b'"}',
                   b'{"id":3,"text":"","' + b + b'":1}',
                   b'{"id":3,"text":""' + b + b'}',
                   b'{"id":3,"text":""}' + b], 3)


def blanks():
    for w in ' ', '\t', '\r', '  ', '\t \r ':
        lines = [form % w for form in (
            '%s{"text":""}', '{%s"text":""}', '{"text"%s:""}', '{"text":%s""}',
            '{"text":""%s}', '{"text":""}%s', '{"text":"","z":[%s1]}')]
        out = b''.join(good_lines(lines))
        check('no raw blanks', b'\t' not in out and b'\r' not in out)
    line = b'{"text":""}'
    for data, n in ((b'', 0), (b'\n', 0), (b' \n\t\n\r\n\f\v\n', 0),
                    (b'\xef\xbb\xbf', 0), (b'\xef\xbb\xbf\n' + line, 1),
                    (b'\xef\xbb\xbf' + line, 1), (line, 1),
                    (line + b'\r\n\r\n' + line, 2), (b'\n\n' + line, 1),
                    (line + b'\n   ', 1)):
        for jobs in '-j1', '-j3':
            status, out, err = answers(data, jobs)
            check('%d lines in %r' % (n, data), (status, out.count(b'\n'), err)
                  == (0, n, b''), status, out, err)
    _, out, err = answers(b'\n\n' + line + b'\nx\n\ny')
    check('lines are counted', [as_json(a).get('line') for a in out.split(
        b'\n')[:-1]] == [None, 4, 6] and b'):6: ' in err, out, err)


def nesting():
    for n in 1, 510, 511, 512, 513, 100000:
        for left, right in ('[', ']'), ('{"a":', '}'):
            inner = left * n + ('1' if right == '}' else '') + right * n
            line = '{"text":"","zz":' + inner + '}'
            status, out, _ = answers(line)
            check('%d deep' % (n + 1), status == (0 if n < 512 else 2)
                  and out.count(b'\n') == 1, status)
            check('... passes', n >= 512
                  or out.endswith(inner.encode() + b'}\n'))


def names_of_ours():
    for name in OURS:
        out, both = good_lines(['{"text":"","%s":{"a":[0.10]}}' % name,
                                '{"text":"","%s":1,"input_%s":2}'
                                % (name, name)])
        check(name, out.endswith(
            b',"input_%s":{"a":[0.10]}}' % name.encode()), out[-60:])
        pairs = json.loads(both, object_pairs_hook=list)
        check('input_%s is there already' % name,
              len(dict(pairs)) == len(pairs)
              and sorted(v for k, v in pairs if k.startswith('input_'))
              == [1, 2], both[-60:])
    twice = good_lines(['{"text":5,"text":"a","id":1,"id":"b","z":1,"z":2}',
                        '{"text":"","z":1,"\\u007a":2}',
                        '{"text":"","date":"2012","date":5}',
                        '{"text":"x","input_text":3}'])
    check('the last of two', twice[0].startswith(b'{"schema":1,"id":"b",')
          and twice[0].endswith(b',"z":2}'), twice[0])
    check('... by its meaning', twice[1].count(b':2}') == 1
          and as_json(twice[1])['z'] == 2, twice[1])
    check('... also a date', as_json(twice[2])['date']['value'] is None)
    check('input_text is nothing special', twice[3].endswith(
        b',"input_text":3}'), twice[3])
    out = good_lines(['{"a":1,"text":"Hi","b":2,"title":"t","url":"u","c":3}'],
                     '--with-text')[0]
    check('members in their order', out.endswith(
        b',"text":"Hi","a":1,"b":2,"title":"t","url":"u","c":3}'), out)


def dates():
    forms = {'2012-07-25': '2012-07-25', '2012-07': '2012-07', '2012': '2012',
             '2012-07-25T10:00:00Z': '2012-07-25', '2012-07-25 1': '2012-07-25',
             '2000-02-29': '2000-02-29', 'x2012': None, '': None,
             ' 2012-07-25': None, '25/07/2012': None, 'July 2012': None,
             '12-07-25': None, '1900-02-29': None, '-2012-01-01': None}
    lines = [json.dumps({'text': '', 'date': d}) for d in forms]
    for option, value, source in (((), None, 'none'), (
            ('-d', '1999-12-31'), '1999-12-31', 'option')):
        for (d, want), out in zip(forms.items(), good_lines(lines, *option)):
            check('date %r %r' % (d, option), as_json(out)['date'] == {
                'value': want or value, 'source': 'input' if want else source},
                out)


def characters():
    chars = ''.join(map(chr, (*range(0x300), *range(0x2000, 0x2070), 0xD7FF,
                              0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600,
                              0x10FFFF)))
    for args in (), ('--ascii',):
        out = good_lines([json.dumps({'text': chars, 'zz': chars})],
                         '--with-text', *args)[0]
        got = as_json(out)
        check('all characters', got['text'] == got['zz'] == chars)
        check('no raw control', min(out) >= 0x20 and
              (not args or out.isascii()))


def order():
    lines = b''.join(b'{"id":%d,"text":%s}\n' % (
        i, b'"%s"' % (b'x ' * (i % 200)) if i % 7 else b'%d' % i)
        for i in range(1500))
    want = answers(lines)
    for jobs in '2', '3', '8', '0', '64':
        check('-j%s' % jobs, answers(lines, '-j', jobs) == want)
    check('in order', [as_json(a)['id'] for a in want[1].split(b'\n')[:-1]]
          == list(range(1500)))


def other_formats():
    for f in FORMATS:
        if f in ('json', 'jsonl'):
            continue
        status, out, err = run('-i', 'jsonl', '-f', f, text='x\n')
        check('a bad line as %s' % f, status == 2 and err.startswith(
            b'newsparse: (standard input):1: ')
            and (not out or f == 'geojson'), out, err)
    status, out, _ = run('-i', 'jsonl', '-f', 'json',
                         text='{"id":1}\n{"text":"","z":{"a":[],"b":"{,"}}')
    first, end = json.JSONDecoder().raw_decode(out.decode())
    second, _ = json.JSONDecoder().raw_decode(out.decode()[end:].strip())
    check('json is jsonl', status == 2 and first['line'] == 1
          and second['z'] == {'a': [], 'b': '{,'}, out)


if __name__ == '__main__':
    main(good_values, bad_values, blanks, nesting, names_of_ours, dates,
         characters, order, other_formats)
