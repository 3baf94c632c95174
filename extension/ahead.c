/*
 * ahead.c
 *	  On which days to come something of what is judged begins or ends.
 *
 * A departure dated tomorrow breaks nothing today, and tomorrow nobody writes:
 * so what is pending is judged on each later day, too, on which a row of the
 * judged subject begins or ends, whoever wrote it and when.  The days are the
 * dates among the columns that the rules watch, in rows of the subject that was
 * touched, of the subject that is judged (by the way back, where a watch leads
 * there), and, for rules over subtrees, of all organisations below; and what
 * such dates were before this transaction (pending.c).
 *
 * Rows are found by an index that begins with the watch's key, best one with
 * the date after it; without one there is no look ahead, which watch() says.
 * Those of subtrees are found by an index on the date, or from each organisation.
 *
 * Asks access.c, superior.c, catalogue.c and clock.c; all memory is the check's.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "utils/guc.h"

#define MAX_WALKED 1000			/* rows with a day to come whose superiors are looked at, before each subtree is */

int			pb_judging_days;	/* partybuild.judging_days */

/* Which dates of which tables to look for. */
typedef struct Ways
{
	int			n;
	struct
	{
		PbDays	   *days;
		uint64		dates;
	}			way[32];
} Ways;

typedef struct Search
{
	PbAhead    *found;
	int			n;
	int			limit;
	DateADT		today;
	PbSubjects *subjects;		/* of today's look, by rule */
	int			rule_limit;
	/* Which dates have a row to come at all: most have none, and then nobody's rows need be looked at. */
	int			asked_count;
	struct
	{
		PbAccess   *any;
		bool		none;
	}			asked[64];
	/* The ways to the days of what was touched; sets of members repeat, so the last one's are kept. */
	const int  *members;
	int			kind;
	Ways		ways;
} Search;

void
pb_ahead_init(void)
{
	DefineCustomIntVariable("partybuild.judging_days",
							"On how many days to come one commit may be judged.",
							"Each day on which something of what was written begins or ends is one.",
							&pb_judging_days, PB_AHEAD, 0, INT_MAX, PGC_SUSET, 0, NULL, NULL, NULL);
}

static void
add(Search *s, PbAhead entry)
{
	if (s->n == s->limit)
	{
		s->limit = s->limit ? s->limit * 2 : 64;
		s->found = s->found ? repalloc_huge(s->found, s->limit * sizeof(PbAhead)) : palloc(s->limit * sizeof(PbAhead));
	}
	s->found[s->n++] = entry;
}

static void
add_day(Search *s, Datum day, bool isnull, PbAhead entry)
{
	if (isnull || !pb_is_ahead(DatumGetDateADT(day), s->today))
		return;
	entry.day = DatumGetDateADT(day);
	add(s, entry);
}

/* Is no such date to come in the whole table? */
static bool
has_none(Search *s, PbAccess *any)
{
	bool		none = false;
	PbCursor	c;

	for (int i = 0; i < s->asked_count; i++)
		if (s->asked[i].any == any)
			return s->asked[i].none;
	if (pb_open_after(any, 0, s->today, &c))
	{
		bool		isnull;

		/* The first is the earliest. */
		none = !pb_next(&c) || !pb_is_ahead(DatumGetDateADT(pb_get(&c, 0, &isnull)), s->today);
		pb_close(&c);
	}
	if (s->asked_count < lengthof(s->asked))
	{
		s->asked[s->asked_count].any = any;
		s->asked[s->asked_count++].none = none;
	}
	return none;
}

/* Of some dates of a table those that have a row to come. */
static uint64
some_of(Search *s, PbDays *days, uint64 dates)
{
	for (int d = 0; d < days->n; d++)
		if ((dates & (UINT64CONST(1) << d)) != 0 && has_none(s, days->day[d].any))
			dates &= ~(UINT64CONST(1) << d);
	return dates;
}

