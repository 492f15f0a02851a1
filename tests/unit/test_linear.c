/* Work is in proportion to the input, whatever the bytes: of the text stage,
 * and of the whole, with and without events, up to the last byte of JSON.
 *
 * Work is counted, not timed: the library is compiled anew for this test with a
 * call at every branch (-fsanitize-coverage=trace-pc, see the Makefile), and a
 * text four times as long may take five times the calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"

#define SHORT ((size_t)40000) /* bytes */
#define PER_BYTE 1000u /* calls, which hyphens come close to */
#define WHOLE ((size_t)5000) /* bytes, where every stage is run */
#define WHOLE_PER_BYTE 20000u /* calls */

void __sanitizer_cov_trace_pc(void);

static unsigned long long calls;

void __sanitizer_cov_trace_pc(void)
{
	calls++;
}

/* Repeated to fill the text. */
static const struct {
	const char *what, *piece;
} cases[] = {
	{ "no blank", "a" },
	{ "short words", "a " },
	{ "capitals", "A " },
	{ "names without end", "Okello Mbeki " },
	{ "brackets open", "(" },
	{ "brackets close", ") " },
	{ "brackets and capitals", "(A " },
	{ "quotation marks", "\"" },
	{ "quotation marks apart", "\" " },
	{ "curly quotation marks", "\xE2\x80\x9C" },
	{ "apostrophes", "'" },
	{ "clitics", "'s" },
	{ "negations", "n't" },
	{ "periods", "." },
	{ "periods apart", ". " },
	{ "initials", "A." },
	{ "abbreviations", "Gen. " },
	{ "questions", "? " },
	{ "hyphens", "a-" },
	{ "prefixes", "non-" },
	{ "dashes", "- " },
	{ "digits", "7" },
	{ "digits and hyphens", "1-" },
	{ "digits and slashes", "1/" },
	{ "thousands", "1,000," },
	{ "labels of a host", "a." },
	{ "a host without end", "www." },
	{ "addresses", "http://" },
	{ "mail", "a@" },
	{ "mail that is none", "a.b@ " },
	{ "ampersands", "A&" },
	{ "smileys", ":-" },
	{ "full dates", "July 4, 2017 " },
	{ "days", "July " },
	{ "years", "2017 " },
	{ "datelines", "NAIROBI, May 14 (AP) " },
	{ "datelines, a line each", "NAIROBI, May 14 (AP)\n\n" },
	{ "bylines", "By A B\n\n" },
	{ "captions", "Photo: " },
	{ "credits", "(Reporting by " },
	{ "line ends", "\n" },
	{ "blanks", " " },
	{ "lines", "a\n" },
	{ "paragraphs", "A\n\n" },
	{ "marks on one letter", "\xCC\x81" },
	{ "letters with a mark", "e\xCC\x81" },
	{ "soft hyphens", "\xC2\xAD" },
	{ "soft hyphens in words", "a\xC2\xAD" },
	{ "ill-formed", "\xFF" },
	{ "cut off", "\xE2\x80" },
	{ "control characters", "\1" },
	{ "ligatures", "\xEF\xAC\x81" },
	{ "names and dates", "Ann Lee met Bo Ek in Oslo on 3 May 2012. " },
	{ "one name", "James Macharia " },
	{ "a name, and half of it", "James Macharia left. Macharia ran. " },
	{ "titles", "President General Minister " },
	{ "acronyms", "ABC World Trade Union XYZ " },
	{ "relative dates", "two days before Monday " },
	{ "ranges", "from May to June to " },
	{ "numbers in words", "twenty five hundred thousand " },
	{ "he", "He said he saw him. " },
	{ "noun phrases", "The minister told the company. " },
	{ "genitives", "Kenya's chief's wife's " },
	{ "of", "the chief of the head of " },
	{ "relative clauses", "the man who saw the dog that bit " },
	{ "quotes with speakers", "\"I will go,\" Lee said. \"Yes.\" " },
	{ "indirect speech", "Lee said that Ek said that " },
	{ "lists", "Lee, Ek, Oslo, Ann and " },
	{ "places", "Paris, Texas, London, Ontario, " },
	{ "conjunctions", "and or but " },
	{ "one long name", "The Bank of the West of the " },
	{ "a table", "1 2 3 4\n" },
};

