/* The JSON that is printed, byte for byte. */
#include <math.h>

#include "fake.h"

#include "out/json.h"

/* -- Strings and values ---------------------------------------------------- */

static const struct {
	const char *description;
	np_str input, want, ascii;
} strings[] = {
	{ "plain", STR("plain"), STR("\"plain\""), STR("\"plain\"") },
	{ "empty", STR(""), STR("\"\""), STR("\"\"") },
	{ "quotation mark and backslash", STR("a\"b\\c"),
		STR("\"a\\\"b\\\\c\""), STR("\"a\\\"b\\\\c\"") },
	{ "short escapes", STR("\b\f\n\r\t"), STR("\"\\b\\f\\n\\r\\t\""),
		STR("\"\\b\\f\\n\\r\\t\"") },
	{ "NUL and other controls", STR("a\0\x01\x1f" "b"),
		STR("\"a\\u0000\\u0001\\u001fb\""),
		STR("\"a\\u0000\\u0001\\u001fb\"") },
	{ "DEL is no control to JSON", STR("\x7f"), STR("\"\x7f\""),
		STR("\"\x7f\"") },
	{ "slash stays", STR("a/b"), STR("\"a/b\""), STR("\"a/b\"") },
	{ "Latin and Greek", STR("\xC3\xA9\xCE\xA9"),
		STR("\"\xC3\xA9\xCE\xA9\""), STR("\"\\u00e9\\u03a9\"") },
	{ "outside the basic plane", STR("\xF0\x9F\x98\x80"),
		STR("\"\xF0\x9F\x98\x80\""), STR("\"\\ud83d\\ude00\"") },
	{ "last code point", STR("\xF4\x8F\xBF\xBF"),
		STR("\"\xF4\x8F\xBF\xBF\""), STR("\"\\udbff\\udfff\"") },
	{ "line separators", STR("\xE2\x80\xA8\xE2\x80\xA9\xC2\x85"),
		STR("\"\\u2028\\u2029\\u0085\""),
		STR("\"\\u2028\\u2029\\u0085\"") },
	{ "malformed: one U+FFFD for a maximal part",
		STR("a\xE2\x82z\xFF\x80"),
		STR("\"a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\""),
		STR("\"a\\ufffdz\\ufffd\\ufffd\"") },
	{ "malformed: surrogate, overlong, cut off",
		STR("\xED\xA0\x80\xC0\xAF\xF0\x9F\x98"),
		STR("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
			"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""),
		STR("\"\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\"") },
};

static void test_strings(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof strings / sizeof *strings; i++) {
		np_buf b = NP_BUF_INIT;
		struct np_json j = { .b = &b };

		np_json_str(&j, NULL, strings[i].input);
		fake_expect(strings[i].description,
			(np_str){ b.ptr, b.len }, strings[i].want);
		np_buf_clear(&b);
		j = (struct np_json){ .b = &b, .ascii = true };
		np_json_str(&j, NULL, strings[i].input);
		fake_expect(strings[i].description,
			(np_str){ b.ptr, b.len }, strings[i].ascii);
		np_buf_free(&b);
	}
}

static const struct {
	const char *description;
	float share;
	const char *want;
} shares[] = {
	{ "zero", 0.0f, "0" },
	{ "one", 1.0f, "1" },
	{ "half", 0.5f, "0.5" },
	{ "four decimals at most", 0.123456f, "0.1235" },
	{ "rounds up to one", 0.99996f, "1" },
	{ "too small to be seen", 0.00004f, "0" },
	{ "leading zeros", 0.0012f, "0.0012" },
	{ "below the range", -0.5f, "0" },
	{ "above the range", 7.0f, "1" },
	{ "not a number", NAN, "0" },
};

static void test_shares(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof shares / sizeof *shares; i++) {
		np_buf b = NP_BUF_INIT;
		struct np_json j = { .b = &b };

		np_json_share(&j, NULL, shares[i].share);
		fake_expect(shares[i].description, (np_str){ b.ptr, b.len },
			fake_str(shares[i].want));
		np_buf_free(&b);
	}
}

