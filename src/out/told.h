/* told.h - which events are worth a line, and in what order. */
#ifndef NP_TOLD_H
#define NP_TOLD_H

#include "out/notes.h"

struct np_row {
	uint32_t index; /* of an event or date */
	int32_t day; /* it is sorted by */
	float salience;
};

/* For np_sort(): in the order of days. */
int np_row_by_day(const void *a, const void *b);

/* The most salient events of the kind, at most max (but a single one more is
 * not left out), in the order they happened; in the arena. */
uint32_t np_told(struct np_reader *r, bool background, uint32_t max,
	struct np_row **rows);

#endif
