/*
 * check.c
 *	  Judging at commit what a transaction touched.
 *
 * The first deferred event to fire, or the transaction callback of touch.c,
 * takes all that is pending: find the rules concerned and their subjects, lock
 * the subjects, take a snapshot after the locks, ask each rule once (ask.c), and have
 * verdict.c say what stands in the way.  Memory of a check is freed at its end.
 *
 * The snapshot is the latest one at every isolation level: what a concurrent
 * transaction committed while we waited for its lock must be seen, or both
 * would pass.  The command counter goes up first, since at the end of an
 * autocommitted statement nobody has done so yet, and the statement's own rows
 * would be missed.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/rel.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

typedef struct Subjects
{
	int64	   *id;
	int			n;
	int			limit;
} Subjects;

/* What was touched by a watch that leads elsewhere, or that can only mend a rule: to be led to subjects. */
typedef struct Lead
{
	PbAccess   *via;			/* NULL: is the subject */
	bool		superiors;		/* via leads from the superiors too */
	Bitmapset  *rules;			/* judged in any case */
	Bitmapset  *mended;			/* judged where there is a finding: they watch the other side only */
	int64		touched;
} Lead;

typedef struct Work
{
	Subjects   *by_rule;		/* by rule number */
	int			rule_limit;
	Subjects   *touched;		/* by kind: what to lock although no rule of its own asks for it */
	int			kind_limit;
	Lead	   *leads;
	int			lead_count;
	int			max_rule;		/* among the leads */
	Subjects	passed;			/* superiors that leads have passed by, to be locked too */
} Work;

static void
add_subject(Subjects *s, int64 id)
{
	if (s->n == s->limit)
	{
		s->limit = s->limit ? s->limit * 2 : 4;
		s->id = s->id ? repalloc_huge(s->id, s->limit * sizeof(int64)) : palloc(s->limit * sizeof(int64));
	}
	s->id[s->n++] = id;
}

int
pb_compare_int64(const void *a, const void *b)
{
	int64		x = *(const int64 *) a;
	int64		y = *(const int64 *) b;

	return x < y ? -1 : x > y;
}

static void
sort_unique(Subjects *s)
{
	int			n = 0;

	if (s->n < 2)
		return;
	qsort(s->id, s->n, sizeof(int64), pb_compare_int64);
	for (int i = 0; i < s->n; i++)
		if (i == 0 || s->id[i] != s->id[n - 1])
			s->id[n++] = s->id[i];
	s->n = n;
}

static bool
equal_subjects(const Subjects *a, const Subjects *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->id, b->id, a->n * sizeof(int64)) == 0);
}

static void *
slot_for(void *array, int *limit, int no, size_t size)
{
	if (no >= *limit)
	{
		int			wanted = no + 32;

		array = array ? repalloc(array, wanted * size) : palloc(wanted * size);
		memset((char *) array + *limit * size, 0, (wanted - *limit) * size);
		*limit = wanted;
	}
	return array;
}

static void
add_work(Work *w, int rule, int64 subject)
{
	w->by_rule = slot_for(w->by_rule, &w->rule_limit, rule, sizeof(Subjects));
	add_subject(&w->by_rule[rule], subject);
}

static void
add_lead(Work *w, PbAccess *via, bool superiors, Bitmapset *rules, Bitmapset *mended, int64 touched)
{
	if (w->leads == NULL)
		w->leads = palloc(64 * sizeof(Lead));
	else if (w->lead_count >= 64 && (w->lead_count & (w->lead_count - 1)) == 0)
		w->leads = repalloc_huge(w->leads, 2 * (Size) w->lead_count * sizeof(Lead));
	w->leads[w->lead_count++] = (Lead) {via, superiors, rules, mended, touched};
	w->max_rule = Max(w->max_rule, Max(bms_prev_member(rules, -1), bms_prev_member(mended, -1)));
}

