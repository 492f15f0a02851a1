#include "report/report.h"

void np_report_read(struct np_doc *doc)
{
	(void)doc;
}
