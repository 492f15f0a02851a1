/* Names by rule: what lexicon, cues and shapes find without training. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/baseline.h"
#include "model/open.h"

static const struct {
	const char *what, *text, *want;
} cases[] = {
	{ "nothing", "", "" },
	{ "no names", "It rained, and nobody came.", "" },
	{ "a sentence begins", "The ships left. Many stayed.", "" },
	{ "city after in", "He lives in Nairobi.", "Nairobi/LOC" },
	{ "country as one letter pair", "The US agreed.", "US/LOC" },
	{ "title, and the surname later",
		"Dr. Amina Wanjala spoke. Later Wanjala left.",
		"Amina Wanjala/PER Wanjala/PER" },
	{ "demonym, title, name",
		"Kenyan President James Oloo arrived.",
		"Kenyan/MISC James Oloo/PER" },
	{ "cue at the end", "Workers at Lakeside Motors Ltd. struck.",
		"Lakeside Motors Ltd./ORG" },
	{ "cue with of", "She went to the University of Mombasa today.",
		"University of Mombasa/ORG" },
	{ "longest known name",
		"He joined the Central Intelligence Agency there.",
		"Central Intelligence Agency/ORG" },
	{ "days are dates", "On Tuesday in May he left.", "" },
};

static const char *const types[] = { "PER", "LOC", "ORG", "MISC" };

static void compare(const struct np_text *t, const np_mention *m, uint32_t n,
	const char *what, const char *want)
{
	uint32_t i;
	size_t len;

	for (i = 0; i < n; i++) {
		len = m[i].span.end - m[i].span.beg;
		if (strncmp(t->source.ptr + m[i].span.beg, want, len)
		    || want[len] != '/'
		    || strncmp(types[m[i].type], want + len + 1,
				strlen(types[m[i].type])))
			fail_msg("%s: found %.*s/%s, wanted %s", what,
				(int)len, t->source.ptr + m[i].span.beg,
				types[m[i].type], want);
		want += strcspn(want, "/");
		want += strcspn(want, " ");
		want += *want == ' ';
		assert_true(m[i].score >= 0 && m[i].score <= 1);
		assert_int_equal(m[i].kind, NP_NAME);
		assert_int_equal(m[i].entity, NP_NONE);
	}
	if (*want)
		fail_msg("%s: not found: %s", what, want);
}

static void analyse(np_arena *a, const struct np_lex *lex, const char *text,
	struct np_text *t, np_mention **mentions, uint32_t *n)
{
	struct np_hit *hits;
	uint32_t nhits;

	np_arena_reset(a);
	if (setjmp(a->fail))
		fail_msg("out of memory");
	np_text_read(t, a, text, strlen(text), (np_str){ NULL, 0 });
	np_lex_find(lex, a, t, &hits, &nhits);
	np_baseline_find(lex, a, t, hits, nhits, mentions, n);
}

static void finds(void **state)
{
	np_model *model;
	np_arena a;
	struct np_text t;
	np_mention *mentions;
	uint32_t n;
	size_t i;

	(void)state;
	np_arena_init(&a);
	assert_int_equal(np_model_open(&model, NULL), NP_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		analyse(&a, &model->lex, cases[i].text, &t, &mentions, &n);
		compare(&t, mentions, n, cases[i].what, cases[i].want);
	}
	np_model_free(model);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
