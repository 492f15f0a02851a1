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
#include "base/blob.h"

/* Mixes two words into one; the step np_hash() is made of. */
static inline uint64_t np_mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ b) * UINT64_C(0x9E3779B97F4A7C15);

	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 29;
}

/* n bytes, 1 to 8, as a little-endian number.  What is read twice lands in the
 * same place. */
static inline uint64_t np_hash_load(const unsigned char *p, size_t n)
{
	if (n == 8)
		return np_le64(p);
	if (n >= 4)
		return np_le32(p) | (uint64_t)np_le32(p + n - 4) << 8 * (n - 4);
	return p[0] | (uint64_t)p[n / 2] << 8 * (n / 2)
		| (uint64_t)p[n - 1] << 8 * (n - 1);
}

uint64_t np_hash(const void *bytes, size_t len, uint64_t seed);

/* np_hash(p, n, 0) for p[0..room), room >= n: where eight bytes may be read,
 * a short word is hashed without a branch on its length. */
static inline uint64_t np_hash_word(const unsigned char *p, size_t n,
	size_t room)
{
	if (n - 1 < 8 && room >= 8)
		return np_mix(np_mix(0, n), np_le64(p)
			& UINT64_MAX >> (64 - 8 * n));
	return np_hash(p, n, 0);
}

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
