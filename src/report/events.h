/* events.h - who did what to whom, where and when. */
#ifndef NP_EVENTS_H
#define NP_EVENTS_H

#include "report/speaker.h"

/* Fill doc->events, in text order; reads doc->quotes. */
void np_events_find(struct np_doc *doc, const struct np_scene *s);

/* The noun phrase around its head i as text on one line, a mention's full
 * name if `resolve`; in the arena. */
np_str np_phrase_text(const struct np_scene *s, uint32_t i, bool resolve);

/* Tokens [beg, end) as text on one line, in the arena. */
np_str np_tokens_text(np_arena *a, const struct np_text *t, uint32_t beg,
	uint32_t end);

/* Subject and predicate of the clause whose verb is v. */
struct np_clause {
	uint32_t verb;
	uint32_t subject; /* head token, or NP_NONE */
	uint32_t beg, end; /* the predicate: verb group with its objects */
	bool passive;
};
struct np_clause np_clause_at(const struct np_tree *tree, uint32_t v);

/* Can token i be the verb of a clause of its own? */
bool np_is_predicate(const struct np_tree *tree, uint32_t i);

#endif
