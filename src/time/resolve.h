/* resolve.h - from frames to TIMEX3 values.
 *
 * The timeline is what a reader keeps in mind: the day the paper came out, and
 * the date the story is at.  News counts from the first, history from the
 * second.
 */
#ifndef NP_RESOLVE_H
#define NP_RESOLVE_H

#include <newsparse.h>

#include "base/arena.h"
#include "time/when.h"

enum np_tense {
	NP_NOTENSE,
	NP_PASTTENSE,
	NP_FUTURETENSE,
	NP_PLANTENSE /* an infinitive, or a present that may mean the future */
};

struct np_timeline {
	np_when pub; /* day of publication; grain NP_G_NONE: unknown */
	np_when focus; /* place in the calendar that was last spoken of */
	np_when story; /* the same, without asides to other years */
	int32_t aside; /* year of the last of these */
	np_when period; /* quarter that was last spoken of */
	uint32_t focus_at, period_at; /* in which sentence */
	bool by_months; /* nine months were spoken of since that quarter */
	int32_t narrative; /* history: dates count from the focus */
	uint32_t sentence; /* that is being read */
};

/* Work out type, value, mod, quant, freq, begin, end and relative of *out and
 * move the timeline on.  An impossible date has no value. */
void np_resolve(struct np_timeline *tl, const struct np_slots *f,
	enum np_tense tense, np_arena *a, np_timex *out);

/* The far end of a range whose value was worked out, as an expression of its
 * own. */
void np_resolve_far(const np_timex *out, np_timex *far);

#endif
