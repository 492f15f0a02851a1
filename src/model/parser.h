/* parser.h - parts of speech and dependencies (Universal Dependencies v2).
 *
 * A read-only view over the sections "pos" and "dep" of the model.
 */
#ifndef NP_PARSER_H
#define NP_PARSER_H

#include "base/blob.h"
#include "text/text.h"

struct np_parser {
	np_blob pos, dep;
};

/* Check every bound in the sections and open a view of them. */
np_status np_parser_open(struct np_parser *p, np_blob pos, np_blob dep);

/* Fill upos and xpos of every token, sentence by sentence. */
void np_parser_tag(const struct np_parser *p, np_arena *a, struct np_text *t);

/* Fill head and rel of every token; needs np_parser_tag() before. */
void np_parser_parse(const struct np_parser *p, np_arena *a,
	struct np_text *t);

#endif
