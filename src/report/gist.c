/* An editor has already written the gist: the headline says who and what, the
 * first sentence says it again with where and when.  So the headline is read
 * as one clause, what is before its verb and what comes from there on; without
 * a headline the most salient event answers.  Where and when come from the
 * same event, then from the dateline, then from the first sentences.
 *
 * The sentence is the first one of the body, with the pronoun it may start
 * with replaced by a name, relative dates anchored behind the words ("next
 * week (30 July - 5 August 2012)"), and the attribution at its end ("...,
 * police said.") cut off when it names nobody. */
#include "report/gist.h"

#include <string.h>

#include "base/list.h"
#include "report/clause.h"
#include "report/cues.h"
#include "report/headline.h"
#include "report/statement.h"
#include "time/say.h"
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

static bool has_predicate(const struct np_tree *tree, const np_sentence *s)
{
	uint32_t i;

	for (i = s->token; i < s->token + s->ntokens; i++)
		if (np_is_predicate(tree, i))
			return true;
	return false;
}

/* Does it ask, or go on from a sentence before? */
static bool leads_nowhere(const struct np_text *t, const np_sentence *s)
{
	static const char *const links[] = { "also", "and", "but", "however",
		"let", "meanwhile", "moreover", "nor", "or", "so", "still",
		"then", "yet" };
	uint32_t i = s->token, end = i + s->ntokens;
	const struct np_word *w;

	while (i + 1 < end && t->tokens[i].kind == NP_QUOTE)
		i++;
	while (end > i + 1 && t->tokens[end - 1].kind == NP_QUOTE)
		end--;
	w = np_word_of(t, i);
	return np_char_is(t, end - 1, "?")
		|| NP_LIST_HAS(links, w->low, w->nlow)
		|| (np_word_is(t, i, "in") && i + 1 < end
			&& np_word_is(t, i + 1, "addition"));
}

#define TRIES 4 /* sentences that may lead nowhere before one is taken */

/* The first sentence of the body that says something: date lines, rubrics,
 * questions and names of papers stand before many leads. */
static uint32_t find_lead(const struct np_scene *s)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i, first = NP_NONE, said = NP_NONE, tries = 0;

	for (i = 0; i < t->nsents && tries < TRIES; i++) {
		if (t->tokens[t->sents[i].token].zone != NP_BODY)
			continue;
		if (first == NP_NONE)
			first = i;
		if (!has_predicate(s->tree, &t->sents[i]))
			continue;
		if (!leads_nowhere(t, &t->sents[i]))
			return i;
		if (said == NP_NONE)
			said = i;
		tries++;
	}
	return said != NP_NONE ? said : first;
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

/* Are those in [beg, end) counted without being called anything: "At least
 * seven killed"? */
static bool only_counted(const struct np_scene *s, uint32_t beg, uint32_t end)
{
	uint32_t i;

	for (i = beg; i + 1 < end; i++)
		if (np_upos(s->tree, i) == NP_UPOS_NOUN
		    || np_upos(s->tree, i) == NP_UPOS_PROPN)
			return false;
	return np_is_number(&s->doc->text, end - 1);
}

/* "Ann Lee: Bridge will be built": that it was said is what happened. */
static bool read_statement(struct reading *r, const np_sentence *headline)
{
	struct np_statement said;
	const np_mention *m;

	if (!np_statement_read(r->scene, headline, &said))
		return false;
	m = &r->doc->mentions[said.speaker];
	r->doc->gist.who = r->doc->entities[m->entity].name;
	r->doc->gist.what = np_statement_text(r->scene, &said);
	return true;
}

