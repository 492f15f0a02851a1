/* Every clause with a verb of its own is an event; the question is which ones
 * a reader wants.
 *
 *	An official said Wednesday that the union had agreed to end the strike.
 *	            ~~~~                           ^^^^^^ the event
 *
 * The clause that is said counts, not the saying, when there is one.  The
 * arguments are read off the parse: subject, or the agent behind "by" of a
 * passive; the predicate runs from the first auxiliary to the last object.
 * Times and places are given to the verb that they depend on, the nearest one
 * up the tree, so that each stands in one event.  Modality comes from the
 * auxiliaries and from the class of the verb (planned to, denied, asked).
 *
 * Salience is position (news is told top down), times the rank of the clause,
 * times how much the article is about the one who acts; in units of 1/10000 so
 * that it comes out the same on every machine. */
#include "report/events.h"

#include <string.h>

#include "base/list.h"
#include "base/sort.h"
#include "report/clause.h"
#include "report/cues.h"
#include "report/happening.h"
#include "report/lemma.h"
#include "report/mood.h"
#include "report/statement.h"
#include "base/banned.h"

struct state {
	struct np_doc *doc;
	const struct np_scene *scene;
	const struct np_tree *tree;
	uint8_t *quoted; /* [T] inside a quotation */
	uint32_t *open; /* [T] mark that opens what the token is in, NP_NONE */
	uint32_t *event; /* [T] event of a predicate, or NP_NONE */
	unsigned cap;
};

/* Is v a verb that only says that something was said?  What was said is the
 * event, or the quotation tells it.  What is claimed may not be so. */
static bool only_reports(const struct np_tree *tree, uint32_t v, np_str lemma)
{
	static const char *const plain[] = { "add", "ask", "comment",
		"continue", "explain", "note", "observe", "quote", "read",
		"recall", "remark", "reply", "report", "respond", "say",
		"state", "tell", "write" };
	static const char *const claims[] = { "argue", "assert", "boast",
		"claim", "complain", "concede", "insist", "joke", "lament",
		"muse", "quip", "stress", "urge", "warn" };
	uint32_t said;

	if (!np_is_strong_cue(np_word_of(tree->text, v))
	    || NP_LIST_HAS(claims, lemma.ptr, lemma.len))
		return false;
	said = np_tree_child(tree, v, NP_REL_CCOMP);
	if (said != NP_NONE && np_upos(tree, said) == NP_UPOS_ADJ
	    && np_tree_child(tree, said, NP_REL_NSUBJ) == NP_NONE)
		return false; /* "said sorry" */
	if (said != NP_NONE)
		return true;
	if (np_tree_child(tree, v, NP_REL_XCOMP) != NP_NONE)
		return false;
	return NP_LIST_HAS(plain, lemma.ptr, lemma.len)
		|| np_rel(tree, v) == NP_REL_PARATAXIS;
}

/* "said he had lent the money" is the news of the day. */
static bool is_said(const struct np_tree *tree, uint32_t v)
{
	uint32_t h = np_tree_head(tree, v);

	return np_rel(tree, v) == NP_REL_CCOMP && h != NP_NONE
		&& np_is_strong_cue(np_word_of(tree->text, h));
}

/* How much weight a clause has by its place in the sentence, in percent. */
static int clause_rank(const struct np_tree *tree, uint32_t v)
{
	switch (np_rel(tree, v)) {
	case NP_REL_ROOT:
	case NP_REL_PARATAXIS:
		return 100;
	case NP_REL_CCOMP:
		return is_said(tree, v) ? 95 : 60;
	case NP_REL_CONJ:
		return 80;
	case NP_REL_ACL:
	case NP_REL_ADVCL:
		return np_tree_child(tree, v, NP_REL_NSUBJ) == NP_NONE ? 25
			: 50;
	default:
		return 40;
	}
}

/* Weight of who acts, in percent: the more the article is about them. */
static int actor_weight(const struct np_doc *doc, const np_event *e)
{
	const np_entity *who;

	if (e->who == NP_NONE)
		return e->whotext.len ? 45 : 15;
	who = &doc->entities[e->who];
	return (who->unnamed ? 45 : 60) + (int)(who->salience * 40);
}

