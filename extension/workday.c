/*
 * workday.c
 *	  Working days by the State Council's yearly arrangements.
 *
 * partybuild.calendar_day holds the exceptions to Monday to Friday, and
 * partybuild.calendar_year the years that are known; a day of another year is
 * an error, not a guess.  A year is kept for as long as the snapshot is the
 * same: a report counts the days of many notices.
 *
 * Asks query.c and rights.c.
 */
#include "pb_internal.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"

typedef struct Calendar
{
	DateADT		from;			/* the years read, half open */
	DateADT		to;
	char	   *exception;		/* by day from "from": 0 none, 'w' worked, 'o' off */
} Calendar;

static int
year_of(DateADT d)
{
	int			y, m, day;

	if (DATE_NOT_FINITE(d))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("working days of an infinite date cannot be counted")));
	j2date(d + POSTGRES_EPOCH_JDATE, &y, &m, &day);
	return y;
}

/* Read the calendar of the years first to last, or fail naming the first one missing. */
static Calendar
read_years(int first, int last)
{
	static SPIPlanPtr years_plan, days_plan;
	Calendar	c;
	Oid			types[] = {DATEOID, DATEOID};
	Datum		args[2];
	PbBorrowed	b;
	int			years = 0;
	int			wanted = first;

	c.from = date2j(first, 1, 1) - POSTGRES_EPOCH_JDATE;
	c.to = date2j(last + 1, 1, 1) - POSTGRES_EPOCH_JDATE;
	c.exception = MemoryContextAllocExtended(CurrentMemoryContext, c.to - c.from, MCXT_ALLOC_ZERO | MCXT_ALLOC_HUGE);
	args[0] = DateADTGetDatum(c.from);
	args[1] = DateADTGetDatum(c.to);
	pb_borrow(pb_catalogue_owner(), &b);
	SPI_connect();
	pb_execute_kept(&years_plan, "SELECT year::pg_catalog.int4 FROM partybuild.calendar_year"
					" WHERE year BETWEEN pg_catalog.date_part('year', $1)"
					"   AND pg_catalog.date_part('year', $2 - 1) ORDER BY 1",
					2, types, args, 0);
	years = SPI_processed;
	for (int i = 0; i < years; i++)
	{
		bool		isnull;

		if (DatumGetInt32(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &isnull)) != wanted)
			break;
		wanted++;
	}
	if (wanted <= last && (pb_ahead || pb_lenient))
	{
		MemoryContext old = MemoryContextSwitchTo(pb_check_context);

		pb_unjudged = psprintf("the calendar of working days has no year %d%s", wanted,
							   pb_ahead ? " yet" : "");
		MemoryContextSwitchTo(old);
	}
	else if (wanted <= last)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("the calendar of working days has no year %d", wanted),
				 errhint("Enter the State Council's arrangement of the year by partybuild.set_calendar_year().")));
	pb_execute_kept(&days_plan, "SELECT day::pg_catalog.date, working::pg_catalog.bool"
					"  FROM partybuild.calendar_day WHERE day >= $1 AND day < $2",
					2, types, args, 0);
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		bool		isnull;
		DateADT		d = DatumGetDateADT(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &isnull));

		c.exception[d - c.from] =
			DatumGetBool(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2, &isnull)) ? 'w' : 'o';
	}
	SPI_finish();
	pb_give_back(&b);
	return c;
}

/* What a snapshot shows changes when a transaction ends, or by a command of one's own. */
typedef struct SnapshotKey
{
	uint64		ended;
	TransactionId xmin, xmax;
	CommandId	curcid;
} SnapshotKey;

static SnapshotKey
snapshot_key(void)
{
	Snapshot	s = GetActiveSnapshot();
	SnapshotKey key;

	memset(&key, 0, sizeof(key));
	key.ended = s->snapXactCompletionCount;
	key.xmin = s->xmin;
	key.xmax = s->xmax;
	key.curcid = s->curcid;
	return key;
}

/* The calendar of a year; holds until the next call. */
static Calendar
read_year(int year)
{
	static int	kept_year = 0;
	static SnapshotKey kept_at;
	static char exception[366];
	SnapshotKey key = snapshot_key();
	Calendar	c;

	c.from = date2j(year, 1, 1) - POSTGRES_EPOCH_JDATE;
	c.to = date2j(year + 1, 1, 1) - POSTGRES_EPOCH_JDATE;
	c.exception = exception;
	/* an imported snapshot does not say */
	if (year == kept_year && key.ended != 0 && memcmp(&key, &kept_at, sizeof(key)) == 0)
		return c;
	kept_year = 0;
	c = read_years(year, year);
	memcpy(exception, c.exception, c.to - c.from);
	pfree(c.exception);
	c.exception = exception;
	/* what is not known yet is told each time */
	if (pb_unjudged == NULL)
	{
		kept_year = year;
		kept_at = key;
	}
	return c;
}

static bool
is_working(const Calendar *c, DateADT d)
{
	int			weekday = j2day(d + POSTGRES_EPOCH_JDATE);	/* 0 is Sunday */
	char		e = c->exception[d - c->from];

	return e ? e == 'w' : weekday >= 1 && weekday <= 5;
}

/* working_days(from, to): how many working days there are from "from" to "to", both included; 0 if from > to. */
PG_FUNCTION_INFO_V1(pb_working_days);
Datum
pb_working_days(PG_FUNCTION_ARGS)
{
	DateADT		from = PG_GETARG_DATEADT(0);
	DateADT		to = PG_GETARG_DATEADT(1);
	int			first = year_of(from);
	int			last = year_of(to);
	Calendar	c;
	int			n = 0;

	if (from > to)
		PG_RETURN_INT32(0);
	c = first == last ? read_year(first) : read_years(first, last);
	for (DateADT d = from; d <= to; d++)
		n += is_working(&c, d);
	PG_RETURN_INT32(n);
}

/*
 * add_working_days(day, n): the n-th working day after the day, before it if n < 0; with 0 the day or
 * the next working one.
 */
PG_FUNCTION_INFO_V1(pb_add_working_days);
Datum
pb_add_working_days(PG_FUNCTION_ARGS)
{
	DateADT		d = PG_GETARG_DATEADT(0);
	int			n = PG_GETARG_INT32(1);
	int			step = n < 0 ? -1 : 1;
	int			year = year_of(d);
	Calendar	c = read_year(year);

	if (n == 0)
	{
		n = 1;
		d--;
	}
	while (n != 0)
	{
		d += step;
		if (d < c.from || d >= c.to)
		{
			c = read_year(year_of(d));
		}
		if (is_working(&c, d))
			n -= step;
	}
	PG_RETURN_DATEADT(d);
}
