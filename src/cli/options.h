/* options.h - what the user asked for.
 *
 * One table says everything about every option: parser, --help, -h, the man
 * page and the completions of three shells all read it, so that none of them
 * can fall behind.
 */
#ifndef NP_CLI_OPTIONS_H
#define NP_CLI_OPTIONS_H

#include <newsparse.h>

#include <stddef.h>

enum from { FROM_NAME, FROM_TEXT, FROM_JSONL, FROM_CONLL, FROM_HTML, FROM_XML };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum generate { GENERATE_NOTHING, GENERATE_MAN, GENERATE_BASH, GENERATE_ZSH,
	GENERATE_FISH };

struct options {
	int format; /* np_format */
	int from; /* enum from */
	const char *date; /* a valid YYYY-MM-DD, or NULL */
	int jobs; /* >= 1 */
	int unit; /* np_unit */
	int types; /* 1 << np_type bits, 0: all */
	int min_score; /* in ten-thousandths */
	const char **match; /* [nmatch] */
	int nmatch;
	int list, count, quiet; /* flags are 0 or 1 */
	const char *names, *model, *output_dir;
	const char *files_from, *files0_from;
	int exit_zero, ascii, line_buffered, progress, header, with_text;
	int pronouns, force, no_events;
	int color; /* enum color */
	int width; /* 0: the terminal's */
	int encoding; /* np_encoding */
	int generate; /* enum generate */
	int usage, help, version;
	char **files; /* [nfiles], in their order */
	int nfiles;
};

/* Read the command line.  0; or 2 after a message on standard error. */
int options_parse(struct options *o, int argc, char **argv);

void options_free(struct options *o);

/* A usage error said of an option: message, hint; returns 2. */
int options_complain(const char *what, const char *why);


/* -- the table, for those who print it ------------------------------------- */

enum option_kind {
	OPT_FLAG, /* int, set to 1 */
	OPT_SET, /* int, set to value */
	OPT_STRING, /* const char * */
	OPT_CHOICE, /* int, one of choices */
	OPT_CALL /* read by its own function */
};

struct choice {
	const char *name;
	int value;
	const char *help;
};

struct option_spec {
	char letter; /* 0: none */
	const char *name;
	const char *arg; /* NULL: takes none */
	enum option_kind kind;
	size_t offset; /* of the member of struct options */
	int value; /* for OPT_SET */
	const struct choice *choices; /* ended by a NULL name */
	const char *(*read)(struct options *o, const char *s); /* OPT_CALL:
		what is wrong with s, or NULL */
	const char *help; /* one sentence, no full stop */
	const char *more; /* further text of the manual, or NULL */
};

/* A group of options under one heading; a NULL title ends the groups. */
struct option_group {
	const char *title;
	const struct option_spec *specs; /* ended by a NULL name */
};

extern const struct option_group option_groups[];

#endif
