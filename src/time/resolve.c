/* What an expression means, given the day of publication, the date in focus
 * and the tense of the verb it hangs on.
 *
 * What is not told is taken from context in the way readers do: "in March"
 * with a past tense is the March that came last, with a future tense the one
 * that comes next, with none the nearer; in a text about history it is the
 * March of the year in focus.  What context cannot tell stays open (X).
 * Constant time for each expression. */
#include "time/resolve.h"

#include <string.h>

#include "base/banned.h"

#define SLOT(f, name) ((f)->slot[NP_S_##name])
#define TOLD(f, name) ((f)->slot[NP_S_##name] != NP_UNSET)
#define OR(f, name, other) (TOLD(f, name) ? SLOT(f, name) : (other))

static const np_when nowhere = { NP_G_NONE, 0, NP_UNSET, 0, 0 };

/* What the context is made of while one expression is worked out. */
struct scene {
	struct np_timeline *tl;
	const struct np_slots *f;
	enum np_tense tense;
	bool relative;
};

static np_when deictic(struct scene *s)
{
	const struct np_timeline *tl = s->tl;

	s->relative = true;
	return tl->pub.grain != NP_G_NONE ? tl->pub
		: tl->narrative ? tl->focus : tl->pub;
}

/* What "last", "earlier" and the like count from. */
static np_when anchor(struct scene *s)
{
	struct np_timeline *tl = s->tl;

	s->relative = true;
	if (OR(s->f, anchor, 0) && tl->focus.grain != NP_G_NONE)
		return tl->focus;
	return deictic(s);
}

/* Day number of an anchor; false when it is not known to the day. */
static bool day_of(np_when w, int32_t *days)
{
	if (!np_when_exact(w) || !w.part || !w.day)
		return false;
	*days = np_when_first(w);
	return true;
}

/* -- Years ----------------------------------------------------------------- */

static int32_t full_year(const struct scene *s, int32_t yy)
{
	int32_t near = s->tl->pub.grain != NP_G_NONE
		&& s->tl->pub.year != NP_UNSET ? s->tl->pub.year : 1990;
	int32_t year = near - near % 100 + yy;

	if (year > near + 30)
		return year - 100;
	return year < near - 70 ? year + 100 : year;
}

/* The year that is told, in numbers or by a relation. */
static int32_t told_year(struct scene *s)
{
	np_when a;

	if (TOLD(s->f, year))
		return SLOT(s->f, year);
	if (TOLD(s->f, yy))
		return full_year(s, SLOT(s->f, yy));
	if (!TOLD(s->f, yrel))
		return NP_UNSET;
	a = anchor(s);
	a = np_when_move(a, NP_U_YEAR, SLOT(s->f, yrel));
	return a.grain == NP_G_YEAR ? a.year : NP_UNSET;
}

/* -- Choosing among the years ---------------------------------------------- */

/* Distance in days of w from the anchor; whole periods that hold it are 0. */
static int32_t distance(np_when w, np_when ref, int32_t day)
{
	int32_t first = np_when_first(w);

	if (ref.grain < w.grain && ref.grain == NP_G_DAY) {
		np_when here = np_when_of((enum np_grain)w.grain, day);

		if (here.year == w.year && here.part == w.part)
			return 0;
	}
	return first - day;
}

/* What speaks against a date d days off, in days.  Tense weighs more for a
 * month, which is told for its own sake, than for a day, which is often a day
 * to come beside a verb in the past ("declared a dividend payable Dec. 15"). */
static int32_t cost(int32_t d, int grain, enum np_tense tense)
{
	static const int16_t against[][3] = { /* day, quarter, other */
		[NP_NOTENSE] = { 60, 260, 60 },
		[NP_PASTTENSE] = { 200, 260, 260 },
		[NP_FUTURETENSE] = { 100, 60, 260 },
		[NP_PLANTENSE] = { 80, 60, 120 },
	};
	bool wrong = tense >= NP_FUTURETENSE ? d < 0 : d > 0;
	int column = grain == NP_G_DAY ? 0 : grain == NP_G_QUARTER ? 1 : 2;

	return (wrong ? against[tense][column] : 0) + (d < 0 ? -d : d);
}

