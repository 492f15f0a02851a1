/* page.h - the article in a web page, or in an XML file of a news agency. */
#ifndef NP_CLI_PAGE_H
#define NP_CLI_PAGE_H

#include <newsparse.h>

#include "cli/bytes.h"

/* Text that was taken out of a page piece by piece.  From its byte `text` on,
 * up to the next run, byte t of it is byte t - text + source of the page. */
struct passage {
	struct bytes text; /* paragraphs, blank lines between */
	struct bytes runs; /* struct page_run, ascending by text */
};

struct page_run {
	size_t text, source;
};

struct page {
	struct passage body;
	struct bytes title, byline, url;
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

/* The same behind the end of p, of a paragraph that begins at `from`; s[0..n)
 * begins at byte `source` of the page. */
void passage_add(struct passage *p, size_t from, const char *s, size_t n,
	size_t source);

/* Drop blanks at the end that are not before `from`. */
void page_trim(struct bytes *b, size_t from);

/* Take the date that s begins with, YYYY-MM-DD or YYYYMMDD, where there is
 * none yet. */
void page_take_date(struct page *p, const char *s, size_t n);

/* Take who wrote it, where nobody is known yet; "By" and an address are none. */
void page_take_byline(struct page *p, const char *s, size_t n);

/* Whether memory ran out for any of it. */
bool page_failed(const struct page *p);

/* The runs as JSON, [[text, source], ...] in units of `unit`. */
void page_print_runs(struct bytes *out, const struct page *p, np_str source,
	np_unit unit);

/* Title, byline, date out of JSON-LD, which s is if it is well-formed. */
void page_read_json_ld(struct page *p, const char *s);

#endif
