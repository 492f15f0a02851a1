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

#include "report/cues.h"
#include "report/lemma.h"
#include "base/banned.h"

/* Longest predicate printed, in tokens. */
#define LONG 24

struct state {
	struct np_doc *doc;
	const struct np_scene *scene;
	const struct np_tree *tree;
	uint8_t *quoted; /* [T] inside a quotation */
	uint32_t *event; /* [T] event of a predicate, or NP_NONE */
	unsigned cap;
};

np_str np_tokens_text(np_arena *a, const struct np_text *t, uint32_t beg,
	uint32_t end)
{
	uint32_t i, from = t->tokens[beg].span.beg;
	uint32_t to = t->tokens[end - 1].span.end;
	char *s = np_arena_alloc(a, to - from + 1), *p = s;
	np_span w;

	for (i = beg; i < end; i++) {
		w = t->tokens[i].span;
		if (i > beg && w.beg > t->tokens[i - 1].span.end)
			*p++ = ' ';
		memcpy(p, t->source.ptr + w.beg, w.end - w.beg);
		p += w.end - w.beg;
	}
	*p = '\0';
	return (np_str){ s, (size_t)(p - s) };
}

static bool is_word(const struct np_text *t, uint32_t i, const char *low)
{
	const struct np_word *w = np_word_of(t, i);

	return w->nlow == strlen(low) && !memcmp(w->low, low, w->nlow);
}

static bool is_punct(const struct np_text *t, uint32_t i)
{
	return t->tokens[i].kind == NP_PUNCT || t->tokens[i].kind == NP_QUOTE;
}

/* The last token, exclusive, of the noun phrase at i without its clauses. */
static uint32_t phrase_end(const struct np_tree *tree, uint32_t i)
{
	uint32_t c, end = i + 1;

	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c]) {
		if (c < i)
			continue;
		switch (tree->rel[c]) {
		case REL_FLAT:
		case REL_NMOD:
		case REL_COMPOUND:
		case REL_CONJ:
		case REL_NUMMOD:
		case REL_POSS:
			end = tree->hi[c];
			break;
		default:
			return end;
		}
		if (end > i + LONG)
			return i + 1;
	}
	return end;
}

np_str np_phrase_text(const struct np_scene *s, uint32_t i, bool resolve)
{
	const struct np_tree *tree = s->tree;
	const struct np_text *t = &s->doc->text;
	uint32_t m = s->mention[i], beg = tree->lo[i], end;
	const np_mention *mention;

	if (m != NP_NONE && resolve) {
		mention = &s->doc->mentions[m];
		if (mention->kind == NP_PRONOUN && mention->entity != NP_NONE)
			return s->doc->entities[mention->entity].name;
	}
	end = phrase_end(tree, i);
	while (beg < i && is_punct(t, beg))
		beg++;
	while (end > i + 1 && is_punct(t, end - 1))
		end--;
	return np_tokens_text(s->doc->arena, t, beg, end);
}

bool np_is_predicate(const struct np_tree *tree, uint32_t i)
{
	if (tree->pos[i] != POS_VERB)
		return false;
	switch (tree->rel[i]) {
	case REL_AUX:
	case REL_AUX_PASS:
	case REL_COP:
	case REL_AMOD:
	case REL_CASE:
	case REL_MARK:
	case REL_COMPOUND:
	case REL_XCOMP:
		return false;
	default:
		return true;
	}
}

static uint32_t subject_of(const struct np_tree *tree, uint32_t v,
	bool *passive)
{
	uint32_t subj, step;

	for (step = 0; v != NP_NONE && step < 3; step++) {
		*passive = false;
		subj = np_tree_child(tree, v, REL_NSUBJ);
		if (subj != NP_NONE)
			return subj;
		*passive = true;
		subj = np_tree_child(tree, v, REL_NSUBJ_PASS);
		if (subj != NP_NONE)
			return subj;
		if (tree->rel[v] != REL_CONJ && tree->rel[v] != REL_ADVCL)
			break;
		v = np_tree_head(tree, v);
	}
	*passive = false;
	return NP_NONE;
}

