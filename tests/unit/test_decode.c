/* Bytes of a file to UTF-8, as the page on input says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/decode.h"

#define R "\xEF\xBF\xBD" /* U+FFFD */

static const struct {
	const char *what;
	np_encoding enc;
	size_t n;
	const char *in;
	const char *want;
} cases[] = {
	{ "nothing", NP_GUESS, 0, "", "" },
	{ "ASCII", NP_GUESS, 3, "abc", "abc" },
	{ "UTF-8", NP_GUESS, 5, "caf\xC3\xA9", "caf\xC3\xA9" },
	{ "UTF-8 mark", NP_GUESS, 4, "\xEF\xBB\xBF" "a", "a" },
	{ "mark only", NP_GUESS, 3, "\xEF\xBB\xBF", "" },
	{ "marked, then broken", NP_GUESS, 5, "\xEF\xBB\xBF" "a\xE9",
		"a" R },
	{ "two marks: one is text", NP_GUESS, 6, "\xEF\xBB\xBF\xEF\xBB\xBF",
		"\xEF\xBB\xBF" },
	{ "Windows-1252", NP_GUESS, 5, "\x93" "caf\xE9",
		"\xE2\x80\x9C" "caf\xC3\xA9" },
	{ "undefined in Windows-1252", NP_GUESS, 2, "\x81\x80",
		R "\xE2\x82\xAC" },
	{ "broken beside well-formed", NP_GUESS, 6, "\xC3\xA9 \xE9 x",
		"\xC3\xA9 " R " x" },
	{ "maximal subparts", NP_UTF8, 9, "\xF1\x80\x80\xE1\x80\xC2" "b\x80z",
		R R R "b" R "z" },
	{ "overlong", NP_UTF8, 3, "\xC0\xAF.", R R "." },
	{ "surrogate", NP_UTF8, 4, "\xED\xA0\x80.", R R R "." },
	{ "above U+10FFFF", NP_UTF8, 4, "\xF4\x90\x80\x80", R R R R },
	{ "cut at the end", NP_UTF8, 4, "a\xF0\x9F\x98", "a" R },
	{ "UTF-16LE", NP_GUESS, 6, "\xFF\xFE" "a\0\xE9\0", "a\xC3\xA9" },
	{ "UTF-16BE", NP_GUESS, 6, "\xFE\xFF\0a\x20\x19",
		"a\xE2\x80\x99" },
	{ "pair", NP_GUESS, 6, "\xFF\xFE\x3D\xD8\0\xDE", "\xF0\x9F\x98\x80" },
	{ "lone high", NP_GUESS, 6, "\xFF\xFE\x3D\xD8" "a\0", R "a" },
	{ "lone low", NP_GUESS, 6, "\xFF\xFE\0\xDE" "a\0", R "a" },
	{ "high at the end", NP_GUESS, 4, "\xFF\xFE\x3D\xD8", R },
	{ "odd byte", NP_GUESS, 5, "\xFF\xFE" "a\0b", "a" R },
	{ "forced Windows-1252", NP_CP1252, 2, "\xC3\xA9",
		"\xC3\x83\xC2\xA9" },
	{ "forced UTF-8", NP_UTF8, 2, "\xE9x", R "x" },
	{ "forced UTF-16, no mark", NP_UTF16, 2, "a\0", "a" },
};

static void table(void **state)
{
	np_buf b = NP_BUF_INIT;
	np_str got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(np_decode_bytes(&b, cases[i].in, cases[i].n,
			cases[i].enc, &got), NP_OK);
		if (got.len != strlen(cases[i].want)
				|| memcmp(got.ptr, cases[i].want, got.len))
			fail_msg("%s: got \"%.*s\"", cases[i].what,
				(int)got.len, got.ptr);
	}
	np_buf_free(&b);
}

static void in_place(void **state)
{
	static const char s[] = "plain, then caf\xC3\xA9 and more of the plain";
	np_buf b = NP_BUF_INIT;
	np_str got;

	(void)state;
	np_decode_bytes(&b, s, sizeof s - 1, NP_GUESS, &got);
	assert_ptr_equal(got.ptr, s);
	assert_int_equal(b.cap, 0);
	np_decode_bytes(&b, "a\0b", 3, NP_GUESS, &got);
	assert_int_equal(got.len, 3);
	np_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table),
		cmocka_unit_test(in_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
