/* pubdate.h - the day an article was published. */
#ifndef NP_PUBDATE_H
#define NP_PUBDATE_H

#include "text/text.h"
#include "time/found.h"
#include "time/when.h"

/* Read "YYYY", "YYYY-MM" or "YYYY-MM-DD", whatever stands behind; false, and
 * *w nowhere, when s does not begin so or the calendar has no such day. */
bool np_pubdate_parse(np_str s, np_when *w);

/* Decide it from what came with the text, or else from what was found in it.
 * *when is the same for calculation. */
void np_pubdate_decide(const struct np_text *t, const np_options *opt,
	const struct np_found *found, uint32_t n, np_arena *a,
	np_pubdate *date, np_when *when);

/* Whether the text tells of times long gone: most of its years are not the
 * year of publication or next to it. */
bool np_is_history(const struct np_found *found, uint32_t n, np_when pub);

#endif
