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
 *
 * Asks view.c for names and locks, rights.c and judging.c.  An error leaves
 * what is kept to check.c, which forgets it; the transaction's abort closes
 * it.
 */
#include "pb_internal.h"

#include "access/relation.h"
#include "access/table.h"
#include "access/transam.h"
#include "catalog/namespace.h"
#include "catalog/pg_am.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_opfamily.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "storage/lmgr.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

static PbAccess *all_accesses = NULL;

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

typedef struct LabelEntry
{
	NameData	type;
	NameData	label;
	Oid			oid;
} LabelEntry;

static LabelEntry *labels = NULL;	/* TopMemoryContext; dropped when an enum changes */
static int	label_count = 0;

static void
forget_relation(Datum arg, Oid relid)
{
	for (PbAccess *a = all_accesses; a; a = a->next)
	{
		if (relid == InvalidOid || a->relid == relid || a->relid == InvalidOid)
			a->resolved = a->no_index = false;
		for (int i = 0; i < a->part_count; i++)
			if (relid == InvalidOid || a->parts[i].relid == relid)
				a->no_index = a->parts[i].resolved = a->parts[i].no_index = false;
	}
}

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

static void
forget_labels(Datum arg, int cacheid, uint32 hash)
{
	label_count = 0;
}

/* A schema was renamed, or another has its name. */
static void
forget_names(Datum arg, int cacheid, uint32 hash)
{
	label_count = 0;
	forget_relation((Datum) 0, InvalidOid);
}

void
pb_access_init(void)
{
	CacheRegisterRelcacheCallback(forget_relation, (Datum) 0);
	CacheRegisterSyscacheCallback(ENUMOID, forget_labels, (Datum) 0);
	CacheRegisterSyscacheCallback(TYPEOID, forget_labels, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, forget_names, (Datum) 0);
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

/* The columns that rows are found by; InvalidAttrNumber where the access does not ask by one. */
typedef struct Wanted
{
	AttrNumber	key;
	AttrNumber	after;
	AttrNumber	where_null;
} Wanted;

/* Does the index hold every row that the access asks for? */
static bool
index_holds_all(Relation index, const Wanted *wanted)
{
	List	   *predicate = RelationGetIndexPredicate(index);
	NullTest   *test = predicate == NIL ? NULL : linitial(predicate);
	AttrNumber	column;

	if (test == NULL)
		return true;
	if (list_length(predicate) != 1 || !IsA(test, NullTest) || !IsA(test->arg, Var))
		return false;
	column = ((Var *) test->arg)->varattno;
	if (test->nulltesttype == IS_NULL)
		return column == wanted->where_null;
	return column == wanted->after || column == wanted->key;
}

static Oid
date_family(void)
{
	return lookup_type_cache(DATEOID, TYPECACHE_BTREE_OPFAMILY)->btree_opf;
}

static bool
has_column(Relation index, int position, AttrNumber column, Oid family)
{
	return column != InvalidAttrNumber && position < IndexRelationGetNumberOfKeyAttributes(index) &&
		index->rd_index->indkey.values[position] == column && index->rd_opfamily[position] == family;
}

/*
 * How few rows a scan of the index passes by to find all that the active snapshot sees: 3 by key and day, 2 by key,
 * the day being compared within the index, or by day alone, 1 by key, 0: it is of no use.
 */
static int
usefulness(Relation index, const Wanted *wanted, int *after_column)
{
	Form_pg_index form = index->rd_index;
	int			n = IndexRelationGetNumberOfKeyAttributes(index);

	*after_column = 0;
	if (index->rd_rel->relam != BTREE_AM_OID || !form->indisvalid || !form->indisready || !form->indislive ||
		(form->indcheckxmin &&
		 !TransactionIdPrecedes(HeapTupleHeaderGetXmin(index->rd_indextuple->t_data), TransactionXmin)) ||
		!index_holds_all(index, wanted) ||
		(wanted->key != InvalidAttrNumber && !has_column(index, 0, wanted->key, INTEGER_BTREE_FAM_OID)))
		return 0;
	for (int i = wanted->key != InvalidAttrNumber; i < n && *after_column == 0; i++)
		if (has_column(index, i, wanted->after, date_family()))
			*after_column = i + 1;
	if (wanted->key == InvalidAttrNumber)
		return *after_column == 1 ? 2 : 0;
	return *after_column == 0 ? 1 : *after_column == 2 ? 3 : 2;
}

/* Whoever asked for the column takes its values for what they were: a column of another type must stop him. */
static void
require_type(PbAccess *a, Oid relid, int column)
{
	Oid			wanted = a->types[column];
	/* a domain's values are those of its type */
	Oid			type = getBaseType(get_atttype(relid, get_attnum(relid, a->columns[column])));

	if (wanted == InvalidOid || type == wanted || (wanted == TEXTOID && type == VARCHAROID) ||
		(wanted == ANYENUMOID && type_is_enum(type)))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 errmsg("column \"%s\" of table %s is of type %s, rules are judged by %s", a->columns[column], a->relation,
					format_type_be(type), wanted == ANYENUMOID ? "its labels" : format_type_be(wanted)),
			 errhint("Change the type back, or add a column of the type wanted.")));
}

