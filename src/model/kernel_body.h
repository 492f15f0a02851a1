/* kernel_body.h - the text that kernel.c compiles once a machine.
 *
 * The includer defines KERNEL(name) and TARGET.  Vectors are the compiler's
 * generic ones; where the machine's are shorter it splits them. */

typedef int8_t KERNEL(v16b) __attribute__((vector_size(16)));
typedef int16_t KERNEL(v16s) __attribute__((vector_size(32)));
typedef int32_t KERNEL(v8i) __attribute__((vector_size(32)));
typedef float KERNEL(v8f) __attribute__((vector_size(32)));

TARGET static void KERNEL(add_rows)(int16_t *sum, const int8_t *rows,
	const uint32_t *row, unsigned n)
{
	KERNEL(v16s) s;
	KERNEL(v16b) b;
	unsigned k;

	memcpy(&s, sum, sizeof s);
	for (k = 0; k < n; k++) {
		memcpy(&b, rows + (size_t)row[k] * NP_ROW, sizeof b);
		s += __builtin_convertvector(b, KERNEL(v16s));
	}
	memcpy(sum, &s, sizeof s);
}

/* best = max over x of (score of x + t[x]), half of the lanes. */
TARGET static inline void KERNEL(step)(const struct np_transitions *t,
	const int32_t *last, int half, int32_t *best, uint8_t *from)
{
	KERNEL(v8i) b, f = { 0 }, row, better;
	int32_t tmp[8];
	int x;

	memcpy(&b, &t->score[0][half], sizeof b);
	b += last[0];
	for (x = 1; x < NP_KERNEL_LABELS; x++) {
		memcpy(&row, &t->score[x][half], sizeof row);
		row += last[x];
		better = row > b;
		b = (row & better) | (b & ~better);
		f = (better & x) | (f & ~better);
	}
	memcpy(best, &b, sizeof b);
	memcpy(tmp, &f, sizeof f);
	for (x = 0; x < 8; x++)
		from[x] = (uint8_t)tmp[x];
}

TARGET static void KERNEL(viterbi)(const struct np_transitions *t,
	const int16_t (*score)[NP_LANES], uint32_t n,
	uint8_t (*from)[NP_LANES], uint8_t *label)
{
	int32_t last[NP_LANES], best[NP_LANES], top = 0;
	uint32_t i;
	int y;

	memcpy(best, t->score[NP_KERNEL_LABELS], sizeof best);
	for (i = 0; i < n; i++) {
		if (i) {
			KERNEL(step)(t, last, 0, best, from[i]);
			KERNEL(step)(t, last, 8, best + 8, from[i] + 8);
		}
		top = INT32_MIN;
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			last[y] = best[y] + score[i][y];
			top = last[y] > top ? last[y] : top;
		}
		/* Only differences matter: stay near zero. */
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			last[y] = last[y] - top < -1000000 ? -1000000
				: last[y] - top;
	}
	for (y = 0; n && last[y] != 0; y++)
		;
	for (i = n; i-- > 0; y = from[i][y])
		label[i] = (uint8_t)y;
}

/* to = sum over x of from[x] * t[x], in the order of x. */
TARGET static inline void KERNEL(mix)(const float (*t)[NP_LANES],
	const float *from, float *to)
{
	KERNEL(v8f) lo = { 0 }, hi = { 0 }, row;
	int x;

	for (x = 0; x < NP_KERNEL_LABELS; x++) {
		memcpy(&row, &t[x][0], sizeof row);
		lo += row * from[x];
		memcpy(&row, &t[x][8], sizeof row);
		hi += row * from[x];
	}
	memcpy(to, &lo, sizeof lo);
	memcpy(to + 8, &hi, sizeof hi);
}

TARGET static void KERNEL(sweep)(const struct np_transitions *t,
	const float (*likely)[NP_LANES], uint32_t n,
	float (*alpha)[NP_LANES], float (*beta)[NP_LANES], float *norm)
{
	float tmp[NP_LANES], sum;
	uint32_t i;
	int y;

	for (i = 0; i < n; i++) {
		if (i)
			KERNEL(mix)(t->exp, alpha[i - 1], tmp);
		else
			memcpy(tmp, t->exp[NP_KERNEL_LABELS], sizeof tmp);
		for (sum = 0, y = 0; y < NP_KERNEL_LABELS; y++) {
			tmp[y] *= likely[i][y];
			sum += tmp[y];
		}
		norm[i] = sum;
		for (y = 0; y < NP_LANES; y++)
			alpha[i][y] = y < NP_KERNEL_LABELS ? tmp[y] / sum : 0;
	}
	for (i = n; i-- > 0; ) {
		if (i + 1 == n) {
			for (y = 0; y < NP_LANES; y++)
				beta[i][y] = 1;
			continue;
		}
		for (y = 0; y < NP_LANES; y++)
			tmp[y] = y < NP_KERNEL_LABELS ? likely[i + 1][y]
				* beta[i + 1][y] / norm[i + 1] : 0;
		KERNEL(mix)(t->back, tmp, beta[i]);
	}
}
