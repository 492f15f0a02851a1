/* The report: whole pages, in several widths. */
#include "fake.h"

#include "out/layout.h"
#include "time/say.h"

/* A strike in a port: everything the report can show. */
static void strike(struct fake *f)
{
	struct np_doc *d = &f->doc;
	uint32_t james, esther, union_, worker, mombasa, nairobi, kenya;

	fake_init(f, "Dockers end nine-day strike at Port of Mombasa",
		"NAIROBI , May 14 - Kenya 's transport minister James"
		" Macharia said on Tuesday that dockers at the Port of"
		" Mombasa would return on Thursday .\n"
		"The Dock Workers Union walked out on May 5 over pay ; the"
		" strike cost Kenya nine days of trade .\n"
		"\" We got what we asked for , \" said Esther Wanjiru , its"
		" secretary-general .\n"
		"\" We are tired , \" a port worker said in Mombasa .");
	union_ = fake_entity(f, NP_ORG, "Dock Workers Union", 0.2f);
	james = fake_entity(f, NP_PER, "James Macharia", 0.3f);
	d->entities[0].salience = 0.35f;
	mombasa = fake_entity(f, NP_LOC, "Mombasa", 0.2f);
	esther = fake_entity(f, NP_PER, "Esther Wanjiru", 0.15f);
	kenya = fake_entity(f, NP_LOC, "Kenya", 0.1f);
	nairobi = fake_entity(f, NP_LOC, "Nairobi", 0.05f);
	worker = fake_entity(f, NP_PER, "a port worker", 0.01f);
	d->entities[james].title = STR("Mr");
	d->entities[james].role = STR("transport minister");
	d->relations[d->nrelations++] = (np_relation){ james, kenya,
		STR("transport minister") };
	fake_alias(f, james, "the minister");
	fake_alias(f, james, "Macharia");
	fake_alias(f, james, "the Minister");
	d->entities[esther].title = STR("secretary-general");
	d->relations[d->nrelations++] = (np_relation){ esther, union_,
		STR("secretary-general") };
	fake_alias(f, union_, "DWU");
	fake_alias(f, union_, "the union");
	d->entities[worker].unnamed = 1;
	d->entities[mombasa].place = (np_place){ NP_CITY, 0, { 'K', 'E' },
		-40547, 396636, 186301, { NULL, 0 } };
	d->entities[nairobi].place = (np_place){ NP_CITY, 1, { 'K', 'E' },
		-12833, 368172, 184745, { NULL, 0 } };
	d->entities[kenya].place = (np_place){ NP_COUNTRY, 0, { 'K', 'E' },
		10000, 380000, 192950, { NULL, 0 } };
	fake_mention(f, "Mombasa", 0, mombasa, NP_NAME, 1.0f);
	fake_mention(f, "NAIROBI", 0, nairobi, NP_NAME, 1.0f);
	d->text.tokens[d->mentions[1].token].zone = NP_DATELINE;
	fake_mention(f, "Kenya", 0, kenya, NP_NAME, 1.0f);
	fake_mention(f, "James Macharia", 0, james, NP_NAME, 1.0f);
	fake_mention(f, "Mombasa", 1, mombasa, NP_NAME, 1.0f);
	fake_mention(f, "Dock Workers Union", 0, union_, NP_NAME, 1.0f);
	fake_mention(f, "Kenya", 1, kenya, NP_NAME, 1.0f);
	fake_mention(f, "Esther Wanjiru", 0, esther, NP_NAME, 1.0f);
	fake_mention(f, "a port worker", 0, worker, NP_NOMINAL, 1.0f);
	fake_mention(f, "Mombasa", 2, mombasa, NP_NAME, 1.0f);
	fake_timex(f, "May 14", 0, NP_TX_DATE, "2019-05-14");
	fake_timex(f, "Tuesday", 0, NP_TX_DATE, "2019-05-14")->relative = 1;
	fake_timex(f, "Thursday", 0, NP_TX_DATE, "2019-05-16")->relative = 1;
	fake_timex(f, "May 5", 0, NP_TX_DATE, "2019-05-05");
	fake_timex(f, "nine days", 0, NP_TX_DURATION, "P9D");
	d->date = (np_pubdate){ STR("2019-05-14"), { NULL, 0 },
		NP_DATE_DATELINE };
	d->events[d->nevents++] = (np_event){
		.span = fake_span(f, "James Macharia said", 0), .sentence = 1,
		.who = james, .where = NP_NONE, .when = 1,
		.whotext = STR("James Macharia"), .verb = STR("announce"),
		.what = STR("announced the end of the strike"),
		.salience = 0.9f };
	d->events[d->nevents++] = (np_event){
		.span = fake_span(f, "dockers", 0), .sentence = 1,
		.who = NP_NONE, .where = mombasa, .when = 2,
		.whotext = STR("dockers"), .verb = STR("return"),
		.what = STR("will return to work"), .modality = NP_FUTURE,
		.salience = 0.8f };
	d->events[d->nevents++] = (np_event){
		.span = fake_span(f, "The Dock Workers Union walked out", 0),
		.sentence = 2, .who = union_, .where = mombasa, .when = 3,
		.whotext = STR("union members"), .verb = STR("walk"),
		.what = STR("walked out over pay"), .salience = 0.5f };
	d->quotes[d->nquotes++] = (np_quote){
		.span = fake_span(f, "We got what we asked for ,", 0),
		.speaker = fake_span(f, "Esther Wanjiru", 0),
		.entity = esther };
	d->quotes[d->nquotes++] = (np_quote){
		.span = fake_span(f, "We are tired ,", 0),
		.speaker = fake_span(f, "a port worker", 0),
		.entity = worker };
	d->gist.sentence = STR("Kenya's transport minister James Macharia"
		" announced on Tuesday (14 May) that dockers at the Port of"
		" Mombasa will return to work on Thursday (16 May), ending a"
		" nine-day strike.");
}


