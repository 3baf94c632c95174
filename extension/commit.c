/*
 * commit.c
 *	  When judging happens: at the first deferred event to fire, and at the end
 *	  of the transaction, event or not.
 *
 * Asks feeding.c for what feeds are still to carry, check.c for what stands in
 * the way, and report.c to refuse it.  The
 * check's memory is freed at its end, an error's by the next one.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/rel.h"

/* Judge what is pending, and refuse the transaction if something stands in the way. */
static void
judge(void)
{
	/*
	 * For the session, since to give its blocks back after each commit costs more than a check; an
	 * error's is reset by the next.
	 */
	static MemoryContext context = NULL;
	MemoryContext old;
	List	   *refused;

	if (pb_judging || pb_carrying)
	{
		/* Judging, or a feed, wrote under SET CONSTRAINTS IMMEDIATE: its event is used up, the next write's will do. */
		pb_want_event();
		return;
	}
	pb_carry_noted();
	if (!pb_anything_pending())
		return;
	pb_count_round();
	/* Of this kind because the index scans' 30 kB fit into its first block, which a reset keeps. */
	if (context == NULL)
		context = GenerationContextCreate(TopMemoryContext, "partybuild check",
										  512 * 1024, 512 * 1024, ALLOCSET_DEFAULT_MAXSIZE);
	MemoryContextReset(context);
	old = MemoryContextSwitchTo(context);
	refused = pb_judge_pending(false);
	if (refused != NIL)
		pb_refuse(refused);
	MemoryContextSwitchTo(old);
	MemoryContextReset(context);
}

/* check(): the trigger function of every watch; the first event to fire judges for all. */
PG_FUNCTION_INFO_V1(pb_check);
Datum
pb_check(PG_FUNCTION_ARGS)
{
	TriggerData *event;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"check\" was not called as a trigger")));
	/* It does not look at the row; its page must not stay pinned while the check waits for a lock. */
	event = (TriggerData *) fcinfo->context;
	if (TRIGGER_FIRED_AFTER(event->tg_event) && event->tg_relation->rd_rel->relkind == RELKIND_RELATION)
	{
		if (event->tg_trigslot)
			ExecClearTuple(event->tg_trigslot);
		if (event->tg_newslot)
			ExecClearTuple(event->tg_newslot);
	}
	judge();
	fcinfo->isnull = false;
	return PointerGetDatum(NULL);
}

static void
at_transaction(XactEvent event, void *arg)
{
	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
		case XACT_EVENT_PRE_PREPARE:
			/* The server has fired its last event: what a finding that is kept here queues, on a
			 * deferred trigger of the court's, would be lost. */
			while (pb_anything_pending() || pb_anything_fed())
			{
				judge();
				AfterTriggerFireDeferred();
			}
			pb_require_heeded();
			break;
		case XACT_EVENT_COMMIT:
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			pb_transaction_ends(event != XACT_EVENT_ABORT, pb_end_pending());
			pb_end_fed();
			pb_end_trace();
			pb_limit_reset();
			pb_before_reset();
			break;
		default:
			break;
	}
}

static void
at_subtransaction(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	int			level = GetCurrentTransactionNestLevel();

	if (event == SUBXACT_EVENT_ABORT_SUB)
	{
		pb_undo_pending(level);
		pb_undo_fed(level);
		pb_undo_trace(level);
	}
	else if (event == SUBXACT_EVENT_COMMIT_SUB)
	{
		pb_keep_pending(level);
		pb_keep_fed(level);
		pb_keep_trace(level);
	}
}

void
pb_commit_init(void)
{
	RegisterXactCallback(at_transaction, NULL);
	RegisterSubXactCallback(at_subtransaction, NULL);
}
