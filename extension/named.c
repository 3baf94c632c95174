/*
 * named.c
 *	  On which days of a time to come something that a rule looks at begins or
 *	  ends, and for whom: for foresee.c.
 *
 * As ahead.c, which is asked at each commit and for few subjects, but for all of
 * them at once: rows are found by an index on the date, and a table is read
 * through where it has none.  Any date that the rule watches counts, expected
 * or not.  Tables are read without the executor, which would run code of
 * whoever owns them.
 *
 * Asks work.c for whom a row leads to, access.c and view.c; memory is the
 * caller's.
 */
#include "pb_internal.h"

#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

static void
add_named_on(PbNames *n, DateADT day, PbWatch *watch, int64 key)
{
	if (day <= n->after || day >= n->until)
		return;
	if (n->row_count == n->row_limit)
	{
		n->row_limit = n->row_limit ? n->row_limit * 2 : 64;
		n->rows = n->rows ? repalloc_huge(n->rows, n->row_limit * sizeof(PbNamed)) :
			palloc(n->row_limit * sizeof(PbNamed));
	}
	n->rows[n->row_count++] = (PbNamed) {day, watch, key};
}

/* What begins on the day is seen then, what ends on it the day before. */
void
pb_add_named(PbNames *n, DateADT day, PbWatch *watch, int64 key)
{
	if (DATE_NOT_FINITE(day))
		return;
	add_named_on(n, day - 1, watch, key);
	add_named_on(n, day, watch, key);
}

/* The rows in which a date is yet to come; false where no index on the date leads there. */
static bool
find_by_date(PbNames *n, PbWatch *watch, int d)
{
	PbCursor	c;

	if (!pb_open_after(watch->days->day[d].by_date, 0, n->after, &c))
		return false;
	while (pb_next(&c))
	{
		bool		no_key, no_day;
		int64		key = DatumGetInt64(pb_get(&c, 0, &no_key));
		DateADT		day = DatumGetDateADT(pb_get(&c, 1, &no_day));

		if (!no_day && day > n->until)
			break;
		if (!no_key && !no_day)
			pb_add_named(n, day, watch, key);
	}
	pb_close(&c);
	return true;
}

/* Read a table, or a part of one, through for rows in which one of these dates lies in the window. */
static void
find_in_table(PbNames *n, PbWatch *watch, uint64 dates, Oid relid)
{
	PbDays	   *days = watch->days;
	AttrNumber	key = get_attnum(relid, days->all->key);
	AttrNumber	column[PB_MAX_COLUMNS];
	int			count = 0;
	Relation	rel;
	TableScanDesc scan;
	TupleTableSlot *slot;

	if (get_rel_relkind(relid) != RELKIND_RELATION || key == InvalidAttrNumber || get_atttype(relid, key) != INT8OID)
		return;
	for (int d = 0; d < days->n; d++)
		if ((dates & (UINT64CONST(1) << d)) != 0 &&
			(column[count] = get_attnum(relid, days->day[d].column)) != InvalidAttrNumber &&
			get_atttype(relid, column[count]) == DATEOID)
			count++;
	rel = table_open(relid, NoLock);
	if (RELATION_IS_OTHER_TEMP(rel))
	{
		table_close(rel, NoLock);
		return;
	}
	slot = table_slot_create(rel, NULL);
	scan = table_beginscan(rel, GetActiveSnapshot(), 0, NULL);
	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < count; i++)
		{
			bool		no_key, no_day;
			DateADT		day = DatumGetDateADT(slot_getattr(slot, column[i], &no_day));
			Datum		id;

			if (no_day || day <= n->after || day > n->until)
				continue;
			id = slot_getattr(slot, key, &no_key);
			if (!no_key)
				pb_add_named(n, day, watch, DatumGetInt64(id));
		}
	}
	table_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	table_close(rel, NoLock);
}

static void
find_named_rows(PbNames *n, PbWatch *watch)
{
	uint64		rest = watch->dates;
	char	   *schema, *name;
	Oid			relid;
	ListCell   *lc;

	for (int d = 0; d < watch->days->n; d++)
		if ((rest & (UINT64CONST(1) << d)) != 0 && find_by_date(n, watch, d))
			rest &= ~(UINT64CONST(1) << d);
	if (rest == 0 || !pb_split_name(watch->days->all->relation, &schema, &name) ||
		!OidIsValid(relid = pb_lock_relation(schema, name)))
		return;
	foreach(lc, find_all_inheritors(relid, AccessShareLock, NULL))
		find_in_table(n, watch, rest, lfirst_oid(lc));
}

static int
compare_named(const void *a, const void *b)
{
	const PbNamed *x = a;
	const PbNamed *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->watch != y->watch)
		return x->watch < y->watch ? -1 : 1;
	return pb_compare_int64(&x->key, &y->key);
}

/* Whom the rows of a day lead to on that day. */
static PbSubjects
subjects_of_day(PbNames *n, PbNamed *rows, int count)
{
	PbWork		work = {0};
	PbSubjects	found = {0};
	PbSubjects *by_rule;

	pb_look_ahead_to(rows->day);
	for (int i = 0; i < count; i++)
		if (i > 0 && compare_named(&rows[i], &rows[i - 1]) == 0)
			continue;
		else if (rows[i].watch)
			pb_add_touched(&work, n->rule->no, rows[i].watch, rows[i].key);
		else
			pb_add_subject(&found, rows[i].key);
	by_rule = pb_subjects_now(&work);
	if (n->rule->no < work.rule_limit)
		for (int i = 0; i < by_rule[n->rule->no].n; i++)
			pb_add_subject(&found, by_rule[n->rule->no].id[i]);
	pb_sort_subjects(&found);
	return found;
}

/* The days on which something that the rule looks at begins or ends, and for whom. */
void
pb_find_named_days(PbNames *n)
{
	ListCell   *lc;

	if (pb_rule_reads_day(n->rule))
		foreach(lc, n->rule->watches)
			find_named_rows(n, ((PbRuleWatch *) lfirst(lc))->watch);
	if (n->row_count == 0)
		return;
	qsort(n->rows, n->row_count, sizeof(PbNamed), compare_named);
	n->days = palloc((n->until - n->after) * sizeof(PbNamedDay));
	for (int i = 0, next; i < n->row_count; i = next)
	{
		for (next = i + 1; next < n->row_count && n->rows[next].day == n->rows[i].day; next++)
			;
		n->days[n->day_count++] = (PbNamedDay) {n->rows[i].day, subjects_of_day(n, &n->rows[i], next - i)};
	}
}
