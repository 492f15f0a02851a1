/* The net, forwards and backwards.
 *
 * A batch is some sentences, token after token; every layer is one product of
 * matrices over all its tokens, but for the recurrences, which run along each
 * sentence, and the scores of arcs, a square a sentence. */
#include "train_syntax_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_syntax.h"

#define D NP_NET_D
#define C NP_NET_C
#define H NP_NET_H
#define O NP_NET_O
#define A NP_NET_A
#define L NP_NET_L
#define N TS_BATCH
#define SQUARE NP_NET_LONGEST

/* What a batch is turned into, and the gradients of that. */
struct ts_work {
	float x[N * D], dx[N * D];
	float window[N * NP_NET_WINDOW * D], dwindow[N * NP_NET_WINDOW * D];
	float first[N * C], dfirst[N * C];
	float gates[NP_NET_LAYERS][N * 4 * H], dgates[N * 4 * H];
	float state[NP_NET_LAYERS][N * O]; /* as it is */
	float out[NP_NET_LAYERS][N * O]; /* after dropout */
	float dout[N * O], dstate[N * O];
	float tags[N * NP_NET_T];
	float ahead[N * A], adep[N * A], distance[N * NP_NET_B];
	float dahead[N * A], dadep[N * A], ddistance[N * NP_NET_B];
	float lhead[N * L], ldep[N * L], dlhead[N * L], dldep[N * L];
	float hidden[N * L], dhidden[N * L], labels[N * NP_NET_R];
	float keep_window[N * NP_NET_WINDOW * D], keep_first[N * C];
	float keep[NP_NET_LAYERS][N * O], keep_hidden[N * L];
	float score[(SQUARE + 1) * SQUARE];
};

void ts_batch_init(struct ts_batch *b)
{
	b->tokens = ts_alloc(TS_BATCH, sizeof *b->tokens);
	b->starts = ts_alloc(TS_BATCH + 1, sizeof *b->starts);
	b->work = ts_alloc(1, sizeof *b->work);
	b->n = b->nsents = 0;
}

/* -- Weights --------------------------------------------------------------- */

static const struct {
	unsigned in, out;
} shapes[TS_NLINEARS] = {
	[TS_FIRST] = { NP_NET_WINDOW * D, C },
	[TS_GATES1] = { C, 4 * H },
	[TS_GATES2] = { O, 4 * H },
	[TS_TAG] = { O, NP_NET_T },
	[TS_ARC_HEAD] = { O, A },
	[TS_ARC_DEP] = { O, A },
	[TS_DISTANCE] = { A, NP_NET_B },
	[TS_LABEL_HEAD] = { O, L },
	[TS_LABEL_DEP] = { O, L },
	[TS_LABEL] = { L, NP_NET_R },
};

static const uint32_t rows[TS_NTABLES] = {
	NP_NET_NWORDS, NP_NET_NAFFIXES, NP_NET_NLOOKS, TS_NFINE, TS_NCOARSE,
};

static const unsigned lengths[TS_NVECTORS] = {
	D, A, L, NP_NET_B * L,
};

void ts_net_init(struct ts_net *net, uint64_t seed)
{
	unsigned i, k;

	memset(net, 0, sizeof *net);
	net->seed = seed;
	for (i = 0; i < TS_NTABLES; i++)
		ts_table_init(&net->tables[i], rows[i], D,
			i == TS_WORD ? 0 : 0.25f, &net->seed);
	for (i = 0; i < TS_NLINEARS; i++)
		ts_linear_init(&net->linears[i], shapes[i].in, shapes[i].out,
			i == TS_DISTANCE ? 0 : sqrtf(1 / (float)shapes[i].in),
			&net->seed);
	for (i = TS_GATES1; i <= TS_GATES2; i++)
		for (k = 0; k < 2 * H; k++)
			net->linears[i].b.w[k] = 0.5f;
	for (i = 0; i < TS_NVECTORS; i++)
		ts_weights_init(&net->vectors[i], lengths[i],
			i == TS_LABEL_DISTANCE ? 0 : 0.1f, &net->seed);
}

