/* drive.h - documents through workers, answers in input order. */
#ifndef NP_CLI_DRIVE_H
#define NP_CLI_DRIVE_H

#include "cli/options.h"
#include "cli/output.h"
#include "cli/worker.h"

/* Everything from the first file to the last answer.  0, or the reason why
 * nothing could be done. */
np_status drive(const struct options *opt, const struct tools *tools,
	struct output *out);

#endif
