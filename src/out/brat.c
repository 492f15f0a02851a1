#include "out/out.h"

#include "base/banned.h"

void np_out_brat(struct np_out *o)
{
	(void)o;
}
