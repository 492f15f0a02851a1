/* names.h - the user's own names, compiled once and shared by all contexts.
 *
 *	np_own_name[] --np_names_new()--> np_names --np_names_at()--> entry
 *
 * What the user says is right: an own name overrules the tagger, an entry
 * that is no entity forbids one, and entries of one id are one entity.
 */
#ifndef NP_NAMES_H
#define NP_NAMES_H

#include "text/text.h"

/* The longest own name that begins with token i and ends before token end:
 * its index into np_names_entry(), and its length in *ntokens; NP_NONE when
 * there is none.  names may be NULL. */
uint32_t np_names_at(const np_names *names, const struct np_text *t,
	uint32_t i, uint32_t end, uint32_t *ntokens);

/* An entry, with strings that live as long as names. */
const np_own_name *np_names_entry(const np_names *names, uint32_t i);

#endif
