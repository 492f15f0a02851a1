/* net_kernel_body.h - the text that net_kernel.c compiles once a machine.
 *
 * The includer defines TARGET, KERNEL(name), and what each machine does in its
 * own way: KERNEL(add_pairs), KERNEL(scale), KERNEL(narrow).  Vectors are the
 * compiler's generic ones; where the machine's are shorter it splits them. */

#define INLINE inline __attribute__((always_inline))

/* The first outputs of so many tokens, in so many vectors: constants where
 * this is called, and the loops over them are written out, so that all sums
 * stay in registers. */
#define EACH_VECTOR(DO, t) DO(t, 0) DO(t, 1) DO(t, 2) DO(t, 3)
#define EACH_SUM(DO) EACH_VECTOR(DO, 0) EACH_VECTOR(DO, 1)
#define BEGIN(t, v)                                                           \
	if ((t) < tokens && (v) < vectors)                                    \
		memcpy(&sum[t][v], m->b + 8 * (v), sizeof sum[t][v]);
#define LOAD(t, v)                                                            \
	if ((v) < vectors)                                                    \
		memcpy(&w[v], at + 16 * (v), sizeof w[v]);
#define ADD(t, v)                                                             \
	if ((t) < tokens && (v) < vectors)                                    \
		KERNEL(add_pairs)(&sum[t][v], &x[t], &w[v]);
#define END(t, v)                                                             \
	if ((t) < tokens && (v) < vectors)                                    \
		KERNEL(narrow)(y + (t) * (size_t)m->out + 8 * (v),            \
			&sum[t][v]);

TARGET static INLINE void KERNEL(tile)(const struct np_affine *m,
	const int16_t *in, uint32_t stride, int16_t *y, const int tokens,
	const int vectors)
{
	v8u sum[2][4];
	v16s w[4], x[2];
	const int16_t *at = m->w;
	uint32_t i;
	int32_t two;

	EACH_SUM(BEGIN)
	for (i = 0; i < m->in; i += 2, at += 16 * vectors) {
		EACH_VECTOR(LOAD, 0)
		memcpy(&two, in + i, sizeof two);
		x[0] = (v16s)((v8i){ 0 } + two);
		if (tokens == 2)
			memcpy(&two, in + stride + i, sizeof two);
		x[1] = (v16s)((v8i){ 0 } + two);
		EACH_SUM(ADD)
	}
	EACH_SUM(END)
}

#undef EACH_VECTOR
#undef EACH_SUM
#undef BEGIN
#undef LOAD
#undef ADD
#undef END

/* One block of outputs of all tokens, so that its weights stay at hand. */
TARGET static INLINE void KERNEL(block)(const struct np_affine *m,
	const int16_t *x, uint32_t stride, int16_t *y, uint32_t n,
	const int vectors)
{
	uint32_t i = 0;

	for (; i + 2 <= n; i += 2)
		KERNEL(tile)(m, x + (size_t)i * stride, stride,
			y + (size_t)i * m->out, 2, vectors);
	if (i < n)
		KERNEL(tile)(m, x + (size_t)i * stride, stride,
			y + (size_t)i * m->out, 1, vectors);
}

TARGET static void KERNEL(affine)(const struct np_affine *m, const int16_t *x,
	uint32_t stride, int16_t *y, uint32_t n)
{
	struct np_affine rest = *m;
	uint32_t j = 0, left;

	for (; j < m->out; j += NP_NET_BLOCK) {
		left = m->out - j;
		rest.w = m->w + (size_t)j * m->in;
		rest.b = m->b + j;
		if (left >= NP_NET_BLOCK)
			KERNEL(block)(&rest, x, stride, y + j, n, 4);
		else if (left == 24)
			KERNEL(block)(&rest, x, stride, y + j, n, 3);
		else if (left == 16)
			KERNEL(block)(&rest, x, stride, y + j, n, 2);
		else
			KERNEL(block)(&rest, x, stride, y + j, n, 1);
	}
}

TARGET static void KERNEL(add_row)(int16_t *y, const int8_t *x, uint32_t n)
{
	v16u sum;
	v16b row;
	uint32_t i;

	for (i = 0; i < n; i += 16) {
		memcpy(&sum, y + i, sizeof sum);
		memcpy(&row, x + i, sizeof row);
		sum += (v16u)__builtin_convertvector(row, v16s);
		memcpy(y + i, &sum, sizeof sum);
	}
}

TARGET static void KERNEL(add)(int16_t *y, const int16_t *x, uint32_t n)
{
	v16u u, v;
	uint32_t i;

	for (i = 0; i < n; i += 16) {
		memcpy(&u, y + i, sizeof u);
		memcpy(&v, x + i, sizeof v);
		u += v;
		memcpy(y + i, &u, sizeof u);
	}
}

TARGET static void KERNEL(rectify)(int16_t *y, uint32_t n)
{
	v16s v;
	uint32_t i;

	for (i = 0; i < n; i += 16) {
		memcpy(&v, y + i, sizeof v);
		v &= v > 0;
		memcpy(y + i, &v, sizeof v);
	}
}

TARGET static void KERNEL(recur)(int16_t *now, const int16_t *last,
	const int16_t *gate, const int16_t *z, uint32_t n)
{
	v16s f, c, in, off;
	uint32_t i;

	for (i = 0; i < n; i += 16) {
		memcpy(&f, gate + i, sizeof f);
		memcpy(&c, last + i, sizeof c);
		memcpy(&in, z + i, sizeof in);
		off = f > 2047;
		f = (off & 2047) | (~off & f);
		off = f < -2048;
		f = (off & -2048) | (~off & f);
		f = f * 8 + 16384;
		c = (v16s)((v16u)c - (v16u)in);
		KERNEL(scale)(&c, &f);
		c = (v16s)((v16u)in + (v16u)c);
		memcpy(now + i, &c, sizeof c);
	}
}

/* Each number with its place, counted down, below it: of equal ones the first
 * is the highest. */
TARGET static uint32_t KERNEL(best)(const int16_t *v, uint32_t n)
{
	v8i place = { 0, -1, -2, -3, -4, -5, -6, -7 }, best = { 0 }, x, more;
	int32_t lane[8], max;
	v8s narrow;
	uint32_t i;

	best += INT32_MIN;
	place += 0xFFFF;
	for (i = 0; i < n; i += 8, place -= 8) {
		memcpy(&narrow, v + i, sizeof narrow);
		x = __builtin_convertvector(narrow, v8i) * 65536 + place;
		more = x > best;
		best = (more & x) | (~more & best);
	}
	memcpy(lane, &best, sizeof lane);
	for (max = lane[0], i = 1; i < 8; i++)
		max = lane[i] > max ? lane[i] : max;
	return 0xFFFF - ((uint32_t)max & 0xFFFF);
}

TARGET static void KERNEL(best_cuts)(int32_t *y, const struct np_cuts *c,
	uint32_t n)
{
	const int32_t *a, *b;
	v8i best, sum, more;
	v8u u, v;
	uint32_t i, k;

	for (i = 0; i < n; i += 8) {
		a = c->a + i;
		b = c->b + i;
		memcpy(&u, a, sizeof u);
		memcpy(&v, b, sizeof v);
		best = (v8i)(u + v);
		for (k = 1; k < c->cuts; k++) {
			a += c->a_step;
			b += c->b_step;
			memcpy(&u, a, sizeof u);
			memcpy(&v, b, sizeof v);
			sum = (v8i)(u + v);
			more = sum > best;
			best = (more & sum) | (~more & best);
		}
		memcpy(y + i, &best, sizeof best);
	}
}

#undef INLINE
