/*
 * preview.c
 *	  Asking without writing: what a commit would be refused for, what a screen
 *	  says, and the locks that a judge would take.
 *
 * Asks check.c, told.c, catalogue.c and lock.c.
 */
#include "pb_internal.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/snapmgr.h"

/* pending_violations(): what a commit would be refused for now; takes no lock and changes nothing, but that feeds carry
 * what they would at the end. */
PG_FUNCTION_INFO_V1(pb_pending_violations_sql);
Datum
pb_pending_violations_sql(PG_FUNCTION_ARGS)
{
	List	   *violations;
	ListCell   *lc;

	pb_carry_noted();
	violations = pb_judging || !pb_anything_pending() ? NIL : pb_judge_pending(true);
	InitMaterializedSRF(fcinfo, 0);
	list_sort(violations, pb_compare_violations);
	PushActiveSnapshot(GetLatestSnapshot());
	foreach(lc, violations)
		pb_put_told((ReturnSetInfo *) fcinfo->resultinfo, pb_tell(lfirst(lc)));
	PopActiveSnapshot();
	return (Datum) 0;
}

/*
 * lock_subjects(kind, subjects): take the locks a judge of these subjects takes, to the end of the
 * transaction; the audit does so before it looks at them again.
 */
PG_FUNCTION_INFO_V1(pb_sql_lock_subjects);
Datum
pb_sql_lock_subjects(PG_FUNCTION_ARGS)
{
	int			kind = pb_kind_number(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	int			n;
	int64	   *subjects = pb_subjects_of(PG_GETARG_ARRAYTYPE_P(1), &n);
	PbSubject  *s = palloc0((n + 1) * sizeof(PbSubject));

	for (int i = 0; i < n; i++)
		s[i] = (PbSubject) {kind, subjects[i]};
	pb_lock_subjects(s, n);
	PG_RETURN_VOID();
}

/* screen(rule, subject): what the rule's check in C says: clean, violated, or null where it leaves that to the view. */
PG_FUNCTION_INFO_V1(pb_sql_screen);
Datum
pb_sql_screen(PG_FUNCTION_ARGS)
{
	PbRule	   *rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PbScreenResult result = rule->screen ? rule->screen(PG_GETARG_INT64(1)) : PB_UNSURE;

	if (result == PB_UNSURE)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(result == PB_CLEAN ? "clean" : "violated"));
}
