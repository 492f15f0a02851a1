/* events.h - who did what to whom, where and when. */
#ifndef NP_EVENTS_H
#define NP_EVENTS_H

#include "report/scene.h"

/* Fill doc->events, in text order; reads doc->quotes. */
void np_events_find(struct np_doc *doc, const struct np_scene *s);

#endif
