/* generate.h - the option table as help, manual page and completions. */
#ifndef NP_CLI_GENERATE_H
#define NP_CLI_GENERATE_H

#include "cli/bytes.h"
#include "cli/options.h"

/* Whichever of help, usage and generate o asks for. */
void generate(struct bytes *b, const struct options *o);

#endif
