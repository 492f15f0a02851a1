/* The option table printed in six ways. */
#include "cli/generate.h"

#include <string.h>

#include "cli/manual.h"
#include "base/banned.h"

/* Column in which the help of an option begins. */
#define HELP_COLUMN 26
#define WIDTH 79

static const char summary[] =
"Usage: newsparse [OPTION]... [FILE]...\n"
"Find who did what, where and when in news text, standard input without FILE.\n";

static const char examples[] =
"  newsparse article.txt                     a report for people\n"
"  newsparse -i jsonl -f jsonl <in >out      a filter: a line in, a line out\n"
"  newsparse -f tsv *.txt | cut -f4,6 | sort | uniq -c | sort -rn\n";

static void pad(struct bytes *b, size_t from, size_t to)
{
	for (; from < to; from++)
		bytes_addc(b, ' ');
}

/* "  -f, --format=F"; returns its width. */
static size_t add_left(struct bytes *b, const struct option_spec *s)
{
	size_t begin = b->len;

	bytes_adds(b, "  ");
	if (s->letter) {
		bytes_addc(b, '-');
		bytes_addc(b, s->letter);
	} else
		bytes_adds(b, "  ");
	if (*s->name) {
		bytes_adds(b, s->letter ? ", --" : "  --");
		bytes_adds(b, s->name);
	}
	if (s->arg) {
		bytes_addc(b, '=');
		bytes_adds(b, s->arg);
	}
	return b->len - begin;
}

/* Text wrapped between HELP_COLUMN and WIDTH; the line is at column `at`. */
static void add_wrapped(struct bytes *b, const char *text, size_t at)
{
	size_t n;

	while (*text) {
		n = strcspn(text, " ");
		if (at > HELP_COLUMN && at + 1 + n > WIDTH) {
			bytes_addc(b, '\n');
			pad(b, 0, HELP_COLUMN);
			at = HELP_COLUMN;
		} else if (at > HELP_COLUMN) {
			bytes_addc(b, ' ');
			at++;
		}
		bytes_add(b, text, n);
		at += n;
		text += n + strspn(text + n, " ");
	}
	bytes_addc(b, '\n');
}

static void start_help(struct bytes *b, size_t width)
{
	if (width >= HELP_COLUMN) {
		bytes_addc(b, '\n');
		width = 0;
	}
	pad(b, width, HELP_COLUMN);
}

/* "print as F: report, jsonl, json" */
static void add_option(struct bytes *b, const struct option_spec *s)
{
	const struct choice *c;
	struct bytes text = { 0 };

	bytes_adds(&text, s->help);
	for (c = s->choices; c && c->name; c++) {
		bytes_adds(&text, c == s->choices ? ": " : ", ");
		bytes_adds(&text, c->name);
	}
	bytes_addc(&text, '\0');
	start_help(b, add_left(b, s));
	if (text.failed)
		b->failed = text.failed; /* half a help is none */
	else
		add_wrapped(b, text.ptr, HELP_COLUMN);
	bytes_free(&text);
}

static void generate_usage(struct bytes *b)
{
	const struct option_group *g;
	const struct option_spec *s;

	bytes_adds(b, summary);
	bytes_addc(b, '\n');
	bytes_adds(b, examples);
	bytes_addc(b, '\n');
	for (g = option_groups; g->title; g++)
		for (s = g->specs; s->name; s++)
			if (s->letter)
				add_option(b, s);
	bytes_adds(b, "'newsparse --help' shows all options.\n");
}

static void generate_help(struct bytes *b)
{
	const struct option_group *g;
	const struct option_spec *s;

	bytes_adds(b, summary);
	for (g = option_groups; g->title; g++) {
		bytes_addc(b, '\n');
		bytes_adds(b, g->title);
		bytes_adds(b, ":\n");
		for (s = g->specs; s->name; s++)
			add_option(b, s);
	}
	bytes_adds(b, "\nStatus 0: all went well, 1: --match found nothing, "
		"2: an error.\nThe manual tells more: man newsparse, or "
		"newsparse --generate=man | man -l -\n");
}

/* -- manual page ----------------------------------------------------------- */

/* Text for roff, a line a few words: hyphens that are to be copied stay
 * hyphens, and a sentence ends its line. */
static void add_roff(struct bytes *b, const char *s)
{
	size_t begin = b->len;

	for (; *s; s++) {
		if (*s == '\\')
			bytes_adds(b, "\\e");
		else if (*s == '-')
			bytes_adds(b, "\\-");
		else if (*s == ' ' && (s[1] == ' ' || b->len - begin > 60)) {
			bytes_addc(b, '\n');
			begin = b->len;
			s += s[1] == ' ';
			if (s[1] == '.')
				bytes_adds(b, "\\&");
		} else
			bytes_addc(b, *s);
	}
}

