/* Speech without marks is a clause that depends on a verb of saying, or the
 * sentence that such a verb is put behind:
 *
 *	Police said [that the road was closed].
 *	[The road was closed], police said.
 *
 * Sentences with quotation marks, and those inside a quotation, are left to
 * quotes.c: what is quoted there tells more. */
#include "report/indirect.h"

#include "base/sort.h"
#include "report/clause.h"
#include "report/cues.h"
#include "report/issuer.h"
#include "base/banned.h"

#define FEW_WORDS 3

struct state {
	struct np_doc *doc;
	const struct np_scene *scene;
	unsigned cap;
};

static bool has_marks(const struct np_text *t, const np_sentence *s)
{
	uint32_t i;

	for (i = s->token; i < s->token + s->ntokens; i++)
		if (t->tokens[i].kind == NP_QUOTE)
			return true;
	return false;
}

/* Is there a subject in [beg, end), and a verb?  None in "said sorry", nor in
 * what the parse has cut in two. */
static bool is_clause(const struct np_tree *tree, uint32_t beg, uint32_t end)
{
	bool verb = false, subject = false;

	for (; beg < end; beg++) {
		verb |= np_upos(tree, beg) == NP_UPOS_VERB
			|| np_upos(tree, beg) == NP_UPOS_AUX;
		subject |= np_rel(tree, beg) == NP_REL_NSUBJ
			|| np_rel(tree, beg) == NP_REL_NSUBJ_PASS
			|| np_rel(tree, beg) == NP_REL_EXPL;
	}
	return verb && subject;
}

/* The token behind the last comma before v, or the first of the sentence. */
static uint32_t behind_comma(const struct np_text *t, const np_sentence *sent,
	uint32_t v)
{
	while (v > sent->token && !np_char_is(t, v - 1, ","))
		v--;
	return v;
}

/* "that" which only joins; not "that nomination". */
static bool is_that(const struct np_tree *tree, uint32_t i)
{
	return np_word_is(tree->text, i, "that")
		&& np_rel(tree, i) != NP_REL_DET
		&& np_upos(tree, i) != NP_UPOS_DET;
}

/* The tokens that tell what verb v says; false when none do. */
static bool content(const struct np_scene *s, const np_sentence *sent,
	uint32_t v, uint32_t *beg, uint32_t *end)
{
	const struct np_text *t = &s->doc->text;
	uint32_t c = np_tree_child(s->tree, v, NP_REL_CCOMP);

	if (c != NP_NONE) {
		*beg = s->tree->lo[c];
		*end = c < v ? behind_comma(t, sent, v) : s->tree->hi[c];
	} else if (np_rel(s->tree, v) == NP_REL_PARATAXIS) {
		*beg = sent->token;
		*end = s->tree->lo[v];
	} else {
		return false;
	}
	while (*beg < *end && (t->tokens[*beg].kind == NP_PUNCT
			|| is_that(s->tree, *beg)))
		++*beg;
	while (*end > *beg && t->tokens[*end - 1].kind == NP_PUNCT)
		--*end;
	if (*end > *beg && (np_upos(s->tree, *beg) == NP_UPOS_VERB
			|| np_upos(s->tree, *beg) == NP_UPOS_AUX))
		return false; /* the parse has lost its subject */
	return *end >= *beg + FEW_WORDS && (v < *beg || v >= *end)
		&& is_clause(s->tree, *beg, *end);
}

static np_span span_of(const struct np_text *t, uint32_t beg, uint32_t end)
{
	return (np_span){ t->tokens[beg].span.beg, t->tokens[end - 1].span.end };
}

/* Who says it.  Behind what was said, it is the noun between comma and verb:
 * "..., a security official told the agency". */
static uint32_t speaker(const struct np_scene *s, const np_sentence *sent,
	uint32_t v, uint32_t end)
{
	bool passive;
	uint32_t who = np_subject(s->tree, v, &passive), beg;

	beg = behind_comma(&s->doc->text, sent, v);
	if (end > v || (who >= beg && who < v))
		return who;
	return beg > sent->token && beg < v ? np_free_noun(s, beg, v) : who;
}

/* Is the noun i nobody who could say something?  Of papers it is not known
 * whose they are, and "30 percent" answered a poll. */
static bool is_thing(const struct np_scene *s, uint32_t i)
{
	return np_is_paper(s, i) || (s->mention[i] == NP_NONE
		&& (np_upos(s->tree, i) == NP_UPOS_NUM
		|| np_word_is(&s->doc->text, i, "percent")
		|| np_word_is(&s->doc->text, i, "average")));
}

static void read_verb(struct state *st, const np_sentence *sent, uint32_t v)
{
	struct np_doc *doc = st->doc;
	const struct np_text *t = &doc->text;
	struct np_said said = { .cue = v, .issuer = NP_NONE };
	uint32_t beg, end, who, m;
	np_quote q = { .kind = NP_INDIRECT, .entity = NP_NONE };

	if (!content(st->scene, sent, v, &beg, &end))
		return;
	who = speaker(st->scene, sent, v, end);
	if (who == NP_NONE || (who >= beg && who < end)
	    || np_tree_child(st->scene->tree, who, NP_REL_CASE) != NP_NONE)
		return;
	np_said_by(st->scene, who, &said);
	if (said.issuer == NP_NONE
			&& is_thing(st->scene, said.speaker_end - 1))
		return; /* "The minutes said": nobody did */
	q.span = span_of(t, beg, end);
	q.cue = span_of(t, v, v + 1);
	q.speaker = span_of(t, said.speaker, said.speaker_end);
	m = st->scene->mention[said.issuer != NP_NONE ? said.issuer :
		said.speaker_end - 1];
	if (m != NP_NONE)
		q.entity = doc->mentions[m].entity;
	NP_PUSH(doc->arena, doc->quotes, doc->nquotes, st->cap, q);
}

static int by_text(const void *a, const void *b)
{
	const np_quote *x = a, *y = b;

	if (x->span.beg != y->span.beg)
		return x->span.beg < y->span.beg ? -1 : 1;
	return 0;
}

void np_indirect_find(struct np_doc *doc, const struct np_scene *scene)
{
	struct state st = { doc, scene, doc->nquotes };
	const uint32_t ndirect = doc->nquotes;
	const np_sentence *s;
	uint32_t i, v, k = 0;

	for (i = 0; i < doc->text.nsents; i++) {
		s = &doc->text.sents[i];
		while (k < ndirect && doc->quotes[k].span.end <= s->span.beg)
			k++;
		if (has_marks(&doc->text, s) || (k < ndirect
				&& doc->quotes[k].span.beg < s->span.end)
				|| doc->text.tokens[s->token].zone
				== NP_SIGNOFF)
			continue;
		for (v = s->token; v < s->token + s->ntokens; v++)
			if (np_upos(scene->tree, v) == NP_UPOS_VERB
			    && np_is_strong_cue(np_word_of(&doc->text, v)))
				read_verb(&st, s, v);
	}
	np_sort(doc->arena, doc->quotes, doc->nquotes, sizeof *doc->quotes,
		by_text);
}
