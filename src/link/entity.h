/* entity.h - groups of mentions become entities. */
#ifndef NP_ENTITY_H
#define NP_ENTITY_H

#include "link/links.h"

/* Make the entities of l->doc, in the order of their first mention, and set
 * entity and type of every mention; those of pronouns that stand for nobody
 * known are NP_NONE. */
void np_entity_begin(struct np_links *l);

/* Drop those pronouns, and hand the mentions over to l->doc.  Indices of
 * mentions in l are no longer valid. */
void np_entity_end(struct np_links *l);

#endif
