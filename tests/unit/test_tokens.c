/* Tokens and sentences: tests/cases/tokens.txt, and that the work is linear. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/open.h"
#include "text/words.h"

#define CASES "tests/cases/tokens.txt"

struct acase {
	char name[128], text[4096], want[4096];
};

static void append(char *to, size_t size, const char *s, size_t n)
{
	size_t len = strlen(to);

	assert_true(len + n < size);
	memcpy(to + len, s, n);
	to[len + n] = '\0';
}

/* Take the blank lines off the end. */
static void trim(char *s)
{
	size_t n = strlen(s);

	while (n && s[n - 1] == '\n')
		s[--n] = '\0';
}

static void spell(const struct np_text *t, char *out, size_t size)
{
	const np_sentence *s;
	np_span k;
	uint32_t i, j;

	out[0] = '\0';
	for (i = 0; i < t->nsents; i++) {
		s = &t->sents[i];
		for (j = 0; j < s->ntokens; j++) {
			k = t->tokens[s->token + j].span;
			append(out, size, t->source.ptr + k.beg,
				k.end - k.beg);
			append(out, size, j + 1 < s->ntokens ? " " : "\n", 1);
		}
	}
	trim(out);
}

static int check(const np_model *m, struct acase *c)
{
	np_arena a;
	struct np_text t;
	char got[4096];

	if (!c->name[0])
		return 0;
	trim(c->text);
	trim(c->want);
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	np_text_read_with(&t, &a, &m->splitter,
		(np_str){ c->text, strlen(c->text) }, (np_str){ NULL, 0 });
	spell(&t, got, sizeof got);
	np_arena_free(&a);
	if (!strcmp(got, c->want))
		return 0;
	print_error("%s\n got: %s\nwant: %s\n", c->name, got, c->want);
	return 1;
}

static void cases_file(void **state)
{
	FILE *f = fopen(CASES, "r");
	static struct acase c;
	char line[4096];
	int answer = 0, wrong = 0, n = 0;
	np_model *m;

	(void)state;
	assert_non_null(f);
	assert_int_equal(np_model_open(&m, NULL), NP_OK);
	while (fgets(line, sizeof line, f)) {
		if (!strncmp(line, "=== ", 4)) {
			wrong += check(m, &c);
			memset(&c, 0, sizeof c);
			append(c.name, sizeof c.name, line + 4,
				strcspn(line + 4, "\n"));
			answer = 0;
			n++;
		} else if (!strcmp(line, "---\n")) {
			answer = 1;
		} else if (c.name[0]) {
			append(answer ? c.want : c.text, sizeof c.text, line,
				strlen(line));
		}
	}
	wrong += check(m, &c);
	np_model_free(m);
	fclose(f);
	assert_true(n > 20);
	assert_int_equal(wrong, 0);
}

static void words_are_found(void **state)
{
	uint32_t i;

	(void)state;
	assert_non_null(np_word_at(0));
	for (i = 0; np_word_at(i); i++)
		if (!np_word_lists(np_word_at(i),
				(uint32_t)strlen(np_word_at(i))))
			fail_msg("%s is not found", np_word_at(i));
	assert_true(i > 500);
	assert_int_equal(np_word_lists("mrx", 3), 0);
	assert_int_equal(np_word_lists("m", 1) & NP_WL_TITLE, 0);
	assert_true(np_word_in(NP_WL_TITLE, (const unsigned char *)"GEN", 3));
}

static void long_sentences_are_cut(void **state)
{
	static char s[20000];
	np_arena a;
	struct np_text t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s; i += 2)
		memcpy(s + i, "a ", 2);
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	np_text_read(&t, &a, s, sizeof s, (np_str){ NULL, 0 });
	assert_int_equal(t.ntokens, 10000);
	assert_int_equal(t.nsents, 10);
	np_arena_free(&a);
}

/* A title is put before the text; its tokens are the headline. */
static void title(void **state)
{
	np_arena a;
	struct np_text t;
	uint32_t i;

	(void)state;
	np_arena_init(&a);
	if (setjmp(a.fail))
		fail();
	np_text_read(&t, &a, "It ended.", 9, (np_str){ "Strike over", 11 });
	assert_int_equal(t.body, 13);
	assert_int_equal(t.ntokens, 5);
	for (i = 0; i < 5; i++)
		assert_int_equal(t.tokens[i].zone, i < 2 ? NP_HEADLINE :
			NP_BODY);
	assert_int_equal(t.nsents, 2);
	np_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_file),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(long_sentences_are_cut),
		cmocka_unit_test(title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
