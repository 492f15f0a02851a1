/* The report: an article as an editor would note it down.
 *
 *	headline
 *	place, day (how we know it) - length
 *
 *	the gist in one sentence
 *
 *	WHO  WHAT  BACKGROUND  WHERE  WHEN  SAID  ALSO
 *
 * Every block is a grid (layout.h) of notes (notes.h), most salient first or in
 * the order of time, and is left out when it is empty.  A line that is there
 * already is not repeated; blocks are capped and what is left out counted. */
#include "out/notes.h"
#include "out/told.h"

#include "base/sort.h"
#include "base/banned.h"

#define MAX_PEOPLE 10
#define MAX_ORGS 8
#define MAX_UNNAMED 4
#define MAX_EVENTS 8
#define MAX_PLACES 10
#define MAX_DATES 10
#define MAX_QUOTES 8
#define MAX_ALSO 10
#define LEAD_LINES 4
#define GIST_LINES 8
#define MAX_NOTE 80 /* bytes of a date's other wordings */
#define YEARS 8 /* in a row */
#define NEAR 16 /* rows that a date is compared with */

#define TIMES " \xC3\x97"

/* -- Blocks ---------------------------------------------------------------- */

static void heading(struct np_reader *r, const char *name)
{
	np_buf_addc(r->o->b, '\n');
	np_paint(r->o, np_str_of(name), NP_BOLD);
	np_buf_addc(r->o->b, '\n');
	r->any = true;
}

static void block(struct np_reader *r, const char *name, struct np_grid *g,
	uint32_t left_out)
{
	if (!g->nrows)
		return;
	heading(r, name);
	np_grid_print(r->o, g);
	if (left_out) {
		np_buf_adds(r->o->b, "  ... and ");
		np_buf_addu(r->o->b, left_out);
		np_buf_adds(r->o->b, " more\n");
	}
}

/* Is the last row's cell the same as one above it?  Then the row is gone. */
static bool undo_repeated(struct np_grid *g, unsigned column)
{
	np_str *cells = g->cells + column;
	unsigned last = g->nrows - 1, i;

	for (i = 0; i < last; i++)
		if (np_same(cells[i * g->ncolumns],
			cells[last * g->ncolumns]))
			break;
	if (i == last)
		return false;
	memset(g->cells + last * g->ncolumns, 0,
		g->ncolumns * sizeof *g->cells);
	g->nrows--;
	return true;
}

/* How many of n rows are shown: a single row is never left out. */
static uint32_t capped(uint32_t n, uint32_t max)
{
	return n <= max + 1 ? n : max;
}

static unsigned part_of_width(struct np_reader *r, unsigned percent)
{
	return np_report_width(r->o) * percent / 100;
}

/* -- Headline and first lines ---------------------------------------------- */

static void first_lines(struct np_reader *r)
{
	np_str head = np_note_headline(r), s;
	bool lead;

	if (!head.len)
		head = np_clean(r->a, r->o->style->name);
	np_paragraph(r->o, head, 0, 4, NP_BOLD);
	np_paragraph(r->o, np_note_about(r), 0, 3, NP_DIM);
	s = np_note_gist(r, &lead);
	if (s.len)
		np_buf_addc(r->o->b, '\n');
	np_paragraph(r->o, s, 0, lead ? LEAD_LINES : GIST_LINES, NP_PLAIN);
}

/* -- Who ------------------------------------------------------------------- */

static void who_row(struct np_reader *r, struct np_grid *g, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str *cell = np_grid_row(g, e->unnamed ? NP_PLAIN :
		e->type == NP_PER ? NP_PAINT_PER : NP_PAINT_ORG);

	cell[0] = np_clean(r->a, e->name);
	if (undo_repeated(g, 0))
		return;
	cell[1] = np_note_who(r, entity);
	cell[2] = np_note_number(r, np_note_count(r, entity));
	cell[3] = np_note_aliases(r, e, cell[1]);
}

enum group { PEOPLE, ORGS, UNNAMED, NGROUPS };

static enum group group_of(const np_entity *e)
{
	if (e->unnamed)
		return UNNAMED;
	return e->type == NP_PER ? PEOPLE : ORGS;
}

/* "a senior official", "US officials"; not "people", "likely voters", "those
 * who": these are anybody. */
static bool is_somebody(np_str s, bool speaks)
{
	static const char *const dets[] = { "a", "an", "the", "one", "his",
		"her", "its", "their", "two", "three" };
	size_t i, first = 0;

	while (first < s.len && s.ptr[first] != ' ')
		first++;
	if (first == s.len)
		return false;
	for (i = 0; i < sizeof dets / sizeof *dets; i++)
		if (np_words_within(np_str_of(dets[i]),
			(np_str){ s.ptr, first }))
			return true;
	for (i = 0; i < s.len && speaks; i++)
		if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'
			&& (i || s.ptr[s.len - 1] != 's'
			|| s.ptr[1] < 'a' || s.ptr[1] > 'z'))
			return true;
	return false;
}