static const np_model *model;

/* -- Whole pages ----------------------------------------------------------- */

/* Nothing at all. */
static void empty(struct fake *f)
{
	fake_init(f, NULL, "");
}

/* Text that is not news, and holds no names. */
static void prose(struct fake *f)
{
	fake_init(f, NULL, "stir the sauce .\nserve it hot .");
}

/* A brief that would like to drive the terminal. */
static void hostile(struct fake *f)
{
	uint32_t e;

	fake_init(f, "Red\033[31m \xE2\x80\xAEthgir",
		"\033]0;title\x07 Ann \xC2\x9B" "1m met Bo\x7F today .");
	e = fake_entity(f, NP_PER, "Bo\x7F\x1B[0m", 0.5f);
	fake_mention(f, "Bo\x7F", 0, e, NP_NAME, 1.0f);
	fake_timex(f, "today", 0, NP_TX_DATE, "PRESENT_REF");
}

/* Names whose letters are wide or have no width. */
static void wide(struct fake *f)
{
	uint32_t e;

	fake_init(f, NULL, "x \xE5\xAE\x89\xE5\x80\x8D y Jose\xCC\x81 z Al .");
	e = fake_entity(f, NP_PER, "\xE5\xAE\x89\xE5\x80\x8D", 0.5f);
	fake_mention(f, "\xE5\xAE\x89\xE5\x80\x8D", 0, e, NP_NAME, 1.0f);
	e = fake_entity(f, NP_PER, "Jose\xCC\x81", 0.4f);
	fake_mention(f, "Jose\xCC\x81", 0, e, NP_NAME, 1.0f);
	e = fake_entity(f, NP_ORG, "Al", 0.3f);
	fake_mention(f, "Al", 0, e, NP_NAME, 1.0f);
}

/* Only a signature. */
static void signed_only(struct fake *f)
{
	uint32_t e;

	fake_init(f, NULL, "it rained .\nEditing by Ann Lee");
	e = fake_entity(f, NP_PER, "Ann Lee", 0.5f);
	fake_mention(f, "Ann Lee", 0, e, NP_NAME, 1.0f);
	f->doc.text.tokens[5].zone = NP_SIGNOFF;
	f->doc.text.tokens[6].zone = NP_SIGNOFF;
}

