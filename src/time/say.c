/* A TIMEX3 value is read into a shape and two or three numbers, and each shape
 * has its own few words.  Values are made by our own normaliser, but any bytes
 * may come in: what does not parse is not printed. */
#include "time/say.h"

#include <string.h>

#include "time/calendar.h"
#include "base/banned.h"

enum shape {
	NOTHING,
	CENTURY,
	DECADE,
	YEAR,
	MONTH,
	DAY,
	WEEK,
	WEEKDAY,
	WEEKEND,
	QUARTER,
	HALF,
	SEASON,
	TIME_ONLY
};

/* year is -1 where it is not known (XXXX). */
struct when {
	enum shape shape;
	int32_t year, n, day; /* n: month, week, quarter, half, season */
	np_str time; /* behind the T */
};

static const char *const months[] = { "", "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };
static const char *const weekdays[] = { "", "Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Sunday" };
static const char *const seasons[] = { "spring", "summer", "autumn",
	"winter" };

/* -- Reading --------------------------------------------------------------- */

static np_str tail(np_str s, size_t from)
{
	if (from > s.len)
		from = s.len;
	return (np_str){ s.ptr + from, s.len - from };
}

static bool is(np_str s, const char *word)
{
	return s.len == strlen(word) && !memcmp(s.ptr, word, s.len);
}

static bool begins(np_str s, const char *word)
{
	return s.len >= strlen(word) && !memcmp(s.ptr, word, strlen(word));
}

/* Exactly n digits at the beginning of s. */
static bool digits(np_str s, size_t n, int32_t *out)
{
	int32_t v = 0;
	size_t i;

	if (s.len < n)
		return false;
	for (i = 0; i < n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		v = v * 10 + (s.ptr[i] - '0');
	}
	*out = v;
	return true;
}

/* A number of two digits and nothing else, within 1..max. */
static bool two(np_str s, int32_t max, int32_t *out)
{
	return s.len == 2 && digits(s, 2, out) && *out >= 1 && *out <= max;
}

static bool read_week(np_str s, struct when *w)
{
	w->shape = WEEK;
	if (begins(s, "WXX") && w->year < 0)
		w->n = 0;
	else if (s.len < 3 || !digits(tail(s, 1), 2, &w->n) || w->n < 1
		|| w->n > 53)
		return false;
	s = tail(s, 3);
	if (!s.len)
		return w->n > 0;
	if (is(s, "-WE")) {
		w->shape = WEEKEND;
		return true;
	}
	w->shape = WEEKDAY;
	return s.len == 2 && s.ptr[0] == '-' && digits(tail(s, 1), 1, &w->day)
		&& w->day >= 1 && w->day <= 7;
}

static bool read_season(np_str s, struct when *w)
{
	static const char *const codes[] = { "SP", "SU", "FA", "WI" };

	w->shape = SEASON;
	for (w->n = 0; w->n < 4; w->n++)
		if (is(s, codes[w->n]))
			return true;
	return false;
}

static bool read_month(np_str s, struct when *w)
{
	w->shape = MONTH;
	if (s.len == 2)
		return two(s, 12, &w->n);
	w->shape = DAY;
	return s.len == 5 && s.ptr[2] == '-'
		&& two((np_str){ s.ptr, 2 }, 12, &w->n)
		&& two(tail(s, 3), w->year < 0 ? np_month_days(4, w->n) :
			np_month_days(w->year, w->n), &w->day);
}

/* What stands behind "2012-". */
static bool read_part(np_str s, struct when *w)
{
	if (s.len == 2 && (s.ptr[0] == 'Q' || s.ptr[0] == 'H')) {
		w->shape = s.ptr[0] == 'Q' ? QUARTER : HALF;
		return digits(tail(s, 1), 1, &w->n) && w->n >= 1
			&& w->n <= (w->shape == HALF ? 2 : 4);
	}
	if (s.len && s.ptr[0] == 'W' && s.len > 2)
		return read_week(s, w);
	return read_season(s, w) || read_month(s, w);
}

static bool read_date(np_str s, struct when *w)
{
	if (s.len == 2 || s.len == 3) {
		w->shape = s.len == 2 ? CENTURY : DECADE;
		return digits(s, s.len, &w->year);
	}
	if (begins(s, "XXXX"))
		w->year = -1;
	else if (!digits(s, 4, &w->year))
		return false;
	if (s.len == 4) {
		w->shape = YEAR;
		return w->year >= 0;
	}
	return s.ptr[4] == '-' && read_part(tail(s, 5), w);
}

static bool read_value(np_str value, struct when *w)
{
	const char *t;
	np_str date = value;

	memset(w, 0, sizeof *w);
	if (value.len < 2)
		return false;
	t = memchr(value.ptr, 'T', value.len);
	if (t) {
		date.len = (size_t)(t - value.ptr);
		w->time = tail(value, date.len + 1);
	}
	if (t && (!date.len || is(date, "XXXX-XX-XX"))) {
		w->shape = TIME_ONLY;
		return true;
	}
	return read_date(date, w);
}

/* -- Writing --------------------------------------------------------------- */

static void add_ordinal(np_buf *b, int32_t n)
{
	static const char *const suffix[] = { "th", "st", "nd", "rd" };
	int32_t last = n % 10;

	np_buf_addi(b, n);
	np_buf_adds(b, last > 3 || n % 100 / 10 == 1 ? "th" : suffix[last]);
}

static void add_year(np_buf *b, int32_t year, int32_t thisyear)
{
	if (year < 0 || (thisyear && year == thisyear))
		return;
	np_buf_addc(b, ' ');
	np_buf_addi(b, year);
}

static void add_month(np_buf *b, int32_t month, enum np_say_form form)
{
	const char *name = months[month];

	np_buf_add(b, name, form == NP_SAY_SHORT ? 3 : strlen(name));
}

static void add_weekday(np_buf *b, int32_t weekday, enum np_say_form form)
{
	const char *name = weekdays[weekday];

	np_buf_add(b, name, form == NP_SAY_LIST ? 3 : strlen(name));
}

static void add_day(np_buf *b, np_date d, enum np_say_form form,
	int32_t thisyear)
{
	if (form != NP_SAY_SHORT && d.year >= 0) {
		add_weekday(b, np_weekday(np_days_of(d)), form);
		np_buf_addc(b, ' ');
	}
	np_buf_addi(b, d.day);
	np_buf_addc(b, ' ');
	add_month(b, d.month, form);
	add_year(b, d.year, thisyear);
}

/* "30 July - 5 August 2012", "4 - 10 May", "31 December 2012 - ...". */
static void add_range(np_buf *b, int32_t first, int32_t last,
	enum np_say_form form, int32_t thisyear)
{
	np_date from = np_date_of(first), to = np_date_of(last);

	np_buf_addi(b, from.day);
	if (from.month != to.month) {
		np_buf_addc(b, ' ');
		add_month(b, from.month, form);
	}
	if (from.year != to.year)
		add_year(b, from.year, thisyear);
	np_buf_adds(b, " \xE2\x80\x93 ");
	np_buf_addi(b, to.day);
	np_buf_addc(b, ' ');
	add_month(b, to.month, form);
	add_year(b, to.year, thisyear);
}

static bool monday(const struct when *w, int32_t *day)
{
	if (w->year < 0 || !w->n)
		return false;
	*day = np_week_days((np_week){ w->year, w->n });
	return true;
}

static void add_in_week(np_buf *b, const struct when *w,
	enum np_say_form form, int32_t thisyear)
{
	int32_t day;

	if (!monday(w, &day)) {
		if (w->shape == WEEKDAY)
			add_weekday(b, w->day, NP_SAY_LONG);
		else
			np_buf_adds(b, "weekend");
	} else if (w->shape == WEEKDAY) {
		add_day(b, np_date_of(day + w->day - 1), form, thisyear);
	} else {
		add_range(b, w->shape == WEEKEND ? day + 5 : day, day + 6,
			form, thisyear);
	}
}

/* "second quarter of 2012", or "Q2 2012". */
static void add_part(np_buf *b, const struct when *w, enum np_say_form form,
	int32_t thisyear)
{
	static const char *const nth[] = { "", "first ", "second ", "third ",
		"fourth " };
	bool half = w->shape == HALF;

	if (form == NP_SAY_SHORT) {
		np_buf_addc(b, half ? 'H' : 'Q');
		np_buf_addi(b, w->n);
		add_year(b, w->year, thisyear);
		return;
	}
	np_buf_adds(b, nth[w->n]);
	np_buf_adds(b, half ? "half" : "quarter");
	if (w->year >= 0 && w->year != thisyear)
		np_buf_adds(b, " of");
	add_year(b, w->year, thisyear);
}

static void add_date(np_buf *b, const struct when *w, enum np_say_form form,
	int32_t thisyear)
{
	switch (w->shape) {
	case CENTURY:
		add_ordinal(b, w->year + 1);
		np_buf_adds(b, " century");
		break;
	case DECADE:
		np_buf_addi(b, w->year);
		np_buf_adds(b, "0s");
		break;
	case YEAR:
		np_buf_addi(b, w->year);
		break;
	case MONTH:
		add_month(b, w->n, w->year < 0 || w->year == thisyear ?
			NP_SAY_LIST : form);
		add_year(b, w->year, thisyear);
		break;
	case DAY:
		add_day(b, (np_date){ w->year, w->n, w->day }, form, thisyear);
		break;
	case WEEK:
	case WEEKDAY:
	case WEEKEND:
		add_in_week(b, w, form, thisyear);
		break;
	case QUARTER:
	case HALF:
		add_part(b, w, form, thisyear);
		break;
	case SEASON:
		np_buf_adds(b, seasons[w->n]);
		add_year(b, w->year, thisyear);
		break;
	case TIME_ONLY:
	case NOTHING:
		break;
	}
}

static const struct {
	const char *code, *words;
} day_parts[] = {
	{ "MO", "morning" }, { "MI", "midday" }, { "AF", "afternoon" },
	{ "EV", "evening" }, { "NI", "night" }, { "DT", "daytime" },
};

/* "15:00", "15:00 GMT", "morning"; false for what is none of these. */
static bool add_time(np_buf *b, np_str t)
{
	int32_t hour, minute = 0;
	size_t i;

	for (i = 0; i < sizeof day_parts / sizeof *day_parts; i++)
		if (is(t, day_parts[i].code)) {
			np_buf_adds(b, day_parts[i].words);
			return true;
		}
	if (!digits(t, 2, &hour) || hour > 24)
		return false;
	t = tail(t, 2);
	if (t.len >= 3 && *t.ptr == ':') {
		if (!digits(tail(t, 1), 2, &minute) || minute > 59)
			return false;
		t = tail(t, 3);
	}
	np_buf_addn(b, '0', hour < 10);
	np_buf_addi(b, hour);
	np_buf_addc(b, ':');
	np_buf_addn(b, '0', minute < 10);
	np_buf_addi(b, minute);
	if (is(t, "Z"))
		np_buf_adds(b, " GMT");
	return true;
}

/* -- Durations ------------------------------------------------------------- */

static const struct {
	const char *code, *word;
	uint8_t in_time; /* behind the T */
} units[] = {
	{ "CE", "century", 0 }, { "DE", "decade", 0 }, { "WE", "weekend", 0 },
	{ "QU", "quarter", 0 }, { "Y", "year", 0 }, { "M", "month", 0 },
	{ "Q", "quarter", 0 }, { "W", "week", 0 }, { "D", "day", 0 },
	{ "H", "hour", 1 }, { "M", "minute", 1 }, { "S", "second", 1 },
};

static void add_unit(np_buf *b, np_str number, const char *word)
{
	bool one = is(number, "1");
	size_t n = strlen(word);

	if (!is(number, "X")) {
		np_buf_add(b, number.ptr, number.len);
		np_buf_addc(b, ' ');
	}
	if (!one && word[n - 1] == 'y' && word[n - 2] != 'a') {
		np_buf_add(b, word, n - 1);
		np_buf_adds(b, "ies");
		return;
	}
	np_buf_adds(b, word);
	if (!one)
		np_buf_addc(b, 's');
}

/* One number with its unit off the front of *s. */
static bool add_amount(np_buf *b, np_str *s, bool in_time)
{
	size_t n = 0, i;
	np_str number = *s;

	while (n < s->len && (s->ptr[n] == 'X' || s->ptr[n] == '.'
		|| (s->ptr[n] >= '0' && s->ptr[n] <= '9')))
		n++;
	if (!n)
		return false;
	number.len = n;
	*s = tail(*s, n);
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].in_time == in_time && begins(*s, units[i].code)) {
			add_unit(b, number, units[i].word);
			*s = tail(*s, strlen(units[i].code));
			return true;
		}
	return false;
}

