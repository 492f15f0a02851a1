/* job.h - one document on its way from the reader to the writer.
 *
 *	reader ---> worker ---> writer
 *	 in          out, err
 *
 * Jobs are used again and again, so their buffers stop growing.
 */
#ifndef NP_CLI_JOB_H
#define NP_CLI_JOB_H

#include <newsparse.h>

#include "cli/bytes.h"

#define STDIN_NAME "(standard input)"

enum job_kind {
	JOB_NONE,
	JOB_TEXT, /* in: a file's bytes */
	JOB_JSON, /* in: a line of JSON Lines */
	JOB_CONLL, /* in: the lines of a document */
	JOB_MARKUP, /* in: a page, HTML or XML */
	JOB_FAILED, /* a document that could not be read: why */
	JOB_LOST /* a file that could not be read: why */
};

struct job {
	enum job_kind kind;
	struct bytes in; /* the document */
	struct bytes name; /* of the file, ended by a NUL */
	bool standard; /* the file is standard input */
	size_t line; /* it begins at, counted from 1; 0: the file is meant */
	const char *why; /* static text */
	bool markup_xml; /* JOB_MARKUP: XML, not HTML */

	/* filled by the worker */
	struct bytes out; /* the answer, whole lines */
	struct bytes err; /* messages */
	struct bytes doc; /* its name, for --output-dir */
	struct bytes text; /* brat: the text beside the annotation */
	bool failed; /* the document could not be processed */
	bool starved; /* for want of memory */
	bool lost; /* a file could not be read or decoded */
	bool matched; /* --match found something */
};

void job_clear(struct job *j);

/* Forget the answer alone. */
void job_clear_answer(struct job *j);

void job_free(struct job *j);

/* A message: "newsparse: FILE:LINE: why". */
void job_message(struct job *j, const char *why);

#endif
