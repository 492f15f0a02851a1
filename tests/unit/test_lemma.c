/* Verbs and their dictionary forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/lemma.h"

static const struct {
	const char *form, *want;
} cases[] = {
	{ "said", "say" }, { "agreed", "agree" }, { "planned", "plan" },
	{ "raised", "raise" }, { "denies", "deny" }, { "passes", "pass" },
	{ "visits", "visit" }, { "visiting", "visit" }, { "held", "hold" },
	{ "making", "make" }, { "put", "put" }, { "need", "need" },
	{ "announced", "announce" }, { "striking", "strike" },
	{ "signalling", "signal" }, { "totalled", "total" },
	{ "installed", "install" }, { "called", "call" }, { "died", "die" },
	{ "tied", "tie" }, { "lied", "lie" },
	{ "x", "x" }, { "ed", "ed" }, { "ing", "ing" }, { "s", "s" },
};

static void lemmas(void **state)
{
	np_arena a;
	struct np_word w = { 0 };
	np_str got;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		w.s = w.low = cases[i].form;
		w.n = w.nlow = (uint32_t)strlen(w.s);
		got = np_verb_lemma(&a, &w);
		assert_int_equal(got.len, strlen(cases[i].want));
		assert_memory_equal(got.ptr, cases[i].want, got.len);
	}
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(lemmas) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