/* Who has no name is listed where the story is told by it or of it. */
static bool is_who(const struct np_reader *r, uint32_t i)
{
	const np_entity *e = &r->doc->entities[i];
	bool speaks;

	if (!np_note_shown(r, i))
		return false;
	if (e->type != NP_PER && e->type != NP_ORG)
		return false;
	if (!e->unnamed)
		return true;
	speaks = r->active[i] & NP_SPEAKS;
	return (speaks || (e->type == NP_PER && r->o->pick.count[i] > 2))
		&& is_somebody(e->name, speaks);
}

/* Rows of one group; returns how many were left out. */
static uint32_t who_group(struct np_reader *r, struct np_grid *g,
	enum group group, uint32_t max)
{
	const struct np_doc *doc = r->doc;
	uint32_t i, n = 0, done = 0, limit;

	for (i = 0; i < doc->nentities; i++)
		n += is_who(r, i) && group_of(&doc->entities[i]) == group;
	limit = capped(n, max);
	for (i = 0; i < doc->nentities && done < limit; i++)
		if (is_who(r, i) && group_of(&doc->entities[i]) == group) {
			who_row(r, g, i);
			done++;
		}
	return n - done;
}

/* People before organisations, unless the article is about one of these. */
static bool orgs_first(const struct np_reader *r)
{
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (is_who(r, i) && !r->doc->entities[i].unnamed)
			return r->doc->entities[i].type == NP_ORG;
	return false;
}

static void who(struct np_reader *r)
{
	struct np_grid g = {
		.column = { { part_of_width(r, 32), 3, false, 0 },
			{ part_of_width(r, 36), 3, false, NP_PLAIN },
			{ 0, 1, true, NP_PLAIN },
			{ 0, 2, false, NP_DIM } },
		.ncolumns = 4, .flex = 3, .flexmin = 16 };
	bool orgs = orgs_first(r);
	uint32_t left = 0;

	np_grid_init(&g, r->a, MAX_PEOPLE + MAX_ORGS + MAX_UNNAMED + 3);
	if (orgs)
		left += who_group(r, &g, ORGS, MAX_ORGS);
	left += who_group(r, &g, PEOPLE, MAX_PEOPLE);
	if (!orgs)
		left += who_group(r, &g, ORGS, MAX_ORGS);
	left += who_group(r, &g, UNNAMED, MAX_UNNAMED);
	block(r, "WHO", &g, left);
}

/* -- What ------------------------------------------------------------------ */

static void event_row(struct np_reader *r, struct np_grid *g, const np_event *e)
{
	np_str *cell = np_grid_row(g, NP_PAINT_DATE), place = NP_NO_STR;

	cell[1] = np_note_event(r, e);
	if (undo_repeated(g, 1))
		return;
	cell[0] = np_note_event_when(r, e);
	if (e->where < r->doc->nentities)
		place = np_note_name(r, e->where);
	if (!np_words_within(cell[1], place))
		cell[2] = place;
}

/* The most salient events of the kind, in the order they happened. */
static void events(struct np_reader *r, const char *name, bool background)
{
	const struct np_doc *doc = r->doc;
	struct np_grid g = {
		.column = { { part_of_width(r, 24), 2, false, 0 },
			{ 0, 3, false, NP_PLAIN },
			{ part_of_width(r, 22), 2, false, NP_PAINT_LOC } },
		.ncolumns = 3, .flex = 1, .flexmin = 24 };
	struct np_row *rows;
	uint32_t i, n = np_told(r, background, MAX_EVENTS, &rows);

	np_grid_init(&g, r->a, n);
	for (i = 0; i < n; i++)
		event_row(r, &g, &doc->events[rows[i].index]);
	block(r, name, &g, 0);
}

/* -- Where ----------------------------------------------------------------- */

static void place_row(struct np_reader *r, struct np_grid *g, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str *cell = np_grid_row(g, NP_PAINT_LOC), notes;
	size_t mark;

	cell[0] = np_note_place_name(r, entity);
	cell[1] = np_note_place(r, e);
	if (np_report_width(r->o) >= 60) {
		cell[2] = np_note_degrees(r, &e->place, e->place.lat, "NS");
		cell[3] = np_note_degrees(r, &e->place, e->place.lon, "EW");
	}
	cell[4] = np_note_number(r, np_note_count(r, entity));
	notes = np_note_place_aliases(r, entity, cell[0]);
	mark = r->o->b->len;
	if (np_same(np_note_name(r, entity), r->dateline))
		np_buf_adds(r->o->b, "dateline");
	if (notes.len)
		np_note_add(r, mark, notes);
	cell[5] = np_take(r->o, mark);
}

