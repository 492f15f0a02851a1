/* Grows by half, at least 64 bytes; so n bytes added one by one cost O(n). */
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/banned.h"

char np_buf_empty[1];

void np_buf_free(np_buf *b)
{
	if (b->cap)
		free(b->ptr);
	b->ptr = np_buf_empty;
	b->len = b->cap = 0;
	b->failed = false;
}

void np_buf_clear(np_buf *b)
{
	b->len = 0;
	if (b->cap)
		b->ptr[0] = '\0';
	b->failed = false;
}

bool np_buf_reserve(np_buf *b, size_t extra)
{
	size_t need, cap;
	char *p;

	if (b->failed)
		return false;
	if (extra < b->cap - b->len)
		return true;
	if (!np_add(b->len, extra, &need) || need >= NP_BUF_MAX) {
		b->failed = true;
		return false;
	}
	cap = b->cap + b->cap / 2;
	if (cap < need + 1)
		cap = need + 1;
	if (cap < 64)
		cap = 64;
	p = realloc(b->cap ? b->ptr : NULL, cap);
	if (!p) {
		b->failed = true;
		return false;
	}
	b->ptr = p;
	b->cap = cap;
	return true;
}

void np_buf_add(np_buf *b, const void *bytes, size_t len)
{
	if (!len || !np_buf_reserve(b, len))
		return;
	memcpy(b->ptr + b->len, bytes, len);
	b->len += len;
	b->ptr[b->len] = '\0';
}

void np_buf_addn(np_buf *b, char c, size_t times)
{
	if (!times || !np_buf_reserve(b, times))
		return;
	memset(b->ptr + b->len, c, times);
	b->len += times;
	b->ptr[b->len] = '\0';
}

void np_buf_adds(np_buf *b, const char *s)
{
	np_buf_add(b, s, strlen(s));
}

void np_buf_addu(np_buf *b, uint64_t n)
{
	char digits[20];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + n % 10);
	while (n /= 10);
	np_buf_add(b, digits + i, sizeof digits - i);
}

void np_buf_addi(np_buf *b, int64_t n)
{
	if (n < 0)
		np_buf_addc(b, '-');
	np_buf_addu(b, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

void np_buf_addfix(np_buf *b, int64_t n, int digits)
{
	uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n, unit = 1;
	int i;

	for (i = 0; i < digits; i++)
		unit *= 10;
	if (n < 0)
		np_buf_addc(b, '-');
	np_buf_addu(b, u / unit);
	u %= unit;
	if (u)
		np_buf_addc(b, '.');
	while (u) {
		unit /= 10;
		np_buf_addc(b, (char)('0' + u / unit));
		u %= unit;
	}
}
