/* sentences.h - tokens grouped into sentences. */
#ifndef NP_SENTENCES_H
#define NP_SENTENCES_H

#include "text/text.h"

/* Fill t->sents from tokens and words. */
void np_sentences(struct np_text *t, np_arena *a);

#endif
