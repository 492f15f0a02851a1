/* date.h - dates as options and JSON Lines bring them. */
#ifndef NP_CLI_DATE_H
#define NP_CLI_DATE_H

#include <stddef.h>

/* How much of s[0..n) is the date it begins with: 10 for YYYY-MM-DD, 7 for
 * YYYY-MM, 4 for YYYY; 0 where it begins with none, or with a day or month
 * that the calendar does not have. */
size_t date_prefix(const char *s, size_t n);

#endif
