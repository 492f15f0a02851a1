/* Reading the tables in data/, and what every part of pack needs. */
#include "tools/pack.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/banned.h"

void np_pack_die(const char *fmt, ...)
{
	va_list ap;

	fputs("pack: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(2);
}

void *np_pack_alloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		np_pack_die("out of memory");
	return p;
}

void np_pack_sort(void *v, size_t n, size_t size,
	int (*cmp)(const void *, const void *))
{
	np_arena a;

	np_arena_init(&a);
	if (setjmp(a.fail))
		np_pack_die("out of memory");
	np_sort(&a, v, n, size, cmp);
	np_arena_free(&a);
}

char *np_pack_read(const char *path, size_t *len)
{
	FILE *fp = fopen(path, "rb");
	np_buf b = NP_BUF_INIT;
	char chunk[16384];
	size_t n;

	*len = 0;
	if (!fp)
		return NULL;
	while ((n = fread(chunk, 1, sizeof chunk, fp)) > 0)
		np_buf_add(&b, chunk, n);
	if (ferror(fp) || !np_buf_reserve(&b, 1))
		np_pack_die("cannot read %s", path);
	fclose(fp);
	*len = b.len;
	return b.ptr;
}

bool np_tsv_open(struct np_tsv *t, const char *dir, const char *name)
{
	size_t len;

	memset(t, 0, sizeof *t);
	snprintf(t->path, sizeof t->path, "%s/%s", dir, name);
	t->bytes = t->at = np_pack_read(t->path, &len);
	if (t->bytes && memchr(t->bytes, '\0', len))
		np_tsv_die(t, "the file holds a NUL byte");
	return t->bytes != NULL;
}

/* Cut the line that begins at s into fields, in place. */
static void split(struct np_tsv *t, char *s)
{
	unsigned i;

	for (t->nfields = 0; s; t->nfields++) {
		if (t->nfields == NP_TSV_FIELDS)
			np_tsv_die(t, "too many fields");
		t->field[t->nfields] = s;
		s = strchr(s, '\t');
		if (s)
			*s++ = '\0';
	}
	for (i = t->nfields; i < NP_TSV_FIELDS; i++)
		t->field[i] = "";
}

bool np_tsv_next(struct np_tsv *t)
{
	char *line;

	while (*t->at) {
		line = t->at;
		t->at += strcspn(t->at, "\n");
		if (*t->at)
			*t->at++ = '\0';
		t->line++;
		if (*line && *line != '#') {
			split(t, line);
			return true;
		}
	}
	free(t->bytes);
	t->bytes = t->at = NULL;
	return false;
}

void np_tsv_die(const struct np_tsv *t, const char *why)
{
	np_pack_die("%s:%u: %s", t->path, t->line, why);
}

int64_t np_tsv_number(const struct np_tsv *t, unsigned i, unsigned digits)
{
	const char *s = t->field[i];
	int64_t v = 0;
	bool minus = *s == '-', point = false;

	s += minus;
	if (*s < '0' || *s > '9')
		np_tsv_die(t, "a number was expected");
	for (; *s; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (*s < '0' || *s > '9' || v > INT64_MAX / 100)
			np_tsv_die(t, "a number was expected");
		if (point && !digits)
			continue; /* digits too many are cut off */
		v = v * 10 + (*s - '0');
		digits -= point;
	}
	for (; digits; digits--)
		v *= 10;
	return minus ? -v : v;
}

void np_pack_u16(np_buf *out, unsigned v)
{
	np_buf_addc(out, (char)(v & 255));
	np_buf_addc(out, (char)(v >> 8 & 255));
}

void np_pack_u32(np_buf *out, uint32_t v)
{
	np_pack_u16(out, v & 0xffff);
	np_pack_u16(out, v >> 16);
}

void np_pack_u64(np_buf *out, uint64_t v)
{
	np_pack_u32(out, (uint32_t)v);
	np_pack_u32(out, (uint32_t)(v >> 32));
}

void np_pack_align(np_buf *out, size_t align)
{
	np_buf_addn(out, '\0', (align - out->len % align) % align);
}
