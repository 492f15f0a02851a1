/* Opening the section "dates".
 *
 * Every index that is stored is checked here once, so that the matcher may
 * follow them blindly.  Follow lists lead forward only (pattern positions are
 * numbered left to right), which is what makes matching finite; that is
 * checked too. */
#include "time/grammar.h"

#include <string.h>

#include "time/frame.h"
#include "base/banned.h"

const char *const np_builtin_names[NP_NBUILTINS] = {
#define X(name) #name,
	NP_BUILTINS(X)
#undef X
};

static const unsigned char *take(const unsigned char **p, uint64_t *left,
	uint64_t records, uint64_t words)
{
	const unsigned char *at = *p;
	uint64_t size = records * words * 4;

	if (!at || size > *left) {
		*p = NULL;
		return NULL;
	}
	*p += size;
	*left -= size;
	return at;
}

static int lists_ok(const unsigned char *array, uint32_t words, uint32_t n,
	uint32_t at, uint32_t limit)
{
	uint32_t i, first, count;

	for (i = 0; i < n; i++) {
		first = np_dget(array, words, i, at);
		count = np_dget(array, words, i, at + 1);
		if (first > limit || count > limit - first)
			return 0;
	}
	return 1;
}

/* Whether the first word of every record, masked, is below the limit. */
static int below(const unsigned char *array, uint32_t words, uint32_t n,
	uint32_t mask, uint32_t limit)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if ((np_dget(array, words, i, 0) & mask) >= limit)
			return 0;
	return 1;
}

static int positions_ok(const struct np_grammar *g)
{
	uint32_t i, k, first, n, slot;

	for (i = 0; i < g->npositions; i++) {
		slot = np_dget(g->positions, NP_DR_POSITION, i, 0) >> 16 & 255;
		if (slot >= NP_NSLOTS && slot != NP_SLOT_NONE)
			return 0;
		if (np_dget(g->positions, NP_DR_POSITION, i, 1) >= g->nrules)
			return 0;
		first = np_dget(g->positions, NP_DR_POSITION, i, 2);
		n = np_dget(g->positions, NP_DR_POSITION, i, 3);
		for (k = first; k < first + n; k++)
			if (np_dget(g->follow, 1, k, 0) <= i)
				return 0;
	}
	return 1;
}

static int rules_ok(const struct np_grammar *g)
{
	uint32_t i, ops, c;

	for (i = 0; i < g->nrules; i++) {
		ops = np_dget(g->rules, NP_DR_RULE, i, 0);
		if ((ops & 255) >= NP_NOPS || (ops >> 8) > 3)
			return 0;
	}
	for (c = 0; c < NP_NCONTEXTS; c++)
		if (!lists_ok(g->rules, NP_DR_RULE, g->nrules, 3 + 2 * c,
				g->ncontext))
			return 0;
	return lists_ok(g->rules, NP_DR_RULE, g->nrules, 1, g->nsettings)
		&& below(g->settings, NP_DR_SETTING, g->nsettings, UINT32_MAX,
			NP_NSLOTS)
		&& below(g->context, 1, g->ncontext, UINT32_MAX, g->nsymbols);
}

static int sound(const struct np_grammar *g)
{
	uint32_t i;

	if (g->nsymbols > NP_DATES_SYMBOLS || g->nsymbols < NP_NBUILTINS
			|| !g->nbuckets || g->nbuckets & (g->nbuckets - 1))
		return 0;
	for (i = 0; i < g->nfollow; i++)
		if (np_dget(g->follow, 1, i, 0) >= g->npositions)
			return 0;
	for (i = 0; i < g->nstarts; i++)
		if (np_dget(g->startlist, 1, i, 0) >= g->npositions)
			return 0;
	return lists_ok(g->buckets, NP_DR_BUCKET, g->nbuckets, 2, g->nsenses)
		&& below(g->senses, NP_DR_SENSE, g->nsenses, 0xffff,
			g->nsymbols)
		&& below(g->positions, NP_DR_POSITION, g->npositions, 0xffff,
			g->nsymbols)
		&& lists_ok(g->positions, NP_DR_POSITION, g->npositions, 2,
			g->nfollow)
		&& lists_ok(g->starts, NP_DR_START, g->nsymbols, 0,
			g->nstarts)
		&& positions_ok(g) && rules_ok(g);
}

int np_grammar_open(struct np_grammar *g, np_blob s)
{
	const unsigned char *p = s.ptr;
	uint64_t left = s.len;
	const unsigned char *head;

	memset(g, 0, sizeof *g);
	if (!s.ptr || !s.len)
		return 1;
	head = take(&p, &left, 1, NP_DH_SIZE);
	if (!head || np_dget(head, 1, NP_DH_MAGIC, 0) != NP_DATES_MAGIC)
		return 0;
	g->nsymbols = np_dget(head, 1, NP_DH_NSYMBOLS, 0);
	g->nbuckets = np_dget(head, 1, NP_DH_NBUCKETS, 0);
	g->nsenses = np_dget(head, 1, NP_DH_NSENSES, 0);
	g->npositions = np_dget(head, 1, NP_DH_NPOSITIONS, 0);
	g->nfollow = np_dget(head, 1, NP_DH_NFOLLOW, 0);
	g->nstarts = np_dget(head, 1, NP_DH_NSTARTS, 0);
	g->nrules = np_dget(head, 1, NP_DH_NRULES, 0);
	g->nsettings = np_dget(head, 1, NP_DH_NSETTINGS, 0);
	g->ncontext = np_dget(head, 1, NP_DH_NCONTEXT, 0);
	g->buckets = take(&p, &left, g->nbuckets, NP_DR_BUCKET);
	g->senses = take(&p, &left, g->nsenses, NP_DR_SENSE);
	g->positions = take(&p, &left, g->npositions, NP_DR_POSITION);
	g->follow = take(&p, &left, g->nfollow, 1);
	g->starts = take(&p, &left, g->nsymbols, NP_DR_START);
	g->startlist = take(&p, &left, g->nstarts, 1);
	g->rules = take(&p, &left, g->nrules, NP_DR_RULE);
	g->settings = take(&p, &left, g->nsettings, NP_DR_SETTING);
	g->context = take(&p, &left, g->ncontext, 1);
	return p && sound(g);
}

uint32_t np_grammar_senses(const struct np_grammar *g, uint64_t hash,
	uint32_t *n)
{
	uint32_t mask = g->nbuckets - 1, i = (uint32_t)hash & mask, steps;
	uint32_t lo = (uint32_t)hash, hi = (uint32_t)(hash >> 32);

	*n = 0;
	for (steps = 0; steps < g->nbuckets; steps++, i = (i + 1) & mask) {
		if (!np_dget(g->buckets, NP_DR_BUCKET, i, 3))
			return 0;
		if (np_dget(g->buckets, NP_DR_BUCKET, i, 0) == lo
				&& np_dget(g->buckets, NP_DR_BUCKET, i, 1)
				== hi) {
			*n = np_dget(g->buckets, NP_DR_BUCKET, i, 3);
			return np_dget(g->buckets, NP_DR_BUCKET, i, 2);
		}
	}
	return 0;
}
