/*
 * partybuild.c
 *	  Loading: settings, callbacks, and the struct that plugins find.
 */
#include "pb_internal.h"

#include "utils/guc.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

int			pb_language;		/* partybuild.language */

static const struct config_enum_entry language_options[] = {
	{"auto", 0, false}, {"zh", 1, false}, {"en", 2, false}, {NULL, 0, false}
};

static void
register_kind(const char *kind)
{
	(void) pb_kind_number(kind);
}

static PartybuildApi api = {
	.version = PARTYBUILD_API_VERSION,
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
	.label = pb_label
};

void
_PG_init(void)
{
	DefineCustomEnumVariable("partybuild.language",
							 "Language of messages about rules: auto follows lc_messages.",
							 NULL, &pb_language, 0, language_options,
							 PGC_USERSET, 0, NULL, NULL, NULL);
	pb_clock_init();
	pb_limit_init();
	MarkGUCPrefixReserved("partybuild");
	pb_access_init();
	pb_view_init();
	pb_lock_init();
	pb_report_init();
	pb_catalogue_init();
	pb_touch_init();
	*find_rendezvous_variable("partybuild_api") = &api;
}
