/* acts.h - places that stand for their government: "Islamabad agreed". */
#ifndef NP_ACTS_H
#define NP_ACTS_H

#include "link/links.h"

/* Set `acts` of the mentions that do; reads the parse, so without one nothing
 * acts. */
void np_acts_mark(struct np_links *l);

#endif
