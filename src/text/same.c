/* Two names are read side by side, one folded letter at a time, so nothing is
 * copied and nothing allocated.  A character is taken apart (NFKD, case
 * folded), its marks are dropped, and what is left is handed out. */
#include <newsparse.h>

#include <utf8proc.h>

#include "base/banned.h"

/* The longest decomposition in Unicode has 18 code points. */
#define MAX_PARTS 32

struct letters {
	const char *s;
	size_t n, i;
	utf8proc_int32_t parts[MAX_PARTS];
	int nparts, i_part;
};

/* A malformed byte stands for itself, outside of what Unicode has. */
static utf8proc_int32_t next_char(struct letters *l)
{
	utf8proc_int32_t cp;
	utf8proc_ssize_t used = utf8proc_iterate(
		(const utf8proc_uint8_t *)l->s + l->i,
		(utf8proc_ssize_t)(l->n - l->i), &cp);

	if (used > 0) {
		l->i += (size_t)used;
		return cp;
	}
	return 0x110000 + (unsigned char)l->s[l->i++];
}

static int counts(utf8proc_int32_t cp)
{
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_PD:
		return 0;
	default:
		return 1;
	}
}

/* The next letter that counts, or -1 at the end. */
static utf8proc_int32_t next_letter(struct letters *l)
{
	utf8proc_int32_t cp;
	int last = 0;

	while (l->i_part == l->nparts) {
		if (l->i == l->n)
			return -1;
		cp = next_char(l);
		if (cp >= 0x110000)
			return cp;
		l->i_part = 0;
		l->nparts = !counts(cp) ? 0 : (int)utf8proc_decompose_char(cp,
			l->parts, MAX_PARTS, UTF8PROC_DECOMPOSE
			| UTF8PROC_COMPAT
			| UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &last);
		if (l->nparts < 0 || l->nparts > MAX_PARTS)
			l->nparts = 0;
	}
	return l->parts[l->i_part++];
}

int np_same_name(np_str a, np_str b)
{
	struct letters x = { a.ptr, a.len, 0, { 0 }, 0, 0 };
	struct letters y = { b.ptr, b.len, 0, { 0 }, 0, 0 };
	utf8proc_int32_t cx, cy;
	int n = 0;

	do {
		cx = next_letter(&x);
		cy = next_letter(&y);
		if (cx != cy)
			return 0;
		n++;
	} while (cx >= 0);
	return n > 1;
}
