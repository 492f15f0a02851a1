/* Broadcasters print what was said on the air, and papers their interviews,
 * with the speaker in capitals before a colon:
 *
 *	STEVE INSKEEP, HOST: Good morning.
 *	UNIDENTIFIED MAN: Good morning, Steve.
 *	(SOUNDBITE OF MUSIC)
 *	INSKEEP: Who are you?
 *
 * One such line may be a headline or a rubric ("UPDATE: ..."), and a list may
 * have many of them; but only in a transcript does the same speaker come back.
 * So a text is one when it has MIN_TURNS labels, one of them twice.  Labels
 * begin a sentence, behind a quotation mark perhaps; a text that is all in
 * capitals has none. */
#include "text/turns.h"

#include "base/list.h"
#include "text/vocab.h"
#include "text/words.h"
#include "base/banned.h"

#define MIN_TURNS 3u
#define LONGEST_LABEL 14u
#define LONGEST_NAME 5u

static bool is_char(const struct np_text *t, uint32_t i, char c)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n == 1 && w->s[0] == c;
}

/* "INSKEEP", "MR.", "O'NEILL", "McCAIN", "Q" */
static bool is_loud(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	if (w->shape & NP_W_UPPER)
		return true;
	return w->shape & NP_W_CAP && (w->n == 1 || (w->n == 2
			&& w->shape & NP_W_PERIOD) || (w->shape & NP_W_MIXED
			&& w->n > 3 && w->s[w->n - 1] <= 'Z'));
}

/* A word that stands before a colon and is nobody. */
static bool is_rubric(const struct np_word *w)
{
	static const char *const people[] = { "a", "announcer", "answer",
		"host", "interviewer", "moderator", "q", "question",
		"reporter" };

	return w->lists & (NP_WL_LABEL | NP_WL_DAY | NP_WL_PAGE)
		&& !NP_LIST_HAS(people, w->low, w->nlow);
}

/* A speaker who is not known. */
static bool is_unnamed(const struct np_word *w)
{
	static const char *const words[] = { "a", "all", "answer", "archived",
		"audience", "both", "caller", "clip", "crowd", "female", "male",
		"man", "narrator", "participant", "protesters", "q", "question",
		"recording", "soundbite", "unidentified", "unknown", "voice",
		"woman" };

	return NP_LIST_HAS(words, w->low, w->nlow);
}

static bool has_unnamed(const struct np_text *t, uint32_t beg, uint32_t end)
{
	for (; beg < end; beg++)
		if (is_unnamed(np_word_of(t, beg)))
			return true;
	return false;
}

/* Is what is said in capitals, too? */
static bool shouts(const struct np_text *t, uint32_t i)
{
	uint32_t end = i + 4;

	for (; i < end && i < t->ntokens; i++)
		if (np_word_of(t, i)->shape & NP_W_ALPHA
				&& np_word_of(t, i)->n > 1)
			return np_word_of(t, i)->shape & NP_W_UPPER;
	return false;
}

/* The colon that ends the label of which [i, name) is the name; name: there
 * is none.  Between them there may be an office: ", HOST", "(R-TX)". */
static uint32_t find_colon(const struct np_text *t, uint32_t i, uint32_t name)
{
	uint32_t k = name, end = i + LONGEST_LABEL;

	if (!np_starts_paragraph(t, k) && !is_char(t, k, ':')
			&& !is_char(t, k, ',') && !is_char(t, k, '('))
		return name;
	for (; k < end && !np_starts_paragraph(t, k); k++) {
		if (is_char(t, k, ':'))
			return k;
		if (is_char(t, k, '.') || is_char(t, k, '?'))
			break;
	}
	return name;
}

/* Does a label begin with token i?  Fills all but the end. */
static bool label_at(const struct np_text *t, uint32_t i, struct np_turn *x)
{
	uint32_t k = i;

	while (k < i + LONGEST_NAME && k < t->ntokens && is_loud(t, k)
			&& (k == i || !np_starts_paragraph(t, k))) {
		k++;
		if (k + 1 < t->ntokens && is_char(t, k, '-')
				&& is_loud(t, k + 1))
			k++;
	}
	x->beg = i;
	x->name = k;
	if (k == i || is_rubric(np_word_of(t, k - 1))
			|| np_word_of(t, i)->lists & NP_WL_DAY
			|| (k == i + 1 && np_word_of(t, i)->n == 1
			&& !is_unnamed(np_word_of(t, i))))
		return false;
	x->colon = find_colon(t, i, k);
	x->named = !has_unnamed(t, i, k);
	return x->colon < t->ntokens && is_char(t, x->colon, ':')
		&& x->colon + 1 < t->ntokens && !shouts(t, x->colon + 1)
		&& (!np_starts_paragraph(t, x->colon + 1)
		|| np_starts_paragraph(t, i));
}

