/* features.h - what the names model looks at.
 *
 * A feature is a 32-bit hash of (template, values); it picks a row of eleven
 * weights, one per label.  The trainer and the tagger both call the functions
 * below, so that they cannot disagree.
 *
 *	form features    of one spelling, seen from a distance of -2..+2:
 *	                 what they add to a token's scores is summed once for
 *	                 an article and then added as a vector
 *	token features   of a place in the text: pairs of words, the run of
 *	                 capitalised words around it, the gazetteer
 *	doc features     of what the first pass believes about the same word
 *	                 elsewhere in the article
 *
 * Letters used for dimensions: [T] tokens, [W] words, [F] forms.
 */
#ifndef NP_FEATURES_H
#define NP_FEATURES_H

#include "base/blob.h"
#include "lex/lex.h"
#include "text/text.h"

/* O, then B- and I- of each np_type. */
#define NP_NLABELS (1 + 2 * NP_NTYPES)
#define NP_LABEL_B(type) (1 + 2 * (type))
#define NP_LABEL_I(type) (2 + 2 * (type))

#define NP_FEAT_REACH 2 /* words to either side */
#define NP_FEAT_MAX 64 /* of one call, for any of the functions below */

/* What is known of a spelling from unlabelled text: 16 bytes a slot, open
 * addressing with linear probing on the upper half of its np_hash(). */
#define NP_VOCAB_SLOT 16
#define NP_VOCAB_CODES 8 /* product-quantiser codes */

struct np_vocab {
	const unsigned char *slots; /* [nslots], a power of two or 0 */
	uint32_t nslots;
	const unsigned char *parents; /* [nfine] u16 middle, u16 coarse */
	uint32_t nfine;
	uint64_t templates; /* those in use, by bit */
};

/* How the sentence uses capitals, so how little they say. */
enum np_case { NP_CASE_NORMAL, NP_CASE_UPPER, NP_CASE_LOWER, NP_CASE_TITLE };

/* A spelling under one use of capitals. */
struct np_form {
	const struct np_word *word; /* NULL: the edge of a sentence */
	uint32_t low, exact, shape; /* hashes */
	uint32_t fine, middle, coarse; /* clusters, 0: none */
	uint32_t lowmiddle, lowcoarse; /* of the lower-cased spelling */
	uint8_t codes[NP_VOCAB_CODES];
	uint8_t kind; /* coarse shape, KIND_* in features.c */
	uint8_t caprate; /* how often it is capitalised, 0..7 */
	uint8_t known, mode;
	uint8_t capital; /* could be (part of) a name by its letters */
	uint32_t family; /* of the article, same for all its case variants */
};

struct np_family { /* one lower-cased spelling */
	uint32_t lower, capital; /* tokens that tell: not at sentence start */
};

struct np_features {
	const struct np_text *text;
	const struct np_vocab *vocab;

	struct np_form *forms; /* [F]; 0 is the edge */
	uint32_t nforms;
	uint32_t *form; /* [T] index into forms */
	uint32_t *beg, *end; /* [T] the stretch a window stays in */
	uint32_t *runbeg, *runend; /* [T] run of capitalised tokens */
	uint32_t *classes; /* [T] NP_LEX_* of the hit that covers it */
	uint8_t *place; /* [T] where in the hit, see features.c */
	uint32_t *sent; /* [T] sentence */

	struct np_family *families;
	uint32_t nfamilies;
};

/* Look over the article; everything lives in the arena. */
void np_features_read(struct np_features *f, np_arena *a,
	const struct np_text *t, const struct np_vocab *v,
	const struct np_hit *hits, uint32_t nhits);

/* Each fills out[] and returns how many, at most NP_FEAT_MAX. */
unsigned np_features_form(const struct np_features *f,
	const struct np_form *form, int offset, uint32_t *out);
unsigned np_features_token(const struct np_features *f, uint32_t i,
	uint32_t *out);

/* The form at distance `offset` of token i; the edge where there is none. */
uint32_t np_features_at(const struct np_features *f, uint32_t i, int offset);

/* What other tokens of the same family are, by the first pass: for each token
 * the sum of their label probabilities (0..255 each) within reach. */
struct np_evidence {
	uint32_t n; /* how many others */
	uint32_t sum[NP_NLABELS];
	uint8_t best[NP_NLABELS]; /* highest of any other */
};

/* prob: [T][16] label probabilities, 0..255.  *out: [T]. */
void np_features_evidence(const struct np_features *f, np_arena *a,
	const uint8_t (*prob)[16], struct np_evidence **out);
unsigned np_features_doc(const struct np_features *f, uint32_t i,
	const struct np_evidence *ev, uint32_t *out);

/* The key of a spelling in the vocabulary, and its slot or NULL. */
uint32_t np_vocab_key(uint64_t hash);
const unsigned char *np_vocab_find(const struct np_vocab *v, uint64_t hash);

#endif
