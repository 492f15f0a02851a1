/* Which part of the article a paragraph is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"

/* Zones in the order of the text, a letter for each run of them: h headline,
 * y byline, d dateline, c caption, b body, s sign-off. */
static const struct {
	const char *what, *zones, *text;
} cases[] = {
	{ "nothing", "", "" },
	{ "one sentence", "b", "The port was closed on Monday." },
	{ "one line without a stop", "b", "Dockers end strike" },
	{ "headline and body", "hb",
		"Dockers end strike\n\nThe strike is over, they said." },
	{ "headline, byline, body", "hyb", "Dockers end strike\n"
		"By Grace Njoroge, Staff Writer\nThe strike is over." },
	{ "byline in capitals", "hyb", "Dockers end strike\n\n"
		"By GRACE NJOROGE and JO HALL\n\nThe strike is over." },
	{ "a body may begin with By", "hb", "Dockers end strike\n\n"
		"By Monday the port had been closed for nine days." },
	{ "agency without brackets", "hdb", "Bank chief to appeal\n"
		"TULSA, Okla. March 11, Reuter -\n\nThe bank is closed." },
	{ "agency", "db", "WASHINGTON (AP) — The port is closed." },
	{ "place, date, agency", "db",
		"NAIROBI, May 14 (Reuters) - The port is closed." },
	{ "place and date", "db", "  ROME, Feb 26 - The port is closed." },
	{ "place, country, agency", "db",
		"LONDON, England (CNN) -- The port is closed." },
	{ "a date between brackets", "db",
		"TALCA, Chile (14 March 2017) - The port is closed." },
	{ "a year between brackets", "db",
		"ROME, June 29 (2020) - The port is closed." },
	{ "place in small letters, agency", "db",
		"Kabul, Afghanistan (CNN) -- The port is closed." },
	{ "bar", "db", "PARIS | The port is closed." },
	{ "state", "db", "FORT MYERS, Fla. — The port is closed." },
	{ "underscore", "db", "CANBERRA, Australia (AP)_ It is closed." },
	{ "colon", "db", "ISLAMABAD: The port is closed." },
	{ "paragraph of its own", "hdb",
		"COCOA REVIEW\nSALVADOR, Feb 26 -\n\nIt rained all week." },
	{ "date line", "hdb", "Dockers end strike\n\n"
		"Friday, July 21, 2017\n\nThe strike is over." },
	{ "line ends lost", "hdb", "Dockers end strike at Port of Mombasa "
		"Tuesday, May 14, 2019 The government of Kenya said on "
		"Tuesday that dockers would return to work." },
	{ "a person and a dash are no dateline", "hb", "Dockers end strike\n\n"
		"Mr Odhiambo - the minister - said it was over." },
	{ "a label is no dateline", "hb", "Dockers end strike\n\n"
		"UPDATE: The strike is over." },
	{ "caption", "hcb", "Dockers end strike\n\nPhoto: Dockers in Mombasa "
		"on Monday\n\nThe strike is over." },
	{ "caption inside", "hbcb", "Dockers end strike\n\nIt is over.\n\n"
		"FILE - Dockers walk home in May.\n\nThey said so." },
	{ "reporting by", "hbs", "Dockers end strike\n\nIt is over.\n\n"
		"(Reporting by Grace Njoroge; editing by Jo Hall)" },
	{ "contributed", "hbs", "Dockers end strike\n\nIt is over.\n\n"
		"Jo Hall in Nairobi contributed to this report." },
	{ "copyright", "hbs", "Dockers end strike\n\nIt is over.\n\n"
		"Copyright 2019 The Coast Courier. All rights reserved." },
	{ "end mark", "hbs", "Dockers end strike\n\nIt is over.\n\nENDS" },
	{ "agency mark", "hbs",
		"Dockers end strike\n\nIt is over.\n\n- Reuters -" },
	{ "what ends a caption", "hbcb", "Dockers end strike\n\n"
		"It is over.\n\nDockers cheer in Mombasa on Monday. Hide Caption "
		"1 of 2 Photos: The strike The port by night. Hide Caption 2 "
		"of 2\n\nThey said so." },
	{ "a picture in the middle of a line", "hdbcb",
		"Dockers end strike\n\nNAIROBI (AFP) - It is over, they told "
		"reporters. (Photo: Jo Hall/The Courier) They were glad." },
	{ "a picture of a radio's page", "hbcb", "Dockers end strike\n\n"
		"It is over.\n\nEnlarge this image toggle caption Jo Hall/NPR Jo "
		"Hall/NPR\n\nThey said so." },
	{ "whom to follow", "hbs", "Dockers end strike\n\n"
		"It is over. Follow Jo Hall on Twitter @johall." },
	{ "the police may follow on foot", "hb", "Dockers end strike\n\n"
		"It is over. Follow the rules, the minister said on Monday." },
	{ "read more", "hbsb", "Dockers end strike\n\nIt is over.\n\n"
		"Read more: Minister Odhiambo resigns\n\nThey said so." },
	{ "read more, he said", "hb", "Dockers end strike\n\nIt is over.\n\n"
		"\"Read more books,\" he said." },
	{ "related, in brackets", "hbsb", "Dockers end strike\n\n"
		"It is over. (RELATED: Minister Odhiambo Resigns) They said so." },
	{ "an advertisement", "hbsb", "Dockers end strike\n\nIt is over."
		"\n\nAdvertisement\n\nThey said so." },
	{ "an advertisement above the headline", "shb", "Advertisement\n\n"
		"Dockers end strike\n\nIt is over." },
	{ "buttons", "hsb", "Dockers end strike\n\nShare Tweet Email 12\n\n"
		"It is over." },
	{ "a video", "hbsb", "Dockers end strike\n\nIt is over.\n\nJUST "
		"WATCHED Strike is over Replay More Videos ... MUST WATCH "
		"Strike is over 02:10 They said so." },
	{ "newsletter", "hbs", "Dockers end strike\n\nIt is over.\n\n"
		"Sign up for our newsletter." },
	{ "rights", "hbs", "Dockers end strike\n\nIt is over. 2019 Courier "
		"Ltd. All rights reserved." },
	{ "a label is part of the headline", "hb",
		"WATCH: Dockers end strike\n\nIt is over." },
	{ "a headline with a stop, in the line", "hb", "Suspect flees harbour "
		"hospital. A Mombasa man fled the harbour hospital on Friday, "
		"police said, and the suspect is still sought." },
	{ "a headline with a stop and capitals", "hb",
		"Court Lets Harbour Chief Go.\n\nA judge in Mombasa let the "
		"former chief of the harbour go on Friday." },
	{ "a name above an obituary", "hb", "Martha Wanjiru Otieno. Martha "
		"Wanjiru Otieno, 95, passed away at home on Friday." },
	{ "a lead is no headline", "b", "The suspect fled the hospital. The "
		"suspect is still sought, the hospital said." },
	{ "nor what is not said again", "b", "Rain is likely in Mombasa. The "
		"port will stay open." },
	{ "carriage returns", "hdb", "Dockers end strike\r\n\r\n"
		"NAIROBI (AFP) - It is over.\r\n" },
};

static void runs(const struct np_text *t, char *out, size_t size)
{
	static const char letters[] = "bhydcs";
	size_t n = 0;
	uint32_t i;

	for (i = 0; i < t->ntokens && n + 1 < size; i++)
		if (!n || out[n - 1] != letters[t->tokens[i].zone])
			out[n++] = letters[t->tokens[i].zone];
	out[n] = '\0';
}

static void table(void **state)
{
	np_arena a;
	struct np_text t;
	char got[32];
	size_t i;
	static int wrong;
	static np_model *m;

	(void)state;
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		np_text_read_with(&t, &a, &m->splitter,
			(np_str){ cases[i].text, strlen(cases[i].text) },
			(np_str){ NULL, 0 });
		runs(&t, got, sizeof got);
		if (strcmp(got, cases[i].zones)) {
			print_error("%s: got %s, want %s\n", cases[i].what,
				got, cases[i].zones);
			wrong++;
		}
	}
	np_arena_free(&a);
	np_model_free(m);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(table) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
