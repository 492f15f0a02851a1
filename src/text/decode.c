/* Bytes of a file to UTF-8.
 *
 * News comes as UTF-8, as UTF-16 with a byte order mark, and as Windows-1252
 * (of which Latin-1 is a part, for all that is printable).  iconv would know
 * them too, but in a static binary it wants files at run time.
 *
 * Well-formed UTF-8 is handed back where it lies, after one look at it: eight
 * bytes a step as long as they are ASCII.  Everything else is written anew.
 * A byte that is wrong is data: it reads as U+FFFD, and never stops us. */
#include "text/decode.h"

#include <stdbool.h>
#include <string.h>

#include "text/utf8.h"
#include "base/banned.h"

#define REPLACEMENT 0xFFFDu

size_t np_ascii_run(const unsigned char *p, size_t n)
{
	size_t i = 0;
	uint64_t w[2];

	for (; i + 16 <= n; i += 16) {
		memcpy(w, p + i, 16);
		if ((w[0] | w[1]) & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && p[i] < 0x80)
		i++;
	return i;
}

/* What a look at the bytes tells. */
struct look {
	bool wellformed, multibyte; /* multibyte: has a well-formed sequence */
};

static struct look look_at(const unsigned char *p, size_t n)
{
	struct look l = { true, false };
	const unsigned char *end = p + n;
	uint32_t cp;

	for (;;) {
		p += np_ascii_run(p, (size_t)(end - p));
		if (p == end)
			return l;
		p += np_utf8_next(p, end, &cp);
		if (cp == NP_BAD_CP)
			l.wellformed = false;
		else
			l.multibyte = true;
	}
}

static void add_cp(np_buf *b, uint32_t cp)
{
	unsigned char u[4];

	np_buf_add(b, u, np_utf8_put(u, cp));
}

/* Copy the ASCII that p begins with; returns where it ends. */
static const unsigned char *copy_ascii(np_buf *b, const unsigned char *p,
	const unsigned char *end)
{
	size_t run = np_ascii_run(p, (size_t)(end - p));

	np_buf_add(b, p, run);
	return p + run;
}

static void from_broken_utf8(np_buf *b, const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n;
	uint32_t cp;
	size_t run;

	while ((p = copy_ascii(b, p, end)) < end) {
		run = np_utf8_next(p, end, &cp);
		if (cp == NP_BAD_CP)
			add_cp(b, REPLACEMENT);
		else
			np_buf_add(b, p, run);
		p += run;
	}
}

/* Bytes 0x80 to 0x9F; 0: not defined. */
static const uint16_t cp1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static void from_cp1252(np_buf *b, const unsigned char *p, size_t n)
{
	const unsigned char *end = p + n;
	unsigned c;

	while ((p = copy_ascii(b, p, end)) < end) {
		c = *p++;
		if (c < 0xA0)
			c = cp1252[c - 0x80] ? cp1252[c - 0x80] : REPLACEMENT;
		add_cp(b, c);
	}
}

static unsigned unit(const unsigned char *p, bool big)
{
	return big ? (unsigned)p[0] << 8 | p[1] : (unsigned)p[1] << 8 | p[0];
}

static void from_utf16(np_buf *b, const unsigned char *p, size_t n, bool big)
{
	size_t i;
	uint32_t u, v;

	for (i = 0; i + 2 <= n; i += 2) {
		u = unit(p + i, big);
		if (u >= 0xD800 && u < 0xDC00 && i + 4 <= n) {
			v = unit(p + i + 2, big);
			if (v >= 0xDC00 && v < 0xE000) {
				u = 0x10000 + ((u - 0xD800) << 10)
					+ (v - 0xDC00);
				i += 2;
			}
		}
		add_cp(b, u >= 0xD800 && u < 0xE000 ? REPLACEMENT : u);
	}
	if (i < n)
		add_cp(b, REPLACEMENT);
}

static bool starts(const unsigned char *p, size_t n, const char *mark,
	size_t len)
{
	return n >= len && !memcmp(p, mark, len);
}

/* UTF-16 without a mark is little-endian, as files of that kind mostly are. */
static void read_utf16(np_buf *b, const unsigned char *p, size_t n)
{
	bool big = starts(p, n, "\xFE\xFF", 2);

	if (big || starts(p, n, "\xFF\xFE", 2))
		p += 2, n -= 2;
	from_utf16(b, p, n, big);
}

static void read_utf8(np_buf *into, const unsigned char *p, size_t n,
	np_encoding enc, np_str *out)
{
	struct look l;

	if (starts(p, n, "\xEF\xBB\xBF", 3)) {
		p += 3, n -= 3;
		enc = NP_UTF8;
	}
	l = look_at(p, n);
	if (l.wellformed)
		*out = (np_str){ (const char *)p, n };
	else if (l.multibyte || enc == NP_UTF8)
		from_broken_utf8(into, p, n);
	else
		from_cp1252(into, p, n);
}

np_status np_decode_bytes(np_buf *into, const void *bytes, size_t len,
	np_encoding enc, np_str *out)
{
	const unsigned char *p = bytes;

	*out = (np_str){ NULL, 0 };
	np_buf_clear(into);
	if (enc == NP_GUESS && (starts(p, len, "\xFE\xFF", 2)
			|| starts(p, len, "\xFF\xFE", 2)))
		enc = NP_UTF16;
	if (!len)
		*out = (np_str){ "", 0 };
	else if (enc == NP_UTF16)
		read_utf16(into, p, len);
	else if (enc == NP_CP1252)
		from_cp1252(into, p, len);
	else
		read_utf8(into, p, len, enc, out);
	if (into->failed)
		return NP_ENOMEM;
	if (!out->ptr)
		*out = (np_str){ into->ptr, into->len };
	return NP_OK;
}
