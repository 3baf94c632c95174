/*
 * resolve.c
 *	  Which table, columns and index a PbAccess reads by; labels of enums.
 *
 * A PbAccess is static in its user's file.  What it was resolved to holds
 * until a relcache invalidation for its table arrives; the list of all of them
 * lives as long as the session.
 *
 * Asks view.c for names and locks.  An abort clears nothing.
 */
#include "pb_internal.h"

#include "access/relation.h"
#include "access/transam.h"
#include "catalog/namespace.h"
#include "catalog/pg_am.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_opfamily.h"
#include "catalog/pg_type.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

static PbAccess *all_accesses = NULL;

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
pb_resolve_init(void)
{
	CacheRegisterRelcacheCallback(forget_relation, (Datum) 0);
	CacheRegisterSyscacheCallback(ENUMOID, forget_labels, (Datum) 0);
	CacheRegisterSyscacheCallback(TYPEOID, forget_labels, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, forget_names, (Datum) 0);
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
void
pb_require_type(PbAccess *a, Oid relid, int column)
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
		pb_require_type(a, relid, i);
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
		if (!pb_resolve(&a->parts[i]))
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
bool
pb_resolve(PbAccess *a)
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
