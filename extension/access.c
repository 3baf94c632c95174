/*
 * access.c
 *	  Reading registers by index without the executor, for screens and the
 *	  engine's own short look-ups.
 *
 * A PbAccess is static in its user's file.  What it was resolved to holds
 * until a relcache invalidation for its table arrives; the list of all of them
 * lives as long as the session.
 *
 * A check asks the same few tables again and again: it keeps their relations,
 * scans and slots open until its end, in its own memory.
 */
#include "pb_internal.h"

#include "access/relation.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_am.h"
#include "catalog/pg_type.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/regproc.h"

static PbAccess *all_accesses = NULL;

typedef struct LabelEntry
{
	const char *type;
	const char *label;
	Oid			oid;
} LabelEntry;

static LabelEntry *labels = NULL;	/* TopMemoryContext; dropped when an enum changes */
static int	label_count = 0;

static void
forget_relation(Datum arg, Oid relid)
{
	for (PbAccess *a = all_accesses; a; a = a->next)
		if (relid == InvalidOid || a->relid == relid || a->relid == InvalidOid)
			a->resolved = false;
}

static void
forget_labels(Datum arg, int cacheid, uint32 hash)
{
	label_count = 0;
}

void
pb_access_init(void)
{
	CacheRegisterRelcacheCallback(forget_relation, (Datum) 0);
	CacheRegisterSyscacheCallback(ENUMOID, forget_labels, (Datum) 0);
}

/* Find the table, the columns and a plain btree index that begins with the key. */
static bool
resolve(PbAccess *a)
{
	RangeVar   *name = makeRangeVarFromNameList(stringToQualifiedNameList(a->relation));
	Oid			relid = RangeVarGetRelid(name, NoLock, true);
	AttrNumber	key;
	Relation	rel;

	if (!OidIsValid(relid))
		return false;
	rel = table_open(relid, AccessShareLock);
	key = get_attnum(relid, a->key);
	a->relid = relid;
	a->indexid = InvalidOid;
	for (int i = 0; a->columns[i]; i++)
	{
		a->attno[i] = get_attnum(relid, a->columns[i]);
		if (a->attno[i] == InvalidAttrNumber)
			key = InvalidAttrNumber;
	}
	if (key != InvalidAttrNumber && get_atttype(relid, key) == INT8OID)
	{
		List	   *indexes = RelationGetIndexList(rel);
		ListCell   *lc;

		foreach(lc, indexes)
		{
			Relation	index = index_open(lfirst_oid(lc), AccessShareLock);

			if (index->rd_rel->relam == BTREE_AM_OID && index->rd_index->indisvalid &&
				index->rd_index->indkey.values[0] == key &&
				(a->partial_index || RelationGetIndexPredicate(index) == NIL))
				a->indexid = RelationGetRelid(index);
			index_close(index, AccessShareLock);
		}
	}
	table_close(rel, AccessShareLock);
	return OidIsValid(a->indexid);
}

bool
pb_open(PbAccess *a, int64 value, PbCursor *c)
{
	ScanKeyData key;
	/* A view's function with an exception block has resources of its own, which end before the check. */
	bool		keeper = pb_judging && CurrentResourceOwner == pb_check_owner;

	if (!a->resolved)
	{
		bool		listed = false;

		for (PbAccess *o = all_accesses; o; o = o->next)
			listed |= o == a;
		if (!listed)
		{
			a->next = all_accesses;
			all_accesses = a;
		}
		/* An invalidation may arrive while the catalogues are read. */
		a->resolved = true;
		if (!resolve(a))
		{
			a->resolved = false;
			return false;
		}
	}
	c->access = a;
	c->kept = false;
	ScanKeyInit(&key, 1, BTEqualStrategyNumber, F_INT8EQ, Int64GetDatum(value));
	if (keeper && a->kept && !a->busy)
	{
		c->rel = a->rel;
		c->index = a->index;
		c->scan = a->scan;
		c->slot = a->slot;
		c->kept = a->busy = true;
		c->scan->xs_snapshot = GetActiveSnapshot();
	}
	else
	{
		bool		keep = keeper && !a->kept;
		MemoryContext old = MemoryContextSwitchTo(keep ? pb_check_context : CurrentMemoryContext);

		c->rel = table_open(a->relid, AccessShareLock);
		c->index = index_open(a->indexid, AccessShareLock);
		c->scan = index_beginscan(c->rel, c->index, GetActiveSnapshot(), 1, 0);
		c->slot = table_slot_create(c->rel, NULL);
		MemoryContextSwitchTo(old);
		if (keep)
		{
			a->rel = c->rel;
			a->index = c->index;
			a->scan = c->scan;
			a->slot = c->slot;
			a->kept = a->busy = c->kept = true;
		}
	}
	index_rescan(c->scan, &key, 1, NULL, 0);
	return true;
}

