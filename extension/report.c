/*
 * report.c
 *	  How a violation is told: the message of the catalogue in the session's
 *	  language, filled with the violation's values, as one error.
 *
 * What the last refused commit was refused for is kept for
 * last_violations(), in a memory context of its own, until the next refusal.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "catalog/namespace.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/pg_locale.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

extern int	pb_language;

typedef struct Told
{
	char	   *rule;
	int64		subject;
	int64		org_id;
	bool		org_is_null;
	char	   *mode;
	Datum		magnitude;
	char	   *args;
	char	   *message;
	char	   *hint;
} Told;

static MemoryContext last_context = NULL;
static List *last = NIL;		/* of Told */

static bool
in_chinese(void)
{
	if (pb_language == 0)
		return locale_messages && pg_strncasecmp(locale_messages, "zh", 2) == 0;
	return pb_language == 1;
}

/* in_chinese(): does this session read messages in Chinese, by partybuild.language? */
PG_FUNCTION_INFO_V1(pb_sql_in_chinese);
Datum
pb_sql_in_chinese(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(in_chinese());
}

/* Run a kept query on a table of the catalogue with its owner's rights; its first row's columns, or false. */
static bool
look_up(SPIPlanPtr *plan, const char *table, const char *sql, int nargs, Oid *types, Datum *args, char **columns, int n)
{
	MemoryContext context = CurrentMemoryContext;
	int			sec_context;
	Oid			user = pb_become_owner_of(get_relname_relid(table, get_namespace_oid("partybuild", false)), &sec_context);
	bool		found = false;

	SPI_connect();
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(sql, nargs, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", sql);
		*plan = p;
	}
	if (SPI_execute_snapshot(*plan, args, NULL, GetActiveSnapshot(), InvalidSnapshot, true, false, 1) == SPI_OK_SELECT &&
		SPI_processed == 1)
	{
		MemoryContext old = MemoryContextSwitchTo(context);

		for (int i = 0; i < n; i++)
			columns[i] = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 1);
		MemoryContextSwitchTo(old);
		found = true;
	}
	SPI_finish();
	SetUserIdAndSecContext(user, sec_context);
	return found;
}

/* What the session's language calls an identifier; the identifier itself where the catalogue has none. */
static char *
in_words(SPIPlanPtr *plan, const char *table, char *name)
{
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(name), BoolGetDatum(in_chinese())};
	char	   *sql = psprintf("SELECT CASE WHEN $2 THEN zh ELSE en END FROM partybuild.%s WHERE name OPERATOR(pg_catalog.=) $1", table);
	char	   *text;

	return look_up(plan, table, sql, 2, types, args, &text, 1) ? text : name;
}

static char *
term(char *name)
{
	static SPIPlanPtr plan = NULL;

	return name[strspn(name, "abcdefghijklmnopqrstuvwxyz_ ")] == '\0' ? in_words(&plan, "term", name) : name;
}

static char *
kind(const char *name)
{
	static SPIPlanPtr plan = NULL;

	return in_words(&plan, "subject_kind", pstrdup(name));
}

/* The text of {name}: from the violation's args, or from a plugin; NULL if nobody knows it. */
static char *
value_of(PbViolation *v, const char *name)
{
	JsonbValue	value;
	PbValue		fn;

	if (v->args && JB_ROOT_IS_OBJECT(v->args) &&
		getKeyJsonValueFromContainer(&v->args->root, name, strlen(name), &value))
	{
		switch (value.type)
		{
			case jbvString:
				return term(pnstrdup(value.val.string.val, value.val.string.len));
			case jbvNumeric:
				return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value.val.numeric)));
			case jbvBool:
				return pstrdup(value.val.boolean ? "true" : "false");
			case jbvNull:
				return pstrdup(in_chinese() ? "无" : "none");
			default:
				return NULL;
		}
	}
	fn = pb_value(name);
	return fn ? fn(v->rule->code, v->subject, v->org_id) : NULL;
}

static char *
fill(PbViolation *v, const char *template)
{
	StringInfoData out;

	initStringInfo(&out);
	while (*template)
	{
		const char *close = *template == '{' ? strchr(template, '}') : NULL;
		char	   *text = NULL;

		if (close)
			text = value_of(v, pnstrdup(template + 1, close - template - 1));
		if (text)
		{
			appendStringInfoString(&out, text);
			template = close + 1;
		}
		else
			appendStringInfoChar(&out, *template++);
	}
	return out.data;
}

