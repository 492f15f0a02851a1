/* The bounded buffer: contents, the NUL behind them, numbers, failure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void grows_and_ends_in_nul(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i;

	(void)state;
	assert_string_equal(b.ptr, "");
	for (i = 0; i < 1000; i++) {
		np_buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.len, i + 1);
		assert_int_equal(b.ptr[b.len], '\0');
	}
	for (i = 0; i < 1000; i++)
		assert_int_equal(b.ptr[i], 'a' + i % 26);
	np_buf_clear(&b);
	np_buf_add(&b, "x\0y", 3);
	np_buf_addn(&b, '-', 2);
	np_buf_adds(&b, "z");
	assert_int_equal(b.len, 6);
	assert_memory_equal(b.ptr, "x\0y--z", 7);
	np_buf_free(&b);
	assert_string_equal(b.ptr, "");
}

static void numbers(void **state)
{
	static const struct {
		int64_t n;
		int digits;
		const char *want;
	} cases[] = {
		{ 0, 0, "0" }, { -12340, 4, "-1.234" }, { 12340, 0, "12340" },
		{ 5, 4, "0.0005" }, { -5, 1, "-0.5" }, { 970000, 6, "0.97" },
		{ INT64_MIN, 0, "-9223372036854775808" },
		{ INT64_MAX, 0, "9223372036854775807" },
	};
	np_buf b = NP_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		np_buf_clear(&b);
		np_buf_addfix(&b, cases[i].n, cases[i].digits);
		assert_string_equal(b.ptr, cases[i].want);
	}
	np_buf_clear(&b);
	np_buf_addu(&b, UINT64_MAX);
	np_buf_addi(&b, -7);
	assert_string_equal(b.ptr, "18446744073709551615-7");
	np_buf_free(&b);
}

static void failure_is_kept_till_cleared(void **state)
{
	np_buf b = NP_BUF_INIT;

	(void)state;
	np_buf_adds(&b, "kept");
	assert_false(np_buf_reserve(&b, NP_BUF_MAX));
	assert_true(b.failed);
	np_buf_adds(&b, "dropped");
	assert_string_equal(b.ptr, "kept");
	assert_false(np_buf_reserve(&b, SIZE_MAX));
	np_buf_clear(&b);
	assert_false(b.failed);
	np_buf_adds(&b, "again");
	assert_string_equal(b.ptr, "again");
	np_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_ends_in_nul),
		cmocka_unit_test(numbers),
		cmocka_unit_test(failure_is_kept_till_cleared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
