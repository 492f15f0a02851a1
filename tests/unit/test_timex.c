/* Temporal expressions: tests/cases/dates.txt, and what must never happen.
 *
 * A case is a name, the day of publication, a text and, behind "---", the
 * expressions that are to be found in it, one a line: surface, type, value,
 * and where there are such mod=, quant=, freq=, begin=, end=.
 *
 *	test_timex --bless
 *
 * writes what is found now into the file, to be read as a diff. */
#include "opened.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

#define CASES "tests/cases/dates.txt"

static const np_doc *read(const char *text, size_t len, const char *date)
{
	np_options opt = { .date = str(date),
		.skip = NP_SKIP_EVENTS | NP_SKIP_LINKS };

	return analyse((np_str){ text, len }, &opt);
}

static void add_str(np_buf *b, const char *label, np_str s)
{
	if (!s.len)
		return;
	np_buf_adds(b, label);
	np_buf_add(b, s.ptr, s.len);
}

/* The expressions of a document as a case lists them. */
static void describe(const np_doc *doc, np_buf *b)
{
	static const char *const types[] = { "DATE", "TIME", "DURATION",
		"SET" };
	const np_timex *t;
	size_t n, i;

	np_buf_clear(b);
	t = np_doc_timexes(doc, &n);
	for (i = 0; i < n; i++) {
		add_str(b, "", np_doc_text(doc, t[i].span));
		np_buf_adds(b, "\t");
		np_buf_adds(b, types[t[i].type]);
		np_buf_adds(b, "\t");
		add_str(b, "", t[i].value);
		add_str(b, "\tmod=", t[i].mod);
		add_str(b, "\tquant=", t[i].quant);
		add_str(b, "\tfreq=", t[i].freq);
		add_str(b, "\tbegin=", t[i].begin);
		add_str(b, "\tend=", t[i].end);
		np_buf_adds(b, "\n");
	}
}

/* -- The file of cases ----------------------------------------------------- */

struct acase {
	char name[128], date[32];
	const char *text, *want;
	size_t text_len, want_len;
};

static char *read_file(const char *path)
{
	FILE *fp = fopen(path, "rb");
	char *s;
	long n;

	if (!fp)
		return NULL;
	fseek(fp, 0, SEEK_END);
	n = ftell(fp);
	rewind(fp);
	s = calloc(1, (size_t)n + 1);
	if (fread(s, 1, (size_t)n, fp) != (size_t)n)
		s[0] = '\0';
	fclose(fp);
	return s;
}

/* The case at *s, which moves behind it; 0 at the end. */
static int next_case(const char **s, struct acase *c)
{
	const char *p = strstr(*s, "=== "), *end;

	if (!p)
		return 0;
	if (sscanf(p, "=== %127[^\n]\ndate: %31[^\n]\n", c->name, c->date)
			!= 2)
		return 0;
	p = strchr(strchr(p, '\n') + 1, '\n') + 1;
	c->text = p;
	p = strstr(p, "\n---\n");
	if (!p)
		return 0;
	c->text_len = (size_t)(p - c->text);
	c->want = p + 5;
	end = strstr(c->want, "\n=== ");
	c->want_len = end ? (size_t)(end - c->want) : strlen(c->want);
	*s = c->want + c->want_len;
	return 1;
}

static const np_doc *analyse_case(const struct acase *c)
{
	return read(c->text, c->text_len,
		strcmp(c->date, "none") ? c->date : NULL);
}

static void test_cases(void **state)
{
	char *file = read_file(CASES);
	const char *at = file;
	struct acase c;
	np_buf b = NP_BUF_INIT;
	int n = 0, bad = 0;

	(void)state;
	if (!file)
		skip();
	for (; next_case(&at, &c); n++) {
		describe(analyse_case(&c), &b);
		if (b.len == c.want_len && !memcmp(b.ptr, c.want, b.len))
			continue;
		bad++;
		print_error("%s\n-- want\n%.*s-- got\n%s", c.name,
			(int)c.want_len, c.want, b.ptr);
	}
	np_buf_free(&b);
	free(file);
	assert_true(n > 50);
	assert_int_equal(bad, 0);
}

static int bless(void)
{
	char *file = read_file(CASES);
	const char *at = file;
	struct acase c;
	np_buf b = NP_BUF_INIT;
	FILE *out = file ? fopen(CASES, "wb") : NULL;

	if (!out)
		return 1;
	fwrite(file, 1, (size_t)(strstr(file, "=== ") - file), out);
	while (next_case(&at, &c)) {
		describe(analyse_case(&c), &b);
		fprintf(out, "=== %s\ndate: %s\n%.*s\n---\n%s%s", c.name,
			c.date, (int)c.text_len, c.text, b.ptr,
			*at ? "\n" : "");
	}
	np_buf_free(&b);
	free(file);
	return fclose(out) != 0;
}

