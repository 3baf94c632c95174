/*
 * evaluation.c
 *	  Reading the evaluation view of an obligation and what counts for it,
 *	  and the plan of any view, with the rights that view.c finds for it.
 *
 * Jobs and a superuser's reports read what less trusted roles have put into
 * such views; so does whoever asks how a view's filter is planned, since the
 * planner runs functions too.  Nothing here outlives a call.
 *
 * Asks view.c, rights.c, limit.c and query.c.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "optimizer/plancat.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

#define COLUMNS \
	"subject, org_id, label, period, first_day, last_day, due_from, due_on, status, number, least, met_on, evidence"

/*
 * The names of the obligation's evaluation view, and of what counts; an error 42704 where there is no such
 * obligation.
 */
static void
views_of(text *rule, char *names[2])
{
	static SPIPlanPtr plan = NULL;
	Oid			type = TEXTOID;
	Datum		arg = PointerGetDatum(rule);

	if (!pb_look_up(&plan, "SELECT evaluation, evidence FROM partybuild.obligation"
					" WHERE rule OPERATOR(pg_catalog.=) $1", 1, &type, &arg, names, 2))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("there is no obligation \"%s\"", text_to_cstring(rule)),
				 errhint("partybuild.obligation lists them.")));
}

static void
keep_rows(ReturnSetInfo *rs, const char *view)
{
	TupleDesc	desc = SPI_tuptable->tupdesc;

	if (desc->natts != rs->setDesc->natts)
		elog(ERROR, "view %s gives %d columns", view, desc->natts);
	for (int i = 0; i < desc->natts; i++)
		if (TupleDescAttr(desc, i)->atttypid != TupleDescAttr(rs->setDesc, i)->atttypid)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TABLE_DEFINITION),
					 errmsg("column \"%s\" of view %s is not of type %s",
							NameStr(TupleDescAttr(desc, i)->attname), view,
							format_type_be(TupleDescAttr(rs->setDesc, i)->atttypid)),
					 errhint("Make the obligation again: partybuild.set_obligation() writes its evaluation view.")));
	for (uint64 i = 0; i < SPI_processed; i++)
		tuplestore_puttuple(rs->setResult, SPI_tuptable->vals[i]);
}

static void
refuse_slow_view(const char *name)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("view %s takes longer than %d ms", name, pb_audit_timeout),
			 errhint("Mend the view, or have the administrator raise partybuild.audit_timeout.")));
}

/* Run a query on a view as the role it is read with, within the audit's time, and keep its rows. */
static void
read_view(const char *name, const char *query, int nargs, Oid *types, Datum *args, const char *nulls, ReturnSetInfo *rs)
{
	MemoryContext context = CurrentMemoryContext;
	PbView		view = {0};
	PbBorrowed	b;
	SPIPlanPtr	plan;

	pb_name_view(&view, name, CurrentMemoryContext);
	if (!pb_find_view(&view))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("view %s does not exist", name),
				 errhint("SELECT partybuild.deploy(); creates the views that are shipped.")));
	pb_limit_begin(pb_audit_timeout);
	PG_TRY();
	{
		pb_borrow_for_view(view.role, &b);
		SPI_connect();
		plan = SPI_prepare(psprintf(query, view.quoted), nargs, types);
		if (plan == NULL ||
			SPI_execute_snapshot(plan, args, nulls, GetActiveSnapshot(), InvalidSnapshot,
								 true, false, 0) != SPI_OK_SELECT)
			elog(ERROR, "could not read view %s", name);
		keep_rows(rs, name);
		SPI_finish();
		pb_give_back(&b);
	}
	PG_CATCH();
	{
		pb_limit_end();
		if (!pb_limit_caught())
			PG_RE_THROW();
		MemoryContextSwitchTo(context);
		FlushErrorState();
		refuse_slow_view(name);
	}
	PG_END_TRY();
	pb_limit_end();
	if (pb_limit_was_hit())
		refuse_slow_view(name);
}

/*
 * evaluation(rule, from_day, to_day, subjects, periods): the rows of the obligation's evaluation view
 * for the periods that begin on or after from_day and before to_day (null: open), or of these just
 * the subjects and periods (a null period: all of the subject's), each found by index.  42704 for no
 * obligation.
 */
PG_FUNCTION_INFO_V1(pb_evaluation);
Datum
pb_evaluation(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rs = (ReturnSetInfo *) fcinfo->resultinfo;
	Oid			types[] = {DATEOID, DATEOID, INT8ARRAYOID, get_fn_expr_argtype(fcinfo->flinfo, 4)};
	Datum		args[4];
	char		nulls[] = "    ";
	char	   *names[2];

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	views_of(PG_GETARG_TEXT_PP(0), names);
	for (int i = 0; i < 4; i++)
	{
		args[i] = fcinfo->args[i + 1].value;
		if (PG_ARGISNULL(i + 1))
			nulls[i] = 'n';
	}
	if (PG_ARGISNULL(3))
		read_view(names[0], "SELECT " COLUMNS " FROM %s"
				  " WHERE ($1 IS NULL OR first_day >= $1) AND ($2 IS NULL OR first_day < $2)",
				  2, types, args, nulls, rs);
	else
		/* OFFSET 0: by index for each, not all of it */
		read_view(names[0], "SELECT e.*"
				  " FROM ROWS FROM (pg_catalog.unnest($3), pg_catalog.unnest($4)) m (subject, period)"
				  " CROSS JOIN LATERAL (SELECT " COLUMNS " FROM %s x WHERE x.subject = m.subject"
				  "   AND x.first_day >= COALESCE(partybuild.first_day(m.period), $1)"
				  "   AND ($2 IS NULL OR x.first_day < $2)"
				  "   AND (partybuild.same(x.period, m.period) OR m.period IS NULL) OFFSET 0) e",
				  4, types, args, nulls, rs);
	return (Datum) 0;
}

