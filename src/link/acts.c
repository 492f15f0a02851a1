/* A country, or the town it is governed from, acts when it stands where only
 * people can:
 *
 *	Islamabad agreed to allow ...        subject of a verb of doing
 *	Islamabad's decision to end ...      owner of a decision
 *	its alliance with Washington         party to an agreement
 *
 * "Pakistan is large", "Pakistan's north" and "in Pakistan" are places. */
#include "link/acts.h"

#include <stdbool.h>
#include <string.h>

#include "link/links.h"
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

/* What only somebody can be. */
static const char *const moods[] = { "adamant", "angry", "committed",
	"concerned", "confident", "critical", "eager", "furious", "keen",
	"ready", "reluctant", "silent", "sceptical", "skeptical", "vocal",
	"wary", "willing", "worried" };

/* Verbs a place can be the subject of as a place. */
static const char *const states[] = { "border", "borders", "bordered",
	"contain", "contains", "cover", "covers", "experience", "experienced",
	"extend", "extends", "grew", "has", "had", "have", "lie", "lies",
	"lay", "remain", "remains", "remained", "see", "sees", "saw",
	"suffer", "suffered", "suffers" };

#define IN(t, tok, list)                                                      \
	is_one_of(t, tok, list, sizeof(list) / sizeof *(list))

static bool is_one_of(const struct np_text *t, uint32_t tok,
	const char *const *list, size_t n)
{
	const struct np_word *w = np_word_of(t, tok);
	size_t i;

	for (i = 0; i < n; i++)
		if (w->nlow == strlen(list[i])
			&& !memcmp(w->low, list[i], w->nlow))
			return true;
	return false;
}

/* A country, or the town it is governed from. */
static bool governs(const struct np_doc *doc, const np_mention *m)
{
	const np_place *p = &doc->entities[m->entity].place;

	return m->type == NP_LOC && m->kind == NP_NAME
		&& (p->kind == NP_COUNTRY || p->capital);
}

static bool is_rel(const struct np_text *t, uint32_t tok, const char *rel)
{
	const char *s = np_rel_name(t->tokens[tok].rel);

	return !strncmp(s, rel, strlen(rel));
}

static bool is_pos(const struct np_text *t, uint32_t tok, const char *pos)
{
	return !strcmp(np_upos_name(t->tokens[tok].upos), pos);
}

static bool acts(const struct np_text *t, uint32_t top)
{
	uint32_t up = t->tokens[top].head;

	if (up == NP_NONE)
		return false;
	if (is_rel(t, top, "conj") && t->tokens[up].head != NP_NONE) {
		top = up; /* between Islamabad and Washington */
		up = t->tokens[top].head;
	}
	if (is_rel(t, top, "nsubj:pass"))
		return false;
	if (is_rel(t, top, "nsubj"))
		return (is_pos(t, up, "VERB") && !IN(t, up, states))
			|| IN(t, up, moods);
	if (is_rel(t, top, "nmod:poss"))
		return IN(t, up, decisions) || IN(t, up, dealings);
	if (is_rel(t, top, "nmod"))
		return IN(t, up, dealings);
	return is_rel(t, top, "obl:agent");
}

void np_acts_mark(struct np_doc *doc)
{
	const struct np_text *t = &doc->text;
	uint32_t i;

	for (i = 0; i < doc->nmentions; i++)
		if (governs(doc, &doc->mentions[i]))
			doc->mentions[i].acts = acts(t,
				np_links_top(t, &doc->mentions[i]));
}
