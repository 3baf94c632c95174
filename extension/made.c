/*
 * made.c
 *	  A view's text, read and printed again.
 *
 * What a dump says of a view is what the server prints of it, and what comes of
 * that in a restore may print otherwise.  Keeps nothing; asks nobody.
 */
#include "pb_internal.h"

#include "nodes/makefuncs.h"
#include "parser/analyze.h"
#include "rewrite/rewriteManip.h"
#include "tcop/tcopprot.h"
#include "utils/builtins.h"
#include "utils/ruleutils.h"

static RangeTblEntry *
nothing(const char *name)
{
	RangeTblEntry *rte = makeNode(RangeTblEntry);

	rte->rtekind = RTE_RESULT;
	rte->alias = makeAlias(name, NIL);
	rte->eref = makeAlias(name, NIL);
	return rte;
}

PG_FUNCTION_INFO_V1(pb_print_again);
Datum
pb_print_again(PG_FUNCTION_ARGS)
{
	char	   *query = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Query	   *parsed;
	List	   *statements = pg_parse_query(query);

	if (list_length(statements) != 1 || !IsA(linitial_node(RawStmt, statements)->stmt, SelectStmt))
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("not a query: %s", query)));
	parsed = parse_analyze_fixedparams(linitial_node(RawStmt, statements), query, NULL, 0, NULL);
	if (PG_GETARG_BOOL(1) && PB_VIEWS_HAVE_OLD_AND_NEW)
	{
		OffsetVarNodes((Node *) parsed, 2, 0);
		parsed->rtable = list_concat(list_make2(nothing("old"), nothing("new")), parsed->rtable);
	}
	PG_RETURN_TEXT_P(cstring_to_text(psprintf("%s;", pg_get_querydef(parsed, false))));
}
