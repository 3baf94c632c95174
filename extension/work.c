/*
 * work.c
 *	  Which rules are to be judged for which subjects.
 *
 * What was touched names a subject itself, or leads to subjects by a table, or
 * to the superiors of organisations.  Where it leads is found under the active
 * snapshot, and for the day of the look.
 *
 * Asks catalogue.c, superior.c, access.c and verdict.c for findings; all memory
 * is the check's.
 */
#include "pb_internal.h"

#include "utils/memutils.h"

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

/* Have a rule judged for a subject. */
void
pb_add_work(PbWork *w, int rule, int64 subject)
{
	w->by_rule = slot_for(w->by_rule, &w->rule_limit, rule, sizeof(PbSubjects));
	pb_add_subject(&w->by_rule[rule], subject);
}

/* Do two watches, of what has one key, lead the same way?  They differ in the columns that they look at then. */
static bool
same_way(PbWatch *a, PbWatch *b)
{
	return a == b || (a && b && a->through == b->through && a->via == b->via && a->superiors == b->superiors);
}

static void
add_lead(PbWork *w, PbWatch *watch, Bitmapset *rules, Bitmapset *mended, int kind, int64 touched)
{
	PbLead	   *lead;

	w->max_rule = Max(w->max_rule, Max(bms_prev_member(rules, -1), bms_prev_member(mended, -1)));
	/* One way is gone once, for all rules. */
	for (int i = w->lead_count - 1; i >= 0 && w->leads[i].touched == touched && w->leads[i].kind == kind; i--)
	{
		lead = &w->leads[i];
		if (same_way(lead->watch, watch))
		{
			lead->rules = bms_union(lead->rules, rules);
			lead->mended = bms_union(lead->mended, mended);
			return;
		}
	}
	if (w->leads == NULL)
		w->leads = palloc(64 * sizeof(PbLead));
	else if (w->lead_count >= 64 && (w->lead_count & (w->lead_count - 1)) == 0)
		w->leads = repalloc_huge(w->leads, 2 * (Size) w->lead_count * sizeof(PbLead));
	lead = &w->leads[w->lead_count++];
	*lead = (PbLead) {.watch = watch, .kind = kind, .touched = touched, .rules = rules, .mended = mended};
	if (watch && watch->by_day)
		pb_span_of(kind, touched, &lead->from, &lead->to);
}

/* Have a rule judged for what a row with this key leads to, by one of its watches. */
void
pb_add_touched(PbWork *w, int rule, PbWatch *watch, int64 key)
{
	if (watch->via != NULL)
		add_lead(w, watch, bms_make_singleton(rule), NULL, watch->kind, key);
	else
		pb_add_work(w, rule, key);
}

/* The rules that a set of members has judged for who was touched, and those of whose findings it may mend one. */
static void
find_rules(PbWork *w, const int *members, int n)
{
	w->members = members;
	w->rules = w->mended = NULL;
	for (int i = 0; i < n; i++)
	{
		PbWatch    *watch;
		int			side = members[i] % 2;

		if (members[i] < 0)
			w->rules = bms_add_member(w->rules, -members[i] - 1);
		else if ((watch = pb_watch(members[i] / 2)) != NULL && watch->via == NULL)
		{
			w->rules = bms_add_members(w->rules, watch->rules[side]);
			w->mended = bms_add_members(w->mended, watch->rules[1 - side]);
		}
	}
	w->mended = bms_del_members(w->mended, w->rules);
}

/* Add what a pending subject has judged; an entry of pb_visit_pending(). */
void
pb_gather(int kind, int64 subject, const int *members, int n, void *arg)
{
	PbWork	   *w = arg;
	int			rule = -1;

	if (w->members != members)
		find_rules(w, members, n);
	for (int i = 0; i < n; i++)
	{
		PbWatch    *watch = members[i] < 0 ? NULL : pb_watch(members[i] / 2);
		int			side = members[i] % 2;

		if (watch && watch->via != NULL)
			add_lead(w, watch, watch->rules[side], watch->rules[1 - side], kind, subject);
	}
	while ((rule = bms_next_member(w->rules, rule)) >= 0)
		pb_add_work(w, rule, subject);
	if (!bms_is_empty(w->mended))
		add_lead(w, NULL, NULL, w->mended, kind, subject);
	w->touched = slot_for(w->touched, &w->kind_limit, kind, sizeof(PbSubjects));
	pb_add_subject(&w->touched[kind], subject);
}

