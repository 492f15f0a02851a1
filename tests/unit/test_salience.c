/* What an article is about comes first. */
#include "marked.h"

static const struct {
	const char *description, *input, *first;
} cases[] = {
	{ "headline", "[P Anna Weber] resigns\n\n[L Kenya] is big. In [L Kenya] "
		"it rained.", "Anna Weber" },
	{ "people before places", "[P Anna Weber] flew to [L Kenya].",
		"Anna Weber" },
	{ "often named", "In [L Rome] [P Tom Hill] met [P Jane Adler]. "
		"[P Adler] spoke. [P Adler] left. [P Adler] slept.",
		"Jane Adler" },
	{ "the named before the unnamed", "A woman met [P Tom Hill].",
		"Tom Hill" },
};

static void test_first(void **state)
{
	struct marked k;
	size_t i;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const np_entity *e = marked_read(&k, cases[i].input)->entities;

		if (e->name.len != strlen(cases[i].first)
			|| memcmp(e->name.ptr, cases[i].first, e->name.len))
			fail_msg("%s: got %.*s", cases[i].description,
				(int)e->name.len, e->name.ptr);
	}
	marked_close(&k);
}

static void test_order(void **state)
{
	struct marked k;
	const struct np_doc *d;
	uint32_t i;

	(void)state;
	marked_open(&k);
	d = marked_read(&k, "[P Tom Hill] met [P Jane Adler] in [L Rome], "
		"[L Italy]. The [O Acme] board met, too.");
	assert_true(d->nentities >= 5);
	for (i = 1; i < d->nentities; i++)
		assert_true(d->entities[i - 1].salience
			>= d->entities[i].salience);
	marked_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
