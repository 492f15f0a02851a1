/* mates.h - marks that belong together: of a quotation, single or double, and
 * brackets. */
#ifndef NP_MATES_H
#define NP_MATES_H

#include "text/text.h"

/* [T] of a mark the token of the other one of its pair, NP_NONE of all else;
 * in the arena.  No pair of double marks crosses a paragraph, no other one a
 * sentence.  Linear. */
uint32_t *np_mates_find(np_arena *a, const struct np_text *t);

#endif
