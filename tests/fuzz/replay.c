/* A plain main for a fuzz target: runs it over the files that are named (of a
 * folder: over the files in it), over MUTANTS of each (default 50, the same
 * ones every time) and over hard inputs made here. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t nrun;

/* In memory of exactly that size, so that a sanitizer sees any overrun. */
static void run(const void *data, size_t n)
{
	uint8_t *copy = malloc(n ? n : 1);

	if (!copy)
		exit(2);
	if (n)
		memcpy(copy, data, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
	nrun++;
}

/* -- Mutants --------------------------------------------------------------- */

static uint64_t state;

/* Below n, n > 0. */
static size_t pick(size_t n)
{
	state = state * UINT64_C(6364136223846793005)
		+ UINT64_C(1442695040888963407);
	return (size_t)(state >> 33) % n;
}

/* The n bytes with one change, in place; the new length, n + 8 at most. */
static size_t change(uint8_t *s, size_t n)
{
	static const char *const odd[] = { "\"", "\n", "\t", "<", ">", "\\",
		"\xE2\x80\x9C", "\xFF", "\xCC\x81", "\x1E", "{", "}", ": ",
		"\\ud800", "&#x0;", " ", "999999", "-", ".\n\n", "]]>" };
	size_t at = n ? pick(n) : 0, len = n ? pick(n - at) % 16 : 0, k;
	const char *what = odd[pick(sizeof odd / sizeof *odd)];

	switch (n ? pick(4) : 3) {
	case 0:
		s[at] ^= (uint8_t)(1 << pick(8));
		return n;
	case 1:
		memmove(s + at, s + at + len, n - at - len);
		return n - len;
	case 2:
		memmove(s + pick(n - len + 1), s + at, len);
		return n;
	default:
		k = strlen(what);
		memmove(s + at + k, s + at, n - at);
		memcpy(s + at, what, k);
		return n + k;
	}
}

static void run_mutants(const uint8_t *s, size_t n)
{
	const char *number = getenv("MUTANTS");
	size_t left = number ? strtoul(number, NULL, 10) : 50, changes, len;
	uint8_t *copy = malloc(n + 8 * 16);

	if (!copy)
		exit(2);
	for (state = len = 0; len < n; len++)
		state = (state ^ s[len]) * UINT64_C(0x100000001B3);
	while (left--) {
		memcpy(copy, s, n);
		len = n;
		for (changes = 1 + pick(8); changes; changes--)
			len = change(copy, len);
		run(copy, len);
	}
	free(copy);
}

static void run_file(const char *name)
{
	FILE *f = fopen(name, "rb");
	uint8_t *s = NULL;
	size_t n = 0, cap = 0, k = 1;

	if (!f)
		return;
	while (k) {
		if (n == cap) {
			cap = cap ? cap * 2 : 4096;
			s = realloc(s, cap);
			if (!s)
				exit(2);
		}
		k = fread(s + n, 1, cap - n, f);
		n += k;
	}
	fclose(f);
	run(s, n);
	run_mutants(s, n);
	free(s);
}

static void run_path(const char *name)
{
	char path[4096];
	struct stat st;
	struct dirent *e;
	DIR *d;

	if (stat(name, &st))
		return;
	if (!S_ISDIR(st.st_mode)) {
		run_file(name);
		return;
	}
	d = opendir(name);
	while (d && (e = readdir(d)))
		if (e->d_name[0] != '.') {
			snprintf(path, sizeof path, "%s/%s", name, e->d_name);
			run_file(path);
		}
	if (d)
		closedir(d);
}

/* -- Hard inputs ----------------------------------------------------------- */

static const char sample[] = "PARIS, May 3 (AP) \xE2\x80\x94 \"Don't,\" said "
	"Gen. J. O\xE2\x80\x99Neil of the U.S., \xE2\x80\x9Cpay $3.5bn by "
	"5pm.\xE2\x80\x9D\r\n\r\n\tCafe\xCC\x81 \xEF\xAC\x81" "ne "
	"so\xC2\xAD" "ft \xF0\x9F\x98\x80 x@y.org http://a.b/c?d=(e) #tag "
	"1,234.5-6 re-do it.\xC2\xA0" "The end...";

static void every_byte(void)
{
	unsigned char c[3] = "a";
	int i;

	run("", 0);
	for (i = 0; i < 256; i++) {
		c[1] = (unsigned char)i;
		c[2] = (unsigned char)i;
		run(c + 1, 1);
		run(c, 2);
		run(c, 3);
	}
}

/* A bad byte in every place of the sample, and every prefix of it. */
static void every_place(void)
{
	static const unsigned char bad[] = { 0x80, 0xC0, 0xE2, 0xED, 0xF0,
		0xF5, 0xFF, 0x00, 0x0A };
	char s[sizeof sample];
	size_t i, k;

	for (i = 0; i < sizeof sample; i++) {
		run(sample, i);
		for (k = 0; k < sizeof bad; k++) {
			memcpy(s, sample, sizeof s);
			s[i] = (char)bad[k];
			run(s, sizeof s);
		}
	}
}

static void many(const char *what, size_t size)
{
	size_t n = strlen(what), i;
	char *s = malloc(size + n);

	if (!s)
		exit(2);
	for (i = 0; i < size; i += n)
		memcpy(s + i, what, n);
	run(s, size);
	free(s);
}

/* Long runs of what makes tokenizers slow; a quadratic step would show as a
 * run that takes hours. */
static void long_runs(size_t size)
{
	static const char *const what[] = { "(", "\"", ".", "A ", "a", "1",
		"'", "-", "a-", "a.", "A.", "1,", "1-", "'s", "a@", "http://",
		"a.com/", "\n", "\xE2\x80\x9C", "\xCC\x81", "\xC2\xAD", "\xFF",
		"e\xCC\x81", "n't", "#", "@a", "$1", ". ", ".) ", "A. ", "U.S. ",
		"By A\n\n", "A, ", "May 1, 2001 ", "www.", "a:/", "[...]", "re-",
		"By ", "(AP) - ", "\n\nA" };
	size_t i;

	for (i = 0; i < sizeof what / sizeof *what; i++)
		many(what[i], size);
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		run_path(argv[i]);
	every_byte();
	every_place();
	run("\xFF\xFE" "A\0\x3D\xD8\0\xDE" "B", 9);
	run("\xFE\xFF\0A\xD8\x3D", 6);
	long_runs(argc > 1 ? 100000 : 1000000);
	printf("%zu inputs\n", nrun);
	return 0;
}
