#include "link/link.h"

void np_link(struct np_doc *doc, const struct np_lex *lex,
	const struct np_hit *hits, uint32_t nhits)
{
	(void)doc, (void)lex, (void)hits, (void)nhits;
}