static const struct {
	const char *description;
	void (*make)(struct fake *f);
	np_style style;
	const char *want;
} pages[] = {
	{ "strike, 80 columns", strike, { .width = 0 },
"Dockers end nine-day strike at Port of Mombasa\n"
"Nairobi, Tuesday 14 May 2019 (dateline) \xC2\xB7 84 words\n"
"\n"
"Kenya's transport minister James Macharia announced on Tuesday (14 May) that\n"
"dockers at the Port of Mombasa will return to work on Thursday (16 May), ending\n"
"a nine-day strike.\n"
"\n"
"WHO\n"
"  Dock Workers Union   organisation                       1   \"DWU\", \"the union\"\n"
"  James Macharia       transport minister, Kenya          1   \"the minister\"\n"
"  Esther Wanjiru       secretary-general, Dock Workers    1\n"
"                       Union\n"
"  a port worker        unnamed                            1\n"
"\n"
"WHAT\n"
"  5 May    Union members walked out over pay                Mombasa\n"
"  14 May   James Macharia announced the end of the strike\n"
"  16 May   Dockers will return to work                      Mombasa\n"
"\n"
"WHERE\n"
"  Mombasa   city, Kenya        4.05 S   39.66 E   3\n"
"  Kenya     country            1.00 N   38.00 E   2\n"
"  Nairobi   capital of Kenya   1.28 S   36.82 E   1   dateline\n"
"\n"
"WHEN\n"
"  Sun 5 May 2019\n"
"  Tue 14 May 2019   \"Tuesday\"\n"
"  Thu 16 May 2019   \"Thursday\"\n"
"\n"
"SAID\n"
"  Esther Wanjiru   \"We got what we asked for\"\n"
"  a port worker    \"We are tired\"\n" },
	{ "strike, 40 columns", strike, { .width = 40 },
"Dockers end nine-day strike at Port of\n"
"Mombasa\n"
"Nairobi, Tuesday 14 May 2019 (dateline)\n"
"\xC2\xB7 84 words\n"
"\n"
"Kenya's transport minister James\n"
"Macharia announced on Tuesday (14 May)\n"
"that dockers at the Port of Mombasa will\n"
"return to work on Thursday (16 May),\n"
"ending a nine-day strike.\n"
"\n"
"WHO\n"
"  Dock Workers Union  organisation     1\n"
"    \"DWU\", \"the union\"\n"
"  James Macharia      transport        1\n"
"                      minister, Kenya\n"
"    \"the minister\"\n"
"  Esther Wanjiru      secretary-       1\n"
"                      general, Dock\n"
"                      Workers Union\n"
"  a port worker       unnamed          1\n"
"\n"
"WHAT\n"
"  5 May   Mombasa\n"
"    Union members walked out over pay\n"
"  14 May\n"
"    James Macharia announced the end of\n"
"    the strike\n"
"  16 May  Mombasa\n"
"    Dockers will return to work\n"
"\n"
"WHERE\n"
"  Mombasa  city, Kenya       3\n"
"  Kenya    country           2\n"
"  Nairobi  capital of Kenya  1  dateline\n"
"\n"
"WHEN\n"
"  Sun 5 May 2019\n"
"  Tue 14 May 2019  \"Tuesday\"\n"
"  Thu 16 May 2019  \"Thursday\"\n"
"\n"
"SAID\n"
"  Esther        \"We got what we asked\n"
"  Wanjiru       for\"\n"
"  a port        \"We are tired\"\n"
"  worker\n" },
	{ "strike, places only", strike,
		{ .width = 120, .types = 1u << NP_LOC },
"Dockers end nine-day strike at Port of Mombasa\n"
"Nairobi, Tuesday 14 May 2019 (dateline) \xC2\xB7 84 words\n"
"\n"
"Kenya's transport minister James Macharia announced on Tuesday (14 May) that dockers at the Port of Mombasa will return\n"
"to work on Thursday (16 May), ending a nine-day strike.\n"
"\n"
"WHAT\n"
"  5 May    Union members walked out over pay                Mombasa\n"
"  14 May   James Macharia announced the end of the strike\n"
"  16 May   Dockers will return to work                      Mombasa\n"
"\n"
"WHERE\n"
"  Mombasa   city, Kenya        4.05 S   39.66 E   3\n"
"  Kenya     country            1.00 N   38.00 E   2\n"
"  Nairobi   capital of Kenya   1.28 S   36.82 E   1   dateline\n"
"\n"
"SAID\n"
"  Esther Wanjiru   \"We got what we asked for\"\n"
"  a port worker    \"We are tired\"\n" },
	{ "empty document", empty, { .name = STR("empty.txt") },
"empty.txt\n"
"date unknown \xC2\xB7 0 words\n"
"\n"
"No names, dates or quotations found.\n" },
	{ "empty document without a name", empty, { .width = 0 },
"date unknown \xC2\xB7 0 words\n"
"\n"
"No names, dates or quotations found.\n" },
	{ "text that is not news", prose, { .name = STR("sauce.txt") },
"sauce.txt\n"
"date unknown \xC2\xB7 8 words\n"
"\n"
"stir the sauce .\n"
"\n"
"No names, dates or quotations found.\n" },
	{ "control characters", hostile, { .width = 0 },
"Red\xEF\xBF\xBD[31m \xEF\xBF\xBDthgir\n"
"date unknown \xC2\xB7 9 words\n"
"\n"
"\xEF\xBF\xBD]0;title\xEF\xBF\xBD Ann \xEF\xBF\xBD" "1m met Bo\xEF\xBF\xBD today .\n"
"\n"
"WHO\n"
"  Bo\xEF\xBF\xBD\xEF\xBF\xBD[0m   1\n" },
	{ "wide and combining letters", wide, { .width = 0 },
"date unknown \xC2\xB7 7 words\n"
"\n"
"x \xE5\xAE\x89\xE5\x80\x8D y Jose\xCC\x81 z Al .\n"
"\n"
"WHO\n"
"  \xE5\xAE\x89\xE5\x80\x8D                  1\n"
"  Jose\xCC\x81                  1\n"
"  Al     organisation   1\n" },
	{ "in colour", wide, { .flags = NP_OUT_COLOR },
"\033[2mdate unknown \xC2\xB7 7 words\033[0m\n"
"\n"
"x \xE5\xAE\x89\xE5\x80\x8D y Jose\xCC\x81 z Al .\n"
"\n"
"\033[1mWHO\033[0m\n"
"  \033[36m\xE5\xAE\x89\xE5\x80\x8D\033[0m                  1\n"
"  \033[36mJose\xCC\x81\033[0m                  1\n"
"  \033[35mAl\033[0m     organisation   1\n" },
	{ "who only signed is not in the news", signed_only, { .width = 0 },
"date unknown \xC2\xB7 7 words\n"
"\n"
"it rained .\n"
"\n"
"No names, dates or quotations found.\n" },
};

