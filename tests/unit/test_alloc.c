/* Memory: none is asked for once a context is warm, and any request may fail.
 *
 * The program is linked with --wrap, so that every malloc, calloc and realloc
 * of the library comes through here and is counted; the k-th can be refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <newsparse.h>

static long calls, fail_at; /* fail_at 0: never */

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);

static int refused(void)
{
	return ++calls == fail_at;
}

void *__wrap_malloc(size_t n)
{
	return refused() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return refused() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
	return refused() ? NULL : __real_realloc(p, n);
}

/* -- articles -------------------------------------------------------------- */

static const char *const samples[] = {
	"data/samples/drone-talks.txt", "data/samples/earthquake.txt",
	"data/samples/election.txt", "data/samples/football.txt",
	"data/samples/merger.txt", "data/samples/interview.txt",
	"data/samples/brief.txt"
};
#define NSAMPLES (sizeof samples / sizeof *samples)

static struct article {
	char text[1 << 15];
	size_t len;
} articles[NSAMPLES];

static int read_samples(void **state)
{
	size_t i;
	FILE *fp;

	(void)state;
	for (i = 0; i < NSAMPLES; i++) {
		fp = fopen(samples[i], "rb");
		if (!fp)
			return -1;
		articles[i].len = fread(articles[i].text, 1,
			sizeof articles[i].text, fp);
		fclose(fp);
	}
	return 0;
}

static int drop(void *user, const char *bytes, size_t n)
{
	(void)bytes;
	*(size_t *)user += n;
	return 0;
}

/* Analyse article i and print it in every format. */
static np_status analyse_and_print(np_ctx *ctx, size_t i, size_t *printed)
{
	const np_doc *doc;
	np_status st = np_analyze(ctx, articles[i].text, articles[i].len, NULL,
		&doc);
	int fmt;

	for (fmt = 0; fmt < NP_NFORMATS && st == NP_OK; fmt++)
		st = np_write(doc, (np_format)fmt, NULL, drop, printed);
	return st;
}

/* -- tests ----------------------------------------------------------------- */

static void test_warm_context_calls_no_malloc(void **state)
{
	np_model *model;
	np_ctx *ctx;
	size_t i, printed = 0;

	(void)state;
	assert_int_equal(np_model_open(&model, NULL), NP_OK);
	assert_int_equal(np_ctx_new(&ctx, model), NP_OK);
	for (i = 0; i < 3 * NSAMPLES; i++)
		assert_int_equal(analyse_and_print(ctx, i % NSAMPLES,
			&printed), NP_OK);
	calls = 0;
	for (i = 0; i < 3 * NSAMPLES; i++)
		assert_int_equal(analyse_and_print(ctx, i * 5 % NSAMPLES,
			&printed), NP_OK);
	assert_int_equal(calls, 0);
	assert_true(printed > 0);
	np_ctx_free(ctx);
	np_model_free(model);
}

static void test_second_analysis_calls_no_malloc(void **state)
{
	np_model *model;
	np_ctx *ctx;
	const np_doc *doc;
	size_t i;

	(void)state;
	assert_int_equal(np_model_open(&model, NULL), NP_OK);
	for (i = 0; i < NSAMPLES; i++) {
		assert_int_equal(np_ctx_new(&ctx, model), NP_OK);
		assert_int_equal(np_analyze(ctx, articles[i].text,
			articles[i].len, NULL, &doc), NP_OK);
		calls = 0;
		assert_int_equal(np_analyze(ctx, articles[i].text,
			articles[i].len, NULL, &doc), NP_OK);
		assert_int_equal(calls, 0);
		np_ctx_free(ctx);
	}
	np_model_free(model);
}

/* A step that is tried with its first, second, third ... request refused,
 * until it needs no more. */
struct step {
	const char *name;
	np_status (*run)(void);
};

static np_model *the_model;

static np_status open_model(void)
{
	np_model *m = (np_model *)1;
	np_status st = np_model_open(&m, NULL);

	assert_true((st == NP_OK) == (m != NULL));
	np_model_free(m);
	return st;
}

static np_status open_model_file(void)
{
	np_model *m = (np_model *)1;
	np_status st = np_model_open(&m, "data/newsparse.model");

	assert_true((st == NP_OK) == (m != NULL));
	np_model_free(m);
	return st;
}

static np_status new_ctx(void)
{
	np_ctx *ctx = (np_ctx *)1;
	np_status st = np_ctx_new(&ctx, the_model);

	assert_true((st == NP_OK) == (ctx != NULL));
	np_ctx_free(ctx);
	return st;
}

