/* The article in an XML file of a news agency: NITF, NewsML-G2, and whatever
 * else has a headline and paragraphs.
 *
 * Expat reads; a handler keeps the text of headline and paragraphs and the
 * dates that are attributes or text of known elements.  Nothing is ever
 * loaded, and a document that declares entities is refused. */
#ifdef NP_WITH_XML
#include "cli/page.h"

#include <expat.h>
#include <string.h>

#include "base/banned.h"

enum where { ELSEWHERE, HEADLINE, PARAGRAPH, DATE, TITLE, BYLINE };

/* Elements that matter, by local name. */
static const struct {
	const char *name;
	enum where where;
	const char *date; /* attribute with the day of publication */
} elements[] = {
	{ "hl1", HEADLINE, NULL }, { "headline", HEADLINE, NULL },
	{ "p", PARAGRAPH, NULL }, { "dateline", PARAGRAPH, NULL },
	{ "title", TITLE, NULL },
	{ "byline", BYLINE, NULL }, { "by", BYLINE, NULL },
	{ "date.issue", ELSEWHERE, "norm" },
	{ "story.date", ELSEWHERE, "norm" },
	{ "pubdata", ELSEWHERE, "date.publication" },
	{ "contentCreated", DATE, NULL }, { "firstCreated", DATE, NULL },
	{ "versionCreated", DATE, NULL }, { "pubDate", DATE, NULL }
};

struct state {
	XML_Parser parser;
	struct page *page;
	enum where where;
	unsigned depth, since; /* depth at which `where` began */
	struct bytes title, date, byline;
	struct passage all; /* text outside of known elements */
	size_t begin; /* of the paragraph in page->body */
};

static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void start(void *user, const XML_Char *name, const XML_Char **attrs)
{
	struct state *s = user;
	size_t i;

	s->depth++;
	name = local_name(name);
	for (i = 0; i < sizeof elements / sizeof *elements; i++) {
		if (strcmp(elements[i].name, name))
			continue;
		for (; elements[i].date && attrs[0]; attrs += 2)
			if (!strcmp(attrs[0], elements[i].date))
				page_take_date(s->page, attrs[1],
					strlen(attrs[1]));
		if (s->where == ELSEWHERE
		    && elements[i].where != ELSEWHERE) {
			s->where = elements[i].where;
			s->since = s->depth;
			s->begin = s->page->body.text.len;
			if (s->where == TITLE) /* the last one counts */
				bytes_clear(&s->title);
		}
		break;
	}
}

static size_t offset(const struct state *s)
{
	return (size_t)XML_GetCurrentByteIndex(s->parser);
}

/* What began with the element is complete. */
static void close_field(struct state *s)
{
	struct bytes *text = &s->page->body.text;

	if (s->where == PARAGRAPH) {
		page_trim(text, s->begin);
		if (text->len > s->begin)
			bytes_adds(text, "\n\n");
	} else if (s->where == DATE) {
		page_take_date(s->page, s->date.len ? s->date.ptr : "",
			s->date.len);
		s->date.len = 0;
	} else if (s->where == BYLINE) {
		page_take_byline(s->page, s->byline.len ? s->byline.ptr : "",
			s->byline.len);
		s->byline.len = 0;
	}
	s->where = ELSEWHERE;
}

static void end(void *user, const XML_Char *name)
{
	struct state *s = user;

	(void)name;
	if (s->where == ELSEWHERE)
		passage_add(&s->all, 0, " ", 1, offset(s));
	else if (s->since == s->depth)
		close_field(s);
	s->depth--;
}

static void text(void *user, const XML_Char *t, int n)
{
	struct state *s = user;
	size_t len = (size_t)n;

	switch (s->where) {
	case HEADLINE:
		page_add_text(&s->page->title, 0, t, len);
		break;
	case TITLE:
		page_add_text(&s->title, 0, t, len);
		break;
	case PARAGRAPH:
		passage_add(&s->page->body, s->begin, t, len, offset(s));
		break;
	case DATE:
		page_add_text(&s->date, 0, t, len);
		break;
	case BYLINE:
		page_add_text(&s->byline, 0, t, len);
		break;
	case ELSEWHERE:
		passage_add(&s->all, 0, t, len, offset(s));
	}
}

static void entity(void *user, const XML_Char *name, int parameter,
	const XML_Char *value, int n, const XML_Char *base,
	const XML_Char *system, const XML_Char *public_id,
	const XML_Char *notation)
{
	struct state *s = user;

	(void)name, (void)parameter, (void)value, (void)n, (void)base;
	(void)system, (void)public_id, (void)notation;
	s->page->why = "XML with entities of its own is refused";
	XML_StopParser(s->parser, XML_FALSE);
}

/* What the handlers gathered becomes the page. */
static void settle(struct state *s)
{
	struct page *p = s->page;
	struct passage body = p->body;

	page_trim(&p->body.text, 0);
	if (!p->body.text.len) {
		p->body = s->all;
		s->all = body;
	}
	if (!p->title.len)
		bytes_add(&p->title, s->title.ptr, s->title.len);
	page_trim(&p->body.text, 0);
	page_trim(&p->title, 0);
	if (page_failed(p) || s->all.text.failed || s->all.runs.failed
	    || s->title.failed || s->date.failed || s->byline.failed)
		p->why = np_strerror(NP_ENOMEM);
}

bool page_read_xml(struct page *p, np_str source)
{
	struct state s = { 0 };

	page_clear(p);
	if (source.len > 0x7fffffff) {
		p->why = np_strerror(NP_ETOOBIG);
		return false;
	}
	s.page = p;
	s.parser = XML_ParserCreate("UTF-8");
	if (!s.parser) {
		p->why = np_strerror(NP_ENOMEM);
		return false;
	}
	XML_SetUserData(s.parser, &s);
	XML_SetElementHandler(s.parser, start, end);
	XML_SetCharacterDataHandler(s.parser, text);
	XML_SetEntityDeclHandler(s.parser, entity);
	if (XML_Parse(s.parser, source.ptr ? source.ptr : "", (int)source.len,
		1) == XML_STATUS_ERROR && !p->why)
		p->why = XML_ErrorString(XML_GetErrorCode(s.parser));
	XML_ParserFree(s.parser);
	if (!p->why)
		settle(&s);
	bytes_free(&s.title);
	bytes_free(&s.date);
	bytes_free(&s.byline);
	bytes_free(&s.all.text);
	bytes_free(&s.all.runs);
	return !p->why;
}
#else
#include "cli/page.h"

#include "base/banned.h"

bool page_read_xml(struct page *p, np_str source)
{
	(void)source;
	p->why = "XML input was not compiled in";
	return false;
}
#endif
