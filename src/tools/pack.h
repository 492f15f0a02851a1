/* pack.h - compiling the tables in data/ into the model file.
 *
 * pack is a tool for the build, not part of the library: it may print, and it
 * stops at the first mistake in a table, naming file and line.  The same
 * tables give the same bytes on every machine.
 */
#ifndef NP_PACK_H
#define NP_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Print "pack: ..." and exit with status 2. */
_Noreturn void np_pack_die(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

/* malloc() and realloc() that do not return NULL. */
void *np_pack_alloc(void *p, size_t size);

/* Sort n elements of size bytes; stable. */
void np_pack_sort(void *v, size_t n, size_t size,
	int (*cmp)(const void *, const void *));

/* The whole file, NUL-terminated, to be freed; NULL when there is none. */
char *np_pack_read(const char *path, size_t *len);

/* A table of tab-separated fields, read line by line.  Lines that are empty
 * or begin with '#' are passed over. */
#define NP_TSV_FIELDS 256

struct np_tsv {
	char path[512];
	char *bytes, *at; /* the file; where the next line begins */
	unsigned line; /* of the fields, from 1 */
	char *field[NP_TSV_FIELDS]; /* "" for those behind the last */
	unsigned nfields;
};

/* Open dir/name; false when there is no such file. */
bool np_tsv_open(struct np_tsv *t, const char *dir, const char *name);

/* The next line; false at the end, where the table is closed. */
bool np_tsv_next(struct np_tsv *t);

/* Stop with a message that names the line. */
_Noreturn void np_tsv_die(const struct np_tsv *t, const char *why);

/* field[i] as a number times 10^digits, or die: (" -12.34", 4) is -123400. */
int64_t np_tsv_number(const struct np_tsv *t, unsigned i, unsigned digits);

/* Little-endian numbers at the end of a buffer, and zeros up to a multiple of
 * align bytes. */
void np_pack_u16(np_buf *out, unsigned v);
void np_pack_u32(np_buf *out, uint32_t v);
void np_pack_u64(np_buf *out, uint64_t v);
void np_pack_align(np_buf *out, size_t align);

/* The sections that are compiled from tables.  Each appends its section to
 * *out; one that appends nothing is left out of the file. */
void np_pack_lex(np_buf *out, const char *dir);
void np_pack_dates(np_buf *out, const char *dir);

#endif