static bool add_duration(np_buf *b, np_str value)
{
	np_str s = tail(value, 1);
	bool in_time = false, first = true;

	while (s.len) {
		if (*s.ptr == 'T' && !in_time) {
			in_time = true;
			s = tail(s, 1);
			continue;
		}
		if (!first)
			np_buf_addc(b, ' ');
		first = false;
		if (!add_amount(b, &s, in_time))
			return false;
	}
	return !first;
}

/* -- Together -------------------------------------------------------------- */

static const struct {
	const char *mod, *words;
} mods[] = {
	{ "START", "early" }, { "MID", "mid" }, { "END", "late" },
	{ "APPROX", "about" }, { "BEFORE", "before" }, { "AFTER", "after" },
	{ "ON_OR_BEFORE", "by" }, { "ON_OR_AFTER", "from" },
	{ "LESS_THAN", "under" }, { "MORE_THAN", "over" },
	{ "EQUAL_OR_LESS", "up to" }, { "EQUAL_OR_MORE", "at least" },
};

static void add_mod(np_buf *b, np_str mod)
{
	size_t i;

	for (i = 0; i < sizeof mods / sizeof *mods; i++)
		if (is(mod, mods[i].mod)) {
			np_buf_adds(b, mods[i].words);
			np_buf_addc(b, ' ');
		}
}

