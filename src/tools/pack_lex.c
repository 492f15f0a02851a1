/* The section "lex": names and places laid out as src/lex/lex.c reads them.
 *
 * Every name is cut into parts; names with the same parts are one group; a
 * group gets an entry for each way it has to be written, or none when a place
 * number says it all.  Then every distinct prefix of the groups is hashed and
 * sorted by hash; the directory takes as many bits as leave no two the
 * same. */
#include "tools/pack_lex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lex/fold.h"
#include "lex/format.h"
#include "lex/lex.h"
#include "base/banned.h"

/* A name, cut. */
struct item {
	char *key; /* parts with a blank between them */
	uint32_t nparts;
	uint32_t looks; /* NP_LEX_CAP ..., two bits a part */
	uint32_t classes, place, identity;
};

/* A prefix of an entry. */
struct prefix {
	const char *key; /* [len] */
	uint32_t len, value;
	uint64_t hash;
};

/* What the section is made of. */
struct build {
	const struct np_pack_tables *tables;
	struct item *items;
	uint32_t nitems;
	np_buf entries, list;
	struct prefix *prefixes;
	uint32_t nprefixes, cap, bits;
};

/* -- Names to items -------------------------------------------------------- */

/* Words that are written small as often as not inside a name. */
static bool is_particle(const struct np_part *p)
{
	static const char particles[][8] = { "al", "an", "and", "as", "at",
		"bin", "bint", "by", "da", "das", "de", "del", "della", "den",
		"der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "in",
		"la", "las", "le", "les", "los", "of", "on", "the", "ul",
		"under", "upon", "van", "von", "y" };
	size_t i;

	for (i = 0; i < sizeof particles / sizeof *particles; i++)
		if (strlen(particles[i]) == p->n
		    && !memcmp(particles[i], p->s, p->n))
			return true;
	return false;
}

/* What a part of a name asks of the text.  Long acronyms are written with one
 * capital by half of the press ("Nato"). */
static uint32_t looks_asked(const struct np_part *p)
{
	if (!(p->looks & NP_PART_CAP) || is_particle(p))
		return NP_LEX_ANY;
	if (p->looks & NP_PART_UPPER && p->n < 4)
		return NP_LEX_UPPER;
	return NP_LEX_CAP;
}

/* End of the word that begins at s: a comma is one of its own. */
static const char *word_end(const char *s)
{
	return *s == ',' ? s + 1 : s + strcspn(s, " ,");
}

/* What a name of one part asks: it is no particle, and as an abbreviation it
 * is told from a word ("Miss.") only by its period. */
static uint32_t looks_of_one(uint32_t looks, const char *text)
{
	if (looks == NP_LEX_UPPER || text[0] < 'A' || text[0] > 'Z')
		return looks;
	return text[strlen(text) - 1] == '.' && text[1] != '.' ?
		NP_LEX_CAPDOT : NP_LEX_CAP;
}

/* Cut a name into parts; false for one that has none or too many. */
static bool cut_name(struct item *it, const struct np_pack_name *name)
{
	np_buf key = NP_BUF_INIT;
	const char *s = name->text, *end;
	struct np_part p;

	*it = (struct item){ NULL, 0, 0, name->classes, name->place,
		name->identity };
	for (; *s; s = end) {
		end = word_end(s);
		while (s < end && np_fold_part(&s, end, &p)) {
			if (it->nparts == NP_LEX_MAXPARTS
			    || p.n > NP_PART_MAX - 4) {
				np_buf_free(&key);
				return false;
			}
			if (it->nparts)
				np_buf_addc(&key, ' ');
			np_buf_add(&key, p.s, p.n);
			it->looks |= looks_asked(&p) << 2 * it->nparts++;
		}
		end += *end == ' ';
	}
	it->key = key.ptr;
	if (!it->nparts)
		return false;
	if (it->nparts == 1)
		it->looks = looks_of_one(it->looks, name->text);
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	if (c)
		return c;
	if (x->looks != y->looks)
		return x->looks < y->looks ? 1 : -1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->classes != y->classes)
		return x->classes < y->classes ? -1 : 1;
	return (x->identity > y->identity) - (x->identity < y->identity);
}

static void cut_names(struct build *b)
{
	uint32_t i, n = 0;

	b->items = np_pack_alloc(NULL, b->tables->nnames * sizeof *b->items);
	for (i = 0; i < b->tables->nnames; i++)
		n += cut_name(&b->items[n], &b->tables->names[i]);
	np_pack_sort(b->items, n, sizeof *b->items, by_key);
	b->nitems = n;
}

/* -- Groups to entries ----------------------------------------------------- */

#define MAXCANDIDATES 63

struct candidates {
	uint32_t v[MAXCANDIDATES];
	uint32_t n;
};

