/* Binary search. */
#include "base/list.h"

#include <string.h>

#include "base/banned.h"

bool np_list_has(const char *const *v, size_t count, const char *s, size_t n)
{
	size_t lo = 0, hi = count, mid;
	int c;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		c = strncmp(v[mid], s, n);
		if (!c && v[mid][n])
			c = 1;
		if (!c)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}
