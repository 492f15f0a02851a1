/* cues.h - words that tell that somebody says something. */
#ifndef NP_CUES_H
#define NP_CUES_H

#include <stdbool.h>

#include "text/text.h"

/* "said", "tells", "adding": a form of a verb that can introduce speech. */
bool np_is_cue(const struct np_word *w);

/* Of those, one that introduces little else: "said", "added", "told".  The
 * others ("called", "found", "read") count only right beside a quotation. */
bool np_is_strong_cue(const struct np_word *w);

/* "adding", "saying": goes on from another verb. */
bool np_ends_in_ing(const struct np_word *w);

#endif
