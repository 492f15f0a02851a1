/* The door for files: a byte that says what the file holds, and the file,
 * perhaps compressed.  The reader cuts it into documents: it comes to an end,
 * lines are counted from 1 upward, and of JSON Lines and CoNLL no byte that is
 * not blank gets lost. */
#include "door.h"

#include <string.h>

#include "cli/reader.h"

static size_t visible(np_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++)
		n += !memchr(" \t\r\n\f\v", s.ptr[i], 6);
	return n;
}

/* The whole file, as its source gives it. */
static bool read_whole(struct bytes *b, const char *path)
{
	static struct source s;
	ssize_t n = 1;

	bytes_clear(b);
	REQUIRE(source_open(&s, path, NULL));
	while (n > 0) {
		REQUIRE(bytes_reserve(b, 4096));
		n = source_read(&s, b->ptr + b->len, 1 + b->len % 4096);
		b->len += n > 0 ? (size_t)n : 0;
	}
	source_close(&s);
	return !n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bytes whole;
	static struct reader r;
	char *path;
	struct options opt = { 0 };
	struct job j = { 0 };
	size_t seen = 0, line = 0;
	bool sound, lost = false;
	np_str s;

	if (!size)
		return 0;
	path = (char *)(uintptr_t)door_file(data + 1, size - 1);
	sound = read_whole(&whole, path);
	opt.from = FROM_TEXT + data[0] % 5;
	opt.files = &path;
	opt.nfiles = 1;
	reader_init(&r, &opt, NULL);
	for (; reader_next(&r, &j); job_clear(&j)) {
		REQUIRE(j.name.len == strlen(path) + 1);
		REQUIRE(j.line >= line || j.kind == JOB_LOST);
		line = j.line;
		REQUIRE(!j.why == (j.kind < JOB_FAILED));
		lost = lost || j.kind == JOB_LOST;
		seen += visible((np_str){ j.in.ptr, j.in.len });
	}
	reader_free(&r);
	job_free(&j);
	REQUIRE(lost == !sound);
	s = (np_str){ whole.ptr, whole.len };
	if (sound)
		REQUIRE(seen + 3 >= visible(s) && seen <= visible(s));
	return 0;
}
