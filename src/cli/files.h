/* files.h - --output-dir: a file a document. */
#ifndef NP_CLI_FILES_H
#define NP_CLI_FILES_H

#include <stdbool.h>

#include "cli/job.h"
#include "cli/options.h"

/* Write the answer of j into its file; false after adding a message to
 * j->err. */
bool files_write(const struct options *opt, struct job *j);

#endif
