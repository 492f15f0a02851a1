/* drive SHIM STDIN PROGRAM [ARG]... - one call after the other fails.
 *
 * STDIN is a file; with a bar before its name it comes through a pipe.
 *
 * The command is run once undisturbed: that is the right answer.  Then for
 * every kind of failure below, again and again, with call 1, 2, 3 ... failing
 * until a run needs no more calls than that (tests/fault/shim.c).  Whatever
 * fails, a run must end
 *
 *	- with the right answer and the right status, or
 *	- with status 2, a message, and an answer in whole lines, each of them
 *	  right or an error object, and none missing before one that is there
 *	  (with --exit-zero: such an answer alone),
 *
 * and neither by a signal nor by our patience.  FAULT_MOST=N stops counting at
 * N: where a failure lies deep, the interesting ones are at the beginning.
 * "fired KIND" says that there was such a call.
 *
 * The last line is "N passed, M failed". */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 20 /* seconds */

/* What the caller of a call that fails can do about it. */
enum outcome {
	RIGHT, /* nothing may be seen of it */
	RIGHT_OR_SAID, /* or there is a message */
	RIGHT_BUT_UNSAID /* the message itself could not be written */
};

static const struct fault {
	const char *kind, *mode;
	int error;
	bool every; /* count up; else once is enough */
	enum outcome outcome;
} faults[] = {
	{ "read", "once", EIO, true, RIGHT_OR_SAID },
	{ "read", "odd", EINTR, false, RIGHT },
	{ "read", "odd", EAGAIN, false, RIGHT },
	{ "read", "short", 0, false, RIGHT },
	{ "read", "ever", EIO, false, RIGHT_OR_SAID },
	{ "write", "once", ENOSPC, true, RIGHT_OR_SAID },
	{ "write", "ever", EIO, false, RIGHT_OR_SAID },
	{ "write", "odd", EINTR, false, RIGHT },
	{ "write", "odd", EAGAIN, false, RIGHT },
	{ "write", "short", 0, false, RIGHT },
	{ "message", "once", EIO, true, RIGHT_BUT_UNSAID },
	{ "open", "once", EMFILE, true, RIGHT_OR_SAID },
	{ "open", "odd", EINTR, false, RIGHT },
	{ "open", "ever", ENFILE, false, RIGHT_OR_SAID },
	{ "close", "once", EIO, true, RIGHT_OR_SAID },
	{ "fstat", "once", EIO, true, RIGHT_OR_SAID },
	{ "mmap", "once", ENOMEM, true, RIGHT_OR_SAID },
	{ "poll", "odd", EINTR, false, RIGHT },
	{ "poll", "once", ENOMEM, true, RIGHT },
	{ "thread", "once", EAGAIN, true, RIGHT },
	{ "thread", "ever", EAGAIN, true, RIGHT },
	{ "malloc", "once", ENOMEM, true, RIGHT_OR_SAID },
	{ "malloc", "ever", ENOMEM, true, RIGHT_OR_SAID }
};

struct text {
	char *s; /* [n], and a NUL */
	size_t n;
};

struct result {
	struct text out, err;
	int status; /* as wait() gives it */
	bool fired; /* there was such a call */
};

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static struct text read_back(int fd)
{
	struct text t = { NULL, 0 };
	off_t size = lseek(fd, 0, SEEK_END);
	ssize_t got;

	t.s = malloc((size_t)size + 1);
	if (size < 0 || !t.s || lseek(fd, 0, SEEK_SET) < 0)
		die("read back");
	while (t.n < (size_t)size
	       && (got = read(fd, t.s + t.n, (size_t)size - t.n)) > 0)
		t.n += (size_t)got;
	t.s[t.n] = '\0';
	close(fd);
	return t;
}

static int temporary(void)
{
	char name[] = "driveXXXXXX";
	int fd = mkstemp(name);

	if (fd < 0)
		die("mkstemp");
	unlink(name);
	return fd;
}

static void set_fault(const struct fault *f, long n, const char *shim, int mark)
{
	char what[64], fd[16];

	if (!f)
		return;
	snprintf(what, sizeof what, "%s,%ld,%d,%s", f->kind, n, f->error,
		f->mode);
	snprintf(fd, sizeof fd, "%d", mark);
	setenv("NP_FAULT", what, 1);
	setenv("NP_FAULT_FD", fd, 1);
	setenv("LD_PRELOAD", shim, 1);
}

/* A pipe that a process of its own fills from the file, slowly enough that the
 * reader has to wait. */
