/*
 * touch.c
 *	  What a transaction has touched and not yet had judged.
 *
 * touch() is called from the WHEN clause of the watching triggers, with the old
 * and the new row.  For each watch whose columns differ it puts the subjects
 * named by the key column into a hash that lives as long as the transaction,
 * with the set of (watch, side) that touched them.  Sets are interned: an entry
 * holds a number, and "set + member" is looked up.
 *
 * It returns true, so that an event is queued, when none is queued yet: the
 * first event to fire judges all that is pending.
 *
 * Every change of an entry within a subtransaction is noted in an undo log, and
 * taken back when that subtransaction is rolled back, because PostgreSQL takes
 * back its events too: both those queued in it and the firing of older ones
 * (SET CONSTRAINTS IMMEDIATE within a savepoint).
 *
 * touch() runs as whoever writes, who may have no right on the table at all (an
 * updatable view, a function of its owner's), so it asks for none.  It asks for
 * a WHEN clause instead: there, and nowhere else, its arguments are the whole
 * rows OLD and NEW of a table's own trigger, which the executor gives to the
 * expression as its inner and outer row.  By hand it is an error, and so can
 * neither lock nor have anything judged that was not written.
 *
 * What is pending when the transaction wants to commit or prepare is judged in
 * the callback below, event or not.
 */
#include "pb_internal.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/partition.h"
#include "catalog/pg_inherits.h"
#include "commands/trigger.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/typcache.h"

typedef struct Pending
{
	PbSubject	key;			/* padding zeroed by make_key */
	uint32		set;			/* 0: nothing pending */
	bool		listed;			/* in "list" */
	char		status;
} Pending;

static inline uint32
hash_key(PbSubject key)
{
	uint64		h = (uint64) key.id * UINT64CONST(0x9E3779B97F4A7C15) + key.kind;

	return (uint32) (h ^ (h >> 32));
}

#define SH_PREFIX pending
#define SH_ELEMENT_TYPE Pending
#define SH_KEY_TYPE PbSubject
#define SH_KEY key
#define SH_HASH_KEY(tb, k) hash_key(k)
#define SH_EQUAL(tb, a, b) ((a).id == (b).id && (a).kind == (b).kind)
#define SH_SCOPE static inline
#define SH_DEFINE
#define SH_DECLARE
#include "lib/simplehash.h"

typedef struct MemberSet
{
	int			n;
	int		   *members;
	int			last_member;	/* of the last question "this set and which other?" */
	uint32		last_result;
} MemberSet;

typedef struct Undo
{
	PbSubject	key;
	uint32		set;			/* before the change */
	int			level;			/* nest level of the change */
} Undo;

/* All in "context", which the transaction's end resets. */
static MemoryContext context = NULL;
static pending_hash *pending = NULL;
static int64 pending_count = 0;
static PbSubject *list = NULL;	/* what may be pending: what was noted since it was last judged */
static int64 list_count = 0;
static int64 list_limit = 0;
static MemberSet *sets = NULL;
static uint32 set_count = 0;
static Undo *undo = NULL;
static int	undo_count = 0;
static int	undo_limit = 0;

/* The nest level at which an event was queued that has not fired; 0: none */
static int	event_level = 0;

/* Was anything noted in this transaction? */
static bool touched = false;

/* Rises when what a PbTouch remembers of its last subject no longer holds. */
static uint64 epoch = 1;

static void
begin(void)
{
	MemoryContext old;

	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "partybuild pending", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	pending = pending_create(context, 64, NULL);
	sets = palloc0(16 * sizeof(MemberSet));
	set_count = 1;				/* set 0 is empty */
	MemoryContextSwitchTo(old);
}

static void
end(void)
{
	event_level = 0;
	epoch++;
	if (pending == NULL)
		return;
	MemoryContextReset(context);
	pending = NULL;
	pending_count = 0;
	sets = NULL;
	list = NULL;
	list_count = list_limit = 0;
	undo = NULL;
	undo_count = undo_limit = 0;
}

