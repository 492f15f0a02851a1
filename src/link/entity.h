/* entity.h - groups of mentions become entities. */
#ifndef NP_ENTITY_H
#define NP_ENTITY_H

#include "link/links.h"

/* Fill mentions and entities of l->doc, and the entity of every mention.
 * Entities stand in the order of their first mention; salience.c orders
 * them. */
void np_entity_build(struct np_links *l);

#endif
