/* Compiling data/dates.tsv into the section "dates".
 *
 * A pattern becomes positions, one for each symbol in it, and the pairs of
 * positions that may follow each other (Glushkov 1961): for every part of a
 * pattern the positions it can begin and end with, and whether it can be
 * empty, are worked out bottom-up; a sequence links the ends of its left part
 * to the beginnings of its right part.  Symbols are numbered as they are met,
 * so the same table gives the same bytes.  src/time/grammar.h has the layout.
 */
#include "tools/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/sort.h"
#include "time/frame.h"
#include "time/grammar.h"
#include "base/banned.h"

#define MAX_DEPTH 40
#define ALL 100000u

struct vec {
	uint32_t *v;
	uint32_t n, cap;
};

/* A part of a pattern. */
struct frag {
	struct vec first, last;
	bool empty; /* it can match nothing */
};

struct sense {
	uint32_t word, symbol, flags;
	int32_t value;
};

struct position {
	uint32_t symbol, slot, rule, final;
	struct vec follow;
};

struct rule {
	uint32_t ops;
	struct vec settings; /* slot, value, ... */
	struct vec context[NP_NCONTEXTS];
};

struct macro {
	char *name, *body;
};

struct pack {
	struct np_tsv tsv;
	struct np_arena arena;
	np_table symbols, words; /* by name */
	char **symbol_names;
	uint32_t nsymbols, nwords;
	char **word_names;
	struct sense *senses;
	struct position *positions;
	struct rule *rules;
	struct macro *macros;
	struct vec starts[NP_DATES_SYMBOLS];
	uint32_t nsenses, npositions, nrules, nmacros;
	unsigned depth;
};

static void push(struct vec *s, uint32_t x)
{
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 8;
		s->v = np_pack_alloc(s->v, s->cap * sizeof *s->v);
	}
	s->v[s->n++] = x;
}

static void append(struct vec *to, const struct vec *from)
{
	uint32_t i;

	for (i = 0; i < from->n; i++)
		push(to, from->v[i]);
}

static char *copy(struct pack *p, const char *s, size_t n)
{
	return np_arena_copy(&p->arena, s, n);
}

static void *reserve(struct pack *p, size_t elem)
{
	return np_arena_array(&p->arena, ALL, elem);
}

/* -- Words and symbols ----------------------------------------------------- */

static uint32_t symbol(struct pack *p, const char *name, size_t n, bool make)
{
	uint64_t hash = np_hash(name, n, 0);
	const uint32_t *at = np_table_get(&p->symbols, name, n, hash);
	char *own;

	if (at)
		return *at;
	if (!make)
		np_tsv_die(&p->tsv, "unknown word class");
	if (p->nsymbols == NP_DATES_SYMBOLS)
		np_tsv_die(&p->tsv, "too many symbols");
	own = copy(p, name, n);
	p->symbol_names[p->nsymbols] = own;
	np_table_put(&p->symbols, own, n, hash, p->nsymbols);
	return p->nsymbols++;
}

static uint32_t word(struct pack *p, const char *s, size_t n)
{
	uint64_t hash = np_hash(s, n, 0);
	const uint32_t *at = np_table_get(&p->words, s, n, hash);
	char *own;

	if (at)
		return *at;
	own = copy(p, s, n);
	p->word_names[p->nwords] = own;
	np_table_put(&p->words, own, n, hash, p->nwords);
	return p->nwords++;
}

static void add_sense(struct pack *p, const char *s, size_t n,
	uint32_t symbol, uint32_t flags, int32_t value)
{
	uint32_t w = word(p, s, n), i;

	for (i = 0; i < p->nsenses; i++)
		if (p->senses[i].word == w && p->senses[i].symbol == symbol)
			return;
	p->senses[p->nsenses++] = (struct sense){ w, symbol, flags, value };
}

/* A word with the other ways to write its signs. */
static void add_word(struct pack *p, const char *s, size_t n, uint32_t symbol,
	uint32_t flags, int32_t value)
{
	char buf[64];

	add_sense(p, s, n, symbol, flags, value);
	if (n == 1 && *s == '-') {
		add_sense(p, "\xe2\x80\x93", 3, symbol, flags, value);
		add_sense(p, "\xe2\x80\x90", 3, symbol, flags, value);
	}
	if (*s == '\'' && n + 2 < sizeof buf) {
		memcpy(buf, "\xe2\x80\x99", 3);
		memcpy(buf + 3, s + 1, n - 1);
		add_sense(p, buf, n + 2, symbol, flags, value);
		buf[2] = '\x98';
		add_sense(p, buf, n + 2, symbol, flags, value);
	}
}

