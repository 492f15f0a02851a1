/* An editor has already written the gist: the headline says who and what, the
 * first sentence says it again with where and when.  So the headline is read
 * as one clause, what is before its verb and what comes from there on; without
 * a headline the most salient event answers.  Where and when come from the
 * same event, then from the first sentence, then from the dateline.
 *
 * The sentence is the first one of the body, with the pronoun it may start
 * with replaced by a name, relative dates anchored behind the words ("next
 * week (30 July - 5 August 2012)"), and the attribution at its end ("...,
 * police said.") cut off when it names nobody. */
#include "report/gist.h"

#include <string.h>

#include "report/clause.h"
#include "report/cues.h"
#include "base/banned.h"

struct reading {
	struct np_doc *doc;
	const struct np_scene *scene;
	uint32_t headline, lead; /* sentences, or NP_NONE */
};

/* First sentence whose first token is in that zone. */
static uint32_t first_in(const struct np_text *t, enum np_zone zone)
{
	uint32_t i;

	for (i = 0; i < t->nsents; i++)
		if (t->tokens[t->sents[i].token].zone == zone)
			return i;
	return NP_NONE;
}

/* The lead may begin with a dateline, which is a zone of its own. */
static uint32_t find_lead(const struct np_text *t)
{
	uint32_t body = first_in(t, NP_BODY), line = first_in(t, NP_DATELINE);

	return line < body ? line : body;
}

/* The verb of a headline: its root if that is one, else the first one. */
static uint32_t headline_verb(const struct np_tree *tree, uint32_t beg,
	uint32_t end)
{
	uint32_t i, verb = NP_NONE;

	for (i = beg; i < end; i++) {
		if (!np_is_predicate(tree, i))
			continue;
		if (np_rel(tree, i) == NP_REL_ROOT)
			return i;
		if (verb == NP_NONE)
			verb = i;
	}
	return verb;
}

/* "Croydon crash: police name victims": the clause is behind the colon, if
 * its verb is. */
static uint32_t after_colon(const struct np_text *t, uint32_t beg,
	uint32_t verb)
{
	uint32_t i;

	for (i = verb; i-- > beg;)
		if (np_char_is(t, i, ":|"))
			return i + 1;
	return beg;
}

/* Headlines are followed by the paper's name, or by a second headline. */
static uint32_t before_tail(const struct np_text *t, uint32_t verb,
	uint32_t end)
{
	uint32_t i;

	for (i = verb + 1; i < end; i++)
		if (np_char_is(t, i, "|;") || (np_char_is(t, i, "-")
				&& t->tokens[i].flags & NP_TOK_SPACE))
			return i;
	if (np_char_is(t, end - 1, ".") && end > verb + 1)
		end--;
	return end;
}

static bool read_headline(struct reading *r)
{
	const struct np_text *t = &r->doc->text;
	np_arena *a = r->doc->arena;
	np_gist *g = &r->doc->gist;
	uint32_t beg, end, verb, from;

	if (r->headline == NP_NONE)
		return false;
	beg = t->sents[r->headline].token;
	end = beg + t->sents[r->headline].ntokens;
	verb = headline_verb(r->scene->tree, beg, end);
	if (verb == NP_NONE)
		return false;
	beg = after_colon(t, beg, verb);
	end = before_tail(t, verb, end);
	from = np_clause_at(r->scene->tree, verb).beg;
	if (from > beg && np_word_of(t, from - 1)->nlow == 2
	    && !memcmp(np_word_of(t, from - 1)->low, "to", 2))
		from--;
	if (from <= beg)
		return false;
	g->who = np_tokens_text(a, t, beg, from);
	g->what = np_tokens_text(a, t, from, end);
	return true;
}

/* The most salient event of the lead that has an actor, else of all. */
static const np_event *main_event(const struct reading *r)
{
	const struct np_doc *doc = r->doc;
	const np_event *e, *best = NULL;
	bool lead, best_lead = false;
	uint32_t i;

	for (i = 0; i < doc->nevents; i++) {
		e = &doc->events[i];
		lead = e->sentence == r->lead && e->whotext.len;
		if (!best || lead > best_lead || (lead == best_lead
				&& e->salience > best->salience)) {
			best = e;
			best_lead = lead;
		}
	}
	return best;
}

static void read_event(np_gist *g, const np_event *e)
{
	g->who = e->whotext;
	g->what = e->what;
}

