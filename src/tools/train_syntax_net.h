/* train_syntax_net.h - the net under training, in floats. */
#ifndef TRAIN_SYNTAX_NET_H
#define TRAIN_SYNTAX_NET_H

#include "model/net.h"
#include "train_syntax_layers.h"

enum ts_tables { TS_WORD, TS_AFFIX, TS_LOOK, TS_FINE, TS_COARSE, TS_NTABLES };

enum ts_linears { TS_FIRST, TS_GATES1, TS_GATES2, TS_TAG, TS_ARC_HEAD,
	TS_ARC_DEP, TS_DISTANCE, TS_LABEL_HEAD, TS_LABEL_DEP, TS_LABEL,
	TS_NLINEARS };

/* Vectors that are weights: what is beyond the sentence's ends; ROOT as a head
 * of arcs and of labels; a kind of distance for labels. */
enum ts_vectors { TS_EDGE, TS_ROOT_ARC, TS_ROOT_LABEL, TS_LABEL_DISTANCE,
	TS_NVECTORS };

struct ts_net {
	struct ts_table tables[TS_NTABLES];
	struct ts_linear linears[TS_NLINEARS];
	struct ts_weights vectors[TS_NVECTORS];
	uint64_t seed;
	uint32_t step;
	float dropout;
};

/* The rows that a token's vector is the sum of. */
enum { TS_ROW_WORD, TS_ROW_AFFIX, TS_ROW_LOOK = TS_ROW_AFFIX + NP_NET_NAFFIX,
	TS_ROW_FINE, TS_ROW_COARSE, TS_NROWS };

/* One token of a batch. */
struct ts_token {
	uint32_t row[TS_NROWS]; /* NP_NONE: none */
	uint32_t head; /* within the sentence; its length: ROOT */
	uint8_t tag, rel; /* 255: unknown */
};

#define TS_BATCH 4096 /* tokens of a batch at most */

struct ts_batch {
	struct ts_token *tokens; /* [n] */
	uint32_t *starts; /* [nsents + 1] */
	uint32_t n, nsents;
	struct ts_work *work;
};

void ts_net_init(struct ts_net *net, uint64_t seed);
void ts_batch_init(struct ts_batch *b);

/* Learn from a batch, one step of Adam; the sum of losses. */
double ts_net_learn(struct ts_net *net, struct ts_batch *b, float rate);

#endif
