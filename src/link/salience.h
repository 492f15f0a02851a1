/* salience.h - how much an article is about each of its entities. */
#ifndef NP_SALIENCE_H
#define NP_SALIENCE_H

#include <stdbool.h>

#include "doc.h"

/* Set salience of every entity and order them by it, most salient first;
 * mentions and relations of doc follow. */
void np_salience_order(struct np_doc *doc);

#endif
