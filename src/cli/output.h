/* output.h - answers to standard output, messages to standard error. */
#ifndef NP_CLI_OUTPUT_H
#define NP_CLI_OUTPUT_H

#include <pthread.h>
#include <stdbool.h>

#include "cli/job.h"
#include "cli/options.h"

struct output {
	const struct options *opt;
	np_frame frame;
	pthread_mutex_t lock; /* over pending, and over every write */
	struct bytes pending; /* whole answers not yet written */
	bool began; /* a document has been printed */
	bool printed; /* one that was not empty */
	bool failed; /* standard output cannot be written to */
	bool matched; /* --match found something */
	bool bad; /* an error that the exit status tells */
	int signal; /* that ends the program */
	uint64_t documents, errors, bytes;
	int64_t started, reported; /* --progress, milliseconds */
};

void output_init(struct output *out, const struct options *opt,
	const np_style *style);

/* Take the answer of the next document in order. */
void output_job(struct output *out, struct job *j);

/* Write what is pending.  Takes the lock. */
void output_flush(struct output *out);

/* The end of the stream; returns the exit status. */
int output_finish(struct output *out);

/* Text that is no document's: --help and the like; returns the exit status. */
int output_text(const char *s, size_t n);

/* A message of the program's own: "newsparse: WHAT: WHY". */
void output_message(const char *what, const char *why);

#endif