static const struct {
	const char *description, *members, *compact, *indented;
} members[] = {
	{ "none", "", "{\"a\":1}", "{\n  \"a\": 1\n}" },
	{ "number keeps its digits", ",\"n\":0.10",
		"{\"a\":1,\"n\":0.10}", "{\n  \"a\": 1,\n  \"n\": 0.10\n}" },
	{ "blanks stay in a line, tabs and line ends do not",
		",\"n\": [1,\t2,\r\n 3]", "{\"a\":1,\"n\": [1, 2,   3]}",
		"{\n  \"a\": 1,\n  \"n\": [\n    1,\n    2,\n    3\n  ]\n}" },
	{ "empty brackets", ",\"n\":{},\"m\":[ ]",
		"{\"a\":1,\"n\":{},\"m\":[ ]}",
		"{\n  \"a\": 1,\n  \"n\": {},\n  \"m\": []\n}" },
	{ "brackets inside strings", ",\"n\":\"}],{\\\"\"",
		"{\"a\":1,\"n\":\"}],{\\\"\"}",
		"{\n  \"a\": 1,\n  \"n\": \"}],{\\\"\"\n}" },
	{ "line separator", ",\"n\":\"\xE2\x80\xA8\"",
		"{\"a\":1,\"n\":\"\\u2028\"}",
		"{\n  \"a\": 1,\n  \"n\": \"\\u2028\"\n}" },
	{ "nested", ",\"n\":{\"x\":[{}]}", "{\"a\":1,\"n\":{\"x\":[{}]}}",
		"{\n  \"a\": 1,\n  \"n\": {\n    \"x\": [\n      {}\n    ]\n"
		"  }\n}" },
};

static void object(np_buf *b, const char *extra, bool indent)
{
	struct np_json j = { .b = b, .indent = indent };

	np_buf_clear(b);
	np_json_open(&j, NULL, '{');
	np_json_uint(&j, "a", 1);
	np_json_members(&j, fake_str(extra));
	np_json_close(&j, '}');
}

static void test_members(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof members / sizeof *members; i++) {
		object(&b, members[i].members, false);
		fake_expect(members[i].description, (np_str){ b.ptr, b.len },
			fake_str(members[i].compact));
		object(&b, members[i].members, true);
		fake_expect(members[i].description, (np_str){ b.ptr, b.len },
			fake_str(members[i].indented));
	}
	np_buf_free(&b);
}

/* -- Documents ------------------------------------------------------------- */

#define EMPTY_GIST                                                            \
	"\"gist\":{\"who\":null,\"what\":null,\"where\":null,\"when\":null,"  \
	"\"sentence\":null},"

static void test_empty(void **state)
{
	struct fake f;

	(void)state;
	fake_init(&f, NULL, "");
	fake_expect("empty document", fake_print(&f, NP_JSONL, NULL),
		STR("{\"schema\":1,\"id\":null,\"offsets\":\"char\","
		"\"date\":{\"value\":null,\"source\":\"none\"}," EMPTY_GIST
		"\"entities\":[],\"mentions\":[],\"dates\":[],\"quotes\":[],"
		"\"events\":[]}\n"));
	fake_free(&f);
}

static const struct {
	const char *description, *id;
	np_str name;
	const char *want;
} ids[] = {
	{ "none", "", { 0 }, "\"id\":null,\"offsets\"" },
	{ "number", "12345678901234567890123", { 0 },
		"\"id\":12345678901234567890123,\"offsets\"" },
	{ "object", "{\"a\": [1]}", { 0 }, "\"id\":{\"a\": [1]},\"offsets\"" },
	{ "name alone", "", { "a.txt", 5 }, "\"id\":null,\"offsets\"" },
	{ "name that is not UTF-8, no padding", "", { "a\xFFz", 3 },
		"\"id\":null,\"id_bytes\":\"Yf96\",\"offsets\"" },
	{ "one padding", "", { "\xFF\xFE", 2 },
		"\"id\":null,\"id_bytes\":\"//4=\",\"offsets\"" },
	{ "two paddings", "", { "\xFFxyz", 4 },
		"\"id\":null,\"id_bytes\":\"/3h5eg==\",\"offsets\"" },
};

