/*
 * evidence.c
 *	  The trigger of tables that obligations go by.
 *
 * What a statement changed is marked by a function that partybuild.evidence_body() writes, table by table.  Most
 * writes change nothing of what obligations read, and are told here, by the rows alone.
 */
#include "pb_internal.h"

#include "catalog/namespace.h"
#include "catalog/pg_proc.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

static TupleTableSlot *
rewound(Tuplestorestate *rows, TupleDesc desc)
{
	/* as a scan of a transition table does it: the other pointers are left where they are */
	tuplestore_select_read_pointer(rows, tuplestore_alloc_read_pointer(rows, EXEC_FLAG_REWIND));
	tuplestore_rescan(rows);
	return MakeSingleTupleTableSlot(desc, &TTSOpsMinimalTuple);
}

/* The columns named, by number, or all; 0 where there is none of that name any more. */
static int
columns_of(TupleDesc desc, char **names, int n, AttrNumber *columns)
{
	if (n == 0)
	{
		for (int i = 0; i < desc->natts; i++)
			if (!TupleDescAttr(desc, i)->attisdropped)
				columns[n++] = i + 1;
		return n;
	}
	for (int i = 0; i < n; i++)
	{
		columns[i] = 0;
		for (int j = 0; j < desc->natts; j++)
			if (!TupleDescAttr(desc, j)->attisdropped && namestrcmp(&TupleDescAttr(desc, j)->attname, names[i]) == 0)
				columns[i] = j + 1;
		if (columns[i] == 0)
			return 0;
	}
	return n;
}

/* Do the two rows say the same in these columns? Equal in value but not in image is not the same. */
static bool
same(TupleTableSlot *a, TupleTableSlot *b, AttrNumber *columns, int n)
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

/* Are an UPDATE's old and new rows the same in these columns? Each is compared with the one in the same place: where
 * all are the same, so are old and new as a whole, whichever belong together. */
static bool
nothing_changed(TriggerData *data, char **names, int n)
{
	TupleDesc	desc = RelationGetDescr(data->tg_relation);
	AttrNumber *columns = palloc(Max(n, desc->natts) * sizeof(AttrNumber));
	TupleTableSlot *old,
			   *new;
	bool		equal;

	n = columns_of(desc, names, n, columns);
	if (n == 0 || tuplestore_tuple_count(data->tg_oldtable) != tuplestore_tuple_count(data->tg_newtable))
		return false;
	old = rewound(data->tg_oldtable, desc);
	new = rewound(data->tg_newtable, desc);
	do
		equal = tuplestore_gettupleslot(data->tg_oldtable, true, false, old);
	while (equal && tuplestore_gettupleslot(data->tg_newtable, true, false, new) && same(old, new, columns, n));
	equal = TupIsNull(old);
	ExecDropSingleTupleTableSlot(old);
	ExecDropSingleTupleTableSlot(new);
	return equal;
}

/* In schema compliance, which who writes evidence may have no right to look into. */
static Oid
function_of_obligations(const char *name)
{
	oidvector  *no_arguments = buildoidvector(NULL, 0);

	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name), PointerGetDatum(no_arguments),
						   ObjectIdGetDatum(get_namespace_oid("compliance", true)));
}

/*
 * evidence_changed(function, column …): trigger, once a statement.  Calls the function in schema compliance, but for
 * an UPDATE that leaves the columns named as they are; no column: the whole row.
 */
PG_FUNCTION_INFO_V1(pb_evidence_changed);
Datum
pb_evidence_changed(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	LOCAL_FCINFO(call, 0);
	Trigger    *trigger;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(data->tg_event) ||
		data->tg_trigger->tgnargs == 0)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"evidence_changed\" was not called by a trigger of partybuild.evidence_source()")));
	trigger = data->tg_trigger;
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event) &&
		nothing_changed(data, trigger->tgargs + 1, trigger->tgnargs - 1))
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
