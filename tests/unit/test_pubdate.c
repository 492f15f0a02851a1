/* Where the day of publication is taken from, and what is left open. */
#include "opened.h"

static int is(np_str s, const char *want)
{
	return s.len == strlen(want) && (!s.len
			|| !memcmp(s.ptr, want, s.len));
}

static void test_sources(void **state)
{
	static const struct {
		const char *what, *input, *option, *text;
		np_date_source source;
		const char *value, *conflict;
	} t[] = {
		{ "the input is believed first", "2019-05-14", "2019-05-20",
			"NAIROBI, May 14 (Reuters) - Dockers went back.",
			NP_DATE_INPUT, "2019-05-14", "" },
		{ "then the option", "", "2019-05-20", "Dockers went back.",
			NP_DATE_OPTION, "2019-05-20", "" },
		{ "a month is a date", "2019-05", "", "Dockers went back.",
			NP_DATE_INPUT, "2019-05", "" },
		{ "so is a year", "2019", "", "Dockers went back.",
			NP_DATE_INPUT, "2019", "" },
		{ "what stands behind the day is ignored",
			"2019-05-14T10:00:00Z", "", "Dockers went back.",
			NP_DATE_INPUT, "2019-05-14", "" },
		{ "what is no date is ignored", "14 May 2019", "2019-05-20",
			"Dockers went back.", NP_DATE_OPTION, "2019-05-20",
			"" },
		{ "an impossible one too", "2019-02-30", "", "Dockers.",
			NP_DATE_NONE, "", "" },
		{ "and the year 0", "0000-01-01", "", "Dockers.",
			NP_DATE_NONE, "", "" },
		{ "a dateline", "", "",
			"NAIROBI, May 14 (Reuters) - Dockers went back.",
			NP_DATE_DATELINE, "XXXX-05-14", "" },
		{ "a dateline with a year", "", "",
			"NAIROBI, 14 May 2019 - Dockers went back.",
			NP_DATE_DATELINE, "2019-05-14", "" },
		{ "a date line", "", "", "Dockers end strike\n2019-05-14\n\n"
			"Dockers went back to work on Tuesday.",
			NP_DATE_TEXT, "2019-05-14", "" },
		{ "a date line in words", "", "", "Dockers end strike\n\n"
			"Tuesday, May 14, 2019\n\nDockers went back.",
			NP_DATE_TEXT, "2019-05-14", "" },
		{ "a date line gives a dateline its year", "", "",
			"May 14, 2019\n\nNAIROBI, May 14 (Reuters) - Dockers "
			"went back.", NP_DATE_DATELINE, "2019-05-14", "" },
		{ "a date in a sentence is no stamp", "", "",
			"The strike began on May 5, 2019, when dockers walked "
			"out of the port and the ships had to wait.",
			NP_DATE_NONE, "", "" },
		{ "none", "", "", "Dockers went back on Tuesday.",
			NP_DATE_NONE, "", "" },
		{ "another day in the dateline", "2019-05-15", "",
			"NAIROBI, May 14 (Reuters) - Dockers went back.",
			NP_DATE_INPUT, "2019-05-15", "XXXX-05-14" },
	};
	np_options opt;
	np_pubdate d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		memset(&opt, 0, sizeof opt);
		opt.date = str(t[i].input);
		opt.default_date = str(t[i].option);
		d = np_doc_date(analyse(str(t[i].text), &opt));
		if (d.source != t[i].source || !is(d.value, t[i].value)
				|| !is(d.conflict, t[i].conflict))
			fail_msg("%s: source %u, \"%.*s\", conflict \"%.*s\"",
				t[i].what, (unsigned)d.source,
				(int)d.value.len, d.value.ptr ? d.value.ptr
				: "", (int)d.conflict.len, d.conflict.ptr ?
				d.conflict.ptr : "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sources),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