static void man_option(struct bytes *b, const struct option_spec *s)
{
	const struct choice *c;

	bytes_adds(b, ".TP\n.B ");
	if (s->letter) {
		bytes_adds(b, "\\-");
		bytes_addc(b, s->letter);
		bytes_adds(b, *s->name ? ", " : "");
	}
	if (*s->name) {
		bytes_adds(b, "\\-\\-");
		add_roff(b, s->name);
	}
	if (s->arg) {
		bytes_addc(b, '=');
		bytes_adds(b, s->arg);
	}
	bytes_addc(b, '\n');
	add_roff(b, s->help);
	bytes_adds(b, ".\n");
	for (c = s->choices; c && c->name; c++) {
		bytes_adds(b, ".br\n.B ");
		add_roff(b, c->name);
		bytes_adds(b, "\n");
		add_roff(b, c->help);
		bytes_adds(b, c[1].name ? ";\n" : ".\n");
	}
	if (s->more) {
		if (s->choices)
			bytes_adds(b, ".br\n");
		add_roff(b, s->more);
		bytes_addc(b, '\n');
	}
}

static const char man_head[] =
".TH NEWSPARSE 1 2026-11-24 \"newsparse " NP_VERSION "\"\n"
".SH NAME\n"
"newsparse \\- find who did what, where and when in news text\n"
".SH SYNOPSIS\n"
".B newsparse\n"
"[\\fIOPTION\\fR]... [\\fIFILE\\fR]...\n"
".SH DESCRIPTION\n"
".B newsparse\n"
"reads news articles in English and prints the people, places, organisations\n"
"and dates in them, what happened, and who said what: as a report for people,\n"
"or as data for the next program.\n"
"It is one file, starts in milliseconds, makes no network connection, and\n"
"gives the same output for the same input on every machine and day.\n"
".PP\n"
"With no\n"
".IR FILE ,\n"
"or when\n"
".I FILE\n"
"is \\-, standard input is read.\n"
"Options and files may stand in any order; \\-\\- ends the options.\n"
".SH OPTIONS\n";

static const char man_tail[] =
".SH EXIT STATUS\n"
".TP\n.B 0\nAll went well, or\n.B \\-\\-match\nfound something.\n"
".TP\n.B 1\n.B \\-\\-match\nfound nothing.\n"
".TP\n.B 2\nAn error.\n"
"One bad document anywhere gives 2 at the end; the others are still\n"
"processed.\n"
".SH ENVIRONMENT\n"
".BR NO_COLOR ,\n.BR TERM :\n"
"whether\n.B \\-\\-color=auto\nuses colours.\nNothing else is read.\n";

static const char man_end[] =
".SH SEE ALSO\n"
".BR cut (1),\n.BR jq (1),\n.BR parallel (1),\n.BR sort (1),\n"
".BR newsparse (3)\n";

/* Lines that are to be copied: only what roff would take for its own is
 * spelt differently. */
static void add_code(struct bytes *b, const char *s)
{
	bool begins = true;

	for (; *s; begins = *s++ == '\n') {
		if (begins && (*s == '.' || *s == '\''))
			bytes_adds(b, "\\&");
		if (*s == '\\')
			bytes_adds(b, "\\e");
		else if (*s == '-')
			bytes_adds(b, "\\-");
		else if (*s == '\'')
			bytes_adds(b, "\\(aq");
		else if (*s == '`')
			bytes_adds(b, "\\(ga");
		else
			bytes_addc(b, *s);
	}
}

static void man_heading(struct bytes *b, const char *macro, const char *s)
{
	bytes_adds(b, macro);
	bytes_adds(b, " \"");
	bytes_adds(b, s);
	bytes_adds(b, "\"\n");
}

static void man_section(struct bytes *b, const char *title,
	const struct manual_part *part)
{
	bool first = true;

	man_heading(b, ".SH", title);
	for (; part->heading || part->text || part->code; part++) {
		if (part->heading)
			man_heading(b, ".SS", part->heading);
		else if (part->text && !first)
			bytes_adds(b, ".PP\n");
		first = false;
		if (part->text) {
			add_roff(b, part->text);
			bytes_adds(b, "\n");
		}
		if (part->code) {
			bytes_adds(b, ".PP\n.RS\n.nf\n");
			add_code(b, part->code);
			bytes_adds(b, "\n.fi\n.RE\n");
		}
	}
}

static void generate_man(struct bytes *b)
{
	const struct option_group *g;
	const struct option_spec *s;

	bytes_adds(b, man_head);
	for (g = option_groups; g->title; g++) {
		bytes_adds(b, ".SS ");
		bytes_adds(b, g->title);
		bytes_addc(b, '\n');
		for (s = g->specs; s->name; s++)
			man_option(b, s);
	}
	bytes_adds(b, man_tail);
	man_section(b, "EXAMPLES", manual_examples);
	man_section(b, "IN A PIPE", manual_pipes);
	man_section(b, "ON MANY MACHINES", manual_engines);
	bytes_adds(b, man_end);
}

/* -- completions ----------------------------------------------------------- */

typedef void each_option(struct bytes *b, const struct option_spec *s);

