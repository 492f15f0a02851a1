/* ASCII by one table, the rest by its Unicode category. */
#include "text/chars.h"

#include <utf8proc.h>

#include "text/utf8.h"
#include "base/banned.h"

#define A NP_C_ALPHA
#define D NP_C_DIGIT
#define S NP_C_STOP
#define Q NP_C_APOS
#define M NP_C_MARK
#define H NP_C_HIGH
#define HHHH H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
#define AAAA A, A, A, A, A, A, A, A, A, A

const uint8_t np_byte_class[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*   !  "  #  $  %  &  '  (  )  *  +  ,  -  .  / */
	0, M, M, M, M, M, M, Q, M, M, M, M, S, M, S, M,
	D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
	M, AAAA, A, A, A, A, A,
	AAAA, A, M, M, M, M, M,
	Q, AAAA, A, A, A, A, A,
	AAAA, A, M, M, M, M, 0,
	HHHH, HHHH, HHHH, HHHH, HHHH, HHHH, HHHH, HHHH,
};

static enum np_char_kind ascii_kind(unsigned c)
{
	switch (c) {
	case '\'': case '`':
		return NP_CK_APOS;
	case '"':
		return NP_CK_QUOTE;
	case '-':
		return NP_CK_DASH;
	case '(': case '[': case '{':
		return NP_CK_OPEN;
	case ')': case ']': case '}':
		return NP_CK_CLOSE;
	case '$':
		return NP_CK_MONEY;
	case '%': case '+': case '<': case '=': case '>': case '^': case '|':
	case '~': case '#': case '@': case '&': case '*':
		return NP_CK_SYMBOL;
	default:
		return NP_CK_PUNCT;
	}
}

/* By general category, for what has no better known use. */
static enum np_char_kind category_kind(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_NL:
		return NP_CK_LETTER;
	case UTF8PROC_CATEGORY_ND:
		return NP_CK_DIGIT;
	case UTF8PROC_CATEGORY_PD:
		return NP_CK_DASH;
	case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PI:
		return NP_CK_OPEN;
	case UTF8PROC_CATEGORY_PE: case UTF8PROC_CATEGORY_PF:
		return NP_CK_CLOSE;
	case UTF8PROC_CATEGORY_SC:
		return NP_CK_MONEY;
	case UTF8PROC_CATEGORY_PC: case UTF8PROC_CATEGORY_PO:
		return NP_CK_PUNCT;
	default:
		return NP_CK_SYMBOL;
	}
}

static enum np_char_kind high_kind(uint32_t cp)
{
	switch (cp) {
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC:
	case 0x2039: case 0x203A: case 0x2032: case 0xB4:
		return NP_CK_APOS;
	case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E:
	case 0x201F: case 0x2033: case 0x300C: case 0x300D:
		return NP_CK_QUOTE;
	case 0xFFFD: /* most often stands for a broken letter */
		return NP_CK_LETTER;
	default:
		return category_kind(cp);
	}
}

struct np_char np_char_at(const unsigned char *s, uint32_t i, uint32_t n)
{
	struct np_char c = { s[i], 1, NP_CK_LETTER };
	unsigned class = np_byte_class[s[i]];

	if (class == NP_C_ALPHA)
		return c;
	if (class == NP_C_DIGIT) {
		c.kind = NP_CK_DIGIT;
	} else if (class != NP_C_HIGH) {
		c.kind = (uint8_t)ascii_kind(s[i]);
	} else {
		c.len = (uint8_t)np_utf8_next(s + i, s + n, &c.cp);
		if (c.cp == NP_BAD_CP)
			c.cp = 0xFFFD;
		c.kind = (uint8_t)high_kind(c.cp);
	}
	return c;
}