static AttrNumber
column_of(Oid relid, const char *name)
{
	return name ? get_attnum(relid, name) : InvalidAttrNumber;
}

/* Find the columns of an open table, and the index that leads to the fewest rows. */
static bool
resolve_in(PbAccess *a, Relation rel)
{
	Oid			relid = RelationGetRelid(rel);
	Wanted		wanted = {
		column_of(relid, a->key), column_of(relid, a->after), column_of(relid, a->where_null)
	};
	int			best = 0;
	ListCell   *lc;

	a->indexid = InvalidOid;
	a->widest = 0;
	if (rel->rd_rel->relkind != RELKIND_RELATION || has_subclass(relid) ||
		(a->key && (wanted.key == InvalidAttrNumber || get_atttype(relid, wanted.key) != INT8OID)) ||
		(a->after && (wanted.after == InvalidAttrNumber || get_atttype(relid, wanted.after) != DATEOID)))
		return false;
	for (int i = 0; a->columns[i]; i++)
	{
		if ((a->attno[i] = get_attnum(relid, a->columns[i])) == InvalidAttrNumber)
			return false;
		require_type(a, relid, i);
		a->widest = Max(a->widest, a->attno[i]);
	}
	foreach(lc, RelationGetIndexList(rel))
	{
		Relation	index = try_relation_open(lfirst_oid(lc), AccessShareLock);
		int			useful;
		int			after_column;

		if (index == NULL)
			continue;
		useful = usefulness(index, &wanted, &after_column);
		if (useful > best)
		{
			best = useful;
			a->after_column = after_column;
			a->indexid = RelationGetRelid(index);
		}
		relation_close(index, AccessShareLock);
	}
	return OidIsValid(a->indexid);
}

/* An access to a partition is what that to the whole is. */
static bool
begin_parts(PbAccess *a, List *partitions)
{
	ListCell   *lc;
	bool		same = a->parts != NULL && a->part_count == list_length(partitions);

	foreach(lc, partitions)
	{
		if (get_rel_relkind(lfirst_oid(lc)) != RELKIND_RELATION)
			return false;
		same = same && a->parts[foreach_current_index(lc)].relid == lfirst_oid(lc);
	}
	if (same)
		return true;
	/* A cursor may be reading by those there were: they stay, since partitions come and go once a year. */
	a->parts = MemoryContextAllocZero(TopMemoryContext, list_length(partitions) * sizeof(PbAccess));
	a->part_count = list_length(partitions);
	foreach(lc, partitions)
	{
		PbAccess   *part = &a->parts[foreach_current_index(lc)];

		*part = *a;
		part->relid = lfirst_oid(lc);
		part->is_part = true;
		part->resolved = part->no_index = false;
		part->part_count = 0;
		part->parts = NULL;
		part->next = NULL;
	}
	return true;
}

