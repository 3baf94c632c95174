/*
 * feed.c
 *	  Registers that follow a table of another system: its trigger, and the guard of what follows.
 *
 * The mapping is a view, and what it shows of a row is carried into the register by partybuild.carry(), with the
 * rights of the view's owner.  Here it is found out which rows a statement has changed in what the view reads: most
 * change nothing of it, and cost a comparison.
 *
 * Asks evidence.c to compare rows, rights.c, on_behalf.c, and query.c for the catalogue; tells feeding.c what is to be
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
#include "utils/tuplestore.h"

/* Keys of rows, as text; without duplicates in a row. */
typedef struct Keys
{
	int32		feed;
	Oid			mapping;
	bool		known;			/* whether they are only noted has been asked */
	bool		noted;			/* they are */
	AttrNumber	column;
	FmgrInfo	out;
	ArrayBuildState *array;
	char	   *last;
} Keys;

/* The mapping of a feed, InvalidOid where it has been taken away; and does it carry at the end of the transaction? */
static Oid
mapping_of(int32 feed, bool *later)
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
	return atooid(column[0]);
}

static void
ask_how(Keys *keys)
{
	if (!keys->known)
		keys->mapping = mapping_of(keys->feed, &keys->noted);
	keys->known = true;
}

static void
add_key(Keys *keys, TupleTableSlot *slot)
{
	bool		isnull;
	Datum		key = slot_getattr(slot, keys->column, &isnull);
	char	   *text;

	if (isnull)
		return;
	ask_how(keys);
	text = OutputFunctionCall(&keys->out, key);
	if (keys->last == NULL || strcmp(keys->last, text) != 0)
	{
		if (keys->noted)
			pb_note_fed(keys->feed, text);
		else
			keys->array = accumArrayResult(keys->array, CStringGetTextDatum(text), false, TEXTOID,
										   CurrentMemoryContext);
	}
	keys->last = text;
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
	SPI_connect();
	if (plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare("SELECT partybuild.carry($1, $2)", 2, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: carry()");
		plan = p;
	}
	if (SPI_execute_plan(plan, args, nulls, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not carry feed %d", feed);
	SPI_finish();
	pb_give_back(&b);
	error_context_stack = context.previous;
}

static void
begin_keys(Keys *keys, TriggerData *data)
{
	Trigger    *trigger = data->tg_trigger;
	TupleDesc	desc = RelationGetDescr(data->tg_relation);
	Oid			out;
	bool		varlena;

	memset(keys, 0, sizeof(Keys));
	keys->feed = pg_strtoint32(trigger->tgargs[0]);
	keys->column = pb_column_named(desc, trigger->tgargs[1]);
	if (keys->column == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg(pb_in_chinese() ? "表“%s”已没有字段“%s”" : "table \"%s\" has no column \"%s\" any more",
						RelationGetRelationName(data->tg_relation), trigger->tgargs[1]),
				 errhint("%s", pb_in_chinese() ? "请以 partybuild.feed() 重新建立对接。" :
						 "Set the feed up again: partybuild.feed().")));
	getTypeOutputInfo(TupleDescAttr(desc, keys->column - 1)->atttypid, &out, &varlena);
	fmgr_info(out, &keys->out);
}

/* A row under an apply worker, which fires no trigger of statements: what becomes of it is nobody's to wait for. */
static void
note_row(Keys *keys, TriggerData *data)
{
	TupleTableSlot *old = data->tg_trigslot;

	keys->known = keys->noted = true;
	if (TRIGGER_FIRED_BY_UPDATE(data->tg_event))
	{
		PbColumns	c = pb_columns_of(RelationGetDescr(data->tg_relation), false, data->tg_trigger->tgargs + 2,
									  data->tg_trigger->tgnargs - 2);

		if (c.n == 0 || !pb_same_columns(old, data->tg_newslot, c.all, c.n))
			(void) add_both(old, data->tg_newslot, keys);
	}
	else
		add_key(keys, old);
}

static void
add_statement(Keys *keys, TriggerData *data)
{
	TupleDesc	desc = RelationGetDescr(data->tg_relation);

	if (TRIGGER_FIRED_BY_INSERT(data->tg_event))
		add_all(keys, data->tg_newtable, desc);
	else if (TRIGGER_FIRED_BY_DELETE(data->tg_event))
		add_all(keys, data->tg_oldtable, desc);
	else
	{
		PbColumns	c = pb_columns_of(desc, false, data->tg_trigger->tgargs + 2, data->tg_trigger->tgnargs - 2);

		if (pb_can_compare(data, &c))
			pb_visit_changed(data, &c, add_both, keys);
		else
		{
			add_all(keys, data->tg_oldtable, desc);
			add_all(keys, data->tg_newtable, desc);
		}
	}
}

/*
 * fed(feed, key column, column …): trigger of a table that feeds a register, once a statement, and under an apply
 * worker once a row.  Carries what has changed in the columns named, by number of the feed, into the register, all of
 * it after TRUNCATE; or notes that this is to be done at the end of the transaction.
 */
PG_FUNCTION_INFO_V1(pb_fed);
Datum
pb_fed(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	Keys		keys;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(data->tg_event) || data->tg_trigger->tgnargs < 2)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"fed\" was not called by a trigger of partybuild.feed()")));
	begin_keys(&keys, data);
	if (TRIGGER_FIRED_BY_TRUNCATE(data->tg_event))
	{
		ask_how(&keys);
		if (keys.noted || SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA)
			pb_note_fed(keys.feed, NULL);
		else if (OidIsValid(keys.mapping))
			carry(keys.feed, keys.mapping, (Datum) 0, true);
	}
	else if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
		note_row(&keys, data);
	else
		add_statement(&keys, data);
	if (keys.array != NULL && OidIsValid(keys.mapping))
		carry(keys.feed, keys.mapping, makeArrayResult(keys.array, CurrentMemoryContext), false);
	PG_RETURN_POINTER(NULL);
}

/*
 * follow(feeds, keys): has these rows carried now, what is refused put aside where the feed says so; a feed and a key
 * each, all of its rows where the key is null.
 */
PG_FUNCTION_INFO_V1(pb_follow);
Datum
pb_follow(PG_FUNCTION_ARGS)
{
	Datum	   *feeds,
			   *keys;
	bool	   *no_key;
	int			n,
				m;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), INT4OID, sizeof(int32), true, TYPALIGN_INT, &feeds, NULL, &n);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false, TYPALIGN_INT, &keys, &no_key, &m);
	for (int i = 0; i < Min(n, m); i++)
		pb_note_fed(DatumGetInt32(feeds[i]), no_key[i] ? NULL : TextDatumGetCString(keys[i]));
	pb_carry_noted();
	PG_RETURN_VOID();
}

/* NAME(feed, …) for whoever carries: what NAME_internal() does with the rights of the mapping's owner. */
PG_FUNCTION_INFO_V1(pb_as_mapping_owner);
Datum
pb_as_mapping_owner(PG_FUNCTION_ARGS)
{
	bool		later;
	Oid			mapping = PG_ARGISNULL(0) ? InvalidOid : mapping_of(PG_GETARG_INT32(0), &later);
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
	mapping = mapping_of(feed, &later);
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