/* The message with rule and article, and the hint, in the session's language. */
char *
pb_message(PbViolation *v, char **hint)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), BoolGetDatum(in_chinese())};
	char	   *column[4] = {NULL};	/* message, hint, source, seed_ref */
	char	   *article;
	char	   *message;

	(void) look_up(&plan, "rule", "SELECT CASE WHEN $2 THEN message_zh ELSE message_en END,"
				   "       CASE WHEN $2 THEN hint_zh ELSE hint_en END, source, seed_ref"
				   "  FROM partybuild.rule WHERE code OPERATOR(pg_catalog.=) $1", 2, types, args, column, 4);
	*hint = column[1];
	article = column[2];
	if (article && strncmp(article, "seed", 4) == 0)
		article = psprintf("%s%s%s", in_chinese() ? "工作方案" : "Work plan ", column[3] ? column[3] : "", article + 4);
	message = fill(v, column[0] ? column[0] : v->rule->code);
	if (*hint)
		*hint = fill(v, *hint);
	if (article)
		return psprintf(in_chinese() ? "%s（%s，%s）" : "%s (%s, %s)", message, v->rule->code, article);
	return psprintf(in_chinese() ? "%s（%s）" : "%s (%s)", message, v->rule->code);
}

/* DETAIL of one violation: subject, values, and that it is worse than it was adopted. */
static char *
values_of(PbViolation *v)
{
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfo(&out, "%s %lld", kind(pb_kind_name(v->rule->kind)), (long long) v->subject);
	if (v->args)
		appendStringInfo(&out, " %s", JsonbToCString(NULL, &v->args->root, VARSIZE(v->args)));
	if (v->worse)
		appendStringInfoString(&out, in_chinese() ? "；比已登记的问题更严重" : "; worse than the finding on record");
	return out.data;
}

static Told *
tell(PbViolation *v)
{
	Told	   *t = palloc0(sizeof(Told));

	t->rule = pstrdup(v->rule->code);
	t->subject = v->subject;
	t->org_id = v->org_id;
	t->org_is_null = v->org_is_null;
	t->mode = pstrdup(pb_mode_name(v->mode));
	t->magnitude = datumCopy(v->magnitude, false, -1);
	t->args = v->args ? JsonbToCString(NULL, &v->args->root, VARSIZE(v->args)) : NULL;
	t->message = pb_message(v, &t->hint);
	return t;
}

static void
remember(List *violations)
{
	MemoryContext old;
	ListCell   *lc;

	if (last_context == NULL)
		last_context = AllocSetContextCreate(TopMemoryContext, "partybuild last violations", ALLOCSET_SMALL_SIZES);
	last = NIL;
	MemoryContextReset(last_context);
	old = MemoryContextSwitchTo(last_context);
	foreach(lc, violations)
	{
		/* A bulk load may break a rule a million times; a thousand tell the story. */
		if (list_length(last) < 1000)
			last = lappend(last, tell(lfirst(lc)));
	}
	MemoryContextSwitchTo(old);
}

static int
compare_violation(const ListCell *a, const ListCell *b)
{
	PbViolation *x = lfirst(a);
	PbViolation *y = lfirst(b);
	int			order = strcmp(x->rule->code, y->rule->code);

	return order != 0 ? order : x->subject < y->subject ? -1 : x->subject > y->subject;
}

