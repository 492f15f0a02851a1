/* train_corpus.h - annotated text, read into what the library reads.
 *
 * TOKEN<TAB>TAG[<TAB>CONFIDENCE] lines, BIO2, blank line between sentences,
 * -DOCSTART- lines between documents. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "lex/lex.h"
#include "model/features.h"

struct corpus_doc {
	struct np_text text;
	uint8_t *label; /* [T] */
	uint8_t *sure; /* [T] confidence in percent */
	struct np_hit *hits; /* gazetteer */
	uint32_t nhits;
};

struct corpus {
	const char *name;
	np_arena arena;
	struct corpus_doc *docs; /* [ndocs] */
	uint32_t ndocs, cap;
	size_t ntokens;
};

/* Read a file; documents longer than `most` tokens are cut at a sentence.
 * Exits with a message when it cannot be read. */
void corpus_read(struct corpus *c, const char *path, const char *name,
	uint32_t most, const struct np_lex *lex);

#endif