static uint32_t name_index(const char *const *names, uint32_t n, const char *s,
	size_t len)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (strlen(names[i]) == len && !memcmp(names[i], s, len))
			return i;
	return n;
}

static int32_t constant(struct pack *p, const char *s, size_t n)
{
	const struct np_named *k;
	char *end;
	long v = strtol(s, &end, 10);

	if (end == s + n && n)
		return (int32_t)v;
	for (k = np_frame_names; k->name; k++)
		if (strlen(k->name) == n && !memcmp(k->name, s, n))
			return k->value;
	np_tsv_die(&p->tsv, "unknown constant");
}

static uint32_t slot(struct pack *p, const char *s, size_t n)
{
	uint32_t i = name_index(np_slot_names, NP_NSLOTS, s, n);

	if (i == NP_NSLOTS)
		np_tsv_die(&p->tsv, "unknown slot");
	return i;
}

/* "^may:5": a capitalised word and its value in the class. */
static void class_word(struct pack *p, uint32_t class, char *s)
{
	uint32_t flags = *s == '^' ? NP_SENSE_CAP : 0;
	char *colon = strrchr(s, ':');
	int32_t value = 0;

	if (colon && colon > s + flags && colon[1]) {
		value = constant(p, colon + 1, strlen(colon + 1));
		*colon = '\0';
	}
	s += flags;
	add_word(p, s, strlen(s), class, flags, value);
}

static void read_class(struct pack *p)
{
	char *name = p->tsv.field[1], *s = p->tsv.field[2], *end;
	uint32_t class = symbol(p, name, strlen(name), true);

	for (; *s; s = end) {
		s += strspn(s, " ");
		end = s + strcspn(s, " ");
		if (*end)
			*end++ = '\0';
		if (*s)
			class_word(p, class, s);
	}
}

/* -- Patterns -------------------------------------------------------------- */

static struct frag alternatives(struct pack *p, const char **s);

static void drop(struct frag *f)
{
	free(f->first.v);
	free(f->last.v);
}

static struct frag one(struct pack *p, uint32_t symbol, uint32_t slot)
{
	struct frag f = { { 0 }, { 0 }, false };
	struct position *at = &p->positions[p->npositions];

	if (p->npositions == ALL - 1)
		np_tsv_die(&p->tsv, "too many positions");
	at->symbol = symbol;
	at->slot = slot;
	at->rule = p->nrules;
	push(&f.first, p->npositions);
	push(&f.last, p->npositions++);
	return f;
}

static struct frag sequence(struct pack *p, struct frag a, struct frag b)
{
	struct frag f = { { 0 }, { 0 }, a.empty && b.empty };
	uint32_t i;

	for (i = 0; i < a.last.n; i++)
		append(&p->positions[a.last.v[i]].follow, &b.first);
	append(&f.first, &a.first);
	if (a.empty)
		append(&f.first, &b.first);
	append(&f.last, &b.last);
	if (b.empty)
		append(&f.last, &a.last);
	drop(&a);
	drop(&b);
	return f;
}

static struct frag either(struct frag a, struct frag b)
{
	append(&a.first, &b.first);
	append(&a.last, &b.last);
	a.empty |= b.empty;
	drop(&b);
	return a;
}

/* "<class>", "<class:slot>". */
static struct frag class_item(struct pack *p, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);
	size_t len = colon ? (size_t)(colon - s) : n;
	uint32_t at = NP_SLOT_NONE;

	if (colon)
		at = slot(p, colon + 1, n - len - 1);
	else if (name_index(np_slot_names, NP_NSLOTS, s, n) < NP_NSLOTS)
		at = slot(p, s, n);
	return one(p, symbol(p, s, len, false), at);
}

/* "word", "word{slot=VALUE}"; the latter is a symbol of its own, whose sense
 * carries the value. */