static bool add_moment(np_buf *b, np_str value, enum np_say_form form,
	int32_t thisyear)
{
	struct when w;

	if (!read_value(value, &w))
		return false;
	add_date(b, &w, form, thisyear);
	if (!w.time.len)
		return w.shape != TIME_ONLY;
	if (w.shape == WEEKDAY && w.year < 0)
		np_buf_addc(b, ' ');
	else if (w.shape != TIME_ONLY)
		np_buf_adds(b, ", ");
	return add_time(b, w.time);
}

bool np_say_when(np_buf *b, np_str value, np_str mod,
	enum np_say_form form, int32_t thisyear)
{
	size_t before = b->len;

	add_mod(b, mod);
	if (value.len && (*value.ptr == 'P' && !is(value, "PRESENT_REF")
		&& !is(value, "PAST_REF") ? add_duration(b, value) :
		add_moment(b, value, form, thisyear)))
		return true;
	if (b->len > before) {
		b->len = before;
		b->ptr[before] = '\0';
	}
	return false;
}

bool np_say_day(np_str value, int32_t *day)
{
	static const int32_t season_months[] = { 3, 6, 9, 12 };
	struct when w;
	np_date d;

	if (!read_value(value, &w) || w.year < 0 || w.shape == TIME_ONLY)
		return false;
	d = (np_date){ w.year, 1, 1 };
	if (w.shape == CENTURY)
		d.year = w.year * 100;
	if (w.shape == DECADE)
		d.year = w.year * 10;
	if (w.shape == MONTH || w.shape == DAY)
		d.month = w.n;
	if (w.shape == QUARTER || w.shape == HALF)
		d.month = (w.n - 1) * (w.shape == HALF ? 6 : 3) + 1;
	if (w.shape == SEASON)
		d.month = season_months[w.n];
	if (w.shape == DAY)
		d.day = w.day;
	*day = np_days_of(d);
	if (w.shape >= WEEK && w.shape <= WEEKEND && monday(&w, day))
		*day += w.shape == WEEKDAY ? w.day - 1 :
			w.shape == WEEKEND ? 5 : 0;
	return true;
}

int32_t np_say_year(np_str value)
{
	int32_t year;

	return digits(value, 4, &year) ? year : 0;
}
