/* The report of the HTML page, its head and its style.
 *
 * Unlike in the report for a terminal everybody is there, as every link from
 * the article must lead somewhere: who has no name, and what is no news, in
 * one line each.  Colours are chosen to
 * keep a contrast of 4.5 or more on both backgrounds, and are never the only
 * sign: each type has an underline of its own. */
#include "out/page.h"

#include "base/sort.h"
#include "out/markup.h"
#include "out/told.h"
#include "base/banned.h"

#define MAP_WIDTH 60 /* degrees, at least */
#define MAP_MARGIN 24
#define MAX_EVENTS 16
#define MAX_BACK 12 /* links from an entity back to the text */

static const char *const style_sheet[] = {
	":root{color-scheme:light dark;--bg:#fdfdfb;--fg:#1c1c1c;--dim:#5c5c5c;"
	"--line:#dcdcd4;--per:#9a3412;--loc:#166534;--org:#1d4ed8;"
	"--misc:#6b21a8;--date:#854d0e;--said:#f1efe2;--target:#fff3b0}\n",
	"@media(prefers-color-scheme:dark){:root{--bg:#161719;--fg:#e6e6e3;"
	"--dim:#a3a39d;--line:#3a3b3e;--per:#fdba74;--loc:#86efac;"
	"--org:#93c5fd;--misc:#d8b4fe;--date:#fde047;--said:#26272b;"
	"--target:#4a4415}}\n",
	"*{box-sizing:border-box}body{margin:0 auto;max-width:78rem;"
	"padding:1.5rem;background:var(--bg);color:var(--fg);"
	"font:1.06rem/1.6 Georgia,'Times New Roman',serif;display:grid;"
	"gap:2.5rem}\n",
	"@media(min-width:60rem){body{grid-template-columns:"
	"minmax(0,3fr) minmax(0,2fr)}}\n",
	"h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}"
	"h2{font:600 .8rem/1.4 system-ui,sans-serif;letter-spacing:.09em;"
	"text-transform:uppercase;border-bottom:1px solid var(--line);"
	"margin:1.6rem 0 .5rem}\n",
	"main p{white-space:pre-line;overflow-wrap:anywhere}"
	".about,.dim{color:var(--dim)}.about{font-style:italic;margin:0}\n",
	"aside{font:.92rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
	"aside ul{list-style:none;margin:0;padding:0}"
	"aside li{padding:.18rem 0}.gist{font-size:1.02rem;margin:.35rem 0 0}\n",
	".name{font-weight:600}.back a{color:var(--dim);margin-left:.35em}"
	"blockquote{margin:.1rem 0 .5rem;padding-left:.8rem;"
	"border-left:3px solid var(--line)}\n",
	"a{color:inherit;text-decoration-thickness:.12em;"
	"text-underline-offset:.15em}.nom{text-decoration-style:dotted}"
	".date{text-decoration-style:dashed}.misc{text-decoration-style:wavy}"
	".org{text-decoration-style:double}\n",
	".per{color:var(--per)}.loc{color:var(--loc)}.org{color:var(--org)}"
	".misc{color:var(--misc)}.date{color:var(--date)}"
	".said{background:var(--said)}\n",
	"a:focus-visible{outline:3px solid currentColor;outline-offset:2px}"
	":target{background:var(--target)}"
	".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.3rem}"
	"svg{width:100%;height:auto;margin-top:1.2rem;"
	"border:1px solid var(--line)}svg .land{fill:var(--line)}"
	"svg .spot{fill:var(--loc)}\n",
	"@media print{:root{--bg:#fff;--fg:#000;--dim:#444}"
	"body{display:block;padding:0}.skip,.back{display:none}"
	"h2{break-after:avoid}li,blockquote,svg{break-inside:avoid}}\n",
};

static void add(struct np_out *o, const char *s)
{
	np_buf_adds(o->b, s);
}

static void text(struct np_out *o, np_str s)
{
	np_add_markup(o->b, s);
}

void np_page_head(struct np_out *o, np_str title)
{
	size_t i;

	add(o, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\""
		"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,"
		" initial-scale=1\">\n"
		"<meta name=\"generator\" content=\"newsparse " NP_VERSION
		"\">\n<title>");
	text(o, title);
	add(o, "</title>\n<style>\n");
	for (i = 0; i < sizeof style_sheet / sizeof *style_sheet; i++)
		add(o, style_sheet[i]);
	add(o, "</style>\n</head>\n<body>\n"
		"<a class=\"skip\" href=\"#report\">Skip to the report</a>\n");
}

