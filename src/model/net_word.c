/* From a spelling to rows.  The hash functions and the numbers of the affixes
 * are a part of the model's format.
 *
 * Capitals are evidence ("Apple"), unless all the sentence has them, as some
 * headlines do: then a word is looked at as if it had none. */
#include "model/net_word.h"

#include <string.h>

#include "base/banned.h"

#define CASES (NP_W_CAP | NP_W_UPPER | NP_W_MIXED)
#define LOOKS (NP_W_ALPHA | CASES | NP_W_DIGIT | NP_W_NUMERIC | NP_W_HYPHEN   \
	| NP_W_PERIOD)
#define LONG 4 /* "With", but not "of", may be lower case in headlines */

/* A word as the rows know it: lower-cased, digits made equal, so that "2012"
 * and "1998" are one; of one with digits no more than fits. */
struct folded {
	const char *s;
	uint32_t n;
	char room[32];
};

static void fold(struct folded *f, const struct np_word *w)
{
	uint32_t i;

	f->s = w->low;
	f->n = w->nlow;
	if (!(w->shape & NP_W_DIGIT))
		return;
	if (f->n > sizeof f->room)
		f->n = sizeof f->room;
	for (i = 0; i < f->n; i++)
		f->room[i] = w->low[i] >= '0' && w->low[i] <= '9' ? '0'
			: w->low[i];
	f->s = f->room;
}

/* The row of n bytes of the word, from its end or its beginning; a shorter
 * word is its own affix. */
static uint32_t affix(const struct folded *f, uint32_t n, int end)
{
	uint64_t h = n * 2 + (uint32_t)end;
	uint32_t i;
	const char *s = f->s;

	n = n < f->n ? n : f->n;
	if (end)
		s += f->n - n;
	for (i = 0; i < n; i++)
		h = h << 8 | (unsigned char)s[i];
	return (uint32_t)(np_mix(h, 1) >> (64 - NP_NET_AFFIX_BITS));
}

struct np_spelling np_net_spell(const struct np_word *w)
{
	static const struct {
		unsigned char n, end;
	} affixes[NP_NET_NAFFIX] = {
		{ 2, 1 }, { 3, 1 }, { 4, 1 }, { 2, 0 }, { 3, 0 },
	};
	struct np_spelling x;
	struct folded f;
	unsigned i;

	fold(&f, w);
	x.low = f.s == w->low ? (uint32_t)(w->lowhash >> 32)
		: (uint32_t)(np_hash(f.s, f.n, 0) >> 32);
	x.look = w->shape & LOOKS;
	for (i = 0; i < NP_NET_NAFFIX; i++)
		x.affix[i] = affix(&f, affixes[i].n, affixes[i].end);
	return x;
}

uint32_t np_net_caseless(uint32_t look)
{
	return (look & ~CASES) | NP_NET_CASELESS;
}

int np_net_is_headline(const struct np_text *t, const np_sentence *s)
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
