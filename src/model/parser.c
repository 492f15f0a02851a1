/* From the net's answers to tags and trees.
 *
 * An arc's score is the product of what its dependent asks for and what its
 * head offers (Dozat and Manning, ICLR 2017), and what the dependent thinks of
 * such a distance.  The best tree is found over all arcs (heads.h), and then
 * each arc's relation.
 *
 * Sentences longer than NP_NET_LONGEST, which are lists and tables mostly, are
 * read in pieces; the roots of later pieces hang on the first one's. */
#include "model/parser.h"

#include <string.h>

#include "model/heads.h"
#include "base/banned.h"

#define N NP_NET_LONGEST
#define WIDTH (N + 8) /* a row of arcs: heads, ROOT, and up to a multiple of 8 */

_Static_assert(NP_NET_LONGEST <= NP_HEADS_MAX, "a piece is one tree");

struct work {
	const struct np_net *net;
	struct np_net_work *read;
	struct np_heads *tree;
	const int16_t *answer; /* [n][ANSWER] */
	uint32_t n;
	uint32_t head[N];
	int32_t zero[WIDTH];
	int16_t offer[NP_NET_A * WIDTH]; /* a matrix, made for a sentence */
	int16_t arcs[N * WIDTH];
	int16_t distance[N][NP_NET_B];
	int16_t hidden[N][NP_NET_L];
	int16_t label[N][NP_NET_R];
};

np_status np_parser_open(struct np_parser *p, np_blob section)
{
	return np_net_open(&p->net, section);
}

static const int16_t *answer(const struct work *w, uint32_t i, uint32_t part)
{
	return w->answer + (size_t)i * NP_NET_ANSWER + part;
}

static void tag(const struct work *w, np_token *tokens)
{
	uint32_t i, tag;

	for (i = 0; i < w->n; i++) {
		tag = w->net->kernel->best(answer(w, i, NP_NET_TAG), NP_NET_T);
		tokens[i].upos = w->net->tags[tag][0];
		tokens[i].xpos = w->net->tags[tag][1];
	}
}

/* What the tokens and ROOT offer as heads, as a matrix. */
static void offer(struct work *w, uint32_t width)
{
	uint32_t i, k;
	const int16_t *v;
	int16_t *to;
	size_t step;

	memset(w->offer, 0, (size_t)NP_NET_A * width * sizeof *w->offer);
	for (i = 0; i <= w->n; i++) {
		v = i < w->n ? answer(w, i, NP_NET_ARC_HEAD)
			: w->net->v.root_arc;
		to = w->offer + np_affine_at(NP_NET_A, width, 0, i);
		step = np_affine_at(NP_NET_A, width, 2, i)
			- np_affine_at(NP_NET_A, width, 0, i);
		for (k = 0; k < NP_NET_A; k += 2, to += step)
			memcpy(to, v + k, 2 * sizeof *to);
	}
}

static unsigned distance(const struct work *w, uint32_t dep, uint32_t head)
{
	return head == w->n ? 0 : np_net_distance(dep, head);
}

/* To the scores of a token's heads what it thinks of their distance; half of
 * both, so that the sum stays inside. */
static void add_distance(const struct work *w, uint32_t i, int16_t *row,
	uint32_t width)
{
	const int16_t *far = w->distance[i];
	uint32_t j;

	for (j = 0; j < w->n; j++)
		row[j] = (int16_t)(row[j] / 2 + far[np_net_distance(i, j)] / 2);
	row[w->n] = (int16_t)(row[w->n] / 2 + far[0] / 2);
	row[i] = INT16_MIN;
	for (j = w->n + 1; j < width; j++)
		row[j] = INT16_MIN;
}