static struct frag literal(struct pack *p, const char *s, size_t n)
{
	const char *brace = n > 1 ? memchr(s, '{', n) : NULL;
	const char *eq = brace ? memchr(brace, '=', n - (brace - s)) : NULL;
	size_t len = eq ? (size_t)(brace - s) : n;
	uint32_t at = NP_SLOT_NONE, id;
	char name[96];
	int32_t v = 0;

	if (n + 8 > sizeof name)
		np_tsv_die(&p->tsv, "word too long");
	if (eq) {
		at = slot(p, brace + 1, eq - brace - 1);
		v = constant(p, eq + 1, s + n - 1 - (eq + 1));
	}
	memcpy(name, "\"", 1);
	memcpy(name + 1, s, len);
	name[len + 1] = (char)(v + 2);
	id = symbol(p, name, eq ? len + 2 : len + 1, true);
	add_word(p, s, len, id, 0, v);
	return one(p, id, at);
}

static struct frag macro_item(struct pack *p, const char *s, size_t n)
{
	const char *body;
	struct frag f;
	uint32_t i;

	for (i = 0; i < p->nmacros; i++)
		if (strlen(p->macros[i].name) == n
				&& !memcmp(p->macros[i].name, s, n))
			break;
	if (i == p->nmacros)
		np_tsv_die(&p->tsv, "unknown definition");
	if (++p->depth > MAX_DEPTH)
		np_tsv_die(&p->tsv, "definitions too deep");
	body = p->macros[i].body;
	f = alternatives(p, &body);
	p->depth--;
	return f;
}

static struct frag item(struct pack *p, const char **s)
{
	const char *at = *s;
	char close = *at == '(' ? ')' : ']';
	struct frag f;
	size_t n;

	if (*at == '(' || *at == '[') {
		++*s;
		f = alternatives(p, s);
		if (**s != close)
			np_tsv_die(&p->tsv, "bracket not closed");
		++*s;
		f.empty |= close == ']';
		return f;
	}
	n = strcspn(at, " |)]");
	*s = at + n;
	if (*at == '<' && at[n - 1] == '>')
		return class_item(p, at + 1, n - 2);
	if (*at == '@')
		return macro_item(p, at + 1, n - 1);
	return literal(p, at, n);
}

static struct frag items(struct pack *p, const char **s)
{
	struct frag f = { { 0 }, { 0 }, true };

	for (;;) {
		*s += strspn(*s, " ");
		if (!**s || strchr("|)]", **s))
			return f;
		f = sequence(p, f, item(p, s));
	}
}

static struct frag alternatives(struct pack *p, const char **s)
{
	struct frag f = items(p, s);

	while (**s == '|') {
		++*s;
		f = either(f, items(p, s));
	}
	return f;
}

/* -- Rules ----------------------------------------------------------------- */

/* "DATE shift unit=DAY n=1". */
static void read_action(struct pack *p, struct rule *r, char *s)
{
	char *save = s, *eq;
	unsigned i;
	size_t n;

	for (i = 0; *save; i++, save += n) {
		save += strspn(save, " ");
		n = strcspn(save, " ");
		if (!n)
			break;
		eq = memchr(save, '=', n);
		if (i == 0) {
			r->ops |= (uint32_t)constant(p, save, n) << 8;
		} else if (i == 1) {
			r->ops |= name_index(np_op_names, NP_NOPS, save, n);
			if ((r->ops & 255) == NP_NOPS)
				np_tsv_die(&p->tsv, "unknown operation");
		} else if (eq) {
			push(&r->settings, slot(p, save, eq - save));
			push(&r->settings, (uint32_t)constant(p, eq + 1,
				save + n - eq - 1));
		} else {
			np_tsv_die(&p->tsv, "slot=VALUE expected");
		}
	}
}