static void
gather(int kind, int64 subject, const int *members, int n, void *arg)
{
	Work	   *w = arg;
	Bitmapset  *rules = NULL;
	Bitmapset  *mended = NULL;
	int			rule = -1;

	for (int i = 0; i < n; i++)
	{
		PbWatch    *watch;
		int			side = members[i] % 2;

		if (members[i] < 0)
			rules = bms_add_member(rules, -members[i] - 1);
		else if ((watch = pb_watch(members[i] / 2)) == NULL)
			continue;
		else if (watch->via != NULL)
			add_lead(w, watch->via, watch->superiors, watch->rules[side], watch->rules[1 - side], subject);
		else
		{
			rules = bms_add_members(rules, watch->rules[side]);
			mended = bms_add_members(mended, watch->rules[1 - side]);
		}
	}
	while ((rule = bms_next_member(rules, rule)) >= 0)
		add_work(w, rule, subject);
	mended = bms_del_members(mended, rules);
	bms_free(rules);
	if (!bms_is_empty(mended))
		add_lead(w, NULL, false, NULL, mended, subject);
	w->touched = slot_for(w->touched, &w->kind_limit, kind, sizeof(Subjects));
	add_subject(&w->touched[kind], subject);
}

typedef struct SuperiorSearch
{
	PbRule	   *rule;
	Subjects   *found;
} SuperiorSearch;

static bool
add_superior(int64 org_id, Oid kind, void *arg)
{
	SuperiorSearch *s = arg;

	for (char **k = s->rule->superior_kinds; k && *k; k++)
	{
		Oid			label = pb_label("organisation_kind", *k);

		/* A kind that is called otherwise by now may be this one's. */
		if (label == kind || !OidIsValid(label))
		{
			add_subject(s->found, org_id);
			break;
		}
	}
	return true;
}

/* The superiors a rule over subtrees is judged for; the touched ones count as their own. */
static Subjects
superiors_of(PbRule *rule, Subjects *touched)
{
	Subjects	found = {0};
	SuperiorSearch s = {rule, &found};

	for (int i = 0; i < touched->n; i++)
	{
		add_subject(&found, touched->id[i]);
		pb_visit_superiors(touched->id[i], add_superior, &s);
	}
	sort_unique(&found);
	return found;
}

/* Add a subject to the rules of a lead, to the mended ones only where they have a finding on it. */
static void
follow(Lead *lead, int64 id, Subjects *s)
{
	int			r = -1;

	while ((r = bms_next_member(lead->rules, r)) >= 0)
		add_subject(&s[r], id);
	if (!bms_is_empty(lead->mended))
	{
		Bitmapset  *found = bms_intersect(pb_open_findings(id), lead->mended);

		for (r = -1; (r = bms_next_member(found, r)) >= 0;)
			add_subject(&s[r], id);
		bms_free(found);
		/* Of rules over subtrees the finding is on a superior. */
		for (r = -1; (r = bms_next_member(lead->mended, r)) >= 0;)
			if (pb_rule(r)->for_superiors)
			{
				Subjects	superiors = {0};
				SuperiorSearch search = {pb_rule(r), &superiors};

				pb_visit_superiors(id, add_superior, &search);
				for (int i = 0; i < superiors.n; i++)
					if (bms_is_member(r, pb_open_findings(superiors.id[i])))
						add_subject(&s[r], superiors.id[i]);
			}
	}
}

/* Follow a lead from one place by its index. */
static void
follow_via(Lead *lead, int64 from, Subjects *s)
{
	PbCursor	c;

	if (!pb_open(lead->via, from, &c))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("table %s or its column \"%s\" or \"%s\" is missing",
						lead->via->relation, lead->via->key, lead->via->columns[0]),
				 errdetail("Rules are judged by way of it."),
				 errhint("Call table and column by their names again.")));
	while (pb_next(&c))
	{
		bool		isnull;
		Datum		id = pb_get(&c, 0, &isnull);

		if (!isnull)
			follow(lead, DatumGetInt64(id), s);
	}
	pb_close(&c);
}

static bool
pass_by(int64 org_id, Oid kind, void *arg)
{
	add_subject(arg, org_id);
	return true;
}

/* The subjects each rule is to be judged for: touched itself, led to, or superior to them. */
static Subjects *
subjects_now(Work *w)
{
	Subjects   *s;

	w->by_rule = slot_for(w->by_rule, &w->rule_limit, w->max_rule, sizeof(Subjects));
	s = palloc0((w->rule_limit + 1) * sizeof(Subjects));
	for (int r = 0; r < w->rule_limit; r++)
		if (w->by_rule[r].n > 0 && pb_rule(r)->for_superiors)
			s[r] = superiors_of(pb_rule(r), &w->by_rule[r]);
		else
			for (int i = 0; i < w->by_rule[r].n; i++)
				add_subject(&s[r], w->by_rule[r].id[i]);
	w->passed.n = 0;
	for (int i = 0; i < w->lead_count; i++)
	{
		Lead	   *lead = &w->leads[i];

		if (lead->via == NULL)
		{
			follow(lead, lead->touched, s);
			continue;
		}
		follow_via(lead, lead->touched, s);
		if (lead->superiors)
		{
			int			first = w->passed.n;

			pb_visit_superiors(lead->touched, pass_by, &w->passed);
			for (int j = first; j < w->passed.n; j++)
				follow_via(lead, w->passed.id[j], s);
		}
	}
	sort_unique(&w->passed);
	for (int r = 0; r < w->rule_limit; r++)
		sort_unique(&s[r]);
	return s;
}

