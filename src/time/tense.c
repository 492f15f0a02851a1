/* A verb is looked for to the left, up to the beginning of the clause, then to
 * the right: English puts its dates behind the verb, or first of all.
 *
 *	An official said Wednesday ...		past, one word to the left
 *	will visit the United States next week	future, past "visit"
 *	On July 3, Islamabad agreed ...		past, to the right
 *
 * Which words tell tense is in data/dates.tsv (classes past, future,
 * to, did, present); of
 * others an ending in -ed tells the past.  Parts of speech are not needed, so
 * that dates are the same whether or not they were tagged.
 */
#include "time/tense.h"

#include "base/banned.h"

#define REACH_LEFT 14
#define REACH_RIGHT 16
#define REACH_PLAN 7 /* of an infinitive, which tells less than a verb */

/* Classes are found by marker words that are nothing else. */
static uint32_t class_of(const struct np_grammar *g, const char *marker,
	size_t len)
{
	uint32_t n, first = np_grammar_senses(g, np_hash(marker, len, 0), &n);

	return n ? np_dget(g->senses, NP_DR_SENSE, first, 0) & 0xffff : NP_NONE;
}

void np_tenses_init(struct np_tenses *ts, const struct np_grammar *g)
{
	ts->past = class_of(g, "*past*", 6);
	ts->future = class_of(g, "*future*", 8);
	ts->to = class_of(g, "*to*", 4);
	ts->bound = class_of(g, "*bound*", 7);
	ts->did = class_of(g, "*did*", 5);
	ts->ahead = class_of(g, "*ahead*", 7);
	ts->det = class_of(g, "*det*", 5);
	ts->back = class_of(g, "*back*", 6);
	ts->owns = class_of(g, "*owns*", 6);
	ts->present = class_of(g, "*present*", 9);
}

static bool is(const struct np_atom *a, uint32_t symbol)
{
	return symbol != NP_NONE && np_atom_is(a, symbol);
}

/* "to visit": what is to come, unless something began or failed to be. */
static bool infinitive(const struct np_tenses *ts, const struct np_atoms *as,
	uint32_t i)
{
	return is(&as->v[i], ts->to) && i + 1 < as->n
		&& np_atom_is(&as->v[i + 1], NP_B_lower)
		&& !np_atom_is(&as->v[i + 1], NP_B_plural)
		&& !np_atom_is(&as->v[i + 1], NP_B_edword)
		&& as->v[i + 1].spell->nsenses == 0
		&& !(i && is(&as->v[i - 1], ts->did));
}

static enum np_tense tense_of(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t i)
{
	const struct np_atom *a = &as->v[i];

	if (is(a, ts->future))
		return NP_FUTURETENSE;
	if (is(a, ts->present) || infinitive(ts, as, i))
		return NP_PLANTENSE;
	if (is(a, ts->past))
		return NP_PASTTENSE;
	if (np_atom_is(a, NP_B_edword) /* but not "a contested vote" */
			&& !(i && is(&as->v[i - 1], ts->det)))
		return NP_PASTTENSE;
	return NP_NOTENSE;
}

/* "will be named", "to be sold": a participle at i that has not yet been. */
static bool passive_future(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t i)
{
	uint32_t k;

	for (k = 1; k <= 3 && k <= i; k++) {
		if (is(&as->v[i - k], ts->future))
			return true;
		if (is(&as->v[i - k], ts->to))
			return k > 1;
		if (is(&as->v[i - k], ts->past))
			return false;
	}
	return false;
}

enum np_tense np_tense_at(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t beg, uint32_t end)
{
	bool owns = end < as->n && is(&as->v[end], ts->owns);
	enum np_tense t;
	uint32_t i, k;

	if (beg && is(&as->v[beg - 1], ts->ahead))
		return beg > 1 && is(&as->v[beg - 2], ts->back) ?
			NP_PASTTENSE : NP_FUTURETENSE;
	for (k = 1; k <= REACH_LEFT && k <= beg; k++) {
		i = beg - k;
		if (k > 1 && is(&as->v[i], ts->bound))
			break;
		t = is(&as->v[i], ts->back) ? NP_PASTTENSE
			: tense_of(ts, as, i);
		if (t == NP_PLANTENSE && (k > REACH_PLAN || owns))
			continue;
		if (t == NP_PASTTENSE && passive_future(ts, as, i))
			return NP_FUTURETENSE;
		if (t != NP_NOTENSE)
			return t;
	}
	if (owns) /* "Wednesday's ruling" has been given */
		return NP_NOTENSE;
	for (i = end; i < as->n && i < end + REACH_RIGHT; i++) {
		t = tense_of(ts, as, i);
		if (t != NP_NOTENSE)
			return t;
	}
	return NP_NOTENSE;
}
