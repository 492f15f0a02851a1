/* Sets of names as Bloom filters, and the longest of them in an article.
 *
 * A name's key is made of its letters alone, so "Port-au-Prince" is found
 * whether a corpus keeps hyphens in words or not. */
#include "model/features_list.h"

#include "base/banned.h"

#define SET_LONGEST 5 /* tokens */
#define SET_LETTERS 40

/* ASCII characters that are no part of a key. */
static const uint8_t is_dropped[256] = { [0] = 1, ['-'] = 1, ['.'] = 1,
	['\''] = 1, [' '] = 1, ['`'] = 1 };

/* Append a word to the key's letters; NP_NONE when it does not fit. */
static uint32_t squeeze(char *s, uint32_t n, const struct np_word *w)
{
	uint32_t i;

	for (i = 0; i < w->nlow; i++) {
		if (is_dropped[(unsigned char)w->low[i]])
			continue;
		if (w->low[i] == '\xe2' && i + 2 < w->nlow
		    && w->low[i + 1] == '\x80') {
			i += 2; /* a curly apostrophe or a dash */
			continue;
		}
		if (n == SET_LETTERS)
			return NP_NONE;
		s[n++] = w->low[i];
	}
	return n;
}

uint64_t np_set_key(const struct np_text *t, uint32_t i, uint32_t n)
{
	char s[SET_LETTERS];
	uint32_t len = 0, k;

	for (k = 0; k < n && len != NP_NONE; k++)
		len = squeeze(s, len, np_word_of(t, i + k));
	return len == NP_NONE || len < 3 ? 0 : np_hash(s, len, 9);
}

uint32_t np_set_bit(uint64_t key, unsigned k, uint32_t bytes)
{
	return ((uint32_t)key + k * ((uint32_t)(key >> 32) | 1))
		& (bytes * 8 - 1);
}

static int is_in_set(const struct np_vocab *v, unsigned set, uint64_t key)
{
	uint32_t bit;
	unsigned k;

	for (k = 0; k < NP_SET_PROBES; k++) {
		bit = np_set_bit(key, k, v->setbytes[set]);
		if (!(v->sets[set][bit >> 3] >> (bit & 7) & 1))
			return 0;
	}
	return 1;
}

/* The longest name of any set that starts at token i: its tokens, or 0. */
static uint32_t longest_name(const struct np_features *f, uint32_t i,
	unsigned *set)
{
	char s[SET_LETTERS];
	uint32_t j, n = 0, best = 0, last = i + SET_LONGEST - 1;
	uint64_t key;
	unsigned k;

	if (last >= f->end[i])
		last = f->end[i] - 1;
	while (!f->forms[f->form[last]].capital)
		last--; /* token i has one */
	for (j = i; j <= last; j++) {
		n = squeeze(s, n, np_word_of(f->text, j));
		if (n == NP_NONE)
			break;
		if (n < 3 || !f->forms[f->form[j]].capital)
			continue;
		key = np_hash(s, n, 9);
		for (k = 0; k < NP_NSETS; k++)
			if (f->vocab->setbytes[k]
			    && is_in_set(f->vocab, k, key)) {
				best = j + 1 - i;
				*set = k;
				break;
			}
	}
	return best;
}

void np_features_names(struct np_features *f)
{
	uint32_t i, k, n;
	unsigned set = 0;

	for (i = 0; i < f->text->ntokens; i += n ? n : 1) {
		n = 0;
		if (!f->forms[f->form[i]].capital)
			continue;
		n = longest_name(f, i, &set);
		for (k = 0; k < n; k++) {
			f->set[i + k] = (uint8_t)(set + 1);
			f->setplace[i + k] = np_place_of(k, n);
		}
	}
}
