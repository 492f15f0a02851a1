/* The tagger's section, its lexemes, and headlines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/parser_tags.h"
#include "model/pos.h"
#include "base/banned.h"

#define LEXICON_BITS 3
#define ROW_BITS 4
#define NPAIRS 2
#define LENGTH (NP_POS_HEAD + 2 * NP_ROWS_LABELS + (8 << LEXICON_BITS)        \
	+ (4 << ROW_BITS) + 2 * NPAIRS)

static void put32(unsigned char *p, uint32_t v)
{
	unsigned i;

	for (i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> 8 * i);
}

/* A section without weights and words: every token gets its first label. */
static void make_section(unsigned char s[LENGTH])
{
	memset(s, 0, LENGTH);
	put32(s, NP_POS_VERSION);
	put32(s + 4, 2);
	put32(s + 8, LEXICON_BITS);
	put32(s + 12, ROW_BITS);
	put32(s + 16, NPAIRS);
	s[NP_POS_HEAD] = NP_UPOS_NOUN;
	s[NP_POS_HEAD + 1] = NP_XPOS_NN;
	s[NP_POS_HEAD + 2] = NP_UPOS_VERB;
	s[NP_POS_HEAD + 3] = NP_XPOS_VBD;
}

static const struct {
	const char *what;
	uint32_t at, value; /* a field of the header that is changed */
	long cut; /* bytes too few */
	np_status want;
} sections[] = {
	{ "good", 4, 2, 0, NP_OK },
	{ "another version", 0, NP_POS_VERSION + 1, 0, NP_EMODEL },
	{ "no labels", 4, 0, 0, NP_EMODEL },
	{ "too many labels", 4, NP_ROWS_LABELS + 1, 0, NP_EMODEL },
	{ "lexicon larger than the section", 8, 12, 0, NP_EMODEL },
	{ "lexicon smaller than a bucket", 8, 2, 0, NP_EMODEL },
	{ "bits of the lexicon that would shift out", 8, 32, 0, NP_EMODEL },
	{ "rows larger than the section", 12, 13, 0, NP_EMODEL },
	{ "no bits of rows", 12, 0, 0, NP_EMODEL },
	{ "more pairs than there are", 16, NPAIRS + 1, 0, NP_EMODEL },
	{ "pairs beyond 32 bits", 16, UINT32_MAX, 0, NP_EMODEL },
	{ "one byte short", 4, 2, 1, NP_EMODEL },
	{ "header only", 4, 2, LENGTH - NP_POS_HEAD, NP_EMODEL },
	{ "nearly nothing", 4, 2, LENGTH - 3, NP_EMODEL },
};

static void sections_are_checked(void **state)
{
	unsigned char s[LENGTH];
	struct np_pos pos;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sections / sizeof *sections; i++) {
		make_section(s);
		put32(s + sections[i].at, sections[i].value);
		if (np_pos_open(&pos, (np_blob){ s, LENGTH
				- (size_t)sections[i].cut })
				!= sections[i].want)
			fail_msg("%s", sections[i].what);
	}
	assert_int_equal(np_pos_open(&pos, (np_blob){ NULL, 0 }), NP_OK);
	assert_null(pos.rows.slots);
}

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

/* Slots may lead anywhere and pairs may hold anything. */
static void damaged_weights_do_no_harm(void **state)
{
	unsigned char s[LENGTH];
	struct np_pos pos;
	struct np_text t;
	np_arena a;
	uint32_t i;

	(void)state;
	make_section(s);
	memset(s + NP_POS_HEAD + 2 * NP_ROWS_LABELS, 0xFF,
		LENGTH - NP_POS_HEAD - 2 * NP_ROWS_LABELS);
	assert_int_equal(np_pos_open(&pos, (np_blob){ s, LENGTH }), NP_OK);
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	give(&t, &a, "The 24 ships left at 9 a.m. on May 5 , 1998 .");
	np_pos_tag(&pos, &a, &t);
	for (i = 0; i < t.ntokens; i++)
		assert_int_equal(t.tokens[i].upos, NP_UPOS_NOUN);
	np_arena_free(&a);
}

static const struct {
	const char *a, *b;
	int same;
} lexemes[] = {
	{ "1998", "2012", 1 },
	{ "1998", "98", 0 },
	{ "The", "the", 1 },
	{ "A380", "a350", 1 },
	{ "ship", "ships", 0 },
};

static void words_that_are_one(void **state)
{
	struct np_pos none = { 0 };
	struct np_text t;
	np_arena a;
	np_str words[2];
	uint8_t starts[2] = { 1, 0 };
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof lexemes / sizeof *lexemes; i++) {
		words[0] = (np_str){ lexemes[i].a, strlen(lexemes[i].a) };
		words[1] = (np_str){ lexemes[i].b, strlen(lexemes[i].b) };
		np_text_given(&t, &a, words, starts, 2);
		assert_int_equal(lexemes[i].same,
			np_pos_lexeme(&none, np_word_of(&t, 0)).low
			== np_pos_lexeme(&none, np_word_of(&t, 1)).low);
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
		if (np_pos_is_headline(&t, &t.sents[0]) != headlines[i].want)
			fail_msg("%s", headlines[i].line);
	}
	np_arena_free(&a);
}

static void codes_have_names(void **state)
{
	unsigned i;

	(void)state;
	assert_string_equal(np_upos_name(NP_UPOS_PROPN), "PROPN");
	assert_string_equal(np_upos_name(NP_UPOS_X), "X");
	assert_string_equal(np_xpos_name(NP_XPOS_PRPS), "PRP$");
	assert_string_equal(np_xpos_name(NP_XPOS_WRB), "WRB");
	assert_string_equal(np_rel_name(NP_REL_NSUBJ_PASS), "nsubj:pass");
	assert_string_equal(np_rel_name(NP_REL_XCOMP), "xcomp");
	assert_true(NP_NRELS <= NP_ROWS_LABELS);
	for (i = 0; i < 300; i++) {
		assert_int_equal(np_upos_name(i)[0] == '_',
			!i || i >= NP_NUPOS);
		assert_int_equal(np_xpos_name(i)[0] == '_',
			!i || i >= NP_NXPOS);
		assert_int_equal(np_rel_name(i)[0] == '_',
			!i || i >= NP_NRELS);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_are_checked),
		cmocka_unit_test(damaged_weights_do_no_harm),
		cmocka_unit_test(words_that_are_one),
		cmocka_unit_test(case_of_headlines),
		cmocka_unit_test(codes_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
