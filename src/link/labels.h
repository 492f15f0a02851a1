/* labels.h - names of those who have the word in a transcript. */
#ifndef NP_LABELS_H
#define NP_LABELS_H

#include "link/links.h"

/* The n names, in text order, with those of the speakers instead of what was
 * found in the labels of their turns; *n is their new number. */
np_mention *np_label_names(const struct np_links *l, const np_mention *names,
	uint32_t *n);

#endif
