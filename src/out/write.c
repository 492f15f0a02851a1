#include "doc.h"

np_status np_write(const np_doc *doc, np_format fmt, const np_style *style,
	np_sink *sink, void *user)
{
	(void)doc, (void)fmt, (void)style, (void)sink, (void)user;
	return NP_OK;
}