/* Add an entry for each day to come in the rows of one subject: by key and date, or all dates of a row at once. */
static void
add_days_of(Search *s, PbDays *days, uint64 dates, int64 key, PbAhead entry)
{
	PbCursor	c;
	bool		isnull;
	Datum		day;

	dates = some_of(s, days, dates);
	for (int d = 0; d < days->n; d++)
	{
		PbAccess   *by_key = days->day[d].by_key;

		/* What was never resolved is tried once. */
		if ((dates & (UINT64CONST(1) << d)) == 0 || by_key->no_index || (by_key->resolved && !pb_is_ordered(by_key)) ||
			!pb_open_after(by_key, key, s->today, &c))
			continue;
		while (pb_next(&c))
		{
			day = pb_get(&c, 1, &isnull);
			add_day(s, day, isnull, entry);
		}
		pb_close(&c);
		dates &= ~(UINT64CONST(1) << d);
	}
	if (dates == 0 || !pb_open_after(days->all, key, 0, &c))
		return;
	while (pb_next(&c))
		for (int d = 0; d < days->n; d++)
			if ((dates & (UINT64CONST(1) << d)) != 0)
			{
				day = pb_get(&c, d, &isnull);
				add_day(s, day, isnull, entry);
			}
	pb_close(&c);
}

static void
add_days_by(Search *s, Ways *ways, int64 key, PbAhead entry)
{
	for (int i = 0; i < ways->n; i++)
		add_days_of(s, ways->way[i].days, ways->way[i].dates, key, entry);
}

/* Is the rule judged ahead at all? */
static bool
looks_ahead(PbRule *rule)
{
	return rule->present && pb_strictest_mode(rule) > MODE_REPORT && pb_rule_reads_day(rule);
}

/* A rule that today's look judges for nobody is judged for nobody later, unless the tree is another by then. */
static bool
judges_somebody(Search *s, int rule)
{
	ListCell   *lc;

	if (pb_rule(rule)->for_superiors || (rule < s->rule_limit && s->subjects[rule].n > 0))
		return true;
	foreach(lc, pb_rule(rule)->watches)
		if (((PbRuleWatch *) lfirst(lc))->watch->superiors)
			return true;
	return false;
}

/* Add the ways by which a watch, as a rule has it, leads to days. */
static void
add_ways(PbRuleWatch *rw, Ways *ways)
{
	int			i;

	for (i = 0; i < ways->n; i++)
		if (ways->way[i].days == rw->watch->days)
			break;
	if (i == lengthof(ways->way))
		elog(ERROR, "rules watch more than %d tables by one kind of subject", i);
	if (i == ways->n)
	{
		ways->way[i].days = rw->watch->days;
		ways->way[i].dates = 0;
		ways->n++;
	}
	ways->way[i].dates |= rw->dates;
}

/* The rules that a set of members has judged whatever the findings. */
static Bitmapset *
rules_of(const int *members, int n)
{
	Bitmapset  *rules = NULL;

	for (int i = 0; i < n; i++)
	{
		PbWatch    *w;

		if (members[i] < 0)
			rules = bms_add_member(rules, -members[i] - 1);
		else if ((w = pb_watch(members[i] / 2)) != NULL)
			rules = bms_add_members(rules, w->rules[members[i] % 2]);
	}
	return rules;
}

/* A pending subject: the days in its own rows. */
static void
add_touched(int kind, int64 subject, const int *members, int n, void *arg)
{
	Search	   *s = arg;
	ListCell   *lc;

	if (s->members != members || s->kind != kind)
	{
		Bitmapset  *rules = rules_of(members, n);

		s->members = members;
		s->kind = kind;
		s->ways.n = 0;
		for (int r = -1; (r = bms_next_member(rules, r)) >= 0;)
			if (judges_somebody(s, r) && looks_ahead(pb_rule(r)))
				foreach(lc, pb_rule(r)->watches)
					if (((PbRuleWatch *) lfirst(lc))->watch->kind == kind)
						add_ways(lfirst(lc), &s->ways);
	}
	add_days_by(s, &s->ways, subject, (PbAhead) {0, kind, subject, members, n, -1});
}

static void
add_former(int kind, int64 subject, const int *members, int n, DateADT day, void *arg)
{
	Search	   *s = arg;

	if (pb_is_ahead(day, s->today))
		add(s, (PbAhead) {day, kind, subject, members, n, -1});
}

typedef struct Below
{
	Search	   *search;
	PbSubjects *top;			/* organisations whose subtrees are judged */
	bool	   *has;			/* which of them have an entry for the day */
	int			missing;		/* how many have none */
	PbAhead		entry;			/* its subject, if it is none of them */
	bool		is_top;
} Below;

