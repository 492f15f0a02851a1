/* One self-contained page: the article with what was found in it marked up,
 * and the report beside it.  No script, no network, and a content security
 * policy that says so: whatever an article holds, it can only be shown.
 *
 *	<main>   headline and paragraphs; <a href="#e3"> to the report
 *	<aside>  who, what, where, when, said; <a href="#m7"> back to the text
 *
 * Names, dates and quotes are found by links and headings, so by the keyboard
 * and by ear as well as by colour.
 *
 * Marks must nest.  Names and dates are disjoint; a noun phrase is marked
 * where it encloses none of them; quotes are the outer layer, and begin and
 * end only between marks and within a paragraph. */
#include "out/markup.h"
#include "out/notes.h"
#include "out/page.h"

#include "base/banned.h"

#define NEAR 8 /* marks looked ahead for one inside a noun phrase */

struct page {
	struct np_reader r;
	np_buf *b;
	struct np_walk walk; /* the next mark, already taken from it */
	bool marks_left;
	const np_span *said; /* [nsaid] pieces of quotes, in order, disjoint */
	uint32_t nsaid, next_said;
	uint32_t nmarks; /* printed so far: their ids */
	uint32_t at; /* source printed so far */
};

/* -- The layers ------------------------------------------------------------ */

static np_span walk_span(const struct np_walk *w)
{
	return w->mention ? w->mention->span : w->timex->span;
}

/* Is anything marked inside the noun phrase that the walk stands at? */
static bool encloses(const struct np_out *o, struct np_walk w)
{
	uint32_t end = w.mention->span.end, i;

	for (i = 0; i < NEAR; i++) {
		if (!np_pick_next(o, &w) || walk_span(&w).beg >= end)
			return false;
		if (w.timex || w.mention->kind == NP_NAME)
			return true;
	}
	return true;
}

/* On to the next mark that can be printed. */
static void next_mark(struct page *p)
{
	const struct np_walk *w = &p->walk;

	while ((p->marks_left = np_pick_next(p->r.o, &p->walk)))
		if (walk_span(w).beg >= p->at && (w->timex
			|| w->mention->kind == NP_NAME
			|| !encloses(p->r.o, *w)))
			return;
}

static uint32_t count_pieces(const struct np_doc *doc)
{
	uint32_t i, n = 0;

	for (i = 0; i < doc->nquotes; i++)
		n += doc->quotes[i].nparts ? doc->quotes[i].nparts : 1;
	return n;
}

static void add_piece(np_span *said, uint32_t *n, np_span s)
{
	if (!*n || said[*n - 1].end <= s.beg)
		said[(*n)++] = s;
}

static void find_said(struct page *p)
{
	const struct np_doc *doc = p->r.doc;
	np_span *said = NP_NEW(doc->arena, np_span, count_pieces(doc));
	uint32_t i, k;

	for (i = 0; i < doc->nquotes; i++) {
		const np_quote *q = &doc->quotes[i];

		if (q->kind == NP_INDIRECT)
			continue;
		if (!q->nparts)
			add_piece(said, &p->nsaid, q->span);
		for (k = 0; k < q->nparts; k++)
			add_piece(said, &p->nsaid, q->parts[k]);
	}
	p->said = said;
}

/* -- The article ----------------------------------------------------------- */

static void add(struct page *p, const char *s)
{
	np_buf_adds(p->b, s);
}

static void add_source(struct page *p, uint32_t to)
{
	if (to <= p->at)
		return;
	np_add_markup(p->b, np_span_text(p->r.doc, (np_span){ p->at, to }));
	p->at = to;
}

static void tooltip(struct page *p, const np_mention *m)
{
	size_t mark = p->b->len;
	const np_entity *e = &p->r.doc->entities[m->entity];
	np_str what = e->type == NP_LOC ? np_note_place(&p->r, e) :
		np_note_who(&p->r, m->entity);

	np_note_add(&p->r, mark, np_note_name(&p->r, m->entity));
	if (what.len)
		np_note_add(&p->r, mark, what);
	np_add_attribute(p->b, "title", np_take(p->r.o, mark));
}

static void open_mention(struct page *p, const np_mention *m)
{
	static const char *const classes[] = { "per", "loc", "org", "misc" };
	uint32_t id = np_pick_id(p->r.o, m->entity);

	add(p, "<a class=\"");
	add(p, classes[m->type]);
	add(p, m->kind == NP_NAME ? "\" id=\"m" : " nom\" id=\"m");
	np_buf_addu(p->b, (uint64_t)(m - p->r.doc->mentions));
	add(p, "\" href=\"#e");
	np_buf_addu(p->b, id == NP_NONE ? 0 : id);
	np_buf_addc(p->b, '"');
	if (id != NP_NONE)
		tooltip(p, m);
	np_buf_addc(p->b, '>');
}

