/* zones.h - which part of the article each token stands in. */
#ifndef NP_ZONES_H
#define NP_ZONES_H

#include "text/text.h"

/* Fill zone of every token. */
void np_zones(struct np_text *t);

#endif
