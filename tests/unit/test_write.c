/* Tables, CoNLL, offsets, formats, and the checker of documents. */
#include "fake.h"

#include "out/out.h"

/* -- Offsets --------------------------------------------------------------- */

/* The slow way to count. */
static uint32_t count(np_str s, uint32_t at, np_unit unit)
{
	uint32_t units = 0, cp;
	size_t i = 0;
	bool bad;

	if (unit == NP_BYTES)
		return at;
	while (i < at) {
		i += np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		units += unit == NP_UTF16UNITS && cp > 0xFFFF ? 2 : 1;
	}
	return units;
}

static const struct {
	const char *description;
	np_str piece;
} pieces[] = {
	{ "ASCII", STR("Rome ") },
	{ "two bytes", STR("\xC3\xA9") },
	{ "three bytes", STR("\xE2\x80\x94x") },
	{ "four bytes", STR("\xF0\x9F\x98\x80 ") },
	{ "combining", STR("e\xCC\x81") },
	{ "stray continuation bytes", STR("\x80\x80\x80 ") },
	{ "cut off", STR("\xF0\x9F\x98 ") },
	{ "mixed lengths", STR("a\xC3\xA9\xE2\x80\x94\xF0\x9F\x98\x80") },
	{ "NUL", STR("a\0b ") },
};

/* At every character of a text of several checkpoints. */
static void check_ruler(const char *description, np_str s, np_unit unit)
{
	struct fake f;
	struct np_ruler r;
	uint32_t at = 0, cp;
	bool bad;

	fake_init_bytes(&f, (np_str){ NULL, 0 }, s);
	np_ruler_init(&r, &f.doc, unit);
	while (at < s.len) {
		if (np_ruler_at(&r, at) != count(s, at, unit))
			fail_msg("%s: unit %d, byte %u: %u, not %u",
				description, (int)unit, at,
				np_ruler_at(&r, at), count(s, at, unit));
		at += (uint32_t)np_out_char(s.ptr + at, s.len - at, &cp,
			&bad);
	}
	assert_int_equal(np_ruler_at(&r, at), count(s, at, unit));
	fake_free(&f);
}

static void test_ruler(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i, lead;
	int unit;

	(void)state;
	for (i = 0; i < sizeof pieces / sizeof *pieces; i++)
		for (lead = 0; lead < 4; lead++) {
			np_buf_clear(&b);
			np_buf_addn(&b, 'x', lead);
			while (b.len < 300)
				np_buf_add(&b, pieces[i].piece.ptr,
					pieces[i].piece.len);
			for (unit = NP_CHARS; unit <= NP_UTF16UNITS; unit++)
				check_ruler(pieces[i].description,
					(np_str){ b.ptr, b.len },
					(np_unit)unit);
		}
	np_buf_free(&b);
}

/* -- Whole answers --------------------------------------------------------- */

/* A title, a line end inside a name, a nested nominal mention, an astral
 * character before everything. */
static void article(struct fake *f)
{
	uint32_t rome, lee;

	fake_init(f, "Rome \xF0\x9F\x98\x80",
		"\xF0\x9F\x98\x80 Rome 's mayor , Ann\nLee , \"won\" in May\t"
		"2012 .");
	rome = fake_entity(f, NP_LOC, "Rome", 0.5f);
	lee = fake_entity(f, NP_PER, "Ann \"Annie\" Lee, Dr", 0.4f);
	fake_mention(f, "Rome", 0, rome, NP_NAME, 0.5f);
	fake_mention(f, "Rome 's mayor", 0, lee, NP_NOMINAL, 0.625f);
	fake_mention(f, "Rome", 1, rome, NP_NAME, 0.5f);
	fake_mention(f, "Ann\nLee", 0, lee, NP_NAME, 0.12345f);
	fake_timex(f, "May\t2012", 0, NP_TX_DATE, "2012-05");
}

