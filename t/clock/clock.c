/*
 * clock.c
 *	  A clock that is PARTYBUILD_AHEAD seconds ahead of the machine's, for
 *	  programs into which this is preloaded: scripts/lib.sh, PARTYBUILD_NOW.
 *
 * libfaketime does not do: in a signal handler that interrupts its epoll_wait()
 * the clock is the true one, so that the timeouts of a server never come.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long ahead;

__attribute__((constructor)) static void
set_ahead(void)
{
	const char *seconds = getenv("PARTYBUILD_AHEAD");

	ahead = seconds ? atol(seconds) : 0;
}

int
clock_gettime(clockid_t clock, struct timespec *t)
{
	int			failed = syscall(SYS_clock_gettime, clock, t);

	if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
		t->tv_sec += ahead;
	return failed;
}

int
gettimeofday(struct timeval *restrict t, void *restrict zone)
{
	struct timespec now;

	(void) zone;
	clock_gettime(CLOCK_REALTIME, &now);
	t->tv_sec = now.tv_sec;
	t->tv_usec = now.tv_nsec / 1000;
	return 0;
}

time_t
time(time_t *t)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (t)
		*t = now.tv_sec;
	return now.tv_sec;
}
