/* train_embed.h - word clusters from unlabelled text. */
#ifndef TRAIN_EMBED_H
#define TRAIN_EMBED_H

#include <stddef.h>

#include "train_corpus.h"

/* The parents and the slots of struct np_vocab, as they lie in the section;
 * from malloc. */
struct vocabulary {
	unsigned char *parents, *slots;
	uint32_t nfine, nslots;
	unsigned char *sets[NP_NSETS];
	uint32_t setbytes[NP_NSETS];
};

/* Make set k of the names, one a sentence of t, in so many bytes. */
void vocabulary_set(struct vocabulary *v, unsigned k, const struct np_text *t,
	uint32_t bytes);

/* Learn from the tokens of the corpora and of plain text files. */
void vocabulary_learn(struct vocabulary *v, const struct corpus *c,
	unsigned ncorpora, const char *const *files, unsigned nfiles);

/* As one file; load returns 0 when there is none. */
void vocabulary_save(const struct vocabulary *v, const char *path);
int vocabulary_load(struct vocabulary *v, const char *path);

#endif
