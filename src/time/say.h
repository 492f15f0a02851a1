/* say.h - TIMEX3 values in words: "2012-W31" is 30 July - 5 August 2012. */
#ifndef NP_SAY_H
#define NP_SAY_H

#include <newsparse.h>

#include "base/buf.h"

enum np_say_form {
	NP_SAY_LONG, /* Tuesday 14 May 2019 */
	NP_SAY_LIST, /* Tue 14 May 2019 */
	NP_SAY_SHORT /* 14 Jul 2019, Q2 2019 */
};

/* Append a value in words, without the year where it is thisyear (0: always
 * with it).  False, and nothing appended, when the value is not understood or
 * says nothing (PRESENT_REF). */
bool np_say_when(np_buf *b, np_str value, np_str mod,
	enum np_say_form form, int32_t thisyear);

/* Days since 1970-01-01 of the first day that the value covers. */
bool np_say_day(np_str value, int32_t *day);

/* The year that a value begins with; 0 for none. */
int32_t np_say_year(np_str value);

#endif
