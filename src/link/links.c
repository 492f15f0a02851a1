/* Joining is by rank of text order: the root of a group is its first mention,
 * so that roots, and with them everything that follows, do not depend on the
 * order in which groups were joined.  Paths are halved on the way up, which
 * alone keeps m operations within O(m log m). */
#include "link/links.h"

#include <string.h>

#include "base/list.h"
#include "link/parts.h"
#include "base/banned.h"

static unsigned pos_of(const char *name)
{
	static const struct {
		char name[6];
		uint8_t pos;
	} map[] = {
		{ "_", NP_POS_NONE }, { "NOUN", NP_POS_NOUN },
		{ "PROPN", NP_POS_PROPN }, { "ADJ", NP_POS_ADJ },
		{ "NUM", NP_POS_NUM }, { "DET", NP_POS_DET },
		{ "VERB", NP_POS_VERB },
	};
	size_t i;

	for (i = 0; i < sizeof map / sizeof *map; i++)
		if (!strcmp(name, map[i].name))
			return map[i].pos;
	return NP_POS_OTHER;
}

static void read_codes(struct np_links *l)
{
	unsigned c;

	for (c = 0; c < 64; c++) {
		l->pos[c] = (uint8_t)pos_of(np_upos_name(c));
		l->subj[c] = !strncmp(np_rel_name(c), "nsubj", 5);
	}
}

static const uint32_t *sentences(np_arena *a, const struct np_text *t)
{
	uint32_t *sent = NP_NEW(a, uint32_t, t->ntokens);
	uint32_t s, i;

	for (s = 0; s < t->nsents; s++)
		for (i = 0; i < t->sents[s].ntokens; i++)
			sent[t->sents[s].token + i] = s;
	return sent;
}

static const uint32_t *hits_over(const struct np_links *l)
{
	uint32_t *over = NP_NEW(l->arena, uint32_t, l->text->ntokens);
	uint32_t i, k;

	memset(over, 0xff, l->text->ntokens * sizeof *over);
	for (i = 0; i < l->nhits; i++)
		for (k = 0; k < l->hits[i].ntokens; k++)
			over[l->hits[i].token + k] = i;
	return over;
}

void np_links_begin(struct np_links *l, struct np_doc *doc,
	const struct np_lex *lex, const struct np_hit *hits, uint32_t nhits)
{
	memset(l, 0, sizeof *l);
	l->doc = doc;
	l->arena = doc->arena;
	l->text = &doc->text;
	l->lex = lex;
	l->hits = hits;
	l->nhits = nhits;
	l->words = doc->words ? doc->words
		: np_lex_words(lex, doc->arena, &doc->text);
	l->sense = np_sense_all(l->arena, l->text);
	l->parts = np_parts_read(l->arena, l->text);
	l->sent = sentences(l->arena, l->text);
	l->hit = hits_over(l);
	l->tagged = l->text->ntokens && l->text->tokens[0].upos;
	read_codes(l);
}

/* What one mention tells of its group. */
static struct np_group alone(const struct np_links *l, uint32_t i)
{
	const np_mention *m = &l->m[i];
	struct np_group g = { .first = i, .last = i,
		.own = l->trait[i].own };

	g.nnames = m->kind == NP_NAME;
	g.nnominals = m->kind == NP_NOMINAL;
	g.npronouns = m->kind == NP_PRONOUN;
	g.sense = l->trait[i].sense & (NP_S_M | NP_S_F | NP_S_MANY | NP_S_NOUN
		| NP_S_COMP | NP_S_POL | NP_S_NAT | NP_S_LEAD);
	if (l->trait[i].sense & NP_S_HE)
		g.sense |= NP_S_M;
	if (l->trait[i].sense & NP_S_SHE)
		g.sense |= NP_S_F;
	if (m->kind != NP_PRONOUN)
		g.votes[m->type] = g.own != NP_NONE ? 1u << 30
			: m->kind == NP_NAME ? 4 : 1;
	if (m->kind == NP_NOMINAL)
		g.role[g.nroles++] = np_parts_last(l->parts,
			l->text->word[l->trait[i].head]);
	return g;
}

void np_links_groups(struct np_links *l)
{
	uint32_t i;

	l->up = NP_NEW(l->arena, uint32_t, l->n);
	l->group = NP_NEW(l->arena, struct np_group, l->n);
	for (i = 0; i < l->n; i++) {
		l->up[i] = i;
		l->group[i] = alone(l, i);
	}
}

