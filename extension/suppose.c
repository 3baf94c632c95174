/*
 * suppose.c
 *	  What would be violated, and what would be refused, if a rule's numbers or
 *	  its mode were others: now, and as of each of the days before.
 *
 * Nothing is written for it, not for a moment: while the rule is asked policy.c
 * answers by what is supposed, in this session alone, and by what was ordered
 * where a commit is judged meanwhile.  The days are set as partybuild.as_of.
 * All looks are under one snapshot.  An error takes back what is supposed, and
 * the abort after it the day.
 *
 * Asks ask.c for the violations, verdict.c for what stands in the way, policy.c
 * to suppose, superior.c, message.c and query.c.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

typedef struct OnFile
{
	int64		subject;
	Datum		bar;			/* numeric */
	DateADT		found_on;
	DateADT		closed_on;
} OnFile;

typedef struct Preview
{
	PbRule	   *rule;
	bool		obligation;
	int64		org_id;			/* of whom it is asked, with all below it; 0: of all */
	DateADT		first;
	DateADT		last;
	OnFile	   *findings;		/* by subject */
	int			finding_count;
	ReturnSetInfo *rs;
} Preview;

/* The numbers of a jsonb object, in the present memory. */
static void
suppose_numbers(PbSupposed *s, Jsonb *numbers)
{
	JsonbIterator *it;
	JsonbValue	value;
	JsonbIteratorToken token;
	char	   *name = NULL;

	if (!JB_ROOT_IS_OBJECT(numbers))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("parameters are an object of numbers by name")));
	s->names = palloc((JB_ROOT_COUNT(numbers) + 1) * sizeof(char *));
	s->values = palloc((JB_ROOT_COUNT(numbers) + 1) * sizeof(Datum));
	it = JsonbIteratorInit(&numbers->root);
	while ((token = JsonbIteratorNext(&it, &value, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			name = pnstrdup(value.val.string.val, value.val.string.len);
		else if (token == WJB_VALUE && value.type == jbvNumeric)
		{
			s->names[s->count] = name;
			s->values[s->count++] = datumCopy(NumericGetDatum(value.val.numeric), false, -1);
		}
		else if (token == WJB_VALUE)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the value of parameter \"%s\" is no number", name)));
	}
}

static bool
is_obligation(PbRule *rule)
{
	static SPIPlanPtr plan = NULL;
	Oid			type = TEXTOID;
	Datum		arg = CStringGetTextDatum(rule->code);

	return pb_look_up(&plan, "SELECT 1 FROM partybuild.obligation WHERE rule OPERATOR(pg_catalog.=) $1",
					  1, &type, &arg, NULL, 0);
}

/* The findings that were open on one of the days. */
static void
load_findings(Preview *p, DateADT first)
{
	MemoryContext context = CurrentMemoryContext;
	Oid			types[] = {TEXTOID, DATEOID};
	Datum		args[] = {CStringGetTextDatum(p->rule->code), DateADTGetDatum(first)};
	PbBorrowed	b;

	if (!OidIsValid(pb_register_owner()))
		return;
	pb_borrow(pb_register_owner(), &b);
	SPI_connect();
	if (SPI_execute_with_args("SELECT subject::pg_catalog.int8, bar::pg_catalog.numeric, found_on::pg_catalog.date,"
							  "       coalesce(closed_on::pg_catalog.date, 'infinity')"
							  "  FROM party.finding"
							  " WHERE rule OPERATOR(pg_catalog.=) $1"
							  "   AND (closed_on IS NULL OR closed_on OPERATOR(pg_catalog.>) $2)"
							  " ORDER BY 1", 2, types, args, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the findings");
	p->finding_count = SPI_processed;
	p->findings = MemoryContextAllocHuge(context, (p->finding_count + 1) * sizeof(OnFile));
	for (int i = 0; i < p->finding_count; i++)
	{
		OnFile	   *f = &p->findings[i];
		bool		isnull;
		MemoryContext old;

		f->subject = DatumGetInt64(pb_datum_at(i, 1, &isnull));
		old = MemoryContextSwitchTo(context);
		f->bar = datumCopy(pb_datum_at(i, 2, &isnull), false, -1);
		MemoryContextSwitchTo(old);
		f->found_on = DatumGetDateADT(pb_datum_at(i, 3, &isnull));
		f->closed_on = DatumGetDateADT(pb_datum_at(i, 4, &isnull));
	}
	SPI_finish();
	pb_give_back(&b);
}

static bool
is_no_worse(PbViolation *v, Datum bar)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, v->magnitude, bar)) <= 0;
}

