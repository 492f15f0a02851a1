/* The report: an article as an editor would note it down.
 *
 *	headline
 *	place, day (how we know it) - length
 *
 *	the gist in one sentence
 *
 *	WHO  WHAT  BACKGROUND  WHERE  WHEN  SAID  ALSO
 *
 * Every block is a grid (layout.h) that a few functions fill, most salient
 * first, and that is left out when it is empty.  What tells the reader nothing
 * is not printed: an alias made of words of the name, a title that the role
 * repeats, the news agency that signed, a date that only says "now", a line
 * that is there already.  The blocks are capped; what is left out is counted.
 *
 * Strings are composed at the end of the output and taken away into the arena
 * (np_take), so that nothing needs a length in advance. */
#include "out/layout.h"
#include "out/say.h"

#include <string.h>

#include "base/sort.h"
#include "model/open.h"
#include "base/banned.h"

#define MAX_PEOPLE 10
#define MAX_ORGS 8
#define MAX_UNNAMED 4
#define MAX_EVENTS 10
#define MAX_PLACES 10
#define MAX_DATES 10
#define MAX_QUOTES 8
#define MAX_ALSO 10
#define LEAD_LINES 4
#define MAX_NAME 512 /* bytes of a name that is worth comparing */
#define MAX_NOTE 80 /* bytes of a date's other wordings */
#define NEAR 16 /* rows that a date is compared with */

#define MIDDLE_DOT " \xC2\xB7 "
#define TIMES " \xC3\x97"
#define NO_STR ((np_str){ "", 0 })

struct report {
	struct np_out *o;
	np_arena *a;
	const struct np_doc *doc;
	const uint8_t *aside; /* [E] only in bylines and sign-offs */
	np_str dateline; /* its place, clean */
	int32_t year; /* of publication, 0: unknown */
	bool any; /* a block was printed */
};

/* -- Strings --------------------------------------------------------------- */

static np_str str(const char *s)
{
	return (np_str){ s, strlen(s) };
}

