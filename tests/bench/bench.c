/* bench - what the stages of the library cost.
 *
 *	bench text FILE...   speed of view, tokens, sentences and zones, the
 *	                     file cut at line ends into articles of ARTICLE bytes
 *	bench whole FILE...  the same, the file taken as one article
 *	bench dump FILE      what they find, a token a line:
 *	                     beg, end, sentence, zone, text
 *
 * Speed is bytes by CPU time, the best of ROUNDS rounds in one warm arena;
 * `wc -w` over the same file in the same run says how fast the machine is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "model/open.h"

#define ROUNDS 5
#define ARTICLE ((size_t)8 << 10)

static char *slurp(const char *name, size_t *n)
{
	FILE *f = fopen(name, "rb");
	char *s = NULL;
	long size;

	if (!f)
		return NULL;
	if (!fseek(f, 0, SEEK_END) && (size = ftell(f)) >= 0) {
		rewind(f);
		*n = (size_t)size;
		s = malloc(*n + 1);
		if (s && fread(s, 1, *n, f) != *n) {
			free(s);
			s = NULL;
		}
	}
	fclose(f);
	return s;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static double cpu(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return seconds(u.ru_utime) + seconds(u.ru_stime);
}

/* CPU seconds of one `wc -w FILE`. */
static double count_words(const char *name)
{
	double before = cpu(RUSAGE_CHILDREN);
	pid_t pid = (fflush(stdout), fork());
	int status;

	if (!pid) {
		if (freopen("/dev/null", "w", stdout))
			execlp("wc", "wc", "-w", name, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
		return 0;
	return cpu(RUSAGE_CHILDREN) - before;
}

static double least(double a, double b)
{
	return a && a < b ? a : b;
}

/* Reads the text once, after a reset. */
static int read_once(struct np_text *t, np_arena *a, const struct np_model *m,
	np_str s)
{
	np_arena_reset(a);
	if (setjmp(a->fail))
		return 0;
	np_text_read_with(t, a, &m->splitter, s, (np_str){ NULL, 0 });
	return 1;
}

/* End of the article that begins at s[at]. */
static size_t article_end(const char *s, size_t at, size_t n, size_t size)
{
	const char *nl;

	if (n - at <= size)
		return n;
	nl = memchr(s + at + size, '\n', n - at - size);
	return nl ? (size_t)(nl - s) + 1 : n;
}

struct sums {
	size_t tokens, sents;
};

/* Reads the file once, article by article. */
static int read_all(np_arena *a, const np_model *m, np_str s, size_t size,
	struct sums *sum)
{
	struct np_text t;
	size_t at, end;

	sum->tokens = sum->sents = 0;
	for (at = 0; at < s.len; at = end) {
		end = article_end(s.ptr, at, s.len, size);
		if (!read_once(&t, a, m, (np_str){ s.ptr + at, end - at }))
			return 0;
		sum->tokens += t.ntokens;
		sum->sents += t.nsents;
	}
	return 1;
}

static int measure(const np_model *m, const char *name, size_t size)
{
	struct sums sum = { 0, 0 };
	static np_arena a;
	struct rusage u;
	double best = 0, wc = 0, at;
	size_t n;
	char *s = slurp(name, &n);
	int i;

	if (!s)
		return 0;
	np_arena_init(&a);
	for (i = 0; i < ROUNDS; i++) {
		at = cpu(RUSAGE_SELF);
		if (!read_all(&a, m, (np_str){ s, n }, size, &sum))
			return 0;
		best = least(best, cpu(RUSAGE_SELF) - at);
		wc = least(wc, count_words(name));
	}
	getrusage(RUSAGE_SELF, &u);
	printf("%s\t%.1f MB/s\twc -w %.1f MB/s\tratio %.2f\t%zu tokens\t"
		"%zu sentences\tarena %.2f MB\tpeak %.1f MB\n", name,
		(double)n / 1e6 / best, (double)n / 1e6 / wc, wc / best,
		sum.tokens, sum.sents, (double)np_arena_size(&a) / 1e6,
		(double)u.ru_maxrss / 1024);
	np_arena_free(&a);
	free(s);
	return 1;
}

static int text(const np_model *m, const char *name)
{
	return measure(m, name, ARTICLE);
}

static int whole(const np_model *m, const char *name)
{
	return measure(m, name, (size_t)-1);
}

static int dump(const np_model *m, const char *name)
{
	static np_arena a;
	struct np_text t;
	const np_token *k;
	size_t n;
	char *s = slurp(name, &n);
	uint32_t i, j;

	np_arena_init(&a);
	if (!s || !read_once(&t, &a, m, (np_str){ s, n }))
		return 0;
	for (i = 0; i < t.nsents; i++)
		for (j = 0; j < t.sents[i].ntokens; j++) {
			k = &t.tokens[t.sents[i].token + j];
			printf("%u\t%u\t%u\t%u\t%.*s\n", k->span.beg,
				k->span.end, i, k->zone,
				(int)(k->span.end - k->span.beg),
				t.source.ptr + k->span.beg);
		}
	np_arena_free(&a);
	free(s);
	return 1;
}

static const struct {
	const char *name;
	int (*run)(const np_model *m, const char *file);
} parts[] = { { "text", text }, { "whole", whole }, { "dump", dump } };

int main(int argc, char **argv)
{
	np_model *m;
	size_t k;
	int i;

	if (np_model_open(&m, NULL) != NP_OK)
		return 2;
	for (k = 0; argc > 2 && k < sizeof parts / sizeof *parts; k++) {
		if (strcmp(argv[1], parts[k].name))
			continue;
		for (i = 2; i < argc; i++)
			if (!parts[k].run(m, argv[i])) {
				fprintf(stderr, "bench: %s failed\n", argv[i]);
				return 2;
			}
		return 0;
	}
	fputs("usage: bench text|whole|dump FILE...\n", stderr);
	return 2;
}
