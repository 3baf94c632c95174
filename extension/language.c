/*
 * language.c
 *	  In which language messages about rules are told: partybuild.language.
 *
 * Asks nobody.
 */
#include "pb_internal.h"

#include "utils/guc.h"

static int	language;

static const struct config_enum_entry options[] = {
	{"auto", 0, false}, {"zh", 1, false}, {"en", 2, false}, {NULL, 0, false}
};

void
pb_language_init(void)
{
	DefineCustomEnumVariable("partybuild.language",
							 "Language of messages about rules: auto follows lc_messages.",
							 NULL, &language, 0, options, PGC_USERSET, 0, NULL, NULL, NULL);
}

bool
pb_in_chinese(void)
{
	if (language == 0)
	{
		const char *messages = GetConfigOption("lc_messages", true, false);

		return messages && pg_strncasecmp(messages, "zh", 2) == 0;
	}
	return language == 1;
}

/* in_chinese(): does this session read messages in Chinese, by partybuild.language? */
PG_FUNCTION_INFO_V1(pb_sql_in_chinese);
Datum
pb_sql_in_chinese(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(pb_in_chinese());
}
