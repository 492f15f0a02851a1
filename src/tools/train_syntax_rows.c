/* Features and their weights while they are learnt.
 *
 * Hundreds of millions of features are met, most of them once.  A sketch of
 * small counters holds those back; what is met `cutoff` times or more gets a
 * row of weights.  Learning is AdaGrad with one rate a row.
 *
 * In the model a feature has one slot it may be in.  Of the features that want
 * a slot the weightiest has it, and learning goes on without the others, so
 * that what is lost there is made good as far as it can be. */
#include "train_syntax.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SKETCH_BITS 28
#define MAXROW 15

void *ts_alloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p) {
		fputs("train: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

void ts_put32(np_buf *b, uint32_t v)
{
	unsigned i;

	for (i = 0; i < 4; i++)
		np_buf_addc(b, (char)(v >> 8 * i & 255));
}

void ts_rows_init(struct ts_rows *r, unsigned width, unsigned cutoff)
{
	memset(r, 0, sizeof *r);
	r->width = width;
	r->stride = (width + 4) & ~3u;
	r->cutoff = cutoff;
	r->bits = 20;
	r->sketch = ts_alloc((size_t)1 << SKETCH_BITS, 1);
	r->places = ts_alloc((size_t)1 << r->bits, sizeof *r->places);
}

void ts_rows_free(struct ts_rows *r)
{
	free(r->sketch);
	free(r->places);
	free(r->slots);
	free(r->w);
	free(r->count);
	free(r->mask);
}

static uint32_t first_place(const struct ts_rows *r, uint32_t feature)
{
	return feature * 0x9E3779B1u >> (32 - r->bits);
}

/* Where the feature is, or the free place for it. */
static struct ts_place *place(const struct ts_rows *r, uint32_t feature)
{
	uint32_t mask = (1u << r->bits) - 1;
	uint32_t i = first_place(r, feature);

	while (r->places[i].row && r->places[i].feature != feature)
		i = (i + 1) & mask;
	return &r->places[i];
}

static void grow(struct ts_rows *r)
{
	struct ts_place *old = r->places;
	uint32_t i, n = 1u << r->bits;

	r->bits++;
	r->places = ts_alloc((size_t)1 << r->bits, sizeof *r->places);
	for (i = 0; i < n; i++)
		if (old[i].row)
			*place(r, old[i].feature) = old[i];
	free(old);
}

/* Until frozen, a place holds a count instead of a row. */
void ts_rows_count(struct ts_rows *r, uint32_t feature, uint32_t times)
{
	uint8_t *rough = &r->sketch[feature >> (32 - SKETCH_BITS)];
	struct ts_place *at;

	if (*rough + times < r->cutoff) {
		*rough = (uint8_t)(*rough + times);
		return;
	}
	at = place(r, feature);
	if (at->row) {
		at->row += times;
		return;
	}
	*at = (struct ts_place){ feature, times + *rough };
	if (r->n++ * 2 > 1u << r->bits)
		grow(r);
}

void ts_rows_freeze(struct ts_rows *r)
{
	uint32_t i, n = 0;

	free(r->sketch);
	r->sketch = NULL;
	r->w = ts_alloc((size_t)r->n * r->stride, sizeof *r->w);
	r->count = ts_alloc(r->n, sizeof *r->count);
	r->mask = ts_alloc(r->n, sizeof *r->mask);
	for (i = 0; i < 1u << r->bits; i++) {
		if (!r->places[i].row)
			continue;
		r->count[n] = r->places[i].row;
		r->mask[n] = UINT64_MAX;
		r->places[i].row = ++n;
	}
}

static float *row_of(const struct ts_rows *r, uint32_t row)
{
	return r->w + (size_t)row * r->stride;
}

/* Once pruned, also the wrong row that a check of eight bits lets through. */
static uint32_t find(const struct ts_rows *r, uint32_t feature)
{
	const struct ts_place *slot;

	if (!r->slots)
		return place(r, feature)->row;
	slot = &r->slots[feature >> (32 - r->slotbits)];
	return (slot->feature ^ feature) & 255 ? 0 : slot->row;
}

unsigned ts_rows_find(const struct ts_rows *r, uint32_t *features, unsigned n)
{
	unsigned i, m = 0;
	uint32_t id;

	for (i = 0; !r->slots && i < n; i++)
		NP_PREFETCH(&r->places[first_place(r, features[i])]);
	for (i = 0; i < n; i++) {
		id = find(r, features[i]);
		if (!id)
			continue;
		NP_PREFETCH(row_of(r, id - 1));
		features[m++] = id - 1;
	}
	return m;
}

void ts_rows_score(const struct ts_rows *r, const uint32_t *rows, unsigned n,
	float *score)
{
	unsigned i, k;
	const float *w;

	for (i = 0; i < n; i++) {
		w = row_of(r, rows[i]);
		for (k = 0; k < r->width; k++)
			score[k] += w[k];
	}
}

unsigned ts_rows_drop(uint32_t *rows, unsigned n, unsigned keep,
	uint64_t *seed)
{
	unsigned i, m = 0;

	for (i = 0; i < n; i++)
		if (ts_random(seed) % 256 < keep)
			rows[m++] = rows[i];
	return m;
}

void ts_rows_update(struct ts_rows *r, const uint32_t *rows, unsigned n,
	const float *grad, float rate)
{
	unsigned which[NP_ROWS_LABELS], m = 0, i, k;
	float sum = 0, step, *w;

	for (k = 0; k < r->width; k++) {
		if (fabsf(grad[k]) < 2e-3f)
			continue;
		which[m++] = k;
		sum += grad[k] * grad[k];
	}
	for (i = 0; m && i < n; i++) {
		w = row_of(r, rows[i]);
		w[r->width] += sum;
		step = rate / sqrtf(1 + w[r->width]);
		for (k = 0; k < m; k++)
			if (!r->slots || r->mask[rows[i]] >> which[k] & 1)
				w[which[k]] -= step * grad[which[k]];
	}
}

/* Forget the weights of a row that are small, and all but the MAXROW largest
 * of the others. */
static void thin(struct ts_rows *r, uint32_t row, float least)
{
	float *w = row_of(r, row), min;
	unsigned k, n, at = 0;

	for (k = 0; k < r->width; k++)
		if (fabsf(w[k]) < least)
			r->mask[row] &= ~(UINT64_C(1) << k), w[k] = 0;
	for (;;) {
		for (k = n = 0, min = INFINITY; k < r->width; k++) {
			if (w[k] == 0)
				continue;
			n++;
			if (fabsf(w[k]) < min)
				min = fabsf(w[at = k]);
		}
		if (n <= MAXROW)
			break;
		w[at] = 0;
		r->mask[row] &= ~(UINT64_C(1) << at);
	}
	if (!n)
		r->mask[row] = 0;
}

/* What would be lost with a row. */
static float worth(const struct ts_rows *r, uint32_t row)
{
	const float *w = row_of(r, row);
	float sum = 0;
	unsigned k;

	for (k = 0; k < r->width; k++)
		sum += w[k] * w[k];
	return sqrtf(sum * (float)r->count[row]);
}

static void drop(struct ts_rows *r, uint32_t row)
{
	memset(row_of(r, row), 0, r->width * sizeof *r->w);
	r->mask[row] = 0;
}

/* Each slot to the feature worth most. */
static void compete(struct ts_rows *r, unsigned bits)
{
	struct ts_place *own, *one;
	uint32_t i;

	r->slotbits = bits;
	r->slots = ts_alloc((size_t)1 << bits, sizeof *r->slots);
	for (i = 0; i < 1u << r->bits; i++) {
		one = &r->places[i];
		if (!one->row || !r->mask[one->row - 1])
			continue;
		own = &r->slots[one->feature >> (32 - bits)];
		if (own->row && worth(r, own->row - 1)
				>= worth(r, one->row - 1)) {
			drop(r, one->row - 1);
			continue;
		}
		if (own->row)
			drop(r, own->row - 1);
		*own = *one;
	}
}

static int descending(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

/* Drop the rows worth least until no more than maxpairs weights are left. */
static void fit(struct ts_rows *r, uint32_t maxpairs)
{
	float *all = ts_alloc(r->n, sizeof *all), bar = 0;
	uint32_t i, n = 0;
	size_t pairs = 0;

	for (i = 0; i < r->n; i++)
		if (r->mask[i]) {
			all[n++] = worth(r, i);
			pairs += (size_t)__builtin_popcountll(r->mask[i]);
		}
	qsort(all, n, sizeof *all, descending);
	if (pairs > maxpairs)
		bar = all[(size_t)((double)n * maxpairs / (double)pairs)];
	for (i = 0; i < r->n; i++)
		if (r->mask[i] && worth(r, i) < bar)
			drop(r, i);
	free(all);
}

void ts_rows_prune(struct ts_rows *r, unsigned bits, float least,
	uint32_t maxpairs)
{
	uint32_t i;

	for (i = 0; i < r->n; i++)
		if (r->mask[i])
			thin(r, i, least);
	compete(r, bits);
	if (maxpairs)
		fit(r, maxpairs);
	for (i = 0; i < 1u << bits; i++)
		if (r->slots[i].row && !r->mask[r->slots[i].row - 1])
			r->slots[i].row = 0;
}

static int quantised(float w, float scale)
{
	long q = lrintf(w * scale);

	return (int)(q > 127 ? 127 : q < -127 ? -127 : q);
}

uint32_t ts_rows_write(const struct ts_rows *r, float scale, np_buf *slots,
	np_buf *pairs)
{
	const struct ts_place *slot = r->slots, *end = slot
		+ ((size_t)1 << r->slotbits);
	uint32_t at = 0, n;
	const float *w;
	unsigned k;
	int q;

	for (; slot < end; slot++) {
		w = row_of(r, slot->row ? slot->row - 1 : 0);
		for (k = n = 0; slot->row && k < r->width && n < MAXROW; k++) {
			q = quantised(w[k], scale);
			if (!q)
				continue;
			np_buf_addc(pairs, (char)k);
			np_buf_addc(pairs, (char)q);
			n++;
		}
		ts_put32(slots, n ? at << 12 | n << 8 | (slot->feature & 255)
			: 0);
		at += n;
	}
	return at;
}

/* Relative to the first action. */
void ts_rows_write_actions(const struct ts_rows *r, float scale,
	np_buf *slots)
{
	const struct ts_place *slot = r->slots, *end = slot
		+ ((size_t)1 << r->slotbits);
	const float *w;
	unsigned k;

	for (; slot < end; slot++) {
		w = row_of(r, slot->row ? slot->row - 1 : 0);
		np_buf_addc(slots, (char)(slot->feature & 255));
		for (k = 1; k < NP_NACTIONS; k++)
			np_buf_addc(slots, (char)(slot->row
				? quantised(w[k] - w[0], scale) : 0));
	}
}
