/* found.h - a match of the grammar in the text, before it is worked out. */
#ifndef NP_FOUND_H
#define NP_FOUND_H

#include "time/frame.h"

struct np_found {
	uint32_t token, ntokens;
	uint32_t sentence;
	uint32_t split; /* token between the ends of a range, or 0 */
	uint8_t tense; /* np_tense */
	struct np_slots frame;
};

#endif
