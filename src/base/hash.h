/* hash.h - one hash function, and a table from byte strings to numbers.
 *
 * The function decides which row of a trained model a feature reads, so it is
 * part of the model's format: the same bytes give the same number on every
 * machine, and a change of it means training anew.
 */
#ifndef NP_HASH_H
#define NP_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Mixes two words into one; the step np_hash() is made of. */
static inline uint64_t np_mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ b) * UINT64_C(0x9E3779B97F4A7C15);

	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 29;
}

uint64_t np_hash(const void *bytes, size_t len, uint64_t seed);

/* Open addressing with linear probing; grows at half full.  Keys are borrowed
 * and must live as long as the table. */
typedef struct np_table {
	np_arena *arena;
	struct np_slot *slots;
	uint32_t nslots, n; /* nslots is a power of two or 0 */
} np_table;

void np_table_init(np_table *t, np_arena *arena);

/* Where the value of the key is kept.  A key that is new gets the value
 * `fresh`; *value may be changed until the next call. */
uint32_t *np_table_put(np_table *t, const char *key, size_t len,
	uint64_t hash, uint32_t fresh);

/* NULL when the key is not there. */
const uint32_t *np_table_get(const np_table *t, const char *key, size_t len,
	uint64_t hash);

#endif
