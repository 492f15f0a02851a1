/* What a document needs before and behind the library: decoding, the members
 * of a JSON line, the name it is printed under; or, where something is wrong,
 * an error in its place. */
#include "cli/worker.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* A document of more bytes does not leave its memory to the next. */
#define LARGE ((size_t)1 << 20)

np_status worker_init(struct worker *w, const struct options *opt,
	const struct tools *tools)
{
	memset(w, 0, sizeof *w);
	w->opt = opt;
	w->style = *tools->style;
	w->tools = tools;
	w->style.unit = (np_unit)opt->unit;
	w->style.types = (unsigned)opt->types;
	w->style.min_score = (float)opt->min_score / 10000.0f;
	w->style.flags |= (opt->ascii ? NP_OUT_ASCII : 0)
		| (opt->with_text ? NP_OUT_TEXT : 0)
		| (opt->pronouns ? NP_OUT_PRONOUNS : 0)
		| (opt->header ? NP_OUT_HEADER : 0);
	w->rec.ascii = opt->ascii;
	return np_ctx_new(&w->ctx, tools->model);
}

/* Give back the memory of a document that was too large, or large: the next
 * one, or another thread, may need it. */
static void renew_context(struct worker *w)
{
	np_ctx *ctx;

	np_ctx_free(w->ctx);
	w->ctx = NULL;
	if (np_ctx_new(&ctx, w->tools->model) == NP_OK)
		w->ctx = ctx;
}

void worker_free(struct worker *w)
{
	np_ctx_free(w->ctx);
	record_free(&w->rec);
	page_free(&w->page);
	free(w->words);
	free(w->starts);
	bytes_free(&w->id);
	bytes_free(&w->scratch);
	bytes_free(&w->seen);
}

static bool prints_json(const struct worker *w)
{
	return w->opt->format == NP_JSONL || w->opt->format == NP_JSON;
}

static np_str str_of(const struct bytes *b)
{
	return (np_str){ b->ptr, b->len };
}

/* The name of the job's file without its NUL. */
static np_str file_of(const struct job *j)
{
	return (np_str){ j->name.ptr, j->name.len ? j->name.len - 1 : 0 };
}

/* -- documents that failed ------------------------------------------------- */

static void add_member(struct worker *w, struct job *j, const char *before,
	const char *name)
{
	bool indent = w->opt->format == NP_JSON;

	bytes_adds(&j->out, before);
	bytes_adds(&j->out, indent ? "\n  \"" : "\"");
	bytes_adds(&j->out, name);
	bytes_adds(&j->out, indent ? "\": " : "\":");
}

/* {"id":...,"line":...,"error":...} */
static void error_object(struct worker *w, struct job *j, const char *why)
{
	np_str id = str_of(&w->id);

	bytes_clear(&j->out);
	add_member(w, j, "{", "id");
	if (id.len && !w->id.failed)
		bytes_add(&j->out, id.ptr, id.len);
	else
		bytes_adds(&j->out, "null");
	if (j->line) {
		add_member(w, j, ",", "line");
		bytes_addu(&j->out, j->line);
	}
	add_member(w, j, ",", "error");
	bytes_add_json(&j->out, why, strlen(why), w->opt->ascii);
	bytes_adds(&j->out, w->opt->format == NP_JSON ? "\n}\n" : "}\n");
}

/* This document could not be processed; the id it is reported under is in
 * w->id. */
static void fail(struct worker *w, struct job *j, const char *why)
{
	j->failed = true;
	j->starved = !strcmp(why, np_strerror(NP_ENOMEM));
	bytes_clear(&j->out);
	if (!w->opt->exit_zero)
		job_message(j, why);
	if (prints_json(w) && !w->opt->nmatch)
		error_object(w, j, why);
}

/* -- names of documents ---------------------------------------------------- */

/* The id of a document that is a file: its name; none for standard input, or
 * where the name is not UTF-8. */
static void id_of_file(struct worker *w, const struct job *j)
{
	np_str file = file_of(j);

	bytes_clear(&w->id);
	if (!j->standard && utf8_valid(file.ptr, file.len) == file.len)
		bytes_add_json(&w->id, file.ptr, file.len, w->opt->ascii);
}

/* A document of several in a file: FILE:LINE. */
static np_str file_and_line(struct worker *w, const struct job *j)
{
	np_str file = file_of(j);

	bytes_clear(&w->scratch);
	bytes_add(&w->scratch, file.ptr, file.len);
	bytes_addc(&w->scratch, ':');
	bytes_addu(&w->scratch, j->line);
	return str_of(&w->scratch);
}

/* What is asked of the library for every document. */
static np_options options_for(const struct worker *w)
{
	np_options opt = { 0 };

	opt.names = w->tools->names;
	opt.skip = w->opt->no_events ? NP_SKIP_EVENTS : 0;
	if (w->opt->date)
		opt.default_date = (np_str){ w->opt->date, 10 };
	return opt;
}

/* -- answers --------------------------------------------------------------- */

static int sink(void *user, const char *bytes, size_t n)
{
	struct bytes *b = user;

	bytes_add(b, bytes, n);
	return b->failed;
}

/* Print a document that was analysed. */
static void answer(struct worker *w, struct job *j, const np_doc *doc,
	const np_style *style)
{
	np_format format = (np_format)w->opt->format;
	np_str source = np_doc_source(doc);
	np_status st = NP_OK;

	if (w->opt->nmatch && !match_document(w, j, doc, style))
		return;
	if (w->opt->output_dir) {
		bytes_add(&j->doc, style->name.ptr, style->name.len);
		if (format == NP_BRAT)
			bytes_add(&j->text, source.ptr, source.len);
	}
	st = np_write(doc, format, style, sink, &j->out);
	if (st == NP_OK && j->kind == JOB_CONLL && format == NP_CONLL)
		conll_lay_out(w, j);
	if (st != NP_OK || j->out.failed || j->text.failed || j->doc.failed)
		fail(w, j, np_strerror(st != NP_OK && st != NP_EIO ? st
			: NP_ENOMEM));
}