/*
 * evidence_done(rule, named, after, until): whom what was done after a day, up to another, counts for, and
 * on which day; named: the view says when it was done, where that is another day.  42704 for no obligation.
 */
PG_FUNCTION_INFO_V1(pb_evidence_done);
Datum
pb_evidence_done(PG_FUNCTION_ARGS)
{
	Oid			types[] = {DATEOID, DATEOID};
	Datum		args[] = {PG_GETARG_DATUM(2), PG_GETARG_DATUM(3)};
	char	   *names[2];

	InitMaterializedSRF(fcinfo, 0);
	views_of(PG_GETARG_TEXT_PP(0), names);
	read_view(names[1], PG_GETARG_BOOL(1)
			  ? "SELECT subject, on_date FROM %s WHERE done_on > $1 AND done_on <= $2"
			  : "SELECT subject, on_date FROM %s WHERE on_date > $1 AND on_date <= $2",
			  2, types, args, NULL, (ReturnSetInfo *) fcinfo->resultinfo);
	return (Datum) 0;
}

/*
 * What a view's shape is worth must not depend on what the tables hold, or on when they were analysed: while
 * view_plan() plans, every table has 20,000 rows and no statistics.
 */
static get_relation_info_hook_type next_relation_info = NULL;
static get_relation_stats_hook_type next_relation_stats = NULL;

static void
large_relation(PlannerInfo *root, Oid relid, bool inhparent, RelOptInfo *rel)
{
	ListCell   *lc;

	if (next_relation_info)
		next_relation_info(root, relid, inhparent, rel);
	rel->pages = 400;
	rel->tuples = 20000;
	foreach(lc, rel->indexlist)
	{
		IndexOptInfo *index = lfirst(lc);

		index->pages = 100;
		index->tuples = index->indpred ? rel->tuples / 10 : rel->tuples;
	}
}

static bool
no_statistics(PlannerInfo *root, RangeTblEntry *rte, AttrNumber attno, VariableStatData *vardata)
{
	vardata->statsTuple = NULL;
	return true;
}

static char *
plan_of(const char *view)
{
	static int	planning = 0;	/* a view's function may ask for the plan of another; counted down on error too */
	char	   *plan;

	if (planning++ == 0)
	{
		next_relation_info = get_relation_info_hook;
		next_relation_stats = get_relation_stats_hook;
		get_relation_info_hook = large_relation;
		get_relation_stats_hook = no_statistics;
	}
	PG_TRY();
	{
		if (SPI_execute(psprintf("EXPLAIN (FORMAT json, VERBOSE) SELECT * FROM %s"
								 " WHERE subject OPERATOR(pg_catalog.=) 7205759403792793601", view),
						false, 0) != SPI_OK_UTILITY ||
			SPI_processed < 1)
			elog(ERROR, "could not plan view %s", view);
		plan = pb_text_at(0, 1);
	}
	PG_FINALLY();
	{
		if (--planning == 0)
		{
			get_relation_info_hook = next_relation_info;
			get_relation_stats_hook = next_relation_stats;
		}
	}
	PG_END_TRY();
	return plan;
}

/*
 * view_plan(view): the plan of SELECT * FROM the view for one subject that nobody has, as EXPLAIN
 * (FORMAT json, VERBOSE) tells it, under the session's planner settings and whatever the tables hold.
 */
PG_FUNCTION_INFO_V1(pb_view_plan);
Datum
pb_view_plan(PG_FUNCTION_ARGS)
{
	Oid			view = PG_GETARG_OID(0);
	Oid			owner = pb_relation_owner(view);
	char	   *name = get_rel_name(view);
	char	   *told;
	text	   *plan;
	PbBorrowed	b;
	MemoryContext context = CurrentMemoryContext;
	MemoryContext old;

	if (name == NULL || !OidIsValid(owner))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("there is no relation with number %u", view)));
	name = quote_qualified_identifier(get_namespace_name(get_rel_namespace(view)), name);
	pb_borrow_for_view(pb_view_role(view), &b);
	SPI_connect();
	told = plan_of(name);
	old = MemoryContextSwitchTo(context);
	plan = cstring_to_text(told);
	MemoryContextSwitchTo(old);
	SPI_finish();
	pb_give_back(&b);
	PG_RETURN_TEXT_P(plan);
}