static int pipe_from(const char *path)
{
	int fd = open(path, O_RDONLY), ends[2];
	char piece[40];
	ssize_t n;
	pid_t pid;

	if (fd < 0 || pipe(ends) || (pid = fork()) < 0)
		return -1;
	if (!pid) {
		signal(SIGPIPE, SIG_IGN);
		close(ends[0]);
		while ((n = read(fd, piece, sizeof piece)) > 0) {
			nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
			if (write(ends[1], piece, (size_t)n) != n)
				break;
		}
		_exit(0);
	}
	close(fd);
	close(ends[1]);
	return ends[0];
}

static int open_input(const char *what)
{
	return *what == '|' ? pipe_from(what + 1) : open(what, O_RDONLY);
}

/* argv: SHIM STDIN PROGRAM ...; f NULL: undisturbed. */
static struct result run(char **argv, const struct fault *f, long n)
{
	struct result r = { { NULL, 0 }, { NULL, 0 }, 0, false };
	int out = temporary(), err = temporary(), mark = temporary();
	pid_t pid = fork();

	if (!pid) {
		int in = open_input(argv[1]);

		if (in < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0
		    || dup2(err, 2) < 0)
			_exit(126);
		set_fault(f, n, argv[0], mark);
		alarm(PATIENCE);
		execv(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &r.status, 0) < 0)
		die("run");
	r.out = read_back(out);
	r.err = read_back(err);
	r.fired = lseek(mark, 0, SEEK_END) > 0;
	close(mark);
	return r;
}

static void result_free(struct result *r)
{
	free(r->out.s);
	free(r->err.s);
}

/* -- verdicts -------------------------------------------------------------- */

static bool same(const struct text *a, const struct text *b)
{
	return a->n == b->n && !memcmp(a->s, b->s, a->n);
}

static size_t line_length(const char *s)
{
	const char *end = strchr(s, '\n');

	return end ? (size_t)(end - s) + 1 : strlen(s);
}

/* Line for line the right answer, or an error object in its place; or all of
 * it a beginning of the right answer.  The answers hold no NUL. */
static bool is_honest(const struct text *got, const struct text *want)
{
	const char *g = got->s, *w = want->s;

	if (got->n && g[got->n - 1] != '\n')
		return false;
	while (*g && *w) {
		size_t k = line_length(g), m = line_length(w);

		if (*g == '\n' && *w != '\n') {
			g++; /* between the brackets of an empty list */
		} else if (k == m && !memcmp(g, w, k)) {
			g += k;
			w += m;
		} else if (!strncmp(g, "{\"id\":", 6)) {
			g += k;
			w += m;
		} else {
			w += m; /* a document of many lines is missing */
		}
	}
	return !*g;
}

static const char *verdict(const struct fault *f, const struct result *got,
	const struct result *want, bool exit_zero)
{
	if (WIFSIGNALED(got->status))
		return WTERMSIG(got->status) == SIGALRM ? "hangs" : "crashes";
	if (got->status == want->status && same(&got->out, &want->out)
	    && (same(&got->err, &want->err)
		|| f->outcome == RIGHT_BUT_UNSAID))
		return NULL;
	if (f->outcome != RIGHT_OR_SAID)
		return "another answer";
	if (exit_zero && !got->status)
		return is_honest(&got->out, &want->out) ? NULL
			: "lines that are not whole or not right";
	if (WEXITSTATUS(got->status) != 2)
		return "a wrong answer, and not status 2";
	if (!strstr(got->err.s, "newsparse: "))
		return "fails without a message";
	if (got->err.s[got->err.n - 1] != '\n')
		return "half a message";
	return is_honest(&got->out, &want->out) ? NULL
		: "lines that are not whole or not right";
}

static void report(char **argv, const struct fault *f, long n, const char *why)
{
	printf("FAIL");
	for (argv += 3; *argv; argv++)
		printf(" %s", *argv);
	printf(": %s %ld (%s, %s): %s\n", f->kind, n, f->mode,
		f->error ? strerror(f->error) : "no error", why);
}

int main(int argc, char **argv)
{
	const char *limit = getenv("FAULT_MOST"), *why;
	long most = limit ? atol(limit) : 1000000, n;
	int passed = 0, failed = 0;
	bool exit_zero = argc > 4 && !strcmp(argv[4], "--exit-zero");
	struct result want, got;
	size_t i;

	if (argc < 4)
		return 2;
	want = run(argv + 1, NULL, 0);
	for (i = 0; i < sizeof faults / sizeof *faults; i++) {
		bool again = true;

		for (n = 1; again && n <= most; n++) {
			got = run(argv + 1, &faults[i], n);
			why = verdict(&faults[i], &got, &want, exit_zero);
			again = got.fired && faults[i].every;
			if (got.fired && n == 1)
				printf("fired %s\n", faults[i].kind);
			passed += !why;
			failed += why != NULL;
			if (why) {
				report(argv + 1, &faults[i], n, why);
				fwrite(got.err.s, 1, got.err.n, stdout);
			}
			result_free(&got);
		}
	}
	result_free(&want);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
