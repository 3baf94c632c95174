/*
 * keys.c
 *	  Which rows a statement has changed in what a mapping reads, by their keys: most change nothing of it, and cost a
 *	  comparison.
 *
 * Asks evidence.c to compare rows.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/tuplestore.h"

typedef struct Keys
{
	AttrNumber	column;
	Oid			type;
	FmgrInfo	out;			/* looked up for the first one: most statements have none */
	bool		padded;			/* a char(n): as text it has no blanks at its end */
	char	   *last;
	PbKeyVisit	visit;
	void	   *arg;
} Keys;

static void
begin_output(Keys *keys)
{
	Oid			out;
	bool		varlena;

	getTypeOutputInfo(keys->type, &out, &varlena);
	fmgr_info(out, &keys->out);
	keys->padded = getBaseType(keys->type) == BPCHAROID;
}

/* As text; not twice in a row. */
static void
visit_key(Keys *keys, TupleTableSlot *slot)
{
	bool		isnull;
	Datum		key = slot_getattr(slot, keys->column, &isnull);
	char	   *text;

	if (isnull)
		return;
	if (!OidIsValid(keys->out.fn_oid))
		begin_output(keys);
	text = OutputFunctionCall(&keys->out, key);
	if (keys->padded)
		text[bpchartruelen(text, strlen(text))] = '\0';
	if (keys->last == NULL || strcmp(keys->last, text) != 0)
		keys->visit(text, keys->arg);
	keys->last = text;
}

static void
visit_all(Keys *keys, Tuplestorestate *rows, TupleDesc desc)
{
	TupleTableSlot *slot = pb_rewound(rows, desc);

	while (tuplestore_gettupleslot(rows, true, false, slot))
		visit_key(keys, slot);
	ExecDropSingleTupleTableSlot(slot);
}

static bool
visit_both(TupleTableSlot *old, TupleTableSlot *new, void *keys)
{
	visit_key(keys, old);
	visit_key(keys, new);
	return true;
}

static Keys
keys_of(TriggerData *data, const char *function, PbKeyVisit visit, void *arg)
{
	TupleDesc	desc = RelationGetDescr(data->tg_relation);
	char	   *column = data->tg_trigger->tgargs[1];
	Keys		keys = {.column = pb_column_named(desc, column), .visit = visit, .arg = arg};

	if (keys.column == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg(pb_in_chinese() ? "表“%s”已没有字段“%s”" : "table \"%s\" has no column \"%s\" any more",
						RelationGetRelationName(data->tg_relation), column),
				 errhint(pb_in_chinese() ? "请以 partybuild.%s() 重新建立对接。" :
						 "Set the feed up again: partybuild.%s().", function)));
	keys.type = TupleDescAttr(desc, keys.column - 1)->atttypid;
	return keys;
}

/* Those that the trigger is called for, or that its arguments name. */
static PbColumns
columns_that_count(TriggerData *data, int first)
{
	Trigger    *trigger = data->tg_trigger;

	if (trigger->tgnattr > 0)
		return (PbColumns) {trigger->tgattr, trigger->tgnattr, false};
	return pb_columns_of(RelationGetDescr(data->tg_relation), false, trigger->tgargs + first,
						 trigger->tgnargs - first);
}

/*
 * Of a trigger whose second argument names the key and whose arguments from "first" on the columns that count, where
 * it is not called for some (none: all): the keys, old and new, of the rows that have changed in them.
 */
void
pb_visit_keys(TriggerData *data, const char *function, int first, PbKeyVisit visit, void *arg)
{
	TupleDesc	desc = RelationGetDescr(data->tg_relation);
	Keys		keys = keys_of(data, function, visit, arg);
	PbColumns	c;

	if (!TRIGGER_FIRED_BY_UPDATE(data->tg_event))
	{
		if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
			visit_key(&keys, data->tg_trigslot);
		else
			visit_all(&keys, TRIGGER_FIRED_BY_INSERT(data->tg_event) ? data->tg_newtable : data->tg_oldtable, desc);
		return;
	}
	c = columns_that_count(data, first);
	if (TRIGGER_FIRED_FOR_ROW(data->tg_event))
	{
		if (c.n == 0 || !pb_same_columns(data->tg_trigslot, data->tg_newslot, c.all, c.n))
			(void) visit_both(data->tg_trigslot, data->tg_newslot, &keys);
	}
	else if (pb_can_compare(data, &c))
		pb_visit_changed(data, &c, visit_both, &keys);
	else
	{
		visit_all(&keys, data->tg_oldtable, desc);
		visit_all(&keys, data->tg_newtable, desc);
	}
}

/* For pb_visit_keys(): collects them in an ArrayBuildState *, null at first; more than one array may be made of it. */
void
pb_collect_key(const char *key, void *keys)
{
	ArrayBuildState **array = keys;

	/* a context of its own would be freed with the first array */
	if (*array == NULL)
		*array = initArrayResult(TEXTOID, CurrentMemoryContext, false);
	(void) accumArrayResult(*array, CStringGetTextDatum(key), false, TEXTOID, CurrentMemoryContext);
}
