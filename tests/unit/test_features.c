/* What the names model looks at: windows, runs, the use of capitals, sets of
 * names, and what the article says of a word elsewhere. */
#include "model/features.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct np_vocab none = { .templates = ~(uint64_t)0 };

/* An article of tokens between blanks; a sentence a line. */
static void read(struct np_features *f, struct np_text *t, np_arena *a,
	const struct np_vocab *v, const char *s)
{
	static np_str words[64];
	static uint8_t starts[64];
	size_t n = 0;
	uint8_t first = 1;

	for (; *s; s += *s != '\0') {
		words[n].ptr = s;
		words[n].len = strcspn(s, " \n");
		s += words[n].len;
		starts[n++] = first;
		first = *s == '\n';
	}
	np_text_given(t, a, words, starts, n);
	np_features_read(f, a, t, v, NULL, 0);
}

static void test_stretches(void **state)
{
	static const struct {
		const char *what, *text;
		uint32_t token, beg, end;
	} cases[] = {
		{ "one sentence", "He left .", 1, 0, 3 },
		{ "a full stop ends the window", "He left . She stayed .",
			3, 3, 6 },
		{ "not before small letters", "at 3 p.m . he left .",
			4, 0, 7 },
		{ "a closing mark goes with its stop", "\" Go . \" She left .",
			4, 4, 7 },
		{ "initials in pieces", "the U . S . Senate", 3, 0, 6 },
		{ "sentences as given", "He left\nShe stayed", 2, 2, 4 },
	};
	struct np_features f;
	struct np_text t;
	np_arena a;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		read(&f, &t, &a, &none, cases[i].text);
		if (f.beg[cases[i].token] != cases[i].beg
		    || f.end[cases[i].token] != cases[i].end)
			fail_msg("%s: [%u, %u)", cases[i].what,
				f.beg[cases[i].token], f.end[cases[i].token]);
	}
	np_arena_free(&a);
}

static void test_runs(void **state)
{
	struct np_features f;
	struct np_text t;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	read(&f, &t, &a, &none, "the Kenya Ports Authority said in Nairobi .");
	assert_int_equal(f.runbeg[2], 1);
	assert_int_equal(f.runend[2], 4);
	assert_int_equal(f.runbeg[6], 6);
	assert_int_equal(f.runend[6], 7);
	assert_int_equal(f.runbeg[4], f.runend[4]);
	np_arena_free(&a);
}

/* The mode of the sentence of token 0. */
static void test_case(void **state)
{
	static const struct {
		const char *text;
		unsigned want;
	} cases[] = {
		{ "The strike in Mombasa ended .", NP_CASE_NORMAL },
		{ "STRIKE IN MOMBASA ENDS", NP_CASE_UPPER },
		{ "the strike in mombasa ended .", NP_CASE_LOWER },
		{ "He said", NP_CASE_NORMAL },
		{ "1 - 0", NP_CASE_NORMAL },
	};
	struct np_features f;
	struct np_text t;
	np_arena a;
	size_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		read(&f, &t, &a, &none, cases[i].text);
		if (f.forms[f.form[0]].mode != cases[i].want)
			fail_msg("%s: %u", cases[i].text,
				f.forms[f.form[0]].mode);
	}
	np_arena_free(&a);
}

/* A word that is sure to be a person once tells its other places. */
static void test_elsewhere(void **state)
{
	uint8_t prob[16][16] = { { 0 } };
	uint32_t out[NP_FEAT_MAX];
	struct np_second second;
	struct np_features f;
	struct np_text t;
	np_arena a;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	read(&f, &t, &a, &none, "James Macharia left .\nOthers knew .\n"
		"MACHARIA left .");
	assert_int_equal(f.ncand, 4); /* James Macharia Others MACHARIA */
	assert_int_equal(f.cand[3], 7);
	prob[1][NP_LABEL_I(NP_PER)] = 255;
	np_second_init(&second, &f, &a);
	np_second_weigh(&second, &f, (const uint8_t (*)[16])prob);
	assert_int_equal(second.word[3].n, 1);
	assert_int_equal(second.word[3].class, 1 + NP_PER);
	assert_int_equal(second.word[3].share, 7);
	assert_int_equal(second.word[3].label, NP_LABEL_I(NP_PER));
	assert_int_equal(second.word[1].n, 1);
	assert_int_equal(second.word[1].share, 0);
	assert_int_equal(second.word[2].n, 0);
	assert_true(np_features_doc(&f, 3, &second, out) > 0);
	assert_int_equal(np_features_doc(&f, 2, &second, out), 0);
	np_arena_free(&a);
}

/* No article may make more features than there is room for. */
static void test_bound(void **state)
{
	char s[400];
	static uint32_t n;
	uint32_t out[NP_FEAT_MAX], i;
	struct np_features f;
	struct np_text t;
	np_arena a;
	int k;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	memset(s, 'A', sizeof s - 1);
	for (i = 20; i < sizeof s - 1; i += 40)
		s[i] = i % 80 < 40 ? ' ' : '-';
	s[sizeof s - 1] = '\0';
	read(&f, &t, &a, &none, s);
	for (i = 0; i < t.ntokens; i++) {
		for (k = -NP_FEAT_REACH; k <= NP_FEAT_REACH; k++)
			n += np_features_form(&f, &f.forms[f.form[i]], k, out);
		n += np_features_token(&f, i, out);
		assert_true(n / (i + 1) < 250); /* times 127 fits in 16 bits */
	}
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_case),
		cmocka_unit_test(test_elsewhere),
		cmocka_unit_test(test_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
