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

#ifdef __GNUC__
#define NP_PREFETCH(p) __builtin_prefetch(p)
#else
#define NP_PREFETCH(p) ((void)0)
#endif

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

/* Add the weights of n features to the labels' scores; features is used up.
 * In two passes, so that the memory of the second is on its way while the
 * first looks at the slots, and without a branch on what is a toss: whether a
 * feature is there. */
static inline void np_rows_add(const struct np_rows *r, uint32_t *features,
	unsigned n, int16_t score[NP_ROWS_LABELS])
{
	const unsigned char *p, *end;
	uint32_t slot, at;
	unsigned i, hits = 0;

	for (i = 0; i < n; i++) {
		slot = np_le32(r->slots + 4
			* (size_t)(features[i] >> (32 - r->bits)));
		at = ((slot ^ features[i]) & 255) == 0
			&& (slot >> 12) + (slot >> 8 & 15) <= r->npairs;
		NP_PREFETCH(r->pairs + 2 * (size_t)(at ? slot >> 12 : 0));
		features[hits] = slot;
		hits += at;
	}
	for (i = 0; i < hits; i++) {
		p = r->pairs + 2 * (size_t)(features[i] >> 12);
		end = p + 2 * (features[i] >> 8 & 15);
		for (; p < end; p += 2)
			score[*p % NP_ROWS_LABELS] = (int16_t)(
				score[*p % NP_ROWS_LABELS] + (int8_t)p[1]);
	}
}

/* The label with the highest score, the lowest such.  Labels that must not be
 * chosen have INT16_MIN. */
static inline unsigned np_rows_best(const int16_t score[NP_ROWS_LABELS])
{
	int16_t max = score[0];
	unsigned i;

	for (i = 0; i < NP_ROWS_LABELS; i++)
		max = score[i] > max ? score[i] : max;
	for (i = 0; score[i] != max; i++)
		;
	return i;
}

#endif
