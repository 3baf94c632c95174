/*
 * joined.c
 *	  Tables that the mapping of a feed joins to its source: what is written there is carried too.
 *
 * Which rows of the source a row of such a table concerns says feed_joined(), by a column of the source; they are
 * locked, so that who changes the one and who changes the other wait for each other, and the second carries both.
 *
 * Asks keys.c for the rows, feed.c for the mapping, query.c and rights.c.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "utils/array.h"
#include "utils/builtins.h"

/* As the owner of the mapping; keys is null for all. */
static void
carry(int32 feed, Oid mapping, const char *by, Datum keys, bool all)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {INT4OID, TEXTOID, TEXTARRAYOID};
	Datum		args[] = {Int32GetDatum(feed), CStringGetTextDatum(by), keys};
	char		nulls[] = {' ', ' ', all ? 'n' : ' ', '\0'};
	PbBorrowed	b;

	pb_borrow(pb_relation_owner(mapping), &b);
	pb_call_kept(&plan, "SELECT partybuild.carry_joined($1, $2, $3)", 3, types, args, nulls);
	pb_give_back(&b);
}

/*
 * fed_joined(feed, key column, column of the source, column …): trigger of a table that a mapping joins, once a
 * statement, and under an apply worker once a row.  Carries the rows of the source that name a row whose columns named
 * have changed; all after TRUNCATE.
 */
PG_FUNCTION_INFO_V1(pb_fed_joined);
Datum
pb_fed_joined(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	ArrayBuildState *keys = NULL;
	Oid			mapping;
	bool		later;
	int32		feed;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event) || data->tg_trigger->tgnargs < 3)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"fed_joined\" was not called by a trigger of partybuild.feed_joined()")));
	feed = pg_strtoint32(data->tg_trigger->tgargs[0]);
	if (!TRIGGER_FIRED_BY_TRUNCATE(data->tg_event))
	{
		pb_visit_keys(data, "feed_joined", 3, pb_collect_key, &keys);
		if (keys == NULL)
			PG_RETURN_POINTER(NULL);
	}
	mapping = pb_mapping_of(feed, &later);
	if (OidIsValid(mapping))
		carry(feed, mapping, data->tg_trigger->tgargs[2],
			  keys ? makeArrayResult(keys, CurrentMemoryContext) : (Datum) 0, keys == NULL);
	PG_RETURN_POINTER(NULL);
}
