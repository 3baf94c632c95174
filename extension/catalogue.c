/*
 * catalogue.c
 *	  What the session knows of rules, watches, policies and parameters.
 *
 * Read from schema partybuild when first needed, and again after a relcache
 * invalidation for one of its tables, which statement triggers on them send
 * (partybuild.changed()).  Everything loaded lives in one memory context that
 * is replaced as a whole, except rules and kinds: their numbers hold for the
 * session, because a transaction's pending set refers to them.  Kept plans hang
 * on the rules and are dropped when the view's name changes.
 */
#include "pb_internal.h"

#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

typedef struct Named
{
	char	   *name;
	void	   *fn;
} Named;

int64		pb_generation = 0;

static bool valid = false;		/* cleared by the callback */
static Oid	catalogue_tables[5];	/* rule, watch, watch_rule, policy, parameter */
static MemoryContext loaded = NULL;

static PbRule **rules = NULL;
static int	rule_count = 0;
static char **kinds = NULL;
static int	kind_count = 0;
static PbWatch **watches = NULL;	/* by id; in "loaded", as are the tables */
static int	watch_limit = 0;
static PbTable *tables = NULL;
static int	table_count = 0;

/* What plugins have registered; for the session */
static Named *screens = NULL;
static int	screen_count = 0;
static Named *values = NULL;
static int	value_count = 0;

static const char *const mode_name[] = {"off", "report", "warn", "approve", "reject"};

static void
forget(Datum arg, Oid relid)
{
	if (relid == InvalidOid)
		valid = false;
	for (int i = 0; i < lengthof(catalogue_tables); i++)
		if (catalogue_tables[i] == relid)
			valid = false;
	for (int i = 0; i < table_count; i++)
		if (tables[i].relid == relid)
			valid = false;		/* its columns may be others */
}

void
pb_catalogue_init(void)
{
	CacheRegisterRelcacheCallback(forget, (Datum) 0);
}

/* changed(): statement trigger on the tables of the catalogue; tells every session. */
PG_FUNCTION_INFO_V1(pb_changed);
Datum
pb_changed(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"changed\" was not called as a trigger")));
	CacheInvalidateRelcache(((TriggerData *) fcinfo->context)->tg_relation);
	fcinfo->isnull = false;
	return PointerGetDatum(NULL);
}

static void *
grow(void *array, int count, size_t size)
{
	if (count % 64 != 0)
		return array;
	if (array == NULL)
		return MemoryContextAllocZero(TopMemoryContext, 64 * size);
	return repalloc(array, (count + 64) * size);
}

static void
add_named(Named **list, int *count, const char *name, void *fn)
{
	*list = grow(*list, *count, sizeof(Named));
	(*list)[*count].name = MemoryContextStrdup(TopMemoryContext, name);
	(*list)[(*count)++].fn = fn;
	valid = false;
}

static void *
find_named(Named *list, int count, const char *name)
{
	for (int i = count - 1; i >= 0; i--)
		if (strcmp(list[i].name, name) == 0)
			return list[i].fn;
	return NULL;
}

void
pb_register_screen(const char *rule, PbScreen screen)
{
	add_named(&screens, &screen_count, rule, (void *) screen);
}

void
pb_register_value(const char *name, PbValue value)
{
	add_named(&values, &value_count, name, (void *) value);
}

PbValue
pb_value(const char *name)
{
	return (PbValue) find_named(values, value_count, name);
}

int
pb_kind_number(const char *kind)
{
	for (int i = 0; i < kind_count; i++)
		if (strcmp(kinds[i], kind) == 0)
			return i;
	kinds = grow(kinds, kind_count, sizeof(char *));
	kinds[kind_count] = MemoryContextStrdup(TopMemoryContext, kind);
	return kind_count++;
}

const char *
pb_kind_name(int kind)
{
	return kinds[kind];
}

