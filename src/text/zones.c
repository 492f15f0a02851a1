/* First version: the title is a headline, all else is body. */
#include "text/zones.h"

#include "base/banned.h"

void np_zones(struct np_text *t)
{
	uint32_t i;

	for (i = 0; i < t->ntokens; i++)
		if (t->tokens[i].span.beg < t->body)
			t->tokens[i].zone = NP_HEADLINE;
}
