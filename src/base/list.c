/* Binary search. */
#include "base/list.h"

#include <string.h>

#include "base/banned.h"

int np_list_compare(const char *word, const char *s, size_t n)
{
	size_t len = strlen(word), both = len < n ? len : n;
	int c = both ? memcmp(word, s, both) : 0; /* s of nothing may be NULL */

	return c ? c : (len > n) - (len < n);
}

bool np_list_has(const char *const *v, size_t count, const char *s, size_t n)
{
	size_t lo = 0, hi = count, mid;
	int c;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		c = np_list_compare(v[mid], s, n);
		if (!c)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}
