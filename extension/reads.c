/*
 * reads.c
 *	  Which columns of which tables a view's rows depend on.
 *
 * Taken from the view's query, and the queries of the views and of the
 * functions with an SQL-standard body that it asks, at whatever depth.  A column
 * of a sub-query or view counts only where it is asked for in turn: what is
 * computed for nobody cannot matter.  A whole row is every column.  A table of
 * which no column is read still counts, for there may be a row of it or none.
 *
 * What another function reads is not to be seen from here; it is named, unless
 * it is PostgreSQL's own, or IMMUTABLE.
 *
 * Asks nobody.
 */
#include "pb_internal.h"

#include "access/htup_details.h"
#include "access/sysattr.h"
#include "access/table.h"
#include "catalog/pg_aggregate.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_proc.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "rewrite/rewriteHandler.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

/* A set of attribute numbers, system columns and the whole row (0) among them. */
#define BIT(attno) ((attno) - FirstLowInvalidHeapAttributeNumber)
#define WHOLE_ROW BIT(InvalidAttrNumber)

typedef struct ReadTable
{
	Oid			relid;
	Bitmapset  *columns;
} ReadTable;

typedef struct Reads
{
	List	   *tables;			/* of ReadTable */
	List	   *opaque;			/* functions that nobody can see into */
	List	   *seen;			/* functions that were looked into */
} Reads;

/* A query that is being read, and what is asked of each relation in its FROM and of each of its WITH queries. */
typedef struct Level
{
	Query	   *query;
	Bitmapset **asked;
	Bitmapset **with;
	struct Level *up;
	Reads	   *reads;
} Level;

static void read_query(Query *query, Bitmapset *outputs, Level *up, Reads *reads);
static bool read_expression(Node *node, void *context);

static Bitmapset *
everything(void)
{
	return bms_make_singleton(WHOLE_ROW);
}

/* The parsed SQL-standard body of a function, as a list of queries; NIL where it has none. */
static List *
body_of(Oid function)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Node	   *tree = NULL;
	Datum		body;
	bool		isnull;

	if (!HeapTupleIsValid(tuple))
		return NIL;
	body = SysCacheGetAttr(PROCOID, tuple, Anum_pg_proc_prosqlbody, &isnull);
	if (!isnull)
		tree = stringToNode(TextDatumGetCString(body));
	ReleaseSysCache(tuple);
	if (tree && IsA(tree, List))
		return linitial_node(List, (List *) tree);
	return tree ? list_make1(tree) : NIL;
}

static void
read_body(Oid function, List *body, Reads *reads)
{
	ListCell   *lc;

	reads->seen = lappend_oid(reads->seen, function);
	foreach(lc, body)
		if (IsA(lfirst(lc), Query))
			read_query(lfirst(lc), everything(), NULL, reads);
}

static void read_function(Oid function, Reads *reads);

/* An aggregate reads what its own functions read. */
static void
read_aggregate(Oid function, Reads *reads)
{
	HeapTuple	tuple = SearchSysCache1(AGGFNOID, ObjectIdGetDatum(function));

	if (!HeapTupleIsValid(tuple))
		return;
	if (OidIsValid(((Form_pg_aggregate) GETSTRUCT(tuple))->aggtransfn))
		read_function(((Form_pg_aggregate) GETSTRUCT(tuple))->aggtransfn, reads);
	if (OidIsValid(((Form_pg_aggregate) GETSTRUCT(tuple))->aggfinalfn))
		read_function(((Form_pg_aggregate) GETSTRUCT(tuple))->aggfinalfn, reads);
	ReleaseSysCache(tuple);
}

static void
read_function(Oid function, Reads *reads)
{
	HeapTuple	tuple;
	Form_pg_proc proc;
	List	   *body;

	if (list_member_oid(reads->seen, function) ||
		!HeapTupleIsValid(tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function))))
		return;
	check_stack_depth();
	proc = (Form_pg_proc) GETSTRUCT(tuple);
	if (proc->pronamespace == PG_CATALOG_NAMESPACE)
		;
	else if (proc->prokind == PROKIND_AGGREGATE)
		read_aggregate(function, reads);
	else if (proc->provolatile == PROVOLATILE_IMMUTABLE)
		;
	else if ((body = body_of(function)) == NIL)
		reads->opaque = list_append_unique_oid(reads->opaque, function);
	else
		read_body(function, body, reads);
	ReleaseSysCache(tuple);
}

static bool
visit_function(Oid function, void *context)
{
	read_function(function, context);
	return false;
}

/* What a function's body asks of an argument that is a row. */
typedef struct Fields
{
	int			argument;
	Bitmapset  *asked;
} Fields;

static bool
find_fields(Node *node, void *context)
{
	Fields	   *fields = context;

	if (node == NULL)
		return false;
	if (IsA(node, FieldSelect) && IsA(((FieldSelect *) node)->arg, Param) &&
		((Param *) ((FieldSelect *) node)->arg)->paramid == fields->argument)
	{
		fields->asked = bms_add_member(fields->asked, BIT(((FieldSelect *) node)->fieldnum));
		return false;
	}
	if (IsA(node, Param) && ((Param *) node)->paramid == fields->argument)
		fields->asked = bms_add_member(fields->asked, WHOLE_ROW);
	if (IsA(node, Query))
		return query_tree_walker((Query *) node, find_fields, context, 0);
	return expression_tree_walker(node, find_fields, context);
}

