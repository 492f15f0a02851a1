#!/usr/bin/env python3
"""schema.py SCHEMA < answers.jsonl: do the answers keep their promises?

Each line is checked against the JSON Schema, by a validator of the few
keywords that it uses, and against what a schema cannot say: spans are slices
of the text (where the answer brings it), lists are in order, ids and counts
agree.  One line for each broken promise, then "N documents, M errors"; status
1 if there was any.  No packages.
"""
import json
import re
import sys

TYPES = {
    'object': dict, 'array': list, 'string': str, 'boolean': bool,
    'null': type(None),
}


def is_type(value, name):
    if name == 'integer':
        return isinstance(value, int) and not isinstance(value, bool)
    if name == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Schema:
    KNOWN = {'$schema', '$defs', 'title', 'description'}

    def __init__(self, root):
        self.root = root

    def resolve(self, ref):
        node = self.root
        for part in ref.lstrip('#/').split('/'):
            node = node[part]
        return node

    def errors(self, value, schema, path='$'):
        """Every broken keyword as (path, what is wrong)."""
        for key, want in schema.items():
            if key in self.KNOWN or (key in ('properties', 'required')
                                     and not isinstance(value, dict)):
                continue
            check = getattr(self, 'check_' + key.lstrip('$'), None)
            if check is None:
                if key in ('then', 'else'):
                    continue
                raise SystemExit('schema.py: unknown keyword ' + key)
            yield from check(value, want, path, schema)

    def check_ref(self, value, want, path, _):
        yield from self.errors(value, self.resolve(want), path)

    def check_type(self, value, want, path, _):
        names = want if isinstance(want, list) else [want]
        if not any(is_type(value, n) for n in names):
            yield path, 'is no ' + ' or '.join(names)

    def check_const(self, value, want, path, _):
        if value != want or isinstance(value, bool) != isinstance(want, bool):
            yield path, 'is not %r' % (want,)

    def check_enum(self, value, want, path, _):
        if value not in want:
            yield path, 'is none of %r' % (want,)

    def check_minimum(self, value, want, path, _):
        if is_type(value, 'number') and value < want:
            yield path, 'is below %r' % want

    def check_maximum(self, value, want, path, _):
        if is_type(value, 'number') and value > want:
            yield path, 'is above %r' % want

    def check_minLength(self, value, want, path, _):
        if isinstance(value, str) and len(value) < want:
            yield path, 'is too short'

    def check_minItems(self, value, want, path, _):
        if isinstance(value, list) and len(value) < want:
            yield path, 'has too few items'

    def check_pattern(self, value, want, path, _):
        if isinstance(value, str) and not re.search(want, value):
            yield path, 'does not match %s' % want

    def check_required(self, value, want, path, _):
        for name in want:
            if name not in value:
                yield path, 'lacks ' + name

    def check_properties(self, value, want, path, _):
        for name, sub in want.items():
            if name in value:
                yield from self.errors(value[name], sub, path + '.' + name)

    def check_additionalProperties(self, value, want, path, schema):
        if want is False and isinstance(value, dict):
            for name in value:
                if name not in schema.get('properties', {}):
                    yield path, 'has an unknown member ' + name

    def check_items(self, value, want, path, _):
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self.errors(item, want, '%s[%d]' % (path, i))

    def check_not(self, value, want, path, _):
        if not list(self.errors(value, want, path)):
            yield path, 'matches what it must not'

    def check_anyOf(self, value, want, path, _):
        tries = [list(self.errors(value, s, path)) for s in want]
        if all(tries):
            yield from min(tries, key=len)

    def check_oneOf(self, value, want, path, _):
        tries = [list(self.errors(value, s, path)) for s in want]
        if sum(not t for t in tries) > 1:
            yield path, 'matches more than one'
        if all(tries):
            yield from min(tries, key=len)


def units(text, unit):
    """text as a sequence that start and end count in, and the way back."""
    if unit == 'byte':
        return text.encode(), lambda b: b.decode()
    if unit == 'utf16':
        raw = text.encode('utf-16-le', 'surrogatepass')
        pairs = [raw[i:i + 2] for i in range(0, len(raw), 2)]
        return pairs, lambda p: b''.join(p).decode('utf-16-le')
    return text, lambda s: s


