/*
 * discard.c
 *	  Throws away what a session remembers, at the worst moments.  For tests
 *	  only: scripts/test-deep builds and loads it, "make install" does not.
 *
 * A server with assertions does so under debug_discard_caches.  On one without
 * them this module, loaded by session_preload_libraries, does the same wherever
 * the server lets it: whenever the server takes in what other sessions have
 * invalidated (AcceptInvalidationMessages), before and after each statement and
 * plan and each of the executor's four steps, around functions in C and in
 * procedural languages, and when objects are made, altered or called.  At all
 * of them a server under load may have to forget everything, so an extension
 * must give the same answers.
 *
 * To forget everything costs milliseconds, and one statement may have millions of
 * such moments.  Each kind of moment has a setting, and one more for while
 * partybuild judges a commit: so many from the beginning of a client's statement
 * are all used, then every second one, every fourth from twice as many on, and
 * so forth, which one of them by chance.  0 is never.
 *
 * All state is static, for the session, which logs its counts at its end.
 */
#include "postgres.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include "access/parallel.h"
#include "access/xact.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_language.h"
#include "catalog/pg_proc.h"
#include "executor/executor.h"
#include "fmgr.h"
#include "optimizer/planner.h"
#include "pb_compat.h"
#include "storage/ipc.h"
#include "storage/sinval.h"
#include "tcop/utility.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/syscache.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

typedef enum Moment
{
	HOOK, ACCEPT
} Moment;

/* By moment, then whether a commit is being judged */
static struct
{
	int			dense;			/* the setting */
	uint64		passed;			/* moments since the client's statement began */
	uint64		next;			/* the one of them to be used next */
	uint64		all;			/* moments of the session */
	uint64		used;
}			counts[2][2];
static int	seed;

static planner_hook_type next_planner;
static ExecutorStart_hook_type next_start;
static ExecutorRun_hook_type next_run;
static ExecutorFinish_hook_type next_finish;
static ExecutorEnd_hook_type next_end;
static ProcessUtility_hook_type next_utility;
static object_access_hook_type next_access;
static needs_fmgr_hook_type next_needs_fmgr;
static fmgr_hook_type next_fmgr;

/* partybuild's own word for it; it may be loaded later than this module. */
static bool
is_judging(void)
{
	static bool *judging = NULL;

	if (judging == NULL)
		judging = dlsym(RTLD_DEFAULT, "pb_judging");
	return judging && *judging;
}

/* Is it this moment's turn? */
static bool
is_due(Moment moment, bool judging)
{
	static TimestampTz statement = 0;
	static uint64 random = 0;

	if (statement != GetCurrentStatementStartTimestamp())
	{
		statement = GetCurrentStatementStartTimestamp();
		for (int i = 0; i < 4; i++)
			counts[i / 2][i % 2].passed = counts[i / 2][i % 2].next = 0;
	}
	counts[moment][judging].all++;
	if (counts[moment][judging].dense == 0)
		return false;
	if (++counts[moment][judging].passed < counts[moment][judging].next)
		return false;
	/* Nobody else's random numbers are drawn, lest the suites' own data change. */
	random = (random + seed) * UINT64CONST(6364136223846793005) + UINT64CONST(1442695040888963407);
	counts[moment][judging].next = counts[moment][judging].passed + 1 +
		(random >> 32) % (2 * (counts[moment][judging].passed / counts[moment][judging].dense) + 1);
	counts[moment][judging].used++;
	return true;
}

static void
discard(Moment moment)
{
	static bool busy = false;	/* cleared below, on error too */

	if (busy || !IsTransactionState() || !is_due(moment, is_judging()))
		return;
	busy = true;
	PG_TRY();
	{
		InvalidateSystemCachesExtended(true);
	}
	PG_FINALLY();
	{
		busy = false;
	}
	PG_END_TRY();
}

/* Takes the place of AcceptInvalidationMessages; as in inval.c. */
static void
accept_and_discard(void)
{
	ReceiveSharedInvalidMessages(LocalExecuteInvalidationMessage, InvalidateSystemCaches);
	discard(ACCEPT);
}

/*
 * The server offers no hook there.  Where its code looks as expected (x86-64, no
 * assertions: three instructions, of which two load the addresses passed on),
 * this session's copy of its first bytes becomes a jump to the above.
 */
static bool
replace_accept(void)
{
#ifdef __x86_64__
	unsigned char *code = (unsigned char *) AcceptInvalidationMessages;
	unsigned char jump[12] = {0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xe0};	/* mov address, %rax; jmp *%rax */
	void	   *target = (void *) accept_and_discard;
	Size		page = sysconf(_SC_PAGESIZE);
	char	   *from = (char *) TYPEALIGN_DOWN(page, code);
	Size		length = (char *) code + lengthof(jump) - from;

	if (code[0] != 0x48 || code[1] != 0x8d || code[7] != 0x48 || code[8] != 0x8d || code[14] != 0xe9)
		return false;
	memcpy(jump + 2, &target, sizeof(target));
	if (mprotect(from, length, PROT_READ | PROT_WRITE | PROT_EXEC) != 0)
		return false;
	memcpy(code, jump, sizeof(jump));
	return mprotect(from, length, PROT_READ | PROT_EXEC) == 0;
#else
	return false;
#endif
}