/* Weight of what is told, in percent: news has names, dates and numbers. */
static int content_weight(const struct state *st, const np_event *e)
{
	const struct np_text *t = &st->doc->text;
	uint32_t i = t->sents[e->sentence].token, facts = 0;
	uint32_t end = i + t->sents[e->sentence].ntokens;

	if (np_char_is(t, end - 1, "?"))
		return 10;
	for (; i < end && t->tokens[i].span.beg < e->span.end; i++)
		if (t->tokens[i].span.beg >= e->span.beg
		    && (t->tokens[i].kind == NP_NUMBER
			|| np_word_of(t, i)->shape & NP_W_CAP))
			facts++;
	return facts > 2 ? 100 : 60 + 15 * (int)facts;
}

/* "asked if they may return", "had they asked" */
static bool is_condition(const struct state *st, uint32_t v)
{
	const struct np_tree *tree = st->tree;
	uint32_t m = np_tree_child(tree, v, NP_REL_MARK);
	uint32_t aux = np_tree_child(tree, v, NP_REL_AUX);
	uint32_t subj = np_tree_child(tree, v, NP_REL_NSUBJ);

	if (aux != NP_NONE && subj != NP_NONE && aux < subj && subj < v)
		return true;
	return m != NP_NONE && (np_word_is(tree->text, m, "if")
		|| np_word_is(tree->text, m, "whether")
		|| np_word_is(tree->text, m, "unless"));
}

/* "helped them build ties", "a woman identified as his wife": not told as
 * done.  In a headline it is. */
static bool is_bare(const struct state *st, uint32_t v)
{
	const struct np_tree *tree = st->tree;
	unsigned xpos = tree->text->tokens[v].xpos;

	if (xpos == NP_XPOS_VBN && np_rel(tree, v) == NP_REL_CONJ)
		return false; /* a past tense more often than not */
	return (xpos == NP_XPOS_VB || xpos == NP_XPOS_VBG
			|| xpos == NP_XPOS_VBN)
		&& (np_rel(tree, v) != NP_REL_ROOT || st->scene->sent[v])
		&& np_tree_child(tree, v, NP_REL_AUX) == NP_NONE
		&& np_tree_child(tree, v, NP_REL_AUX_PASS) == NP_NONE
		&& np_tree_child(tree, v, NP_REL_COP) == NP_NONE
		&& np_clause_at(st->scene, v).aux == NP_NONE;
}

static bool is_copular(const struct state *st, uint32_t v)
{
	return np_is_copular(st->tree, v);
}

/* "lifted it", "told them", "did that": only the sentence before says what; but
 * "made it 2-1". */
static bool is_vague(const struct state *st, uint32_t v)
{
	const struct np_tree *tree = st->tree;
	uint32_t obj = np_tree_child(tree, v, NP_REL_OBJ);

	if (obj == NP_NONE || np_upos(tree, obj) != NP_UPOS_PRON)
		return false;
	return !np_word_is(tree->text, obj, "it")
		|| (np_tree_child(tree, v, NP_REL_XCOMP) == NP_NONE
		&& np_tree_child(tree, v, NP_REL_OBL_UNMARKED) == NP_NONE);
}

