/*
 * report.c
 *	  How a violation is told: the message of the catalogue in the session's
 *	  language, filled with the violation's values, as one error.
 *
 * What the last refused transaction was refused for is kept for
 * last_violations(), in a memory context of its own: until the next refusal, a
 * judged commit, or DISCARD ALL, and for the role that was refused only, since
 * behind a pooler the session's next statement may be another's.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "tcop/utility.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/pg_locale.h"
#include "utils/snapmgr.h"
#include "utils/tuplestore.h"

typedef struct Told
{
	char	   *rule;
	int64		subject;
	bool		subject_is_null;
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
static Oid	last_role;			/* who was refused */
static bool refused = false;	/* within this transaction */
static ProcessUtility_hook_type next_utility = NULL;

static bool
in_chinese(void)
{
	if (pb_language == 0)
		return locale_messages && pg_strncasecmp(locale_messages, "zh", 2) == 0;
	return pb_language == 1;
}

static void
forget_last(void)
{
	last = NIL;
	if (last_context)
		MemoryContextReset(last_context);
}

/* A transaction that was judged, and not refused by us, is the end of an older refusal. */
void
pb_transaction_ends(bool committed, bool judged)
{
	if (judged && (committed || !refused))
		forget_last();
	refused = false;
}

static void
utility(PlannedStmt *pstmt, const char *query, bool read_only_tree, ProcessUtilityContext context, ParamListInfo params,
		QueryEnvironment *environment, DestReceiver *dest, QueryCompletion *completion)
{
	if (IsA(pstmt->utilityStmt, DiscardStmt) && ((DiscardStmt *) pstmt->utilityStmt)->target == DISCARD_ALL)
		forget_last();
	if (next_utility)
		next_utility(pstmt, query, read_only_tree, context, params, environment, dest, completion);
	else
		standard_ProcessUtility(pstmt, query, read_only_tree, context, params, environment, dest, completion);
}

void
pb_report_init(void)
{
	next_utility = ProcessUtility_hook;
	ProcessUtility_hook = utility;
}

/* in_chinese(): does this session read messages in Chinese, by partybuild.language? */
PG_FUNCTION_INFO_V1(pb_sql_in_chinese);
Datum
pb_sql_in_chinese(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(in_chinese());
}

/* Run a kept query on the catalogue with its owner's rights; its first row's columns, or false. */
static bool
look_up(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, char **columns, int n)
{
	MemoryContext context = CurrentMemoryContext;
	PbBorrowed	b;
	bool		found = false;

	pb_borrow(pb_catalogue_owner(), &b);
	SPI_connect();
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(sql, nargs, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", sql);
		*plan = p;
	}
	if (SPI_execute_snapshot(*plan, args, NULL, GetActiveSnapshot(), InvalidSnapshot,
							 true, false, 1) == SPI_OK_SELECT &&
		SPI_processed == 1)
	{
		MemoryContext old = MemoryContextSwitchTo(context);

		for (int i = 0; i < n; i++)
			columns[i] = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i + 1);
		MemoryContextSwitchTo(old);
		found = true;
	}
	SPI_finish();
	pb_give_back(&b);
	return found;
}