static void test_pages(void **state)
{
	struct fake f;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof pages / sizeof *pages; i++) {
		pages[i].make(&f);
		f.doc.model = model;
		assert_null(np_doc_check(&f.doc));
		fake_expect(pages[i].description, fake_print(&f, NP_REPORT,
			&pages[i].style), fake_str(pages[i].want));
		fake_free(&f);
	}
}

/* -- Promises about any page ----------------------------------------------- */

/* Many of everything, with long names. */
static void crowd(struct fake *f)
{
	char *text = malloc(1 << 16), *name;
	np_buf b = NP_BUF_INIT;
	uint32_t i;

	for (i = 0; i < 40; i++) {
		np_buf_adds(&b, "The-Very-Long-Hyphenated-Name-Of-Somebody");
		np_buf_addu(&b, i);
		np_buf_adds(&b, i % 2 ? " .\n" : " and ");
	}
	for (i = 0; i < 20; i++) {
		np_buf_adds(&b, "day");
		np_buf_addu(&b, i);
		np_buf_adds(&b, " .\n");
	}
	memcpy(text, b.ptr, b.len + 1);
	fake_init(f, NULL, text);
	for (i = 0; i < 40; i++) {
		np_buf_clear(&b);
		np_buf_adds(&b, "The-Very-Long-Hyphenated-Name-Of-Somebody");
		np_buf_addu(&b, i);
		name = np_arena_copy(&f->arena, b.ptr, b.len);
		np_buf_addc(&b, i % 2 ? ' ' : ' ');
		fake_mention(f, b.ptr, 0, fake_entity(f,
			(np_type)(i % NP_MISC), name, 0.5f), NP_NAME, 1.0f)
			->span.end--;
	}
	for (i = 0; i < 20; i++) {
		np_buf_clear(&b);
		np_buf_adds(&b, "day");
		np_buf_addu(&b, i);
		np_buf_addc(&b, ' ');
		name = np_arena_copy(&f->arena, "2012-07-10", 10);
		name[8] = (char)('1' + i / 10);
		name[9] = (char)('0' + i % 10);
		fake_timex(f, b.ptr, 0, NP_TX_DATE, name)->span.end--;
	}
	np_buf_free(&b);
	free(text);
}

