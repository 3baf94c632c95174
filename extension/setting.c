/*
 * setting.c
 *	  The mode of a rule and the values of its parameters, today or on a day.
 *
 * Asks catalogue.c, which loads them, and policy.c, which finds them.
 */
#include "pb_internal.h"

#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

PbMode
pb_mode_for(PbRule *rule, int64 org_id)
{
	return pb_mode_on(rule, org_id, pb_today());
}

int64
pb_param_int(const char *rule, const char *name)
{
	pb_catalogue_load();
	return DatumGetInt64(DirectFunctionCall1(numeric_int8, pb_param_on(rule, name, pb_today())));
}

/*
 * param(rule, name [, day]): the value in force on that day, or partybuild.today(), in the parameter's
 * unit; 42704 if there is none.
 */
PG_FUNCTION_INFO_V1(pb_param);
Datum
pb_param(PG_FUNCTION_ARGS)
{
	DateADT		day = PG_NARGS() > 2 ? PG_GETARG_DATEADT(2) : pb_today();
	char	   *rule = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(1));

	pb_catalogue_load();
	PG_RETURN_DATUM(datumCopy(pb_param_on(rule, name, day), false, -1));
}

/*
 * mode(rule, org_id [, day]): reject, approve, warn, trial, report or off, for that organisation on that
 * day, or today.  Its place in the tree is today's.  42704 for an unknown rule.
 */
PG_FUNCTION_INFO_V1(pb_mode);
Datum
pb_mode(PG_FUNCTION_ARGS)
{
	PbRule	   *rule;
	int64		org_id = PG_ARGISNULL(1) ? 0 : PG_GETARG_INT64(1);
	DateADT		day;
	PbMode		mode;

	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		PG_RETURN_NULL();
	rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	day = PG_NARGS() > 2 ? PG_GETARG_DATEADT(2) : pb_today();
	PushActiveSnapshot(GetLatestSnapshot());
	mode = pb_mode_on(rule, org_id, day);
	PopActiveSnapshot();
	PG_RETURN_TEXT_P(cstring_to_text(pb_mode_name(mode)));
}
