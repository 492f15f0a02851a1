/* The pipeline on one screen: a context, and the stages in their order.
 *
 * Memory comes from the context's arena.  Where it runs out the arena jumps
 * back here (base/arena.h), so this is the only place that has to know. */
#include <newsparse.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "doc.h"
#include "lex/lex.h"
#include "link/link.h"
#include "model/baseline.h"
#include "model/open.h"
#include "report/report.h"
#include "text/decode.h"
#include "text/lore.h"
#include "base/banned.h"

struct np_ctx {
	np_arena arena;
	np_arena work; /* what the names model needs while it works */
	struct np_lore lore;
	const np_model *model;
	np_buf decoded; /* what np_decode() gave last */
	np_buf scratch; /* see doc.h */
	np_buf out; /* what np_write() gave last */
	struct np_doc doc;
};

const char *np_version(void)
{
	return NP_VERSION;
}

const char *np_strerror(np_status st)
{
	switch (st) {
	case NP_OK:
		return "success";
	case NP_ENOMEM:
		return "out of memory";
	case NP_ETOOBIG:
		return "document larger than 1 GiB";
	case NP_EMODEL:
		return "not a newsparse model, damaged, or of another version";
	case NP_EIO:
		return "input/output error";
	case NP_EARG:
		return "invalid argument";
	}
	return "unknown error";
}

np_status np_ctx_new(np_ctx **out, const np_model *m)
{
	np_ctx *ctx = calloc(1, sizeof *ctx);

	*out = ctx;
	if (!ctx)
		return NP_ENOMEM;
	np_arena_init(&ctx->arena);
	np_arena_init(&ctx->work);
	np_lore_init(&ctx->lore);
	ctx->decoded = (np_buf)NP_BUF_INIT;
	ctx->scratch = (np_buf)NP_BUF_INIT;
	ctx->out = (np_buf)NP_BUF_INIT;
	ctx->model = m;
	return NP_OK;
}

void np_ctx_free(np_ctx *ctx)
{
	if (!ctx)
		return;
	np_arena_free(&ctx->arena);
	np_arena_free(&ctx->work);
	np_lore_free(&ctx->lore);
	np_buf_free(&ctx->decoded);
	np_buf_free(&ctx->scratch);
	np_buf_free(&ctx->out);
	free(ctx);
}

np_status np_decode(np_ctx *ctx, const void *bytes, size_t len,
	np_encoding enc, np_str *out)
{
	return np_decode_bytes(&ctx->decoded, bytes, len, enc, out);
}

/* Forget the last article. */
static struct np_doc *begin(np_ctx *ctx, const np_options *opt)
{
	struct np_doc *doc = &ctx->doc;

	np_arena_reset(&ctx->arena);
	np_arena_reset(&ctx->work);
	memset(doc, 0, sizeof *doc);
	doc->arena = &ctx->arena;
	doc->scratch = &ctx->scratch;
	doc->model = ctx->model;
	doc->gist.when = NP_NONE;
	doc->out = &ctx->out;
	if (opt)
		doc->opt = *opt;
	return doc;
}

/* A document that needs more scratch memory than this does not keep it: linking
 * and reporting would have to find as much beside it. */
#define LARGE ((size_t)4 << 20)

/* Names by the model, in memory that is free again when they are found: of a
 * large document it is the most that any stage needs, 25 bytes a byte. */
static void find_names(struct np_doc *doc, np_arena *work,
	const struct np_tagger *g, const struct np_hit *hits, uint32_t nhits)
{
	np_mention *found;
	uint32_t n;

	np_tagger_find(g, work, &doc->text, hits, nhits, &found, &n);
	doc->mentions = np_arena_alloc(doc->arena, n * sizeof *found);
	if (n)
		memcpy(doc->mentions, found, n * sizeof *found);
	doc->nmentions = n;
	if (np_arena_size(work) > LARGE)
		np_arena_free(work);
	else
		np_arena_reset(work);
}

