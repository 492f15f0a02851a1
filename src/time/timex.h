/* timex.h - temporal expressions and the day of publication.
 *
 *	tokens -> atoms -> matches of the grammar -> frames -> TIMEX3
 *	          atoms.h  match.h                   frame.h   resolve.h
 *
 * The grammar is data: data/dates.tsv, compiled into the section "dates" of
 * the model (grammar.h).
 */
#ifndef NP_TIMEX_H
#define NP_TIMEX_H

#include "base/blob.h"
#include "text/text.h"
#include "time/grammar.h"

struct np_dates {
	np_blob data;
	struct np_grammar grammar; /* view of data */
};

/* Check every bound in the section and open a view of it. */
np_status np_dates_open(struct np_dates *d, np_blob section);

/* Decide the day of publication (*date, see OUTPUT: input, option, dateline,
 * text, none) and find every temporal expression: *out, [*n], in text order,
 * disjoint, within sentences.  Linear in the tokens. */
void np_timex_find(const struct np_dates *d, np_arena *a,
	const struct np_text *t, const np_options *opt, np_pubdate *date,
	np_timex **out, uint32_t *n);

#endif
