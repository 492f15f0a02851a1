/* link.h - who is who and where is where: mentions become entities. */
#ifndef NP_LINK_H
#define NP_LINK_H

#include "doc.h"
#include "lex/lex.h"

/* Fill entities, relations, and the entity, type and acts of every mention of
 * doc; adds nominal mentions and pronouns, so that mentions may be replaced.
 * Reads text, timexes and mentions. */
void np_link(struct np_doc *doc, const struct np_lex *lex,
	const struct np_hit *hits, uint32_t nhits);

#endif