/* Put a place in its order: by population, then by number. */
static void add_candidate(const struct build *b, struct candidates *c,
	uint32_t place)
{
	const struct np_pack_place *p = b->tables->places;
	uint32_t i, k;

	for (i = 0; i < c->n; i++)
		if (c->v[i] == place)
			return;
	for (i = 0; i < c->n; i++)
		if (p[place].population > p[c->v[i]].population)
			break;
	if (i == MAXCANDIDATES)
		return;
	c->n -= c->n == MAXCANDIDATES;
	for (k = c->n++; k > i; k--)
		c->v[k] = c->v[k - 1];
	c->v[i] = place;
}

/* Classes and candidates of items [beg, end). */
static uint32_t gather(const struct build *b, uint32_t beg, uint32_t end,
	struct candidates *c, uint32_t *identity)
{
	uint32_t classes = 0, i;

	for (i = beg; i < end; i++) {
		classes |= b->items[i].classes;
		if (b->items[i].place != NP_PACK_NOPLACE)
			add_candidate(b, c, b->items[i].place);
		if (!*identity)
			*identity = b->items[i].identity;
	}
	return classes;
}

static void add_entry(struct build *b, uint32_t classes, uint32_t looks,
	const struct candidates *c, uint32_t identity)
{
	uint32_t i;

	np_pack_u32(&b->entries, classes);
	np_pack_u16(&b->entries, looks);
	np_pack_u16(&b->entries, c->n);
	np_pack_u32(&b->entries, c->n ? (uint32_t)(b->list.len / 4)
		: identity);
	for (i = 0; i < c->n; i++)
		np_pack_u32(&b->list, c->v[i]);
}

/* Items [beg, end) have the same parts.  Small letters match every way of
 * writing, so what they mean is true of the others, too. */
static uint32_t make_entries(struct build *b, uint32_t beg, uint32_t end)
{
	uint32_t first = (uint32_t)(b->entries.len / NP_LEX_ENTRY);
	uint32_t i, k, anycase, classes, identity, last;
	struct candidates c;

	for (anycase = beg; anycase < end && b->items[anycase].looks;)
		anycase++;
	for (i = beg; i < end; i = k) {
		for (k = i; k < end && b->items[k].looks == b->items[i].looks;)
			k++;
		c.n = identity = 0;
		last = b->items[i].nparts - 1;
		classes = gather(b, i, k, &c, &identity);
		if (k - beg == end - beg && i == beg && c.n == 1
		    && classes == NP_LEX_CITY
		    && b->items[i].looks >> 2 * last == NP_LEX_CAP)
			return c.v[0] | NP_LEX_ISPLACE;
		if (i < anycase)
			classes |= gather(b, anycase, end, &c, &identity);
		add_entry(b, classes | (k < end ? NP_LEX_MORE : 0),
			b->items[i].looks, &c, identity);
	}
	return first;
}

/* -- Entries to prefixes ---------------------------------------------------- */

static void add_prefix(struct build *b, struct prefix p)
{
	if (b->nprefixes == b->cap) {
		b->cap = b->cap * 2 + 1024;
		b->prefixes = np_pack_alloc(b->prefixes,
			b->cap * sizeof *b->prefixes);
	}
	b->prefixes[b->nprefixes++] = p;
}

/* Every prefix of the key, the longest with the value. */
static void add_prefixes(struct build *b, const char *key, uint32_t value)
{
	struct prefix p = { key, 0, NP_LEX_NOENTRY | NP_LEX_GOESON, 0 };
	const char *s = key, *end;
	uint64_t h;

	for (;; s = end + 1) {
		end = s + strcspn(s, " ");
		h = np_hash(s, (size_t)(end - s), 0);
		p.hash = s == key ? h : np_lex_longer(p.hash, h);
		p.len = (uint32_t)(end - key);
		if (!*end)
			break;
		add_prefix(b, p);
	}
	p.value = value;
	add_prefix(b, p);
}