/* The number of the set "set" with "member" added. */
static uint32
set_with(uint32 set, int member)
{
	MemberSet  *s = &sets[set];
	MemberSet  *t;
	int			at;

	for (int i = 0; i < s->n; i++)
		if (s->members[i] == member)
			return set;
	if (s->last_result != 0 && s->last_member == member)
		return s->last_result;
	for (at = 0; at < s->n && s->members[at] < member; at++)
		;
	for (uint32 i = 1; i < set_count; i++)
	{
		t = &sets[i];
		if (t->n == s->n + 1 && t->members[at] == member &&
			(at == 0 || memcmp(t->members, s->members, at * sizeof(int)) == 0) &&
			(at == s->n || memcmp(t->members + at + 1, s->members + at, (s->n - at) * sizeof(int)) == 0))
		{
			s->last_member = member;
			s->last_result = i;
			return i;
		}
	}
	if (set_count % 16 == 0)
	{
		sets = repalloc(sets, (set_count + 16) * sizeof(MemberSet));
		memset(sets + set_count, 0, 16 * sizeof(MemberSet));
		s = &sets[set];
	}
	t = &sets[set_count];
	t->n = s->n + 1;
	t->members = MemoryContextAlloc(context, t->n * sizeof(int));
	if (at > 0)
		memcpy(t->members, s->members, at * sizeof(int));
	t->members[at] = member;
	if (at < s->n)
		memcpy(t->members + at + 1, s->members + at, (s->n - at) * sizeof(int));
	s->last_member = member;
	s->last_result = set_count;
	return set_count++;
}

/* An entry's set, and with it whether it is pending. */
static void
set_pending(Pending *p, uint32 set)
{
	pending_count += (set != 0) - (p->set != 0);
	p->set = set;
	if (set == 0 || p->listed)
		return;
	if (list_count == list_limit)
	{
		list_limit = list_limit ? list_limit * 2 : 64;
		list = list ? repalloc_huge(list, list_limit * sizeof(PbSubject)) :
			MemoryContextAlloc(context, list_limit * sizeof(PbSubject));
	}
	list[list_count++] = p->key;
	p->listed = true;
}

/* Change an entry's set, and note how to take that back. */
static void
change(Pending *p, uint32 set)
{
	int			level = GetCurrentTransactionNestLevel();

	if (level > 1)
	{
		if (undo_count == undo_limit)
		{
			undo_limit = undo_limit ? undo_limit * 2 : 64;
			undo = undo ? repalloc_huge(undo, undo_limit * sizeof(Undo)) :
				MemoryContextAlloc(context, undo_limit * sizeof(Undo));
		}
		undo[undo_count++] = (Undo) {p->key, p->set, level};
	}
	set_pending(p, set);
}

/* Note that these members touched a subject. */
static void
note(int kind, int64 id, const int *members, int n)
{
	PbSubject	key;
	Pending    *p;
	uint32		set;
	bool		found;

	memset(&key, 0, sizeof(key));
	key.kind = kind;
	key.id = id;
	if (pending == NULL)
		begin();
	touched = true;
	p = pending_insert(pending, key, &found);
	if (!found)
	{
		p->set = 0;
		p->listed = false;
	}
	set = p->set;
	for (int i = 0; i < n; i++)
		set = set_with(set, members[i]);
	if (set != p->set)
		change(p, set);
}

/* Note the subject on one side of a row for the watches that look at what has changed. */
static void
touch_side(PbTouch *t, int side, int64 id, uint64 changed)
{
	int			members[64];
	int			n = 0;

	/* Most rows of a bulk load repeat a subject. */
	if (t->last_epoch == epoch && t->last == id && t->last_side == side && t->last_columns == changed)
		return;
	for (int i = 0; i < t->count; i++)
	{
		if ((t->watches[i]->columns & changed) != 0)
			members[n++] = t->watches[i]->id * 2 + side;
		if (n == lengthof(members) || (i == t->count - 1 && n > 0))
		{
			note(t->kind, id, members, n);
			n = 0;
		}
	}
	t->last_epoch = epoch;
	t->last = id;
	t->last_side = side;
	t->last_columns = changed;
}

