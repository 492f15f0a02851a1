/* Blocks double from 64 KiB, so an article of any size needs a handful of
 * them.  An allocation that does not fit what is left of the current block
 * moves on to the next one that has room, or to a new one.  An array that grows
 * and is the last allocation grows where it is.  Under
 * AddressSanitizer what is not handed out is poisoned: reading behind an
 * allocation, or after a reset, is reported. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/banned.h"

#if defined(__SANITIZE_ADDRESS__)
#define POISONING 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONING 1
#endif
#endif

#ifdef POISONING
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#define REDZONE 16
#else
#define POISON(p, n) ((void)0)
#define UNPOISON(p, n) ((void)0)
#define REDZONE 0
#endif

#define ALIGN 16
#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGEST_STEP ((size_t)16 << 20)

struct np_block {
	struct np_block *next;
	size_t size; /* bytes of data */
	_Alignas(ALIGN) unsigned char data[];
};

void np_arena_init(np_arena *a)
{
	memset(a, 0, sizeof *a);
}

static size_t next_size(const np_arena *a, size_t need)
{
	size_t size = FIRST_BLOCK;

	if (a->current)
		size = a->current->size < LARGEST_STEP ?
			a->current->size * 2 : LARGEST_STEP;
	return size < need ? need : size;
}

static struct np_block *new_block(np_arena *a, size_t need)
{
	struct np_block *b;
	size_t size = next_size(a, need), total;

	if (!np_add(size, sizeof *b, &total) || !(b = malloc(total)))
		longjmp(a->fail, 1);
	b->size = size;
	POISON(b->data, b->size);
	return b;
}

/* Make a block with room for need bytes the current one: the first of the
 * later ones that has it is drawn forward, so that those too small stay for
 * what comes next; else a new one is made. */
static void advance(np_arena *a, size_t need)
{
	struct np_block **next = a->current ? &a->current->next : &a->first;
	struct np_block **link = next, *b;

	while (*link && (*link)->size < need)
		link = &(*link)->next;
	b = *link;
	if (b)
		*link = b->next;
	else
		b = new_block(a, need);
	b->next = *next;
	*next = b;
	a->current = b;
	a->used = 0;
}

/* What an allocation takes from its block. */
static size_t taken(np_arena *a, size_t size)
{
	if (size > SIZE_MAX - ALIGN - REDZONE)
		longjmp(a->fail, 1);
	return (size + REDZONE + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

void *np_arena_alloc(np_arena *a, size_t size)
{
	size_t need = taken(a, size);
	void *p;

	if (!a->current || a->current->size - a->used < need)
		advance(a, need);
	p = a->current->data + a->used;
	a->used += need;
	UNPOISON(p, size);
	return p;
}

void *np_arena_array(np_arena *a, size_t n, size_t elem)
{
	size_t size;
	void *p;

	if (!np_mul(n, elem, &size))
		longjmp(a->fail, 1);
	p = np_arena_alloc(a, size);
	memset(p, 0, size);
	return p;
}

char *np_arena_copy(np_arena *a, const char *s, size_t n)
{
	char *p = np_arena_alloc(a, n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

/* Let v, of `old` bytes, have `size`: it can when it is the last allocation and
 * its block has room. */
static int extend(np_arena *a, const void *v, size_t old, size_t size)
{
	const unsigned char *p = v;
	size_t more = taken(a, size) - taken(a, old);

	if (!p || !a->current
	    || p + taken(a, old) != a->current->data + a->used
	    || a->current->size - a->used < more)
		return 0;
	a->used += more;
	UNPOISON(p, size);
	return 1;
}

void *np_arena_grow(np_arena *a, const void *v, size_t n, unsigned *cap,
	size_t elem)
{
	size_t want = *cap < 16 ? 16 : (size_t)*cap + *cap / 2, size;
	void *p;

	if (want > UINT32_MAX || !np_mul(want, elem, &size))
		longjmp(a->fail, 1);
	if (extend(a, v, *cap * elem, size)) {
		*cap = (unsigned)want;
		return (void *)(uintptr_t)v;
	}
	p = np_arena_alloc(a, size);
	if (n)
		memcpy(p, v, n * elem);
	*cap = (unsigned)want;
	return p;
}

void np_arena_reset(np_arena *a)
{
	struct np_block *b;

	for (b = a->first; b; b = b->next)
		POISON(b->data, b->size);
	a->current = a->first;
	a->used = 0;
}

size_t np_arena_size(const np_arena *a)
{
	size_t sum = 0;
	const struct np_block *b;

	for (b = a->first; b; b = b->next)
		sum += sizeof *b + b->size;
	return sum;
}

void np_arena_free(np_arena *a)
{
	struct np_block *b = a->first, *next;

	for (; b; b = next) {
		next = b->next;
		UNPOISON(b->data, b->size);
		free(b);
	}
	a->first = a->current = NULL;
	a->used = 0;
}