/* The noun that a relative clause is about stands for "who", "which". */
static uint32_t antecedent(const struct np_tree *tree, uint32_t v,
	uint32_t subj)
{
	const struct np_text *t = tree->text;

	if (tree->rel[v] == REL_ACL && subj == NP_NONE)
		return np_tree_head(tree, v);
	if (tree->rel[v] == REL_RELCL && subj != NP_NONE
	    && (is_word(t, subj, "who") || is_word(t, subj, "which")
		|| is_word(t, subj, "that")))
		return np_tree_head(tree, v);
	return subj;
}

/* Does child c of a verb belong to what is printed of the predicate? */
static bool is_core(const struct np_tree *tree, uint32_t c)
{
	switch (tree->rel[c]) {
	case REL_OBJ:
	case REL_IOBJ:
	case REL_OBL:
	case REL_OBL_AGENT:
	case REL_OBL_TMOD:
	case REL_XCOMP:
	case REL_CCOMP:
	case REL_ADVMOD:
	case REL_PRT:
	case REL_NMOD:
		return true;
	default:
		return false;
	}
}

/* Where the subtree of c may be cut short: before its first clause. */
static uint32_t core_end(const struct np_tree *tree, uint32_t c)
{
	uint32_t k;

	if (tree->rel[c] == REL_XCOMP || tree->rel[c] == REL_CCOMP)
		return tree->hi[c];
	for (k = tree->child[c]; k != NP_NONE; k = tree->sibling[k])
		if (k > c && (tree->rel[k] == REL_RELCL
				|| tree->rel[k] == REL_APPOS
				|| tree->rel[k] == REL_PARATAXIS))
			return tree->lo[k];
	return tree->hi[c];
}

struct np_clause np_clause_at(const struct np_tree *tree, uint32_t v)
{
	struct np_clause cl = { .verb = v, .beg = v, .end = v + 1 };
	uint32_t c, end;

	cl.subject = antecedent(tree, v, subject_of(tree, v, &cl.passive));
	for (c = tree->child[v]; c != NP_NONE; c = tree->sibling[c]) {
		if (c < v && (tree->rel[c] == REL_AUX
				|| tree->rel[c] == REL_AUX_PASS)
		    && c < cl.beg)
			cl.beg = c;
		if (c < v || !is_core(tree, c))
			continue;
		end = core_end(tree, c);
		if (end > v + LONG)
			break;
		cl.end = end;
		if (end < tree->hi[c])
			break;
	}
	while (cl.end > v + 1 && is_punct(tree->text, cl.end - 1))
		cl.end--;
	return cl;
}

/* Is v a verb of saying whose content is a clause of its own? */
static bool only_reports(const struct np_tree *tree, uint32_t v)
{
	const struct np_word *w = np_word_of(tree->text, v);

	return np_is_strong_cue(w)
		&& (np_tree_child(tree, v, REL_CCOMP) != NP_NONE
		    || np_tree_child(tree, v, REL_PARATAXIS) != NP_NONE
		    || tree->rel[v] == REL_PARATAXIS);
}

/* Verbs that colour what depends on them. */
static enum np_modality verb_class(np_str lemma)
{
	static const struct {
		const char *verb;
		enum np_modality modality;
	} classes[] = {
		{ "aim", NP_PLANNED }, { "appeal", NP_ASKED },
		{ "ask", NP_ASKED }, { "call", NP_ASKED },
		{ "consider", NP_PLANNED }, { "demand", NP_ASKED },
		{ "deny", NP_DENIED }, { "expect", NP_PLANNED },
		{ "hope", NP_PLANNED }, { "intend", NP_PLANNED },
		{ "order", NP_ASKED }, { "plan", NP_PLANNED },
		{ "pledge", NP_PLANNED }, { "prepare", NP_PLANNED },
		{ "promise", NP_PLANNED }, { "refuse", NP_DENIED },
		{ "reject", NP_DENIED }, { "request", NP_ASKED },
		{ "schedule", NP_PLANNED }, { "seek", NP_PLANNED },
		{ "threaten", NP_PLANNED }, { "urge", NP_ASKED },
		{ "vow", NP_PLANNED }, { "want", NP_PLANNED },
	};
	size_t i;

