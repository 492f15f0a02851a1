/* The best tree, against one found by trying them all. */
#include "model/heads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/banned.h"

#define SMALL 6 /* tokens of which all trees are tried */
#define STRIDE (NP_HEADS_MAX + 8)

static int pick(uint64_t *state, int range)
{
	*state = np_mix(*state, 5);
	return (int)(*state % (2u * (unsigned)range + 1)) - range;
}

static int is_between(uint32_t x, uint32_t a, uint32_t b)
{
	return a < b ? x > a && x < b : x > b && x < a;
}

/* One root, all hang on it, and no arc crosses another or covers the root. */
static int is_projective_tree(const uint32_t *head, uint32_t n)
{
	uint32_t i, j, steps, roots = 0;

	for (i = 0; i < n; i++) {
		roots += head[i] == n;
		for (j = i, steps = 0; j < n && steps <= n; steps++)
			j = head[j];
		if (j < n)
			return 0;
	}
	for (i = 0; i < n; i++)
		for (j = 0; head[i] < n && j < n; j++)
			if (is_between(j, i, head[i])
			    && (head[j] == n || (head[j] != i
			    && head[j] != head[i]
			    && !is_between(head[j], i, head[i]))))
				return 0;
	return roots == 1;
}

static int32_t sum(const struct np_arcs *arcs, const uint32_t *head)
{
	int32_t s = 0;
	uint32_t i;

	for (i = 0; i < arcs->n; i++)
		s += arcs->score[i * arcs->stride + head[i]];
	return s;
}

/* The highest sum of any tree: heads count up like the digits of a number. */
static int32_t best_of_all(const struct np_arcs *arcs)
{
	uint32_t head[SMALL] = { 0 }, i;
	int32_t best = INT32_MIN, s;

	for (;;) {
		if (is_projective_tree(head, arcs->n)) {
			s = sum(arcs, head);
			best = s > best ? s : best;
		}
		for (i = 0; i < arcs->n && head[i] == arcs->n; i++)
			head[i] = 0;
		if (i == arcs->n)
			return best;
		head[i]++;
	}
}

static void random_arcs(struct np_arcs *arcs, int16_t *score, uint32_t n,
	int range, uint64_t *seed)
{
	uint32_t i;

	for (i = 0; i < n * STRIDE; i++)
		score[i] = i % STRIDE > n || i % STRIDE == i / STRIDE
			? INT16_MIN : (int16_t)pick(seed, range);
	*arcs = (struct np_arcs){ score, STRIDE, n };
}

static const struct np_net_kernel *kernels[2];

static void small_ones_are_best(void **state)
{
	static int16_t score[SMALL * STRIDE];
	uint32_t n, round, head[SMALL], k;
	struct np_arcs arcs;
	struct np_heads *t;
	static uint64_t seed = 1;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	t = np_heads_new(&a);
	for (n = 1; n <= SMALL; n++)
		for (round = 0; round < (n < 6 ? 200 : 10); round++) {
			random_arcs(&arcs, score, n, round % 2 ? 3 : 9000,
				&seed);
			for (k = 0; k < 2; k++) {
				np_heads_best(t, kernels[k], &arcs, head);
				assert_true(is_projective_tree(head, n));
				assert_int_equal(sum(&arcs, head),
					best_of_all(&arcs));
			}
		}
	np_arena_free(&a);
}

/* Sizes around those of vectors, and the largest; the extremes of scores. */
static void large_ones_are_trees(void **state)
{
	static int16_t score[NP_HEADS_MAX * STRIDE];
	static const int ranges[] = { 0, 1, 300, INT16_MAX };
	uint32_t n, k, head[2][NP_HEADS_MAX];
	struct np_arcs arcs;
	struct np_heads *t;
	static uint64_t seed = 7;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	t = np_heads_new(&a);
	for (n = 1; n <= NP_HEADS_MAX; n += n < 34 ? 1 : 47)
		for (k = 0; k < 4; k++) {
			random_arcs(&arcs, score, n, ranges[k], &seed);
			np_heads_best(t, kernels[0], &arcs, head[0]);
			np_heads_best(t, kernels[1], &arcs, head[1]);
			assert_true(is_projective_tree(head[0], n));
			assert_memory_equal(head[0], head[1],
				n * sizeof *head[0]);
		}
	np_arena_free(&a);
}

/* A tree that every token chooses by itself is taken as it is. */
static void good_choices_stay(void **state)
{
	static const uint32_t trees[][5] = {
		{ 1, 5, 1, 2, 2 }, { 5, 0, 1, 2, 3 }, { 1, 2, 3, 4, 5 },
		{ 4, 0, 3, 1, 5 }, { 1, 4, 3, 1, 5 },
	};
	int16_t score[5 * STRIDE];
	uint32_t i, k, head[5];
	struct np_arcs arcs;
	struct np_heads *t;
	static uint64_t seed = 3;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	t = np_heads_new(&a);
	for (i = 0; i < sizeof trees / sizeof *trees; i++) {
		random_arcs(&arcs, score, 5, 100, &seed);
		for (k = 0; k < 5; k++)
			score[k * STRIDE + trees[i][k]] = 101;
		assert_true(is_projective_tree(trees[i], 5));
		np_heads_best(t, kernels[1], &arcs, head);
		assert_memory_equal(head, trees[i], sizeof head);
	}
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_ones_are_best),
		cmocka_unit_test(large_ones_are_trees),
		cmocka_unit_test(good_choices_stay),
	};

	kernels[0] = np_net_kernel_plain();
	kernels[1] = np_net_kernel_best();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
