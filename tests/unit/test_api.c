/* The public interface: what newsparse.h promises of every call. */
#include "opened.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void test_strings(void **state)
{
	int st;

	(void)state;
	assert_string_equal(np_version(), NP_VERSION);
	for (st = -6; st <= 1; st++)
		assert_true(strlen(np_strerror((np_status)st)) > 0);
	assert_string_equal(np_upos_name(0), "_");
	assert_string_equal(np_xpos_name(9999), "_");
	assert_string_equal(np_rel_name(9999), "_");
	assert_string_equal(np_format_name(NP_JSONL), "jsonl");
	assert_null(np_format_name(NP_NFORMATS));
	np_ctx_free(NULL);
	np_model_free(NULL);
	np_names_free(NULL);
}

static void test_same_name(void **state)
{
	static const struct {
		const char *description, *a, *b;
		int want;
	} cases[] = {
		{ "equal", "Oslo", "Oslo", 1 },
		{ "case", "OSLO", "oslo", 1 },
		{ "another", "Oslo", "Oslos", 0 },
		{ "a prefix", "Osl", "Oslo", 0 },
		{ "diacritics", "Malm\xc3\xb6", "Malmo", 1 },
		{ "combining", "Malmo\xcc\x88", "Malm\xc3\xb6", 1 },
		{ "hyphen", "Zaheer ul-Islam", "zaheer ul islam", 1 },
		{ "en dash", "A\xe2\x80\x93" "B", "ab", 1 },
		{ "no-break space", "A\xc2\xa0" "B", "A B", 1 },
		{ "sharp s", "Stra\xc3\x9f" "e", "STRASSE", 1 },
		{ "full width", "\xef\xbc\xaf\xef\xbd\x93lo", "Oslo", 1 },
		{ "malformed, the same", "a\xff", "A\xff", 1 },
		{ "malformed, another", "a\xff", "A\xfe", 0 },
		{ "nothing is no name", "", "", 0 },
		{ "hyphens are no name", "-", "--", 0 }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		np_str a = { cases[i].a, strlen(cases[i].a) };
		np_str b = { cases[i].b, strlen(cases[i].b) };

		if (np_same_name(a, b) != cases[i].want)
			fail_msg("%s", cases[i].description);
		if (np_same_name(b, a) != cases[i].want)
			fail_msg("%s, turned round", cases[i].description);
	}
}

static void test_decode(void **state)
{
	static const struct {
		const char *description, *bytes;
		size_t len;
		np_encoding enc;
		const char *want;
		size_t nwant;
	} cases[] = {
		{ "ASCII", "abc", 3, NP_GUESS, "abc", 3 },
		{ "nothing", "", 0, NP_GUESS, "", 0 },
		{ "UTF-8", "\xc3\xa9", 2, NP_GUESS, "\xc3\xa9", 2 },
		{ "mark", "\xef\xbb\xbf" "a", 4, NP_GUESS, "a", 1 },
		{ "NUL", "a\0b", 3, NP_GUESS, "a\0b", 3 },
		{ "UTF-16 LE", "\xff\xfe" "a\0", 4, NP_GUESS, "a", 1 },
		{ "UTF-16 BE", "\xfe\xff\0a", 4, NP_GUESS, "a", 1 },
		{ "odd byte", "\xff\xfe" "a\0b", 5, NP_GUESS,
			"a\xef\xbf\xbd", 4 },
		{ "lone surrogate", "\xff\xfe\0\xd8" "a\0", 6, NP_GUESS,
			"\xef\xbf\xbd" "a", 4 },
		{ "pair", "\xff\xfe\x3d\xd8\0\xde", 6, NP_GUESS,
			"\xf0\x9f\x98\x80", 4 },
		{ "1252", "caf\xe9 \x80", 6, NP_GUESS,
			"caf\xc3\xa9 \xe2\x82\xac", 9 },
		{ "1252 undefined", "a\x81", 2, NP_GUESS,
			"a\xef\xbf\xbd", 4 },
		{ "mixed is UTF-8", "\xc3\xa9\xe9", 3, NP_GUESS,
			"\xc3\xa9\xef\xbf\xbd", 5 },
		{ "maximal subpart", "\xc3\xa9\xe2\x82" "a", 5, NP_GUESS,
			"\xc3\xa9\xef\xbf\xbd" "a", 6 },
		{ "forced 1252", "\xc3\xa9", 2, NP_CP1252,
			"\xc3\x83\xc2\xa9", 4 },
		{ "forced UTF-8", "\xe9", 1, NP_UTF8, "\xef\xbf\xbd", 3 }
	};
	size_t i;
	np_str out;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(np_decode(ctx, cases[i].bytes, cases[i].len,
			cases[i].enc, &out), NP_OK);
		if (out.len != cases[i].nwant || (out.len
		    && memcmp(out.ptr, cases[i].want, out.len)))
			fail_msg("%s: %.*s", cases[i].description,
				(int)out.len, out.ptr);
	}
}

