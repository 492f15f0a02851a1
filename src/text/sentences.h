/* sentences.h - tokens grouped into sentences. */
#ifndef NP_SENTENCES_H
#define NP_SENTENCES_H

#include <stdbool.h>

#include "base/blob.h"
#include "text/text.h"

/* What was learnt of where sentences end: a view of the model's section
 * "sents", laid out as sentences.c tells.  All zero: nothing, and simple rules
 * decide. */
struct np_splitter {
	const unsigned char *buckets; /* [mask + 1] */
	uint32_t mask;
};

/* Open the view; an absent section is fine. */
np_status np_splitter_open(struct np_splitter *s, np_blob section);

/* Fill t->sents from tokens and words. */
void np_sentences(struct np_text *t, np_arena *a,
	const struct np_splitter *split);

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

#define NP_SENTS_FORMAT 0x31746e73u /* "snt1" */
#define NP_SENTS_HEAD 64
#define NP_SENTS_BITS 14u /* of the number of buckets the trainer makes */
#define NP_SENTS_SCALE 16 /* weights are in sixteenths of a nat */

/* What the bucket entry e (its low 16 bits) weighs for a feature. */
static inline int np_gap_entry(uint32_t e, uint32_t feature)
{
	int8_t weight = (int8_t)(e >> 8);

	return weight * ((e & 0xFF) == feature >> 24); /* no branch */
}

/* The learnt weight of a feature, 0: it has none. */
static inline int np_gap_weight(const struct np_splitter *s, uint32_t feature)
{
	uint32_t e = np_le32(s->buckets + 4 * (size_t)(feature & s->mask));

	return np_gap_entry(e, feature) + np_gap_entry(e >> 16, feature);
}

#endif
