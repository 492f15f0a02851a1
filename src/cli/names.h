/* names.h - --names: a file of the user's own names. */
#ifndef NP_CLI_NAMES_H
#define NP_CLI_NAMES_H

#include <newsparse.h>

/* Read the file.  0; or 2 after messages on standard error. */
int names_read(np_names **out, const char *path);

#endif
