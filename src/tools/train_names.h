/* train_names.h - the parts of `train names`. */
#ifndef TRAIN_NAMES_H
#define TRAIN_NAMES_H

#include "model/tagger.h"
#include "train_corpus.h"
#include "train_crf.h"
#include "train_embed.h"

#define TN_MAX 64 /* corpora */

/* A line of the recipe, src/tools/train_names.tsv. */
struct tn_source {
	char use; /* g gold, s silver, d dev */
	char file[64];
	float weight;
	unsigned open; /* 1u << np_type */
	uint32_t every;
	enum corpus_case letters;
};

struct tn_options {
	const char *recipe, *dir, *facts, *text, *vocab, *model, *out, *skip,
		*dump;
	double rate, epochs, half_epochs, silver, drop;
	double gold_epochs, gold_rate;
	unsigned rows, doc, thin, models;
	uint64_t off, seed;
};

struct tn_session {
	struct tn_options o;
	struct np_lex lex;
	struct tn_source source[TN_MAX], devsource[TN_MAX];
	struct corpus corpora[TN_MAX], dev[TN_MAX];
	unsigned ncorpora, ndev;
	struct vocabulary vocab;
	struct np_vocab view; /* of vocab */
	struct crf_data data;
	np_arena scratch;
	uint64_t *keys; /* word lists known: hash -> list */
	uint32_t *lists;
	size_t nkeys, capkeys; /* capkeys a power of two */
};

/* train_names_rows.c: documents to rows of the model, and what two models say
 * of the documents they did not learn from (odd and even). */
void tn_add_corpora(struct tn_session *s);
void tn_judge(struct tn_session *s, const struct np_tagger *half);

/* train_names_sets.c: names of places from tables of facts. */
void tn_make_sets(struct tn_session *s);

/* train_names_score.c: F1 on the development sets; right and found by score,
 * as calibration needs them. */
struct tn_tally {
	unsigned right, found, gold;
};
void tn_score_all(struct tn_session *s, const struct np_tagger *g,
	struct tn_tally *bins);
void tn_calibrate(const struct tn_tally *bins, float *calibration);

#endif
