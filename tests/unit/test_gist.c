/* Events and the gist, on small articles written for the purpose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <newsparse.h>

/* want: what the member is asked to be, NULL: is not asked. */
static const struct {
	const char *description, *date, *text;
	const char *who, *what, *sentence, *when;
} gists[] = {
	{ "headline and lead", "2019-05-14",
		"Dockers end strike at Port of Mombasa\n\n"
		"Dockers at the Port of Mombasa will return to work on "
		"Thursday, ending a nine-day strike, police said.\n",
		"Dockers", "end strike at Port of Mombasa",
		"Dockers at the Port of Mombasa will return to work on "
		"Thursday (16 May), ending a nine-day strike", "2019-05-16" },
	{ "what stands before a colon is no actor", NULL,
		"Port fire: Police arrest two men\n\n"
		"Police in Hamburg arrested two men after a fire.\n",
		"Police", "arrest two men", NULL, NULL },
	{ "to come, as headlines say it", NULL,
		"Minister to visit Oslo\n\nThe minister of trade will visit "
		"Oslo, an official said.\n",
		"Minister", "to visit Oslo", NULL, NULL },
	{ "the paper's name is no part of what happened", NULL,
		"Voters reject new bridge | The Daily Paper\n\n"
		"Voters rejected the plan for a bridge by a wide margin.\n",
		"Voters", "reject new bridge", NULL, NULL },
	{ "no headline: the event of the lead", NULL,
		"Ann Lee resigned from the board of the bank on Monday.\n",
		"Ann Lee", NULL, NULL, NULL },
	{ "nothing", NULL, "", NULL, NULL, NULL, NULL },
	{ "no verb at all", NULL, "Names of ships.", NULL, NULL, NULL, NULL },
};

static const struct {
	const char *description, *text;
	const char *verb, *who, *what;
	int modality, negated;
} events[] = {
	{ "fact", "Police arrested two men in Boston.",
		"arrest", "Police", "arrested two men in Boston", NP_FACT, 0 },
	{ "future", "The minister will visit Norway.",
		"visit", "The minister", "will visit Norway", NP_FUTURE, 0 },
	{ "possible", "The bank may close the office.",
		"close", "The bank", "may close the office", NP_POSSIBLE, 0 },
	{ "denied", "The company denied the report.",
		"deny", "The company", "denied the report", NP_DENIED, 0 },
	{ "planned", "The company wants to build a factory.", "want",
		"The company", "wants to build a factory", NP_PLANNED, 0 },
	{ "negated", "The union did not accept the offer.", "accept",
		"The union", "did not accept the offer", NP_FACT, 1 },
	{ "what is said, not the saying",
		"Police said that two men stole the car.",
		"steal", "two men", "stole the car", NP_FACT, 0 },
	{ "passive", "Two men were arrested by police on Monday.", "arrest",
		"Two men", "were arrested by police on Monday", NP_FACT, 0 },
};

static np_model *model;
static np_ctx *ctx;

static const np_doc *read(const char *text, const char *date)
{
	np_options opt = { 0 };
	const np_doc *doc;

	if (date)
		opt.date = (np_str){ date, strlen(date) };
	assert_int_equal(np_analyze(ctx, text, strlen(text), &opt, &doc),
		NP_OK);
	return doc;
}

static void expect(const char *description, np_str got, const char *want)
{
	if (!want)
		return;
	if (got.len != strlen(want) || memcmp(got.ptr, want, got.len))
		fail_msg("%s: \"%.*s\", not \"%s\"", description,
			(int)got.len, got.ptr ? got.ptr : "", want);
}

static void gist(void **state)
{
	const np_doc *doc;
	const np_timex *x;
	np_gist g;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof gists / sizeof *gists; i++) {
		doc = read(gists[i].text, gists[i].date);
		g = np_doc_gist(doc);
		expect(gists[i].description, g.who, gists[i].who);
		expect(gists[i].description, g.what, gists[i].what);
		expect(gists[i].description, g.sentence, gists[i].sentence);
		if (!gists[i].when)
			continue;
		x = np_doc_timexes(doc, &n);
		assert_true(g.when < n);
		expect(gists[i].description, x[g.when].value, gists[i].when);
	}
	doc = read("", NULL);
	assert_null(np_doc_gist(doc).who.ptr);
	assert_int_equal(np_doc_gist(doc).when, NP_NONE);
}

static void event(void **state)
{
	const np_event *e;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof events / sizeof *events; i++) {
		e = np_doc_events(read(events[i].text, NULL), &n);
		if (n != 1)
			fail_msg("%s: %zu events", events[i].description, n);
		expect(events[i].description, e->verb, events[i].verb);
		expect(events[i].description, e->whotext, events[i].who);
		expect(events[i].description, e->what, events[i].what);
		assert_int_equal(e->modality, events[i].modality);
		assert_int_equal(e->negated, events[i].negated);
	}
}

static int set_up(void **state)
{
	(void)state;
	return np_model_open(&model, NULL) != NP_OK
		|| np_ctx_new(&ctx, model) != NP_OK;
}

static int tear_down(void **state)
{
	(void)state;
	np_ctx_free(ctx);
	np_model_free(model);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gist),
		cmocka_unit_test(event),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
