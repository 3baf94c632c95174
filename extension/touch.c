/*
 * touch.c
 *	  The triggers' conditions: which subjects a write touches.
 *
 * touch() is called from the WHEN clause of the watching triggers, with the old
 * and the new row.  For each watch whose columns differ it notes the subjects
 * named by the key column as pending.  It returns true, so that an event is
 * queued, when none is queued yet: the first event to fire has all that is
 * pending judged (commit.c).
 *
 * It runs as whoever writes, who may have no right on the table at all (an
 * updatable view, a function of its owner's), so it asks for none.  It asks for
 * a WHEN clause instead: there, and nowhere else, its arguments are the whole
 * rows OLD and NEW of a table's own trigger, which the executor gives to the
 * expression as its inner and outer row.  By hand it is an error, and so can
 * neither lock nor have anything judged that was not written.
 *
 * Asks catalogue.c what is watched, clock.c for the day, and pending.c to note it; tells trace.c of what feeds write.
 */
#include "pb_internal.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/partition.h"
#include "catalog/pg_inherits.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/typcache.h"

/* Note the subject on one side of a row for the watches that look at what has changed. */
static void
touch_side(PbTouch *t, int side, int64 id, uint64 changed)
{
	int			members[64];
	int			n = 0;

	/* Most rows of a bulk load repeat a subject. */
	if (t->last_epoch == pb_pending_epoch && t->last == id && t->last_side == side && t->last_columns == changed)
		return;
	for (int i = 0; i < t->count; i++)
	{
		if ((t->watches[i]->columns & changed) != 0)
			members[n++] = t->watches[i]->id * 2 + side;
		if (n == lengthof(members) || (i == t->count - 1 && n > 0))
		{
			pb_note(t->kind, id, members, n);
			n = 0;
		}
	}
	t->last_epoch = pb_pending_epoch;
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

static DateADT
day_of(PbTable *t, Row *row, int end)
{
	int			c = t->period[end] - 1;

	if (row->nulls[c])
		return end ? DATEVAL_NOEND : DATEVAL_NOBEGIN;
	return DatumGetDateADT(row->values[c]) + (end && t->period[0] == t->period[1] ? 1 : 0);
}

/*
 * The time for which what a row says of a subject has changed: where only its period is another, what lies between
 * the old and the new beginnings and ends.
 */
static void
touch_span(PbTable *t, PbTouch *touch, int side, Row *row, bool both, uint64 changed)
{
	int			key = touch->key - 1;
	int64		id = DatumGetInt64(row[side].values[key]);
	DateADT		from = day_of(t, &row[side], 0);
	DateADT		to = day_of(t, &row[side], 1);

	if (both && (changed & ~t->period_bits) == 0)
	{
		DateADT		other_from = day_of(t, &row[1 - side], 0);
		DateADT		other_to = day_of(t, &row[1 - side], 1);

		if (from == other_from)
			from = Min(to, other_to), to = Max(to, other_to);
		else if (to == other_to)
			to = Max(from, other_from), from = Min(from, other_from);
	}
	pb_note_span(touch->kind, id, from, to);
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
	pb_note(rule->kind, DatumGetInt64(row->values[t->subject - 1]), &member, 1);
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
 * A table has our trigger and no watch: nobody watches it any more, or it is another's by name.  The trigger says by
 * which name it was watched; rules, screens and ways lead there by that one, so what is written would go unjudged.
 */
static void
require_name(Oid relid)
{
	Relation	rel = table_open(relid, AccessShareLock);
	TriggerDesc *triggers = rel->trigdesc;

	for (int i = 0; triggers && i < triggers->numtriggers; i++)
	{
		Trigger    *t = &triggers->triggers[i];

		if (strncmp(t->tgname, "Partybuild_", 11) == 0 && t->tgnargs == 1 &&
			pb_relation_named(t->tgargs[0]) != relid)
			ereport(ERROR,
					(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					 errmsg("table %s was %s when rules began to watch it",
							quote_qualified_identifier(get_namespace_name(RelationGetNamespace(rel)),
													   RelationGetRelationName(rel)), t->tgargs[0]),
					 errhint("Call it by that name again, or drop its triggers named \"Partybuild_…\" if rules no "
							 "longer concern it.")));
	}
	table_close(rel, NoLock);
}

/* The days to come that a row named before it was written. */
static void
touch_former_days(PbTable *t, Row *row)
{
	DateADT		today = pb_today();

	for (int i = 0; i < Min(t->compared_count, 64); i++)
	{
		int			c = t->compared[i] - 1;

		if ((t->dates & (UINT64CONST(1) << i)) == 0 || row->nulls[c] ||
			!pb_is_ahead(DatumGetDateADT(row->values[c]), today))
			continue;
		for (int k = 0; k < t->touch_count; k++)
		{
			int			key = t->touches[k].key - 1;

			if (!row->nulls[key])
				pb_note_former_day(t->touches[k].kind, DatumGetInt64(row->values[key]),
								   DatumGetDateADT(row->values[c]));
		}
	}
}

/* Say which row it was, if rows of this table have a number. */
static void
trace_row(PbTable *t, Row *row, PbTouch *touch)
{
	AttrNumber	id = get_attnum(t->relid, "id");

	if (id != InvalidAttrNumber && get_atttype(t->relid, id) == INT8OID && !row->nulls[id - 1])
		pb_trace(t->relid, DatumGetInt64(row->values[id - 1]), touch->kind,
				 DatumGetInt64(row->values[touch->key - 1]));
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
	if (some && table == NULL)
		require_name(get_typ_typrelid(HeapTupleHeaderGetTypeId(some)));
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
				{
					if (pb_carrying)
						trace_row(table, &row[side], t);
					touch_side(t, side, DatumGetInt64(row[side].values[t->key - 1]), changed);
					if (t->by_day)
						touch_span(table, t, side, row, header[1 - side] != NULL, changed);
				}
		}
		if (table->rule != InvalidAttrNumber && header[0])
			touch_rule(table, &row[0]);
		if (header[0] && table->dates != 0 && pb_anything_pending())
			touch_former_days(table, &row[0]);
	}
	PG_RETURN_BOOL(pb_needs_event());
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
			{
				touch_side(&t->touches[i], 0, DatumGetInt64(id), PG_UINT64_MAX);
				if (t->touches[i].by_day)
					pb_note_span(t->touches[i].kind, DatumGetInt64(id), DATEVAL_NOBEGIN, DATEVAL_NOEND);
			}
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
	{
		require_name(RelationGetRelid(rel));
		return PointerGetDatum(NULL);
	}
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
