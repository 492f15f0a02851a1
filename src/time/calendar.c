/* Calendar arithmetic without tables, loops or a time zone.
 *
 * A year is taken to begin on 1 March, so that the leap day comes last and
 * the lengths of months follow one formula, (153 * m + 2) / 5; 400 years are
 * always 146,097 days (after E. G. Richards and H. Hinnant).  Constant time.
 * Dates of the Julian calendar, which historians use before 1582, are not
 * converted. */
#include "time/calendar.h"

#include "base/banned.h"

#define ERA_DAYS 146097 /* in 400 years */
#define EPOCH 719468 /* days from 1 March of year 0 to 1970-01-01 */

static int32_t floordiv(int32_t a, int32_t b)
{
	int32_t q = a / b;

	return q - (a % b < 0);
}

bool np_is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t np_month_days(int32_t year, int32_t month)
{
	if (month == 2)
		return 28 + np_is_leap(year);
	return 30 + ((month + (month > 7)) & 1);
}

bool np_date_ok(np_date d)
{
	return d.month >= 1 && d.month <= 12 && d.day >= 1
		&& d.year >= -NP_YEAR_MAX && d.year <= NP_YEAR_MAX
		&& d.day <= np_month_days(d.year, d.month);
}

int32_t np_days_of(np_date d)
{
	int32_t year = d.year - (d.month <= 2);
	int32_t era = floordiv(year, 400), of_era = year - era * 400;
	int32_t month = (d.month + 9) % 12; /* March is 0 */
	int32_t of_year = (153 * month + 2) / 5 + d.day - 1;

	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100
		+ of_year - EPOCH;
}

np_date np_date_of(int32_t days)
{
	int32_t n = days + EPOCH, era = floordiv(n, ERA_DAYS);
	int32_t of_era = n - era * ERA_DAYS;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524
		- of_era / (ERA_DAYS - 1)) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t month = (5 * of_year + 2) / 153; /* March is 0 */
	np_date d;

	d.day = of_year - (153 * month + 2) / 5 + 1;
	d.month = month < 10 ? month + 3 : month - 9;
	d.year = year + era * 400 + (d.month <= 2);
	return d;
}

int32_t np_weekday(int32_t days)
{
	int32_t n = (days + 3) % 7; /* 1970-01-01 was a Thursday */

	return (n < 0 ? n + 7 : n) + 1;
}

np_week np_week_of(int32_t days)
{
	int32_t thursday = days - np_weekday(days) + 4;
	np_week w;

	w.year = np_date_of(thursday).year;
	w.week = (thursday - np_days_of((np_date){ w.year, 1, 1 })) / 7 + 1;
	return w;
}

int32_t np_week_days(np_week w)
{
	int32_t fourth = np_days_of((np_date){ w.year, 1, 4 });

	return fourth - np_weekday(fourth) + 1 + (w.week - 1) * 7;
}

/* The anonymous algorithm of 1876 (Nature 13), whose letters these are. */
np_date np_easter(int32_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100;
	int32_t g = (8 * b + 13) / 25;
	int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
	int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 19 * l) / 433;
	int32_t month = (h + l - 7 * m + 90) / 25;

	return (np_date){ year, month,
		(h + l - 7 * m + 33 * month + 19) % 32 };
}

np_date np_nth_weekday(int32_t year, int32_t month, int32_t wd, int32_t n)
{
	np_date d = { year, month, 1 };
	int32_t day;

	if (n > 0) {
		day = np_days_of(d);
		day += (wd - np_weekday(day) + 7) % 7 + (n - 1) * 7;
		return np_date_of(day);
	}
	d.day = np_month_days(year, month);
	day = np_days_of(d);
	day -= (np_weekday(day) - wd + 7) % 7 + (-n - 1) * 7;
	return np_date_of(day);
}