/* The number of a rule; one that is not known gets a number and is not present. */
int
pb_rule_number(const char *code)
{
	for (int i = 0; i < rule_count; i++)
		if (strcmp(rules[i]->code, code) == 0)
			return i;
	rules = grow(rules, rule_count, sizeof(PbRule *));
	rules[rule_count] = MemoryContextAllocZero(TopMemoryContext, sizeof(PbRule));
	rules[rule_count]->no = rule_count;
	rules[rule_count]->code = MemoryContextStrdup(TopMemoryContext, code);
	return rule_count++;
}

/* The call may move the array, so it comes first. */
static PbRule *
rule_entry(const char *code)
{
	int			no = pb_rule_number(code);

	return rules[no];
}

PbRule *
pb_rule(int no)
{
	pb_catalogue_load();
	return rules[no];
}

PbRule *
pb_rule_by_code(const char *code)
{
	PbRule	   *rule;

	pb_catalogue_load();
	rule = rule_entry(code);
	if (!rule->present)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("rule \"%s\" does not exist", code),
				 errhint("partybuild.rule lists the rules.")));
	return rule;
}

/* pb_rule() would load the catalogue, which is being loaded. */
void
pb_mark_policy(int rule)
{
	rules[rule]->has_policy = true;
}

PbMode
pb_mode_from_name(const char *name)
{
	for (int i = 0; i < lengthof(mode_name); i++)
		if (strcmp(mode_name[i], name) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown mode \"%s\"", name),
			 errhint("The modes are reject, approve, warn, report and off.")));
}

const char *
pb_mode_name(PbMode mode)
{
	return mode_name[mode];
}

/* Take the rights of a relation's owner, as referential checks do; returns the user to go back to. */
Oid
pb_become_owner_of(Oid relid, int *sec_context)
{
	Oid			user;
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));

	GetUserIdAndSecContext(&user, sec_context);
	if (HeapTupleIsValid(tuple))
	{
		SetUserIdAndSecContext(((Form_pg_class) GETSTRUCT(tuple))->relowner,
							   *sec_context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
		ReleaseSysCache(tuple);
	}
	return user;
}

char *
pb_text_at(int row, int col)
{
	return SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, col);
}

Datum
pb_datum_at(int row, int col, bool *isnull)
{
	return SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, col, isnull);
}

