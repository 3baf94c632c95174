/*
 * attached.c
 *	  Whether a command makes a partition of a table: what no view of the
 *	  catalogue tells of ALTER TABLE.
 *
 * Asks nobody.
 */
#include "pb_internal.h"

#include "tcop/deparse_utility.h"

PG_FUNCTION_INFO_V1(pb_sql_attaches_partition);

/*
 * partybuild.attaches_partition(command pg_ddl_command) returns boolean: is it
 * an ALTER TABLE … ATTACH PARTITION.
 */
Datum
pb_sql_attaches_partition(PG_FUNCTION_ARGS)
{
	CollectedCommand *command = (CollectedCommand *) PG_GETARG_POINTER(0);
	ListCell   *lc;

	if (command->type == SCT_AlterTable)
		foreach(lc, command->d.alterTable.subcmds)
		{
			Node	   *part = ((CollectedATSubcmd *) lfirst(lc))->parsetree;

			if (IsA(part, AlterTableCmd) && ((AlterTableCmd *) part)->subtype == AT_AttachPartition)
				PG_RETURN_BOOL(true);
		}
	PG_RETURN_BOOL(false);
}
