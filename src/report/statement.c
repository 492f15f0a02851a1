/* Headlines, and minutes, put a person and a colon before what the person
 * says.
 *
 *	Dr. Ann Lee: Bridge will be built in my town
 *	~~~~~~~~~~~
 *
 * It may be wrong and no news, only that it was said is.  The name must be all
 * that stands before the colon, but for a title; a topic ("Port fire: Police
 * arrest two") is no person. */
#include "report/statement.h"

#include <string.h>

#include "base/list.h"
#include "report/clause.h"
#include "base/banned.h"

#define LONG_NAME 8u /* tokens up to the colon */
#define FEW_WORDS 3u /* of what is said */

/* Tokens [beg, end) can stand before a name: "Dr.", "Prime Minister". */
static bool is_title(const struct np_scene *s, uint32_t beg, uint32_t end)
{
	for (; beg < end; beg++)
		if (np_upos(s->tree, beg) != NP_UPOS_PROPN
		    && np_upos(s->tree, beg) != NP_UPOS_NOUN
		    && np_upos(s->tree, beg) != NP_UPOS_ADJ)
			return false;
	return true;
}

/* Up to a bar or semicolon, or the full stop. */
static uint32_t statement_end(const struct np_text *t, uint32_t beg,
	uint32_t end)
{
	uint32_t i;

	for (i = beg; i < end; i++)
		if (np_char_is(t, i, "|;"))
			return i;
	return np_char_is(t, end - 1, ".") ? end - 1 : end;
}

/* Is a clause or a quotation in [beg, end)?  A question is the writer's. */
static bool says_something(const struct np_scene *s, uint32_t beg, uint32_t end)
{
	if (np_char_is(&s->doc->text, end - 1, "?"))
		return false;
	for (; beg < end; beg++)
		if (s->mate[beg] != NP_NONE || np_is_predicate(s->tree, beg)
		    || np_upos(s->tree, beg) == NP_UPOS_AUX)
			return true;
	return false;
}

bool np_statement_read(const struct np_scene *s, const np_sentence *sent,
	struct np_statement *out)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i = sent->token, end = i + sent->ntokens;
	const np_mention *m;

	while (i < end && i < sent->token + LONG_NAME && !np_char_is(t, i, ":"))
		i++;
	if (i == sent->token || i >= end || !np_char_is(t, i, ":")
	    || s->mention[i - 1] == NP_NONE)
		return false;
	out->speaker = s->mention[i - 1];
	m = &s->doc->mentions[out->speaker];
	out->beg = i + 1;
	out->end = statement_end(t, i + 1, end);
	return m->type == NP_PER && m->kind == NP_NAME
		&& m->entity != NP_NONE && m->token >= sent->token
		&& m->token + m->ntokens == i
		&& is_title(s, sent->token, m->token)
		&& out->end >= out->beg + FEW_WORDS
		&& says_something(s, out->beg, out->end);
}

/* "Trump: Clinton should have called me": these are words of the speaker. */
static bool is_own_words(const struct np_scene *s,
	const struct np_statement *st)
{
	static const char *const words[] = { "i", "me", "mine", "my", "our",
		"us", "we", "you", "your" };
	const struct np_word *w;
	bool own = false;
	uint32_t i;

	for (i = st->beg; i < st->end; i++) {
		if (s->mate[i] != NP_NONE)
			return false; /* what is quoted is marked already */
		w = np_word_of(&s->doc->text, i);
		own |= NP_LIST_HAS(words, w->low, w->nlow)
			&& np_upos(s->tree, i) == NP_UPOS_PRON;
	}
	return own;
}

np_str np_statement_text(const struct np_scene *s,
	const struct np_statement *st)
{
	np_arena *a = s->doc->arena;
	np_str what = np_tokens_text(a, &s->doc->text, st->beg, st->end);
	bool own = is_own_words(s, st);
	char *p = np_arena_alloc(a, what.len + 7), *end = p;

	memcpy(p, "says \"", 6);
	end += own ? 6 : 5;
	memcpy(end, what.ptr, what.len);
	end += what.len;
	if (own)
		*end++ = '"';
	return (np_str){ p, (size_t)(end - p) };
}
