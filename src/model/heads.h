/* heads.h - the best tree over the tokens of a sentence. */
#ifndef NP_HEADS_H
#define NP_HEADS_H

#include "base/arena.h"
#include "model/net_kernel.h"

#define NP_HEADS_MAX 128 /* tokens */

/* Scores of arcs: row d, one a dependent, has n + 1 of them, one a head; that
 * of ROOT is the last.  What is behind it, and a token's own as its head, must
 * be lower than any other. */
struct np_arcs {
	const int16_t *score;
	uint32_t stride; /* from row to row, a multiple of 8 */
	uint32_t n; /* tokens, 1 .. NP_HEADS_MAX */
};

/* Room for the work; made once for all sentences of a text. */
struct np_heads;
struct np_heads *np_heads_new(np_arena *a);

/* head[n] of the projective tree with one child of ROOT whose arcs have the
 * highest sum; n stands for ROOT. */
void np_heads_best(struct np_heads *t, const struct np_net_kernel *kernel,
	const struct np_arcs *arcs, uint32_t *head);

#endif
