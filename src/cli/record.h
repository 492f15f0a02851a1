/* record.h - one line of JSON Lines as a document to analyse. */
#ifndef NP_CLI_RECORD_H
#define NP_CLI_RECORD_H

#include <newsparse.h>

#include "cli/bytes.h"
#include "cli/jsonscan.h"

/* Strings point into the line, or into memory of the record where they hold
 * escapes; valid until the next record_read(). */
struct record {
	np_str text;
	np_str title, date, url; /* empty: none */
	struct bytes id; /* JSON source; "null" where the line has none */
	struct bytes plain_id; /* the same for people; empty: none */
	struct bytes extra; /* ",name:value" of what is passed through */
	struct bytes why; /* what is wrong with the line, or empty */
	bool no_memory; /* for one of the strings */
	bool ascii; /* set by the caller: what is passed on in ASCII */

	struct json_scan scan;
	struct bytes strings; /* those that had escapes */
	np_str *names; /* decoded, [scan.n] */
	uint32_t *slots; /* hash table of members by name, [nslots] */
	size_t nnames, nslots;
};

/* false: why says what is wrong, and id is set where it could be read. */
bool record_read(struct record *r, const char *line, size_t n);

void record_free(struct record *r);

#endif