static int by_hash(const void *a, const void *b)
{
	const struct prefix *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* Equal prefixes become one: whether it goes on from any, the entry from the
 * one that has it. */
static void merge_prefixes(struct build *b)
{
	struct prefix *v = b->prefixes, *to = NULL;
	uint32_t i, n = 0, goeson;

	np_pack_sort(v, b->nprefixes, sizeof *v, by_hash);
	for (i = 0; i < b->nprefixes; i++) {
		if (!n || to->hash != v[i].hash) {
			to = &v[n++];
			*to = v[i];
			continue;
		}
		if (to->len != v[i].len || memcmp(to->key, v[i].key, to->len))
			np_pack_die("%s and %s have the same hash", to->key,
				v[i].key);
		goeson = (to->value | v[i].value) & NP_LEX_GOESON;
		if ((to->value & NP_LEX_NOENTRY) == NP_LEX_NOENTRY)
			to->value = v[i].value;
		to->value |= goeson;
	}
	b->nprefixes = n;
}

/* Are all prefixes told apart by slot and kept bits? */
static bool bits_do(const struct build *b)
{
	uint32_t i;

	for (i = 1; i < b->nprefixes; i++)
		if (b->prefixes[i].hash << b->bits >> 32
				== b->prefixes[i - 1].hash << b->bits >> 32
		    && b->prefixes[i].hash >> (64 - b->bits)
				== b->prefixes[i - 1].hash >> (64 - b->bits))
			return false;
	return true;
}

static void make_prefixes(struct build *b)
{
	uint32_t i, k;

	for (i = 0; i < b->nitems; i = k) {
		for (k = i + 1; k < b->nitems
		     && !strcmp(b->items[k].key, b->items[i].key);)
			k++;
		add_prefixes(b, b->items[i].key, make_entries(b, i, k));
	}
	merge_prefixes(b);
	for (b->bits = 1; b->nprefixes >> b->bits > 7 || !bits_do(b);)
		b->bits++;
}

/* -- Writing --------------------------------------------------------------- */

static void write_prefixes(np_buf *out, const struct build *b)
{
	uint32_t i, slot;

	for (i = slot = 0; slot <= (uint32_t)1 << b->bits; slot++) {
		while (i < b->nprefixes
		       && b->prefixes[i].hash >> (64 - b->bits) < slot)
			i++;
		np_pack_u32(out, i);
	}
	for (i = 0; i < b->nprefixes; i++)
		np_pack_u32(out, np_lex_kept(b->prefixes[i].hash, b->bits));
	for (i = 0; i < b->nprefixes; i++)
		np_pack_u32(out, b->prefixes[i].value);
}

static unsigned population_code(uint64_t n)
{
	unsigned code = 255;

	while (code && np_lex_population(code) > n)
		code--;
	return code;
}

static void write_place(np_buf *out, const struct np_pack_place *p)
{
	uint32_t lat = (uint32_t)(p->lat + 900000) | p->kind << 21;
	uint32_t flags = p->flags & NP_LEX_SEAT ? NP_LEX_ISSEAT : p->flags;
	uint32_t lon = (uint32_t)(p->lon + 1800000) | flags << 22;

	np_pack_u16(out, p->geonameid & 0xffff);
	np_buf_addc(out, (char)(p->geonameid >> 16));
	np_pack_u16(out, lat & 0xffff);
	np_buf_addc(out, (char)(lat >> 16));
	np_pack_u16(out, lon & 0xffff);
	np_buf_addc(out, (char)(lon >> 16));
	np_pack_u16(out, p->region);
	np_buf_addc(out, (char)population_code(p->population));
}

static void write_head(np_buf *out, const struct build *b, uint32_t nchars)
{
	const struct np_pack_tables *t = b->tables;
	size_t end = out->len + NP_LEX_HEAD;

	np_pack_u32(out, NP_LEX_FORMAT);
	np_pack_u32(out, b->nprefixes);
	np_pack_u32(out, b->bits);
	np_pack_u32(out, (uint32_t)(b->entries.len / NP_LEX_ENTRY));
	np_pack_u32(out, (uint32_t)(b->list.len / 4));
	np_pack_u32(out, t->nplaces);
	np_pack_u32(out, t->nnamed);
	np_pack_u32(out, t->ncountries);
	np_pack_u32(out, nchars);
	np_buf_addn(out, '\0', end - out->len);
}

static void write_section(np_buf *out, const struct build *b)
{
	const struct np_pack_tables *t = b->tables;
	np_buf names = NP_BUF_INIT, chars = NP_BUF_INIT;
	uint32_t i;

	np_pack_u32(&names, 0);
	for (i = 0; i < t->nnamed; i++) {
		np_buf_adds(&chars, t->places[i].name);
		np_pack_u32(&names, (uint32_t)chars.len);
	}
	write_head(out, b, (uint32_t)chars.len);
	write_prefixes(out, b);
	np_buf_add(out, b->entries.ptr, b->entries.len);
	np_buf_add(out, b->list.ptr, b->list.len);
	for (i = 0; i < t->nplaces; i++)
		write_place(out, &t->places[i]);
	np_buf_add(out, names.ptr, names.len);
	for (i = 0; i < t->ncountries; i++)
		np_buf_add(out, t->places[i].code, 2);
	np_buf_add(out, chars.ptr, chars.len);
	np_buf_free(&names);
	np_buf_free(&chars);
}

void np_pack_lex_write(np_buf *out, const struct np_pack_tables *t)
{
	struct build b = { .tables = t, .entries = NP_BUF_INIT,
		.list = NP_BUF_INIT };
	uint32_t i;

	cut_names(&b);
	make_prefixes(&b);
	write_section(out, &b);
	printf("lex: %u names, %u prefixes, %u entries, %u places\n",
		b.nitems, b.nprefixes,
		(unsigned)(b.entries.len / NP_LEX_ENTRY), t->nplaces);
	for (i = 0; i < b.nitems; i++)
		free(b.items[i].key);
	free(b.items);
	free(b.prefixes);
	np_buf_free(&b.entries);
	np_buf_free(&b.list);
}

void np_pack_lex(np_buf *out, const char *dir)
{
	struct np_pack_tables t;

	np_pack_lex_read(&t, dir);
	np_pack_lex_write(out, &t);
	np_pack_lex_free(&t);
}
