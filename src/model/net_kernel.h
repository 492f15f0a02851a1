/* net_kernel.h - the inner loops of the net that tags and parses.
 *
 * Each exists twice, compiled from one text: for any machine, and for AVX2.
 * All is done in integers, and what does not fit wraps around, so both give
 * the same bytes.
 */
#ifndef NP_NET_KERNEL_H
#define NP_NET_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define NP_NET_SHIFT 12 /* a weight of 4096 is one */

/* y = x w + b.  Outputs stand in blocks, the last of which may be narrower; in
 * a block the weights of two inputs stand side by side, so that a machine can
 * multiply and add them at once. */
#define NP_NET_BLOCK 32

struct np_affine {
	const int16_t *w; /* [out / BLOCK] x [in / 2][BLOCK][2] */
	const int32_t *b; /* [out] */
	uint32_t in, out; /* multiples of 2 and of 8 */
};

/* Sums of two, see best_cuts() below. */
struct np_cuts {
	const int32_t *a, *b;
	ptrdiff_t a_step, b_step;
	uint32_t cuts; /* 1 or more */
};

/* Where the weight of an input and an output is. */
static inline size_t np_affine_at(uint32_t in, uint32_t out, uint32_t i,
	uint32_t o)
{
	uint32_t first = o / NP_NET_BLOCK * NP_NET_BLOCK;
	uint32_t width = out - first < NP_NET_BLOCK ? out - first
		: NP_NET_BLOCK;

	return (size_t)first * in + (size_t)(i / 2) * 2 * width
		+ 2 * (o - first) + i % 2;
}

struct np_net_kernel {
	/* y[n][out] = (b + x[n][in] w) / 4096, the nearest of 16 bits.  Rows
	 * of x are `stride` apart. */
	void (*affine)(const struct np_affine *m, const int16_t *x,
		uint32_t stride, int16_t *y, uint32_t n);

	/* y[n] += x[n]; here and below n is a multiple of 16. */
	void (*add_row)(int16_t *y, const int8_t *x, uint32_t n);

	/* y[n] += x[n];  y[n] = max(0, y[n]) */
	void (*add)(int16_t *y, const int16_t *x, uint32_t n);
	void (*rectify)(int16_t *y, uint32_t n);

	/* One step of a recurrence, n states:
	 *	f = clip(gate / 4 + 1/2),  now = z + f (last - z)
	 * where 1024 is one. */
	void (*recur)(int16_t *now, const int16_t *last, const int16_t *gate,
		const int16_t *z, uint32_t n);

	/* The first of the highest of v[n]; n is a multiple of 8. */
	uint32_t (*best)(const int16_t *v, uint32_t n);

	/* y[i] = the highest of a[k * a_step + i] + b[k * b_step + i], k < cuts,
	 * for all i < n and up to 7 more. */
	void (*best_cuts)(int32_t *y, const struct np_cuts *c, uint32_t n);
};

/* The fastest this machine can run; or the plain one. */
const struct np_net_kernel *np_net_kernel_best(void);
const struct np_net_kernel *np_net_kernel_plain(void);

#endif
