/*
 * lock.c
 *	  Locks of our own, and the order in which subjects are locked before they
 *	  are judged.
 *
 * All are advisory lock tags in classes of our own, which no application can
 * name (field4; pg_advisory_lock() uses 1 and 2): the high bit is set for
 * subjects, and there is one class each for jobs, deploy() and days.
 *
 * A subject's lock is held to the end of the transaction.  Everybody takes a
 * kind's own lock first, weakly, then its subjects in ascending order; who has
 * more than PB_ESCALATE of them takes the kind's lock strongly instead.  One
 * order for all: no two judges deadlock, as long as each judges once.  One that
 * is judged again in the same transaction (SET CONSTRAINTS IMMEDIATE) may; the
 * server then ends one of the two with 40P01.
 *
 * Asks rule.c for the names of kinds, clock.c for the day, and version.c.  An abort of the transaction releases
 * the locks of jobs, the server all others.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "storage/lock.h"
#include "utils/builtins.h"

#define CLASS_SUBJECT	0x8000	/* | hash of the kind's name */
#define CLASS_JOB		0x4001
#define CLASS_DEPLOY	0x4002
#define CLASS_DAY		0x4003

/* Jobs that this session runs; more than one only where one calls another. */
static LOCKTAG held_jobs[8];
static int	held_job_count = 0;

static void
lock(int kind, int64 subject, LOCKMODE mode)
{
	LOCKTAG		tag;
	const char *name = pb_kind_name(kind);
	uint16		class = CLASS_SUBJECT | (hash_bytes((const unsigned char *) name, strlen(name)) & 0x7fff);

	SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, (uint32) (subject >> 32), (uint32) subject, class);
	(void) LockAcquire(&tag, mode, false, false);
}

/* The order must not depend on the session, as kind numbers do. */
static int
compare(const void *a, const void *b)
{
	const PbSubject *x = a;
	const PbSubject *y = b;

	if (x->kind != y->kind)
		return strcmp(pb_kind_name(x->kind), pb_kind_name(y->kind));
	return x->id < y->id ? -1 : x->id > y->id;
}

/* Sorts the array, and locks what is in it; doubles are welcome. */
void
pb_lock_subjects(PbSubject *s, int n)
{
	if (n > 1)
		qsort(s, n, sizeof(PbSubject), compare);
	for (int from = 0, to; from < n; from = to)
	{
		int			distinct = 1;

		for (to = from + 1; to < n && s[to].kind == s[from].kind; to++)
			distinct += s[to].id != s[to - 1].id;
		if (distinct > PB_ESCALATE)
		{
			lock(s[from].kind, -1, ExclusiveLock);
			continue;
		}
		lock(s[from].kind, -1, RowExclusiveLock);
		for (int i = from; i < to; i++)
			if (i == from || s[i].id != s[i - 1].id)
				lock(s[i].kind, s[i].id, ExclusiveLock);
	}
}

static LOCKTAG
job_tag(FunctionCallInfo fcinfo)
{
	char	   *job = text_to_cstring(PG_GETARG_TEXT_PP(0));
	LOCKTAG		tag;

	SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, 0, hash_bytes((unsigned char *) job, strlen(job)), CLASS_JOB);
	return tag;
}

/*
 * hold_job(job): take the job's lock for the session, since a job commits as it goes; false where it
 * is taken.  A job that is cancelled or fails lets go at once: see at_transaction().
 */
PG_FUNCTION_INFO_V1(pb_hold_job);
Datum
pb_hold_job(PG_FUNCTION_ARGS)
{
	LOCKTAG		tag = job_tag(fcinfo);

	if (held_job_count == lengthof(held_jobs))
		elog(ERROR, "too many jobs in one session");
	for (int i = 0; i < held_job_count; i++)
		if (memcmp(&held_jobs[i], &tag, sizeof(LOCKTAG)) == 0)
			PG_RETURN_BOOL(false);
	if (LockAcquire(&tag, ExclusiveLock, true, true) == LOCKACQUIRE_NOT_AVAIL)
		PG_RETURN_BOOL(false);
	held_jobs[held_job_count++] = tag;
	PG_RETURN_BOOL(true);
}

/* release_job(job): the job has ended. */
PG_FUNCTION_INFO_V1(pb_release_job);
Datum
pb_release_job(PG_FUNCTION_ARGS)
{
	LOCKTAG		tag = job_tag(fcinfo);

	for (int i = 0; i < held_job_count; i++)
		if (memcmp(&held_jobs[i], &tag, sizeof(LOCKTAG)) == 0)
		{
			held_jobs[i] = held_jobs[--held_job_count];
			(void) LockRelease(&tag, ExclusiveLock, true);
			break;
		}
	PG_RETURN_VOID();
}

static void
at_transaction(XactEvent event, void *arg)
{
	if (event == XACT_EVENT_ABORT)
		while (held_job_count > 0)
			(void) LockRelease(&held_jobs[--held_job_count], ExclusiveLock, true);
}

void
pb_lock_init(void)
{
	RegisterXactCallback(at_transaction, NULL);
}

/* lock_deploy(): one deploy(), or script of an extension, at a time; 55000 on a catalogue of another version. */
PG_FUNCTION_INFO_V1(pb_lock_deploy);
Datum
pb_lock_deploy(PG_FUNCTION_ARGS)
{
	LOCKTAG		tag;

	pb_require_versions(false);
	SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, 0, 0, CLASS_DEPLOY);
	(void) LockAcquire(&tag, ExclusiveLock, false, false);
	PG_RETURN_VOID();
}

static void
lock_day(DateADT day, LOCKMODE mode)
{
	LOCKTAG		tag;

	SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, 0, (uint32) day, CLASS_DAY);
	(void) LockAcquire(&tag, mode, false, false);
}

/* lock_day(day, exclusive): shared by who writes evidence by that day, exclusive by who waits for them. */
PG_FUNCTION_INFO_V1(pb_lock_day);
Datum
pb_lock_day(PG_FUNCTION_ARGS)
{
	lock_day(PG_GETARG_DATEADT(0), PG_GETARG_BOOL(1) ? ExclusiveLock : ShareLock);
	PG_RETURN_VOID();
}

/* The day by the clock, locked as its writers do. */
DateADT
pb_lock_day_of_today(void)
{
	DateADT		day;

	do
	{
		day = pb_day_of(GetCurrentTimestamp());
		lock_day(day, ShareLock);
		/* midnight may have passed between looking and locking */
	} while (day != pb_day_of(GetCurrentTimestamp()));
	return day;
}

/* lock_today(): see above. */
PG_FUNCTION_INFO_V1(pb_lock_today);
Datum
pb_lock_today(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(pb_lock_day_of_today());
}
