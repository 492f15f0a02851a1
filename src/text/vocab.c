/* A word's lower case, hashes and shape are worked out when it is first seen;
 * its later tokens cost one hash and one probe.
 *
 * The index is open-addressed by the hash and holds nothing but the number of
 * a word (plus one; 0: free): it stays in the nearest cache, and the word it
 * leads to is wanted anyway, for its count. */
#include "text/vocab.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"
#include "text/words.h"
#include "base/banned.h"

#define LEAST_WORDS 64u
#define MOST_WORDS 65536u /* to begin with */
#define BYTES_A_WORD 10u /* of an article; a long text has fewer words */

static void make_index(struct np_text *t, np_arena *a)
{
	uint32_t n = 4 * LEAST_WORDS, i, k;

	while (n < 2 * t->capwords)
		n *= 2;
	t->nindex = n;
	t->index = NP_NEW(a, uint32_t, n);
	for (k = 0; k < t->nwords; k++) {
		i = (uint32_t)t->words[k].hash & (n - 1);
		while (t->index[i])
			i = (i + 1) & (n - 1);
		t->index[i] = k + 1;
	}
}

void np_vocab_init(struct np_text *t, np_arena *a, size_t n)
{
	size_t guess = LEAST_WORDS + n / BYTES_A_WORD;

	t->capwords = guess < MOST_WORDS ? (unsigned)guess : MOST_WORDS;
	t->nwords = 0;
	t->words = np_arena_alloc(a, t->capwords * sizeof *t->words);
	make_index(t, a);
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

#define ONES UINT64_C(0x0101010101010101)

/* Whether all eight bytes are small ASCII letters: adding 0x1F carries into
 * the high bit from 'a' on, adding 5 from behind 'z' on. */
static bool are_small(uint64_t v)
{
	uint64_t low = v & ONES * 0x7F;

	return !((~(low + ONES * 0x1F) | (low + ONES * 5) | v) & ONES * 0x80);
}

/* Whether all bytes of the word from the i-th on, one or more, are small ASCII
 * letters. */
static bool is_small(const struct np_word *w, uint32_t i)
{
	unsigned other = i >= w->n;

	for (; i < w->n; i++)
		other |= (unsigned)(unsigned char)w->s[i] - 'a' > 'z' - 'a';
	return !other;
}

/* "Capital": no need to look at it letter by letter. */
static bool is_capital(const struct np_word *w)
{
	return *w->s >= 'A' && *w->s <= 'Z' && is_small(w, 1);
}

static void set_lower(struct np_word *w, np_arena *a)
{
	unsigned char *low = np_arena_alloc(a, 2 * (size_t)w->n);

	w->nlow = lower((const unsigned char *)w->s, w->n, low);
	w->low = (char *)low;
	w->lowhash = np_hash(low, w->nlow, 0);
}

static void describe_letters(struct np_word *w, np_arena *a)
{
	const unsigned char *p = (const unsigned char *)w->s, *end = p + w->n;
	struct tally c = { { 0 }, false, false, false, false, false };
	uint32_t cp;
	bool wordlike;

	while (p < end) {
		p += np_utf8_next(p, end, &cp);
		count(&c, cp);
	}
	wordlike = c.n[LOWER] + c.n[UPPER] + c.n[LETTER] + c.n[DIGIT] > 0;
	w->shape = shape_of(&c, wordlike);
	if (c.n[UPPER])
		set_lower(w, a);
}

/* Of a word of up to eight letters, all or all but the first small: without a
 * branch on its length, out of the eight bytes that begin with it.  False: it
 * is none. */
static bool describe_short(struct np_word *w, np_arena *a)
{
	uint64_t v = np_le64((const unsigned char *)w->s)
		& UINT64_MAX >> (64 - 8 * w->n);
	/* Letters in the place of the bytes that are not there. */
	uint64_t rest = w->n < 8 ? ONES * 'a' << 8 * w->n : 0;
	char *low;

	w->shape = NP_W_ALPHA;
	if (!are_small(v | rest)) {
		v |= 0x20;
		if (!are_small(v | rest) || w->n == 1)
			return false;
		w->shape |= NP_W_CAP;
		low = np_arena_alloc(a, 8);
		memcpy(low, w->s, 8);
		*low |= 0x20;
		w->low = low;
		w->lowhash = np_mix(np_mix(0, w->n), v);
	}
	w->lists = np_word_lists_short(v, w->n);
	return true;
}

static void describe(struct np_word *w, np_arena *a, size_t room)
{
	w->low = w->s;
	w->nlow = w->n;
	w->lowhash = w->hash;
	if (!w->n || (w->n <= 8 && room >= 8 && describe_short(w, a)))
		return;
	if (is_small(w, 0)) {
		w->shape = NP_W_ALPHA;
	} else if (is_capital(w)) {
		w->shape = NP_W_ALPHA | NP_W_CAP;
		set_lower(w, a);
	} else {
		describe_letters(w, a);
	}
	w->lists = np_word_lists(w->low, w->nlow - (w->nlow > 1
		&& w->low[w->nlow - 1] == '.'));
}

/* Up to eight bytes are hashed by np_mix(), which maps no two numbers to one:
 * equal hashes are then equal bytes, and need no second look. */
static inline bool is_spelt(const struct np_word *w, const char *s, size_t n,
	uint64_t h)
{
	return w->hash == h && w->n == n && (n <= 8 || !memcmp(w->s, s, n));
}

/* Where in the index the spelling is, or belongs. */
static inline uint32_t find(const struct np_text *t, const char *s, size_t n,
	uint64_t h)
{
	uint32_t i = (uint32_t)h & (t->nindex - 1), k;

	for (;; i = (i + 1) & (t->nindex - 1)) {
		k = t->index[i];
		if (!k || is_spelt(&t->words[k - 1], s, n, h))
			return i;
	}
}

uint32_t np_vocab_get(const struct np_text *t, const char *s, uint32_t n,
	uint64_t hash)
{
	return t->index[find(t, s, n, hash)] - 1; /* NP_NONE is 0 - 1 */
}

/* Room for one word more; where in the index it belongs. */
static uint32_t grow(struct np_text *t, np_arena *a, const char *s, size_t n,
	uint64_t h)
{
	t->words = np_arena_grow(a, t->words, t->nwords, &t->capwords,
		sizeof *t->words);
	make_index(t, a);
	return find(t, s, n, h);
}

uint32_t np_vocab_add(struct np_text *t, np_arena *a, uint32_t i, np_str s,
	size_t room)
{
	uint64_t h = np_hash_word((const unsigned char *)s.ptr, s.len, room);
	uint32_t at = find(t, s.ptr, s.len, h), k = t->index[at];
	struct np_word *w;

	if (k) {
		t->words[k - 1].count++;
		return k - 1;
	}
	if (t->nwords == t->capwords)
		at = grow(t, a, s.ptr, s.len, h);
	k = t->nwords++;
	t->index[at] = k + 1;
	w = &t->words[k];
	*w = (struct np_word){ .s = s.ptr, .n = (uint32_t)s.len, .hash = h,
		.first = i, .count = 1 };
	describe(w, a, room);
	return k;
}
