/* What a context remembers never shows: a document gives the same bytes
 * whatever was read before it, also when more was read than is remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <newsparse.h>

#include "text/lore.h"

static const char article[] = "Dockers end strike at Port of Mombasa\n\n"
	"MOMBASA, May 14 (Reuters) - Kenya's transport minister James Macharia "
	"said on Tuesday that dockers would return to work on Thursday.\n\n"
	"MACHARIA AND UNION AGREE\n\n\"We got what we asked for,\" said "
	"Esther Wanjiru of the Dock Workers Union (DWU).  The deal, worth "
	"$3.5 million, runs until June 2021.";

/* The same names where other things are said of them. */
static const char other[] = "Mombasa beat Macharia 3-1 in May.  Wanjiru scored "
	"on thursday and THURSDAY; the Port of Kenya lost.  Dock workers' union "
	"DWU said: James agrees.";

struct answer {
	char s[1 << 14];
	size_t n;
};

static int take(void *user, const char *bytes, size_t n)
{
	struct answer *a = user;

	if (n > sizeof a->s)
		return 1;
	memcpy(a->s, bytes, n);
	a->n = n;
	return 0;
}

static void ask(np_ctx *ctx, const char *text, size_t n, struct answer *a)
{
	const np_doc *doc;

	assert_int_equal(np_analyze(ctx, text, n, NULL, &doc), NP_OK);
	if (a)
		assert_int_equal(np_write(doc, NP_JSONL, NULL, take, a), NP_OK);
}

/* Words that are all different: "waaab Waaac ...". */
static size_t many_words(char *s, size_t words, unsigned from)
{
	size_t k, i;
	unsigned v;

	for (k = 0; k < words; k++) {
		for (i = 5, v = from + (unsigned)k; i > 0; v /= 26)
			s[8 * k + i--] = (char)('a' + v % 26);
		s[8 * k] = k % 3 ? 'w' : 'W';
		memcpy(s + 8 * k + 6, k % 12 ? "s " : ". ", 2);
	}
	return 8 * words;
}

static void test_same_whatever_came_before(void **state)
{
	static struct answer alone[2], got;
	static char s[8 * 9000];
	np_model *model;
	np_ctx *ctx;
	unsigned round;

	(void)state;
	assert_int_equal(np_model_open(&model, NULL), NP_OK);
	assert_int_equal(np_ctx_new(&ctx, model), NP_OK);
	ask(ctx, article, sizeof article - 1, &alone[0]);
	np_ctx_free(ctx);
	assert_int_equal(np_ctx_new(&ctx, model), NP_OK);
	ask(ctx, other, sizeof other - 1, &alone[1]);
	for (round = 0; round < 6; round++) {
		ask(ctx, article, sizeof article - 1, &got);
		assert_int_equal(got.n, alone[0].n);
		assert_memory_equal(got.s, alone[0].s, got.n);
		ask(ctx, s, many_words(s, 9000, round * 9000), NULL);
		ask(ctx, other, sizeof other - 1, &got);
		assert_int_equal(got.n, alone[1].n);
		assert_memory_equal(got.s, alone[1].s, got.n);
	}
	np_ctx_free(ctx);
	np_model_free(model);
}

static void test_numbers(void **state)
{
	struct np_word words[3] = { { .s = "Kenya", .n = 5, .hash = 7 },
		{ .s = "kenya", .n = 5, .hash = 7 }, /* as if they clashed */
		{ .s = "a-word-of-more-than-23-bytes", .n = 28, .hash = 8 } };
	struct np_text t = { .words = words, .nwords = 3 };
	struct np_lore lore;
	np_arena a;
	uint32_t *note;
	bool fresh;

	(void)state;
	np_arena_init(&a);
	np_lore_init(&lore);
	if (setjmp(a.fail) || setjmp(lore.arena.fail))
		fail();
	assert_null(np_lore_note(&t, NP_NOTE_LEX, 4, 0, &fresh));
	np_lore_meet(&lore, &a, &t);
	assert_int_equal(t.known[0], 1);
	assert_int_equal(t.known[1], 2);
	assert_int_equal(t.known[2], 0);
	note = np_lore_note(&t, NP_NOTE_LEX, sizeof *note, 1, &fresh);
	assert_true(fresh);
	*note = 42;
	np_lore_meet(&lore, &a, &t);
	note = np_lore_note(&t, NP_NOTE_LEX, sizeof *note, 0, &fresh);
	assert_true(fresh);
	note = np_lore_note(&t, NP_NOTE_LEX, sizeof *note, 1, &fresh);
	assert_false(fresh);
	assert_int_equal(*note, 42);
	assert_null(np_lore_note(&t, NP_NOTE_LEX, sizeof *note, 2, &fresh));
	np_lore_free(&lore);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_whatever_came_before),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
