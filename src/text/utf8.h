/* utf8.h - one code point at a time out of bytes that may be anything. */
#ifndef NP_UTF8_H
#define NP_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define NP_BAD_CP UINT32_MAX /* no code point: an ill-formed piece */

/* Length, 1..4, of the well-formed sequence at p, or of the maximal
 * ill-formed subpart there (Unicode, chapter 3, "U+FFFD substitution of
 * maximal subparts"), for which *cp is NP_BAD_CP.  p < end. */
static inline unsigned np_utf8_next(const unsigned char *p,
	const unsigned char *end, uint32_t *cp)
{
	unsigned c = *p, need, i, lo = 0x80, hi = 0xBF;
	uint32_t v;

	*cp = c;
	if (c < 0x80)
		return 1;
	*cp = NP_BAD_CP;
	if (c < 0xC2 || c > 0xF4)
		return 1;
	need = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
	v = c & (0x3Fu >> need);
	/* The second byte rules out overlong forms, surrogates and what lies
	 * beyond U+10FFFF. */
	if (c == 0xE0)
		lo = 0xA0;
	else if (c == 0xED)
		hi = 0x9F;
	else if (c == 0xF0)
		lo = 0x90;
	else if (c == 0xF4)
		hi = 0x8F;
	for (i = 1; i <= need; i++) {
		if (p + i == end || p[i] < lo || p[i] > hi)
			return i;
		v = v << 6 | (p[i] & 0x3Fu);
		lo = 0x80, hi = 0xBF;
	}
	*cp = v;
	return need + 1;
}

/* Writes cp, returns how many bytes it took. */
static inline unsigned np_utf8_put(unsigned char *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (unsigned char)(0xC0 | cp >> 6);
		out[1] = (unsigned char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (unsigned char)(0xE0 | cp >> 12);
		out[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (unsigned char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (unsigned char)(0xF0 | cp >> 18);
	out[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (unsigned char)(0x80 | (cp & 0x3F));
	return 4;
}

/* How many bytes from p on are ASCII. */
size_t np_ascii_run(const unsigned char *p, size_t n);

#endif
