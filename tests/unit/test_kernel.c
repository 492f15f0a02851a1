/* The kernels: AVX2 and plain C give the same bytes, and both are right. */
#include "model/kernel.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

#define N 40 /* tokens */
#define ROWS 500

/* A number in [-range, range], from a counter. */
static int pick(uint64_t *state, int range)
{
	*state = np_mix(*state, 5);
	return (int)(*state % (2u * (unsigned)range + 1)) - range;
}

static int is_legal(int from, int to)
{
	return !to || to % 2 || from == to || from == to - 1;
}

static void random_transitions(struct np_transitions *t, uint64_t *state)
{
	int x, y;

	memset(t, 0, sizeof *t);
	for (x = 0; x <= NP_KERNEL_LABELS; x++)
		for (y = 0; y < NP_LANES; y++) {
			t->score[x][y] = y < NP_KERNEL_LABELS && is_legal(x, y)
				? pick(state, 90) : NP_FORBIDDEN;
			t->exp[x][y] = t->score[x][y] == NP_FORBIDDEN ? 0
				: (float)(pick(state, 500) + 501) / 1000;
			if (x < NP_KERNEL_LABELS && y < NP_KERNEL_LABELS)
				t->back[y][x] = t->exp[x][y];
		}
}

static void test_add_rows(void **state)
{
	const struct np_kernel *k[2] = { np_kernel_plain(), np_kernel_best() };
	int8_t rows[ROWS * NP_ROW + 4] = { 0 };
	uint32_t row[200];
	int16_t sum[2][NP_LANES] = { { 0 } };
	uint64_t seed = 1;
	int want[NP_KERNEL_LABELS] = { 0 }, i, y;

	(void)state;
	for (i = 0; i < ROWS * NP_ROW; i++)
		rows[i] = (int8_t)pick(&seed, 127);
	for (i = 0; i < 200; i++) {
		row[i] = (uint32_t)(pick(&seed, 249) + 249);
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			want[y] += rows[row[i] * NP_ROW + (uint32_t)y];
	}
	row[199] = ROWS - 1;
	for (y = 0; y < NP_KERNEL_LABELS; y++)
		want[y] = 0;
	for (i = 0; i < 200; i++)
		for (y = 0; y < NP_KERNEL_LABELS; y++)
			want[y] += rows[row[i] * NP_ROW + (uint32_t)y];
	for (i = 0; i < 2; i++)
		k[i]->add_rows(sum[i], rows, row, 200);
	assert_memory_equal(sum[0], sum[1], sizeof sum[0]);
	for (y = 0; y < NP_KERNEL_LABELS; y++)
		assert_int_equal(sum[0][y], want[y]);
}

/* What a path scores. */
static long path_score(const struct np_transitions *t,
	const int16_t (*score)[NP_LANES], const uint8_t *label, int n)
{
	long sum = 0;
	int i, last = NP_KERNEL_LABELS;

	for (i = 0; i < n; i++) {
		sum += t->score[last][label[i]] + score[i][label[i]];
		last = label[i];
	}
	return sum;
}

/* The best of all paths through three tokens, by trying each. */
static long best_of_three(const struct np_transitions *t,
	const int16_t (*score)[NP_LANES])
{
	uint8_t l[3];
	long best = LONG_MIN, s;

	for (l[0] = 0; l[0] < NP_KERNEL_LABELS; l[0]++)
		for (l[1] = 0; l[1] < NP_KERNEL_LABELS; l[1]++)
			for (l[2] = 0; l[2] < NP_KERNEL_LABELS; l[2]++) {
				s = path_score(t, score, l, 3);
				best = s > best ? s : best;
			}
	return best;
}

static void test_viterbi(void **state)
{
	const struct np_kernel *k[2] = { np_kernel_plain(), np_kernel_best() };
	uint8_t from[N][NP_LANES], label[2][N];
	int16_t score[N][NP_LANES];
	struct np_transitions t;
	uint64_t seed = 2;
	int round, i, y, j;

	(void)state;
	for (round = 0; round < 50; round++) {
		random_transitions(&t, &seed);
		for (i = 0; i < N; i++)
			for (y = 0; y < NP_LANES; y++)
				score[i][y] = (int16_t)pick(&seed, 300);
		for (i = 0; i < 2; i++) {
			k[i]->viterbi(&t, (const int16_t (*)[NP_LANES])score,
				N, from, label[i]);
			for (j = 0; j < N; j++)
				assert_true(is_legal(j ? label[i][j - 1]
					: NP_KERNEL_LABELS, label[i][j]));
		}
		assert_memory_equal(label[0], label[1], N);
		k[0]->viterbi(&t, (const int16_t (*)[NP_LANES])score, 3, from,
			label[0]);
		assert_int_equal(path_score(&t,
			(const int16_t (*)[NP_LANES])score, label[0], 3),
			best_of_three(&t,
				(const int16_t (*)[NP_LANES])score));
	}
}

