/* Newspapers attribute in three ways: behind the quotation ("...," said the
 * minister; "...," he told AFP), before it (The minister said: "..."), or not
 * at all, when the speaker goes on.  Each way leaves a window of tokens between
 * the quotation and the edge of its sentence; the cue is the verb of saying in
 * the window, and the parse says whose it is.  Where the parse does not, the
 * name or noun beside the verb is taken.  A window is at most WINDOW tokens
 * long, so the work is linear in the number of pieces. */
#include "report/speaker.h"

#include "link/sense.h"
#include "report/clause.h"
#include "report/cues.h"
#include "report/issuer.h"
#include "text/turns.h"
#include "base/banned.h"

#define WINDOW 30
#define LONGEST_ROLE 9 /* tokens from a role to the name behind it */
#define LONGEST_SIGNATURE 16
#define NEAR 4 /* how close to the marks a weak cue must stand */

static const struct np_said nobody = { NP_NONE, NP_NONE, NP_NONE, NP_NONE,
	NP_NONE, NP_NOWHERE };

static bool is_stop(const struct np_text *t, uint32_t i)
{
	return np_char_is(t, i, ".?!");
}

static bool is_name_or_noun(const struct np_tree *tree, uint32_t i)
{
	return np_upos(tree, i) == NP_UPOS_NOUN || np_upos(tree, i) == NP_UPOS_PROPN
		|| np_upos(tree, i) == NP_UPOS_PRON;
}

/* Does the name that token i is in go with the noun before it, or is it the
 * subject of a clause of its own: "the official [whom] Trump cited"? */
static bool is_apposed(const struct np_scene *s, uint32_t i, uint32_t noun)
{
	const np_mention *m = &s->doc->mentions[s->mention[i]];
	uint32_t head = np_head_of(&s->doc->text, m->token, m->ntokens);

	return m->type == NP_PER && m->kind == NP_NAME
		&& (np_rel(s->tree, head) != NP_REL_NSUBJ
		|| np_tree_head(s->tree, head) == np_tree_head(s->tree, noun));
}

static bool is_person_noun(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return np_sense_of(w->low, w->nlow) & (NP_S_PER | NP_S_TITLE);
}

/* "candidate Texas Senator Ted Cruz": the name that the noun i, or the place
 * or party it is in, stands before; NP_NONE: there is none. */
static uint32_t name_behind(const struct np_scene *s, uint32_t i)
{
	const struct np_text *t = &s->doc->text;
	uint32_t noun = i, end = i + LONGEST_ROLE < t->ntokens ?
		i + LONGEST_ROLE : t->ntokens;

	for (; i + 1 < end; i++) {
		if (s->mention[i] == NP_NONE
				&& np_upos(s->tree, i) != NP_UPOS_NOUN
				&& np_upos(s->tree, i) != NP_UPOS_PROPN
				&& np_upos(s->tree, i) != NP_UPOS_ADJ)
			return NP_NONE;
		if (s->mention[i + 1] != NP_NONE && s->mention[i]
				!= s->mention[i + 1] && is_person_noun(t, i)
				&& is_apposed(s, i + 1, noun))
			return i + 1;
	}
	return NP_NONE;
}

/* The noun i with what stands before it. */
static void said_by_noun(const struct np_scene *s, uint32_t i,
	struct np_said *out)
{
	const struct np_tree *tree = s->tree;
	uint32_t c;

	out->speaker = tree->lo[i];
	while (out->speaker < i && np_upos(tree, out->speaker) == NP_UPOS_PUNCT)
		out->speaker++;
	out->speaker_end = i + 1;
	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c])
		if (c > i && np_rel(tree, c) == NP_REL_FLAT)
			out->speaker_end = tree->hi[c];
}

static bool is_person(const struct np_scene *s, uint32_t i)
{
	uint32_t m = s->mention[i];

	return m != NP_NONE && s->doc->mentions[m].type == NP_PER
		&& s->doc->mentions[m].kind != NP_NOMINAL;
}

