/*
 * told.c
 *	  What the last refused transaction was refused for, for last_violations().
 *
 * Kept in a memory context of its own until the next refusal, a judged commit,
 * or DISCARD ALL, and for the role that was refused only, since behind a pooler
 * the session's next statement may be another's.  An abort keeps it: that is
 * what it is for.
 *
 * Asks message.c and rule.c.
 */
#include "pb_internal.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "tcop/utility.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

static MemoryContext context = NULL;
static List *last = NIL;		/* of PbTold */
static Oid	last_role;			/* who was refused */
static bool refused = false;	/* within this transaction */
static ProcessUtility_hook_type next_utility = NULL;

static void
forget_last(void)
{
	last = NIL;
	if (context)
		MemoryContextReset(context);
}

/* A transaction that was judged, and not refused by us, is the end of an older refusal. */
void
pb_transaction_ends(bool committed, bool judged)
{
	if (judged && (committed || !refused))
		forget_last();
	refused = false;
}

static void
utility(PlannedStmt *pstmt, const char *query, bool read_only_tree, ProcessUtilityContext origin, ParamListInfo params,
		QueryEnvironment *environment, DestReceiver *dest, QueryCompletion *completion)
{
	if (IsA(pstmt->utilityStmt, DiscardStmt) && ((DiscardStmt *) pstmt->utilityStmt)->target == DISCARD_ALL)
		forget_last();
	if (next_utility)
		next_utility(pstmt, query, read_only_tree, origin, params, environment, dest, completion);
	else
		standard_ProcessUtility(pstmt, query, read_only_tree, origin, params, environment, dest, completion);
}

void
pb_told_init(void)
{
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = utility;
}

PbTold *
pb_tell(PbViolation *v)
{
	PbTold	   *t = palloc0(sizeof(PbTold));

	t->rule = pstrdup(v->rule->code);
	t->subject = v->subject;
	t->org_id = v->org_id;
	t->org_is_null = v->org_is_null;
	t->mode = pstrdup(pb_mode_name(v->mode));
	t->magnitude = datumCopy(v->magnitude, false, -1);
	t->args = v->args ? JsonbToCString(NULL, &v->args->root, VARSIZE(v->args)) : NULL;
	t->message = pb_message(v, &t->hint);
	return t;
}

/* What is told from now on is this refusal's; in the memory that is returned, until it is switched back. */
static MemoryContext
begin_to_tell(void)
{
	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "partybuild last violations", ALLOCSET_SMALL_SIZES);
	forget_last();
	last_role = GetOuterUserId();
	refused = true;
	return MemoryContextSwitchTo(context);
}

/* Keep what a transaction is refused for; the list of it. */
List *
pb_remember(List *violations)
{
	List	   *told = NIL;
	MemoryContext old = begin_to_tell();
	ListCell   *lc;

	foreach(lc, violations)
	{
		/* A bulk load may break a rule a million times; a thousand tell the story. */
		if (list_length(told) < 1000)
			told = lappend(told, pb_tell(lfirst(lc)));
	}
	MemoryContextSwitchTo(old);
	return last = told;
}

/* The same where it is one thing, and no violation of a rule's view. */
void
pb_remember_one(PbTold *t)
{
	MemoryContext old = begin_to_tell();
	PbTold	   *kept = palloc(sizeof(PbTold));

	*kept = *t;
	kept->rule = pstrdup(t->rule);
	kept->mode = pstrdup(t->mode);
	kept->magnitude = datumCopy(t->magnitude, false, -1);
	kept->args = t->args ? pstrdup(t->args) : NULL;
	kept->message = pstrdup(t->message);
	kept->hint = t->hint ? pstrdup(t->hint) : NULL;
	last = list_make1(kept);
	MemoryContextSwitchTo(old);
}

/* A row of last_violations() and pending_violations(). */
void
pb_put_told(ReturnSetInfo *rs, PbTold *t)
{
	Datum		values[8];
	bool		nulls[8] = {false};

	values[0] = CStringGetTextDatum(t->rule);
	values[1] = Int64GetDatum(t->subject);
	nulls[1] = t->subject_is_null;
	values[2] = Int64GetDatum(t->org_id);
	nulls[2] = t->org_is_null;
	values[3] = CStringGetTextDatum(t->mode);
	values[4] = t->magnitude;
	nulls[5] = t->args == NULL;
	values[5] = t->args ? DirectFunctionCall1(jsonb_in, CStringGetDatum(t->args)) : (Datum) 0;
	values[6] = CStringGetTextDatum(t->message);
	nulls[7] = t->hint == NULL;
	values[7] = t->hint ? CStringGetTextDatum(t->hint) : (Datum) 0;
	tuplestore_putvalues(rs->setResult, rs->setDesc, values, nulls);
}

/* last_violations(): what this role's last refused transaction in this session was refused for; no rows if none was. */
PG_FUNCTION_INFO_V1(pb_last_violations);
Datum
pb_last_violations(PG_FUNCTION_ARGS)
{
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	if (GetOuterUserId() != last_role)
		return (Datum) 0;
	foreach(lc, last)
		pb_put_told((ReturnSetInfo *) fcinfo->resultinfo, lfirst(lc));
	return (Datum) 0;
}
