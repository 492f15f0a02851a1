/* links.h - the table the link stage works on.
 *
 *	names + timexes --mentions--> mentions with traits
 *	      --alias, coref--> union of mentions --entity--> entities
 *
 * Mentions are joined in a forest (union-find); what is known of a whole
 * group stands at the mention that is its root.  Letters used for dimensions:
 * [T] tokens, [W] words, [M] mentions.
 */
#ifndef NP_LINKS_H
#define NP_LINKS_H

#include <stdbool.h>
#include <string.h>

#include "doc.h"
#include "lex/lex.h"
#include "link/sense.h"

/* Part of speech of a token, as much as is asked here. */
enum np_pos {
	NP_POS_NONE, /* untagged */
	NP_POS_NOUN,
	NP_POS_PROPN,
	NP_POS_ADJ,
	NP_POS_NUM,
	NP_POS_DET,
	NP_POS_VERB,
	NP_POS_OTHER
};

/* What linking knows of a mention. */
struct np_trait {
	uint32_t head; /* token */
	uint32_t sent;
	uint32_t sense; /* NP_S_* of the head, determiner's and number's too */
	uint32_t owner; /* X of "X's chief" and "chief of X": a mention, or
			 * NP_NONE */
	uint32_t form; /* of a name, see alias.h */
	uint32_t own; /* the user's entry for this name, or NP_NONE */
	uint32_t top; /* token by which it hangs in the parse */
	bool subject;
	bool quoted; /* stands within a quotation */
	bool predicate; /* "is a Y": tells of another mention */
};

#define NP_GROUP_ROLES 6

/* What is known of all mentions of one thing. */
struct np_group {
	uint32_t first, last; /* mentions */
	uint32_t nnames, nnominals, npronouns;
	uint32_t votes[NP_NTYPES];
	uint32_t sense; /* NP_S_M, NP_S_F, NP_S_MANY, NP_S_COMP ... */
	uint32_t role[NP_GROUP_ROLES]; /* heads of descriptions: parts */
	uint32_t nroles;
	uint32_t own; /* the user's entry for it, or NP_NONE */
};

struct np_parts;

struct np_links {
	struct np_doc *doc;
	np_arena *arena;
	const struct np_text *text;
	const struct np_lex *lex;
	const struct np_lex_words *words;
	const struct np_hit *hits;
	uint32_t nhits;

	const uint32_t *sense; /* [W] NP_S_* */
	const struct np_parts *parts; /* of words, see parts.h */
	const uint32_t *sent; /* [T] sentence of a token */
	const uint32_t *hit; /* [T] index into hits, or NP_NONE */
	uint8_t pos[64]; /* enum np_pos of upos codes */
	uint8_t subj[64]; /* of rel codes: is a subject */
	bool tagged;

	np_mention *m; /* [M] */
	struct np_trait *trait; /* [M] */
	uint32_t n;
	uint32_t *name; /* [T] name mention over a token, or NP_NONE */

	uint32_t *up; /* [M] towards the root of the group */
	struct np_group *group; /* [M] of roots */
};

/* Set up everything above the mentions. */
void np_links_begin(struct np_links *l, struct np_doc *doc,
	const struct np_lex *lex, const struct np_hit *hits, uint32_t nhits);

/* Every mention a group of its own; needs m, trait, n. */
void np_links_groups(struct np_links *l);

/* The root of i's group. */
uint32_t np_links_root(struct np_links *l, uint32_t i);

/* Make the groups of a and b one; the earlier mention is its first. */
void np_links_join(struct np_links *l, uint32_t a, uint32_t b);

/* One is told to be a man and the other a woman. */
bool np_links_clash(struct np_links *l, uint32_t i, uint32_t j);

/* Majority type of a group. */
unsigned np_links_type(struct np_links *l, uint32_t i);

/* Senses of a token's word; its part of speech; its word in lower case. */
static inline uint32_t np_links_sense(const struct np_links *l, uint32_t tok)
{
	return l->sense[l->text->word[tok]];
}

static inline unsigned np_links_pos(const struct np_links *l, uint32_t tok)
{
	unsigned code = l->text->tokens[tok].upos;

	return code < 64 ? l->pos[code] : (unsigned)NP_POS_OTHER;
}

/* Where a mention hangs in the parse: its token whose governor is outside; of
 * "General Weber" the general, when the name hangs on him. */
uint32_t np_links_top(const struct np_text *t, const np_mention *m);

/* Whether mention i is the subject of a verb like "said". */
bool np_links_speaks(const struct np_links *l, uint32_t i);

/* Whether the token's spelling is s, in any case of letters.  Inline, so that
 * the length of what it is compared with is known. */
static inline bool np_links_is(const struct np_links *l, uint32_t tok,
	const char *s)
{
	return np_word_is(l->text, tok, s);
}

/* Whether the token hangs on its head by that relation of UD. */
bool np_links_rel(const struct np_links *l, uint32_t tok, const char *rel);

/* Whether the token is there, and makes a genitive: "'s". */
bool np_links_genitive(const struct np_links *l, uint32_t tok);

/* NP_LEX_* classes of the entry found over the token, 0 for none. */
uint32_t np_links_classes(const struct np_links *l, uint32_t tok);

#endif
