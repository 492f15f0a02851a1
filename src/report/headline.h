/* headline.h - the clause that a headline is. */
#ifndef NP_HEADLINE_H
#define NP_HEADLINE_H

#include "report/scene.h"

/* Tokens [beg, verb) say who, [verb, end) what.  False when the sentence has
 * no verb that could be the headline's. */
struct np_headline {
	uint32_t beg, verb, end;
};
bool np_headline_read(const struct np_scene *s, const np_sentence *sent,
	struct np_headline *out);

#endif