static void test_sweep(void **state)
{
	const struct np_kernel *k[2] = { np_kernel_plain(), np_kernel_best() };
	float likely[N][NP_LANES], alpha[2][N][NP_LANES],
		beta[2][N][NP_LANES], norm[2][N], sum;
	struct np_transitions t;
	uint64_t seed = 3;
	int round, i, y;

	(void)state;
	for (round = 0; round < 50; round++) {
		random_transitions(&t, &seed);
		for (i = 0; i < N; i++)
			for (y = 0; y < NP_LANES; y++)
				likely[i][y] = (float)(pick(&seed, 500) + 501)
					/ 1000;
		for (i = 0; i < 2; i++)
			k[i]->sweep(&t, (const float (*)[NP_LANES])likely, N,
				alpha[i], beta[i], norm[i]);
		assert_memory_equal(alpha[0], alpha[1], sizeof alpha[0]);
		assert_memory_equal(beta[0], beta[1], sizeof beta[0]);
		assert_memory_equal(norm[0], norm[1], sizeof norm[0]);
		for (i = 0; i < N; i++) {
			for (sum = 0, y = 0; y < NP_KERNEL_LABELS; y++)
				sum += alpha[0][i][y] * beta[0][i][y];
			assert_true(sum > 0.999f && sum < 1.001f);
		}
	}
}

/* Sentences swept abreast, however long each: to the bit what each is alone. */
static void test_abreast(void **state)
{
	static float likely[N][NP_KERNEL_LABELS][NP_ABREAST],
		alpha[N][NP_KERNEL_LABELS][NP_ABREAST],
		beta[N][NP_KERNEL_LABELS][NP_ABREAST], norm[N][NP_ABREAST];
	const struct np_kernel *k[2] = { np_kernel_plain(), np_kernel_best() };
	struct np_lattice l = { { 0 }, N, likely, alpha, beta, norm };
	float one[N][NP_LANES], a[N][NP_LANES], b[N][NP_LANES], c[N];
	struct np_transitions t;
	uint64_t seed = 4;
	uint32_t i;
	int round, y, lane;

	(void)state;
	for (round = 0; round < 50; round++) {
		random_transitions(&t, &seed);
		for (lane = 0; lane < NP_ABREAST; lane++) {
			l.n[lane] = lane ? (uint32_t)(pick(&seed, N / 2)
				+ N / 2) : N;
			for (i = 0; i < N; i++)
				for (y = 0; y < NP_KERNEL_LABELS; y++)
					likely[i][y][lane] = i >= l.n[lane] ? 1
						: (float)(pick(&seed, 500)
							+ 501) / 1000;
		}
		k[round & 1]->abreast(&t, &l);
		for (lane = 0; lane < NP_ABREAST; lane++) {
			memset(one, 0, sizeof one);
			for (i = 0; i < l.n[lane]; i++)
				for (y = 0; y < NP_KERNEL_LABELS; y++)
					one[i][y] = likely[i][y][lane];
			k[0]->sweep(&t, (const float (*)[NP_LANES])one,
				l.n[lane], a, b, c);
			for (i = 0; i < l.n[lane]; i++) {
				assert_true(c[i] == norm[i][lane]);
				for (y = 0; y < NP_KERNEL_LABELS; y++) {
					assert_true(a[i][y]
						== alpha[i][y][lane]);
					assert_true(b[i][y]
						== beta[i][y][lane]);
				}
			}
		}
	}
}

static void test_distances(void **state)
{
	const struct np_kernel *k[2] = { np_kernel_plain(), np_kernel_best() };
	int16_t score[NP_LANES] = { 5, -32768, 32767, 0, 0, 0, 0, 0, 0, 0, 7 };
	uint16_t down[NP_LANES];
	int i;

	(void)state;
	for (i = 0; i < 2; i++) {
		k[i]->distances(score, 40000, down);
		assert_int_equal(down[0], 32762);
		assert_int_equal(down[1], 40000);
		assert_int_equal(down[2], 0);
		assert_int_equal(down[10], 32760);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add_rows),
		cmocka_unit_test(test_viterbi),
		cmocka_unit_test(test_sweep),
		cmocka_unit_test(test_abreast),
		cmocka_unit_test(test_distances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
