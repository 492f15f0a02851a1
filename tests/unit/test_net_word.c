/* What the net sees of a spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/net_word.h"
#include "base/banned.h"

#define MAXWORDS 32

static void give(struct np_text *t, np_arena *a, const char *line)
{
	np_str words[MAXWORDS];
	uint8_t starts[MAXWORDS] = { 1 };
	size_t n = 0, len;

	for (; *line; line += len + (line[len] == ' ')) {
		len = strcspn(line, " ");
		words[n++] = (np_str){ line, len };
	}
	np_text_given(t, a, words, starts, n);
}

/* Which of suffixes of two, three, four bytes and prefixes of two, three are
 * one row, as bits from the lowest. */
static const struct {
	const char *what, *words;
	int same_word;
	unsigned same_affixes;
} pairs[] = {
	{ "digits are equal", "1998 2012", 1, 31 },
	{ "not their number", "1998 98", 0, 1 | 8 },
	{ "case is not of the word", "The the", 1, 31 },
	{ "digits among letters", "A380 a350", 1, 31 },
	{ "an ending", "ended mended", 0, 7 },
	{ "a beginning", "ship shop", 0, 8 },
	{ "a beginning of three", "shipped shipping", 0, 8 | 16 },
	{ "a short word is its own affix", "a a", 1, 31 },
	{ "a word is not the affix of another", "ed ended", 0, 1 },
	{ "long, with digits", "0123456789012345678901234567890123456789 "
		"9876543210987654321098765432109876543210", 1, 31 },
	{ "letters beyond ASCII", "caf\xC3\xA9 th\xC3\xA9", 0, 1 },
};

static void words_that_are_one(void **state)
{
	struct np_text t;
	struct np_spelling x, y;
	unsigned same, k;
	np_arena a;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		give(&t, &a, pairs[i].words);
		x = np_net_spell(np_word_of(&t, 0));
		y = np_net_spell(np_word_of(&t, 1));
		for (k = same = 0; k < NP_NET_NAFFIX; k++) {
			assert_in_range(x.affix[k], 0, NP_NET_NAFFIXES - 1);
			same |= (unsigned)(x.affix[k] == y.affix[k]) << k;
		}
		if ((x.low == y.low) != pairs[i].same_word
		    || same != pairs[i].same_affixes)
			fail_msg("%s: word %d, affixes %u", pairs[i].what,
				x.low == y.low, same);
	}
	np_arena_free(&a);
}

static void looks(void **state)
{
	struct np_text t;
	static uint32_t i, look, first;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	give(&t, &a, "iran Iran IRAN iRan 12 12-hour U.S. .");
	for (i = 0; i < t.ntokens; i++) {
		look = np_net_spell(np_word_of(&t, i)).look;
		assert_in_range(look, 0, NP_NET_NLOOKS - 1);
		look = np_net_caseless(look);
		assert_in_range(look, 0, NP_NET_NLOOKS - 1);
		first = i ? first : look;
		assert_int_equal(look == first, i < 4);
	}
	np_arena_free(&a);
}

static const struct {
	const char *line;
	int want;
} headlines[] = {
	{ "PORT WORKERS END STRIKE AFTER NINE DAYS", 1 },
	{ "Port Workers End Strike After Nine Days", 1 },
	{ "Fight for the Port of Mombasa Is over", 0 },
	{ "Port Workers ended their strike", 0 },
	{ "UN and NATO met .", 0 },
	{ "FIFA BANS 3 OFFICIALS", 1 },
	{ "EU", 0 },
	{ "1 2 3 , . -", 0 },
};

static void case_of_headlines(void **state)
{
	struct np_text t;
	np_arena a;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof headlines / sizeof *headlines; i++) {
		give(&t, &a, headlines[i].line);
		if (np_net_is_headline(&t, &t.sents[0]) != headlines[i].want)
			fail_msg("%s", headlines[i].line);
	}
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_are_one),
		cmocka_unit_test(looks),
		cmocka_unit_test(case_of_headlines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
