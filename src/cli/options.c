/* The option table and the parser that reads it.
 *
 * getopt_long does the walking: GNU style, options and files in any order,
 * "--" ends the options, long names may be cut short while they stay unique.
 * The optstring begins with '-', which hands operands over in their order and
 * keeps POSIXLY_CORRECT, and so the environment, out of it. */
#define _GNU_SOURCE
#include "cli/options.h"

#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

#define MAX_SPECS 64
#define MAX_JOBS 256
#define MAX_WIDTH 10000

/* -- values that need a reader of their own -------------------------------- */

/* Digits only, at most max; -1 otherwise. */
static long read_number(const char *s, long max)
{
	long n = 0;

	if (!*s)
		return -1;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (*s - '0');
		if (n > max)
			n = max;
	}
	return n;
}

static const char *read_jobs(struct options *o, const char *s)
{
	long n = read_number(s, MAX_JOBS);

	if (n < 0)
		return "not a number of threads";
	if (!n)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	o->jobs = n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (int)n;
	return NULL;
}

static const char *read_width(struct options *o, const char *s)
{
	long n = read_number(s, MAX_WIDTH);

	if (n <= 0)
		return "not a number of columns";
	o->width = (int)n;
	return NULL;
}

/* Two digits at s, or -1. */
static int two(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return -1;
	return (s[0] - '0') * 10 + s[1] - '0';
}

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100) || year % 400 == 0;
}

/* Whether s is a day of the calendar, YYYY-MM-DD, year 1 or later. */
static bool is_date(const char *s)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int hi, lo, month, day;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	hi = two(s);
	lo = two(s + 2);
	month = two(s + 5);
	day = two(s + 8);
	if (hi < 0 || lo < 0 || hi + lo == 0 || month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days[month - 1]
		+ (month == 2 && leap(hi * 100 + lo));
}

static const char *read_date(struct options *o, const char *s)
{
	if (!is_date(s))
		return "not a date of the form YYYY-MM-DD";
	o->date = s;
	return NULL;
}

/* A decimal from 0 to 1, in ten-thousandths: "0.75", ".5", "1".  What is
 * more precise than that is rounded up: no score lies in between. */
static const char *read_score(struct options *o, const char *s)
{
	int unit = 10000, n = 0;
	bool digits = false, more = false;

	for (; *s >= '0' && *s <= '9'; s++, digits = true)
		n = n * 10 + (*s - '0') > 1 ? 2 : n * 10 + (*s - '0');
	n *= unit;
	if (*s == '.')
		for (s++; *s >= '0' && *s <= '9'; s++, digits = true) {
			n += (unit /= 10) * (*s - '0');
			more = more || (!unit && *s != '0');
		}
	n += more;
	if (*s || !digits || n > 10000)
		return "not a number from 0 to 1";
	o->min_score = n;
	return NULL;
}

static const char *read_types(struct options *o, const char *s)
{
	static const char *const names[] = { "per", "loc", "org", "misc",
		"date" };
	size_t n, i;

	for (;; s += n + 1) {
		n = strcspn(s, ",");
		for (i = 0; i < NP_NTYPES; i++)
			if (strlen(names[i]) == n && !strncasecmp(s, names[i], n))
				break;
		if (i == NP_NTYPES)
			return "not a list of per, loc, org, misc, date";
		o->types |= 1 << i;
		if (!s[n])
			return NULL;
	}
}

static const char *read_match(struct options *o, const char *s)
{
	const char **p;

	if (!*s)
		return "a name is needed";
	p = realloc(o->match, (size_t)(o->nmatch + 1) * sizeof *p);
	if (!p)
		return "out of memory";
	o->match = p;
	o->match[o->nmatch++] = s;
	return NULL;
}

/* -- the table ------------------------------------------------------------- */

static const struct choice formats[] = {
	{ "report", NP_REPORT, "for people (the default)" },
	{ "jsonl", NP_JSONL, "one JSON object a line" },
	{ "json", NP_JSON, "the same, indented" },
	{ "tsv", NP_TSV, "a mention or date a line, tab-separated" },
	{ "csv", NP_CSV, "the same, RFC 4180" },
	{ "conll", NP_CONLL, "TOKEN, tab, BIO2 tag" },
	{ "conllu", NP_CONLLU, "CoNLL-U: tags, tree, entities" },
	{ "html", NP_HTML, "the text marked up, a page to look at" },
	{ "geojson", NP_GEOJSON, "places as one FeatureCollection" },
	{ "timeml", NP_TIMEML, "the text with TIMEX3 elements" },
	{ "brat", NP_BRAT, "stand-off annotation" },
	{ NULL, 0, NULL }
};

