/* lex.h - what is known of names before an article is read.
 *
 * A read-only view over the section "lex" of the model: a longest-match
 * automaton from sequences of words to entries, and what each entry means.
 * Compiled by src/tools/pack from the tables in data/.
 */
#ifndef NP_LEX_H
#define NP_LEX_H

#include "base/blob.h"
#include "text/text.h"

/* What an entry can stand for; one entry may have several bits. */
#define NP_LEX_COUNTRY (1u << 0)
#define NP_LEX_REGION (1u << 1) /* first-level region, US county */
#define NP_LEX_CITY (1u << 2)
#define NP_LEX_PLACE (1u << 3) /* continent, sea, world region */
#define NP_LEX_DEMONYM (1u << 4) /* "Kenyan", "Kenyans" */
#define NP_LEX_FIRSTNAME_M (1u << 5)
#define NP_LEX_FIRSTNAME_F (1u << 6)
#define NP_LEX_PERSON (1u << 7) /* full name of a known person */
#define NP_LEX_TITLE (1u << 8) /* "Lieutenant General", "Mr." */
#define NP_LEX_ROLE (1u << 9) /* "director", "prime minister" */
#define NP_LEX_ORG (1u << 10) /* name of a known organisation */
#define NP_LEX_ORGCUE (1u << 11) /* "Ministry", "Inc." */
#define NP_LEX_MISC (1u << 12) /* known name of something else */
#define NP_LEX_AGENCY (1u << 13) /* news agency or newspaper */
#define NP_LEX_PLACECUE (1u << 14) /* "Mount", "River", "Airport" */

struct np_lex {
	np_blob data;
	/* views into data; owned by lex.c */
	const struct np_lex_head *head;
};

/* A longest match. */
struct np_hit {
	uint32_t token, ntokens;
	uint32_t entry; /* index of the entry, see np_lex_entry() */
	uint32_t classes; /* NP_LEX_* */
};

/* Check every bound in the section and open a view of it. */
np_status np_lex_open(struct np_lex *lex, np_blob section);

/* Longest matches, left to right, that do not overlap; in *hits, [*n], in the
 * arena.  Linear in the tokens. */
void np_lex_find(const struct np_lex *lex, np_arena *a,
	const struct np_text *t, struct np_hit **hits, uint32_t *n);

#endif
