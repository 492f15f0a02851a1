/* match.h - the longest match of the grammar at a place. */
#ifndef NP_MATCH_H
#define NP_MATCH_H

#include "time/atoms.h"
#include "time/frame.h"

struct np_match {
	uint32_t atom, natoms;
	uint32_t rule;
	uint32_t split; /* atom between the two ends of a range; 0: none */
	struct np_slots frame;
};

/* Scratch that is kept from one place to the next. */
struct np_matcher {
	const struct np_grammar *g;
	np_arena *arena;
	struct np_thread *node; /* every thread of the current place */
	uint32_t nnodes, cap;
	uint32_t *seen; /* [positions] stamp of the step it was entered in */
	uint32_t stamp;
	uint32_t first[NP_DATES_WORDS]; /* symbols that begin a pattern */
	struct np_ahead *ahead; /* [symbols], of those that are known */
	uint8_t *known; /* [symbols] */
};

void np_matcher_init(struct np_matcher *m, const struct np_grammar *g,
	np_arena *a);

/* The longest match that begins with atom i, the rule that comes first in the
 * grammar among equals; false when there is none. */
int np_match_at(struct np_matcher *m, const struct np_atoms *as, uint32_t i,
	struct np_match *out);

#endif
