/* Quotation marks, cues and speakers, on sentences written for the purpose.
 * A quotation is shown as KIND SPEAKER/CUE [part][part]. */
#include "opened.h"

#include "base/buf.h"

static const struct {
	const char *description, *text, *want;
} cases[] = {
	{ "cue behind, inverted",
		"\"It is not true,\" said the minister.",
		"direct the minister/said [It is not true]\n" },
	{ "cue behind, name first",
		"\"We will appeal,\" Ann Lee told reporters on Monday.",
		"direct Ann Lee/told [We will appeal]\n" },
	{ "curly marks, cue before",
		"Ann Lee said: \xE2\x80\x9CThe talks have failed.\xE2\x80\x9D",
		"direct Ann Lee/said [The talks have failed.]\n" },
	{ "broken by its cue",
		"\"We will,\" Mary Hill said, \"not yield to this.\"",
		"direct Mary Hill/said [We will][not yield to this.]\n" },
	{ "two sentences around one cue",
		"\"We lost,\" said Mary Hill. \"It was not our day.\"",
		"direct Mary Hill/said [We lost][It was not our day.]\n" },
	{ "a phrase in marks is mixed",
		"Ann Lee said the plan was \"a complete disaster\" for us.",
		"mixed Ann Lee/said [a complete disaster]\n" },
	{ "irony is no quotation",
		"The so-called \"experts\" met in Paris on Monday.", "" },
	{ "a nickname is no quotation",
		"Robert \"Shorty\" Hill was arrested in Boston.", "" },
	{ "the title of a work is none (spoken of, not said)",
		"His book \"The Long Road Home\" was published in May.", "" },
	{ "nor where somebody tells of it",
		"Ann Lee told \"State of the Union.\" that it was over.",
		"" },
	{ "two words are enough", "\"We won,\" said Bo Ek.",
		"direct Bo Ek/said [We won]\n" },
	{ "behind what was said, the noun beside the verb",
		"The minister will hold talks with the director of the bank, an "
		"official told the agency.",
		"indirect an official/told [The minister will hold talks with "
		"the director of the bank]\n" },
	{ "two paragraphs, one closing mark",
		"\"We have begun,\" said Ann Lee.\n\n\"The first part is done.\n\n"
		"\"The second will follow soon.\"\n",
		"direct Ann Lee/said [We have begun]\n"
		"direct Ann Lee/ [The first part is done.]"
		"[The second will follow soon.]\n" },
	{ "an unmatched mark stays in its paragraph",
		"He measured 5 feet 6\" on Monday.\n\n"
		"\"I am tall,\" said Ann Lee.\n",
		"direct Ann Lee/said [I am tall]\n" },
	{ "according to",
		"\"The road is closed until May,\" according to the police.",
		"direct the police/according [The road is closed until May]\n" },
	{ "indirect, said first", "Police said that the road was closed.",
		"indirect Police/said [the road was closed]\n" },
	{ "indirect, said last", "The road was closed, police said.",
		"indirect police/said [The road was closed]\n" },
	{ "sorry is not speech", "The minister said sorry for the delay.", "" },
	{ "no speech within a quotation",
		"\"We came home. He said that we were late. We left,\" said "
		"Ann Lee.",
		"direct Ann Lee/said [We came home. He said that we were late. "
		"We left]\n" },
	{ "the name behind a role and a place",
		"Republican presidential candidate Texas Senator Ann Lee "
		"argued that the law was a disaster for small towns.",
		"indirect Ann Lee/argued [the law was a disaster for small "
		"towns]\n" },
	{ "a name of one word right behind the marks",
		"\"Nothing of this is new to us. Is it?\" Lee said last month "
		"on television.",
		"direct Lee/said [Nothing of this is new to us. Is it?]\n" },
	{ "who adds is who said",
		"Ann Lee said on \"Morning News\" that there was no plan, "
		"adding, \"We will look at it when there is one.\"",
		"direct Ann Lee/adding [We will look at it when there is "
		"one.]\n" },
	{ "a colon without a verb of saying",
		"Ann Lee hit back at Mary Hill in a message: \"She has never "
		"won a vote in this town.\"",
		"direct Ann Lee/: [She has never won a vote in this town.]\n" },
	{ "a colon at the end of the paragraph before",
		"Ann Lee issued the following statement:\n\n\"Our hearts are "
		"with the families tonight.\"",
		"direct Ann Lee/: [Our hearts are with the families "
		"tonight.]\n" },
	{ "signed",
		"The debate was long.\n\n\"I will look into it, and we will "
		"see.\"\n\n- Mary Hill\n\nShe did not.",
		"direct Mary Hill/- [I will look into it, and we will see.]\n" },
	{ "an abbreviation ends the sentence between",
		"\"It is a bad record,\" Ann Lee said in Dover, Del. \"She has "
		"to answer for it.\"",
		"direct Ann Lee/said [It is a bad record]"
		"[She has to answer for it.]\n" },
	{ "who issued a statement says it",
		"Harbour Bank issued a statement saying that \"no client has "
		"lost any money with us.\"",
		"mixed Harbour Bank/saying [no client has lost any money with "
		"us.]\n" },
	{ "a phrase before who adds is not part of what is added",
		"Ann Lee called the count \"messy,\" adding, \"We will look at "
		"every vote again.\"",
		"direct Ann Lee/adding [We will look at every vote again.]\n" },
	{ "a place that a preposition governs does not speak",
		"He was moved by the plaque at Hill Park: \"The meaning of life "
		"is to plant trees.\"",
		"direct / [The meaning of life is to plant trees.]\n" },
	{ "nor do 30 percent",
		"Thirty percent said that they would vote for the mayor.", "" },
	{ "minutes do not speak",
		"The minutes said that members agreed on higher rates.", "" },
	{ "nothing quoted", "", "" },
	{ "marks only", "\" \" \" \"", "" },
	{ "closing marks only", "\xE2\x80\x9D \xE2\x80\x9D x\xE2\x80\x9D", "" },
};

