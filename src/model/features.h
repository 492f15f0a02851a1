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
 * Letters used for dimensions: [T] tokens, [W] words, [F] forms,
 * [C] candidates.
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
#define NP_FEAT_MAX 72 /* of one call, for any of the functions below */

/* What is known of a spelling from unlabelled text, in slots of u32 key, u16
 * 1 + fine cluster, u8 frequency, u8 how often it is capitalised; open
 * addressing with linear probing. */
#define NP_VOCAB_SLOT 8

/* Sets of names, far too many to spell out: Bloom filters.  One answer in a
 * hundred is wrong, which a weight can live with. */
#define NP_NSETS 2 /* places that have 15,000 people; that have 1,000 */
#define NP_SET_PROBES 5

struct np_vocab {
	const unsigned char *sets[NP_NSETS]; /* [setbytes] */
	uint32_t setbytes[NP_NSETS]; /* a power of two or 0 */
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
	uint32_t low, exact, shape, tail; /* hashes; tail: last 3 letters */
	uint32_t fine, middle, coarse; /* clusters, 0: none */
	uint32_t lowmiddle, lowcoarse; /* of the lower-cased spelling */
	uint8_t kind; /* coarse shape, KIND_* in features.c */
	uint8_t caprate; /* how often it is capitalised, 0..7 */
	uint8_t known, mode;
	uint8_t capital; /* could be (part of) a name by its letters */
	uint32_t family; /* of the article, same for all its case variants */
};

/* What a form adds to the scores of tokens at distances -2..+2, as lanes of the
 * names model; made by the tagger when first needed. */
struct np_form_sums {
	int16_t at[2 * NP_FEAT_REACH + 1][16];
	uint32_t made;
};

struct np_family { /* one lower-cased spelling */
	uint32_t lower, capital; /* tokens that tell: not at sentence start */
};

struct np_features {
	const struct np_text *text;
	const struct np_vocab *vocab;

	struct np_form *forms; /* [F]; 0 is the edge */
	struct np_form_sums **sums; /* [F]; those of words that are remembered
				     * last longer than the article */
	uint32_t nforms;
	uint32_t *form; /* [T] index into forms */
	uint32_t *beg, *end; /* [T] the stretch a window stays in */
	uint32_t *runbeg, *runend; /* [T] run of capitalised tokens */
	uint32_t *classes; /* [T] NP_LEX_* of the hit that covers it */
	uint8_t *place; /* [T] where in the hit, see features.c */
	uint8_t *set; /* [T] 1 + set of names that holds it, 0: none */
	uint8_t *setplace; /* [T] where in that name */
	uint32_t *sent; /* [T] sentence */

	uint32_t *cand; /* [C] candidates: the tokens with a capital */
	uint32_t ncand;

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
static inline uint32_t np_features_at(const struct np_features *f, uint32_t i,
	int offset)
{
	if (offset < 0 && i - f->beg[i] < (uint32_t)-offset)
		return 0;
	if (offset > 0 && f->end[i] - i <= (uint32_t)offset)
		return 0;
	return f->form[i + (uint32_t)offset];
}

/* Candidates that go together - of one family, of one pair of families - in
 * text order. */
struct np_chain {
	uint32_t *next; /* [C] the next one, or NP_NONE */
	uint8_t *starts; /* [C] it is the first */
};

/* What the others of its chain within reach are, by the first pass: the most
 * likely class (0 none, 1 + np_type), its share of them in sevenths, the next
 * best class, the most likely label. */
struct np_belief {
	uint8_t n; /* how many others, at most 4 */
	uint8_t class, share, second, label;
};

/* What the second pass knows. */
struct np_second {
	struct np_chain words, pairs;
	struct np_belief *word; /* [C] of the same word elsewhere */
	struct np_belief *pair; /* [C] with the same word before it */
	uint32_t *acronym; /* [C] 1 + first candidate of what it stands for */
	uint8_t *own; /* [C] most likely label */
};

/* Everything lives in the arena.  Then, once or more often, take in what the
 * candidates are believed to be: label probabilities, 0..255, [C]. */
void np_second_init(struct np_second *s, const struct np_features *f,
	np_arena *a);
void np_second_weigh(struct np_second *s, const struct np_features *f,
	const uint8_t (*prob)[16]);

/* Of candidate c. */
unsigned np_features_doc(const struct np_features *f, uint32_t c,
	const struct np_second *second, uint32_t *out);

/* The key of a spelling in the vocabulary, and its slot or NULL. */
uint32_t np_vocab_key(uint64_t hash);
const unsigned char *np_vocab_find(const struct np_vocab *v, uint64_t hash);


/* Key of the name that tokens [i, i + n) spell, without case, blanks, hyphens,
 * apostrophes and full stops; 0 for none. */
uint64_t np_set_key(const struct np_text *t, uint32_t i, uint32_t n);
/* The bit, of 8 * bytes, that probe k of a key looks at. */
uint32_t np_set_bit(uint64_t key, unsigned k, uint32_t bytes);

#endif
