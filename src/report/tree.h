/* tree.h - the parse of an article, ready to be walked: children in text
 * order, and the run of tokens that each subtree covers. */
#ifndef NP_TREE_H
#define NP_TREE_H

#include <stdbool.h>

#include "model/parser_tags.h"
#include "text/text.h"

struct np_tree {
	const struct np_text *text;
	uint32_t *child, *sibling; /* [T] first child, next sibling, NP_NONE */
	uint32_t *lo, *hi; /* [T] subtree lies in tokens [lo, hi) */
};

/* In the arena; linear.  Without a parse every token is a root. */
void np_tree_build(struct np_tree *tree, np_arena *a, const struct np_text *t);

/* First child of i with that relation, or NP_NONE. */
uint32_t np_tree_child(const struct np_tree *tree, uint32_t i, unsigned rel);

static inline unsigned np_rel(const struct np_tree *tree, uint32_t i)
{
	return tree->text->tokens[i].rel;
}

static inline unsigned np_upos(const struct np_tree *tree, uint32_t i)
{
	return tree->text->tokens[i].upos;
}

/* The token i depends on, or NP_NONE. */
uint32_t np_tree_head(const struct np_tree *tree, uint32_t i);

#endif
