/* mood.h - did it happen, will it, may it, or is it denied? */
#ifndef NP_MOOD_H
#define NP_MOOD_H

#include "report/tree.h"

/* "did not go", "never went". */
bool np_is_negated(const struct np_tree *tree, uint32_t v);

/* Fill modality and negated of *e, whose verb is token v and e->verb; aux is an
 * auxiliary that it shares, or NP_NONE. */
void np_mood_read(const struct np_tree *tree, uint32_t v, uint32_t aux,
	np_event *e);

#endif
