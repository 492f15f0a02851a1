/* Events and the gist, on small articles written for the purpose. */
#include "opened.h"

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
		"Thursday (16 May), ending a nine-day strike.", "2019-05-16" },
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
	{ "those who are only counted are people", NULL,
		"At least seven killed as ferry sinks\n\n"
		"A ferry sank off the coast on Monday and seven people died.\n",
		"At least seven people", "killed as ferry sinks", NULL, NULL },
	{ "a toll needs no verb", NULL,
		"Five dead after bridge collapse in Turin\n\n"
		"A bridge collapsed on Monday and five people died.\n",
		"Five people", "dead after bridge collapse in Turin", NULL, NULL },
	{ "a headline that teases is passed over", NULL,
		"Mayor quits: What the letter tells us\n\n"
		"Mayor Ann Lee resigned on Monday.\n",
		"Mayor", NULL, NULL, NULL },
	{ "a name and a colon: it is said", NULL,
		"Ann Lee: Mayor Park will sell the harbour\n\n"
		"Ann Lee spoke to voters in Oslo on Monday.\n",
		"Ann Lee", "says Mayor Park will sell the harbour", NULL, NULL },
	{ "what hangs on a preposition is no actor", NULL,
		"Amid discord, Park claims nomination\n\n"
		"The party met on Monday in Oslo.\n",
		NULL, "claims nomination", NULL, NULL },
	{ "one word before a comma is none", NULL,
		"No, Mayor Park Did Not Sell The Harbour\n\n"
		"The mayor has not sold the harbour of Oslo.\n",
		NULL, "Did Not Sell The Harbour", NULL, NULL },
	{ "a headline that says what somebody is", NULL,
		"Ann Lee Is a Candidate for Mayor\n\n"
		"The election is in June.\n",
		"Ann Lee", "Is a Candidate for Mayor", NULL, NULL },
	{ "a question is no lead", NULL,
		"Bank to close offices\n\n"
		"Do people still need a bank? The bank said it will close 20 "
		"offices.\n",
		"Bank", NULL, "The bank said it will close 20 offices.", NULL },
	{ "a possessive day is not explained in the middle", "2019-05-14",
		"Voters to choose mayor\n\n"
		"There is a lot at stake in Thursday's election.\n",
		NULL, NULL, "There is a lot at stake in Thursday's election.",
		NULL },
	{ "the latest day is the news, not the one that dates a noun",
		"2019-05-14",
		"Ann Lee blames bank for loss\n\n"
		"Ann Lee blamed the bank for her defeat in Thursday's "
		"election in a call with friends on Sunday.\n",
		"Ann Lee", NULL, NULL, "2019-05-12" },
	{ "the dateline is no actor", "2019-05-14",
		"OSLO, May 14 (Reuters) - A court jailed two men on Tuesday.\n",
		"A court", "jailed two men on Tuesday",
		"A court jailed two men on Tuesday (14 May).", "2019-05-14" },
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
	size_t count; /* of events, of which it is the last */
} events[] = {
	{ "fact", "Police arrested two men in Boston.",
		"arrest", "Police", "arrested two men in Boston", NP_FACT, 0, 1 },
	{ "future", "The minister will visit Norway.",
		"visit", "The minister", "will visit Norway", NP_FUTURE, 0, 1 },
	{ "possible", "The bank may close the office.",
		"close", "The bank", "may close the office", NP_POSSIBLE, 0, 1 },
	{ "denied", "The company denied the report.",
		"deny", "The company", "denied the report", NP_DENIED, 0, 1 },
	{ "planned", "The company wants to build a factory.", "want",
		"The company", "wants to build a factory", NP_PLANNED, 0, 1 },
	{ "negated", "The union did not accept the offer.", "accept",
		"The union", "did not accept the offer", NP_FACT, 1, 1 },
	{ "what is said, not the saying",
		"Police said that two men stole the car.",
		"steal", "two men", "stole the car", NP_FACT, 0, 1 },
	{ "an adverb before the verb", "The union never accepted the offer.",
		"accept", "The union", "never accepted the offer", NP_FACT, 1, 1 },
	{ "two who act together",
		"Lee and Park have pleaded guilty.", "plead", "Lee and Park",
		"have pleaded guilty", NP_FACT, 0, 1 },
	{ "an auxiliary for two verbs",
		"The minister will leave Oslo on Monday and visit Bergen.",
		"visit", "The minister", "will visit Bergen", NP_FUTURE, 0, 2 },
	{ "a noun that a date hangs on", "After the 2015 election, silence.",
		"election", NULL, "election", NP_FACT, 0, 1 },
	{ "what somebody is", "Ann Lee was the first woman in the cabinet.",
		"be", "Ann Lee", "was the first woman in the cabinet", NP_FACT,
		0, 1 },
	{ "not without a date", "Police closed the road after the fire.",
		"close", "Police", "closed the road after the fire", NP_FACT, 0,
		1 },
	{ "more than a saying", "The minister said sorry for the delay.",
		"say", "The minister", "said sorry for the delay", NP_FACT, 0,
		1 },
	{ "passive", "Two men were arrested by police on Monday.", "arrest",
		"Two men", "were arrested by police on Monday", NP_FACT, 0, 1 },
};

static const np_doc *read(const char *text, const char *date)
{
	np_options opt = { .date = str(date) };

	return analyse(str(text), &opt);
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
		if (n != events[i].count)
			fail_msg("%s: %zu events", events[i].description, n);
		e += n - 1;
		expect(events[i].description, e->verb, events[i].verb);
		expect(events[i].description, e->whotext, events[i].who);
		expect(events[i].description, e->what, events[i].what);
		assert_int_equal(e->modality, events[i].modality);
		assert_int_equal(e->negated, events[i].negated);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gist),
		cmocka_unit_test(event),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
