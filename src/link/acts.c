/* A country, or the town it is governed from, acts when it stands where only
 * people can:
 *
 *	Islamabad agreed to allow ...        subject of a verb of doing
 *	Islamabad's decision to end ...      owner of a decision
 *	its alliance with Washington         party to an agreement
 *
 * "Pakistan is large", "Pakistan's north" and "in Pakistan" are places. */
#include "link/acts.h"

#include <string.h>

#include "base/banned.h"

static const char *const decisions[] = { "ability", "allegation",
	"announcement", "apology", "appeal", "attempt", "bid", "claim",
	"concern", "decision", "demand", "denial", "desire", "determination",
	"effort", "failure", "insistence", "intention", "offer", "opposition",
	"plan", "pledge", "policy", "position", "proposal", "readiness",
	"refusal", "reluctance", "request", "response", "stance", "strategy",
	"support", "threat", "vow", "warning", "willingness" };

static const char *const dealings[] = { "accord", "agreement", "alliance",
	"ceasefire", "conflict", "contact", "cooperation", "deal", "dialogue",
	"dispute", "distrust", "friendship", "negotiation", "negotiations",
	"pact", "partnership", "rapprochement", "relation", "relations",
	"relationship", "rift", "row", "standoff", "talks", "tension",
	"tensions", "thaw", "ties", "treaty", "trust" };

/* Verbs a place can be the subject of as a place. */
static const char *const states[] = { "border", "borders", "bordered",
	"contain", "contains", "cover", "covers", "experience", "experienced",
	"extend", "extends", "grew", "has", "had", "have", "lie", "lies",
	"lay", "remain", "remains", "remained", "see", "sees", "saw",
	"suffer", "suffered", "suffers" };

#define IN(l, tok, list)                                                      \
	is_one_of(l, tok, list, sizeof(list) / sizeof *(list))

static bool is_one_of(const struct np_links *l, uint32_t tok,
	const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (np_links_is(l, tok, list[i]))
			return true;
	return false;
}

static bool is_capital(const struct np_links *l, const struct np_hit *hit)
{
	struct np_lex_place place;
	uint32_t best = np_lex_candidate(l->lex, hit->entry, 0);

	return hit->classes & NP_LEX_CITY && best != NP_NONE
		&& np_lex_place(l->lex, best, &place)
		&& place.flags & NP_LEX_CAPITAL;
}

static bool governs(const struct np_links *l, const np_mention *m)
{
	uint32_t at = l->hit[m->token];

	if (m->type != NP_LOC || m->kind != NP_NAME || at == NP_NONE)
		return false;
	return l->hits[at].classes & NP_LEX_COUNTRY
		|| is_capital(l, &l->hits[at]);
}

static bool is_rel(const struct np_links *l, uint32_t tok, const char *rel)
{
	const char *s = np_rel_name(l->text->tokens[tok].rel);

	return !strncmp(s, rel, strlen(rel));
}

static bool acts(const struct np_links *l, uint32_t i)
{
	uint32_t top = l->trait[i].top, up = l->text->tokens[top].head;

	if (up == NP_NONE)
		return false;
	if (is_rel(l, top, "conj") && l->text->tokens[up].head != NP_NONE) {
		top = up; /* between Islamabad and Washington */
		up = l->text->tokens[top].head;
	}
	if (is_rel(l, top, "nsubj"))
		return np_links_pos(l, up) == NP_POS_VERB
			? !is_rel(l, top, "nsubj:pass") && !IN(l, up, states)
			: np_links_pos(l, up) == NP_POS_ADJ;
	if (is_rel(l, top, "nmod:poss"))
		return IN(l, up, decisions) || IN(l, up, dealings);
	if (is_rel(l, top, "nmod"))
		return IN(l, up, dealings);
	return is_rel(l, top, "obl:agent");
}

void np_acts_mark(struct np_links *l)
{
	uint32_t i;

	for (i = 0; l->tagged && i < l->n; i++)
		if (governs(l, &l->m[i]))
			l->m[i].acts = acts(l, i);
}