void np_page_foot(struct np_out *o)
{
	add(o, "</body>\n</html>\n");
}

/* -- Pieces ---------------------------------------------------------------- */

/* A section is opened by its first item, so that there are no empty ones. */
struct section {
	struct np_reader *r;
	const char *id, *title;
	bool open;
};

static void item(struct section *s)
{
	struct np_out *o = s->r->o;

	if (s->open) {
		add(o, "<li");
		return;
	}
	s->open = s->r->any = true;
	add(o, "<section aria-labelledby=\"");
	add(o, s->id);
	add(o, "\">\n<h2 id=\"");
	add(o, s->id);
	add(o, "\">");
	add(o, s->title);
	add(o, "</h2>\n<ul>\n<li");
}

static void close_section(struct section *s)
{
	if (s->open)
		add(s->r->o, "</ul>\n</section>\n");
}

/* `<span class="...">text</span>` with a blank before it. */
static void span(struct np_out *o, const char *class, np_str s)
{
	if (!s.len)
		return;
	add(o, " <span class=\"");
	add(o, class);
	add(o, "\">");
	text(o, s);
	add(o, "</span>");
}

/* [E] The mentions that lead back from each entity, as chains. */
struct chains {
	uint32_t *first, *next; /* mention, or NP_NONE */
};

static struct chains find_mentions(struct np_reader *r)
{
	const struct np_doc *doc = r->doc;
	struct chains c = { NP_NEW(r->a, uint32_t, doc->nentities),
		NP_NEW(r->a, uint32_t, doc->nmentions) };
	uint32_t i, e;

	for (i = 0; i < doc->nentities; i++)
		c.first[i] = NP_NONE;
	for (i = doc->nmentions; i-- > 0;) {
		e = doc->mentions[i].entity;
		if (!r->o->pick.shown[i] || e >= doc->nentities
			|| doc->mentions[i].kind != NP_NAME)
			continue;
		c.next[i] = c.first[e];
		c.first[e] = i;
	}
	return c;
}

static void back_links(struct np_reader *r, const struct chains *c,
	uint32_t entity)
{
	uint32_t m, n = 0;

	if (c->first[entity] == NP_NONE)
		return;
	add(r->o, " <span class=\"back\">");
	for (m = c->first[entity]; m != NP_NONE && n < MAX_BACK;
		m = c->next[m]) {
		add(r->o, "<a href=\"#m");
		np_buf_addu(r->o->b, m);
		add(r->o, "\" aria-label=\"mention ");
		np_buf_addu(r->o->b, ++n);
		add(r->o, "\">");
		np_buf_addu(r->o->b, n);
		add(r->o, "</a>");
	}
	add(r->o, "</span>");
}

static void entity_item(struct section *s, const struct chains *c,
	uint32_t i, np_str description)
{
	static const char *const classes[] = { "name per", "name loc",
		"name org", "name misc" };
	struct np_reader *r = s->r;
	const np_entity *e = &r->doc->entities[i];

	item(s);
	add(r->o, " id=\"e");
	np_buf_addu(r->o->b, r->o->pick.id[i]);
	add(r->o, "\">");
	span(r->o, classes[e->type], np_note_name(r, i));
	span(r->o, "desc", description);
	span(r->o, "dim", np_note_aliases(r, e, description));
	back_links(r, c, i);
	add(r->o, "</li>\n");
}

/* -- Sections -------------------------------------------------------------- */

static bool listed(const struct np_reader *r, uint32_t i)
{
	return r->o->pick.id[i] != NP_NONE;
}

static bool is_who(const struct np_reader *r, uint32_t i)
{
	const np_entity *e = &r->doc->entities[i];

	return listed(r, i) && (e->type == NP_PER || e->type == NP_ORG);
}

static bool is_minor(const struct np_reader *r, uint32_t i)
{
	return r->doc->entities[i].unnamed && !(r->active[i] & NP_SPEAKS);
}

/* What only has to be there to be linked to, in one line. */
static void minor_items(struct section *s, bool is(const struct np_reader *,
	uint32_t))
{
	struct np_reader *r = s->r;
	bool any = false;
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++) {
		if (!is(r, i))
			continue;
		if (any) {
			add(r->o, " \xC2\xB7 ");
		} else {
			item(s);
			add(r->o, " class=\"dim\">");
		}
		any = true;
		add(r->o, "<span id=\"e");
		np_buf_addu(r->o->b, r->o->pick.id[i]);
		add(r->o, "\">");
		text(r->o, np_note_name(r, i));
		add(r->o, "</span>");
	}
	if (any)
		add(r->o, "</li>\n");
}