/* First timex that is a day or a part of one in sentences [from, to). */
static uint32_t first_time(const struct np_doc *doc, uint32_t from,
	uint32_t to)
{
	uint32_t i, beg, end;

	if (from >= doc->text.nsents)
		return NP_NONE;
	if (to > doc->text.nsents)
		to = doc->text.nsents;
	beg = doc->text.sents[from].span.beg;
	end = doc->text.sents[to - 1].span.end;
	for (i = 0; i < doc->ntimexes; i++)
		if (doc->timexes[i].span.beg >= beg
		    && doc->timexes[i].span.end <= end
		    && doc->timexes[i].value.len >= 7
		    && (doc->timexes[i].type == NP_TX_DATE
			|| doc->timexes[i].type == NP_TX_TIME))
			return i;
	return NP_NONE;
}

static uint32_t find_when(const struct reading *r, const np_event *e)
{
	uint32_t when = NP_NONE;

	if (e && e->when != NP_NONE && !e->background)
		return e->when;
	if (r->lead != NP_NONE)
		when = first_time(r->doc, r->lead, r->lead + 3);
	return when;
}

/* First place in [beg, end) of the source. */
static const np_mention *place_in(const struct np_doc *doc, np_span in)
{
	const np_mention *m;
	uint32_t i;

	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		if (m->type == NP_LOC && m->kind == NP_NAME && !m->acts
		    && m->span.beg >= in.beg && m->span.end <= in.end)
			return m;
	}
	return NULL;
}

static np_str find_where(const struct reading *r, const np_event *e)
{
	const struct np_doc *doc = r->doc;
	const np_mention *m = NULL;
	uint32_t i;

	if (r->headline != NP_NONE)
		m = place_in(doc, doc->text.sents[r->headline].span);
	if (m)
		return np_doc_text(doc, m->span);
	if (e && e->where != NP_NONE)
		return doc->entities[e->where].name;
	if (r->lead != NP_NONE)
		m = place_in(doc, doc->text.sents[r->lead].span);
	if (m)
		return np_doc_text(doc, m->span);
	for (i = 0; i < doc->nentities; i++)
		if (doc->entities[i].type == NP_LOC)
			return doc->entities[i].name;
	return (np_str){ NULL, 0 };
}

/* Where the attribution at the end of the lead begins, or end. */
static uint32_t before_attribution(const struct reading *r, uint32_t beg,
	uint32_t end)
{
	const struct np_text *t = &r->doc->text;
	uint32_t i, m;
	bool cue = false;

	for (i = end; i-- > beg && i + 14 > end;) {
		m = r->scene->mention[i];
		if (m != NP_NONE && r->doc->mentions[m].kind == NP_NAME
		    && r->doc->mentions[m].type == NP_PER)
			return end;
		if (np_is_strong_cue(np_word_of(t, i)))
			cue = true;
		if (np_char_is(t, i, ","))
			return cue ? i : end;
	}
	return end;
}

/* Tokens of the lead, pronoun and dates explained. */
static np_str compose(const struct reading *r)
{
	struct np_doc *doc = r->doc;
	const struct np_text *t = &doc->text;
	const np_mention *m;
	uint32_t beg, end, over;
	np_str name, rest;
	char *s;

	if (r->lead == NP_NONE)
		return (np_str){ NULL, 0 };
	beg = t->sents[r->lead].token;
	end = beg + t->sents[r->lead].ntokens;
	while (beg < end && t->tokens[beg].zone == NP_DATELINE)
		beg++;
	if (beg == end)
		return (np_str){ NULL, 0 };
	end = before_attribution(r, beg, end);
	over = r->scene->mention[beg];
	m = over == NP_NONE ? NULL : &doc->mentions[over];
	if (!m || m->kind != NP_PRONOUN || m->entity == NP_NONE
	    || beg + m->ntokens >= end)
		return np_tokens_text(doc->arena, t, beg, end);
	name = doc->entities[m->entity].name;
	rest = np_tokens_text(doc->arena, t, beg + m->ntokens, end);
	s = np_arena_alloc(doc->arena, name.len + 1 + rest.len);
	memcpy(s, name.ptr, name.len);
	s[name.len] = ' ';
	memcpy(s + name.len + 1, rest.ptr, rest.len);
	return (np_str){ s, name.len + 1 + rest.len };
}

void np_gist_find(struct np_doc *doc, const struct np_scene *scene)
{
	struct reading r = { .doc = doc, .scene = scene };
	const np_event *e;

	doc->gist.when = NP_NONE;
	r.headline = first_in(&doc->text, NP_HEADLINE);
	r.lead = find_lead(&doc->text);
	e = main_event(&r);
	if (!read_headline(&r) && e)
		read_event(&doc->gist, e);
	doc->gist.where = find_where(&r, e);
	doc->gist.when = find_when(&r, e);
	doc->gist.sentence = compose(&r);
}
