/*
 * foresee.c
 *	  What time alone will break, and from which day.
 *
 * The rule is asked as of the last day of the window, and, for whom they lead
 * to, as of each day on which a row that it watches begins or ends, and the day
 * before: there what begins and is over again before the last day is seen.  Who
 * has no violation today, but one on such a day, is asked as of days halfway
 * between the latest known without and the earliest known with it, until these
 * are neighbours; all subjects of one day in one question.
 *
 * Mode, parameters and approvals are those of the day looked at, and all looks
 * are under one snapshot.  Nothing is kept here; memory is the caller's.  An
 * error takes back the day.
 *
 * Asks named.c for the days, ask.c for the violations, verdict.c, setting.c and
 * policy.c for what stands.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

static int	foreseen_days;	/* partybuild.foreseen_days */

typedef struct Approval
{
	int64		subject;
	DateADT		from;
	DateADT		to;
} Approval;

/* What is known of a subject that has no violation today. */
typedef struct Known
{
	int64		subject;
	DateADT		clear;			/* the latest day known without one, before "first" */
	PbViolation *first;			/* on the earliest day known with one; NULL: none is known */
} Known;

typedef struct Foresight
{
	PbRule	   *rule;
	DateADT		today;
	DateADT		end;			/* the last day of the window */
	int64	   *subjects;		/* of whom it is asked, in order; NULL: of all */
	int			subject_count;
	Approval   *approvals;		/* by subject */
	int			approval_count;
	PbNames		names;			/* the days on which something begins or ends */
	Known	   *known;			/* by subject */
	int			known_count;
} Foresight;

void
pb_foresee_init(void)
{
	DefineCustomIntVariable("partybuild.foreseen_days",
							"How many days ahead is foreseen what time alone will break.",
							NULL, &foreseen_days, 90, 0, PB_AHEAD, PGC_SUSET, 0, NULL, NULL, NULL);
}

/* Those that are over are left out. */
static void
load_approvals(Foresight *f)
{
	MemoryContext context = CurrentMemoryContext;
	Oid			types[] = {TEXTOID, DATEOID};
	Datum		args[] = {CStringGetTextDatum(f->rule->code), DateADTGetDatum(f->today)};
	PbBorrowed	b;

	if (!OidIsValid(pb_register_owner()))
		return;
	pb_borrow(pb_register_owner(), &b);
	SPI_connect();
	if (SPI_execute_with_args("SELECT a.subject::pg_catalog.int8,"
							  "       greatest(a.from_date::pg_catalog.date, d.dated_on::pg_catalog.date),"
							  "       a.to_date::pg_catalog.date"
							  "  FROM party.approval a"
							  "  JOIN party.document d ON d.id OPERATOR(pg_catalog.=) a.document_id"
							  " WHERE a.rule OPERATOR(pg_catalog.=) $1"
							  "   AND (a.to_date IS NULL OR a.to_date OPERATOR(pg_catalog.>) $2)"
							  " ORDER BY 1", 2, types, args, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the approvals");
	f->approval_count = SPI_processed;
	f->approvals = MemoryContextAllocHuge(context, (f->approval_count + 1) * sizeof(Approval));
	for (int i = 0; i < f->approval_count; i++)
	{
		Approval   *a = &f->approvals[i];
		bool		isnull;
		Datum		to;

		a->subject = DatumGetInt64(pb_datum_at(i, 1, &isnull));
		a->from = DatumGetDateADT(pb_datum_at(i, 2, &isnull));
		to = pb_datum_at(i, 3, &isnull);
		a->to = isnull ? DATEVAL_NOEND : DatumGetDateADT(to);
	}
	SPI_finish();
	pb_give_back(&b);
}

/* Is there an approval on that day, whether it counts or not? */
static bool
may_be_approved(Foresight *f, int64 subject, DateADT day)
{
	int			low = 0;
	int			high = f->approval_count;

	while (low < high)
	{
		int			mid = (low + high) / 2;

		if (f->approvals[mid].subject < subject)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < f->approval_count && f->approvals[low].subject == subject; low++)
		if (f->approvals[low].from <= day && f->approvals[low].to > day)
			return true;
	return false;
}

static void
forget(PbViolation *v)
{
	if (v == NULL)
		return;
	pfree(DatumGetPointer(v->magnitude));
	if (v->args)
		pfree(v->args);
	pfree(v);
}

/* Does it stand on that day, by the mode and the approvals of the day? */
static bool
stands(Foresight *f, PbViolation *v, DateADT day)
{
	v->mode = pb_mode_for(v->rule, v->org_id);
	return v->mode != MODE_OFF &&
		(v->mode != MODE_APPROVE || !may_be_approved(f, v->subject, day) || !pb_is_approved(v));
}

/* A day in a year whose calendar has not been issued, say. */
static void
warn_unforeseen(Foresight *f, DateADT day)
{
	ereport(WARNING,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("rule %s is not foreseen as of %s: %s", f->rule->code, pb_day_text(day), pb_unjudged),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, f->rule->code)));
}

