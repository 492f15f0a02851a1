/* newsparse - who did what, where and when.
 *
 * The program on one screen: options, model, documents, status.  It sees the
 * library only through <newsparse.h>. */
#include <newsparse.h>

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/drive.h"
#include "cli/generate.h"
#include "cli/names.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "cli/source.h"
#include "base/banned.h"

/* Whoever starts us with a standard descriptor closed must not find it taken
 * by the next file we open.  What is put there fails as a closed one would. */
static void keep_descriptors(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd ? O_RDONLY : O_WRONLY);
}

/* What a large document has given back is to be had for the next, in whatever
 * thread: no arena a thread, each of which would claim 64 MiB of addresses, and
 * large blocks go back to the system for good. */
static void share_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_ARENA_MAX, 1);
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

static bool wants_color(const struct options *o)
{
	const char *none, *term;

	if (o->color != COLOR_AUTO)
		return o->color == COLOR_ALWAYS;
	none = getenv("NO_COLOR");
	term = getenv("TERM");
	return isatty(STDOUT_FILENO) && !(none && *none)
		&& term && *term && strcmp(term, "dumb");
}

/* Columns of the terminal, or 0. */
static unsigned terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
		return 0;
	return size.ws_col;
}

/* Text that is no document's. */
static int print(struct bytes *b)
{
	int st = 2;

	if (b->failed)
		output_message("cannot print", np_strerror(NP_ENOMEM));
	else
		st = output_text(b->ptr, b->len);
	bytes_free(b);
	return st;
}

static int version(const np_model *model)
{
	static const char hex[] = "0123456789abcdef";
	struct bytes b = { 0 };
	uint64_t id = np_model_id(model);
	int shift;

	bytes_adds(&b, "newsparse ");
	bytes_adds(&b, np_version());
	bytes_adds(&b, "\nmodel ");
	for (shift = 60; shift >= 0; shift -= 4)
		bytes_addc(&b, hex[id >> shift & 15]);
	bytes_adds(&b, "\ninput text jsonl conll");
#ifdef NP_WITH_HTML
	bytes_adds(&b, " html");
#endif
#ifdef NP_WITH_XML
	bytes_adds(&b, " xml");
#endif
	bytes_adds(&b, "\ncompression ");
	bytes_adds(&b, source_codecs());
	bytes_addc(&b, '\n');
	return print(&b);
}

/* --help and its relatives. */
static int print_about(const struct options *o)
{
	struct bytes b = { 0 };

	generate(&b, o);
	return print(&b);
}

static int run(const struct options *o, const np_model *model,
	const np_names *names)
{
	np_style style = { 0 };
	struct output out;
	np_status st;

	style.width = o->width ? (unsigned)o->width : terminal_width();
	style.flags = (wants_color(o) ? NP_OUT_COLOR : 0)
		| (o->header ? NP_OUT_HEADER : 0);
	output_init(&out, o, &style);
	signals_watch(&out);
	st = drive(o, &(struct tools){ model, names, &style }, &out);
	if (st != NP_OK) {
		output_message("cannot start", np_strerror(st));
		return 2;
	}
	return output_finish(&out);
}

static int with_names(const struct options *o, const np_model *model)
{
	np_names *names = NULL;
	int status = o->names ? names_read(&names, o->names) : 0;

	if (!status)
		status = run(o, model, names);
	np_names_free(names);
	return status;
}

static int with_model(const struct options *o)
{
	np_model *model;
	np_status st = np_model_open(&model, o->model);
	int status;

	if (st != NP_OK) {
		output_message(o->model ? o->model : "built-in model",
			st == NP_EIO ? strerror(errno) : np_strerror(st));
		return 2;
	}
	status = o->version ? version(model) : with_names(o, model);
	np_model_free(model);
	return status;
}

int main(int argc, char **argv)
{
	struct options o;
	int status;

	keep_descriptors();
	share_memory();
	status = options_parse(&o, argc, argv);
	if (!status)
		status = o.help || o.usage || o.generate ? print_about(&o)
			: with_model(&o);
	options_free(&o);
	return status;
}