typedef struct Row
{
	Datum	   *values;
	bool	   *nulls;
} Row;

static Row
deform(HeapTupleHeader header, TupleDesc desc)
{
	HeapTupleData tuple;
	Row			row;

	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = header;
	row.values = palloc(desc->natts * sizeof(Datum));
	row.nulls = palloc(desc->natts * sizeof(bool));
	heap_deform_tuple(&tuple, desc, row.values, row.nulls);
	return row;
}

/* Which of the table's compared columns differ; equal in value but not in image counts as different. */
static uint64
changed_columns(PbTable *t, TupleDesc desc, Row *old, Row *new)
{
	uint64		changed = 0;

	for (int i = 0; i < t->compared_count; i++)
	{
		int			c = t->compared[i] - 1;
		Form_pg_attribute a = TupleDescAttr(desc, c);

		if (old->nulls[c] != new->nulls[c] ||
			(!old->nulls[c] && !datum_image_eq(old->values[c], new->values[c], a->attbyval, a->attlen)))
			changed |= UINT64CONST(1) << Min(i, 63);
	}
	return changed;
}

/* The event that was asked for has fired and could not be used. */
void
pb_want_event(void)
{
	event_level = 0;
}

/* True once until the event that it asks for has fired or was rolled back. */
static bool
needs_event(void)
{
	if (event_level != 0 || pending_count == 0)
		return false;
	event_level = GetCurrentTransactionNestLevel();
	return true;
}

/* Is this what WHEN gives to touch() for OLD or NEW? */
static bool
is_row_of_trigger(Node *argument)
{
	/* To a partition's trigger the row comes as a row of the table that is watched. */
	while (IsA(argument, ConvertRowtypeExpr))
		argument = (Node *) ((ConvertRowtypeExpr *) argument)->arg;
	return IsA(argument, Var) && ((Var *) argument)->varattno == InvalidAttrNumber &&
		(((Var *) argument)->varno == INNER_VAR || ((Var *) argument)->varno == OUTER_VAR);
}

/* The null of the side that there is not? */
static bool
is_null(Node *argument)
{
	return IsA(argument, Const) && ((Const *) argument)->constisnull;
}

static bool
is_when_clause(Node *call)
{
	List	   *args = call && IsA(call, FuncExpr) ? ((FuncExpr *) call)->args : NIL;

	if (list_length(args) != 2)
		return false;
	if (is_null(linitial(args)))
		return is_row_of_trigger(lsecond(args));
	return is_row_of_trigger(linitial(args)) && (is_null(lsecond(args)) || is_row_of_trigger(lsecond(args)));
}

static void
require_when_clause(FmgrInfo *flinfo)
{
	if (flinfo->fn_extra != NULL)
		return;
	if (!is_when_clause(flinfo->fn_expr))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"touch\" was not called by a trigger that watches a table"),
				 errhint("partybuild.watch() makes the triggers.")));
	flinfo->fn_extra = flinfo;	/* any address will do: asked once a statement */
}

/* Of approvals: the rule that one is about, for its subject. */
static void
touch_rule(PbTable *t, Row *row)
{
	PbRule	   *rule;
	int			member;

	if (row->nulls[t->rule - 1] || row->nulls[t->subject - 1])
		return;
	rule = pb_rule_as_loaded(pb_rule_number(TextDatumGetCString(row->values[t->rule - 1])));
	if (!rule->present)
		return;
	member = -(rule->no + 1);
	note(rule->kind, DatumGetInt64(row->values[t->subject - 1]), &member, 1);
}

