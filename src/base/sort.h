/* sort.h - sorting that is stable, and that asks the arena, not malloc, for
 * its scratch space (the C library's qsort is neither everywhere). */
#ifndef NP_SORT_H
#define NP_SORT_H

#include "base/arena.h"

/* Sort n elements of size bytes at v; cmp as for qsort.  O(n log n). */
void np_sort(np_arena *a, void *v, size_t n, size_t size,
	int (*cmp)(const void *, const void *));

#endif
