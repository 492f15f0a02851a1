/* arena.h - memory for one article.
 *
 *	 blocks, newest first            an allocation never moves
 *	+--------+   +--------+
 *	|########|<--|####....|<-- arena
 *	+--------+   +--------+
 *
 * Everything that is found in an article is allocated here and released at
 * once by np_arena_reset(), which keeps the blocks: after the first few
 * articles a context no longer calls malloc.  No stage frees anything.
 *
 * Running out of memory does not return: np_arena_alloc() jumps to the one
 * place that can do something about it, the setjmp(arena->fail) in
 * np_analyze().  Nothing outside the arena is held by a stage, so nothing
 * leaks, and no stage needs an error path for memory.
 */
#ifndef NP_ARENA_H
#define NP_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct np_block;

typedef struct np_arena {
	struct np_block *first, *current;
	size_t used; /* bytes of current that are taken */
	jmp_buf fail; /* set before the first allocation */
} np_arena;

/* An arena that owns nothing yet. */
void np_arena_init(np_arena *a);

/* size bytes aligned to 16, not cleared; never NULL (see above).  size may be
 * 0. */
void *np_arena_alloc(np_arena *a, size_t size);

/* n elements of elem bytes, all zero; an overflow of n * elem is treated as
 * memory that ran out. */
void *np_arena_array(np_arena *a, size_t n, size_t elem);

/* Copy of n bytes with a NUL behind it. */
char *np_arena_copy(np_arena *a, const char *s, size_t n);

/* Forget every allocation, keep the memory. */
void np_arena_reset(np_arena *a);

/* Bytes held from the system. */
size_t np_arena_size(const np_arena *a);

/* Give everything back; the arena can be used again. */
void np_arena_free(np_arena *a);

#define NP_NEW(a, type, n) ((type *)np_arena_array((a), (n), sizeof(type)))

/* Append to the growing array v (of n elements, room for cap) in arena a.
 * Grows by half, in place where nothing was allocated since; else the old copy
 * stays in the arena until reset. */
#define NP_PUSH(a, v, n, cap, x)                                              \
	do {                                                                  \
		if ((n) == (cap))                                             \
			(v) = np_arena_grow((a), (v), (n), &(cap),            \
				sizeof *(v));                                 \
		(v)[(n)++] = (x);                                             \
	} while (0)
void *np_arena_grow(np_arena *a, const void *v, size_t n, unsigned *cap,
	size_t elem);

#endif
