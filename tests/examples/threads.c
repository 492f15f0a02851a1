/* threads - a pool over many articles: one model, a context for each thread.
 *
 *	threads N FILE...	a JSON line for every file, in their order
 *
 * Threads take the next article that nobody has taken and keep its answer; the
 * answers are printed at the end in the order of the files.  The bytes are the
 * same for any N.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <newsparse.h>

#define MAX_THREADS 64

struct job {
	const char *file;
	char *answer; /* NULL: it failed */
	size_t len;
};

struct pool {
	const np_model *model; /* never changes: shared */
	pthread_mutex_t lock; /* of next */
	size_t next, njobs;
	struct job *jobs;
};

/* An np_sink: keeps the answer, which comes in one piece. */
static int keep(void *user, const char *bytes, size_t len)
{
	struct job *job = user;

	job->answer = malloc(len ? len : 1);
	if (!job->answer)
		return 1;
	memcpy(job->answer, bytes, len);
	job->len = len;
	return 0;
}

static void work(np_ctx *ctx, struct job *job)
{
	const np_doc *doc;
	np_style style = { 0 };
	char *text = malloc(1 << 16);
	FILE *f = fopen(job->file, "rb");
	size_t len;

	if (text && f) {
		len = fread(text, 1, 1 << 16, f);
		if (np_analyze(ctx, text, len, NULL, &doc) == NP_OK)
			np_write(doc, NP_JSONL, &style, keep, job);
	}
	if (f)
		fclose(f);
	free(text); /* the document borrowed it; it is not used again */
}

static struct job *take(struct pool *p)
{
	struct job *job;

	pthread_mutex_lock(&p->lock);
	job = p->next < p->njobs ? &p->jobs[p->next++] : NULL;
	pthread_mutex_unlock(&p->lock);
	return job;
}

static void *worker(void *arg)
{
	struct pool *p = arg;
	struct job *job;
	np_ctx *ctx;

	if (np_ctx_new(&ctx, p->model) != NP_OK)
		return NULL;
	while ((job = take(p)))
		work(ctx, job);
	np_ctx_free(ctx);
	return NULL;
}

static void run(struct pool *p, int n)
{
	pthread_t threads[MAX_THREADS];
	int i, started = 0;

	for (i = 0; i < n && i < MAX_THREADS; i++)
		started += !pthread_create(&threads[started], NULL, worker, p);
	for (i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

int main(int argc, char **argv)
{
	struct pool p = { .lock = PTHREAD_MUTEX_INITIALIZER };
	np_model *model;
	int failed = 0;
	size_t i;

	if (argc < 3 || np_model_open(&model, NULL) != NP_OK)
		return 2;
	p.model = model;
	p.njobs = (size_t)argc - 2;
	p.jobs = calloc(p.njobs, sizeof *p.jobs);
	if (!p.jobs)
		return 2;
	for (i = 0; i < p.njobs; i++)
		p.jobs[i].file = argv[i + 2];
	run(&p, (int)strtol(argv[1], NULL, 10));
	for (i = 0; i < p.njobs; i++) {
		failed |= !p.jobs[i].answer;
		if (p.jobs[i].answer)
			fwrite(p.jobs[i].answer, 1, p.jobs[i].len, stdout);
		free(p.jobs[i].answer);
	}
	free(p.jobs);
	np_model_free(model);
	return failed || fflush(stdout) ? 2 : 0;
}
