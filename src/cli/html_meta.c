/* Title, byline, day and address of the article in a web page, from what pages
 * tell search engines and social networks (JSON-LD, OpenGraph, <meta>), else
 * from what they show (<h1>, <time>, a class "byline"). */
#ifdef NP_WITH_HTML
#include "cli/html.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* What is only believed where nothing better is told. */
struct shown {
	struct bytes og_title, h1, title, byline;
	char first_time[64]; /* of the first <time datetime> */
	unsigned bylines; /* elements that call themselves so */
};

#define MOST_BYLINES 8 /* they may be empty, and enclose each other */

static void set_once(struct bytes *b, const char *s)
{
	if (!b->len)
		page_add_text(b, 0, s, strlen(s));
	page_trim(b, 0);
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcasecmp(name, *names))
			return true;
	return false;
}

static void read_meta(struct page *p, struct shown *shown, const GumboNode *n)
{
	static const char *const dates[] = { "article:published_time", "date",
		"pubdate", "dc.date", "dc.date.issued", "datePublished",
		"parsely-pub-date", "sailthru.date", "publish-date", NULL };
	static const char *const authors[] = { "author", "article:author",
		"byl", "dc.creator", "parsely-author", "sailthru.author",
		NULL };
	const char *name = html_attr(n, "property");
	const char *value = html_attr(n, "content");

	if (!*name)
		name = html_attr(n, "name");
	if (!*name)
		name = html_attr(n, "itemprop");
	if (!strcasecmp(name, "og:title"))
		set_once(&shown->og_title, value);
	if (!strcasecmp(name, "og:url"))
		set_once(&p->url, value);
	if (is_one_of(name, dates))
		page_take_date(p, value, strlen(value));
	if (is_one_of(name, authors))
		page_take_byline(p, value, strlen(value));
}

static void read_inside(struct bytes *b, const GumboNode *root)
{
	struct html_walk w = { root, NULL, NULL };
	const GumboNode *n;

	if (b->len)
		return;
	for (n = root; n; n = html_next(&w, n))
		if (n->type == GUMBO_NODE_TEXT
		    || n->type == GUMBO_NODE_WHITESPACE)
			page_add_text(b, 0, n->v.text.text,
				strlen(n->v.text.text));
	page_trim(b, 0);
}

/* Does the element call itself the byline? */
static bool is_byline(const GumboNode *n)
{
	static const char *const names[] = { "author", "byline", NULL };
	const char *class = html_attr(n, "class");
	size_t k = strcspn(class, " ");

	return !strcasecmp(html_attr(n, "rel"), "author")
		|| !strcasecmp(html_attr(n, "itemprop"), "author")
		|| is_one_of(class, names)
		|| (k == 6 && !strncasecmp(class, names[0], k))
		|| (k == 6 && !strncasecmp(class, names[1], k));
}

static void read_shown(struct page *p, struct shown *shown, const GumboNode *n)
{
	const GumboNode *inner = html_child(n, 0);
	size_t k;

	switch (html_tag(n)) {
	case GUMBO_TAG_META:
		read_meta(p, shown, n);
		break;
	case GUMBO_TAG_TITLE:
		read_inside(&shown->title, n);
		break;
	case GUMBO_TAG_H1:
		read_inside(&shown->h1, n);
		break;
	case GUMBO_TAG_LINK:
		if (!strcasecmp(html_attr(n, "rel"), "canonical"))
			set_once(&p->url, html_attr(n, "href"));
		break;
	case GUMBO_TAG_SCRIPT:
		if (inner && inner->type == GUMBO_NODE_TEXT
		    && !strcasecmp(html_attr(n, "type"), "application/ld+json"))
			page_read_json_ld(p, inner->v.text.text);
		break;
	case GUMBO_TAG_TIME:
		k = strlen(html_attr(n, "datetime"));
		if (!shown->first_time[0] && k < sizeof shown->first_time)
			memcpy(shown->first_time, html_attr(n, "datetime"),
				k + 1);
		break;
	case GUMBO_TAG_BODY:
		break; /* <body class="author"> */
	default:
		if (is_byline(n) && shown->bylines++ < MOST_BYLINES)
			read_inside(&shown->byline, n);
	}
}

void html_read_metadata(struct page *p, const GumboNode *root)
{
	struct html_walk w = { root, NULL, NULL };
	struct shown s;
	const GumboNode *n;
	struct bytes *title;

	memset(&s, 0, sizeof s);
	for (n = root; n; n = html_next(&w, n))
		if (n->type == GUMBO_NODE_ELEMENT)
			read_shown(p, &s, n);
	page_take_date(p, s.first_time, strlen(s.first_time));
	title = s.og_title.len ? &s.og_title : s.h1.len ? &s.h1 : &s.title;
	bytes_add(&p->title, title->ptr, title->len);
	if (s.byline.len)
		page_take_byline(p, s.byline.ptr, s.byline.len);
	if (s.og_title.failed || s.h1.failed || s.title.failed
	    || s.byline.failed)
		p->title.failed = true;
	bytes_free(&s.og_title);
	bytes_free(&s.h1);
	bytes_free(&s.title);
	bytes_free(&s.byline);
}
#endif
