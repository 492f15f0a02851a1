/* "The company", "Pakistan's spymaster", "the official": a definite noun
 * phrase without a name beside it.
 *
 * 1. The same noun again, for the same owner and in the same number: as head,
 *    title, role or head of a name ("the church": Church of Scientology).
 * 2. "The company", "the team": the organisation spoken of last.
 * 3. "The man", "the actress": the person spoken of last, if of that sex.
 *
 * "A resident" is somebody new. */
#include "link/coref.h"

#include <string.h>

#include "base/list.h"
#include "link/parts.h"
#include "base/banned.h"

static uint32_t det_of(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];

	if (l->trait[i].head == m->token || l->name[m->token] != NP_NONE)
		return 0;
	if (l->text->tokens[m->token].kind == NP_NUMBER)
		return NP_S_INDEF;
	return np_links_sense(l, m->token) & NP_S_DET;
}

static bool is_many(const struct np_links *l, uint32_t i)
{
	return l->trait[i].sense & NP_S_MANY;
}

/* The name before a name's title: of "Libyan leader Gaddafi" Libyan. */
static uint32_t owner_before(const struct np_links *l, uint32_t j)
{
	uint32_t first = l->text->sents[l->trait[j].sent].token;
	uint32_t t = l->m[j].token, back;

	for (back = 0; t > first && back < 4; t--, back++)
		if (l->name[t - 1] != NP_NONE)
			return l->name[t - 1];
		else if (l->text->tokens[t - 1].kind != NP_WORD)
			break;
	return NP_NONE;
}

/* Whether the two belong to the same.  Of noun phrases it is enough that
 * nothing else is known; a name has to be told to be of that owner. */
static bool owners_agree(struct np_links *l, uint32_t i, uint32_t j)
{
	uint32_t a = l->trait[i].owner, b = l->trait[j].owner;
	bool named = l->m[j].kind == NP_NAME;

	if (named)
		b = owner_before(l, j);
	if (a == NP_NONE || (b == NP_NONE && !named))
		return true;
	if (b == NP_NONE)
		return false;
	return np_links_root(l, a) == np_links_root(l, b);
}

/* Whether the word of token t, or what is short for it, stands in tokens
 * [beg, end), in any case. */
static bool occurs(const struct np_links *l, uint32_t t, uint32_t beg,
	uint32_t end)
{
	const struct np_word *w = np_word_of(l->text, t), *v;
	np_str full;

	for (; beg < end; beg++) {
		v = np_word_of(l->text, beg);
		if (v->lowhash == w->lowhash)
			return true;
		full = np_sense_full(v->low, v->nlow);
		if (full.len == w->nlow && full.len
			&& !memcmp(full.ptr, w->low, full.len))
			return true;
	}
	return false;
}

/* Who holds an office no more, not yet, or for another. */
static bool is_proviso(const struct np_links *l, uint32_t t)
{
	static const char *const words[] = { "acting", "assistant", "deputy",
		"ex", "former", "interim", "vice" };
	const struct np_word *w = np_word_of(l->text, t);

	return NP_LIST_HAS(words, w->low, w->nlow);
}

/* Words between determiner and head of i: they are in j's phrase, too, when
 * that has any; of a person's name the nouns among them stand before it, so
 * "the inspector general" is not General Weber. */
static bool modifiers_agree(const struct np_links *l, uint32_t i, uint32_t j)
{
	bool named = l->m[j].kind == NP_NAME;
	uint32_t beg = l->m[j].token, end = l->trait[j].head, t;

	if (named && l->m[j].type != NP_PER)
		return true;
	if (named) {
		end = beg;
		beg = beg > 4 ? beg - 4 : 0;
	}
	for (t = l->m[i].token; t < l->trait[i].head; t++) {
		if (l->name[t] != NP_NONE || np_links_sense(l, t) & NP_S_DET
			|| l->text->tokens[t].kind != NP_WORD
			|| (named && np_links_pos(l, t) != NP_POS_NOUN
			&& !is_proviso(l, t)))
			continue;
		if (!occurs(l, t, beg, end) && (named || beg < end))
			return false;
	}
	return true;
}

/* The last mention that the head of i describes, too. */
static uint32_t latest(const struct np_coref *c, uint32_t i)
{
	uint32_t part = np_parts_last(c->l->parts,
		c->l->text->word[c->l->trait[i].head]);

	return part == NP_NONE ? NP_NONE : c->latest[part];
}

static uint32_t same_noun(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t j = latest(c, i);

	if (j == NP_NONE || (l->m[j].kind != NP_NAME
		&& is_many(l, i) != is_many(l, j)))
		return NP_NONE;
	return owners_agree(l, i, j) && modifiers_agree(l, i, j) ? j
		: NP_NONE;
}

