/*
 * catalogue.c
 *	  What the session knows of rules, watches, policies and parameters.
 *
 * Read from schema partybuild when first needed, and again after a relcache
 * invalidation for one of its tables, which statement triggers on them send
 * (partybuild.changed()).  Everything loaded lives in one memory context that
 * is replaced as a whole, except the rules themselves (rule.c).
 *
 * Names that cannot be understood, or mean nothing that is there, are no error
 * here: one bad rule must not stop the writes that do not concern it.
 *
 * Asks policy.c for policies and parameters, access.c for the watches' ways,
 * and rule.c, query.c, view.c, rights.c, version.c.  An abort clears nothing; an error
 * while it is loaded has it loaded again.
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

static bool valid = false;		/* cleared by the callback */
static bool something_missing = false;	/* a table that is watched was not found */
static Oid	catalogue_tables[5];	/* rule, watch, watch_rule, policy, parameter */
static MemoryContext loaded = NULL;

static PbWatch **watches = NULL;	/* by id; in "loaded", as are the tables */
static int	watch_limit = 0;
static PbTable *tables = NULL;
static int	table_count = 0;

static void
forget(Datum arg, Oid relid)
{
	/* What a name did not mean when it was looked up it may mean now. */
	if (relid == InvalidOid || something_missing)
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

PbRule *
pb_rule(int no)
{
	pb_catalogue_load();
	return pb_rule_as_loaded(no);
}

/* NULL where there is none */
PbRule *
pb_find_rule(const char *code)
{
	PbRule	   *rule;

	pb_catalogue_load();
	rule = pb_rule_as_loaded(pb_rule_number(code));
	return rule->present ? rule : NULL;
}

PbRule *
pb_rule_by_code(const char *code)
{
	PbRule	   *rule = pb_find_rule(code);

	if (rule == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("rule \"%s\" does not exist", code),
				 errhint("partybuild.rule lists the rules.")));
	return rule;
}

/* Plugins' libraries, with the caller's own rights: what they do at load is no reading of ours. */
static void
load_libraries(void)
{
	MemoryContext context = CurrentMemoryContext;
	List	   *libraries = NIL;
	ListCell   *lc;
	PbBorrowed	b;
	uint64		n;

	pb_borrow(pb_catalogue_owner(), &b);
	SPI_connect();
	n = pb_query("SELECT DISTINCT library FROM partybuild.plugin WHERE library IS NOT NULL");
	for (uint64 i = 0; i < n; i++)
	{
		MemoryContext old = MemoryContextSwitchTo(context);

		libraries = lappend(libraries, pb_text_at(i, 1));
		MemoryContextSwitchTo(old);
	}
	SPI_finish();
	pb_give_back(&b);
	foreach(lc, libraries)
		load_file(lfirst(lc), false);
}

/* The labels of an array of text, ending with NULL; null for a null. */
static char **
labels_at(int row, int column)
{
	bool		isnull;
	Datum		d = pb_datum_at(row, column, &isnull);
	MemoryContext old;
	Datum	   *elements;
	bool	   *nulls;
	char	  **labels;
	int			n;
	int			m = 0;

	if (isnull)
		return NULL;
	old = MemoryContextSwitchTo(loaded);
	deconstruct_array(DatumGetArrayTypeP(d), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &n);
	labels = palloc0((n + 1) * sizeof(char *));
	for (int i = 0; i < n; i++)
		if (!nulls[i])
			labels[m++] = TextDatumGetCString(elements[i]);
	MemoryContextSwitchTo(old);
	return labels;
}

