/* train_syntax_layers.h - weights under training, and the layers made of them.
 *
 * Each function of a layer has one for the way back, from the gradient of what
 * came out to the gradients of what went in and of the weights.
 */
#ifndef TRAIN_SYNTAX_LAYERS_H
#define TRAIN_SYNTAX_LAYERS_H

#include <stddef.h>
#include <stdint.h>

/* Weights, their gradient, and Adam's two means of it. */
struct ts_weights {
	float *w, *g, *m, *v; /* [n] */
	size_t n;
};

/* y = x w + b */
struct ts_linear {
	struct ts_weights w, b; /* [in][out], [out] */
	unsigned in, out;
};

/* Rows, few of which are touched by a batch. */
struct ts_table {
	struct ts_weights w; /* [rows][width] */
	unsigned width;
	uint32_t *touched, ntouched;
	uint8_t *is_touched; /* [rows] */
};

/* n weights, normally distributed with that spread. */
void ts_weights_init(struct ts_weights *w, size_t n, float spread,
	uint64_t *seed);
void ts_linear_init(struct ts_linear *l, unsigned in, unsigned out,
	float spread, uint64_t *seed);
void ts_table_init(struct ts_table *t, uint32_t rows, unsigned width,
	float spread, uint64_t *seed);

/* One step of Adam (Kingma and Ba, ICLR 2015); gradients are then zero.  Of a
 * table only touched rows take it. */
void ts_weights_step(struct ts_weights *w, float rate);
void ts_linear_step(struct ts_linear *l, float rate);
void ts_table_step(struct ts_table *t, float rate);

/* Rate of step number n, from 1: the means begin at zero and are too small. */
float ts_step_rate(float rate, uint32_t n);

/* to[width] += row;  the row's gradient += from[width]. */
void ts_table_add(const struct ts_table *t, uint32_t row, float *to);
void ts_table_add_back(struct ts_table *t, uint32_t row, const float *from);

/* y[n][out] of x[n][in]. */
void ts_linear_apply(const struct ts_linear *l, const float *x, float *y,
	size_t n);

/* dx may be NULL, and is added to where `add`. */
void ts_linear_back(struct ts_linear *l, const float *x, const float *dy,
	float *dx, size_t n, int add);

/* Some of v are dropped, by what is put into keep; the way back is
 * ts_multiply(dv, keep, n). */
void ts_drop(float *v, float *keep, size_t n, float chance, uint64_t *seed);
void ts_multiply(float *v, const float *by, size_t n);

void ts_rectify(float *v, size_t n);
void ts_rectify_back(float *d, const float *v, size_t n);

/* From scores to probabilities less what is right: the gradient; gives the
 * loss. */
double ts_soften(float *score, unsigned n, unsigned right);

#endif
