/* What somebody is told to have become: "Weber was named head of the bank",
 * "after becoming the first woman to win", "who serves as its chairman".
 *
 * The noun phrase hangs on the verb; the verb's subject is who it is, or that
 * of the clause the verb's own hangs on, or the noun that "who" stands for.
 * "Wants to become president" tells nothing yet.  One search within the
 * sentence for each phrase behind such a verb; nothing without a parse. */
#include "link/coref.h"

#include "base/list.h"
#include "base/banned.h"

static const char *const becoming[] = { "became", "becomes", "becoming",
	"remained", "remains" };
static const char *const chosen[] = { "appointed", "chosen", "crowned",
	"elected", "made", "named" };
static const char *const serving[] = { "served", "serves", "serving",
	"worked", "working", "works" };

/* The verb that tells what i is, or NP_NONE; *passive: by whose will. */
static uint32_t verb_of(const struct np_links *l, uint32_t i, bool *passive)
{
	uint32_t top = l->trait[i].top, verb = l->text->tokens[top].head;
	const struct np_word *w;

	*passive = false;
	if (verb == NP_NONE)
		return NP_NONE;
	w = np_word_of(l->text, verb);
	if (np_links_rel(l, top, "obl"))
		return l->m[i].token && np_links_is(l, l->m[i].token - 1, "as")
			&& NP_LIST_HAS(serving, w->low, w->nlow) ? verb
			: NP_NONE;
	if (!np_links_rel(l, top, "xcomp"))
		return NP_NONE;
	*passive = NP_LIST_HAS(chosen, w->low, w->nlow);
	return *passive || NP_LIST_HAS(becoming, w->low, w->nlow) ? verb
		: NP_NONE;
}

uint32_t np_subject_of(const struct np_links *l, uint32_t i, uint32_t verb)
{
	uint32_t j;

	for (j = i; j-- && i - j <= NP_COREF_WINDOW
		&& l->trait[j].sent == l->trait[i].sent;)
		if (l->trait[j].subject
			&& l->text->tokens[l->trait[j].top].head == verb)
			return j;
	return NP_NONE;
}

/* The last mention before i that hangs at token top. */
static uint32_t mention_of(const struct np_links *l, uint32_t i, uint32_t top)
{
	uint32_t j;

	for (j = i; j-- && i - j <= NP_COREF_WINDOW
		&& l->trait[j].sent == l->trait[i].sent;)
		if (l->trait[j].top == top)
			return j;
	return NP_NONE;
}

uint32_t np_predicate_find(const struct np_links *l, uint32_t i)
{
	bool passive;
	uint32_t verb, who, up;

	if (!l->tagged)
		return NP_NONE;
	verb = verb_of(l, i, &passive);
	if (verb == NP_NONE)
		return NP_NONE;
	who = np_subject_of(l, i, verb);
	if (passive && who != NP_NONE
		&& !np_links_rel(l, l->trait[who].top, "nsubj:pass"))
		return NP_NONE;
	up = l->text->tokens[verb].head;
	if (who != NP_NONE || up == NP_NONE)
		return who;
	if (np_links_rel(l, verb, "acl:relcl"))
		return mention_of(l, i, up);
	return np_links_rel(l, verb, "advcl") || np_links_rel(l, verb, "conj")
		? np_subject_of(l, i, up) : NP_NONE;
}
