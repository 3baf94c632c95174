/*
 * ask.c
 *	  Asking a rule's view for its violations.
 *
 * Two plans a rule are kept with the rule (catalogue.c drops them): a generic
 * one for a single subject, and one made anew for the actual array of many.
 * The view runs with its owner's rights under the active snapshot.  What it
 * finds is in the caller's memory.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

static void
name_the_rule(void *arg)
{
	PbRule	   *rule = arg;

	errcontext("judging rule %s by view %s", rule->code, rule->view);
}

/* An error of a rule's view refuses the write and names both; what is no fault of the view's passes. */
static void
rethrow(PbRule *rule, MemoryContext context)
{
	ErrorData  *e;

	MemoryContextSwitchTo(context);
	e = CopyErrorData();
	if (ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_OPERATOR_INTERVENTION ||
		ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_INSUFFICIENT_RESOURCES ||
		ERRCODE_TO_CATEGORY(e->sqlerrcode) == ERRCODE_TRANSACTION_ROLLBACK ||
		e->sqlerrcode == ERRCODE_LOCK_NOT_AVAILABLE)
		PG_RE_THROW();
	FlushErrorState();
	ereport(ERROR,
			(errcode(e->sqlerrcode),
			 errmsg("rule %s cannot be judged: %s", rule->code, e->message),
			 errdetail("The error came from its view %s.", rule->view),
			 errhint("Mend the view, or have the administrator set the rule's mode to off.")));
}

static SPIPlanPtr
plan_for(PbRule *rule, bool many)
{
	SPIPlanPtr *plan = many ? &rule->many : &rule->one;

	if (*plan == NULL)
	{
		Oid			type = many ? INT8ARRAYOID : INT8OID;
		char	   *sql = psprintf("SELECT v.subject, v.org_id, v.magnitude, v.args FROM %s v WHERE v.subject OPERATOR(pg_catalog.=) %s",
								   rule->view, many ? "ANY ($1)" : "$1");
		SPIPlanPtr	p = SPI_prepare_cursor(sql, 1, &type, many ? CURSOR_OPT_CUSTOM_PLAN : CURSOR_OPT_GENERIC_PLAN);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan the view of rule %s", rule->code);
		*plan = p;
	}
	return *plan;
}

static List *
run(PbRule *rule, Datum argument, bool many, List *found, MemoryContext context)
{
	SPIPlanPtr	plan = plan_for(rule, many);
	MemoryContext old;

	if (SPI_execute_snapshot(plan, &argument, NULL, GetActiveSnapshot(), InvalidSnapshot, true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not run the view of rule %s", rule->code);
	old = MemoryContextSwitchTo(context);
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		HeapTuple	tuple = SPI_tuptable->vals[i];
		TupleDesc	desc = SPI_tuptable->tupdesc;
		PbViolation *v = palloc0(sizeof(PbViolation));
		bool		isnull;
		Datum		d;

		v->rule = rule;
		v->subject = DatumGetInt64(SPI_getbinval(tuple, desc, 1, &isnull));
		d = SPI_getbinval(tuple, desc, 2, &v->org_is_null);
		v->org_id = v->org_is_null ? 0 : DatumGetInt64(d);
		d = SPI_getbinval(tuple, desc, 3, &isnull);
		v->magnitude = isnull ? DirectFunctionCall1(int4_numeric, Int32GetDatum(1)) : datumCopy(d, false, -1);
		d = SPI_getbinval(tuple, desc, 4, &isnull);
		v->args = isnull ? NULL : DatumGetJsonbPCopy(d);
		found = lappend(found, v);
	}
	MemoryContextSwitchTo(old);
	SPI_freetuptable(SPI_tuptable);
	return found;
}

/* The rows of a rule's view for these subjects, under the active snapshot and with the view owner's rights. */
List *
pb_find_violations(PbRule *rule, int64 *subjects, int n)
{
	MemoryContext context = CurrentMemoryContext;
	ErrorContextCallback callback = {error_context_stack, name_the_rule, rule};
	List	   *volatile found = NIL;
	Oid			user;
	int			sec_context;

	if (n == 0)
		return NIL;
	if (rule->view == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the view of rule %s does not exist", rule->code),
				 errhint("SELECT partybuild.deploy(); creates the views of the rules that are shipped.")));
	GetUserIdAndSecContext(&user, &sec_context);
	SetUserIdAndSecContext(rule->owner, sec_context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	error_context_stack = &callback;
	PG_TRY();
	{
		if (SPI_connect() != SPI_OK_CONNECT)
			elog(ERROR, "SPI_connect failed");
		if (n <= PB_SMALL)
			for (int i = 0; i < n; i++)
				found = run(rule, Int64GetDatum(subjects[i]), false, found, context);
		else
		{
			Datum	   *values = palloc(n * sizeof(Datum));
			ArrayType  *array;
			int			nest = NewGUCNestLevel();

			(void) set_config_option("jit", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
			for (int i = 0; i < n; i++)
				values[i] = Int64GetDatum(subjects[i]);
			array = construct_array(values, n, INT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
			found = run(rule, PointerGetDatum(array), true, found, context);
			AtEOXact_GUC(true, nest);
		}
		SPI_finish();
	}
	PG_CATCH();
	{
		error_context_stack = callback.previous;
		rethrow(rule, context);
	}
	PG_END_TRY();
	error_context_stack = callback.previous;
	SetUserIdAndSecContext(user, sec_context);
	return found;
}
