/* brat standoff: the .ann that goes with the source as its .txt.
 *
 *	T1	PER 84 99	Zaheer ul-Islam
 *	T2	LOC 104 106	US
 *	#2	AnnotatorNotes T2	United States
 *	N2	Reference T2 GeoNames:6252001	United States
 *	*	Coref T1 T9
 *
 * brat counts in code points whatever the reader does.  Its spans hold no line
 * end, so a span over several lines becomes a fragment for each. */
#include "out/out.h"

#include <string.h>

#include "base/banned.h"

/* Offsets of the pieces of a span between line ends, and then their text with
 * blanks for the line ends. */
static void fragments(struct np_out *o, const struct np_ruler *r, np_span s)
{
	const char *p = o->doc->text.source.ptr;
	uint32_t i = s.beg, beg;
	bool first = true;

	while (i < s.end) {
		while (i < s.end && (p[i] == '\n' || p[i] == '\r'))
			i++;
		beg = i;
		while (i < s.end && p[i] != '\n' && p[i] != '\r')
			i++;
		if (i == beg)
			break;
		np_buf_addc(o->b, first ? ' ' : ';');
		first = false;
		np_buf_addu(o->b, np_ruler_at(r, beg));
		np_buf_addc(o->b, ' ');
		np_buf_addu(o->b, np_ruler_at(r, i));
	}
}

/* Text on one line; each run of line ends is the one blank that brat puts
 * between fragments. */
static void one_line(np_buf *b, np_str s)
{
	size_t i, run = 0;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c != '\n' && c != '\r' && c != '\t')
			continue;
		if (i > run)
			np_buf_add(b, s.ptr + run, i - run);
		if (c == '\t' || i == 0 || (s.ptr[i - 1] != '\n'
			&& s.ptr[i - 1] != '\r'))
			np_buf_addc(b, ' ');
		run = i + 1;
	}
	if (i > run)
		np_buf_add(b, s.ptr + run, i - run);
}

static void text_bound(struct np_out *o, const struct np_ruler *r,
	uint32_t n, const char *type, np_span s)
{
	np_buf_addc(o->b, 'T');
	np_buf_addu(o->b, n);
	np_buf_addc(o->b, '\t');
	np_buf_adds(o->b, type);
	fragments(o, r, s);
	np_buf_addc(o->b, '\t');
	one_line(o->b, np_span_text(o->doc, s));
	np_buf_addc(o->b, '\n');
}

/* What the text of annotation n, at s, does not say itself. */
static void note(struct np_out *o, uint32_t n, np_span s, np_str text)
{
	np_str own = np_span_text(o->doc, s);

	if (!text.len || (text.len == own.len
		&& !memcmp(text.ptr, own.ptr, own.len)))
		return;
	np_buf_addc(o->b, '#');
	np_buf_addu(o->b, n);
	np_buf_adds(o->b, "\tAnnotatorNotes T");
	np_buf_addu(o->b, n);
	np_buf_addc(o->b, '\t');
	one_line(o->b, text);
	np_buf_addc(o->b, '\n');
}

static void reference(struct np_out *o, uint32_t n, const np_entity *e)
{
	if (e->type != NP_LOC || !e->place.geonameid)
		return;
	np_buf_addc(o->b, 'N');
	np_buf_addu(o->b, n);
	np_buf_adds(o->b, "\tReference T");
	np_buf_addu(o->b, n);
	np_buf_adds(o->b, " GeoNames:");
	np_buf_addu(o->b, e->place.geonameid);
	np_buf_addc(o->b, '\t');
	one_line(o->b, e->name);
	np_buf_addc(o->b, '\n');
}

/* T numbers by entity: chains of mentions in text order. */
struct chains {
	uint32_t *first, *last; /* [E] T number, 0: none */
	uint32_t *next; /* [T + 1] the same entity's next */
};

static void link_mention(struct chains *c, uint32_t entity, uint32_t n)
{
	if (c->last[entity])
		c->next[c->last[entity]] = n;
	else
		c->first[entity] = n;
	c->last[entity] = n;
}

static void corefs(struct np_out *o, const struct chains *c)
{
	uint32_t i, n;

	for (i = 0; i < o->doc->nentities; i++) {
		if (c->first[i] == c->last[i])
			continue;
		np_buf_adds(o->b, "*\tCoref");
		for (n = c->first[i]; n; n = c->next[n]) {
			np_buf_adds(o->b, " T");
			np_buf_addu(o->b, n);
		}
		np_buf_addc(o->b, '\n');
	}
}

static void mention(struct np_out *o, const struct np_ruler *r,
	struct chains *c, const np_mention *m, uint32_t n)
{
	const np_entity *e;

	text_bound(o, r, n, np_type_names[m->type], m->span);
	if (m->entity >= o->doc->nentities)
		return;
	e = &o->doc->entities[m->entity];
	note(o, n, m->span, e->name);
	reference(o, n, e);
	link_mention(c, m->entity, n);
}

void np_out_brat(struct np_out *o)
{
	const struct np_doc *doc = o->doc;
	struct chains c = { NP_NEW(doc->arena, uint32_t, doc->nentities),
		NP_NEW(doc->arena, uint32_t, doc->nentities),
		NP_NEW(doc->arena, uint32_t, (size_t)doc->nmentions
			+ doc->ntimexes + 1) };
	struct np_walk w = { 0 };
	struct np_ruler r;
	uint32_t n = 0;

	np_ruler_init(&r, doc, NP_CHARS);
	while (np_pick_next(o, &w)) {
		n++;
		if (w.mention) {
			mention(o, &r, &c, w.mention, n);
			continue;
		}
		text_bound(o, &r, n, np_timex_names[w.timex->type],
			w.timex->span);
		note(o, n, w.timex->span, w.timex->value);
	}
	corefs(o, &c);
}
