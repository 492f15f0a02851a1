/* oneplace.h - one entity for what is one place on the map. */
#ifndef NP_ONEPLACE_H
#define NP_ONEPLACE_H

#include "doc.h"

/* Join the LOC entities that were resolved to the same place ("Fla.",
 * "Florida"): the most salient one takes the mentions of the others, and their
 * names as aliases.  Order and saliences of what stays do not change.  Linear
 * in the entities, mentions and relations. */
void np_oneplace_join(struct np_doc *doc);

#endif