/* Everything behind the tokens. */
static void understand(struct np_ctx *ctx, struct np_doc *doc)
{
	const np_model *m = ctx->model;
	struct np_hit *hits;
	uint32_t nhits;

	doc->words = np_lex_words(&m->lex, doc->arena, &doc->text);
	np_lex_hits(&m->lex, doc->words, doc->arena, &doc->text, &hits,
		&nhits);
	if (!(doc->opt.skip & NP_SKIP_EVENTS))
		np_parser_read(&m->parser, doc->arena, &doc->text);
	np_timex_find(&m->dates, doc->arena, &doc->text, &doc->opt,
		&doc->date, &doc->timexes, &doc->ntimexes);
	if (m->tagger.data.ptr)
		find_names(doc, &ctx->work, &m->tagger, hits, nhits);
	else
		np_baseline_find(&m->lex, doc->arena, &doc->text, hits,
			nhits, &doc->mentions, &doc->nmentions);
	np_link(doc, &m->lex, hits, nhits);
	if (!(doc->opt.skip & NP_SKIP_EVENTS))
		np_report_read(doc);
}

np_status np_analyze(np_ctx *ctx, const char *text, size_t len,
	const np_options *opt, const np_doc **out)
{
	struct np_doc *doc = begin(ctx, opt);

	*out = NULL;
	if (len > NP_MAX_TEXT || doc->opt.title.len > NP_MAX_TEXT)
		return NP_ETOOBIG;
	/* in the document, for a local might be lost when memory runs out */
	doc->text.source = (np_str){ text, len };
	if (setjmp(ctx->arena.fail) || setjmp(ctx->work.fail)
	    || setjmp(ctx->lore.arena.fail))
		return NP_ENOMEM;
	np_text_read_with(&doc->text, doc->arena, &ctx->model->splitter,
		doc->text.source, doc->opt.title);
	np_lore_meet(&ctx->lore, doc->arena, &doc->text);
	understand(ctx, doc);
	*out = doc;
	return NP_OK;
}

np_status np_analyze_tokens(np_ctx *ctx, const np_str *words,
	const uint8_t *starts, size_t n, const np_options *opt,
	const np_doc **out)
{
	struct np_doc *doc = begin(ctx, opt);
	size_t i, total = 0;

	*out = NULL;
	for (i = 0; i < n; i++) {
		if (words[i].len > NP_MAX_TEXT - total)
			return NP_ETOOBIG;
		total += words[i].len + 1;
	}
	if (setjmp(ctx->arena.fail) || setjmp(ctx->work.fail)
	    || setjmp(ctx->lore.arena.fail))
		return NP_ENOMEM;
	np_text_given(&doc->text, doc->arena, words, starts, n);
	np_lore_meet(&ctx->lore, doc->arena, &doc->text);
	understand(ctx, doc);
	*out = doc;
	return NP_OK;
}

np_str np_doc_source(const np_doc *doc)
{
	return doc->text.source;
}

uint32_t np_doc_body(const np_doc *doc)
{
	return doc->text.body;
}

np_str np_doc_text(const np_doc *doc, np_span span)
{
	return (np_str){ doc->text.source.ptr + span.beg,
		span.end - span.beg };
}

/* The arrays of a document, all handed out alike. */
#define ARRAY(name, type, field, count)                                       \
	const type *np_doc_##name(const np_doc *doc, size_t *n)               \
	{                                                                     \
		*n = doc->count;                                              \
		return doc->field;                                            \
	}
ARRAY(tokens, np_token, text.tokens, text.ntokens)
ARRAY(sentences, np_sentence, text.sents, text.nsents)
ARRAY(mentions, np_mention, mentions, nmentions)
ARRAY(entities, np_entity, entities, nentities)
ARRAY(timexes, np_timex, timexes, ntimexes)
ARRAY(quotes, np_quote, quotes, nquotes)
ARRAY(events, np_event, events, nevents)
ARRAY(relations, np_relation, relations, nrelations)

np_gist np_doc_gist(const np_doc *doc)
{
	return doc->gist;
}

np_pubdate np_doc_date(const np_doc *doc)
{
	return doc->date;
}
