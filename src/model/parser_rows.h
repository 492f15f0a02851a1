/* parser_rows.h - weights of hashed features, many labels a feature.
 *
 *	slots  [1 << bits] u32   at << 12 | n << 8 | check
 *	pairs  [npairs] { label u8, weight i8 }
 *
 * A feature is a 32-bit hash.  Its upper bits choose the one slot it may have,
 * its lowest byte is compared with the slot's check; the slot leads to the n
 * labels it has anything to say about.  What is absent weighs nothing.
 *
 * A slot that leads outside of the pairs counts as absent and a label is taken
 * modulo NP_ROWS_LABELS, so that no content of a section can do harm and
 * opening one need not read it through.
 */
#ifndef NP_PARSER_ROWS_H
#define NP_PARSER_ROWS_H

#include "base/blob.h"

#define NP_ROWS_LABELS 64
#define NP_ROWS_MAXBITS 20

struct np_rows {
	const unsigned char *slots, *pairs;
	uint32_t bits, npairs;
};

/* Feature number id over three values.  The numbers are a part of the model's
 * format, as the hash function is. */
static inline uint32_t np_feature(uint32_t id, uint32_t a, uint32_t b,
	uint32_t c)
{
	uint64_t h = (id + UINT64_C(1)) * UINT64_C(0x9E3779B97F4A7C15)
		+ a * UINT64_C(0xD6E8FEB86659FD93)
		+ b * UINT64_C(0xC2B2AE3D27D4EB4F)
		+ c * UINT64_C(0x165667B19E3779F9);

	h ^= h >> 32;
	return (uint32_t)(h * UINT64_C(0x9FB21C651E98DF25) >> 32);
}

/* Add the weights of a feature to the labels' scores. */
static inline void np_rows_add(const struct np_rows *r, uint32_t feature,
	int16_t score[NP_ROWS_LABELS])
{
	uint32_t slot = np_le32(r->slots + 4
		* (size_t)(feature >> (32 - r->bits)));
	uint32_t at = slot >> 12, n = slot >> 8 & 15, i;
	const unsigned char *p = r->pairs + 2 * (size_t)at;

	if (((slot ^ feature) & 255) || at + n > r->npairs)
		return;
	for (i = 0; i < n; i++)
		score[p[2 * i] % NP_ROWS_LABELS] = (int16_t)(
			score[p[2 * i] % NP_ROWS_LABELS]
			+ (int8_t)p[2 * i + 1]);
}

/* The label with the highest score, the lowest such; labels [first, n). */
static inline unsigned np_rows_best(const int16_t score[NP_ROWS_LABELS],
	unsigned first, unsigned n)
{
	unsigned i, best = first;

	for (i = first + 1; i < n; i++)
		if (score[i] > score[best])
			best = i;
	return best;
}

#endif