static bool is_place(const struct np_reader *r, uint32_t e)
{
	return r->doc->entities[e].type == NP_LOC && np_note_shown(r, e)
		&& !r->locates[e];
}

static void where(struct np_reader *r)
{
	struct np_grid g = {
		.column = { { part_of_width(r, 32), 3, false, 0 },
			{ part_of_width(r, 30), 3, false, NP_PLAIN },
			{ 0, 1, true, NP_DIM }, { 0, 1, true, NP_DIM },
			{ 0, 1, true, NP_PLAIN }, { 0, 2, false, NP_DIM } },
		.ncolumns = 6, .flex = 5, .flexmin = 12 };
	uint32_t i, n = 0, limit;

	for (i = 0; i < r->doc->nentities; i++)
		n += is_place(r, i);
	limit = capped(n, MAX_PLACES);
	np_grid_init(&g, r->a, limit);
	for (i = 0; g.nrows < limit; i++)
		if (is_place(r, i))
			place_row(r, &g, i);
	block(r, "WHERE", &g, n - limit);
}

/* -- When ------------------------------------------------------------------ */

/* The row that says the same already, or a new one.  Dates come sorted, so it
 * is one of the last. */
static np_str *date_row(struct np_grid *g, np_str words)
{
	unsigned row = g->nrows > NEAR ? g->nrows - NEAR : 0;
	np_str *cell;

	for (; row < g->nrows; row++)
		if (np_same(g->cells[row * g->ncolumns], words))
			return g->cells + row * g->ncolumns;
	cell = np_grid_row(g, NP_PAINT_DATE);
	cell[0] = words;
	return cell;
}

static void add_date_row(struct np_reader *r, struct np_grid *g,
	const np_timex *t)
{
	np_str words = np_note_date(r, t), note, *cell;
	size_t mark;

	if (!words.len && t->value.len)
		return; /* "now", "recently" */
	if (np_same(t->value, r->doc->date.value)
		&& !np_note_date_text(r, t, words).len)
		return; /* stands above */
	cell = date_row(g, words.len ? words : np_note_text(r, t->span));
	note = np_note_date_text(r, t, words);
	if (!note.len || np_same(cell[1], note) || cell[1].len > MAX_NOTE)
		return;
	mark = r->o->b->len;
	if (cell[1].len)
		np_note_add(r, mark, cell[1]);
	np_note_add(r, mark, note);
	cell[1] = np_take(r->o, mark);
}

/* Of too many dates the latest stay, and those of an unknown year only where
 * there is room; returns how many are left out. */
static uint32_t keep_latest(struct np_grid *g, uint32_t dated)
{
	uint32_t limit = capped(g->nrows, MAX_DATES), out = g->nrows - limit;

	if (dated > limit) {
		g->cells += (size_t)(dated - limit) * g->ncolumns;
		g->paint += dated - limit;
	}
	g->nrows = limit;
	return out;
}

/* Years by themselves need no rows of their own. */
static bool is_bare_year(const struct np_grid *g, unsigned row)
{
	const np_str *cell = g->cells + row * g->ncolumns;
	size_t i;

	for (i = 0; i < cell[0].len; i++)
		if (cell[0].ptr[i] < '0' || cell[0].ptr[i] > '9')
			return false;
	return cell[0].len == 4 && !cell[1].len;
}

/* Join rows that are years and nothing else: "1998, 2002, 2006". */
static void join_years(struct np_reader *r, struct np_grid *g)
{
	unsigned i, k, n = 0;
	size_t mark;

	for (i = 0; i < g->nrows; i = k) {
		np_str *cell = g->cells + n++ * g->ncolumns;

		mark = r->o->b->len;
		for (k = i; k < g->nrows && is_bare_year(g, k)
			&& k < i + YEARS; k++)
			np_note_add(r, mark, g->cells[k * g->ncolumns]);
		cell[0] = k > i ? np_take(r->o, mark)
			: g->cells[i * g->ncolumns];
		cell[1] = g->cells[i * g->ncolumns + 1];
		k += k == i;
	}
	g->nrows = n;
}

