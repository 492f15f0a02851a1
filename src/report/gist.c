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

#include "report/cues.h"
#include "report/headline.h"
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

/* "Smith and Jones" are two. */
static bool has_and(const struct np_text *t, uint32_t beg, uint32_t end)
{
	for (; beg < end; beg++)
		if (np_word_is(t, beg, "and") || np_char_is(t, beg, "&,"))
			return true;
	return false;
}

/* The name of whoever the phrase in [beg, end) ends with ("Prime Minister Ann
 * Lee", "the minister"), else the phrase. */
static np_str actor(const struct reading *r, uint32_t beg, uint32_t end)
{
	const struct np_doc *doc = r->doc;
	const np_mention *m;
	uint32_t over = r->scene->mention[end - 1];

	if (over != NP_NONE) {
		m = &doc->mentions[over];
		if (m->token + m->ntokens == end && m->entity != NP_NONE
		    && (m->type == NP_PER || m->type == NP_ORG)
		    && !doc->entities[m->entity].unnamed
		    && !has_and(&doc->text, beg, m->token))
			return doc->entities[m->entity].name;
	}
	return np_tokens_text(doc->arena, &doc->text, beg, end);
}

static bool read_headline(struct reading *r)
{
	const struct np_text *t = &r->doc->text;
	struct np_headline h;

	if (r->headline == NP_NONE || !np_headline_read(r->scene,
			&t->sents[r->headline], &h))
		return false;
	r->doc->gist.who = actor(r, h.beg, h.verb);
	r->doc->gist.what = np_tokens_text(r->doc->arena, t, h.verb, h.end);
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

static void read_event(struct np_doc *doc, const np_event *e)
{
	const np_entity *who = e->who == NP_NONE ? NULL
		: &doc->entities[e->who];

	doc->gist.who = who && !who->unnamed ? who->name : e->whotext;
	doc->gist.what = e->what;
}

/* Does it tell a day, a part of one, or a week? */
static bool is_day(const np_timex *x)
{
	return (x->type == NP_TX_DATE || x->type == NP_TX_TIME)
		&& x->value.len >= 8
		&& x->value.ptr[0] >= '0' && x->value.ptr[0] <= '9';
}

static uint32_t find_when(const struct reading *r, const np_event *e)
{
	const struct np_doc *doc = r->doc;
	uint32_t i, from = 0;

	if (e && e->when != NP_NONE && !e->background
	    && is_day(&doc->timexes[e->when]))
		return e->when;
	if (r->lead != NP_NONE)
		from = doc->text.sents[r->lead].span.beg;
	for (i = 0; i < doc->ntimexes; i++)
		if (doc->timexes[i].span.beg >= from
		    && is_day(&doc->timexes[i]))
			return i;
	return NP_NONE;
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
		read_event(doc, e);
	doc->gist.where = find_where(&r, e);
	doc->gist.when = find_when(&r, e);
	doc->gist.sentence = compose(&r);
}
