/* layout.h - text in columns for a terminal.
 *
 *	any text --np_clean()--> clean text --> cells --np_grid--> lines
 *
 * Clean text is one line of well-formed UTF-8 without control characters: an
 * article must not drive the terminal it is shown on.  Widths are in terminal
 * columns, by libutf8proc: 2 for a CJK character, 0 for a combining mark.
 */
#ifndef NP_LAYOUT_H
#define NP_LAYOUT_H

#include "out/out.h"

/* In the arena; runs of blanks become one, controls become U+FFFD. */
np_str np_clean(np_arena *a, np_str s);

/* Columns that clean text takes. */
unsigned np_columns(np_str s);

/* Cut the next line of at most `width` columns off *rest, at a blank where
 * there is one; at least one character, so that a loop over it ends. */
np_str np_wrap(np_str *rest, unsigned width);

enum np_paint {
	NP_PLAIN,
	NP_BOLD,
	NP_DIM,
	NP_PAINT_PER,
	NP_PAINT_LOC,
	NP_PAINT_ORG,
	NP_PAINT_DATE
};

/* Append clean text in that colour, if the style wants colours. */
void np_paint(struct np_out *o, np_str s, enum np_paint paint);

/* Append a paragraph: `indent` blanks before each of at most maxlines lines,
 * an ellipsis where the rest is left out. */
void np_paragraph(struct np_out *o, np_str s, unsigned indent,
	unsigned maxlines, enum np_paint paint);

#define NP_GRID_MAX 6

struct np_column {
	unsigned limit; /* columns at most, 0: no limit */
	unsigned maxlines; /* lines that a cell may be wrapped to */
	uint8_t right; /* aligned to the right */
	uint8_t paint; /* np_paint */
};

/* Rows of cells of clean text.  The column `flex` takes what the others leave
 * of the width; when that is too little it goes to lines of its own, below. */
struct np_grid {
	struct np_column column[NP_GRID_MAX];
	unsigned ncolumns, flex, flexmin;
	np_str *cells; /* [nrows * ncolumns] */
	uint8_t *paint; /* [nrows] of the first cell */
	unsigned nrows;
};

/* Room for maxrows rows. */
void np_grid_init(struct np_grid *g, np_arena *a, unsigned maxrows);

/* The cells of a new row, all empty. */
np_str *np_grid_row(struct np_grid *g, enum np_paint paint);

void np_grid_print(struct np_out *o, struct np_grid *g);

/* Columns of the report. */
unsigned np_report_width(const struct np_out *o);

/* Compose a string at the end of the output and take it away again:
 *	mark = o->b->len;  ... append ...  s = np_take(o, mark); */
np_str np_take(struct np_out *o, size_t mark);

#endif