static const struct choice froms[] = {
	{ "text", FROM_TEXT, "an article a file (the default)" },
	{ "jsonl", FROM_JSONL, "an article a line, as a JSON object" },
	{ "conll", FROM_CONLL, "tokens that are given, one a line" },
	{ "html", FROM_HTML, "a web page" },
	{ "xml", FROM_XML, "NITF or NewsML-G2" },
	{ NULL, 0, NULL }
};

static const struct choice units[] = {
	{ "char", NP_CHARS, "Unicode code points (the default)" },
	{ "byte", NP_BYTES, "bytes of UTF-8" },
	{ "utf16", NP_UTF16UNITS, "UTF-16 units, as in JavaScript and Java" },
	{ NULL, 0, NULL }
};

static const struct choice colors[] = {
	{ "auto", COLOR_AUTO, "on a terminal (the default)" },
	{ "always", COLOR_ALWAYS, "always" },
	{ "never", COLOR_NEVER, "never" },
	{ NULL, 0, NULL }
};

static const struct choice encodings[] = {
	{ "utf-8", NP_UTF8, "UTF-8" },
	{ "utf-16", NP_UTF16, "UTF-16, little-endian without a mark" },
	{ "windows-1252", NP_CP1252, "Windows-1252, and so Latin-1" },
	{ NULL, 0, NULL }
};

static const struct choice generators[] = {
	{ "man", GENERATE_MAN, "the manual page" },
	{ "bash", GENERATE_BASH, "completions for bash" },
	{ "zsh", GENERATE_ZSH, "completions for zsh" },
	{ "fish", GENERATE_FISH, "completions for fish" },
	{ NULL, 0, NULL }
};

/* The last four columns of a row that needs few of them. */
#define AT(field) offsetof(struct options, field)
#define FLAG(letter, name, field, help, more)                                 \
	{ letter, name, NULL, OPT_FLAG, AT(field), 0, NULL, NULL, help, more }
#define SET(letter, name, field, value, help)                                 \
	{ letter, name, NULL, OPT_SET, AT(field), value, NULL, NULL, help,    \
		NULL }
#define STRING(letter, name, arg, field, help, more)                          \
	{ letter, name, arg, OPT_STRING, AT(field), 0, NULL, NULL, help, more }
#define CHOICE(letter, name, arg, field, choices, help, more)                 \
	{ letter, name, arg, OPT_CHOICE, AT(field), 0, choices, NULL, help,   \
		more }
#define CALL(letter, name, arg, read, help, more)                             \
	{ letter, name, arg, OPT_CALL, 0, 0, NULL, read, help, more }
#define END { 0, NULL, NULL, OPT_FLAG, 0, 0, NULL, NULL, NULL, NULL }

static const struct option_spec output_specs[] = {
	CHOICE('f', "format", "F", format, formats, "print as F", NULL),
	SET(0, "json", format, NP_JSON, "short for -f json"),
	SET(0, "jsonl", format, NP_JSONL, "short for -f jsonl"),
	CHOICE(0, "offsets", "U", unit, units, "count offsets in U",
		"Spans are half-open: \"Nairobi\" at the beginning of a text "
		"is start 0, end 7."),
	FLAG(0, "with-text", with_text, "JSON with the text itself", NULL),
	FLAG(0, "pronouns", pronouns, "pronouns among the mentions", NULL),
	FLAG(0, "no-events", no_events, "names, places and dates only",
		"No events, quotes and gist, for which every sentence has to "
		"be parsed: several times as fast.  CoNLL-U then has tokens and "
		"entities only; whether \"Friday\" is past or to come, and who "
		"\"the minister\" is, is told a little less well."),
	FLAG(0, "ascii", ascii, "JSON in ASCII, with \\uXXXX", NULL),
	FLAG(0, "header", header, "tsv, csv: column names first", NULL),
	CHOICE(0, "color", "WHEN", color, colors, "colours in the report",
		"NO_COLOR and TERM=dumb are honoured; nothing else of the "
		"environment is read."),
	CALL(0, "width", "N", read_width, "columns of the report",
		"The default is the terminal's, or 80 where the output is no "
		"terminal."),
	STRING(0, "output-dir", "DIR", output_dir,
		"a file a document in DIR", "For html, timeml and brat.  This "
		"is the only option that makes newsparse write files."),
	FLAG(0, "force", force, "overwrite files in DIR", NULL),
	FLAG(0, "line-buffered", line_buffered, "write every answer at once",
		"Without it answers are gathered while there is more to read, "
		"and written before newsparse waits for input."),
	END
};

