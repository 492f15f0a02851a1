/* Any text, any style, every format: the document keeps its promises, and the
 * same document is written to the same bytes twice.
 *
 * The first four bytes choose the style, the rest is the text, up to its first
 * 0x1E a title. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"

static uint64_t sum;

static int add_up(void *user, const char *bytes, size_t len)
{
	size_t i;

	(void)user;
	for (i = 0; i < len; i++)
		sum = (sum ^ (unsigned char)bytes[i])
			* UINT64_C(0x100000001B3);
	return 0;
}

static np_style style_of(const uint8_t *s)
{
	np_style style = { 0 };

	style.unit = (np_unit)(s[0] % 3);
	style.types = s[1] & 31;
	style.min_score = (float)(s[2] & 3) / 4;
	style.width = s[3];
	style.flags = s[2] >> 2 & 31;
	style.name = (np_str){ (const char *)s, 4 };
	return style;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static np_model *model;
	static np_ctx *ctx;
	const char *text = (const char *)data + 4, *cut;
	np_options opt = { 0 };
	np_style style;
	const np_doc *doc;
	uint64_t once;
	int fmt;

	if (size < 4)
		return 0;
	if (!model && (np_model_open(&model, NULL) || np_ctx_new(&ctx, model)))
		abort();
	size -= 4;
	cut = size ? memchr(text, 0x1E, size) : NULL;
	if (cut) {
		opt.title = (np_str){ text, (size_t)(cut - text) };
		size -= opt.title.len + 1;
		text = cut + 1;
	}
	style = style_of(data);
	assert(np_analyze(ctx, text, size, &opt, &doc) == NP_OK);
	assert(!np_doc_check(doc));
	for (fmt = 0; fmt < NP_NFORMATS; fmt++) {
		sum = 0;
		assert(!np_write(doc, (np_format)fmt, &style, add_up, NULL));
		once = sum;
		sum = 0;
		assert(!np_write(doc, (np_format)fmt, &style, add_up, NULL));
		assert(sum == once);
	}
	return 0;
}
