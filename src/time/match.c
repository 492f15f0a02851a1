/* Running the automaton.
 *
 * All rules run at once (Thompson's simulation).  A thread is a position that
 * has just read an atom, and the thread it came from; of several threads that
 * reach a position in the same step the first is kept, so a step costs at most
 * the follow lists of the grammar, whatever was read before.  The slots of the
 * winner are filled by walking back its threads, last one first.
 *
 * Words like "the" and "a" begin hundreds of patterns, nearly none of which
 * survives the next word.  So the two are asked first whether any pattern that
 * begins with the one goes on with the other: a set of symbols, worked out once
 * an article for each symbol.  That spares nine of ten runs, and an article
 * without events a twentieth of its time.
 */
#include "time/match.h"

#include <string.h>

#include "base/banned.h"

struct np_thread {
	uint32_t position, from; /* from: index of a thread, or NP_NONE */
};

/* What may stand behind the first symbol of a pattern. */
struct np_ahead {
	uint32_t bits[NP_DATES_WORDS];
	uint32_t final; /* one symbol is all of a pattern */
};

void np_matcher_init(struct np_matcher *m, const struct np_grammar *g,
	np_arena *a)
{
	uint32_t i;

	m->g = g;
	m->arena = a;
	m->node = NULL;
	m->nnodes = m->cap = 0;
	m->seen = NP_NEW(a, uint32_t, g->npositions);
	m->stamp = 0;
	m->known = NP_NEW(a, uint8_t, g->nsymbols);
	m->ahead = np_arena_alloc(a, g->nsymbols * sizeof *m->ahead);
	memset(m->first, 0, sizeof m->first);
	for (i = 0; i < g->nsymbols; i++)
		if (np_dget(g->starts, NP_DR_START, i, 1))
			m->first[i / 32] |= 1u << i % 32;
}

static uint32_t symbol_of(const struct np_grammar *g, uint32_t position)
{
	return np_dget(g->positions, NP_DR_POSITION, position, 0) & 0xffff;
}

static void enter(struct np_matcher *m, uint32_t position, uint32_t from)
{
	struct np_thread t = { position, from };

	if (m->seen[position] == m->stamp)
		return;
	m->seen[position] = m->stamp;
	NP_PUSH(m->arena, m->node, m->nnodes, m->cap, t);
}

/* Symbols of context c of the rule at a neighbour that may be absent. */
static int near(const struct np_grammar *g, uint32_t rule, unsigned c,
	const struct np_atom *a, int joined)
{
	uint32_t first = np_dget(g->rules, NP_DR_RULE, rule, 3 + 2 * c);
	uint32_t n = np_dget(g->rules, NP_DR_RULE, rule, 4 + 2 * c), i, s;

	for (i = first; i < first + n; i++) {
		s = np_dget(g->context, 1, i, 0);
		if (s == NP_B_start ? !a : s == NP_B_joined ? a && joined
				: a && np_atom_is(a, s))
			return 1;
	}
	return 0;
}

static int empty_context(const struct np_grammar *g, uint32_t rule, unsigned c)
{
	return !np_dget(g->rules, NP_DR_RULE, rule, 4 + 2 * c);
}

/* Whether no blank stands between two neighbouring atoms. */
static int joined(const struct np_atoms *as, const struct np_atom *right)
{
	return !right->head
		|| !(as->text->tokens[right->token].flags & NP_TOK_SPACE);
}

static int fits(const struct np_matcher *m, const struct np_atoms *as,
	uint32_t rule, uint32_t i, uint32_t end)
{
	const struct np_atom *prev = i ? &as->v[i - 1] : NULL;
	const struct np_atom *next = end < as->n ? &as->v[end] : NULL;
	int jp = prev && joined(as, &as->v[i]), jn = next && joined(as, next);
	const struct np_grammar *g = m->g;

	if (!as->v[i].head || !as->v[end - 1].tail)
		return 0;
	return (empty_context(g, rule, NP_PREV)
			|| near(g, rule, NP_PREV, prev, jp))
		&& !near(g, rule, NP_NOTPREV, prev, jp)
		&& (empty_context(g, rule, NP_NEXT)
			|| near(g, rule, NP_NEXT, next, jn))
		&& !near(g, rule, NP_NOTNEXT, next, jn);
}

/* The best final thread among nodes [beg, end), which have read the atoms up
 * to `behind`. */
static uint32_t best_final(const struct np_matcher *m,
	const struct np_atoms *as, uint32_t beg, uint32_t i, uint32_t behind)
{
	uint32_t k, p, rule, best = NP_NONE, best_rule = NP_NONE;

	for (k = beg; k < m->nnodes; k++) {
		p = m->node[k].position;
		if (!(np_dget(m->g->positions, NP_DR_POSITION, p, 0) >> 24))
			continue;
		rule = np_dget(m->g->positions, NP_DR_POSITION, p, 1);
		if (rule >= best_rule || !fits(m, as, rule, i, behind))
			continue;
		best = k;
		best_rule = rule;
	}
	return best;
}

static int32_t in_range(uint32_t slot, int32_t v)
{
	return v >= np_slot_range[slot][0] && v <= np_slot_range[slot][1] ? v
		: NP_UNSET;
}