/* The year in which a period of the calendar is meant, seen from ref. */
static np_when choose_year(np_when w, np_when ref, enum np_tense tense)
{
	int32_t day, y, d, best = 0;
	np_when cand = w, out = w;

	if (!day_of(ref, &day)) {
		out.year = ref.bc && !w.bc ? NP_UNSET : ref.year;
		if (ref.bc) {
			out.bc = 1;
			out.year = ref.year;
		}
		return out;
	}
	for (y = -1; y <= 1; y++) {
		cand.year = ref.year + y;
		if (w.grain == NP_G_DAY && !np_date_ok((np_date){ cand.year,
				w.part, w.day }))
			continue;
		d = cost(distance(cand, ref, day), w.grain, tense);
		if (out.year == NP_UNSET || d < best) {
			out = cand;
			best = d;
		}
	}
	return out;
}

/* "last March", "next summer": rel -1, 0, +1. */
static np_when relative_year(np_when w, np_when ref, int32_t rel)
{
	int32_t day, d, y;

	w.year = ref.year;
	if (ref.year == NP_UNSET || ref.bc || !rel || !day_of(ref, &day)) {
		if (ref.grain >= NP_G_MONTH && ref.year != NP_UNSET && rel
				&& !ref.bc && np_when_month(ref)) {
			d = np_when_month(w) - np_when_month(ref);
			w.year += rel < 0 ? -(d >= 0) : d <= 0;
		}
		return w;
	}
	for (y = 0; y <= 1; y++) {
		w.year = ref.year + y * rel;
		d = distance(w, ref, day);
		if (rel < 0 ? d < 0 : d > 0)
			return w;
	}
	return w;
}

/* The year of a date in a narrative, which moves on: after December comes the
 * January of the next year. */
static np_when story_year(const struct scene *s, np_when w)
{
	np_when story = s->tl->story;
	int32_t from = story.grain < NP_G_YEAR ? np_when_month(story) : 0;
	int32_t step = from ? np_when_month(w) - from : 0;

	w.year = story.grain == NP_G_NONE ? NP_UNSET : story.year;
	w.bc = story.bc;
	if (w.year != NP_UNSET && !w.bc && np_when_month(w))
		w.year += step < -9 ? 1 : 0;
	return w;
}

/* Give w the year it lacks. */
static np_when with_year(struct scene *s, np_when w)
{
	struct np_timeline *tl = s->tl;

	s->relative = true;
	if (TOLD(s->f, rel) && (SLOT(s->f, rel) || w.grain == NP_G_MONTH))
		return relative_year(w, anchor(s), SLOT(s->f, rel));
	if (w.grain == NP_G_DAY && tl->focus.grain == NP_G_MONTH
			&& tl->focus_at == tl->sentence
			&& tl->focus.part == w.part) {
		w.year = tl->focus.year; /* "ten months ago, on June 16" */
		return w;
	}
	if (tl->narrative || OR(s->f, anchor, 0))
		return story_year(s, w);
	if (tl->pub.grain == NP_G_NONE)
		return w;
	return choose_year(w, tl->pub, s->tense);
}

/* -- Places in the calendar ------------------------------------------------ */

struct holiday {
	int8_t month, day; /* day 0: the nth weekday; month 0: from Easter */
	int8_t wd, n;
};