static void take_step(struct ts_net *net, float rate)
{
	unsigned i;

	rate = ts_step_rate(rate, ++net->step);
	for (i = 0; i < TS_NLINEARS; i++)
		ts_linear_step(&net->linears[i], rate);
	for (i = 0; i < TS_NVECTORS; i++)
		ts_weights_step(&net->vectors[i], rate);
	for (i = 0; i < TS_NTABLES; i++)
		ts_table_step(&net->tables[i], rate);
}

/* -- Words and windows ----------------------------------------------------- */

static enum ts_tables table_of(unsigned i)
{
	if (i == TS_ROW_WORD)
		return TS_WORD;
	if (i < TS_ROW_LOOK)
		return TS_AFFIX;
	return (enum ts_tables)(TS_LOOK + i - TS_ROW_LOOK);
}

/* x = the sums of rows, or back. */
static void words(struct ts_net *net, const struct ts_batch *b, int back)
{
	uint32_t i, row;
	unsigned k;

	if (!back)
		memset(b->work->x, 0, (size_t)b->n * D * sizeof(float));
	for (i = 0; i < b->n; i++)
		for (k = 0; k < TS_NROWS; k++) {
			row = b->tokens[i].row[k];
			if (row == NP_NONE)
				continue;
			if (back)
				ts_table_add_back(&net->tables[table_of(k)],
					row, b->work->dx + (size_t)i * D);
			else
				ts_table_add(&net->tables[table_of(k)],
					row, b->work->x + (size_t)i * D);
		}
}

/* Position k of the window of token i of a sentence of n tokens. */
static int inside(uint32_t i, unsigned k, uint32_t n, uint32_t *at)
{
	*at = i + k - NP_NET_WINDOW / 2;
	return *at < n;
}

/* One place of a token's window; back: its gradient to where it is from. */
static void window_place(float *in, float *from, int back)
{
	unsigned d;

	for (d = 0; d < D; d++)
		if (back)
			from[d] += in[d];
		else
			in[d] = from[d];
}

static void windows(struct ts_net *net, const struct ts_batch *b, int back)
{
	struct ts_work *w = b->work;
	struct ts_weights *edge = &net->vectors[TS_EDGE];
	float *in = back ? w->dwindow : w->window;
	float *x = back ? w->dx : w->x;
	uint32_t s, i, n, at;
	unsigned k;

	if (back)
		memset(w->dx, 0, (size_t)b->n * D * sizeof *w->dx);
	for (s = 0; s < b->nsents; s++, x += (size_t)n * D) {
		n = b->starts[s + 1] - b->starts[s];
		for (i = 0; i < n; i++)
			for (k = 0; k < NP_NET_WINDOW; k++, in += D) {
				if (inside(i, k, n, &at))
					window_place(in, x + (size_t)at * D,
						back);
				else
					window_place(in, back ? edge->g
						: edge->w, back);
			}
	}
}

/* -- Recurrence ------------------------------------------------------------
 *
 *	f = clip(a / 4 + 1/2)     c = f c' + (1 - f) z
 *
 * gates are [2][H] of a, then [2][H] of z: forwards, backwards. */

static float clip(float a)
{
	a = a * 0.25f + 0.5f;
	return a < 0 ? 0 : a > 1 ? 1 : a;
}

static void run_along(const float *gates, float *state, uint32_t n, int dir)
{
	static const float zero[H];
	const float *last = zero, *g;
	float *c, f;
	uint32_t i, at;
	unsigned h;

	for (i = 0; i < n; i++) {
		at = dir ? n - 1 - i : i;
		g = gates + (size_t)at * 4 * H + dir * H;
		c = state + (size_t)at * O + dir * H;
		for (h = 0; h < H; h++) {
			f = clip(g[h]);
			c[h] = f * last[h] + (1 - f) * g[2 * H + h];
		}
		last = c;
	}
}

