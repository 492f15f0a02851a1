/* tense.h - past or future: the verb that a date hangs on. */
#ifndef NP_TENSE_H
#define NP_TENSE_H

#include "time/atoms.h"
#include "time/resolve.h"

/* Symbols of the word classes that tell tense; NP_NONE: not in the grammar. */
struct np_tenses {
	uint32_t past, future, to, bound, did, present, presents, ahead, owns,
		det, back, been, perfect;
};

void np_tenses_init(struct np_tenses *ts, const struct np_grammar *g);

/* Tense around atoms [beg, end) of the sentence that was read. */
enum np_tense np_tense_at(const struct np_tenses *ts,
	const struct np_atoms *as, uint32_t beg, uint32_t end);

#endif
