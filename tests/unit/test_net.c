/* The net: its section, its kernels, and its notes on words. */
#include "model/net.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "model/parser_tags.h"
#include "text/lore.h"
#include "base/banned.h"

/* -- The section ----------------------------------------------------------- */

static const struct {
	const char *what;
	uint32_t at;
	unsigned char value; /* of the byte there */
	size_t cut;
	np_status want;
} sections[] = {
	{ "good", 0, NP_NET_VERSION, 0, NP_OK },
	{ "another version", 0, NP_NET_VERSION + 1, 0, NP_EMODEL },
	{ "a version of another byte order", 3, NP_NET_VERSION, 0, NP_EMODEL },
	{ "the last parts of speech", NP_NET_TAGS_AT + 126, NP_NUPOS - 1, 0,
		NP_OK },
	{ "no such universal part of speech", NP_NET_TAGS_AT + 126, NP_NUPOS,
		0, NP_EMODEL },
	{ "no such part of speech", NP_NET_TAGS_AT + 127, NP_NXPOS, 0,
		NP_EMODEL },
	{ "one byte short", 0, NP_NET_VERSION, 1, NP_EMODEL },
	{ "header only", 0, NP_NET_VERSION, NP_NET_LENGTH - 64, NP_EMODEL },
	{ "nothing", 0, NP_NET_VERSION, NP_NET_LENGTH, NP_EMODEL },
};

static void sections_are_checked(void **state)
{
	unsigned char *s = malloc(NP_NET_LENGTH);
	static struct np_net net;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sections / sizeof *sections; i++) {
		memset(s, 0, NP_NET_LENGTH);
		s[0] = NP_NET_VERSION;
		s[sections[i].at] = sections[i].value;
		if (np_net_open(&net, (np_blob){ s, NP_NET_LENGTH
				- sections[i].cut }) != sections[i].want)
			fail_msg("%s", sections[i].what);
		assert_int_equal(net.kernel != NULL,
			sections[i].want == NP_OK);
	}
	assert_int_equal(np_net_open(&net, (np_blob){ NULL, 0 }), NP_OK);
	assert_null(net.kernel);
	free(s);
}

/* -- Kernels --------------------------------------------------------------- */

static int pick(uint64_t *state, int range)
{
	*state = np_mix(*state, 5);
	return (int)(*state % (2u * (unsigned)range + 1)) - range;
}

#define TOKENS 5
#define IN 12
#define OUT 72 /* 64 and a rest */

/* Numbers at the ends of their range wrap around in either. */
static void affine_is_right(void **state)
{
	static const int ranges[] = { 3, 1000, INT16_MAX };
	const struct np_net_kernel *k[2] = { np_net_kernel_plain(),
		np_net_kernel_best() };
	int16_t w[IN * OUT], x[TOKENS * (IN + 4)], y[2][TOKENS * OUT];
	int32_t b[OUT];
	struct np_affine m = { w, b, IN, OUT };
	uint64_t seed = 1;
	uint32_t i, j, t, r, n;
	int64_t want;

	(void)state;
	for (r = 0; r < 3; r++)
		for (n = 1; n <= TOKENS; n++) {
			for (i = 0; i < IN * OUT; i++)
				w[i] = (int16_t)pick(&seed, ranges[r]);
			for (i = 0; i < TOKENS * (IN + 4); i++)
				x[i] = (int16_t)pick(&seed, ranges[r]);
			for (i = 0; i < OUT; i++)
				b[i] = pick(&seed, 1 << 20);
			for (i = 0; i < 2; i++)
				k[i]->affine(&m, x, IN + 4, y[i], n);
			assert_memory_equal(y[0], y[1], n * OUT * 2);
			for (t = 0; t < n && r < 2; t++)
				for (j = 0; j < OUT; j++) {
					want = b[j];
					for (i = 0; i < IN; i++)
						want += x[t * (IN + 4) + i]
							* w[np_affine_at(IN,
							OUT, i, j)];
					want >>= NP_NET_SHIFT;
					assert_int_equal(y[1][t * OUT + j],
						want > INT16_MAX ? INT16_MAX
						: want < INT16_MIN ? INT16_MIN
						: want);
				}
		}
}

#define LANES 48

static void lanes_are_right(void **state)
{
	static const int ranges[] = { 3, 3000, INT16_MAX };
	const struct np_net_kernel *k[2] = { np_net_kernel_plain(),
		np_net_kernel_best() };
	int16_t a[LANES], b[LANES], c[LANES], y[2][LANES], z[2][LANES];
	int8_t row[LANES];
	uint64_t seed = 2;
	uint32_t i, j, r;
	int f;

	(void)state;
	for (r = 0; r < 3; r++) {
		for (i = 0; i < LANES; i++) {
			a[i] = (int16_t)pick(&seed, ranges[r]);
			b[i] = (int16_t)pick(&seed, ranges[r]);
			c[i] = (int16_t)pick(&seed, ranges[r]);
			row[i] = (int8_t)pick(&seed, 127);
		}
		for (i = 0; i < 2; i++) {
			memcpy(y[i], a, sizeof a);
			k[i]->add(y[i], b, LANES);
			k[i]->add_row(y[i], row, LANES);
			k[i]->rectify(y[i], LANES);
			k[i]->recur(z[i], a, b, c, LANES);
		}
		assert_memory_equal(y[0], y[1], sizeof *y);
		assert_memory_equal(z[0], z[1], sizeof *z);
		for (j = 0; j < LANES && r < 2; j++) {
			i = (uint32_t)(a[j] + b[j] + row[j] > 0);
			assert_int_equal(y[1][j],
				i ? a[j] + b[j] + row[j] : 0);
			f = b[j] * 8 + 16384;
			f = f < 0 ? 0 : f > 32760 ? 32760 : f;
			assert_int_equal(z[1][j], c[j] + ((f * (a[j] - c[j])
				+ 16384) >> 15));
		}
	}
}

