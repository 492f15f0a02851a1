/* Nothing here recurses on its input or puts large arrays on the stack, so that
 * a megabyte is plenty, also with sanitizers. */
#include "cli/thread.h"

#include "base/banned.h"

#define STACK ((size_t)1 << 20)

int thread_start(pthread_t *thread, void *(*work)(void *), void *user)
{
	pthread_attr_t attr;
	int st = pthread_attr_init(&attr);

	if (st)
		return st;
	pthread_attr_setstacksize(&attr, STACK);
	st = pthread_create(thread, &attr, work, user);
	pthread_attr_destroy(&attr);
	return st;
}
