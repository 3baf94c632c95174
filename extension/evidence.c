/*
 * evidence.c
 *	  The trigger of tables that obligations go by.
 *
 * What a statement changed is marked by a function that partybuild.evidence_body() writes, table by table.  Most
 * writes change nothing of what obligations read, and are told here, by the rows alone.
 */
#include "pb_internal.h"

#include "access/table.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

TupleTableSlot *
pb_rewound(Tuplestorestate *rows, TupleDesc desc)
{
	/* as a scan of a transition table does it: the other pointers are left where they are */
	tuplestore_select_read_pointer(rows, tuplestore_alloc_read_pointer(rows, EXEC_FLAG_REWIND));
	tuplestore_rescan(rows);
	return MakeSingleTupleTableSlot(desc, &TTSOpsMinimalTuple);
}

AttrNumber
pb_column_named(TupleDesc desc, const char *name)
{
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute a = TupleDescAttr(desc, i);

		/* most differ in their first letter */
		if (*NameStr(a->attname) == *name && !a->attisdropped && namestrcmp(&a->attname, name) == 0)
			return i + 1;
	}
	return InvalidAttrNumber;
}

/* The columns named, or all; none where there is one of these names no more. */
PbColumns
pb_columns_of(TupleDesc desc, bool dated, char **names, int n)
{
	PbColumns	c = {palloc((Max(n, desc->natts) + 1) * sizeof(AttrNumber)), 0, dated};

	if (dated)
	{
		c.from = pb_column_named(desc, "from_date");
		c.to = pb_column_named(desc, "to_date");
		c.dated = c.from != InvalidAttrNumber && c.to != InvalidAttrNumber &&
			TupleDescAttr(desc, c.from - 1)->atttypid == DATEOID && TupleDescAttr(desc, c.to - 1)->atttypid == DATEOID;
	}
	for (int i = 0; i < (n == 0 ? desc->natts : n); i++)
	{
		AttrNumber	column = n == 0 ? i + 1 : pb_column_named(desc, names[i]);

		if (column == InvalidAttrNumber)
			return (PbColumns) {NULL, 0, false};
		if (!TupleDescAttr(desc, column - 1)->attisdropped && !(c.dated && column == c.to))
			c.all[c.n++] = column;
	}
	if (c.dated)
		c.all[c.n++] = c.to;
	return c;
}

/* Do the two rows say the same in these columns? Equal in value but not in image is not the same. */
bool
pb_same_columns(TupleTableSlot *a, TupleTableSlot *b, AttrNumber *columns, int n)
{
	for (int i = 0; i < n; i++)
	{
		Form_pg_attribute att = TupleDescAttr(a->tts_tupleDescriptor, columns[i] - 1);
		bool		a_null,
					b_null;
		Datum		x = slot_getattr(a, columns[i], &a_null),
					y = slot_getattr(b, columns[i], &b_null);

		if (a_null != b_null || (!a_null && !datum_image_eq(x, y, att->attbyval, att->attlen)))
			return false;
	}
	return true;
}

/* The day on which a row that is there, of two, begins or ends; a missing one lies at the edge of time. */
static DateADT
day_of(TupleTableSlot *slot, AttrNumber column, DateADT missing)
{
	bool		isnull;
	Datum		day = slot_getattr(slot, column, &isnull);

	return isnull ? missing : DatumGetDateADT(day);
}

/*
 * Go through the rows that an UPDATE has changed in these columns, until the visitor has seen enough (false).  An old
 * row is compared with the new one in the same place: where all are the same, so are old and new as a whole, whichever
 * belong together, and rows that do not belong together differ in their key.
 */
void
pb_visit_changed(TriggerData *data, PbColumns *c,
				 bool (*visit) (TupleTableSlot *old, TupleTableSlot *new, void *arg), void *arg)
{
	TupleDesc	desc = RelationGetDescr(data->tg_relation);
	TupleTableSlot *old = pb_rewound(data->tg_oldtable, desc),
			   *new = pb_rewound(data->tg_newtable, desc);

	while (tuplestore_gettupleslot(data->tg_oldtable, true, false, old) &&
		   tuplestore_gettupleslot(data->tg_newtable, true, false, new))
		if (!pb_same_columns(old, new, c->all, c->n) && !visit(old, new, arg))
			break;
	ExecDropSingleTupleTableSlot(old);
	ExecDropSingleTupleTableSlot(new);
}

/* Can old and new rows be told by their place, and the columns by their names? */
bool
pb_can_compare(TriggerData *data, PbColumns *c)
{
	return c->n > 0 && tuplestore_tuple_count(data->tg_oldtable) == tuplestore_tuple_count(data->tg_newtable);
}

typedef struct FirstDay
{
	PbColumns  *c;
	DateADT		first;
} FirstDay;

static bool
note_first_day(TupleTableSlot *old, TupleTableSlot *new, void *arg)
{
	FirstDay   *f = arg;
	PbColumns  *c = f->c;

	if (!c->dated)
		f->first = DATEVAL_NOBEGIN;
	else if (pb_same_columns(old, new, c->all, c->n - 1))
		f->first = Min(f->first, Min(day_of(old, c->to, DATEVAL_NOEND), day_of(new, c->to, DATEVAL_NOEND)));
	else
		f->first = Min(f->first, Min(day_of(old, c->from, DATEVAL_NOBEGIN), day_of(new, c->from, DATEVAL_NOBEGIN)));
	return f->first != DATEVAL_NOBEGIN;
}