static void test_ids(void **state)
{
	struct fake f;
	np_style style = { 0 };
	size_t i;
	np_str got;

	(void)state;
	fake_init(&f, NULL, "");
	for (i = 0; i < sizeof ids / sizeof *ids; i++) {
		style.id = fake_str(ids[i].id);
		style.name = ids[i].name;
		got = fake_print(&f, NP_JSONL, &style);
		got.ptr += strlen("{\"schema\":1,");
		got.len = strlen(ids[i].want);
		fake_expect(ids[i].description, got, fake_str(ids[i].want));
	}
	fake_free(&f);
}

/* A document with something in every list. */
static void full(struct fake *f)
{
	uint32_t ann, rome, acme;
	np_timex *t;

	fake_init(f, "Ann in \xF0\x9F\x8E\x88 Rome",
		"Ann Lee met Acme of Rome on Friday , she said .");
	ann = fake_entity(f, NP_PER, "Ann Lee", 0.5f);
	rome = fake_entity(f, NP_LOC, "Rome", 0.25f);
	acme = fake_entity(f, NP_ORG, "Acme", 0.125f);
	fake_alias(f, ann, "Ann");
	f->doc.entities[ann].title = STR("Dr");
	f->doc.entities[ann].role = STR("chief");
	f->doc.entities[ann].gender = 'f';
	f->doc.entities[rome].place = (np_place){ NP_CITY, 1, { 'I', 'T' },
		418919, 125113, 3169070, STR("Latium") };
	f->doc.entities[acme].unnamed = 1;
	f->doc.entities[acme].id = STR("ACME-1");
	fake_mention(f, "Ann", 0, ann, NP_NAME, 0.9f);
	fake_mention(f, "Rome", 0, rome, NP_NAME, 0.75f)->acts = 1;
	fake_mention(f, "Ann Lee", 0, ann, NP_NAME, 0.97f);
	fake_mention(f, "Acme", 0, acme, NP_NAME, 0.5f);
	fake_mention(f, "Rome", 1, rome, NP_NAME, 1.0f);
	fake_mention(f, "she", 0, ann, NP_PRONOUN, 0.8f);
	t = fake_timex(f, "Friday", 0, NP_TX_DATE, "2012-07-27");
	t->relative = 1;
	f->doc.date = (np_pubdate){ STR("2012-07-25"), STR("2012-07-24"),
		NP_DATE_OPTION };
	f->doc.relations[f->doc.nrelations++] = (np_relation){ ann, acme,
		STR("chief") };
	f->doc.quotes[f->doc.nquotes++] = (np_quote){
		.span = fake_span(f, "Ann Lee met Acme", 0),
		.speaker = fake_span(f, "she", 0),
		.cue = fake_span(f, "said", 0), .entity = ann,
		.kind = NP_INDIRECT };
	f->doc.events[f->doc.nevents++] = (np_event){
		.span = fake_span(f, "Ann Lee met Acme", 0), .sentence = 1,
		.who = ann, .where = rome, .when = 0, .verb = STR("meet"),
		.whotext = STR("Ann Lee"), .what = STR("met Acme"),
		.modality = NP_FACT, .negated = 1, .salience = 0.8f };
	f->doc.gist = (np_gist){ STR("Ann Lee"), STR("met Acme"), STR("Rome"),
		STR("Ann Lee met Acme."), 0 };
}

#define FULL_HEAD(id)                                                         \
	"{\"schema\":1,\"id\":" id ",\"offsets\":\"char\","                    \
	"\"date\":{\"value\":\"2012-07-25\",\"source\":\"option\","           \
	"\"conflict\":\"2012-07-24\"},"                                       \
	"\"gist\":{\"who\":\"Ann Lee\",\"what\":\"met Acme\","                \
	"\"where\":\"Rome\","                                                 \
	"\"when\":{\"text\":\"Friday\",\"value\":\"2012-07-27\"},"            \
	"\"sentence\":\"Ann Lee met Acme.\"},"

#define ROME_PLACE                                                            \
	"\"place\":{\"kind\":\"city\",\"country\":\"IT\","                    \
	"\"region\":\"Latium\",\"capital\":true,\"lat\":41.8919,"             \
	"\"lon\":12.5113,\"geonameid\":3169070}"

