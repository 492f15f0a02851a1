/* page.h - the parts of the HTML page around the article. */
#ifndef NP_PAGE_H
#define NP_PAGE_H

#include "out/notes.h"

void np_page_head(struct np_out *o, np_str title);

/* The report as <aside>.  Every entity that is shown is an element with the
 * id "eN", where N is its number. */
void np_page_report(struct np_reader *r);

void np_page_foot(struct np_out *o);

#endif
