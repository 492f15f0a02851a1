/* vocab.h - every distinct spelling once. */
#ifndef NP_VOCAB_H
#define NP_VOCAB_H

#include "text/text.h"

void np_vocab_init(struct np_text *t, np_arena *a);

/* The word of token i, spelt s[0..n): an index into t->words. */
uint32_t np_vocab_add(struct np_text *t, np_arena *a, uint32_t i,
	const char *s, uint32_t n);

#endif
