/*
 * query.c
 *	  Short queries on the catalogue.
 *
 * Asks rights.c.  Plans are the caller's, and live as long as the session.
 */
#include "pb_internal.h"

#include "executor/spi.h"
#include "utils/snapmgr.h"

char *
pb_text_at(int row, int col)
{
	return SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, col);
}

Datum
pb_datum_at(int row, int col, bool *isnull)
{
	return SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, col, isnull);
}

uint64
pb_query(const char *sql)
{
	SPIPlanPtr	plan = SPI_prepare(sql, 0, NULL);

	if (plan == NULL || SPI_execute_snapshot(plan, NULL, NULL, GetActiveSnapshot(), InvalidSnapshot,
											 true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the catalogue of rules: %s", sql);
	return SPI_processed;
}

/* Run a query whose plan is kept, under the active snapshot: the caller is connected, with the rights that it wants. */
bool
pb_execute_kept(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, long most)
{
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(sql, nargs, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", sql);
		*plan = p;
	}
	return SPI_execute_snapshot(*plan, args, NULL, GetActiveSnapshot(), InvalidSnapshot,
								true, false, most) == SPI_OK_SELECT;
}

/* Call a function that writes, in a statement whose plan is kept: with the rights that the caller has borrowed. */
void
pb_call_kept(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, const char *nulls)
{
	SPI_connect();
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(sql, nargs, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", sql);
		*plan = p;
	}
	if (SPI_execute_plan(*plan, args, nulls, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not run: %s", sql);
	SPI_finish();
}

/* Run a kept query on the catalogue with its owner's rights; its first row's columns, or false. */
bool
pb_look_up(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, char **columns, int n)
{
	MemoryContext context = CurrentMemoryContext;
	PbBorrowed	b;
	bool		found = false;

	pb_borrow(pb_catalogue_owner(), &b);
	SPI_connect();
	if (pb_execute_kept(plan, sql, nargs, types, args, 1) && SPI_processed == 1)
	{
		MemoryContext old = MemoryContextSwitchTo(context);

		for (int i = 0; i < n; i++)
			columns[i] = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 1);
		MemoryContextSwitchTo(old);
		found = true;
	}
	SPI_finish();
	pb_give_back(&b);
	return found;
}
