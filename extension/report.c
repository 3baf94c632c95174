/*
 * report.c
 *	  How violations are told to the client: one error that names the first, or a
 *	  warning each.
 *
 * Asks told.c, which keeps what was refused, and message.c.
 */
#include "pb_internal.h"

#include "utils/builtins.h"
#include "utils/snapmgr.h"

/* By rule, then by subject. */
int
pb_compare_violations(const ListCell *a, const ListCell *b)
{
	PbViolation *x = lfirst(a);
	PbViolation *y = lfirst(b);
	int			order = strcmp(x->rule->code, y->rule->code);

	return order != 0 ? order : x->subject < y->subject ? -1 : x->subject > y->subject;
}

/* Refuse the transaction: one error that names the first violation, the others in DETAIL. */
void
pb_refuse(List *violations)
{
	PbViolation *first;
	StringInfoData detail;
	List	   *last;
	PbTold	   *told;
	int			n = 0;
	ListCell   *lc;
	PbView	   *view;

	PushActiveSnapshot(GetLatestSnapshot());
	list_sort(violations, pb_compare_violations);
	last = pb_remember(violations);
	first = linitial(violations);
	view = &first->rule->view;
	told = linitial(last);
	initStringInfo(&detail);
	appendStringInfoString(&detail, pb_detail_of(first));
	foreach(lc, last)
	{
		if (n++ > 0)
			appendStringInfo(&detail, "\n%s", ((PbTold *) lfirst(lc))->message);
		if (n == 10)
			break;
	}
	if (list_length(violations) > n)
		appendStringInfo(&detail, pb_in_chinese() ? "\n另有 %d 项" : "\nand %d more", list_length(violations) - n);
	PopActiveSnapshot();
	ereport(ERROR,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", told->message),
			 errdetail("%s", detail.data),
			 told->hint ? errhint("%s", told->hint) : 0,
			 err_generic_string(PG_DIAG_SCHEMA_NAME, view->schema ? view->schema : "partybuild"),
			 err_generic_string(PG_DIAG_TABLE_NAME, view->schema ? view->name : "rule"),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, first->rule->code)));
}

void
pb_warn(PbViolation *v)
{
	char	   *hint;
	char	   *message = pb_message(v, &hint);

	ereport(WARNING,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", message),
			 errdetail("%s", pb_detail_of(v)),
			 hint ? errhint("%s", hint) : 0,
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, v->rule->code)));
}
