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

#include <string.h>

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
	ts->perfect = class_of(g, "*perfect*", 9);
	ts->been = class_of(g, "*been*", 6);
	ts->present = class_of(g, "*present*", 9);
	ts->presents = class_of(g, "*presents*", 10);
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
		&& (as->v[i + 1].spell->nsenses == 0
			|| is(&as->v[i + 1], ts->presents))
		&& !(i && is(&as->v[i - 1], ts->did));
}

/* "had been due", "was originally scheduled": what was planned once. */
static bool overtaken(const struct np_tenses *ts, const struct np_atoms *as,
	uint32_t i)
{
	return i > 1 && is(&as->v[i], ts->future) && is(&as->v[i - 1], ts->been)
		&& is(&as->v[i - 2], ts->past);
}

/* Whether the tagger, if it has been here, takes an atom for a verb. */
static bool may_be_verb(const struct np_atoms *as, uint32_t i)
{
	unsigned xpos = as->text->tokens[as->v[i].token].xpos;

	return !xpos || np_xpos_name(xpos)[0] == 'V';
}

static unsigned xpos_of(const struct np_atoms *as, uint32_t token)
{
	return as->text->tokens[token].xpos;
}

static bool tagged(const struct np_atoms *as, uint32_t token, const char *tag)
{
	return !strcmp(np_xpos_name(xpos_of(as, token)), tag);
}

static enum np_tense tense_of(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t i)
{
	const struct np_atom *a = &as->v[i];

	if (is(a, ts->future))
		return overtaken(ts, as, i) ? NP_PASTTENSE : NP_FUTURETENSE;
	if (is(a, ts->present) || (is(a, ts->presents)
			&& tagged(as, a->token, "VBP")))
		return NP_PLANTENSE;
	if (infinitive(ts, as, i))
		return i && overtaken(ts, as, i - 1) ? NP_PASTTENSE
			: NP_PLANTENSE;
	if (!may_be_verb(as, i))
		return NP_NOTENSE;
	if (is(a, ts->past))
		return NP_PASTTENSE;
	if (np_atom_is(a, NP_B_edword) /* but not "a contested vote" */
			&& !(i && is(&as->v[i - 1], ts->det)))
		return NP_PASTTENSE;
	return NP_NOTENSE;
}

/* "will be named", "to be sold": a participle at i that has not yet been; but
 * not "the ambassador to Venezuela said". */
static bool passive_future(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t i)
{
	uint32_t k;

	for (k = 1; k <= 3 && k <= i; k++) {
		if (is(&as->v[i - k], ts->future))
			return !overtaken(ts, as, i - k);
		if (is(&as->v[i - k], ts->to))
			return k > 1 && np_atom_is(&as->v[i - k + 1],
				NP_B_lower);
		if (is(&as->v[i - k], ts->past))
			return false;
	}
	return false;
}

/* -- With a parse ----------------------------------------------------------- */

#define CLIMB 6 /* from a date to its verb: "met at a party on Friday" */

/* The atom of a token of the sentence; as->n when it has none. */
static uint32_t atom_of(const struct np_atoms *as, uint32_t token)
{
	uint32_t lo = 0, hi = as->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (as->v[mid].token < token)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < as->n && as->v[lo].token == token ? lo : as->n;
}

/* Tense of the verb at a token, by its auxiliaries; NP_NOTENSE: it has none of
 * its own, and the verb it hangs on decides. */
static enum np_tense tense_of_verb(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t verb)
{
	uint32_t k, aux, atom, at = atom_of(as, verb);
	bool past = tagged(as, verb, "VBD"), bare = true;

	if (at == as->n)
		return NP_NOTENSE;
	for (k = 1; k <= 5 && k <= verb; k++) {
		aux = verb - k;
		if (as->text->tokens[aux].head != verb
				|| (atom = atom_of(as, aux)) == as->n)
			continue;
		bare = bare && np_xpos_name(xpos_of(as, aux))[0] != 'V';
		if (tagged(as, aux, "MD") && is(&as->v[atom], ts->future))
			return NP_FUTURETENSE;
		if (is(&as->v[atom], ts->to))
			return atom && (is(&as->v[atom - 1], ts->did)
				|| overtaken(ts, as, atom - 1)) ?
				NP_PASTTENSE : NP_PLANTENSE;
		if (tagged(as, aux, "VBD") || is(&as->v[atom], ts->past)
				|| is(&as->v[atom], ts->perfect))
			past = true;
	}
	if (is(&as->v[at], ts->future))
		return overtaken(ts, as, at) ? NP_PASTTENSE : NP_FUTURETENSE;
	return past || (bare && tagged(as, verb, "VBN")) ? NP_PASTTENSE
		: NP_NOTENSE;
}

/* "the vote due in May" */
static bool planned(const struct np_tenses *ts, const struct np_atoms *as,
	uint32_t token)
{
	uint32_t i = atom_of(as, token);

	return i < as->n && is(&as->v[i], ts->future);
}

/* Tense of the verb that governs the date whose last atom is i. */
static enum np_tense parsed_tense(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t i)
{
	uint32_t k, at = as->v[i].token;
	enum np_tense t;

	for (k = 0; k < CLIMB; k++) {
		at = as->text->tokens[at].head;
		if (at == NP_NONE)
			break;
		if (np_xpos_name(xpos_of(as, at))[0] != 'V'
				&& !planned(ts, as, at))
			continue;
		t = tense_of_verb(ts, as, at);
		if (t == NP_PLANTENSE && i > atom_of(as, at) + REACH_PLAN)
			return NP_NOTENSE;
		if (t != NP_NOTENSE)
			return t;
	}
	return NP_NOTENSE;
}

enum np_tense np_tense_at(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t beg, uint32_t end)
{
	bool owns = end < as->n && is(&as->v[end], ts->owns);
	enum np_tense t;
	uint32_t i, k;

	if (beg > 2 && is(&as->v[beg - 1], ts->ahead))
		return is(&as->v[beg - 2], ts->back) ?
			NP_PASTTENSE : NP_FUTURETENSE;
	if (!owns && xpos_of(as, as->v[beg].token)) {
		t = beg && is(&as->v[beg - 1], ts->back) ? NP_PASTTENSE
			: parsed_tense(ts, as, end - 1);
		if (t != NP_NOTENSE)
			return t;
	}
	for (k = 1; k <= REACH_LEFT && k <= beg; k++) {
		i = beg - k;
		if (k > 1 && is(&as->v[i], ts->bound))
			break;
		if (owns && infinitive(ts, as, i))
			return NP_NOTENSE; /* "to obey Wednesday's ruling" */
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
