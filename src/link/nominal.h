/* nominal.h - noun phrases for people and bodies of people, and pronouns.
 *
 *	[Pakistan's spymaster]    [the head] of [the military's ISI intelligence
 *	agency]    [a senior Pakistani security official] told AFP that [he] ...
 */
#ifndef NP_NOMINAL_H
#define NP_NOMINAL_H

#include "link/links.h"

/* Noun phrases and pronouns outside of names, in text order: *out, [*n], in
 * the arena.  Until traits are set, `entity` holds the head token. */
void np_nominal_find(const struct np_links *l, np_mention **out, uint32_t *n);

/* Where the noun phrase with that head begins, not before token first. */
uint32_t np_nominal_left(const struct np_links *l, uint32_t head,
	uint32_t first);

/* Whether a token is tagged as what noun phrases are made of. */
bool np_nominal_part(const struct np_links *l, uint32_t tok);

#endif