/* From which day on an UPDATE says something else; DATEVAL_NOEND where nothing has changed. */
static DateADT
first_day_changed(TriggerData *data, PbColumns *c)
{
	FirstDay	f = {c, DATEVAL_NOEND};

	pb_visit_changed(data, c, note_first_day, &f);
	return f.first;
}

/* From which day on the rows that came or went say something. */
static DateADT
first_day_of(TriggerData *data, PbColumns *c)
{
	Tuplestorestate *rows = TRIGGER_FIRED_BY_INSERT(data->tg_event) ? data->tg_newtable : data->tg_oldtable;
	TupleTableSlot *slot = pb_rewound(rows, RelationGetDescr(data->tg_relation));
	DateADT		first = DATEVAL_NOEND;

	while (first != DATEVAL_NOBEGIN && tuplestore_gettupleslot(rows, true, false, slot))
		first = Min(first, c->dated ? day_of(slot, c->from, DATEVAL_NOBEGIN) : DATEVAL_NOBEGIN);
	ExecDropSingleTupleTableSlot(slot);
	return first;
}

/*
 * The first day of which no obligation has closed anything, as committed by now: nothing closes before its month is
 * over.  DATEVAL_NOBEGIN where nothing was ever closed.
 */
static DateADT
open_from(DateADT today)
{
	int			y, m, d;
	bool		closed = false;
	Oid			relid = get_relname_relid("horizon", get_namespace_oid("compliance", true));
	AttrNumber	column = OidIsValid(relid) ? get_attnum(relid, "live_from") : InvalidAttrNumber;
	Relation	rel;
	Snapshot	snapshot;
	TableScanDesc scan;
	TupleTableSlot *slot;
	DateADT		open;

	j2date(today + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	open = today - (d - 1);
	if (column == InvalidAttrNumber || get_atttype(relid, column) != DATEOID)
		return DATEVAL_NOEND;
	rel = table_open(relid, AccessShareLock);
	snapshot = RegisterSnapshot(GetLatestSnapshot());
	scan = table_beginscan(rel, snapshot, 0, NULL);
	slot = table_slot_create(rel, NULL);
	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		closed = true;
		open = Max(open, day_of(slot, column, DATEVAL_NOBEGIN));
	}
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
	UnregisterSnapshot(snapshot);
	table_close(rel, AccessShareLock);
	return closed ? open : DATEVAL_NOBEGIN;
}

/* In schema compliance, which who writes evidence may have no right to look into. */
static Oid
function_of_obligations(const char *name)
{
	oidvector  *no_arguments = buildoidvector(NULL, 0);

	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name), PointerGetDatum(no_arguments),
						   ObjectIdGetDatum(get_namespace_oid("compliance", true)));
}

/* Does what the statement wrote say nothing else of the days that may be closed? */
static bool
concerns_nothing(TriggerData *data, Trigger *trigger)
{
	bool		update = TRIGGER_FIRED_BY_UPDATE(data->tg_event);
	PbColumns	c;
	DateADT		first;

	if (TRIGGER_FIRED_BY_TRUNCATE(data->tg_event))
		return false;
	c = pb_columns_of(RelationGetDescr(data->tg_relation), strcmp(trigger->tgargs[1], "dated") == 0,
					  trigger->tgargs + 2, trigger->tgnargs - 2);
	if (update ? !pb_can_compare(data, &c) : c.n == 0)
		return false;
	first = update ? first_day_changed(data, &c) : first_day_of(data, &c);
	if (first == DATEVAL_NOEND)
		return true;
	/* whoever closes on a later day waits for who went by this one */
	return c.dated && first >= open_from(pb_lock_day_of_today());
}

/*
 * evidence_changed(function, 'dated' or '', column …): trigger, once a statement.  Calls the function in schema
 * compliance, but where nothing that it would mark has changed: an UPDATE that leaves the columns named as they are (no
 * column: the whole row); of a table whose rows say something of their own days only, what concerns open days.
 */
PG_FUNCTION_INFO_V1(pb_evidence_changed);
Datum
pb_evidence_changed(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	LOCAL_FCINFO(call, 0);
	Trigger    *trigger;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(data->tg_event) ||
		data->tg_trigger->tgnargs < 2)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"evidence_changed\" was not called by a trigger of partybuild.evidence_source()")));
	trigger = data->tg_trigger;
	/* refuses where the trigger is of another version */
	pb_catalogue_load();
	if (concerns_nothing(data, trigger))
		PG_RETURN_POINTER(NULL);
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		Oid			function = function_of_obligations(trigger->tgargs[0]);
		FmgrInfo   *inner = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(FmgrInfo));

		/* dropped with its schema, and so is what was closed */
		if (!OidIsValid(function))
			PG_RETURN_POINTER(NULL);
		fmgr_info_cxt(function, inner, fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = inner;
	}
	InitFunctionCallInfoData(*call, fcinfo->flinfo->fn_extra, 0, InvalidOid, fcinfo->context, NULL);
	return FunctionCallInvoke(call);
}
