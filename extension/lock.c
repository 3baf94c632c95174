/*
 * lock.c
 *	  The order in which subjects are locked before they are judged.
 *
 * A subject's lock is an advisory lock tag in a class of our own (the high bit
 * of field4 set; pg_advisory_lock() uses 1 and 2), held to the end of the
 * transaction.  Everybody takes a kind's own lock first, weakly, then its
 * subjects in ascending order; who has more than PB_ESCALATE of them takes the
 * kind's lock strongly instead.  One order for all: no two judges deadlock.
 */
#include "pb_internal.h"

#include "common/hashfn.h"
#include "miscadmin.h"
#include "storage/lock.h"

static void
lock(int kind, int64 subject, LOCKMODE mode)
{
	LOCKTAG		tag;
	const char *name = pb_kind_name(kind);
	uint16		class = 0x8000 | (hash_bytes((const unsigned char *) name, strlen(name)) & 0x7fff);

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