static np_status analyse(void)
{
	np_ctx *ctx;
	const np_doc *doc = (const np_doc *)1;
	np_status st = np_ctx_new(&ctx, the_model);
	size_t printed = 0;

	if (st != NP_OK)
		return st;
	st = np_analyze(ctx, articles[0].text, articles[0].len, NULL, &doc);
	assert_true((st == NP_OK) == (doc != NULL));
	if (st == NP_ENOMEM) /* the context is still good */
		assert_int_equal(analyse_and_print(ctx, 1, &printed), NP_OK);
	np_ctx_free(ctx);
	return st;
}

/* With all that may come beside a text, when other articles have been read. */
static np_status analyse_with_options(void)
{
	static const np_own_name own[] = { { { "Washington", 10 }, { "w", 1 },
		NP_ORG, 1, 389000, -770400 } };
	np_options opt = { .title = { "Talks in Washington", 19 },
		.date = { "2012-07-25", 10 }, .url = { "http://a.b", 10 } };
	np_names *names;
	np_ctx *ctx;
	const np_doc *doc;
	np_status st = np_names_new(&names, own, 1);
	size_t i, printed = 0;

	if (st != NP_OK)
		return st;
	st = np_ctx_new(&ctx, the_model);
	opt.names = names;
	for (i = 0; i < NSAMPLES && st == NP_OK; i++)
		st = np_analyze(ctx, articles[i].text, articles[i].len, &opt,
			&doc);
	if (st == NP_OK)
		st = np_write(doc, NP_CONLLU, NULL, drop, &printed);
	np_ctx_free(ctx);
	np_names_free(names);
	return st;
}

static np_status print(void)
{
	np_ctx *ctx;
	size_t printed = 0;
	np_status st = np_ctx_new(&ctx, the_model);

	if (st != NP_OK)
		return st;
	st = analyse_and_print(ctx, 6, &printed);
	np_ctx_free(ctx);
	return st;
}

static np_status analyse_tokens(void)
{
	static const np_str words[] = { { "Ann", 3 }, { "Lee", 3 },
		{ "sat", 3 }, { ".", 1 } };
	static const uint8_t starts[] = { 1, 0, 0, 0 };
	np_ctx *ctx;
	const np_doc *doc;
	np_status st = np_ctx_new(&ctx, the_model);

	if (st != NP_OK)
		return st;
	st = np_analyze_tokens(ctx, words, starts, 4, NULL, &doc);
	np_ctx_free(ctx);
	return st;
}

static np_status decode(void)
{
	np_ctx *ctx;
	np_str out;
	np_status st = np_ctx_new(&ctx, the_model);

	if (st != NP_OK)
		return st;
	st = np_decode(ctx, "\xFF\xFEO\0s\0l\0o\0", 10, NP_GUESS, &out);
	if (st == NP_OK)
		assert_memory_equal(out.ptr, "Oslo", 4);
	np_ctx_free(ctx);
	return st;
}

static np_status compile_names(void)
{
	static const np_own_name own[] = { { { "Ann Lee", 7 }, { "a", 1 },
		NP_PER, 0, 0, 0 } };
	np_names *names = (np_names *)1;
	np_status st = np_names_new(&names, own, 1);

	assert_true((st == NP_OK) == (names != NULL));
	np_names_free(names);
	return st;
}

static const struct step steps[] = {
	{ "np_model_open, built in", open_model },
	{ "np_model_open, a file", open_model_file },
	{ "np_ctx_new", new_ctx },
	{ "np_analyze", analyse },
	{ "np_analyze, options", analyse_with_options },
	{ "np_analyze_tokens", analyse_tokens },
	{ "np_write", print },
	{ "np_decode", decode },
	{ "np_names_new", compile_names }
};

static void test_every_allocation_fails_once(void **state)
{
	size_t i;
	long k;
	np_status st;

	(void)state;
	assert_int_equal(np_model_open(&the_model, NULL), NP_OK);
	for (i = 0; i < sizeof steps / sizeof *steps; i++) {
		for (k = 1;; k++) {
			calls = 0;
			fail_at = k;
			st = steps[i].run();
			fail_at = 0;
			if (calls < k)
				break;
			if (st != NP_ENOMEM)
				print_error("%s, allocation %ld\n",
					steps[i].name, k);
			assert_int_equal(st, NP_ENOMEM);
		}
		assert_int_equal(st, NP_OK);
		assert_true(k > 1);
	}
	np_model_free(the_model);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_analysis_calls_no_malloc),
		cmocka_unit_test(test_warm_context_calls_no_malloc),
		cmocka_unit_test(test_every_allocation_fails_once)
	};

	return cmocka_run_group_tests(tests, read_samples, NULL);
}
