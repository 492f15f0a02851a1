/* clause.h - the parts of a clause: who, and the words that tell what. */
#ifndef NP_CLAUSE_H
#define NP_CLAUSE_H

#include "report/scene.h"

/* Can token i be the verb of a clause of its own? */
bool np_is_predicate(const struct np_tree *tree, uint32_t i);

/* Is token i what somebody or something is: "the *worst* episode"?  Then it is
 * the verb of its clause, too, as UD has it. */
bool np_is_copular(const struct np_tree *tree, uint32_t i);

/* Head of the subject of verb v, or of the verb that v goes with; for "who"
 * and "which" the noun they stand for.  NP_NONE when there is none. */
uint32_t np_subject(const struct np_tree *tree, uint32_t v, bool *passive);

/* Subject and predicate of the clause whose verb is v.  The predicate ends
 * neither inside of a noun phrase nor between two marks. */
struct np_clause {
	uint32_t subject; /* head token, or NP_NONE */
	uint32_t beg, end; /* the predicate: verb group with its objects */
	uint32_t aux, aux_end; /* "will" of an earlier verb that goes for it too;
		NP_NONE where there is none */
	bool passive;
};
struct np_clause np_clause_at(const struct np_scene *s, uint32_t v);

#endif
