/* happening.h - events that the article only names: "last year's election". */
#ifndef NP_HAPPENING_H
#define NP_HAPPENING_H

#include "report/scene.h"

/* Add to doc's events, which have room for *cap, what nouns tell of and a date
 * that no verb has taken belongs to; they have no actor and are background. */
void np_happenings_find(struct np_doc *doc, const struct np_scene *s,
	unsigned *cap);

/* The noun that the date x dates by standing right behind it, "strikes" in "the
 * deaths in air strikes last November"; NP_NONE where it may date the verb. */
uint32_t np_dated_noun(const struct np_tree *tree, const np_timex *x);

#endif
