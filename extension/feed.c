/*
 * feed.c
 *	  Registers that follow a table of another system: its trigger, and the guard of what follows.
 *
 * The mapping is a view, and what it shows of a row is carried into the register by partybuild.carry(), with the
 * rights of the view's owner.
 *
 * Asks keys.c for the rows, rights.c, on_behalf.c, and query.c for the catalogue; tells feeding.c what is to be
 * carried at the end.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

/* The mapping of a feed, InvalidOid where it has been taken away; and does it carry at the end of the transaction? */
Oid
pb_mapping_of(int32 feed, bool *later)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = INT4OID;
	Datum		arg = Int32GetDatum(feed);
	char	   *column[2];

	if (!pb_look_up(&plan, "SELECT f.mapping::pg_catalog.oid, f.on_error OPERATOR(pg_catalog.=) 'quarantine'"
					" OR f.on_violation OPERATOR(pg_catalog.=) 'quarantine'"
					"  FROM partybuild.feed f WHERE f.id OPERATOR(pg_catalog.=) $1", 1, &type, &arg, column, 2))
		return InvalidOid;
	*later = column[1][0] == 't';
	/* it may have gone with what it joined */
	return get_rel_name(atooid(column[0])) ? atooid(column[0]) : InvalidOid;
}

/* The feeds of a trigger, by number, from its first argument. */
static int32 *
feeds_of(char *argument, int *n)
{
	int32	   *feeds = palloc((strlen(argument) / 2 + 1) * sizeof(int32));
	char	   *copy = pstrdup(argument);

	*n = 0;
	for (char *one = strtok(copy, ","); one; one = strtok(NULL, ","))
		feeds[(*n)++] = pg_strtoint32(one);
	return feeds;
}

typedef struct Noting
{
	int32	   *feeds;
	int			n;
} Noting;

static void
note_key(const char *key, void *noting)
{
	Noting	   *to = noting;

	for (int i = 0; i < to->n; i++)
		pb_note_fed(to->feeds[i], key);
}

static void
name_feed(void *mapping)
{
	char	   *name = get_rel_name(*(Oid *) mapping);

	if (name)
		errcontext(pb_in_chinese() ? "映射视图 %s" : "feed by %s",
				   quote_qualified_identifier(get_namespace_name(get_rel_namespace(*(Oid *) mapping)), name));
}

/* carry(feed, keys), as the owner of the mapping; keys is null for all. */
static void
carry(int32 feed, Oid mapping, Datum keys, bool all)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {INT4OID, TEXTARRAYOID};
	Datum		args[] = {Int32GetDatum(feed), keys};
	char		nulls[] = {' ', all ? 'n' : ' ', '\0'};
	ErrorContextCallback context = {error_context_stack, name_feed, &mapping};
	PbBorrowed	b;

	error_context_stack = &context;
	pb_borrow(pb_relation_owner(mapping), &b);
	pb_call_kept(&plan, "SELECT partybuild.carry($1, $2)", 2, types, args, nulls);
	pb_give_back(&b);
	error_context_stack = context.previous;
}

/* After a statement: keys are those of its rows, or null where rows have noted theirs; all after TRUNCATE. */
static void
follow_statement(int32 *feeds, int n, ArrayBuildState *keys, bool all)
{
	for (int i = 0; i < n; i++)
	{
		bool		later;
		Oid			mapping = pb_mapping_of(feeds[i], &later);
		ArrayBuildState *these;

		if (all && (later || SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA))
			pb_note_fed(feeds[i], NULL);
		else if (later)
			for (int k = 0; keys && k < keys->nelems; k++)
				pb_note_fed(feeds[i], TextDatumGetCString(keys->dvalues[k]));
		else if (!OidIsValid(mapping))
			continue;
		else if (all)
			carry(feeds[i], mapping, (Datum) 0, true);
		else if ((these = keys ? keys : pb_take_fed(feeds[i])) != NULL)
			carry(feeds[i], mapping, makeArrayResult(these, CurrentMemoryContext), false);
	}
}

/*
 * fed(feed[,feed …], key column, column …): trigger of a table that feeds registers.  Once a statement: carries what
 * has changed, in the columns named, or in those of the trigger itself, into the registers, all of it after TRUNCATE;
 * or notes that this is to be done at the transaction's end.  Once a row, where the table can be told so, and under
 * an apply worker, which waits for nobody's decision: notes it, for the statement that follows, or for the end.
 */
PG_FUNCTION_INFO_V1(pb_fed);
Datum
pb_fed(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	ArrayBuildState *keys = NULL;
	Noting		noting;
	bool		by_row;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event) || data->tg_trigger->tgnargs < 2)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"fed\" was not called by a trigger of partybuild.feed()")));
	by_row = TRIGGER_FIRED_FOR_STATEMENT(data->tg_event) && TRIGGER_FIRED_BY_UPDATE(data->tg_event) &&
		data->tg_oldtable == NULL;
	/* most statements have noted nothing */
	if (by_row && !pb_anything_fed())
		PG_RETURN_POINTER(NULL);
	noting.feeds = feeds_of(data->tg_trigger->tgargs[0], &noting.n);
	if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
	{
		pb_visit_keys(data, "feed", 2, note_key, &noting);
		PG_RETURN_POINTER(NULL);
	}
	if (!by_row && !TRIGGER_FIRED_BY_TRUNCATE(data->tg_event))
	{
		pb_visit_keys(data, "feed", 2, pb_collect_key, &keys);
		if (keys == NULL)
			PG_RETURN_POINTER(NULL);
	}
	follow_statement(noting.feeds, noting.n, keys, TRIGGER_FIRED_BY_TRUNCATE(data->tg_event));
	PG_RETURN_POINTER(NULL);
}