static const struct {
	int16_t v[24];
	uint32_t want;
} bests[] = {
	{ { 0 }, 0 },
	{ { 1, 2, 3 }, 2 },
	{ { -5, -4, [2 ... 23] = -4 }, 1 },
	{ { [23] = 1 }, 23 },
	{ { [7] = INT16_MAX, [8] = INT16_MAX, [23] = INT16_MAX }, 7 },
	{ { [0 ... 23] = INT16_MIN }, 0 },
	{ { [0 ... 16] = INT16_MIN, [17] = INT16_MIN + 1,
		[18 ... 23] = INT16_MIN }, 17 },
};

static void the_first_best_is_found(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bests / sizeof *bests; i++) {
		assert_int_equal(np_net_kernel_plain()->best(bests[i].v, 24),
			bests[i].want);
		assert_int_equal(np_net_kernel_best()->best(bests[i].v, 24),
			bests[i].want);
	}
}

static void best_cuts_are_right(void **state)
{
	enum { STEP = 56, CUTS = 9 };
	const struct np_net_kernel *k[2] = { np_net_kernel_plain(),
		np_net_kernel_best() };
	int32_t a[CUTS * STEP], b[CUTS * STEP], y[2][STEP], want, sum;
	struct np_cuts c = { a, b + (CUTS - 1) * STEP, STEP, 1 - STEP, 0 };
	uint64_t seed = 3;
	uint32_t n, i, m;

	(void)state;
	for (i = 0; i < CUTS * STEP; i++) {
		a[i] = pick(&seed, 1 << 20);
		b[i] = pick(&seed, 1 << 20);
	}
	for (c.cuts = 1; c.cuts <= CUTS; c.cuts++)
		for (n = 1; n <= 40; n += 13) {
			k[0]->best_cuts(y[0], &c, n);
			k[1]->best_cuts(y[1], &c, n);
			assert_memory_equal(y[0], y[1], n * sizeof **y);
			for (i = 0; i < n; i++) {
				for (m = 0, want = INT32_MIN; m < c.cuts; m++) {
					sum = c.a[(int)m * c.a_step + i]
						+ c.b[(int)m * c.b_step + i];
					want = sum > want ? sum : want;
				}
				assert_int_equal(y[0][i], want);
			}
		}
}

/* -- Notes on words -------------------------------------------------------- */

/* A sentence is read alike with notes and without, when they are made and when
 * they are read, and also where case says nothing. */
static void notes_change_nothing(void **state)
{
	static const char *const line[] = { "Rebels", "in", "the", "north",
		"of", "the", "Republic", "met", "rebels", "in", "Rome", "." };
	enum { N = sizeof line / sizeof *line };
	unsigned char *s = malloc(NP_NET_LENGTH);
	static struct np_net net;
	static int16_t plain[2][N * NP_NET_ANSWER];
	static uint64_t seed = 4;
	static uint32_t i;
	np_str words[N];
	uint8_t starts[N] = { 1 };
	struct np_lore lore;
	struct np_net_work *w;
	struct np_text t;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	np_lore_init(&lore);
	if (setjmp(a.fail) || setjmp(lore.arena.fail))
		fail();
	for (i = 0; i < NP_NET_LENGTH; i++)
		s[i] = (unsigned char)pick(&seed, 20);
	memset(s, 0, NP_NET_BIASES_AT);
	s[0] = NP_NET_VERSION;
	assert_int_equal(np_net_open(&net, (np_blob){ s, NP_NET_LENGTH }),
		NP_OK);
	for (i = 0; i < N; i++)
		words[i] = (np_str){ line[i], strlen(line[i]) };
	np_text_given(&t, &a, words, starts, N);
	w = np_net_begin(&a);
	for (i = 0; i < 2; i++)
		memcpy(plain[i], np_net_read(&net, w, &t, &t.sents[0], (int)i),
			sizeof *plain);
	np_lore_meet(&lore, &a, &t);
	for (i = 0; i < 4; i++)
		assert_memory_equal(plain[i % 2], np_net_read(&net, w, &t,
			&t.sents[0], (int)i % 2), sizeof *plain);
	np_lore_free(&lore);
	np_arena_free(&a);
	free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_are_checked),
		cmocka_unit_test(affine_is_right),
		cmocka_unit_test(lanes_are_right),
		cmocka_unit_test(the_first_best_is_found),
		cmocka_unit_test(best_cuts_are_right),
		cmocka_unit_test(notes_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