/* Of the superiors of a row with a day to come: those whose subtree is judged. */
static bool
add_superior(int64 org_id, Oid kind, void *arg)
{
	Below	   *b = arg;
	int64	   *at = bsearch(&org_id, b->top->id, b->top->n, sizeof(int64), pb_compare_int64);

	if (at == NULL || b->has[at - b->top->id])
		return true;
	b->has[at - b->top->id] = true;
	b->missing--;
	if (b->is_top)
		b->entry.subject = org_id;
	else
		b->missing = 0;
	add(b->search, b->entry);
	return b->missing > 0;
}

static void
begin_day(Below *b, DateADT day)
{
	b->entry.day = day;
	b->missing = b->top->n;
	memset(b->has, 0, b->top->n * sizeof(bool));
}

/*
 * By date, wherever the rows are, as long as they are few: a day that all have an entry for is left for the next.
 * False where no index leads there, or there are too many.
 */
static bool
add_by_date(Search *s, PbAccess *by_date, Below *b)
{
	PbCursor	c;
	int			walked = 0;

	if (!pb_open_after(by_date, 0, s->today, &c))
		return false;
	begin_day(b, s->today);
	while (walked < MAX_WALKED && pb_next(&c))
	{
		bool		no_key, no_day;
		int64		org_id = DatumGetInt64(pb_get(&c, 0, &no_key));
		DateADT		day = DatumGetDateADT(pb_get(&c, 1, &no_day));

		if (no_key || no_day || !pb_is_ahead(day, s->today))
			continue;
		if (day != b->entry.day)
			begin_day(b, day);
		walked++;
		if (add_superior(org_id, InvalidOid, b))
			pb_visit_superiors(org_id, add_superior, b);
		if (b->missing == 0)
		{
			pb_close(&c);
			if (!pb_open_after(by_date, 0, day, &c))
				return false;
		}
	}
	pb_close(&c);
	return walked < MAX_WALKED;
}

static PbAccess subordination = {
	.relation = "party.subordination", .key = "parent_id", .columns = {"org_id", NULL}, .types = {INT8OID}
};

/* Those that anything was ever below; the others have no rows but their own. */
static PbSubjects
superiors_among(PbSubjects *organisations)
{
	PbSubjects	found = {0};

	for (int i = 0; i < organisations->n; i++)
	{
		PbCursor	c;

		if (!pb_open(&subordination, organisations->id[i], &c))
			continue;
		if (pb_next(&c))
			pb_add_subject(&found, organisations->id[i]);
		pb_close(&c);
	}
	return found;
}

/* Organisations that are below others, on whatever day, and these themselves. */
static PbSubjects
all_below(PbSubjects *top)
{
	PbSubjects	all = {0};
	PbSubjects	layer = *top;

	/* Who is found again is not asked again; so a circle ends, too. */
	while (layer.n > 0)
	{
		PbSubjects	next = {0};
		PbSubjects	seen = {0};

		for (int i = 0; i < all.n; i++)
			pb_add_subject(&seen, all.id[i]);
		for (int i = 0; i < layer.n; i++)
		{
			PbCursor	c;

			pb_add_subject(&all, layer.id[i]);
			if (!pb_open(&subordination, layer.id[i], &c))
				continue;
			while (pb_next(&c))
			{
				bool		isnull;
				int64		id = DatumGetInt64(pb_get(&c, 0, &isnull));

				if (!isnull && !bsearch(&id, seen.id, seen.n, sizeof(int64), pb_compare_int64))
					pb_add_subject(&next, id);
			}
			pb_close(&c);
		}
		pb_sort_subjects(&all);
		pb_sort_subjects(&next);
		layer = next;
	}
	return all;
}

