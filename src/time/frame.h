/* frame.h - what a rule of data/dates.tsv finds, before the calendar has its
 * say: a few named numbers, and the operation that makes a value of them.
 *
 *	"two weeks after July 3"   =>   shift { n=2 unit=WEEK dir=1 month=7
 *	                                        day=3 }
 *
 * The names of slots, operations and constants are the vocabulary that the
 * grammar is written in; the packer and the library share these lists, whose
 * order is part of the format of the section.
 */
#ifndef NP_FRAME_H
#define NP_FRAME_H

#include <limits.h>
#include <stdint.h>

#define NP_UNSET INT32_MIN
#define NP_VAGUE (-1) /* a count that is not told: "several weeks" */

/* Slots of a frame and the values they may have; what lies outside is taken for
 * not told.  data/dates.tsv explains each. */
#define NP_SLOTS(X)                                                           \
	X(year, 0, 999999) X(yy, 0, 99) X(decade, 0, 9999)                    \
	X(century, 1, 99) X(month, 1, 12) X(day, 0, 99) X(wd, 1, 7)           \
	X(quarter, 1, 4) X(half, 1, 2) X(season, 0, 3) X(holiday, 0, 127)     \
	X(tod, 0, 7) X(hour, 0, 24) X(min, 0, 59) X(pm, 0, 1)                 \
	X(era, 0, 1) X(n, -1, 999999999) X(unit, 0, 15) X(dir, -1, 1)         \
	X(frac, 0, 999999) X(rel, -1, 1) X(yrel, -1, 1) X(anchor, 0, 1)       \
	X(mod, 0, 11) X(ref, 0, 2) X(quant, 0, 5) X(plural, 0, 1)             \
	X(part, 0, 1) X(n2, -1, 999999999) X(year2, 0, 999999)                \
	X(yy2, 0, 99) X(month2, 1, 12) X(day2, 0, 99) X(wd2, 1, 7)            \
	X(hour2, 0, 2459) X(keep, 0, 1) X(dct, -9, 9)

enum np_slot_id {
#define X(name, least, most) NP_S_##name,
	NP_SLOTS(X)
#undef X
	NP_NSLOTS
};

/* What a rule does with its frame. */
#define NP_OPS(X)                                                             \
	X(none) /* a false friend: nothing is found here */                   \
	X(date) /* a place in the calendar, by the parts that are told */     \
	X(shift) /* n units from the anchor */                                \
	X(span) /* a length of time */                                        \
	X(ref) /* now, the past, the future */                                \
	X(set) /* a frequency: every n units */                               \
	X(each) /* a recurring place in the calendar: "every Tuesday" */      \
	X(range) /* from one date to another */                               \
	X(period) /* the span in focus, moved: "the year-earlier period" */

enum np_op {
#define X(name) NP_OP_##name,
	NP_OPS(X)
#undef X
	NP_NOPS
};

/* Units, shortest first. */
enum np_unit_id {
	NP_U_SECOND, NP_U_MINUTE, NP_U_HOUR, NP_U_DAY, NP_U_NIGHT,
	NP_U_WEEKEND, NP_U_WEEK, NP_U_MONTH, NP_U_QUARTER, NP_U_SEASON,
	NP_U_HALF, NP_U_YEAR, NP_U_DECADE, NP_U_CENTURY, NP_U_MILLENNIUM,
	NP_U_TIME, NP_NUNITS
};

/* Names that stand for numbers in the grammar, beside plain numbers. */
struct np_named {
	const char *name;
	int32_t value;
};
extern const struct np_named np_frame_names[]; /* ends with a NULL name */
extern const char *const np_slot_names[NP_NSLOTS];
extern const int32_t np_slot_range[NP_NSLOTS][2];
extern const char *const np_op_names[NP_NOPS];

/* TIMEX3 spellings, by number. */
extern const char *const np_mod_names[]; /* 0 is none */
extern const char *const np_tod_names[]; /* 0 is none */
extern const char *const np_season_names[]; /* 0 is spring */
extern const char *const np_ref_names[];
extern const char *const np_quant_names[];
#define NP_NMODS 12
#define NP_NTODS 8
#define NP_NSEASONS 4
#define NP_NREFS 3
#define NP_NQUANTS 6

/* The frame of one match. */
struct np_slots {
	int32_t slot[NP_NSLOTS]; /* NP_UNSET where not told */
	uint8_t op; /* np_op */
	uint8_t type; /* np_timex_type */
};

#endif
