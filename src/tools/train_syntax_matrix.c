/* Products of matrices: sums of six rows by sixteen columns are kept in
 * registers while k runs, and k runs in blocks whose rows of b stay in the
 * cache.  Compiled for the machine it runs on. */
#include "train_syntax_matrix.h"

#include <string.h>

#define BLOCK 256
#define ROWS 6

typedef float v8 __attribute__((vector_size(32), aligned(4)));

struct job {
	float *c;
	struct ts_view a;
	const float *b;
	size_t n, k;
};

/* Rows i.. and columns j.. of the product; rows and vectors are constants
 * where this is called. */
static inline __attribute__((always_inline)) void tile(const struct job *t,
	size_t i, size_t j, const int rows, const int vectors)
{
	v8 sum[ROWS][2];
	const float *a = t->a.p + i * t->a.down, *b = t->b + j;
	float *c = t->c + i * t->n + j;
	size_t k;
	int r, v;

	for (r = 0; r < rows; r++)
		for (v = 0; v < vectors; v++)
			sum[r][v] = *(const v8 *)(c + (size_t)r * t->n + 8 * v);
	for (k = 0; k < t->k; k++, a += t->a.right, b += t->n)
		for (r = 0; r < rows; r++)
			for (v = 0; v < vectors; v++)
				sum[r][v] += a[(size_t)r * t->a.down]
					* *(const v8 *)(b + 8 * v);
	for (r = 0; r < rows; r++)
		for (v = 0; v < vectors; v++)
			*(v8 *)(c + (size_t)r * t->n + 8 * v) = sum[r][v];
}

static void columns(const struct job *t, size_t m, size_t j, const int vectors)
{
	size_t i = 0;

	if (vectors == 2) {
		for (; i + ROWS <= m; i += ROWS)
			tile(t, i, j, ROWS, 2);
		for (; i < m; i++)
			tile(t, i, j, 1, 2);
		return;
	}
	for (; i + ROWS <= m; i += ROWS)
		tile(t, i, j, ROWS, 1);
	for (; i < m; i++)
		tile(t, i, j, 1, 1);
}

void ts_product(float *c, struct ts_view a, const float *b, size_t m,
	size_t n, size_t k, int add)
{
	struct job t = { c, a, b, n, 0 };
	size_t at, j;

	if (!add)
		memset(c, 0, m * n * sizeof *c);
	for (at = 0; at < k; at += BLOCK) {
		t.k = k - at < BLOCK ? k - at : BLOCK;
		t.a.p = a.p + at * a.right;
		t.b = b + at * n;
		for (j = 0; j + 16 <= n; j += 16)
			columns(&t, m, j, 2);
		if (j < n)
			columns(&t, m, j, 1);
	}
}
