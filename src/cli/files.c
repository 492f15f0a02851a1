/* The file is named after the document: the last part of a path, with what
 * could lead out of the directory, or upset a shell, replaced.  It is opened
 * with O_EXCL, so that two documents of one name, or a second run, cannot
 * silently take each other's place. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

#define LONGEST 200 /* bytes of a name, so that suffixes fit as well */

static bool is_safe(unsigned char c)
{
	return c > 0x20 && c != 0x7F && !strchr("/\\:*?\"<>|", c);
}

/* DIR/NAME.SUFFIX with a NUL; without the .txt and the like of a file. */
static void path_of(struct bytes *path, const struct options *opt,
	const struct job *j, const char *suffix)
{
	const char *s = j->doc.ptr ? j->doc.ptr : "", *p;
	size_t n = j->doc.len, i;

	if (j->kind != JOB_JSON)
		for (i = n; i-- > 0;)
			if (s[i] == '/') {
				s += i + 1;
				n -= i + 1;
				break;
			}
	if (j->kind != JOB_JSON && n > 4 && (p = memchr(s + 1, '.', n - 1))
	    && n - (size_t)(p - s) <= 6)
		n = (size_t)(p - s);
	if (n > LONGEST)
		n = LONGEST;
	bytes_adds(path, opt->output_dir);
	bytes_addc(path, '/');
	if (!n || s[0] == '.')
		bytes_addc(path, '_');
	for (i = 0; i < n; i++)
		bytes_addc(path, is_safe((unsigned char)s[i]) ? s[i] : '_');
	bytes_addc(path, '.');
	bytes_adds(path, suffix);
	bytes_addc(path, '\0');
}

static bool write_file(const char *path, bool force, const struct bytes *b)
{
	size_t done = 0;
	ssize_t n = 0;
	int fd, error;

	do
		fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY
			| (force ? O_TRUNC : O_EXCL), 0666);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return false;
	while (done < b->len && n >= 0) {
		n = write(fd, b->ptr + done, b->len - done);
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			n = 0;
		done += n > 0 ? (size_t)n : 0;
	}
	error = errno;
	if (close(fd) < 0)
		return false;
	errno = error;
	return n >= 0;
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

bool files_write(const struct options *opt, struct job *j)
{
	np_format format = (np_format)opt->format;

	if (!write_one(opt, j, np_format_suffix(format), &j->out))
		return false;
	return format != NP_BRAT || write_one(opt, j, "txt", &j->text);
}
