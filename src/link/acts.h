/* acts.h - places that stand for their government: "Islamabad agreed". */
#ifndef NP_ACTS_H
#define NP_ACTS_H

#include "doc.h"

/* Set `acts` of the mentions that do; reads places and the parse, so without
 * them nothing acts. */
void np_acts_mark(struct np_doc *doc);

#endif
