/* parser_state.h - a half-parsed sentence, and what the parser sees of it.
 *
 *	  stack                buffer
 *	[ ... s2 s1 s0 ]     [ b0 b1 b2 ... ROOT ]
 *
 * Arc-hybrid transitions (Kuhlmann et al., ACL 2011):
 *
 *	shift   b0 moves onto the stack
 *	left    s0 becomes a left child of b0 and is popped
 *	right   s0 becomes a right child of s1 and is popped
 *
 * ROOT stands behind the last token.  Node numbers are places in the sentence;
 * n is ROOT and n + 1 is nothing, which has properties too, so that nothing is
 * ever asked for before it is looked at.
 */
#ifndef NP_PARSER_STATE_H
#define NP_PARSER_STATE_H

#include "model/pos.h"

enum np_action { NP_SHIFT, NP_LEFT, NP_RIGHT, NP_NACTIONS };

struct np_node {
	uint32_t w, c; /* word, class of words */
	uint32_t t, wt; /* part of speech, word with it */
	uint32_t left, left2, right, right2; /* outermost children, next ones */
	uint64_t lset, rset; /* relations of children, a bit each */
	uint32_t head;
	uint32_t ahead; /* verbs, commas and the like behind it */
	uint8_t rel, k; /* coarse class of words */
	uint8_t nleft, nright;
};

struct np_state {
	struct np_node *nodes; /* [n + 2] */
	uint32_t *stack; /* [n + 1] */
	uint32_t n, depth, next; /* tokens, on the stack, b0 */
};

#define NP_DEP_NACTION 96 /* features of a state at most */
#define NP_DEP_NLABEL 48 /* features of an arc at most */

/* Node i of the stack from its top, or nothing. */
static inline uint32_t np_state_s(const struct np_state *s, uint32_t i)
{
	return i < s->depth ? s->stack[s->depth - 1 - i] : s->n + 1;
}

/* Node i of the buffer, ROOT included, or nothing. */
static inline uint32_t np_state_b(const struct np_state *s, uint32_t i)
{
	return s->n - s->next >= i ? s->next + i : s->n + 1;
}

/* Begin with the tokens of a sentence, tagged; x are the lexemes of the text's
 * words.  nodes and stack must have room. */
void np_state_init(struct np_state *s, const struct np_text *t,
	const np_sentence *sentence, const struct np_lexeme *x);

static inline int np_state_done(const struct np_state *s)
{
	return s->next == s->n && !s->depth;
}

/* May the action be taken?  One always may while not done. */
static inline int np_state_allows(const struct np_state *s,
	enum np_action action)
{
	switch (action) {
	case NP_SHIFT:
		return s->next < s->n;
	case NP_LEFT: /* one root only */
		return s->depth == 1 || (s->depth && s->next < s->n);
	default:
		return s->depth >= 2;
	}
}

/* Those that may be taken, as bits. */
static inline unsigned np_state_allowed(const struct np_state *s)
{
	return (unsigned)np_state_allows(s, NP_SHIFT) << NP_SHIFT
		| (unsigned)np_state_allows(s, NP_LEFT) << NP_LEFT
		| (unsigned)np_state_allows(s, NP_RIGHT) << NP_RIGHT;
}

/* The arc that left or right would make. */
static inline void np_state_arc(const struct np_state *s,
	enum np_action action, uint32_t *head, uint32_t *dep)
{
	*dep = np_state_s(s, 0);
	*head = action == NP_LEFT ? s->next : np_state_s(s, 1);
}

/* The relation of an arc that needs no thought, or none: only a child of ROOT
 * is a root, and what is punctuation hangs as punctuation. */
unsigned np_dep_plain_label(const struct np_state *s, uint32_t head,
	uint32_t dep);

/* Take an allowed action; rel labels the arc it makes. */
void np_state_take(struct np_state *s, enum np_action action, unsigned rel);

/* Hashes of what speaks for one action or another; and for one relation or
 * another between head and dep, before the arc is made.  How many. */
unsigned np_dep_action_features(const struct np_state *s,
	uint32_t out[NP_DEP_NACTION]);
unsigned np_dep_label_features(const struct np_state *s, uint32_t head,
	uint32_t dep, uint32_t out[NP_DEP_NLABEL]);

#endif
