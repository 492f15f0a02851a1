/* generate.h - the option table as help, manual page and completions. */
#ifndef NP_CLI_GENERATE_H
#define NP_CLI_GENERATE_H

#include "cli/bytes.h"
#include "cli/options.h"

void generate_usage(struct bytes *b); /* -h */
void generate_help(struct bytes *b);
void generate(struct bytes *b, enum generate what);

#endif
