/* One thread: read, work, write, in turn; answers go out whenever the next
 * read would block.
 *
 * More: a ring of jobs between three kinds of threads.
 *
 *	  written     worked on       read
 *	     |            |             |
 *	 ----v---+---+----v---+---+-----v---+---+----
 *	  done   |done|work|work|ready|ready|free|free      (seq % size)
 *	 --------+---+--------+---+---------+---+----
 *
 * The reader (the thread that calls) fills the slot at `read` once the writer
 * has freed it, workers take the slot at `taken`, the writer empties the slot
 * at `written` once it is done.  So answers leave in input order, and no more
 * documents than the ring has slots are in memory; large documents count for
 * several, so that a ring of them stays small too.
 *
 * Where memory runs out it may be a neighbour that has it all.  So a document
 * that fails for want of memory is tried once more when it is the oldest and
 * no other is worked on; and the reader, before it gives up a line, waits until
 * the ring is empty. */
#include "cli/drive.h"

#include <stdlib.h>
#include <string.h>

#include "cli/reader.h"
#include "cli/thread.h"
#include "cli/worker.h"
#include "base/banned.h"

/* Slots a thread, and bytes of input that may wait in all slots together. */
#define SLOTS 8
#define MAX_WAITING ((size_t)16 << 20)

/* -- one thread ------------------------------------------------------------ */

static void flush_output(void *user)
{
	output_flush(user);
}

static bool is_over(const struct options *opt, const struct output *out)
{
	return out->failed || (opt->quiet && out->matched);
}

static np_status drive_alone(const struct options *opt,
	const struct tools *tools, struct output *out)
{
	struct patience patience = { flush_output, NULL, out };
	struct reader r;
	struct worker w;
	struct job j = { 0 };
	np_status st = worker_init(&w, opt, tools);

	reader_init(&r, opt, &patience);
	while (st == NP_OK && reader_next(&r, &j)) {
		worker_do(&w, &j);
		output_job(out, &j);
		job_clear(&j);
		if (is_over(opt, out))
			break;
	}
	if (out->failed)
		reader_drain(&r);
	reader_free(&r);
	job_free(&j);
	worker_free(&w);
	return st;
}

/* -- many ------------------------------------------------------------------ */

struct ring {
	pthread_mutex_t lock;
	pthread_cond_t can_read, can_work, can_write, can_retry;
	struct slot {
		struct job job;
		bool done;
	} *slots; /* [size] */
	size_t size;
	uint64_t read, taken, written; /* jobs so far; written <= taken <= read */
	size_t waiting; /* bytes of input in the ring */
	int busy; /* workers at work */
	bool alone; /* one of them has all the memory to itself */
	bool ended; /* the reader has read everything */
	bool over; /* nobody wants more */
	const struct options *opt;
	struct output *out;
};

static struct slot *slot_at(struct ring *r, uint64_t seq)
{
	return &r->slots[seq % r->size];
}

/* With the lock held, which is let go while the work is done. */
static void do_job(struct ring *r, struct worker *w, struct job *j)
{
	bool over = r->over;

	r->busy++;
	pthread_mutex_unlock(&r->lock);
	if (!over)
		worker_do(w, j);
	pthread_mutex_lock(&r->lock);
	r->busy--;
	pthread_cond_broadcast(&r->can_retry);
}

/* Do job number seq again, as the oldest and as the only one. */
static void do_alone(struct ring *r, struct worker *w, struct job *j,
	uint64_t seq)
{
	while (r->written != seq)
		pthread_cond_wait(&r->can_retry, &r->lock);
	r->alone = true;
	while (r->busy)
		pthread_cond_wait(&r->can_retry, &r->lock);
	job_clear_answer(j);
	do_job(r, w, j);
	r->alone = false;
	pthread_cond_broadcast(&r->can_work);
}

