/* features_list.h - what the parts of features*.c share.
 *
 * The numbers of kinds and templates are part of the model's format. */
#ifndef NP_FEATURES_LIST_H
#define NP_FEATURES_LIST_H

#include "model/features.h"

/* What shape the letters have, as far as pairs of words care. */
enum {
	KIND_EDGE,
	KIND_LOWER,
	KIND_CAP,
	KIND_UPPER,
	KIND_MIXED,
	KIND_SINGLE, /* "J" */
	KIND_INITIAL, /* "J." */
	KIND_ACRONYM, /* "U.S." */
	KIND_NUMBER,
	KIND_PUNCT,
	KIND_OTHER,
	KIND_FREE /* + np_case: capitals say nothing */
};

/* Templates; form templates are told apart by offset, too.  The numbers are
 * part of the model's format. */
enum {
	F_LOW, F_EXACT, F_SHAPE, F_PREFIX, F_SUFFIX, F_FINE, F_MIDDLE, F_COARSE,
	F_LOWCLUSTER, F_SHAPESUFFIX, F_SHAPECLUSTER, F_CAPRATE,
	F_PARTS, F_LENGTH,
	T_WORDPAIR, T_SHAPES, T_CLUSTERPAIR, T_WORDSHAPE, T_AROUND,
	T_CLUSTERTRIPLE, T_WORDS2, T_RUN, T_RUNENDS, T_RUNSIDES, T_RUNNEXT,
	T_BETWEEN, T_LEX, T_LEXNEAR, T_CASE, T_START,
	D_BEST, D_SHAPE, D_SECOND, D_PAIR, D_NEAR, D_LABEL, D_LIST,
	D_ACRONYM, T_SET, T_KINDCLUSTER, T_LEXCONTEXT, T_SUFFIXCONTEXT
};

/* A list of features being made. */
struct np_list {
	uint32_t *out;
	unsigned n;
	uint64_t templates;
};

static inline void np_put(struct np_list *l, unsigned template,
	uint64_t a, uint64_t b)
{
	if (l->n < NP_FEAT_MAX && l->templates >> template & 1)
		l->out[l->n++] = (uint32_t)(np_mix(np_mix(a, b), template + 1)
			>> 32);
}

/* The form at distance `offset` of token i. */
static inline const struct np_form *np_at(const struct np_features *f,
	uint32_t i, int offset)
{
	return &f->forms[np_features_at(f, i, offset)];
}

/* Where in a name of n tokens: 1 alone, 2 first, 3 inside, 4 last. */
static inline uint8_t np_place_of(uint32_t k, uint32_t n)
{
	return (uint8_t)(n == 1 ? 1 : !k ? 2 : k + 1 == n ? 4 : 3);
}

/* features_form.c: describe a spelling under one use of capitals. */
void np_form_init(struct np_form *form, const struct np_vocab *v,
	const struct np_word *w, unsigned mode);

/* features_set.c: fill set and setplace. */
void np_features_names(struct np_features *f);

#endif
