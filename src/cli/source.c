/* A source is a descriptor, a buffer of raw bytes and a codec: three functions
 * that turn raw bytes into the caller's.  Plain text is a codec too, the one
 * that copies.
 *
 * Reads are made 64 KiB at a time and only when the raw buffer is empty.  A
 * descriptor that is no regular file is polled first: where it has nothing
 * yet, the answers that are due go out before we wait. */
#include "cli/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#ifdef NP_WITH_ZSTD
#include <zstd.h>
#endif

#include "base/banned.h"

struct codec {
	const char *name;
	const char *magic;
	size_t nmagic;
	bool (*begin)(struct source *s);
	/* As source_read(), but 0 asks for more raw bytes. */
	ssize_t (*read)(struct source *s, char *into, size_t n);
	void (*end)(struct source *s);
};

bool reserve_patiently(struct bytes *b, size_t extra,
	const struct patience *p)
{
	if (bytes_reserve(b, extra))
		return true;
	if (!p || !p->relieve || !p->relieve(p->user))
		return false;
	b->failed = false;
	return bytes_reserve(b, extra);
}

/* -- raw bytes ------------------------------------------------------------- */

static void wait_until_readable(struct source *s)
{
	struct pollfd p = { s->fd, POLLIN, 0 };

	if (poll(&p, 1, 0) > 0)
		return;
	if (s->patience)
		s->patience->wait(s->patience->user);
	while (poll(&p, 1, -1) < 0 && errno == EINTR)
		;
}

/* Append what one read gives to the raw buffer, which has room.  1; 0 at the
 * end; -1. */
static int fill(struct source *s)
{
	ssize_t n;

	if (s->eof)
		return 0;
	if (s->rawpos == s->rawlen)
		s->rawpos = s->rawlen = 0;
	do {
		if (!s->regular)
			wait_until_readable(s);
		n = read(s->fd, s->raw + s->rawlen, sizeof s->raw - s->rawlen);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0) {
		s->why = strerror(errno);
		s->eof = true;
		return -1;
	}
	s->rawlen += (size_t)n;
	s->eof = !n;
	return n > 0;
}

/* -- codecs ---------------------------------------------------------------- */

static bool plain_begin(struct source *s)
{
	s->whole = true;
	return true;
}

static ssize_t plain_read(struct source *s, char *into, size_t n)
{
	size_t have = s->rawlen - s->rawpos;

	if (n > have)
		n = have;
	memcpy(into, s->raw + s->rawpos, n);
	s->rawpos += n;
	return (ssize_t)n;
}

static void plain_end(struct source *s)
{
	(void)s;
}

static bool gzip_begin(struct source *s)
{
	z_stream *z = calloc(1, sizeof *z);

	if (z && inflateInit2(z, 15 + 16) == Z_OK) {
		s->state = z;
		return true;
	}
	free(z);
	s->why = "out of memory";
	return false;
}

/* Behind a member: another member, or zeros that fill up a tape block. */
static bool gzip_again(struct source *s, z_stream *z)
{
	while (s->rawpos < s->rawlen && !s->raw[s->rawpos])
		s->rawpos++;
	if (s->rawpos == s->rawlen)
		return false;
	s->whole = false;
	inflateReset(z);
	return true;
}

static ssize_t gzip_read(struct source *s, char *into, size_t n)
{
	z_stream *z = s->state;
	size_t most = n < (1u << 30) ? n : 1u << 30;
	int st;

	if (s->whole && !gzip_again(s, z))
		return 0;
	z->next_in = (unsigned char *)s->raw + s->rawpos;
	z->avail_in = (unsigned)(s->rawlen - s->rawpos);
	z->next_out = (unsigned char *)into;
	z->avail_out = (unsigned)most;
	st = inflate(z, Z_NO_FLUSH);
	s->rawpos = s->rawlen - z->avail_in;
	s->whole = st == Z_STREAM_END;
	if (st != Z_OK && st != Z_STREAM_END && st != Z_BUF_ERROR) {
		s->why = st == Z_MEM_ERROR ? "out of memory"
			: "damaged gzip data";
		return -1;
	}
	return (ssize_t)(most - z->avail_out);
}

static void gzip_end(struct source *s)
{
	inflateEnd(s->state);
	free(s->state);
}

#ifdef NP_WITH_ZSTD
static bool zstd_begin(struct source *s)
{
	s->state = ZSTD_createDStream();
	if (!s->state)
		s->why = "out of memory";
	return s->state != NULL;
}

static ssize_t zstd_read(struct source *s, char *into, size_t n)
{
	ZSTD_inBuffer in = { s->raw + s->rawpos, s->rawlen - s->rawpos, 0 };
	ZSTD_outBuffer out = { into, n, 0 };
	size_t st;

	if (s->whole && !in.size)
		return 0;
	st = ZSTD_decompressStream(s->state, &out, &in);
	s->rawpos += in.pos;
	if (ZSTD_isError(st)) {
		s->why = "damaged Zstandard data";
		return -1;
	}
	s->whole = !st;
	return (ssize_t)out.pos;
}

static void zstd_end(struct source *s)
{
	ZSTD_freeDStream(s->state);
}
#else
static bool zstd_begin(struct source *s)
{
	s->why = "Zstandard input was not compiled in";
	return false;
}
#define zstd_read plain_read
#define zstd_end plain_end
#endif

