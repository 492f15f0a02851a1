/* jsonscan.h - is this line JSON, and where are the members of its object?
 *
 * The check is RFC 8259 to the letter.  The members come as ranges of the line,
 * so that what is passed through can be passed through byte for byte.
 */
#ifndef NP_CLI_JSONSCAN_H
#define NP_CLI_JSONSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/bytes.h"

#define JSON_MAX_DEPTH 512
#define JSON_NO_MEMORY "out of memory"

struct json_range {
	size_t beg, end; /* of the line, a string with its quotation marks */
};

struct json_member {
	struct json_range name, value;
};

struct json_scan {
	struct json_member *members; /* [n], in their order */
	size_t n, cap;
	const char *why; /* what is wrong, JSON_NO_MEMORY, or NULL */
	size_t at; /* where, as an offset into the line */
};

/* Fill *o, whose array is kept from call to call.  false: why and at say what
 * is wrong; the members before that place are there. */
bool json_scan_line(struct json_scan *o, const char *s, size_t n);

/* Append what is written between the quotation marks of a string that was
 * scanned, never longer than it is written.  A lone surrogate is U+FFFD. */
void json_unescape(struct bytes *b, const char *s, size_t n);

/* Where the value that begins at s, inside of scanned JSON, ends. */
size_t json_value_length(const char *s, size_t n);

void json_scan_free(struct json_scan *o);

#endif
