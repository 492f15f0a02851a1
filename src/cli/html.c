/* The article in a web page.
 *
 * Gumbo makes the tree, as a browser would.  The article is the <article>, the
 * itemprop "articleBody" or the <main> with the most text in paragraphs, else
 * the <body>; of it every block of text is a paragraph, but for navigation,
 * asides, forms, scripts and what calls itself a comment or an advertisement,
 * and for blocks that are mostly links.  Title and day of publication come
 * from the metadata that pages give to search engines and social networks.
 *
 * The tree is walked by its parent pointers, so that no page is too deep, and
 * lives in blocks that are freed together: Gumbo's own clean-up recurses, and
 * does not expect memory to run out. */
#ifdef NP_WITH_HTML
#include "cli/page.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* -- memory ---------------------------------------------------------------- */

#define BLOCK ((size_t)1 << 16)

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(16) char data[];
};

struct pool {
	struct block *first;
	jmp_buf fail;
};

static void *pool_alloc(void *user, size_t n)
{
	struct pool *p = user;
	struct block *b = p->first;
	size_t size;

	n = (n + 15) & ~(size_t)15;
	if (!b || b->size - b->used < n) {
		size = n > BLOCK ? n : BLOCK;
		b = malloc(sizeof *b + size);
		if (!b)
			longjmp(p->fail, 1);
		b->next = p->first;
		b->used = 0;
		b->size = size;
		p->first = b;
	}
	b->used += n;
	return b->data + b->used - n;
}

static void pool_keep(void *user, void *p)
{
	(void)user, (void)p;
}

static void pool_free(struct pool *p)
{
	struct block *b = p->first, *next;

	for (; b; b = next) {
		next = b->next;
		free(b);
	}
}

/* -- what would take too long ---------------------------------------------- */

/* Gumbo looks through the open elements for each new one, and through the
 * attributes of a tag for each new one: quadratic, so there are limits, far
 * beyond what a page needs. */
#define MAX_OPEN 4096
#define MAX_ATTRIBUTES 4096

/* Whether a tag, at its name, is one whose end is left out or that has none,
 * and which therefore does not nest. */
static bool never_nests(const char *s, size_t n)
{
	static const char *const names[] = { "p", "br", "img", "li", "hr",
		"input", "meta", "link", "td", "tr", "th", "dd", "dt",
		"option", "source", "wbr", "col", "area", "embed", "param",
		"track", "base" };
	size_t i, k;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		k = strlen(names[i]);
		if (n > k && !strncasecmp(s, names[i], k)
		    && strchr(" \t\r\n\f/>", s[k]))
			return true;
	}
	return false;
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static const char *too_much(np_str s)
{
	size_t i, open = 0, blanks = 0;
	bool in_tag = false;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '>') {
			in_tag = false;
		} else if (s.ptr[i] == '<' && i + 1 < s.len) {
			in_tag = is_letter(s.ptr[i + 1]) || in_tag;
			blanks = 0;
			if (s.ptr[i + 1] == '/')
				open -= open > 0;
			else if (is_letter(s.ptr[i + 1]))
				open += !never_nests(s.ptr + i + 1,
					s.len - i - 1);
		} else if (in_tag) {
			blanks += s.ptr[i] <= ' ' || s.ptr[i] == '/'
				|| s.ptr[i] == '"';
		}
		if (open > MAX_OPEN)
			return "elements nested too deep";
		if (blanks > 4 * MAX_ATTRIBUTES)
			return "too many attributes in a tag";
	}
	return NULL;
}

/* -- walking --------------------------------------------------------------- */

static const GumboVector *children(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_DOCUMENT)
		return &n->v.document.children;
	if (n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE)
		return &n->v.element.children;
	return NULL;
}

static const GumboNode *child(const GumboNode *n, size_t i)
{
	const GumboVector *v = children(n);

	return v && i < v->length ? v->data[i] : NULL;
}

