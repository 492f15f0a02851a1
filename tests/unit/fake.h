/* fake.h - documents made by hand, for the tests of what reads documents.
 *
 *	struct fake f;
 *
 *	fake_init(&f, "Title or NULL", "Text of the article .");
 *	e = fake_entity(&f, NP_PER, "Ann Lee", 0.5f);
 *	fake_mention(&f, "Ann Lee", 0, e, NP_NAME, 0.97f);
 *	... fake_print(&f, NP_JSONL, NULL) ...
 *	fake_free(&f);
 *
 * Tokens are what stands between blanks; a token that ends in a full stop, and
 * the end of a line, end a sentence.  Spans are given by the words they cover
 * and how often these words were seen before.  Mentions are to be added in
 * text order.
 */
#ifndef NP_FAKE_H
#define NP_FAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc.h"

#define FAKE_MAX 64

struct fake {
	np_arena arena;
	np_buf out, answer;
	struct np_doc doc;
};

#define STR(literal) ((np_str){ "" literal, sizeof(literal) - 1 })

static inline np_str fake_str(const char *s)
{
	return (np_str){ s, s ? strlen(s) : 0 };
}

static inline bool fake_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\0' || c == '\r';
}

static inline void fake_sentence(struct np_text *t, uint32_t first)
{
	if (first == t->ntokens)
		return;
	t->sents[t->nsents++] = (np_sentence){
		{ t->tokens[first].span.beg,
			t->tokens[t->ntokens - 1].span.end },
		first, t->ntokens - first };
}

static inline void fake_tokens(struct np_text *t)
{
	uint32_t i = 0, n = (uint32_t)t->source.len, beg, first = 0;
	const char *s = t->source.ptr;

	while (i < n) {
		if (fake_blank(s[i])) {
			if (s[i] == '\n') {
				fake_sentence(t, first);
				first = t->ntokens;
			}
			i++;
			continue;
		}
		for (beg = i; i < n && !fake_blank(s[i]); i++)
			;
		t->tokens[t->ntokens++] = (np_token){
			.span = { beg, i }, .head = NP_NONE,
			.zone = beg < t->body ? NP_HEADLINE : NP_BODY };
		if (s[i - 1] == '.') {
			fake_sentence(t, first);
			first = t->ntokens;
		}
	}
	fake_sentence(t, first);
}

static inline void fake_init_bytes(struct fake *f, np_str title, np_str text)
{
	struct np_doc *doc = &f->doc;
	char *s;

	memset(f, 0, sizeof *f);
	np_arena_init(&f->arena);
	f->out = f->answer = (np_buf)NP_BUF_INIT;
	assert_int_equal(setjmp(f->arena.fail), 0);
	doc->arena = &f->arena;
	doc->out = &f->out;
	doc->opt.title = title;
	doc->gist.when = NP_NONE;
	s = np_arena_alloc(&f->arena, title.len + text.len + 3);
	if (title.len) {
		memcpy(s, title.ptr, title.len);
		memcpy(s + title.len, "\n\n", 2);
		doc->text.body = (uint32_t)title.len + 2;
	}
	memcpy(s + doc->text.body, text.ptr, text.len);
	doc->text.source = (np_str){ s, doc->text.body + text.len };
	doc->text.tokens = NP_NEW(&f->arena, np_token,
		doc->text.source.len + 1);
	doc->text.sents = NP_NEW(&f->arena, np_sentence,
		doc->text.source.len + 1);
	fake_tokens(&doc->text);
	doc->mentions = NP_NEW(&f->arena, np_mention, FAKE_MAX);
	doc->entities = NP_NEW(&f->arena, np_entity, FAKE_MAX);
	doc->timexes = NP_NEW(&f->arena, np_timex, FAKE_MAX);
	doc->quotes = NP_NEW(&f->arena, np_quote, FAKE_MAX);
	doc->events = NP_NEW(&f->arena, np_event, FAKE_MAX);
	doc->relations = NP_NEW(&f->arena, np_relation, FAKE_MAX);
}

