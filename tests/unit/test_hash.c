/* The hash function is part of the model's format; the table grows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

/* The definition, byte by byte. */
static uint64_t plainly(const unsigned char *p, size_t n, uint64_t seed)
{
	uint64_t h = np_mix(seed, n), w = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		w |= (uint64_t)p[i] << 8 * (i % 8);
		if (i % 8 == 7 || i + 1 == n) {
			h = np_mix(h, w);
			w = 0;
		}
	}
	return h;
}

static void is_what_it_was(void **state)
{
	unsigned char s[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s; i++)
		s[i] = (unsigned char)(i * 37 + 129);
	for (i = 0; i < sizeof s; i++) {
		assert_true(np_hash(s, i, 0) == plainly(s, i, 0));
		assert_true(np_hash(s + 1, i ? i - 1 : 0, 99)
			== plainly(s + 1, i ? i - 1 : 0, 99));
	}
}

static void table_grows(void **state)
{
	static char keys[5000][8];
	np_arena a;
	np_table t;
	uint32_t i, *v;
	size_t n;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	np_table_init(&t, &a);
	assert_null(np_table_get(&t, "k", 1, np_hash("k", 1, 0)));
	for (i = 0; i < 5000; i++) {
		n = (size_t)snprintf(keys[i], sizeof keys[i], "k%u", i);
		v = np_table_put(&t, keys[i], n, np_hash(keys[i], n, 0), i);
		assert_int_equal(*v, i);
		v = np_table_put(&t, keys[i], n, np_hash(keys[i], n, 0), 0);
		assert_int_equal(*v, i);
	}
	assert_int_equal(t.n, 5000);
	for (i = 0; i < 5000; i++) {
		n = strlen(keys[i]);
		assert_int_equal(*np_table_get(&t, keys[i], n,
			np_hash(keys[i], n, 0)), i);
	}
	assert_null(np_table_get(&t, "k5000", 5, np_hash("k5000", 5, 0)));
	/* Keys that share a hash stay apart. */
	*np_table_put(&t, "x", 1, 1, 7) = 8;
	assert_int_equal(*np_table_put(&t, "y", 1, 1, 9), 9);
	assert_int_equal(*np_table_get(&t, "x", 1, 1), 8);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_what_it_was),
		cmocka_unit_test(table_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
