/* jsonscan.h - is this line JSON, and where are the members of its object?
 *
 * The check is RFC 8259 to the letter, for the library behind it is lax.  The
 * members come as ranges of the line, so that what is passed through can be
 * passed through byte for byte.
 */
#ifndef NP_CLI_JSONSCAN_H
#define NP_CLI_JSONSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JSON_MAX_DEPTH 512

struct json_range {
	size_t beg, end; /* of the line, a string with its quotation marks */
};

struct json_member {
	struct json_range name, value;
};

struct json_scan {
	struct json_member *members; /* [n], in their order */
	size_t n, cap;
	const char *why; /* what is wrong, or NULL */
	size_t at; /* where, as an offset into the line */
};

/* Fill *o, whose array is kept from call to call.  false: why and at say what
 * is wrong; the members before that place are there. */
bool json_scan_line(struct json_scan *o, const char *s, size_t n);

void json_scan_free(struct json_scan *o);

#endif