static void fill(const struct np_matcher *m, const struct np_atoms *as,
	uint32_t node, struct np_match *out)
{
	const struct np_grammar *g = m->g;
	uint32_t at = out->atom + out->natoms, word, slot, i, first, n;
	struct np_slots *f = &out->frame;

	for (slot = 0; slot < NP_NSLOTS; slot++)
		f->slot[slot] = NP_UNSET;
	out->split = 0;
	word = np_dget(g->rules, NP_DR_RULE, out->rule, 0);
	f->op = word & 255;
	f->type = (uint8_t)(word >> 8);
	first = np_dget(g->rules, NP_DR_RULE, out->rule, 1);
	n = np_dget(g->rules, NP_DR_RULE, out->rule, 2);
	for (i = first; i < first + n; i++) {
		slot = np_dget(g->settings, NP_DR_SETTING, i, 0);
		f->slot[slot] = in_range(slot, (int32_t)np_dget(g->settings,
			NP_DR_SETTING, i, 1));
	}
	for (; node != NP_NONE; node = m->node[node].from) {
		at--;
		word = np_dget(g->positions, NP_DR_POSITION,
			m->node[node].position, 0);
		slot = word >> 16 & 255;
		if (slot == NP_S_part)
			out->split = at;
		else if (slot != NP_SLOT_NONE)
			f->slot[slot] = in_range(slot, np_atom_value(g,
				&as->v[at], word & 0xffff));
	}
}

/* Threads for every pattern that can begin with the atom. */
static void begin(struct np_matcher *m, const struct np_atom *a)
{
	const struct np_grammar *g = m->g;
	uint32_t w, bits, symbol, first, n, k;

	for (w = 0; w < NP_DATES_WORDS; w++) {
		bits = a->spell->bits[w] & m->first[w];
		for (; bits; bits &= bits - 1) {
			symbol = w * 32 + (uint32_t)__builtin_ctz(bits);
			first = np_dget(g->starts, NP_DR_START, symbol, 0);
			n = np_dget(g->starts, NP_DR_START, symbol, 1);
			for (k = first; k < first + n; k++)
				enter(m, np_dget(g->startlist, 1, k, 0),
					NP_NONE);
		}
	}
}

/* Let threads [beg, end) read an atom. */
static void step(struct np_matcher *m, const struct np_atom *a, uint32_t beg,
	uint32_t end)
{
	const struct np_grammar *g = m->g;
	uint32_t k, i, first, n, p;

	m->stamp++;
	for (k = beg; k < end; k++) {
		p = m->node[k].position;
		first = np_dget(g->positions, NP_DR_POSITION, p, 2);
		n = np_dget(g->positions, NP_DR_POSITION, p, 3);
		for (i = first; i < first + n; i++) {
			p = np_dget(g->follow, 1, i, 0);
			if (np_atom_is(a, symbol_of(g, p)))
				enter(m, p, k);
		}
	}
}

static const struct np_ahead *ahead_of(struct np_matcher *m, uint32_t symbol)
{
	const struct np_grammar *g = m->g;
	struct np_ahead *a = &m->ahead[symbol];
	uint32_t k, end, p, i, n, next;

	if (m->known[symbol])
		return a;
	m->known[symbol] = 1;
	memset(a, 0, sizeof *a);
	k = np_dget(g->starts, NP_DR_START, symbol, 0);
	for (end = k + np_dget(g->starts, NP_DR_START, symbol, 1); k < end;
	     k++) {
		p = np_dget(g->startlist, 1, k, 0);
		a->final |= np_dget(g->positions, NP_DR_POSITION, p, 0) >> 24
			!= 0;
		i = np_dget(g->positions, NP_DR_POSITION, p, 2);
		n = np_dget(g->positions, NP_DR_POSITION, p, 3);
		for (n += i; i < n; i++) {
			next = symbol_of(g, np_dget(g->follow, 1, i, 0));
			a->bits[next / 32] |= 1u << next % 32;
		}
	}
	return a;
}

/* Whether a pattern begins with atom a and ends there, or goes on with next,
 * which may be NULL. */
static int is_promising(struct np_matcher *m, const struct np_spell *a,
	const struct np_spell *next)
{
	const struct np_ahead *ahead;
	uint32_t w, bits, k, common;

	for (w = 0; w < NP_DATES_WORDS; w++) {
		bits = a->bits[w] & m->first[w];
		for (; bits; bits &= bits - 1) {
			ahead = ahead_of(m, w * 32
				+ (uint32_t)__builtin_ctz(bits));
			for (common = 0, k = 0; next && k < NP_DATES_WORDS; k++)
				common |= ahead->bits[k] & next->bits[k];
			if (common || ahead->final)
				return 1;
		}
	}
	return 0;
}

int np_match_at(struct np_matcher *m, const struct np_atoms *as, uint32_t i,
	struct np_match *out)
{
	uint32_t at = i + 1, beg = 0, end, final, best = NP_NONE;

	if (!as->v[i].spell || (!as->v[i].spell->nsenses
			&& !(as->v[i].spell->bits[0] & m->first[0])))
		return 0; /* most words: a few shapes begin no pattern */
	if (!is_promising(m, as->v[i].spell, at < as->n ? as->v[at].spell
			: NULL))
		return 0;
	m->nnodes = 0;
	m->stamp++;
	begin(m, &as->v[i]);
	while (beg < m->nnodes) {
		final = best_final(m, as, beg, i, at);
		if (final != NP_NONE) {
			best = final;
			out->natoms = at - i;
		}
		if (at == as->n || !as->v[at].spell)
			break;
		end = m->nnodes;
		step(m, &as->v[at++], beg, end);
		beg = end;
	}
	if (best == NP_NONE)
		return 0;
	out->atom = i;
	out->rule = np_dget(m->g->positions, NP_DR_POSITION,
		m->node[best].position, 1);
	fill(m, as, best, out);
	return 1;
}