void np_said_by(const struct np_scene *s, uint32_t i, struct np_said *out)
{
	const np_mention *m;
	uint32_t name;

	if (np_is_paper(s, i))
		out->issuer = np_issuer(s, i);
	name = is_person(s, i) ? NP_NONE : name_behind(s, i);
	if (name != NP_NONE)
		i = name;
	if (s->mention[i] == NP_NONE) {
		said_by_noun(s, i, out);
		return;
	}
	m = &s->doc->mentions[s->mention[i]];
	out->speaker = m->token;
	out->speaker_end = m->token + m->ntokens;
}

/* Is token i in an expression of time: "last month"? */
static bool is_time(const struct np_doc *doc, uint32_t i)
{
	uint32_t lo = 0, hi = doc->ntimexes, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (doc->timexes[mid].token + doc->timexes[mid].ntokens <= i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < doc->ntimexes && doc->timexes[lo].token <= i;
}

uint32_t np_free_noun(const struct np_scene *s, uint32_t beg, uint32_t end)
{
	uint32_t i, noun = NP_NONE;

	for (i = beg; i < end; i++) {
		if ((s->mention[i] == NP_NONE && !is_name_or_noun(s->tree, i))
		    || np_tree_child(s->tree, i, NP_REL_CASE) != NP_NONE
		    || is_time(s->doc, i))
			continue;
		if (s->mention[i] != NP_NONE)
			return i;
		if (noun == NP_NONE)
			noun = i;
	}
	return noun;
}

/* Without the help of the parse: who is beside the verb v in [beg, end)? */
static uint32_t guess(const struct np_scene *s, uint32_t v, uint32_t beg,
	uint32_t end)
{
	uint32_t i = NP_NONE;

	if (v > beg)
		i = np_free_noun(s, beg, v);
	if (i == NP_NONE && v + 1 < end)
		i = np_free_noun(s, v + 1, end < v + NEAR ? end : v + NEAR);
	return i;
}

/* Head of the noun phrase that begins at i, before end. */
static uint32_t noun_behind(const struct np_scene *s, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (is_name_or_noun(s->tree, i))
			return i;
	return NP_NONE;
}

/* "..., according to the police": no verb, but it is one in all but name. */
static bool is_according(const struct np_text *t, uint32_t i)
{
	return i + 2 < t->ntokens && np_word_is(t, i, "according")
		&& np_word_is(t, i + 1, "to");
}

static bool can_cue(const struct np_scene *s, uint32_t i, bool beside)
{
	const struct np_word *w = np_word_of(&s->doc->text, i);
	unsigned pos = np_upos(s->tree, i);

	if (is_according(&s->doc->text, i))
		return beside;
	if (pos == NP_UPOS_NOUN || pos == NP_UPOS_ADJ || pos == NP_UPOS_PROPN
	    || (i && np_char_is(&s->doc->text, i - 1, "-"))) /* so-called */
		return false;
	return beside ? np_is_cue(w) : np_is_strong_cue(w);
}

/* "Roe said on Monday, adding: ...": the subject of the verb of saying that
 * v goes on from, in its own sentence; NP_NONE: there is none. */
static uint32_t who_went_on(const struct np_scene *s, uint32_t v)
{
	const np_sentence *sent = &s->doc->text.sents[s->sent[v]];
	uint32_t i, who;
	bool passive;

	if (!np_ends_in_ing(np_word_of(&s->doc->text, v)))
		return NP_NONE;
	for (i = v; i-- > sent->token;) {
		if (!can_cue(s, i, false))
			continue;
		who = np_subject(s->tree, i, &passive);
		if (who != NP_NONE && !passive)
			return who;
	}
	return NP_NONE;
}

/* Who says it, if v in the window [beg, end) is the cue? */
static uint32_t who_says(const struct np_scene *s, uint32_t v, uint32_t beg,
	uint32_t end, enum np_where where)
{
	bool passive;
	uint32_t subj;

	if (is_according(&s->doc->text, v))
		return noun_behind(s, v + 2, end);
	subj = np_tree_child(s->tree, v, NP_REL_NSUBJ) == NP_NONE ?
		who_went_on(s, v) : NP_NONE;
	if (subj != NP_NONE)
		return subj;
	subj = np_subject(s->tree, v, &passive);
	if (np_rel(s->tree, v) == NP_REL_ACL && subj == np_tree_head(s->tree, v)
			&& np_is_paper(s, subj)
			&& np_issuer(s, subj) != NP_NONE)
		return np_issuer(s, subj); /* "issued a statement saying" */
	if (subj == NP_NONE)
		return guess(s, v, beg, where == NP_AFTER ? end : v);
	/* "..., the official told AFP": a subject behind the verb is not one
	 * where something stands before it. */
	if (where == NP_AFTER && !np_ends_in_ing(np_word_of(&s->doc->text, v))
			&& (subj < beg || subj >= end
			|| (subj > v && v > beg + 1)))
		return guess(s, v, beg, end);
	return subj;
}

/* Take v in the window [beg, end) for the cue. */
static struct np_said take(const struct np_scene *s, uint32_t v,
	uint32_t beg, uint32_t end, enum np_where where)
{
	struct np_said out = nobody;
	uint32_t who = who_says(s, v, beg, end, where);

	out.cue = v;
	out.cue_end = v + 1;
	out.where = (uint8_t)where;
	if (who != NP_NONE)
		np_said_by(s, who, &out);
	return out;
}

/* Does the sentence go on behind the closing mark? */
static bool goes_on(const struct np_scene *s, const struct np_piece *p)
{
	const struct np_text *t = &s->doc->text;

	return p->close + 1 < t->ntokens && !p->unclosed
		&& !(t->tokens[p->close + 1].flags & NP_TOK_PARA)
		&& !np_char_is(t, p->close - 1, ".")
		&& !is_stop(t, p->close + 1);
}

static bool is_dash(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return np_char_is(t, i, "-") || (w->n == 2 && !memcmp(w->s, "--", 2))
		|| (w->n == 3 && !memcmp(w->s, "\xE2\x80", 2)
		&& w->s[2] >= '\x93' && w->s[2] <= '\x95');
}

/* A quotation that is signed, below or on its line: "- Grace Roe, banker" */
static struct np_said signature(const struct np_scene *s,
	const struct np_piece *p)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i = p->close + 1, end = i + 1;
	struct np_said out = nobody;

	if (p->unclosed || end >= t->ntokens || !is_dash(t, i)
			|| !is_person(s, end))
		return nobody;
	while (end < t->ntokens && !(t->tokens[end].flags & NP_TOK_PARA))
		end++;
	if (end - i > LONGEST_SIGNATURE)
		return nobody;
	np_said_by(s, i + 1, &out);
	out.cue = i;
	out.cue_end = i + 1;
	out.where = NP_AFTER;
	return out;
}

