/* Byte offsets as the reader counts them: characters, bytes, UTF-16 units.
 *
 * One pass over the source leaves a count every 64 bytes; an offset is the
 * count at the checkpoint before it and at most 63 bytes counted by hand.  So
 * any number of spans costs one pass and a few steps each, in any order.  A
 * source of ASCII needs no checkpoints.
 *
 * A malformed piece counts as the one U+FFFD that it is printed as.  Pieces and
 * characters may lie across a checkpoint, which remembers by how much. */
#include "out/out.h"

#include "base/banned.h"

/* Bytes that may follow `c`, and the range that the first of them must lie
 * in (Unicode, table 3-7); 0 where c begins no sequence. */
static unsigned follow(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xBF;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c == 0xE0)
		*lo = 0xA0;
	if (c == 0xED)
		*hi = 0x9F;
	if (c == 0xF0)
		*lo = 0x90;
	if (c == 0xF4)
		*hi = 0x8F;
	return 1 + (c >= 0xE0) + (c >= 0xF0);
}

size_t np_out_char(const char *s, size_t n, uint32_t *cp, bool *bad)
{
	unsigned char c = (unsigned char)s[0], lo, hi;
	unsigned i, more = follow(c, &lo, &hi);
	uint32_t v = more == 1 ? c & 0x1F : more == 2 ? c & 0x0F : c & 0x07;

	*bad = false;
	*cp = c;
	if (c < 0x80)
		return 1;
	for (i = 1; i <= more && i < n; i++) {
		c = (unsigned char)s[i];
		if (c < lo || c > hi)
			break;
		lo = 0x80;
		hi = 0xBF;
		v = v << 6 | (c & 0x3F);
	}
	*bad = !more || i <= more;
	*cp = *bad ? 0xFFFD : v;
	return i;
}

/* Bytes of the character at i, whose units are added. */
static inline size_t step(const struct np_ruler *r, size_t i, uint32_t *units)
{
	uint32_t cp;
	bool bad;
	size_t len;

	++*units;
	if ((unsigned char)r->s.ptr[i] < 0x80)
		return 1;
	len = np_out_char(r->s.ptr + i, r->s.len - i, &cp, &bad);
	*units += r->unit == NP_UTF16UNITS && cp > 0xFFFF;
	return len;
}

static bool is_ascii(const char *s, size_t n)
{
	size_t i;
	unsigned char any = 0;

	for (i = 0; i < n; i++)
		any |= (unsigned char)s[i];
	return any < 0x80;
}

/* at[k]: units that begin before byte k * STEP; over[k]: how many bytes of the
 * last of them lie behind it. */
static void checkpoints(struct np_ruler *r, np_arena *a)
{
	size_t n = r->s.len / NP_RULER_STEP + 1, i = 0, k = 1;
	uint32_t *at = NP_NEW(a, uint32_t, n), units = 0;
	uint8_t *over = NP_NEW(a, uint8_t, n);

	while (i < r->s.len) {
		size_t left = k * NP_RULER_STEP - i;

		if (left <= r->s.len - i && is_ascii(r->s.ptr + i, left)) {
			i += left;
			units += (uint32_t)left;
		}
		while (i < k * NP_RULER_STEP && i < r->s.len)
			i += step(r, i, &units);
		if (i < k * NP_RULER_STEP)
			break;
		over[k] = (uint8_t)(i - k * NP_RULER_STEP);
		at[k++] = units;
	}
	r->at = at;
	r->over = over;
}

void np_ruler_init(struct np_ruler *r, const struct np_doc *doc, np_unit unit)
{
	r->s = doc->text.source;
	r->unit = unit;
	r->at = NULL;
	if (unit != NP_BYTES && !is_ascii(r->s.ptr, r->s.len))
		checkpoints(r, doc->arena);
	r->body = doc->text.body;
	r->body_units = np_ruler_at(r, r->body);
}

uint32_t np_ruler_at(const struct np_ruler *r, uint32_t at)
{
	size_t k = at / NP_RULER_STEP, i;
	uint32_t units;

	if (!r->at)
		return at;
	units = r->at[k];
	i = k * NP_RULER_STEP + r->over[k];
	while (i < at)
		i += step(r, i, &units);
	return units;
}

uint32_t np_ruler_field(const struct np_ruler *r, uint32_t at)
{
	uint32_t units = np_ruler_at(r, at);

	return at < r->body ? units : units - r->body_units;
}
