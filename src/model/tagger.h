/* tagger.h - names: which tokens are people, places, organisations, others.
 *
 * A read-only view over the section "names" of the model:
 *
 *	0    "npn1" magic                4 bytes
 *	4    rows of weights, R          u32
 *	8    slots of the vocabulary, V  u32, a power of two or 0
 *	12   fine clusters, C            u32
 *	16   templates in use            u64
 *	24   bytes of the sets of names  2 x u32, powers of two or 0
 *	32   transitions [12][16]        i16, the last row is the start
 *	416  calibration [65]            u16, of scores 0/64 .. 64/64
 *	576  parents of the clusters     C x { u16 middle, u16 coarse }
 *	     vocabulary                  V x 8 bytes, see features.h
 *	     sets of names
 *	     rows                        R x 12 x i8, and 4 bytes of padding
 */
#ifndef NP_TAGGER_H
#define NP_TAGGER_H

#include "base/blob.h"
#include "lex/lex.h"
#include "model/features.h"
#include "model/kernel.h"
#include "text/text.h"

#define NP_NAMES_MAGIC "npn1"
#define NP_NAMES_TRANS 32
#define NP_NAMES_CALIB 416
#define NP_NAMES_HEAD 576
#define NP_NAMES_BINS 64
#define NP_NAMES_EXPS 1024 /* scores further below the best are nothing */

struct np_tagger {
	np_blob data; /* ptr NULL: no model, nothing is found */
	const struct np_kernel *kernel;
	struct np_vocab vocab;
	const int8_t *rows; /* [nrows][NP_ROW] */
	uint32_t nrows;
	struct np_transitions trans;
	float exps[NP_NAMES_EXPS]; /* exp(-k / NP_SCALE) */
	float calibration[NP_NAMES_BINS + 1];
};

/* Check every bound in the section s and open a view of it. */
np_status np_tagger_open(struct np_tagger *g, np_blob s);

/* Find the names of the article: *out, [*n], in text order, disjoint, within
 * sentences, kind NP_NAME, type and calibrated score set, entity NP_NONE.
 * NP_DATE may be among the types: the caller drops what the date grammar
 * overrules.  hits are np_lex_find()'s. */
void np_tagger_find(const struct np_tagger *g, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n);

/* The first pass alone, for the trainer: label probabilities of each
 * candidate, 0..255, [C]. */
void np_tagger_first(const struct np_tagger *g, np_arena *a,
	const struct np_features *f, uint8_t (**prob)[16]);

/* Fill exp and back from score, through the table of exponentials. */
void np_transitions_ready(struct np_transitions *t, const float *exps);
void np_exps_ready(float *exps);

#endif
