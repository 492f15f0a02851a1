/* Answers are gathered up to 64 KiB and leave in whole answers only.  The lock
 * is held over every write: whoever holds it can end the program without
 * cutting a line in two (cli/signals.c). */
#include "cli/output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/files.h"
#include "base/banned.h"

#define GATHER ((size_t)1 << 16)

/* All n bytes; false and errno on failure. */
static bool write_all(int fd, const char *p, size_t n)
{
	struct pollfd ready = { fd, POLLOUT, 0 };
	ssize_t k;

	while (n) {
		k = write(fd, p, n);
		if (k < 0 && errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (k < 0 && errno != EINTR)
			return false;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return true;
}

void output_message(const char *what, const char *why)
{
	struct bytes b = { 0 };

	bytes_adds(&b, "newsparse: ");
	bytes_adds(&b, what);
	bytes_adds(&b, ": ");
	bytes_adds(&b, why);
	bytes_addc(&b, '\n');
	if (!b.failed) {
		write_all(STDERR_FILENO, b.ptr, b.len);
	} else { /* in pieces, where there is no memory for the whole */
		write_all(STDERR_FILENO, "newsparse: ", 11);
		write_all(STDERR_FILENO, what, strlen(what));
		write_all(STDERR_FILENO, ": ", 2);
		write_all(STDERR_FILENO, why, strlen(why));
		write_all(STDERR_FILENO, "\n", 1);
	}
	bytes_free(&b);
}

int output_text(const char *s, size_t n)
{
	if (write_all(STDOUT_FILENO, s, n))
		return 0;
	output_message("write error", strerror(errno));
	return 2;
}

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void output_init(struct output *out, const struct options *opt,
	const np_style *style)
{
	memset(out, 0, sizeof *out);
	out->opt = opt;
	pthread_mutex_init(&out->lock, NULL);
	out->frame = (np_frame){ "", "", "" };
	if (!opt->output_dir && !opt->list && !opt->count && !opt->quiet
	    && !(opt->nmatch && opt->format == NP_REPORT))
		out->frame = np_format_frame((np_format)opt->format, style);
	if (opt->progress)
		out->started = out->reported = now();
}

/* -- with the lock held ---------------------------------------------------- */

static void fail(struct output *out, int error)
{
	if (!out->failed)
		output_message("write error", strerror(error));
	out->failed = out->bad = true;
	bytes_free(&out->pending);
}

static void put(struct output *out, const char *s, size_t n)
{
	if (!out->failed && n && !write_all(STDOUT_FILENO, s, n))
		fail(out, errno);
}

static void flush(struct output *out)
{
	put(out, out->pending.ptr, out->pending.len);
	bytes_clear(&out->pending);
}

/* n bytes behind what is pending, or out with them where they have no room. */
static void gather(struct output *out, const char *s, size_t n)
{
	if (out->failed || !n)
		return;
	if (out->pending.len + n > GATHER)
		flush(out);
	if (n > GATHER || !bytes_reserve(&out->pending, n)) {
		flush(out);
		put(out, s, n);
	} else
		bytes_add(&out->pending, s, n);
}

static void add_frame(struct output *out, const char *s)
{
	gather(out, s, strlen(s));
}

static void add_answer(struct output *out, const struct bytes *answer)
{
	if (!out->began)
		add_frame(out, out->frame.begin);
	out->began = true;
	if (!answer->len)
		return;
	if (out->printed)
		add_frame(out, out->frame.between);
	out->printed = true;
	gather(out, answer->ptr, answer->len);
	if (out->opt->line_buffered)
		flush(out);
}

/* -- the stream ------------------------------------------------------------ */

void output_flush(struct output *out)
{
	pthread_mutex_lock(&out->lock);
	flush(out);
	pthread_mutex_unlock(&out->lock);
}

static void report_progress(struct output *out)
{
	struct bytes b = { 0 };
	int64_t ms = now() - out->started;

	bytes_adds(&b, "newsparse: ");
	bytes_addu(&b, out->documents);
	bytes_adds(&b, " documents, ");
	bytes_addu(&b, out->bytes / 1000000);
	bytes_adds(&b, " MB, ");
	bytes_addu(&b, out->bytes / 100 / (uint64_t)(ms + 1) / 10);
	bytes_addc(&b, '.');
	bytes_addu(&b, out->bytes / 100 / (uint64_t)(ms + 1) % 10);
	bytes_adds(&b, " MB/s, ");
	bytes_addu(&b, out->errors);
	bytes_adds(&b, " errors\n");
	write_all(STDERR_FILENO, b.ptr, b.len);
	bytes_free(&b);
	out->reported = now();
}

/* Several documents in a format that holds one. */
static bool is_one_too_many(const struct output *out, const struct job *j)
{
	return out->printed && j->out.len && !out->opt->output_dir
		&& !out->opt->list && !out->opt->count
		&& np_format_suffix((np_format)out->opt->format);
}

static void count(struct output *out, const struct job *j)
{
	out->documents += j->kind != JOB_LOST;
	out->errors += j->failed || j->lost;
	out->bytes += j->in.len;
	out->matched = out->matched || j->matched;
	if (j->lost || (j->failed && !out->opt->exit_zero))
		out->bad = true;
}

/* The error object of a document for whose answer there was no memory, not
 * even for an error object: made without any. */
static void add_last_resort(struct output *out, const struct job *j)
{
	char room[96];
	struct bytes object = { room, 0, sizeof room, false };

	if (out->opt->format != NP_JSONL && out->opt->format != NP_JSON)
		return;
	bytes_adds(&object, "{\"id\":null,\"line\":");
	bytes_addu(&object, j->line);
	bytes_adds(&object, ",\"error\":\"out of memory\"}\n");
	add_answer(out, &object);
}

static void write_messages(struct output *out, const struct job *j)
{
	if (!j->out.failed && !j->err.failed) {
		if (j->err.len)
			write_all(STDERR_FILENO, j->err.ptr, j->err.len);
		return;
	}
	if (out->opt->exit_zero && !j->lost)
		return;
	out->bad = true;
	output_message(j->name.len ? j->name.ptr : "a document",
		np_strerror(NP_ENOMEM));
}

void output_job(struct output *out, struct job *j)
{
	if (is_one_too_many(out, j)) {
		job_message(j, "several documents need --output-dir=DIR");
		j->lost = true;
		j->out.len = 0;
	}
	if (out->opt->output_dir && j->doc.len) {
		pthread_mutex_lock(&out->lock); /* no signal within a file */
		if (!files_write(out->opt, j))
			j->lost = true;
		pthread_mutex_unlock(&out->lock);
		j->out.len = 0;
	}
	count(out, j);
	write_messages(out, j);
	pthread_mutex_lock(&out->lock);
	if (j->out.failed && !(j->lost || out->opt->nmatch))
		add_last_resort(out, j);
	else if (j->out.len || !(j->lost || out->opt->nmatch))
		add_answer(out, &j->out);
	pthread_mutex_unlock(&out->lock);
	if (out->opt->progress && now() - out->reported >= 1000)
		report_progress(out);
}

int output_finish(struct output *out)
{
	pthread_mutex_lock(&out->lock);
	if (!out->began && *out->frame.end)
		add_frame(out, out->frame.begin);
	add_frame(out, out->frame.end);
	flush(out);
	pthread_mutex_unlock(&out->lock);
	if (out->opt->progress)
		report_progress(out);
	bytes_free(&out->pending);
	if (out->opt->quiet && out->matched)
		return 0;
	if (out->bad)
		return 2;
	return out->opt->nmatch && !out->matched;
}
