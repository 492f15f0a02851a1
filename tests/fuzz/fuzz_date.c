/* The door for dates: a date of publication, a newline, a text.  Whatever the
 * bytes: expressions are in order, disjoint and in range, values are short and
 * of the letters that TIMEX3 is written with, and a second reading finds the
 * same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <newsparse.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
	if (!holds)
		abort();
}

static void check_value(np_str v)
{
	size_t i;

	require(v.len < 40);
	for (i = 0; i < v.len; i++)
		require((v.ptr[i] >= 'A' && v.ptr[i] <= 'Z')
			|| (v.ptr[i] >= '0' && v.ptr[i] <= '9')
			|| strchr("-:._", v.ptr[i]));
}

/* Check a document; a sum of what was found in it. */
static uint64_t check(const np_doc *doc)
{
	size_t n, ntokens, i;
	const np_timex *t = np_doc_timexes(doc, &n);
	np_str source = np_doc_source(doc);
	uint32_t behind = 0;
	uint64_t sum = n;

	np_doc_tokens(doc, &ntokens);
	for (i = 0; i < n; i++) {
		require(t[i].span.beg >= behind);
		require(t[i].span.beg < t[i].span.end);
		require(t[i].span.end <= source.len);
		require(t[i].ntokens > 0);
		require(t[i].token + (size_t)t[i].ntokens <= ntokens);
		require(t[i].type <= NP_TX_SET);
		check_value(t[i].value);
		check_value(t[i].begin);
		check_value(t[i].end);
		behind = t[i].span.end;
		sum = sum * 31 + t[i].span.beg * 7 + t[i].value.len;
	}
	check_value(np_doc_date(doc).value);
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static np_model *model;
	static np_ctx *ctx;
	const char *s = (const char *)data;
	const char *line = size ? memchr(s, '\n', size) : NULL;
	size_t skip = line ? (size_t)(line - s) + 1 : 0;
	np_options opt;
	const np_doc *doc;
	uint64_t first;

	if (!model) {
		require(np_model_open(&model, NULL) == NP_OK);
		require(np_ctx_new(&ctx, model) == NP_OK);
	}
	memset(&opt, 0, sizeof opt);
	opt.skip = NP_SKIP_EVENTS | NP_SKIP_LINKS;
	if (line)
		opt.date = (np_str){ s, skip - 1 };
	require(np_analyze(ctx, s + skip, size - skip, &opt, &doc) == NP_OK);
	first = check(doc);
	require(np_analyze(ctx, s + skip, size - skip, &opt, &doc) == NP_OK);
	require(check(doc) == first);
	return 0;
}
