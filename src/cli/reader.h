/* reader.h - the files of the command line, cut into jobs. */
#ifndef NP_CLI_READER_H
#define NP_CLI_READER_H

#include "cli/job.h"
#include "cli/options.h"
#include "cli/source.h"

struct reader {
	const struct options *opt;
	const struct patience *patience;

	int next_file; /* index into opt->files */
	bool listed; /* the list of files has been opened */
	struct source list_src;
	struct lines list;

	bool open; /* a file is */
	int from; /* enum from, what it holds */
	struct source src;
	struct lines lines;
	struct bytes name; /* of it, ended by a NUL */
	bool standard; /* it is standard input */
	size_t line; /* last one read */
	struct bytes held; /* conll: the line that begins the next document */
	bool holding;
	uint64_t bytes; /* handed out so far */
};

void reader_init(struct reader *r, const struct options *opt,
	const struct patience *patience);

/* Fill j, which is clear, with the next document; false at the end. */
bool reader_next(struct reader *r, struct job *j);

/* Read on to the end of standard input, if that is where we are. */
void reader_drain(struct reader *r);

void reader_free(struct reader *r);

#endif
