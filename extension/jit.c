/*
 * jit.c
 *	  Views of rules and of compliance are never compiled.
 *
 * They are made of thousands of small expressions, and of lateral queries whose rows the planner has to guess: it
 * prices them at a hundred times of what they read (a set-returning function counts as 100 rows, each period and
 * each subject as a row of its own).  Compiling such a plan takes ten times as long as running it.  Who reads them
 * with "jit" on gets the plan that he would get with it off.
 *
 * The hook is there once the library is: it is loaded at the latest while such a view is planned, which asks for
 * today().
 */
#include "pb_internal.h"

#include "catalog/namespace.h"
#include "executor/executor.h"
#include "jit/jit.h"
#include "utils/lsyscache.h"

static ExecutorStart_hook_type next_start = NULL;

static bool
reads_view(PlannedStmt *plan)
{
	Oid			compliance = get_namespace_oid("compliance", true);
	Oid			rules = get_namespace_oid("party_rule", true);
	ListCell   *lc;

	foreach(lc, plan->relationOids)
	{
		Oid			schema = get_rel_namespace(lfirst_oid(lc));

		if (OidIsValid(schema) && (schema == compliance || schema == rules))
			return true;
	}
	return false;
}

static void
start(QueryDesc *query, int eflags)
{
	/* asked only of plans that are dear enough to be compiled */
	if (query->plannedstmt->jitFlags != PGJIT_NONE && reads_view(query->plannedstmt))
		query->plannedstmt->jitFlags = PGJIT_NONE;
	if (next_start)
		next_start(query, eflags);
	else
		standard_ExecutorStart(query, eflags);
}

void
pb_jit_init(void)
{
	next_start = ExecutorStart_hook;
	ExecutorStart_hook = start;
}