/* A call: a whole row that is given to a body of SQL is read as far as that reads it. */
static void
read_call(FuncExpr *call, Level *level)
{
	List	   *body = NIL;
	ListCell   *lc;

	read_function(call->funcid, level->reads);
	foreach(lc, call->args)
	{
		Var		   *var = lfirst(lc);
		Fields		fields = {foreach_current_index(lc) + 1, NULL};
		int			field = -1;

		if (IsA(var, Var) && var->varattno == InvalidAttrNumber && body == NIL)
			body = body_of(call->funcid);
		if (!IsA(var, Var) || var->varattno != InvalidAttrNumber || body == NIL)
		{
			(void) read_expression((Node *) var, level);
			continue;
		}
		(void) find_fields((Node *) body, &fields);
		while ((field = bms_next_member(fields.asked, field)) >= 0)
		{
			Var		   *part = copyObject(var);

			part->varattno = field + FirstLowInvalidHeapAttributeNumber;
			(void) read_expression((Node *) part, level);
		}
	}
}

static bool
read_expression(Node *node, void *context)
{
	Level	   *level = context;

	if (node == NULL)
		return false;
	if (IsA(node, Var))
	{
		Var		   *var = (Var *) node;

		for (Index up = 0; up < var->varlevelsup && level; up++)
			level = level->up;
		if (level)
			level->asked[var->varno] = bms_add_member(level->asked[var->varno], BIT(var->varattno));
		return false;
	}
	if (IsA(node, SubLink))
	{
		SubLink    *link = (SubLink *) node;

		(void) read_expression(link->testexpr, context);
		read_query(castNode(Query, link->subselect), link->subLinkType == EXISTS_SUBLINK ? NULL : everything(), level,
				   level->reads);
		return false;
	}
	if (IsA(node, FuncExpr))
	{
		read_call((FuncExpr *) node, level);
		return false;
	}
	(void) check_functions_in_node(node, visit_function, level->reads);
	return expression_tree_walker(node, read_expression, context);
}

static bool
is_asked(Bitmapset *asked, AttrNumber attno)
{
	return bms_is_member(WHOLE_ROW, asked) || bms_is_member(BIT(attno), asked);
}

/* Ask of each branch of a UNION what is asked of the whole; of one that compares rows, all. */
static void
ask_branches(Node *node, Bitmapset *outputs, Level *level)
{
	if (IsA(node, RangeTblRef))
	{
		int			no = ((RangeTblRef *) node)->rtindex;

		level->asked[no] = bms_add_members(level->asked[no], outputs);
	}
	else
	{
		SetOperationStmt *op = castNode(SetOperationStmt, node);

		if (op->op != SETOP_UNION || !op->all)
			outputs = everything();
		ask_branches(op->larg, outputs, level);
		ask_branches(op->rarg, outputs, level);
	}
}

static void
ask_with(RangeTblEntry *rte, Bitmapset *asked, Level *level)
{
	ListCell   *lc;

	for (Index up = 0; up < rte->ctelevelsup && level; up++)
		level = level->up;
	if (level == NULL)
		return;
	foreach(lc, level->query->cteList)
		if (strcmp(lfirst_node(CommonTableExpr, lc)->ctename, rte->ctename) == 0)
		{
			Bitmapset **with = &level->with[foreach_current_index(lc)];

			*with = bms_add_members(*with, asked);
		}
}

static void
read_relation(RangeTblEntry *rte, Bitmapset *asked, Reads *reads)
{
	ListCell   *lc;
	ReadTable  *table;

	if (rte->relkind == RELKIND_VIEW)
	{
		Relation	view = table_open(rte->relid, AccessShareLock);

		read_query(get_view_query(view), asked, NULL, reads);
		table_close(view, NoLock);
		return;
	}
	foreach(lc, reads->tables)
	{
		table = lfirst(lc);
		if (table->relid == rte->relid)
		{
			table->columns = bms_add_members(table->columns, asked);
			return;
		}
	}
	table = palloc(sizeof(ReadTable));
	table->relid = rte->relid;
	table->columns = bms_copy(asked);
	reads->tables = lappend(reads->tables, table);
}

static void
read_from(RangeTblEntry *rte, Bitmapset *asked, Level *level)
{
	switch (rte->rtekind)
	{
		case RTE_RELATION:
			read_relation(rte, asked, level->reads);
			(void) read_expression((Node *) rte->tablesample, level);
			break;
		case RTE_SUBQUERY:
			read_query(rte->subquery, asked, level, level->reads);
			break;
		case RTE_JOIN:
			for (int i = 0; i < list_length(rte->joinaliasvars); i++)
				if (is_asked(asked, i + 1))
					(void) read_expression(list_nth(rte->joinaliasvars, i), level);
			break;
		case RTE_CTE:
			ask_with(rte, asked, level);
			break;
		default:
			(void) read_expression((Node *) rte->functions, level);
			(void) read_expression((Node *) rte->tablefunc, level);
			(void) read_expression((Node *) rte->values_lists, level);
			(void) read_expression((Node *) PB_GROUPED_BY(rte), level);
	}
}

