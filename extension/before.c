/*
 * before.c
 *	  Whether the registers as they were before this transaction can be read.
 *
 * The latest snapshot without a command of ours shows them, except where a table
 * has other files now than then: truncated, rewritten or created here (COPY
 * FREEZE needs one of these), or other partitions: attached, detached, dropped.
 * Then nothing is known of before, and what is so now is this transaction's
 * doing.
 *
 * Asks view.c, and catalogue.c for the tables that a rule watches.  That parts have changed
 * stays so to the transaction's end, whatever is rolled back.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_inherits.h"
#include "tcop/utility.h"
#include "utils/plancache.h"
#include "utils/rel.h"
#include "utils/relcache.h"

static bool parts_changed = false;	/* within this transaction */
static ProcessUtility_hook_type next_utility = NULL;

static bool
changes_parts(Node *statement)
{
	ListCell   *lc;

	if (IsA(statement, DropStmt) || IsA(statement, DropOwnedStmt))
		return true;
	if (IsA(statement, AlterTableStmt))
		foreach(lc, ((AlterTableStmt *) statement)->cmds)
			switch (((AlterTableCmd *) lfirst(lc))->subtype)
			{
				case AT_AttachPartition:
				case AT_DetachPartition:
				case AT_DetachPartitionFinalize:
				case AT_AddInherit:
				case AT_DropInherit:
					return true;
				default:
					break;
			}
	return false;
}

static void
utility(PlannedStmt *pstmt, const char *query, bool read_only_tree, ProcessUtilityContext origin, ParamListInfo params,
		QueryEnvironment *environment, DestReceiver *dest, QueryCompletion *completion)
{
	if (changes_parts(pstmt->utilityStmt))
		parts_changed = true;
	if (next_utility)
		next_utility(pstmt, query, read_only_tree, origin, params, environment, dest, completion);
	else
		standard_ProcessUtility(pstmt, query, read_only_tree, origin, params, environment, dest, completion);
}

void
pb_before_init(void)
{
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = utility;
	/* What a transaction did before it loaded us nobody has seen. */
	parts_changed = IsTransactionState() && TransactionIdIsValid(GetTopTransactionIdIfAny());
}

/* The transaction has ended. */
void
pb_before_reset(void)
{
	parts_changed = false;
}

static bool
has_new_files(Oid relid)
{
	Relation	rel = RelationIdGetRelation(relid);
	bool		new_files;

	if (rel == NULL)
		return true;
	new_files = rel->rd_createSubid != InvalidSubTransactionId ||
		rel->rd_firstRelfilelocatorSubid != InvalidSubTransactionId;
	RelationClose(rel);
	return new_files;
}

/* Is it, with its partitions and children, the table that it was? */
static bool
is_as_before(Oid relid)
{
	ListCell   *lc;

	foreach(lc, find_all_inheritors(relid, NoLock, NULL))
		if (has_new_files(lfirst_oid(lc)))
			return false;
	return true;
}

static bool
all_as_before(SPIPlanPtr plan)
{
	ListCell   *lc, *lr;

	if (plan)
		foreach(lc, SPI_plan_get_plan_sources(plan))
			foreach(lr, ((CachedPlanSource *) lfirst(lc))->relationOids)
				if (!is_as_before(lfirst_oid(lr)))
					return false;
	return true;
}

/* Can the rule, whose view has been asked, be judged as of before? */
bool
pb_before_is_known(PbRule *rule)
{
	ListCell   *lc;

	if (parts_changed || !pb_rule_keeps_snapshot(rule) || !all_as_before(rule->view.one) ||
		!all_as_before(rule->view.many))
		return false;
	/* What the view's functions read no plan of it knows; they watch it. */
	foreach(lc, pb_tables_of_rule(rule))
		if (!is_as_before(lfirst_oid(lc)))
			return false;
	return true;
}
