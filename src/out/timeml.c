/* TimeML: the text with its temporal expressions marked as TIMEX3.
 *
 * Between <TEXT> and </TEXT> stands the text and nothing else, so that who
 * takes the tags out has the article again. */
#include "out/markup.h"
#include "out/out.h"

#include "base/banned.h"

static void creation_time(struct np_out *o)
{
	np_str value = o->doc->date.value;

	if (!value.len)
		return;
	np_buf_adds(o->b, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
	np_add_attribute(o->b, "value", value);
	np_buf_adds(o->b, " temporalFunction=\"false\""
		" functionInDocument=\"CREATION_TIME\">");
	np_add_markup(o->b, value);
	np_buf_adds(o->b, "</TIMEX3></DCT>\n");
}

static void open_tag(struct np_out *o, uint32_t i)
{
	const np_timex *t = &o->doc->timexes[i];
	const char *type = np_timex_names[t->type];

	np_buf_adds(o->b, "<TIMEX3 tid=\"t");
	np_buf_addu(o->b, i + 1);
	np_buf_adds(o->b, "\" type=\"");
	np_buf_adds(o->b, type);
	np_buf_addc(o->b, '"');
	np_add_attribute(o->b, "value", t->value);
	np_add_attribute(o->b, "mod", t->mod);
	np_add_attribute(o->b, "quant", t->quant);
	np_add_attribute(o->b, "freq", t->freq);
	if (t->relative) {
		np_buf_adds(o->b, " temporalFunction=\"true\"");
		if (o->doc->date.value.len)
			np_buf_adds(o->b, " anchorTimeID=\"t0\"");
	}
	np_buf_addc(o->b, '>');
}

/* Source bytes [beg, end) with the expressions in them; *next is the first of
 * these. */
static void tagged(struct np_out *o, uint32_t beg, uint32_t end,
	uint32_t *next)
{
	const struct np_doc *doc = o->doc;
	uint32_t n = o->pick.dates ? doc->ntimexes : 0;
	np_span gap = { beg, beg };

	for (; *next < n && doc->timexes[*next].span.end <= end; ++*next) {
		np_span s = doc->timexes[*next].span;

		gap.end = s.beg;
		np_add_markup(o->b, np_span_text(doc, gap));
		open_tag(o, *next);
		np_add_markup(o->b, np_span_text(doc, s));
		np_buf_adds(o->b, "</TIMEX3>");
		gap.beg = s.end;
	}
	gap.end = end;
	if (gap.end > gap.beg)
		np_add_markup(o->b, np_span_text(doc, gap));
}

void np_out_timeml(struct np_out *o)
{
	const struct np_text *t = &o->doc->text;
	uint32_t next = 0;

	np_buf_adds(o->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<TimeML xmlns:xsi="
		"\"http://www.w3.org/2001/XMLSchema-instance\""
		" xsi:noNamespaceSchemaLocation="
		"\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n");
	np_buf_adds(o->b, "<DOCID>");
	np_add_markup(o->b, o->style->name);
	np_buf_adds(o->b, "</DOCID>\n");
	creation_time(o);
	if (t->body) {
		np_buf_adds(o->b, "<TITLE>");
		tagged(o, 0, t->body - 2, &next);
		np_buf_adds(o->b, "</TITLE>\n");
	}
	np_buf_adds(o->b, "<TEXT>");
	tagged(o, t->body, (uint32_t)t->source.len, &next);
	np_buf_adds(o->b, "</TEXT>\n</TimeML>\n");
}
