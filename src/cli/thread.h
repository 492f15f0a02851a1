/* thread.h - a thread with a small stack. */
#ifndef NP_CLI_THREAD_H
#define NP_CLI_THREAD_H

#include <pthread.h>

/* As pthread_create(), but where memory is limited, threads leave it to the
 * documents: the usual 8 MiB of addresses for a stack would be their own size
 * again. */
int thread_start(pthread_t *thread, void *(*work)(void *), void *user);

#endif
