/* The layers, plainly: what takes time is in train_syntax_matrix.c. */
#include "train_syntax_layers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_syntax.h"
#include "train_syntax_matrix.h"

#define BETA1 0.9f
#define BETA2 0.98f
#define EPSILON 1e-8f
#define TINY 1e-30f /* a mean that fades away must not become so small that the
		       machine's quick square root fails */

/* -- Weights --------------------------------------------------------------- */

static float normal(uint64_t *seed)
{
	float u = ((float)ts_random(seed) + 1) / 2147483649.0f;
	float v = (float)ts_random(seed) / 2147483648.0f;

	return sqrtf(-2 * logf(u)) * cosf(6.2831853f * v);
}

void ts_weights_init(struct ts_weights *w, size_t n, float spread,
	uint64_t *seed)
{
	size_t i;

	w->n = n;
	w->w = ts_alloc(n, sizeof *w->w);
	w->g = ts_alloc(n, sizeof *w->g);
	w->m = ts_alloc(n, sizeof *w->m);
	w->v = ts_alloc(n, sizeof *w->v);
	for (i = 0; spread > 0 && i < n; i++)
		w->w[i] = spread * normal(seed);
}

void ts_linear_init(struct ts_linear *l, unsigned in, unsigned out,
	float spread, uint64_t *seed)
{
	l->in = in;
	l->out = out;
	ts_weights_init(&l->w, (size_t)in * out, spread, seed);
	ts_weights_init(&l->b, out, 0, seed);
}

void ts_table_init(struct ts_table *t, uint32_t rows, unsigned width,
	float spread, uint64_t *seed)
{
	t->width = width;
	t->touched = ts_alloc(rows, sizeof *t->touched);
	t->is_touched = ts_alloc(rows, 1);
	ts_weights_init(&t->w, (size_t)rows * width, spread, seed);
}

static void adapt(struct ts_weights *w, size_t from, size_t n, float rate)
{
	size_t i;
	float g;

	for (i = from; i < from + n; i++) {
		g = w->g[i];
		w->m[i] = BETA1 * w->m[i] + (1 - BETA1) * g;
		w->v[i] = BETA2 * w->v[i] + (1 - BETA2) * g * g + TINY;
		w->w[i] -= rate * w->m[i] / (sqrtf(w->v[i]) + EPSILON);
		w->g[i] = 0;
	}
}

float ts_step_rate(float rate, uint32_t n)
{
	return rate * sqrtf(1 - powf(BETA2, (float)n))
		/ (1 - powf(BETA1, (float)n));
}

void ts_weights_step(struct ts_weights *w, float rate)
{
	adapt(w, 0, w->n, rate);
}

void ts_linear_step(struct ts_linear *l, float rate)
{
	ts_weights_step(&l->w, rate);
	ts_weights_step(&l->b, rate);
}

void ts_table_step(struct ts_table *t, float rate)
{
	uint32_t k;

	for (k = 0; k < t->ntouched; k++) {
		adapt(&t->w, (size_t)t->touched[k] * t->width, t->width, rate);
		t->is_touched[t->touched[k]] = 0;
	}
	t->ntouched = 0;
}

/* -- Rows ------------------------------------------------------------------ */

void ts_table_add(const struct ts_table *t, uint32_t row, float *to)
{
	const float *from = t->w.w + (size_t)row * t->width;
	unsigned i;

	for (i = 0; i < t->width; i++)
		to[i] += from[i];
}

void ts_table_add_back(struct ts_table *t, uint32_t row, const float *from)
{
	float *to = t->w.g + (size_t)row * t->width;
	unsigned i;

	if (!t->is_touched[row]) {
		t->is_touched[row] = 1;
		t->touched[t->ntouched++] = row;
	}
	for (i = 0; i < t->width; i++)
		to[i] += from[i];
}

/* -- Layers ---------------------------------------------------------------- */

static struct ts_view plain(const float *p, size_t width)
{
	return (struct ts_view){ p, width, 1 };
}

static struct ts_view turned(const float *p, size_t width)
{
	return (struct ts_view){ p, 1, width };
}

void ts_linear_apply(const struct ts_linear *l, const float *x, float *y,
	size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		memcpy(y + i * l->out, l->b.w, l->out * sizeof *y);
	ts_product(y, plain(x, l->in), l->w.w, n, l->out, l->in, 1);
}

void ts_linear_back(struct ts_linear *l, const float *x, const float *dy,
	float *dx, size_t n, int add)
{
	float *across;
	size_t i, k;

	ts_product(l->w.g, turned(x, l->in), dy, l->in, l->out, n, 1);
	for (i = 0; i < n; i++)
		for (k = 0; k < l->out; k++)
			l->b.g[k] += dy[i * l->out + k];
	if (!dx)
		return;
	across = ts_alloc(l->w.n, sizeof *across);
	for (i = 0; i < l->in; i++)
		for (k = 0; k < l->out; k++)
			across[k * l->in + i] = l->w.w[i * l->out + k];
	ts_product(dx, plain(dy, l->out), across, n, l->in, l->out, add);
	free(across);
}

void ts_drop(float *v, float *keep, size_t n, float chance, uint64_t *seed)
{
	uint32_t limit = (uint32_t)(chance * 65536), r;
	float scale = 1 / (1 - chance);
	uint64_t s = *seed;
	size_t i;

	for (i = 0; i < n; i++) { /* xorshift, for speed */
		s ^= s << 13;
		s ^= s >> 7;
		s ^= s << 17;
		r = (uint32_t)(s >> 24) & 65535;
		keep[i] = r < limit ? 0 : scale;
		v[i] *= keep[i];
	}
	*seed = s;
}

void ts_multiply(float *v, const float *by, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		v[i] *= by[i];
}

void ts_rectify(float *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		v[i] = v[i] > 0 ? v[i] : 0;
}

void ts_rectify_back(float *d, const float *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		d[i] = v[i] > 0 ? d[i] : 0;
}

double ts_soften(float *score, unsigned n, unsigned right)
{
	float max = score[0], sum = 0;
	double loss;
	unsigned i;

	for (i = 1; i < n; i++)
		max = score[i] > max ? score[i] : max;
	for (i = 0; i < n; i++) {
		score[i] = expf(score[i] - max);
		sum += score[i];
	}
	for (i = 0; i < n; i++)
		score[i] /= sum;
	loss = -log(score[right] + 1e-20);
	score[right] -= 1;
	return loss;
}
