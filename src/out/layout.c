/* Measuring, wrapping and aligning.
 *
 * Everything is a matter of columns, not of bytes or characters, and is found
 * by walking the characters of a string once.  A line is never cut in front
 * of a character without width, so combining marks stay with their letter. */
#include "out/layout.h"

#include <utf8proc.h>

#include "base/banned.h"

#define INDENT 2
#define GAP 2 /* between columns; 3 from WIDE on */
#define WIDE 72
#define MIN_WIDTH 20
#define NARROW 12 /* columns that a cell can be squeezed to */
#define MAX_WIDTH 1000
#define ELLIPSIS "\xE2\x80\xA6"

/* -- Clean text ------------------------------------------------------------ */

static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0
		|| cp == 0x85 || cp == 0x2028 || cp == 0x2029 || cp == 0x3000
		|| (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F;
}

/* C0, DEL, C1, and the marks that turn the direction of a whole line. */
static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0)
		|| (cp >= 0x202A && cp <= 0x202E)
		|| (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

np_str np_clean(np_arena *a, np_str s)
{
	char *out = np_arena_alloc(a, 3 * s.len + 1);
	size_t n = 0, i = 0, k, len;
	uint32_t cp;
	bool bad, space = false;

	while (i < s.len) {
		len = np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		if (is_space(cp)) {
			space = n > 0;
			i += len;
			continue;
		}
		if (space)
			out[n++] = ' ';
		space = false;
		if (bad || is_control(cp))
			for (k = 0; k < 3; k++)
				out[n++] = NP_FFFD[k];
		else
			for (k = 0; k < len; k++)
				out[n++] = s.ptr[i + k];
		i += len;
	}
	return (np_str){ out, n };
}

/* -- Columns --------------------------------------------------------------- */

static unsigned char_columns(uint32_t cp)
{
	int w;

	if (cp < 0x7F)
		return 1;
	w = utf8proc_charwidth((utf8proc_int32_t)cp);
	return w < 0 ? 0 : (unsigned)w;
}

unsigned np_columns(np_str s)
{
	unsigned columns = 0;
	size_t i = 0;
	uint32_t cp;
	bool bad;

	while (i < s.len) {
		i += np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		columns += char_columns(cp);
	}
	return columns;
}

/* Bytes of the longest beginning of s that is at most `width` wide; *blank is
 * the last place in it where a line may end, at a blank or behind a hyphen, 0 for
 * none. */
static size_t fit(np_str s, unsigned width, size_t *blank)
{
	unsigned columns = 0;
	size_t i = 0, len;
	uint32_t cp;
	bool bad;

	*blank = 0;
	while (i < s.len) {
		len = np_out_char(s.ptr + i, s.len - i, &cp, &bad);
		if (cp == ' ' && i)
			*blank = i;
		columns += char_columns(cp);
		if (columns > width && i)
			return i;
		i += len;
		if (cp == '-' && i > 1)
			*blank = i;
	}
	*blank = i;
	return i;
}

static np_str skip_blanks(np_str s)
{
	while (s.len && *s.ptr == ' ') {
		s.ptr++;
		s.len--;
	}
	return s;
}

np_str np_wrap(np_str *rest, unsigned width)
{
	np_str s = skip_blanks(*rest);
	size_t blank, n = fit(s, width, &blank);

	if (blank)
		n = blank;
	*rest = skip_blanks((np_str){ s.ptr + n, s.len - n });
	return (np_str){ s.ptr, n };
}

/* -- Printing -------------------------------------------------------------- */

unsigned np_report_width(const struct np_out *o)
{
	unsigned width = o->style->width ? o->style->width : 80;

	if (width < MIN_WIDTH)
		return MIN_WIDTH;
	return width > MAX_WIDTH ? MAX_WIDTH : width;
}

static const char *const paints[] = {
	[NP_PLAIN] = "",
	[NP_BOLD] = "\033[1m",
	[NP_DIM] = "\033[2m",
	[NP_PAINT_PER] = "\033[36m",
	[NP_PAINT_LOC] = "\033[32m",
	[NP_PAINT_ORG] = "\033[35m",
	[NP_PAINT_DATE] = "\033[33m",
};

static void paint_on(struct np_out *o, enum np_paint paint)
{
	if (o->style->flags & NP_OUT_COLOR)
		np_buf_adds(o->b, paints[paint]);
}

static void paint_off(struct np_out *o, enum np_paint paint)
{
	if (o->style->flags & NP_OUT_COLOR && paint != NP_PLAIN)
		np_buf_adds(o->b, "\033[0m");
}

void np_paint(struct np_out *o, np_str s, enum np_paint paint)
{
	if (!s.len)
		return;
	paint_on(o, paint);
	np_buf_add(o->b, s.ptr, s.len);
	paint_off(o, paint);
}

/* The next line of a cell; of the last one that is allowed, as much as fits
 * in front of an ellipsis. */
static np_str next_line(np_arena *a, np_str *rest, unsigned width, bool last)
{
	np_str line;
	size_t blank, n, i;
	char *cut;

	if (!last || np_columns(*rest) <= width)
		return np_wrap(rest, width);
	n = fit(*rest, width - 1, &blank);
	if (blank > n / 2)
		n = blank;
	cut = np_arena_alloc(a, n + 3);
	for (i = 0; i < n; i++)
		cut[i] = rest->ptr[i];
	for (i = 0; i < 3; i++)
		cut[n + i] = ELLIPSIS[i];
	line = (np_str){ cut, n + 3 };
	rest->len = 0;
	return line;
}

void np_paragraph(struct np_out *o, np_str s, unsigned indent,
	unsigned maxlines, enum np_paint paint)
{
	unsigned width = np_report_width(o), line = 0;

	width = width > indent + MIN_WIDTH ? width - indent : MIN_WIDTH;
	while (s.len) {
		line++;
		np_buf_addn(o->b, ' ', indent);
		np_paint(o, next_line(o->doc->arena, &s, width,
			line == maxlines), paint);
		np_buf_addc(o->b, '\n');
	}
}

np_str np_take(struct np_out *o, size_t mark)
{
	np_str s;

	if (o->b->len < mark)
		return (np_str){ "", 0 };
	s.len = o->b->len - mark;
	s.ptr = np_arena_copy(o->doc->arena, o->b->ptr + mark, s.len);
	if (s.len) {
		o->b->len = mark;
		o->b->ptr[mark] = '\0';
	}
	return s;
}

/* -- Grids ----------------------------------------------------------------- */

void np_grid_init(struct np_grid *g, np_arena *a, unsigned maxrows)
{
	g->cells = NP_NEW(a, np_str, (size_t)maxrows * g->ncolumns);
	g->paint = NP_NEW(a, uint8_t, maxrows);
	g->nrows = 0;
}

np_str *np_grid_row(struct np_grid *g, enum np_paint paint)
{
	g->paint[g->nrows] = (uint8_t)paint;
	return g->cells + (size_t)g->nrows++ * g->ncolumns;
}

/* What the widths come to. */
struct fitted {
	unsigned width[NP_GRID_MAX];
	bool below; /* the flexible column has lines of its own */
};

static unsigned gap(unsigned width)
{
	return width < WIDE ? GAP : GAP + 1;
}

static unsigned natural_width(const struct np_grid *g, unsigned c)
{
	unsigned r, w, max = 0;

	for (r = 0; r < g->nrows; r++) {
		w = np_columns(g->cells[(size_t)r * g->ncolumns + c]);
		if (w > max)
			max = w;
	}
	return max;
}

/* Columns that were limited get what nobody needs. */
static void share_out(const struct np_grid *g, unsigned left,
	const unsigned *natural, struct fitted *f)
{
	unsigned c, more;

	for (c = 0; c < g->ncolumns; c++) {
		if (c == g->flex)
			continue;
		more = natural[c] - f->width[c];
		if (more > left)
			more = left;
		f->width[c] += more;
		left -= more;
	}
}

/* Columns that may wrap give up what there is no room for, the widest first;
 * returns what was won. */
static unsigned squeeze(const struct np_grid *g, unsigned over,
	struct fitted *f)
{
	unsigned c, best, won;

	for (won = 0; won < over; won++) {
		best = g->ncolumns;
		for (c = 0; c < g->ncolumns; c++)
			if (g->column[c].limit && f->width[c] > NARROW
				&& (best == g->ncolumns
				|| f->width[c] > f->width[best]))
				best = c;
		if (best == g->ncolumns)
			break;
		f->width[best]--;
	}
	return won;
}

static void fit_columns(const struct np_grid *g, unsigned width,
	struct fitted *f)
{
	unsigned natural[NP_GRID_MAX], c, used = INDENT, left;

	for (c = 0; c < g->ncolumns; c++) {
		natural[c] = f->width[c] = natural_width(g, c);
		if (c == g->flex || !natural[c])
			continue;
		if (g->column[c].limit && natural[c] > g->column[c].limit)
			f->width[c] = g->column[c].limit;
		used += f->width[c] + gap(width);
	}
	if (used > width + gap(width))
		used -= squeeze(g, used - width - gap(width), f);
	left = width > used ? width - used : 0;
	f->below = natural[g->flex] > left && left < g->flexmin;
	if (!f->below && natural[g->flex] > left)
		f->width[g->flex] = left;
	else
		share_out(g, !f->below ? left - natural[g->flex] :
			width + gap(width) > used ? width + gap(width) - used
			: 0, natural, f); /* the last has no gap behind it */
}

static void pad(struct np_out *o, unsigned *owed, unsigned n)
{
	np_buf_addn(o->b, ' ', *owed + n);
	*owed = 0;
}

/* One cell's share of one line.  Blanks are owed until there is something to
 * put behind them, so that no line ends in them. */
static void print_cell(struct np_out *o, const struct np_column *col,
	np_str s, unsigned width, unsigned *owed)
{
	unsigned columns = np_columns(s), slack;

	slack = width > columns ? width - columns : 0;
	if (s.len) {
		pad(o, owed, col->right ? slack : 0);
		np_paint(o, s, (enum np_paint)col->paint);
		*owed = col->right ? 0 : slack;
	} else {
		*owed += width;
	}
	*owed += gap(np_report_width(o));
}

/* The next line of every cell of a row; false when all are used up. */
static bool print_line(struct np_out *o, const struct np_grid *g,
	const struct fitted *f, np_str *rest, unsigned line)
{
	unsigned c, owed = INDENT;
	bool any = false;
	np_str s;

	for (c = 0; c < g->ncolumns; c++)
		any |= rest[c].len && !(f->below && c == g->flex);
	if (!any)
		return false;
	for (c = 0; c < g->ncolumns; c++) {
		if (!f->width[c] || (f->below && c == g->flex))
			continue;
		s = (np_str){ "", 0 };
		if (rest[c].len)
			s = next_line(o->doc->arena, &rest[c], f->width[c],
				line + 1 >= g->column[c].maxlines);
		print_cell(o, &g->column[c], s, f->width[c], &owed);
	}
	np_buf_addc(o->b, '\n');
	return true;
}

void np_grid_print(struct np_out *o, struct np_grid *g)
{
	struct fitted f;
	np_str rest[NP_GRID_MAX];
	unsigned r, c, line;

	fit_columns(g, np_report_width(o), &f);
	for (r = 0; r < g->nrows; r++) {
		for (c = 0; c < g->ncolumns; c++)
			rest[c] = g->cells[(size_t)r * g->ncolumns + c];
		g->column[0].paint = g->paint[r];
		for (line = 0; print_line(o, g, &f, rest, line); line++)
			;
		if (f.below)
			np_paragraph(o, rest[g->flex], 2 * INDENT,
				g->column[g->flex].maxlines + 1,
				(enum np_paint)g->column[g->flex].paint);
	}
}
