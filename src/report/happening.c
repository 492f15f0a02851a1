/* History comes in nouns: "the death of 24 soldiers in air strikes last
 * November", "Tuesday's election".  A noun for something that happens is an
 * event when a date hangs on it that dates no verb; without a date it is
 * nothing new.  The outermost such noun above the date is taken, and told by
 * its phrase without article and possessive date.  One look up the tree for
 * every date, so linear. */
#include "report/happening.h"

#include "base/list.h"
#include "base/banned.h"

#define STEPS 6 /* from a date up to its noun */
#define LONG 20 /* tokens of a phrase behind its noun */
#define FAINT 1500u /* salience in the lead, in 1/10000 */

/* In byte order, without the plural's s. */
static const char *const nouns[] = {
	"arrest", "assassination", "attack", "blast", "bombing", "ceasefire",
	"clash", "collapse", "collision", "coup", "crash", "crisis", "death",
	"defeat", "departure", "derailment", "disaster", "earthquake",
	"election", "eruption", "execution", "explosion", "fire", "flood",
	"genocide", "hurricane", "inauguration", "independence", "invasion",
	"kidnapping", "killing", "launch", "massacre", "merger", "murder",
	"offensive", "outbreak", "pandemic", "protest", "raid", "recession",
	"referendum", "resignation", "revolution", "riot", "scandal",
	"shooting", "siege", "sinking", "storm", "strike", "takeover",
	"trial", "tsunami", "uprising", "verdict", "victory", "visit", "vote",
	"war", "withdrawal",
};

static bool happens(const struct np_tree *tree, uint32_t i)
{
	const struct np_word *w = np_word_of(tree->text, i);
	size_t n = w->nlow;

	if (np_upos(tree, i) != NP_UPOS_NOUN)
		return false;
	return NP_LIST_HAS(nouns, w->low, n) || (n > 1
		&& w->low[n - 1] == 's' && NP_LIST_HAS(nouns, w->low, n - 1));
}

uint32_t np_dated_noun(const struct np_tree *tree, const np_timex *x)
{
	uint32_t noun = x->token - 1;

	if (!x->token || np_rel(tree, noun) != NP_REL_NMOD
	    || tree->text->tokens[x->token].upos == NP_UPOS_ADP)
		return NP_NONE;
	return happens(tree, noun) ? noun : NP_NONE;
}

/* The outermost noun above token i that happens, or NP_NONE. */
static uint32_t noun_above(const struct np_tree *tree, uint32_t i)
{
	uint32_t best = NP_NONE, steps;

	for (steps = 0; i != NP_NONE && steps < STEPS; steps++) {
		if (happens(tree, i))
			best = i;
		switch (np_rel(tree, i)) {
		case NP_REL_NMOD:
		case NP_REL_NMOD_POSS:
		case NP_REL_NMOD_UNMARKED:
		case NP_REL_COMPOUND:
		case NP_REL_AMOD:
		case NP_REL_FLAT:
			i = np_tree_head(tree, i);
			break;
		default:
			return best;
		}
	}
	return best;
}

/* Which dates tell when something was done, in the arena. */
static uint8_t *find_taken(const struct np_doc *doc)
{
	uint8_t *taken = NP_NEW(doc->arena, uint8_t, doc->ntimexes);
	uint32_t i;

	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].when != NP_NONE)
			taken[doc->events[i].when] = 1;
	return taken;
}

static bool is_date(const np_timex *x)
{
	return x->type == NP_TX_DATE && x->value.len
		&& x->value.ptr[0] >= '0' && x->value.ptr[0] <= '9';
}

/* First token of the noun's phrase, without article and date: "the 2015
 * attacks", "Tuesday's election". */
static uint32_t phrase_start(const struct np_tree *tree, uint32_t noun,
	const np_timex *x)
{
	uint32_t beg = tree->lo[noun], end = x->token + x->ntokens;

	while (beg < noun && (np_upos(tree, beg) == NP_UPOS_DET
			|| np_upos(tree, beg) == NP_UPOS_ADP))
		beg++;
	if (end <= noun && x->token <= beg)
		beg = end + (np_rel(tree, end - 1) == NP_REL_NMOD_POSS);
	return beg < noun ? beg : noun;
}

/* Behind the noun come its complements, up to a clause or a comma. */
static uint32_t phrase_end(const struct np_tree *tree, uint32_t noun)
{
	uint32_t c, end = noun + 1;

	for (c = tree->child[noun]; c != NP_NONE; c = tree->sibling[c]) {
		if (c < noun)
			continue;
		if (np_rel(tree, c) != NP_REL_NMOD
		    && np_rel(tree, c) != NP_REL_NMOD_UNMARKED)
			break;
		end = tree->hi[c];
	}
	if (end > noun + LONG)
		end = noun + 1;
	while (end > noun + 1
	       && tree->text->tokens[end - 1].kind == NP_PUNCT)
		end--;
	return end;
}

static np_event event_at(const struct np_doc *doc, const struct np_scene *s,
	uint32_t noun, uint32_t when)
{
	const struct np_text *t = &doc->text;
	uint32_t beg = phrase_start(s->tree, noun, &doc->timexes[when]);
	uint32_t end = phrase_end(s->tree, noun), faint;
	np_event e = { .sentence = s->sent[noun], .who = NP_NONE,
		.where = NP_NONE, .when = when, .background = 1,
		.nominal = 1 };

	e.span = (np_span){ t->tokens[beg].span.beg,
		t->tokens[end - 1].span.end };
	e.verb = np_tokens_text(doc->arena, t, noun, noun + 1);
	e.what = np_tokens_text(doc->arena, t, beg, end);
	faint = FAINT / (1 + e.sentence / 3);
	e.salience = (float)faint / 10000;
	return e;
}

void np_happenings_find(struct np_doc *doc, const struct np_scene *s,
	unsigned *cap)
{
	const uint8_t *taken = find_taken(doc);
	uint32_t i, noun;
	const np_timex *x;

	for (i = 0; i < doc->ntimexes; i++) {
		x = &doc->timexes[i];
		if (taken[i] || !is_date(x) || doc->text.tokens[x->token].zone
				== NP_SIGNOFF)
			continue;
		noun = np_dated_noun(s->tree, x);
		noun = noun_above(s->tree, noun != NP_NONE ? noun
			: np_head_of(&doc->text, x->token, x->ntokens));
		if (noun != NP_NONE)
			NP_PUSH(doc->arena, doc->events, doc->nevents, *cap,
				event_at(doc, s, noun, i));
	}
}
