/* report.h - what happened, who said it, and what the article is about. */
#ifndef NP_REPORT_STAGE_H
#define NP_REPORT_STAGE_H

#include "doc.h"

/* Fill quotes, events and gist of doc; reads everything above them. */
void np_report_read(struct np_doc *doc);

#endif
