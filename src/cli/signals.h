/* signals.h - an end in whole lines. */
#ifndef NP_CLI_SIGNALS_H
#define NP_CLI_SIGNALS_H

#include "cli/output.h"

/* From here on SIGINT, SIGTERM and SIGHUP end the program as they would, but
 * between two answers.  Call before any other thread is made. */
void signals_watch(struct output *out);

#endif
