/* The signals are blocked everywhere and awaited by a thread of their own.  It
 * takes the lock that is held over every write, writes what is pending, and
 * lets the signal do its work.  A second one does not wait for a reader that
 * has stopped reading: it ends the program at once.
 *
 * Signals that were ignored when the program started stay ignored. */
#include "cli/signals.h"

#include <signal.h>

#include "base/banned.h"

static void signals_of_interest(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

static void *watch(void *user)
{
	struct output *out = user;
	sigset_t set;
	int sig;

	signals_of_interest(&set);
	if (sigwait(&set, &sig))
		return NULL;
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	output_flush(out);
	pthread_mutex_lock(&out->lock); /* never unlocked */
	raise(sig);
	return NULL;
}

void signals_watch(struct output *out)
{
	pthread_t thread;
	sigset_t set;

	signals_of_interest(&set);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (pthread_create(&thread, NULL, watch, out))
		pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	else
		pthread_detach(thread);
}
