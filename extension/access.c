/*
 * access.c
 *	  Reading registers by index without the executor, for screens and the
 *	  engine's own short look-ups.
 *
 * A check asks the same few tables again and again: it keeps their relations,
 * scans and slots open until its end, in its own memory.
 *
 * Asks resolve.c for table and index, view.c for names and locks, rights.c and
 * judging.c.  An error leaves what is kept to check.c, which forgets it; the
 * transaction's abort closes it.
 */
#include "pb_internal.h"

#include "access/relation.h"
#include "access/table.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

/* Tables and scans that a check keeps open, whichever accesses share them. */
static Relation kept_tables[128];
static int	kept_table_count = 0;

typedef struct PbKept
{
	Relation	rel;
	Relation	index;
	IndexScanDesc scan;
	TupleTableSlot *slot;
	bool		busy;
} PbKept;

static PbKept kept_scans[256];
static int	kept_scan_count = 0;

/* The check is about to wait: let go of every page. */
void
pb_rest_kept(void)
{
	MemoryContext old = MemoryContextSwitchTo(pb_check_context);

	for (PbKept *k = kept_scans; k < kept_scans + kept_scan_count; k++)
		if (!k->busy)
			index_rescan(k->scan, NULL, 0, NULL, 0);
	MemoryContextSwitchTo(old);
}

/*
 * A scan allocates as it goes: what is kept must not have it from whoever happens to ask, whose
 * memory may be gone at the next look-up.
 */
static inline MemoryContext
enter_scan(PbCursor *c)
{
	return MemoryContextSwitchTo(c->kept ? pb_check_context : CurrentMemoryContext);
}

static Relation
kept_table(Oid relid)
{
	for (int i = 0; i < kept_table_count; i++)
		if (RelationGetRelid(kept_tables[i]) == relid)
			return kept_tables[i];
	return NULL;
}

static void
keep_table(Relation rel)
{
	if (kept_table_count < lengthof(kept_tables) && kept_table(RelationGetRelid(rel)) == NULL)
	{
		RelationIncrementReferenceCount(rel);
		kept_tables[kept_table_count++] = rel;
	}
}

/* Open a table that is locked, or has to be; NULL if it had to be, and is not what was resolved any more. */
static Relation
open_table(PbAccess *a, bool keeper)
{
	Relation	rel = keeper ? kept_table(a->relid) : NULL;

	if (rel == NULL)
	{
		LockRelationOid(a->relid, AccessShareLock);
		return a->resolved ? relation_open(a->relid, NoLock) : NULL;
	}
	RelationIncrementReferenceCount(rel);
	return rel;
}

/*
 * Open table and index, which stay locked to the end of the transaction, resolving
 * anew until no invalidation has come between: what was resolved before the locks
 * were taken may be another index, or none, by now.  False where no index is of use, or there are partitions.
 */
static bool
open_relations(PbAccess *a, bool keeper, PbCursor *c)
{
	for (;;)
	{
		if (!pb_resolve(a) || a->in_parts)
			return false;
		c->rel = open_table(a, keeper);
		if (c->rel == NULL)
			continue;
		/* While the table is locked its index is not dropped. */
		c->index = a->resolved ? relation_open(a->indexid, AccessShareLock) : NULL;
		if (c->index && a->resolved)
			return true;
		if (c->index)
			relation_close(c->index, AccessShareLock);
		relation_close(c->rel, NoLock);
		a->resolved = false;
		CHECK_FOR_INTERRUPTS();
	}
}

/* What is not there, or not by its name, must not pass for what has no rows. */
static void
refuse_without(PbAccess *a, const char *column)
{
	ereport(ERROR,
			(errcode(column ? ERRCODE_UNDEFINED_COLUMN : ERRCODE_UNDEFINED_TABLE),
			 column ? errmsg("table %s has no column \"%s\", by which rules are judged", a->relation, column) :
			 errmsg("there is no table %s, by which rules are judged", a->relation),
			 errhint("Call it by its name again.")));
}

