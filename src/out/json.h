/* json.h - JSON, written front to back.
 *
 *	np_json_open(&j, NULL, '{');
 *	np_json_uint(&j, "schema", 1);
 *	np_json_close(&j, '}');
 *
 * Every function takes the key of the member it writes, NULL inside an array.
 * Commas, indentation and escapes are seen to here, so a sequence of calls
 * that nests rightly is always well-formed JSON.  No tree, no allocation.
 */
#ifndef NP_JSON_H
#define NP_JSON_H

#include <newsparse.h>

#include "base/buf.h"

struct np_json {
	np_buf *b;
	bool ascii; /* \uXXXX for everything outside ASCII */
	bool indent; /* one member a line, two blanks a level */
	unsigned depth; /* of open brackets, under 32 */
	uint32_t filled; /* bit d: level d has a member already */
};

void np_json_open(struct np_json *j, const char *key, char bracket);
void np_json_close(struct np_json *j, char bracket);
void np_json_str(struct np_json *j, const char *key, np_str s);
void np_json_word(struct np_json *j, const char *key, const char *s);
void np_json_uint(struct np_json *j, const char *key, uint64_t n);
void np_json_true(struct np_json *j, const char *key);
void np_json_false(struct np_json *j, const char *key);
void np_json_null(struct np_json *j, const char *key);

/* n * 10^-digits. */
void np_json_fix(struct np_json *j, const char *key, int64_t n, int digits);

/* 0..1 with at most four decimals. */
void np_json_share(struct np_json *j, const char *key, float share);

/* The string only where there is one. */
void np_json_opt(struct np_json *j, const char *key, np_str s);

/* A value that is JSON already, byte for byte, but with blanks for raw tabs
 * and line ends, which no answer holds, and U+2028 and U+2029 escaped. */
void np_json_raw(struct np_json *j, const char *key, np_str value);

/* Members that are JSON already: ",\"a\":1,\"b\":[]". */
void np_json_members(struct np_json *j, np_str members);

/* The document's "id", and "id_bytes" where there is no better one. */
void np_json_doc_id(struct np_json *j, const np_style *style);

#endif
