/* An article brings its date in one of four ways, believed in this order: the
 * input states it; the user states it; the dateline has it ("NAIROBI, May 14
 * (Reuters) -"); a full date stands by itself near the top or the end, as a
 * stamp.  Nothing is completed from a clock: a dateline without a year stays
 * without one unless the text has a stamp that goes with it. */
#include "time/pubdate.h"

#include <string.h>

#include "base/banned.h"

#define STAMP_REACH 60 /* tokens from the top within which a stamp counts */

static const np_when nowhere = { NP_G_NONE, 0, NP_UNSET, 0, 0 };

static bool digits(np_str s, size_t at, size_t n, int32_t *v)
{
	size_t i;

	*v = 0;
	if (s.len < at + n)
		return false;
	for (i = at; i < at + n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		*v = *v * 10 + (s.ptr[i] - '0');
	}
	return true;
}

bool np_pubdate_parse(np_str s, np_when *w)
{
	int32_t year, month, day;

	*w = nowhere;
	if (!digits(s, 0, 4, &year) || !year)
		return false;
	if (s.len == 4) {
		*w = (np_when){ NP_G_YEAR, 0, year, 0, 0 };
		return true;
	}
	if (s.ptr[4] != '-' || !digits(s, 5, 2, &month) || month < 1
			|| month > 12)
		return false;
	if (s.len == 7) {
		*w = (np_when){ NP_G_MONTH, 0, year, month, 0 };
		return true;
	}
	if (s.ptr[7] != '-' || !digits(s, 8, 2, &day)
			|| !np_date_ok((np_date){ year, month, day }))
		return false;
	*w = (np_when){ NP_G_DAY, 0, year, month, day };
	return true;
}

static np_str written(np_arena *a, np_when w)
{
	char s[NP_WHEN_SIZE];
	size_t n = np_when_write(w, s);

	return (np_str){ np_arena_copy(a, s, n), n };
}

/* The date a match tells without help, or nowhere. */
static np_when plain_date(const struct np_slots *f)
{
	const int32_t *v = f->slot;
	np_when w = { NP_G_DAY, 0, v[NP_S_year], v[NP_S_month], v[NP_S_day] };

	if (f->op != NP_OP_date || v[NP_S_era] > 0 || w.part == NP_UNSET
			|| w.day == NP_UNSET || v[NP_S_rel] != NP_UNSET
			|| v[NP_S_yrel] != NP_UNSET)
		return nowhere;
	if (!np_date_ok((np_date){ w.year == NP_UNSET ? 2000 : w.year, w.part,
			w.day }))
		return nowhere;
	return w;
}

static bool starts_line(const struct np_text *t, uint32_t i)
{
	return i == 0 || t->tokens[i].flags & (NP_TOK_LINE | NP_TOK_PARA);
}

/* Whether tokens [i, end) are what stands before the date of a dateline:
 * "DAR ES SALAAM, Tanzania,". */
static bool names_place(const struct np_text *t, uint32_t i, uint32_t end)
{
	if (i == end || !(np_word_of(t, i)->shape & NP_W_CAP))
		return false;
	for (; i < end; i++)
		if (t->tokens[i].kind != NP_PUNCT
				&& !(np_word_of(t, i)->shape & NP_W_CAP))
			return false;
	return true;
}

static bool is_dash(const struct np_text *t, uint32_t i)
{
	const struct np_word *w = np_word_of(t, i);

	return w->s[0] == '-' || w->s[0] == '_' || w->s[0] == '('
		|| (w->n >= 3 && !memcmp(w->s, "\xe2\x80", 2)
			&& (w->s[2] == '\x93' || w->s[2] == '\x94'));
}

/* Whether a match is the date of a dateline: "NAIROBI, May 14 (Reuters) -". */
static bool in_dateline(const struct np_text *t, const struct np_found *f)
{
	uint32_t end = f->token + f->ntokens, beg = f->token, i;

	if (t->tokens[f->token].zone == NP_DATELINE)
		return !starts_line(t, f->token);
	while (beg > 0 && !starts_line(t, beg) && f->token - beg <= 8)
		beg--;
	if (!starts_line(t, beg) || !names_place(t, beg, f->token))
		return false;
	for (i = end; i < t->ntokens && i < end + 4; i++) {
		if (is_dash(t, i))
			return true;
		if (t->tokens[i].kind == NP_WORD)
			return false;
	}
	return false;
}

/* Whether a match has its line, or a byline, to itself. */
static bool is_stamp(const struct np_text *t, const struct np_found *f)
{
	uint32_t end = f->token + f->ntokens, i;

	if (t->tokens[f->token].zone == NP_BYLINE
			|| t->tokens[f->token].zone == NP_DATELINE
			|| t->tokens[f->token].zone == NP_SIGNOFF)
		return true;
	for (i = f->token; i > 0 && !starts_line(t, i); i--)
		if (f->token - i > 6)
			return false;
	for (i = 0; i < 6 && end + i < t->ntokens; i++)
		if (starts_line(t, end + i))
			return true;
	return end + i >= t->ntokens;
}

