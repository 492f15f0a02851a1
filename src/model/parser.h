/* parser.h - parts of speech and dependencies (Universal Dependencies v2).
 *
 * A read-only view over the sections "pos" (model/pos.h) and "dep":
 *
 *	0   version u32, bits of actions u32, bits of rows u32,
 *	    number of pairs u32, zeros
 *	64  actions: 1 << bits of 3 bytes, { check u8, weights of left, right
 *	    i8, beyond that of shift }
 *	    rows: slots, pairs (parser_rows.h), labels are relation codes
 *
 * The codes of np_token are listed in model/parser_tags.h.
 */
#ifndef NP_PARSER_H
#define NP_PARSER_H

#include "model/parser_tags.h"
#include "model/pos.h"

#define NP_DEP_VERSION 2u
#define NP_DEP_HEAD 64
#define NP_DEP_ENTRY 3 /* bytes; read as four, something always follows */

struct np_dep {
	const unsigned char *actions; /* NULL: no model */
	uint32_t bits;
	struct np_rows rows;
};

struct np_parser {
	struct np_pos pos;
	struct np_dep dep;
};

/* Check every bound in the sections and open a view of them.  Absent sections
 * are good: the two functions below then do nothing. */
np_status np_parser_open(struct np_parser *p, np_blob pos, np_blob dep);

/* Fill upos and xpos of every token, sentence by sentence. */
void np_parser_tag(const struct np_parser *p, np_arena *a, struct np_text *t);

/* Fill head and rel of every token; needs np_parser_tag() before.  Each
 * sentence becomes one projective tree with one root, whatever it holds.
 * Without a model every head is NP_NONE and every rel 0. */
void np_parser_parse(const struct np_parser *p, np_arena *a,
	struct np_text *t);

#endif
