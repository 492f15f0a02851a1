/* The signals are blocked everywhere and awaited by a thread of their own.
 * Another takes the lock that is held over every write, writes what is
 * pending, and lets the signal do its work.  Where the reader of our output has
 * stopped reading, this may take for ever: after two seconds, or a second
 * signal, the program ends all the same.
 *
 * Signals that were ignored when the program started stay ignored. */
#include "cli/signals.h"

#include <signal.h>
#include <time.h>

#include "cli/thread.h"
#include "base/banned.h"

#define PATIENCE 2 /* seconds */

static void signals_of_interest(sigset_t *set)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction now;
	size_t i;

	sigemptyset(set);
	for (i = 0; i < sizeof signals / sizeof *signals; i++)
		if (!sigaction(signals[i], NULL, &now)
		    && now.sa_handler != SIG_IGN)
			sigaddset(set, signals[i]);
}

static void end(int sig)
{
	sigset_t set;

	signals_of_interest(&set);
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
}

static void *finish(void *user)
{
	struct output *out = user;

	output_flush(out);
	pthread_mutex_lock(&out->lock); /* never unlocked */
	end(out->signal);
	return NULL;
}

static void *watch(void *user)
{
	struct timespec wait = { PATIENCE, 0 };
	struct output *out = user;
	pthread_t thread;
	sigset_t set;

	signals_of_interest(&set);
	if (sigwait(&set, &out->signal))
		return NULL;
	if (!thread_start(&thread, finish, out))
		sigtimedwait(&set, NULL, &wait);
	end(out->signal);
	return NULL;
}

void signals_watch(struct output *out)
{
	pthread_t thread;
	sigset_t set;

	signals_of_interest(&set);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (thread_start(&thread, watch, out))
		pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	else
		pthread_detach(thread);
}
