/*
 * clear.c
 *	  A screen that clears everybody, in place of the one of the rule that
 *	  clear.rule names when this is loaded.  For tests only: scripts/mutate.pl
 *	  asks whether the rule's cases notice.  The screen stays for the session.
 */
#include "partybuild.h"

#include "utils/guc.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

static PbScreenResult
clear_everybody(int64 subject)
{
	return PB_CLEAN;
}

void
_PG_init(void)
{
	const char *rule = GetConfigOption("clear.rule", true, false);

	if (rule == NULL)
		ereport(ERROR, (errmsg("set clear.rule before this is loaded")));
	partybuild_api("clear")->register_screen(rule, clear_everybody);
}