static bool same_day(np_when a, np_when b)
{
	return a.part == b.part && a.day == b.day;
}

/* The best full date that stands as a stamp. */
static np_when find_stamp(const struct np_text *t,
	const struct np_found *found, uint32_t n)
{
	uint32_t i;
	np_when w;

	for (i = 0; i < n; i++) {
		w = plain_date(&found[i].frame);
		if (w.grain == NP_G_NONE || w.year == NP_UNSET)
			continue;
		if ((found[i].token < STAMP_REACH
				|| found[i].token + STAMP_REACH > t->ntokens)
				&& is_stamp(t, &found[i]))
			return w;
	}
	return nowhere;
}

/* The year in brackets behind found[i], "June 29 (2020) -", or NP_UNSET. */
static int32_t year_behind(const struct np_text *t,
	const struct np_found *found, uint32_t i, uint32_t n)
{
	uint32_t end = found[i].token + found[i].ntokens;
	const int32_t *v;

	if (i + 1 >= n || found[i + 1].token != end + 1
			|| found[i + 1].ntokens != 1
			|| t->tokens[found[i + 1].token].zone != NP_DATELINE
			|| found[i + 1].frame.op != NP_OP_date)
		return NP_UNSET;
	v = found[i + 1].frame.slot;
	return v[NP_S_month] == NP_UNSET && v[NP_S_day] == NP_UNSET
		? v[NP_S_year] : NP_UNSET;
}

static np_when find_dateline(const struct np_text *t,
	const struct np_found *found, uint32_t n)
{
	uint32_t i;
	np_when w;

	for (i = 0; i < n && found[i].token < STAMP_REACH; i++) {
		w = plain_date(&found[i].frame);
		if (w.grain == NP_G_NONE || !in_dateline(t, &found[i]))
			continue;
		if (w.year == NP_UNSET)
			w.year = year_behind(t, found, i, n);
		return w;
	}
	return nowhere;
}

/* What the text says of itself. */
static np_when from_text(const struct np_text *t,
	const struct np_found *found, uint32_t n, uint8_t *source)
{
	np_when line = find_dateline(t, found, n);
	np_when stamp = find_stamp(t, found, n);

	*source = NP_DATE_DATELINE;
	if (line.grain != NP_G_NONE && line.year == NP_UNSET
			&& stamp.grain != NP_G_NONE && same_day(line, stamp))
		return stamp;
	if (line.grain != NP_G_NONE)
		return line;
	*source = stamp.grain == NP_G_NONE ? NP_DATE_NONE : NP_DATE_TEXT;
	return stamp;
}

static bool contradicts(np_when a, np_when b)
{
	if (b.grain == NP_G_NONE)
		return false;
	return (b.year != NP_UNSET && a.year != b.year)
		|| (a.part && a.part != b.part) || (a.day && a.day != b.day);
}

void np_pubdate_decide(const struct np_text *t, const np_options *opt,
	const struct np_found *found, uint32_t n, np_arena *a,
	np_pubdate *date, np_when *when)
{
	uint8_t source;
	np_when told = from_text(t, found, n, &source);

	memset(date, 0, sizeof *date);
	if (np_pubdate_parse(opt->date, when))
		date->source = NP_DATE_INPUT;
	else if (np_pubdate_parse(opt->default_date, when))
		date->source = NP_DATE_OPTION;
	if (date->source) {
		date->value = written(a, *when);
		if (contradicts(*when, told))
			date->conflict = written(a, told);
		return;
	}
	*when = told;
	date->source = source;
	if (told.grain != NP_G_NONE)
		date->value = written(a, told);
}

bool np_is_history(const struct np_found *found, uint32_t n, np_when pub)
{
	uint32_t old = 0, near = 0, i;
	const int32_t *v;

	for (i = 0; i < n; i++) {
		v = found[i].frame.slot;
		if (v[NP_S_year] == NP_UNSET) {
			near += found[i].frame.op == NP_OP_date
				&& (v[NP_S_wd] != NP_UNSET
					|| v[NP_S_yrel] != NP_UNSET);
			near += found[i].frame.op == NP_OP_shift
				&& v[NP_S_anchor] != 1;
		} else if (pub.grain == NP_G_NONE || pub.year == NP_UNSET
				|| v[NP_S_era] > 0
				|| v[NP_S_year] < pub.year - 2) {
			old++;
		} else {
			near++;
		}
	}
	if (pub.grain == NP_G_NONE && old >= 2 && near == 0)
		return true;
	return old >= 4 && old > 4 * near;
}