/* The node behind n and everything in it, below root; calls leave() on every
 * element that is left on the way. */
struct walk {
	const GumboNode *root;
	void (*leave)(void *user, const GumboNode *n);
	void *user;
};

static const GumboNode *skip(const struct walk *w, const GumboNode *n)
{
	const GumboNode *next;

	for (; n != w->root; n = n->parent) {
		if (w->leave && n->type == GUMBO_NODE_ELEMENT)
			w->leave(w->user, n);
		next = child(n->parent, n->index_within_parent + 1);
		if (next)
			return next;
	}
	return NULL;
}

static const GumboNode *next_node(const struct walk *w, const GumboNode *n)
{
	const GumboNode *first = child(n, 0);

	return first ? first : skip(w, n);
}

static GumboTag tag_of(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT ? n->v.element.tag
		: GUMBO_TAG_UNKNOWN;
}

static const char *attr(const GumboNode *n, const char *name)
{
	const GumboAttribute *a = gumbo_get_attribute(
		&n->v.element.attributes, name);

	return a ? a->value : "";
}

static bool one_of(GumboTag tag, const GumboTag *tags)
{
	for (; *tags != GUMBO_TAG_LAST; tags++)
		if (*tags == tag)
			return true;
	return false;
}

/* -- what is no article ---------------------------------------------------- */

static const GumboTag skipped[] = { GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
	GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER,
	GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
	GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_TEMPLATE,
	GUMBO_TAG_FIGURE, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_HEAD,
	GUMBO_TAG_H1, GUMBO_TAG_TITLE, GUMBO_TAG_LAST };

static const GumboTag blocks[] = { GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI,
	GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
	GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
	GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_HEADER,
	GUMBO_TAG_TABLE, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH,
	GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_HR,
	GUMBO_TAG_ADDRESS, GUMBO_TAG_BODY, GUMBO_TAG_LAST };

/* Words that a class or id begins with, where it is no part of the text. */
static bool is_boilerplate(const char *s)
{
	static const char *const words[] = { "comment", "footer", "sidebar",
		"related", "share", "sharing", "social", "nav", "menu",
		"promo", "advert", "cookie", "newsletter", "subscribe",
		"breadcrumb", "recommend", "hidden", "sponsor" };
	size_t i, n;

	for (; *s; s += n + strspn(s + n, " -_")) {
		n = strcspn(s, " -_");
		for (i = 0; i < sizeof words / sizeof *words; i++)
			if (n >= strlen(words[i])
			    && !strncasecmp(s, words[i], strlen(words[i])))
				return true;
	}
	return false;
}

static bool is_skipped(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_TEMPLATE)
		return true;
	if (n->type != GUMBO_NODE_ELEMENT || tag_of(n) == GUMBO_TAG_BODY)
		return false;
	return one_of(tag_of(n), skipped) || is_boilerplate(attr(n, "class"))
		|| is_boilerplate(attr(n, "id"))
		|| gumbo_get_attribute(&n->v.element.attributes, "hidden");
}

/* -- the text -------------------------------------------------------------- */

struct text {
	struct bytes *b;
	size_t begin; /* of the paragraph in b */
	size_t linked; /* bytes of it in links */
	unsigned links; /* open <a> elements */
};

/* The paragraph is complete; one that is mostly links is dropped. */
static void end_paragraph(struct text *t)
{
	struct bytes *b = t->b;

	while (b->len > t->begin && b->ptr[b->len - 1] == ' ')
		b->len--;
	if (2 * t->linked > b->len - t->begin && b->len - t->begin < 200)
		b->len = t->begin;
	if (b->len > t->begin)
		bytes_adds(b, "\n\n");
	t->begin = b->len;
	t->linked = 0;
}

static void leave(void *user, const GumboNode *n)
{
	struct text *t = user;

	if (one_of(tag_of(n), blocks))
		end_paragraph(t);
	if (tag_of(n) == GUMBO_TAG_A && t->links)
		t->links--;
}

