/* The link stage as a whole: what is reconciled, what acts, what the user's
 * own names do. */
#include "marked.h"
#include "opened.h"

static void test_acts(void **state)
{
	static const struct {
		const char *input;
		int acts; /* of the first place */
	} cases[] = {
		{ "[L Kenya] agreed to sign the treaty.", 1 },
		{ "[L Nairobi] rejected the offer on Monday.", 1 },
		{ "[L Kenya]'s decision surprised everyone.", 1 },
		{ "He lives in [L Kenya].", 0 },
		{ "[L Kenya]'s coast is long.", 0 },
		{ "The talks were held in [L Nairobi].", 0 },
	};
	struct marked k;
	size_t i;

	(void)state;
	marked_open(&k);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct np_doc *d = marked_read(&k, cases[i].input);
		uint32_t m = 0;

		while (d->mentions[m].type != NP_LOC)
			m++;
		if (d->mentions[m].acts != cases[i].acts)
			fail_msg("%s", cases[i].input);
	}
	marked_close(&k);
}

/* Analyse with two own names of one id and one that is no entity. */
static void test_own_names(void **state)
{
	static const np_own_name own[] = {
		{ .name = { "blue heron", 10 }, .id = { "x1", 2 },
			.type = NP_ORG },
		{ .name = { "the bird people", 15 }, .id = { "x1", 2 },
			.type = NP_ORG },
		{ .name = { "Nairobi", 7 }, .type = NP_DATE },
	};
	static const char text[] = "The blue heron met in Nairobi, Kenya. "
		"Critics of the bird people stayed away.";
	np_options opt = { .skip = 0 };
	np_names *names;
	const np_doc *doc;
	const np_mention *m;
	size_t i, n, found = 0;

	(void)state;
	assert_int_equal(np_names_new(&names, own, 3), NP_OK);
	opt.names = names;
	doc = analyse(str(text), &opt);
	assert_null(np_doc_check(doc));
	m = np_doc_mentions(doc, &n);
	for (i = 0; i < n; i++) {
		const np_entity *e = &doc->entities[m[i].entity];

		assert_int_not_equal(np_doc_text(doc, m[i].span).ptr[0], 'N');
		if (e->id.len != 2)
			continue;
		assert_int_equal(e->type, NP_ORG);
		assert_int_equal(e->nmentions, 2);
		found++;
	}
	assert_int_equal(found, 2);
	np_names_free(names);
}

/* Much of one kind: a list of names, one name, one noun, pronouns. */
static void test_long(void **state)
{
	static const char *const pieces[] = { "[P Anna Weber], ",
		"The company said it and he ", "Weber Corp. and Anna's ",
		"A Smith, B Smith, the Smiths of Smith & Smith (SAS), " };
	np_buf text = NP_BUF_INIT;
	const np_doc *doc;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		np_buf_clear(&text);
		for (k = 0; k < 3000; k++)
			np_buf_adds(&text, pieces[i]);
		doc = analyse((np_str){ text.ptr, text.len }, NULL);
		assert_null(np_doc_check(doc));
	}
	np_buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_acts),
		cmocka_unit_test(test_own_names),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
