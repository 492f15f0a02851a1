/* Calendar arithmetic against a calendar that is counted off day by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "time/calendar.h"

static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	31 };

static int leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* Weeks of a year by its first day and leap: a year has 53 when 1 January, or
 * 31 December, is a Thursday. */
static int weeks_in(int first_wd, int is_leap)
{
	return first_wd == 4 || (is_leap && first_wd == 3) ? 53 : 52;
}

/* Walk from 1 January 1900, a Monday, to the end of 2100 and compare. */
static void test_every_day(void **state)
{
	int y, m, d, wd = 1, yday, first_wd, week, week_year, last_weeks = 52;
	int32_t day = -25567; /* 1900-01-01 */
	np_date back;
	np_week w;

	(void)state;
	for (y = 1900; y <= 2100; y++) {
		first_wd = wd;
		yday = 1;
		for (m = 1; m <= 12; m++) {
			int len = month_days[m - 1] + (m == 2 && leap(y));

			assert_int_equal(np_month_days(y, m), len);
			for (d = 1; d <= len; d++, day++, yday++) {
				assert_int_equal(np_days_of((np_date){ y, m,
					d }), day);
				back = np_date_of(day);
				assert_int_equal(back.year, y);
				assert_int_equal(back.month, m);
				assert_int_equal(back.day, d);
				assert_int_equal(np_weekday(day), wd);
				week = (yday - wd + 10) / 7;
				week_year = y;
				if (week == 0) {
					week = last_weeks;
					week_year--;
				} else if (week > weeks_in(first_wd,
						leap(y))) {
					week = 1;
					week_year++;
				}
				w = np_week_of(day);
				assert_int_equal(w.week, week);
				assert_int_equal(w.year, week_year);
				assert_int_equal(np_week_days(w),
					day - wd + 1);
				wd = wd % 7 + 1;
			}
		}
		last_weeks = weeks_in(first_wd, leap(y));
	}
}

/* Across 400-year cycles, the year 0 and far away: there and back. */
static void test_far_years(void **state)
{
	static const int32_t years[] = { -999999, -10000, -401, -400, -1, 0,
		1, 4, 100, 400, 1582, 9999, 10000, 999999 };
	size_t i;
	np_date d, back;
	int32_t day;

	(void)state;
	for (i = 0; i < sizeof years / sizeof *years; i++) {
		d = (np_date){ years[i], 2, np_month_days(years[i], 2) };
		day = np_days_of(d);
		back = np_date_of(day);
		assert_int_equal(back.year, d.year);
		assert_int_equal(back.month, 2);
		assert_int_equal(back.day, d.day);
		back = np_date_of(day + 1);
		assert_int_equal(back.month, 3);
		assert_int_equal(back.day, 1);
		assert_in_range(np_weekday(day), 1, 7);
	}
}

static void test_valid(void **state)
{
	static const struct {
		const char *what;
		np_date d;
		int ok;
	} t[] = {
		{ "an ordinary day", { 2012, 7, 25 }, 1 },
		{ "leap day", { 2012, 2, 29 }, 1 },
		{ "no leap day", { 2013, 2, 29 }, 0 },
		{ "a century is no leap year", { 1900, 2, 29 }, 0 },
		{ "the fourth is", { 2000, 2, 29 }, 1 },
		{ "30 February", { 2012, 2, 30 }, 0 },
		{ "31 June", { 2012, 6, 31 }, 0 },
		{ "month 0", { 2012, 0, 1 }, 0 },
		{ "month 13", { 2012, 13, 1 }, 0 },
		{ "99/99/9999", { 9999, 99, 99 }, 0 },
		{ "day 0", { 2012, 1, 0 }, 0 },
		{ "the year 2^31", { INT32_MAX, 1, 1 }, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++)
		if (np_date_ok(t[i].d) != t[i].ok)
			fail_msg("%s", t[i].what);
}

static void test_easter(void **state)
{
	/* As published; 1818 and 1943 are the earliest and the latest. */
	static const np_date t[] = { { 1818, 3, 22 }, { 1943, 4, 25 },
		{ 1961, 4, 2 }, { 2000, 4, 23 }, { 2008, 3, 23 },
		{ 2012, 4, 8 }, { 2016, 3, 27 }, { 2019, 4, 21 },
		{ 2024, 3, 31 }, { 2038, 4, 25 } };
	size_t i;
	np_date d;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		d = np_easter(t[i].year);
		assert_int_equal(d.month, t[i].month);
		assert_int_equal(d.day, t[i].day);
	}
	for (d.year = 1583; d.year < 3000; d.year++) {
		np_date e = np_easter(d.year);

		assert_int_equal(np_weekday(np_days_of(e)), 7);
		assert_true(e.month == 3 ? e.day >= 22 : e.day <= 25);
	}
}

static void test_nth_weekday(void **state)
{
	static const struct {
		const char *what;
		int year, month, wd, n, day;
	} t[] = {
		{ "Thanksgiving 2012", 2012, 11, 4, 4, 22 },
		{ "Memorial Day 2012", 2012, 5, 1, -1, 28 },
		{ "Labor Day 2013", 2013, 9, 1, 1, 2 },
		{ "King Day 2021", 2021, 1, 1, 3, 18 },
		{ "last Sunday of February 2020", 2020, 2, 7, -1, 23 },
		{ "first day is that weekday", 2012, 7, 7, 1, 1 },
		{ "last day is that weekday", 2012, 7, 2, -1, 31 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++)
		if (np_nth_weekday(t[i].year, t[i].month, t[i].wd,
				t[i].n).day != t[i].day)
			fail_msg("%s", t[i].what);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_far_years),
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_easter),
		cmocka_unit_test(test_nth_weekday),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