static bool is_minor_who(const struct np_reader *r, uint32_t i)
{
	return is_who(r, i) && is_minor(r, i);
}

static bool is_minor_misc(const struct np_reader *r, uint32_t i)
{
	return listed(r, i) && r->doc->entities[i].type == NP_MISC
		&& np_note_is_group(r, i);
}

static void who(struct np_reader *r, const struct chains *c)
{
	struct section s = { r, "who", "Who", false };
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (is_who(r, i) && !is_minor(r, i))
			entity_item(&s, c, i, np_note_who(r, i));
	minor_items(&s, is_minor_who);
	close_section(&s);
}

/* "city, Kenya, 4.05 S 39.67 E". */
static np_str place(struct np_reader *r, const np_entity *e)
{
	np_str kind = np_note_place(r, e);
	np_str lat = np_note_degrees(r, &e->place, e->place.lat, "NS");
	np_str lon = np_note_degrees(r, &e->place, e->place.lon, "EW");
	size_t mark = r->o->b->len;

	np_note_add(r, mark, kind);
	if (lat.len) {
		np_note_add(r, mark, lat);
		np_buf_addc(r->o->b, ' ');
		np_buf_add(r->o->b, lon.ptr, lon.len);
	}
	return np_take(r->o, mark);
}

/* -- The map --------------------------------------------------------------- */

/* Longitude to the right, latitude down, both in whole degrees. */
static const char land[] =
#include "out/land.inc"
	;

struct box {
	int32_t left, top, right, bottom;
};

static bool on_map(const struct np_reader *r, uint32_t i)
{
	const np_place *p = &r->doc->entities[i].place;

	return listed(r, i) && p->kind != NP_NOPLACE
		&& (p->geonameid || p->lat || p->lon);
}

/* At least MAP_WIDTH degrees around the places, twice as wide as high. */
static struct box map_box(const struct np_reader *r)
{
	struct box b = { 180, 90, -180, -90 };
	int32_t i, x, y, width;

	for (i = 0; i < (int32_t)r->doc->nentities; i++) {
		if (!on_map(r, (uint32_t)i))
			continue;
		x = r->doc->entities[i].place.lon / 10000;
		y = -r->doc->entities[i].place.lat / 10000;
		b.left = x < b.left ? x : b.left;
		b.right = x > b.right ? x : b.right;
		b.top = y < b.top ? y : b.top;
		b.bottom = y > b.bottom ? y : b.bottom;
	}
	width = b.right - b.left + MAP_MARGIN;
	if (width < 2 * (b.bottom - b.top) + MAP_MARGIN)
		width = 2 * (b.bottom - b.top) + MAP_MARGIN;
	width = width < MAP_WIDTH ? MAP_WIDTH : width > 360 ? 360 : width;
	b.left = (b.left + b.right - width) / 2;
	b.top = (b.top + b.bottom - width / 2) / 2;
	b.right = b.left + width;
	b.bottom = b.top + width / 2;
	return b;
}

static void spot(struct np_reader *r, uint32_t i, int32_t size)
{
	const np_place *p = &r->doc->entities[i].place;

	add(r->o, "<a href=\"#e");
	np_buf_addu(r->o->b, r->o->pick.id[i]);
	add(r->o, "\"><circle class=\"spot\" cx=\"");
	np_buf_addfix(r->o->b, p->lon, 4);
	add(r->o, "\" cy=\"");
	np_buf_addfix(r->o->b, -(int64_t)p->lat, 4);
	add(r->o, "\" r=\"");
	np_buf_addfix(r->o->b, size, 2);
	add(r->o, "\"><title>");
	text(r->o, np_note_name(r, i));
	add(r->o, "</title></circle></a>\n");
}

static void map(struct np_reader *r)
{
	struct box b = map_box(r);
	uint32_t i;

	add(r->o, "<svg role=\"img\" aria-label=\"Map of the places\""
		" viewBox=\"");
	np_buf_addi(r->o->b, b.left);
	np_buf_addc(r->o->b, ' ');
	np_buf_addi(r->o->b, b.top);
	np_buf_addc(r->o->b, ' ');
	np_buf_addi(r->o->b, b.right - b.left);
	np_buf_addc(r->o->b, ' ');
	np_buf_addi(r->o->b, b.bottom - b.top);
	add(r->o, "\">\n<path class=\"land\" d=\"");
	add(r->o, land);
	add(r->o, "\"/>\n");
	for (i = 0; i < r->doc->nentities; i++)
		if (on_map(r, i))
			spot(r, i, (b.right - b.left) * 4 / 5);
	add(r->o, "</svg>\n");
}