static void
lock_work(Work *w, Subjects *subjects)
{
	PbSubject  *s;
	int			organisation = pb_kind_number("organisation");
	int			n = w->passed.n;

	for (int k = 0; k < w->kind_limit; k++)
		n += w->touched[k].n;
	for (int r = 0; r < w->rule_limit; r++)
		n += subjects[r].n;
	s = MemoryContextAllocHuge(CurrentMemoryContext, (n + 1) * sizeof(PbSubject));
	n = 0;
	for (int i = 0; i < w->passed.n; i++)
		s[n++] = (PbSubject) {organisation, w->passed.id[i]};
	for (int k = 0; k < w->kind_limit; k++)
		for (int i = 0; i < w->touched[k].n; i++)
			s[n++] = (PbSubject) {k, w->touched[k].id[i]};
	/* Most rules are judged for what was touched itself: those are in the list already. */
	for (int r = 0; r < w->rule_limit; r++)
		if (subjects[r].n > 0 && (pb_rule(r)->for_superiors || subjects[r].n != w->by_rule[r].n))
			for (int i = 0; i < subjects[r].n; i++)
				s[n++] = (PbSubject) {pb_rule(r)->kind, subjects[r].id[i]};
	pb_lock_subjects(s, n);
	pfree(s);
}

/*
 * Find the subjects and lock them, until a look after the locks finds none that
 * is not locked: somebody may have moved an organisation while we waited.
 * Leaves the snapshot of that look active.
 */
static Subjects *
settle(Work *w, bool dry)
{
	static uint64 looks = 0;
	Subjects   *locked = NULL;
	Subjects	passed = {0};

	for (;;)
	{
		Subjects   *now;
		bool		same = locked != NULL;

		PushActiveSnapshot(GetLatestSnapshot());
		pb_look = ++looks;
		now = subjects_now(w);
		same = same && equal_subjects(&w->passed, &passed);
		for (int r = 0; same && r < w->rule_limit; r++)
			same = equal_subjects(&now[r], &locked[r]);
		if (dry || same)
			return now;
		PopActiveSnapshot();
		pb_rest_kept();
		lock_work(w, now);
		locked = now;
		passed.n = 0;
		for (int i = 0; i < w->passed.n; i++)
			add_subject(&passed, w->passed.id[i]);
	}
}

/* Not one view alone, which ask.c would have named: all of them, and what keeps their findings. */
static void
refuse_slow_check(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("judging this transaction takes longer than %d ms", pb_judging_timeout),
			 errhint("Write less in one transaction, look at triggers on party.finding, or have the administrator "
					 "raise partybuild.judging_timeout.")));
}

static void
end_check(void)
{
	pb_limit_end();
	pb_forget_kept();
	pb_judging = false;
	pb_look = 0;
}

/* Judge what is pending; the violations that stand in the way, in the caller's memory. */
static List *
check_all(bool dry)
{
	Work		work = {0};
	Subjects   *subjects;
	List	   *volatile refused = NIL;
	MemoryContext context = CurrentMemoryContext;
	PbBorrowed	b;

	CommandCounterIncrement();
	pb_catalogue_load();
	/* Each rule borrows anew; to pin the path once is to pin it for all of them. */
	pb_borrow(GetUserId(), &b);
	pb_check_context = context;
	pb_check_owner = CurrentResourceOwner;
	pb_judging = true;
	PG_TRY();
	{
		pb_visit_pending(gather, &work);
		subjects = settle(&work, dry);
		if (!dry)
			pb_forget_pending();
		pb_limit_begin(pb_judging_timeout);
		for (int r = 0; r < work.rule_limit; r++)
		{
			Subjects   *s = &subjects[r];

			CHECK_FOR_INTERRUPTS();
			if (s->n > 0 && pb_rule(r)->present)
				refused = list_concat(refused, pb_verdict(pb_rule(r), s->id, s->n, dry));
		}
		pb_close_kept();
		PopActiveSnapshot();
		pb_give_back(&b);
	}
	PG_CATCH();
	{
		end_check();
		if (!pb_limit_caught())
			PG_RE_THROW();
		MemoryContextSwitchTo(context);
		FlushErrorState();
		refuse_slow_check();
	}
	PG_END_TRY();
	end_check();
	if (pb_limit_was_hit())
		refuse_slow_check();
	return refused;
}

