/*
 * limit.c
 *	  How long judging may take.
 *
 * statement_timeout is over before an autocommitted statement's commit, so a
 * view that loops would hold its subjects' locks for ever.  While views are
 * asked a timer ticks; a tick that finds the session waiting for a lock does
 * not count, since that is lock_timeout's.  When the limit is reached the
 * query is cancelled, and who began says in the error that it was us
 * (pb_limit_was_hit(), pb_limit_caught()).
 *
 * What was spent is summed up over one statement of the client, within one
 * transaction, so that many short rounds come to an end too.
 *
 * Asks nobody; commit.c says when the transaction ends, which clears it.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "portability/instr_time.h"
#include "storage/latch.h"
#include "storage/proc.h"
#include "tcop/pquery.h"
#include "utils/guc.h"
#include "utils/timeout.h"
#include "utils/timestamp.h"
#include "utils/wait_event.h"

int			pb_judging_timeout;	/* partybuild.judging_timeout, ms */
int			pb_audit_timeout;	/* partybuild.audit_timeout, ms */
int			pb_judging_rounds;	/* partybuild.judging_rounds */

static TimeoutId timer;
static bool registered = false;
static bool running = false;
static int	depth = 0;			/* a view that is read may read another: the outermost's limit holds for both */
static instr_time began;
static int	limit;				/* ms; what is running may take */
static int	tick;
static int64 spent_us = 0;		/* within the client's statement that began at spent_for */
static TimestampTz spent_for = 0;
static volatile sig_atomic_t ticks = 0;
static volatile sig_atomic_t hit = false;
static int	rounds = 0;			/* of this commit */

static void
at_tick(void)
{
	if (MyProc && (MyProc->wait_event_info & 0xFF000000) == PG_WAIT_LOCK)
		return;
	ticks++;
	if (spent_us / 1000 + (int64) ticks * tick >= limit)
	{
		hit = true;
		InterruptPending = true;
		QueryCancelPending = true;
		/* Who catches that and goes on is ended. */
		if (spent_us / 1000 + (int64) ticks * tick >= 2 * (int64) limit)
			ProcDiePending = true;
		SetLatch(MyLatch);
	}
}

void
pb_limit_init(void)
{
	DefineCustomIntVariable("partybuild.judging_timeout",
							"How long the rules of one commit may take to judge; 0: as long as they like.",
							"Waiting for locks does not count.",
							&pb_judging_timeout, 60 * 1000, 0, INT_MAX, PGC_SUSET, GUC_UNIT_MS, NULL, NULL, NULL);
	DefineCustomIntVariable("partybuild.audit_timeout",
							"How long an audit or a closing may take to read one view; 0: as long as it likes.",
							"Waiting for locks does not count.",
							&pb_audit_timeout, 3600 * 1000, 0, INT_MAX, PGC_SUSET, GUC_UNIT_MS, NULL, NULL, NULL);
	DefineCustomIntVariable("partybuild.judging_rounds",
							"How often one commit is judged anew because judging it has written something.",
							NULL, &pb_judging_rounds, 100, 1, INT_MAX, PGC_SUSET, 0, NULL, NULL, NULL);
}

/*
 * What follows, to pb_limit_end(), may take this long, 0 for ever; what the client's statement spent
 * before counts.
 */
void
pb_limit_begin(int ms)
{
	TimestampTz statement = GetCurrentStatementStartTimestamp();

	if (depth++ > 0 || ms == 0)
		return;
	if (!registered)
	{
		timer = RegisterTimeout(USER_TIMEOUT, at_tick);
		registered = true;
	}
	if (statement != spent_for)
	{
		spent_us = 0;
		spent_for = statement;
	}
	hit = spent_us / 1000 >= ms;
	ticks = 0;
	limit = ms;
	tick = Max(ms / 20, 1);
	INSTR_TIME_SET_CURRENT(began);
	running = true;
	enable_timeout_every(timer, TimestampTzPlusMilliseconds(GetCurrentTimestamp(), tick), tick);
}

/* It is over, well or not. */
void
pb_limit_end(void)
{
	instr_time	now;

	if (depth == 0 || --depth > 0 || !running)
		return;
	disable_timeout(timer, false);
	running = false;
	INSTR_TIME_SET_CURRENT(now);
	INSTR_TIME_SUBTRACT(now, began);
	spent_us += ticks > 0 ? (int64) ticks * tick * 1000 : INSTR_TIME_GET_MICROSEC(now);
}

/* Was it the limit that cancelled the query?  Takes back a cancel that came too late to be noticed. */
bool
pb_limit_was_hit(void)
{
	bool		was = hit;

	if (was)
		QueryCancelPending = false;
	hit = false;
	return was;
}

/* In a handler: is what was caught the limit's cancel? */
bool
pb_limit_caught(void)
{
	bool		was = pb_limit_was_hit();

	return was && geterrcode() == ERRCODE_QUERY_CANCELED;
}

/* Does the transaction end?  COMMIT in a procedure or a DO block leaves the portal, and takes its snapshot. */
static bool
at_commit(void)
{
	Node	   *statement;

	if (ActivePortal == NULL)
		return true;
	if (ActivePortal->portalSnapshot != NULL || list_length(ActivePortal->stmts) != 1)
		return false;
	statement = linitial_node(PlannedStmt, ActivePortal->stmts)->utilityStmt;
	return statement && (IsA(statement, CallStmt) || IsA(statement, DoStmt));
}

/*
 * Rounds of a commit: what judging writes (findings) may be watched in turn, and triggers of the court
 * may write then.  SET CONSTRAINTS judges as often as the client asks for it.
 */
void
pb_count_round(void)
{
	if (!at_commit())
		rounds = 0;
	if (++rounds > pb_judging_rounds)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("judging this transaction does not come to an end after %d rounds", pb_judging_rounds),
				 errdetail("What judging writes has rules judged again, each time."),
				 errhint("Look at triggers on party.finding and at rules that watch it.")));
}

/* The transaction has ended. */
void
pb_limit_reset(void)
{
	if (running)
		disable_timeout(timer, false);
	running = false;
	hit = false;
	depth = 0;
	rounds = 0;
	spent_us = 0;
}
