/* place.h - where is where: places on the map for the entities that are some. */
#ifndef NP_PLACE_H
#define NP_PLACE_H

#include "doc.h"
#include "lex/lex.h"

/* Set the place of every LOC entity of doc that the lexicon knows; one that has
 * a place already (the user's own names) keeps it.  words are np_lex_words()'s,
 * hits np_lex_find()'s.  Linear in the mentions. */
void np_place_resolve(struct np_doc *doc, const struct np_lex *lex,
	const struct np_lex_words *words, const struct np_hit *hits,
	uint32_t nhits);

#endif
