/* The words that data/dates.tsv is written in. */
#include "time/frame.h"

#include <stddef.h>

#include "base/banned.h"

const char *const np_slot_names[NP_NSLOTS] = {
#define X(name, least, most) #name,
	NP_SLOTS(X)
#undef X
};

const int32_t np_slot_range[NP_NSLOTS][2] = {
#define X(name, least, most) { least, most },
	NP_SLOTS(X)
#undef X
};

const char *const np_op_names[NP_NOPS] = {
#define X(name) #name,
	NP_OPS(X)
#undef X
};

const char *const np_mod_names[NP_NMODS] = { "", "APPROX", "START", "MID",
	"END", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
	"BEFORE", "AFTER", "ON_OR_AFTER" };
const char *const np_tod_names[NP_NTODS] = { "", "MO", "AF", "EV", "NI",
	"DT", "MI", "24:00" };
const char *const np_season_names[NP_NSEASONS] = { "SP", "SU", "FA", "WI" };
const char *const np_ref_names[NP_NREFS] = { "PRESENT_REF", "PAST_REF",
	"FUTURE_REF" };
const char *const np_quant_names[NP_NQUANTS] = { "", "EVERY", "EACH",
	"EVERY OTHER", "SOME", "MOST" };

const struct np_named np_frame_names[] = {
	{ "DATE", 0 }, { "TIME", 1 }, { "DURATION", 2 }, { "SET", 3 },
	{ "SECOND", NP_U_SECOND }, { "MINUTE", NP_U_MINUTE },
	{ "HOUR", NP_U_HOUR }, { "DAY", NP_U_DAY }, { "NIGHT", NP_U_NIGHT },
	{ "WEEKEND", NP_U_WEEKEND }, { "WEEK", NP_U_WEEK },
	{ "MONTH", NP_U_MONTH }, { "QUARTER", NP_U_QUARTER },
	{ "SEASON", NP_U_SEASON }, { "HALF", NP_U_HALF },
	{ "YEAR", NP_U_YEAR }, { "DECADE", NP_U_DECADE },
	{ "CENTURY", NP_U_CENTURY }, { "MILLENNIUM", NP_U_MILLENNIUM },
	{ "UNITLESS", NP_U_TIME },
	{ "APPROX", 1 }, { "START", 2 }, { "MID", 3 }, { "END", 4 },
	{ "LESS_THAN", 5 }, { "MORE_THAN", 6 }, { "EQUAL_OR_LESS", 7 },
	{ "EQUAL_OR_MORE", 8 }, { "BEFORE", 9 }, { "AFTER", 10 },
	{ "ON_OR_AFTER", 11 },
	{ "MORNING", 1 }, { "AFTERNOON", 2 }, { "EVENING", 3 },
	{ "TNIGHT", 4 }, { "DAYTIME", 5 }, { "MIDDAY", 6 },
	{ "SPRING", 0 }, { "SUMMER", 1 }, { "AUTUMN", 2 }, { "WINTER", 3 },
	{ "PRESENT", 0 }, { "PAST", 1 }, { "FUTURE", 2 },
	{ "EVERY", 1 }, { "EACH", 2 }, { "EVERY_OTHER", 3 }, { "SOME", 4 },
	{ "MOST", 5 },
	{ "VAGUE", NP_VAGUE }, { "PUB", 0 }, { "FOCUS", 1 },
	{ NULL, 0 }
};