/* The violations that stand on a day, by subject; subjects null: all.  None, and false, where nobody can tell. */
static bool
look(Foresight *f, DateADT day, int64 *subjects, int n, List **standing)
{
	List	   *violations;
	ListCell   *lc;

	CHECK_FOR_INTERRUPTS();
	*standing = NIL;
	pb_look_ahead_to(day);
	if (pb_strictest_mode(f->rule) == MODE_OFF)
		return true;
	violations = pb_find_violations(f->rule, subjects, n);
	if (pb_unjudged)
	{
		warn_unforeseen(f, day);
		pb_unjudged = NULL;
		return false;
	}
	foreach(lc, violations)
	{
		PbViolation *v = lfirst(lc);

		v->day = day;
		if (stands(f, v, day))
			*standing = lappend(*standing, v);
		else
			forget(v);
	}
	return true;
}

static Known *
known_of(Foresight *f, int64 subject)
{
	return bsearch(&subject, f->known, f->known_count, sizeof(Known), pb_compare_int64);
}

static void
add_if_asked(Foresight *f, PbSubjects *all, int64 subject)
{
	if (f->subjects == NULL || bsearch(&subject, f->subjects, f->subject_count, sizeof(int64), pb_compare_int64))
		pb_add_subject(all, subject);
}

/* Of who may come to violate the rule those that do not today.  False where nobody can tell. */
static bool
leave_out_today(Foresight *f, List *last)
{
	PbSubjects	all = {0};
	List	   *now;
	ListCell   *lc;

	foreach(lc, last)
		add_if_asked(f, &all, ((PbViolation *) lfirst(lc))->subject);
	for (int d = 0; d < f->names.day_count; d++)
		for (int i = 0; i < f->names.days[d].subjects.n; i++)
			add_if_asked(f, &all, f->names.days[d].subjects.id[i]);
	pb_sort_subjects(&all);
	if (all.n == 0 || !look(f, f->today, all.id, all.n, &now))
		return false;
	f->known = MemoryContextAllocHuge(CurrentMemoryContext, all.n * sizeof(Known));
	lc = list_head(now);
	for (int i = 0; i < all.n; i++)
	{
		while (lc && ((PbViolation *) lfirst(lc))->subject < all.id[i])
			lc = lnext(now, lc);
		if (lc == NULL || ((PbViolation *) lfirst(lc))->subject != all.id[i])
			f->known[f->known_count++] = (Known) {all.id[i], f->today, NULL};
	}
	foreach(lc, last)
	{
		Known	   *k = known_of(f, ((PbViolation *) lfirst(lc))->subject);

		if (k)
			k->first = lfirst(lc);
	}
	return true;
}

/* Ask as of a day for some, each between its latest day without and its earliest with a violation. */
static void
ask(Foresight *f, DateADT day, Known **who, int n)
{
	int64	   *subjects = MemoryContextAllocHuge(CurrentMemoryContext, (n + 1) * sizeof(int64));
	List	   *found;
	ListCell   *lc;

	for (int i = 0; i < n; i++)
		subjects[i] = who[i]->subject;
	(void) look(f, day, subjects, n, &found);
	pfree(subjects);
	lc = list_head(found);
	for (int i = 0; i < n; i++)
		if (lc && ((PbViolation *) lfirst(lc))->subject == who[i]->subject)
		{
			forget(who[i]->first);
			who[i]->first = lfirst(lc);
			lc = lnext(found, lc);
		}
		else
			who[i]->clear = day;
	list_free(found);
}

/* The named days in their order: what is found on one need not be asked for on a later one. */
static void
ask_named_days(Foresight *f)
{
	Known	  **who = MemoryContextAllocHuge(CurrentMemoryContext, (f->known_count + 1) * sizeof(Known *));

	for (int d = 0; d < f->names.day_count; d++)
	{
		PbNamedDay *day = &f->names.days[d];
		int			n = 0;

		for (int i = 0; i < day->subjects.n; i++)
		{
			Known	   *k = known_of(f, day->subjects.id[i]);

			if (k && (k->first == NULL || k->first->day > day->day))
				who[n++] = k;
		}
		if (n > 0)
			ask(f, day->day, who, n);
	}
	pfree(who);
}

static DateADT
halfway(const Known *k)
{
	return k->clear + (k->first->day - k->clear) / 2;
}

static int
compare_halfway(const void *a, const void *b)
{
	const Known *x = *(Known *const *) a;
	const Known *y = *(Known *const *) b;

	if (halfway(x) != halfway(y))
		return halfway(x) < halfway(y) ? -1 : 1;
	return pb_compare_int64(&x->subject, &y->subject);
}

