/* The door for the command line: arguments, each ended by a newline.  Either
 * they are refused, or every field is in its range and a short text can be
 * answered as they say. */
#define _GNU_SOURCE
#include "door.h"

#include <getopt.h>
#include <string.h>

#include "cli/generate.h"

#define MAX_ARGS 40

static void check_ranges(const struct options *o, int argc)
{
	int i;

	REQUIRE(o->format >= 0 && o->format < NP_NFORMATS);
	REQUIRE(o->from >= FROM_NAME && o->from <= FROM_XML);
	REQUIRE(o->jobs >= 1 && o->jobs <= 256);
	REQUIRE(o->unit >= 0 && o->unit <= NP_UTF16UNITS);
	REQUIRE(o->types >= 0 && o->types < 1 << NP_NTYPES);
	REQUIRE(o->min_score >= 0 && o->min_score <= 10000);
	REQUIRE(o->width >= 0 && o->encoding >= 0);
	REQUIRE(o->encoding <= NP_CP1252);
	REQUIRE(!o->date || strlen(o->date) == 10);
	REQUIRE(o->nfiles >= 0 && o->nfiles < argc);
	for (i = 0; i < o->nfiles; i++)
		REQUIRE(o->files[i] != NULL);
	REQUIRE(!o->nmatch == !o->match);
}

static void print_about(const struct options *o)
{
	struct bytes b = { 0 };

	generate(&b, o);
	REQUIRE(b.len > 0 && b.ptr[b.len - 1] == '\n');
	bytes_free(&b);
}

static void answer(const struct options *o)
{
	static const char text[] = "NAIROBI, May 3 \xE2\x80\x93 \"No,\" said "
		"Ann Lee of Acme Corp. She left for Oslo on Monday.";
	static struct job j;

	j.kind = JOB_TEXT;
	door_ask(&j, o, NULL, (np_str){ text, sizeof text - 1 });
	REQUIRE(!j.failed && !j.err.len);
	if (o->format == NP_JSONL && j.out.len && !o->nmatch)
		json_object_put(door_parse(j.out.ptr, j.out.len));
}

/* Cut s at its newlines; how many arguments there are with the first. */
static int cut(char **args, char *s)
{
	int n = 1;

	for (; *s && n < MAX_ARGS; s += strlen(s) + 1) {
		args[n++] = s;
		s[strcspn(s, "\n")] = '\0';
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *args[MAX_ARGS + 1] = { "newsparse" }, *s = calloc(1, size + 2);
	struct options o;
	int n, st;

	REQUIRE(s != NULL);
	if (size)
		memcpy(s, data, size);
	n = cut(args, s);
	optind = 0;
	st = options_parse(&o, n, args);
	REQUIRE(st == 0 || st == 2);
	if (!st)
		check_ranges(&o, n);
	if (!st && (o.help || o.usage || o.generate))
		print_about(&o);
	else if (!st)
		answer(&o);
	options_free(&o);
	free(s);
	return 0;
}
