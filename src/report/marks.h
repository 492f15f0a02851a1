/* marks.h - quotation marks paired into pieces of quoted text. */
#ifndef NP_MARKS_H
#define NP_MARKS_H

#include <stdbool.h>

#include "text/text.h"

/* Tokens (open, close) are quoted: both marks are left out.  A piece whose
 * closing mark is missing by the custom of quotes that run over several
 * paragraphs ends with its paragraph, close being the token behind it. */
struct np_piece {
	uint32_t open, close;
	bool unclosed; /* no closing mark: ends with the paragraph */
	bool continues; /* the same quotation as the piece before it */
	const struct np_turn *turn; /* of a transcript, or NULL */
};

/* Pieces in text order, disjoint, none empty; *out, [*n], in the arena.
 * Linear.  No piece crosses a paragraph.  In a transcript a turn is one, with
 * the colon for its opening mark, and what is quoted in it is not. */
void np_marks_pair(np_arena *a, const struct np_text *t,
	struct np_piece **out, uint32_t *n);

#endif