/* By the numbers that the grammar gives them. */
static const struct holiday holidays[] = {
	{ 12, 25, 0, 0 }, { 12, 24, 0, 0 }, { 1, 1, 0, 0 },
	{ 12, 31, 0, 0 }, { 10, 31, 0, 0 }, { 2, 14, 0, 0 },
	{ 7, 4, 0, 0 }, { 11, 0, 4, 4 }, { 9, 0, 1, 1 },
	{ 5, 0, 1, -1 }, { 1, 0, 1, 3 }, { 2, 0, 1, 3 },
	{ 10, 0, 1, 2 }, { 11, 11, 0, 0 }, { 3, 17, 0, 0 },
	{ 12, 26, 0, 0 }, { 11, 1, 0, 0 }, { 5, 0, 7, 2 },
	{ 0, 0, 0, 0 }, { 0, -2, 0, 0 }, { 0, 1, 0, 0 },
	{ 0, -7, 0, 0 }, { 0, -46, 0, 0 }, { 0, 49, 0, 0 },
	{ 11, 5, 0, 0 }, { 9, 11, 0, 0 }, { 6, 6, 0, 0 },
	{ 6, 0, 7, 3 }, { 6, 19, 0, 0 }, { 1, 6, 0, 0 },
	{ 7, 14, 0, 0 }, { 11, 0, 5, -1 }, { 12, 7, 0, 0 },
};
#define NHOLIDAYS ((int32_t)(sizeof holidays / sizeof *holidays))

static np_when holiday_in(int32_t which, int32_t year)
{
	const struct holiday *h = &holidays[which];
	np_date d = { year, h->month, h->day };

	if (year == NP_UNSET && (!h->month || h->n))
		return nowhere;
	if (year < -NP_YEAR_MAX || year > NP_YEAR_MAX)
		return (np_when){ NP_G_DAY, 0, year, h->month, h->day };
	if (!h->month)
		return np_when_day(np_days_of(np_easter(year)) + h->day);
	if (h->n)
		d = np_nth_weekday(year, h->month, h->wd, h->n);
	return (np_when){ NP_G_DAY, 0, d.year, d.month, d.day };
}

static np_when find_holiday(struct scene *s, int32_t which, int32_t year)
{
	np_when w, first;

	if (which < 0 || which >= NHOLIDAYS)
		return nowhere;
	if (year != NP_UNSET)
		return holiday_in(which, year);
	first = holiday_in(which, 2000);
	first.year = NP_UNSET;
	w = with_year(s, first);
	w = w.year == NP_UNSET || w.bc ? holiday_in(which, NP_UNSET)
		: holiday_in(which, w.year);
	return w.grain == NP_G_NONE ? (np_when){ NP_G_DAY, 0, NP_UNSET, 0, 0 }
		: w;
}

static np_when find_weekday(struct scene *s, int32_t wd)
{
	np_when ref = anchor(s);
	int32_t day, d, rel = OR(s->f, rel, NP_UNSET);

	if (!day_of(ref, &day))
		return (np_when){ NP_G_WEEKDAY, 0, NP_UNSET, 0, wd };
	d = wd - np_weekday(day); /* in the same week */
	if (rel == -1)
		return np_when_day(day + (d >= 0 ? d - 7 : d));
	if (rel == 1)
		return np_when_day(day + (d <= 0 ? d + 7 : d));
	if (rel == 0) /* "this Friday" */
		return np_when_day(day + (s->tense != NP_PASTTENSE && d < 0 ?
			d + 7 : d));
	if (s->tense >= NP_FUTURETENSE || s->tl->narrative
			|| OR(s->f, anchor, 0))
		return np_when_day(day + (d < 0 ? d + 7 : d));
	return np_when_day(day + (d > 0 ? d - 7 : d));
}

/* A day of the month in focus: "the 20th". */
static np_when find_day(struct scene *s, int32_t day)
{
	np_when ref = s->tl->focus.grain != NP_G_NONE
		&& (s->tl->narrative || s->tl->focus_at + 3 > s->tl->sentence)
		? s->tl->focus : s->tl->pub;
	int32_t month = np_when_month(ref);

	s->relative = true;
	return (np_when){ NP_G_DAY, ref.bc, ref.grain == NP_G_NONE ? NP_UNSET
		: ref.year, month, day };
}

