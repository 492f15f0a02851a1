/* No clause may be cut between two marks, so every mark knows its mate.
 *
 *	Pence blames media for Trump's 'Obama founded ISIS' flap
 *	                               ^                  ^
 *
 * Double marks are paired by marks.c.  A single one is an apostrophe more often
 * than not: it opens where a blank is before it and none behind, and closes
 * where it is the other way round and one is open.  Brackets say what they
 * are.  What is open at the end of its sentence has no mate. */
#include "report/mates.h"

#include <string.h>

#include "report/marks.h"
#include "base/banned.h"

enum mark { NO_MARK, SINGLE, ROUND_OPEN, ROUND_CLOSE, SQUARE_OPEN,
	SQUARE_CLOSE };

static enum mark mark_at(const struct np_text *t, uint32_t i)
{
	static const char *const marks[] = { "'", "\xE2\x80\x98",
		"\xE2\x80\x99", "`", "(", ")", "[", "]" };
	static const uint8_t kinds[] = { SINGLE, SINGLE, SINGLE, SINGLE,
		ROUND_OPEN, ROUND_CLOSE, SQUARE_OPEN, SQUARE_CLOSE };
	const struct np_word *w = np_word_of(t, i);
	size_t k;

	if (t->tokens[i].kind == NP_WORD && w->n > 3)
		return NO_MARK;
	for (k = 0; k < sizeof kinds; k++)
		if (strlen(marks[k]) == w->n && !memcmp(marks[k], w->s, w->n))
			return kinds[k];
	return NO_MARK;
}

static bool is_free(const struct np_text *t, uint32_t i, uint32_t end)
{
	return i >= end || t->tokens[i].flags & (NP_TOK_SPACE | NP_TOK_PARA);
}

/* Pairs of one sentence; open[k] is the mark of kind k that waits. */
static void pair_sentence(const struct np_text *t, const np_sentence *s,
	uint32_t *mate)
{
	uint32_t open[SQUARE_CLOSE + 1], i, end = s->token + s->ntokens;
	enum mark k;
	bool opens;

	memset(open, 0xff, sizeof open);
	for (i = s->token; i < end; i++) {
		k = mark_at(t, i);
		if (k == NO_MARK)
			continue;
		opens = k == ROUND_OPEN || k == SQUARE_OPEN;
		if (k == SINGLE)
			opens = (i == s->token || is_free(t, i, end)
				|| t->tokens[i - 1].kind == NP_QUOTE)
				&& !is_free(t, i + 1, end);
		if (k == ROUND_CLOSE || k == SQUARE_CLOSE)
			k--;
		if (opens) {
			open[k] = i;
		} else if (open[k] != NP_NONE && open[k] + 1 < i) {
			mate[i] = open[k];
			mate[open[k]] = i;
			open[k] = NP_NONE;
		}
	}
}

uint32_t *np_mates_find(np_arena *a, const struct np_text *t)
{
	uint32_t *mate = NP_NEW(a, uint32_t, t->ntokens), i, n;
	struct np_piece *piece;

	memset(mate, 0xff, t->ntokens * sizeof *mate);
	for (i = 0; i < t->nsents; i++)
		pair_sentence(t, &t->sents[i], mate);
	np_marks_pair(a, t, &piece, &n);
	for (i = 0; i < n; i++) {
		if (piece[i].unclosed)
			continue;
		mate[piece[i].open] = piece[i].close;
		mate[piece[i].close] = piece[i].open;
	}
	return mate;
}