static const struct option_spec input_specs[] = {
	CHOICE('i', "from", "F", from, froms, "the input is F",
		"Without this option files named .jsonl, .ndjson, .conll, "
		".html, .htm or .xml go by their name, also with .gz or .zst "
		"behind it; everything else, and standard input, is text.  "
		"gzip and Zstandard are recognised by their first bytes.  The "
		"answer for a page has its title, url and byline, the text "
		"that was taken out of it, and in \"map\" where that stands: "
		"pairs of an offset in the text and one in the page, from "
		"which on both go on together."),
	CALL('d', "date", "DATE", read_date,
		"day of publication, YYYY-MM-DD", "For documents that bring "
		"none of their own.  The clock is never read."),
	CHOICE(0, "encoding", "E", encoding, encodings,
		"text files are in E", "The default takes a byte order mark at "
		"its word, then UTF-8, then Windows-1252 where nothing in the "
		"file looks like UTF-8."),
	STRING(0, "files-from", "FILE", files_from,
		"read names of files from FILE, one a line", NULL),
	STRING(0, "files0-from", "FILE", files0_from,
		"the same, ended by NUL bytes", NULL),
	STRING(0, "names", "FILE", names, "your own names, NAME<TAB>TYPE a line",
		"In full NAME<TAB>TYPE[<TAB>ID[<TAB>LAT<TAB>LON]], TYPE one of "
		"PER LOC ORG MISC, or - for what is no name.  Lines with the "
		"same ID are one entity."),
	STRING(0, "model", "FILE", model,
		"use the model in FILE, not the built-in one", NULL),
	END
};

static const struct option_spec select_specs[] = {
	CALL('t', "type", "LIST", read_types,
		"only these of per,loc,org,misc,date",
		"Of entities, mentions and dates; the gist stays whole."),
	CALL(0, "min-score", "X", read_score,
		"only mentions at least this sure, 0 to 1", NULL),
	CALL('m', "match", "NAME", read_match,
		"only documents that mention NAME",
		"Under any name the document gives it; case, diacritics and "
		"hyphens do not count.  May be given several times: any of "
		"them will do."),
	FLAG('l', "list", list, "with -m: print ids only", NULL),
	FLAG('c', "count", count, "with -m: print ID:COUNT of mentions", NULL),
	FLAG('q', "quiet", quiet, "with -m: print nothing, stop at a match",
		NULL),
	END
};

static const struct option_spec run_specs[] = {
	CALL('j', "jobs", "N", read_jobs, "use N threads, 0: all cores",
		"The default is 1.  The output is the same for every N."),
	FLAG(0, "exit-zero", exit_zero, "status 0 despite bad documents",
		"A document that could not be processed is then only a line of "
		"the output.  For Spark and Hadoop, which take a status for a "
		"failed task."),
	FLAG(0, "progress", progress, "report progress on standard error",
		NULL),
	CHOICE(0, "generate", "WHAT", generate, generators, "print WHAT",
		NULL),
	FLAG('h', "", usage, "show a summary", NULL),
	FLAG(0, "help", help, "show all options", NULL),
	FLAG(0, "version", version, "show version and model", NULL),
	END
};

const struct option_group option_groups[] = {
	{ "Output", output_specs },
	{ "Input", input_specs },
	{ "Selection", select_specs },
	{ "Running", run_specs },
	{ NULL, NULL }
};

/* -- the parser ------------------------------------------------------------ */

static int hint(void)
{
	fputs("Try 'newsparse --help' for more information.\n", stderr);
	return 2;
}

int options_complain(const char *what, const char *why)
{
	fprintf(stderr, "newsparse: %s: %s\n", what, why);
	return hint();
}

/* What getopt_long wants to know, and the way back from its answer. */
struct walk {
	struct option longs[MAX_SPECS];
	const struct option_spec *specs[MAX_SPECS];
	char shorts[2 * MAX_SPECS + 2];
};