static void when(struct np_reader *r)
{
	const struct np_doc *doc = r->doc;
	struct np_grid g = {
		.column = { { part_of_width(r, 50), 2, false, 0 },
			{ 0, 2, false, NP_DIM } },
		.ncolumns = 2, .flex = 1, .flexmin = 12 };
	uint32_t i, n = r->o->pick.dates ? doc->ntimexes : 0, dated = 0, left;
	struct np_row *rows = NP_NEW(r->a, struct np_row, n);

	for (i = 0; i < n; i++)
		rows[i] = (struct np_row){ .index = i,
			.day = np_note_date_day(&doc->timexes[i]) };
	np_sort(r->a, rows, n, sizeof *rows, np_row_by_day);
	np_grid_init(&g, r->a, n);
	for (i = 0; i < n && rows[i].day <= NP_UNDATED; i++) {
		add_date_row(r, &g, &doc->timexes[rows[i].index]);
		if (rows[i].day < NP_UNDATED)
			dated = g.nrows;
	}
	left = keep_latest(&g, dated);
	join_years(r, &g);
	block(r, "WHEN", &g, left);
}

/* -- Said ------------------------------------------------------------------ */

/* The headline has been read already. */
static bool quotes_headline(const struct np_doc *doc, const np_quote *q)
{
	const np_token *t = doc->text.tokens;
	uint32_t i = 0;

	while (i < doc->text.ntokens && (t[i].zone == NP_HEADLINE
			|| t[i].zone == NP_SIGNOFF))
		i++;
	return i && q->span.beg < t[i - 1].span.end;
}

/* "no opinion": words that are only pointed at. */
static bool is_scrap(struct np_reader *r, const np_quote *q)
{
	np_str s = np_note_text(r, q->span);

	if (q->kind == NP_INDIRECT)
		return quotes_headline(r->doc, q);
	return q->kind == NP_MIXED && !q->nparts && np_count_words(s) < 4
		&& !(s.len && memchr(".!?", s.ptr[s.len - 1], 3));
}

/* What was said in so many words, before what is only reported. */
static void quotes_of(struct np_reader *r, struct np_grid *g, bool indirect,
	uint32_t max)
{
	np_str last = NP_NO_STR, name;
	uint32_t i;

	for (i = 0; i < r->doc->nquotes && g->nrows < max; i++) {
		const np_quote *q = &r->doc->quotes[i];
		np_str *cell;

		if ((q->kind == NP_INDIRECT) != indirect || is_scrap(r, q))
			continue;
		cell = np_grid_row(g, NP_PAINT_PER);
		cell[1] = np_note_quote(r, q);
		if (undo_repeated(g, 1))
			continue;
		name = np_note_speaker(r, q);
		cell[0] = np_same(name, last) ? NP_NO_STR : name;
		last = name;
	}
}

static void said(struct np_reader *r)
{
	struct np_grid g = {
		.column = { { part_of_width(r, 30), 3, false, 0 },
			{ 0, 4, false, NP_PLAIN } },
		.ncolumns = 2, .flex = 1, .flexmin = 24 };
	uint32_t n = 0, limit, i;

	for (i = 0; i < r->doc->nquotes; i++)
		n += !is_scrap(r, &r->doc->quotes[i]);
	limit = capped(n, MAX_QUOTES);
	np_grid_init(&g, r->a, limit);
	quotes_of(r, &g, false, limit);
	quotes_of(r, &g, true, limit);
	block(r, "SAID", &g, n - limit);
}

/* -- Also ------------------------------------------------------------------ */

/* Whatever else has a name: works, events, products, in one line. */
static void also(struct np_reader *r)
{
	const np_entity *e = r->doc->entities;
	uint32_t i, n = 0;
	size_t mark = r->o->b->len;
	np_str names;

	for (i = 0; i < r->doc->nentities && n < MAX_ALSO; i++) {
		if (e[i].type != NP_MISC || !np_note_shown(r, i)
			|| np_note_is_group(r, i))
			continue;
		np_note_add(r, mark, np_clean(r->a, e[i].name));
		if (np_note_count(r, i) > 1) {
			np_buf_adds(r->o->b, TIMES);
			np_buf_addu(r->o->b, np_note_count(r, i));
		}
		n++;
	}
	names = np_take(r->o, mark);
	if (!n)
		return;
	heading(r, "ALSO");
	np_paragraph(r->o, names, 2, 3, NP_PLAIN);
}

void np_out_report(struct np_out *o)
{
	struct np_reader r = np_reader_of(o);

	first_lines(&r);
	who(&r);
	events(&r, "WHAT", false);
	events(&r, "BACKGROUND", true);
	where(&r);
	when(&r);
	said(&r);
	also(&r);
	if (!r.any)
		np_buf_adds(o->b, "\nNo names, dates or quotations found.\n");
}