/* -- What must never happen ------------------------------------------------ */

/* Impossible dates have no value; what is no date is not found. */
static void test_impossible(void **state)
{
	static const struct {
		const char *text;
		size_t n; /* expressions */
		size_t valued; /* of them with a value */
	} t[] = {
		{ "It was due on Feb. 30, 2012.", 1, 0 },
		{ "It was due on June 31.", 1, 0 },
		{ "It was stamped 99/99/9999.", 0, 0 },
		{ "It was stamped 13/32/2012.", 0, 0 },
		{ "The number 9223372036854775808 is 2 to the 63rd.", 0, 0 },
		{ "The year 0 never was.", 0, 0 },
		{ "It met at 25:61 yesterday.", 1, 1 },
		{ "Flight 747 cost $2,002 and carried 1,989 people.", 0, 0 },
	};
	size_t i, k, n, valued;
	const np_timex *x;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		x = np_doc_timexes(read(t[i].text, strlen(t[i].text),
			"2012-07-25"), &n);
		for (k = valued = 0; k < n; k++)
			valued += x[k].value.len > 0;
		if (n != t[i].n || valued != t[i].valued)
			fail_msg("%s: %zu found, %zu valued", t[i].text, n,
				valued);
	}
}

/* A number of 10^5 digits wherever a number can stand. */
static void test_long_numbers(void **state)
{
	static const char *const around[][2] = { { "in ", "" },
		{ "", " years ago" }, { "May ", ", 2012" }, { "May 3, ", "" },
		{ "the ", "th century" }, { "", " BC" }, { "the ", "s" },
		{ "at ", ":30 p.m." }, { "", "/", }, { "Q", " 2012" } };
	size_t digits = 100000, i, k, n, len;
	char *s = malloc(digits + 64);
	const np_timex *x;

	(void)state;
	for (i = 0; i < sizeof around / sizeof *around; i++) {
		len = strlen(around[i][0]);
		memcpy(s, around[i][0], len);
		memset(s + len, '9', digits);
		len += digits;
		memcpy(s + len, around[i][1], strlen(around[i][1]));
		len += strlen(around[i][1]);
		x = np_doc_timexes(read(s, len, "2012-07-25"), &n);
		for (k = 0; k < n; k++)
			assert_true(x[k].value.len < 64);
	}
	free(s);
}

/* Numbers in words that run on and on are one number or none. */
static void test_long_words(void **state)
{
	static const char *const words[] = { "million ", "twenty ", "hundred ",
		"nineteen ", "one ", "thousand and ", "twenty-" };
	size_t i, k, n, len;
	char *s = malloc(20000 * 16);

	(void)state;
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		len = strlen(words[i]);
		for (k = 0; k < 20000; k++)
			memcpy(s + k * len, words[i], len);
		memcpy(s + k * len, "years", 5);
		np_doc_timexes(read(s, k * len + 5, "2012-07-25"), &n);
		assert_true(n <= 20000);
	}
	free(s);
}

/* Given tokens: a compound may be one token or several. */
static void test_given_tokens(void **state)
{
	static const char *const whole[] = { "a", "seven-month", "blockade",
		"in", "the", "mid-1990s" };
	static const char *const cut[] = { "a", "seven", "-", "month",
		"blockade", "in", "the", "mid", "-", "1990s" };
	static const struct {
		const char *const *words;
		size_t n;
	} t[] = { { whole, 6 }, { cut, 10 } };
	static const uint8_t starts[10] = { 1 };
	np_str words[10];
	const np_doc *doc;
	const np_timex *x;
	size_t i, k, n;

	(void)state;
	for (i = 0; i < 2; i++) {
		for (k = 0; k < t[i].n; k++)
			words[k] = (np_str){ t[i].words[k],
				strlen(t[i].words[k]) };
		assert_int_equal(np_analyze_tokens(ctx, words, starts, t[i].n,
			NULL, &doc), NP_OK);
		x = np_doc_timexes(doc, &n);
		assert_int_equal(n, 2);
		assert_int_equal(x[0].value.len, 3);
		assert_memory_equal(x[0].value.ptr, "P7M", 3);
		assert_memory_equal(x[1].value.ptr, "199", 3);
		assert_int_equal(x[1].token + x[1].ntokens, t[i].n);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_impossible),
		cmocka_unit_test(test_long_numbers),
		cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_given_tokens),
	};

	if (argc > 1 && !strcmp(argv[1], "--bless"))
		return open_all(NULL) || bless() || close_all(NULL);
	return cmocka_run_group_tests(tests, open_all, close_all);
}