/* "prev=in on <month>". */
static void read_context(struct pack *p, struct rule *r, const char *s)
{
	static const char *const kinds[] = { "prev", "notprev", "next",
		"notnext" };
	size_t n = strcspn(s, "=");
	uint32_t kind = name_index(kinds, NP_NCONTEXTS, s, n);
	char name[96];

	if (kind == NP_NCONTEXTS || !s[n])
		np_tsv_die(&p->tsv, "unknown context");
	for (s += n + 1; *s; s += n) {
		s += strspn(s, " ");
		n = strcspn(s, " ");
		if (*s == '<' && s[n - 1] == '>') {
			push(&r->context[kind],
				symbol(p, s + 1, n - 2, false));
		} else if (n && n + 2 < sizeof name) {
			memcpy(name, "\"", 1);
			memcpy(name + 1, s, n);
			push(&r->context[kind], symbol(p, name, n + 1, true));
			add_word(p, s, n, p->nsymbols ? r->context[kind].v[
				r->context[kind].n - 1] : 0, 0, 0);
		}
	}
}

static void read_rule(struct pack *p)
{
	struct rule *r = &p->rules[p->nrules];
	const char *s = p->tsv.field[2];
	struct frag f = alternatives(p, &s);
	uint32_t i;

	if (*s || f.empty)
		np_tsv_die(&p->tsv, "pattern is empty or does not end");
	read_action(p, r, p->tsv.field[3]);
	for (i = 4; i < p->tsv.nfields; i++)
		read_context(p, r, p->tsv.field[i]);
	for (i = 0; i < f.first.n; i++)
		push(&p->starts[p->positions[f.first.v[i]].symbol],
			f.first.v[i]);
	for (i = 0; i < f.last.n; i++)
		p->positions[f.last.v[i]].final = 1;
	drop(&f);
	p->nrules++;
}

static void read_line(struct pack *p)
{
	const char *kind = p->tsv.field[0];
	struct macro *m = &p->macros[p->nmacros];

	if (!strcmp(kind, "class")) {
		read_class(p);
	} else if (!strcmp(kind, "define")) {
		m->name = copy(p, p->tsv.field[1], strlen(p->tsv.field[1]));
		m->body = copy(p, p->tsv.field[2], strlen(p->tsv.field[2]));
		p->nmacros++;
	} else if (!strcmp(kind, "rule")) {
		read_rule(p);
	} else {
		np_tsv_die(&p->tsv, "class, define or rule expected");
	}
}

/* -- Writing --------------------------------------------------------------- */

