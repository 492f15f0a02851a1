/* Code point by code point: decompose, drop marks, fold case.  Only words that
 * are not plain ASCII letters come here, once per spelling. */
#include "lex/fold.h"

#include <stddef.h>
#include <utf8proc.h>

#include "base/banned.h"

/* Letters whose stroke Unicode does not take for a mark. */
static const struct {
	int32_t cp;
	char ascii[4];
} strokes[] = {
	{ 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" },
	{ 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" },
	{ 0x153, "oe" }, { 0x167, "t" }, { 0x259, "e" },
};

static bool is_joint(int32_t cp)
{
	switch (cp) {
	case '-':
	case '\'':
	case '`':
	case 0x02BB: /* okina */
	case 0x02BC:
	case 0x2010: /* hyphens */
	case 0x2011:
	case 0x2018:
	case 0x2019:
		return true;
	default:
		return false;
	}
}

static bool is_upper(int32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z'
		: utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

static bool is_letter(int32_t cp)
{
	utf8proc_category_t c = utf8proc_category(cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

/* Append cp; false when the part is full. */
static bool add(struct np_part *p, int32_t cp)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t i, n;
	size_t k;

	for (k = 0; k < sizeof strokes / sizeof *strokes; k++) {
		if (strokes[k].cp != cp)
			continue;
		for (i = 0; strokes[k].ascii[i]; i++)
			if (!add(p, strokes[k].ascii[i]))
				return false;
		return true;
	}
	n = utf8proc_encode_char(cp, bytes);
	if (p->n + (uint32_t)n > NP_PART_MAX)
		return false;
	for (i = 0; i < n; i++)
		p->s[p->n++] = (char)bytes[i];
	return true;
}

/* Append what cp folds to. */
static bool add_folded(struct np_part *p, int32_t cp)
{
	utf8proc_int32_t cps[8];
	utf8proc_ssize_t i, n;
	int boundary = 0;

	if (cp < 0x80)
		return add(p, is_upper(cp) ? cp + 32 : cp);
	n = utf8proc_decompose_char(cp, cps, 8, UTF8PROC_DECOMPOSE
		| UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK
		| UTF8PROC_IGNORE, &boundary);
	if (n < 0 || n > 8)
		return add(p, cp);
	for (i = 0; i < n; i++)
		if (!add(p, cps[i]))
			return false;
	return true;
}

/* One code point, and the cursor behind it; a byte that begins none is a
 * replacement character. */
static int32_t next_cp(const char **s, const char *end)
{
	utf8proc_int32_t cp;
	utf8proc_ssize_t n = utf8proc_iterate(
		(const utf8proc_uint8_t *)*s, end - *s, &cp);

	*s += n > 0 ? n : 1;
	return n > 0 ? cp : 0xFFFD;
}

bool np_fold_part(const char **s, const char *end, struct np_part *p)
{
	unsigned nletters = 0, nupper = 0;
	bool room = true, dots = false;
	int32_t cp;

	p->n = p->looks = 0;
	while (*s < end) {
		cp = next_cp(s, end);
		if (is_joint(cp)) {
			if (p->n)
				break;
			continue;
		}
		if (cp == '.') {
			dots = true;
			continue;
		}
		if (is_letter(cp)) {
			if (!nletters && is_upper(cp))
				p->looks |= NP_PART_CAP;
			nletters++;
			nupper += is_upper(cp);
		}
		room = room && add_folded(p, cp);
	}
	if (nupper > 1 && nupper == nletters)
		p->looks |= NP_PART_UPPER;
	if (dots && p->n)
		p->looks |= NP_PART_DOT;
	else if (dots)
		add(p, '.'); /* nothing but periods: a part that ends names */
	return p->n > 0;
}

bool np_fold_plain(const struct np_word *w, uint32_t *looks)
{
	uint32_t i;

	if (w->shape & ~(NP_W_ALPHA | NP_W_CAP | NP_W_UPPER | NP_W_MIXED))
		return false;
	for (i = 0; i < w->n; i++)
		if ((w->s[i] | 32) < 'a' || (w->s[i] | 32) > 'z')
			return false;
	*looks = (w->shape & NP_W_CAP ? NP_PART_CAP : 0)
		| (w->shape & NP_W_UPPER ? NP_PART_UPPER : 0);
	return w->n > 0;
}
