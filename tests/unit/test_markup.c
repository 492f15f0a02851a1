/* TimeML, brat, GeoJSON and HTML. */
#include "fake.h"

#include "out/markup.h"

static np_str body_of(np_str s, const char *open, const char *close)
{
	const char *beg = strstr(s.ptr, open), *end;

	assert_non_null(beg);
	beg += strlen(open);
	end = strstr(beg, close);
	assert_non_null(end);
	return (np_str){ beg, (size_t)(end - beg) };
}

static bool holds(np_str s, const char *words)
{
	return strstr(s.ptr, words) != NULL;
}

/* -- Escapes --------------------------------------------------------------- */

static const struct {
	const char *description;
	np_str input, want;
} escapes[] = {
	{ "markup", STR("a<b>&\"'"), STR("a&lt;b&gt;&amp;&quot;'") },
	{ "return survives, tab and newline stay", STR("\r\n\t"),
		STR("&#13;\n\t") },
	{ "what XML cannot hold", STR("a\0\x01\x1F\xEF\xBF\xBE" "b"),
		STR("a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" "b") },
	{ "malformed", STR("\xFFz"), STR("\xEF\xBF\xBDz") },
	{ "outside ASCII", STR("\xC3\xA9\xF0\x9F\x98\x80"),
		STR("\xC3\xA9\xF0\x9F\x98\x80") },
	{ "empty", STR(""), STR("") },
};

static void test_escapes(void **state)
{
	np_buf b = NP_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof escapes / sizeof *escapes; i++) {
		np_buf_clear(&b);
		np_add_markup(&b, escapes[i].input);
		fake_expect(escapes[i].description, (np_str){ b.ptr, b.len },
			escapes[i].want);
	}
	np_buf_free(&b);
}

/* -- A small article ------------------------------------------------------- */

static void article(struct fake *f)
{
	uint32_t rome, lee;
	np_timex *t;

	fake_init(f, "Rome \xF0\x9F\x98\x80 <1>",
		"Rome 's mayor , Ann\nLee , came on Friday .\n\n"
		"\" We & you \" , she said \" won \" .");
	rome = fake_entity(f, NP_LOC, "Rome", 0.5f);
	lee = fake_entity(f, NP_PER, "Ann Lee", 0.4f);
	f->doc.entities[rome].place = (np_place){ NP_CITY, 1, { 'I', 'T' },
		418919, 125113, 3169070, { NULL, 0 } };
	fake_mention(f, "Rome", 0, rome, NP_NAME, 0.5f);
	fake_mention(f, "Rome 's mayor", 0, lee, NP_NOMINAL, 0.6f);
	fake_mention(f, "Rome", 1, rome, NP_NAME, 0.5f);
	fake_mention(f, "Ann\nLee", 0, lee, NP_NAME, 0.9f);
	t = fake_timex(f, "Friday", 0, NP_TX_DATE, "2012-07-27");
	t->relative = 1;
	t->mod = STR("APPROX");
	f->doc.date = (np_pubdate){ STR("2012-07-25"), { NULL, 0 },
		NP_DATE_INPUT };
	f->doc.quotes[f->doc.nquotes++] = (np_quote){
		.span = fake_span(f, "We & you \" , she said \" won", 0),
		.entity = lee };
}

static void test_timeml(void **state)
{
	static const np_style style = { .name = STR("a<b") };
	struct fake f;

	(void)state;
	article(&f);
	fake_expect("TimeML", body_of(fake_print(&f, NP_TIMEML, &style),
		".xsd\">\n", "</TimeML>"), STR("<DOCID>a&lt;b</DOCID>\n"
		"<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2012-07-25\""
		" temporalFunction=\"false\""
		" functionInDocument=\"CREATION_TIME\">2012-07-25</TIMEX3>"
		"</DCT>\n<TITLE>Rome \xF0\x9F\x98\x80 &lt;1&gt;</TITLE>\n"
		"<TEXT>Rome 's mayor , Ann\nLee , came on"
		" <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2012-07-27\""
		" mod=\"APPROX\" temporalFunction=\"true\""
		" anchorTimeID=\"t0\">Friday</TIMEX3> .\n\n"
		"&quot; We &amp; you &quot; , she said &quot; won &quot; ."
		"</TEXT>\n"));
	fake_free(&f);
}

