/* calendar.h - days, weeks, months and years of the proleptic Gregorian
 * calendar.
 *
 * Years are astronomical (1 BC is 0, 2 BC is -1) and days are counted from
 * 1970-01-01.  Every function is exact for years within NP_YEAR_MAX of zero;
 * whoever reads a year from text checks it against that first.
 */
#ifndef NP_CALENDAR_H
#define NP_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#define NP_YEAR_MAX 999999

typedef struct np_date {
	int32_t year;
	int32_t month, day; /* from 1 */
} np_date;

typedef struct np_week {
	int32_t year; /* the ISO year, which the week's Thursday lies in */
	int32_t week; /* 1..53 */
} np_week;

bool np_is_leap(int32_t year);

/* Length of a month, 28..31; month is 1..12. */
int32_t np_month_days(int32_t year, int32_t month);

/* Whether the calendar has that day. */
bool np_date_ok(np_date d);

int32_t np_days_of(np_date d);
np_date np_date_of(int32_t days);

/* ISO weekday: 1 Monday .. 7 Sunday. */
int32_t np_weekday(int32_t days);

np_week np_week_of(int32_t days);

/* The Monday that the week begins with. */
int32_t np_week_days(np_week w);

/* The day of Easter Sunday in the Western church. */
np_date np_easter(int32_t year);

/* The nth weekday wd of a month, n from 1; n < 0 counts from its end. */
np_date np_nth_weekday(int32_t year, int32_t month, int32_t wd, int32_t n);

#endif
