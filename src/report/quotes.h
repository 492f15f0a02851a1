/* quotes.h - who said what. */
#ifndef NP_QUOTES_H
#define NP_QUOTES_H

#include "report/speaker.h"

/* Fill doc->quotes, in text order. */
void np_quotes_find(struct np_doc *doc, const struct np_scene *s);

#endif