/* What the session's language calls an identifier; the identifier itself where the catalogue has none. */
static char *
in_words(SPIPlanPtr *plan, const char *table, char *name)
{
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(name), BoolGetDatum(in_chinese())};
	char	   *sql = psprintf("SELECT CASE WHEN $2 THEN zh ELSE en END FROM partybuild.%s"
							   " WHERE name OPERATOR(pg_catalog.=) $1", table);
	char	   *text;

	return look_up(plan, sql, 2, types, args, &text, 1) ? text : name;
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

	(void) look_up(&plan, "SELECT CASE WHEN $2 THEN message_zh ELSE message_en END,"
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

/* What is told from now on is this refusal's; in the memory that is returned, until it is switched back. */
static MemoryContext
begin_to_tell(void)
{
	if (last_context == NULL)
		last_context = AllocSetContextCreate(TopMemoryContext, "partybuild last violations", ALLOCSET_SMALL_SIZES);
	forget_last();
	last_role = GetOuterUserId();
	refused = true;
	return MemoryContextSwitchTo(last_context);
}

static void
remember(List *violations)
{
	List	   *told = NIL;
	MemoryContext old = begin_to_tell();
	ListCell   *lc;

	foreach(lc, violations)
	{
		/* A bulk load may break a rule a million times; a thousand tell the story. */
		if (list_length(told) < 1000)
			told = lappend(told, tell(lfirst(lc)));
	}
	MemoryContextSwitchTo(old);
	last = told;
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
	PbView	   *view;

	PushActiveSnapshot(GetLatestSnapshot());
	list_sort(violations, compare_violation);
	remember(violations);
	first = linitial(violations);
	view = &first->rule->view;
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
	ereport(ERROR,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", told->message),
			 errdetail("%s", detail.data),
			 told->hint ? errhint("%s", told->hint) : 0,
			 err_generic_string(PG_DIAG_SCHEMA_NAME, view->schema ? view->schema : "partybuild"),
			 err_generic_string(PG_DIAG_TABLE_NAME, view->schema ? view->name : "rule"),
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
	nulls[1] = t->subject_is_null;
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

/* last_violations(): what this role's last refused transaction in this session was refused for; no rows if none was. */
PG_FUNCTION_INFO_V1(pb_last_violations);
Datum
pb_last_violations(PG_FUNCTION_ARGS)
{
	ListCell   *lc;

	InitMaterializedSRF(fcinfo, 0);
	if (GetOuterUserId() != last_role)
		return (Datum) 0;
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
 * refuse_sealed(relation, rule, what): raises 23PB1 for a row of the relation that is filed (VEN-13);
 * what: the row, for DETAIL, or null.
 */
PG_FUNCTION_INFO_V1(pb_refuse_sealed);
Datum
pb_refuse_sealed(PG_FUNCTION_ARGS)
{
	bool		zh = in_chinese();
	Oid			relid = PG_ARGISNULL(0) ? InvalidOid : PG_GETARG_OID(0);
	char	   *relation = get_rel_name(relid);
	char	   *schema = relation ? get_namespace_name(get_rel_namespace(relid)) : NULL;
	char	   *rule = PG_ARGISNULL(1) ? "VEN-13" : text_to_cstring(PG_GETARG_TEXT_PP(1));
	char	   *what = PG_ARGISNULL(2) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(2));
	char	   *full = relation ? quote_qualified_identifier(schema, relation) : "?";
	char	   *message = psprintf(zh ? "%s：%s已归档，不得修改或删除" :
								   "%s: what is filed in %s is neither changed nor deleted", rule, full);
	const char *hint = zh ? "另行登记更正后的版本，注明所更正的原件和理由。" :
		"Record a corrected version that names the old one, with the reason; "
		"what belongs to a record is recorded before it is filed.";
	MemoryContext old = begin_to_tell();
	Told	   *t = palloc0(sizeof(Told));

	t->rule = pstrdup(rule);
	t->org_is_null = true;
	t->subject_is_null = true;
	t->mode = pstrdup(pb_mode_name(MODE_REJECT));
	t->magnitude = DirectFunctionCall1(int4_numeric, Int32GetDatum(1));
	t->message = pstrdup(message);
	t->hint = pstrdup(hint);
	last = list_make1(t);
	MemoryContextSwitchTo(old);
	ereport(ERROR,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", message),
			 errdetail("%s", what ? what : full),
			 errhint("%s", hint),
			 err_generic_string(PG_DIAG_SCHEMA_NAME, schema ? schema : "?"),
			 err_generic_string(PG_DIAG_TABLE_NAME, relation ? relation : "?"),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, rule)));
	PG_RETURN_VOID();
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