static bool is_company(struct np_links *l, uint32_t j)
{
	return l->m[j].type == NP_ORG && !(l->group[np_links_root(l, j)].sense
		& (NP_S_POL | NP_S_NAT));
}

/* The last named organisation, a subject rather than another of the same
 * sentence. */
static uint32_t last_org(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t j, best = NP_NONE, seen = 0;

	for (j = i; j-- && seen++ < NP_COREF_WINDOW;) {
		if (l->trait[i].sent - l->trait[j].sent > 3)
			break;
		if (!l->group[np_links_root(l, j)].nnames
			|| !is_company(l, j))
			continue;
		if (best != NP_NONE && l->trait[j].sent
			!= l->trait[best].sent)
			break;
		if (best == NP_NONE || l->trait[j].subject)
			best = j;
	}
	return best;
}

/* "His father": "the boy" is another. */
static bool is_kin(const struct np_links *l, uint32_t j)
{
	return l->m[j].kind == NP_NOMINAL && l->trait[j].sense & NP_S_KIN
		&& l->trait[j].owner != NP_NONE;
}

static uint32_t last_person(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t sex = l->trait[i].sense & (NP_S_M | NP_S_F), j, seen = 0;

	for (j = i; j-- && seen++ < NP_COREF_WINDOW;) {
		const struct np_group *g = &l->group[np_links_root(l, j)];
		uint32_t theirs = g->sense & (NP_S_M | NP_S_F);

		if (l->trait[i].sent - l->trait[j].sent > 2)
			break;
		if (l->m[j].type != NP_PER || g->sense & NP_S_MANY
			|| l->m[j].kind == NP_PRONOUN || is_kin(l, j))
			continue;
		if (theirs & sex)
			return j;
	}
	return NP_NONE;
}

/* The same words as before: "IE6 users ... IE6 users". */
static bool says_the_same(const struct np_links *l, uint32_t i, uint32_t j)
{
	const np_mention *a = &l->m[i], *b = &l->m[j];
	uint32_t k;

	if (a->ntokens != b->ntokens)
		return false;
	for (k = 0; k < a->ntokens; k++)
		if (l->text->word[a->token + k] != l->text->word[b->token + k]
			&& np_word_of(l->text, a->token + k)->lowhash
			!= np_word_of(l->text, b->token + k)->lowhash)
			return false;
	return true;
}

/* "an official said ... a senior security official told": an unnamed source
 * is told more of the second time. */
static bool is_source(const struct np_links *l, uint32_t i)
{
	static const char *const heads[] = { "official", "source", "diplomat",
		"spokesman", "spokeswoman" };
	size_t k;

	for (k = 0; k < sizeof heads / sizeof *heads; k++)
		if (np_links_is(l, l->trait[i].head, heads[k]))
			return np_links_speaks(l, i);
	return false;
}

static bool same_source(struct np_links *l, uint32_t i, uint32_t j)
{
	return l->m[j].kind == NP_NOMINAL && is_source(l, i) && is_source(l, j)
		&& np_links_is(l, l->m[i].token, "a")
		&& np_links_sense(l, l->m[j].token) & NP_S_INDEF
		&& l->m[j].ntokens < l->m[i].ntokens
		&& l->trait[i].sent > l->trait[j].sent
		&& l->trait[i].sent - l->trait[j].sent <= 3;
}

uint32_t np_definite_find(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t sense = l->trait[i].sense, det = det_of(l, i), j;

	j = (det & NP_S_INDEF) ? latest(c, i) : same_noun(c, i);
	if (det & NP_S_INDEF)
		return j != NP_NONE && same_source(l, i, j) ? j : NP_NONE;
	if (!det && l->trait[i].owner == NP_NONE)
		return j != NP_NONE && says_the_same(l, i, j) ? j : NP_NONE;
	if (det & NP_S_HIS)
		return j != NP_NONE && l->m[j].kind == NP_NOMINAL
			&& det_of(l, j) & NP_S_HIS ? j : NP_NONE;
	if (j != NP_NONE)
		return j;
	if (!(det & (NP_S_THE | NP_S_DEM)) || sense & NP_S_MANY
		|| l->trait[i].owner != NP_NONE)
		return NP_NONE;
	if (sense & NP_S_COMP && !(sense & NP_S_PER))
		return last_org(c, i);
	if (sense & NP_S_PER && sense & (NP_S_M | NP_S_F))
		return last_person(c, i);
	return NP_NONE;
}
