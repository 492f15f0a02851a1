/* CoNLL in: TOKEN, or TOKEN, a tab and anything, a line; blank lines between
 * sentences.
 *
 * The library is given decoded tokens.  When CoNLL is also what comes out, its
 * answer is laid over the lines of the input: as many lines as came in, with
 * the very bytes of the tokens that came in; but UTF-16, and a byte order mark,
 * do not come out again. */
#include <stdlib.h>
#include <string.h>

#include "cli/worker.h"
#include "base/banned.h"

enum line_kind { BLANK, DOCSTART, TOKEN };

struct line {
	const char *s;
	size_t n; /* without the line end and a return before it */
	size_t token; /* length of what stands before the first tab */
	enum line_kind kind;
	bool given; /* TOKEN: there is something to analyse */
};

static bool is_blank(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
			return false;
	return true;
}

/* The line at s[*i]; false at the end. */
static bool next_line(const char *s, size_t n, size_t *i, struct line *l)
{
	const char *end;

	if (*i >= n)
		return false;
	l->s = s + *i;
	end = memchr(l->s, '\n', n - *i);
	l->n = end ? (size_t)(end - l->s) : n - *i;
	*i += l->n + 1;
	if (l->n && l->s[l->n - 1] == '\r')
		l->n--;
	end = memchr(l->s, '\t', l->n);
	l->token = end ? (size_t)(end - l->s) : l->n;
	l->given = !is_blank(l->s, l->token);
	if (is_blank(l->s, l->n))
		l->kind = BLANK;
	else if (l->n >= 10 && !memcmp(l->s, "-DOCSTART-", 10))
		l->kind = DOCSTART;
	else
		l->kind = TOKEN;
	return true;
}

static bool grow(struct worker *w, size_t n)
{
	size_t cap = w->capwords ? w->capwords * 2 : 1024;
	void *words, *starts;

	if (n < w->capwords)
		return true;
	words = realloc(w->words, cap * sizeof *w->words);
	if (words)
		w->words = words;
	starts = realloc(w->starts, cap);
	if (starts)
		w->starts = starts;
	if (!words || !starts)
		return false;
	w->capwords = cap;
	return true;
}

/* The lines that the answer is laid over: where only bytes differ from the
 * decoded text, those that came in. */
static np_str lines_of(const struct job *j, np_encoding enc, np_str text)
{
	const char *s = j->in.ptr;
	size_t n = j->in.len;

	if (enc == NP_UTF16 || (enc == NP_GUESS && n >= 2
		&& (!memcmp(s, "\xFE\xFF", 2) || !memcmp(s, "\xFF\xFE", 2))))
		return text;
	if (enc != NP_CP1252 && n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
		return (np_str){ s + 3, n - 3 };
	return (np_str){ s, n };
}

np_status conll_analyze(struct worker *w, const struct job *j,
	const np_options *opt, const np_doc **doc)
{
	np_str text;
	struct line l;
	size_t i = 0, n = 0;
	bool start = true;
	np_encoding enc = (np_encoding)w->opt->encoding;
	np_status st = np_decode(w->ctx, j->in.ptr, j->in.len, enc, &text);

	if (st != NP_OK)
		return st;
	w->lines = lines_of(j, enc, text);
	while (next_line(text.ptr, text.len, &i, &l)) {
		start = start || l.kind != TOKEN;
		if (l.kind != TOKEN || !l.given)
			continue;
		if (!grow(w, n))
			return NP_ENOMEM;
		w->words[n] = (np_str){ l.s, l.token };
		w->starts[n++] = start;
		start = false;
	}
	return np_analyze_tokens(w->ctx, w->words, w->starts, n, opt, doc);
}

/* The tag of the next token of the answer, from its line. */
static np_str next_tag(const struct bytes *answer, size_t *i)
{
	struct line l;

	while (next_line(answer->ptr, answer->len, i, &l))
		if (l.kind == TOKEN)
			return (np_str){ l.s + l.token, l.n - l.token };
	return (np_str){ "\tO", 2 };
}

/* A token and its tag.  Behind a token of blanks, which no name goes across, a
 * name begins anew. */
static void add_token(struct bytes *b, const struct line *l, np_str tag,
	bool anew)
{
	bytes_add(b, l->s, l->token);
	if (anew && tag.len > 1 && tag.ptr[1] == 'I') {
		bytes_adds(b, "\tB");
		tag.ptr += 2;
		tag.len -= 2;
	}
	bytes_add(b, tag.ptr, tag.len);
}

void conll_lay_out(struct worker *w, struct job *j)
{
	const np_str outside = { "\tO", 2 };
	struct bytes *answer = &w->scratch;
	size_t i = 0, i_answer = 0;
	bool anew = false;
	struct line l;

	bytes_clear(answer);
	bytes_add(answer, j->out.ptr, j->out.len);
	if (answer->failed)
		j->out.failed = true;
	j->out.len = 0;
	while (next_line(w->lines.ptr, w->lines.len, &i, &l)) {
		if (l.kind == TOKEN) {
			add_token(&j->out, &l, l.given ? next_tag(answer,
				&i_answer) : outside, anew);
			anew = !l.given;
		} else if (l.kind == DOCSTART) {
			bytes_add(&j->out, l.s, l.n);
		}
		bytes_addc(&j->out, '\n');
	}
}