static const struct {
	const char *description;
	np_format fmt;
	np_style style;
	np_str want;
} answers[] = {
	{ "TSV", NP_TSV, { .name = STR("a\tb\\.txt") }, STR(
		"a\\tb\\\\.txt\t0\t4\tLOC\tRome\tRome\t0\t0.5\n"
		"a\\tb\\\\.txt\t2\t15\tPER\tRome 's mayor\t"
		"Ann \"Annie\" Lee, Dr\t1\t0.625\n"
		"a\\tb\\\\.txt\t2\t6\tLOC\tRome\tRome\t0\t0.5\n"
		"a\\tb\\\\.txt\t18\t25\tPER\tAnn\\nLee\t"
		"Ann \"Annie\" Lee, Dr\t1\t0.1235\n"
		"a\\tb\\\\.txt\t37\t45\tDATE\tMay\\t2012\t2012-05\t\t\n") },
	{ "TSV in UTF-16 units", NP_TSV,
		{ .unit = NP_UTF16UNITS, .types = 1u << NP_DATE }, STR(
		"\t38\t46\tDATE\tMay\\t2012\t2012-05\t\t\n") },
	{ "TSV in bytes", NP_TSV,
		{ .unit = NP_BYTES, .types = 1u << NP_DATE }, STR(
		"\t40\t48\tDATE\tMay\\t2012\t2012-05\t\t\n") },
	{ "CSV", NP_CSV, { .name = STR("a,b") }, STR(
		"\"a,b\",0,4,LOC,Rome,Rome,0,0.5\r\n"
		"\"a,b\",2,15,PER,Rome 's mayor,"
		"\"Ann \"\"Annie\"\" Lee, Dr\",1,0.625\r\n"
		"\"a,b\",2,6,LOC,Rome,Rome,0,0.5\r\n"
		"\"a,b\",18,25,PER,\"Ann\nLee\","
		"\"Ann \"\"Annie\"\" Lee, Dr\",1,0.1235\r\n"
		"\"a,b\",37,45,DATE,May\t2012,2012-05,,\r\n") },
	{ "CoNLL: names and dates, not nominals", NP_CONLL, { .flags = 0 },
		STR("Rome\tB-LOC\n\xF0\x9F\x98\x80\tO\n\n"
		"\xF0\x9F\x98\x80\tO\nRome\tB-LOC\n's\tO\nmayor\tO\n,\tO\n"
		"Ann\tB-PER\n\nLee\tI-PER\n,\tO\n\"won\"\tO\nin\tO\n"
		"May\tB-DATE\n2012\tI-DATE\n.\tO\n\n") },
	{ "CoNLL: one class", NP_CONLL, { .types = 1u << NP_PER },
		STR("Rome\tO\n\xF0\x9F\x98\x80\tO\n\n"
		"\xF0\x9F\x98\x80\tO\nRome\tO\n's\tO\nmayor\tO\n,\tO\n"
		"Ann\tB-PER\n\nLee\tI-PER\n,\tO\n\"won\"\tO\nin\tO\n"
		"May\tO\n2012\tO\n.\tO\n\n") },
};

static void test_answers(void **state)
{
	struct fake f;
	size_t i;

	(void)state;
	article(&f);
	assert_null(np_doc_check(&f.doc));
	for (i = 0; i < sizeof answers / sizeof *answers; i++)
		fake_expect(answers[i].description, fake_print(&f,
			answers[i].fmt, &answers[i].style), answers[i].want);
	fake_free(&f);
}

static void test_conllu(void **state)
{
	static const np_style style = { .name = STR("a\nb") };
	struct fake f;
	np_token *t;
	uint32_t un, who;

	(void)state;
	fake_init(&f, NULL, "the UN envoy to Mali spoke .\nHe left");
	un = fake_entity(&f, NP_ORG, "UN", 0.5f);
	who = fake_entity(&f, NP_PER, "envoy", 0.4f);
	fake_mention(&f, "the UN envoy to Mali", 0, who, NP_NOMINAL, 1.0f);
	fake_mention(&f, "UN", 0, un, NP_NAME, 1.0f);
	t = f.doc.text.tokens;
	t[0].head = 2, t[2].head = 5, t[5].head = NP_NONE, t[6].head = 5;
	t[0].rel = t[2].rel = t[5].rel = t[6].rel = 255;
	t[5].span.end = t[6].span.beg; /* glued: "spoke ." */
	fake_expect("CoNLL-U", fake_print(&f, NP_CONLLU, &style), STR(
		"# newdoc id = a b\n# global.Entity = eid-etype\n"
		"# sent_id = 1\n# text = the UN envoy to Mali spoke .\n"
		"1\tthe\t_\t_\t_\t_\t3\t_\t_\tEntity=(e1-PER\n"
		"2\tUN\t_\t_\t_\t_\t_\t_\t_\tEntity=(e0-ORG)\n"
		"3\tenvoy\t_\t_\t_\t_\t6\t_\t_\t_\n"
		"4\tto\t_\t_\t_\t_\t_\t_\t_\t_\n"
		"5\tMali\t_\t_\t_\t_\t_\t_\t_\tEntity=e1)\n"
		"6\tspoke \t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No\n"
		"7\t.\t_\t_\t_\t_\t6\t_\t_\t_\n\n"
		"# sent_id = 2\n# text = He left\n"
		"1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
		"2\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n\n"));
	fake_free(&f);
}

/* -- Formats --------------------------------------------------------------- */

static const struct {
	np_format fmt;
	const char *name, *suffix;
} formats[] = {
	{ NP_REPORT, "report", NULL }, { NP_JSONL, "jsonl", NULL },
	{ NP_JSON, "json", NULL }, { NP_TSV, "tsv", NULL },
	{ NP_CONLL, "conll", NULL }, { NP_CSV, "csv", NULL },
	{ NP_CONLLU, "conllu", NULL }, { NP_GEOJSON, "geojson", NULL },
	{ NP_TIMEML, "timeml", "tml" }, { NP_BRAT, "brat", "ann" },
	{ NP_HTML, "html", "html" }, { NP_NFORMATS, NULL, NULL },
	{ (np_format)99, NULL, NULL },
};

static void same_or_null(const char *got, const char *want)
{
	if (want)
		assert_string_equal(got, want);
	else
		assert_null(got);
}