static np_when dated(struct scene *s, enum np_grain grain, int32_t part,
	int32_t year)
{
	np_when w = { (uint8_t)grain, (uint8_t)OR(s->f, era, 0), year, part,
		grain == NP_G_DAY ? OR(s->f, day, 0) : 0 };

	return year == NP_UNSET ? with_year(s, w) : w;
}

static int32_t decade_year(const struct scene *s)
{
	if (TOLD(s->f, decade))
		return SLOT(s->f, decade);
	return full_year(s, SLOT(s->f, yy));
}

/* The day that a time of day without a date belongs to. */
static np_when day_at_hand(struct scene *s)
{
	struct np_timeline *tl = s->tl;
	np_when w = tl->narrative || (tl->focus_at == tl->sentence
			&& tl->focus.grain == NP_G_DAY) ? tl->focus : tl->pub;

	s->relative = true;
	if (TOLD(s->f, rel) && !tl->narrative)
		w = tl->pub;
	if (w.grain == NP_G_NONE)
		return (np_when){ NP_G_DAY, 0, NP_UNSET, 0, 0 };
	return np_when_move(w, NP_U_DAY, 0);
}

static np_when find_date(struct scene *s)
{
	const struct np_slots *f = s->f;
	int32_t year;

	if (TOLD(f, century) && SLOT(f, century) > 99)
		return nowhere;
	if (TOLD(f, century))
		return (np_when){ NP_G_CENTURY, (uint8_t)OR(f, era, 0),
			SLOT(f, century) * 100 - 100, 0, 0 };
	if (TOLD(f, decade) || (TOLD(f, yy) && TOLD(f, plural)))
		return (np_when){ NP_G_DECADE, (uint8_t)OR(f, era, 0),
			decade_year(s), 0, 0 };
	if (TOLD(f, dct))
		return np_when_move(deictic(s), NP_U_DAY, SLOT(f, dct));
	year = told_year(s);
	if (TOLD(f, holiday))
		return find_holiday(s, SLOT(f, holiday), year);
	if (TOLD(f, month))
		return dated(s, TOLD(f, day) ? NP_G_DAY : NP_G_MONTH,
			SLOT(f, month), year);
	if (TOLD(f, day))
		return find_day(s, SLOT(f, day));
	if (TOLD(f, quarter))
		return dated(s, NP_G_QUARTER, SLOT(f, quarter), year);
	if (TOLD(f, half))
		return dated(s, NP_G_HALF, SLOT(f, half), year);
	if (TOLD(f, season))
		return dated(s, NP_G_SEASON, SLOT(f, season), year);
	if (TOLD(f, wd))
		return find_weekday(s, SLOT(f, wd));
	if (year != NP_UNSET || TOLD(f, yrel))
		return (np_when){ NP_G_YEAR, (uint8_t)OR(f, era, 0), year, 0,
			0 };
	return day_at_hand(s);
}

/* -- Moving ---------------------------------------------------------------- */

static np_when find_weekend(struct scene *s, np_when ref)
{
	int32_t day, n = OR(s->f, n, 0) * OR(s->f, dir, 0);
	np_when w = np_when_move(ref, NP_U_WEEKEND, n);

	if (n || !day_of(ref, &day) || s->tense != NP_PASTTENSE)
		return w;
	if (np_weekday(day) > (TOLD(s->f, n) && TOLD(s->f, rel) ? 2 : 5))
		return w;
	return np_when_move(ref, NP_U_WEEKEND, -1);
}

/* Whether a comparison with last year, "a year earlier", is with the quarter
 * that was spoken of just now. */
static bool compares_periods(const struct scene *s)
{
	const struct np_timeline *tl = s->tl;

	return OR(s->f, keep, 0) && !tl->by_months
		&& tl->period.grain != NP_G_NONE
		&& tl->period_at + 12 >= tl->sentence;
}