static void test_brat(void **state)
{
	static const np_style bytes = { .unit = NP_BYTES };
	struct fake f;

	(void)state;
	article(&f);
	fake_expect("brat", fake_print(&f, NP_BRAT, &bytes), STR(
		"T1\tLOC 0 4\tRome\n"
		"N1\tReference T1 GeoNames:3169070\tRome\n"
		"T2\tPER 12 25\tRome 's mayor\n"
		"#2\tAnnotatorNotes T2\tAnn Lee\n"
		"T3\tLOC 12 16\tRome\n"
		"N3\tReference T3 GeoNames:3169070\tRome\n"
		"T4\tPER 28 31;32 35\tAnn Lee\n"
		"#4\tAnnotatorNotes T4\tAnn Lee\n"
		"T5\tDATE 46 52\tFriday\n"
		"#5\tAnnotatorNotes T5\t2012-07-27\n"
		"*\tCoref T1 T3\n"
		"*\tCoref T2 T4\n"));
	fake_free(&f);
}

static void test_geojson(void **state)
{
	static const np_style style = { .id = STR("\"x\"") };
	static const np_style people = { .types = 1u << NP_PER };
	struct fake f;

	(void)state;
	article(&f);
	fake_expect("GeoJSON", fake_print(&f, NP_GEOJSON, &style), STR(
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
		"\"coordinates\":[12.5113,41.8919]},"
		"\"properties\":{\"id\":\"x\",\"entity\":0,\"name\":\"Rome\","
		"\"aliases\":[],\"kind\":\"city\",\"country\":\"IT\","
		"\"capital\":true,\"geonameid\":3169070,\"count\":2,"
		"\"salience\":0.5,\"date\":\"2012-07-25\"}}"));
	fake_expect("no places", fake_print(&f, NP_GEOJSON, &people), STR(""));
	fake_free(&f);
}

/* The tags of any page match, whatever the spans are. */
static void check_nesting(np_str page)
{
	static const char *const alone[] = { "meta", "!DOCTYPE", "path" };
	const char *stack[64], *p = page.ptr, *end = page.ptr + page.len;
	size_t depth = 0, i, n;

	while ((p = memchr(p, '<', (size_t)(end - p)))) {
		bool close = p[1] == '/', skip = false;

		p += 1 + close;
		n = strcspn(p, " >");
		for (i = 0; i < sizeof alone / sizeof *alone; i++)
			skip |= n == strlen(alone[i])
				&& !memcmp(p, alone[i], n);
		if (skip)
			continue;
		if (!close) {
			assert_true(depth < 64);
			stack[depth++] = p;
			continue;
		}
		assert_true(depth > 0);
		depth--;
		if (strcspn(stack[depth], " >") != n
			|| memcmp(stack[depth], p, n))
			fail_msg("<%.*s> closed by </%.*s>",
				(int)strcspn(stack[depth], " >"),
				stack[depth], (int)n, p);
	}
	assert_int_equal(depth, 0);
}

