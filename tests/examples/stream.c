/* stream - articles one after the other into a sink of one's own, here one
 * that writes to a file descriptor.
 *
 *	stream FORMAT <PARAGRAPHS	every line of the input is an article
 *
 * What stands around the answers (a header, the brackets of GeoJSON) is the
 * frame of the format; the caller puts it there, so that a stream never has to
 * be held in memory.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <newsparse.h>

struct sink {
	int fd;
	np_frame frame;
	size_t documents, answers; /* an answer may be empty */
};

static int put(int fd, const char *bytes, size_t len)
{
	ssize_t n;

	while (len) {
		n = write(fd, bytes, len);
		if (n < 0 && errno != EINTR)
			return 1;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

static int puts_to(struct sink *s, const char *text)
{
	return put(s->fd, text, strlen(text));
}

/* An np_sink: takes all of one answer, or says no. */
static int take(void *user, const char *bytes, size_t len)
{
	struct sink *s = user;

	if (!len)
		return 0;
	if (s->answers++ && puts_to(s, s->frame.between))
		return 1;
	return put(s->fd, bytes, len);
}

static np_format by_name(const char *name)
{
	unsigned f = 0;

	while (f < NP_NFORMATS && strcmp(np_format_name((np_format)f), name))
		f++;
	return (np_format)f;
}

static np_status article(np_ctx *ctx, const char *line, np_format format,
	const np_style *style, struct sink *s)
{
	const np_doc *doc;
	np_status st = np_analyze(ctx, line, strlen(line), NULL, &doc);

	if (st != NP_OK)
		return st;
	if (!s->documents++ && puts_to(s, s->frame.begin))
		return NP_EIO;
	return np_write(doc, format, style, take, s);
}

static np_status articles(np_ctx *ctx, np_format format, struct sink *s)
{
	static char line[1 << 16];
	np_style style = { .flags = NP_OUT_HEADER };
	np_status st = NP_OK;

	s->frame = np_format_frame(format, &style);
	while (st == NP_OK && fgets(line, sizeof line, stdin))
		st = article(ctx, line, format, &style, s);
	if (st == NP_OK && s->documents && puts_to(s, s->frame.end))
		st = NP_EIO;
	return st;
}

int main(int argc, char **argv)
{
	struct sink s = { .fd = 1 };
	np_format format = by_name(argc == 2 ? argv[1] : "");
	np_model *model = NULL;
	np_ctx *ctx = NULL;
	np_status st = format == NP_NFORMATS ? NP_EARG : NP_OK;

	if (st == NP_OK)
		st = np_model_open(&model, NULL);
	if (st == NP_OK)
		st = np_ctx_new(&ctx, model);
	if (st == NP_OK)
		st = articles(ctx, format, &s);
	fprintf(stderr, "%zu documents: %s\n", s.documents, np_strerror(st));
	np_ctx_free(ctx);
	np_model_free(model);
	return st == NP_OK ? 0 : 2;
}