static void test_full(void **state)
{
	struct fake f;
	np_style style = { .id = STR("\"x\""), .extra = STR(",\"k\":1.0") };

	(void)state;
	full(&f);
	assert_null(np_doc_check(&f.doc));
	fake_expect("everything", fake_print(&f, NP_JSONL, &style),
		STR(FULL_HEAD("\"x\"")
		"\"entities\":[{\"id\":0,\"type\":\"PER\","
		"\"name\":\"Ann Lee\",\"aliases\":[\"Ann\"],"
		"\"title\":\"Dr\",\"role\":\"chief\",\"gender\":\"f\","
		"\"count\":2,\"salience\":0.5},"
		"{\"id\":1,\"type\":\"LOC\",\"name\":\"Rome\",\"aliases\":[],"
		"\"count\":2,\"salience\":0.25," ROME_PLACE "},"
		"{\"id\":2,\"type\":\"ORG\",\"name\":\"Acme\",\"aliases\":[],"
		"\"count\":1,\"salience\":0.125,\"unnamed\":true,"
		"\"ref\":\"ACME-1\"}],"
		"\"mentions\":[{\"start\":0,\"end\":3,\"text\":\"Ann\","
		"\"type\":\"PER\",\"kind\":\"name\",\"entity\":0,"
		"\"score\":0.9,\"field\":\"title\"},"
		"{\"start\":9,\"end\":13,\"text\":\"Rome\",\"type\":\"LOC\","
		"\"kind\":\"name\",\"entity\":1,\"score\":0.75,"
		"\"acts\":true,\"field\":\"title\"},"
		"{\"start\":0,\"end\":7,\"text\":\"Ann Lee\","
		"\"type\":\"PER\",\"kind\":\"name\",\"entity\":0,"
		"\"score\":0.97},"
		"{\"start\":12,\"end\":16,\"text\":\"Acme\",\"type\":\"ORG\","
		"\"kind\":\"name\",\"entity\":2,\"score\":0.5},"
		"{\"start\":20,\"end\":24,\"text\":\"Rome\",\"type\":\"LOC\","
		"\"kind\":\"name\",\"entity\":1,\"score\":1}],"
		"\"dates\":[{\"start\":28,\"end\":34,\"text\":\"Friday\","
		"\"type\":\"DATE\",\"value\":\"2012-07-27\","
		"\"relative\":true}],"
		"\"quotes\":[{\"start\":0,\"end\":16,"
		"\"text\":\"Ann Lee met Acme\",\"kind\":\"indirect\","
		"\"speaker\":{\"start\":37,\"end\":40,\"text\":\"she\"},"
		"\"speaker_entity\":0,"
		"\"cue\":{\"start\":41,\"end\":45,\"text\":\"said\"}}],"
		"\"events\":[{\"sentence\":1,\"who\":\"Ann Lee\","
		"\"who_entity\":0,\"verb\":\"meet\",\"what\":\"met Acme\","
		"\"start\":0,\"end\":16,\"where\":\"Rome\","
		"\"where_entity\":1,"
		"\"when\":{\"text\":\"Friday\",\"value\":\"2012-07-27\"},"
		"\"modality\":\"fact\",\"negated\":true,\"salience\":0.8}],"
		"\"relations\":[{\"entity\":0,\"role\":\"chief\",\"of\":2}],"
		"\"k\":1.0}\n"));
	fake_free(&f);
}

/* Only places: entities are renumbered, what refers to the others loses the
 * number and keeps the words. */
static void test_types(void **state)
{
	struct fake f;
	np_style style = { .types = 1u << NP_LOC };

	(void)state;
	full(&f);
	fake_expect("places only", fake_print(&f, NP_JSONL, &style),
		STR(FULL_HEAD("null")
		"\"entities\":[{\"id\":0,\"type\":\"LOC\",\"name\":\"Rome\","
		"\"aliases\":[],\"count\":2,\"salience\":0.25," ROME_PLACE
		"}],"
		"\"mentions\":[{\"start\":9,\"end\":13,\"text\":\"Rome\","
		"\"type\":\"LOC\",\"kind\":\"name\",\"entity\":0,"
		"\"score\":0.75,\"acts\":true,\"field\":\"title\"},"
		"{\"start\":20,\"end\":24,\"text\":\"Rome\",\"type\":\"LOC\","
		"\"kind\":\"name\",\"entity\":0,\"score\":1}],"
		"\"dates\":[],"
		"\"quotes\":[{\"start\":0,\"end\":16,"
		"\"text\":\"Ann Lee met Acme\",\"kind\":\"indirect\","
		"\"speaker\":{\"start\":37,\"end\":40,\"text\":\"she\"},"
		"\"cue\":{\"start\":41,\"end\":45,\"text\":\"said\"}}],"
		"\"events\":[{\"sentence\":1,\"who\":\"Ann Lee\","
		"\"verb\":\"meet\",\"what\":\"met Acme\","
		"\"start\":0,\"end\":16,\"where\":\"Rome\","
		"\"where_entity\":0,"
		"\"when\":{\"text\":\"Friday\",\"value\":\"2012-07-27\"},"
		"\"modality\":\"fact\",\"negated\":true,\"salience\":0.8}]"
		"}\n"));
	fake_free(&f);
}

