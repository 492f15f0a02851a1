/* gist.h - the main event in four answers and one sentence. */
#ifndef NP_GIST_H
#define NP_GIST_H

#include "report/scene.h"

/* Fill doc->gist; reads doc->events. */
void np_gist_find(struct np_doc *doc, const struct np_scene *s);

#endif
