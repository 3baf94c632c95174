/*
 * merge.c
 *	  Two rows of party.member that are one person: what a merge may that nobody else may.
 *
 * What is filed names the same person afterwards, so the seal lets it by: of the tables that merge_members() is
 * giving away, and only while the statement that does so runs.  A court's own table is written as its owner would
 * write it.  Error or not, nothing of this outlives the call.
 *
 * Asks on_behalf.c and rights.c; guard.c asks whether a row is given away.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

extern Datum pb_as_register_owner(PG_FUNCTION_ARGS);

static bool merging = false;	/* merge_members() is at work itself, not what a trigger runs within it */
static Oid *given = NULL;		/* tables that the statement under way gives away */
static int	n_given = 0;

/* Are rows of this table being given to the member that stays? */
bool
pb_is_given(Oid relid)
{
	for (int i = 0; i < n_given; i++)
		if (given[i] == relid)
			return true;
	return false;
}

/* merge_members(): as pb_as_register_owner(), and merge_rows() works within. */
PG_FUNCTION_INFO_V1(pb_as_register_owner_merging);
Datum
pb_as_register_owner_merging(PG_FUNCTION_ARGS)
{
	bool		before = merging;
	Datum		result;

	PG_TRY();
	{
		merging = true;
		result = pb_as_register_owner(fcinfo);
	}
	PG_FINALLY();
	{
		merging = before;
	}
	PG_END_TRY();
	return result;
}

/* The first column of what a command returns, as a text array. */
static Datum
run(const char *command)
{
	MemoryContext caller = CurrentMemoryContext;
	ArrayBuildState *found = initArrayResult(TEXTOID, caller, false);

	SPI_connect();
	if (SPI_execute(command, false, 0) < 0)
		elog(ERROR, "could not run: %s", command);
	if (SPI_tuptable != NULL)
		for (uint64 i = 0; i < SPI_tuptable->numvals; i++)
		{
			char	   *value = SPI_getvalue(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1);
			MemoryContext before = MemoryContextSwitchTo(caller);

			(void) accumArrayResult(found, value ? CStringGetTextDatum(value) : (Datum) 0, value == NULL, TEXTOID,
									caller);
			MemoryContextSwitchTo(before);
		}
	SPI_finish();
	return makeArrayResult(found, caller);
}

/*
 * merge_rows(tables, command): for merge_members(), and refused to all else (42501): runs a command over tables that
 * belong to one role, with its rights, and gives the first column of what it returns.
 */
PG_FUNCTION_INFO_V1(pb_merge_rows);
Datum
pb_merge_rows(PG_FUNCTION_ARGS)
{
	Datum	   *relations;
	int			n;
	Oid			owner;
	Oid		   *given_before = given;
	int			n_before = n_given;
	Datum		result;
	PbBorrowed	b;
	bool		borrows;

	if (!merging)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("merge_rows() is called by merge_members() alone")));
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), REGCLASSOID, sizeof(Oid), true, TYPALIGN_INT, &relations, NULL, &n);
	owner = n == 0 ? InvalidOid : pb_relation_owner(DatumGetObjectId(relations[0]));
	for (int i = 0; i < n; i++)
		if (!OidIsValid(owner) || pb_relation_owner(DatumGetObjectId(relations[i])) != owner)
			elog(ERROR, "tables of several owners");
	borrows = owner != GetUserId();
	PG_TRY();
	{
		/* what a trigger of somebody's own runs meanwhile is no merge */
		merging = false;
		given = palloc(Max(n, 1) * sizeof(Oid));
		for (int i = 0; i < n; i++)
			given[i] = DatumGetObjectId(relations[i]);
		n_given = n;
		if (borrows)
			pb_borrow_restricted(owner, &b);
		result = run(text_to_cstring(PG_GETARG_TEXT_PP(1)));
		if (borrows)
			pb_give_back(&b);
	}
	PG_FINALLY();
	{
		merging = true;
		given = given_before;
		n_given = n_before;
	}
	PG_END_TRY();
	return result;
}
