/* Learning the names model.
 *
 * The problem: corpora that disagree on what they annotate, and a large one
 * labelled by a machine that is not always sure.  The idea: the likelihood of
 * what is known.  Each token comes with a potential per label - 1 for the
 * right one, 0 for the others; where a class is not annotated, 1 for O and for
 * that class; for a machine's label its confidence, the rest shared by the
 * others - and the gradient is the difference of two sweeps, one under these
 * potentials and one free.
 *
 * Steps are AdaGrad's with one sum of squares a row, in random order of
 * sentences; the result is the average of the last epoch's weights, which
 * stay within what a signed byte at a 32nd of a nat can hold.
 *
 * Cost: about a microsecond a token and epoch on one core. */
#include "train_crf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train_embed.h"

#define LABELS NP_KERNEL_LABELS
#define LIMIT (127.0f / NP_SCALE)
#define SURE 98 /* percent from which a label is taken as right */
#define CALM 0.003f /* gradients below are not worth a step */
#define SNAPSHOTS 8 /* an epoch, for the average */

typedef float v4 __attribute__((vector_size(16), aligned(4), may_alias));

static void *get(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p) {
		fputs("train: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

uint32_t crf_pool_add(struct crf_pool *p, const uint32_t *rows, unsigned n)
{
	uint32_t at;

	if (p->n + n + 2 > p->cap) {
		p->cap = p->cap ? p->cap * 2 : 1 << 20;
		p->lists = realloc(p->lists, p->cap * sizeof *p->lists);
		if (!p->lists)
			abort();
	}
	if (!p->n)
		p->lists[p->n++] = 0;
	if (!n)
		return 0;
	at = (uint32_t)p->n;
	p->lists[p->n++] = n;
	memcpy(p->lists + p->n, rows, n * sizeof *rows);
	p->n += n;
	return at;
}

void crf_init(struct crf *m, uint32_t nrows)
{
	m->nrows = nrows;
	m->w = get((size_t)nrows * NP_ROW + 4, sizeof *m->w);
	memset(m->trans, 0, sizeof m->trans);
	m->transsq = 0;
}

void crf_add(struct crf *m, const struct crf *x, float share)
{
	size_t i;
	int k, y;

	for (i = 0; i < (size_t)m->nrows * NP_ROW; i++)
		m->w[i] += share * x->w[i];
	for (k = 0; k <= LABELS; k++)
		for (y = 0; y < NP_LANES; y++)
			m->trans[k][y] += share * x->trans[k][y];
}

void crf_free(struct crf *m)
{
	free(m->w);
	m->w = NULL;
}

/* -- One sentence ---------------------------------------------------------- */

struct work {
	const struct crf_data *d;
	struct crf *m;
	const struct crf_options *o;
	uint64_t seed;
	uint32_t share; /* of features left out, in 256ths */
	uint32_t cap;
	float (*score)[NP_LANES], (*likely)[NP_LANES], (*known)[NP_LANES];
	float (*alpha)[NP_LANES], (*beta)[NP_LANES];
	float (*unheld)[NP_LANES], (*held)[NP_LANES]; /* label probabilities */
	float *norm;
	struct np_transitions t;
	float pairs[LABELS + 1][NP_LANES]; /* expected, free minus held */
	double loss;
};

static uint64_t next_random(uint64_t *state)
{
	*state += UINT64_C(0x9E3779B97F4A7C15);
	return np_mix(*state, 11);
}

static void reserve(struct work *w, uint32_t n)
{
	if (n <= w->cap)
		return;
	w->cap = n + 64;
	w->score = realloc(w->score, w->cap * sizeof *w->score);
	w->likely = realloc(w->likely, w->cap * sizeof *w->likely);
	w->known = realloc(w->known, w->cap * sizeof *w->known);
	w->alpha = realloc(w->alpha, w->cap * sizeof *w->alpha);
	w->beta = realloc(w->beta, w->cap * sizeof *w->beta);
	w->unheld = realloc(w->unheld, w->cap * sizeof *w->unheld);
	w->held = realloc(w->held, w->cap * sizeof *w->held);
	w->norm = realloc(w->norm, w->cap * sizeof *w->norm);
	if (w->likely)
		memset(w->likely, 0, w->cap * sizeof *w->likely);
	if (!w->score || !w->likely || !w->known || !w->alpha || !w->beta
	    || !w->unheld || !w->held || !w->norm)
		abort();
}

/* The lists of a token: CRF_LISTS of them, then the second pass's. */
static uint32_t list_of(const struct crf_token *tok, int k, int doc)
{
	return k < CRF_LISTS ? tok->list[k] : doc ? tok->doc : 0;
}

/* Features are left out at random, others for each token and epoch, so that
 * none is relied upon alone (dropout). */
static int is_dropped(uint32_t row, uint32_t luck, uint32_t share)
{
	return ((row ^ luck) * UINT32_C(0x9E3779B1) >> 24) < share;
}

static void add_list(const struct work *w, uint32_t at, v4 *sum,
	uint32_t luck)
{
	const uint32_t *l = w->d->pool.lists + at;
	const float *row;
	uint32_t k;

	for (k = 1; k <= *l; k++)
		__builtin_prefetch(w->m->w + (size_t)l[k] * NP_ROW);
	for (k = 1; k <= *l; k++) {
		if (is_dropped(l[k], luck, w->share))
			continue;
		row = w->m->w + (size_t)l[k] * NP_ROW;
		sum[0] += *(const v4 *)row;
		sum[1] += *(const v4 *)(row + 4);
		sum[2] += *(const v4 *)(row + 8);
	}
}

/* g[11] is 0, so the sum of squares there is left alone. */
static void step_list(const struct work *w, uint32_t at, const float *g,
	float gg, uint32_t luck)
{
	const uint32_t *l = w->d->pool.lists + at;
	float *row, rate;
	uint32_t k;
	int j;

	for (k = 1; k <= *l; k++)
		__builtin_prefetch(w->m->w + (size_t)l[k] * NP_ROW, 1);
	for (k = 1; k <= *l; k++) {
		if (is_dropped(l[k], luck, w->share))
			continue;
		row = w->m->w + (size_t)l[k] * NP_ROW;
		rate = (float)w->o->rate / sqrtf(row[11] + 1);
		for (j = 0; j < 3; j++)
			*(v4 *)(row + 4 * j) -= *(const v4 *)(g + 4 * j)
				* rate;
		for (j = 0; j < LABELS; j++)
			row[j] = row[j] > LIMIT ? LIMIT : row[j] < -LIMIT
				? -LIMIT : row[j];
		row[11] += gg;
	}
}

static uint32_t luck_of(const struct work *w, uint32_t token)
{
	return (uint32_t)(np_mix(w->seed, token) >> 32);
}

static void score_sentence(struct work *w, const struct crf_sentence *s,
	int doc)
{
	const struct crf_token *tok = w->d->tokens + s->first;
	float top;
	uint32_t i;
	int k, y;

	for (i = 0; i < s->n; i++, tok++) {
		v4 sum[3] = { { 0 }, { 0 }, { 0 } };

		for (k = 0; k <= CRF_LISTS; k++)
			add_list(w, list_of(tok, k, doc), sum,
				luck_of(w, s->first + i));
		for (k = 0; k < 3; k++)
			sum[k] *= 256.0f / (float)(256 - w->share);
		memcpy(w->score[i], sum, sizeof sum);
		for (top = w->score[i][0], y = 1; y < LABELS; y++)
			top = w->score[i][y] > top ? w->score[i][y] : top;
		for (y = 0; y < LABELS; y++)
			w->likely[i][y] = expf(w->score[i][y] - top) + 1e-12f;
	}
}

/* Potentials of what is known; returns whether any token is open. */
static int know(struct work *w, const struct crf_sentence *s)
{
	const struct crf_token *tok = w->d->tokens + s->first;
	int open = 0, y, type;
	float p;
	uint32_t i;

	for (i = 0; i < s->n; i++, tok++) {
		p = (float)tok->sure / 100;
		if (tok->sure >= SURE)
			p = 1;
		for (y = 0; y < LABELS; y++)
			w->known[i][y] = (1 - p) / (LABELS - 1);
		w->known[i][tok->label] = p;
		open |= p < 1;
		if (tok->label || !s->unknown)
			continue;
		for (type = 0; type < NP_NTYPES; type++)
			if (s->unknown >> type & 1) {
				w->known[i][NP_LABEL_B(type)] = 1;
				w->known[i][NP_LABEL_I(type)] = 1;
				open = 1;
			}
	}
	return open;
}

/* Sweep over likely[], add sign times the expected transitions to pairs[],
 * and leave the label probabilities in out[]. */
static void expect(struct work *w, uint32_t n, float (*out)[NP_LANES],
	float sign)
{
	float right[NP_LANES];
	uint32_t i;
	int x, y;

	np_kernel_best()->sweep(&w->t, (const float (*)[NP_LANES])w->likely,
		n, w->alpha, w->beta, w->norm);
	for (i = 0; i < n; i++) {
		for (y = 0; y < NP_LANES; y++)
			out[i][y] = y < LABELS ? w->alpha[i][y]
				* w->beta[i][y] : 0;
		w->loss += sign * log(w->norm[i]);
		if (!i) {
			for (y = 0; y < LABELS; y++)
				w->pairs[LABELS][y] += sign * out[0][y];
			continue;
		}
		for (y = 0; y < NP_LANES; y++)
			right[y] = y < LABELS ? sign * w->likely[i][y]
				* w->beta[i][y] / w->norm[i] : 0;
		for (x = 0; x < LABELS; x++)
			for (y = 0; y < NP_LANES; y++)
				w->pairs[x][y] += w->alpha[i - 1][x]
					* w->t.exp[x][y] * right[y];
	}
}

static void hold(struct work *w, const struct crf_sentence *s)
{
	const struct crf_token *tok = w->d->tokens + s->first;
	int last = LABELS, open = know(w, s), y;
	uint32_t i;

	if (open) {
		for (i = 0; i < s->n; i++)
			for (y = 0; y < LABELS; y++)
				w->likely[i][y] = w->likely[i][y]
					* w->known[i][y] + 1e-20f;
		expect(w, s->n, w->held, -1);
		return;
	}
	for (i = 0; i < s->n; i++, tok++) {
		memcpy(w->held[i], w->known[i], sizeof *w->held);
		w->pairs[last][tok->label]--;
		last = tok->label;
	}
}

/* Exponentials of the transitions as they are now. */
static void ready(struct work *w)
{
	int x, y;

	for (x = 0; x <= LABELS; x++)
		for (y = 0; y < LABELS; y++) {
			w->t.exp[x][y] = !y || y % 2 || x == y || x == y - 1
				? expf(w->m->trans[x][y]) : 0;
			if (x < LABELS)
				w->t.back[y][x] = w->t.exp[x][y];
		}
}

static void step_transitions(struct work *w, float weight)
{
	float rate = (float)w->o->rate / sqrtf(w->m->transsq + 10);
	int x, y;

	for (x = 0; x <= LABELS; x++)
		for (y = 0; y < LABELS; y++) {
			w->m->trans[x][y] -= rate * weight * w->pairs[x][y];
			w->m->transsq += 0.01f * weight * weight
				* w->pairs[x][y] * w->pairs[x][y];
		}
	ready(w);
}

static void learn(struct work *w, const struct crf_sentence *s)
{
	const struct crf_token *tok = w->d->tokens + s->first;
	int doc = next_random(&w->seed) % 100 < w->o->doc, k, y;
	float g[NP_ROW], gg, top;
	uint32_t i;

	reserve(w, s->n);
	memset(w->pairs, 0, sizeof w->pairs);
	score_sentence(w, s, doc);
	expect(w, s->n, w->unheld, 1);
	hold(w, s);
	step_transitions(w, s->weight);
	for (i = 0; i < s->n; i++, tok++) {
		for (gg = 0, top = 0, y = 0; y < LABELS; y++) {
			g[y] = (w->unheld[i][y] - w->held[i][y]) * s->weight;
			gg += g[y] * g[y];
			top = fabsf(g[y]) > top ? fabsf(g[y]) : top;
		}
		g[11] = 0;
		if (top < CALM)
			continue;
		for (k = 0; k <= CRF_LISTS; k++)
			step_list(w, list_of(tok, k, doc), g, gg,
				luck_of(w, s->first + i));
	}
}

/* -- Epochs ---------------------------------------------------------------- */

static uint32_t *shuffled(const struct crf_data *d,
	const struct crf_options *o, size_t *n, uint64_t *seed)
{
	uint32_t *order = get(d->nsents, sizeof *order), tmp;
	size_t i, j;

	for (*n = 0, i = 0; i < d->nsents; i++)
		if (d->sents[i].n
		    && (o->half == 2 || d->sents[i].half == o->half)
		    && (!o->gold || d->sents[i].gold))
			order[(*n)++] = (uint32_t)i;
	for (i = *n; i > 1; i--) {
		j = next_random(seed) % i;
		tmp = order[i - 1];
		order[i - 1] = order[j];
		order[j] = tmp;
	}
	return order;
}

static void add_snapshot(const struct crf *m, float *sum)
{
	size_t i;

	for (i = 0; i < (size_t)m->nrows * NP_ROW; i++)
		sum[i] += m->w[i];
}

void crf_train(struct crf *m, const struct crf_data *d,
	const struct crf_options *o)
{
	size_t n, i, total, at, from, every, snaps = 0, k;
	float *sum = get((size_t)m->nrows * NP_ROW, sizeof *sum);
	uint64_t seed = o->seed;
	uint32_t *order = shuffled(d, o, &n, &seed);
	struct work w = { .d = d, .m = m, .o = o, .seed = o->seed + 1 };
	struct crf_options opt = *o;

	w.o = &opt;
	w.share = (uint32_t)(o->drop * 256);
	ready(&w);
	total = (size_t)(o->epochs * (double)n);
	from = o->epochs > 1.5 ? total - n : total / 2;
	every = n / SNAPSHOTS + 1;
	for (at = 0; at < total; at++) {
		i = at % n;
		if (at && !i) {
			free(order);
			order = shuffled(d, o, &n, &seed);
		}
		opt.rate = o->rate * (1 - 0.9 * (double)at / (double)total);
		learn(&w, &d->sents[order[i]]);
		if (at % every == every - 1) {
			if (at >= from)
				add_snapshot(m, sum), snaps++;
			fprintf(stderr, "\rlearn: epoch %.2f loss %.4f   ",
				(double)at / (double)n, w.loss / (double)every);
			w.loss = 0;
		}
	}
	fputc('\n', stderr);
	for (k = 0; snaps && k < (size_t)m->nrows * NP_ROW; k++)
		if (k % NP_ROW != 11)
			m->w[k] = sum[k] / (float)snaps;
	free(sum);
	free(order);
	free(w.score), free(w.likely), free(w.known), free(w.alpha);
	free(w.beta), free(w.unheld), free(w.held), free(w.norm);
}

/* -- The section ----------------------------------------------------------- */

static void put(unsigned char *p, uint64_t x, int bytes)
{
	for (; bytes-- > 0; x >>= 8)
		*p++ = (unsigned char)x;
}

static long quantise(float x, long limit)
{
	long q = lroundf(x * NP_SCALE);

	return q > limit ? limit : q < -limit ? -limit : q;
}

unsigned char *crf_section(const struct crf *m, const struct vocabulary *v,
	uint64_t templates, const float *calibration, size_t *len)
{
	size_t parents = NP_NAMES_HEAD, slots = parents + v->nfine * 4,
		sets = slots + (size_t)v->nslots * NP_VOCAB_SLOT, rows = sets
		+ v->setbytes[0] + v->setbytes[1], i;
	unsigned char *p;
	int x, y;

	*len = rows + (size_t)m->nrows * NP_ROW + NP_LANES - NP_ROW;
	p = get(*len, 1);
	memcpy(p, NP_NAMES_MAGIC, 4);
	put(p + 4, m->nrows, 4);
	put(p + 8, v->nslots, 4);
	put(p + 12, v->nfine, 4);
	put(p + 16, templates, 8);
	put(p + 24, v->setbytes[0], 4);
	put(p + 28, v->setbytes[1], 4);
	memcpy(p + sets, v->sets[0], v->setbytes[0]);
	memcpy(p + sets + v->setbytes[0], v->sets[1], v->setbytes[1]);
	for (x = 0; x <= LABELS; x++)
		for (y = 0; y < LABELS; y++)
			put(p + NP_NAMES_TRANS + (x * NP_LANES + y) * 2,
				(uint64_t)quantise(m->trans[x][y], 30000), 2);
	for (x = 0; x <= NP_NAMES_BINS; x++)
		put(p + NP_NAMES_CALIB + x * 2, (uint64_t)(calibration[x]
			* 65535 + 0.5f), 2);
	memcpy(p + parents, v->parents, v->nfine * 4);
	memcpy(p + slots, v->slots, (size_t)v->nslots * NP_VOCAB_SLOT);
	for (i = 0; i < (size_t)m->nrows * NP_ROW; i++)
		if (i % NP_ROW != 11)
			p[rows + i] = (unsigned char)(int8_t)quantise(m->w[i],
				127);
	return p;
}
