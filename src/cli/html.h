/* html.h - the tree of a web page, for html.c, html_text.c and html_meta.c. */
#ifndef NP_CLI_HTML_H
#define NP_CLI_HTML_H

#include <gumbo.h>

#include "cli/page.h"

/* Through everything below root, in the order of the page; leave() is called on
 * every element that is left on the way. */
struct html_walk {
	const GumboNode *root;
	void (*leave)(void *user, const GumboNode *n);
	void *user;
};

/* The node behind n, entering n or passing over what is in it; NULL: none. */
const GumboNode *html_next(const struct html_walk *w, const GumboNode *n);
const GumboNode *html_skip(const struct html_walk *w, const GumboNode *n);

const GumboNode *html_child(const GumboNode *n, size_t i);
GumboTag html_tag(const GumboNode *n);

/* Attribute of an element, "" where it has none of that name. */
const char *html_attr(const GumboNode *n, const char *name);

static inline bool html_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The article into p->body; source is what was parsed. */
void html_read_article(struct page *p, const GumboNode *root, np_str source);

/* Title, byline, day and address. */
void html_read_metadata(struct page *p, const GumboNode *root);

#endif