static void add_node(struct text *t, const GumboNode *n)
{
	size_t before = t->b->len;

	if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE
	    || n->type == GUMBO_NODE_CDATA) {
		page_add_text(t->b, t->begin, n->v.text.text,
			strlen(n->v.text.text));
		t->linked += t->links ? t->b->len - before : 0;
	} else if (n->type == GUMBO_NODE_ELEMENT) {
		if (one_of(tag_of(n), blocks))
			end_paragraph(t);
		if (tag_of(n) == GUMBO_TAG_BR)
			page_add_text(t->b, t->begin, " ", 1);
		t->links += tag_of(n) == GUMBO_TAG_A;
	}
}

static void read_text(struct bytes *b, const GumboNode *root)
{
	struct text t = { b, b->len, 0, 0 };
	struct walk w = { root, leave, &t };
	const GumboNode *n = root;

	while (n) {
		if (n != root && is_skipped(n)) {
			/* nothing in it was entered, so nothing is left */
			t.links += tag_of(n) == GUMBO_TAG_A;
			n = skip(&w, n);
			continue;
		}
		add_node(&t, n);
		n = next_node(&w, n);
	}
	end_paragraph(&t);
	while (b->len && b->ptr[b->len - 1] == '\n')
		b->len--;
}

/* How good a candidate for the article n is; 0: none. */
static int rank_of(const GumboNode *n)
{
	if (n->type != GUMBO_NODE_ELEMENT)
		return 0;
	if (!strcasecmp(attr(n, "itemprop"), "articleBody"))
		return 3;
	return tag_of(n) == GUMBO_TAG_ARTICLE ? 2
		: tag_of(n) == GUMBO_TAG_MAIN ? 1 : 0;
}

/* Text of the best ranked candidate that has any; of equals the longest.
 * Candidates inside candidates are not looked for: each byte is read once a
 * rank. */
static void read_article(struct page *p, const GumboNode *root)
{
	struct walk w = { root, NULL, NULL };
	struct bytes try = { 0 };
	const GumboNode *n;
	int rank;

	for (rank = 3; rank > 0 && !p->text.len; rank--)
		for (n = root; n;) {
			if (rank_of(n) != rank) {
				n = next_node(&w, n);
				continue;
			}
			try.len = 0;
			read_text(&try, n);
			if (try.len > p->text.len) {
				struct bytes swap = p->text;

				p->text = try;
				try = swap;
			}
			n = skip(&w, n);
		}
	bytes_free(&try);
	if (!p->text.len)
		read_text(&p->text, root);
}

/* -- metadata -------------------------------------------------------------- */

static void set_once(struct bytes *b, const char *s)
{
	if (!b->len)
		page_add_text(b, 0, s, strlen(s));
	while (b->len && b->ptr[b->len - 1] == ' ')
		b->len--;
}

/* "datePublished": "2012-07-25..." in JSON-LD. */
static void read_json_ld(struct page *p, const char *s)
{
	const char *key = strstr(s, "\"datePublished\"");

	if (!key)
		return;
	key += strlen("\"datePublished\"");
	key += strspn(key, " \t\r\n:");
	if (*key == '"')
		page_take_date(p, key + 1, strcspn(key + 1, "\""));
}

struct meta {
	struct bytes og_title, h1, title;
	char first_time[64]; /* of the first <time datetime> */
};

static void read_meta(struct page *p, struct meta *m, const GumboNode *n)
{
	static const char *const dates[] = { "article:published_time", "date",
		"pubdate", "dc.date", "dc.date.issued", "datePublished",
		"parsely-pub-date", "sailthru.date", "publish-date" };
	const char *name = attr(n, "property"), *value = attr(n, "content");
	size_t i;

	if (!*name)
		name = attr(n, "name");
	if (!*name)
		name = attr(n, "itemprop");
	if (!strcasecmp(name, "og:title"))
		set_once(&m->og_title, value);
	if (!strcasecmp(name, "og:url"))
		set_once(&p->url, value);
	for (i = 0; i < sizeof dates / sizeof *dates; i++)
		if (!strcasecmp(name, dates[i]))
			page_take_date(p, value, strlen(value));
}

