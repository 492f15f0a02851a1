/* vocab.h - every distinct spelling once. */
#ifndef NP_VOCAB_H
#define NP_VOCAB_H

#include "text/text.h"

/* Nothing seen yet of a text of n bytes. */
void np_vocab_init(struct np_text *t, np_arena *a, size_t n);

/* The word of token i, spelt s[0..n), of which s[0..room) may be read: an index
 * into t->words. */
uint32_t np_vocab_add(struct np_text *t, np_arena *a, uint32_t i, np_str s,
	size_t room);

/* The word spelt s[0..n), hash np_hash(s, n, 0); NP_NONE: it is not there. */
uint32_t np_vocab_get(const struct np_text *t, const char *s, uint32_t n,
	uint64_t hash);

#endif
