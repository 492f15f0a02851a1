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

/* What is done to the capitals while reading. */
enum corpus_case {
	CORPUS_ASIS,
	CORPUS_UPPER,
	CORPUS_LOWER,
	CORPUS_TITLE /* Every Third Sentence Like a Headline */
};

/* Read a file.  Documents longer than `most` tokens are cut at a sentence; of
 * each `every` documents one is kept.  Exits with a message when it cannot be
 * read. */
struct corpus_how {
	uint32_t most, every;
	enum corpus_case letters;
	const struct np_lex *lex; /* or NULL */
};
void corpus_read(struct corpus *c, const char *path, const char *name,
	const struct corpus_how *how);

/* Is the sentence one that CORPUS_TITLE changed? */
static inline int corpus_is_title(uint32_t sentence)
{
	return sentence % 3 == 0;
}

#endif