	for (i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strlen(classes[i].verb) == lemma.len
		    && !memcmp(classes[i].verb, lemma.ptr, lemma.len))
			return classes[i].modality;
	return NP_FACT;
}

static enum np_modality aux_class(const struct np_text *t, uint32_t i)
{
	static const struct {
		const char *aux;
		enum np_modality modality;
	} classes[] = {
		{ "will", NP_FUTURE }, { "'ll", NP_FUTURE },
		{ "wo", NP_FUTURE }, { "shall", NP_FUTURE },
		{ "may", NP_POSSIBLE }, { "might", NP_POSSIBLE },
		{ "could", NP_POSSIBLE }, { "would", NP_POSSIBLE },
		{ "can", NP_POSSIBLE }, { "must", NP_ASKED },
		{ "should", NP_ASKED },
	};
	size_t k;

	for (k = 0; k < sizeof classes / sizeof *classes; k++)
		if (is_word(t, i, classes[k].aux))
			return classes[k].modality;
	return NP_FACT;
}

static bool is_negative(const struct np_text *t, uint32_t i)
{
	return is_word(t, i, "not") || is_word(t, i, "n't")
		|| is_word(t, i, "never") || is_word(t, i, "n\xE2\x80\x99t");
}

static void read_mood(const struct np_tree *tree, uint32_t v, np_event *e)
{
	const struct np_text *t = tree->text;
	uint32_t c;

	e->modality = (uint8_t)verb_class(e->verb);
	for (c = tree->child[v]; c != NP_NONE; c = tree->sibling[c]) {
		if (tree->rel[c] == REL_AUX && aux_class(t, c) != NP_FACT)
			e->modality = (uint8_t)aux_class(t, c);
		if (tree->rel[c] == REL_MARK && c + 1 == v
		    && is_word(t, c, "to") && e->modality == NP_FACT)
			e->modality = NP_FUTURE;
		if (is_negative(t, c))
			e->negated = 1;
	}
}

/* How much weight a clause has by its place in the sentence, in percent. */
static int clause_rank(const struct np_tree *tree, uint32_t v)
{
	uint32_t h;

	switch (tree->rel[v]) {
	case REL_ROOT:
	case REL_PARATAXIS:
		return 100;
	case REL_CCOMP:
		h = np_tree_head(tree, v);
		return h != NP_NONE && only_reports(tree, h) ? 95 : 60;
	case REL_CONJ:
		return 80;
	case REL_ACL:
	case REL_ADVCL:
		return 50;
	default:
		return 40;
	}
}

static float salience(const struct state *st, const np_event *e, uint32_t v)
{
	const struct np_doc *doc = st->doc;
	int s = 10000 / (1 + (int)(e->sentence < 60 ? e->sentence : 60) / 3);

	s = s * clause_rank(st->tree, v) / 100;
	if (e->who != NP_NONE)
		s = s * (60 + (int)(doc->entities[e->who].salience * 40)) / 100;
	else
		s = s * (e->whotext.len ? 50 : 20) / 100;
	if (e->background)
		s = s * 40 / 100;
	if (st->quoted[v])
		s = s * 20 / 100;
	if (e->when != NP_NONE && s)
		s += (10000 - s) / 10;
	return (float)s / 10000;
}

static uint32_t entity_at(const struct np_scene *s, uint32_t i)
{
	uint32_t m = i == NP_NONE ? NP_NONE : s->mention[i];

	return m == NP_NONE ? NP_NONE : s->doc->mentions[m].entity;
}