static void describe(struct walk *w)
{
	const struct option_group *g;
	const struct option_spec *s;
	size_t n = 0;
	char *p = w->shorts;

	memset(w, 0, sizeof *w);
	*p++ = '-';
	for (g = option_groups; g->title; g++)
		for (s = g->specs; s->name; s++, n++) {
			w->specs[n] = s;
			w->longs[n] = (struct option){ *s->name ? s->name :
				"h", s->arg ? required_argument : no_argument,
				NULL, 256 + (int)n };
			if (s->letter)
				*p++ = s->letter;
			if (s->letter && s->arg)
				*p++ = ':';
		}
}

static const struct option_spec *spec_of(const struct walk *w, int c)
{
	size_t i;

	if (c >= 256)
		return w->specs[c - 256];
	for (i = 0; w->specs[i]; i++)
		if (w->specs[i]->letter == c)
			return w->specs[i];
	return NULL;
}

/* The message for a value that is not one of the choices. */
static int bad_choice(const struct option_spec *s, const char *value)
{
	const struct choice *c;

	fprintf(stderr, "newsparse: --%s=%s: not one of", s->name, value);
	for (c = s->choices; c->name; c++)
		fprintf(stderr, "%s %s", c == s->choices ? "" : ",", c->name);
	fputc('\n', stderr);
	return hint();
}

static int set_option(struct options *o, const struct option_spec *s,
	const char *value)
{
	void *field = (char *)o + s->offset;
	const struct choice *c;
	const char *why;

	switch (s->kind) {
	case OPT_FLAG:
		*(int *)field = 1;
		break;
	case OPT_SET:
		*(int *)field = s->value;
		break;
	case OPT_STRING:
		*(const char **)field = value;
		break;
	case OPT_CHOICE:
		for (c = s->choices; c->name && strcmp(c->name, value); c++)
			;
		if (!c->name)
			return bad_choice(s, value);
		*(int *)field = c->value;
		break;
	case OPT_CALL:
		why = s->read(o, value);
		if (!why)
			break;
		fprintf(stderr, "newsparse: --%s=%s: %s\n", s->name, value, why);
		return hint();
	}
	return 0;
}

/* What one option alone cannot know. */
static int check_together(const struct options *o)
{
	if ((o->list || o->count || o->quiet) && !o->nmatch)
		return options_complain(o->list ? "-l" : o->count ? "-c" : "-q",
			"needs --match=NAME");
	if (o->files_from && o->files0_from)
		return options_complain("--files-from",
			"cannot be used with --files0-from");
	if (o->output_dir && !*o->output_dir)
		return options_complain("--output-dir=",
			"a directory is needed");
	if (o->output_dir && !np_format_suffix((np_format)o->format))
		return options_complain("--output-dir",
			"is for -f html, timeml and brat");
#ifndef NP_WITH_HTML
	if (o->from == FROM_HTML)
		return options_complain("--from=html",
			"HTML input was not compiled in");
#endif
#ifndef NP_WITH_XML
	if (o->from == FROM_XML)
		return options_complain("--from=xml",
			"XML input was not compiled in");
#endif
	if (o->force && !o->output_dir)
		return options_complain("--force", "needs --output-dir=DIR");
	return 0;
}

static int walk(struct options *o, struct walk *w, int argc, char **argv)
{
	int c, st;

	while ((c = getopt_long(argc, argv, w->shorts, w->longs, NULL)) != -1) {
		if (c == '?')
			return hint();
		if (c == 1) {
			o->files[o->nfiles++] = optarg;
			continue;
		}
		st = set_option(o, spec_of(w, c), optarg);
		if (st)
			return st;
	}
	while (optind < argc)
		o->files[o->nfiles++] = argv[optind++];
	return check_together(o);
}

int options_parse(struct options *o, int argc, char **argv)
{
	struct walk w;
	char **args = calloc((size_t)argc + 2, sizeof *args);
	int st = 2, i;

	memset(o, 0, sizeof *o);
	o->jobs = 1;
	o->files = calloc((size_t)argc + 1, sizeof *o->files);
	if (!args || !o->files) {
		fputs("newsparse: out of memory\n", stderr);
		goto done;
	}
	args[0] = "newsparse"; /* the name that getopt's messages begin with */
	for (i = 1; i < argc; i++)
		args[i] = argv[i];
	describe(&w);
	st = walk(o, &w, argc ? argc : 1, args);
done:
	free(args);
	return st;
}

void options_free(struct options *o)
{
	free(o->match);
	free(o->files);
}
