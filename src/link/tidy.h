/* tidy.h - names as an editor would mark them.
 *
 *	Click here, Read more                    no names
 *	(NASDAQ: NWSL), <KM>, (HALV.OL)          codes of shares: no names
 *	@RyanZinke, Interior @RyanZinke          no names
 *	[U.S. Defence] Secretary                 U.S. and a title
 *	[Det Insp Paul Rowe]  [Sarah Khan QC]    Paul Rowe, Sarah Khan
 *	[Lyon, France]                           Lyon, and France
 *	[Gulf Shipping] in a headline            Gulf
 */
#ifndef NP_TIDY_H
#define NP_TIDY_H

#include "link/links.h"

/* names[0..*n), in text order, corrected, cut, split and dropped: a new array
 * in the arena, its length in *n.  The user's own (entity != NP_NONE) are left
 * alone. */
np_mention *np_tidy_names(const struct np_links *l, const np_mention *names,
	uint32_t *n);

#endif