/* Halve what lies between, until each has its first day. */
static void
find_first_days(Foresight *f)
{
	Known	  **who = MemoryContextAllocHuge(CurrentMemoryContext, (f->known_count + 1) * sizeof(Known *));

	for (;;)
	{
		int			n = 0;

		for (int i = 0; i < f->known_count; i++)
			if (f->known[i].first && f->known[i].first->day > f->known[i].clear + 1)
				who[n++] = &f->known[i];
		if (n == 0)
			break;
		qsort(who, n, sizeof(Known *), compare_halfway);
		for (int i = 0, next; i < n; i = next)
		{
			DateADT		day = halfway(who[i]);

			for (next = i + 1; next < n && halfway(who[next]) == day; next++)
				;
			ask(f, day, &who[i], next - i);
		}
	}
	pfree(who);
}

/* May anything be otherwise within the window, though nobody writes? */
static bool
may_change(Foresight *f)
{
	if (pb_rule_reads_day(f->rule) || pb_settings_change(f->rule, f->today, f->end))
		return true;
	for (int i = 0; i < f->approval_count; i++)
		if (f->approvals[i].to <= f->end)
			return true;
	return false;
}

static void
foresee(Foresight *f)
{
	List	   *last = NIL;

	load_approvals(f);
	if (!may_change(f))
		return;
	/* As far as can be told. */
	while (f->end > f->today && !look(f, f->end, f->subjects, f->subject_count, &last))
		f->end = f->today + (f->end - f->today) / 2;
	if (f->end <= f->today)
		return;
	f->names = (PbNames) {f->rule, f->today, f->end};
	for (int i = 0; i < f->approval_count; i++)
	{
		pb_add_named(&f->names, f->approvals[i].from, NULL, f->approvals[i].subject);
		pb_add_named(&f->names, f->approvals[i].to, NULL, f->approvals[i].subject);
	}
	pb_find_named_days(&f->names);
	if (!leave_out_today(f, last))
		return;
	ask_named_days(f);
	find_first_days(f);
}

static void
put_foreseen(Foresight *f, ReturnSetInfo *rs)
{
	for (int i = 0; i < f->known_count; i++)
	{
		PbViolation *v = f->known[i].first;

		if (v)
		{
			Datum		row[] = {Int64GetDatum(v->subject), Int64GetDatum(v->org_id), DateADTGetDatum(v->day),
				v->magnitude, JsonbPGetDatum(v->args)};
			bool		nulls[] = {false, v->org_is_null, false, false, v->args == NULL};

			tuplestore_putvalues(rs->setResult, rs->setDesc, row, nulls);
		}
	}
}

/*
 * foreseen(rule, days, subjects): who of these (null: of all) has no violation of the rule today and will have
 * one within so many days (null: partybuild.foreseen_days) if nobody writes anything, and its first day, with the
 * values of that day.  42704 for an unknown rule, 22023 for days that are none, an error that names rule and view
 * where the view cannot be read.
 */
PG_FUNCTION_INFO_V1(pb_foreseen);
Datum
pb_foreseen(PG_FUNCTION_ARGS)
{
	Foresight	f = {.today = pb_today()};
	int			days = PG_ARGISNULL(1) ? foreseen_days : PG_GETARG_INT32(1);
	bool		was_ahead = pb_ahead;
	DateADT		was_day = pb_ahead_day;
	uint64		was_look = pb_look;
	MemoryContext was_context = pb_check_context;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	if (days < 0 || days > PB_AHEAD)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("nothing can be foreseen %d days ahead", days),
				 errhint("From 0 to %d.", PB_AHEAD)));
	f.rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	f.end = f.today + days;
	if (!PG_ARGISNULL(2))
	{
		f.subjects = pb_subjects_of(PG_GETARG_ARRAYTYPE_P(2), &f.subject_count);
		qsort(f.subjects, f.subject_count, sizeof(int64), pb_compare_int64);
	}
	if (!f.rule->has_view)
		return (Datum) 0;
	PushActiveSnapshot(GetLatestSnapshot());
	/* A check that is under way has its own. */
	if (!pb_judging)
		pb_check_context = CurrentMemoryContext;
	/* What is read of the catalogue holds to the end. */
	pb_asking++;
	PG_TRY();
	{
		foresee(&f);
	}
	PG_FINALLY();
	{
		pb_asking--;
		pb_ahead = was_ahead;
		pb_ahead_day = was_day;
		pb_look = was_look;
		pb_check_context = was_context;
		pb_unjudged = NULL;
	}
	PG_END_TRY();
	PopActiveSnapshot();
	put_foreseen(&f, (ReturnSetInfo *) fcinfo->resultinfo);
	return (Datum) 0;
}
