/* kernel_body.h - the text that kernel.c compiles once a machine.
 *
 * The includer defines KERNEL(name) and TARGET.  Vectors are the compiler's
 * generic ones; where the machine's are shorter it splits them. */

typedef int8_t KERNEL(v16b) __attribute__((vector_size(16)));
typedef int16_t KERNEL(v16s) __attribute__((vector_size(32)));
typedef uint16_t KERNEL(v16u) __attribute__((vector_size(32)));
typedef int16_t KERNEL(v8s) __attribute__((vector_size(16)));
typedef int32_t KERNEL(v8i) __attribute__((vector_size(32)));
typedef float KERNEL(v8f) __attribute__((vector_size(32)));
typedef uint32_t KERNEL(v8u) __attribute__((vector_size(32)));

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

TARGET static void KERNEL(add_sums)(int16_t *sum, const int16_t *const *v,
	unsigned n)
{
	KERNEL(v16s) s, x;
	unsigned k;

	memcpy(&s, sum, sizeof s);
	for (k = 0; k < n; k++) {
		memcpy(&x, v[k], sizeof x);
		s += x;
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

/* last = best + score, less the highest of the labels: only differences
 * matter, so it stays near zero. */
TARGET static inline void KERNEL(settle)(const int32_t *best,
	const int16_t *score, int32_t *last)
{
	KERNEL(v8i) b, s, low;
	KERNEL(v8s) narrow;
	int32_t top = INT32_MIN;
	int y, half;

	for (half = 0; half < NP_LANES; half += 8) {
		memcpy(&narrow, score + half, sizeof narrow);
		memcpy(&b, best + half, sizeof b);
		b += __builtin_convertvector(narrow, KERNEL(v8i));
		memcpy(last + half, &b, sizeof b);
	}
	for (y = 0; y < NP_KERNEL_LABELS; y++)
		top = last[y] > top ? last[y] : top;
	for (half = 0; half < NP_LANES; half += 8) {
		memcpy(&s, last + half, sizeof s);
		s -= top;
		low = s < -NP_FLOOR;
		s = (s & ~low) | (low & -NP_FLOOR);
		memcpy(last + half, &s, sizeof s);
	}
}

TARGET static void KERNEL(viterbi)(const struct np_transitions *t,
	const int16_t (*score)[NP_LANES], uint32_t n,
	uint8_t (*from)[NP_LANES], uint8_t *label)
{
	int32_t last[NP_LANES] = { 0 }, best[NP_LANES];
	uint32_t i;
	int y;

	memcpy(best, t->score[NP_KERNEL_LABELS], sizeof best);
	for (i = 0; i < n; i++) {
		if (i) {
			KERNEL(step)(t, last, 0, best, from[i]);
			KERNEL(step)(t, last, 8, best + 8, from[i] + 8);
		}
		KERNEL(settle)(best, score[i], last);
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

/* to = a * b * scale */
TARGET static inline void KERNEL(scale)(const float *a, const float *b,
	float scale, float *to)
{
	KERNEL(v8f) x, y;
	int half;

	for (half = 0; half < NP_LANES; half += 8) {
		memcpy(&x, a + half, sizeof x);
		memcpy(&y, b + half, sizeof y);
		x = x * y * scale;
		memcpy(to + half, &x, sizeof x);
	}
}

TARGET static void KERNEL(sweep)(const struct np_transitions *t,
	const float (*likely)[NP_LANES], uint32_t n,
	float (*alpha)[NP_LANES], float (*beta)[NP_LANES], float *norm)
{
	float tmp[NP_LANES], one[NP_LANES], sum;
	uint32_t i;
	int y;

	for (y = 0; y < NP_LANES; y++)
		one[y] = 1;
	for (i = 0; i < n; i++) {
		if (i)
			KERNEL(mix)(t->exp, alpha[i - 1], tmp);
		else
			memcpy(tmp, t->exp[NP_KERNEL_LABELS], sizeof tmp);
		KERNEL(scale)(tmp, likely[i], 1, tmp);
		for (sum = 0, y = 0; y < NP_KERNEL_LABELS; y++)
			sum += tmp[y];
		norm[i] = sum;
		KERNEL(scale)(tmp, one, 1 / sum, alpha[i]);
	}
	if (n)
		memcpy(beta[n - 1], one, sizeof one);
	for (i = n; i-- > 1; ) {
		KERNEL(scale)(likely[i], beta[i], 1 / norm[i], tmp);
		KERNEL(mix)(t->back, tmp, beta[i - 1]);
	}
}

/* -- Eight sentences at once, a lane each ---------------------------------- */

TARGET static void KERNEL(distances)(const int16_t *score, uint16_t far,
	uint16_t *down)
{
	KERNEL(v16u) s, over;
	int top = score[0], y;

	for (y = 1; y < NP_KERNEL_LABELS; y++)
		top = score[y] > top ? score[y] : top;
	memcpy(&s, score, sizeof s);
	s = (uint16_t)top - s;
	over = (KERNEL(v16u))(s > far);
	s = (s & ~over) | (over & far);
	memcpy(down, &s, sizeof s);
}

/* Of all eleven labels, spelt out so that they stay in registers. */
#define NP_ALL(M) M(0) M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8) M(9) M(10)
#define NP_GET(x) const KERNEL(v8f) f##x = from[x];
#define NP_TERM(x) sum += f##x * t[x][y];

/* to[y] = sum over x of from[x] * t[x][y], in the order of x.  An I label has
 * only its B and itself before it. */
TARGET static inline void KERNEL(ahead)(const float (*t)[NP_LANES],
	const KERNEL(v8f) *from, KERNEL(v8f) *to)
{
	KERNEL(v8f) sum;
	int y;

	NP_ALL(NP_GET)
	for (y = 0; y < NP_KERNEL_LABELS; y += y ? 2 : 1) {
		sum = (KERNEL(v8f)){ 0 };
		NP_ALL(NP_TERM)
		to[y] = sum;
	}
	for (y = 2; y < NP_KERNEL_LABELS; y += 2)
		to[y] = from[y - 1] * t[y - 1][y] + from[y] * t[y][y];
}

/* The same over what stands behind, t[to][from]. */
TARGET static inline void KERNEL(behind)(const float (*t)[NP_LANES],
	const KERNEL(v8f) *from, KERNEL(v8f) *to)
{
	KERNEL(v8f) sum;
	int y;

	NP_ALL(NP_GET)
	for (y = 0; y < NP_KERNEL_LABELS; y++) {
		sum = (KERNEL(v8f)){ 0 };
		NP_ALL(NP_TERM)
		to[y] = sum;
	}
}

TARGET static void KERNEL(alphas)(const struct np_transitions *t,
	struct np_lattice *l)
{
	KERNEL(v8f) tmp[NP_KERNEL_LABELS], last[NP_KERNEL_LABELS], likely, sum;
	uint32_t i;
	int y;

	for (i = 0; i < l->most; i++) {
		for (y = 0; y < NP_KERNEL_LABELS && !i; y++)
			tmp[y] = (KERNEL(v8f)){ 0 }
				+ t->exp[NP_KERNEL_LABELS][y];
		if (i)
			KERNEL(ahead)(t->exp, last, tmp);
		sum = (KERNEL(v8f)){ 0 };
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			memcpy(&likely, l->likely[i][y], sizeof likely);
			tmp[y] *= likely;
			sum += tmp[y];
		}
		memcpy(l->norm[i], &sum, sizeof sum);
		sum = 1 / sum;
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			last[y] = tmp[y] * sum;
			memcpy(l->alpha[i][y], &last[y], sizeof last[y]);
		}
	}
}

TARGET static void KERNEL(betas)(const struct np_transitions *t,
	struct np_lattice *l)
{
	KERNEL(v8f) tmp[NP_KERNEL_LABELS], beta[NP_KERNEL_LABELS], one, x, norm;
	KERNEL(v8u) n, over, bits, ones;
	uint32_t i;
	int y;

	memcpy(&n, l->n, sizeof n);
	one = (KERNEL(v8f)){ 0 } + 1;
	memcpy(&ones, &one, sizeof ones);
	for (i = l->most; i-- > 0;) {
		/* Lanes whose sentence is over behind i have nothing there. */
		over = (KERNEL(v8u))(n <= i + 1);
		if (i + 1 < l->most) {
			memcpy(&norm, l->norm[i + 1], sizeof norm);
			norm = 1 / norm;
		}
		for (y = 0; y < NP_KERNEL_LABELS && i + 1 < l->most; y++) {
			memcpy(&x, l->likely[i + 1][y], sizeof x);
			tmp[y] = x * beta[y] * norm;
		}
		if (i + 1 < l->most)
			KERNEL(behind)(t->back, tmp, beta);
		for (y = 0; y < NP_KERNEL_LABELS; y++) {
			bits = ones;
			if (i + 1 < l->most)
				memcpy(&bits, &beta[y], sizeof bits);
			bits = (ones & over) | (bits & ~over);
			memcpy(&beta[y], &bits, sizeof bits);
			memcpy(l->beta[i][y], &bits, sizeof bits);
		}
	}
}

TARGET static void KERNEL(abreast)(const struct np_transitions *t,
	struct np_lattice *l)
{
	KERNEL(alphas)(t, l);
	KERNEL(betas)(t, l);
}
