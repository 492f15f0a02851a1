/* The arena: what it hands out, what a reset keeps, what happens when an
 * allocation cannot be had. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/check.h"

static void aligned_and_apart(void **state)
{
	np_arena a;
	unsigned char *p[200];
	size_t i, k;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < 200; i++) {
		p[i] = np_arena_alloc(&a, i * 37 % 4000);
		assert_non_null(p[i]);
		assert_int_equal((uintptr_t)p[i] % 16, 0);
		memset(p[i], (int)i, i * 37 % 4000);
	}
	for (i = 0; i < 200; i++)
		for (k = 0; k < i * 37 % 4000; k++)
			assert_int_equal(p[i][k], (unsigned char)i);
	np_arena_free(&a);
}

static void reset_keeps_memory(void **state)
{
	np_arena a;
	static size_t held, round, i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (round = 0; round < 10; round++) {
		np_arena_reset(&a);
		for (i = 0; i < 500; i++)
			np_arena_alloc(&a, 100 + i * 13);
		if (!round)
			held = np_arena_size(&a);
		assert_int_equal(np_arena_size(&a), held);
	}
	np_arena_free(&a);
	assert_int_equal(np_arena_size(&a), 0);
}

static void arrays_are_zero_after_reset(void **state)
{
	np_arena a;
	uint32_t *v;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	memset(np_arena_alloc(&a, 4000), 0xFF, 4000);
	np_arena_reset(&a);
	v = NP_NEW(&a, uint32_t, 1000);
	for (i = 0; i < 1000; i++)
		assert_int_equal(v[i], 0);
	np_arena_free(&a);
}

static void push_keeps_order(void **state)
{
	np_arena a;
	static uint32_t *v, n, i;
	static unsigned cap;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < 10000; i++)
		NP_PUSH(&a, v, n, cap, i * 3);
	assert_int_equal(n, 10000);
	for (i = 0; i < n; i++)
		assert_int_equal(v[i], i * 3);
	assert_string_equal(np_arena_copy(&a, "abc", 2), "ab");
	np_arena_free(&a);
}

static void failure_jumps(void **state)
{
	static const struct { size_t n, elem; } want[] = {
		{ SIZE_MAX, 2 }, { SIZE_MAX / 2, 4 }, { SIZE_MAX - 8, 1 },
	};
	np_arena a;
	volatile size_t i, jumps = 0;

	(void)state;
	np_arena_init(&a);
	for (i = 0; i < sizeof want / sizeof *want; i++) {
		if (setjmp(a.fail)) {
			jumps++;
			continue;
		}
		np_arena_array(&a, want[i].n, want[i].elem);
		fail();
	}
	assert_int_equal(jumps, 3);
	if (setjmp(a.fail))
		fail();
	assert_non_null(np_arena_alloc(&a, 10)); /* still of use */
	np_arena_free(&a);
}

/* What an article takes: one large piece and many small ones. */
static void take(np_arena *a, size_t kind)
{
	static const size_t large[] = { 1000, 300000, 60000, 900000 };
	size_t k;

	if (setjmp(a->fail))
		fail();
	np_arena_reset(a);
	np_arena_alloc(a, large[kind]);
	for (k = 0; k < 100; k++)
		np_arena_alloc(a, 1000 * (kind + 1));
}

/* Articles of changing size find the blocks of those before them. */
static void sizes_may_alternate(void **state)
{
	np_arena a;
	size_t warm, i;

	(void)state;
	np_arena_init(&a);
	for (i = 0; i < 8; i++)
		take(&a, i % 4);
	warm = np_arena_size(&a);
	assert_true(warm < 4000000);
	for (; i < 40; i++) {
		take(&a, i % 4);
		assert_int_equal(np_arena_size(&a), warm);
	}
	np_arena_free(&a);
}

static void checked_arithmetic(void **state)
{
	size_t out = 7;

	(void)state;
	assert_true(np_add(SIZE_MAX - 1, 1, &out));
	assert_int_equal(out, SIZE_MAX);
	assert_false(np_add(SIZE_MAX, 1, &out));
	assert_int_equal(out, SIZE_MAX);
	assert_true(np_mul(SIZE_MAX, 0, &out));
	assert_int_equal(out, 0);
	assert_true(np_mul(1000, 1000, &out));
	assert_int_equal(out, 1000000);
	assert_false(np_mul(SIZE_MAX / 2 + 1, 2, &out));
	assert_int_equal(out, 1000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aligned_and_apart),
		cmocka_unit_test(reset_keeps_memory),
		cmocka_unit_test(arrays_are_zero_after_reset),
		cmocka_unit_test(push_keeps_order),
		cmocka_unit_test(failure_jumps),
		cmocka_unit_test(sizes_may_alternate),
		cmocka_unit_test(checked_arithmetic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