static void test_formats(void **state)
{
	static const np_style header = { .flags = NP_OUT_HEADER };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof formats / sizeof *formats; i++) {
		same_or_null(np_format_name(formats[i].fmt), formats[i].name);
		same_or_null(np_format_suffix(formats[i].fmt),
			formats[i].suffix);
		assert_non_null(np_format_frame(formats[i].fmt, NULL).end);
	}
	assert_string_equal(np_format_frame(NP_TSV, NULL).begin, "");
	assert_string_equal(np_format_frame(NP_TSV, &header).begin,
		"doc\tstart\tend\ttype\ttext\tname\tentity\tscore\n");
	assert_string_equal(np_format_frame(NP_CSV, &header).begin,
		"doc,start,end,type,text,name,entity,score\r\n");
	assert_string_equal(np_format_frame(NP_JSONL, &header).begin, "");
}

static int refuse(void *calls, const char *bytes, size_t len)
{
	(void)bytes, (void)len;
	++*(int *)calls;
	return 1;
}

static void test_errors(void **state)
{
	np_style odd = { .unit = (np_unit)3 };
	struct fake f;
	int calls = 0;

	(void)state;
	fake_init(&f, NULL, "Rome");
	assert_int_equal(np_write(&f.doc, NP_JSONL, NULL, refuse, &calls),
		NP_EIO);
	assert_int_equal(calls, 1);
	assert_int_equal(np_write(&f.doc, NP_NFORMATS, NULL, refuse, &calls),
		NP_EARG);
	assert_int_equal(np_write(&f.doc, NP_JSONL, &odd, refuse, &calls),
		NP_EARG);
	assert_int_equal(calls, 1);
	fake_free(&f);
}

/* -- The checker ----------------------------------------------------------- */

/* Each breaks one promise of a sound document. */
static void b_order(struct np_doc *d)
{
	d->text.tokens[1].span.beg = 0;
}
static void b_border(struct np_doc *d)
{
	d->text.tokens[1].span.beg++;
}
static void b_range(struct np_doc *d)
{
	d->text.tokens[d->text.ntokens - 1].span.end += 9;
}
static void b_sentence(struct np_doc *d)
{
	d->text.sents[0].ntokens--;
}
static void b_entity(struct np_doc *d)
{
	d->mentions[0].entity = NP_NONE;
}
static void b_type(struct np_doc *d)
{
	d->mentions[0].type = NP_ORG;
}
static void b_score(struct np_doc *d)
{
	d->mentions[0].score = 1.5f;
}
static void b_count(struct np_doc *d)
{
	d->entities[0].nmentions++;
}
static void b_first(struct np_doc *d)
{
	d->entities[1].first = 0;
}
static void b_salience(struct np_doc *d)
{
	d->entities[1].salience = 0.9f;
}
static void b_overlap(struct np_doc *d)
{
	d->timexes[0].span = d->mentions[3].span;
	d->timexes[0].token = d->mentions[3].token;
	d->timexes[0].ntokens = d->mentions[3].ntokens;
}
static void b_cross(struct np_doc *d)
{
	d->mentions[1].span.end = d->mentions[3].span.end - 4;
	d->mentions[1].ntokens += 2;
}
static void b_when(struct np_doc *d)
{
	d->gist.when = 7;
}
static void b_place(struct np_doc *d)
{
	d->entities[0].place.lat = 900001;
}
static void b_date(struct np_doc *d)
{
	d->date.source = NP_DATE_TEXT;
}
static void b_alias(struct np_doc *d)
{
	d->entities[0].aliases = &d->entities[0].name;
	d->entities[0].naliases = 1;
}

static const struct {
	void (*spoil)(struct np_doc *doc);
	const char *want;
} promises[] = {
	{ b_order, "tokens overlap or are out of order" },
	{ b_border, "token outside the text or empty" },
	{ b_range, "token outside the text or empty" },
	{ b_sentence, "sentences do not partition the tokens" },
	{ b_entity, "mention without an entity" },
	{ b_type, "mention of another type than its entity" },
	{ b_score, "score outside 0..1" },
	{ b_count, "wrong count of mentions" },
	{ b_first, "wrong first mention of an entity" },
	{ b_salience, "entities are not in order of salience" },
	{ b_overlap, "name and date overlap" },
	{ b_cross, "mention crosses a name" },
	{ b_when, "when of the gist is no date" },
	{ b_place, "place off the globe" },
	{ b_date, "date without a source or source without a date" },
	{ b_alias, "alias that is empty or the name itself" },
};

static void test_check(void **state)
{
	struct fake f;
	size_t i;
	const char *got;

	(void)state;
	for (i = 0; i < sizeof promises / sizeof *promises; i++) {
		article(&f);
		promises[i].spoil(&f.doc);
		got = np_doc_check(&f.doc);
		if (!got || strcmp(got, promises[i].want))
			fail_msg("want \"%s\", got \"%s\"", promises[i].want,
				got ? got : "nothing");
		fake_free(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ruler),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_conllu),
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