static void run_back(const float *gates, const float *state, float *dgates,
	const float *dstate, uint32_t n, int dir)
{
	static const float zero[H];
	float carry[H] = { 0 }, f, dc;
	const float *last, *g;
	float *dg;
	uint32_t i, at;
	unsigned h;

	for (i = n; i-- > 0; ) {
		at = dir ? n - 1 - i : i;
		g = gates + (size_t)at * 4 * H + dir * H;
		dg = dgates + (size_t)at * 4 * H + dir * H;
		last = i ? state + (size_t)(dir ? at + 1 : at - 1) * O
			+ dir * H : zero;
		for (h = 0; h < H; h++) {
			f = clip(g[h]);
			dc = carry[h] + dstate[(size_t)at * O + dir * H + h];
			dg[2 * H + h] = dc * (1 - f);
			dg[h] = f > 0 && f < 1 ? 0.25f * dc
				* (last[h] - g[2 * H + h]) : 0;
			carry[h] = dc * f;
		}
	}
}

static void recur(const struct ts_batch *b, unsigned layer)
{
	struct ts_work *w = b->work;
	uint32_t s, n, dir;

	for (s = 0; s < b->nsents; s++) {
		n = b->starts[s + 1] - b->starts[s];
		for (dir = 0; dir < 2; dir++)
			run_along(w->gates[layer] + (size_t)b->starts[s] * 4
				* H, w->state[layer] + (size_t)b->starts[s]
				* O, n, (int)dir);
	}
}

static void recur_back(const struct ts_batch *b, unsigned layer)
{
	struct ts_work *w = b->work;
	uint32_t s, n, dir;
	size_t at;

	for (s = 0; s < b->nsents; s++) {
		n = b->starts[s + 1] - b->starts[s];
		at = b->starts[s];
		for (dir = 0; dir < 2; dir++)
			run_back(w->gates[layer] + at * 4 * H, w->state[layer]
				+ at * O, w->dgates + at * 4 * H,
				w->dstate + at * O, n, (int)dir);
	}
}

/* -- Answers --------------------------------------------------------------- */

static unsigned distance(uint32_t dep, uint32_t head, uint32_t n)
{
	return head == n ? 0 : np_net_distance(dep, head);
}

/* score[dep][head], heads behind the last: ROOT. */
static void score_arcs(const struct ts_net *net, const struct ts_batch *b,
	uint32_t at, uint32_t n)
{
	struct ts_work *w = b->work;
	const float *root = net->vectors[TS_ROOT_ARC].w, *u, *v;
	uint32_t i, j;
	unsigned k;
	float sum;

	for (i = 0; i < n; i++) {
		u = w->adep + (size_t)(at + i) * A;
		for (j = 0; j <= n; j++) {
			v = j < n ? w->ahead + (size_t)(at + j) * A : root;
			for (k = 0, sum = 0; k < A; k++)
				sum += u[k] * v[k];
			sum += w->distance[(size_t)(at + i) * NP_NET_B
				+ distance(i, j, n)];
			w->score[i * (n + 1) + j] = i == j ? -1e9f : sum;
		}
	}
}

static void arcs_back(struct ts_net *net, const struct ts_batch *b,
	uint32_t at, uint32_t n)
{
	struct ts_work *w = b->work;
	struct ts_weights *root = &net->vectors[TS_ROOT_ARC];
	float *du, *dv, g;
	const float *u, *v;
	uint32_t i, j;
	unsigned k;

	for (i = 0; i < n; i++) {
		u = w->adep + (size_t)(at + i) * A;
		du = w->dadep + (size_t)(at + i) * A;
		for (j = 0; j <= n; j++) {
			g = w->score[i * (n + 1) + j];
			v = j < n ? w->ahead + (size_t)(at + j) * A : root->w;
			dv = j < n ? w->dahead + (size_t)(at + j) * A
				: root->g;
			for (k = 0; k < A; k++) {
				du[k] += g * v[k];
				dv[k] += g * u[k];
			}
			w->ddistance[(size_t)(at + i) * NP_NET_B
				+ distance(i, j, n)] += g;
		}
	}
}