bool
pb_next(PbCursor *c)
{
	return index_getnext_slot(c->scan, ForwardScanDirection, c->slot);
}

Datum
pb_get(PbCursor *c, int column, bool *isnull)
{
	return slot_getattr(c->slot, c->access->attno[column], isnull);
}

void
pb_close(PbCursor *c)
{
	if (c->kept)
	{
		ExecClearTuple(c->slot);
		c->access->busy = false;
		return;
	}
	ExecDropSingleTupleTableSlot(c->slot);
	index_endscan(c->scan);
	index_close(c->index, AccessShareLock);
	table_close(c->rel, AccessShareLock);
}

/* An upper bound on the rows that costs no visit to the table. */
int64
pb_count_entries(PbAccess *a, int64 value, int64 enough)
{
	PbCursor	c;
	int64		n = 0;

	if (!pb_open(a, value, &c))
		return -1;
	while (n < enough && index_getnext_tid(c.scan, ForwardScanDirection) != NULL)
		n++;
	pb_close(&c);
	return n;
}

/* The check has ended well. */
void
pb_close_kept(void)
{
	for (PbAccess *a = all_accesses; a; a = a->next)
		if (a->kept)
		{
			ExecDropSingleTupleTableSlot(a->slot);
			index_endscan(a->scan);
			index_close(a->index, AccessShareLock);
			table_close(a->rel, AccessShareLock);
		}
	pb_forget_kept();
}

/* It ended with an error: what was open is closed by the transaction's abort. */
void
pb_forget_kept(void)
{
	for (PbAccess *a = all_accesses; a; a = a->next)
		a->kept = a->busy = false;
}

/* An access of the session, by what it reads; made once. */
PbAccess *
pb_access_for(const char *relation, const char *key, const char *column)
{
	PbAccess   *a;

	for (a = all_accesses; a; a = a->next)
		if (strcmp(a->relation, relation) == 0 && strcmp(a->key, key) == 0 &&
			a->columns[0] && strcmp(a->columns[0], column) == 0 && a->columns[1] == NULL)
			return a;
	a = MemoryContextAllocZero(TopMemoryContext, sizeof(PbAccess));
	a->relation = MemoryContextStrdup(TopMemoryContext, relation);
	a->key = MemoryContextStrdup(TopMemoryContext, key);
	a->columns[0] = MemoryContextStrdup(TopMemoryContext, column);
	a->next = all_accesses;
	all_accesses = a;
	return a;
}

/* The oid of a label of an enum in schema party; InvalidOid where it is not there. */
Oid
pb_label(const char *type, const char *label)
{
	Oid			nsp, typid, oid = InvalidOid;

	for (int i = 0; i < label_count; i++)
		if (strcmp(labels[i].type, type) == 0 && strcmp(labels[i].label, label) == 0)
			return labels[i].oid;
	nsp = get_namespace_oid("party", true);
	if (OidIsValid(nsp))
	{
		typid = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(type), ObjectIdGetDatum(nsp));
		if (OidIsValid(typid))
			oid = GetSysCacheOid2(ENUMTYPOIDNAME, 1, ObjectIdGetDatum(typid), CStringGetDatum(label));
	}
	if (OidIsValid(oid))
	{
		if (labels == NULL)
			labels = MemoryContextAlloc(TopMemoryContext, 64 * sizeof(LabelEntry));
		if (label_count < 64)
			labels[label_count++] = (LabelEntry) {type, label, oid};
	}
	return oid;
}
