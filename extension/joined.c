/*
 * joined.c
 *	  Tables that the mapping of a feed joins to its source: what is written there is carried too.
 *
 * Which rows of the source a row of such a table concerns says feed_joined(), by a column of the source; they are
 * locked, so that who changes the one and who changes the other wait for each other, and the second carries both.
 *
 * Asks evidence.c to compare rows, rights.c, and query.c for the catalogue.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/tuplestore.h"

typedef struct Keys
{
	AttrNumber	column;
	FmgrInfo	out;
	ArrayBuildState *array;
} Keys;

static void
add_key(Keys *keys, TupleTableSlot *slot)
{
	bool		isnull;
	Datum		key = slot_getattr(slot, keys->column, &isnull);

	if (!isnull)
		keys->array = accumArrayResult(keys->array, CStringGetTextDatum(OutputFunctionCall(&keys->out, key)), false,
									   TEXTOID, CurrentMemoryContext);
}

static void
add_all(Keys *keys, Tuplestorestate *rows, TupleDesc desc)
{
	TupleTableSlot *slot = pb_rewound(rows, desc);

	while (tuplestore_gettupleslot(rows, true, false, slot))
		add_key(keys, slot);
	ExecDropSingleTupleTableSlot(slot);
}

static bool
add_both(TupleTableSlot *old, TupleTableSlot *new, void *keys)
{
	add_key(keys, old);
	add_key(keys, new);
	return true;
}

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
	SPI_connect();
	if (plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare("SELECT partybuild.carry_joined($1, $2, $3)", 3, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: carry_joined()");
		plan = p;
	}
	if (SPI_execute_plan(plan, args, nulls, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not carry feed %d", feed);
	SPI_finish();
	pb_give_back(&b);
}

/* The mapping of a feed; InvalidOid where it has been taken away. */
static Oid
mapping_of(int32 feed)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT4OID;
	Datum		arg = Int32GetDatum(feed);
	char	   *mapping;

	if (!pb_look_up(&plan, "SELECT f.mapping::pg_catalog.oid FROM partybuild.feed f"
					" WHERE f.id OPERATOR(pg_catalog.=) $1", 1, &type, &arg, &mapping, 1))
		return InvalidOid;
	return atooid(mapping);
}

/*
 * fed_joined(feed, key column, column of the source, column …): trigger of a table that a mapping joins, once a
 * statement.  Carries the rows of the source that name a row whose columns named have changed; all after TRUNCATE.
 */
PG_FUNCTION_INFO_V1(pb_fed_joined);
Datum
pb_fed_joined(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	TupleDesc	desc;
	char	  **args;
	Keys		keys = {0};
	Oid			mapping,
				out;
	bool		varlena;
	int32		feed;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_STATEMENT(data->tg_event) || data->tg_trigger->tgnargs < 3)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"fed_joined\" was not called by a trigger of partybuild.feed_joined()")));
	args = data->tg_trigger->tgargs;
	desc = RelationGetDescr(data->tg_relation);
	feed = pg_strtoint32(args[0]);
	if (!TRIGGER_FIRED_BY_TRUNCATE(data->tg_event))
	{
		keys.column = pb_column_named(desc, args[1]);
		if (keys.column == InvalidAttrNumber)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg(pb_in_chinese() ? "表“%s”已没有字段“%s”" : "table \"%s\" has no column \"%s\" any more",
							RelationGetRelationName(data->tg_relation), args[1]),
					 errhint("%s", pb_in_chinese() ? "请以 partybuild.feed_joined() 重新设置。" :
							 "Have the table followed again: partybuild.feed_joined().")));
		getTypeOutputInfo(TupleDescAttr(desc, keys.column - 1)->atttypid, &out, &varlena);
		fmgr_info(out, &keys.out);
		if (TRIGGER_FIRED_BY_INSERT(data->tg_event))
			add_all(&keys, data->tg_newtable, desc);
		else if (TRIGGER_FIRED_BY_DELETE(data->tg_event))
			add_all(&keys, data->tg_oldtable, desc);
		else
		{
			PbColumns	c = pb_columns_of(desc, false, args + 3, data->tg_trigger->tgnargs - 3);

			if (pb_can_compare(data, &c))
				pb_visit_changed(data, &c, add_both, &keys);
			else
			{
				add_all(&keys, data->tg_oldtable, desc);
				add_all(&keys, data->tg_newtable, desc);
			}
		}
		if (keys.array == NULL)
			PG_RETURN_POINTER(NULL);
	}
	mapping = mapping_of(feed);
	if (OidIsValid(mapping))
		carry(feed, mapping, args[2], keys.array ? makeArrayResult(keys.array, CurrentMemoryContext) : (Datum) 0,
			  keys.array == NULL);
	PG_RETURN_POINTER(NULL);
}
