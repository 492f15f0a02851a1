/* bytes.h - bytes that grow, for the program's own use.
 *
 * Write everything, check `failed` once at the end: a buffer that could not
 * grow drops what does not fit and stays valid.  ptr may be NULL while len is
 * 0.
 */
#ifndef NP_CLI_BYTES_H
#define NP_CLI_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
	char *ptr;
	size_t len, cap;
	bool failed;
};

/* Room for extra more bytes behind len; false when there is none. */
bool bytes_reserve(struct bytes *b, size_t extra);

void bytes_add(struct bytes *b, const void *p, size_t n);
void bytes_addc(struct bytes *b, char c);
void bytes_adds(struct bytes *b, const char *s);
void bytes_addu(struct bytes *b, uint64_t n);

/* n bytes of UTF-8 as a JSON string with its quotation marks; ascii: \uXXXX
 * for everything outside ASCII. */
void bytes_add_json(struct bytes *b, const char *s, size_t n, bool ascii);

/* \uXXXX, two of them outside the basic plane. */
void bytes_add_escape(struct bytes *b, uint32_t cp);

/* Empty it; memory beyond a few megabytes is given back, so that one large
 * document does not stay in every buffer for good. */
void bytes_clear(struct bytes *b);
void bytes_free(struct bytes *b);

/* Code point at s[0..n), n > 0, and its length in *used (>= 1).  Malformed
 * bytes: the maximal ill-formed subpart, -1. */
int32_t utf8_next(const char *s, size_t n, size_t *used);

/* Bytes before the first ill-formed one: n when all is well. */
size_t utf8_valid(const char *s, size_t n);

#endif
