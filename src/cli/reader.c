/* A text file is one document, a line of JSON Lines is one, and of CoNLL what
 * stands between two -DOCSTART- lines.  Only the document at hand is in
 * memory.  What cannot be read becomes a job of its own, so that its message
 * appears in its place. */
#include "cli/reader.h"

#include <string.h>

#include "base/banned.h"

/* UTF-16 may shrink by half when it is decoded; the library has the last
 * word. */
#define MAX_FILE (2 * NP_MAX_TEXT + 2)

void reader_init(struct reader *r, const struct options *opt,
	const struct patience *patience)
{
	memset(r, 0, sizeof *r);
	r->opt = opt;
	r->patience = patience;
	r->src.fd = r->list_src.fd = -1;
}

static bool give(struct reader *r, struct job *j, enum job_kind kind,
	size_t line, const char *why)
{
	j->kind = kind;
	j->line = line;
	j->why = why;
	j->standard = r->standard;
	bytes_add(&j->name, r->name.ptr, r->name.len);
	r->bytes += j->in.len;
	return true;
}

/* false: out of memory, and there is no name. */
static bool set_name(struct reader *r, const char *s, size_t n)
{
	bytes_clear(&r->name);
	if (bytes_reserve(&r->name, n + 1)) {
		bytes_add(&r->name, s, n);
		bytes_addc(&r->name, '\0');
	}
	return !r->name.failed;
}

/* -- which file ------------------------------------------------------------ */

/* The next name from --files-from; 1, 0 at the end, -1 after filling j. */
static int next_listed(struct reader *r, struct job *j, const char **name,
	size_t *n)
{
	const char *list = r->opt->files_from ? r->opt->files_from
		: r->opt->files0_from;
	enum line_result got = LINE_FAILED;

	if (!list || (r->listed && r->list_src.fd < 0))
		return 0;
	if (!r->listed) {
		r->listed = true;
		r->list.src = &r->list_src;
		r->list.end = r->opt->files_from ? '\n' : '\0';
		source_open(&r->list_src, list, r->patience);
	}
	if (r->list_src.fd >= 0)
		do
			got = lines_next(&r->list, name, n);
		while (got == LINE_OK && !*n);
	if (got == LINE_OK)
		return 1;
	if (got == LINE_TOO_LONG)
		r->list_src.why = "name of a file too long";
	if (got != LINE_END) {
		set_name(r, list, strlen(list));
		give(r, j, JOB_LOST, 0, r->list_src.why);
	}
	source_close(&r->list_src);
	return got == LINE_END ? 0 : -1;
}

/* The name of the next file in r->name; 1, 0 at the end, -1 after filling
 * j. */
static int next_name(struct reader *r, struct job *j)
{
	const struct options *o = r->opt;
	const char *name;
	size_t n;
	int st;

	if (r->next_file < o->nfiles) {
		name = o->files[r->next_file++];
		set_name(r, name, strlen(name));
		return 1;
	}
	st = next_listed(r, j, &name, &n);
	if (st == 1)
		set_name(r, name, n);
	if (st || o->nfiles || r->listed || r->next_file)
		return st;
	r->next_file = 1;
	set_name(r, "-", 1);
	return 1;
}

static bool ends(const char *s, size_t n, const char *with)
{
	size_t k = strlen(with), i;

	if (n <= k)
		return false;
	for (i = 0; i < k; i++)
		if ((s[n - k + i] | 0x20) != (with[i] | 0x20))
			return false;
	return true;
}

/* What a file holds, by its name. */
static int from_name(const char *name)
{
	static const struct {
		const char *suffix;
		int from;
	} suffixes[] = {
		{ ".jsonl", FROM_JSONL }, { ".ndjson", FROM_JSONL },
		{ ".conll", FROM_CONLL }, { ".html", FROM_HTML },
		{ ".htm", FROM_HTML }, { ".xml", FROM_XML }
	};
	size_t n = strlen(name), i;

	if (ends(name, n, ".gz"))
		n -= 3;
	else if (ends(name, n, ".zst"))
		n -= 4;
	for (i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (ends(name, n, suffixes[i].suffix))
			return suffixes[i].from;
	return FROM_TEXT;
}

/* As next_name(), with the file open. */
static int next_source(struct reader *r, struct job *j)
{
	int st = next_name(r, j);
	bool ok;

	if (st != 1)
		return st;
	if (r->name.failed) {
		give(r, j, JOB_LOST, 0, np_strerror(NP_ENOMEM));
		return -1;
	}
	r->from = r->opt->from != FROM_NAME ? r->opt->from
		: from_name(r->name.ptr);
	ok = source_open(&r->src, r->name.ptr, r->patience);
	r->standard = !strcmp(r->name.ptr, "-");
	if (r->standard
	    && !set_name(r, STDIN_NAME, strlen(STDIN_NAME))) {
		source_close(&r->src);
		r->src.why = np_strerror(NP_ENOMEM);
		ok = false;
	}
	if (!ok) {
		give(r, j, JOB_LOST, 0, r->src.why);
		return -1;
	}
	r->open = true;
	r->line = 0;
	r->lines.src = &r->src;
	r->lines.end = '\n';
	r->lines.pos = 0;
	bytes_clear(&r->lines.buf);
	return 1;
}

static void close_source(struct reader *r)
{
	source_close(&r->src);
	r->open = false;
}

/* -- documents ------------------------------------------------------------- */

/* A whole file; false where there is no document: standard input that is
 * empty. */
static bool read_text(struct reader *r, struct job *j, enum job_kind kind)
{
	const char *why = NULL;
	size_t step = r->src.size ? r->src.size + 1 : 1 << 16;
	ssize_t n = 1;

	while (n > 0 && !why) {
		if (j->in.len > MAX_FILE)
			why = np_strerror(NP_ETOOBIG);
		else if (!reserve_patiently(&j->in, step, r->patience))
			why = np_strerror(NP_ENOMEM);
		else
			n = source_read(&r->src, j->in.ptr + j->in.len,
				j->in.cap - j->in.len);
		j->in.len += !why && n > 0 ? (size_t)n : 0;
		step = 1;
	}
	if (why) {
		source_drain(&r->src);
		bytes_free(&j->in);
		kind = JOB_FAILED;
	} else if (n < 0) {
		why = r->src.why;
		source_drain(&r->src);
		bytes_clear(&j->in);
		kind = JOB_LOST;
	}
	if (!n && !j->in.len && r->src.fd == 0)
		kind = JOB_NONE;
	close_source(r);
	if (kind == JOB_NONE)
		return false;
	j->markup_xml = r->from == FROM_XML;
	return give(r, j, kind, 0, why);
}

/* Nothing but blanks, which are the k characters given? */
static bool is_blank(const char *s, size_t n, const char *blanks, size_t k)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!memchr(blanks, s[i], k))
			return false;
	return true;
}

