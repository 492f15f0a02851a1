/* worker.h - a document in, its answer out; one worker a thread. */
#ifndef NP_CLI_WORKER_H
#define NP_CLI_WORKER_H

#include "cli/job.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/record.h"

/* What all workers share: read-only. */
struct tools {
	const np_model *model;
	const np_names *names; /* or NULL */
	const np_style *style; /* what main knows of the terminal */
};

struct worker {
	const struct options *opt;
	const struct tools *tools;
	np_ctx *ctx;
	np_style style; /* what is the same for every document */
	struct record rec;
	struct page page;
	np_str *words; /* conll, [capwords] */
	uint8_t *starts;
	size_t capwords;
	np_str lines; /* conll: those that are answered, of job or context */
	struct bytes id, scratch;
	struct bytes seen; /* --match: [E] */
	bool no_memory; /* for the last document */
};

np_status worker_init(struct worker *w, const struct options *opt,
	const struct tools *tools);

/* Fill j->out and j->err, and how it went. */
void worker_do(struct worker *w, struct job *j);

void worker_free(struct worker *w);


/* -- conll.c --------------------------------------------------------------- */

/* Analyse the lines of a document whose tokens are given. */
np_status conll_analyze(struct worker *w, const struct job *j,
	const np_options *opt, const np_doc **doc);

/* The lines of the job again, with the tags of the answer: line for line, and
 * every token spelled as it came. */
void conll_lay_out(struct worker *w, struct job *j);


/* -- match.c --------------------------------------------------------------- */

/* The answer of --match: sets j->matched, and j->out but where the document is
 * to be printed; true when it is. */
bool match_document(struct worker *w, struct job *j, const np_doc *doc,
	const np_style *style);

#endif
