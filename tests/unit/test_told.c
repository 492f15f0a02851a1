/* The lines that tell what happened, in the report of small articles written
 * for the purpose: what has to be there and what must not be. */
#include "opened.h"

/* Lines of the report without their dates; NULL: none. */
static const struct {
	const char *description, *text, *has, *has_not;
} lines[] = {
	{ "not cut at a possessor nor within a quotation",
		"Lee blames press for Park's 'Oslo sank the ferry' remark.\n\n"
		"The bridge is closed.\n",
		"Lee blames press for Park's 'Oslo sank the ferry' remark\n",
		NULL },
	{ "an object with its adjectives",
		"Ann Lee offered warm and at times emotional words for the "
		"victims of the flood.\n",
		"offered warm and at times emotional words for the victims of "
		"the flood\n", NULL },
	{ "a clause that tells which one",
		"Ann Lee sold the yard that built the ferry last year.\n",
		"Ann Lee sold the yard that built the ferry", NULL },
	{ "nothing behind a semicolon",
		"Ann Lee closed the yard in Oslo; this surprised the town.\n",
		"Ann Lee closed the yard in Oslo\n", "surprised the town\n" },
	{ "no age behind a name",
		"The board of the bank dismissed Ann Lee, 45, on Monday.\n",
		"dismissed Ann Lee\n", "45\n" },
	{ "no comma where the date was",
		"Ann Lee will appear at the same court, via video link, on "
		"May 3rd.\n",
		"Ann Lee will appear at the same court, via video link\n",
		"link,\n" },
	{ "told twice, with a date once",
		"Ann Lee blames bank for loss.\n\nAnn Lee on Monday blamed the "
		"bank for the loss of her house.\n",
		"Ann Lee blamed the bank for the loss of her house\n",
		"blames bank" },
	{ "twice, with other numbers",
		"The Green Party won 12 seats in Oslo.\n\nLater the Green "
		"Party won 30 seats in Bergen.\n",
		"won 30 seats in Bergen\n", NULL },
	{ "what a person says is no fact",
		"Ann Lee: Mayor Park will sell the harbour.\n\nAnn Lee spoke "
		"to voters in Oslo on Monday.\n",
		"Ann Lee says Mayor Park will sell the harbour\n",
		"  Park will sell" },
	{ "a question behind a name is the writer's",
		"Ann Lee: Mayor of the harbour or a dreamer?\n\nAnn Lee "
		"closed the harbour of Oslo.\n",
		"Ann Lee closed the harbour of Oslo\n", "says" },
	{ "in the first person it is quoted",
		"Ann Lee: Park should have called me.\n\nAnn Lee spoke to "
		"voters in Oslo on Monday.\n",
		"says \"Park should have called me\"\n", NULL },
	{ "no first person",
		"Ann Lee opened the bridge. She would not shake my hand.\n",
		"Ann Lee opened the bridge\n", "my hand\n" },
	{ "no verb that only says", "Ann Lee tweeted late Monday. Ann Lee "
		"opened the bridge in Oslo.\n",
		"Ann Lee opened the bridge in Oslo\n", "tweeted" },
	{ "a weekday goes where its column has it",
		"Ann Lee signed Friday a contract with the union.\n",
		"Ann Lee signed a contract with the union\n", NULL },
	{ "time does nothing",
		"Ann Lee opened the bridge in Oslo. Two hours passed without "
		"any word from the mayor.\n",
		"Ann Lee opened the bridge in Oslo\n", "hours passed" },
	{ "a noun is dated by what stands behind it",
		"Oslo agreed to reopen the road after Bergen said sorry for "
		"the deaths of 24 soldiers in air strikes last November.\n",
		"Deaths of 24 soldiers in air strikes\n", NULL },
	{ "no verb that the parse has not finished",
		"Police arrested Ann Lee in Oslo. She was back to boasting "
		"about money and totally ignoring the mayor.\n",
		"Police arrested Ann Lee in Oslo\n", "totally ignoring" },
	{ "no stop before the last mark",
		"The mayor of Oslo called the bridge \"a shame,\" a report "
		"showed.\n",
		"called the bridge \"a shame\"\n", NULL },
};

struct page {
	char text[8192];
	size_t len;
};

static int take(void *user, const char *bytes, size_t len)
{
	struct page *p = user;

	assert_true(p->len + len < sizeof p->text);
	memcpy(p->text + p->len, bytes, len);
	p->len += len;
	p->text[p->len] = '\0';
	return 0;
}

/* From WHAT to the next block but BACKGROUND. */
static const char *told(struct page *p, const np_doc *doc)
{
	static const char *const next[] = { "\nWHERE\n", "\nWHEN\n",
		"\nSAID\n", "\nALSO\n" };
	np_style style = { .width = 400 };
	char *end, *from;
	size_t i;

	p->len = 0;
	assert_int_equal(np_write(doc, NP_REPORT, &style, take, p), NP_OK);
	from = strstr(p->text, "\nWHAT\n");
	if (!from)
		from = strstr(p->text, "\nBACKGROUND\n");
	for (i = 0; from && i < sizeof next / sizeof *next; i++)
		if ((end = strstr(from, next[i])) != NULL)
			end[1] = '\0';
	return from ? from : "";
}

static void test_lines(void **state)
{
	np_options opt = { .date = str("2019-05-14") };
	struct page p;
	const char *got;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof *lines; i++) {
		got = told(&p, analyse(str(lines[i].text), &opt));
		if ((!lines[i].has || strstr(got, lines[i].has))
		    && (!lines[i].has_not || !strstr(got, lines[i].has_not)))
			continue;
		print_error("%s:\n%s\nwant \"%s\"\nnot \"%s\"\n",
			lines[i].description, got,
			lines[i].has ? lines[i].has : "",
			lines[i].has_not ? lines[i].has_not : "");
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lines) };

	return cmocka_run_group_tests(tests, open_all, close_all);
}
