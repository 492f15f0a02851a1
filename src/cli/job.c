/* What is done to a job as a whole; reading and answering it is the business of
 * reader.c and worker.c. */
#include "cli/job.h"

#include <string.h>

#include "base/banned.h"

void job_clear(struct job *j)
{
	job_clear_answer(j);
	bytes_clear(&j->in);
	bytes_clear(&j->name);
	j->line = 0;
	j->why = NULL;
	j->markup_xml = false;
}

void job_clear_answer(struct job *j)
{
	bytes_clear(&j->out);
	bytes_clear(&j->err);
	bytes_clear(&j->doc);
	bytes_clear(&j->text);
	j->failed = j->starved = j->lost = j->matched = false;
}

void job_free(struct job *j)
{
	bytes_free(&j->in);
	bytes_free(&j->name);
	bytes_free(&j->out);
	bytes_free(&j->err);
	bytes_free(&j->doc);
	bytes_free(&j->text);
}

void job_message(struct job *j, const char *why)
{
	bytes_adds(&j->err, "newsparse: ");
	if (j->name.len)
		bytes_add(&j->err, j->name.ptr, j->name.len - 1);
	else /* there was no memory for its name */
		bytes_adds(&j->err, "a document");
	bytes_adds(&j->err, ":");
	if (j->line) {
		bytes_addu(&j->err, j->line);
		bytes_adds(&j->err, ":");
	}
	bytes_adds(&j->err, " ");
	bytes_adds(&j->err, why);
	bytes_addc(&j->err, '\n');
}