static bool ensure_resolved(PbAccess *a);

/*
 * Each partition by an index of its own; not rows of all in the order of a date, of which each has an order of its
 * own.
 */
static bool
resolve_parts(PbAccess *a, Relation rel)
{
	List	   *partitions = find_inheritance_children(RelationGetRelid(rel), AccessShareLock);

	if (a->key == NULL || partitions == NIL || !begin_parts(a, partitions))
		return false;
	a->after_column = PG_INT16_MAX;
	for (int i = 0; i < a->part_count; i++)
	{
		if (!ensure_resolved(&a->parts[i]))
			return false;
		a->after_column = Min(a->after_column, a->parts[i].after_column);
	}
	a->in_parts = true;
	return true;
}

/* Resolve by name; the table is locked from here to the end of the transaction. */
static bool
resolve(PbAccess *a)
{
	char	   *schema;
	char	   *name;
	Relation	rel;
	bool		found = false;

	if (!a->is_part)
	{
		if (!pb_split_name(a->relation, &schema, &name))
			return false;
		a->relid = pb_lock_relation(schema, name);
		if (!OidIsValid(a->relid))
			return false;
	}
	rel = try_relation_open(a->relid, AccessShareLock);
	if (rel == NULL)
		return false;
	found = rel->rd_rel->relkind == RELKIND_PARTITIONED_TABLE ? resolve_parts(a, rel) : resolve_in(a, rel);
	relation_close(rel, NoLock);
	return found;
}

static void
list_access(PbAccess *a)
{
	for (PbAccess *o = all_accesses; o; o = o->next)
		if (o == a)
			return;
	a->next = all_accesses;
	all_accesses = a;
}

