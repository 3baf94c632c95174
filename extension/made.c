/*
 * made.c
 *	  A view's text, read and printed again.
 *
 * What a dump says of a view is what the server prints of it, and what comes of
 * that in a restore may print otherwise.  Keeps nothing; asks nobody.
 */
#include "pb_internal.h"

#include "parser/analyze.h"
#include "tcop/tcopprot.h"
#include "utils/builtins.h"
#include "utils/ruleutils.h"

PG_FUNCTION_INFO_V1(pb_print_again);
Datum
pb_print_again(PG_FUNCTION_ARGS)
{
	char	   *query = text_to_cstring(PG_GETARG_TEXT_PP(0));
	List	   *statements = pg_parse_query(query);

	if (list_length(statements) != 1 || !IsA(linitial_node(RawStmt, statements)->stmt, SelectStmt))
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("not a query: %s", query)));
	query = pg_get_querydef(parse_analyze_fixedparams(linitial_node(RawStmt, statements), query, NULL, 0, NULL), false);
	PG_RETURN_TEXT_P(cstring_to_text(psprintf("%s;", query)));
}
