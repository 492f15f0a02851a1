/* tree.h - the parse of an article, ready to be walked.
 *
 * Children in text order, and the run of tokens that each subtree covers.  The
 * relations are those of Universal Dependencies v2 that the report needs;
 * every other is REL_OTHER. */
#ifndef NP_TREE_H
#define NP_TREE_H

#include <stdbool.h>

#include "text/text.h"

enum rel {
	REL_OTHER,
	REL_ROOT,
	REL_NSUBJ,
	REL_NSUBJ_PASS,
	REL_CSUBJ,
	REL_OBJ,
	REL_IOBJ,
	REL_OBL,
	REL_OBL_AGENT,
	REL_OBL_TMOD,
	REL_CCOMP,
	REL_XCOMP,
	REL_ADVCL,
	REL_ACL,
	REL_RELCL,
	REL_CONJ,
	REL_CC,
	REL_AUX,
	REL_AUX_PASS,
	REL_COP,
	REL_ADVMOD,
	REL_AMOD,
	REL_DET,
	REL_CASE,
	REL_MARK,
	REL_NMOD,
	REL_POSS,
	REL_COMPOUND,
	REL_PRT,
	REL_FLAT,
	REL_NUMMOD,
	REL_APPOS,
	REL_PARATAXIS,
	REL_EXPL,
	REL_PUNCT,
	NRELS
};

enum upos {
	POS_OTHER,
	POS_NOUN,
	POS_PROPN,
	POS_PRON,
	POS_VERB,
	POS_AUX,
	POS_ADJ,
	POS_NUM,
	NUPOS
};

struct np_tree {
	const struct np_text *text;
	uint8_t *rel; /* [T] enum rel */
	uint8_t *pos; /* [T] enum upos */
	uint32_t *child, *sibling; /* [T] first child, next sibling, NP_NONE */
	uint32_t *lo, *hi; /* [T] subtree lies in tokens [lo, hi) */
};

/* In the arena; linear.  Without a parse every token is a root of REL_OTHER. */
void np_tree_build(struct np_tree *tree, np_arena *a, const struct np_text *t);

/* First child of i with that relation, or NP_NONE. */
uint32_t np_tree_child(const struct np_tree *tree, uint32_t i, enum rel rel);

/* The token i depends on, or NP_NONE. */
uint32_t np_tree_head(const struct np_tree *tree, uint32_t i);

#endif
