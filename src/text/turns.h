/* turns.h - who has the word in a transcript. */
#ifndef NP_TURNS_H
#define NP_TURNS_H

#include "text/text.h"

/* "STEVE INSKEEP, HOST: Good morning." */
struct np_turn {
	uint32_t beg, name; /* tokens [beg, name) name the speaker, or none */
	uint32_t colon; /* the token in front of what is said */
	uint32_t end; /* token behind it, in the paragraph of the label */
	bool named; /* no "Q", "UNIDENTIFIED MAN" */
};

/* Fill turns and nturns of a text whose zones are known, and set the zone of
 * its stage directions to NP_SIGNOFF; there are none where the text is no
 * transcript.  Linear; everything in the arena. */
void np_turns_find(struct np_text *t, np_arena *a);

/* The turn whose label token i is in, or NULL. */
const struct np_turn *np_turn_labelled(const struct np_text *t, uint32_t i);

#endif