/* The plans of views, which are asked for each that is touched; planning takes longer than the answer. */
static struct
{
	PbAccess   *access;
	SPIPlanPtr	plan;
}			view_plans[32];

static SPIPlanPtr
plan_of(PbAccess *a, const char *sql, int nargs, Oid *types, bool of_view)
{
	int			i = 0;
	SPIPlanPtr	plan;

	while (of_view && i < lengthof(view_plans) && view_plans[i].access && view_plans[i].access != a)
		i++;
	of_view = of_view && i < lengthof(view_plans);
	if (of_view && view_plans[i].access == a)
		return view_plans[i].plan;
	plan = SPI_prepare(sql, nargs, types);
	if (plan == NULL)
		elog(ERROR, "could not prepare: %s", sql);
	if (of_view && SPI_keepplan(plan) == 0)
	{
		view_plans[i].plan = plan;
		view_plans[i].access = a;
	}
	return plan;
}

/*
 * By a query, where no index of one table will do: a view, partitions, children, an index that is missing.
 * Slower, but nothing goes unseen.
 */
static bool
open_by_query(PbAccess *a, int64 value, DateADT after, PbCursor *c)
{
	MemoryContext context = CurrentMemoryContext;
	Datum		args[] = {Int64GetDatum(value), DateADTGetDatum(after)};
	Oid			types[] = {INT8OID, DATEOID};
	StringInfoData sql;
	char	   *schema, *name;
	PbBorrowed	b;
	SPIPlanPtr	plan;
	Oid			relid;

	if (a->key == NULL)
		return false;
	if (!pb_split_name(a->relation, &schema, &name) ||
		!OidIsValid(relid = pb_lock_relation(schema, name)) ||
		(get_rel_relkind(relid) != RELKIND_RELATION && get_rel_relkind(relid) != RELKIND_PARTITIONED_TABLE &&
		 get_rel_relkind(relid) != RELKIND_VIEW))
		refuse_without(a, NULL);
	if (get_attnum(relid, a->key) == InvalidAttrNumber)
		refuse_without(a, a->key);
	if (a->after && get_attnum(relid, a->after) == InvalidAttrNumber)
		refuse_without(a, a->after);
	initStringInfo(&sql);
	for (int i = 0; a->columns[i]; i++)
	{
		if (get_attnum(relid, a->columns[i]) == InvalidAttrNumber)
			refuse_without(a, a->columns[i]);
		pb_require_type(a, relid, i);
		appendStringInfo(&sql, "%s%s", i ? ", " : "SELECT ", quote_identifier(a->columns[i]));
	}
	appendStringInfo(&sql, " FROM %s WHERE %s OPERATOR(pg_catalog.=) $1", quote_qualified_identifier(schema, name),
					 quote_identifier(a->key));
	if (a->after)
		appendStringInfo(&sql, " AND %s OPERATOR(pg_catalog.>) $2", quote_identifier(a->after));
	pb_borrow(pb_relation_owner(relid), &b);
	SPI_connect();
	plan = plan_of(a, sql.data, a->after ? 2 : 1, types, get_rel_relkind(relid) == RELKIND_VIEW);
	if (SPI_execute_snapshot(plan, args, NULL, GetActiveSnapshot(), InvalidSnapshot, true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not run: %s", sql.data);
	MemoryContextSwitchTo(context);
	c->rows = tuplestore_begin_heap(false, false, work_mem);
	for (uint64 i = 0; i < SPI_processed; i++)
		tuplestore_puttuple(c->rows, SPI_tuptable->vals[i]);
	c->slot = MakeSingleTupleTableSlot(CreateTupleDescCopy(SPI_tuptable->tupdesc), &TTSOpsMinimalTuple);
	SPI_finish();
	pb_give_back(&b);
	return true;
}

/* What the index is asked for: at most the key and the day. */
static int
make_keys(PbAccess *a, int64 value, DateADT after, ScanKey key)
{
	int			n = 0;

	if (a->key)
		ScanKeyInit(&key[n++], 1, BTEqualStrategyNumber, F_INT8EQ, Int64GetDatum(value));
	if (a->after_column > 0)
		ScanKeyInit(&key[n++], a->after_column, BTGreaterStrategyNumber, F_DATE_GT, DateADTGetDatum(after));
	return n;
}

/* Are its rows in partitions or children, whose indexes the planner knows? */
static bool
has_parts(PbAccess *a)
{
	return OidIsValid(a->relid) && (get_rel_relkind(a->relid) == RELKIND_PARTITIONED_TABLE || has_subclass(a->relid));
}

static int
key_count(PbAccess *a)
{
	return (a->key != NULL) + (a->after_column > 0);
}

static inline bool
is_scan_of(PbKept *k, PbAccess *a)
{
	return !k->busy && RelationGetRelid(k->index) == a->indexid && k->scan->numberOfKeys == key_count(a);
}

/* A scan that the check keeps and nobody is using, of the index that the access was resolved to. */
static PbKept *
kept_scan(PbAccess *a)
{
	if (!a->resolved || !OidIsValid(a->indexid))
		return NULL;
	if (a->kept < kept_scan_count && is_scan_of(&kept_scans[a->kept], a))
		return &kept_scans[a->kept];
	for (int i = 0; i < kept_scan_count; i++)
		if (is_scan_of(&kept_scans[i], a))
		{
			a->kept = i;
			return &kept_scans[i];
		}
	return NULL;
}

static void
use_kept(PbKept *k, PbCursor *c)
{
	c->rel = k->rel;
	c->index = k->index;
	c->scan = k->scan;
	c->slot = k->slot;
	c->kept = k;
	k->busy = true;
}

/* By the index that leads there in the table itself. */
static bool
open_by_index(PbAccess *a, int64 value, DateADT after, PbCursor *c)
{
	ScanKeyData key[2];
	/* A view's function with an exception block has resources of its own, which end before the check. */
	bool		keeper = pb_judging && CurrentResourceOwner == pb_check_owner;
	PbKept	   *k = keeper ? kept_scan(a) : NULL;
	MemoryContext old;

	c->access = a;
	c->kept = NULL;
	c->rows = NULL;
	c->parts = NULL;
	if (k)
	{
		use_kept(k, c);
		c->scan->xs_snapshot = GetActiveSnapshot();
	}
	else
	{
		bool		keep = keeper && kept_scan_count < lengthof(kept_scans);

		old = MemoryContextSwitchTo(keep ? pb_check_context : CurrentMemoryContext);
		if (!open_relations(a, keeper, c))
		{
			MemoryContextSwitchTo(old);
			return false;
		}
		c->scan = index_beginscan(c->rel, c->index, GetActiveSnapshot(), NULL, key_count(a), 0);
		c->slot = table_slot_create(c->rel, NULL);
		MemoryContextSwitchTo(old);
		if (keep)
		{
			keep_table(c->rel);
			k = &kept_scans[kept_scan_count++];
			*k = (PbKept) {c->rel, c->index, c->scan, c->slot};
			use_kept(k, c);
		}
	}
	old = enter_scan(c);
	index_rescan(c->scan, key, make_keys(a, value, after, key), NULL, 0);
	MemoryContextSwitchTo(old);
	return true;
}

static void
close_parts(PbCursor *parts, int n)
{
	for (int i = 0; i < n; i++)
		pb_close(&parts[i]);
	pfree(parts);
}

/* By an index of each partition: of all that there are, or none is read so. */
static bool
open_parts(PbAccess *a, int64 value, DateADT after, PbCursor *c)
{
	while (pb_resolve(a) && a->in_parts)
	{
		PbAccess   *part = a->parts;
		int			count = a->part_count;
		PbCursor   *parts;
		int			n = 0;

		LockRelationOid(a->relid, AccessShareLock);
		if (!a->resolved)
			continue;
		parts = palloc(count * sizeof(PbCursor));
		while (n < count && open_by_index(&part[n], value, after, &parts[n]))
			n++;
		if (n == count && a->resolved)
		{
			c->parts = parts;
			c->part_count = n;
			c->part = 0;
			return true;
		}
		close_parts(parts, n);
		if (a->resolved)
			return false;
		CHECK_FOR_INTERRUPTS();
	}
	return false;
}

static bool
open_access(PbAccess *a, int64 value, DateADT after, bool required, PbCursor *c)
{
	return open_by_index(a, value, after, c) || open_parts(a, value, after, c) ||
	/* To look ahead is worth no reading of a whole table for each subject. */
		((required || has_parts(a)) && open_by_query(a, value, after, c));
}

bool
pb_open(PbAccess *a, int64 value, PbCursor *c)
{
	return open_access(a, value, 0, true, c);
}

/*
 * Of an access that names a column "after": at least all rows, with key = value if it names a key, where that column
 * is later than the day.
 */
bool
pb_open_later(PbAccess *a, int64 value, DateADT after, PbCursor *c)
{
	return open_access(a, value, after, true, c);
}

/* The same; false where no index leads there. */
bool
pb_open_after(PbAccess *a, int64 value, DateADT after, PbCursor *c)
{
	return open_access(a, value, after, false, c);
}

bool
pb_next(PbCursor *c)
{
	MemoryContext old;
	bool		found;

	if (c->rows)
		return tuplestore_gettupleslot(c->rows, true, false, c->slot);
	if (c->parts)
	{
		while (c->part < c->part_count && !pb_next(&c->parts[c->part]))
			c->part++;
		return c->part < c->part_count;
	}
	old = enter_scan(c);
	found = index_getnext_slot(c->scan, ForwardScanDirection, c->slot);
	MemoryContextSwitchTo(old);
	return found;
}

Datum
pb_get(PbCursor *c, int column, bool *isnull)
{
	if (c->rows)
		return slot_getattr(c->slot, column + 1, isnull);
	if (c->parts)
		c = &c->parts[c->part];
	/* one call for all the columns that the access may ask for */
	slot_getsomeattrs(c->slot, c->access->widest);
	return slot_getattr(c->slot, c->access->attno[column], isnull);
}

void
pb_close(PbCursor *c)
{
	if (c->parts)
	{
		close_parts(c->parts, c->part_count);
		return;
	}
	if (c->kept)
	{
		/* A pin kept over a wait for a lock would keep VACUUM waiting as well. */
		ExecClearTuple(c->slot);
		table_index_fetch_reset(c->scan->xs_heapfetch);
		c->kept->busy = false;
		return;
	}
	ExecDropSingleTupleTableSlot(c->slot);
	if (c->rows)
	{
		tuplestore_end(c->rows);
		return;
	}
	index_endscan(c->scan);
	index_close(c->index, NoLock);
	table_close(c->rel, NoLock);
}

static int64
count_entries(PbCursor *c, int64 enough)
{
	int64		n = 0;
	MemoryContext old;

	for (int i = 0; c->parts && i < c->part_count && n < enough; i++)
		n += count_entries(&c->parts[i], enough - n);
	if (c->parts)
		return n;
	old = enter_scan(c);
	while (n < enough && (c->rows ? pb_next(c) : index_getnext_tid(c->scan, ForwardScanDirection) != NULL))
		n++;
	MemoryContextSwitchTo(old);
	return n;
}

/* An upper bound on the rows that costs no visit to the table. */
int64
pb_count_entries(PbAccess *a, int64 value, int64 enough)
{
	PbCursor	c;
	int64		n;

	if (!pb_open(a, value, &c))
		return -1;
	n = count_entries(&c, enough);
	pb_close(&c);
	return n;
}

/* The check has ended well. */
void
pb_close_kept(void)
{
	for (PbKept *k = kept_scans; k < kept_scans + kept_scan_count; k++)
	{
		ExecDropSingleTupleTableSlot(k->slot);
		index_endscan(k->scan);
		index_close(k->index, NoLock);
		table_close(k->rel, NoLock);
	}
	for (int i = 0; i < kept_table_count; i++)
		table_close(kept_tables[i], NoLock);
	pb_forget_kept();
}

/* It ended with an error: what was open is closed by the transaction's abort. */
void
pb_forget_kept(void)
{
	kept_scan_count = kept_table_count = 0;
}
