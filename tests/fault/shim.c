/* A library to be preloaded that makes one system call, or allocation, fail.
 *
 *	NP_FAULT=read,3,5,once LD_PRELOAD=./shim.so newsparse ...
 *
 * The third read() fails with error 5.  MODE is one of
 *
 *	once	the N-th call fails
 *	ever	the N-th call and all behind it
 *	odd	every other call, from the N-th on
 *	short	no error: from the N-th call on, reads and writes of one byte
 *
 * "write" leaves standard error alone, for which there is "message".  When a
 * call was made to fail, a byte is written to descriptor NP_FAULT_FD, so that
 * whoever counts N up knows when to stop.
 *
 * open, fstat and mmap come under two names each: programs that are built for
 * large files call open64 and so on.
 *
 * It is compiled for the machine that runs the tests, glibc with its private
 * names of malloc(); elsewhere these tests are skipped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static char kind[16], mode[8];
static int error, mark = -1;
static long first;
static atomic_long calls;
static atomic_int fired;

static const char *field(const char *s, char *into, size_t room)
{
	size_t n = strcspn(s, ",");

	if (n < room)
		memcpy(into, s, n);
	return s + n + (s[n] == ',');
}

__attribute__((constructor)) static void start(void)
{
	const char *s = getenv("NP_FAULT"), *fd = getenv("NP_FAULT_FD");
	char number[16] = "", code[16] = "", which[16] = "";

	if (!s)
		return;
	s = field(s, which, sizeof which - 1);
	s = field(s, number, sizeof number - 1);
	s = field(s, code, sizeof code - 1);
	field(s, mode, sizeof mode - 1);
	first = atol(number);
	error = atoi(code);
	mark = fd ? atoi(fd) : -1;
	memcpy(kind, which, sizeof kind); /* from here on calls count */
}

/* Whether this call of `what` is to fail. */
static int hit(const char *what)
{
	long n;

	if (strcmp(kind, what))
		return 0;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (n < first || (mode[1] == 'n' && n > first)
	    || (mode[1] == 'd' && (n - first) % 2))
		return 0;
	if (!atomic_exchange(&fired, 1))
		syscall(SYS_write, mark, "!", 1);
	errno = error;
	return 1;
}

static int is_short(void)
{
	return !strcmp(mode, "short");
}

ssize_t read(int fd, void *p, size_t n)
{
	if (hit("read")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	return syscall(SYS_read, fd, p, n);
}

ssize_t write(int fd, const void *p, size_t n)
{
	if (hit(fd == 2 ? "message" : "write")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	return syscall(SYS_write, fd, p, n);
}

static int open_any(const char *path, int flags, int perm)
{
	return hit("open") ? -1
		: (int)syscall(SYS_openat, AT_FDCWD, path, flags, perm);
}

#define OPEN(name)                                                            \
	int name(const char *path, int flags, ...)                            \
	{                                                                     \
		va_list ap;                                                   \
		int perm;                                                     \
									      \
		va_start(ap, flags);                                          \
		perm = flags & O_CREAT ? va_arg(ap, int) : 0;                 \
		va_end(ap);                                                   \
		return open_any(path, flags, perm);                           \
	}
OPEN(open)
OPEN(open64)

int close(int fd)
{
	int st = (int)syscall(SYS_close, fd);

	return hit("close") ? -1 : st;
}

#define FSTAT(name, type)                                                     \
	int name(int fd, struct type *sb)                                     \
	{                                                                     \
		static int (*real)(int, struct type *);                       \
                                                                              \
		if (hit("fstat"))                                             \
			return -1;                                            \
		if (!real)                                                    \
			*(void **)&real = dlsym(RTLD_NEXT, #name);            \
		return real(fd, sb);                                          \
	}
FSTAT(fstat, stat)
FSTAT(fstat64, stat64)

#define MMAP(name)                                                            \
	void *name(void *at, size_t n, int prot, int flags, int fd,           \
		off_t off)                                                    \
	{                                                                     \
		static void *(*real)(void *, size_t, int, int, int, off_t);   \
                                                                              \
		if (hit("mmap"))                                              \
			return MAP_FAILED;                                    \
		if (!real)                                                    \
			*(void **)&real = dlsym(RTLD_NEXT, #name);            \
		return real(at, n, prot, flags, fd, off);                     \
	}
MMAP(mmap)
MMAP(mmap64)

int poll(struct pollfd *p, nfds_t n, int timeout)
{
	static int (*real)(struct pollfd *, nfds_t, int);

	if (hit("poll"))
		return -1;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "poll");
	return real(p, n, timeout);
}

int pthread_create(pthread_t *t, const pthread_attr_t *a,
	void *(*run)(void *), void *arg)
{
	static int (*real)(pthread_t *, const pthread_attr_t *,
		void *(*)(void *), void *);

	if (hit("thread"))
		return error;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
	return real(t, a, run, arg);
}

void *malloc(size_t n)
{
	return hit("malloc") ? NULL : __libc_malloc(n);
}

void *calloc(size_t k, size_t n)
{
	return hit("malloc") ? NULL : __libc_calloc(k, n);
}

void *realloc(void *p, size_t n)
{
	return hit("malloc") ? NULL : __libc_realloc(p, n);
}
