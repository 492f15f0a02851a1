/* The Gregorian calendar, years 0001 to 9999. */
#include "cli/date.h"

#include <stdbool.h>

#include "base/banned.h"

/* The number that exactly k digits at s spell, or -1. */
static int digits(const char *s, size_t n, size_t k)
{
	int v = 0;
	size_t i;

	if (n < k)
		return -1;
	for (i = 0; i < k; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return n > k && s[k] >= '0' && s[k] <= '9' ? -1 : v;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100) || year % 400 == 0;
}

static int days_of(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

size_t date_prefix(const char *s, size_t n)
{
	int year = digits(s, n, 4), month = -1, day = -1;

	if (year <= 0)
		return 0;
	if (n > 7 - 1 && s[4] == '-')
		month = digits(s + 5, n - 5, 2);
	if (month < 0)
		return 4;
	if (month < 1 || month > 12)
		return 0;
	if (n > 10 - 1 && s[7] == '-')
		day = digits(s + 8, n - 8, 2);
	if (day < 0)
		return 7;
	return day >= 1 && day <= days_of(year, month) ? 10 : 0;
}
