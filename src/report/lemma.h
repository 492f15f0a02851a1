/* lemma.h - the dictionary form of a verb: "agreed" -> "agree". */
#ifndef NP_LEMMA_H
#define NP_LEMMA_H

#include "text/text.h"

/* Lower case; static, part of the word, or in the arena. */
np_str np_verb_lemma(np_arena *a, const struct np_word *w);

#endif