typedef struct SuperiorSearch
{
	PbRule	   *rule;
	PbSubjects *found;
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
follow(PbLead *lead, int64 id, PbSubjects *s)
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

/* Does the row's day lie in the time that has changed? */
static bool
is_within(PbLead *lead, PbCursor *c)
{
	bool		isnull;
	DateADT		day = DatumGetDateADT(pb_get(c, 1, &isnull));

	return isnull || (day >= lead->from && (day < lead->to || lead->to == DATEVAL_NOEND));
}

/* A place from where a lead's last way is gone. */
typedef struct Place
{
	int64		from;
	PbLead	   *lead;
} Place;

/* Those of one way: what was touched comes in order, and so do most places. */
typedef struct Places
{
	PbAccess   *via;
	Place	   *place;
	int			n;
	int			limit;
} Places;

static List *
add_place(List *ways, PbLead *lead, int64 from)
{
	Places	   *p = NULL;
	ListCell   *lc;

	foreach(lc, ways)
		if ((p = lfirst(lc))->via == lead->watch->via)
			break;
	if (lc == NULL)
	{
		p = palloc0(sizeof(Places));
		p->via = lead->watch->via;
		ways = lappend(ways, p);
	}
	if (p->n == p->limit)
	{
		p->limit = p->limit ? p->limit * 2 : 64;
		p->place = p->place ? repalloc_huge(p->place, p->limit * sizeof(Place)) : palloc(p->limit * sizeof(Place));
	}
	p->place[p->n++] = (Place) {from, lead};
	return ways;
}

static int
compare_places(const void *a, const void *b)
{
	return pb_compare_int64(&((const Place *) a)->from, &((const Place *) b)->from);
}

/* Go the last way of some leads from one place by its index. */
static void
follow_via(PbAccess *via, Place *place, int n, PbSubjects *s)
{
	DateADT		after = DATEVAL_NOEND;
	PbCursor	c;

	for (int i = 0; i < n; i++)
		if (place[i].lead->watch->by_day)
			after = Min(after, place[i].lead->from);
	if (after != DATEVAL_NOBEGIN)
		after--;
	/* Those that go by the day have an access of their own, which names it. */
	(void) (via->after ? pb_open_later(via, place->from, after, &c) : pb_open(via, place->from, &c));
	while (pb_next(&c))
	{
		bool		isnull;
		Datum		id = pb_get(&c, 0, &isnull);

		for (int i = 0; !isnull && i < n; i++)
			if (!place[i].lead->watch->by_day || is_within(place[i].lead, &c))
				follow(place[i].lead, DatumGetInt64(id), s);
	}
	pb_close(&c);
}

/* Each place is asked once, whichever leads come by it. */
static void
follow_places(Places *p, PbSubjects *s)
{
	if (p->n > 1)
		qsort(p->place, p->n, sizeof(Place), compare_places);
	for (int from = 0, to; from < p->n; from = to)
	{
		for (to = from + 1; to < p->n && p->place[to].from == p->place[from].from; to++)
			;
		follow_via(p->via, &p->place[from], to - from, s);
	}
}

static bool
pass_by(int64 org_id, Oid kind, void *arg)
{
	pb_add_subject(arg, org_id);
	return true;
}

/* Have something locked that was not touched. */
static void
add_also(PbWork *w, int kind, int64 id)
{
	PbSubject  *added;

	if (w->also_count == w->also_limit)
	{
		w->also_limit = w->also_limit ? w->also_limit * 2 : 64;
		w->also = w->also ? repalloc_huge(w->also, w->also_limit * sizeof(PbSubject)) :
			palloc(w->also_limit * sizeof(PbSubject));
	}
	added = &w->also[w->also_count++];
	memset(added, 0, sizeof(PbSubject));	/* padding: lists of them are compared */
	added->kind = kind;
	added->id = id;
}

static int
compare_also(const void *a, const void *b)
{
	const PbSubject *x = a;
	const PbSubject *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return pb_compare_int64(&x->id, &y->id);
}

static void
sort_also(PbWork *w)
{
	int			n = 0;

	if (w->also_count > 1)
		qsort(w->also, w->also_count, sizeof(PbSubject), compare_also);
	for (int i = 0; i < w->also_count; i++)
		if (n == 0 || compare_also(&w->also[i], &w->also[n - 1]) != 0)
			w->also[n++] = w->also[i];
	w->also_count = n;
}

/* Add the superiors of organisations; they are locked, as what a lead passes by. */
static void
add_superiors(PbWork *w, PbSubjects *places)
{
	int			organisation = pb_kind_number("organisation");
	int			n = places->n;

	for (int i = 0; i < n; i++)
		pb_visit_superiors(places->id[i], pass_by, places);
	for (int i = n; i < places->n; i++)
		add_also(w, organisation, places->id[i]);
	pb_sort_subjects(places);
}

/* Add all that a path leads to from one place. */
static void
add_led_to(PbAccess *path, int64 from, PbSubjects *found)
{
	PbCursor	c;

	(void) pb_open(path, from, &c);
	while (pb_next(&c))
	{
		bool		isnull;
		Datum		id = pb_get(&c, 0, &isnull);

		if (!isnull)
			pb_add_subject(found, DatumGetInt64(id));
	}
	pb_close(&c);
}

/* Follow a lead to the places that its last way begins at; add them to those of each way. */
static List *
follow_to_places(PbWork *w, PbLead *lead, List *ways)
{
	PbWatch    *watch = lead->watch;
	PbSubjects	places = {0};
	/* Else they are those of where "through" leads. */
	bool		superiors_first = watch->through == NULL || watch->kind == pb_kind_number("organisation");

	pb_add_subject(&places, lead->touched);
	if (watch->superiors && superiors_first)
		add_superiors(w, &places);
	if (watch->through)
	{
		PbSubjects	from = places;

		places = (PbSubjects) {0};
		for (int i = 0; i < from.n; i++)
			add_led_to(watch->through, from.id[i], &places);
		pb_sort_subjects(&places);
		for (int i = 0; i < places.n; i++)
			add_also(w, watch->via_kind, places.id[i]);
	}
	if (watch->superiors && !superiors_first)
		add_superiors(w, &places);
	for (int i = 0; i < places.n; i++)
		ways = add_place(ways, lead, places.id[i]);
	return ways;
}

/*
 * Who writes where a lead begins is not led by a row that another transaction has not committed: what he locks there
 * the writer of that row has to lock as well.
 */
static void
add_where_from(PbWork *w, PbRule *rule, PbSubjects *subjects, Bitmapset **whole)
{
	ListCell   *lc;

	foreach(lc, rule->unlocked)
	{
		PbWatch    *watch = lfirst(lc);
		PbSubjects	keys = {0};

		/* of more their kind is locked as a whole, and nobody need be looked for any more */
		if (bms_is_member(watch->via_kind, *whole))
			continue;
		for (int i = 0; i < subjects->n && keys.n <= PB_ESCALATE; i++)
		{
			add_led_to(watch->back, subjects->id[i], &keys);
			if (keys.n > PB_ESCALATE)
				pb_sort_subjects(&keys);
		}
		if (keys.n > PB_ESCALATE)
			*whole = bms_add_member(*whole, watch->via_kind);
		for (int i = 0; i < keys.n; i++)
			add_also(w, watch->via_kind, keys.id[i]);
	}
}

/* The subjects each rule is to be judged for: touched itself, led to, or superior to them. */
PbSubjects *
pb_subjects_now(PbWork *w)
{
	PbSubjects *s;
	List	   *ways = NIL;
	Bitmapset  *whole = NULL;
	ListCell   *lc;

	w->by_rule = slot_for(w->by_rule, &w->rule_limit, w->max_rule, sizeof(PbSubjects));
	s = palloc0((w->rule_limit + 1) * sizeof(PbSubjects));
	for (int r = 0; r < w->rule_limit; r++)
		if (w->by_rule[r].n > 0 && pb_rule(r)->for_superiors)
			s[r] = superiors_of(pb_rule(r), &w->by_rule[r]);
		else
			for (int i = 0; i < w->by_rule[r].n; i++)
				pb_add_subject(&s[r], w->by_rule[r].id[i]);
	w->also_count = 0;
	for (int i = 0; i < w->lead_count; i++)
	{
		PbLead	   *lead = &w->leads[i];

		if (lead->watch == NULL)
			follow(lead, lead->touched, s);
		else
			ways = follow_to_places(w, lead, ways);
	}
	foreach(lc, ways)
		follow_places(lfirst(lc), s);
	for (int r = 0; r < w->rule_limit; r++)
	{
		pb_sort_subjects(&s[r]);
		if (s[r].n > 0)
			add_where_from(w, pb_rule(r), &s[r], &whole);
	}
	sort_also(w);
	return s;
}
