/* source.h - bytes from a file or standard input, decompressed on the way.
 *
 *	descriptor --read--> raw --inflate or Zstandard or nothing--> caller
 *
 * gzip and Zstandard are recognised by their first bytes; several members or
 * frames behind each other are one stream, as zcat reads them.
 */
#ifndef NP_CLI_SOURCE_H
#define NP_CLI_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "cli/bytes.h"

/* What a reader that has to wait, or has no memory, may do first. */
struct patience {
	/* The next read would block: write what is due, for whoever feeds us
	 * may be waiting for it. */
	void (*wait)(void *user);
	/* Memory ran out: let what is under way come to its end and give back
	 * its own.  False when nothing was under way.  May be NULL. */
	bool (*relieve)(void *user);
	void *user;
};

/* As bytes_reserve(), after relief if need be.  p may be NULL. */
bool reserve_patiently(struct bytes *b, size_t extra,
	const struct patience *p);

struct codec;

struct source {
	int fd; /* -1: not open */
	bool regular; /* a file, whose reads never block */
	bool eof; /* of the descriptor */
	const struct codec *codec; /* NULL: not known yet */
	void *state; /* of the codec */
	bool whole; /* codec: at the end of a member or frame */
	size_t size; /* of a regular file, a hint */
	const char *why; /* what went wrong, after -1 */
	const struct patience *patience;
	size_t rawpos, rawlen;
	char raw[1 << 16];
};

/* path "-" is standard input.  false: s->why says what is wrong. */
bool source_open(struct source *s, const char *path,
	const struct patience *patience);

/* At least one byte and at most n; 0 at the end, -1 on failure. */
ssize_t source_read(struct source *s, char *into, size_t n);

/* Read to the end and forget it, so that no one who writes to us is killed. */
void source_drain(struct source *s);

void source_close(struct source *s);

/* The names of what was compiled in, "gzip zstd". */
const char *source_codecs(void);


/* -- lines ----------------------------------------------------------------- */

struct lines {
	struct source *src;
	struct bytes buf;
	size_t pos;
	char end; /* '\n', or '\0' for lists of names */
};

enum line_result { LINE_END, LINE_OK, LINE_TOO_LONG, LINE_FAILED };

/* Longest line taken; a longer one is skipped and reported. */
#define LINE_MAX_BYTES ((size_t)0x7fffffff)

/* The next line without its end, valid until the next call.  A last line
 * without an end is a line.  LINE_FAILED: src->why, and nothing more comes. */
enum line_result lines_next(struct lines *l, const char **line, size_t *n);

#endif
