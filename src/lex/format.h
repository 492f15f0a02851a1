/* format.h - constants of the section "lex", shared by who writes and who
 * reads it.  The layout is told in lex.c.
 *
 *	0  format; prefixes n; directory bits; entries; list; places; named
 *	   places; countries; chars: nine u32, then zeros
 *	64 prefixes: directory (2^bits + 1), hashes [n], values [n], u32 each
 *	   entries, list of place numbers (u32), places
 *	   names: offsets [named + 1] into chars; codes [countries], chars
 *
 * Places stand in the order: countries by code, other named ones, cities.
 */
#ifndef NP_LEX_FORMAT_H
#define NP_LEX_FORMAT_H

#include <stdint.h>

#include "base/hash.h"

#define NP_LEX_FORMAT 0x3178656cu /* "lex1" */
#define NP_LEX_HEAD 64
#define NP_LEX_ENTRY 12
#define NP_LEX_PLACESIZE 12
#define NP_LEX_MAXPARTS 8 /* of an entry */

/* Values of the trie. */
#define NP_LEX_GOESON 0x80000000u
#define NP_LEX_ISPLACE 0x40000000u
#define NP_LEX_NOENTRY 0x3fffffffu

/* First word of an entry. */
#define NP_LEX_MORE 0x80000000u
#define NP_LEX_CLASSES 0x7fffffffu

/* How a part must look, two bits each. */
#define NP_LEX_ANY 0u
#define NP_LEX_CAP 1u
#define NP_LEX_UPPER 2u
#define NP_LEX_CAPDOT 3u

/* Kind of a place in the file: np_place_kind, and one more. */
#define NP_LEX_KIND_COUNTY 5u

/* Flags of a place in the file: two bits, so a town that is capital and no more
 * stands for the seat of a region. */
#define NP_LEX_ISSEAT 3u

/* Hash of a prefix of one part more.  Its upper bits choose a slot of the
 * directory, the 32 below them are kept. */
static inline uint64_t np_lex_longer(uint64_t prefix, uint64_t part)
{
	return np_mix(np_mix(prefix, 1), part); /* np_mix is symmetric */
}

static inline uint32_t np_lex_kept(uint64_t hash, uint32_t bits)
{
	return (uint32_t)(hash << bits >> 32);
}

/* Populations are kept in eighths of a binary order of magnitude. */
static inline uint64_t np_lex_population(unsigned code)
{
	/* 256 * 2^(k/8) */
	static const uint16_t eighths[8] = { 256, 279, 304, 332, 362, 395,
		431, 470 };

	return code ? (uint64_t)eighths[code % 8] << code / 8 >> 8 : 0;
}

#endif
