/* parts.h - words as the parts by which names are compared.
 *
 *	Zaheer ul-Islam   zaheer ul islam     U.S.  us
 *	Bogotá            bogota              '     (none)
 *
 * Equal parts have equal numbers, so a name is compared as a few integers.
 */
#ifndef NP_PARTS_H
#define NP_PARTS_H

#include "text/text.h"

struct np_parts {
	const uint32_t *first; /* [W + 1] where a word's parts begin in list */
	const uint32_t *list; /* numbers of parts, in order */
	const np_str *text; /* [nparts] folded spelling of a part */
	const uint32_t *looks; /* [nparts] NP_PART_* of its first sight */
	uint32_t nparts;
	np_table table; /* spelling -> number */
};

/* In the arena; linear. */
const struct np_parts *np_parts_read(np_arena *a, const struct np_text *t);

/* The last part of a word, or NP_NONE. */
uint32_t np_parts_last(const struct np_parts *p, uint32_t word);

/* The parts of tokens [i, i + n), at most max of them, into ids; how many. */
uint32_t np_parts_of(const struct np_parts *p, const struct np_text *t,
	np_span tokens, uint32_t *ids, uint32_t max);

#endif
