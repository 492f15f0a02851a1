#include "time/timex.h"

np_status np_dates_open(struct np_dates *d, np_blob section)
{
	d->data = section;
	return NP_OK;
}

void np_timex_find(const struct np_dates *d, np_arena *a,
	const struct np_text *t, const np_options *opt, np_pubdate *date,
	np_timex **out, uint32_t *n)
{
	(void)d, (void)a, (void)t, (void)opt, (void)date;
	*out = NULL;
	*n = 0;
}