static struct np_said behind(const struct np_scene *s,
	const struct np_piece *p, const struct np_piece *next)
{
	const struct np_text *t = &s->doc->text;
	uint32_t beg = p->close + 1, end = beg + WINDOW, i;

	if (!goes_on(s, p))
		return signature(s, p);
	if (end > t->ntokens)
		end = t->ntokens;
	if (next && next->open < end)
		end = next->open;
	for (i = beg; i < end; i++)
		if (is_stop(t, i) || (i > beg
				&& t->tokens[i].flags & NP_TOK_PARA))
			end = i;
	for (i = beg; i < end; i++)
		if (can_cue(s, i, i < beg + NEAR))
			return take(s, i, beg, end, NP_AFTER);
	return nobody;
}

/* Where the window before the piece begins. */
static uint32_t window_start(const struct np_scene *s,
	const struct np_piece *prev, const struct np_piece *p)
{
	const struct np_text *t = &s->doc->text;
	uint32_t i = p->open, stop = prev ? prev->close + 1 : 0;

	if (prev && prev->unclosed)
		stop = prev->close;
	/* "... issued a statement:" in a paragraph of its own */
	if (i > stop && t->tokens[i].flags & NP_TOK_PARA
			&& np_char_is(t, i - 1, ":"))
		i--;
	while (i > stop && p->open - i < WINDOW
	       && !(t->tokens[i].flags & NP_TOK_PARA)
	       && !(i < p->open && is_stop(t, i - 1)))
		i--;
	return i;
}

/* The subject of the sentence that token i ends: "Roe issued the following
 * statement:", "Trump hit back in a tweet:". */
