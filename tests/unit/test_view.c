/* What the view changes, and that spans lead home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

/* Tokens as words of the view, and as slices of the source, each set between
 * bars. */
static const struct {
	const char *what, *in, *words, *slices;
} cases[] = {
	{ "ASCII", "a b", "a|b", "a|b" },
	{ "quotes and accents stay", "\xE2\x80\x9C" "caf\xC3\xA9\xE2\x80\x9D",
		"\xE2\x80\x9C|caf\xC3\xA9|\xE2\x80\x9D",
		"\xE2\x80\x9C|caf\xC3\xA9|\xE2\x80\x9D" },
	{ "soft hyphen", "so\xC2\xAD" "ft on", "soft|on", "so\xC2\xAD" "ft|on" },
	{ "soft hyphen at the rim", "\xC2\xADso\xC2\xAD on", "so|on",
		"so|on" },
	{ "ligature", "\xEF\xAC\x81ne o\xEF\xAC\x83" "ce", "fine|office",
		"\xEF\xAC\x81ne|o\xEF\xAC\x83" "ce" },
	{ "full width", "\xEF\xBC\xA1\xEF\xBC\x91 x", "A1|x",
		"\xEF\xBC\xA1\xEF\xBC\x91|x" },
	{ "composed", "Cafe\xCC\x81 x", "Caf\xC3\xA9|x", "Cafe\xCC\x81|x" },
	{ "two marks", "a\xCC\x82\xCC\x81" "b", "\xE1\xBA\xA5" "b",
		"a\xCC\x82\xCC\x81" "b" },
	{ "no-break space", "a\xC2\xA0" "b", "a|b", "a|b" },
	{ "thin space, zero width", "a\xE2\x80\x89" "b\xE2\x80\x8B" "c",
		"a|bc", "a|b\xE2\x80\x8B" "c" },
	{ "mark inside is a blank", "a\xEF\xBB\xBF" "b", "a|b", "a|b" },
	{ "broken byte", "a\xFF" "b c", "a\xEF\xBF\xBD" "b|c", "a\xFF" "b|c" },
	{ "emoji selector", "\xE2\x9D\xA4\xEF\xB8\x8F x", "\xE2\x9D\xA4|x",
		"\xE2\x9D\xA4|x" },
};

static void join(char *out, size_t size, const char *s, size_t n)
{
	size_t len = strlen(out);

	assert_true(len + n + 2 < size);
	if (len)
		out[len++] = '|';
	memcpy(out + len, s, n);
	out[len + n] = '\0';
}

static void table(void **state)
{
	np_arena a;
	struct np_text t;
	char words[256], slices[256];
	size_t i;
	uint32_t k;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		np_text_read(&t, &a, cases[i].in, strlen(cases[i].in),
			(np_str){ NULL, 0 });
		words[0] = slices[0] = '\0';
		for (k = 0; k < t.ntokens; k++) {
			join(words, sizeof words, np_word_of(&t, k)->s,
				np_word_of(&t, k)->n);
			join(slices, sizeof slices, t.source.ptr
				+ t.tokens[k].span.beg, t.tokens[k].span.end
				- t.tokens[k].span.beg);
		}
		if (strcmp(words, cases[i].words))
			fail_msg("%s: words %s", cases[i].what, words);
		if (strcmp(slices, cases[i].slices))
			fail_msg("%s: slices %s", cases[i].what, slices);
	}
	np_arena_free(&a);
}

static void plain_text_is_not_copied(void **state)
{
	static const char s[] = "Plain text, \xE2\x80\x9Cquoted\xE2\x80\x9D.";
	np_arena a;
	struct np_text t;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	np_text_read(&t, &a, s, sizeof s - 1, (np_str){ NULL, 0 });
	assert_ptr_equal(t.view.s, s);
	assert_ptr_equal(t.source.ptr, s);
	assert_int_equal(t.view.njumps, 0);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table),
		cmocka_unit_test(plain_text_is_not_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
