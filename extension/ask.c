/*
 * ask.c
 *	  Asking a rule's view for its violations.
 *
 * Two plans a view are kept (view.c drops them): a generic one for a single
 * subject, and one made anew for the actual array of many.  The view is read
 * under the active snapshot with the rights of view.c, and within the limit of
 * limit.c; whatever it does wrong ends in an error that names rule and view.
 * What it finds is in the caller's memory.
 *
 * Asks view.c, rights.c, limit.c, catalogue.c and judging.c.  An error takes
 * back the limit and the count of views.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/explain.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

/* What a rule's view must give, in this order. */
static const struct
{
	const char *name;
	Oid			type;
}			wanted[] = {
	{"subject", INT8OID}, {"org_id", INT8OID}, {"magnitude", NUMERICOID}, {"args", JSONBOID}
};

static void
name_the_rule(void *arg)
{
	PbRule	   *rule = arg;

	errcontext("judging rule %s by view %s", rule->code, rule->view.quoted);
}

/* An error of a rule's view names both; what is no fault of the view's passes. */
static void
rethrow(PbRule *rule, MemoryContext context, int timeout)
{
	ErrorData  *e;
	bool		too_long = pb_limit_caught();

	MemoryContextSwitchTo(context);
	e = CopyErrorData();
	if (rule->view.oid == InvalidOid && e->sqlerrcode == ERRCODE_UNDEFINED_TABLE)
		PG_RE_THROW();
	if (too_long)
	{
		FlushErrorState();
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("rule %s cannot be judged: its view %s takes longer than %d ms",
						rule->code, rule->view.quoted, timeout),
				 errhint("Mend the view, or have the administrator set the rule's mode to off or raise %s.",
						 pb_judging ? "partybuild.judging_timeout" : "partybuild.audit_timeout")));
	}
	if (ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_OPERATOR_INTERVENTION ||
		ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_INSUFFICIENT_RESOURCES ||
		ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_TRANSACTION_ROLLBACK ||
		e->sqlerrcode == ERRCODE_LOCK_NOT_AVAILABLE)
		PG_RE_THROW();
	FlushErrorState();
	ereport(ERROR,
			(errcode(e->sqlerrcode),
			 errmsg("rule %s cannot be judged: %s", rule->code, e->message),
			 errdetail("The error came from its view %s.", rule->view.quoted),
			 errhint("Mend the view, or have the administrator set the rule's mode to off.")));
}

static void
refuse_without_view(PbRule *rule)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_TABLE),
			 errmsg("the view of rule %s does not exist", rule->code),
			 rule->view.quoted ? errdetail("%s is no view.", rule->view.quoted) : 0,
			 errhint("SELECT partybuild.deploy(); creates the views of the rules that are shipped.")));
}

/* Before it is planned: v.subject of a view without that column would be a function call. */
static void
require_columns(PbRule *rule)
{
	for (int i = 0; i < lengthof(wanted); i++)
	{
		AttrNumber	attno = get_attnum(rule->view.oid, wanted[i].name);

		if (attno == InvalidAttrNumber || get_atttype(rule->view.oid, attno) != wanted[i].type)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TABLE_DEFINITION),
					 errmsg("it has no column \"%s\" of type %s", wanted[i].name, format_type_be(wanted[i].type))));
	}
}

/* What is compared each time, since a plan may be made anew at any time. */
static void
require_types(TupleDesc desc)
{
	for (int i = 0; i < lengthof(wanted); i++)
		if (desc->natts != lengthof(wanted) || TupleDescAttr(desc, i)->atttypid != wanted[i].type)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TABLE_DEFINITION),
					 errmsg("its column \"%s\" is not of type %s", wanted[i].name, format_type_be(wanted[i].type))));
}

static SPIPlanPtr
plan_for(PbRule *rule, bool many)
{
	SPIPlanPtr *plan = many ? &rule->view.many : &rule->view.one;

	if (*plan == NULL)
	{
		Oid			type = many ? INT8ARRAYOID : INT8OID;
		char	   *sql;
		SPIPlanPtr	p;

		require_columns(rule);
		sql = psprintf("SELECT v.subject, v.org_id, v.magnitude, v.args FROM %s v"
					   " WHERE v.subject OPERATOR(pg_catalog.=) %s", rule->view.quoted, many ? "ANY ($1)" : "$1");
		p = SPI_prepare_cursor(sql, 1, &type, many ? CURSOR_OPT_CUSTOM_PLAN : CURSOR_OPT_GENERIC_PLAN);
		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan the view of rule %s", rule->code);
		*plan = p;
	}
	return *plan;
}

/* One row of the view, in the current memory. */
static PbViolation *
violation_from(PbRule *rule, HeapTuple tuple, TupleDesc desc)
{
	PbViolation *v = palloc0(sizeof(PbViolation));
	bool		isnull;
	Datum		d;

	v->rule = rule;
	v->subject = DatumGetInt64(SPI_getbinval(tuple, desc, 1, &isnull));
	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("it names a violation without its subject")));
	d = SPI_getbinval(tuple, desc, 2, &v->org_is_null);
	v->org_id = v->org_is_null ? 0 : DatumGetInt64(d);
	d = SPI_getbinval(tuple, desc, 3, &isnull);
	v->magnitude = isnull ? DirectFunctionCall1(int4_numeric, Int32GetDatum(1)) : datumCopy(d, false, -1);
	if (numeric_is_nan(DatumGetNumeric(v->magnitude)) || numeric_is_inf(DatumGetNumeric(v->magnitude)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("the magnitude of subject %lld is no number", (long long) v->subject)));
	d = SPI_getbinval(tuple, desc, 4, &isnull);
	v->args = isnull ? NULL : DatumGetJsonbPCopy(d);
	return v;
}

