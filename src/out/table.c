/* TSV and CSV: one mention or date a line, in text order.
 *
 *	doc, start, end, type, text, name or value, entity id, score
 *
 * TSV escapes what would break a column or line with a backslash, so that cut,
 * sort and join can be trusted with it; CSV quotes as RFC 4180 says. */
#include "out/out.h"

#include <string.h>

#include "base/banned.h"

struct dialect {
	const char *between, *end;
	void (*cell)(np_buf *b, np_str s);
};

static void tsv_cell(np_buf *b, np_str s)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";
	size_t i, run = 0;
	const char *p;

	for (i = 0; i < s.len; i++) {
		p = s.ptr[i] ? strchr(from, s.ptr[i]) : NULL;
		if (!p)
			continue;
		np_buf_add(b, s.ptr + run, i - run);
		np_buf_addc(b, '\\');
		np_buf_addc(b, to[p - from]);
		run = i + 1;
	}
	if (i > run)
		np_buf_add(b, s.ptr + run, i - run);
}

static bool needs_quotes(np_str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] && strchr(",\"\r\n", s.ptr[i]))
			return true;
	return false;
}

static void csv_cell(np_buf *b, np_str s)
{
	size_t i;

	if (!needs_quotes(s)) {
		np_buf_add(b, s.ptr, s.len);
		return;
	}
	np_buf_addc(b, '"');
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			np_buf_addc(b, '"');
		np_buf_addc(b, s.ptr[i]);
	}
	np_buf_addc(b, '"');
}

static void span_cells(struct np_out *o, const struct dialect *d, np_span s,
	const char *type)
{
	d->cell(o->b, o->style->name);
	np_buf_adds(o->b, d->between);
	np_buf_addu(o->b, np_ruler_field(&o->ruler, s.beg));
	np_buf_adds(o->b, d->between);
	np_buf_addu(o->b, np_ruler_field(&o->ruler, s.end));
	np_buf_adds(o->b, d->between);
	np_buf_adds(o->b, type);
	np_buf_adds(o->b, d->between);
	d->cell(o->b, np_span_text(o->doc, s));
	np_buf_adds(o->b, d->between);
}

static void row(struct np_out *o, const struct dialect *d,
	const struct np_walk *w)
{
	const np_mention *m = w->mention;

	if (m) {
		span_cells(o, d, m->span, np_type_names[m->type]);
		if (m->entity < o->doc->nentities)
			d->cell(o->b, o->doc->entities[m->entity].name);
		np_buf_adds(o->b, d->between);
		if (np_pick_id(o, m->entity) != NP_NONE)
			np_buf_addu(o->b, np_pick_id(o, m->entity));
		np_buf_adds(o->b, d->between);
		np_buf_addfix(o->b, np_share(m->score), 4);
	} else {
		span_cells(o, d, w->timex->span,
			np_timex_names[w->timex->type]);
		d->cell(o->b, w->timex->value);
		np_buf_adds(o->b, d->between);
		np_buf_adds(o->b, d->between);
	}
	np_buf_adds(o->b, d->end);
}

static void table(struct np_out *o, const struct dialect *d)
{
	struct np_walk w = { 0 };

	while (np_pick_next(o, &w))
		row(o, d, &w);
}

void np_out_tsv(struct np_out *o)
{
	static const struct dialect tsv = { "\t", "\n", tsv_cell };

	table(o, &tsv);
}

void np_out_csv(struct np_out *o)
{
	static const struct dialect csv = { ",", "\r\n", csv_cell };

	table(o, &csv);
}
