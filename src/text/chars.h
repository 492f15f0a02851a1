/* chars.h - what kind of character a byte begins. */
#ifndef NP_CHARS_H
#define NP_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* One bit each, so that a run of bytes can be told by their union. */
#define NP_C_BLANK 0u /* control characters and NUL too */
#define NP_C_ALPHA 1u
#define NP_C_DIGIT 2u
#define NP_C_STOP 4u /* . and , */
#define NP_C_APOS 8u
#define NP_C_MARK 16u /* the rest of ASCII */
#define NP_C_HIGH 32u /* beyond ASCII: ask np_char_at() */

extern const uint8_t np_byte_class[256];

/* A character of the text, and how many bytes it has. */
struct np_char {
	uint32_t cp;
	uint8_t len;
	uint8_t kind; /* NP_CK_* */
};

enum np_char_kind {
	NP_CK_LETTER,
	NP_CK_DIGIT,
	NP_CK_APOS, /* apostrophe or single quotation mark */
	NP_CK_QUOTE, /* double quotation mark */
	NP_CK_DASH,
	NP_CK_OPEN,
	NP_CK_CLOSE,
	NP_CK_MONEY,
	NP_CK_SYMBOL,
	NP_CK_PUNCT,
};

/* The character at s[i]; i < n, not a blank. */
struct np_char np_char_at(const unsigned char *s, uint32_t i, uint32_t n);

static inline bool np_is_alnum(struct np_char c)
{
	return c.kind <= NP_CK_DIGIT;
}

#endif