/* The days in the rows of all organisations at or below some. */
static void
add_below(Search *s, PbRuleWatch *rw, PbSubjects *top, bool is_top, PbAhead entry)
{
	PbDays	   *days = rw->watch->days;
	uint64		rest = some_of(s, days, rw->dates);
	PbSubjects	superiors = {0};
	Below		b = {s, top, NULL, 0, entry, is_top};

	if (rest == 0)
		return;
	if (is_top)
	{
		superiors = superiors_among(top);
		for (int i = 0; i < top->n; i++)
			if (!bsearch(&top->id[i], superiors.id, superiors.n, sizeof(int64), pb_compare_int64))
			{
				entry.subject = top->id[i];
				add_days_of(s, days, rest, top->id[i], entry);
			}
		b.top = top = &superiors;
	}
	if (top->n == 0)
		return;
	b.has = palloc(top->n * sizeof(bool));
	for (int d = 0; d < days->n; d++)
		if ((rest & (UINT64CONST(1) << d)) != 0 && add_by_date(s, days->day[d].by_date, &b))
			rest &= ~(UINT64CONST(1) << d);
	if (rest == 0)
		return;
	for (int i = 0; i < top->n; i++)
	{
		PbSubjects	one = {&top->id[i], 1, 1};
		PbSubjects	below = all_below(&one);

		if (is_top)
			entry.subject = top->id[i];
		for (int k = 0; k < below.n; k++)
			add_days_of(s, days, rest, below.id[k], entry);
	}
}

/* A subject that a rule is judged for: the days in rows of its own, where it was not touched itself, or led to it. */
static void
add_judged(Search *s, PbRule *rule, PbRuleWatch *rw, int64 subject)
{
	PbAhead		entry = {0, rule->kind, subject, NULL, 0, rule->no};
	PbDays	   *days = rw->watch->days;
	PbSubjects	keys = {0};
	PbCursor	c;

	if (rw->watch->via == NULL)
	{
		add_days_of(s, days, rw->dates, subject, entry);
		return;
	}
	if (some_of(s, days, rw->dates) == 0 || !pb_open_after(rw->watch->back, subject, 0, &c))
		return;
	while (pb_next(&c))
	{
		bool		isnull;
		Datum		key = pb_get(&c, 0, &isnull);

		if (!isnull)
			pb_add_subject(&keys, DatumGetInt64(key));
	}
	pb_close(&c);
	pb_sort_subjects(&keys);
	if (rw->watch->superiors)
		add_below(s, rw, &keys, false, entry);
	else
		for (int i = 0; i < keys.n; i++)
			add_days_of(s, days, rw->dates, keys.id[i], entry);
	if (keys.id)
		pfree(keys.id);
}

static int
compare(const void *a, const void *b)
{
	const PbAhead *x = a;
	const PbAhead *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* Each day and subject once; an error where there are too many days. */
static void
sort_unique(Search *s)
{
	int			n = 0;
	int			days = 0;

	if (s->n > 1)
		qsort(s->found, s->n, sizeof(PbAhead), compare);
	for (int i = 0; i < s->n; i++)
	{
		if (i > 0 && compare(&s->found[i], &s->found[n - 1]) == 0)
			continue;
		if (n == 0 || s->found[i].day != s->found[n - 1].day)
			days++;
		s->found[n++] = s->found[i];
	}
	s->n = n;
	if (days > pb_judging_days)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("this transaction would be judged on %d days to come, partybuild.judging_days is %d",
						days, pb_judging_days),
				 errhint("Write it in several transactions, or have the administrator raise the setting.")));
}

/*
 * What is to be judged on which days to come, by day: for what is pending and for the subjects that today's
 * look judges.  Under the active snapshot, within today's look.
 */
PbAhead *
pb_find_ahead(PbWork *w, PbSubjects *subjects, int *n)
{
	Search		s = {.today = pb_today(), .subjects = subjects, .rule_limit = w->rule_limit};

	pb_visit_pending(add_touched, &s);
	pb_visit_former_days(add_former, &s);
	for (int r = 0; r < w->rule_limit; r++)
	{
		PbRule	   *rule;
		ListCell   *lc;

		if (subjects[r].n == 0 || !looks_ahead(rule = pb_rule(r)))
			continue;
		foreach(lc, rule->watches)
		{
			PbRuleWatch *rw = lfirst(lc);

			if (rw->dates == 0)
				continue;
			if (rule->for_superiors)
				add_below(&s, rw, &subjects[r], true, (PbAhead) {0, rule->kind, 0, NULL, 0, r});
			/* Who was touched himself has been asked already. */
			else if (rw->watch->via != NULL || subjects[r].n > w->by_rule[r].n)
				for (int i = 0; i < subjects[r].n; i++)
					add_judged(&s, rule, rw, subjects[r].id[i]);
		}
	}
	sort_unique(&s);
	*n = s.n;
	return s.found;
}
