/* damage FLIPS SEED NEWSPARSE MODEL ARTICLE - is a damaged model refused?
 *
 * The model is copied; of the copy one bit is flipped at a time and the
 * program is run with it, asked for its version and, every other time, for an
 * article: each byte of the header and of the table of sections, then FLIPS
 * bits anywhere.  Then the copy is cut before, at and behind every border of a
 * section.  Whatever the damage, a run must end with status 2, with nothing on
 * standard output and one message that names the file.
 *
 * The last line is "N passed, M failed". */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEAD 32 /* bytes of the header, and of an entry behind it */
#define COPY "damaged.model"

static const char *newsparse, *article;
static unsigned char *model; /* [size] */
static size_t size;
static int copy, passed, failed;

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static void read_model(const char *path)
{
	int fd = open(path, O_RDONLY);
	struct stat sb;
	size_t done = 0;
	ssize_t n;

	if (fd < 0 || fstat(fd, &sb))
		die(path);
	size = (size_t)sb.st_size;
	model = malloc(size);
	if (!model)
		die(path);
	for (; done < size; done += (size_t)n) {
		n = read(fd, model + done, size - done);
		if (n <= 0)
			die(path);
	}
	close(fd);
}

static void put(const void *p, size_t n, size_t at)
{
	if (pwrite(copy, p, n, (off_t)at) != (ssize_t)n)
		die(COPY);
}

/* Run with output and messages in files; the status as wait() gives it. */
static int run(int with_article)
{
	int st;
	pid_t pid = fork();

	if (pid < 0)
		die("fork");
	if (!pid) {
		int out = open("out", O_CREAT | O_TRUNC | O_WRONLY, 0666);
		int err = open("err", O_CREAT | O_TRUNC | O_WRONLY, 0666);

		alarm(60);
		if (out < 0 || err < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
			_exit(126);
		if (with_article)
			execl(newsparse, newsparse, "--model=" COPY, "-f",
				"jsonl", article, (char *)NULL);
		else
			execl(newsparse, newsparse, "--model=" COPY,
				"--version", (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &st, 0) < 0)
		die("wait");
	return st;
}

static size_t read_small(const char *path, char *s, size_t room)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, s, room);

	if (n < 0)
		die(path);
	close(fd);
	return (size_t)n;
}

static void check(const char *what, size_t at)
{
	static const char want[] = "newsparse: " COPY ": ";
	char s[512];
	int st = run((passed + failed) % 2);
	size_t n = read_small("err", s, sizeof s);

	if (WIFEXITED(st) && WEXITSTATUS(st) == 2 && n > sizeof want
	    && !memcmp(s, want, sizeof want - 1) && s[n - 1] == '\n'
	    && !memchr(s, '\n', n - 1) && !read_small("out", s, sizeof s)) {
		passed++;
		return;
	}
	failed++;
	printf("FAIL %s %zu: wait status %d, %.*s\n", what, at, st, (int)n, s);
}

static void flip(size_t at, unsigned bit)
{
	unsigned char c = (unsigned char)(model[at] ^ 1u << bit);

	put(&c, 1, at);
	check("bit flipped in byte", at);
	put(&model[at], 1, at);
}

static void cut(size_t at)
{
	if (ftruncate(copy, (off_t)at))
		die(COPY);
	check("cut to", at);
	if (at < size)
		put(model + at, size - at, at);
}

static size_t le(const unsigned char *p, int bytes)
{
	size_t v = 0;

	while (bytes--)
		v = v << 8 | p[bytes];
	return v;
}

static uint64_t next_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005)
		+ UINT64_C(1442695040888963407);
	return *state >> 24;
}

int main(int argc, char **argv)
{
	size_t i, n, border;
	uint64_t random;
	long flips;
	int k;

	if (argc != 6)
		return 2;
	flips = atol(argv[1]);
	random = (uint64_t)atol(argv[2]);
	newsparse = argv[3];
	read_model(argv[4]);
	article = argv[5];
	copy = open(COPY, O_CREAT | O_TRUNC | O_RDWR, 0666);
	if (copy < 0)
		die(COPY);
	put(model, size, 0);
	n = le(model + 12, 4);
	for (i = 0; i < HEAD * (n + 1); i++)
		flip(i, (unsigned)i % 8);
	while (flips--) {
		i = (size_t)(next_random(&random) % size);
		flip(i, (unsigned)next_random(&random) % 8);
	}
	for (i = 0; i <= n; i++)
		for (k = -1; k <= 1; k++) {
			border = i ? le(model + HEAD * i + 16, 8)
				: HEAD * (n + 1);
			cut(border + (size_t)k);
		}
	cut(0);
	cut(1);
	cut(size - 1);
	put("", 1, size);
	check("a byte more than", size);
	printf("%d passed, %d failed\n", passed, failed);
	unlink(COPY);
	return failed != 0;
}
