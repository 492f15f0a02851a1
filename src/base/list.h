/* list.h - short lists of words kept in the source, in byte order. */
#ifndef NP_LIST_H
#define NP_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* How word compares with s of n bytes, which may hold NUL: as memcmp(). */
int np_list_compare(const char *word, const char *s, size_t n);

/* Is the word s of n bytes in v, [count]? */
bool np_list_has(const char *const *v, size_t count, const char *s, size_t n);

#define NP_LIST_HAS(v, s, n)                                                  \
	np_list_has((v), sizeof(v) / sizeof *(v), (s), (n))

#endif