static void read_inside(struct bytes *b, const GumboNode *root)
{
	struct walk w = { root, NULL, NULL };
	const GumboNode *n;

	if (b->len)
		return;
	for (n = root; n; n = next_node(&w, n))
		if (n->type == GUMBO_NODE_TEXT
		    || n->type == GUMBO_NODE_WHITESPACE)
			page_add_text(b, 0, n->v.text.text,
				strlen(n->v.text.text));
	set_once(b, "");
}

static void read_head(struct page *p, struct meta *m, const GumboNode *n)
{
	size_t k;

	switch (tag_of(n)) {
	case GUMBO_TAG_META:
		read_meta(p, m, n);
		break;
	case GUMBO_TAG_TITLE:
		read_inside(&m->title, n);
		break;
	case GUMBO_TAG_H1:
		read_inside(&m->h1, n);
		break;
	case GUMBO_TAG_LINK:
		if (!strcasecmp(attr(n, "rel"), "canonical"))
			set_once(&p->url, attr(n, "href"));
		break;
	case GUMBO_TAG_SCRIPT:
		if (!strcasecmp(attr(n, "type"), "application/ld+json")
		    && child(n, 0) && child(n, 0)->type == GUMBO_NODE_TEXT)
			read_json_ld(p, child(n, 0)->v.text.text);
		break;
	case GUMBO_TAG_TIME:
		k = strlen(attr(n, "datetime"));
		if (!m->first_time[0] && k < sizeof m->first_time)
			memcpy(m->first_time, attr(n, "datetime"), k + 1);
		break;
	default:
		break;
	}
}

static void read_metadata(struct page *p, const GumboNode *root)
{
	struct walk w = { root, NULL, NULL };
	struct meta m;
	const GumboNode *n;
	struct bytes *title;

	memset(&m, 0, sizeof m);
	for (n = root; n; n = next_node(&w, n))
		if (n->type == GUMBO_NODE_ELEMENT)
			read_head(p, &m, n);
	page_take_date(p, m.first_time, strlen(m.first_time));
	title = m.og_title.len ? &m.og_title : m.h1.len ? &m.h1 : &m.title;
	bytes_add(&p->title, title->ptr, title->len);
	if (m.og_title.failed || m.h1.failed || m.title.failed)
		p->title.failed = true;
	bytes_free(&m.og_title);
	bytes_free(&m.h1);
	bytes_free(&m.title);
}

bool page_read_html(struct page *p, np_str source)
{
	GumboOptions options = kGumboDefaultOptions;
	struct pool pool = { 0 };
	GumboOutput *out;

	page_clear(p);
	p->why = too_much(source);
	if (p->why)
		return false;
	options.allocator = pool_alloc;
	options.deallocator = pool_keep;
	options.userdata = &pool;
	options.max_errors = 0;
	if (setjmp(pool.fail)) {
		pool_free(&pool);
		p->why = np_strerror(NP_ENOMEM);
		return false;
	}
	out = gumbo_parse_with_options(&options, source.ptr ? source.ptr : "",
		source.len);
	read_metadata(p, out->document);
	read_article(p, out->document);
	pool_free(&pool);
	if (p->text.failed || p->title.failed || p->url.failed)
		p->why = np_strerror(NP_ENOMEM);
	return !p->why;
}
#else
#include "cli/page.h"

#include "base/banned.h"

bool page_read_html(struct page *p, np_str source)
{
	(void)source;
	p->why = "HTML input was not compiled in";
	return false;
}
#endif