/* Judge what is pending, and refuse the transaction if something stands in the way. */
void
pb_check_pending(void)
{
	/*
	 * For the session, since to give its blocks back after each commit costs more than a check; an
	 * error's is reset by the next.
	 */
	static MemoryContext context = NULL;
	MemoryContext old;
	List	   *refused;

	if (pb_judging)
	{
		/* What judging itself wrote, under SET CONSTRAINTS IMMEDIATE: its event is used up, the next write's will do. */
		pb_want_event();
		return;
	}
	if (!pb_anything_pending())
		return;
	pb_count_round();
	/* Of this kind because the index scans' 30 kB fit into its first block, which a reset keeps. */
	if (context == NULL)
		context = GenerationContextCreate(TopMemoryContext, "partybuild check",
										  512 * 1024, 512 * 1024, ALLOCSET_DEFAULT_MAXSIZE);
	MemoryContextReset(context);
	old = MemoryContextSwitchTo(context);
	refused = check_all(false);
	if (refused != NIL)
		pb_refuse(refused);
	MemoryContextSwitchTo(old);
	MemoryContextReset(context);
}

/* check(): the trigger function of every watch; the first event to fire judges for all. */
PG_FUNCTION_INFO_V1(pb_check);
Datum
pb_check(PG_FUNCTION_ARGS)
{
	TriggerData *event;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"check\" was not called as a trigger")));
	/* It does not look at the row; its page must not stay pinned while the check waits for a lock. */
	event = (TriggerData *) fcinfo->context;
	if (TRIGGER_FIRED_AFTER(event->tg_event) && event->tg_relation->rd_rel->relkind == RELKIND_RELATION)
	{
		if (event->tg_trigslot)
			ExecClearTuple(event->tg_trigslot);
		if (event->tg_newslot)
			ExecClearTuple(event->tg_newslot);
	}
	pb_check_pending();
	fcinfo->isnull = false;
	return PointerGetDatum(NULL);
}

/* The violations that would refuse a commit now; used by pending_violations(). */
List *
pb_pending_violations(void)
{
	if (pb_judging || !pb_anything_pending())
		return NIL;
	return check_all(true);
}

/* The numbers of a bigint[]; an error 22004 where one is null. */
int64 *
pb_subjects_of(ArrayType *array, int *n)
{
	int64	   *subjects;

	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a subject must not be null")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	subjects = palloc((*n + 1) * sizeof(int64));
	memcpy(subjects, ARR_DATA_PTR(array), *n * sizeof(int64));
	return subjects;
}

/*
 * lock_subjects(kind, subjects): take the locks a judge of these subjects takes, to the end of the
 * transaction; the audit does so before it looks at them again.
 */
PG_FUNCTION_INFO_V1(pb_sql_lock_subjects);
Datum
pb_sql_lock_subjects(PG_FUNCTION_ARGS)
{
	int			kind = pb_kind_number(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	int			n;
	int64	   *subjects = pb_subjects_of(PG_GETARG_ARRAYTYPE_P(1), &n);
	PbSubject  *s = palloc0((n + 1) * sizeof(PbSubject));

	for (int i = 0; i < n; i++)
		s[i] = (PbSubject) {kind, subjects[i]};
	pb_lock_subjects(s, n);
	PG_RETURN_VOID();
}

/* screen(rule, subject): what the rule's check in C says: clean, violated, or null where it leaves that to the view. */
PG_FUNCTION_INFO_V1(pb_sql_screen);
Datum
pb_sql_screen(PG_FUNCTION_ARGS)
{
	PbRule	   *rule = pb_rule_by_code(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PbScreenResult result = rule->screen ? rule->screen(PG_GETARG_INT64(1)) : PB_UNSURE;

	if (result == PB_UNSURE)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(result == PB_CLEAN ? "clean" : "violated"));
}
