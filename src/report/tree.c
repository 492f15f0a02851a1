/* Child lists are threaded from the last token to the first, so each comes out
 * in text order.  Subtree spans are summed from the leaves up: a token is
 * passed on to its head when all its own children have been. */
#include "report/tree.h"

#include <string.h>

#include "base/banned.h"

static const char *const rel_names[NRELS] = {
	"", "root", "nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl",
	"obl:agent", "obl:tmod", "ccomp", "xcomp", "advcl", "acl",
	"acl:relcl", "conj", "cc", "aux", "aux:pass", "cop", "advmod", "amod",
	"det", "case", "mark", "nmod", "nmod:poss", "compound",
	"compound:prt", "flat", "nummod", "appos", "parataxis", "expl",
	"punct",
};

static const char *const pos_names[NUPOS] = {
	"", "NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "NUM",
};

/* For every code the parser prints, which of names it is. */
static void resolve(uint8_t code[256], const char *(*name)(unsigned),
	const char *const *names, unsigned n)
{
	unsigned c, i;

	memset(code, 0, 256);
	for (c = 1; c < 256 && name(c)[0] != '_'; c++)
		for (i = 1; i < n; i++)
			if (!strcmp(name(c), names[i]))
				code[c] = (uint8_t)i;
}

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
	uint8_t rels[256], poss[256];
	uint32_t i, h;

	resolve(rels, np_rel_name, rel_names, NRELS);
	resolve(poss, np_upos_name, pos_names, NUPOS);
	tree->text = t;
	tree->rel = np_arena_alloc(a, t->ntokens);
	tree->pos = np_arena_alloc(a, t->ntokens);
	tree->child = NP_NEW(a, uint32_t, t->ntokens);
	tree->sibling = NP_NEW(a, uint32_t, t->ntokens);
	tree->lo = NP_NEW(a, uint32_t, t->ntokens);
	tree->hi = NP_NEW(a, uint32_t, t->ntokens);
	memset(tree->child, 0xff, t->ntokens * sizeof *tree->child);
	memset(tree->sibling, 0xff, t->ntokens * sizeof *tree->sibling);
	for (i = t->ntokens; i-- > 0;) {
		tree->rel[i] = rels[t->tokens[i].rel];
		tree->pos[i] = poss[t->tokens[i].upos];
		h = np_tree_head(tree, i);
		if (h == NP_NONE)
			continue;
		tree->sibling[i] = tree->child[h];
		tree->child[h] = i;
	}
	add_spans(tree, a, t);
}

uint32_t np_tree_child(const struct np_tree *tree, uint32_t i, enum rel rel)
{
	uint32_t c;

	for (c = tree->child[i]; c != NP_NONE; c = tree->sibling[c])
		if (tree->rel[c] == rel)
			return c;
	return NP_NONE;
}

uint32_t np_tree_head(const struct np_tree *tree, uint32_t i)
{
	return tree->text->tokens[i].rel ? tree->text->tokens[i].head : NP_NONE;
}
