/* train_syntax.h - what the parts of `train syntax` share.
 *
 *	word lists --> classes of words --\
 *	CoNLL-U --> corpus --> tokens --> batches --> net --> section
 */
#ifndef TRAIN_SYNTAX_H
#define TRAIN_SYNTAX_H

#include "base/buf.h"
#include "model/parser.h"
#include "train_syntax_net.h"

/* -- A corpus, as the library sees it, and what is right ------------------- */

struct ts_corpus {
	np_arena arena;
	struct np_text text;
	uint8_t *upos, *xpos, *rel; /* [T] */
	uint32_t *head; /* [T] within the sentence; its length: ROOT */
};

#define TS_MAXFILES 32

struct ts_files {
	char *path[TS_MAXFILES];
	unsigned n;
};

/* Read files of CoNLL-U; or of words, one a line, the first column. */
void ts_read_conllu(struct ts_corpus *c, const struct ts_files *files);
void ts_read_words(struct ts_corpus *c, const struct ts_files *files);
void ts_free(struct ts_corpus *c);

void ts_shuffle(uint32_t *order, uint32_t n, uint64_t *seed);

/* Repeatable numbers. */
static inline uint32_t ts_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005)
		+ UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

/* -- Words ----------------------------------------------------------------- */

#define TS_NFINE 512 /* rows of fine classes, of coarse ones */
#define TS_NCOARSE 64

/* The frequent words, at the places they have in the section. */
struct ts_lexicon {
	uint32_t low[NP_NET_NWORDS]; /* hash of the word */
	uint16_t fine[NP_NET_NWORDS]; /* classes; fine is 0: no word here */
	uint8_t coarse[NP_NET_NWORDS];
	uint32_t affix[NP_NET_NWORDS][NP_NET_NAFFIX];
	uint32_t seen[NP_NET_NWORDS]; /* times in what is learnt from */
};

/* Classes of the most frequent words, from plain text. */
void ts_learn_classes(struct ts_lexicon *lex, struct ts_corpus *plain);

/* The place of a word, or NP_NONE. */
uint32_t ts_find_word(const struct ts_lexicon *lex, uint32_t low);

/* -- The section ----------------------------------------------------------- */

/* Round the net's weights to the section's numbers. */
void ts_write_net(np_buf *section, const struct ts_net *net,
	const struct ts_lexicon *lex, uint8_t tags[NP_NET_T][2]);

void *ts_alloc(size_t n, size_t size); /* zeroed, or the program ends */
void ts_put32(np_buf *b, uint32_t v);

#endif
