/* Child lists are threaded from the last token to the first, so each comes out
 * in text order.  Subtree spans are summed from the leaves up: a token is
 * passed on to its head when all its own children have been. */
#include "report/tree.h"

#include <string.h>

#include "base/banned.h"

static void add_spans(struct np_tree *tree, np_arena *a,
	const struct np_text *t)
{
	uint32_t *pending = NP_NEW(a, uint32_t, t->ntokens), i, j, h;

	for (i = 0; i < t->ntokens; i++) {
		tree->lo[i] = i;
		tree->hi[i] = i + 1;
		if ((h = np_tree_head(tree, i)) != NP_NONE)
			pending[h]++;
	}
	for (i = 0; i < t->ntokens; i++) {
		/* A token whose children are done may free its head, and
		 * that one its own: each token is passed exactly once. */
		for (j = i; pending[j] == 0; j = h) {
			pending[j] = NP_NONE;
			h = np_tree_head(tree, j);
			if (h == NP_NONE)
				break;
			if (tree->lo[j] < tree->lo[h])
				tree->lo[h] = tree->lo[j];
			if (tree->hi[j] > tree->hi[h])
				tree->hi[h] = tree->hi[j];
			pending[h]--;
		}
	}
}

void np_tree_build(struct np_tree *tree, np_arena *a, const struct np_text *t)
{
	uint32_t i, h;

	tree->text = t;
	tree->child = NP_NEW(a, uint32_t, t->ntokens);
	tree->sibling = NP_NEW(a, uint32_t, t->ntokens);
	tree->lo = NP_NEW(a, uint32_t, t->ntokens);
	tree->hi = NP_NEW(a, uint32_t, t->ntokens);
	memset(tree->child, 0xff, t->ntokens * sizeof *tree->child);
	memset(tree->sibling, 0xff, t->ntokens * sizeof *tree->sibling);
	for (i = t->ntokens; i-- > 0;) {
		h = np_tree_head(tree, i);
		if (h == NP_NONE)
			continue;
		tree->sibling[i] = tree->child[h];
		tree->child[h] = i;
	}
	add_spans(tree, a, t);
}

uint32_t np_tree_child(const struct np_tree *tree, uint32_t i, unsigned rel)
{
	uint32_t c;

	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c])
		if (np_rel(tree, c) == rel)
			return c;
	return NP_NONE;
}

uint32_t np_tree_head(const struct np_tree *tree, uint32_t i)
{
	return tree->text->tokens[i].rel ? tree->text->tokens[i].head : NP_NONE;
}
