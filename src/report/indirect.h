/* indirect.h - what somebody said, in the writer's words. */
#ifndef NP_INDIRECT_H
#define NP_INDIRECT_H

#include "report/speaker.h"

/* Add indirect speech to doc->quotes, which stays in text order. */
void np_indirect_find(struct np_doc *doc, const struct np_scene *s);

#endif
