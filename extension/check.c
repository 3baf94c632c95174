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
 * the way there, and trace.c for feeds.  All memory is the caller's; what judging.c holds is taken
 * back on error too.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

/* A look at the registers as of one day. */
typedef struct Look
{
	bool		ahead;
	DateADT		day;			/* if ahead */
	uint64		number;
	PbWork	   *work;
	PbSubjects *subjects;		/* by rule number */
	PbSubject  *also;			/* to be locked too */
	int			also_count;
} Look;

static void
enter_look(Look *l)
{
	pb_ahead = l->ahead;
	pb_ahead_day = l->day;
	pb_look = l->number;
}

static void
enter_today(void)
{
	pb_ahead = false;
}

/* Find the subjects of a look, for its day. */
static void
look(Look *l)
{
	l->number = pb_next_look();
	enter_look(l);
	l->subjects = pb_subjects_now(l->work);
	l->also_count = l->work->also_count;
	l->also = palloc((l->also_count + 1) * sizeof(PbSubject));
	memcpy(l->also, l->work->also, l->also_count * sizeof(PbSubject));
	/* What does not depend on the day is judged by today's look. */
	if (l->ahead)
		for (int r = 0; r < l->work->rule_limit; r++)
			if (l->subjects[r].n > 0 && !pb_rule_reads_day(pb_rule(r)))
				l->subjects[r].n = 0;
	enter_today();
}

/* The looks at the days to come on which something of what is judged begins or ends: mostly there are none. */
static List *
looks_ahead(PbWork *w, Look *today)
{
	List	   *looks = NIL;
	PbAhead    *ahead;
	int			n;

	enter_look(today);
	ahead = pb_find_ahead(w, today->subjects, &n);
	for (int i = 0; i < n;)
	{
		Look	   *l = palloc0(sizeof(Look));

		l->ahead = true;
		l->day = ahead[i].day;
		l->work = palloc0(sizeof(PbWork));
		for (; i < n && ahead[i].day == l->day; i++)
			if (ahead[i].members)
				pb_gather(ahead[i].kind, ahead[i].subject, ahead[i].members, ahead[i].n, l->work);
			else
				pb_add_work(l->work, ahead[i].rule, ahead[i].subject);
		look(l);
		looks = lappend(looks, l);
	}
	return looks;
}

static Look *
look_today(PbWork *w)
{
	Look	   *today = palloc0(sizeof(Look));

	today->work = w;
	look(today);
	return today;
}

static bool
equal_looks(List *a, List *b)
{
	ListCell   *x, *y;

	if (list_length(a) != list_length(b))
		return false;
	forboth(x, a, y, b)
	{
		Look	   *p = lfirst(x);
		Look	   *q = lfirst(y);

		if (p->day != q->day || p->work->rule_limit != q->work->rule_limit || p->also_count != q->also_count ||
			memcmp(p->also, q->also, p->also_count * sizeof(PbSubject)) != 0)
			return false;
		for (int r = 0; r < p->work->rule_limit; r++)
			if (!pb_equal_subjects(&p->subjects[r], &q->subjects[r]))
				return false;
	}
	return true;
}

/* How many subjects a look locks at most; adds them to s, where that is given. */
static int64
subjects_to_lock(Look *l, PbSubject *s)
{
	PbWork	   *w = l->work;
	int64		n = 0;

#define ADD(kind_, id_) do { if (s) s[n] = (PbSubject) {kind_, id_}; n++; } while (0)
	for (int i = 0; i < l->also_count; i++)
		ADD(l->also[i].kind, l->also[i].id);
	for (int k = 0; k < w->kind_limit; k++)
		for (int i = 0; i < w->touched[k].n; i++)
			ADD(k, w->touched[k].id[i]);
	/* Most rules are judged for what was touched itself: those are in the list already. */
	for (int r = 0; r < w->rule_limit; r++)
		if (l->subjects[r].n > 0 &&
			(l->ahead || pb_rule(r)->for_superiors || l->subjects[r].n != w->by_rule[r].n))
			for (int i = 0; i < l->subjects[r].n; i++)
				ADD(pb_rule(r)->kind, l->subjects[r].id[i]);
#undef ADD
	return n;
}

static void
lock_looks(List *looks)
{
	PbSubject  *s;
	int64		n = 0;
	ListCell   *lc;

	foreach(lc, looks)
		n += subjects_to_lock(lfirst(lc), NULL);
	s = MemoryContextAllocHuge(CurrentMemoryContext, (n + 1) * sizeof(PbSubject));
	n = 0;
	foreach(lc, looks)
		n += subjects_to_lock(lfirst(lc), s + n);
	pb_lock_subjects(s, n);
	pfree(s);
}

/*
 * Make the latest snapshot the active one; true where it shows what the last one did: nobody's transaction has ended
 * since, and if we waited for a lock somebody's has.
 */
static bool
push_latest(uint64 *completed)
{
	Snapshot	latest = GetLatestSnapshot();
	bool		same = *completed != 0 && latest->snapXactCompletionCount == *completed;

	*completed = latest->snapXactCompletionCount;
	PushActiveSnapshot(latest);
	return same;
}

/*
 * Find the subjects and lock them, until a look after the locks finds none that
 * is not locked: somebody may have moved an organisation while we waited.
 * Days to come are looked for once the subjects of today are locked.
 * Leaves the snapshot of that look active.
 */
static List *
settle(PbWork *w, bool dry)
{
	uint64		completed = 0;
	List	   *locked = NIL;
	List	   *now;

	push_latest(&completed);
	now = list_make1(look_today(w));
	if (!dry)
		for (;;)
		{
			bool		ahead = locked != NIL;

			PopActiveSnapshot();
			pb_rest_kept();
			lock_looks(now);
			locked = now;
			if (!push_latest(&completed))
				now = list_make1(look_today(w));
			else if (ahead)
				return now;
			else
				now = list_make1(linitial(locked));
			now = list_concat(now, looks_ahead(w, linitial(now)));
			if (equal_looks(now, locked))
				return now;
		}
	return list_concat(now, looks_ahead(w, linitial(now)));
}

/* Judge all rules of a look. */
static List *
judge_look(Look *l, bool dry)
{
	List	   *refused = NIL;

	enter_look(l);
	for (int r = 0; r < l->work->rule_limit; r++)
	{
		PbSubjects *s = &l->subjects[r];

		CHECK_FOR_INTERRUPTS();
		if (s->n > 0 && pb_rule(r)->present)
			refused = list_concat(refused, pb_verdict(pb_rule(r), s->id, s->n, dry));
	}
	enter_today();
	return refused;
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
	pb_forget_approved();
	pb_judging = pb_ahead = pb_lenient = false;
	pb_look = 0;
}

/*
 * Judge what is pending; the violations that stand in the way, in the caller's memory.  Dry: lock nothing, keep
 * nothing, and leave it pending.
 */
List *
pb_judge_pending(bool dry)
{
	PbWork		work = {0};
	List	   *looks;
	ListCell   *lc;
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
		pb_visit_pending(pb_gather, &work);
		looks = settle(&work, dry);
		if (!dry && pb_carrying)
			pb_trace_pending();
		if (!dry)
			pb_forget_pending();
		pb_limit_begin(pb_judging_timeout);
		foreach(lc, looks)
			refused = list_concat(refused, judge_look(lfirst(lc), dry));
		if (!dry && pb_carrying && refused != NIL)
			pb_trace_blame(refused);
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
