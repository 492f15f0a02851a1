/* opened.h - the built-in model and a context, opened once for all tests of a
 * program that analyses texts:
 *
 *	cmocka_run_group_tests(tests, open_all, close_all) */
#ifndef NP_OPENED_H
#define NP_OPENED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <newsparse.h>

static np_model *model;
static np_ctx *ctx;

static inline int open_all(void **state)
{
	(void)state;
	return np_model_open(&model, NULL) != NP_OK
		|| np_ctx_new(&ctx, model) != NP_OK;
}

static inline int close_all(void **state)
{
	(void)state;
	np_ctx_free(ctx);
	np_model_free(model);
	return 0;
}

static inline np_str str(const char *s)
{
	return (np_str){ s, s ? strlen(s) : 0 };
}

/* The text analysed as opt says, NULL: as is usual. */
static inline const np_doc *analyse(np_str text, const np_options *opt)
{
	const np_doc *doc;

	assert_int_equal(np_analyze(ctx, text.ptr, text.len, opt, &doc),
		NP_OK);
	return doc;
}

#endif
