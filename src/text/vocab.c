/* A word's lower case, hashes and shape are worked out when it is first seen.
 * Its later tokens cost one hash and one probe, and mostly not even that of
 * the table: a small array remembers which word was last seen for some bits
 * of the hash. */
#include "text/vocab.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"
#include "text/words.h"
#include "base/banned.h"

#define RECENT 4096u /* slots */

void np_vocab_init(struct np_text *t, np_arena *a)
{
	t->words = NULL;
	t->nwords = t->capwords = 0;
	t->recent = NP_NEW(a, uint32_t, RECENT);
	np_table_init(&t->vocab, a);
}

/* What kind of character a code point is, as far as shapes care. */
enum sort { OTHER, LOWER, UPPER, LETTER, DIGIT, JOINER };

static enum sort sort_of(uint32_t cp)
{
	if (cp < 0x80) {
		if (cp >= 'a' && cp <= 'z')
			return LOWER;
		if (cp >= 'A' && cp <= 'Z')
			return UPPER;
		if (cp >= '0' && cp <= '9')
			return DIGIT;
		return cp == '.' || cp == ',' || cp == ':' || cp == '/'
			|| cp == '-' ? JOINER : OTHER;
	}
	if (cp == NP_BAD_CP)
		return OTHER;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LL:
		return LOWER;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return UPPER;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return LETTER;
	case UTF8PROC_CATEGORY_ND:
		return DIGIT;
	default:
		return OTHER;
	}
}

/* Characters of each sort, and what their order tells. */
struct tally {
	uint32_t n[6];
	bool mixed, cap, hyphen, period, digitfirst;
};

static void count(struct tally *c, uint32_t cp)
{
	enum sort k = sort_of(cp);

	if (k == UPPER && c->n[LOWER])
		c->mixed = true;
	if (k == UPPER && !c->n[LOWER] && !c->n[UPPER] && !c->n[LETTER])
		c->cap = true;
	c->n[k]++;
	c->hyphen |= cp == '-' || cp == 0x2010 || cp == 0x2011;
	c->period |= cp == '.';
}

static uint32_t shape_of(const struct tally *c, bool wordlike)
{
	uint32_t letters = c->n[LOWER] + c->n[UPPER] + c->n[LETTER], f = 0;

	if (letters)
		f |= NP_W_ALPHA;
	if (c->cap)
		f |= NP_W_CAP;
	if (c->n[UPPER] >= 2 && c->n[UPPER] == letters)
		f |= NP_W_UPPER;
	if (c->mixed)
		f |= NP_W_MIXED;
	if (c->n[DIGIT])
		f |= NP_W_DIGIT;
	if (c->n[DIGIT] && !letters && !c->n[OTHER])
		f |= NP_W_NUMERIC;
	if (c->hyphen && wordlike)
		f |= NP_W_HYPHEN;
	if (c->period && wordlike)
		f |= NP_W_PERIOD;
	return f;
}

/* Lower case of s, written to out, which has room for 2 * n bytes. */
static uint32_t lower(const unsigned char *s, uint32_t n, unsigned char *out)
{
	const unsigned char *p = s, *end = s + n;
	uint32_t cp, m = 0;
	unsigned len;

	while (p < end) {
		len = np_utf8_next(p, end, &cp);
		if (cp == NP_BAD_CP)
			out[m++] = *p, len = 1;
		else if (cp < 0x80)
			out[m++] = (unsigned char)(cp >= 'A' && cp <= 'Z' ?
				cp | 0x20 : cp);
		else
			m += np_utf8_put(out + m, (uint32_t)utf8proc_tolower(
				(utf8proc_int32_t)cp));
		p += len;
	}
	return m;
}

/* Whether the word is lower-case ASCII letters, as most are. */
static bool is_plain(const struct np_word *w)
{
	uint32_t i;

	for (i = 0; i < w->n; i++)
		if (w->s[i] < 'a' || w->s[i] > 'z')
			return false;
	return w->n > 0;
}

static void describe(struct np_word *w, np_arena *a)
{
	const unsigned char *p = (const unsigned char *)w->s, *end = p + w->n;
	struct tally c = { { 0 }, false, false, false, false, false };
	uint32_t cp;
	bool wordlike;
	char *low;

	w->low = w->s;
	w->nlow = w->n;
	w->lowhash = w->hash;
	if (is_plain(w)) {
		w->shape = NP_W_ALPHA;
		w->lists = np_word_lists(w->low, w->nlow);
		return;
	}
	while (p < end) {
		p += np_utf8_next(p, end, &cp);
		count(&c, cp);
	}
	wordlike = c.n[LOWER] + c.n[UPPER] + c.n[LETTER] + c.n[DIGIT] > 0;
	w->shape = shape_of(&c, wordlike);
	if (c.n[UPPER]) {
		low = np_arena_alloc(a, 2 * (size_t)w->n);
		w->nlow = lower((const unsigned char *)w->s, w->n,
			(unsigned char *)low);
		w->low = low;
		w->lowhash = np_hash(low, w->nlow, 0);
	}
	w->lists = np_word_lists(w->low, w->nlow - (w->nlow > 1
		&& w->low[w->nlow - 1] == '.'));
}

/* Up to eight bytes are hashed by np_mix(), which maps no two numbers to one:
 * equal hashes are then equal bytes, and need no second look. */
static bool is_spelt(const struct np_word *w, const char *s, uint32_t n,
	uint64_t h)
{
	return w->hash == h && w->n == n && (n <= 8 || !memcmp(w->s, s, n));
}

/* A spelling that may be new. */
static uint32_t look_up(struct np_text *t, np_arena *a, uint32_t i,
	const char *s, uint32_t n, uint64_t h)
{
	uint32_t *value = np_table_put(&t->vocab, s, n, h, NP_NONE), k = *value;
	struct np_word *w;

	if (k != NP_NONE)
		return k;
	k = *value = t->nwords;
	if (k == t->capwords)
		t->words = np_arena_grow(a, t->words, k, &t->capwords,
			sizeof *t->words);
	w = &t->words[t->nwords++];
	*w = (struct np_word){ .s = s, .n = n, .hash = h, .first = i };
	describe(w, a);
	return k;
}

uint32_t np_vocab_add(struct np_text *t, np_arena *a, uint32_t i,
	const char *s, uint32_t n)
{
	uint64_t h = np_hash(s, n, 0);
	uint32_t *recent = &t->recent[h >> 20 & (RECENT - 1)];

	if (*recent >= t->nwords || !is_spelt(&t->words[*recent], s, n, h))
		*recent = look_up(t, a, i, s, n, h);
	t->words[*recent].count++;
	return *recent;
}
