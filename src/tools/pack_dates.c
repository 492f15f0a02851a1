/* The section "dates". */
#include "tools/pack.h"

void np_pack_dates(np_buf *out, const char *dir)
{
	(void)out, (void)dir;
}