static void show(np_buf *b, const np_doc *doc, np_span s)
{
	np_str t = np_doc_text(doc, s);

	np_buf_add(b, t.ptr, t.len);
}

static void show_quote(np_buf *b, const np_doc *doc, const np_quote *q)
{
	static const char *const kinds[] = { "direct", "mixed", "indirect" };
	uint32_t i;

	np_buf_adds(b, kinds[q->kind]);
	np_buf_addc(b, ' ');
	show(b, doc, q->speaker);
	np_buf_addc(b, '/');
	show(b, doc, q->cue);
	np_buf_addc(b, ' ');
	for (i = 0; i < (q->nparts ? q->nparts : 1); i++) {
		np_buf_addc(b, '[');
		show(b, doc, q->nparts ? q->parts[i] : q->span);
		np_buf_addc(b, ']');
	}
	np_buf_addc(b, '\n');
}

static void quotes(void **state)
{
	np_buf b = NP_BUF_INIT;
	const np_doc *doc;
	const np_quote *q;
	size_t i, k, n;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		doc = analyse(str(cases[i].text), NULL);
		np_buf_clear(&b);
		q = np_doc_quotes(doc, &n);
		for (k = 0; k < n; k++)
			show_quote(&b, doc, &q[k]);
		if (strcmp(b.ptr, cases[i].want))
			print_message("%s\n", cases[i].description);
		assert_string_equal(b.ptr, cases[i].want);
	}
	np_buf_free(&b);
}

/* A paper is the speaker by its words; the entity is who issued it. */
static const struct {
	const char *description, *text, *who;
} issued[] = {
	{ "it was issued in the sentence before",
		"Harbour Bank issued a statement on Monday. \"No client has "
		"lost any money,\" the statement said.", "Harbour Bank" },
	{ "whose letter it is", "\"No client has lost any money with us,\" "
		"Ann Lee's letter said.", "Ann Lee" },
	{ "by whom it is", "A report by Harbour Bank said that no client had "
		"lost any money.", "Harbour Bank" },
};

static void issuers(void **state)
{
	const np_doc *doc;
	const np_quote *q;
	np_str who;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof issued / sizeof *issued; i++) {
		doc = analyse(str(issued[i].text), NULL);
		q = np_doc_quotes(doc, &n);
		if (n != 1 || q->entity == NP_NONE)
			fail_msg("%s: no speaker", issued[i].description);
		who = np_doc_entities(doc, &n)[q->entity].name;
		if (who.len != strlen(issued[i].who)
				|| memcmp(who.ptr, issued[i].who, who.len))
			fail_msg("%s: %.*s", issued[i].description,
				(int)who.len, who.ptr);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes),
		cmocka_unit_test(issuers),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
