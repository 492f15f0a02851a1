/* The file is named after the document: the last part of a path without the
 * suffix that says what is in it, or the id of a JSON line.  What no file may be
 * called, or what would lead out of the directory, is spelt %XX, and of names
 * too long for a file system the end is a hash: different documents get
 * different files.
 *
 *	news/may/a b.html.gz	a b.ann
 *	s.1, s.2		s.1.ann, s.2.ann
 *	http://x.org/1		http:%2F%2Fx.org%2F1.ann
 *	../..			%2E.%2F...ann
 *
 * It is opened with O_EXCL, so that two documents of one name, or a second
 * run, cannot silently take each other's place. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/banned.h"

#define LONGEST 200 /* bytes of a name, so that suffixes fit as well */
#define HASH 17 /* bytes of "-" and 16 digits */

static const char hex[] = "0123456789ABCDEF";

/* Cut the path of a file down to its last part, without suffixes. */
static np_str base_of(np_str s)
{
	static const char *const suffixes[] = { ".gz", ".zst", ".txt", ".text",
		".html", ".htm", ".xml", ".conll" };
	size_t i, n;

	for (i = s.len; i > 0 && s.ptr[i - 1] != '/'; i--)
		;
	s.ptr += i;
	s.len -= i;
	for (i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		n = strlen(suffixes[i]);
		if (s.len > n && !strncasecmp(s.ptr + s.len - n, suffixes[i], n))
			s.len -= n;
	}
	return s;
}

static void add_hash(struct bytes *path, np_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	size_t i;

	for (i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
	bytes_addc(path, '-');
	for (i = 0; i < 16; i++)
		bytes_addc(path, hex[h >> (60 - 4 * i) & 15]);
}

static bool is_safe(np_str s, size_t i)
{
	unsigned char c = (unsigned char)s.ptr[i];

	return c >= 0x20 && c != 0x7F && c != '/' && c != '%'
		&& (c != '.' || i);
}

static void add_name(struct bytes *path, np_str s)
{
	size_t begin = path->len, i;

	for (i = 0; i < s.len && path->len - begin <= LONGEST; i++)
		if (is_safe(s, i)) {
			bytes_addc(path, s.ptr[i]);
		} else {
			bytes_addc(path, '%');
			bytes_addc(path, hex[(unsigned char)s.ptr[i] >> 4]);
			bytes_addc(path, hex[s.ptr[i] & 15]);
		}
	if (!s.len)
		bytes_addc(path, '%');
	if (path->failed || path->len - begin <= LONGEST)
		return;
	path->len = begin + LONGEST - HASH;
	while ((path->ptr[path->len] & 0xC0) == 0x80)
		path->len--; /* not within a character */
	add_hash(path, s);
}

/* DIR/NAME.SUFFIX with a NUL. */
static void path_of(struct bytes *path, const struct options *opt,
	const struct job *j, const char *suffix)
{
	np_str name = { j->doc.ptr ? j->doc.ptr : "", j->doc.len };

	if (j->kind != JOB_JSON)
		name = base_of(name);
	bytes_adds(path, opt->output_dir);
	bytes_addc(path, '/');
	add_name(path, name);
	if (j->kind == JOB_CONLL && j->line > 1) {
		bytes_addc(path, ':');
		bytes_addu(path, j->line);
	}
	bytes_addc(path, '.');
	bytes_adds(path, suffix);
	bytes_addc(path, '\0');
}

/* All of b; false and errno on failure. */
static bool write_all(int fd, const struct bytes *b)
{
	size_t done = 0;
	ssize_t n;

	while (done < b->len) {
		n = write(fd, b->ptr + done, b->len - done);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Half a file is worse than none, and would be in the way of another try. */
static bool write_file(const char *path, bool force, const struct bytes *b)
{
	int fd, error;
	bool ok;

	do
		fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY
			| (force ? O_TRUNC : O_EXCL), 0666);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return false;
	ok = write_all(fd, b);
	error = errno;
	if (close(fd) < 0 && ok) {
		ok = false;
		error = errno;
	}
	if (!ok)
		unlink(path);
	errno = error;
	return ok;
}

static bool write_one(const struct options *opt, struct job *j,
	const char *suffix, const struct bytes *b)
{
	struct bytes path = { 0 };
	bool ok;
	int error = ENOMEM;

	path_of(&path, opt, j, suffix);
	ok = !path.failed;
	if (ok) {
		ok = write_file(path.ptr, opt->force, b);
		error = errno;
	}
	if (!ok) {
		bytes_adds(&j->err, "newsparse: ");
		bytes_adds(&j->err, path.ptr && !path.failed ? path.ptr
			: opt->output_dir);
		bytes_adds(&j->err, ": ");
		bytes_adds(&j->err, strerror(error));
		bytes_addc(&j->err, '\n');
	}
	bytes_free(&path);
	return ok;
}

static void remove_one(const struct options *opt, const struct job *j,
	const char *suffix)
{
	struct bytes path = { 0 };

	path_of(&path, opt, j, suffix);
	if (!path.failed)
		unlink(path.ptr);
	bytes_free(&path);
}

/* Of brat's two files the text comes first, so that no annotation is without
 * it; and where it is ours, it does not stay without its annotation. */
bool files_write(const struct options *opt, struct job *j)
{
	np_format format = (np_format)opt->format;

	if (format == NP_BRAT && !write_one(opt, j, "txt", &j->text))
		return false;
	if (write_one(opt, j, np_format_suffix(format), &j->out))
		return true;
	if (format == NP_BRAT && !opt->force)
		remove_one(opt, j, "txt");
	return false;
}
