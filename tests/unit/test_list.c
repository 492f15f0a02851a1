/* Words in sorted lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/list.h"

static const char *const list[] = { "a", "ab", "said", "says", "z" };

static const struct {
	const char *word;
	bool want;
} cases[] = {
	{ "a", true }, { "ab", true }, { "said", true }, { "z", true },
	{ "", false }, { "abc", false }, { "sai", false }, { "saids", false },
	{ "zz", false }, { "A", false }, { "\xff", false },
};

static void has(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(NP_LIST_HAS(list, cases[i].word,
			strlen(cases[i].word)), cases[i].want);
	assert_false(np_list_has(list, 0, "a", 1));
	/* No further than the end of either, whatever stands behind a NUL. */
	assert_false(NP_LIST_HAS(list, "said\0so", 7));
	assert_false(NP_LIST_HAS(list, "z\0\0\0\0\0\0\0\0", 9));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(has) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
