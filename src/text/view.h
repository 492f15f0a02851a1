/* view.h - the text without what only gets in the way, see text.h. */
#ifndef NP_VIEW_H
#define NP_VIEW_H

#include "text/text.h"

/* A view of n bytes.  Where nothing needs cleaning it is s itself. */
void np_view_make(struct np_view *v, np_arena *a, const char *s, uint32_t n);

/* A way through a view from left to right; all zero at the start. */
struct np_viewpos {
	uint32_t jump; /* jumps passed */
};

/* Source span of view bytes [beg, end), beg < end.  Calls for one np_viewpos
 * come in text order. */
np_span np_view_home(const struct np_view *v, struct np_viewpos *at,
	uint32_t beg, uint32_t end);

/* First view offset that stands for source offset `source` or what follows
 * it.  Calls for one np_viewpos come in text order. */
uint32_t np_view_find(const struct np_view *v, struct np_viewpos *at,
	uint32_t source);

#endif
