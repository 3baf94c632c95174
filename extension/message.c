/*
 * message.c
 *	  What is said of a violation: the message of the catalogue in the session's
 *	  language, filled with the violation's values.
 *
 * Asks query.c, rule.c and language.c; all in the caller's memory.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

/* What a language calls an identifier; the identifier itself where the catalogue has none. */
static char *
in_words(SPIPlanPtr *plan, const char *table, char *name, bool chinese)
{
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(name), BoolGetDatum(chinese)};
	char	   *sql = psprintf("SELECT CASE WHEN $2 THEN zh ELSE en END FROM partybuild.%s"
							   " WHERE name OPERATOR(pg_catalog.=) $1", table);
	char	   *text;

	return pb_look_up(plan, sql, 2, types, args, &text, 1) ? text : name;
}

static char *
kind(const char *name)
{
	static SPIPlanPtr plan = NULL;

	return in_words(&plan, "subject_kind", pstrdup(name), pb_in_chinese());
}

/* What messages are filled with: a violation's values, and what plugins know of it where v is given. */
typedef struct Filling
{
	Jsonb	   *args;
	PbViolation *v;
	bool		chinese;
	bool		in_term;		/* filling what a term says */
} Filling;

static char *fill(Filling *f, const char *template);

/* What a value is called; a term may be a sentence, with values of its own. */
static char *
term(Filling *f, char *name)
{
	static SPIPlanPtr plan = NULL;
	Filling		inner = *f;
	char	   *text = name;

	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz_ ")] == '\0')
		text = in_words(&plan, "term", name, f->chinese);
	if (text == name || f->in_term)
		return text;
	inner.in_term = true;
	return fill(&inner, text);
}

/* Several terms, one after the other; NULL for anything else that is no plain value. */
static char *
terms(Filling *f, JsonbContainer *list)
{
	StringInfoData out;

	if (!JsonContainerIsArray(list))
		return NULL;
	initStringInfo(&out);
	for (int i = 0; i < JsonContainerSize(list); i++)
	{
		JsonbValue *value = getIthJsonbValueFromContainer(list, i);

		if (value->type != jbvString)
			return NULL;
		appendStringInfo(&out, "%s%s", i == 0 ? "" : f->chinese ? "、" : ", ",
						 term(f, pnstrdup(value->val.string.val, value->val.string.len)));
	}
	return out.data;
}

/* The text of {name}: from the values, or from a plugin; NULL if nobody knows it. */
static char *
value_of(Filling *f, const char *name)
{
	JsonbValue	value;
	PbValue		fn;

	if (f->args && JB_ROOT_IS_OBJECT(f->args) &&
		getKeyJsonValueFromContainer(&f->args->root, name, strlen(name), &value))
	{
		switch (value.type)
		{
			case jbvString:
				return term(f, pnstrdup(value.val.string.val, value.val.string.len));
			case jbvNumeric:
				return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value.val.numeric)));
			case jbvBool:
				return pstrdup(value.val.boolean ? (f->chinese ? "是" : "yes") : (f->chinese ? "否" : "no"));
			case jbvNull:
				return pstrdup(f->chinese ? "无" : "none");
			case jbvBinary:
				return terms(f, value.val.binary.data);
			default:
				return NULL;
		}
	}
	fn = f->v ? pb_value(name) : NULL;
	return fn ? fn(f->v->rule->code, f->v->subject, f->v->org_id) : NULL;
}

static char *
fill(Filling *f, const char *template)
{
	StringInfoData out;

	initStringInfo(&out);
	while (*template)
	{
		const char *close = *template == '{' ? strchr(template, '}') : NULL;
		char	   *text = NULL;

		if (close)
			text = value_of(f, pnstrdup(template + 1, close - template - 1));
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

/*
 * fill_message(template, args, chinese): the template with each {name} that args has replaced by its value,
 * terms in that language; a name that args has not stays as it is.  Null for a null template.
 */
PG_FUNCTION_INFO_V1(pb_fill_message);
Datum
pb_fill_message(PG_FUNCTION_ARGS)
{
	Filling		f = {0};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	f.args = PG_ARGISNULL(1) ? NULL : PG_GETARG_JSONB_P(1);
	f.chinese = PG_GETARG_BOOL(2);
	PG_RETURN_TEXT_P(cstring_to_text(fill(&f, text_to_cstring(PG_GETARG_TEXT_PP(0)))));
}

/* Of what begins on a day to come, which. */
static char *
from_day(PbViolation *v)
{
	char	   *day;

	if (v->day == 0)
		return "";
	day = pb_day_text(v->day);
	return psprintf(pb_in_chinese() ? "，自%s起" : ", from %s", day);
}

/* The message with rule and article, and the hint, in the session's language. */
char *
pb_message(PbViolation *v, char **hint)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), BoolGetDatum(pb_in_chinese())};
	char	   *column[4] = {NULL};	/* message, hint, source, seed_ref */
	Filling		f = {v->args, v, pb_in_chinese(), false};
	char	   *article;
	char	   *message;

	(void) pb_look_up(&plan, "SELECT CASE WHEN $2 THEN message_zh ELSE message_en END,"
				   "       CASE WHEN $2 THEN hint_zh ELSE hint_en END, source, seed_ref"
				   "  FROM partybuild.rule WHERE code OPERATOR(pg_catalog.=) $1", 2, types, args, column, 4);
	*hint = column[1];
	article = column[2];
	if (article && strncmp(article, "seed", 4) == 0)
		article = psprintf("%s%s%s", pb_in_chinese() ? "工作方案" : "Work plan ", column[3] ? column[3] : "", article + 4);
	message = fill(&f, column[0] ? column[0] : v->rule->code);
	if (*hint)
		*hint = fill(&f, *hint);
	article = article ? psprintf(pb_in_chinese() ? "，%s" : ", %s", article) : "";
	return psprintf(pb_in_chinese() ? "%s（%s%s）%s" : "%s (%s%s)%s", message, v->rule->code, article, from_day(v));
}

/* DETAIL of one violation: which subject, and what is asked of it; and that it is worse than it was adopted. */
char *
pb_detail_of(PbViolation *v)
{
	static SPIPlanPtr plan = NULL;
	bool		zh = pb_in_chinese();
	Oid			types[] = {TEXTOID, BOOLOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), BoolGetDatum(zh)};
	char	   *title = NULL;
	char	   *subject = psprintf(zh ? "%s%lld" : "%s %lld", kind(pb_kind_name(v->rule->kind)),
								   (long long) v->subject);

	(void) pb_look_up(&plan, "SELECT CASE WHEN $2 THEN title_zh ELSE title_en END"
					  "  FROM partybuild.rule WHERE code OPERATOR(pg_catalog.=) $1", 2, types, args, &title, 1);
	subject[0] = pg_ascii_toupper((unsigned char) subject[0]);
	return psprintf(zh ? "%s不符合“%s”。%s" : "%s does not keep the rule \"%s\".%s", subject, title ? title : v->rule->code,
					!v->worse ? "" : zh ? "比已登记的问题更严重。" : " It is worse than the finding on record.");
}