static bool may_begin(const struct np_text *t, uint32_t i)
{
	const struct np_word *w;

	if (np_starts_paragraph(t, i))
		return true;
	if (t->tokens[i - 1].kind == NP_QUOTE && np_starts_paragraph(t, i - 1))
		return true;
	if (t->tokens[i - 1].kind == NP_WORD)
		return false; /* "at 3 p.m. ET:" */
	w = np_word_of(t, i - 1);
	return w->n && (w->s[w->n - 1] == '.' || w->s[w->n - 1] == '?'
		|| w->s[w->n - 1] == '!' || w->s[w->n - 1] == ')'
		|| w->s[w->n - 1] == ']' || w->s[w->n - 1] == '-');
}

/* Does a speaker come back?  By the last word of the name, which all of them
 * share, and through the count of its spelling, so as not to compare all. */
static bool is_transcript(const struct np_text *t, np_arena *a,
	const struct np_turn *turns, uint32_t n)
{
	uint8_t *seen = NP_NEW(a, uint8_t, t->nwords);
	uint32_t i, w, again = 0;

	for (i = 0; i < n; i++) {
		w = t->word[turns[i].name - 1];
		again += seen[w];
		seen[w] = 1;
	}
	return n >= MIN_TURNS && again;
}

/* What is said ends before the next label, or with its paragraph, and before
 * the mark that closes it. */
static void set_end(const struct np_text *t, struct np_turn *x, uint32_t next)
{
	uint32_t end = x->colon + 1;

	if (end < next)
		end++; /* a paragraph may begin behind the colon */
	while (end < next && !np_starts_paragraph(t, end))
		end++;
	if (t->tokens[end - 1].kind == NP_QUOTE && end > x->colon + 2
			&& x->beg && t->tokens[x->beg - 1].kind == NP_QUOTE)
		end--;
	x->end = end;
}

/* "(APPLAUSE)", "[SCREEN WIPE]" */
static void set_directions(struct np_text *t)
{
	uint32_t i, k;

	for (i = 0; i < t->ntokens; i++) {
		if (!is_char(t, i, '(') && !is_char(t, i, '['))
			continue;
		for (k = i + 1; k < t->ntokens && k < i + LONGEST_LABEL
				&& (is_loud(t, k) || !(np_word_of(t, k)->shape
				& NP_W_ALPHA)) && !is_char(t, k, ')')
				&& !is_char(t, k, ']'); k++)
			;
		if (k == i + 1 || k == t->ntokens || k == i + LONGEST_LABEL
				|| (!is_char(t, k, ')') && !is_char(t, k, ']')))
			continue;
		for (; i <= k; i++)
			t->tokens[i].zone = NP_SIGNOFF;
		i = k;
	}
}

/* The label that ends with the colon at k and begins at token `from` or behind
 * it. */
static bool label_before(const struct np_text *t, uint32_t from, uint32_t k,
	struct np_turn *x)
{
	uint32_t i = k - from > LONGEST_LABEL ? k - LONGEST_LABEL : from;

	for (; i < k; i++)
		if (is_loud(t, i) && may_begin(t, i) && label_at(t, i, x)
				&& x->colon == k)
			return true;
	return false;
}

void np_turns_find(struct np_text *t, np_arena *a)
{
	uint32_t colon = np_vocab_get(t, ":", 1, np_hash(":", 1, 0));
	struct np_turn *turns = NULL, x;
	uint32_t n = 0, from = 0, i;
	unsigned cap = 0;

	if (colon == NP_NONE || t->words[colon].count < MIN_TURNS)
		return;
	for (i = 0; i < t->ntokens; i++) {
		if (t->word[i] != colon || !label_before(t, from, i, &x))
			continue;
		NP_PUSH(a, turns, n, cap, x);
		from = i + 1;
	}
	if (!n || !is_transcript(t, a, turns, n))
		return;
	for (i = 0; i < n; i++)
		set_end(t, &turns[i], i + 1 < n ? turns[i + 1].beg :
			t->ntokens);
	set_directions(t);
	t->turns = turns;
	t->nturns = n;
}

const struct np_turn *np_turn_labelled(const struct np_text *t, uint32_t i)
{
	uint32_t lo = 0, hi = t->nturns, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (t->turns[mid].colon <= i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->nturns && t->turns[lo].beg <= i ? &t->turns[lo] : NULL;
}
