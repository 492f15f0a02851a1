/* statement.h - "Mayor Lee: Bridge will be built": a name, and what it says. */
#ifndef NP_STATEMENT_H
#define NP_STATEMENT_H

#include "report/scene.h"

/* Tokens [beg, end) are what the mention `speaker` says. */
struct np_statement {
	uint32_t speaker, beg, end;
};
bool np_statement_read(const struct np_scene *s, const np_sentence *sent,
	struct np_statement *out);

/* "says Bridge will be built", in the arena; in quotation marks where the words
 * are the speaker's own. */
np_str np_statement_text(const struct np_scene *s,
	const struct np_statement *st);

#endif
