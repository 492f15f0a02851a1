/* Cutting tokens into atoms, and putting numbers in words together.
 *
 * A word is cut and looked up once, the first time it is met; after that a
 * token costs one load.  Words that mean nothing to the grammar share five
 * spellings.  A number too long for nine digits is no number here: nothing
 * that is counted or dated in the news needs more, and so nothing overflows.
 * Linear in the bytes of the distinct words and in the tokens. */
#include "time/atoms.h"

#include <string.h>

#include "text/lore.h"
#include "time/frame.h"
#include "base/banned.h"

/* Pieces of one word. */
struct np_parts {
	const struct np_spell **spell; /* [n], NULL elements: no meaning */
	uint32_t n; /* 0: not yet cut */
};

struct cut {
	const char *s; /* lower-cased */
	const char *cased; /* as written; NULL where lengths differ */
	uint32_t n;
};

static const struct np_spell plain[5] = {
	{ { 0 }, 0, 0, 0, 0 },
	{ { 1u << NP_B_lower }, 0, 0, 0, 0 },
	{ { 1u << NP_B_lower | 1u << NP_B_plural }, 0, 0, 0, 0 },
	{ { 1u << NP_B_capital }, 0, 0, 1, 0 },
	{ { 1u << NP_B_lower | 1u << NP_B_edword }, 0, 0, 0, 0 },
};

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_small(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

static void put(struct np_spell *sp, uint32_t symbol)
{
	sp->bits[symbol / 32] |= 1u << symbol % 32;
}

static int has(const struct np_spell *sp, uint32_t symbol)
{
	return sp && (sp->bits[symbol / 32] >> symbol % 32 & 1);
}

void np_atoms_init(struct np_atoms *as, const struct np_grammar *g,
	const struct np_text *t, np_arena *a)
{
	memset(as, 0, sizeof *as);
	as->g = g;
	as->text = t;
	as->arena = a;
	as->words = NP_NEW(a, struct np_parts, t->nwords);
}

/* Shape of a word that is not in the lexicon. */
static const struct np_spell *plain_spell(const char *s, uint32_t n, int cap)
{
	if (cap)
		return &plain[3];
	if (!n || !is_small(s[0]))
		return NULL;
	if (n > 3 && s[n - 1] == 's' && s[n - 2] != 's' && s[n - 2] != 'u'
			&& s[n - 2] != 'i' && s[n - 2] != '\'')
		return &plain[2];
	if (n > 4 && s[n - 1] == 'd' && s[n - 2] == 'e')
		return &plain[4];
	return &plain[1];
}

/* Add what the lexicon has; false when it has nothing. */
static int add_senses(const struct np_atoms *as, struct np_spell *sp,
	uint64_t hash, int cap)
{
	uint32_t count, i, first = np_grammar_senses(as->g, hash, &count);
	uint32_t word;

	if (!count)
		return 0;
	sp->sense = first;
	sp->nsenses = count;
	sp->cap = (uint32_t)cap;
	for (i = first; i < first + count; i++) {
		word = np_dget(as->g->senses, NP_DR_SENSE, i, 0);
		if (!(word >> 16 & NP_SENSE_CAP) || cap)
			put(sp, word & 0xffff);
		if ((word & 0xffff) == NP_B_num)
			put(sp, NP_B_spelt);
		if ((word & 0xffff) < NP_NBUILTINS)
			sp->value = (int32_t)np_dget(as->g->senses,
				NP_DR_SENSE, i, 1);
	}
	return 1;
}

/* The senses of a spelling that is no number. */
static const struct np_spell *word_spell(struct np_atoms *as, const char *s,
	uint32_t n, uint64_t hash, int cap)
{
	const struct np_spell *base = plain_spell(s, n, cap);
	struct np_spell sp, *out;

	if (base)
		sp = *base;
	else
		memset(&sp, 0, sizeof sp);
	if (!add_senses(as, &sp, hash, cap))
		return base;
	out = np_arena_alloc(as->arena, sizeof *out);
	*out = sp;
	return out;
}

/* What a cardinal in digits can be: `width` of them, worth `v`. */
static void digit_symbols(struct np_spell *sp, int32_t v, uint32_t width)
{
	put(sp, NP_B_num);
	put(sp, NP_B_digits);
	if (v >= 1 && v <= 31 && width <= 2)
		put(sp, NP_B_dd);
	if (v >= 1 && v <= 12 && width <= 2)
		put(sp, NP_B_mm);
	if (v <= 24 && width <= 2)
		put(sp, NP_B_hh);
	if (v <= 59 && width == 2)
		put(sp, NP_B_ss);
	if (width == 2)
		put(sp, NP_B_yeartwo);
	if (width <= 4 && v > 0)
		put(sp, NP_B_yrany);
	if (width == 4 && v >= 1900 && v < 2040)
		put(sp, NP_B_yyyy);
	if (width == 4 && ((v >= 1000 && v < 1900) || (v >= 2040 && v <= 2100)))
		put(sp, NP_B_oldyear);
	if (width == 4 && v / 100 <= 24 && v % 100 <= 59)
		put(sp, NP_B_hhmm);
}

/* Length of the digits at i, with groups of thousands; *v their value, or -1
 * when there are more than nine. */
static uint32_t number(const struct cut *c, uint32_t i, int32_t *v,
	uint32_t *width)
{
	uint32_t at = i;
	int32_t sum = 0;

	*width = 0;
	for (; at < c->n; at++) {
		if (c->s[at] == ',' && at + 3 < c->n && is_digit(c->s[at + 1])
				&& is_digit(c->s[at + 2])
				&& is_digit(c->s[at + 3])
				&& (at + 4 == c->n || !is_digit(c->s[at + 4])))
			continue;
		if (!is_digit(c->s[at]))
			break;
		if (++*width <= 9)
			sum = sum * 10 + (c->s[at] - '0');
	}
	*v = *width <= 9 ? sum : -1;
	if (*width != at - i)
		*width = 9; /* grouped: never a year or a day */
	return at - i;
}

static int ends_word(const struct cut *c, uint32_t i)
{
	return i >= c->n || !(is_small(c->s[i]) || is_digit(c->s[i]));
}

/* "th", "st" ... or "s" behind digits; its length. */
static uint32_t suffix(const struct cut *c, uint32_t i, uint32_t width,
	int32_t v, struct np_spell *sp)
{
	const char *two = c->s + i;

	if (i + 2 <= c->n && ends_word(c, i + 2) && width <= 2 && v <= 31
			&& (!memcmp(two, "th", 2) || !memcmp(two, "st", 2)
				|| !memcmp(two, "nd", 2)
				|| !memcmp(two, "rd", 2))) {
		put(sp, NP_B_ord);
		return 2;
	}
	if (i < c->n && c->s[i] == 's' && ends_word(c, i + 1) && v % 10 == 0
			&& (width == 4 || width == 2)) {
		put(sp, width == 4 ? NP_B_decades : NP_B_dectwo);
		return 1;
	}
	return 0;
}

/* Whether one decimal stands at i, and no more: 3.5, not 3.50 or 3.5.2012. */
static int tenths(const struct cut *c, uint32_t i)
{
	return i + 1 < c->n && c->s[i] == '.' && is_digit(c->s[i + 1])
		&& (i + 2 >= c->n || !is_digit(c->s[i + 2]))
		&& !(i + 3 < c->n && c->s[i + 2] == '.'
			&& is_digit(c->s[i + 3]));
}

static uint32_t cut_number(struct np_atoms *as, const struct cut *c,
	uint32_t i, const struct np_spell **out)
{
	struct np_spell *sp = NP_NEW(as->arena, struct np_spell, 1);
	uint32_t width, len = number(c, i, &sp->value, &width), more;

	*out = sp;
	if (sp->value < 0)
		return len;
	if (len <= 2)
		add_senses(as, sp, np_hash(c->s + i, len, 0), 0);
	more = suffix(c, i + len, width, sp->value, sp);
	if (more)
		return len + more;
	if (tenths(c, i + len) && sp->value < 100000) {
		sp->value = sp->value * 10 + (c->s[i + len + 1] - '0');
		put(sp, NP_B_decimal);
		return len + 2;
	}
	digit_symbols(sp, sp->value, width);
	return len;
}

/* A dash of three bytes, as "-" is looked up. */
static uint32_t dash(const struct cut *c, uint32_t i)
{
	return i + 3 <= c->n && c->s[i] == '\xe2' && c->s[i + 1] == '\x80'
		&& (c->s[i + 2] == '\x93' || c->s[i + 2] == '\x90'
			|| c->s[i + 2] == '\x91') ? 3 : 0;
}

static int in_word(const struct cut *c, uint32_t i)
{
	return (is_small(c->s[i]) || c->s[i] == '.' || c->s[i] == '\'')
		&& !dash(c, i);
}

static uint32_t cut_word(struct np_atoms *as, const struct cut *c,
	uint32_t i, const struct np_spell **out)
{
	uint32_t len = dash(c, i);
	const char *s = len ? "-" : c->s + i;
	int cap = c->cased && c->cased[i] >= 'A' && c->cased[i] <= 'Z';

	if (!len) {
		while (i + len < c->n && in_word(c, i + len))
			len++;
		len += !len;
	}
	*out = word_spell(as, s, s == c->s + i ? len : 1,
		np_hash(s, s == c->s + i ? len : 1, 0), cap);
	return len;
}

static void cut(struct np_atoms *as, const struct np_word *w,
	struct np_parts *p)
{
	struct cut c = { w->low, w->n == w->nlow ? w->s : NULL, w->nlow };
	const struct np_spell *sp;
	uint32_t i = 0, cap = 0;

	while (i < c.n) {
		i += is_digit(c.s[i]) ? cut_number(as, &c, i, &sp)
			: cut_word(as, &c, i, &sp);
		NP_PUSH(as->arena, p->spell, p->n, cap, sp);
	}
}

/* A word without digits and hyphens; most are found in the notes to mean
 * nothing but what their shape does. */
static const struct np_spell *whole_spell(struct np_atoms *as, uint32_t i_word)
{
	const struct np_word *w = &as->text->words[i_word];
	int cap = (w->shape & NP_W_CAP) != 0;
	bool fresh;
	uint8_t *plain = np_lore_note(as->text, NP_NOTE_DATES, sizeof *plain,
		i_word, &fresh);
	uint32_t n;

	if (plain && fresh) {
		np_grammar_senses(as->g, w->lowhash, &n);
		*plain = !n;
	}
	if (plain && *plain)
		return plain_spell(w->low, w->nlow, cap);
	return word_spell(as, w->low, w->nlow, w->lowhash, cap);
}

/* The atoms of word w. */
static const struct np_parts *parts(struct np_atoms *as, uint32_t i_word)
{
	struct np_parts *p = &as->words[i_word];
	const struct np_word *w = &as->text->words[i_word];

	if (p->n)
		return p;
	if (w->shape & (NP_W_DIGIT | NP_W_HYPHEN) && w->nlow < 256)
		cut(as, w, p);
	if (p->n)
		return p;
	p->spell = NP_NEW(as->arena, const struct np_spell *, 1);
	if (w->nlow < 256)
		p->spell[0] = whole_spell(as, i_word);
	p->n = 1;
	return p;
}

static int word_number(const struct np_spell *sp)
{
	return has(sp, NP_B_num) && !has(sp, NP_B_digits);
}

/* A number in words as far as it is read. */
struct counting {
	int64_t total, part;
	int spoken; /* "nineteen ninety" */
	int ordinal;
};

/* Take v in; false when it begins another number. */
static int count(struct counting *n, int64_t v, int first)
{
	int64_t ten = n->part % 100;

	if (n->ordinal || n->total > 999999)
		return 0;
	if (v >= 1000) {
		n->total += (n->part ? n->part : 1) * v;
		n->part = 0;
	} else if (v == 100) {
		if (n->part >= 100 || n->spoken)
			return 0;
		n->part = (n->part ? n->part : 1) * 100;
	} else if (first || (ten == 0 && n->part + n->total > 0)
	    || (v < 10 && ten >= 20 && ten % 10 == 0)) {
		n->part += v;
	} else if (v >= 10 && n->part >= 13 && n->part <= 20 && !n->spoken) {
		n->part = n->part * 100 + v;
		n->spoken = 1;
	} else {
		return 0;
	}
	return 1;
}

static int is_sign(const struct np_atoms *as, uint32_t i, const char *s)
{
	uint32_t n, first = np_grammar_senses(as->g, np_hash(s, strlen(s), 0),
		&n);

	return i < as->n && n && as->v[i].spell
		&& as->v[i].spell->sense == first;
}

/* The atom behind i that may go on with a number, past "-" and "and". */
static uint32_t go_on(const struct np_atoms *as, uint32_t i,
	const struct counting *n)
{
	if (n->part % 100 >= 20 && n->part % 10 == 0 && is_sign(as, i, "-"))
		return i + 1;
	if (n->part && n->part % 100 == 0 && is_sign(as, i, "and"))
		return i + 1;
	return i;
}

/* Read the number in words at i; the atom behind it. */
static uint32_t read_number(const struct np_atoms *as, uint32_t i,
	struct counting *n)
{
	uint32_t at = i, next;
	const struct np_spell *sp;

	memset(n, 0, sizeof *n);
	while ((next = at == i ? i : go_on(as, at, n)) < as->n) {
		sp = as->v[next].spell;
		if (at > i && has(sp, NP_B_ord) && sp->value < 10
				&& !has(sp, NP_B_num) && n->part % 10 == 0
				&& n->part % 100 >= 20) {
			n->part += sp->value;
			n->ordinal = 1;
			return next + 1;
		}
		if (at == i ? !has(sp, NP_B_num) : !word_number(sp))
			break;
		if (at > i && has(as->v[i].spell, NP_B_digits)
				&& sp->value < 100)
			break;
		if (!count(n, sp->value, at == i))
			break;
		at = next + 1;
	}
	return at;
}

static void merge(struct np_atoms *as, uint32_t i, uint32_t end,
	const struct counting *n, uint32_t *out)
{
	struct np_spell *sp = NP_NEW(as->arena, struct np_spell, 1);
	struct np_atom a = as->v[i];
	int64_t v = n->total + n->part;

	a.last = as->v[end - 1].last;
	a.tail = as->v[end - 1].tail;
	a.spell = sp;
	sp->cap = as->v[i].spell->cap;
	if (v > 0 && v <= 999999999) {
		sp->value = (int32_t)v;
		put(sp, n->ordinal ? NP_B_ord : NP_B_num);
		if (!n->ordinal && has(as->v[i].spell, NP_B_spelt))
			put(sp, NP_B_spelt);
		if (n->spoken && v >= 1900 && v < 2040)
			put(sp, NP_B_yyyy);
		else if (n->spoken && v >= 1000 && v < 1900)
			put(sp, NP_B_oldyear);
	}
	as->v[(*out)++] = a;
}

static void merge_numbers(struct np_atoms *as)
{
	uint32_t i, end, out = 0;
	struct counting n;

	for (i = 0; i < as->n; i = end) {
		end = i + 1;
		if (has(as->v[i].spell, NP_B_num)) {
			end = read_number(as, i, &n);
			if (end > i + 1) {
				merge(as, i, end, &n, &out);
				continue;
			}
			end = i + 1;
		}
		as->v[out++] = as->v[i];
	}
	as->n = out;
}

void np_atoms_read(struct np_atoms *as, uint32_t token, uint32_t end)
{
	const struct np_parts *p;
	struct np_atom a;
	uint32_t i, numbers = 0;

	as->n = 0;
	for (; token < end; token++) {
		p = parts(as, as->text->word[token]);
		for (i = 0; i < p->n; i++) {
			a.spell = p->spell[i];
			a.token = a.last = token;
			a.head = i == 0;
			a.tail = i + 1 == p->n;
			numbers += word_number(a.spell);
			NP_PUSH(as->arena, as->v, as->n, as->cap, a);
		}
	}
	if (numbers)
		merge_numbers(as);
}

int32_t np_atom_value(const struct np_grammar *g, const struct np_atom *a,
	uint32_t symbol)
{
	const struct np_spell *sp = a->spell;
	uint32_t i, word;

	if (symbol < NP_NBUILTINS)
		return sp->value;
	for (i = sp->sense; i < sp->sense + sp->nsenses; i++) {
		word = np_dget(g->senses, NP_DR_SENSE, i, 0);
		if ((word & 0xffff) == symbol)
			return (int32_t)np_dget(g->senses, NP_DR_SENSE, i, 1);
	}
	return 0;
}
