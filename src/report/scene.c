/* Small readings of text and tree that quotes, events and gist share. */
#include "report/scene.h"

#include <string.h>

#include "base/list.h"
#include "report/mates.h"
#include "base/banned.h"

/* A phrase does not run further than this to the right of its head. */
#define LONG 24

void np_scene_set(struct np_scene *s, const struct np_doc *doc,
	const struct np_tree *tree)
{
	const struct np_text *t = &doc->text;
	uint32_t *sent = NP_NEW(doc->arena, uint32_t, t->ntokens);
	uint32_t *over = NP_NEW(doc->arena, uint32_t, t->ntokens);
	uint32_t i, j;
	const np_mention *m;

	for (i = 0; i < t->nsents; i++)
		for (j = 0; j < t->sents[i].ntokens; j++)
			sent[t->sents[i].token + j] = i;
	memset(over, 0xff, t->ntokens * sizeof *over);
	/* An enclosing mention comes before the ones inside it. */
	for (i = 0; i < doc->nmentions; i++) {
		m = &doc->mentions[i];
		for (j = 0; j < m->ntokens; j++)
			over[m->token + j] = i;
	}
	*s = (struct np_scene){ doc, tree, sent, over,
		np_mates_find(doc->arena, t) };
}

bool np_char_is(const struct np_text *t, uint32_t i, const char *any)
{
	const struct np_word *w = np_word_of(t, i);

	return w->n == 1 && w->s[0] && strchr(any, w->s[0]);
}

bool np_is_number(const struct np_text *t, uint32_t i)
{
	static const char *const many[] = { "dozens", "hundreds", "many",
		"scores", "several", "thousands" };
	const struct np_word *w = np_word_of(t, i);

	return t->tokens[i].upos == NP_UPOS_NUM
		|| t->tokens[i].kind == NP_NUMBER
		|| NP_LIST_HAS(many, w->low, w->nlow);
}

uint32_t np_head_of(const struct np_text *t, uint32_t beg, uint32_t n)
{
	uint32_t i;

	for (i = beg; i < beg + n; i++)
		if (t->tokens[i].head < beg || t->tokens[i].head >= beg + n)
			return i;
	return beg;
}

static bool is_punct(const struct np_text *t, uint32_t i)
{
	return t->tokens[i].kind == NP_PUNCT || t->tokens[i].kind == NP_QUOTE;
}

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

/* The last token, exclusive, of the noun phrase at i without its clauses. */
static uint32_t phrase_end(const struct np_tree *tree, uint32_t i)
{
	uint32_t c, end = i + 1;

	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c]) {
		if (c < i)
			continue;
		switch (np_rel(tree, c)) {
		case NP_REL_FLAT:
		case NP_REL_NMOD:
		case NP_REL_NMOD_UNMARKED:
		case NP_REL_COMPOUND:
		case NP_REL_CONJ:
		case NP_REL_NUMMOD:
		case NP_REL_NMOD_POSS:
			end = tree->hi[c];
			break;
		case NP_REL_APPOS: /* "the opposition Civic Alliance" */
			if (tree->lo[c] != end)
				return end;
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

/* What may stand before the noun i and is none of its phrase: "by", "yet",
 * "and", a comma; of "whose leaders" the leaders are its own words. */
static bool is_outside(const struct np_tree *tree, uint32_t j, uint32_t i)
{
	static const char *const links[] = { "so", "then", "which", "whose",
		"yet" };
	const struct np_word *w = np_word_of(tree->text, j);

	if (is_punct(tree->text, j) || np_upos(tree, j) == NP_UPOS_CCONJ)
		return true;
	if (np_rel(tree, j) == NP_REL_CASE && np_tree_head(tree, j) == i)
		return true;
	return NP_LIST_HAS(links, w->low, w->nlow);
}

/* Is the mention one of somebody who is better called by name? */
static bool stands_for_name(const struct np_doc *doc, const np_mention *m)
{
	if (m->entity == NP_NONE)
		return false;
	if (m->kind == NP_PRONOUN)
		return true;
	return !doc->entities[m->entity].unnamed
		&& (m->type == NP_PER || m->type == NP_ORG);
}

/* Does the mark at i close a quotation opened in [beg, i)? */
static bool closes(const struct np_text *t, uint32_t beg, uint32_t i)
{
	if (t->tokens[i].kind != NP_QUOTE)
		return false;
	while (beg < i && t->tokens[beg].kind != NP_QUOTE)
		beg++;
	return beg < i;
}

np_str np_join_text(np_arena *a, np_str s, np_str t)
{
	char *p = np_arena_alloc(a, s.len + 1 + t.len);

	memcpy(p, s.ptr, s.len);
	p[s.len] = ' ';
	memcpy(p + s.len + 1, t.ptr, t.len);
	return (np_str){ p, s.len + 1 + t.len };
}

static uint32_t min(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t max(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* "These are the delegates": where the phrase of the noun i begins, behind the
 * subject and the verb of the clause that it is the predicate of. */
static uint32_t phrase_start(const struct np_tree *tree, uint32_t i)
{
	uint32_t cop = np_tree_child(tree, i, NP_REL_COP);

	return cop == NP_NONE || cop > i ? tree->lo[i] : tree->hi[cop];
}

np_str np_phrase_text(const struct np_scene *s, uint32_t i)
{
	const struct np_tree *tree = s->tree;
	const struct np_text *t = &s->doc->text;
	uint32_t m = s->mention[i], beg = phrase_start(tree, i), end;
	const np_mention *mention = m == NP_NONE ? NULL : &s->doc->mentions[m];
	bool several = np_tree_child(tree, i, NP_REL_CONJ) != NP_NONE;

	if (mention && !several && stands_for_name(s->doc, mention))
		return s->doc->entities[mention->entity].name;
	end = phrase_end(tree, i);
	if (mention && mention->kind == NP_NAME && mention->type != NP_MISC) {
		/* The parse may take "the River Tarn" apart. */
		beg = min(beg, mention->token);
		end = max(end, mention->token + mention->ntokens);
	}
	if (mention && several && mention->kind == NP_PRONOUN && end > i + 1
	    && mention->entity != NP_NONE)
		return np_join_text(s->doc->arena,
			s->doc->entities[mention->entity].name,
			np_tokens_text(s->doc->arena, t, i + 1, end));
	while (beg < i && is_outside(tree, beg, i)
	       && !(s->mate[beg] < end && s->mate[beg] > beg))
		beg++;
	while (end > i + 1 && is_punct(t, end - 1) && !closes(t, beg, end - 1))
		end--;
	return np_tokens_text(s->doc->arena, t, beg, end);
}
