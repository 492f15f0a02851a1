/* lex.h - what is known of names before an article is read.
 *
 * A read-only view over the section "lex" of the model: a longest-match
 * automaton from sequences of words to entries, and what each entry means.
 * Compiled by src/tools/pack from the tables in data/.
 *
 *	text --np_lex_find()--> hits --np_lex_place()--> candidate places
 *
 * Everything here may be asked with any number: what does not exist has no
 * classes, no candidates and no name.  So a view needs no long check when it
 * is opened, which is done at every start, and damaged data gives wrong
 * answers but never a wrong access.
 */
#ifndef NP_LEX_H
#define NP_LEX_H

#include <stdbool.h>

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
#define NP_LEX_ABBREV (1u << 15) /* short for the place: "Calif.", "NSW" */

/* A view into the section; owned by lex.c. */
struct np_lex {
	np_blob data;
	const unsigned char *dir, *hashes, *values; /* prefixes of entries */
	const unsigned char *entries, *list, *places, *names, *codes, *chars;
	uint32_t nprefixes, bits, nentries, nlist, nplaces, nnamed, ncountries,
		nchars;
};

/* A longest match. */
struct np_hit {
	uint32_t token, ntokens;
	uint32_t entry; /* handle of the entry, for the functions below */
	uint32_t classes; /* NP_LEX_* */
};

/* Open a view; NP_EMODEL when the section's parts do not fill it exactly.  An
 * absent section gives a lexicon that knows nothing. */
np_status np_lex_open(struct np_lex *lex, np_blob section);

/* Longest matches, left to right, that do not overlap and do not cross the
 * end of a sentence; in *hits, [*n], in the arena.  Linear in the tokens.
 *
 * A word matches without regard to diacritics, hyphens and apostrophes; where
 * the entry has a capital so must the text, where the entry is in capitals
 * ("US") so must the text; an entry in small letters ("director") matches any
 * case.  In an article without a single capital, none is asked for but by
 * entries in capitals. */
void np_lex_find(const struct np_lex *lex, np_arena *a,
	const struct np_text *t, struct np_hit **hits, uint32_t *n);

/* The longest entry that begins with token i and ends before token end; its
 * length in tokens, 0 for none.  For those who look for themselves; words is
 * made once an article by np_lex_words(). */
struct np_lex_words;
const struct np_lex_words *np_lex_words(const struct np_lex *lex, np_arena *a,
	const struct np_text *t);
uint32_t np_lex_at(const struct np_lex *lex, const struct np_lex_words *words,
	const struct np_text *t, uint32_t i, uint32_t end,
	struct np_hit *hit);
void np_lex_hits(const struct np_lex *lex, const struct np_lex_words *words,
	np_arena *a, const struct np_text *t, struct np_hit **hits,
	uint32_t *n); /* np_lex_find() with words that are made already */

/* NP_LEX_* of an entry. */
uint32_t np_lex_classes(const struct np_lex *lex, uint32_t entry);

/* Entries that name the same person or organisation share an identity ("CIA",
 * "Central Intelligence Agency"); 0: none known. */
uint32_t np_lex_identity(const struct np_lex *lex, uint32_t entry);


/* -- Places ---------------------------------------------------------------- */

#define NP_LEX_CAPITAL 1u /* of its country */
#define NP_LEX_HISTORIC 2u /* no longer there: "Soviet Union" */
#define NP_LEX_COUNTY 4u /* a region of the second level */
#define NP_LEX_SEAT 8u /* a city that a region of the first level is governed from */

struct np_lex_place {
	uint8_t kind; /* np_place_kind */
	uint8_t flags; /* NP_LEX_CAPITAL ... */
	char country[2]; /* ISO 3166 code, or two zero bytes */
	int32_t lat, lon; /* 1e-4 degrees, north and east positive */
	uint32_t geonameid; /* 0: none */
	uint32_t region; /* place it lies in, or NP_NONE: of a city its region
			  * (else its country), of a region its country */
	uint64_t population; /* within 5 %; 0: unknown */
};

/* How many places an entry can stand for.  A demonym stands for its
 * country. */
uint32_t np_lex_nplaces(const struct np_lex *lex, uint32_t entry);

/* The k-th of them, most populous first, as a place number; NP_NONE when
 * there is none. */
uint32_t np_lex_candidate(const struct np_lex *lex, uint32_t entry,
	uint32_t k);

/* What is known of a place; false, and *p all zero, when there is none. */
bool np_lex_place(const struct np_lex *lex, uint32_t place,
	struct np_lex_place *p);

/* Its usual name: of countries, regions and other areas, not of cities. */
np_str np_lex_name(const struct np_lex *lex, uint32_t place);

/* The country of that ISO code as a place number, or NP_NONE. */
uint32_t np_lex_country(const struct np_lex *lex, const char code[2]);

#endif
