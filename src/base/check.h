/* check.h - size arithmetic that cannot wrap.  Each returns false, and leaves
 * *out alone, when the true result does not fit. */
#ifndef NP_CHECK_H
#define NP_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool np_add(size_t a, size_t b, size_t *out)
{
	if (a > SIZE_MAX - b)
		return false;
	*out = a + b;
	return true;
}

static inline bool np_mul(size_t a, size_t b, size_t *out)
{
	if (b && a > SIZE_MAX / b)
		return false;
	*out = a * b;
	return true;
}

#endif