static np_when find_shift(struct scene *s)
{
	int32_t unit = OR(s->f, unit, NP_U_DAY), n = OR(s->f, n, 1);
	np_when ref, w;

	if (TOLD(s->f, month) || TOLD(s->f, wd) || TOLD(s->f, year)
			|| TOLD(s->f, holiday))
		ref = find_date(s);
	else
		ref = anchor(s);
	if (unit < 0 || unit >= NP_NUNITS)
		return nowhere;
	s->relative = true;
	if (unit == NP_U_WEEKEND)
		return find_weekend(s, ref);
	if (unit == NP_U_YEAR && compares_periods(s)) {
		w = s->tl->period;
		if (w.year != NP_UNSET)
			w.year += n * OR(s->f, dir, -1);
		return w;
	}
	if (TOLD(s->f, frac) && unit == NP_U_YEAR) {
		unit = NP_U_MONTH;
		n = n * 12 + 6;
	}
	if (n == NP_VAGUE || n > 99999 || unit <= NP_U_HOUR)
		return nowhere;
	return np_when_move(ref, unit, n * OR(s->f, dir, 0));
}

/* The quarter in focus, else the last one that is over. */
static np_when find_period(struct scene *s)
{
	struct np_timeline *tl = s->tl;
	np_when w = tl->period;
	int32_t year = told_year(s), n = OR(s->f, n, 0) * OR(s->f, dir, 0);

	s->relative = true;
	if (w.grain == NP_G_NONE || tl->period_at + 12 < tl->sentence) {
		if (tl->pub.grain != NP_G_DAY || tl->pub.year == NP_UNSET)
			return (np_when){ NP_G_QUARTER, 0, tl->pub.grain ?
				tl->pub.year : NP_UNSET, 0, 0 };
		w = np_when_move(tl->pub, NP_U_QUARTER, -1);
	}
	if (year != NP_UNSET && tl->by_months) /* "the 1988 period" */
		return (np_when){ NP_G_YEAR, 0, year, 0, 0 };
	if (year != NP_UNSET)
		w.year = year;
	if (OR(s->f, unit, NP_U_YEAR) == NP_U_QUARTER)
		return np_when_move(w, NP_U_QUARTER, n);
	if (w.year != NP_UNSET)
		w.year += n;
	return w;
}

/* -- Writing values -------------------------------------------------------- */

struct text {
	char s[64];
	size_t n;
};

static void put(struct text *t, const char *s)
{
	size_t n = strlen(s);

	if (n > sizeof t->s - t->n)
		n = sizeof t->s - t->n;
	memcpy(t->s + t->n, s, n);
	t->n += n;
}

