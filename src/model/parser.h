/* parser.h - parts of speech and dependencies (Universal Dependencies v2).
 *
 * A view over the section "syntax" (model/net.h).  The codes of np_token are
 * listed in model/parser_tags.h.
 */
#ifndef NP_PARSER_H
#define NP_PARSER_H

#include "model/net.h"
#include "model/parser_tags.h"

struct np_parser {
	struct np_net net;
};

/* Open the section; an absent one is good: then no token is given anything.
 * *p must stay where it is. */
np_status np_parser_open(struct np_parser *p, np_blob section);

/* Fill upos, xpos, head and rel of every token, sentence by sentence.  Each
 * sentence becomes one projective tree with one root, whatever it holds.
 * Without a model every head is NP_NONE and all else 0. */
void np_parser_read(const struct np_parser *p, np_arena *a,
	struct np_text *t);

#endif