static bool same(np_str a, np_str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

static void add(struct report *r, np_str s)
{
	np_buf_add(r->o->b, s.ptr, s.len);
}

static void adds(struct report *r, const char *s)
{
	np_buf_adds(r->o->b, s);
}

static char low(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Is `word` a whole word of s?  ASCII case is ignored. */
static bool has_word(np_str s, np_str word)
{
	size_t i, k;

	for (i = 0; i + word.len <= s.len; i++) {
		if (i && s.ptr[i - 1] != ' ')
			continue;
		for (k = 0; k < word.len; k++)
			if (low(s.ptr[i + k]) != low(word.ptr[k]))
				break;
		if (k == word.len && (i + k == s.len || s.ptr[i + k] == ' '))
			return true;
	}
	return false;
}

/* Is every word of `part` a word of `whole`?  Both clean. */
static bool words_within(np_str whole, np_str part)
{
	size_t i = 0, n;

	if (whole.len > MAX_NAME || part.len > MAX_NAME)
		return false;
	for (; i < part.len; i += n + 1) {
		for (n = 0; i + n < part.len && part.ptr[i + n] != ' '; n++)
			;
		if (!has_word(whole, (np_str){ part.ptr + i, n }))
			return false;
	}
	return true;
}

static np_str number(struct report *r, uint32_t n)
{
	size_t mark = r->o->b->len;

	np_buf_addu(r->o->b, n);
	return np_take(r->o, mark);
}

static np_str quoted(struct report *r, np_str s)
{
	size_t mark = r->o->b->len;

	adds(r, "\"");
	add(r, s);
	adds(r, "\"");
	return np_take(r->o, mark);
}

static np_str text_of(struct report *r, np_span s)
{
	return np_clean(r->a, np_span_text(r->doc, s));
}

/* -- Blocks ---------------------------------------------------------------- */

static void heading(struct report *r, const char *name)
{
	np_buf_addc(r->o->b, '\n');
	np_paint(r->o, str(name), NP_BOLD);
	np_buf_addc(r->o->b, '\n');
	r->any = true;
}

static void block(struct report *r, const char *name, struct np_grid *g,
	uint32_t left_out)
{
	if (!g->nrows)
		return;
	heading(r, name);
	np_grid_print(r->o, g);
	if (left_out) {
		adds(r, "  ... and ");
		np_buf_addu(r->o->b, left_out);
		adds(r, " more\n");
	}
}

/* How many of n rows are shown: a single row is never left out. */
static uint32_t capped(uint32_t n, uint32_t max)
{
	return n <= max + 1 ? n : max;
}

static unsigned part_of_width(struct report *r, unsigned percent)
{
	return np_report_width(r->o) * percent / 100;
}

/* -- Headline and first lines ---------------------------------------------- */

static np_str headline(struct report *r)
{
	const struct np_text *t = &r->doc->text;
	uint32_t i = 0;

	if (t->body > 2)
		return np_clean(r->a, (np_str){ t->source.ptr, t->body - 2 });
	while (i < t->ntokens && t->tokens[i].zone == NP_HEADLINE)
		i++;
	if (!i)
		return NO_STR;
	return text_of(r, (np_span){ t->tokens[0].span.beg,
		t->tokens[i - 1].span.end });
}

static np_str dateline_place(struct report *r)
{
	const np_mention *m = r->doc->mentions;
	uint32_t i;

	for (i = 0; i < r->doc->nmentions; i++)
		if (m[i].type == NP_LOC && m[i].entity < r->doc->nentities
			&& r->doc->text.tokens[m[i].token].zone == NP_DATELINE)
			return np_clean(r->a,
				r->doc->entities[m[i].entity].name);
	return NO_STR;
}

/* Words as a reader counts them: what stands between blanks and is not only
 * punctuation. */
static uint32_t count_words(const struct np_text *t)
{
	uint32_t i, n = 0;
	bool counted = false;

	for (i = 0; i < t->ntokens; i++) {
		if (i && t->tokens[i].span.beg > t->tokens[i - 1].span.end)
			counted = false;
		if (counted || t->tokens[i].kind == NP_PUNCT
			|| t->tokens[i].kind == NP_QUOTE
			|| t->tokens[i].kind == NP_SYMBOL)
			continue;
		counted = true;
		n++;
	}
	return n;
}

static void add_date(struct report *r)
{
	static const char *const sources[] = { "", " (given)", " (given)",
		" (dateline)", " (from the text)" };
	const np_pubdate *d = &r->doc->date;

	if (!np_say_when(r->o->b, d->value, NO_STR, NP_SAY_LONG, 0)) {
		adds(r, "date unknown");
		return;
	}
	adds(r, sources[d->source]);
	if (!d->conflict.len)
		return;
	adds(r, MIDDLE_DOT "the text says ");
	np_say_when(r->o->b, d->conflict, NO_STR, NP_SAY_LONG, 0);
}

static void first_lines(struct report *r)
{
	np_str head = headline(r);
	uint32_t words = count_words(&r->doc->text);
	size_t mark;

	if (!head.len)
		head = np_clean(r->a, r->o->style->name);
	np_paragraph(r->o, head, 0, 4, NP_BOLD);
	mark = r->o->b->len;
	if (r->dateline.len) {
		add(r, r->dateline);
		adds(r, r->doc->date.value.len ? ", " : MIDDLE_DOT);
	}
	add_date(r);
	adds(r, MIDDLE_DOT);
	np_buf_addu(r->o->b, words);
	adds(r, words == 1 ? " word" : " words");
	np_paragraph(r->o, np_take(r->o, mark), 0, 3, NP_DIM);
}

/* The gist; without one, the first sentence of the body. */
static void gist(struct report *r)
{
	const struct np_text *t = &r->doc->text;
	np_str s = np_clean(r->a, r->doc->gist.sentence);
	unsigned lines = 2 * LEAD_LINES;
	uint32_t i;

	for (i = 0; i < t->nsents && !s.len; i++) {
		uint8_t zone = t->tokens[t->sents[i].token].zone;

		lines = LEAD_LINES;
		if (zone == NP_BODY || zone == NP_DATELINE)
			s = text_of(r, t->sents[i].span);
	}
	if (!s.len)
		return;
	np_buf_addc(r->o->b, '\n');
	np_paragraph(r->o, s, 0, lines, NP_PLAIN);
}

/* -- Who ------------------------------------------------------------------- */

/* Entities that only sign the article. */
static const uint8_t *find_asides(const struct np_doc *doc)
{
	uint8_t *aside = NP_NEW(doc->arena, uint8_t, doc->nentities);
	uint32_t i;

	memset(aside, 1, doc->nentities);
	for (i = 0; i < doc->nmentions; i++) {
		const np_mention *m = &doc->mentions[i];
		uint8_t zone = doc->text.tokens[m->token].zone;

		if (m->entity < doc->nentities && zone != NP_BYLINE
			&& zone != NP_SIGNOFF)
			aside[m->entity] = 0;
	}
	return aside;
}

static bool shown(const struct report *r, uint32_t e)
{
	return r->o->pick.id[e] != NP_NONE && !r->aside[e];
}

/* Forms of address that say nothing about somebody. */
static bool says_nothing(np_str title)
{
	static const char *const plain[] = { "Mr", "Mr.", "Mrs", "Mrs.", "Ms",
		"Ms.", "Miss", "Mx", "Mx." };
	size_t i;

	for (i = 0; i < sizeof plain / sizeof *plain; i++)
		if (same(title, str(plain[i])))
			return true;
	return false;
}

static void add_phrase(struct report *r, size_t mark, np_str s)
{
	if (r->o->b->len > mark)
		adds(r, ", ");
	add(r, s);
}

/* Where somebody has the role: the first relation that says so. */
static np_str employer(struct report *r, uint32_t entity)
{
	const np_relation *rel = r->doc->relations;
	uint32_t i;

	for (i = 0; i < r->doc->nrelations; i++)
		if (rel[i].entity == entity && rel[i].of < r->doc->nentities)
			return np_clean(r->a,
				r->doc->entities[rel[i].of].name);
	return NO_STR;
}

static np_str related_role(struct report *r, uint32_t entity)
{
	const np_relation *rel = r->doc->relations;
	uint32_t i;

	for (i = 0; i < r->doc->nrelations; i++)
		if (rel[i].entity == entity && rel[i].role.len)
			return np_clean(r->a, rel[i].role);
	return NO_STR;
}

/* "Lieutenant General, ISI chief". */
static np_str description(struct report *r, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str title = np_clean(r->a, e->title);
	np_str role = np_clean(r->a, e->role), of;
	size_t mark = r->o->b->len;

	if (!role.len)
		role = related_role(r, entity);
	if (title.len && !says_nothing(title) && !words_within(role, title))
		add(r, title);
	if (role.len)
		add_phrase(r, mark, role);
	of = employer(r, entity);
	if (role.len && of.len && !words_within(role, of))
		add_phrase(r, mark, of);
	if (r->o->b->len == mark && e->type == NP_ORG)
		adds(r, "organisation");
	if (e->unnamed)
		add_phrase(r, mark, str("unnamed"));
	return np_take(r->o, mark);
}

static bool repeated(const np_entity *e, uint32_t alias)
{
	uint32_t i;

	for (i = 0; i < alias; i++)
		if (words_within(e->aliases[i], e->aliases[alias])
			&& words_within(e->aliases[alias], e->aliases[i]))
			return true;
	return false;
}

/* "the minister", "Ms Wanjiru": what the name itself does not say. */
static np_str aliases(struct report *r, const np_entity *e, np_str role)
{
	size_t mark = r->o->b->len;
	np_str alias;
	uint32_t i;

	for (i = 0; i < e->naliases && i < 32; i++) {
		alias = np_clean(r->a, e->aliases[i]);
		if (words_within(e->name, alias) || words_within(role, alias)
			|| repeated(e, i))
			continue;
		add_phrase(r, mark, quoted(r, alias));
	}
	return np_take(r->o, mark);
}

static void who_row(struct report *r, struct np_grid *g, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str *cell = np_grid_row(g, e->unnamed ? NP_PLAIN :
		e->type == NP_PER ? NP_PAINT_PER : NP_PAINT_ORG);

	cell[0] = np_clean(r->a, e->name);
	cell[1] = description(r, entity);
	cell[2] = number(r, r->o->pick.count[entity]);
	cell[3] = aliases(r, e, cell[1]);
}

enum group { PEOPLE, ORGS, UNNAMED, NGROUPS };

static enum group group_of(const np_entity *e)
{
	if (e->unnamed)
		return UNNAMED;
	return e->type == NP_PER ? PEOPLE : ORGS;
}

static bool is_who(const struct report *r, uint32_t e)
{
	uint8_t type = r->doc->entities[e].type;

	return shown(r, e) && (type == NP_PER || type == NP_ORG);
}

/* Rows of one group; returns how many were left out. */
static uint32_t who_group(struct report *r, struct np_grid *g,
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
static bool orgs_first(const struct report *r)
{
	uint32_t i;

	for (i = 0; i < r->doc->nentities; i++)
		if (is_who(r, i) && !r->doc->entities[i].unnamed)
			return r->doc->entities[i].type == NP_ORG;
	return false;
}

static void who(struct report *r)
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

/* Sorts behind every day. */
#define UNDATED (INT32_MAX - 2)

struct row {
	uint32_t index; /* of an event, date or place */
	int32_t day; /* it is sorted by */
	float salience;
};

static int by_salience(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return (x->salience < y->salience) - (x->salience > y->salience);
}

static int by_day(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Told without a date: it is news, so it happened when this was printed, or
 * comes after it. */
static int32_t event_day(const struct report *r, const np_event *e)
{
	int32_t day = UNDATED;

	if (e->when < r->doc->ntimexes
		&& np_say_day(r->doc->timexes[e->when].value, &day))
		return day;
	if (!np_say_day(r->doc->date.value, &day))
		day = UNDATED;
	return day + (e->modality == NP_FUTURE || e->modality == NP_PLANNED);
}

static np_str event_text(struct report *r, const np_event *e)
{
	size_t mark = r->o->b->len;

	add(r, e->whotext);
	if (e->whotext.len && e->what.len)
		adds(r, " ");
	add(r, e->what);
	return np_clean(r->a, np_take(r->o, mark));
}

static np_str event_when(struct report *r, const np_event *e)
{
	size_t mark = r->o->b->len;
	const np_timex *t;

	if (e->when >= r->doc->ntimexes)
		return NO_STR;
	t = &r->doc->timexes[e->when];
	if (!np_say_when(r->o->b, t->value, t->mod, NP_SAY_SHORT, r->year))
		return NO_STR;
	return np_take(r->o, mark);
}

static bool said_before(const struct np_grid *g, unsigned column, np_str s)
{
	unsigned i;

	for (i = 0; i + 1 < g->nrows; i++)
		if (same(g->cells[i * g->ncolumns + column], s))
			return true;
	return false;
}

static void event_row(struct report *r, struct np_grid *g, const np_event *e)
{
	np_str *cell = np_grid_row(g, NP_PAINT_DATE), place = NO_STR;

	cell[1] = event_text(r, e);
	if (!cell[1].len || said_before(g, 1, cell[1])) {
		cell[1] = NO_STR;
		g->nrows--;
		return;
	}
	cell[0] = event_when(r, e);
	if (e->where < r->doc->nentities)
		place = np_clean(r->a, r->doc->entities[e->where].name);
	if (!words_within(cell[1], place))
		cell[2] = place;
}

/* The most salient events of the kind, in the order they happened. */
static void events(struct report *r, const char *name, bool background)
{
	const struct np_doc *doc = r->doc;
	struct np_grid g = {
		.column = { { part_of_width(r, 28), 2, false, 0 },
			{ 0, 3, false, NP_PLAIN },
			{ part_of_width(r, 22), 2, false, NP_PAINT_LOC } },
		.ncolumns = 3, .flex = 1, .flexmin = 24 };
	struct row *rows = NP_NEW(r->a, struct row, doc->nevents);
	uint32_t i, n = 0, limit;

	for (i = 0; i < doc->nevents; i++)
		if (doc->events[i].background == background)
			rows[n++] = (struct row){ i,
				event_day(r, &doc->events[i]),
				doc->events[i].salience };
	limit = capped(n, MAX_EVENTS);
	np_sort(r->a, rows, n, sizeof *rows, by_salience);
	np_sort(r->a, rows, limit, sizeof *rows, by_day);
	np_grid_init(&g, r->a, limit);
	for (i = 0; i < limit; i++)
		event_row(r, &g, &doc->events[rows[i].index]);
	block(r, name, &g, n - limit);
}

/* -- Where ----------------------------------------------------------------- */

static np_str country_name(struct report *r, const char *code)
{
	const struct np_lex *lex = r->doc->model ? &r->doc->model->lex : NULL;
	np_str name = NO_STR;
	uint32_t place;

	if (!code[0])
		return NO_STR;
	place = lex ? np_lex_country(lex, code) : NP_NONE;
	if (place != NP_NONE)
		name = np_lex_name(lex, place);
	return name.len ? name : (np_str){ code, 2 };
}

/* "country", "capital of Kenya", "city, Sindh, Pakistan". */
static np_str place_kind(struct report *r, const np_entity *e)
{
	static const char *const kinds[] = { "place", "country", "region",
		"city", "place" };
	const np_place *p = &e->place;
	np_str country = country_name(r, p->country);
	size_t mark = r->o->b->len;

	if (p->kind == NP_COUNTRY) {
		adds(r, "country");
	} else if (p->capital && country.len) {
		adds(r, "capital of ");
		add(r, country);
	} else {
		adds(r, kinds[p->kind]);
		if (p->region.len && !same(p->region, e->name))
			add_phrase(r, mark, p->region);
		if (country.len)
			add_phrase(r, mark, country);
	}
	return np_clean(r->a, np_take(r->o, mark));
}

/* "4.05 S"; n in 1e-4 degrees. */
static void add_degrees(struct report *r, int32_t n, const char *marks)
{
	uint32_t hundredths = (uint32_t)((n < 0 ? -n : n) + 50) / 100;

	np_buf_addu(r->o->b, hundredths / 100);
	np_buf_addc(r->o->b, '.');
	np_buf_addu(r->o->b, hundredths / 10 % 10);
	np_buf_addu(r->o->b, hundredths % 10);
	np_buf_addc(r->o->b, ' ');
	np_buf_addc(r->o->b, marks[n < 0]);
}

static np_str degrees(struct report *r, const np_place *p, int32_t n,
	const char *marks)
{
	size_t mark = r->o->b->len;

	if (p->kind == NP_NOPLACE || (!p->geonameid && !p->lat && !p->lon))
		return NO_STR;
	add_degrees(r, n, marks);
	return np_take(r->o, mark);
}

static void place_row(struct report *r, struct np_grid *g, uint32_t entity)
{
	const np_entity *e = &r->doc->entities[entity];
	np_str *cell = np_grid_row(g, NP_PAINT_LOC), notes;
	size_t mark;

	cell[0] = np_clean(r->a, e->name);
	cell[1] = place_kind(r, e);
	if (np_report_width(r->o) >= 60) {
		cell[2] = degrees(r, &e->place, e->place.lat, "NS");
		cell[3] = degrees(r, &e->place, e->place.lon, "EW");
	}
	cell[4] = number(r, r->o->pick.count[entity]);
	notes = aliases(r, e, NO_STR);
	mark = r->o->b->len;
	if (same(cell[0], r->dateline))
		adds(r, "dateline");
	if (notes.len)
		add_phrase(r, mark, notes);
	cell[5] = np_take(r->o, mark);
}

static bool is_place(const struct report *r, uint32_t e)
{
	return r->doc->entities[e].type == NP_LOC && shown(r, e);
}

static void where(struct report *r)
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

/* "Wed 25 July 2012", "from 2002", "7 months". */
static np_str date_words(struct report *r, const np_timex *t)
{
	size_t mark = r->o->b->len;
	bool ok = true;

	if (t->type == NP_TX_SET)
		return NO_STR;
	if (t->begin.len && t->end.len) {
		ok = np_say_when(r->o->b, t->begin, t->mod, NP_SAY_LIST, 0);
		adds(r, " \xE2\x80\x93 ");
		ok = ok && np_say_when(r->o->b, t->end, NO_STR,
			NP_SAY_LIST, 0);
	} else {
		np_say_when(r->o->b, t->value, t->mod, NP_SAY_LIST, 0);
	}
	if (!ok)
		np_take(r->o, mark);
	return np_take(r->o, mark);
}

static int32_t timex_day(const np_timex *t)
{
	int32_t day;

	if (t->type == NP_TX_DATE || t->type == NP_TX_TIME) {
		if (np_say_day(t->begin.len ? t->begin : t->value, &day))
			return day;
		return UNDATED;
	}
	return UNDATED + (t->type == NP_TX_DURATION ? 1 : 2);
}

static bool is_absolute(const np_timex *t)
{
	return !t->relative && (t->type == NP_TX_DATE || t->type == NP_TX_TIME)
		&& t->value.len && t->value.ptr[0] != 'X';
}

/* The row that says the same already, or a new one.  Dates come sorted, so it
 * is one of the last. */
static np_str *date_row(struct np_grid *g, np_str words)
{
	unsigned row = g->nrows > NEAR ? g->nrows - NEAR : 0;
	np_str *cell;

	for (; row < g->nrows; row++)
		if (same(g->cells[row * g->ncolumns], words))
			return g->cells + row * g->ncolumns;
	cell = np_grid_row(g, NP_PAINT_DATE);
	cell[0] = words;
	return cell;
}

/* The article's words, where they are not what the row says anyway. */
static np_str date_note(struct report *r, const np_timex *t, np_str words)
{
	np_str text = text_of(r, t->span);

	if (!words.len)
		return t->value.len ? NO_STR : str("no such date");
	if (is_absolute(t) || t->type == NP_TX_DURATION
		|| words_within(words, text))
		return NO_STR;
	return quoted(r, text);
}

static void add_date_row(struct report *r, struct np_grid *g,
	const np_timex *t)
{
	np_str words = date_words(r, t), note, *cell;
	size_t mark;

	if (!words.len && t->type != NP_TX_SET && t->value.len)
		return; /* "now", "recently" */
	cell = date_row(g, words.len ? words : text_of(r, t->span));
	note = date_note(r, t, words);
	if (!note.len || same(cell[1], note) || cell[1].len > MAX_NOTE)
		return;
	mark = r->o->b->len;
	add(r, cell[1]);
	add_phrase(r, mark, note);
	cell[1] = np_take(r->o, mark);
}

/* Of too many dates the latest stay, and durations only where there is room;
 * returns how many are left out. */
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

static void when(struct report *r)
{
	const struct np_doc *doc = r->doc;
	struct np_grid g = {
		.column = { { part_of_width(r, 50), 2, false, 0 },
			{ 0, 2, false, NP_DIM } },
		.ncolumns = 2, .flex = 1, .flexmin = 12 };
	uint32_t i, n = r->o->pick.dates ? doc->ntimexes : 0, dated = 0;
	struct row *rows = NP_NEW(r->a, struct row, n);

	for (i = 0; i < n; i++)
		rows[i] = (struct row){ i, timex_day(&doc->timexes[i]), 0 };
	np_sort(r->a, rows, n, sizeof *rows, by_day);
	np_grid_init(&g, r->a, n);
	for (i = 0; i < n; i++) {
		add_date_row(r, &g, &doc->timexes[rows[i].index]);
		if (rows[i].day < UNDATED)
			dated = g.nrows;
	}
	block(r, "WHEN", &g, keep_latest(&g, dated));
}

/* -- Said ------------------------------------------------------------------ */

/* Without the comma that leads over to the cue. */
static void add_said(struct report *r, np_span span)
{
	np_str s = np_span_text(r->doc, span);

	while (s.len && (s.ptr[s.len - 1] == ',' || s.ptr[s.len - 1] == ' '))
		s.len--;
	add(r, s);
}

static np_str quote_text(struct report *r, const np_quote *q)
{
	const char *mark_up = q->kind == NP_INDIRECT ? "" : "\"";
	size_t mark = r->o->b->len;
	uint32_t i;

	adds(r, mark_up);
	if (!q->nparts)
		add_said(r, q->span);
	for (i = 0; i < q->nparts; i++) {
		if (i)
			adds(r, " ");
		if (i + 1 < q->nparts)
			add(r, np_span_text(r->doc, q->parts[i]));
		else
			add_said(r, q->parts[i]);
	}
	adds(r, mark_up);
	return np_clean(r->a, np_take(r->o, mark));
}

static np_str speaker(struct report *r, const np_quote *q)
{
	if (q->entity < r->doc->nentities)
		return np_clean(r->a, r->doc->entities[q->entity].name);
	if (q->speaker.end > q->speaker.beg)
		return text_of(r, q->speaker);
	return str("\xE2\x80\x94");
}

/* What was said in so many words, before what is only reported. */
static void quotes_of(struct report *r, struct np_grid *g, bool indirect,
	uint32_t max)
{
	np_str last = NO_STR, name;
	uint32_t i;

	for (i = 0; i < r->doc->nquotes && g->nrows < max; i++) {
		const np_quote *q = &r->doc->quotes[i];
		np_str *cell;

		if ((q->kind == NP_INDIRECT) != indirect)
			continue;
		cell = np_grid_row(g, NP_PAINT_PER);
		cell[1] = quote_text(r, q);
		if (said_before(g, 1, cell[1])) {
			cell[1] = NO_STR;
			g->nrows--;
			continue;
		}
		name = speaker(r, q);
		cell[0] = same(name, last) ? NO_STR : name;
		last = name;
	}
}

static void said(struct report *r)
{
	struct np_grid g = {
		.column = { { part_of_width(r, 30), 3, false, 0 },
			{ 0, 4, false, NP_PLAIN } },
		.ncolumns = 2, .flex = 1, .flexmin = 24 };
	uint32_t n = r->doc->nquotes, limit = capped(n, MAX_QUOTES);

	np_grid_init(&g, r->a, limit);
	quotes_of(r, &g, false, limit);
	quotes_of(r, &g, true, limit);
	block(r, "SAID", &g, n - limit);
}

/* -- Also ------------------------------------------------------------------ */

/* Whatever else has a name: works, events, nationalities, in one line. */
static void also(struct report *r)
{
	const np_entity *e = r->doc->entities;
	uint32_t i, n = 0;
	size_t mark = r->o->b->len;
	np_str names;

	for (i = 0; i < r->doc->nentities && n < MAX_ALSO; i++) {
		if (e[i].type != NP_MISC || !shown(r, i))
			continue;
		add_phrase(r, mark, np_clean(r->a, e[i].name));
		if (r->o->pick.count[i] > 1) {
			adds(r, TIMES);
			np_buf_addu(r->o->b, r->o->pick.count[i]);
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
	struct report r = { .o = o, .a = o->doc->arena, .doc = o->doc };

	r.aside = find_asides(o->doc);
	r.dateline = dateline_place(&r);
	r.year = np_say_year(o->doc->date.value);
	first_lines(&r);
	gist(&r);
	who(&r);
	events(&r, "WHAT", false);
	events(&r, "BACKGROUND", true);
	where(&r);
	when(&r);
	said(&r);
	also(&r);
	if (!r.any)
		adds(&r, "\nNo names, dates or quotations found.\n");
}
