/* Features of the tagger, shared by training and running.
 *
 * A feature is a number (what is looked at, and where) and up to three values,
 * hashed to 32 bits.  Most of them look at one word only, so that what they
 * add up to can be kept for the word's next occurrence (pos.c).
 *
 * Capitals are evidence ("Apple"), unless all the sentence has them, as some
 * headlines do: then a word is looked at as if it had none. */
#include "model/pos.h"

#include <string.h>

#include "base/banned.h"

#define EDGE 0xED6Eu
#define FIRST_HISTORY 200 /* numbers above those of word features */
#define LOOKS (NP_W_ALPHA | NP_W_CAP | NP_W_UPPER | NP_W_MIXED | NP_W_DIGIT   \
	| NP_W_NUMERIC | NP_W_HYPHEN | NP_W_PERIOD)
#define CASES (NP_W_CAP | NP_W_UPPER | NP_W_MIXED)

const struct np_word np_pos_edge = { "", "", 0, 0, EDGE, EDGE, 0, 0, 0, 0 };
const struct np_lexeme np_pos_edge_lexeme = { EDGE, 0xFFFF, 0xFF, 0xFF, 0 };

/* "2012" and "1998" are one word. */
static uint32_t fold_digits(const struct np_word *w)
{
	char s[32];
	uint32_t i, n = w->nlow < sizeof s ? w->nlow : (uint32_t)sizeof s;

	memcpy(s, w->low, n);
	for (i = 0; i < n; i++)
		if (s[i] >= '0' && s[i] <= '9')
			s[i] = '0';
	return (uint32_t)(np_hash(s, n, 1) >> 32);
}

static void look_up(const struct np_pos *pos, struct np_lexeme *x)
{
	uint32_t bucket = x->low >> (32 - pos->lexbits) & ~(NP_POS_BUCKET - 1u);
	const unsigned char *e = pos->lexicon + 8 * (size_t)bucket;
	unsigned i;

	for (i = 0; i < NP_POS_BUCKET; i++, e += 8) {
		if (np_le32(e) != x->low)
			continue;
		x->fine = (uint16_t)(e[4] | e[5] << 8);
		x->coarse = e[6];
		x->usual = e[7];
		return;
	}
}

struct np_lexeme np_pos_lexeme(const struct np_pos *pos,
	const struct np_word *w)
{
	struct np_lexeme x = { 0 };

	x.low = w->shape & NP_W_DIGIT ? fold_digits(w)
		: (uint32_t)(w->lowhash >> 32);
	x.look = (uint16_t)(w->shape & LOOKS);
	if (pos->lexicon)
		look_up(pos, &x);
	return x;
}

struct np_lexeme np_pos_caseless(struct np_lexeme x)
{
	x.look = (uint16_t)((x.look & ~CASES) | NP_POS_CASELESS);
	return x;
}

/* Up to four bytes as a number. */
static uint32_t bytes(const char *s, uint32_t n)
{
	uint32_t v = 0, i;

	for (i = 0; i < n; i++)
		v = v << 8 | (unsigned char)s[i];
	return v;
}

static uint32_t suffix(const struct np_word *w, uint32_t n)
{
	return n > w->nlow ? 0 : bytes(w->low + w->nlow - n, n);
}

static unsigned here(const struct np_word *w, const struct np_lexeme *x,
	uint32_t *out)
{
	uint32_t look = x->look;
	unsigned n = 0, k;

	for (k = 1; k <= 4 && k <= w->nlow; k++)
		out[n++] = np_feature(k, bytes(w->low, k), k, 0);
	for (k = 1; k <= 4 && k <= w->nlow; k++)
		out[n++] = np_feature(4 + k, suffix(w, k), k, 0);
	if (w->nlow > 5)
		out[n++] = np_feature(9, suffix(w, 4), suffix(w, 5), 0);
	out[n++] = np_feature(10, look, 0, 0);
	out[n++] = np_feature(11, look, suffix(w, 3), 0);
	out[n++] = np_feature(12, look, x->fine, 0);
	out[n++] = np_feature(13, look, x->usual, 0);
	out[n++] = np_feature(14, x->coarse, 0, 0);
	out[n++] = np_feature(15, x->fine, suffix(w, 2), 0);
	if (look & CASES)
		out[n++] = np_feature(16, (uint32_t)w->hash, look, 0);
	return n;
}

static unsigned beside(const struct np_word *w, const struct np_lexeme *x,
	uint32_t id, uint32_t *out)
{
	uint32_t look = x->look;

	out[0] = np_feature(id, suffix(w, 3), 0, 0);
	out[1] = np_feature(id + 1, look, 0, 0);
	out[2] = np_feature(id + 2, x->coarse, look, 0);
	return 3;
}

unsigned np_pos_word_features(const struct np_word *w,
	const struct np_lexeme *x, enum np_pos_place place,
	uint32_t out[NP_POS_NWORD])
{
	uint32_t id = 20 + 10 * place;
	unsigned n = 0;

	out[n++] = np_feature(id, x->low, 0, 0);
	out[n++] = np_feature(id + 1, x->fine, 0, 0);
	out[n++] = np_feature(id + 2, x->usual, 0, 0);
	if (place == NP_POS_HERE)
		n += here(w, x, out + n);
	else if (place <= NP_POS_AHEAD)
		n += beside(w, x, id + 3, out + n);
	return n;
}

unsigned np_pos_history_features(const struct np_lexeme x[5], unsigned t1,
	unsigned t2, uint32_t out[NP_POS_NHISTORY])
{
	const struct np_lexeme *p = &x[1], *w = &x[2], *f = &x[3];
	unsigned n = 0;

#define JOIN(a, b, c) (out[n] = np_feature(FIRST_HISTORY + n, a, b, c), n++)
	JOIN(t1, 0, 0);
	JOIN(t1, t2, 0);
	JOIN(t1, w->low, 0);
	JOIN(t1, t2, w->low);
	JOIN(t1, w->fine, 0);
	JOIN(t1, w->usual, f->usual);
	JOIN(t1, w->fine, f->fine);
	JOIN(t1, t2, w->usual);
	JOIN(t1, f->low, 0);
	JOIN(t1, w->look, w->coarse);
	JOIN(t1, p->low, 0);
	JOIN(p->low, w->low, 0);
	JOIN(w->low, f->low, 0);
	JOIN(p->fine, w->fine, 0);
	JOIN(w->fine, f->fine, 0);
	JOIN(p->low, f->low, 0);
	JOIN(w->usual, f->usual, x[4].usual);
	JOIN(p->fine, w->fine, f->fine);
	JOIN(w->low, f->usual, x[4].usual);
	JOIN(t1, f->usual, x[4].usual);
	JOIN(w->look, p->low == EDGE, f->look);
	JOIN(t1, w->low, f->usual);
#undef JOIN
	return n;
}

#define LONG 4 /* "With", but not "of", may be lower case in headlines */

int np_pos_is_headline(const struct np_text *t, const np_sentence *s)
{
	const struct np_word *w;
	uint32_t i, n = 0, capitals = 0;

	for (i = s->token; i < s->token + s->ntokens; i++) {
		w = np_word_of(t, i);
		if (w->n < LONG || !(w->shape & NP_W_ALPHA))
			continue;
		n++;
		capitals += (w->shape & (NP_W_CAP | NP_W_UPPER)) != 0;
	}
	return n >= 3 && capitals == n;
}