/* The next line of the file; LINE_END also closes it, and LINE_FAILED fills
 * j. */
static enum line_result next_line(struct reader *r, struct job *j,
	const char **s, size_t *n)
{
	enum line_result got = lines_next(&r->lines, s, n);

	r->line++;
	if (got == LINE_FAILED) {
		j->in.len = 0;
		source_drain(&r->src);
		give(r, j, JOB_LOST, 0, r->src.why);
	}
	if (got == LINE_END || got == LINE_FAILED)
		close_source(r);
	if (got == LINE_OK && r->line == 1 && *n >= 3
	    && !memcmp(*s, "\xEF\xBB\xBF", 3)) {
		*s += 3;
		*n -= 3;
	}
	return got;
}

/* A line of JSON; false when the file has no more. */
static bool read_json(struct reader *r, struct job *j)
{
	const char *s;
	size_t n;

	for (;;) {
		switch (next_line(r, j, &s, &n)) {
		case LINE_END:
			return false;
		case LINE_FAILED:
			return true;
		case LINE_TOO_LONG:
			return give(r, j, JOB_FAILED, r->line,
				"line too long, or out of memory");
		case LINE_OK:
			break;
		}
		if (is_blank(s, n, " \t\r\f\v", 5))
			continue;
		if (reserve_patiently(&j->in, n, r->patience)) {
			bytes_add(&j->in, s, n);
			return give(r, j, JOB_JSON, r->line, NULL);
		}
		bytes_free(&j->in);
		return give(r, j, JOB_FAILED, r->line,
			np_strerror(NP_ENOMEM));
	}
}

static bool starts_document(const char *s, size_t n)
{
	return n >= 10 && !memcmp(s, "-DOCSTART-", 10);
}

static void hold_line(struct reader *r, const char *s, size_t n)
{
	bytes_clear(&r->held);
	bytes_add(&r->held, s, n);
	bytes_addc(&r->held, '\n');
	r->holding = true;
}

/* The lines up to the next -DOCSTART- line. */
static bool read_conll(struct reader *r, struct job *j)
{
	size_t first = r->line ? r->line : 1, n;
	enum line_result got;
	bool tokens = r->holding;
	const char *s;

	if (r->holding)
		bytes_add(&j->in, r->held.ptr, r->held.len);
	if (r->held.failed)
		j->in.failed = true;
	r->holding = false;
	while ((got = next_line(r, j, &s, &n)) == LINE_OK) {
		if (starts_document(s, n) && tokens) {
			hold_line(r, s, n);
			break;
		}
		tokens = tokens || starts_document(s, n) || !is_blank(s, n, " \t\r", 3);
		bytes_add(&j->in, s, n);
		bytes_addc(&j->in, '\n');
	}
	if (got == LINE_FAILED)
		return true;
	if (got == LINE_TOO_LONG || j->in.failed) {
		bytes_free(&j->in);
		return give(r, j, JOB_FAILED, first,
			got == LINE_TOO_LONG ? "line too long"
			: np_strerror(NP_ENOMEM));
	}
	return j->in.len && give(r, j, JOB_CONLL, first, NULL);
}

bool reader_next(struct reader *r, struct job *j)
{
	int st;

	for (;;) {
		if (!r->open) {
			st = next_source(r, j);
			if (st < 1)
				return st < 0;
		}
		switch (r->from) {
		case FROM_JSONL:
			if (read_json(r, j))
				return true;
			break;
		case FROM_CONLL:
			if (read_conll(r, j))
				return true;
			break;
		case FROM_HTML:
		case FROM_XML:
			if (read_text(r, j, JOB_MARKUP))
				return true;
			break;
		default:
			if (read_text(r, j, JOB_TEXT))
				return true;
		}
	}
}

void reader_drain(struct reader *r)
{
	struct job j = { 0 };

	if (r->open)
		source_drain(&r->src);
	close_source(r);
	r->holding = false;
	for (; next_source(r, &j); job_clear(&j)) {
		if (r->open && r->src.fd == 0)
			source_drain(&r->src);
		close_source(r);
	}
	job_free(&j);
}

void reader_free(struct reader *r)
{
	close_source(r);
	source_close(&r->list_src);
	bytes_free(&r->lines.buf);
	bytes_free(&r->list.buf);
	bytes_free(&r->name);
	bytes_free(&r->held);
}
