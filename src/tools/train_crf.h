/* train_crf.h - learn a linear-chain CRF whose labels may be half known. */
#ifndef TRAIN_CRF_H
#define TRAIN_CRF_H

#include "model/tagger.h"

/* Row indices, shared by tokens: lists[k] is a count, the rows stand behind
 * it; lists[0] is the empty list. */
struct crf_pool {
	uint32_t *lists;
	size_t n, cap;
};

uint32_t crf_pool_add(struct crf_pool *p, const uint32_t *rows, unsigned n);

#define CRF_LISTS (2 * NP_FEAT_REACH + 2) /* forms by distance, token */

struct crf_token {
	uint32_t list[CRF_LISTS];
	uint32_t doc; /* second-pass features; 0: none */
	uint8_t label;
	uint8_t sure; /* percent */
};

struct crf_sentence {
	uint32_t first, n; /* tokens */
	float weight;
	uint32_t half; /* parity of its document */
	uint8_t gold; /* labelled by people */
	uint8_t unknown; /* 1u << np_type: not annotated, so O may be one */
};

struct crf_data {
	struct crf_pool pool;
	struct crf_token *tokens;
	size_t ntokens, captokens;
	struct crf_sentence *sents;
	size_t nsents, capsents;
};

struct crf {
	float *w; /* [nrows][NP_ROW]; the last of each row: sum of squares */
	float trans[NP_KERNEL_LABELS + 1][NP_LANES];
	float transsq;
	uint32_t nrows;
};

struct crf_options {
	double rate; /* step size */
	double epochs;
	double drop; /* share of features left out at random */
	unsigned half; /* train on sentences of this parity; 2: all */
	unsigned gold; /* only sentences labelled by people */
	unsigned doc; /* second-pass features in so many percent */
	uint64_t seed;
};

void crf_init(struct crf *m, uint32_t nrows);
void crf_train(struct crf *m, const struct crf_data *d,
	const struct crf_options *o);
/* m += share * x. */
void crf_add(struct crf *m, const struct crf *x, float share);
void crf_free(struct crf *m);

/* The section "names"; from malloc, *len bytes.  vocab: parents, slots. */
struct vocabulary;
unsigned char *crf_section(const struct crf *m, const struct vocabulary *v,
	uint64_t templates, const float *calibration, size_t *len);

#endif