static bool read_headline(struct reading *r)
{
	const struct np_text *t = &r->doc->text;
	struct np_headline h;

	if (r->headline == NP_NONE)
		return false;
	if (read_statement(r, &t->sents[r->headline]))
		return true;
	if (!np_headline_read(r->scene, &t->sents[r->headline], &h))
		return false;
	if (t->tokens[h.verb - 1].kind == NP_QUOTE && h.verb > h.beg + 1)
		h.verb--; /* opens "'blacked out'" */
	r->doc->gist.who = actor(r, h.beg, h.verb);
	if (only_counted(r->scene, h.beg, h.verb))
		r->doc->gist.who = np_join_text(r->doc->arena,
			r->doc->gist.who, (np_str){ "people", 6 });
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

/* The later of two days, neither behind the day of publication: news is what
 * happened last. */
static bool is_later(const struct np_doc *doc, uint32_t i, uint32_t than)
{
	np_str day = doc->timexes[i].value, pub = doc->date.value;

	if (pub.len != 10 || day.len < 10 || memcmp(day.ptr, pub.ptr, 10) > 0)
		return false;
	return than == NP_NONE
		|| memcmp(day.ptr, doc->timexes[than].value.ptr, 10) > 0;
}

/* The day in a dateline before the lead, or NP_NONE. */
static uint32_t dateline_day(const struct reading *r)
{
	const struct np_doc *doc = r->doc;
	uint32_t i;

	for (i = 0; r->lead != NP_NONE && i < doc->ntimexes; i++) {
		const np_timex *x = &doc->timexes[i];

		if (x->span.beg >= doc->text.sents[r->lead].span.beg)
			break;
		if (doc->text.tokens[x->token].zone == NP_DATELINE
		    && is_day(x))
			return i;
	}
	return NP_NONE;
}

#define FIRST 5 /* sentences that tell when it was, if the lead does not */

static uint32_t find_when(const struct reading *r, const np_event *e)
{
	const struct np_doc *doc = r->doc;
	const np_sentence *s = doc->text.sents;
	uint32_t i, from = 0, to = 0, first = NP_NONE, last = NP_NONE;

	if (e && e->when != NP_NONE && !e->background
	    && is_day(&doc->timexes[e->when]))
		return e->when;
	if (r->lead != NP_NONE) {
		from = s[r->lead].span.beg;
		to = s[r->lead + FIRST < doc->text.nsents ? r->lead + FIRST
			: doc->text.nsents - 1].span.end;
	}
	for (i = 0; i < doc->ntimexes; i++) {
		if (doc->timexes[i].span.beg < from
		    || !is_day(&doc->timexes[i]))
			continue;
		if (first == NP_NONE)
			first = i;
		if (doc->timexes[i].span.beg < to && is_later(doc, i, last))
			last = i;
	}
	if (last != NP_NONE)
		return last;
	return first != NP_NONE ? first : dateline_day(r);
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

static bool is_dateline(const struct np_doc *doc, uint32_t sentence)
{
	const struct np_text *t = &doc->text;

	return t->tokens[t->sents[sentence].token].zone == NP_DATELINE;
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
	if (r->lead != NP_NONE && r->lead && is_dateline(doc, r->lead - 1))
		m = place_in(doc, doc->text.sents[r->lead - 1].span);
	if (!m && r->lead != NP_NONE)
		m = place_in(doc, doc->text.sents[r->lead].span);
	if (m)
		return np_doc_text(doc, m->span);
	for (i = 0; i < doc->nentities; i++)
		if (doc->entities[i].type == NP_LOC)
			return doc->entities[i].name;
	return (np_str){ NULL, 0 };
}

/* ", then add the milk": what goes on has no doer of its own. */
static bool goes_on(const struct np_text *t, uint32_t i)
{
	return np_word_is(t, i, "and") || np_word_is(t, i, "but")
		|| np_word_is(t, i, "or") || np_word_is(t, i, "then");
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
			return cue && i + 1 < end && !goes_on(t, i + 1)
				? i : end;
	}
	return end;
}

static void add_tokens(np_buf *b, const struct np_text *t, uint32_t beg,
	uint32_t end)
{
	uint32_t i;
	np_span w;

	for (i = beg; i < end; i++) {
		w = t->tokens[i].span;
		if (b->len && i && w.beg > t->tokens[i - 1].span.end
		    && b->ptr[b->len - 1] != ' ')
			np_buf_addc(b, ' ');
		np_buf_add(b, t->source.ptr + w.beg, w.end - w.beg);
	}
}

/* Cut the word at offset `from`, and the blank behind it. */
static void drop_word(np_buf *b, size_t from)
{
	const char *blank = memchr(b->ptr + from, ' ', b->len - from);
	size_t n;

	if (!blank)
		return;
	n = (size_t)(blank + 1 - (b->ptr + from));
	memmove(b->ptr + from, blank + 1, b->len - from - n);
	b->len -= n;
}

/* Does the expression itself give a day, a month or a year in figures? */
static bool has_figures(const struct np_text *t, const np_timex *x)
{
	uint32_t i;

	for (i = x->token; i < x->token + x->ntokens; i++)
		if (np_word_of(t, i)->shape & NP_W_DIGIT)
			return true;
	return false;
}

/* "Tuesday's vote": an explanation would part the two. */
static bool is_possessive(const struct np_text *t, uint32_t i)
{
	return i < t->ntokens && t->tokens[i].xpos == NP_XPOS_POS;
}

/* Which day a relative expression means: "next week (30 July - 5 August
 * 2012)".  The weekday and the year that it was published in go without
 * saying. */
static void anchor(np_buf *b, const np_timex *x, const np_pubdate *pub)
{
	np_str value = x->value;
	bool week = value.len > 5 && value.ptr[5] == 'W';
	size_t mark = b->len, from;

	if (!x->relative || (x->type != NP_TX_DATE && x->type != NP_TX_TIME)
	    || value.len < 8 || value.ptr[0] == 'X')
		return;
	if (value.len > 10 && value.ptr[10] == 'T')
		value.len = 10;
	np_buf_adds(b, " (");
	from = b->len;
	if (!np_say_when(b, value, x->mod, NP_SAY_LONG,
			week ? 0 : np_say_year(pub->value))) {
		b->len = mark;
		return;
	}
	if (value.len == 10 && !week)
		drop_word(b, from);
	np_buf_addc(b, ')');
}

/* "A young woman" began the sentence and no longer does. */
static void lower_article(np_buf *b, size_t from)
{
	static const char *const articles[] = { "A ", "An ", "The ", "His ",
		"Her ", "Their ", "Its ", "One " };
	size_t i, n;

	for (i = 0; !b->failed && i < sizeof articles / sizeof *articles; i++) {
		n = strlen(articles[i]);
		if (b->len - from > n && !memcmp(b->ptr + from, articles[i], n))
			b->ptr[from] = (char)(b->ptr[from] + 32);
	}
}

/* Write the name of whoever the mention that starts with token i stands for,
 * if it is none itself: for "he" the name, for "the minister" the name before
 * it.  Returns the first token that is not written yet. */
static uint32_t write_name(const struct reading *r, np_buf *b, uint32_t i)
{
	const struct np_doc *doc = r->doc;
	uint32_t over = r->scene->mention[i], end;
	const np_mention *m;
	const np_entity *e;
	size_t from;

	if (over == NP_NONE)
		return i;
	/* Of those that begin here the one that encloses the others. */
	while (over > 0 && doc->mentions[over - 1].token == i)
		over--;
	m = &doc->mentions[over];
	if (m->token != i || m->kind == NP_NAME || m->entity == NP_NONE
	    || np_word_is(&doc->text, i, "it"))
		return i;
	e = &doc->entities[m->entity];
	end = i + m->ntokens;
	if (m->kind == NP_NOMINAL && (e->unnamed || e->type != NP_PER))
		return i;
	np_buf_add(b, e->name.ptr, e->name.len);
	if (m->kind == NP_NOMINAL) {
		np_buf_adds(b, ", ");
		from = b->len;
		add_tokens(b, &doc->text, i, end);
		lower_article(b, from);
		np_buf_addc(b, ',');
	}
	return end;
}

/* Tokens [beg, end) with what they refer to explained. */
static void explain(const struct reading *r, uint32_t beg, uint32_t end)
{
	const struct np_doc *doc = r->doc;
	np_buf *b = doc->scratch;
	const np_timex *x;
	uint32_t i, k, stop;

	np_buf_clear(b);
	i = write_name(r, b, beg);
	for (k = 0; k < doc->ntimexes; k++) {
		x = &doc->timexes[k];
		stop = x->token + x->ntokens;
		if (x->token < i)
			continue;
		if (stop > end)
			break;
		add_tokens(b, &doc->text, i, stop);
		if (!has_figures(&doc->text, x)
		    && !is_possessive(&doc->text, stop))
			anchor(b, x, &doc->date);
		i = stop;
	}
	add_tokens(b, &doc->text, i, end);
}

static np_str compose(const struct reading *r)
{
	const struct np_doc *doc = r->doc;
	const struct np_text *t = &doc->text;
	uint32_t beg, end, cut;

	if (r->lead == NP_NONE)
		return (np_str){ NULL, 0 };
	beg = t->sents[r->lead].token;
	end = beg + t->sents[r->lead].ntokens;
	cut = before_attribution(r, beg, end);
	explain(r, beg, cut);
	if (cut + 1 < end && t->tokens[cut + 1].kind == NP_QUOTE)
		add_tokens(doc->scratch, t, cut + 1, cut + 2);
	else if (cut < end && np_char_is(t, end - 1, "."))
		np_buf_addc(doc->scratch, '.');
	if (doc->scratch->failed)
		longjmp(doc->arena->fail, 1);
	return (np_str){ np_arena_copy(doc->arena, doc->scratch->ptr,
		doc->scratch->len), doc->scratch->len };
}

void np_gist_find(struct np_doc *doc, const struct np_scene *scene)
{
	struct reading r = { .doc = doc, .scene = scene };
	const np_event *e;

	doc->gist.when = NP_NONE;
	r.headline = first_in(&doc->text, NP_HEADLINE);
	r.lead = find_lead(scene);
	e = main_event(&r);
	if (!read_headline(&r) && e)
		read_event(doc, e);
	doc->gist.where = find_where(&r, e);
	doc->gist.when = find_when(&r, e);
	doc->gist.sentence = compose(&r);
}