/* Read a query of which these columns are asked for. */
static void
read_query(Query *query, Bitmapset *outputs, Level *up, Reads *reads)
{
	int			n = list_length(query->rtable);
	Level		level = {query, palloc0((n + 1) * sizeof(Bitmapset *)), NULL, up, reads};
	ListCell   *lc;

	check_stack_depth();
	level.with = palloc0((list_length(query->cteList) + 1) * sizeof(Bitmapset *));
	if (query->setOperations)
		ask_branches(query->setOperations, outputs, &level);
	else
		foreach(lc, query->targetList)
		{
			TargetEntry *t = lfirst(lc);

			/* What rows are grouped, sorted or told apart by counts as well. */
			if (t->ressortgroupref != 0 || is_asked(outputs, t->resno))
				(void) read_expression((Node *) t->expr, &level);
		}
	(void) read_expression((Node *) query->jointree, &level);
	(void) read_expression(query->havingQual, &level);
	(void) read_expression(query->limitOffset, &level);
	(void) read_expression(query->limitCount, &level);
	(void) read_expression((Node *) query->windowClause, &level);
	/* From the last: a relation is asked for columns only by what stands after it. */
	for (int i = n; i > 0; i--)
	{
		RangeTblEntry *rte = rt_fetch(i, query->rtable);

		/* OLD and NEW of a view are the view itself. */
		if (rte->rtekind != RTE_RELATION || rte->inFromCl)
			read_from(rte, level.asked[i], &level);
	}
	for (int i = list_length(query->cteList) - 1; i >= 0; i--)
	{
		CommonTableExpr *with = list_nth(query->cteList, i);

		if (level.with[i] != NULL || with->cterefcount > 0)
			read_query(castNode(Query, with->ctequery), query->hasRecursive ? everything() : level.with[i], &level,
					   reads);
	}
}

static void
put_read(ReturnSetInfo *rs, Oid relid, const char *column, Oid function)
{
	Datum		values[3] = {ObjectIdGetDatum(relid), 0, ObjectIdGetDatum(function)};
	bool		nulls[3] = {!OidIsValid(relid), column == NULL, !OidIsValid(function)};
	NameData	name;

	if (column)
	{
		namestrcpy(&name, column);
		values[1] = NameGetDatum(&name);
	}
	tuplestore_putvalues(rs->setResult, rs->setDesc, values, nulls);
}

static void
put_table(ReturnSetInfo *rs, ReadTable *table)
{
	Relation	rel = table_open(table->relid, AccessShareLock);
	bool		any = false;

	for (int i = 0; i < RelationGetDescr(rel)->natts; i++)
	{
		Form_pg_attribute a = TupleDescAttr(RelationGetDescr(rel), i);

		if (a->attisdropped || !is_asked(table->columns, a->attnum))
			continue;
		put_read(rs, table->relid, NameStr(a->attname), InvalidOid);
		any = true;
	}
	if (!any)
		put_read(rs, table->relid, NULL, InvalidOid);
	table_close(rel, NoLock);
}

/*
 * view_reads(view, except): the columns of tables on which the view's columns depend, but for those named; and the
 * functions that nobody can see into.  Nothing for what is no view.
 */
PG_FUNCTION_INFO_V1(pb_view_reads);
Datum
pb_view_reads(PG_FUNCTION_ARGS)
{
	Oid			oid = PG_GETARG_OID(0);
	Datum	   *except;
	int			n;
	Reads		reads = {NIL, NIL, NIL};
	Bitmapset  *outputs = NULL;
	Relation	view;
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	if (get_rel_relkind(oid) != RELKIND_VIEW)
		return (Datum) 0;
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR, &except, NULL, &n);
	view = table_open(oid, AccessShareLock);
	for (int i = 0; i < RelationGetDescr(view)->natts; i++)
	{
		Form_pg_attribute a = TupleDescAttr(RelationGetDescr(view), i);
		bool		wanted = true;

		for (int k = 0; k < n; k++)
			if (namestrcmp(&a->attname, NameStr(*DatumGetName(except[k]))) == 0)
				wanted = false;
		if (wanted)
			outputs = bms_add_member(outputs, BIT(a->attnum));
	}
	read_query(get_view_query(view), outputs, NULL, &reads);
	table_close(view, NoLock);
	foreach(lc, reads.tables)
		put_table((ReturnSetInfo *) fcinfo->resultinfo, lfirst(lc));
	foreach(lc, reads.opaque)
		put_read((ReturnSetInfo *) fcinfo->resultinfo, InvalidOid, NULL, lfirst_oid(lc));
	return (Datum) 0;
}