static inline void fake_init(struct fake *f, const char *title,
	const char *text)
{
	fake_init_bytes(f, fake_str(title), fake_str(text));
}

static inline void fake_free(struct fake *f)
{
	np_arena_free(&f->arena);
	np_buf_free(&f->out);
	np_buf_free(&f->answer);
}

/* Where words stand for the (seen + 1)th time. */
static inline np_span fake_span(const struct fake *f, const char *words,
	unsigned seen)
{
	np_str s = f->doc.text.source;
	size_t i, n = strlen(words);

	for (i = 0; i + n <= s.len; i++)
		if (!memcmp(s.ptr + i, words, n) && !seen--)
			return (np_span){ (uint32_t)i, (uint32_t)(i + n) };
	fail_msg("no \"%s\" in the text", words);
	return (np_span){ 0, 0 };
}

static inline void fake_cover(const struct fake *f, np_span s,
	uint32_t *token, uint32_t *ntokens)
{
	const struct np_text *t = &f->doc.text;
	uint32_t i = 0;

	while (i < t->ntokens && t->tokens[i].span.end <= s.beg)
		i++;
	*token = i;
	while (i < t->ntokens && t->tokens[i].span.beg < s.end)
		i++;
	*ntokens = i - *token;
}

static inline uint32_t fake_entity(struct fake *f, np_type type,
	const char *name, float salience)
{
	np_entity *e = &f->doc.entities[f->doc.nentities];

	e->type = (uint8_t)type;
	e->name = fake_str(name);
	e->salience = salience;
	e->first = NP_NONE;
	return f->doc.nentities++;
}

static inline void fake_alias(struct fake *f, uint32_t entity,
	const char *alias)
{
	np_entity *e = &f->doc.entities[entity];
	np_str *all = NP_NEW(&f->arena, np_str, e->naliases + 1);

	if (e->naliases)
		memcpy(all, e->aliases, e->naliases * sizeof *all);
	all[e->naliases++] = fake_str(alias);
	e->aliases = all;
}

static inline np_mention *fake_mention(struct fake *f, const char *words,
	unsigned seen, uint32_t entity, np_kind kind, float score)
{
	np_mention *m = &f->doc.mentions[f->doc.nmentions];
	np_entity *e = &f->doc.entities[entity];

	m->span = fake_span(f, words, seen);
	fake_cover(f, m->span, &m->token, &m->ntokens);
	m->entity = entity;
	m->type = e->type;
	m->kind = (uint8_t)kind;
	m->score = score;
	if (!e->nmentions++)
		e->first = f->doc.nmentions;
	f->doc.nmentions++;
	return m;
}

static inline np_timex *fake_timex(struct fake *f, const char *words,
	unsigned seen, np_timex_type type, const char *value)
{
	np_timex *t = &f->doc.timexes[f->doc.ntimexes++];

	t->span = fake_span(f, words, seen);
	fake_cover(f, t->span, &t->token, &t->ntokens);
	t->type = (uint8_t)type;
	t->value = fake_str(value);
	return t;
}

static inline int fake_sink(void *user, const char *bytes, size_t len)
{
	np_buf_add(user, bytes, len);
	return 0;
}

/* The answer, until the next call. */
static inline np_str fake_print(struct fake *f, np_format fmt,
	const np_style *style)
{
	np_buf_clear(&f->answer);
	assert_int_equal(np_write(&f->doc, fmt, style, fake_sink, &f->answer),
		NP_OK);
	return (np_str){ f->answer.ptr, f->answer.len };
}

static inline void fake_expect(const char *description, np_str got,
	np_str want)
{
	if (got.len != want.len || memcmp(got.ptr, want.ptr, want.len))
		fail_msg("%s\n--- got\n%.*s\n--- want\n%.*s", description,
			(int)got.len, got.ptr, (int)want.len, want.ptr);
}

#endif