uint32_t np_links_root(struct np_links *l, uint32_t i)
{
	while (l->up[i] != i) {
		l->up[i] = l->up[l->up[i]];
		i = l->up[i];
	}
	return i;
}

static void add_roles(struct np_group *a, const struct np_group *b)
{
	uint32_t i, k;

	for (i = 0; i < b->nroles; i++) {
		for (k = 0; k < a->nroles && a->role[k] != b->role[i]; k++)
			;
		if (k == a->nroles && k < NP_GROUP_ROLES)
			a->role[a->nroles++] = b->role[i];
	}
}

/* a + b, at most UINT32_MAX. */
static uint32_t add(uint32_t a, uint32_t b)
{
	return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

void np_links_join(struct np_links *l, uint32_t a, uint32_t b)
{
	struct np_group *ga, *gb;
	uint32_t swap, k;

	a = np_links_root(l, a);
	b = np_links_root(l, b);
	if (a == b)
		return;
	if (b < a) {
		swap = a;
		a = b;
		b = swap;
	}
	l->up[b] = a;
	ga = &l->group[a];
	gb = &l->group[b];
	if (gb->last > ga->last)
		ga->last = gb->last;
	ga->nnames += gb->nnames;
	ga->nnominals += gb->nnominals;
	ga->npronouns += gb->npronouns;
	for (k = 0; k < NP_NTYPES; k++)
		ga->votes[k] = add(ga->votes[k], gb->votes[k]);
	ga->sense |= gb->sense;
	if (ga->own == NP_NONE)
		ga->own = gb->own;
	add_roles(ga, gb);
}

bool np_links_clash(struct np_links *l, uint32_t i, uint32_t j)
{
	uint32_t a = l->group[np_links_root(l, i)].sense & (NP_S_M | NP_S_F);
	uint32_t b = l->group[np_links_root(l, j)].sense & (NP_S_M | NP_S_F);

	return a && b && !(a & b);
}

unsigned np_links_type(struct np_links *l, uint32_t i)
{
	const struct np_group *g = &l->group[np_links_root(l, i)];
	unsigned k, best = NP_PER;

	for (k = 0; k < NP_DATE; k++)
		if (g->votes[k] > g->votes[best])
			best = k;
	return best;
}

static bool hangs_on_title(const struct np_text *t, uint32_t i)
{
	const char *rel = np_rel_name(t->tokens[i].rel);
	const struct np_word *up;

	if (t->tokens[i].head == NP_NONE)
		return false;
	if (!strncmp(rel, "flat", 4))
		return true;
	up = np_word_of(t, t->tokens[i].head);
	return !strcmp(rel, "compound")
		&& np_sense_of(up->low, up->nlow) & NP_S_TITLE;
}

uint32_t np_links_top(const struct np_text *t, const np_mention *m)
{
	uint32_t i = m->token, end = m->token + m->ntokens, up, steps;

	while (i + 1 < end && t->tokens[i].head >= m->token
		&& t->tokens[i].head < end)
		i++;
	for (steps = 0; steps < 3 && hangs_on_title(t, i); steps++) {
		up = t->tokens[i].head;
		if (up + 6 < m->token || up > end + 6)
			break;
		i = up;
	}
	return i;
}

bool np_links_speaks(const struct np_links *l, uint32_t i)
{
	uint32_t verb = l->text->tokens[l->trait[i].top].head;

	if (!l->tagged)
		verb = l->trait[i].head + 1;
	return l->trait[i].subject && verb < l->text->ntokens
		&& np_links_sense(l, verb) & NP_S_SAY;
}

bool np_links_rel(const struct np_links *l, uint32_t tok, const char *rel)
{
	return !strcmp(np_rel_name(l->text->tokens[tok].rel), rel);
}

bool np_links_genitive(const struct np_links *l, uint32_t tok)
{
	static const char *const marks[] = { "'", "'s", "\u2019",
		"\u2019s" };
	const struct np_word *w;

	if (tok >= l->text->ntokens)
		return false;
	w = np_word_of(l->text, tok);
	return NP_LIST_HAS(marks, w->low, w->nlow);
}

uint32_t np_links_classes(const struct np_links *l, uint32_t tok)
{
	return l->hit[tok] == NP_NONE ? 0 : l->hits[l->hit[tok]].classes;
}
