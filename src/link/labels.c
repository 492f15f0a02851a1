/* "STEVE INSKEEP, HOST: ...": a label of a transcript holds one name, all of
 * it, whatever the names model makes of words in capitals that stand in no
 * sentence; and around it are offices and stage directions, which look like
 * organisations to it. */
#include "link/labels.h"

#include "base/list.h"
#include "link/sense.h"
#include "text/turns.h"
#include "text/words.h"
#include "base/banned.h"

#define SCORE 0.9f

/* In a transcript, stage directions and offices name nobody: "(SOUNDBITE OF
 * MUSIC)", "JANE ROE, BYLINE:". */
static bool is_direction(const struct np_links *l, const np_mention *m)
{
	static const char *const offices[] = { "anchor", "byline",
		"correspondent", "guest", "host" };
	const struct np_word *w = np_word_of(l->text, m->token);

	return w->shape & NP_W_UPPER
		&& (l->text->tokens[m->token].zone == NP_SIGNOFF
		|| (np_turn_labelled(l->text, m->token)
		&& NP_LIST_HAS(offices, w->low, w->nlow)));
}

/* Leave out those of n names that are none; how many are left. */
static uint32_t without_directions(const struct np_links *l, np_mention *m,
	uint32_t n)
{
	uint32_t i, k = 0;

	for (i = 0; i < n; i++)
		if (m[i].entity != NP_NONE || !is_direction(l, &m[i]))
			m[k++] = m[i];
	return k;
}

/* The name in the label of a turn; of no tokens where it is none. */
static np_mention speaker_of(const struct np_links *l,
	const struct np_turn *x)
{
	const np_token *t = l->text->tokens;
	const struct np_word *w = np_word_of(l->text, x->name - 1);
	np_mention m = { .token = x->beg, .entity = NP_NONE, .type = NP_PER,
		.kind = NP_NAME, .score = SCORE };

	if (!x->named || np_sense_of(w->low, w->nlow) & (NP_S_PER | NP_S_TITLE))
		return m; /* "SENATOR" */
	m.ntokens = x->name - x->beg;
	m.span = (np_span){ t[x->beg].span.beg, t[x->name - 1].span.end };
	return m;
}

np_mention *np_label_names(const struct np_links *l,
	const np_mention *names, uint32_t *n)
{
	np_mention *out = NP_NEW(l->arena, np_mention, *n + l->text->nturns);
	uint32_t i = 0, k, all = 0;

	for (k = 0; k < l->text->nturns; k++) {
		const struct np_turn *x = &l->text->turns[k];
		np_mention m = speaker_of(l, x);

		while (i < *n && names[i].token + names[i].ntokens <= x->beg)
			out[all++] = names[i++];
		if (i < *n && names[i].token < x->name
				&& names[i].entity != NP_NONE)
			continue; /* the user's own */
		if (m.ntokens)
			out[all++] = m;
		while (i < *n && names[i].token < x->name && m.ntokens)
			i++;
	}
	while (i < *n)
		out[all++] = names[i++];
	*n = without_directions(l, out, all);
	return out;
}