static bool holds(np_str s, const char *words)
{
	size_t i, n = strlen(words);

	for (i = 0; i + n <= s.len; i++)
		if (!memcmp(s.ptr + i, words, n))
			return true;
	return false;
}

static void test_caps(void **state)
{
	struct fake f;
	np_str s;

	(void)state;
	crowd(&f);
	assert_null(np_doc_check(&f.doc));
	s = fake_print(&f, NP_REPORT, NULL);
	assert_true(holds(s, "  ... and 9 more\n\nWHERE")); /* 14 + 13 - 18 */
	assert_true(holds(s, "  ... and 3 more\n\nWHEN")); /* 13 - 10 */
	assert_true(holds(s, "  ... and 10 more\n")); /* 20 - 10 */
	assert_true(holds(s, "Sun 29 July 2012")); /* the latest stay */
	assert_false(holds(s, "10 July 2012"));
	fake_free(&f);
}

static void check_lines(np_str s, unsigned width)
{
	size_t beg = 0, i;
	np_str line;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] != '\n')
			continue;
		line = (np_str){ s.ptr + beg, i - beg };
		if (np_columns(line) > width)
			fail_msg("wider than %u: %.*s", width, (int)line.len,
				line.ptr);
		if (line.len && line.ptr[line.len - 1] == ' ')
			fail_msg("blank at the end of: %.*s", (int)line.len,
				line.ptr);
		beg = i + 1;
	}
	assert_int_equal(beg, s.len);
}

static void test_widths(void **state)
{
	static void (*const makers[])(struct fake *) = { strike, wide,
		hostile, crowd, prose };
	struct fake f;
	size_t i;
	unsigned width;

	(void)state;
	for (i = 0; i < sizeof makers / sizeof *makers; i++) {
		makers[i](&f);
		for (width = 40; width <= 220; width++) {
			np_style style = { .width = width };

			check_lines(fake_print(&f, NP_REPORT, &style), width);
		}
		fake_free(&f);
	}
}

/* -- Dates in words -------------------------------------------------------- */