def spans(doc):
    for name in ('mentions', 'dates', 'quotes', 'events'):
        for i, item in enumerate(doc[name]):
            yield '%s[%d]' % (name, i), item
            for part in ('speaker', 'cue'):
                if item.get(part):
                    yield '%s[%d].%s' % (name, i, part), item[part]
            for k, part in enumerate(item.get('parts', [])):
                yield '%s[%d].parts[%d]' % (name, i, k), part


def slices(doc):
    fields = {}
    if 'text' in doc:
        fields['text'] = units(doc['text'], doc['offsets'])
    if isinstance(doc.get('title'), str):
        fields['title'] = units(doc['title'], doc['offsets'])
    for where, s in spans(doc):
        if s['start'] >= s['end']:
            yield where, 'is empty'
        field = fields.get(s.get('field', 'text'))
        if field is None:
            continue
        if s['end'] > len(field[0]):
            yield where, 'ends behind the text'
        elif 'text' in s and field[1](
                field[0][s['start']:s['end']]) != s['text']:
            yield where, 'is not the slice %r' % s['text']


def order(doc):
    for name in ('mentions', 'dates', 'quotes'):
        items = [(m.get('field') != 'title', m['start']) for m in doc[name]]
        if items != sorted(items):
            yield name, 'is out of order'
    last = {}
    for m in sorted([m for m in doc['mentions'] if m['kind'] == 'name']
                    + doc['dates'], key=lambda m: m['start']):
        field = m.get('field', 'text')
        if m['start'] < last.get(field, 0):
            yield 'mentions', 'name or date %r overlaps' % m['text']
        last[field] = m['end']
    for m in doc['mentions']:
        for n in doc['mentions']:
            if (m['kind'] != 'name' and n['kind'] == 'name'
                    and m.get('field') == n.get('field')
                    and (m['start'] < n['start'] < m['end'] < n['end']
                         or n['start'] < m['start'] < n['end'] < m['end'])):
                yield 'mentions', '%r crosses %r' % (m['text'], n['text'])


def numbers(doc):
    entities = doc['entities']
    if [e['id'] for e in entities] != list(range(len(entities))):
        yield 'entities', 'have other ids than their places'
    saliences = [e['salience'] for e in entities]
    if saliences != sorted(saliences, reverse=True):
        yield 'entities', 'are not in order of salience'
    count = [0] * len(entities)
    for i, m in enumerate(doc['mentions']):
        if m['entity'] >= len(entities):
            yield 'mentions[%d]' % i, 'has no entity'
            continue
        count[m['entity']] += 1
        if m['type'] != entities[m['entity']]['type']:
            yield 'mentions[%d]' % i, 'has another type than its entity'
    for e, n in zip(entities, count):
        if e['count'] != n:
            yield 'entities[%d]' % e['id'], 'is not counted right'
        if 'place' in e and e['type'] != 'LOC':
            yield 'entities[%d]' % e['id'], 'has a place but is none'
    refs = [x.get(k) for name, k in (('quotes', 'speaker_entity'),
            ('events', 'who_entity'), ('events', 'where_entity'),
            ('relations', 'entity'), ('relations', 'of'))
            for x in doc.get(name, [])]
    if any(r is not None and r >= len(entities) for r in refs):
        yield '$', 'refers to an entity that is not there'
    if (doc['date']['value'] is None) != (doc['date']['source'] == 'none'):
        yield 'date', 'has a value without a source or the reverse'


def pairs_once(pairs):
    names = [k for k, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError('a member twice: %r' % names)
    return dict(pairs)


def check(line, schema):
    if any(c in line for c in '\t\r\x85\u2028\u2029'):
        yield '$', 'holds a raw tab or line separator'
    try:
        doc = json.loads(line, object_pairs_hook=pairs_once)
    except ValueError as e:
        yield '$', 'is no JSON: %s' % e
        return
    broken = list(schema.errors(doc, schema.root))
    yield from broken
    if not broken and 'error' not in doc:
        yield from slices(doc)
        yield from order(doc)
        yield from numbers(doc)


def main():
    schema = Schema(json.load(open(sys.argv[1], encoding='utf-8')))
    docs = errors = 0
    for n, line in enumerate(sys.stdin.buffer.read().split(b'\n')[:-1], 1):
        docs += 1
        for path, what in check(line.decode('utf-8'), schema):
            errors += 1
            print('line %d: %s %s' % (n, path, what))
    print('%d documents, %d errors' % (docs, errors))
    return errors > 0


if __name__ == '__main__':
    sys.exit(main())
