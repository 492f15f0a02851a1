/* Bottom-up merge sort between two buffers. */
#include "base/sort.h"

#include <string.h>

#include "base/banned.h"

/* Merge [lo, mid) and [mid, hi) of from into to. */
static void merge(const char *from, char *to, const size_t bound[3],
	size_t size, int (*cmp)(const void *, const void *))
{
	size_t i = bound[0], j = bound[1], k;
	const char *take;

	for (k = bound[0]; k < bound[2]; k++) {
		if (j == bound[2] || (i < bound[1]
				&& cmp(from + i * size, from + j * size) <= 0))
			take = from + i++ * size;
		else
			take = from + j++ * size;
		memcpy(to + k * size, take, size);
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

void np_sort(np_arena *a, void *v, size_t n, size_t size,
	int (*cmp)(const void *, const void *))
{
	char *from = v, *to, *swap;
	size_t width, i;

	if (n < 2)
		return;
	to = np_arena_array(a, n, size);
	for (width = 1; width < n; width *= 2) {
		for (i = 0; i < n; i += 2 * width)
			merge(from, to, (size_t[]){ i, least(i + width, n),
				least(i + 2 * width, n) }, size, cmp);
		swap = from;
		from = to;
		to = swap;
	}
	if (from != (char *)v)
		memcpy(v, from, n * size);
}