static void
require_columns(PbTable *t)
{
	if (t->problem)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("table \"%s\" has no column \"%s\", which rules watch, or it is of another type",
						get_rel_name(t->relid), t->problem),
				 errhint("Call the column by its name again, give it its type, or watch another one.")));
}

/*
 * touch(old, new): the row before and after a write, of a watched table, null where there is none.
 * True where an event must be queued.  39P01 anywhere but in the WHEN clause of a trigger.
 */
PG_FUNCTION_INFO_V1(pb_touch);
Datum
pb_touch(PG_FUNCTION_ARGS)
{
	Row			row[2];
	HeapTupleHeader header[2] = {NULL, NULL};
	HeapTupleHeader some;
	PbTable    *table;
	TupleDesc	desc;
	uint64		changed = PG_UINT64_MAX;

	require_when_clause(fcinfo->flinfo);
	for (int side = 0; side < 2; side++)
		if (!PG_ARGISNULL(side))
			header[side] = PG_GETARG_HEAPTUPLEHEADER(side);
	some = header[0] ? header[0] : header[1];
	table = some ? pb_table_of(HeapTupleHeaderGetTypeId(some)) : NULL;
	if (table == NULL ||
		(header[0] && header[1] && HeapTupleHeaderGetTypeId(header[0]) != HeapTupleHeaderGetTypeId(header[1])))
		PG_RETURN_BOOL(false);
	require_columns(table);
	desc = lookup_rowtype_tupdesc(table->type, -1);
	for (int side = 0; side < 2; side++)
		if (header[side])
			row[side] = deform(header[side], desc);
	if (header[0] && header[1])
		changed = changed_columns(table, desc, &row[0], &row[1]);
	ReleaseTupleDesc(desc);
	if (changed != 0)
	{
		for (int i = 0; i < table->touch_count; i++)
		{
			PbTouch    *t = &table->touches[i];

			for (int side = 0; side < 2; side++)
				if (header[side] && !row[side].nulls[t->key - 1])
					touch_side(t, side, DatumGetInt64(row[side].values[t->key - 1]), changed);
		}
		if (table->rule != InvalidAttrNumber && header[0])
			touch_rule(table, &row[0]);
	}
	PG_RETURN_BOOL(needs_event());
}

/* The watched table that a relation is, or is a partition of. */
static PbTable *
watched_table(Relation rel)
{
	PbTable    *t = pb_table_by_oid(RelationGetRelid(rel));
	ListCell   *lc;

	if (t == NULL && rel->rd_rel->relispartition)
		foreach(lc, get_partition_ancestors(RelationGetRelid(rel)))
			if ((t = pb_table_by_oid(lfirst_oid(lc))) != NULL)
				break;
	return t;
}

/* A column's number in a partition, whose columns may be in another order. */
static AttrNumber
column_in(Relation rel, PbTable *t, AttrNumber attno)
{
	if (RelationGetRelid(rel) == t->relid)
		return attno;
	return get_attnum(RelationGetRelid(rel), get_attname(t->relid, attno, false));
}

/* All that the rows of the relation name is left. */
static void
touch_rows(PbTable *t, Relation rel)
{
	TupleTableSlot *slot = table_slot_create(rel, NULL);
	/* The latest one at every isolation level, since TRUNCATE takes what others have committed too. */
	Snapshot	snapshot = RegisterSnapshot(GetLatestSnapshot());
	TableScanDesc scan = table_beginscan(rel, snapshot, 0, NULL);
	AttrNumber *key = palloc((t->touch_count + 1) * sizeof(AttrNumber));
	bool		isnull;

	for (int i = 0; i < t->touch_count; i++)
		key[i] = column_in(rel, t, t->touches[i].key);
	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < t->touch_count; i++)
		{
			Datum		id = slot_getattr(slot, key[i], &isnull);

			if (!isnull)
				touch_side(&t->touches[i], 0, DatumGetInt64(id), PG_UINT64_MAX);
		}
		if (t->rule != InvalidAttrNumber)
		{
			slot_getallattrs(slot);
			touch_rule(t, &(Row) {slot->tts_values, slot->tts_isnull});
		}
	}
	table_endscan(scan);
	UnregisterSnapshot(snapshot);
	ExecDropSingleTupleTableSlot(slot);
}