static const struct codec codecs[] = {
	{ "gzip", "\x1f\x8b", 2, gzip_begin, gzip_read, gzip_end },
	{ "zstd", "\x28\xb5\x2f\xfd", 4, zstd_begin, zstd_read, zstd_end },
	{ "plain", "", 0, plain_begin, plain_read, plain_end }
};

const char *source_codecs(void)
{
#ifdef NP_WITH_ZSTD
	return "gzip zstd";
#else
	return "gzip";
#endif
}

/* Find the codec.  No more is read than is needed to tell: a first line of
 * two bytes must be answered before the third byte comes. */
static bool recognise(struct source *s)
{
	const struct codec *c = codecs;
	size_t have;
	int st;

	for (;;) {
		have = s->rawlen - s->rawpos;
		if (have >= c->nmagic) {
			if (!memcmp(s->raw, c->magic, c->nmagic))
				break;
		} else if (!memcmp(s->raw, c->magic, have)) {
			st = fill(s);
			if (st < 0)
				return false;
			if (st)
				continue;
		}
		c++;
	}
	s->codec = c;
	s->whole = false;
	if (c->begin(s))
		return true;
	s->codec = &codecs[2];
	return false;
}

/* -- a source -------------------------------------------------------------- */

bool source_open(struct source *s, const char *path,
	const struct patience *patience)
{
	struct stat sb;

	s->fd = -1;
	s->why = NULL;
	s->codec = NULL;
	s->state = NULL;
	s->eof = s->whole = false;
	s->rawpos = s->rawlen = 0;
	s->patience = patience;
	if (patience) /* to open a FIFO is to wait for its writer */
		patience->wait(patience->user);
	do
		s->fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC
			| O_NOCTTY) : STDIN_FILENO;
	while (s->fd < 0 && errno == EINTR);
	if (s->fd < 0) {
		s->why = strerror(errno);
		return false;
	}
	s->regular = !fstat(s->fd, &sb) && S_ISREG(sb.st_mode);
	s->size = s->regular && sb.st_size > 0 ? (size_t)sb.st_size : 0;
	return true;
}

ssize_t source_read(struct source *s, char *into, size_t n)
{
	ssize_t got;
	int st;

	if (s->fd < 0)
		return 0;
	if (!s->codec && !recognise(s))
		return -1;
	for (;;) {
		got = s->codec->read(s, into, n);
		if (got)
			return got;
		if (s->rawpos < s->rawlen)
			continue;
		st = fill(s);
		if (st < 0)
			return -1;
		if (st)
			continue;
		if (s->whole)
			return 0;
		s->why = "unexpected end of compressed data";
		return -1;
	}
}

void source_drain(struct source *s)
{
	const char *why = s->why;

	while (s->fd >= 0 && !s->eof) {
		s->rawpos = s->rawlen;
		fill(s);
	}
	s->why = why;
}

void source_close(struct source *s)
{
	if (s->codec)
		s->codec->end(s);
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
	s->codec = NULL;
}

/* -- lines ----------------------------------------------------------------- */

#define CHUNK ((size_t)1 << 16)

/* Drop what was handed out, and read more behind the rest. */
static ssize_t more(struct lines *l)
{
	struct bytes *b = &l->buf;
	ssize_t n;

	if (b->ptr && l->pos) {
		memmove(b->ptr, b->ptr + l->pos, b->len - l->pos);
		b->len -= l->pos;
		l->pos = 0;
		if (!b->len)
			bytes_clear(b);
	}
	if (b->len > LINE_MAX_BYTES
	    || !reserve_patiently(b, CHUNK, l->src->patience))
		return -2;
	n = source_read(l->src, b->ptr + b->len, CHUNK);
	if (n > 0)
		b->len += (size_t)n;
	return n;
}

/* Skip the rest of a line that is too long. */
static enum line_result skip(struct lines *l)
{
	char *p;
	ssize_t n;

	do {
		l->pos = l->buf.len = 0;
		bytes_free(&l->buf);
		n = more(l);
		if (n == -2)
			l->src->why = "out of memory";
		if (n < 0)
			return LINE_FAILED;
		p = n ? memchr(l->buf.ptr, l->end, l->buf.len) : NULL;
	} while (n && !p);
	l->pos = p ? (size_t)(p - l->buf.ptr) + 1 : l->buf.len;
	return LINE_TOO_LONG;
}

enum line_result lines_next(struct lines *l, const char **line, size_t *n)
{
	size_t seen = 0; /* bytes behind pos that hold no line end */
	char *begin, *p;
	ssize_t got;

	for (;;) {
		begin = l->buf.ptr ? l->buf.ptr + l->pos : NULL;
		p = begin && l->buf.len - l->pos > seen ? memchr(begin + seen,
			l->end, l->buf.len - l->pos - seen) : NULL;
		if (p) {
			*line = begin;
			*n = (size_t)(p - begin);
			l->pos += *n + 1;
			return LINE_OK;
		}
		seen = l->buf.len - l->pos;
		got = more(l);
		if (got == -2)
			return skip(l);
		if (got < 0)
			return LINE_FAILED;
		if (got)
			continue;
		*line = l->buf.ptr + l->pos;
		*n = seen;
		l->pos = l->buf.len;
		return seen ? LINE_OK : LINE_END;
	}
}
