/* coref.h - noun phrases and pronouns join who they stand for. */
#ifndef NP_COREF_H
#define NP_COREF_H

#include "link/links.h"

/* Mentions back to which a search may go. */
#define NP_COREF_WINDOW 60

/* The state of the one pass over the mentions, in text order. */
struct np_coref {
	struct np_links *l;
	uint32_t *latest; /* [parts] last mention described by that word: as
			   * its head, its title or its role; or NP_NONE */
	uint32_t *holder; /* [parts] name of the only one in the article who
			   * holds that office, or no mention */
};

/* Join nominals and pronouns; names have been joined before.  Linear: no
 * search goes back more than NP_COREF_WINDOW mentions. */
void np_coref_join(struct np_links *l);

/* definite.c: who the noun phrase i stands for, or NP_NONE. */
uint32_t np_definite_find(struct np_coref *c, uint32_t i);

/* pronoun.c: who the pronoun i stands for, or NP_NONE. */
uint32_t np_pronoun_find(struct np_coref *c, uint32_t i);

/* apposition.c: the mention that i renames by its place beside it: "Weber, a
 * singer", "the singer, Anna Weber,", "Weber is a singer"; or NP_NONE. */
uint32_t np_apposition_find(const struct np_links *l, uint32_t i);

/* predicate.c: the last mention before i in its sentence that is the subject of
 * the verb at that token, or NP_NONE. */
uint32_t np_subject_of(const struct np_links *l, uint32_t i, uint32_t verb);

/* predicate.c: the mention that i is told to have become, "Weber was named head
 * of the bank"; or NP_NONE. */
uint32_t np_predicate_find(const struct np_links *l, uint32_t i);

/* apposition.c: set trait.owner of the noun phrase i, and let "the head" take
 * in "of the agency". */
void np_owner_set(struct np_links *l, uint32_t i);

#endif
