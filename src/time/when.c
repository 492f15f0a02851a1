/* Periods of the calendar: where they begin, their neighbours, their names.
 * All in integers of the calendar; what is unknown is written with X. */
#include "time/when.h"

#include <string.h>

#include "base/banned.h"

/* Months in which the seasons begin: meteorological, northern. */
static const int season_month[NP_NSEASONS] = { 3, 6, 9, 12 };

np_when np_when_day(int32_t days)
{
	np_date d = np_date_of(days);

	return (np_when){ NP_G_DAY, 0, d.year, d.month, d.day };
}

np_when np_when_of(enum np_grain grain, int32_t days)
{
	np_date d = np_date_of(days);
	np_week k = np_week_of(days);
	np_when w = { (uint8_t)grain, 0, d.year, 0, 0 };

	switch (grain) {
	case NP_G_WEEK:
	case NP_G_WEEKEND:
		w.year = k.year;
		w.part = k.week;
		break;
	case NP_G_MONTH:
		w.part = d.month;
		break;
	case NP_G_QUARTER:
		w.part = (d.month + 2) / 3;
		break;
	case NP_G_HALF:
		w.part = d.month <= 6 ? 1 : 2;
		break;
	case NP_G_SEASON:
		w.part = d.month < 3 ? 3 : (d.month - 3) / 3;
		w.year -= d.month < 3;
		break;
	case NP_G_DECADE:
		w.year -= w.year % 10;
		break;
	case NP_G_CENTURY:
		w.year -= w.year % 100;
		break;
	case NP_G_DAY:
		return np_when_day(days);
	default:
		break;
	}
	return w;
}

int32_t np_when_month(np_when w)
{
	switch (w.grain) {
	case NP_G_DAY:
	case NP_G_MONTH:
		return w.part;
	case NP_G_QUARTER:
		return w.part * 3 - 2;
	case NP_G_HALF:
		return w.part * 6 - 5;
	case NP_G_SEASON:
		return season_month[w.part];
	case NP_G_WEEK:
	case NP_G_WEEKEND:
		if (w.year == NP_UNSET)
			return 0;
		return np_date_of(np_week_days((np_week){ w.year, w.part })
			+ 3).month;
	default:
		return 0;
	}
}

int32_t np_when_first(np_when w)
{
	int32_t month = np_when_month(w), year = w.year;

	if (w.grain == NP_G_WEEK)
		return np_week_days((np_week){ year, w.part });
	if (w.grain == NP_G_WEEKEND)
		return np_week_days((np_week){ year, w.part }) + 5;
	return np_days_of((np_date){ year, month ? month : 1,
		w.grain == NP_G_DAY ? w.day : 1 });
}

bool np_when_exact(np_when w)
{
	return w.grain == NP_G_DAY && w.year != NP_UNSET && !w.bc;
}

static int grain_of(int32_t unit)
{
	static const uint8_t grains[NP_NUNITS] = { NP_G_DAY, NP_G_DAY,
		NP_G_DAY, NP_G_DAY, NP_G_DAY, NP_G_WEEKEND, NP_G_WEEK,
		NP_G_MONTH, NP_G_QUARTER, NP_G_SEASON, NP_G_HALF, NP_G_YEAR,
		NP_G_DECADE, NP_G_CENTURY, NP_G_CENTURY, NP_G_DAY };

	return grains[unit];
}

/* What is known of a BC year moved by n years. */
static np_when move_year(np_when w, int32_t n)
{
	int32_t year;

	if (w.year == NP_UNSET)
		return w;
	year = w.bc ? 1 - w.year : w.year; /* astronomical */
	year += n;
	w.bc = year <= 0 && (w.bc || year < 0);
	w.year = w.bc ? 1 - year : year;
	return w;
}

static np_when move_part(np_when w, int32_t n, int32_t parts, int32_t from)
{
	int32_t at = w.part - from + n, years = at / parts;

	at %= parts;
	if (at < 0) {
		at += parts;
		years--;
	}
	w.part = at + from;
	return move_year(w, years);
}

/* A period of the grain somewhere in the coarser w. */
static np_when within(np_when w, int grain)
{
	int32_t month = grain == NP_G_DAY && w.grain == NP_G_MONTH ? w.part : 0;

	if (w.grain > NP_G_YEAR)
		w.year = NP_UNSET;
	return (np_when){ (uint8_t)grain, w.bc, w.year, month, 0 };
}

