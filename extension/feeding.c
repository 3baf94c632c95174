/*
 * feeding.c
 *	  Rows of other systems' tables that are carried into registers at the end of their transaction.
 *
 * Where what is refused is put aside, and under an apply worker, feed.c only notes which rows were written.  These are
 * carried before the first check of the transaction, or at its end, by partybuild.carry_noted().  A note is
 * forgotten with the savepoint that it was written under, and so is that it has been carried.
 *
 * Asks rights.c and query.c.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

typedef struct Noted
{
	int32		feed;
	int			level;			/* nest level of the write */
	int			carried;		/* and that at which it was carried; 0: it was not yet */
	bool		all;			/* the table was emptied */
	List	   *keys;			/* char * */
} Noted;

bool		pb_carrying = false;

/* All in "context", which the transaction's end resets.  Levels ascend: what is deeper was written later. */
static MemoryContext context = NULL;
static Noted *noted = NULL;
static int	count = 0;
static int	limit = 0;

static Noted *
note_of(int32 feed)
{
	int			level = GetCurrentTransactionNestLevel();

	for (int i = count - 1; i >= 0 && noted[i].level == level && noted[i].carried == 0; i--)
		if (noted[i].feed == feed)
			return &noted[i];
	if (count == limit)
	{
		limit = limit ? limit * 2 : 16;
		noted = noted ? repalloc(noted, limit * sizeof(Noted)) : palloc(limit * sizeof(Noted));
	}
	noted[count] = (Noted) {.feed = feed, .level = level};
	return &noted[count++];
}

/* Note that a row was written, by its key; null: any may have been. */
void
pb_note_fed(int32 feed, const char *key)
{
	MemoryContext old;
	Noted	   *n;

	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "partybuild feeds", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	n = note_of(feed);
	if (key == NULL)
		n->all = true;
	else
		n->keys = lappend(n->keys, pstrdup(key));
	MemoryContextSwitchTo(old);
}

bool
pb_anything_fed(void)
{
	for (int i = 0; i < count; i++)
		if (noted[i].carried == 0)
			return true;
	return false;
}

/* A subtransaction at this level was rolled back. */
void
pb_undo_fed(int level)
{
	while (count > 0 && noted[count - 1].level >= level)
		count--;
	for (int i = 0; i < count; i++)
		if (noted[i].carried >= level)
			noted[i].carried = 0;
}

/* One at this level was committed. */
void
pb_keep_fed(int level)
{
	for (int i = 0; i < count; i++)
	{
		noted[i].level = Min(noted[i].level, level - 1);
		noted[i].carried = Min(noted[i].carried, level - 1);
	}
}

/* The transaction has ended. */
void
pb_end_fed(void)
{
	pb_carrying = false;
	if (count == 0)
		return;
	MemoryContextReset(context);
	noted = NULL;
	count = limit = 0;
}

/* Two arrays of one length: numbers of feeds, and keys, null for all. */
static void
arrays_of_noted(Datum *feeds, Datum *keys)
{
	ArrayBuildState *f = initArrayResult(INT4OID, CurrentMemoryContext, false);
	ArrayBuildState *k = initArrayResult(TEXTOID, CurrentMemoryContext, false);
	int			level = GetCurrentTransactionNestLevel();

	for (int i = 0; i < count; i++)
	{
		ListCell   *lc;

		if (noted[i].carried != 0)
			continue;
		noted[i].carried = level;
		foreach(lc, noted[i].keys)
		{
			f = accumArrayResult(f, Int32GetDatum(noted[i].feed), false, INT4OID, CurrentMemoryContext);
			k = accumArrayResult(k, CStringGetTextDatum(lfirst(lc)), false, TEXTOID, CurrentMemoryContext);
		}
		if (noted[i].all)
		{
			f = accumArrayResult(f, Int32GetDatum(noted[i].feed), false, INT4OID, CurrentMemoryContext);
			k = accumArrayResult(k, (Datum) 0, true, TEXTOID, CurrentMemoryContext);
		}
	}
	*feeds = makeArrayResult(f, CurrentMemoryContext);
	*keys = makeArrayResult(k, CurrentMemoryContext);
}

/* The keys that are noted for a feed, which the caller carries now; null: none. */
ArrayBuildState *
pb_take_fed(int32 feed)
{
	ArrayBuildState *keys = NULL;
	int			level = GetCurrentTransactionNestLevel();
	int			left = 0;

	for (int i = 0; i < count; i++)
	{
		Noted	   *n = &noted[i];
		ListCell   *lc;

		if (n->feed == feed && n->carried == 0 && !n->all)
		{
			foreach(lc, n->keys)
				keys = accumArrayResult(keys, CStringGetTextDatum(lfirst(lc)), false, TEXTOID, CurrentMemoryContext);
			/* what takes back the one takes back the other, and nobody need know of it */
			if (n->level == level)
			{
				list_free_deep(n->keys);
				continue;
			}
			n->carried = level;
		}
		noted[left++] = *n;
	}
	count = left;
	return keys;
}

static void
carry_once(void)
{
	static SPIPlanPtr plan = NULL;
	bool		replica = SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA;
	Oid			types[] = {INT4ARRAYOID, TEXTARRAYOID, BOOLOID};
	Datum		args[] = {(Datum) 0, (Datum) 0, BoolGetDatum(replica)};
	PbBorrowed	b;
	Oid			owner = pb_register_owner();

	if (!OidIsValid(owner))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the registers are not there"),
				 errhint("SELECT partybuild.deploy(); creates them.")));
	pb_borrow(owner, &b);
	/* SET TRANSACTION READ ONLY after the write that is carried must not lose it. */
	XactReadOnly = false;
	/* What an apply worker writes is no copy of a row that was judged elsewhere. */
	if (replica)
		(void) set_config_option("session_replication_role", "origin", PGC_SUSET, PGC_S_SESSION, GUC_ACTION_SAVE,
								 true, 0, false);
	PushActiveSnapshot(GetLatestSnapshot());
	arrays_of_noted(&args[0], &args[1]);
	pb_call_kept(&plan, "SELECT partybuild.carry_noted($1, $2, $3)", 3, types, args, NULL);
	PopActiveSnapshot();
	pb_give_back(&b);
}

/* Carry what is noted, if anything is, and nobody is at it already. */
void
pb_carry_noted(void)
{
	if (pb_carrying || pb_judging || !pb_anything_fed())
		return;
	pb_carrying = true;
	PG_TRY();
	{
		while (pb_anything_fed())
			carry_once();
	}
	PG_FINALLY();
	{
		pb_carrying = false;
	}
	PG_END_TRY();
}