/* Refuse the transaction: one error that names the first violation, the others in DETAIL. */
void
pb_refuse(List *violations)
{
	PbViolation *first;
	StringInfoData detail;
	Told	   *told;
	int			n = 0;
	ListCell   *lc;
	char	   *view;

	PushActiveSnapshot(GetLatestSnapshot());
	list_sort(violations, compare_violation);
	remember(violations);
	first = linitial(violations);
	told = linitial(last);
	initStringInfo(&detail);
	appendStringInfoString(&detail, values_of(first));
	foreach(lc, last)
	{
		if (n++ > 0)
			appendStringInfo(&detail, "\n%s", ((Told *) lfirst(lc))->message);
		if (n == 10)
			break;
	}
	if (list_length(violations) > n)
		appendStringInfo(&detail, in_chinese() ? "\n另有 %d 项" : "\nand %d more", list_length(violations) - n);
	PopActiveSnapshot();
	view = first->rule->view ? strchr(first->rule->view, '.') : NULL;
	ereport(ERROR,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", told->message),
			 errdetail("%s", detail.data),
			 told->hint ? errhint("%s", told->hint) : 0,
			 err_generic_string(PG_DIAG_SCHEMA_NAME, view ? pnstrdup(first->rule->view, view - first->rule->view) : "partybuild"),
			 err_generic_string(PG_DIAG_TABLE_NAME, view ? view + 1 : "rule"),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, first->rule->code)));
}

void
pb_warn(PbViolation *v)
{
	char	   *hint;
	char	   *message = pb_message(v, &hint);

	ereport(WARNING,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", message),
			 errdetail("%s", values_of(v)),
			 hint ? errhint("%s", hint) : 0,
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, v->rule->code)));
}

static void
put(ReturnSetInfo *rs, Told *t)
{
	Datum		values[8];
	bool		nulls[8] = {false};

	values[0] = CStringGetTextDatum(t->rule);
	values[1] = Int64GetDatum(t->subject);
	values[2] = Int64GetDatum(t->org_id);
	nulls[2] = t->org_is_null;
	values[3] = CStringGetTextDatum(t->mode);
	values[4] = t->magnitude;
	nulls[5] = t->args == NULL;
	values[5] = t->args ? DirectFunctionCall1(jsonb_in, CStringGetDatum(t->args)) : (Datum) 0;
	values[6] = CStringGetTextDatum(t->message);
	nulls[7] = t->hint == NULL;
	values[7] = t->hint ? CStringGetTextDatum(t->hint) : (Datum) 0;
	tuplestore_putvalues(rs->setResult, rs->setDesc, values, nulls);
}

/* last_violations(): what the session's last refused commit was refused for; no rows if none was. */
PG_FUNCTION_INFO_V1(pb_last_violations);
Datum
pb_last_violations(PG_FUNCTION_ARGS)
{
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	foreach(lc, last)
		put((ReturnSetInfo *) fcinfo->resultinfo, lfirst(lc));
	return (Datum) 0;
}

/* pending_violations(): what a commit would be refused for now; takes no lock and changes nothing. */
PG_FUNCTION_INFO_V1(pb_pending_violations_sql);
Datum
pb_pending_violations_sql(PG_FUNCTION_ARGS)
{
	List	   *violations = pb_pending_violations();
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	list_sort(violations, compare_violation);
	PushActiveSnapshot(GetLatestSnapshot());
	foreach(lc, violations)
		put((ReturnSetInfo *) fcinfo->resultinfo, tell(lfirst(lc)));
	PopActiveSnapshot();
	return (Datum) 0;
}

/*
 * violate(rule, subject, org_id, magnitude, args): what a guard of a change of state raises; goes
 * through mode and findings' language like any violation, at once instead of at commit.  Returns
 * false where the mode lets it through.
 */
PG_FUNCTION_INFO_V1(pb_violate);
Datum
pb_violate(PG_FUNCTION_ARGS)
{
	PbViolation v = {0};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("rule and subject of a violation must not be null")));
	v.rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	v.subject = PG_GETARG_INT64(1);
	v.org_is_null = PG_ARGISNULL(2);
	v.org_id = v.org_is_null ? 0 : PG_GETARG_INT64(2);
	v.magnitude = PG_ARGISNULL(3) ? DirectFunctionCall1(int4_numeric, Int32GetDatum(1)) : PG_GETARG_DATUM(3);
	v.args = PG_ARGISNULL(4) ? NULL : PG_GETARG_JSONB_P(4);
	PushActiveSnapshot(GetLatestSnapshot());
	v.mode = pb_mode_for(v.rule, v.org_id);
	if (v.mode >= MODE_APPROVE)
		pb_refuse(list_make1(&v));
	if (v.mode == MODE_WARN)
		pb_warn(&v);
	PopActiveSnapshot();
	PG_RETURN_BOOL(false);
}
