/* An article from bytes to sentences, or from given tokens. */
#include "text/text.h"

#include <string.h>

#include "text/lines.h"
#include "text/sentences.h"
#include "text/tokenize.h"
#include "text/view.h"
#include "text/vocab.h"
#include "text/turns.h"
#include "text/zones.h"
#include "base/banned.h"

/* The title, two line ends and the text, in one piece. */
static np_str with_title(np_arena *a, const char *text, size_t len,
	np_str title)
{
	char *s = np_arena_alloc(a, title.len + 2 + len);

	memcpy(s, title.ptr, title.len);
	memcpy(s + title.len, "\n\n", 2);
	if (len)
		memcpy(s + title.len + 2, text, len);
	return (np_str){ s, title.len + 2 + len };
}

/* First token of s behind its dateline, or the end of s. */
static uint32_t behind_dateline(const struct np_text *t, const np_sentence *s)
{
	uint32_t i = s->token;

	while (i < s->token + s->ntokens && t->tokens[i].zone == NP_DATELINE)
		i++;
	return i;
}

/* A dateline is no part of the sentence behind it, whose subject the place
 * would be taken for: "NAIROBI (Reuters) - A court ruled ...". */
static void part_datelines(struct np_text *t, np_arena *a)
{
	np_sentence *sents = NULL, rest;
	uint32_t i, k, n = 0;
	unsigned cap = 0;

	for (i = 0; i < t->nsents; i++) {
		rest = t->sents[i];
		k = behind_dateline(t, &rest);
		if (k > rest.token && k < rest.token + rest.ntokens) {
			np_sentence line = { { rest.span.beg,
				t->tokens[k - 1].span.end }, rest.token,
				k - rest.token };

			NP_PUSH(a, sents, n, cap, line);
			rest.span.beg = t->tokens[k].span.beg;
			rest.ntokens -= k - rest.token;
			rest.token = k;
		}
		NP_PUSH(a, sents, n, cap, rest);
	}
	t->sents = sents;
	t->nsents = n;
}

void np_text_read_with(struct np_text *t, np_arena *a,
	const struct np_splitter *split, np_str text, np_str title)
{
	struct np_lines lines;

	memset(t, 0, sizeof *t);
	t->source = (np_str){ text.len ? text.ptr : "", text.len };
	if (title.len) {
		t->source = with_title(a, text.ptr, text.len, title);
		t->body = (uint32_t)title.len + 2;
	}
	np_view_make(&t->view, a, t->source.ptr, (uint32_t)t->source.len);
	np_lines_read(&lines, t->view.s, t->view.n);
	np_tokenize(t, a, &lines);
	np_sentences(t, a, split);
	np_zones(t);
	part_datelines(t, a);
	np_turns_find(t, a);
}

void np_text_read(struct np_text *t, np_arena *a, const char *text, size_t len,
	np_str title)
{
	static const struct np_splitter rules = { NULL, 0 };

	np_text_read_with(t, a, &rules, (np_str){ text, len }, title);
}

/* -- Given tokens ---------------------------------------------------------- */

static np_str join(np_arena *a, const np_str *words, size_t n)
{
	size_t i, total = 0;
	char *s, *p;

	for (i = 0; i < n; i++)
		total += words[i].len + 1;
	p = s = np_arena_alloc(a, total);
	for (i = 0; i < n; i++) {
		if (words[i].len)
			memcpy(p, words[i].ptr, words[i].len);
		p += words[i].len;
		*p++ = ' ';
	}
	return (np_str){ s, total ? total - 1 : 0 };
}

/* Token i covers source bytes [beg, end). */
static void give(struct np_text *t, np_arena *a, struct np_viewpos *pos,
	uint32_t i, np_span span)
{
	uint32_t beg = np_view_find(&t->view, pos, span.beg);
	uint32_t end = np_view_find(&t->view, pos, span.end);
	const char *s = t->view.s + beg;
	uint32_t n = end - beg;

	if (!n) { /* nothing of it is visible: keep what was given */
		s = t->source.ptr + span.beg;
		n = span.end - span.beg;
	}
	t->tokens[i] = (np_token){ .span = span, .head = NP_NONE,
		.flags = i ? NP_TOK_SPACE : NP_TOK_PARA | NP_TOK_LINE,
		.kind = np_token_kind_of((const unsigned char *)s, n) };
	t->word[i] = np_vocab_add(t, a, i, (np_str){ s, n }, n);
}

static void group(struct np_text *t, np_arena *a, const uint8_t *starts)
{
	np_sentence *s = NULL;
	unsigned cap = 0;
	uint32_t i;

	for (i = 0; i < t->ntokens; i++) {
		if (!i || starts[i]) {
			np_sentence fresh = { t->tokens[i].span, i, 0 };

			NP_PUSH(a, t->sents, t->nsents, cap, fresh);
			s = &t->sents[t->nsents - 1];
		}
		s->ntokens++;
		s->span.end = t->tokens[i].span.end;
	}
}

void np_text_given(struct np_text *t, np_arena *a, const np_str *words,
	const uint8_t *starts, size_t n)
{
	struct np_viewpos pos = { 0 };
	uint32_t i, at = 0;

	memset(t, 0, sizeof *t);
	t->source = join(a, words, n);
	np_view_make(&t->view, a, t->source.ptr, (uint32_t)t->source.len);
	np_vocab_init(t, a, t->view.n);
	t->tokens = NP_NEW(a, np_token, n);
	t->word = NP_NEW(a, uint32_t, n);
	t->ntokens = (uint32_t)n;
	for (i = 0; i < n; i++) {
		np_span span = { at, at + (uint32_t)words[i].len };

		give(t, a, &pos, i, span);
		at = span.end + 1;
	}
	group(t, a, starts);
}
