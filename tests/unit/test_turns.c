/* Who has the word in a transcript.  Turns are shown as [NAME|what is said],
 * without the name where it names nobody. */
#include "opened.h"

#include "base/buf.h"
#include "doc.h"
#include "text/turns.h"

#define GREET "JANE ROE, HOST: Good morning.\n\nMIA LEE: Hello, Jane.\n\n"

static const struct {
	const char *description, *text, *want;
} cases[] = {
	{ "nothing", "", "" },
	{ "a radio interview", GREET "ROE: Is it over?\n\nLEE: It is.\n",
		"[JANE ROE|Good morning.][MIA LEE|Hello, Jane.]"
		"[ROE|Is it over?][LEE|It is.]" },
	{ "nobody comes back", "UPDATE: The port is closed.\n\nWEATHER: Rain "
		"in Mombasa.\n\nSPORT: Lions beat Bears.\n", "" },
	{ "a rubric comes back", "WATCH: The port.\n\nWATCH: The town.\n\n"
		"WATCH: The sea.\n", "" },
	{ "label and speech in two paragraphs",
		"JANE ROE:\n\nGood morning.\n\nMIA LEE:\n\nHello.\n\nROE:\n\n"
		"Is it over?\n",
		"[JANE ROE|Good morning.][MIA LEE|Hello.][ROE|Is it over?]" },
	{ "all on one line", "ROE: Is it over? LEE: It is. ROE: Thank you.",
		"[ROE|Is it over?][LEE|It is.][ROE|Thank you.]" },
	{ "in quotation marks",
		"\"ROE: Is it over?\n\n\"LEE: It is.\n\n\"ROE: Thank you.\"\n",
		"[ROE|Is it over?][LEE|It is.][ROE|Thank you.]" },
	{ "questions and answers", "Q: Is it over?\n\nA: It is.\n\nQ: Why?\n\n"
		"A: The bank has paid.\n", "[|Is it over?][|It is.][|Why?]"
		"[|The bank has paid.]" },
	{ "somebody", GREET "UNIDENTIFIED MAN: We won.\n\nLEE: He is glad.\n",
		"[JANE ROE|Good morning.][MIA LEE|Hello, Jane.]"
		"[|We won.][LEE|He is glad.]" },
	{ "a time of day", "Update at 3 p.m. ET: It is over.\n\nUpdate at 4 "
		"p.m. ET: It goes on.\n\nUpdate at 5 p.m. ET: Over.\n", "" },
	{ "a label with nothing behind it", "ROE:\n\nQ: Is it over?\n\nROE: "
		"It is.\n", "[ROE|][|Is it over?][ROE|It is.]" },
	{ "all in capitals", "ROE: IS IT OVER?\n\nLEE: IT IS.\n\nROE: GOOD.\n",
		"" },
};

static void add(np_buf *b, const struct np_text *t, uint32_t beg, uint32_t end)
{
	if (beg < end)
		np_buf_add(b, t->source.ptr + t->tokens[beg].span.beg,
			t->tokens[end - 1].span.end
			- t->tokens[beg].span.beg);
}

static void table(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i;
	uint32_t k;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const np_doc *doc = analyse(str(cases[i].text), NULL);
		const struct np_text *t = &doc->text;

		np_buf_clear(&b);
		for (k = 0; k < t->nturns; k++) {
			np_buf_addc(&b, '[');
			if (t->turns[k].named)
				add(&b, t, t->turns[k].beg, t->turns[k].name);
			np_buf_addc(&b, '|');
			add(&b, t, t->turns[k].colon + 1, t->turns[k].end);
			np_buf_addc(&b, ']');
		}
		np_buf_addc(&b, '\0');
		if (strcmp(b.ptr, cases[i].want))
			print_message("%s\n", cases[i].description);
		assert_string_equal(b.ptr, cases[i].want);
	}
	np_buf_free(&b);
}

/* Speakers are people, offices and stage directions are not. */
static void names(void **state)
{
	const np_doc *doc = analyse(str(GREET "(SOUNDBITE OF MUSIC)\n\n"
		"PAUL EK, BYLINE: I am here.\n\nROE: Is it over?\n\n"
		"UNIDENTIFIED WOMAN: No.\n\nLEE: It is.\n"), NULL);
	static const char *const want[] = { "JANE ROE", "MIA LEE", "Jane",
		"PAUL EK", "ROE", "LEE" };
	const np_mention *m;
	size_t n, i, k = 0;

	(void)state;
	m = np_doc_mentions(doc, &n);
	for (i = 0; i < n; i++) {
		np_str s = np_doc_text(doc, m[i].span);

		if (m[i].kind != NP_NAME)
			continue;
		assert_int_equal(m[i].type, NP_PER);
		assert_true(k < sizeof want / sizeof *want);
		assert_int_equal(s.len, strlen(want[k]));
		assert_memory_equal(s.ptr, want[k++], s.len);
	}
	assert_int_equal(k, sizeof want / sizeof *want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