/* Was there, on that day, a finding of an earlier one that is as bad? */
static bool
is_on_file(Preview *p, PbViolation *v, DateADT day)
{
	int			low = 0;
	int			high = p->finding_count;

	while (low < high)
	{
		int			mid = (low + high) / 2;

		if (p->findings[mid].subject < v->subject)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < p->finding_count && p->findings[low].subject == v->subject; low++)
		if (p->findings[low].found_on < day && p->findings[low].closed_on > day &&
			is_no_worse(v, p->findings[low].bar))
			return true;
	return false;
}

/* What comes of a violation on that day; before: what it was the day before, or NULL.  NULL where the mode is off. */
static const char *
verdict(Preview *p, PbViolation *v, PbViolation *before, DateADT day)
{
	bool		objected = pb_is_objected(v);

	if (v->mode == MODE_OFF)
		return NULL;
	if (v->mode == MODE_REPORT)
		return "reported";
	if (!objected)
		return "approved";
	if (is_on_file(p, v, day))
		return "finding";
	if (before && is_no_worse(v, before->magnitude))
		return "unchanged";
	return v->mode == MODE_TRIAL ? "tried" : v->mode == MODE_WARN ? "warned" : "refused";
}

typedef struct Search
{
	int64		org_id;
	bool		found;
} Search;

static bool
is_it(int64 org_id, Oid kind, void *arg)
{
	Search	   *s = arg;

	s->found = org_id == s->org_id;
	return !s->found;
}

/* Is it of whom it is asked, on the day that is looked at? */
static bool
is_asked(Preview *p, PbViolation *v)
{
	Search		s = {p->org_id, v->org_id == p->org_id};

	if (p->org_id == 0)
		return true;
	if (v->org_is_null)
		return false;
	if (!s.found)
		pb_visit_superiors(v->org_id, is_it, &s);
	return s.found;
}

static void
put(Preview *p, PbViolation *v, DateADT day, const char *verdict)
{
	char	   *hint;
	Datum		row[] = {DateADTGetDatum(day), Int64GetDatum(v->subject), Int64GetDatum(v->org_id), v->magnitude,
		CStringGetTextDatum(verdict), CStringGetTextDatum(pb_message(v, &hint)), JsonbPGetDatum(v->args)};
	bool		nulls[] = {false, false, v->org_is_null, false, false, false, v->args == NULL};

	tuplestore_putvalues(p->rs->setResult, p->rs->setDesc, row, nulls);
}

/* Both are in the order of their subjects, one of each. */
static void
put_violations(Preview *p, List *violations, List *before, DateADT day)
{
	ListCell   *lc;
	ListCell   *lb = list_head(before);

	foreach(lc, violations)
	{
		PbViolation *v = lfirst(lc);
		PbViolation *b;
		const char *said;

		while (lb && ((PbViolation *) lfirst(lb))->subject < v->subject)
			lb = lnext(before, lb);
		b = lb ? lfirst(lb) : NULL;
		if (!is_asked(p, v))
			continue;
		said = verdict(p, v, b && b->subject == v->subject ? b : NULL, day);
		if (said)
			put(p, v, day, said);
	}
}

/* In a year whose calendar has not been entered, say. */
static bool
nobody_can_tell(Preview *p, DateADT day)
{
	if (pb_unjudged == NULL)
		return false;
	ereport(WARNING,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("rule %s is not previewed as of %s: %s", p->rule->code, pb_day_text(day), pb_unjudged),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, p->rule->code)));
	pb_unjudged = NULL;
	return true;
}

/* What is owed on the day, and what is overdue since not more than a year before: a row a period. */
static void
put_owed(Preview *p, DateADT day)
{
	static SPIPlanPtr plan = NULL;
	Oid			types[] = {TEXTOID, DATEOID};
	Datum		args[] = {CStringGetTextDatum(p->rule->code), DateADTGetDatum(day)};
	PbBorrowed	b;

	if (!OidIsValid(pb_register_owner()))
		return;
	pb_borrow(pb_register_owner(), &b);
	SPI_connect();
	pb_execute_kept(&plan, "SELECT e.subject, e.org_id, coalesce(e.least, 0) - coalesce(e.number, 0),"
					"       pg_catalog.jsonb_build_object('organisation', o.name, 'subject', e.label, 'count', 1,"
					"         'periods', e.period::pg_catalog.text, 'number', e.number, 'least', e.least,"
					"         'due', e.due_on), e.status"
					"  FROM partybuild.evaluation($1, $2 - 732) e"
					"  LEFT JOIN party.organisation o ON o.id OPERATOR(pg_catalog.=) e.org_id"
					" WHERE e.status OPERATOR(pg_catalog.=) ANY ('{due,overdue}')"
					"   AND e.due_on OPERATOR(pg_catalog.>=) ($2 - 366)"
					" ORDER BY e.subject, e.first_day", 2, types, args, 0);
	if (!nobody_can_tell(p, day))
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			PbViolation v = {.rule = p->rule};
			bool		isnull;
			char	   *status = pb_text_at(i, 5);

			v.subject = DatumGetInt64(pb_datum_at(i, 1, &isnull));
			v.org_id = DatumGetInt64(pb_datum_at(i, 2, &v.org_is_null));
			v.magnitude = pb_datum_at(i, 3, &isnull);
			v.args = DatumGetJsonbP(pb_datum_at(i, 4, &isnull));
			if (is_asked(p, &v))
				put(p, &v, day, status);
		}
	SPI_finish();
	pb_give_back(&b);
}