static bool is_demonstrative(const struct np_tree *tree, uint32_t noun)
{
	static const char *const words[] = { "that", "these", "this", "those" };
	uint32_t det;
	const struct np_word *w;

	if (noun == NP_NONE)
		return false;
	if (np_word_is(tree->text, tree->lo[noun], "such"))
		return true;
	det = np_tree_child(tree, noun, NP_REL_DET);
	w = np_word_of(tree->text, det == NP_NONE ? noun : det);
	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* "These delegates can change their minds": which ones, it does not say. */
static bool is_pointing(const struct state *st, uint32_t v)
{
	bool passive;

	return is_demonstrative(st->tree, np_subject(st->tree, v, &passive));
}

/* "began this effort" */
static bool points_at(const struct state *st, uint32_t v)
{
	return is_demonstrative(st->tree,
		np_tree_child(st->tree, v, NP_REL_OBJ));
}

/* "the rumour that the state had paid" */
static bool is_rumour(const struct state *st, uint32_t v)
{
	uint32_t mark = np_tree_child(st->tree, v, NP_REL_MARK);

	return np_rel(st->tree, v) == NP_REL_ACL && mark != NP_NONE
		&& np_word_is(st->tree->text, mark, "that");
}

/* "the data that he had bought": what was done is told of a noun before it. */
static bool is_gapped(const struct state *st, uint32_t v)
{
	const struct np_tree *tree = st->tree;
	uint32_t subj = np_tree_child(tree, v, NP_REL_NSUBJ);

	if (subj == NP_NONE)
		subj = np_tree_child(tree, v, NP_REL_NSUBJ_PASS);
	return np_rel(tree, v) == NP_REL_ACL_RELCL && subj != NP_NONE
		&& tree->text->tokens[subj].xpos != NP_XPOS_WP
		&& tree->text->tokens[subj].xpos != NP_XPOS_WDT;
}

/* "We will see": whoever speaks. */
static bool is_own(const struct state *st, uint32_t v)
{
	static const char *const words[] = { "i", "we", "you" };
	bool passive;
	uint32_t subj = np_subject(st->tree, v, &passive);
	const struct np_word *w;

	if (subj == NP_NONE)
		return false;
	w = np_word_of(st->tree->text, subj);
	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* With its subject, if any, between the same marks; or all of it speech. */
static bool is_quoted(const struct state *st, uint32_t v)
{
	bool passive;
	uint32_t subj = np_subject(st->tree, v, &passive);

	return st->quoted[v] || (st->open[v] != NP_NONE
		&& (subj == NP_NONE || st->open[subj] == st->open[v]));
}

static bool is_aside(const struct state *st, uint32_t v)
{
	uint8_t zone = st->doc->text.tokens[v].zone;

	return zone != NP_BODY && zone != NP_DATELINE;
}

/* Why a clause tells little, and the percent of its weight that are left. */
static int doubt(const struct state *st, uint32_t v)
{
	static const struct {
		bool (*holds)(const struct state *st, uint32_t v);
		int percent;
	} doubts[] = {
		{ is_condition, 20 }, { is_copular, 50 }, { is_bare, 5 },
		{ is_vague, 25 }, { is_pointing, 15 }, { points_at, 40 },
		{ is_rumour, 15 }, { is_gapped, 15 },
		{ is_quoted, 10 }, { is_own, 10 }, { is_aside, 20 },
	};
	int percent = 100;
	size_t i;

	for (i = 0; i < sizeof doubts / sizeof *doubts; i++)
		if (doubts[i].holds(st, v))
			percent = percent * doubts[i].percent / 100;
	return percent;
}

static float salience(const struct state *st, const np_event *e, uint32_t v)
{
	int s = 10000 / (1 + (int)(e->sentence < 60 ? e->sentence : 60) / 3);

	s = s * clause_rank(st->tree, v) / 100;
	s = s * doubt(st, v) / 100;
	s = s * actor_weight(st->doc, e) / 100;
	s = s * content_weight(st, e) / 100;
	if (e->background)
		s = s * 40 / 100;
	if (e->when != NP_NONE)
		s += (10000 - s) / 20 * (s > 500);
	return (float)s / 10000;
}

static uint32_t entity_at(const struct np_scene *s, uint32_t i)
{
	uint32_t m = i == NP_NONE ? NP_NONE : s->mention[i];

	return m == NP_NONE ? NP_NONE : s->doc->mentions[m].entity;
}

/* "It", "that" and "there" do nothing, unless they are known to stand for
 * somebody; and what stands behind a preposition is no subject. */
static bool is_actor(const struct state *st, uint32_t i, uint32_t entity)
{
	if (np_tree_child(st->tree, i, NP_REL_CASE) != NP_NONE)
		return false;
	return np_upos(st->tree, i) != NP_UPOS_PRON || entity != NP_NONE;
}

static np_str predicate_text(const struct state *st,
	const struct np_clause *cl)
{
	np_arena *a = st->doc->arena;
	const struct np_text *t = &st->doc->text;
	np_str what = np_tokens_text(a, t, cl->beg, cl->end);

	return cl->aux == NP_NONE ? what : np_join_text(a,
		np_tokens_text(a, t, cl->aux, cl->aux_end), what);
}

static void add_event(struct state *st, uint32_t v)
{
	const struct np_text *t = &st->doc->text;
	uint32_t agent = np_tree_child(st->tree, v, NP_REL_OBL_AGENT);
	uint32_t cop = v;
	struct np_clause cl;
	np_event e = { .sentence = st->scene->sent[v], .who = NP_NONE,
		.where = NP_NONE, .when = NP_NONE };

	if (np_is_copular(st->tree, v))
		cop = np_tree_child(st->tree, v, NP_REL_COP);
	e.verb = np_verb_lemma(st->doc->arena, np_word_of(t, cop));
	if (only_reports(st->tree, v, e.verb))
		return;
	cl = np_clause_at(st->scene, v);
	e.span = (np_span){ t->tokens[cl.beg].span.beg,
		t->tokens[cl.end - 1].span.end };
	e.what = predicate_text(st, &cl);
	e.who = entity_at(st->scene, cl.subject);
	if (cl.subject != NP_NONE && (!is_actor(st, cl.subject, e.who)
			|| np_tree_child(st->tree, v, NP_REL_EXPL) != NP_NONE))
		e.who = cl.subject = NP_NONE;
	if (cl.subject != NP_NONE)
		e.whotext = np_phrase_text(st->scene, cl.subject);
	else if (agent != NP_NONE)
		e.whotext = np_phrase_text(st->scene, agent);
	np_mood_read(st->tree, v, cl.aux, &e);
	st->event[v] = st->doc->nevents;
	NP_PUSH(st->doc->arena, st->doc->events, st->doc->nevents, st->cap, e);
}

/* The event whose verb is nearest above token i, or NP_NONE. */
static uint32_t event_above(const struct state *st, uint32_t i)
{
	uint32_t steps;

	for (steps = 0; i != NP_NONE && steps < 32; steps++) {
		if (st->event[i] != NP_NONE)
			return st->event[i];
		i = np_tree_head(st->tree, i);
	}
	return NP_NONE;
}

/* "Tuesday's election", "the 2015 attacks": the noun is dated, not the verb.  A
 * time deep inside of a noun phrase dates a noun, too, and what is told in the
 * present is not years old: "wants to extradite him over leaks in 2010". */
static bool dates_noun(const struct state *st, uint32_t i)
{
	uint32_t nouns = 0, steps, v = NP_NONE, head;

	head = np_tree_head(st->tree, i);
	if (head != NP_NONE && head > i
	    && np_upos(st->tree, head) == NP_UPOS_NOUN)
		return true;
	for (steps = 0; i != NP_NONE && steps < 32; steps++) {
		if (st->event[i] != NP_NONE) {
			v = i;
			break;
		}
		nouns += np_rel(st->tree, i) == NP_REL_NMOD
			|| np_rel(st->tree, i) == NP_REL_NMOD_UNMARKED;
		i = np_tree_head(st->tree, i);
	}
	return nouns > 1 || (nouns && v != NP_NONE
		&& (st->doc->text.tokens[v].xpos == NP_XPOS_VBZ
		    || st->doc->text.tokens[v].xpos == NP_XPOS_VBP));
}

/* "for the first time since 2009": not when it happened. */
static bool is_since(const struct np_text *t, const np_timex *x)
{
	return np_word_is(t, x->token, "since")
		|| (x->token && np_word_is(t, x->token - 1, "since"));
}

static void give_times(struct state *st)
{
	struct np_doc *doc = st->doc;
	const np_timex *x;
	uint32_t i, e, h;

	for (i = 0; i < doc->ntimexes; i++) {
		x = &doc->timexes[i];
		h = np_head_of(&doc->text, x->token, x->ntokens);
		if ((x->type != NP_TX_DATE && x->type != NP_TX_TIME)
		    || dates_noun(st, h) || is_since(&doc->text, x)
		    || np_dated_noun(st->tree, x) != NP_NONE)
			continue;
		e = event_above(st, h);
		if (e != NP_NONE && doc->events[e].when == NP_NONE)
			doc->events[e].when = i;
	}
}

/* Does a place behind that preposition tell where something happened? */
static bool is_locative(const struct np_tree *tree, uint32_t i)
{
	static const char *const in[] = { "across", "around", "at", "in",
		"inside", "into", "near", "off", "on", "outside", "over",
		"throughout", "to" };
	uint32_t c = np_tree_child(tree, i, NP_REL_CASE);
	const struct np_word *w;

	if (c == NP_NONE)
		return false;
	w = np_word_of(tree->text, c);
	return NP_LIST_HAS(in, w->low, w->nlow);
}

static void give_places(struct state *st)
{
	struct np_doc *doc = st->doc;
	const np_mention *m;
	uint32_t i, h, e;

	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		if (m->type != NP_LOC || m->kind != NP_NAME)
			continue;
		h = np_head_of(&doc->text, m->token, m->ntokens);
		if (!is_locative(st->tree, h))
			continue;
		e = event_above(st, h);
		if (e != NP_NONE && doc->events[e].where == NP_NONE)
			doc->events[e].where = m->entity;
	}
}

/* Months since year 0 of a TIMEX3 value; 0 when it has no year. */
static int months(np_str v)
{
	int y = 0, m = 0, i;

	if (v.len < 4)
		return 0;
	for (i = 0; i < 4; i++) {
		if (v.ptr[i] < '0' || v.ptr[i] > '9')
			return 0;
		y = y * 10 + v.ptr[i] - '0';
	}
	if (v.len >= 7 && v.ptr[4] == '-' && v.ptr[5] >= '0'
	    && v.ptr[5] <= '1' && v.ptr[6] >= '0' && v.ptr[6] <= '9')
		m = (v.ptr[5] - '0') * 10 + v.ptr[6] - '0';
	return y * 12 + (m ? m : 12);
}

/* History is what happened more than a month before the news, and what is
 * told in the pluperfect. */
static void set_background(struct state *st, uint32_t v, np_event *e)
{
	const struct np_doc *doc = st->doc;
	int now = months(doc->date.value), then = 0;
	uint32_t c;

	if (e->when != NP_NONE)
		then = months(doc->timexes[e->when].value);
	if (now && then && then + 1 < now)
		e->background = 1;
	c = np_tree_child(st->tree, v, NP_REL_AUX);
	if (c != NP_NONE && np_word_is(&doc->text, c, "had")
	    && !is_said(st->tree, v))
		e->background = 1;
}

/* Of marks within marks the inner ones count. */
static void mark_open(struct state *st)
{
	const struct np_text *t = &st->doc->text;
	const uint32_t *mate = st->scene->mate;
	uint32_t i, k;

	st->open = NP_NEW(st->doc->arena, uint32_t, t->ntokens);
	memset(st->open, 0xff, t->ntokens * sizeof *st->open);
	for (i = 0; i < t->ntokens; i++)
		if (mate[i] != NP_NONE && mate[i] > i
		    && !np_char_is(t, i, "(["))
			for (k = i + 1; k < mate[i]; k++)
				st->open[k] = i;
}

static void mark_quoted(struct state *st)
{
	const struct np_doc *doc = st->doc;
	const np_quote *q = doc->quotes;
	uint32_t i, k = 0, beg;

	st->quoted = NP_NEW(doc->arena, uint8_t, doc->text.ntokens);
	for (i = 0; i < doc->text.ntokens; i++) {
		beg = doc->text.tokens[i].span.beg;
		while (k < doc->nquotes && q[k].span.end <= beg)
			k++;
		if (k == doc->nquotes)
			break;
		st->quoted[i] = q[k].kind == NP_DIRECT
			&& q[k].span.beg <= beg;
	}
}

/* "Ann Lee: Bridge will be built": what is behind the colon is speech, and
 * where it is the first sentence it tells that it was said. */
static void add_statement(struct state *st, uint32_t sentence)
{
	const struct np_text *t = &st->doc->text;
	struct np_statement said;
	np_event e = { .sentence = sentence, .where = NP_NONE,
		.when = NP_NONE, .verb = { "say", 3 } };

	if (!np_statement_read(st->scene, &t->sents[sentence], &said))
		return;
	memset(st->quoted + said.beg, 1, said.end - said.beg);
	if (sentence)
		return;
	e.who = st->doc->mentions[said.speaker].entity;
	e.whotext = st->doc->entities[e.who].name;
	e.what = np_statement_text(st->scene, &said);
	e.span = (np_span){ t->tokens[said.beg].span.beg,
		t->tokens[said.end - 1].span.end };
	e.salience = (float)actor_weight(st->doc, &e) / 100;
	NP_PUSH(st->doc->arena, st->doc->events, st->doc->nevents, st->cap, e);
}

static int by_text(const void *a, const void *b)
{
	const np_event *x = a, *y = b;

	return (x->span.beg > y->span.beg) - (x->span.beg < y->span.beg);
}

void np_events_find(struct np_doc *doc, const struct np_scene *s)
{
	struct state st = { .doc = doc, .scene = s, .tree = s->tree };
	uint32_t i;
	np_event *e;

	st.event = NP_NEW(doc->arena, uint32_t, doc->text.ntokens);
	memset(st.event, 0xff, doc->text.ntokens * sizeof *st.event);
	mark_quoted(&st);
	mark_open(&st);
	for (i = 0; i < doc->text.nsents; i++)
		add_statement(&st, i);
	for (i = 0; i < doc->text.ntokens; i++)
		if (doc->text.tokens[i].zone != NP_SIGNOFF
				&& (np_is_predicate(s->tree, i)
				|| np_is_copular(s->tree, i)))
			add_event(&st, i);
	give_times(&st);
	give_places(&st);
	for (i = 0; i < doc->text.ntokens; i++) {
		if (st.event[i] == NP_NONE)
			continue;
		e = &doc->events[st.event[i]];
		set_background(&st, i, e);
		e->salience = salience(&st, e, i);
	}
	np_happenings_find(doc, s, &st.cap);
	np_sort(doc->arena, doc->events, doc->nevents, sizeof *doc->events,
		by_text);
}