static bool has(np_str s, const char *words)
{
	size_t i, n = strlen(words);

	for (i = 0; i + n <= s.len; i++)
		if (!memcmp(s.ptr + i, words, n))
			return true;
	return false;
}

static const struct {
	const char *description;
	np_style style;
	const char *want, *not;
} styles[] = {
	{ "pronouns", { .flags = NP_OUT_PRONOUNS },
		"\"text\":\"she\",\"type\":\"PER\",\"kind\":\"pronoun\"",
		"\"count\":2,\"salience\":0.5" },
	{ "no pronouns", { .flags = 0 }, "\"count\":2,\"salience\":0.5",
		"\"kind\":\"pronoun\"" },
	{ "text", { .flags = NP_OUT_TEXT },
		"],\"text\":\"Ann Lee met Acme of Rome on Friday , she said"
		" .\"}\n", "balloon" },
	{ "sure ones only", { .min_score = 0.95f },
		"\"entities\":[{\"id\":0,\"type\":\"PER\"", "Acme\",\"type" },
	{ "bytes in the title", { .unit = NP_BYTES },
		"\"start\":12,\"end\":16,\"text\":\"Rome\"",
		"\"offsets\":\"char\"" },
	{ "UTF-16 units in the title", { .unit = NP_UTF16UNITS },
		"\"start\":10,\"end\":14,\"text\":\"Rome\"",
		"\"offsets\":\"char\"" },
	{ "dates only", { .types = 1u << NP_DATE },
		"\"entities\":[],\"mentions\":[],\"dates\":[{\"start\":28",
		"\"relations\"" },
};

static void test_styles(void **state)
{
	struct fake f;
	size_t i;
	np_str got;

	(void)state;
	full(&f);
	for (i = 0; i < sizeof styles / sizeof *styles; i++) {
		got = fake_print(&f, NP_JSONL, &styles[i].style);
		if (!has(got, styles[i].want) || has(got, styles[i].not))
			fail_msg("%s: %.*s", styles[i].description,
				(int)got.len, got.ptr);
	}
	fake_free(&f);
}

/* An indented document is the same document. */
static void test_indented(void **state)
{
	struct fake f;

	(void)state;
	fake_init(&f, NULL, "Rome");
	fake_mention(&f, "Rome", 0, fake_entity(&f, NP_LOC, "Rome", 1.0f),
		NP_NAME, 1.0f);
	fake_expect("indented", fake_print(&f, NP_JSON, NULL),
		STR("{\n  \"schema\": 1,\n  \"id\": null,\n"
		"  \"offsets\": \"char\",\n  \"date\": {\n"
		"    \"value\": null,\n    \"source\": \"none\"\n  },\n"
		"  \"gist\": {\n    \"who\": null,\n    \"what\": null,\n"
		"    \"where\": null,\n    \"when\": null,\n"
		"    \"sentence\": null\n  },\n  \"entities\": [\n    {\n"
		"      \"id\": 0,\n      \"type\": \"LOC\",\n"
		"      \"name\": \"Rome\",\n      \"aliases\": [],\n"
		"      \"count\": 1,\n      \"salience\": 1\n    }\n  ],\n"
		"  \"mentions\": [\n    {\n      \"start\": 0,\n"
		"      \"end\": 4,\n      \"text\": \"Rome\",\n"
		"      \"type\": \"LOC\",\n      \"kind\": \"name\",\n"
		"      \"entity\": 0,\n      \"score\": 1\n    }\n  ],\n"
		"  \"dates\": [],\n  \"quotes\": [],\n  \"events\": []\n"
		"}\n"));
	fake_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_indented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