static void
load_rules(void)
{
	uint64		n = pb_query("SELECT code, view, subject, default_mode, for_superiors"
							 "  FROM partybuild.rule WHERE retired_on IS NULL");

	for (int i = 0; i < pb_rule_count(); i++)
	{
		PbRule	   *r = pb_rule_as_loaded(i);

		r->present = false;
		r->has_policy = false;
		/* It lived in the memory that was loaded last; a retired rule may be pending still. */
		r->superior_kinds = NULL;
		r->for_superiors = false;
		r->watches = NIL;
		r->unlocked = NIL;
	}
	for (uint64 i = 0; i < n; i++)
	{
		PbRule	   *r = pb_rule_as_loaded(pb_rule_number(pb_text_at(i, 1)));
		char	   *view = pb_text_at(i, 2);

		r->has_view = view != NULL;
		pb_name_view(&r->view, view, TopMemoryContext);
		r->kind = pb_kind_number(pb_text_at(i, 3));
		r->default_mode = pb_mode_from_name(pb_text_at(i, 4));
		r->superior_kinds = labels_at(i, 5);
		r->for_superiors = r->superior_kinds != NULL;
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

/* A column that is not there stops writes of its table, and of no other: see pb_touch(). */
static AttrNumber
watched_column(PbTable *t, const char *column)
{
	AttrNumber	attno = get_attnum(t->relid, column);

	if (attno == InvalidAttrNumber && t->problem == NULL)
		t->problem = MemoryContextStrdup(loaded, column);
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
	touch->days = MemoryContextAllocZero(loaded, sizeof(PbDays));
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

/* The table that a watch names; InvalidOid if it is not there, until it is. */
static Oid
table_named(const char *text)
{
	Oid			relid = pb_relation_named(text);

	if (!OidIsValid(relid))
		something_missing = true;
	return relid;
}

/* A date among the columns of a watch: a day on which its rules are judged ahead, unless they expect it. */
static void
add_date(PbWatch *w, PbTable *t, int row, AttrNumber attno)
{
	PbDays	   *days = w->days;
	const char *relation = pb_text_at(row, 3);
	const char *key = pb_text_at(row, 10);
	char	   *column = get_attname(t->relid, attno, false);
	int			d;

	t->dates |= compared_bit(t, attno);
	for (d = 0; d < days->n; d++)
		if (strcmp(days->day[d].column, column) == 0)
			break;
	if (d == PB_MAX_COLUMNS)
		return;
	if (d == days->n)
	{
		const char *columns[PB_MAX_COLUMNS];

		days->day[d].column = column;
		days->day[d].by_key = pb_access_for(relation, key, &key, 1, INT8OID, column);
		days->day[d].by_date = pb_access_for(relation, NULL, &key, 1, INT8OID, column);
		days->day[d].any = pb_access_for(relation, NULL, NULL, 0, InvalidOid, column);
		days->n++;
		for (int i = 0; i < days->n; i++)
			columns[i] = days->day[i].column;
		days->all = pb_access_for(relation, key, columns, days->n, DATEOID, NULL);
	}
	w->dates |= UINT64CONST(1) << d;
}

/* Let a rule know of a watch: by which of its days it is judged ahead. */
static void
add_rule_watch(PbRule *rule, PbWatch *w, int row)
{
	PbRuleWatch *rw = palloc0(sizeof(PbRuleWatch));
	bool		isnull;
	Datum	   *expected;
	int			n;

	deconstruct_array(DatumGetArrayTypeP(pb_datum_at(row, 13, &isnull)), NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR,
					  &expected, NULL, &n);
	rw->watch = w;
	rw->dates = w->dates;
	for (int d = 0; d < w->days->n; d++)
		for (int e = 0; e < n; e++)
			if (strcmp(NameStr(*DatumGetName(expected[e])), w->days->day[d].column) == 0)
				rw->dates &= ~(UINT64CONST(1) << d);
	if (w->dates != 0)
		rule->watches = lappend(rule->watches, rw);
}

/* Add the watch of a row of the result to its table. */
static PbWatch *
add_watch(PbTable *t, int row)
{
	AttrNumber	key = watched_column(t, pb_text_at(row, 10));
	PbTouch    *touch = touch_for(t, pb_kind_number(pb_text_at(row, 2)), key);
	PbWatch    *w = palloc0(sizeof(PbWatch));
	bool		isnull;
	Datum	   *columns;
	int			n;

	if (key != InvalidAttrNumber && get_atttype(t->relid, key) != INT8OID && t->problem == NULL)
		t->problem = MemoryContextStrdup(loaded, pb_text_at(row, 10));
	w->id = DatumGetInt32(pb_datum_at(row, 1, &isnull));
	w->kind = touch->kind;
	w->days = touch->days;
	if (*pb_text_at(row, 7) != '\0')
	{
		const char *path[] = {pb_text_at(row, 8), pb_text_at(row, 9)};
		const char *day = *pb_text_at(row, 14) != '\0' ? pb_text_at(row, 14) : NULL;

		w->via = pb_access_for(pb_text_at(row, 7), path[0], &path[1], 1, INT8OID, day);
		w->by_day = day != NULL;
		touch->by_day |= w->by_day;
		if (*pb_text_at(row, 15) != '\0')
		{
			const char *first[] = {pb_text_at(row, 16), pb_text_at(row, 17)};

			w->through = pb_access_for(pb_text_at(row, 15), first[0], &first[1], 1, INT8OID, NULL);
		}
		w->back = pb_access_for(pb_text_at(row, 7), path[1], &path[0], 1, INT8OID, NULL);
	}
	w->superiors = DatumGetBool(pb_datum_at(row, 12, &isnull));
	deconstruct_array(DatumGetArrayTypeP(pb_datum_at(row, 11, &isnull)), NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR,
					  &columns, NULL, &n);
	for (int c = 0; c < n; c++)
	{
		AttrNumber	attno = watched_column(t, NameStr(*DatumGetName(columns[c])));

		if (attno == InvalidAttrNumber)
			continue;
		w->columns |= compared_bit(t, attno);
		if (get_atttype(t->relid, attno) == DATEOID)
			add_date(w, t, row, attno);
	}
	if (w->by_day)
	{
		bool		has_period = get_attnum(t->relid, "from_date") != InvalidAttrNumber;

		/* Where there is no period, it is the day of that name. */
		t->period[0] = watched_column(t, has_period ? "from_date" : pb_text_at(row, 14));
		t->period[1] = has_period ? watched_column(t, "to_date") : t->period[0];
		for (int end = 0; end < 2; end++)
			if (t->period[end] != InvalidAttrNumber && get_atttype(t->relid, t->period[end]) == DATEOID)
				t->period_bits |= compared_bit(t, t->period[end]);
			else if (t->problem == NULL)
				t->problem = MemoryContextStrdup(loaded, end ? "to_date" : "from_date");
	}
	/* What goes by the day of a subject is what it is on every day. */
	if (w->by_day || w->through)
		w->dates = 0;
	touch->watches = touch->watches ? repalloc(touch->watches, (touch->count + 1) * sizeof(PbWatch *)) :
		palloc(sizeof(PbWatch *));
	touch->watches[touch->count++] = w;
	return w;
}

/* Approvals name the rule that they are about: who withdraws or changes one has that judged again. */
static void
watch_approvals(void)
{
	static const char *const column[] = {"rule", "subject", "from_date", "to_date", "document_id"};
	Oid			relid = table_named("party.approval");
	PbTable    *t;

	if (!OidIsValid(relid))
		return;
	t = table_for(relid);
	t->rule = watched_column(t, "rule");
	t->subject = watched_column(t, "subject");
	if (t->rule != InvalidAttrNumber && get_atttype(relid, t->rule) != TEXTOID)
		t->problem = MemoryContextStrdup(loaded, "rule");
	if (t->subject != InvalidAttrNumber && get_atttype(relid, t->subject) != INT8OID)
		t->problem = MemoryContextStrdup(loaded, "subject");
	for (int i = 0; i < lengthof(column); i++)
		if (watched_column(t, column[i]) != InvalidAttrNumber)
			(void) compared_bit(t, watched_column(t, column[i]));
}

/* As what those are locked who write a row of a table, by a column of it; -1 where nobody is. */
static int
locked_by(const char *relation, const char *column)
{
	Oid			relid = pb_relation_named(relation);
	AttrNumber	attno = OidIsValid(relid) ? get_attnum(relid, column) : InvalidAttrNumber;

	for (int i = 0; i < table_count && attno != InvalidAttrNumber; i++)
		for (int k = 0; tables[i].relid == relid && k < tables[i].touch_count; k++)
			if (tables[i].touches[k].key == attno)
				return tables[i].touches[k].kind;
	return -1;
}

/* What the rows lock by which watches lead. */
static void
find_locks(void)
{
	for (int id = 0; id < watch_limit; id++)
	{
		PbWatch    *w = watches[id];
		Bitmapset  *rules;
		int			rule = -1;

		if (w == NULL || w->via == NULL)
			continue;
		w->via_kind = locked_by(w->via->relation, w->via->key);
		if (w->via_kind >= 0 && (w->through || w->via_kind == w->kind))
			continue;
		w->via_kind = w->through ? pb_kind_number("organisation") : w->kind;
		rules = bms_union(w->rules[0], w->rules[1]);
		while ((rule = bms_next_member(rules, rule)) >= 0)
			pb_rule_as_loaded(rule)->unlocked = lappend(pb_rule_as_loaded(rule)->unlocked, w);
	}
}

/* Ordered so that all rules of a watch, all watches of a table, come in a row. */
static void
load_watches(void)
{
	uint64		n = pb_query("SELECT w.id, w.kind, w.relation, x.rule, x.leaves, x.enters,"
							 "       w.via, w.via_key, w.via_subject, w.key, w.columns, w.superiors, x.expected,"
							 "       w.via_day, w.through, w.through_key, w.through_subject"
							 "  FROM partybuild.watch w JOIN partybuild.watch_rule x ON x.watch_id = w.id"
							 " ORDER BY w.relation, w.id");
	bool		isnull;
	MemoryContext old;

	something_missing = false;
	for (uint64 i = 0; i < n; i++)
		watch_limit = Max(watch_limit, DatumGetInt32(pb_datum_at(i, 1, &isnull)) + 1);
	watches = MemoryContextAllocZero(loaded, (watch_limit + 1) * sizeof(PbWatch *));
	tables = MemoryContextAllocZero(loaded, (n + 2) * sizeof(PbTable));
	for (uint64 i = 0; i < n; i++)
	{
		int			id = DatumGetInt32(pb_datum_at(i, 1, &isnull));
		int			rule = pb_rule_number(pb_text_at(i, 4));
		Oid			relid = table_named(pb_text_at(i, 3));

		if (!OidIsValid(relid) || !pb_rule_as_loaded(rule)->present || id < 0)
			continue;
		old = MemoryContextSwitchTo(loaded);
		if (watches[id] == NULL)
			watches[id] = add_watch(table_for(relid), i);
		for (int side = 0; side < 2; side++)
			if (DatumGetBool(pb_datum_at(i, 5 + side, &isnull)))
				watches[id]->rules[side] = bms_add_member(watches[id]->rules[side], rule);
		add_rule_watch(pb_rule_as_loaded(rule), watches[id], i);
		MemoryContextSwitchTo(old);
	}
	old = MemoryContextSwitchTo(loaded);
	find_locks();
	MemoryContextSwitchTo(old);
	watch_approvals();
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

PbTable *
pb_table_by_oid(Oid relid)
{
	pb_catalogue_load();
	for (int i = 0; i < table_count; i++)
		if (tables[i].relid == relid)
			return &tables[i];
	return NULL;
}

/* The tables whose changes have the rule judged. */
List *
pb_tables_of_rule(PbRule *rule)
{
	List	   *relids = NIL;

	pb_catalogue_load();
	for (int t = 0; t < table_count; t++)
		for (int k = 0; k < tables[t].touch_count; k++)
			for (int w = 0; w < tables[t].touches[k].count; w++)
				for (int side = 0; side < 2; side++)
					if (bms_is_member(rule->no, tables[t].touches[k].watches[w]->rules[side]))
						relids = list_append_unique_oid(relids, tables[t].relid);
	return relids;
}

static void
load(void)
{
	static const char *const table[] = {"rule", "watch", "watch_rule", "policy", "parameter"};
	Oid			nsp;
	PbBorrowed	b;

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

	PG_TRY();
	{
		PushActiveSnapshot(GetLatestSnapshot());
		load_libraries();
		pb_require_versions(true);
		PopActiveSnapshot();
		pb_borrow(pb_catalogue_owner(), &b);
		if (SPI_connect() != SPI_OK_CONNECT)
			elog(ERROR, "SPI_connect failed");
		/*
		 * An invalidation that arrives while we read makes us read again next time.  What we see is what there is
		 * from here on: of what was committed before, while libraries were loaded, we have been told already.
		 */
		valid = true;
		PushActiveSnapshot(GetLatestSnapshot());
		load_rules();
		load_watches();
		pb_load_policies(loaded);
		SPI_finish();
		pb_give_back(&b);
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
}

/* Read everything, if something has changed. */
void
pb_catalogue_load(void)
{
	/* A check under way holds pointers into what is loaded, a view that is asked its plan: both end as they began. */
	if (!valid && !((pb_judging || pb_asking > 0) && loaded))
		load();
}

PbWatch *
pb_watch(int id)
{
	pb_catalogue_load();
	return id >= 0 && id < watch_limit ? watches[id] : NULL;
}
