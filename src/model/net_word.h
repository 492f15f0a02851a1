/* net_word.h - what the net sees of a spelling: numbers of rows of vectors.
 *
 * A frequent word has a row of its own, found by the hash of its lower-cased
 * spelling.  Any other is the sum of the rows of its affixes.  How a word looks
 * (capitals, digits) is a row for either.
 */
#ifndef NP_NET_WORD_H
#define NP_NET_WORD_H

#include "text/text.h"

#define NP_NET_NAFFIX 5
#define NP_NET_AFFIX_BITS 14
#define NP_NET_NAFFIXES (1u << NP_NET_AFFIX_BITS) /* rows of affixes */
#define NP_NET_NLOOKS 512 /* rows of looks */

#define NP_NET_WORD_BITS 15
#define NP_NET_NWORDS (1u << NP_NET_WORD_BITS) /* places of frequent words */
#define NP_NET_BUCKET 8 /* those that a word may have */

/* How a word looks when case says nothing. */
#define NP_NET_CASELESS 256u

struct np_spelling {
	uint32_t low; /* hash of the lower-cased word, digits made equal */
	uint32_t look; /* NP_W_*, NP_NET_CASELESS instead of what case tells */
	uint32_t affix[NP_NET_NAFFIX]; /* numbers of rows */
};

/* The first of the places that a word with that hash may have. */
static inline uint32_t np_net_bucket(uint32_t low)
{
	return low >> (32 - NP_NET_WORD_BITS) & ~(NP_NET_BUCKET - 1u);
}

struct np_spelling np_net_spell(const struct np_word *w);

/* What is left of a look where case says nothing. */
uint32_t np_net_caseless(uint32_t look);

/* Is the sentence one where case says nothing, as in a headline IN CAPITALS or
 * With All Long Words Capitalised? */
int np_net_is_headline(const struct np_text *t, const np_sentence *s);

#endif
