/* sentences.h - tokens grouped into sentences. */
#ifndef NP_SENTENCES_H
#define NP_SENTENCES_H

#include <stdbool.h>

#include "text/text.h"

/* Fill t->sents from tokens and words. */
void np_sentences(struct np_text *t, np_arena *a);

/* -- What the trainer needs too -------------------------------------------- */

#define NP_GAP_FEATURES 22
#define NP_GAP_NEAR 8 /* the first of them, which mostly decide */

/* A walk over the tokens that remembers what the decision at the next gap may
 * depend on. */
struct np_gapwalk {
	const struct np_text *t;
	uint8_t *class; /* [W] kind of each word */
	uint32_t beg; /* first token of the sentence so far */
	uint32_t caps, words; /* capitalised words, words in it */
	uint32_t depth, quotes; /* brackets and quotation marks open in it */
	uint32_t paraend; /* token behind the paragraph */
};

void np_gapwalk_init(struct np_gapwalk *g, const struct np_text *t,
	np_arena *a);

/* Whether a sentence could begin at token i, i > 0, at all. */
bool np_gap_possible(const struct np_gapwalk *g, uint32_t i);

/* Whether a mark that may end a sentence stands before gap i. */
bool np_gap_marked(const struct np_gapwalk *g, uint32_t i);

/* Hashes of what speaks for or against it. */
void np_gap_features(const struct np_gapwalk *g, uint32_t i,
	uint32_t f[NP_GAP_FEATURES]);

/* Take token i into the sentence; starts: it is the first one of a new one. */
void np_gapwalk_step(struct np_gapwalk *g, uint32_t i, bool starts);

/* A learnt weight.  The table is open-addressed by the low bits of the hash;
 * weight 0 marks a free slot. */
struct np_gapweight {
	uint16_t tag; /* high bits of the hash */
	int16_t weight;
};

#define NP_GAP_WEIGHTS 12288u
#define NP_GAP_SLOTS 32768u
extern const struct np_gapweight np_gap_weights[NP_GAP_SLOTS];

#endif