static double learn_arcs(struct ts_net *net, const struct ts_batch *b)
{
	struct ts_work *w = b->work;
	double loss = 0;
	uint32_t s, i, n, at;

	memset(w->dahead, 0, (size_t)b->n * A * sizeof(float));
	memset(w->dadep, 0, (size_t)b->n * A * sizeof(float));
	memset(w->ddistance, 0, (size_t)b->n * NP_NET_B * sizeof(float));
	for (s = 0; s < b->nsents; s++) {
		at = b->starts[s];
		n = b->starts[s + 1] - at;
		score_arcs(net, b, at, n);
		for (i = 0; i < n; i++)
			loss += ts_soften(w->score + i * (n + 1), n + 1,
				b->tokens[at + i].head);
		arcs_back(net, b, at, n);
	}
	return loss;
}

static double learn_tags(const struct ts_batch *b)
{
	double loss = 0;
	uint32_t i;
	float *score;

	for (i = 0; i < b->n; i++) {
		score = b->work->tags + (size_t)i * NP_NET_T;
		if (b->tokens[i].tag == 255)
			memset(score, 0, NP_NET_T * sizeof *score);
		else
			loss += ts_soften(score, NP_NET_T, b->tokens[i].tag);
	}
	return loss;
}

/* hidden = rectified (label vectors of head and dependent, and their
 * distance), or back. */
static void join_labels(struct ts_net *net, const struct ts_batch *b, int back)
{
	struct ts_work *w = b->work;
	float *lhead = back ? w->dlhead : w->lhead;
	float *ldep = back ? w->dldep : w->ldep;
	float *root = back ? net->vectors[TS_ROOT_LABEL].g
		: net->vectors[TS_ROOT_LABEL].w;
	float *far = back ? net->vectors[TS_LABEL_DISTANCE].g
		: net->vectors[TS_LABEL_DISTANCE].w;
	float *u, *v, *d, *z;
	uint32_t s, i, n, at, head;
	unsigned k;

	for (s = 0; s < b->nsents; s++) {
		at = b->starts[s];
		n = b->starts[s + 1] - at;
		for (i = 0; i < n; i++) {
			head = b->tokens[at + i].head;
			u = head < n ? lhead + (size_t)(at + head) * L : root;
			v = ldep + (size_t)(at + i) * L;
			d = far + (size_t)distance(i, head, n) * L;
			z = (back ? w->dhidden : w->hidden)
				+ (size_t)(at + i) * L;
			for (k = 0; k < L; k++) {
				if (!back) {
					z[k] = u[k] + v[k] + d[k];
					continue;
				}
				u[k] += z[k];
				v[k] += z[k];
				d[k] += z[k];
			}
		}
	}
}

static double learn_labels(struct ts_net *net, const struct ts_batch *b)
{
	struct ts_work *w = b->work;
	double loss = 0;
	uint32_t i;
	float *score;

	join_labels(net, b, 0);
	ts_rectify(w->hidden, (size_t)b->n * L);
	ts_drop(w->hidden, w->keep_hidden, (size_t)b->n * L, net->dropout,
		&net->seed);
	ts_linear_apply(&net->linears[TS_LABEL], w->hidden, w->labels, b->n);
	for (i = 0; i < b->n; i++) {
		score = w->labels + (size_t)i * NP_NET_R;
		if (b->tokens[i].rel == 255)
			memset(score, 0, NP_NET_R * sizeof *score);
		else
			loss += ts_soften(score, NP_NET_R, b->tokens[i].rel);
	}
	ts_linear_back(&net->linears[TS_LABEL], w->hidden, w->labels,
		w->dhidden, b->n, 0);
	ts_multiply(w->dhidden, w->keep_hidden, (size_t)b->n * L);
	ts_rectify_back(w->dhidden, w->hidden, (size_t)b->n * L);
	memset(w->dlhead, 0, (size_t)b->n * L * sizeof(float));
	memset(w->dldep, 0, (size_t)b->n * L * sizeof(float));
	join_labels(net, b, 1);
	return loss;
}