static void find_heads(struct work *w)
{
	uint32_t width = (w->n + 8) / 8 * 8, i;
	struct np_affine m = { w->offer, w->zero, NP_NET_A, width };
	struct np_arcs arcs = { w->arcs, width, w->n };

	offer(w, width);
	w->net->kernel->affine(&m, answer(w, 0, NP_NET_ARC_DEP),
		NP_NET_ANSWER, w->arcs, w->n);
	w->net->kernel->affine(&w->net->m[NP_NET_M_DISTANCE],
		answer(w, 0, NP_NET_ARC_DEP), NP_NET_ANSWER, w->distance[0],
		w->n);
	for (i = 0; i < w->n; i++)
		add_distance(w, i, w->arcs + (size_t)i * width, width);
	np_heads_best(w->tree, w->net->kernel, &arcs, w->head);
}

/* The best relation but that to ROOT; where all are as bad as can be, none in
 * particular. */
static uint8_t best_label(const struct work *w, int16_t score[NP_NET_R])
{
	uint32_t i;

	score[NP_REL_NONE] = score[NP_REL_ROOT] = INT16_MIN;
	for (i = NP_NRELS; i < NP_NET_R; i++)
		score[i] = INT16_MIN;
	i = w->net->kernel->best(score, NP_NET_R);
	return score[i] == INT16_MIN ? NP_REL_DEP : (uint8_t)i;
}

static void label(struct work *w, np_token *tokens)
{
	const struct np_net_kernel *k = w->net->kernel;
	const struct np_net_vectors *v = &w->net->v;
	uint32_t i, head;

	for (i = 0; i < w->n; i++) {
		head = w->head[i];
		memcpy(w->hidden[i], v->far + distance(w, i, head) * NP_NET_L,
			sizeof w->hidden[i]);
		k->add(w->hidden[i], answer(w, i, NP_NET_LABEL_DEP), NP_NET_L);
		k->add(w->hidden[i], head == w->n ? v->root_label
			: answer(w, head, NP_NET_LABEL_HEAD), NP_NET_L);
	}
	k->rectify(w->hidden[0], w->n * NP_NET_L);
	k->affine(&w->net->m[NP_NET_M_LABEL], w->hidden[0], NP_NET_L,
		w->label[0], w->n);
	for (i = 0; i < w->n; i++)
		tokens[i].rel = w->head[i] == w->n ? NP_REL_ROOT
			: best_label(w, w->label[i]);
}

/* A piece of a sentence; *root is its sentence's, or NP_NONE as yet. */
static void read_piece(struct work *w, struct np_text *t,
	const np_sentence *piece, int caseless, uint32_t *root)
{
	np_token *tokens = t->tokens + piece->token;
	uint32_t i;

	w->n = piece->ntokens;
	w->answer = np_net_read(w->net, w->read, t, piece, caseless);
	tag(w, tokens);
	find_heads(w);
	label(w, tokens);
	for (i = 0; i < w->n; i++) {
		tokens[i].head = w->head[i] == w->n ? *root
			: piece->token + w->head[i];
		if (w->head[i] == w->n && *root != NP_NONE)
			tokens[i].rel = NP_REL_PARATAXIS;
	}
	for (i = 0; *root == NP_NONE; i++)
		if (w->head[i] == w->n)
			*root = piece->token + i;
}

static void read_sentence(struct work *w, struct np_text *t,
	const np_sentence *s)
{
	np_sentence piece = *s;
	uint32_t end = s->token + s->ntokens, root = NP_NONE;
	int caseless = np_net_is_headline(t, s);

	for (; piece.token < end; piece.token += piece.ntokens) {
		piece.ntokens = end - piece.token < N ? end - piece.token : N;
		read_piece(w, t, &piece, caseless, &root);
	}
}

void np_parser_read(const struct np_parser *p, np_arena *a, struct np_text *t)
{
	struct work *w;
	uint32_t i;

	for (i = 0; i < t->ntokens; i++)
		t->tokens[i].head = NP_NONE;
	if (!p->net.kernel || !t->ntokens)
		return;
	w = np_arena_alloc(a, sizeof *w);
	w->net = &p->net;
	w->read = np_net_begin(a);
	w->tree = np_heads_new(a);
	memset(w->zero, 0, sizeof w->zero);
	for (i = 0; i < t->nsents; i++)
		read_sentence(w, t, &t->sents[i]);
}
