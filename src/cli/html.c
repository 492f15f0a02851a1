/* The article in a web page.
 *
 * Gumbo makes the tree, as a browser would; html_text.c finds the article in
 * it, html_meta.c what the page tells of it.
 *
 * The tree is walked by its parent pointers, so that no page is too deep, and
 * lives in blocks that are freed together: Gumbo's own clean-up recurses, and
 * does not expect memory to run out. */
#ifdef NP_WITH_HTML
#include "cli/html.h"

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

static const char *too_much(np_str s)
{
	size_t i, open = 0, blanks = 0;
	bool in_tag = false;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '>') {
			in_tag = false;
		} else if (s.ptr[i] == '<' && i + 1 < s.len) {
			in_tag = html_is_letter(s.ptr[i + 1]) || in_tag;
			blanks = 0;
			if (s.ptr[i + 1] == '/')
				open -= open > 0;
			else if (html_is_letter(s.ptr[i + 1]))
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

const GumboNode *html_child(const GumboNode *n, size_t i)
{
	const GumboVector *v = children(n);

	return v && i < v->length ? v->data[i] : NULL;
}

const GumboNode *html_skip(const struct html_walk *w, const GumboNode *n)
{
	const GumboNode *next;

	for (; n != w->root; n = n->parent) {
		if (w->leave && n->type == GUMBO_NODE_ELEMENT)
			w->leave(w->user, n);
		next = html_child(n->parent, n->index_within_parent + 1);
		if (next)
			return next;
	}
	return NULL;
}

const GumboNode *html_next(const struct html_walk *w, const GumboNode *n)
{
	const GumboNode *first = html_child(n, 0);

	return first ? first : html_skip(w, n);
}

GumboTag html_tag(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT ? n->v.element.tag
		: GUMBO_TAG_UNKNOWN;
}

const char *html_attr(const GumboNode *n, const char *name)
{
	const GumboAttribute *a = gumbo_get_attribute(
		&n->v.element.attributes, name);

	return a ? a->value : "";
}

/* -- a page ---------------------------------------------------------------- */

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
	html_read_metadata(p, out->document);
	html_read_article(p, out->document, source);
	pool_free(&pool);
	if (page_failed(p))
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
