/* when.h - a place in the calendar, as exact as it was told.
 *
 *	"late 1998"       grain YEAR     1998
 *	"the quarter"     grain QUARTER  1989-Q3
 *	"July 3"          grain DAY      2012-07-03, or XXXX-07-03
 */
#ifndef NP_WHEN_H
#define NP_WHEN_H

#include "base/arena.h"
#include "time/calendar.h"
#include "time/frame.h"

#include <newsparse.h>

enum np_grain {
	NP_G_NONE, /* nothing is known */
	NP_G_DAY,
	NP_G_WEEKDAY, /* a weekday of an unknown week; day is 1..7 */
	NP_G_WEEKEND,
	NP_G_WEEK,
	NP_G_MONTH,
	NP_G_SEASON,
	NP_G_QUARTER,
	NP_G_HALF,
	NP_G_YEAR,
	NP_G_DECADE,
	NP_G_CENTURY
};

typedef struct np_when {
	uint8_t grain; /* np_grain */
	uint8_t bc;
	int32_t year; /* NP_UNSET: unknown.  Of a decade its first year; BC
		       * years are counted from 1 */
	int32_t part; /* month, week, season, quarter or half; from 1, a
		       * season from 0 */
	int32_t day; /* of the month */
} np_when;

/* The day n, and the period of that grain that it lies in. */
np_when np_when_day(int32_t days);
np_when np_when_of(enum np_grain grain, int32_t days);

/* First day of a period whose year is known. */
int32_t np_when_first(np_when w);

/* A whole day: every part known. */
bool np_when_exact(np_when w);

/* The period n units later, of the grain that the unit implies. */
np_when np_when_move(np_when w, int32_t unit, int32_t n);

/* Month of the year it lies in, or 0. */
int32_t np_when_month(np_when w);

/* Write the TIMEX3 value at s (room for NP_WHEN_SIZE); its length. */
#define NP_WHEN_SIZE 32
size_t np_when_write(np_when w, char *s);

#endif
