/* mentions.h - what in the text may stand for somebody or something.
 *
 * The one place where names, dates and noun phrases are reconciled:
 *
 * 0. The user's own names win over the model's that they share a token with,
 *    and over temporal expressions; what he says is no entity is none.
 * 1. Of a name and a temporal expression that share a token the longer stays
 *    when it holds the other wholly ("Theresa May", "Tuesday, June 5"), else
 *    the temporal expression does.  Equal ones are dates.
 * 2. What the names model took for dates is dropped: the date grammar is the
 *    judge of those.
 * 3. A name ends before its 's and begins behind its Mr.
 * 4. Noun phrases and pronouns are looked for in what names leave free; a
 *    noun phrase may hold names, but not cross one.
 */
#ifndef NP_MENTIONS_H
#define NP_MENTIONS_H

#include "link/links.h"

/* Fill m, trait, n and name of l from the names and timexes of l->doc, and
 * drop overruled timexes there; with noun phrases and pronouns when wanted. */
void np_mentions_read(struct np_links *l, bool nominals);

#endif
