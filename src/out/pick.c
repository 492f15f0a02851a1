/* Which mentions, dates and entities are printed, and under which numbers.
 *
 * The reader is promised that an entity's id is its place in the list and that
 * its count is the number of mentions printed with it.  So whatever a filter
 * leaves out is left out before anything is numbered.  Linear. */
#include "out/out.h"

#include "base/banned.h"

const char *const np_type_names[NP_NTYPES] = { "PER", "LOC", "ORG", "MISC",
	"DATE" };
const char *const np_kind_names[] = { "name", "nominal", "pronoun" };
const char *const np_timex_names[] = { "DATE", "TIME", "DURATION", "SET" };
const char *const np_place_names[] = { "", "country", "region", "city",
	"other" };

static bool keeps(const np_style *style, unsigned type)
{
	return !style->types || style->types >> type & 1;
}

/* Scores are compared as they are printed. */
static bool shows(const np_mention *m, const np_style *style)
{
	return keeps(style, m->type)
		&& np_share(m->score) >= np_share(style->min_score)
		&& (m->kind != NP_PRONOUN
			|| style->flags & NP_OUT_PRONOUNS);
}

void np_pick_init(struct np_pick *p, const struct np_doc *doc,
	const np_style *style)
{
	uint32_t *id = NP_NEW(doc->arena, uint32_t, doc->nentities);
	uint32_t *count = NP_NEW(doc->arena, uint32_t, doc->nentities);
	uint8_t *shown = NP_NEW(doc->arena, uint8_t, doc->nmentions);
	uint32_t i, n = 0;

	for (i = 0; i < doc->nmentions; i++) {
		shown[i] = shows(&doc->mentions[i], style);
		if (doc->mentions[i].entity < doc->nentities)
			count[doc->mentions[i].entity] += shown[i];
	}
	for (i = 0; i < doc->nentities; i++)
		id[i] = count[i] ? n++ : NP_NONE;
	p->id = id;
	p->count = count;
	p->shown = shown;
	p->nentities = n;
	p->dates = keeps(style, NP_DATE);
}

bool np_pick_next(const struct np_out *o, struct np_walk *w)
{
	const struct np_doc *doc = o->doc;
	uint32_t m = w->next_mention, t = w->next_timex;
	bool date;

	while (m < doc->nmentions && !o->pick.shown[m])
		m++;
	if (!o->pick.dates)
		t = doc->ntimexes;
	if (m == doc->nmentions && t == doc->ntimexes)
		return false;
	date = m == doc->nmentions || (t < doc->ntimexes
		&& doc->timexes[t].span.beg < doc->mentions[m].span.beg);
	w->mention = date ? NULL : &doc->mentions[m];
	w->timex = date ? &doc->timexes[t] : NULL;
	w->next_mention = m + !date;
	w->next_timex = t + date;
	return true;
}