static void for_each(struct bytes *b, each_option *f)
{
	const struct option_group *g;
	const struct option_spec *s;

	for (g = option_groups; g->title; g++)
		for (s = g->specs; s->name; s++)
			f(b, s);
}

static void bash_word(struct bytes *b, const struct option_spec *s)
{
	if (s->letter) {
		bytes_adds(b, " -");
		bytes_addc(b, s->letter);
	}
	if (*s->name) {
		bytes_adds(b, " --");
		bytes_adds(b, s->name);
		bytes_adds(b, s->arg ? "=" : "");
	}
}

static void choice_words(struct bytes *b, const struct option_spec *s,
	const char *between)
{
	const struct choice *c;

	for (c = s->choices; c->name; c++) {
		bytes_adds(b, c == s->choices ? "" : between);
		bytes_adds(b, c->name);
	}
}

static void bash_case(struct bytes *b, const struct option_spec *s)
{
	if (!s->choices)
		return;
	bytes_adds(b, "\t");
	if (s->letter) {
		bytes_addc(b, '-');
		bytes_addc(b, s->letter);
		bytes_addc(b, '|');
	}
	bytes_adds(b, "--");
	bytes_adds(b, s->name);
	bytes_adds(b, ") COMPREPLY=($(compgen -W \"");
	choice_words(b, s, " ");
	bytes_adds(b, "\" -- \"$cur\")); return ;;\n");
}

static void generate_bash(struct bytes *b)
{
	bytes_adds(b, "# bash completion for newsparse\n_newsparse()\n{\n"
		"\tlocal cur=${COMP_WORDS[COMP_CWORD]}\n"
		"\tlocal prev=${COMP_WORDS[COMP_CWORD-1]}\n"
		"\t[ \"$cur\" = = ] && cur=\n"
		"\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
		"\tcase $prev in\n");
	for_each(b, bash_case);
	bytes_adds(b, "\tesac\n\tif [[ $cur == -* ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"");
	for_each(b, bash_word);
	bytes_adds(b, "\" -- \"$cur\"))\n\t\t[[ $COMPREPLY == *= ]] && "
		"compopt -o nospace\n\telse\n"
		"\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\tfi\n}\n"
		"complete -o filenames -F _newsparse newsparse\n");
}

/* Inside '...' and [...]: neither quote nor bracket. */
static void add_plain(struct bytes *b, const char *s)
{
	for (; *s; s++)
		if (!strchr("'[]:\\", *s))
			bytes_addc(b, *s);
}

static void zsh_spec(struct bytes *b, const struct option_spec *s, char letter)
{
	bytes_adds(b, " \\\n\t'*");
	if (letter) {
		bytes_addc(b, '-');
		bytes_addc(b, letter);
		bytes_adds(b, s->arg ? "+" : "");
	} else {
		bytes_adds(b, "--");
		bytes_adds(b, s->name);
		bytes_adds(b, s->arg ? "=" : "");
	}
	bytes_addc(b, '[');
	add_plain(b, s->help);
	bytes_addc(b, ']');
	if (s->choices) {
		bytes_adds(b, ":value:(");
		choice_words(b, s, " ");
		bytes_addc(b, ')');
	} else if (s->arg) {
		bytes_adds(b, !strcmp(s->arg, "FILE") ? ":file:_files"
			: !strcmp(s->arg, "DIR") ? ":directory:_files -/"
			: ":value: ");
	}
	bytes_addc(b, '\'');
}

static void zsh_option(struct bytes *b, const struct option_spec *s)
{
	if (s->letter)
		zsh_spec(b, s, s->letter);
	if (*s->name)
		zsh_spec(b, s, 0);
}

static void generate_zsh(struct bytes *b)
{
	bytes_adds(b, "#compdef newsparse\n_arguments -s");
	for_each(b, zsh_option);
	bytes_adds(b, " \\\n\t'*:file:_files'\n");
}

static void fish_option(struct bytes *b, const struct option_spec *s)
{
	bytes_adds(b, "complete -c newsparse");
	if (s->letter) {
		bytes_adds(b, " -s ");
		bytes_addc(b, s->letter);
	}
	if (*s->name) {
		bytes_adds(b, " -l ");
		bytes_adds(b, s->name);
	}
	if (s->choices) {
		bytes_adds(b, " -x -a '");
		choice_words(b, s, " ");
		bytes_addc(b, '\'');
	} else if (s->arg)
		bytes_adds(b, " -r");
	bytes_adds(b, " -d '");
	add_plain(b, s->help);
	bytes_adds(b, "'\n");
}

static void generate_fish(struct bytes *b)
{
	for_each(b, fish_option);
}

void generate(struct bytes *b, const struct options *o)
{
	static void (*const generators[])(struct bytes *) = {
		[GENERATE_MAN] = generate_man,
		[GENERATE_BASH] = generate_bash,
		[GENERATE_ZSH] = generate_zsh,
		[GENERATE_FISH] = generate_fish
	};

	if (o->help)
		generate_help(b);
	else if (o->usage)
		generate_usage(b);
	else
		generators[o->generate](b);
}
