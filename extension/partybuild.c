/*
 * partybuild.c
 *	  Loading: settings, callbacks, and the struct that plugins find.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "utils/guc.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

static void
register_kind(const char *kind)
{
	(void) pb_kind_number(kind);
}

static uint64
current_look(void)
{
	return pb_look;
}

static PartybuildApi api = {
	.version = PARTYBUILD_API_VERSION,
	.register_plugin = pb_register_plugin,
	.register_screen = pb_register_screen,
	.register_value = pb_register_value,
	.register_kind = register_kind,
	.open = pb_open,
	.next = pb_next,
	.get = pb_get,
	.close = pb_close,
	.count_entries = pb_count_entries,
	.today = pb_today,
	.param = pb_param_int,
	.label = pb_label,
	.look = current_look
};

static bool preloaded;

/* is_preloaded(): did this session begin with the library, so that its first statement knew the settings? */
PG_FUNCTION_INFO_V1(pb_is_preloaded);
Datum
pb_is_preloaded(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(preloaded);
}

void
_PG_init(void)
{
	/* what is loaded on demand is loaded within a transaction */
	preloaded = !IsTransactionState();
	pb_language_init();
	pb_clock_init();
	pb_limit_init();
	pb_ahead_init();
	pb_foresee_init();
	MarkGUCPrefixReserved("partybuild");
	pb_resolve_init();
	pb_view_init();
	pb_lock_init();
	pb_told_init();
	pb_before_init();
	pb_catalogue_init();
	pb_commit_init();
	pb_jit_init();
	*find_rendezvous_variable("partybuild_api") = &api;
}