/* Add the result's rows to the list, in that memory. */
static List *
take(PbRule *rule, List *found, MemoryContext context)
{
	MemoryContext old;

	require_types(SPI_tuptable->tupdesc);
	old = MemoryContextSwitchTo(context);
	for (uint64 i = 0; i < SPI_processed; i++)
		found = lappend(found, violation_from(rule, SPI_tuptable->vals[i], SPI_tuptable->tupdesc));
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
	return found;
}

static void
run(PbRule *rule, SPIPlanPtr plan, Datum *arguments)
{
	if (SPI_execute_snapshot(plan, arguments, NULL, GetActiveSnapshot(), InvalidSnapshot,
							 true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not run the view of rule %s", rule->code);
}

static List *
ask_for(PbRule *rule, int64 *subjects, int n, MemoryContext context)
{
	List	   *found = NIL;

	if (n <= PB_SMALL)
		for (int i = 0; i < n; i++)
		{
			Datum		subject = Int64GetDatum(subjects[i]);

			run(rule, plan_for(rule, false), &subject);
			found = take(rule, found, context);
		}
	else
	{
		Datum	   *values = palloc(n * sizeof(Datum));
		Datum		array;

		for (int i = 0; i < n; i++)
			values[i] = Int64GetDatum(subjects[i]);
		array = PointerGetDatum(construct_array(values, n, INT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
		run(rule, plan_for(rule, true), &array);
		found = take(rule, found, context);
	}
	return found;
}

/* All of the view's violations; such a plan is not kept. */
static List *
ask_for_all(PbRule *rule, MemoryContext context)
{
	SPIPlanPtr	plan;

	require_columns(rule);
	plan = SPI_prepare(psprintf("SELECT v.subject, v.org_id, v.magnitude, v.args FROM %s v", rule->view.quoted),
					   0, NULL);
	if (plan == NULL)
		elog(ERROR, "could not plan the view of rule %s", rule->code);
	run(rule, plan, NULL);
	return take(rule, NIL, context);
}

static int
by_subject(const ListCell *a, const ListCell *b)
{
	PbViolation *x = lfirst(a);
	PbViolation *y = lfirst(b);

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, y->magnitude, x->magnitude));
}

/* A finding is about one subject: of several rows of one the worst is its violation. */
static List *
worst_of_each(List *found)
{
	List	   *worst = NIL;
	ListCell   *lc;

	if (list_length(found) < 2)
		return found;
	list_sort(found, by_subject);
	foreach(lc, found)
	{
		PbViolation *v = lfirst(lc);

		if (worst == NIL || ((PbViolation *) llast(worst))->subject != v->subject)
			worst = lappend(worst, v);
	}
	return worst;
}

/*
 * The violations of a rule's view for these subjects, all of them where subjects is null; one a
 * subject, under the active snapshot.
 */
List *
pb_find_violations(PbRule *rule, int64 *subjects, int n)
{
	MemoryContext context = CurrentMemoryContext;
	ErrorContextCallback callback = {error_context_stack, name_the_rule, rule};
	List	   *volatile found = NIL;
	volatile int timeout = pb_judging ? pb_judging_timeout : pb_audit_timeout;
	PbBorrowed	b;

	if (subjects && n == 0)
		return NIL;
	if (rule->view.quoted == NULL)
		refuse_without_view(rule);
	error_context_stack = &callback;
	pb_asking++;
	/* In a check the clock has been running since the locks were taken. */
	pb_limit_begin(timeout);
	PG_TRY();
	{
		if (!pb_find_view(&rule->view))
			refuse_without_view(rule);
		pb_borrow_for_view(rule->view.role, &b);
		if (SPI_connect() != SPI_OK_CONNECT)
			elog(ERROR, "SPI_connect failed");
		found = subjects ? ask_for(rule, subjects, n, context) : ask_for_all(rule, context);
		pb_limit_end();
		if (pb_limit_was_hit())
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("judging takes longer than %d ms", timeout)));
		SPI_finish();
		pb_give_back(&b);
	}
	PG_CATCH();
	{
		pb_asking--;
		pb_limit_end();
		error_context_stack = callback.previous;
		rethrow(rule, context, timeout);
	}
	PG_END_TRY();
	pb_asking--;
	error_context_stack = callback.previous;
	return worst_of_each(found);
}

/*
 * violations(rule, subjects): what the rule's view lists, read with the rights that judging reads it
 * with; one row a subject, the worst.  subjects null: all.  42704 for an unknown rule, an error that
 * names rule and view where the view cannot be read.
 */
PG_FUNCTION_INFO_V1(pb_violations);
Datum
pb_violations(PG_FUNCTION_ARGS)
{
	PbRule	   *rule;
	int64	   *subjects = NULL;
	int			n = 0;
	List	   *found = NIL;
	ListCell   *lc;
	ReturnSetInfo *rs = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	if (!PG_ARGISNULL(1))
		subjects = pb_subjects_of(PG_GETARG_ARRAYTYPE_P(1), &n);
	if (rule->has_view)
	{
		PushActiveSnapshot(GetLatestSnapshot());
		found = pb_find_violations(rule, subjects, n);
		PopActiveSnapshot();
	}
	foreach(lc, found)
	{
		PbViolation *v = lfirst(lc);
		Datum		row[4] = {Int64GetDatum(v->subject), Int64GetDatum(v->org_id), v->magnitude,
			JsonbPGetDatum(v->args)};
		bool		nulls[4] = {false, v->org_is_null, false, v->args == NULL};

		tuplestore_putvalues(rs->setResult, rs->setDesc, row, nulls);
	}
	return (Datum) 0;
}