static int by_word(const void *a, const void *b)
{
	const struct sense *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->symbol < y->symbol ? -1 : x->symbol > y->symbol;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static void write_buckets(struct pack *p, np_buf *out, uint32_t nbuckets)
{
	uint32_t *bucket = np_pack_alloc(NULL, nbuckets * 4 * sizeof *bucket);
	uint32_t i, k, n;
	uint64_t h;
	const char *s;

	memset(bucket, 0, nbuckets * 4 * sizeof *bucket);
	for (i = 0; i < p->nsenses; i += n) {
		for (n = 1; i + n < p->nsenses && p->senses[i + n].word
				== p->senses[i].word; n++)
			;
		s = p->word_names[p->senses[i].word];
		h = np_hash(s, strlen(s), 0);
		for (k = (uint32_t)h & (nbuckets - 1); bucket[4 * k + 3];
				k = (k + 1) & (nbuckets - 1))
			;
		bucket[4 * k] = (uint32_t)h;
		bucket[4 * k + 1] = (uint32_t)(h >> 32);
		bucket[4 * k + 2] = i;
		bucket[4 * k + 3] = n;
	}
	for (i = 0; i < nbuckets * 4; i++)
		np_pack_u32(out, bucket[i]);
	free(bucket);
}

static void write_positions(struct pack *p, np_buf *out)
{
	uint32_t i, k, first = 0;
	struct position *at;

	for (i = 0; i < p->npositions; i++) {
		at = &p->positions[i];
		np_pack_u32(out, at->symbol | at->slot << 16
			| at->final << 24);
		np_pack_u32(out, at->rule);
		np_pack_u32(out, first);
		np_pack_u32(out, at->follow.n);
		first += at->follow.n;
	}
	for (i = 0; i < p->npositions; i++) {
		at = &p->positions[i];
		np_sort(&p->arena, at->follow.v, at->follow.n, 4,
			by_number);
		for (k = 0; k < at->follow.n; k++)
			np_pack_u32(out, at->follow.v[k]);
	}
	for (i = 0, first = 0; i < p->nsymbols; i++) {
		np_pack_u32(out, first);
		np_pack_u32(out, p->starts[i].n);
		first += p->starts[i].n;
	}
	for (i = 0; i < p->nsymbols; i++)
		for (k = 0; k < p->starts[i].n; k++)
			np_pack_u32(out, p->starts[i].v[k]);
}

static void write_rules(struct pack *p, np_buf *out)
{
	uint32_t i, k, c, setting = 0, context = 0;
	struct rule *r;

	for (i = 0; i < p->nrules; i++) {
		r = &p->rules[i];
		np_pack_u32(out, r->ops);
		np_pack_u32(out, setting);
		np_pack_u32(out, r->settings.n / 2);
		for (c = 0; c < NP_NCONTEXTS; c++) {
			np_pack_u32(out, context);
			np_pack_u32(out, r->context[c].n);
			context += r->context[c].n;
		}
		np_pack_u32(out, 0);
		setting += r->settings.n / 2;
	}
	for (i = 0; i < p->nrules; i++)
		for (k = 0; k < p->rules[i].settings.n; k++)
			np_pack_u32(out, p->rules[i].settings.v[k]);
	for (i = 0; i < p->nrules; i++)
		for (c = 0; c < NP_NCONTEXTS; c++)
			for (k = 0; k < p->rules[i].context[c].n; k++)
				np_pack_u32(out, p->rules[i].context[c].v[k]);
}

static void write_section(struct pack *p, np_buf *out)
{
	uint32_t i, c, nbuckets = 64, follow = 0, starts = 0, settings = 0,
		context = 0;

	while (nbuckets < p->nwords * 2)
		nbuckets *= 2;
	for (i = 0; i < p->npositions; i++)
		follow += p->positions[i].follow.n;
	for (i = 0; i < p->nsymbols; i++)
		starts += p->starts[i].n;
	for (i = 0; i < p->nrules; i++) {
		settings += p->rules[i].settings.n / 2;
		for (c = 0; c < NP_NCONTEXTS; c++)
			context += p->rules[i].context[c].n;
	}
	np_sort(&p->arena, p->senses, p->nsenses, sizeof *p->senses,
		by_word);
	np_pack_u32(out, NP_DATES_MAGIC);
	np_pack_u32(out, p->nsymbols);
	np_pack_u32(out, nbuckets);
	np_pack_u32(out, p->nsenses);
	np_pack_u32(out, p->npositions);
	np_pack_u32(out, follow);
	np_pack_u32(out, starts);
	np_pack_u32(out, p->nrules);
	np_pack_u32(out, settings);
	np_pack_u32(out, context);
	write_buckets(p, out, nbuckets);
	for (i = 0; i < p->nsenses; i++) {
		np_pack_u32(out, p->senses[i].symbol
			| p->senses[i].flags << 16);
		np_pack_u32(out, (uint32_t)p->senses[i].value);
	}
	write_positions(p, out);
	write_rules(p, out);
}

static void init(struct pack *p)
{
	uint32_t i;

	np_arena_init(&p->arena);
	np_table_init(&p->symbols, &p->arena);
	np_table_init(&p->words, &p->arena);
	p->symbol_names = reserve(p, sizeof *p->symbol_names);
	p->word_names = reserve(p, sizeof *p->word_names);
	p->senses = reserve(p, sizeof *p->senses);
	p->positions = reserve(p, sizeof *p->positions);
	p->rules = reserve(p, sizeof *p->rules);
	p->macros = reserve(p, sizeof *p->macros);
	for (i = 0; i < NP_NBUILTINS; i++)
		symbol(p, np_builtin_names[i], strlen(np_builtin_names[i]),
			true);
}

void np_pack_dates(np_buf *out, const char *dir)
{
	struct pack *p = np_pack_alloc(NULL, sizeof *p);
	uint32_t i;

	memset(p, 0, sizeof *p);
	if (!np_tsv_open(&p->tsv, dir, "dates.tsv")) {
		free(p);
		return;
	}
	if (setjmp(p->arena.fail))
		np_pack_die("out of memory");
	init(p);
	while (np_tsv_next(&p->tsv))
		read_line(p);
	write_section(p, out);
	for (i = 0; i < p->npositions; i++)
		free(p->positions[i].follow.v);
	np_arena_free(&p->arena);
	free(p);
}