static const struct {
	const char *value, *mod, *list, *this_year;
} dates[] = {
	{ "2012-07-25", "", "Wed 25 July 2012", "Wed 25 July" },
	{ "2012-07", "", "July 2012", "July" },
	{ "2012", "", "2012", "2012" },
	{ "2012-W31", "", "30 July \xE2\x80\x93 5 August 2012",
		"30 July \xE2\x80\x93 5 August" },
	{ "2012-W30", "", "23 \xE2\x80\x93 29 July 2012",
		"23 \xE2\x80\x93 29 July" },
	{ "2013-W01", "", "31 December 2012 \xE2\x80\x93 6 January 2013",
		"31 December \xE2\x80\x93 6 January 2013" },
	{ "2012-W31-3", "", "Wed 1 August 2012", "Wed 1 August" },
	{ "2012-W31-WE", "", "4 \xE2\x80\x93 5 August 2012",
		"4 \xE2\x80\x93 5 August" },
	{ "2012-Q2", "", "second quarter of 2012", "second quarter" },
	{ "2012-H1", "", "first half of 2012", "first half" },
	{ "2012-SU", "", "summer 2012", "summer" },
	{ "2012-07-25TNI", "", "Wed 25 July 2012, night",
		"Wed 25 July, night" },
	{ "2012-07-25T15:00", "", "Wed 25 July 2012, 15:00",
		"Wed 25 July, 15:00" },
	{ "2012-07-25T09:05Z", "", "Wed 25 July 2012, 09:05 GMT",
		"Wed 25 July, 09:05 GMT" },
	{ "2012-07-25T08:30:30", "", "Wed 25 July 2012, 08:30",
		"Wed 25 July, 08:30" },
	{ "XXXX-07-03", "", "3 July", "3 July" },
	{ "XXXX-WXX-2", "", "Tuesday", "Tuesday" },
	{ "XXXX-WXX-7TNI", "", "Sunday night", "Sunday night" },
	{ "XXXX-02-29", "", "29 February", "29 February" },
	{ "199", "END", "late 1990s", "late 1990s" },
	{ "20", "", "21st century", "21st century" },
	{ "2012-03", "START", "early March 2012", "early March" },
	{ "P7M", "", "7 months", "7 months" },
	{ "P1Y", "", "1 year", "1 year" },
	{ "P1DE", "", "1 decade", "1 decade" },
	{ "P2CE", "APPROX", "about 2 centuries", "about 2 centuries" },
	{ "PXW", "", "weeks", "weeks" },
	{ "PT30M", "", "30 minutes", "30 minutes" },
	{ "P1DT12H", "", "1 day 12 hours", "1 day 12 hours" },
	{ "P2.5Y", "MORE_THAN", "over 2.5 years", "over 2.5 years" },
	{ "PRESENT_REF", "", "", "" },
	{ "PAST_REF", "", "", "" },
	{ "FUTURE_REF", "", "", "" },
	{ "2012-13-01", "START", "", "" },
	{ "2011-02-29", "", "", "" },
	{ "2012-W54", "", "", "" },
	{ "P", "", "", "" },
	{ "PT", "", "", "" },
	{ "P7", "", "", "" },
	{ "T", "", "", "" },
	{ "", "", "", "" },
	{ "2012-", "", "", "" },
	{ "nonsense", "", "", "" },
};

static void test_dates(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i;
	bool ok;

	(void)state;
	for (i = 0; i < sizeof dates / sizeof *dates; i++) {
		np_str value = fake_str(dates[i].value);
		np_str mod = fake_str(dates[i].mod);

		np_buf_clear(&b);
		ok = np_say_when(&b, value, mod, NP_SAY_LIST, 0);
		assert_string_equal(b.ptr, dates[i].list);
		assert_int_equal(ok, *dates[i].list != '\0');
		np_buf_clear(&b);
		np_say_when(&b, value, mod, NP_SAY_LIST, 2012);
		assert_string_equal(b.ptr, dates[i].this_year);
	}
	np_buf_free(&b);
}

static const struct {
	const char *value;
	int32_t day; /* since 1970, -1: none */
} days[] = {
	{ "1970-01-01", 0 }, { "1970-02", 31 }, { "1971", 365 },
	{ "197", 0 }, { "1970-W02", 4 }, { "1970-W02-3", 6 },
	{ "1970-Q2", 90 }, { "1970-H2", 181 }, { "1970-SU", 151 },
	{ "1970-01-02T15:00", 1 }, { "XXXX-01-01", -1 }, { "P1D", -1 },
	{ "TNI", -1 }, { "PRESENT_REF", -1 }, { "", -1 },
};

static void test_days(void **state)
{
	size_t i;
	int32_t day;

	(void)state;
	for (i = 0; i < sizeof days / sizeof *days; i++) {
		day = -1;
		np_say_day(fake_str(days[i].value), &day);
		assert_int_equal(day, days[i].day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_caps),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_days),
	};
	np_model *m;
	int failed;

	if (np_model_open(&m, NULL) != NP_OK)
		return 1;
	model = m;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	np_model_free(m);
	return failed;
}
