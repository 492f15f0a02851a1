/* Grows by half.  UTF-8 is read by the table of well-formed sequences in the
 * Unicode standard (3.9, table 3-7): what the second byte may be depends on
 * the first, and that rules out surrogates and overlong forms. */
#include "cli/bytes.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* A buffer that grew past this is given back when it is cleared. */
#define KEEP ((size_t)4 << 20)

bool bytes_reserve(struct bytes *b, size_t extra)
{
	size_t need, cap;
	char *p;

	if (b->failed)
		return false;
	if (extra <= b->cap - b->len)
		return true;
	need = b->len + extra;
	cap = b->cap + b->cap / 2;
	if (cap < need)
		cap = need;
	if (cap < 256)
		cap = 256;
	p = extra > SIZE_MAX / 4 ? NULL : realloc(b->ptr, cap);
	if (!p) {
		b->failed = true;
		return false;
	}
	b->ptr = p;
	b->cap = cap;
	return true;
}

void bytes_add(struct bytes *b, const void *p, size_t n)
{
	if (!n || !bytes_reserve(b, n))
		return;
	memcpy(b->ptr + b->len, p, n);
	b->len += n;
}

void bytes_addc(struct bytes *b, char c)
{
	bytes_add(b, &c, 1);
}

void bytes_adds(struct bytes *b, const char *s)
{
	bytes_add(b, s, strlen(s));
}

void bytes_addu(struct bytes *b, uint64_t n)
{
	char digits[20];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + n % 10);
	while (n /= 10);
	bytes_add(b, digits + i, sizeof digits - i);
}

static void add_unit(struct bytes *b, uint32_t unit)
{
	static const char hex[] = "0123456789abcdef";
	char s[6] = { '\\', 'u', hex[unit >> 12 & 15], hex[unit >> 8 & 15],
		hex[unit >> 4 & 15], hex[unit & 15] };

	bytes_add(b, s, sizeof s);
}

void bytes_add_escape(struct bytes *b, uint32_t cp)
{
	if (cp >= 0x10000) {
		add_unit(b, 0xD800 + ((cp - 0x10000) >> 10));
		cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
	}
	add_unit(b, cp);
}

/* The short escape of a character in JSON, or 0. */
static char short_escape(int32_t cp)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *p = cp > 0 && cp < 128 ? strchr(from, (int)cp) : NULL;

	return p ? to[p - from] : 0;
}

void bytes_add_json(struct bytes *b, const char *s, size_t n, bool ascii)
{
	size_t i, used;
	int32_t cp;

	bytes_addc(b, '"');
	for (i = 0; i < n; i += used) {
		cp = utf8_next(s + i, n - i, &used);
		if (short_escape(cp)) {
			bytes_addc(b, '\\');
			bytes_addc(b, short_escape(cp));
		} else if (cp < 0)
			bytes_adds(b, ascii ? "\\ufffd" : "\xEF\xBF\xBD");
		else if (cp < 0x20 || cp == 0x7F || cp == 0x2028 || cp == 0x2029
			|| (ascii && cp > 0x7F))
			bytes_add_escape(b, (uint32_t)cp);
		else
			bytes_add(b, s + i, used);
	}
	bytes_addc(b, '"');
}

void bytes_clear(struct bytes *b)
{
	if (b->cap > KEEP) {
		bytes_free(b);
		return;
	}
	b->len = 0;
	b->failed = false;
}

void bytes_free(struct bytes *b)
{
	free(b->ptr);
	memset(b, 0, sizeof *b);
}

/* Length of the sequence that byte c begins, 0 for none, and the range of the
 * byte behind it. */
static size_t lead(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
	*hi = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

int32_t utf8_next(const char *s, size_t n, size_t *used)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned char lo, hi;
	size_t len, i;
	int32_t cp;

	*used = 1;
	if (p[0] < 0x80)
		return p[0];
	len = lead(p[0], &lo, &hi);
	if (!len)
		return -1;
	cp = p[0] & (0x7F >> len);
	for (i = 1; i < len; i++, lo = 0x80, hi = 0xBF) {
		*used = i;
		if (i == n || p[i] < lo || p[i] > hi)
			return -1;
		cp = cp << 6 | (p[i] & 0x3F);
	}
	*used = len;
	return cp;
}

size_t utf8_valid(const char *s, size_t n)
{
	size_t i = 0, used;
	uint64_t word;

	while (i < n) {
		while (n - i >= 8) {
			memcpy(&word, s + i, 8);
			if (word & UINT64_C(0x8080808080808080))
				break;
			i += 8;
		}
		if (i < n && utf8_next(s + i, n - i, &used) < 0)
			return i;
		i += i < n ? used : 0;
	}
	return n;
}
