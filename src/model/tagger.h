/* tagger.h - names: which tokens are people, places, organisations, others.
 *
 * A read-only view over the section "names" of the model.
 */
#ifndef NP_TAGGER_H
#define NP_TAGGER_H

#include "base/blob.h"
#include "lex/lex.h"
#include "text/text.h"

struct np_tagger {
	np_blob data;
};

/* Check every bound in the section and open a view of it. */
np_status np_tagger_open(struct np_tagger *tagger, np_blob section);

/* Find the names of the article: *out, [*n], in text order, disjoint, within
 * sentences, kind NP_NAME, type and calibrated score set, entity NP_NONE.
 * NP_DATE may be among the types: the caller drops what the date grammar
 * overrules.  hits are np_lex_find()'s. */
void np_tagger_find(const struct np_tagger *tagger, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n);

#endif