static uint32_t who_acts(const struct np_scene *s, uint32_t i)
{
	const np_sentence *sent = &s->doc->text.sents[s->sent[i]];
	uint32_t k, who;

	for (k = sent->token; k < i; k++) {
		if (np_tree_head(s->tree, k) != NP_NONE)
			continue;
		who = np_tree_child(s->tree, k, NP_REL_NSUBJ);
		if (who != NP_NONE && who < i && (s->mention[who] != NP_NONE
				|| np_is_paper(s, who)))
			return who;
	}
	return NP_NONE;
}

/* "the plaque at Hill Park:" */
static bool is_governed(const struct np_scene *s, uint32_t i)
{
	const np_mention *m = &s->doc->mentions[s->mention[i]];
	uint32_t head = np_head_of(&s->doc->text, m->token, m->ntokens);

	return np_tree_child(s->tree, head, NP_REL_CASE) != NP_NONE;
}

/* "Trump: ..." with no verb at all, or with one that is not of saying. */
static struct np_said colon(const struct np_scene *s, uint32_t beg,
	uint32_t open)
{
	struct np_said out = nobody;
	uint32_t who;

	if (open < beg + 2 || !np_char_is(&s->doc->text, open - 1, ":"))
		return nobody;
	who = who_acts(s, open - 1);
	if (who == NP_NONE && s->mention[open - 2] != NP_NONE
			&& !is_governed(s, open - 2))
		who = open - 2;
	if (who == NP_NONE)
		return nobody;
	np_said_by(s, who, &out);
	out.cue = open - 1;
	out.cue_end = open;
	out.where = NP_BEFORE;
	return out;
}

static struct np_said before(const struct np_scene *s,
	const struct np_piece *prev, const struct np_piece *p)
{
	uint32_t beg = window_start(s, prev, p), i;

	if (p->open == beg || is_stop(&s->doc->text, p->open - 1))
		return nobody;
	for (i = p->open; i-- > beg;)
		if (can_cue(s, i, i + 1 + NEAR > p->open))
			return take(s, i, beg, p->open, NP_BEFORE);
	return colon(s, beg, p->open);
}

/* "INSKEEP: ..." */
static struct np_said labelled(const struct np_turn *x)
{
	struct np_said out = nobody;

	out.cue = x->colon;
	out.cue_end = x->colon + 1;
	out.where = NP_BEFORE;
	if (x->named) {
		out.speaker = x->beg;
		out.speaker_end = x->name;
	}
	return out;
}

struct np_said np_said_find(const struct np_scene *s,
	const struct np_piece *prev, const struct np_piece *piece,
	const struct np_piece *next)
{
	const struct np_text *t = &s->doc->text;
	struct np_said a, b;

	if (piece->turn)
		return labelled(piece->turn);
	a = behind(s, piece, next);
	b = before(s, prev, piece);

	/* "Roe scolded him: "...," she said": it is Roe who said it. */
	if (a.where && b.where && np_char_is(t, b.cue, ":")) {
		a.speaker = b.speaker;
		a.speaker_end = b.speaker_end;
		return a;
	}
	/* The side that a comma or colon ties to the quotation wins. */
	if (a.where && b.where && (np_char_is(t, piece->open - 1, ":,")
			|| b.cue + 1 == piece->open))
		return b;
	return a.where ? a : b;
}

/* "they", "voters": no one of them has said it. */
static bool is_many(const struct np_scene *s, uint32_t i)
{
	const struct np_word *w = np_word_of(&s->doc->text, i);

	return s->doc->mentions[s->mention[i]].kind != NP_NAME
		&& np_sense_of(w->low, w->nlow) & (NP_S_THEY | NP_S_MANY);
}

struct np_said np_said_context(const struct np_scene *s, uint32_t i)
{
	const struct np_doc *doc = s->doc;
	struct np_said out = nobody;
	uint32_t stop = i > 2 * WINDOW ? i - 2 * WINDOW : 0, j;
	const np_mention *m;

	for (j = i; j-- > stop;) {
		if (s->mention[j] == NP_NONE
		    || np_rel(s->tree, j) != NP_REL_NSUBJ)
			continue;
		m = &doc->mentions[s->mention[j]];
		if (m->type == NP_PER && !is_many(s, j)) {
			np_said_by(s, j, &out);
			break;
		}
	}
	return out;
}
