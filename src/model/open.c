/* The three ways to a model: built in, from a file, from memory.  A file is
 * mapped, so that processes share its pages; the one built in is shared the
 * same way, and its checksum was verified when the program was tested, so that
 * opening it touches only the pages it needs. */
#include "model/open.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

extern const unsigned char np_builtin_model[], np_builtin_model_end[];

static np_status open_views(struct np_model *m)
{
	np_status st = np_splitter_open(&m->splitter,
		np_model_section(m->file, "sents"));

	if (st == NP_OK)
		st = np_lex_open(&m->lex, np_model_section(m->file, "lex"));
	if (st == NP_OK)
		st = np_tagger_open(&m->tagger,
			np_model_section(m->file, "names"));
	if (st == NP_OK)
		st = np_parser_open(&m->parser,
			np_model_section(m->file, "syntax"));
	if (st == NP_OK)
		st = np_dates_open(&m->dates,
			np_model_section(m->file, "dates"));
	return st;
}

static np_status open_blob(np_model **out, np_blob file, int checksum)
{
	np_status st = np_model_verify(file, checksum);
	struct np_model *m;

	*out = NULL;
	if (st != NP_OK)
		return st;
	m = calloc(1, sizeof *m);
	if (!m)
		return NP_ENOMEM;
	m->file = file;
	st = open_views(m);
	if (st != NP_OK) {
		free(m);
		return st;
	}
	*out = m;
	return NP_OK;
}

np_status np_model_from_memory(np_model **out, const void *data, size_t len)
{
	return open_blob(out, (np_blob){ data, len }, 1);
}

static np_status map_file(np_blob *file, const char *path)
{
	struct stat sb;
	void *p;
	np_status st = NP_EIO;
	int fd;

	do
		fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return NP_EIO;
	if (fstat(fd, &sb) < 0)
		goto done;
	if (S_ISDIR(sb.st_mode)) {
		errno = EISDIR;
		goto done;
	}
	st = NP_EMODEL;
	if (!S_ISREG(sb.st_mode) || sb.st_size <= 0)
		goto done;
	p = mmap(NULL, (size_t)sb.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED) {
		st = NP_EIO;
		goto done;
	}
	*file = (np_blob){ p, (size_t)sb.st_size };
	st = NP_OK;
done:
	close(fd);
	return st;
}

np_status np_model_open(np_model **out, const char *path)
{
	np_blob file = { np_builtin_model, (size_t)(np_builtin_model_end
		- np_builtin_model) };
	np_status st;

	*out = NULL;
	if (!path)
		return open_blob(out, file, 0);
	st = map_file(&file, path);
	if (st != NP_OK)
		return st;
	st = open_blob(out, file, 1);
	if (st == NP_OK)
		(*out)->mapped = (void *)(uintptr_t)file.ptr;
	else
		munmap((void *)(uintptr_t)file.ptr, file.len);
	return st;
}

uint64_t np_model_id(const np_model *m)
{
	return np_le64(m->file.ptr + 24);
}

void np_model_free(np_model *m)
{
	if (!m)
		return;
	if (m->mapped)
		munmap(m->mapped, m->file.len);
	free(m);
}