static void *work(void *user)
{
	struct worker *w = ((void **)user)[0];
	struct ring *r = ((void **)user)[1];
	struct slot *s;
	uint64_t seq;

	pthread_mutex_lock(&r->lock);
	for (;;) {
		while (r->alone || (r->taken == r->read && !r->ended))
			pthread_cond_wait(&r->can_work, &r->lock);
		if (r->taken == r->read)
			break;
		seq = r->taken++;
		s = slot_at(r, seq);
		do_job(r, w, &s->job);
		if (s->job.starved)
			do_alone(r, w, &s->job, seq);
		s->done = true;
		if (seq == r->written)
			pthread_cond_signal(&r->can_write);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* Wait for the next answer; before waiting, write what there is.  NULL when
 * there will be none. */
static struct slot *next_answer(struct ring *r)
{
	struct slot *s = slot_at(r, r->written);

	if (!s->done) {
		pthread_mutex_unlock(&r->lock);
		output_flush(r->out);
		pthread_mutex_lock(&r->lock);
	}
	while (!s->done && !(r->ended && r->written == r->read))
		pthread_cond_wait(&r->can_write, &r->lock);
	return s->done ? s : NULL;
}

static void *write_answers(void *user)
{
	struct ring *r = user;
	struct slot *s;

	pthread_mutex_lock(&r->lock);
	while ((s = next_answer(r))) {
		bool over = r->over;
		size_t n = s->job.in.len;

		pthread_mutex_unlock(&r->lock);
		if (!over)
			output_job(r->out, &s->job);
		job_clear(&s->job);
		pthread_mutex_lock(&r->lock);
		r->over = is_over(r->opt, r->out);
		s->done = false;
		r->waiting -= n;
		r->written++;
		pthread_cond_signal(&r->can_read);
		pthread_cond_broadcast(&r->can_retry);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* The next free slot, or NULL when nobody wants more. */
static struct slot *free_slot(struct ring *r)
{
	struct slot *s;

	pthread_mutex_lock(&r->lock);
	while (!r->over && r->read > r->written
	       && (r->read - r->written == r->size
		   || r->waiting > MAX_WAITING))
		pthread_cond_wait(&r->can_read, &r->lock);
	s = r->over ? NULL : slot_at(r, r->read);
	pthread_mutex_unlock(&r->lock);
	return s;
}

static void hand_over(struct ring *r, const struct slot *s)
{
	pthread_mutex_lock(&r->lock);
	r->read++;
	r->waiting += s->job.in.len;
	pthread_cond_signal(&r->can_work);
	pthread_mutex_unlock(&r->lock);
}

/* The writer writes what is due by itself. */
static void wait_in_ring(void *user)
{
	(void)user;
}

static bool empty_ring(void *user)
{
	struct ring *r = user;
	bool filled;

	pthread_mutex_lock(&r->lock);
	filled = r->written < r->read;
	while (r->written < r->read)
		pthread_cond_wait(&r->can_retry, &r->lock);
	pthread_mutex_unlock(&r->lock);
	return filled;
}

static void read_all(struct ring *ring, const struct options *opt)
{
	struct patience patience = { wait_in_ring, empty_ring, ring };
	struct reader r;
	struct slot *s;

	reader_init(&r, opt, &patience);
	while ((s = free_slot(ring)) && reader_next(&r, &s->job))
		hand_over(ring, s);
	pthread_mutex_lock(&ring->lock);
	ring->ended = true;
	pthread_cond_broadcast(&ring->can_work);
	pthread_cond_broadcast(&ring->can_write);
	pthread_mutex_unlock(&ring->lock);
	if (ring->out->failed)
		reader_drain(&r);
	reader_free(&r);
}

struct crew {
	struct worker *workers; /* [n] */
	pthread_t *threads;
	void *(*args)[2];
	pthread_t writer;
	int n;
};

static void crew_free(struct crew *c)
{
	int i;

	for (i = 0; i < c->n; i++)
		worker_free(&c->workers[i]);
	free(c->workers);
	free(c->threads);
	free(c->args);
}

/* As many workers as can be had, and a writer; false when that is none. */
static bool crew_start(struct crew *c, struct ring *r,
	const struct tools *tools)
{
	int n = r->opt->jobs;

	c->workers = calloc((size_t)n, sizeof *c->workers);
	c->threads = calloc((size_t)n, sizeof *c->threads);
	c->args = calloc((size_t)n, sizeof *c->args);
	if (!c->workers || !c->threads || !c->args
	    || thread_start(&c->writer, write_answers, r))
		return false;
	for (; c->n < n; c->n++) {
		struct worker *w = &c->workers[c->n];

		c->args[c->n][0] = w;
		c->args[c->n][1] = r;
		if (worker_init(w, r->opt, tools) != NP_OK)
			break;
		if (thread_start(&c->threads[c->n], work, c->args[c->n])) {
			worker_free(w);
			break;
		}
	}
	if (c->n)
		return true;
	r->ended = true;
	pthread_cond_broadcast(&r->can_write);
	pthread_join(c->writer, NULL);
	return false;
}

static void crew_join(struct crew *c)
{
	int i;

	for (i = 0; i < c->n; i++)
		pthread_join(c->threads[i], NULL);
	pthread_join(c->writer, NULL);
}

static bool ring_init(struct ring *r, const struct options *opt,
	struct output *out)
{
	memset(r, 0, sizeof *r);
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->can_read, NULL);
	pthread_cond_init(&r->can_work, NULL);
	pthread_cond_init(&r->can_write, NULL);
	pthread_cond_init(&r->can_retry, NULL);
	r->opt = opt;
	r->out = out;
	r->size = (size_t)opt->jobs * SLOTS;
	r->slots = calloc(r->size, sizeof *r->slots);
	return r->slots != NULL;
}

static void ring_free(struct ring *r)
{
	size_t i;

	for (i = 0; r->slots && i < r->size; i++)
		job_free(&r->slots[i].job);
	free(r->slots);
}

np_status drive(const struct options *opt, const struct tools *tools,
	struct output *out)
{
	struct ring r;
	struct crew c = { 0 };
	bool started;

	if (opt->jobs == 1)
		return drive_alone(opt, tools, out);
	started = ring_init(&r, opt, out) && crew_start(&c, &r, tools);
	if (started) {
		read_all(&r, opt);
		crew_join(&c);
	}
	crew_free(&c);
	ring_free(&r);
	return started ? NP_OK : drive_alone(opt, tools, out);
}