uint64
pb_query(const char *sql)
{
	SPIPlanPtr	plan = SPI_prepare(sql, 0, NULL);

	if (plan == NULL || SPI_execute_snapshot(plan, NULL, NULL, GetActiveSnapshot(), InvalidSnapshot,
											 true, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the catalogue of rules: %s", sql);
	return SPI_processed;
}

static void
load_libraries(void)
{
	uint64		n = pb_query("SELECT DISTINCT library FROM partybuild.plugin WHERE library IS NOT NULL");

	for (uint64 i = 0; i < n; i++)
	{
		/* Loading may run SPI of its own one day; keep nothing of this result. */
		char	   *library = pb_text_at(i, 1);

		load_file(library, false);
	}
}

static void
load_rules(void)
{
	uint64		n = pb_query("SELECT r.code, r.view, c.relowner, r.subject, r.default_mode, r.for_superiors,"
						  "       (SELECT pg_catalog.array_agg(e.oid) FROM pg_catalog.pg_enum e"
						  "         WHERE e.enumtypid = pg_catalog.to_regtype('party.organisation_kind')"
						  "           AND e.enumlabel = ANY (r.for_superiors))"
						  "  FROM partybuild.rule r"
						  "  LEFT JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(r.view)"
						  " WHERE r.retired_on IS NULL");

	for (int i = 0; i < rule_count; i++)
	{
		rules[i]->present = false;
		rules[i]->has_policy = false;
	}
	for (uint64 i = 0; i < n; i++)
	{
		PbRule	   *r = rule_entry(pb_text_at(i, 1));
		char	   *view = pb_text_at(i, 2);
		bool		isnull;
		Datum		d;

		d = pb_datum_at(i, 3, &isnull);
		r->owner = isnull ? InvalidOid : DatumGetObjectId(d);
		if (isnull)
			view = NULL;
		if (r->view && (view == NULL || strcmp(view, r->view) != 0))
		{
			if (r->one)
				SPI_freeplan(r->one);
			if (r->many)
				SPI_freeplan(r->many);
			r->one = r->many = NULL;
			pfree(r->view);
			r->view = NULL;
		}
		if (view && r->view == NULL)
			r->view = MemoryContextStrdup(TopMemoryContext, view);
		r->kind = pb_kind_number(pb_text_at(i, 4));
		r->default_mode = pb_mode_from_name(pb_text_at(i, 5));
		(void) pb_datum_at(i, 6, &isnull);
		r->for_superiors = !isnull;
		r->superior_kinds = NULL;
		d = pb_datum_at(i, 7, &isnull);
		if (!isnull)
		{
			ArrayType  *a = DatumGetArrayTypeP(d);
			int			m = ArrayGetNItems(ARR_NDIM(a), ARR_DIMS(a));

			r->superior_kinds = MemoryContextAllocZero(loaded, (m + 1) * sizeof(Oid));
			memcpy(r->superior_kinds, ARR_DATA_PTR(a), m * sizeof(Oid));
		}
		r->screen = (PbScreen) find_named(screens, screen_count, r->code);
		r->present = true;
	}
}

/* The bit of a column among those compared; beyond 64 columns the last bit stands for all the rest. */
static uint64
compared_bit(PbTable *t, AttrNumber attno)
{
	int			i = 0;

	while (i < t->compared_count && t->compared[i] != attno)
		i++;
	if (i == t->compared_count)
	{
		t->compared = t->compared ? repalloc(t->compared, (i + 1) * sizeof(AttrNumber)) :
			MemoryContextAlloc(loaded, sizeof(AttrNumber));
		t->compared[t->compared_count++] = attno;
	}
	return UINT64CONST(1) << Min(i, 63);
}

static AttrNumber
watched_column(Oid relid, const char *column)
{
	AttrNumber	attno = get_attnum(relid, column);

	if (attno == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("table \"%s\" has no column \"%s\", which rules watch", get_rel_name(relid), column),
				 errhint("Call the column by its name again, or watch another one.")));
	return attno;
}

static PbTouch *
touch_for(PbTable *t, int kind, AttrNumber key)
{
	PbTouch    *touch;

	for (int i = 0; i < t->touch_count; i++)
		if (t->touches[i].kind == kind && t->touches[i].key == key)
			return &t->touches[i];
	t->touches = t->touches ? repalloc(t->touches, (t->touch_count + 1) * sizeof(PbTouch)) :
		MemoryContextAlloc(loaded, sizeof(PbTouch));
	touch = &t->touches[t->touch_count++];
	memset(touch, 0, sizeof(PbTouch));
	touch->kind = kind;
	touch->key = key;
	return touch;
}

static PbTable *
table_for(Oid relid)
{
	for (int i = 0; i < table_count; i++)
		if (tables[i].relid == relid)
			return &tables[i];
	memset(&tables[table_count], 0, sizeof(PbTable));
	tables[table_count].relid = relid;
	tables[table_count].type = get_rel_type_id(relid);
	return &tables[table_count++];
}

/* Ordered so that all rules of a watch, all watches of a table, come in a row. */
static void
load_watches(void)
{
	uint64		n = pb_query("SELECT w.id, w.kind, pg_catalog.to_regclass(w.relation)::pg_catalog.oid, x.rule, x.leaves, x.enters,"
						  "       w.via, w.via_key, w.via_subject, w.key, w.columns, w.superiors"
						  "  FROM partybuild.watch w JOIN partybuild.watch_rule x ON x.watch_id = w.id"
						  " ORDER BY w.relation, w.id");

	for (uint64 i = 0; i < n; i++)
	{
		bool		isnull;

		watch_limit = Max(watch_limit, DatumGetInt32(pb_datum_at(i, 1, &isnull)) + 1);
	}
	watches = MemoryContextAllocZero(loaded, (watch_limit + 1) * sizeof(PbWatch *));
	tables = MemoryContextAllocZero(loaded, (n + 1) * sizeof(PbTable));
	for (uint64 i = 0; i < n; i++)
	{
		bool		isnull;
		int			id = DatumGetInt32(pb_datum_at(i, 1, &isnull));
		int			rule = pb_rule_number(pb_text_at(i, 4));
		Oid			relid = DatumGetObjectId(pb_datum_at(i, 3, &isnull));
		PbWatch    *w = watches[id];
		MemoryContext old;

		if (isnull || !rules[rule]->present)
			continue;
		old = MemoryContextSwitchTo(loaded);
		if (w == NULL)
		{
			PbTable    *t = table_for(relid);
			PbTouch    *touch = touch_for(t, pb_kind_number(pb_text_at(i, 2)), watched_column(relid, pb_text_at(i, 10)));
			Datum	   *columns;
			int			column_count;

			w = watches[id] = palloc0(sizeof(PbWatch));
			w->id = id;
			if (*pb_text_at(i, 7) != '\0')
				w->via = pb_access_for(pb_text_at(i, 7), pb_text_at(i, 8), pb_text_at(i, 9));
			w->superiors = DatumGetBool(pb_datum_at(i, 12, &isnull));
			deconstruct_array(DatumGetArrayTypeP(pb_datum_at(i, 11, &isnull)), NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR,
							  &columns, NULL, &column_count);
			for (int c = 0; c < column_count; c++)
				w->columns |= compared_bit(t, watched_column(relid, NameStr(*DatumGetName(columns[c]))));
			touch->watches = touch->watches ? repalloc(touch->watches, (touch->count + 1) * sizeof(PbWatch *)) :
				palloc(sizeof(PbWatch *));
			touch->watches[touch->count++] = w;
		}
		for (int side = 0; side < 2; side++)
			if (DatumGetBool(pb_datum_at(i, 5 + side, &isnull)))
				w->rules[side] = bms_add_member(w->rules[side], rule);
		MemoryContextSwitchTo(old);
	}
}

/* The watched table whose rows have this type; NULL if none. */
PbTable *
pb_table_of(Oid row_type)
{
	static int	last = 0;

	pb_catalogue_load();
	if (last < table_count && tables[last].type == row_type)
		return &tables[last];
	for (int i = 0; i < table_count; i++)
		if (tables[i].type == row_type)
			return &tables[last = i];
	return NULL;
}

/* Read everything, if something has changed. */
void
pb_catalogue_load(void)
{
	static const char *const table[] = {"rule", "watch", "watch_rule", "policy", "parameter"};
	Oid			nsp, user;
	int			sec_context;

	/* A check under way holds pointers into what is loaded; it ends with what it began with. */
	if (valid || (pb_judging && loaded))
		return;
	if (!IsTransactionState())
		elog(ERROR, "the catalogue of rules is read within a transaction only");
	nsp = get_namespace_oid("partybuild", false);
	for (int i = 0; i < lengthof(table); i++)
		catalogue_tables[i] = get_relname_relid(table[i], nsp);
	table_count = watch_limit = 0;
	pb_forget_policies();
	if (loaded)
		MemoryContextDelete(loaded);
	loaded = AllocSetContextCreate(TopMemoryContext, "partybuild catalogue", ALLOCSET_DEFAULT_SIZES);

	user = pb_become_owner_of(catalogue_tables[0], &sec_context);
	PG_TRY();
	{
		PushActiveSnapshot(GetLatestSnapshot());
		if (SPI_connect() != SPI_OK_CONNECT)
			elog(ERROR, "SPI_connect failed");
		load_libraries();
		/* An invalidation that arrives while we read makes us read again next time. */
		valid = true;
		load_rules();
		load_watches();
		pb_load_policies(loaded);
		SPI_finish();
		PopActiveSnapshot();
	}
	PG_CATCH();
	{
		valid = false;
		table_count = watch_limit = 0;
		pb_forget_policies();
		PG_RE_THROW();
	}
	PG_END_TRY();
	SetUserIdAndSecContext(user, sec_context);
	pb_generation++;
}

PbWatch *
pb_watch(int id)
{
	pb_catalogue_load();
	return id >= 0 && id < watch_limit ? watches[id] : NULL;
}