static void add_event(struct state *st, uint32_t v)
{
	const struct np_text *t = &st->doc->text;
	struct np_clause cl = np_clause_at(st->tree, v);
	uint32_t agent = np_tree_child(st->tree, v, REL_OBL_AGENT);
	np_event e = { .sentence = st->scene->sent[v], .who = NP_NONE,
		.where = NP_NONE, .when = NP_NONE };

	e.verb = np_verb_lemma(st->doc->arena, np_word_of(t, v));
	e.span = (np_span){ t->tokens[cl.beg].span.beg,
		t->tokens[cl.end - 1].span.end };
	e.what = np_tokens_text(st->doc->arena, t, cl.beg, cl.end);
	e.who = entity_at(st->scene, cl.subject);
	if (cl.subject != NP_NONE)
		e.whotext = np_phrase_text(st->scene, cl.subject, true);
	else if (agent != NP_NONE)
		e.whotext = np_phrase_text(st->scene, agent, true);
	read_mood(st->tree, v, &e);
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

/* The token of a run of tokens whose head lies outside it. */
static uint32_t head_of(const struct np_text *t, uint32_t beg, uint32_t n)
{
	uint32_t i;

	for (i = beg; i < beg + n; i++)
		if (t->tokens[i].head < beg || t->tokens[i].head >= beg + n)
			return i;
	return beg;
}

static void give_times(struct state *st)
{
	struct np_doc *doc = st->doc;
	const np_timex *x;
	uint32_t i, e;

	for (i = 0; i < doc->ntimexes; i++) {
		x = &doc->timexes[i];
		if (x->type != NP_TX_DATE && x->type != NP_TX_TIME)
			continue;
		e = event_above(st, head_of(&doc->text, x->token, x->ntokens));
		if (e != NP_NONE && doc->events[e].when == NP_NONE)
			doc->events[e].when = i;
	}
}

/* Does a place behind that preposition tell where something happened? */
static bool is_locative(const struct np_tree *tree, uint32_t i)
{
	static const char *const in[] = { "in", "at", "near", "outside",
		"across", "on", "inside", "around", "off", "over", "to",
		"into", "throughout" };
	uint32_t c = np_tree_child(tree, i, REL_CASE);
	size_t k;

	for (k = 0; c != NP_NONE && k < sizeof in / sizeof *in; k++)
		if (is_word(tree->text, c, in[k]))
			return true;
	return false;
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
		h = head_of(&doc->text, m->token, m->ntokens);
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
	c = np_tree_child(st->tree, v, REL_AUX);
	if (c != NP_NONE && is_word(&doc->text, c, "had"))
		e->background = 1;
}

static void mark_quoted(struct state *st)
{
	const struct np_doc *doc = st->doc;
	const np_quote *q = doc->quotes, *last = q + doc->nquotes;
	uint32_t i;

	st->quoted = NP_NEW(doc->arena, uint8_t, doc->text.ntokens);
	for (i = 0; i < doc->text.ntokens && q < last; i++) {
		while (q < last && q->span.end <= doc->text.tokens[i].span.beg)
			q++;
		st->quoted[i] = q < last && q->kind == NP_DIRECT
			&& q->span.beg <= doc->text.tokens[i].span.beg;
	}
}

void np_events_find(struct np_doc *doc, const struct np_scene *s)
{
	struct state st = { .doc = doc, .scene = s, .tree = s->tree };
	uint32_t i;
	np_event *e;

	st.event = NP_NEW(doc->arena, uint32_t, doc->text.ntokens);
	memset(st.event, 0xff, doc->text.ntokens * sizeof *st.event);
	mark_quoted(&st);
	for (i = 0; i < doc->text.ntokens; i++)
		if (np_is_predicate(s->tree, i) && !only_reports(s->tree, i))
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
}
