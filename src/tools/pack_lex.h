/* pack_lex.h - the two halves of compiling the lexicon: reading the tables
 * into names and places, and laying them out as lex.c reads them. */
#ifndef NP_PACK_LEX_H
#define NP_PACK_LEX_H

#include "tools/pack.h"

#define NP_PACK_NOPLACE UINT32_MAX

/* One spelling of one thing. */
struct np_pack_name {
	char *text;
	uint32_t classes; /* NP_LEX_* */
	uint32_t place; /* that it can stand for, or NP_PACK_NOPLACE */
	uint32_t identity; /* see np_lex_identity() */
};

struct np_pack_place {
	char code[16]; /* "PK", "US.CA", "US.CA.037"; "" for the others */
	char *name; /* NULL for cities */
	uint32_t geonameid;
	int32_t lat, lon; /* 1e-4 degrees */
	uint32_t kind; /* np_place_kind, or NP_LEX_KIND_COUNTY */
	uint32_t flags; /* NP_LEX_CAPITAL, NP_LEX_HISTORIC */
	uint32_t region; /* place it lies in; itself for none */
	uint64_t population;
};

struct np_pack_tables {
	struct np_pack_name *names;
	uint32_t nnames, capnames;
	struct np_pack_place *places; /* countries, other named ones, cities */
	uint32_t nplaces, capplaces, ncountries, nnamed;
};

/* Read every table of the lexicon in dir. */
void np_pack_lex_read(struct np_pack_tables *t, const char *dir);
void np_pack_lex_free(struct np_pack_tables *t);

/* Append the section. */
void np_pack_lex_write(np_buf *out, const struct np_pack_tables *t);

#endif