/* Calls that it takes to read the text. */
static unsigned long long work(const np_model *m, np_str text)
{
	np_arena a;
	struct np_text t;

	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	calls = 0;
	np_text_read_with(&t, &a, &m->splitter, text, (np_str){ NULL, 0 });
	np_arena_free(&a);
	return calls;
}

static unsigned long long repeat(const np_model *m, const char *piece,
	size_t n)
{
	static char s[4 * SHORT];
	size_t i, len = strlen(piece);

	for (i = 0; i < n; i++)
		s[i] = piece[i % len];
	return work(m, (np_str){ s, n });
}

/* -- Everything ------------------------------------------------------------ */

static int drop(void *user, const char *bytes, size_t n)
{
	(void)bytes;
	*(size_t *)user += n;
	return 0;
}

/* Calls that it takes to read, understand and print the text. */
static unsigned long long whole_work(const np_model *m, np_str text,
	unsigned skip)
{
	np_options opt = { .skip = skip };
	const np_doc *doc;
	np_ctx *ctx;
	size_t printed = 0;

	assert_int_equal(np_ctx_new(&ctx, m), NP_OK);
	calls = 0;
	assert_int_equal(np_analyze(ctx, text.ptr, text.len, &opt, &doc),
		NP_OK);
	assert_int_equal(np_write(doc, NP_JSONL, NULL, drop, &printed), NP_OK);
	np_ctx_free(ctx);
	return calls;
}

static int is_whole_linear(const np_model *m, const char *what, const char *s,
	unsigned skip)
{
	unsigned long long one = whole_work(m, (np_str){ s, WHOLE }, skip);
	unsigned long long four = whole_work(m, (np_str){ s, 4 * WHOLE }, skip);

	assert_true(one > 0);
	if (four <= 5 * one && four <= 4 * WHOLE * WHOLE_PER_BYTE)
		return 1;
	print_error("%s%s: %llu calls, of four times as much %llu\n", what,
		skip ? ", no events" : "", one, four);
	return 0;
}

static void whole_pieces(void **state)
{
	static char s[4 * WHOLE];
	np_model *m;
	size_t i, k, len;
	int wrong = 0;

	(void)state;
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		len = strlen(cases[i].piece);
		for (k = 0; k < sizeof s; k++)
			s[k] = cases[i].piece[k % len];
		wrong += !is_whole_linear(m, cases[i].what, s, 0);
		wrong += !is_whole_linear(m, cases[i].what, s, NP_SKIP_EVENTS);
	}
	np_model_free(m);
	assert_int_equal(wrong, 0);
}

/* -- Words that are all different ------------------------------------------ */

/* No two words are the same. */
static void many_words(void **state)
{
	static char s[SHORT * 4];
	unsigned long long one, four;
	np_model *m;
	size_t k, i, v;

	(void)state;
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	for (i = 0; i + 8 <= sizeof s; i += 8) {
		for (k = 0, v = i / 8; k < 7; k++, v /= 10)
			s[i + 6 - k] = (char)('a' + v % 10);
		s[i + 7] = ' ';
	}
	one = work(m, (np_str){ s, SHORT });
	four = work(m, (np_str){ s, 4 * SHORT });
	assert_true(one > 0);
	assert_true(four < 5 * one);
	assert_true(is_whole_linear(m, "many words", s, 0));
	assert_true(is_whole_linear(m, "many words", s, NP_SKIP_EVENTS));
	for (i = 0; i + 8 <= sizeof s; i += 8)
		s[i] = (char)(s[i] - 'a' + 'A');
	assert_true(is_whole_linear(m, "many names", s, 0));
	assert_true(is_whole_linear(m, "many names", s, NP_SKIP_EVENTS));
	np_model_free(m);
}

static void repeated_pieces(void **state)
{
	np_model *m;
	size_t i;
	unsigned long long one, four;
	int wrong = 0;

	(void)state;
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		one = repeat(m, cases[i].piece, SHORT);
		four = repeat(m, cases[i].piece, 4 * SHORT);
		assert_true(one > 0);
		if (four > 5 * one || four > 4 * SHORT * PER_BYTE) {
			print_error("%s: %llu calls, of four times as much "
				"%llu\n", cases[i].what, one, four);
			wrong++;
		}
	}
	np_model_free(m);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeated_pieces),
		cmocka_unit_test(whole_pieces),
		cmocka_unit_test(many_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
