/* Which marks open and which close?
 *
 * Curly marks say so themselves, but not all editors heed them; straight ones
 * say it by the blanks around them.  A mark that touches a word on its right
 * only opens, one that touches on its left only closes; the shape of the mark
 * decides where the blanks do not; and what is still open decides the rest.
 *
 * A quotation that runs over several paragraphs has an opening mark before
 * each paragraph and a closing one only behind the last.  So at the end of a
 * paragraph an open piece ends, and it is believed when the next paragraph
 * opens one too, or when its own mark stood at the start of the paragraph; else
 * the mark was a stray (inches, a typing error) and is forgotten.  Thus no
 * mark ever swallows more than its own paragraph.  A title of its own goes on
 * in no paragraph. */
#include "report/marks.h"

#include <string.h>

#include "text/turns.h"
#include "base/banned.h"

enum side { EITHER, OPENS, CLOSES };

/* What the shape of the mark says. */
static enum side shape(const struct np_word *w)
{
	static const struct {
		char mark[4];
		enum side side;
	} shapes[] = {
		{ "\xE2\x80\x9C", OPENS }, /* U+201C */
		{ "\xE2\x80\x9E", OPENS }, /* U+201E */
		{ "\xC2\xAB", OPENS }, /* U+00AB */
		{ "``", OPENS },
		{ "\xE2\x80\x9D", CLOSES }, /* U+201D */
		{ "\xC2\xBB", CLOSES }, /* U+00BB */
		{ "''", CLOSES },
	};
	size_t i;

	for (i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strlen(shapes[i].mark) == w->n
		    && !memcmp(shapes[i].mark, w->s, w->n))
			return shapes[i].side;
	return EITHER;
}

/* Is there a blank, the end of a paragraph, or an opening bracket or dash
 * before token i? */
static bool free_left(const struct np_text *t, uint32_t i)
{
	const struct np_word *w;

	if (!i || t->tokens[i].flags & (NP_TOK_SPACE | NP_TOK_PARA))
		return true;
	w = np_word_of(t, i - 1);
	return memchr("([{-", w->s[0], 4)
		|| (w->n == 3 && !memcmp(w->s, "\xE2\x80", 2)
		    && (w->s[2] == '\x93' || w->s[2] == '\x94'));
}

static bool free_right(const struct np_text *t, uint32_t i)
{
	return i + 1 >= t->ntokens || t->tokens[i + 1].kind == NP_PUNCT
		|| t->tokens[i + 1].flags & (NP_TOK_SPACE | NP_TOK_PARA);
}

static enum side side(const struct np_text *t, uint32_t i)
{
	bool left = free_left(t, i), right = free_right(t, i);

	if (left != right)
		return left ? OPENS : CLOSES;
	return shape(np_word_of(t, i));
}

struct pairing {
	np_arena *a;
	const struct np_text *t;
	struct np_piece *v;
	uint32_t n;
	unsigned cap;
	uint32_t open; /* mark of the piece under way, or NP_NONE */
	bool continues;
};

static void finish(struct pairing *p, uint32_t close, bool unclosed)
{
	struct np_piece piece = { p->open, close, unclosed, p->continues,
		NULL };

	if (close > p->open + 1)
		NP_PUSH(p->a, p->v, p->n, p->cap, piece);
	p->open = NP_NONE;
	p->continues = false;
}

/* A paragraph ends before token i while a piece is open. */
static void end_paragraph(struct pairing *p, uint32_t i)
{
	const np_token *tok = &p->t->tokens[i];
	bool titled = tok[-1].span.beg < p->t->body
		&& tok->span.beg >= p->t->body;
	bool again = tok->kind == NP_QUOTE && side(p->t, i) != CLOSES
		&& !titled;

	if (again || np_starts_paragraph(p->t, p->open))
		finish(p, i, true);
	p->open = NP_NONE;
	p->continues = again;
}

static void meet(struct pairing *p, uint32_t i)
{
	enum side s = side(p->t, i);

	if (p->open == NP_NONE) {
		if (s != CLOSES)
			p->open = i;
		else
			p->continues = false;
	} else if (s == OPENS && shape(np_word_of(p->t, i)) == OPENS) {
		p->open = i; /* the mark before was a stray */
	} else {
		finish(p, i, false);
	}
}

/* Turns and pieces in one order; a piece that begins within a turn, or with
 * the mark before its label, is part of it. */
static void take_turns(np_arena *a, const struct np_text *t,
	struct np_piece **out, uint32_t *n)
{
	const struct np_piece *p = *out;
	uint32_t i = 0, k, nall = 0, first;
	struct np_piece *all = NP_NEW(a, struct np_piece, *n + t->nturns);

	for (k = 0; k < t->nturns; k++) {
		const struct np_turn *x = &t->turns[k];

		first = x->beg - (x->beg && t->tokens[x->beg - 1].kind
			== NP_QUOTE);
		for (; i < *n && p[i].open < first; i++)
			all[nall++] = p[i];
		while (i < *n && p[i].open < x->end)
			i++;
		if (x->end > x->colon + 1)
			all[nall++] = (struct np_piece){ x->colon, x->end,
				true, false, x };
	}
	for (; i < *n; i++)
		all[nall++] = p[i];
	*out = all;
	*n = nall;
}

void np_marks_pair(np_arena *a, const struct np_text *t,
	struct np_piece **out, uint32_t *n)
{
	struct pairing p = { a, t, NULL, 0, 0, NP_NONE, false };
	uint32_t i;

	for (i = 0; i < t->ntokens; i++) {
		if (t->tokens[i].flags & NP_TOK_PARA) {
			if (p.open != NP_NONE)
				end_paragraph(&p, i);
			else
				p.continues = false;
		}
		if (t->tokens[i].kind == NP_QUOTE)
			meet(&p, i);
	}
	if (p.open != NP_NONE && np_starts_paragraph(t, p.open))
		finish(&p, t->ntokens, true);
	*out = p.v;
	*n = p.n;
	if (t->nturns)
		take_turns(a, t, out, n);
}