/* -- The whole ------------------------------------------------------------- */

static void forward(struct ts_net *net, struct ts_batch *b)
{
	struct ts_work *w = b->work;
	struct ts_linear *l = net->linears;
	size_t n = b->n;
	const float *out = w->first;
	unsigned i;

	words(net, b, 0);
	windows(net, b, 0);
	ts_drop(w->window, w->keep_window, n * NP_NET_WINDOW * D,
		net->dropout / 2, &net->seed);
	ts_linear_apply(&l[TS_FIRST], w->window, w->first, n);
	ts_rectify(w->first, n * C);
	ts_drop(w->first, w->keep_first, n * C, net->dropout, &net->seed);
	for (i = 0; i < NP_NET_LAYERS; i++) {
		ts_linear_apply(&l[TS_GATES1 + i], out, w->gates[i], n);
		recur(b, i);
		memcpy(w->out[i], w->state[i], n * O * sizeof(float));
		ts_drop(w->out[i], w->keep[i], n * O, net->dropout,
			&net->seed);
		out = w->out[i];
	}
	ts_linear_apply(&l[TS_TAG], out, w->tags, n);
	ts_linear_apply(&l[TS_ARC_HEAD], out, w->ahead, n);
	ts_linear_apply(&l[TS_ARC_DEP], out, w->adep, n);
	ts_linear_apply(&l[TS_DISTANCE], w->adep, w->distance, n);
	ts_linear_apply(&l[TS_LABEL_HEAD], out, w->lhead, n);
	ts_linear_apply(&l[TS_LABEL_DEP], out, w->ldep, n);
}

/* From the gradients of the answers' vectors to that of the last layer. */
static void heads_back(struct ts_net *net, struct ts_batch *b)
{
	struct ts_work *w = b->work;
	struct ts_linear *l = net->linears;
	const float *out = w->out[NP_NET_LAYERS - 1];

	ts_linear_back(&l[TS_DISTANCE], w->adep, w->ddistance, w->dadep, b->n,
		1);
	ts_linear_back(&l[TS_TAG], out, w->tags, w->dout, b->n, 0);
	ts_linear_back(&l[TS_ARC_HEAD], out, w->dahead, w->dout, b->n, 1);
	ts_linear_back(&l[TS_ARC_DEP], out, w->dadep, w->dout, b->n, 1);
	ts_linear_back(&l[TS_LABEL_HEAD], out, w->dlhead, w->dout, b->n, 1);
	ts_linear_back(&l[TS_LABEL_DEP], out, w->dldep, w->dout, b->n, 1);
}

static void body_back(struct ts_net *net, struct ts_batch *b)
{
	struct ts_work *w = b->work;
	unsigned i;

	for (i = NP_NET_LAYERS; i-- > 0; ) {
		ts_multiply(w->dout, w->keep[i], (size_t)b->n * O);
		memcpy(w->dstate, w->dout, (size_t)b->n * O * sizeof(float));
		recur_back(b, i);
		ts_linear_back(&net->linears[TS_GATES1 + i],
			i ? w->out[i - 1] : w->first, w->dgates,
			i ? w->dout : w->dfirst, b->n, 0);
	}
	ts_multiply(w->dfirst, w->keep_first, (size_t)b->n * C);
	ts_rectify_back(w->dfirst, w->first, (size_t)b->n * C);
	ts_linear_back(&net->linears[TS_FIRST], w->window, w->dfirst,
		w->dwindow, b->n, 0);
	ts_multiply(w->dwindow, w->keep_window,
		(size_t)b->n * NP_NET_WINDOW * D);
	windows(net, b, 1);
	words(net, b, 1);
}

double ts_net_learn(struct ts_net *net, struct ts_batch *b, float rate)
{
	double loss;

	forward(net, b);
	loss = learn_tags(b) + learn_arcs(net, b) + learn_labels(net, b);
	heads_back(net, b);
	body_back(net, b);
	take_step(net, rate);
	return loss;
}