/* A value that HTML takes for a date, too: 0 stands for a digit. */
static bool is_datetime(np_str value)
{
	static const char *const patterns[] = { "0000", "0000-00", "0000-W00",
		"0000-00-00" };
	size_t i, k;

	for (i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		if (value.len != strlen(patterns[i]))
			continue;
		for (k = 0; k < value.len; k++)
			if (patterns[i][k] == '0' ? value.ptr[k] < '0'
					|| value.ptr[k] > '9'
				: patterns[i][k] != value.ptr[k])
				break;
		if (k == value.len)
			return true;
	}
	return false;
}

static void open_date(struct page *p, const np_timex *t)
{
	add(p, "<a class=\"date\" href=\"#when\"");
	np_add_attribute(p->b, "title", np_note_date(&p->r, t));
	add(p, "><time");
	if (is_datetime(t->value))
		np_add_attribute(p->b, "datetime", t->value);
	np_buf_addc(p->b, '>');
}

static void print_mark(struct page *p)
{
	const struct np_walk w = p->walk;

	if (w.mention)
		open_mention(p, w.mention);
	else
		open_date(p, w.timex);
	add_source(p, walk_span(&w).end);
	add(p, w.mention ? "</a>" : "</time></a>");
	next_mark(p);
}

/* Marks and text up to `to`, which is not inside a mark. */
static void print_marked(struct page *p, uint32_t to)
{
	while (p->marks_left && walk_span(&p->walk).beg < to) {
		add_source(p, walk_span(&p->walk).beg);
		print_mark(p);
	}
	add_source(p, to);
}

/* Source up to `to`, with quotes around what is marked in them. */
static void print_layers(struct page *p, uint32_t to)
{
	while (p->next_said < p->nsaid) {
		np_span s = p->said[p->next_said];

		if (s.end <= p->at) {
			p->next_said++;
			continue;
		}
		if (s.beg >= to)
			break;
		print_marked(p, s.beg);
		add(p, "<span class=\"said\">");
		print_marked(p, s.end < to ? s.end : to);
		add(p, "</span>");
		if (s.end > to)
			break;
		p->next_said++;
	}
	print_marked(p, to);
}

/* End of the paragraph that begins at `at`: a blank line, or the end. */
static uint32_t paragraph_end(np_str s, uint32_t at)
{
	uint32_t i, lines = 0, end = at;

	for (i = at; i < s.len && lines < 2; i++) {
		char c = s.ptr[i];

		if (c == '\n') {
			lines++;
		} else if (c != ' ' && c != '\t' && c != '\r') {
			lines = 0;
			end = i + 1;
		}
	}
	return lines < 2 ? (uint32_t)s.len : end;
}

static uint32_t skip_blanks(np_str s, uint32_t at)
{
	while (at < s.len && (s.ptr[at] == '\n' || s.ptr[at] == ' '
		|| s.ptr[at] == '\t' || s.ptr[at] == '\r'))
		at++;
	return at;
}

static void paragraphs(struct page *p)
{
	np_str s = p->r.doc->text.source;
	uint32_t end;

	for (;;) {
		p->at = skip_blanks(s, p->at);
		if (p->at >= s.len)
			return;
		end = paragraph_end(s, p->at);
		add(p, "<p dir=\"auto\">");
		print_layers(p, end);
		add(p, "</p>\n");
	}
}

/* Where the headline ends in the source; 0 where there is none. */
static uint32_t headline_end(const struct np_text *t)
{
	uint32_t i = 0;

	if (t->body > 2)
		return t->body - 2;
	while (i < t->ntokens && t->tokens[i].zone == NP_HEADLINE)
		i++;
	return i ? t->tokens[i - 1].span.end : 0;
}

static void article(struct page *p)
{
	uint32_t end = headline_end(&p->r.doc->text);

	add(p, "<main id=\"article\">\n<h1 dir=\"auto\">");
	if (end)
		print_layers(p, end);
	else
		np_add_markup(p->b, np_clean(p->r.a, p->r.o->style->name));
	add(p, "</h1>\n<p class=\"about\">");
	np_add_markup(p->b, np_note_about(&p->r));
	add(p, "</p>\n");
	paragraphs(p);
	add(p, "</main>\n");
}

void np_out_html(struct np_out *o)
{
	struct page p = { .r = np_reader_of(o), .b = o->b };
	np_str title = np_note_headline(&p.r);

	if (!title.len)
		title = np_clean(p.r.a, o->style->name);
	np_page_head(o, title);
	find_said(&p);
	next_mark(&p);
	article(&p);
	np_page_report(&p.r);
	np_page_foot(o);
}
