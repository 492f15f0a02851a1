/* he, she, they, it: the last mention that agrees, subjects first.
 *
 * Who speaks is sought among those who spoke, and outside of quotations.  Of
 * the sentence before and of what precedes in the sentence itself, a
 * subject is taken before others; then whatever is nearest.  Agreement is in
 * number, in sex where both are known, and in kind: he and she are people, it
 * is none, they are several or an organisation. */
#include "link/coref.h"

#include "base/banned.h"

#define MAXBACK 3 /* sentences */

static bool agrees(struct np_links *l, uint32_t sense, uint32_t j)
{
	const struct np_group *g = &l->group[np_links_root(l, j)];
	unsigned type = np_links_type(l, j);

	if (sense & NP_S_HE)
		return type == NP_PER && !(g->sense & NP_S_MANY)
			&& (g->sense & NP_S_M || !(g->sense & NP_S_F));
	if (sense & NP_S_SHE)
		return type == NP_PER && !(g->sense & NP_S_MANY)
			&& (g->sense & NP_S_F || !(g->sense & NP_S_M));
	if (np_links_classes(l, l->m[j].token) & NP_LEX_AGENCY
	    && sense & (NP_S_IT | NP_S_THEY))
		return false; /* tells the story, is none of it */
	if (sense & NP_S_IT)
		return (type == NP_ORG || type == NP_LOC)
			&& !(g->sense & NP_S_MANY);
	return (type == NP_PER && g->sense & NP_S_MANY) || type == NP_ORG;
}

/* The higher the better; 0: no candidate. */
static uint32_t worth(struct np_links *l, uint32_t i, uint32_t j)
{
	uint32_t back = l->trait[i].sent - l->trait[j].sent;
	uint32_t w = 12 - 3 * back;

	if (!agrees(l, l->trait[i].sense, j))
		return 0;
	if (l->trait[j].subject)
		w += 4;
	if (l->trait[j].quoted && !l->trait[i].quoted)
		w = w > 7 ? w - 6 : 1;
	if (np_links_speaks(l, i) && np_links_speaks(l, j))
		w += 4;
	if (l->m[j].kind == NP_PRONOUN)
		w += l->trait[j].sense & l->trait[i].sense & NP_S_PRON ? 3 : 0;
	if (l->group[np_links_root(l, j)].nnames)
		w += 2;
	return w;
}

/* A possessive inside the phrase of j is not j's own: "his [brother]". */
static bool inside(const struct np_links *l, uint32_t i, uint32_t j)
{
	return l->m[i].token < l->m[j].token + l->m[j].ntokens;
}

uint32_t np_pronoun_find(struct np_coref *c, uint32_t i)
{
	struct np_links *l = c->l;
	uint32_t j, w, best = NP_NONE, top = 0, seen = 0;

	for (j = i; j-- && seen++ < NP_COREF_WINDOW;) {
		if (l->trait[i].sent - l->trait[j].sent > MAXBACK)
			break;
		if (inside(l, i, j))
			continue;
		w = worth(l, i, j);
		if (w > top) {
			top = w;
			best = j;
		}
	}
	return best;
}
