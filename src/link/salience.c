/* Points for every mention: more in the headline and the first sentences, for
 * subjects, for people and organisations that are named; none in bylines,
 * datelines and the line that says who reported.  An entity's salience is its
 * points against the sum of its own and those of an average long article's
 * main character, so that it lies in 0..1 and does not depend on the rest of
 * the article:
 *
 *	salience = points / (points + 60)
 *
 * Equal points are ordered by first mention, so the order is the text's. */
#include "link/salience.h"

#include <string.h>

#include "base/sort.h"
#include "base/banned.h"

#define HALF 60 /* points that give one half */

static uint32_t points_of_zone(unsigned zone)
{
	switch (zone) {
	case NP_HEADLINE:
		return 24;
	case NP_BODY:
		return 4;
	case NP_CAPTION:
		return 3;
	default:
		return 0;
	}
}

static bool is_subject(const np_token *t, const np_mention *m)
{
	uint32_t i;

	for (i = m->token; i < m->token + m->ntokens; i++)
		if (!strncmp(np_rel_name(t[i].rel), "nsubj", 5))
			return true;
	return false;
}

static uint32_t points(const struct np_doc *doc, const np_mention *m,
	uint32_t sent)
{
	const np_token *t = doc->text.tokens;
	uint32_t p = points_of_zone(t[m->token].zone);

	if (!p)
		return 0;
	if (t[m->token].zone == NP_BODY && sent < 4)
		p += 8 - 2 * sent;
	if (is_subject(t, m))
		p += 4;
	if (m->kind == NP_PRONOUN)
		p = p / 2;
	return p;
}

/* What kind of thing it is weighs, too: who before where. */
static uint32_t weigh(const np_entity *e, uint32_t p)
{
	if (e->unnamed)
		return p / 2;
	switch (e->type) {
	case NP_PER:
		return p * 3 / 2;
	case NP_ORG:
		return p * 5 / 4;
	case NP_MISC:
		return p / 2;
	default:
		return p;
	}
}

struct rank {
	uint32_t points, entity;
};

static int by_points(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	if (x->points != y->points)
		return x->points > y->points ? -1 : 1;
	return (x->entity > y->entity) - (x->entity < y->entity);
}

static void count(const struct np_doc *doc, struct rank *rank)
{
	uint32_t i, s = 0, body = 0;

	for (i = 0; i < doc->nmentions; i++) {
		const np_mention *m = &doc->mentions[i];

		while (s + 1 < doc->text.nsents
			&& doc->text.sents[s + 1].token <= m->token) {
			body += doc->text.tokens[doc->text.sents[s].token].zone
				== NP_BODY;
			s++;
		}
		rank[m->entity].points += points(doc, m, body);
	}
}

void np_salience_order(struct np_doc *doc)
{
	uint32_t n = doc->nentities, i;
	struct rank *rank = NP_NEW(doc->arena, struct rank, n);
	np_entity *sorted = NP_NEW(doc->arena, np_entity, n);
	uint32_t *place = NP_NEW(doc->arena, uint32_t, n);

	for (i = 0; i < n; i++)
		rank[i].entity = i;
	count(doc, rank);
	for (i = 0; i < n; i++)
		rank[i].points = weigh(&doc->entities[i], rank[i].points);
	np_sort(doc->arena, rank, n, sizeof *rank, by_points);
	for (i = 0; i < n; i++) {
		sorted[i] = doc->entities[rank[i].entity];
		sorted[i].salience = (float)rank[i].points
			/ (float)(rank[i].points + HALF);
		place[rank[i].entity] = i;
	}
	doc->entities = sorted;
	for (i = 0; i < doc->nmentions; i++)
		doc->mentions[i].entity = place[doc->mentions[i].entity];
	for (i = 0; i < doc->nrelations; i++) {
		np_relation *r = &doc->relations[i];

		r->entity = place[r->entity];
		if (r->of != NP_NONE)
			r->of = place[r->of];
	}
}