/* The document, or what stands in its place. */
static void finish(struct worker *w, struct job *j, np_status st,
	const np_doc *doc, const np_style *style)
{
	if (w->id.failed || w->scratch.failed)
		st = NP_ENOMEM;
	if (st == NP_OK)
		answer(w, j, doc, style);
	else
		fail(w, j, np_strerror(st));
	w->no_memory = st == NP_ENOMEM || (st == NP_OK && j->failed);
}

static void do_text(struct worker *w, struct job *j)
{
	np_style style = w->style;
	np_options opt = options_for(w);
	const np_doc *doc = NULL;
	np_str text;
	np_status st;

	id_of_file(w, j);
	style.id = str_of(&w->id);
	style.name = file_of(j);
	st = np_decode(w->ctx, j->in.ptr, j->in.len,
		(np_encoding)w->opt->encoding, &text);
	if (st == NP_OK)
		st = np_analyze(w->ctx, text.ptr, text.len, &opt, &doc);
	finish(w, j, st, doc, &style);
}

static void do_json(struct worker *w, struct job *j)
{
	struct record *r = &w->rec;
	np_style style = w->style;
	np_options opt = options_for(w);
	const np_doc *doc = NULL;
	np_status st;
	bool ok = record_read(r, j->in.ptr, j->in.len);

	bytes_clear(&w->id);
	bytes_add(&w->id, r->id.ptr, r->id.len);
	if (!ok) {
		bytes_addc(&r->why, '\0');
		fail(w, j, r->why.failed ? np_strerror(NP_ENOMEM)
			: r->why.ptr);
		return;
	}
	style.id = str_of(&w->id);
	style.name = r->plain_id.len ? str_of(&r->plain_id)
		: file_and_line(w, j);
	style.extra = str_of(&r->extra);
	opt.title = r->title;
	opt.date = r->date;
	opt.url = r->url;
	st = np_analyze(w->ctx, r->text.ptr, r->text.len, &opt, &doc);
	finish(w, j, st, doc, &style);
}

static void add_extra(struct worker *w, const char *name, const struct bytes *b)
{
	if (!b->len)
		return;
	bytes_adds(&w->scratch, ",\"");
	bytes_adds(&w->scratch, name);
	bytes_adds(&w->scratch, "\":");
	bytes_add_json(&w->scratch, b->ptr, b->len, w->opt->ascii);
}

static void do_markup(struct worker *w, struct job *j)
{
	struct page *p = &w->page;
	np_style style = w->style;
	np_options opt = options_for(w);
	const np_doc *doc = NULL;
	np_str source;
	np_status st = np_decode(w->ctx, j->in.ptr, j->in.len,
		(np_encoding)w->opt->encoding, &source);

	id_of_file(w, j);
	p->why = NULL;
	if (st != NP_OK || !(j->markup_xml ? page_read_xml(p, source)
			: page_read_html(p, source))) {
		fail(w, j, p->why ? p->why : np_strerror(st));
		return;
	}
	bytes_clear(&w->scratch);
	add_extra(w, "title", &p->title);
	add_extra(w, "url", &p->url);
	add_extra(w, "byline", &p->byline);
	if (prints_json(w)) {
		bytes_adds(&w->scratch, ",\"map\":");
		page_print_runs(&w->scratch, p, source, w->style.unit);
	}
	style.id = str_of(&w->id);
	style.name = file_of(j);
	style.extra = str_of(&w->scratch);
	style.flags |= NP_OUT_TEXT;
	opt.title = str_of(&p->title);
	opt.url = str_of(&p->url);
	opt.date = (np_str){ p->date, p->ndate };
	st = np_analyze(w->ctx, p->body.text.ptr ? p->body.text.ptr : "",
		p->body.text.len, &opt, &doc);
	finish(w, j, st, doc, &style);
	if (j->in.len > LARGE) {
		page_free(p);
		memset(p, 0, sizeof *p);
	}
}

static void do_conll(struct worker *w, struct job *j)
{
	np_style style = w->style;
	np_options opt = options_for(w);
	const np_doc *doc = NULL;
	np_status st;

	id_of_file(w, j);
	style.id = str_of(&w->id);
	style.name = file_of(j);
	st = conll_analyze(w, j, &opt, &doc);
	finish(w, j, st, doc, &style);
}

void worker_do(struct worker *w, struct job *j)
{
	if (!w->ctx)
		renew_context(w);
	if (!w->ctx || j->name.failed) {
		bytes_clear(&w->id);
		fail(w, j, np_strerror(NP_ENOMEM));
		return;
	}
	switch (j->kind) {
	case JOB_NONE:
		break;
	case JOB_TEXT:
		do_text(w, j);
		break;
	case JOB_JSON:
		do_json(w, j);
		break;
	case JOB_CONLL:
		do_conll(w, j);
		break;
	case JOB_FAILED:
		id_of_file(w, j);
		if (j->line)
			bytes_clear(&w->id);
		fail(w, j, j->why);
		break;
	case JOB_MARKUP:
		do_markup(w, j);
		break;
	case JOB_LOST:
		j->lost = true;
		job_message(j, j->why);
		break;
	}
	if (j->kind == JOB_FAILED)
		j->starved = false; /* it was never read */
	if (j->in.len > LARGE || w->no_memory)
		renew_context(w);
	w->no_memory = false;
}
