/*
 * trace.c
 *	  Which rows of registers led to a violation.
 *
 * While feeds are carried, touch.c says here which subjects each row touched.  A check that finds violations has the
 * rows named whose subject leads to one, each subject by itself and as of the day of the violation: once for all
 * violations, and only where there are any.
 *
 * Asks work.c where subjects lead, and pending.c what they were touched by.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

typedef struct Traced
{
	Oid			relid;
	int64		row;
	int			kind;			/* of what it touched */
	int64		subject;
	int			level;			/* nest level of the write */
} Traced;

/* Who touched what is being judged. */
typedef struct Touched
{
	int			kind;
	int64		subject;
	int		   *members;
	int			n;
} Touched;

/* All in "context", which the transaction's end resets. */
static MemoryContext context = NULL;
static Traced *traced = NULL;
static int64 traced_count = 0;
static int64 traced_limit = 0;

static Touched *touched = NULL; /* in the check's memory */
static int64 touched_count = 0;
static int64 touched_limit = 0;
/* The nest level at which violations were found that are to be rolled back; 0: none. */
static int	refused_level = 0;

static PbBlame *blames = NULL;	/* the same; by day, rule, subject */
static int	blame_count = 0;

void
pb_trace(Oid relid, int64 row, int kind, int64 subject)
{
	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "partybuild trace", ALLOCSET_DEFAULT_SIZES);
	if (traced_count == traced_limit)
	{
		traced_limit = traced_limit ? traced_limit * 2 : 1024;
		traced = traced ? repalloc_huge(traced, traced_limit * sizeof(Traced)) :
			MemoryContextAllocHuge(context, traced_limit * sizeof(Traced));
	}
	traced[traced_count++] = (Traced) {relid, row, kind, subject, GetCurrentTransactionNestLevel()};
}

void
pb_undo_trace(int level)
{
	while (traced_count > 0 && traced[traced_count - 1].level >= level)
		traced_count--;
	if (refused_level >= level)
		refused_level = 0;
}

void
pb_keep_trace(int level)
{
	for (int64 i = traced_count; i > 0 && traced[i - 1].level >= level; i--)
		traced[i - 1].level = level - 1;
	refused_level = Min(refused_level, level - 1);
}

/* What the check just made found is to be taken back, by who asked for it. */
void
pb_require_heed(void)
{
	refused_level = GetCurrentTransactionNestLevel();
}

/* At the end: what judge_fed() has found must have been rolled back, for nobody judges it again. */
void
pb_require_heeded(void)
{
	if (refused_level > 0)
		ereport(ERROR,
				(errcode(ERRCODE_RULE_VIOLATION),
				 errmsg("a feed found violations and did not take back what led there")));
}

void
pb_end_trace(void)
{
	refused_level = 0;
	if (traced == NULL)
		return;
	MemoryContextReset(context);
	traced = NULL;
	traced_count = traced_limit = 0;
}

static int
compare_subjects(int kind, int64 subject, int other_kind, int64 other)
{
	if (kind != other_kind)
		return kind < other_kind ? -1 : 1;
	return subject < other ? -1 : subject > other;
}

static int
compare_traced(const void *a, const void *b)
{
	const Traced *x = a;
	const Traced *y = b;

	return compare_subjects(x->kind, x->subject, y->kind, y->subject);
}

static int
compare_touched(const void *a, const void *b)
{
	const Touched *x = a;
	const Touched *y = b;

	return compare_subjects(x->kind, x->subject, y->kind, y->subject);
}

static int
compare_blames(const void *a, const void *b)
{
	const PbViolation *x = ((const PbBlame *) a)->violation;
	const PbViolation *y = ((const PbBlame *) b)->violation;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return compare_subjects(x->rule->no, x->subject, y->rule->no, y->subject);
}

