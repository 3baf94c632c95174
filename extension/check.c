/*
 * check.c
 *	  Judging what is pending.
 *
 * Takes all that is pending: find the rules concerned and their subjects, lock
 * the subjects, take a snapshot after the locks, and have verdict.c say of each
 * rule what stands in the way.
 *
 * The snapshot is the latest one at every isolation level: what a concurrent
 * transaction committed while we waited for its lock must be seen, or both
 * would pass.  The command counter goes up first, since at the end of an
 * autocommitted statement nobody has done so yet, and the statement's own rows
 * would be missed.
 *
 * Asks verdict.c; pending.c, catalogue.c, superior.c, access.c and lock.c on
 * the way there.  All memory is the caller's; what judging.c holds is taken
 * back on error too.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

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
	PbSubjects   *by_rule;		/* by rule number */
	int			rule_limit;
	PbSubjects   *touched;		/* by kind: what to lock although no rule of its own asks for it */
	int			kind_limit;
	Lead	   *leads;
	int			lead_count;
	int			max_rule;		/* among the leads */
	PbSubjects	passed;			/* superiors that leads have passed by, to be locked too */
} Work;

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
	w->by_rule = slot_for(w->by_rule, &w->rule_limit, rule, sizeof(PbSubjects));
	pb_add_subject(&w->by_rule[rule], subject);
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
	w->touched = slot_for(w->touched, &w->kind_limit, kind, sizeof(PbSubjects));
	pb_add_subject(&w->touched[kind], subject);
}

typedef struct SuperiorSearch
{
	PbRule	   *rule;
	PbSubjects   *found;
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
			pb_add_subject(s->found, org_id);
			break;
		}
	}
	return true;
}

/* The superiors a rule over subtrees is judged for; the touched ones count as their own. */
static PbSubjects
superiors_of(PbRule *rule, PbSubjects *touched)
{
	PbSubjects	found = {0};
	SuperiorSearch s = {rule, &found};

	for (int i = 0; i < touched->n; i++)
	{
		pb_add_subject(&found, touched->id[i]);
		pb_visit_superiors(touched->id[i], add_superior, &s);
	}
	pb_sort_subjects(&found);
	return found;
}

/* Add a subject to the rules of a lead, to the mended ones only where they have a finding on it. */
static void
follow(Lead *lead, int64 id, PbSubjects *s)
{
	int			r = -1;

	while ((r = bms_next_member(lead->rules, r)) >= 0)
		pb_add_subject(&s[r], id);
	if (!bms_is_empty(lead->mended))
	{
		Bitmapset  *found = bms_intersect(pb_open_findings(id), lead->mended);

		for (r = -1; (r = bms_next_member(found, r)) >= 0;)
			pb_add_subject(&s[r], id);
		bms_free(found);
		/* Of rules over subtrees the finding is on a superior. */
		for (r = -1; (r = bms_next_member(lead->mended, r)) >= 0;)
			if (pb_rule(r)->for_superiors)
			{
				PbSubjects	superiors = {0};
				SuperiorSearch search = {pb_rule(r), &superiors};

				pb_visit_superiors(id, add_superior, &search);
				for (int i = 0; i < superiors.n; i++)
					if (bms_is_member(r, pb_open_findings(superiors.id[i])))
						pb_add_subject(&s[r], superiors.id[i]);
			}
	}
}

/* Follow a lead from one place by its index. */
static void
follow_via(Lead *lead, int64 from, PbSubjects *s)
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
	pb_add_subject(arg, org_id);
	return true;
}

/* The subjects each rule is to be judged for: touched itself, led to, or superior to them. */
static PbSubjects *
subjects_now(Work *w)
{
	PbSubjects   *s;

	w->by_rule = slot_for(w->by_rule, &w->rule_limit, w->max_rule, sizeof(PbSubjects));
	s = palloc0((w->rule_limit + 1) * sizeof(PbSubjects));
	for (int r = 0; r < w->rule_limit; r++)
		if (w->by_rule[r].n > 0 && pb_rule(r)->for_superiors)
			s[r] = superiors_of(pb_rule(r), &w->by_rule[r]);
		else
			for (int i = 0; i < w->by_rule[r].n; i++)
				pb_add_subject(&s[r], w->by_rule[r].id[i]);
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
	pb_sort_subjects(&w->passed);
	for (int r = 0; r < w->rule_limit; r++)
		pb_sort_subjects(&s[r]);
	return s;
}

static void
lock_work(Work *w, PbSubjects *subjects)
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
static PbSubjects *
settle(Work *w, bool dry)
{
	static uint64 looks = 0;
	PbSubjects   *locked = NULL;
	PbSubjects	passed = {0};

	for (;;)
	{
		PbSubjects   *now;
		bool		same = locked != NULL;

		PushActiveSnapshot(GetLatestSnapshot());
		pb_look = ++looks;
		now = subjects_now(w);
		same = same && pb_equal_subjects(&w->passed, &passed);
		for (int r = 0; same && r < w->rule_limit; r++)
			same = pb_equal_subjects(&now[r], &locked[r]);
		if (dry || same)
			return now;
		PopActiveSnapshot();
		pb_rest_kept();
		lock_work(w, now);
		locked = now;
		passed.n = 0;
		for (int i = 0; i < w->passed.n; i++)
			pb_add_subject(&passed, w->passed.id[i]);
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

/*
 * Judge what is pending; the violations that stand in the way, in the caller's memory.  Dry: lock nothing, keep
 * nothing, and leave it pending.
 */
List *
pb_judge_pending(bool dry)
{
	Work		work = {0};
	PbSubjects   *subjects;
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
			PbSubjects   *s = &subjects[r];

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
