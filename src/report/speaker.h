/* speaker.h - the verb that introduces a piece of quoted text, and whoever is
 * its subject. */
#ifndef NP_SPEAKER_H
#define NP_SPEAKER_H

#include "report/marks.h"
#include "report/scene.h"

enum np_where { NP_NOWHERE, NP_BEFORE, NP_AFTER };

/* Tokens [cue, cue_end) and [speaker, speaker_end); NP_NONE when absent. */
struct np_said {
	uint32_t cue, cue_end;
	uint32_t speaker, speaker_end;
	uint32_t issuer; /* token of who speaks, where the speaker is a paper */
	uint8_t where; /* enum np_where: on which side of the piece */
};

/* Find who says the piece, looking no further than its own sentence and its
 * neighbours prev and next (NULL: none). */
struct np_said np_said_find(const struct np_scene *s,
	const struct np_piece *prev, const struct np_piece *piece,
	const struct np_piece *next);

/* The person that the text just before token i is about: subject of the
 * sentence before, for quotations that stand alone. */
struct np_said np_said_context(const struct np_scene *s, uint32_t i);

/* Set the speaker of *out to the tokens that say who the noun i is, without
 * its clauses: the name behind it, the mention it is the head of, else the
 * noun with what stands before it; and the issuer, of a paper. */
void np_said_by(const struct np_scene *s, uint32_t i, struct np_said *out);

/* A noun that no preposition governs, in [beg, end), names first; NP_NONE where
 * there is none. */
uint32_t np_free_noun(const struct np_scene *s, uint32_t beg, uint32_t end);

#endif
