/* page.h - the article in a web page, or in an XML file of a news agency. */
#ifndef NP_CLI_PAGE_H
#define NP_CLI_PAGE_H

#include <newsparse.h>

#include "cli/bytes.h"

struct page {
	struct bytes title, text, url; /* text: paragraphs, blank lines between */
	char date[10];
	size_t ndate; /* 0: none */
	const char *why; /* what went wrong, static */
};

/* Read UTF-8; false: p->why.  The page is emptied first. */
bool page_read_html(struct page *p, np_str source);
bool page_read_xml(struct page *p, np_str source);

void page_clear(struct page *p);
void page_free(struct page *p);

/* Running text: white space becomes one blank, none at the beginning. */
void page_add_text(struct bytes *b, size_t from, const char *s, size_t n);

/* Take the date that s begins with, YYYY-MM-DD or YYYYMMDD, where there is
 * none yet. */
void page_take_date(struct page *p, const char *s, size_t n);

#endif
