/* "The statement said", "a letter from Ms. Roe read", "the ministry's report
 * found": a paper is the subject, a person or a body speaks.  Whose it is
 * stands beside the noun, or is the subject of the verb that brought it about,
 * there or where the same noun stood shortly before:
 *
 *	The ministry issued a statement.  "...," the statement said.
 *
 * Looks back at most BACK tokens, so the cost is linear. */
#include "report/issuer.h"

#include "base/list.h"
#include "report/clause.h"
#include "base/banned.h"

#define BACK 150u

bool np_is_paper(const struct np_scene *s, uint32_t i)
{
	static const char *const papers[] = { "ad", "ads", "affidavit",
		"announcement", "article", "bill", "book", "caption",
		"complaint", "document", "documents", "e-mail", "e-mails",
		"editorial", "email", "emails", "exchange", "filing", "letter",
		"memo", "message", "messages", "minutes", "note", "notice",
		"post", "release", "report", "reports", "resolution",
		"response", "ruling", "sign", "statement", "statements",
		"story", "study", "survey", "transcript", "tweet", "tweets",
		"video", "website" };
	const struct np_word *w = np_word_of(&s->doc->text, i);

	return s->mention[i] == NP_NONE
		&& np_upos(s->tree, i) == NP_UPOS_NOUN
		&& NP_LIST_HAS(papers, w->low, w->nlow);
}

/* Can the mention over token i have something to say? */
static bool is_somebody(const struct np_scene *s, uint32_t i)
{
	uint32_t m = s->mention[i];

	return m != NP_NONE && (s->doc->mentions[m].type == NP_PER
		|| s->doc->mentions[m].type == NP_ORG);
}

/* "by", "from" before the noun i. */
static bool is_source(const struct np_scene *s, uint32_t i)
{
	uint32_t c = np_tree_child(s->tree, i, NP_REL_CASE);

	return c != NP_NONE && (np_word_is(&s->doc->text, c, "by")
		|| np_word_is(&s->doc->text, c, "from"));
}

/* "the ministry's statement", "a White House statement", "a statement by the
 * ministry" */
static uint32_t beside(const struct np_scene *s, uint32_t i)
{
	const struct np_tree *tree = s->tree;
	uint32_t c;
	unsigned rel;

	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c]) {
		rel = np_rel(tree, c);
		if (is_somebody(s, c) && (rel == NP_REL_NMOD_POSS
				|| rel == NP_REL_COMPOUND
				|| (rel == NP_REL_NMOD && is_source(s, c))))
			return c;
	}
	return NP_NONE;
}

/* Who issued it, told where it is named. */
static uint32_t issuer_here(const struct np_scene *s, uint32_t i)
{
	uint32_t who = beside(s, i);
	bool passive;

	if (who != NP_NONE || np_rel(s->tree, i) != NP_REL_OBJ)
		return who;
	who = np_subject(s->tree, np_tree_head(s->tree, i), &passive);
	return who != NP_NONE && !passive && is_somebody(s, who) ? who :
		NP_NONE;
}

uint32_t np_issuer(const struct np_scene *s, uint32_t i)
{
	const struct np_text *t = &s->doc->text;
	uint32_t who = issuer_here(s, i), k = i;
	uint32_t least = i > BACK ? i - BACK : 0;

	while (who == NP_NONE && k-- > least)
		if (t->word[k] == t->word[i])
			who = issuer_here(s, k);
	return who;
}
