/* train_syntax_matrix.h - products of matrices of floats, in rows. */
#ifndef TRAIN_SYNTAX_MATRIX_H
#define TRAIN_SYNTAX_MATRIX_H

#include <stddef.h>

/* A matrix that is read by rows or, turned, by columns: the element i, k is
 * p[i * down + k * right]. */
struct ts_view {
	const float *p;
	size_t down, right;
};

/* c[m][n] = (add ? c : 0) + a[m][k] b[k][n]; n is a multiple of 8. */
void ts_product(float *c, struct ts_view a, const float *b, size_t m,
	size_t n, size_t k, int add);

#endif