static void put_number(struct text *t, int64_t v, int width)
{
	char d[24];
	int i = (int)sizeof d;

	d[--i] = '\0';
	do {
		d[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v || (int)sizeof d - 1 - i < width);
	put(t, d + i);
}

static np_str keep(np_arena *a, const struct text *t)
{
	return (np_str){ np_arena_copy(a, t->s, t->n), t->n };
}

static np_str name(const char *s)
{
	return (np_str){ s, strlen(s) };
}

static bool possible(np_when w)
{
	np_date d = { w.year == NP_UNSET ? 2000 : w.year, w.part, w.day };

	if (w.year != NP_UNSET && (w.year < 0 || w.year > NP_YEAR_MAX
			|| (w.year == 0 && w.grain < NP_G_DECADE)))
		return false;
	if (w.bc && w.year != NP_UNSET)
		d.year = 1 - w.year;
	return w.grain != NP_G_DAY || !w.part || !w.day || np_date_ok(d);
}

/* "T20:30", "TMO". */
static void put_time(struct text *t, const struct np_slots *f)
{
	int32_t hour = OR(f, hour, NP_UNSET), min = OR(f, min, 0);

	if (hour == NP_UNSET && TOLD(f, tod)) {
		put(t, "T");
		put(t, np_tod_names[SLOT(f, tod)]);
		return;
	}
	if (TOLD(f, hour2)) { /* 0930 */
		hour = SLOT(f, hour2) / 100;
		min = SLOT(f, hour2) % 100;
	}
	if (hour == NP_UNSET)
		return;
	if (TOLD(f, pm) && hour <= 12)
		hour = hour % 12 + 12 * SLOT(f, pm);
	else if (!TOLD(f, pm) && TOLD(f, tod) && hour < 12
			&& SLOT(f, tod) >= 2 && SLOT(f, tod) <= 4)
		hour += 12;
	put(t, "T");
	put_number(t, hour, 2);
	put(t, ":");
	put_number(t, min, 2);
}

static void put_when(struct text *t, np_when w)
{
	char s[NP_WHEN_SIZE];
	size_t n = np_when_write(w, s);

	memcpy(t->s + t->n, s, n);
	t->n += n;
}

/* -- Lengths --------------------------------------------------------------- */

static const struct {
	const char *letter;
	uint8_t time; /* behind a T */
	uint8_t times; /* of the letter's unit */
	const char *vague;
	const char *half_letter; /* what a half is counted in, and how many */
	uint8_t half;
} lengths[NP_NUNITS] = {
	{ "S", 1, 1, "S", NULL, 0 }, { "M", 1, 1, "M", "S", 30 },
	{ "H", 1, 1, "H", "M", 30 }, { "D", 0, 1, "D", NULL, 0 },
	{ "D", 0, 1, "D", NULL, 0 }, { "WE", 0, 1, "WE", NULL, 0 },
	{ "W", 0, 1, "W", NULL, 0 }, { "M", 0, 1, "M", NULL, 0 },
	{ "Q", 0, 1, "Q", NULL, 0 }, { "M", 0, 3, "M", NULL, 0 },
	{ "M", 0, 6, "M", NULL, 0 }, { "Y", 0, 1, "Y", "M", 6 },
	{ "Y", 0, 10, "DE", NULL, 5 }, { "Y", 0, 100, "CE", NULL, 50 },
	{ "Y", 0, 250, "ML", NULL, 0 }, { "X", 0, 1, "X", NULL, 0 },
};

/* n and `tenths` units as a duration. */
static void put_length(struct text *t, int32_t unit, int64_t n,
	int32_t tenths)
{
	int64_t times = unit == NP_U_MILLENNIUM ? 1000 : lengths[unit].times;

	put(t, lengths[unit].time ? "PT" : "P");
	if (unit == NP_U_TIME) {
		put(t, "XX");
		return;
	}
	if (n == NP_VAGUE) {
		put(t, "X");
		put(t, lengths[unit].vague);
		return;
	}
	n += tenths / 10;
	tenths %= 10;
	n *= times;
	if (times > 1) {
		n += times * tenths / 10;
		tenths = 0;
	}
	if (n || !tenths || tenths != 5 || !lengths[unit].half_letter) {
		put_number(t, n, 1);
		if (tenths && !(tenths == 5 && lengths[unit].half_letter)) {
			put(t, ".");
			put_number(t, tenths, 1);
			tenths = 0;
		}
		put(t, lengths[unit].letter);
	}
	if (tenths) {
		put_number(t, lengths[unit].half, 1);
		put(t, lengths[unit].half_letter);
	}
}

static void length_of(const struct np_slots *f, struct text *t)
{
	int32_t unit = OR(f, unit, NP_U_DAY);
	int32_t n = OR(f, n, TOLD(f, frac) ? 0 : 1);

	if (unit < 0 || unit >= NP_NUNITS)
		return;
	put_length(t, unit, n, OR(f, frac, 0));
}

/* -- Operations ------------------------------------------------------------ */

/* A year far from the story is an aside ("as Napoleon had in 1812"), unless
 * it is told twice. */
static void move_story(struct np_timeline *tl, np_when w)
{
	int32_t away;

	if (tl->story.grain != NP_G_NONE && w.grain == NP_G_YEAR) {
		away = w.year - tl->story.year;
		if ((away < -2 || away > 2 || w.bc != tl->story.bc)
				&& w.year != tl->aside) {
			tl->aside = w.year;
			return;
		}
	}
	tl->story = w;
}

/* Whether a period begins after the day of publication. */
static bool ahead(const struct np_timeline *tl, np_when w)
{
	int32_t day;

	return day_of(tl->pub, &day) && w.year != NP_UNSET && !w.bc
		&& np_when_first(w) > day;
}

/* Whether a quarter is not over on the day of publication. */
static bool running(const struct np_timeline *tl, np_when w)
{
	return ahead(tl, np_when_move(w, NP_U_QUARTER, 1));
}

static void move_focus(struct scene *s, np_when w)
{
	struct np_timeline *tl = s->tl;

	if (w.grain == NP_G_NONE || w.grain == NP_G_WEEKDAY
			|| w.year == NP_UNSET || w.grain >= NP_G_DECADE)
		return;
	tl->focus = w;
	tl->focus_at = tl->sentence;
	if (!TOLD(s->f, yrel) && !(s->f->op == NP_OP_shift && w.grain == NP_G_YEAR))
		move_story(tl, w);
	if (w.grain == NP_G_QUARTER) {
		if (TOLD(s->f, quarter) && !ahead(tl, w)
				&& (tl->period.grain == NP_G_NONE
					|| tl->period_at + 8 < tl->sentence
					|| (np_when_first(w) >=
						np_when_first(tl->period)
						&& !running(tl, w))))
			tl->period = w;
		tl->period_at = tl->sentence;
		tl->by_months = false;
	}
}

static void op_date(struct scene *s, np_arena *a, np_timex *out)
{
	np_when w = s->f->op == NP_OP_shift ? find_shift(s)
		: s->f->op == NP_OP_period ? find_period(s) : find_date(s);
	struct text t = { { 0 }, 0 };

	if (w.grain == NP_G_NONE) {
		if (s->f->op != NP_OP_shift)
			return;
		out->value = name(np_ref_names[OR(s->f, dir, 0) < 0 ? 1
			: OR(s->f, dir, 0) > 0 ? 2 : 0]);
		out->relative = 1;
		return;
	}
	if (!possible(w))
		return;
	if (s->f->type == NP_TX_TIME && w.grain != NP_G_DAY
			&& w.grain != NP_G_WEEKDAY)
		w = np_when_move(w, NP_U_DAY, 0);
	put_when(&t, w);
	put_time(&t, s->f);
	out->value = keep(a, &t);
	out->relative = s->relative;
	if (OR(s->f, keep, 0) && !s->tl->narrative) /* nobody stays there */
		s->tl->period_at = w.grain == NP_G_QUARTER ? s->tl->sentence
			: s->tl->period_at;
	else if (!OR(s->f, ref, 0))
		move_focus(s, w);
}

static void op_span(struct scene *s, np_arena *a, np_timex *out)
{
	struct text t = { { 0 }, 0 };
	int32_t n = OR(s->f, n, 0);

	length_of(s->f, &t);
	out->value = keep(a, &t);
	if (OR(s->f, unit, 0) == NP_U_MONTH && (n == 6 || n == 9))
		s->tl->by_months = true; /* "for the nine months" */
}

static void op_ref(struct scene *s, np_arena *a, np_timex *out)
{
	int32_t ref = OR(s->f, ref, 0);

	(void)a;
	if (ref >= 0 && ref < NP_NREFS)
		out->value = name(np_ref_names[ref]);
}

static void op_set(struct scene *s, np_arena *a, np_timex *out)
{
	struct text t = { { 0 }, 0 };

	length_of(s->f, &t);
	out->value = keep(a, &t);
	if (TOLD(s->f, n2)) {
		t.n = 0;
		put_number(&t, SLOT(s->f, n2), 1);
		put(&t, "X");
		out->freq = keep(a, &t);
	}
}

static void op_each(struct scene *s, np_arena *a, np_timex *out)
{
	const struct np_slots *f = s->f;
	struct text t = { { 0 }, 0 };
	np_when w = { NP_G_DAY, 0, NP_UNSET, 0, 0 };

	if (TOLD(f, holiday))
		w = find_holiday(s, SLOT(f, holiday), NP_UNSET);
	else if (TOLD(f, wd))
		w = (np_when){ NP_G_WEEKDAY, 0, NP_UNSET, 0, SLOT(f, wd) };
	else if (TOLD(f, month))
		w = (np_when){ TOLD(f, day) ? NP_G_DAY : NP_G_MONTH, 0,
			NP_UNSET, SLOT(f, month), OR(f, day, 0) };
	else if (TOLD(f, quarter))
		w = (np_when){ NP_G_QUARTER, 0, NP_UNSET, SLOT(f, quarter),
			0 };
	else if (TOLD(f, season))
		w = (np_when){ NP_G_SEASON, 0, NP_UNSET, SLOT(f, season), 0 };
	w.year = NP_UNSET;
	put_when(&t, w);
	put_time(&t, f);
	out->value = keep(a, &t);
}

/* The frame of the far end of a range. */
static struct np_slots far_end(const struct np_slots *f)
{
	struct np_slots g = *f;

	g.op = NP_OP_date;
	if (TOLD(f, year2))
		SLOT(&g, year) = SLOT(f, year2);
	if (TOLD(f, yy2))
		SLOT(&g, yy) = SLOT(f, yy2);
	if (TOLD(f, month2))
		SLOT(&g, month) = SLOT(f, month2);
	if (TOLD(f, day2))
		SLOT(&g, day) = SLOT(f, day2);
	if (TOLD(f, wd2))
		SLOT(&g, wd) = SLOT(f, wd2);
	return g;
}

static np_str write_when(np_arena *a, np_when w)
{
	struct text t = { { 0 }, 0 };

	if (w.grain == NP_G_NONE || !possible(w))
		return (np_str){ NULL, 0 };
	put_when(&t, w);
	return keep(a, &t);
}

static void op_range(struct scene *s, np_arena *a, np_timex *out)
{
	struct np_slots far = far_end(s->f), near = *s->f;
	const struct np_slots *told = s->f;
	struct scene f = { s->tl, &far, s->tense, false };
	np_when end, begin;

	if (TOLD(&far, yy2) && TOLD(&far, year)) {
		SLOT(&far, year) = SLOT(&far, year) / 100 * 100
			+ SLOT(&far, yy2);
		SLOT(&far, yy) = NP_UNSET;
	}
	end = find_date(&f);
	near.op = NP_OP_date;
	if (!TOLD(&near, year) && TOLD(s->f, year2))
		SLOT(&near, year) = SLOT(s->f, year2);
	s->f = &near;
	begin = find_date(s);
	s->f = told;
	if (begin.grain == NP_G_DAY && end.grain == NP_G_DAY
			&& !TOLD(&near, year) && begin.year != NP_UNSET)
		end.year = begin.year + (end.part < begin.part);
	out->begin = write_when(a, begin);
	out->end = write_when(a, end);
	out->value = out->begin;
	if (!out->begin.len || !out->end.len) {
		out->value = out->begin = out->end = (np_str){ NULL, 0 };
		return;
	}
	out->relative = s->relative;
	move_focus(s, end);
}

void np_resolve_far(const np_timex *out, np_timex *far)
{
	far->type = out->type;
	far->relative = out->relative;
	far->value = out->end;
}

typedef void op_fn(struct scene *s, np_arena *a, np_timex *out);
static op_fn *const ops[NP_NOPS] = { NULL, op_date, op_date, op_span, op_ref,
	op_set, op_each, op_range, op_date };

void np_resolve(struct np_timeline *tl, const struct np_slots *f,
	enum np_tense tense, np_arena *a, np_timex *out)
{
	struct scene s = { tl, f, tense, false };
	int32_t mod = OR(f, mod, 0), quant = OR(f, quant, 0);

	out->type = f->type;
	if (ops[f->op])
		ops[f->op](&s, a, out);
	if (mod > 0 && mod < NP_NMODS)
		out->mod = name(np_mod_names[mod]);
	if (quant > 0 && quant < NP_NQUANTS)
		out->quant = name(np_quant_names[quant]);
}