/* Find how the table is read, unless that is known; false where no index is of use. */
static bool
ensure_resolved(PbAccess *a)
{
	if (a->no_index)
		return false;
	/* Neither index nor partitions: the last attempt ended with an error, halfway through the columns. */
	if (a->resolved && (OidIsValid(a->indexid) || a->in_parts))
		return true;
	if (!a->is_part)
		list_access(a);
	a->indexid = InvalidOid;
	a->in_parts = false;
	/* An invalidation may arrive while the catalogues are read. */
	a->resolved = true;
	if (resolve(a))
		return true;
	/* Until its table changes; where there is none nobody will say that it came. */
	a->no_index = a->resolved && OidIsValid(a->relid);
	a->resolved = false;
	return false;
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

/* Open a table that is locked, or has to be. */
static Relation
open_table(Oid relid, bool keeper)
{
	Relation	rel = keeper ? kept_table(relid) : NULL;

	if (rel == NULL)
		return try_relation_open(relid, AccessShareLock);
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
		if (!ensure_resolved(a) || a->in_parts)
			return false;
		c->rel = open_table(a->relid, keeper);
		if (c->rel == NULL)
		{
			a->resolved = false;
			continue;
		}
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

/* The plans of views and partitioned tables, which are asked for each that is touched; planning takes longer. */
static struct
{
	PbAccess   *access;
	SPIPlanPtr	plan;
}			view_plans[64];

static SPIPlanPtr
plan_of(PbAccess *a, const char *sql, int nargs, Oid *types, bool keep)
{
	int			i = 0;
	SPIPlanPtr	plan;

	while (keep && i < lengthof(view_plans) && view_plans[i].access && view_plans[i].access != a)
		i++;
	keep = keep && i < lengthof(view_plans);
	if (keep && view_plans[i].access == a)
		return view_plans[i].plan;
	plan = SPI_prepare(sql, nargs, types);
	if (plan == NULL)
		elog(ERROR, "could not prepare: %s", sql);
	if (keep && SPI_keepplan(plan) == 0)
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
	bool		in_parts;
	int			nest = 0;

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
		require_type(a, relid, i);
		appendStringInfo(&sql, "%s%s", i ? ", " : "SELECT ", quote_identifier(a->columns[i]));
	}
	appendStringInfo(&sql, " FROM %s WHERE %s OPERATOR(pg_catalog.=) $1", quote_qualified_identifier(schema, name),
					 quote_identifier(a->key));
	if (a->after)
		appendStringInfo(&sql, " AND %s OPERATOR(pg_catalog.>) $2", quote_identifier(a->after));
	in_parts = get_rel_relkind(relid) == RELKIND_PARTITIONED_TABLE;
	pb_borrow(pb_relation_owner(relid), &b);
	if (in_parts)
	{
		/* a plan that is kept outlives the time when a partition was empty */
		nest = NewGUCNestLevel();
		(void) set_config_option("enable_seqscan", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	}
	SPI_connect();
	plan = plan_of(a, sql.data, a->after ? 2 : 1, types, in_parts || get_rel_relkind(relid) == RELKIND_VIEW);
	if (SPI_execute_snapshot(plan, args, NULL, GetActiveSnapshot(), InvalidSnapshot, true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not run: %s", sql.data);
	MemoryContextSwitchTo(context);
	c->rows = tuplestore_begin_heap(false, false, work_mem);
	for (uint64 i = 0; i < SPI_processed; i++)
		tuplestore_puttuple(c->rows, SPI_tuptable->vals[i]);
	c->slot = MakeSingleTupleTableSlot(CreateTupleDescCopy(SPI_tuptable->tupdesc), &TTSOpsMinimalTuple);
	SPI_finish();
	if (in_parts)
		AtEOXact_GUC(false, nest);
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
	while (ensure_resolved(a) && a->in_parts)
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

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static char *
copy(const char *text)
{
	return text ? MemoryContextStrdup(TopMemoryContext, text) : NULL;
}

/*
 * An access of the session, by what it reads; made once.  Reads bigint columns, or dates; of those the one
 * named by after too, where that is given.
 */
PbAccess *
pb_access_for(const char *relation, const char *key, const char *const *columns, int n, Oid type, const char *after)
{
	PbAccess   *a;
	int			i;

	for (a = all_accesses; a; a = a->next)
	{
		for (i = 0; i < n && same(a->columns[i], columns[i]) && a->types[i] == type; i++)
			;
		if (i == n && same(a->relation, relation) && same(a->key, key) && same(a->after, after) &&
			same(a->columns[n], after) && a->where_null == NULL)
			return a;
	}
	a = MemoryContextAllocZero(TopMemoryContext, sizeof(PbAccess));
	a->relation = copy(relation);
	a->key = copy(key);
	for (i = 0; i < n; i++)
	{
		a->columns[i] = copy(columns[i]);
		a->types[i] = type;
	}
	a->columns[n] = a->after = copy(after);
	a->types[n] = DATEOID;
	a->next = all_accesses;
	all_accesses = a;
	return a;
}

/* Is it known to be read by an index on its key that has the column "after", too? */
bool
pb_is_ordered(PbAccess *a)
{
	return a->resolved && a->after_column > 0;
}

/* The oid of a label of an enum in schema party; InvalidOid where it is not there. */
Oid
pb_label(const char *type, const char *label)
{
	Oid			nsp, typid, oid = InvalidOid;

	for (int i = 0; i < label_count; i++)
		if (strcmp(NameStr(labels[i].type), type) == 0 && strcmp(NameStr(labels[i].label), label) == 0)
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
		{
			namestrcpy(&labels[label_count].type, type);
			namestrcpy(&labels[label_count].label, label);
			labels[label_count++].oid = oid;
		}
	}
	return oid;
}
