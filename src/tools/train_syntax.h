/* train_syntax.h - what the parts of `train syntax` share.
 *
 *	CoNLL-U, word lists --> corpus --> classes of words --> lexicon
 *	                          \--> tagger --> tags --> parser
 */
#ifndef TRAIN_SYNTAX_H
#define TRAIN_SYNTAX_H

#include "base/buf.h"
#include "model/parser.h"
#include "model/parser_state.h"

/* -- A corpus, as the library sees it, and what is right ------------------- */

struct ts_corpus {
	np_arena arena;
	struct np_text text;
	uint8_t *upos, *xpos, *rel; /* [T] */
	uint32_t *head; /* [T] within the sentence; its length: ROOT */
	uint8_t *label; /* [T] joint part of speech */
};

#define TS_MAXFILES 32

struct ts_files {
	char *path[TS_MAXFILES];
	unsigned n;
};

/* Read files of CoNLL-U, those in silver annotated by a machine; or of words,
 * one a line, the first column. */
void ts_read_conllu(struct ts_corpus *c, const struct ts_files *gold,
	const struct ts_files *silver);
void ts_read_words(struct ts_corpus *c, const struct ts_files *files);

/* The sentences to learn from in a round, of the first `most` tokens, those
 * numbered `skip` modulo 2 left out (2: none); to be freed. */
uint32_t *ts_order(const struct ts_corpus *c, unsigned skip, uint32_t most,
	uint32_t *n);
void ts_shuffle(uint32_t *order, uint32_t n, uint64_t *seed);
void ts_free(struct ts_corpus *c);

/* Repeatable numbers. */
static inline uint32_t ts_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005)
		+ UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

/* -- Rows of weights under training ---------------------------------------- */

/* Of a table of features, one place. */
struct ts_place {
	uint32_t feature, row; /* row + 1, 0: free */
};

/* Of each feature that was seen often enough, `width` weights. */
struct ts_rows {
	unsigned width, stride, cutoff;
	uint8_t *sketch; /* rough counts, before a feature is entered */
	struct ts_place *places; /* [1 << bits], open addressing */
	uint32_t bits, n;
	float *w; /* [n * stride]: weights, sum of squared gradients */
	uint32_t *count; /* [n] */
	uint64_t *mask; /* [n] labels that may have weight */
	struct ts_place *slots; /* [1 << slotbits] once pruned, as the library
				   sees them */
	unsigned slotbits;
};

#define TS_NOROW UINT32_MAX

void ts_rows_init(struct ts_rows *r, unsigned width, unsigned cutoff);
void ts_rows_count(struct ts_rows *r, uint32_t feature, uint32_t times);
void ts_rows_freeze(struct ts_rows *r);
void ts_rows_free(struct ts_rows *r);

/* Replace features by their rows; returns how many have one. */
unsigned ts_rows_find(const struct ts_rows *r, uint32_t *features, unsigned n);

void ts_rows_score(const struct ts_rows *r, const uint32_t *rows, unsigned n,
	float *score);

/* Keep each row with a chance of `keep` in 256. */
unsigned ts_rows_drop(uint32_t *rows, unsigned n, unsigned keep,
	uint64_t *seed);

/* One step of AdaGrad; grad is d loss / d score. */
void ts_rows_update(struct ts_rows *r, const uint32_t *rows, unsigned n,
	const float *grad, float rate);

/* Keep what fits: of all features the weightiest in each slot of 1 << bits,
 * of each row at most 15 weights of at least `least`. */
void ts_rows_prune(struct ts_rows *r, unsigned bits, float least,
	uint32_t maxpairs);

/* Append slots and pairs (or the table of actions), weights times scale. */
uint32_t ts_rows_write(const struct ts_rows *r, float scale, np_buf *slots,
	np_buf *pairs);
void ts_rows_write_actions(const struct ts_rows *r, float scale,
	np_buf *slots);

/* -- The parts ------------------------------------------------------------- */

struct ts_lexicon {
	np_buf bytes; /* the section's lexicon */
	unsigned bits;
};

/* Classes of the most frequent words, from plain text. */
void ts_learn_classes(struct ts_lexicon *lex, struct ts_corpus *plain);

/* Joint labels: the 63 most frequent pairs. */
struct ts_labels {
	uint8_t pairs[2 * NP_ROWS_LABELS];
	unsigned n;
};
void ts_learn_labels(struct ts_labels *labels, struct ts_corpus *c);
void ts_learn_usual(struct ts_lexicon *lex, struct ts_corpus *c);

struct ts_options {
	unsigned epochs, bits, cutoff, keep;
	uint32_t most; /* tokens to learn from, or to count features in */
	float rate, least;
	uint32_t maxpairs;
};

/* Learn a tagger from the sentences whose number modulo 2 is not `skip` (2:
 * from all) into a section. */
void ts_learn_pos(np_buf *section, const struct ts_lexicon *lex,
	const struct ts_labels *labels, struct ts_corpus *c, unsigned skip,
	const struct ts_options *opt);

/* Learn a parser from sentences whose tokens are tagged into a section. */
void ts_learn_dep(np_buf *section, const struct np_pos *pos,
	struct ts_corpus *c, unsigned action_bits,
	const struct ts_options *opt);

void *ts_alloc(size_t n, size_t size); /* zeroed, or the program ends */
void ts_put32(np_buf *b, uint32_t v);

#endif
