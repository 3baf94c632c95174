/*
 * judge_fed.c
 *	  Judges what feeds have carried, and says which rows led to what is found.
 *
 * Asks check.c to judge, and trace.c for the rows.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

/*
 * judge_fed(): judges what is pending, as the end of the transaction would, and says what stands in the way with the
 * rows that led there: rule, subject, org_id, magnitude, args, relations, rows.  What is judged is so no more then, so
 * the caller takes back what led there.  55000 where no feed is carrying.
 */
PG_FUNCTION_INFO_V1(pb_judge_fed);
Datum
pb_judge_fed(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	PbBlame    *blames;
	int			count;

	InitMaterializedSRF(fcinfo, 0);
	(void) pb_take_blames(&count);
	if (!pb_carrying)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("no feed carries anything now")));
	if (pb_judging || !pb_anything_pending())
		return (Datum) 0;
	if (pb_judge_pending(false) != NIL)
		pb_require_heed();
	blames = pb_take_blames(&count);
	for (int i = 0; i < count; i++)
	{
		PbViolation *v = blames[i].violation;
		Datum		values[7];
		bool		nulls[7] = {false};

		values[0] = CStringGetTextDatum(v->rule->code);
		values[1] = Int64GetDatum(v->subject);
		values[2] = Int64GetDatum(v->org_id);
		nulls[2] = v->org_is_null;
		values[3] = v->magnitude;
		values[4] = v->args ? JsonbPGetDatum(v->args) : (Datum) 0;
		nulls[4] = v->args == NULL;
		values[5] = makeArrayResult(blames[i].relations, CurrentMemoryContext);
		values[6] = makeArrayResult(blames[i].rows, CurrentMemoryContext);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
