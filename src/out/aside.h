/* aside.h - names that belong to the paper and not to the story.
 *
 *	... he added. Reuter                     who signs
 *	(Photo: AP)  Jo Hall/Reuters             who took the picture
 *	OSLO, May 3 (AP) -                       who sent it
 *	Sen. John McCain (R-Ariz.)               labels
 *	UK as an organisation                    beside the country
 */
#ifndef NP_ASIDE_H
#define NP_ASIDE_H

#include "out/notes.h"

/* [E] 1: the entity is never more than that.  Linear: at most one
 * organisation a country is compared with all places. */
const uint8_t *np_asides(const struct np_reader *r);

/* [E] How many of the mentions that are printed say what another beside them
 * says: "the military's ISI agency", "Dockers Union (DU)", "Anna Weber, 45, a
 * singer"; or are asides. */
const uint32_t *np_repeats(const struct np_reader *r);

#endif