static PlannedStmt *
discard_planner(Query *query, const char *text, int options, ParamListInfo params)
{
	PlannedStmt *plan;

	discard(HOOK);
	plan = next_planner ? next_planner(query, text, options, params) : standard_planner(query, text, options, params);
	discard(HOOK);
	return plan;
}

static void
discard_start(QueryDesc *desc, int flags)
{
	discard(HOOK);
	if (next_start)
		next_start(desc, flags);
	else
		standard_ExecutorStart(desc, flags);
	discard(HOOK);
}

static void
discard_run(QueryDesc *desc, ScanDirection direction, uint64 count PB_RUN_PARAMETER)
{
	discard(HOOK);
	if (next_run)
		next_run(desc, direction, count PB_RUN_ARGUMENT);
	else
		standard_ExecutorRun(desc, direction, count PB_RUN_ARGUMENT);
	discard(HOOK);
}

static void
discard_finish(QueryDesc *desc)
{
	discard(HOOK);
	if (next_finish)
		next_finish(desc);
	else
		standard_ExecutorFinish(desc);
	discard(HOOK);
}

static void
discard_end(QueryDesc *desc)
{
	discard(HOOK);
	if (next_end)
		next_end(desc);
	else
		standard_ExecutorEnd(desc);
	discard(HOOK);
}

static void
discard_utility(PlannedStmt *plan, const char *text, bool keep, ProcessUtilityContext context,
				ParamListInfo params, QueryEnvironment *environment, DestReceiver *dest, QueryCompletion *done)
{
	discard(HOOK);
	if (next_utility)
		next_utility(plan, text, keep, context, params, environment, dest, done);
	else
		standard_ProcessUtility(plan, text, keep, context, params, environment, dest, done);
	discard(HOOK);
}

/* Not while the search path is being made up: its maker expects to find what it has begun. */
static void
discard_access(ObjectAccessType access, Oid classId, Oid objectId, int subId, void *arg)
{
	if (next_access)
		next_access(access, classId, objectId, subId, arg);
	if (access != OAT_NAMESPACE_SEARCH)
		discard(HOOK);
}

/* In SQL a function that is hooked is not inlined, which would change the plans that the suites look at. */
static bool
discard_needs_fmgr(Oid function)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Oid			language = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		language = ((Form_pg_proc) GETSTRUCT(tuple))->prolang;
		ReleaseSysCache(tuple);
	}
	if (OidIsValid(language) && language != SQLlanguageId && language != INTERNALlanguageId)
		return true;
	return next_needs_fmgr && next_needs_fmgr(function);
}

static void
discard_fmgr(FmgrHookEventType event, FmgrInfo *function, Datum *arg)
{
	if (next_fmgr)
		next_fmgr(event, function, arg);
	if (event != FHET_ABORT)
		discard(HOOK);
}

static void
report(int code, Datum arg)
{
	static const char *const name[2][2] = {
		{"at hooks", "at hooks, judging"}, {"at invalidations", "at invalidations, judging"}
	};

	for (int i = 0; i < 4; i++)
		elog(LOG, "discarded %s: " UINT64_FORMAT " of " UINT64_FORMAT, name[i / 2][i % 2],
			 counts[i / 2][i % 2].used, counts[i / 2][i % 2].all);
}

static void
define(const char *name, int *variable, int otherwise, const char *description)
{
	DefineCustomIntVariable(name, description, NULL, variable, otherwise, 0, INT_MAX, PGC_USERSET, 0, NULL, NULL, NULL);
}

void
_PG_init(void)
{
	define("discard.hooks", &counts[HOOK][0].dense, 0, "So many moments of a statement that the server's hooks offer.");
	define("discard.invalidations", &counts[ACCEPT][0].dense, 0, "So many at which it takes in invalidations.");
	define("discard.judging_hooks", &counts[HOOK][1].dense, 0, "As discard.hooks, while a commit is judged.");
	define("discard.judging_invalidations", &counts[ACCEPT][1].dense, 0,
		   "As discard.invalidations, while a commit is judged.");
	define("discard.seed", &seed, 1, "Another number chooses other moments.");
	MarkGUCPrefixReserved("discard");
	if (!replace_accept())
		elog(LOG, "this server's code is not as expected: caches are discarded at hooks only");
	next_planner = planner_hook;
	planner_hook = discard_planner;
	next_start = ExecutorStart_hook;
	ExecutorStart_hook = discard_start;
	next_run = ExecutorRun_hook;
	ExecutorRun_hook = discard_run;
	next_finish = ExecutorFinish_hook;
	ExecutorFinish_hook = discard_finish;
	next_end = ExecutorEnd_hook;
	ExecutorEnd_hook = discard_end;
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = discard_utility;
	next_access = object_access_hook;
	object_access_hook = discard_access;
	next_needs_fmgr = needs_fmgr_hook;
	needs_fmgr_hook = discard_needs_fmgr;
	next_fmgr = fmgr_hook;
	fmgr_hook = discard_fmgr;
	if (!IsParallelWorker())
		before_shmem_exit(report, (Datum) 0);
}