static void
add_touched(int kind, int64 subject, const int *members, int n, void *arg)
{
	Touched    *t;

	if (touched_count == touched_limit)
	{
		touched_limit = touched_limit ? touched_limit * 2 : 1024;
		touched = touched ? repalloc_huge(touched, touched_limit * sizeof(Touched)) :
			palloc(touched_limit * sizeof(Touched));
	}
	t = &touched[touched_count++];
	*t = (Touched) {kind, subject, palloc(Max(n, 1) * sizeof(int)), n};
	memcpy(t->members, members, n * sizeof(int));
}

/* What is pending is about to be judged, and forgotten. */
void
pb_trace_pending(void)
{
	touched = NULL;
	touched_count = touched_limit = 0;
	pb_visit_pending(add_touched, NULL);
	qsort(touched, touched_count, sizeof(Touched), compare_touched);
}

/* Add these rows, which touched one subject, to the violations of this day that it leads to. */
static void
blame(DateADT day, Traced *rows, int64 n)
{
	Touched		key = {rows->kind, rows->subject};
	Touched    *t = bsearch(&key, touched, touched_count, sizeof(Touched), compare_touched);
	PbWork		work = {0};
	PbSubjects *subjects;

	if (t == NULL)
		return;
	pb_gather(t->kind, t->subject, t->members, t->n, &work);
	subjects = pb_subjects_now(&work);
	for (int r = 0; r < work.rule_limit; r++)
		for (int i = 0; i < subjects[r].n; i++)
		{
			PbViolation v = {.rule = pb_rule_as_loaded(r), .subject = subjects[r].id[i], .day = day};
			PbBlame		wanted = {&v};
			PbBlame	   *b = bsearch(&wanted, blames, blame_count, sizeof(PbBlame), compare_blames);

			if (b == NULL)
				continue;
			for (int64 k = 0; k < n; k++)
			{
				(void) accumArrayResult(b->relations, ObjectIdGetDatum(rows[k].relid), false, OIDOID,
										pb_check_context);
				(void) accumArrayResult(b->rows, Int64GetDatum(rows[k].row), false, INT8OID, pb_check_context);
			}
		}
}

/* These stand in the way: which rows led there?  Within the check that found them. */
void
pb_trace_blame(List *refused)
{
	MemoryContext old = MemoryContextSwitchTo(pb_check_context);
	MemoryContext one = AllocSetContextCreate(pb_check_context, "partybuild blame", ALLOCSET_DEFAULT_SIZES);
	Traced	   *rows;
	ListCell   *lc;

	blames = palloc((list_length(refused) + 1) * sizeof(PbBlame));
	blame_count = 0;
	foreach(lc, refused)
		blames[blame_count++] = (PbBlame) {lfirst(lc), initArrayResult(OIDOID, pb_check_context, false),
			initArrayResult(INT8OID, pb_check_context, false)};
	qsort(blames, blame_count, sizeof(PbBlame), compare_blames);
	/* a copy: in "traced" levels ascend */
	rows = MemoryContextAllocHuge(pb_check_context, (traced_count + 1) * sizeof(Traced));
	memcpy(rows, traced, traced_count * sizeof(Traced));
	qsort(rows, traced_count, sizeof(Traced), compare_traced);
	for (int b = 0; b < blame_count; b++)
	{
		DateADT		day = blames[b].violation->day;

		if (b > 0 && blames[b - 1].violation->day == day)
			continue;
		if (day != 0)
			pb_look_ahead_to(day);
		else
			pb_look = pb_next_look();
		for (int64 i = 0, k; i < traced_count; i = k)
		{
			CHECK_FOR_INTERRUPTS();
			for (k = i + 1; k < traced_count && compare_traced(&rows[i], &rows[k]) == 0; k++)
				;
			MemoryContextSwitchTo(one);
			blame(day, &rows[i], k - i);
			MemoryContextReset(one);
		}
		pb_ahead = false;
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(one);
}

/* What the last check found, and which rows led there; forgotten with this call.  In the memory of that check. */
PbBlame *
pb_take_blames(int *count)
{
	*count = blame_count;
	blame_count = 0;
	return blames;
}