static void test_html(void **state)
{
	struct fake f;
	np_str page;

	(void)state;
	article(&f);
	page = fake_print(&f, NP_HTML, NULL);
	fake_expect("the article", body_of(page, "<main id=\"article\">\n",
		"</main>"), STR("<h1 dir=\"auto\"><a class=\"loc\" id=\"m0\""
		" href=\"#e0\" title=\"Rome, capital of IT\">Rome</a>"
		" \xF0\x9F\x98\x80 &lt;1&gt;</h1>\n"
		"<p class=\"about\">Wednesday 25 July 2012 (given)"
		" \xC2\xB7 26 words</p>\n"
		"<p dir=\"auto\"><a class=\"loc\" id=\"m2\" href=\"#e0\""
		" title=\"Rome, capital of IT\">Rome</a> 's mayor , "
		"<a class=\"per\" id=\"m3\" href=\"#e1\" title=\"Ann Lee\">"
		"Ann\nLee</a> , came on <a class=\"date\" href=\"#when\""
		" title=\"about Fri 27 July 2012\">"
		"<time datetime=\"2012-07-27\">Friday</time></a> .</p>\n"
		"<p dir=\"auto\">&quot; <span class=\"said\">We &amp; you"
		" &quot; , she said &quot; won</span> &quot; .</p>\n"));
	assert_true(holds(page, "<title>Rome \xF0\x9F\x98\x80 &lt;1&gt;"));
	assert_true(holds(page, "<li id=\"e1\"> <span class=\"name per\">"
		"Ann Lee</span> <span class=\"back\"><a href=\"#m3\""
		" aria-label=\"mention 1\">1</a></span></li>"));
	assert_true(holds(page, "<h2 id=\"when\">When</h2>"));
	assert_true(holds(page, "viewBox=\"-18 -56 60 30\""));
	assert_true(holds(page, "<a href=\"#e0\"><circle class=\"spot\""
		" cx=\"12.5113\" cy=\"-41.8919\" r=\"0.48\">"
		"<title>Rome</title></circle></a>"));
	check_nesting(page);
	assert_false(holds(page, "<script"));
	fake_free(&f);
}

/* A quote that goes on over the end of a paragraph, begins inside a name and
 * has a noun phrase of its own. */
static void test_layers(void **state)
{
	struct fake f;
	uint32_t ann, lee;

	(void)state;
	fake_init(&f, NULL, "Ann Lee said the boss\n\nwent home");
	ann = fake_entity(&f, NP_PER, "Ann Lee", 0.5f);
	lee = fake_entity(&f, NP_PER, "the boss", 0.4f);
	fake_mention(&f, "Ann Lee", 0, ann, NP_NAME, 1.0f);
	fake_mention(&f, "the boss", 0, lee, NP_NOMINAL, 1.0f);
	f.doc.quotes[f.doc.nquotes++] = (np_quote){
		.span = fake_span(&f, "Lee said the boss\n\nwent", 0),
		.entity = NP_NONE };
	fake_expect("layers", body_of(fake_print(&f, NP_HTML, NULL),
		"words</p>\n", "</main>"), STR(
		"<p dir=\"auto\"><a class=\"per\" id=\"m0\" href=\"#e0\""
		" title=\"Ann Lee\">Ann Lee</a><span class=\"said\"> said "
		"<a class=\"per nom\" id=\"m1\" href=\"#e1\""
		" title=\"the boss\">the boss</a></span></p>\n"
		"<p dir=\"auto\"><span class=\"said\">went</span> home</p>\n"));
	fake_free(&f);
}

/* Spans from a small generator, over a text with many paragraphs. */
static void scatter(struct fake *f, uint32_t seed)
{
	uint32_t at = 0, n, e;
	np_mention *m;

	fake_init(f, NULL, "a b c\n\nd e <f> & g\nh i\n\n\nj k l m\n\nn o p");
	e = fake_entity(f, NP_MISC, "x", 1.0f);
	while (at + 3 < f->doc.text.ntokens) {
		seed = seed * 1664525 + 1013904223;
		n = 1 + (seed >> 16) % 3;
		m = &f->doc.mentions[f->doc.nmentions++];
		*m = (np_mention){ .token = at, .ntokens = n, .entity = e,
			.type = NP_MISC, .kind = NP_NAME, .score = 1,
			.span = { f->doc.text.tokens[at].span.beg,
				f->doc.text.tokens[at + n - 1].span.end } };
		f->doc.entities[e].nmentions++;
		if (seed >> 28 & 1)
			f->doc.quotes[f->doc.nquotes++] = (np_quote){
				.span = { m->span.beg + (seed >> 20) % 2,
					m->span.end + (seed >> 24) % 6 },
				.entity = NP_NONE };
		at += n + (seed >> 18) % 3;
	}
}

static void test_nesting(void **state)
{
	struct fake f;
	uint32_t seed;

	(void)state;
	for (seed = 1; seed < 300; seed++) {
		scatter(&f, seed);
		check_nesting(fake_print(&f, NP_HTML, NULL));
		fake_free(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_timeml),
		cmocka_unit_test(test_brat),
		cmocka_unit_test(test_geojson),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_layers),
		cmocka_unit_test(test_nesting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
