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

static bool has_verb(const struct np_tree *tree, uint32_t beg, uint32_t end)
{
	for (; beg < end; beg++)
		if (np_upos(tree, beg) == NP_UPOS_VERB
		    || np_upos(tree, beg) == NP_UPOS_AUX)
			return true;
	return false;
}

/* The tokens that tell what verb v says; false when none do. */
static bool content(const struct np_scene *s, const np_sentence *sent,
	uint32_t v, uint32_t *beg, uint32_t *end)
{
	const struct np_text *t = &s->doc->text;
	uint32_t c = np_tree_child(s->tree, v, NP_REL_CCOMP);

	if (c != NP_NONE) {
		*beg = s->tree->lo[c];
		*end = s->tree->hi[c];
	} else if (np_rel(s->tree, v) == NP_REL_PARATAXIS) {
		*beg = sent->token;
		*end = s->tree->lo[v];
	} else {
		return false;
	}
	while (*beg < *end && (t->tokens[*beg].kind == NP_PUNCT
			|| np_word_is(t, *beg, "that")))
		++*beg;
	while (*end > *beg && t->tokens[*end - 1].kind == NP_PUNCT)
		--*end;
	return *end >= *beg + FEW_WORDS && (v < *beg || v >= *end)
		&& has_verb(s->tree, *beg, *end); /* none in "said sorry" */
}

static np_span span_of(const struct np_text *t, uint32_t beg, uint32_t end)
{
	return (np_span){ t->tokens[beg].span.beg, t->tokens[end - 1].span.end };
}

static void read_verb(struct state *st, const np_sentence *sent, uint32_t v)
{
	struct np_doc *doc = st->doc;
	const struct np_text *t = &doc->text;
	struct np_said said = { .cue = v };
	uint32_t beg, end, who, m;
	np_quote q = { .kind = NP_INDIRECT, .entity = NP_NONE };
	bool passive;

	who = np_subject(st->scene->tree, v, &passive);
	if (who == NP_NONE || !content(st->scene, sent, v, &beg, &end)
	    || (who >= beg && who < end))
		return;
	np_said_by(st->scene, who, &said);
	q.span = span_of(t, beg, end);
	q.cue = span_of(t, v, v + 1);
	q.speaker = span_of(t, said.speaker, said.speaker_end);
	m = st->scene->mention[said.speaker_end - 1];
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
				&& doc->quotes[k].span.beg < s->span.end))
			continue;
		for (v = s->token; v < s->token + s->ntokens; v++)
			if (np_upos(scene->tree, v) == NP_UPOS_VERB
			    && np_is_strong_cue(np_word_of(&doc->text, v)))
				read_verb(&st, s, v);
	}
	np_sort(doc->arena, doc->quotes, doc->nquotes, sizeof *doc->quotes,
		by_text);
}