/*
 * touch_all(): BEFORE TRUNCATE trigger of a watched table and of its partitions.  No event can be
 * queued for it; what it notes is judged with the next one, or when the transaction commits.
 */
PG_FUNCTION_INFO_V1(pb_touch_all);
Datum
pb_touch_all(PG_FUNCTION_ARGS)
{
	Relation	rel;
	PbTable    *t;
	ListCell   *lc;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BY_TRUNCATE(((TriggerData *) fcinfo->context)->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"touch_all\" was not called by a TRUNCATE trigger")));
	rel = ((TriggerData *) fcinfo->context)->tg_relation;
	t = watched_table(rel);
	fcinfo->isnull = false;
	if (t == NULL)
		return PointerGetDatum(NULL);
	require_columns(t);
	/* TRUNCATE has locked them all. */
	foreach(lc, find_all_inheritors(RelationGetRelid(rel), NoLock, NULL))
	{
		Relation	part = table_open(lfirst_oid(lc), AccessShareLock);

		if (part->rd_rel->relkind == RELKIND_RELATION)
			touch_rows(t, part);
		table_close(part, NoLock);
	}
	return PointerGetDatum(NULL);
}

bool
pb_anything_pending(void)
{
	return pending_count > 0;
}

void
pb_visit_pending(PbPendingVisit visit, void *arg)
{
	for (int64 i = 0; i < list_count; i++)
	{
		Pending    *p = pending_lookup(pending, list[i]);

		if (p->set != 0)
			visit(p->key.kind, p->key.id, sets[p->set].members, sets[p->set].n, arg);
	}
}

/* What was pending is being judged. */
void
pb_forget_pending(void)
{
	epoch++;
	event_level = 0;
	if (pending == NULL)
		return;
	if (GetCurrentTransactionNestLevel() == 1 && undo_count == 0)
	{
		end();
		return;
	}
	for (int64 i = 0; i < list_count; i++)
	{
		Pending    *p = pending_lookup(pending, list[i]);

		if (p->set != 0)
			change(p, 0);
		p->listed = false;
	}
	list_count = 0;
}

static void
at_transaction(XactEvent event, void *arg)
{
	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
		case XACT_EVENT_PRE_PREPARE:
			/* The server has fired its last event: what a finding that is kept here queues, on a
			 * deferred trigger of the court's, would be lost. */
			while (pb_anything_pending())
			{
				pb_check_pending();
				AfterTriggerFireDeferred();
			}
			break;
		case XACT_EVENT_COMMIT:
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			pb_transaction_ends(event != XACT_EVENT_ABORT, touched);
			pb_limit_reset();
			touched = false;
			end();
			break;
		default:
			break;
	}
}

static void
at_subtransaction(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	int			level = GetCurrentTransactionNestLevel();

	if (event == SUBXACT_EVENT_ABORT_SUB)
	{
		epoch++;
		if (event_level >= level)
			event_level = 0;
		for (; undo_count > 0 && undo[undo_count - 1].level >= level; undo_count--)
		{
			Pending    *p = pending_lookup(pending, undo[undo_count - 1].key);

			set_pending(p, undo[undo_count - 1].set);
		}
	}
	else if (event == SUBXACT_EVENT_COMMIT_SUB)
	{
		int			i;

		event_level = Min(event_level, level - 1);
		/* What this level noted now belongs to its parent; the outermost level needs no log. */
		for (i = undo_count; i > 0 && undo[i - 1].level >= level; i--)
			undo[i - 1].level = level - 1;
		if (level == 2)
			undo_count = i;
	}
}

void
pb_touch_init(void)
{
	RegisterXactCallback(at_transaction, NULL);
	RegisterSubXactCallback(at_subtransaction, NULL);
}