static void
look_as_of(DateADT day)
{
	CHECK_FOR_INTERRUPTS();
	(void) set_config_option("partybuild.as_of", pb_day_text(day), PGC_SUSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0,
							 false);
}

/* Each day in its turn, and the day before the first one; where nothing depends on the day it is asked once. */
static void
put_days(Preview *p)
{
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext one = AllocSetContextCreate(caller, "partybuild preview", ALLOCSET_DEFAULT_SIZES);
	MemoryContext other = AllocSetContextCreate(caller, "partybuild preview", ALLOCSET_DEFAULT_SIZES);
	List	   *before = NIL;
	bool		known = false;

	for (DateADT day = p->obligation ? p->first : p->first - 1; day <= p->last; day++)
	{
		List	   *now = before;
		MemoryContext swap;

		look_as_of(day);
		MemoryContextSwitchTo(other);
		if (p->obligation)
			put_owed(p, day);
		else if (!known || pb_rule_reads_day(p->rule) || pb_settings_change(p->rule, day - 1, day))
		{
			now = pb_find_violations(p->rule, NULL, 0);
			if (nobody_can_tell(p, day))
			{
				MemoryContextReset(other);
				continue;
			}
			/* what was before the first day that can be told, nobody knows: as if it had been so already */
			if (!known)
				before = now;
			known = true;
			swap = one;
			one = other;
			other = swap;
		}
		if (day >= p->first && !p->obligation)
			put_violations(p, now, before, day);
		before = now;
		MemoryContextReset(other);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(one);
	MemoryContextDelete(other);
}

/*
 * preview_days(rule, parameters, mode, org, days): see preview(), which asks whether they may be.  42704 for an unknown
 * rule, 0A000 for one without a view, 22023 for days and numbers that are none, 55000 while a commit is judged; an
 * error that names rule and view where the view cannot be read.
 */
PG_FUNCTION_INFO_V1(pb_preview_days);
Datum
pb_preview_days(PG_FUNCTION_ARGS)
{
	Preview		p = {.rs = (ReturnSetInfo *) fcinfo->resultinfo};
	PbSupposed	supposed = {0};
	const PbSupposed *volatile before = NULL;
	int			days = PG_ARGISNULL(4) ? 30 : PG_GETARG_INT32(4);
	bool		was_lenient = pb_lenient;
	bool		was_ahead = pb_ahead;
	MemoryContext was_context = pb_check_context;
	int			nest;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	if (days < 0 || days > PB_AHEAD)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("nothing can be previewed as of %d days before", days),
				 errhint("From 0 to %d.", PB_AHEAD)));
	if (pb_judging)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("nothing is previewed while a commit is judged")));
	p.rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	if (!p.rule->has_view)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("rule %s has no view: it judges changes, not what is on file", p.rule->code)));
	p.obligation = is_obligation(p.rule);
	p.org_id = PG_ARGISNULL(3) ? 0 : PG_GETARG_INT64(3);
	supposed.rule = p.rule;
	if (!PG_ARGISNULL(1))
		suppose_numbers(&supposed, PG_GETARG_JSONB_P(1));
	supposed.has_mode = !PG_ARGISNULL(2);
	if (supposed.has_mode)
		supposed.mode = pb_mode_from_name(text_to_cstring(PG_GETARG_TEXT_PP(2)));
	supposed.org_id = p.org_id;

	PushActiveSnapshot(GetLatestSnapshot());
	nest = NewGUCNestLevel();
	p.last = pb_today();
	p.first = p.last - days;
	load_findings(&p, p.first);
	/* What is read of the catalogue holds to the end. */
	pb_asking++;
	PG_TRY();
	{
		before = pb_suppose(&supposed);
		pb_check_context = CurrentMemoryContext;
		pb_lenient = true;
		pb_ahead = false;
		put_days(&p);
	}
	PG_FINALLY();
	{
		pb_suppose((const PbSupposed *) before);
		pb_asking--;
		pb_lenient = was_lenient;
		pb_ahead = was_ahead;
		pb_check_context = was_context;
		pb_unjudged = NULL;
	}
	PG_END_TRY();
	AtEOXact_GUC(true, nest);
	PopActiveSnapshot();
	return (Datum) 0;
}