static void
note(ArrayType *feed_array, ArrayType *key_array)
{
	Datum	   *feeds,
			   *keys;
	bool	   *no_key;
	int			n,
				m;

	deconstruct_array(feed_array, INT4OID, sizeof(int32), true, TYPALIGN_INT, &feeds, NULL, &n);
	deconstruct_array(key_array, TEXTOID, -1, false, TYPALIGN_INT, &keys, &no_key, &m);
	for (int i = 0; i < Min(n, m); i++)
		pb_note_fed(DatumGetInt32(feeds[i]), no_key[i] ? NULL : TextDatumGetCString(keys[i]));
}

/* follow_later(feeds, keys): notes that these rows are to be carried, a feed and a key each; all where it is null. */
PG_FUNCTION_INFO_V1(pb_follow_later);
Datum
pb_follow_later(PG_FUNCTION_ARGS)
{
	note(PG_GETARG_ARRAYTYPE_P(0), PG_GETARG_ARRAYTYPE_P(1));
	PG_RETURN_VOID();
}

/* follow(feeds, keys): the same now; what is refused is put aside where the feed says so. */
PG_FUNCTION_INFO_V1(pb_follow);
Datum
pb_follow(PG_FUNCTION_ARGS)
{
	note(PG_GETARG_ARRAYTYPE_P(0), PG_GETARG_ARRAYTYPE_P(1));
	pb_carry_noted();
	PG_RETURN_VOID();
}

/* NAME(feed, …) for whoever carries: what NAME_internal() does with the rights of the mapping's owner. */
PG_FUNCTION_INFO_V1(pb_as_mapping_owner);
Datum
pb_as_mapping_owner(PG_FUNCTION_ARGS)
{
	bool		later;
	Oid			mapping = PG_ARGISNULL(0) ? InvalidOid : pb_mapping_of(PG_GETARG_INT32(0), &later);
	ErrorContextCallback context = {error_context_stack, name_feed, &mapping};
	Datum		result;

	if (!OidIsValid(pb_relation_owner(mapping)))
		PG_RETURN_NULL();
	error_context_stack = &context;
	result = pb_call_internal(pb_relation_owner(mapping), fcinfo);
	error_context_stack = context.previous;
	return result;
}

/* Has a feed written this row? */
static bool
follows(int32 feed, int64 row)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {INT4OID, INT8OID};
	Datum		args[] = {Int32GetDatum(feed), Int64GetDatum(row)};
	PbBorrowed	b;
	bool		found;

	pb_borrow(pb_register_owner(), &b);
	SPI_connect();
	/* what a feed of another session has just written is not this one's to alter either */
	PushActiveSnapshot(GetLatestSnapshot());
	found = pb_execute_kept(&plan, "SELECT 1 FROM party.fed f WHERE f.feed OPERATOR(pg_catalog.=) $1"
							" AND f.target_id OPERATOR(pg_catalog.=) $2", 2, types, args, 1) && SPI_processed == 1;
	PopActiveSnapshot();
	SPI_finish();
	pb_give_back(&b);
	return found;
}

/*
 * guard_fed(feed, column …): trigger of a register that a feed writes, a row at a time, after UPDATE and DELETE.
 * What the columns say is the source's: 42501, but for who may do all in the registers.
 */
PG_FUNCTION_INFO_V1(pb_guard_fed);
Datum
pb_guard_fed(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	TupleDesc	desc;
	Trigger    *trigger;
	TupleTableSlot *old,
			   *new;
	PbColumns	c;
	AttrNumber	id;
	bool		isnull,
				zh = pb_in_chinese();
	Datum		row;
	Oid			mapping;
	bool		later;
	int32		feed;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(data->tg_event) || data->tg_trigger->tgnargs < 1)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"guard_fed\" was not called by a trigger of partybuild.feed()")));
	if (has_privs_of_role(GetUserId(), get_role_oid("partybuild_admin", false)))
		PG_RETURN_POINTER(NULL);
	trigger = data->tg_trigger;
	desc = RelationGetDescr(data->tg_relation);
	feed = pg_strtoint32(trigger->tgargs[0]);
	old = data->tg_trigslot;
	new = data->tg_newslot;
	c = pb_columns_of(desc, false, trigger->tgargs + 1, trigger->tgnargs - 1);
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event) && c.n > 0 && pb_same_columns(old, new, c.all, c.n))
		PG_RETURN_POINTER(NULL);
	id = pb_column_named(desc, "id");
	row = id == InvalidAttrNumber ? (Datum) 0 : slot_getattr(old, id, &isnull);
	mapping = pb_mapping_of(feed, &later);
	if (id == InvalidAttrNumber || isnull || !OidIsValid(mapping) || !follows(feed, DatumGetInt64(row)))
		PG_RETURN_POINTER(NULL);
	ereport(ERROR,
			(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
			 errmsg(zh ? "%s第%lld号由 %s 对接写入，不得另行修改" :
					"row %2$lld of %1$s is kept by the feed %3$s, and is not changed from elsewhere",
					RelationGetRelationName(data->tg_relation), (long long) DatumGetInt64(row), get_rel_name(mapping)),
			 errhint("%s", zh ? "请在来源系统中更正；管理员可直接修改，差异由 partybuild.refeed() 列出。" :
					 "Correct it in the system that it comes from. Administrators may; refeed() lists the difference."),
			 errtable(data->tg_relation)));
	PG_RETURN_POINTER(NULL);
}