/* The period of the grain around w, or one with gaps. */
static np_when around(np_when w, int grain)
{
	int32_t month;

	if (w.grain == grain)
		return w;
	if (w.grain == NP_G_WEEKDAY || w.grain == NP_G_NONE)
		return (np_when){ (uint8_t)grain, 0, NP_UNSET, 0, 0 };
	if (w.grain > grain)
		return within(w, grain);
	if (w.year != NP_UNSET && !w.bc && (w.grain > NP_G_YEAR || w.part
			|| grain >= NP_G_YEAR) && (w.grain != NP_G_DAY || w.day
			|| grain >= NP_G_MONTH))
		return np_when_of((enum np_grain)grain, np_when_first(w));
	month = np_when_month(w);
	w.day = 0;
	w.grain = (uint8_t)grain;
	w.part = grain == NP_G_MONTH ? month : grain == NP_G_QUARTER ?
		(month + 2) / 3 : grain == NP_G_HALF && month ?
		1 + (month > 6) : 0;
	if (w.year != NP_UNSET && grain >= NP_G_DECADE)
		w.year -= w.year % (grain == NP_G_DECADE ? 10 : 100);
	return w;
}

/* Whether the neighbours of w can be counted off by days. */
static bool countable(np_when w)
{
	return w.year != NP_UNSET && !w.bc && w.part
		&& (w.grain == NP_G_DAY ? w.day : w.grain == NP_G_WEEK
			|| w.grain == NP_G_WEEKEND);
}

np_when np_when_move(np_when w, int32_t unit, int32_t n)
{
	int grain = grain_of(unit);
	int32_t days;

	w = around(w, grain);
	if (!n)
		return w;
	switch (w.grain) {
	case NP_G_MONTH:
		return w.part ? move_part(w, n, 12, 1) : w;
	case NP_G_QUARTER:
		return w.part ? move_part(w, n, 4, 1) : w;
	case NP_G_HALF:
		return w.part ? move_part(w, n, 2, 1) : w;
	case NP_G_SEASON:
		return move_part(w, n, 4, 0);
	case NP_G_YEAR:
		return move_year(w, unit == NP_U_YEAR ? n : 0);
	case NP_G_DECADE:
		return move_year(w, n * 10);
	case NP_G_CENTURY:
		return move_year(w, unit == NP_U_MILLENNIUM ? n * 1000
			: n * 100);
	default:
		break;
	}
	if (!countable(w))
		return (np_when){ (uint8_t)grain, w.bc, w.year, 0, 0 };
	days = np_when_first(w) + n * (w.grain == NP_G_DAY ? 1 : 7);
	return np_when_of((enum np_grain)w.grain, days);
}

/* -- Writing --------------------------------------------------------------- */

static char *digits(char *s, int32_t v, int width)
{
	int i;

	for (i = width - 1; i >= 0; i--, v /= 10)
		s[i] = (char)('0' + v % 10);
	return s + width;
}

static char *word(char *s, const char *w)
{
	size_t n = strlen(w);

	memcpy(s, w, n);
	return s + n;
}

static char *two(char *s, int32_t v)
{
	return v ? digits(s, v, 2) : word(s, "XX");
}

size_t np_when_write(np_when w, char *s)
{
	char *p = s;

	if (w.bc)
		p = word(p, "BC");
	if (w.year == NP_UNSET)
		p = word(p, "XXXX");
	else if (w.grain == NP_G_DECADE)
		p = digits(p, w.year / 10, 3);
	else if (w.grain == NP_G_CENTURY)
		p = digits(p, w.year / 100, 2);
	else
		p = digits(p, w.year, w.year > 9999 ? 6 : 4);
	switch (w.grain) {
	case NP_G_DAY:
		p = two(word(p, "-"), w.part);
		p = two(word(p, "-"), w.day);
		break;
	case NP_G_WEEKDAY:
		p = digits(word(p, "-WXX-"), w.day, 1);
		break;
	case NP_G_WEEK:
	case NP_G_WEEKEND:
		p = two(word(p, "-W"), w.part);
		if (w.grain == NP_G_WEEKEND)
			p = word(p, "-WE");
		break;
	case NP_G_MONTH:
		p = two(word(p, "-"), w.part);
		break;
	case NP_G_SEASON:
		p = word(word(p, "-"), np_season_names[w.part]);
		break;
	case NP_G_QUARTER:
		p = word(p, "-Q");
		p = w.part ? digits(p, w.part, 1) : word(p, "X");
		break;
	case NP_G_HALF:
		p = word(p, "-H");
		p = w.part ? digits(p, w.part, 1) : word(p, "X");
		break;
	default:
		break;
	}
	return (size_t)(p - s);
}