static void test_models_that_are_none(void **state)
{
	static const char *const paths[] = { "no such file", ".", "Makefile",
		"/dev/null" };
	_Alignas(64) static const unsigned char zeros[4096];
	np_model *m;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		m = (np_model *)1;
		assert_int_not_equal(np_model_open(&m, paths[i]), NP_OK);
		assert_null(m);
	}
	for (i = 0; i <= sizeof zeros; i += 64) {
		m = (np_model *)1;
		assert_int_equal(np_model_from_memory(&m, zeros, i),
			NP_EMODEL);
		assert_null(m);
	}
}

static void test_built_in_model_is_the_file(void **state)
{
	np_model *m;

	(void)state;
	assert_int_equal(np_model_open(&m, "data/newsparse.model"), NP_OK);
	assert_true(np_model_id(m) == np_model_id(model));
	np_model_free(m);
}

static void test_too_big(void **state)
{
	const np_doc *doc = (const np_doc *)1;

	(void)state;
	/* The length is refused before a byte is looked at. */
	assert_int_equal(np_analyze(ctx, "", NP_MAX_TEXT + 1, NULL, &doc),
		NP_ETOOBIG);
	assert_null(doc);
}

static void test_title_stands_before_the_text(void **state)
{
	np_options opt = { 0 };
	const np_doc *doc;
	np_str source;

	(void)state;
	opt.title = (np_str){ "A title", 7 };
	assert_int_equal(np_analyze(ctx, "Text.", 5, &opt, &doc), NP_OK);
	source = np_doc_source(doc);
	assert_int_equal(source.len, 14);
	assert_memory_equal(source.ptr, "A title\n\nText.", 14);
	assert_int_equal(np_doc_body(doc), 9);
}

static void test_tokens_are_kept(void **state)
{
	static const np_str words[] = { { "New", 3 }, { "York's", 6 },
		{ "\xff", 1 }, { "(", 1 }, { "x y", 3 } };
	static const uint8_t starts[] = { 1, 0, 0, 1, 0 };
	const np_doc *doc;
	const np_token *t;
	size_t n, i;
	np_str s;

	(void)state;
	assert_int_equal(np_analyze_tokens(ctx, words, starts, 5, NULL, &doc),
		NP_OK);
	t = np_doc_tokens(doc, &n);
	assert_int_equal(n, 5);
	for (i = 0; i < n; i++) {
		s = np_doc_text(doc, t[i].span);
		assert_int_equal(s.len, words[i].len);
		assert_memory_equal(s.ptr, words[i].ptr, s.len);
	}
	np_doc_sentences(doc, &n);
	assert_int_equal(n, 2);
}

static int count_bytes(void *user, const char *bytes, size_t n)
{
	(void)bytes;
	*(size_t *)user += n;
	return 0;
}

static int refuse(void *user, const char *bytes, size_t n)
{
	(void)user, (void)bytes, (void)n;
	return 1;
}

static void test_sinks(void **state)
{
	const np_doc *doc;
	size_t n = 0;
	FILE *fp = fopen("/dev/full", "w");

	(void)state;
	assert_non_null(fp);
	assert_int_equal(np_analyze(ctx, "Oslo", 4, NULL, &doc), NP_OK);
	assert_int_equal(np_write(doc, NP_JSONL, NULL, count_bytes, &n),
		NP_OK);
	assert_true(n > 10);
	assert_int_equal(np_write(doc, NP_JSONL, NULL, refuse, NULL), NP_EIO);
	assert_int_equal(np_write(doc, NP_NFORMATS, NULL, refuse, NULL),
		NP_EARG);
	setvbuf(fp, NULL, _IONBF, 0);
	assert_int_equal(np_write_file(doc, NP_JSONL, NULL, fp), NP_EIO);
	fclose(fp);
}

/* Two contexts, and one used twice, give the same bytes. */
static void test_answers_do_not_depend_on_history(void **state)
{
	static const char *const texts[] = { "Ann Lee met Bo Ek in Oslo.",
		"", "A \xff B", "PARIS, May 3 (AP) - Ms. Lee said: \"No.\"" };
	np_ctx *fresh;
	const np_doc *doc;
	size_t i, a, b;

	(void)state;
	for (i = 0; i < 4; i++) {
		assert_int_equal(np_ctx_new(&fresh, model), NP_OK);
		a = b = 0;
		np_analyze(fresh, texts[i], strlen(texts[i]), NULL, &doc);
		np_write(doc, NP_JSONL, NULL, count_bytes, &a);
		np_analyze(ctx, texts[i], strlen(texts[i]), NULL, &doc);
		np_write(doc, NP_JSONL, NULL, count_bytes, &b);
		assert_int_equal(a, b);
		np_ctx_free(fresh);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_same_name),
		cmocka_unit_test(test_decode),
		cmocka_unit_test(test_models_that_are_none),
		cmocka_unit_test(test_built_in_model_is_the_file),
		cmocka_unit_test(test_too_big),
		cmocka_unit_test(test_title_stands_before_the_text),
		cmocka_unit_test(test_tokens_are_kept),
		cmocka_unit_test(test_sinks),
		cmocka_unit_test(test_answers_do_not_depend_on_history)
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