static bool any_on_map(const struct np_reader *r)
{
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (on_map(r, i))
			return true;
	return false;
}

static void where(struct np_reader *r, const struct chains *c)
{
	struct section s = { r, "where", "Where", false };
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (listed(r, i) && r->doc->entities[i].type == NP_LOC)
			entity_item(&s, c, i, place(r, &r->doc->entities[i]));
	if (any_on_map(r)) {
		add(r->o, "</ul>\n");
		map(r);
		add(r->o, "<ul>");
	}
	close_section(&s);
}

static void also(struct np_reader *r, const struct chains *c)
{
	struct section s = { r, "also", "Also", false };
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (listed(r, i) && r->doc->entities[i].type == NP_MISC
			&& !np_note_is_group(r, i))
			entity_item(&s, c, i, NP_NO_STR);
	minor_items(&s, is_minor_misc);
	close_section(&s);
}

static void events(struct np_reader *r, const char *id, const char *title,
	bool background)
{
	struct section s = { r, id, title, false };
	struct np_row *rows;
	uint32_t i, n = np_told(r, background, MAX_EVENTS, &rows);
	np_str what;

	for (i = 0; i < n; i++) {
		const np_event *e = &r->doc->events[rows[i].index];

		item(&s);
		add(r->o, ">");
		span(r->o, "date", np_note_event_when(r, e));
		what = np_note_event(r, e);
		span(r->o, "desc", what);
		if (e->where < r->doc->nentities && !np_words_within(what,
			np_note_name(r, e->where)))
			span(r->o, "loc", np_note_name(r, e->where));
		add(r->o, "</li>\n");
	}
	close_section(&s);
}

static void date_item(struct section *s, np_str words, np_str note)
{
	item(s);
	add(s->r->o, ">");
	span(s->r->o, "name date", words);
	span(s->r->o, "dim", note);
	add(s->r->o, "</li>\n");
}

static void when(struct np_reader *r)
{
	struct section s = { r, "when", "When", false };
	uint32_t n = r->o->pick.dates ? r->doc->ntimexes : 0, i;
	struct np_row *rows = NP_NEW(r->a, struct np_row, n);
	np_str words, note, last = NP_NO_STR, last_note = NP_NO_STR;

	for (i = 0; i < n; i++)
		rows[i] = (struct np_row){ .index = i,
			.day = np_note_date_day(&r->doc->timexes[i]) };
	np_sort(r->a, rows, n, sizeof *rows, np_row_by_day);
	for (i = 0; i < n; i++) {
		const np_timex *t = &r->doc->timexes[rows[i].index];

		words = np_note_date(r, t);
		note = np_note_date_text(r, t, words);
		if (!words.len)
			words = np_note_text(r, t->span);
		if (i && np_same(words, last) && np_same(note, last_note))
			continue;
		date_item(&s, words, note);
		last = words;
		last_note = note;
	}
	close_section(&s);
}

static void said(struct np_reader *r)
{
	struct section s = { r, "said", "Said", false };
	uint32_t i;

	for (i = 0; i < r->doc->nquotes; i++) {
		item(&s);
		add(r->o, ">");
		span(r->o, "name per", np_note_speaker(r,
			&r->doc->quotes[i]));
		add(r->o, "<blockquote dir=\"auto\">");
		text(r->o, np_note_quote(r, &r->doc->quotes[i]));
		add(r->o, "</blockquote></li>\n");
	}
	close_section(&s);
}

void np_page_report(struct np_reader *r)
{
	struct chains c = find_mentions(r);
	bool lead;
	np_str gist = np_note_gist(r, &lead);

	add(r->o, "<aside id=\"report\" aria-label=\"Report\">\n");
	if (gist.len && !lead) {
		add(r->o, "<p class=\"gist\" dir=\"auto\">");
		text(r->o, gist);
		add(r->o, "</p>\n");
	}
	who(r, &c);
	events(r, "what", "What", false);
	events(r, "background", "Background", true);
	where(r, &c);
	when(r);
	said(r);
	also(r, &c);
	if (!r->any)
		add(r->o, "<p>No names, dates or quotations found.</p>\n");
	add(r->o, "</aside>\n");
}
