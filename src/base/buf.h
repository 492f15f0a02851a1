/* buf.h - bytes that grow, up to a cap.
 *
 * ptr is never NULL and ptr[len] is always '\0', so a buffer can be handed to
 * anything that wants a C string; it may hold NULs all the same.  A buffer
 * that cannot grow (out of memory, or past its cap) sets `failed`, drops what
 * does not fit and stays valid: write everything, check once at the end.
 */
#ifndef NP_BUF_H
#define NP_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct np_buf {
	char *ptr;
	size_t len, cap; /* cap 0: ptr is the shared empty string */
	bool failed;
} np_buf;

extern char np_buf_empty[1];
#define NP_BUF_INIT { np_buf_empty, 0, 0, false }

/* No buffer grows past this: 2^36 bytes, or half of what 32 bits address. */
#define NP_BUF_MAX (SIZE_MAX > UINT32_MAX ? SIZE_MAX >> 28 : SIZE_MAX >> 1)

void np_buf_free(np_buf *b);

/* Empty it, keep the memory, forget a failure. */
void np_buf_clear(np_buf *b);

/* Make room for extra more bytes; false when that is not to be had. */
bool np_buf_reserve(np_buf *b, size_t extra);

void np_buf_add(np_buf *b, const void *bytes, size_t len);
void np_buf_addn(np_buf *b, char c, size_t times);

static inline void np_buf_addc(np_buf *b, char c)
{
	if (b->cap - b->len < 2 || b->failed) {
		np_buf_add(b, &c, 1);
		return;
	}
	b->ptr[b->len++] = c;
	b->ptr[b->len] = '\0';
}

void np_buf_adds(np_buf *b, const char *s);

/* Decimal, by integer arithmetic: no locale has a say in it. */
void np_buf_addu(np_buf *b, uint64_t n);
void np_buf_addi(np_buf *b, int64_t n);

/* n with its decimal point moved `digits` to the left, trailing zeros cut:
 * (-12340, 4) prints -1.234. */
void np_buf_addfix(np_buf *b, int64_t n, int digits);

#endif
