/* The best projective tree (Eisner, COLING 1996).
 *
 * Mostly every token's own best head already makes a tree, and then there is
 * nothing better: that is looked at first.  Else spans of growing width are
 * put together; each stands for its best tree, headed by its left or right
 * end:
 *
 *	right      the left end heads all     a span that is whole
 *	left       the right end heads all
 *	arc_right  as right, and the right end has its head, but no children
 *	           behind it as yet: two whole spans and an arc over them
 *	arc_left   as left, likewise
 *
 * Tables are kept by width and first token, so that all spans of a width are
 * worked out side by side, eight at a time: the best of all places where to
 * cut them in two.  Where the cut was is found once more, for those spans that
 * are in the tree.
 *
 * Cost: n^3 / 16 vector steps at most; n is limited, so a text's cost is
 * linear in its length. */
#include "model/heads.h"

#include <string.h>

#include "base/banned.h"

#define MAX NP_HEADS_MAX
#define WIDTH (MAX + 8) /* a vector may begin at the last token */

typedef int32_t table[MAX][WIDTH]; /* [last - first][first] */

struct np_heads {
	table right, left, arc_right, arc_left;
	uint32_t stack[MAX], missing[MAX + 1];
};

struct np_heads *np_heads_new(np_arena *a)
{
	return np_arena_alloc(a, sizeof(struct np_heads));
}

static int32_t score(const struct np_arcs *arcs, uint32_t dep, uint32_t head)
{
	return arcs->score[(size_t)dep * arcs->stride + head];
}

/* Do the heads make a projective tree with one root?  Tokens are attached from
 * left to right; a stack holds those that miss children or their head. */
static int is_tree(struct np_heads *t, const uint32_t *head, uint32_t n)
{
	uint32_t i, depth = 0, *stack = t->stack, *missing = t->missing;

	memset(missing, 0, ((size_t)n + 1) * sizeof *missing);
	for (i = 0; i < n; i++)
		missing[head[i]]++;
	if (missing[n] != 1)
		return 0;
	for (i = 0; i < n; i++) {
		while (depth && head[stack[depth - 1]] == i
		       && !missing[stack[depth - 1]])
			missing[i]--, depth--;
		stack[depth++] = i;
		while (depth >= 2 && !missing[stack[depth - 1]]
		       && head[stack[depth - 1]] == stack[depth - 2])
			depth--, missing[stack[depth - 1]]--;
	}
	return depth == 1;
}

/* -- Spans ----------------------------------------------------------------- */

/* The halves of spans i..i + w: of cut k, a is the left one, k or k + 1 wide,
 * and b the one behind it; as the rows of a grow wider and those of b shorter,
 * b begins one token later from cut to cut. */
static struct np_cuts inside_arc(const struct np_heads *t, uint32_t w)
{
	return (struct np_cuts){ t->right[0], t->left[w - 1] + 1, WIDTH,
		1 - WIDTH, w };
}

static struct np_cuts behind_arc(const struct np_heads *t, uint32_t w)
{
	return (struct np_cuts){ t->arc_right[1], t->right[w - 1] + 1, WIDTH,
		1 - WIDTH, w };
}

static struct np_cuts before_arc(const struct np_heads *t, uint32_t w)
{
	return (struct np_cuts){ t->left[0], t->arc_left[w], WIDTH, 1 - WIDTH,
		w };
}

/* All spans of width w, from shorter ones. */
static void spans(struct np_heads *t, const struct np_net_kernel *kernel,
	const struct np_arcs *arcs, uint32_t w)
{
	struct np_cuts inside = inside_arc(t, w), behind = behind_arc(t, w),
		before = before_arc(t, w);
	uint32_t i, n = arcs->n - w;

	kernel->best_cuts(t->arc_right[w], &inside, n);
	for (i = 0; i < n; i++) {
		t->arc_left[w][i] = t->arc_right[w][i] + score(arcs, i, i + w);
		t->arc_right[w][i] += score(arcs, i + w, i);
	}
	kernel->best_cuts(t->right[w], &behind, n);
	kernel->best_cuts(t->left[w], &before, n);
}

/* The first cut of the span at i that has that sum. */
static uint32_t find_cut(struct np_cuts c, uint32_t i, int32_t sum)
{
	uint32_t k = 0;

	for (; c.a[i] + c.b[i] != sum; k++) {
		c.a += c.a_step;
		c.b += c.b_step;
	}
	return k;
}

struct span {
	uint8_t first, last, right; /* right: the first heads all */
};

/* The span's arc and the three spans around it; gives the head, and in *child
 * its child. */
static uint32_t take_apart(const struct np_heads *t,
	const struct np_arcs *arcs, struct span x, struct span below[3],
	uint32_t *child)
{
	uint32_t i = x.first, j = x.last, w = j - i, at;
	int32_t arc;

	if (x.right) {
		j = i + 1 + find_cut(behind_arc(t, w), i, t->right[w][i]);
		below[0] = (struct span){ (uint8_t)j, x.last, 1 };
		arc = t->arc_right[j - i][i] - score(arcs, j, i);
	} else {
		i += find_cut(before_arc(t, w), i, t->left[w][i]);
		below[0] = (struct span){ x.first, (uint8_t)i, 0 };
		arc = t->arc_left[j - i][i] - score(arcs, i, j);
	}
	at = i + find_cut(inside_arc(t, j - i), i, arc);
	below[1] = (struct span){ (uint8_t)i, (uint8_t)at, 1 };
	below[2] = (struct span){ (uint8_t)(at + 1), (uint8_t)j, 0 };
	*child = x.right ? j : i;
	return x.right ? i : j;
}

static void read_heads(const struct np_heads *t, const struct np_arcs *arcs,
	uint32_t root, uint32_t *head)
{
	struct span todo[2 * MAX], below[3], x;
	uint32_t depth = 0, child, parent, k;

	todo[depth++] = (struct span){ 0, (uint8_t)root, 0 };
	todo[depth++] = (struct span){ (uint8_t)root, (uint8_t)(arcs->n - 1),
		1 };
	while (depth) {
		x = todo[--depth];
		if (x.first == x.last)
			continue;
		parent = take_apart(t, arcs, x, below, &child);
		head[child] = parent;
		for (k = 0; k < 3; k++)
			if (below[k].first != below[k].last)
				todo[depth++] = below[k];
	}
	head[root] = arcs->n;
}

/* The token whose tree over all, as the child of ROOT, is the best. */
static uint32_t best_root(const struct np_heads *t, const struct np_arcs *arcs)
{
	uint32_t i, best = 0, n = arcs->n;
	int32_t sum, most = INT32_MIN;

	for (i = 0; i < n; i++) {
		sum = t->left[i][0] + t->right[n - 1 - i][i]
			+ score(arcs, i, n);
		if (sum > most)
			most = sum, best = i;
	}
	return best;
}

void np_heads_best(struct np_heads *t, const struct np_net_kernel *kernel,
	const struct np_arcs *arcs, uint32_t *head)
{
	uint32_t i, w, n = arcs->n;

	for (i = 0; i < n; i++)
		head[i] = kernel->best(arcs->score + (size_t)i * arcs->stride,
			arcs->stride);
	if (is_tree(t, head, n))
		return;
	memset(t->right[0], 0, sizeof t->right[0]);
	memset(t->left[0], 0, sizeof t->left[0]);
	for (w = 1; w < n; w++)
		spans(t, kernel, arcs, w);
	read_heads(t, arcs, best_root(t, arcs), head);
}
