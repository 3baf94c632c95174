/*
 * clock.c
 *	  partybuild.today(): the day of the transaction in the court's time zone,
 *	  or the day set in partybuild.as_of.
 *
 * While a commit is judged the setting is ignored: nobody writes under
 * yesterday's rules.  Where a check, or foresee.c, looks ahead, today is the day looked at.  Asks judging.c for that.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "pgtime.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/guc.h"
#include "utils/timestamp.h"

static char *as_of = NULL;
static char *time_zone = NULL;
static DateADT as_of_date;		/* valid while as_of is not empty */
static pg_tz *zone = NULL;

/* Accepts YYYY-MM-DD or nothing; date_in would depend on DateStyle. */
static bool
check_as_of(char **newval, void **extra, GucSource source)
{
	int			y, m, d, end = 0;
	DateADT    *date;

	date = guc_malloc(LOG, sizeof(DateADT));
	if (date == NULL)
		return false;
	*date = 0;
	if (**newval != '\0')
	{
		if (sscanf(*newval, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 || (*newval)[end] != '\0' ||
			y < 1 || m < 1 || m > 12 || d < 1 || d > day_tab[isleap(y)][m - 1])
		{
			GUC_check_errdetail("A day is written as YYYY-MM-DD.");
			guc_free(date);
			return false;
		}
		*date = date2j(y, m, d) - POSTGRES_EPOCH_JDATE;
	}
	*extra = date;
	return true;
}

static void
assign_as_of(const char *newval, void *extra)
{
	as_of_date = *(DateADT *) extra;
}

static bool
check_time_zone(char **newval, void **extra, GucSource source)
{
	if (pg_tzset(*newval) == NULL)
	{
		GUC_check_errdetail("The time zone \"%s\" is not known.", *newval);
		return false;
	}
	return true;
}

static void
assign_time_zone(const char *newval, void *extra)
{
	zone = pg_tzset(newval);
}

void
pb_clock_init(void)
{
	DefineCustomStringVariable("partybuild.as_of",
							   "The day that views answer for; empty for today.",
							   "Checks at commit always use today.",
							   &as_of, "", PGC_SUSET, 0, check_as_of, assign_as_of, NULL);
	DefineCustomStringVariable("partybuild.time_zone",
							   "The time zone in which the day begins.",
							   NULL, &time_zone, "Asia/Shanghai", PGC_SUSET, 0,
							   check_time_zone, assign_time_zone, NULL);
}

/* The day, in the court's time zone, of an instant. */
DateADT
pb_day_of(TimestampTz instant)
{
	struct pg_tm tm;
	fsec_t		fsec;
	int			tz;

	if (timestamp2tm(instant, &tz, &tm, &fsec, NULL, zone) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("timestamp out of range")));
	return date2j(tm.tm_year, tm.tm_mon, tm.tm_mday) - POSTGRES_EPOCH_JDATE;
}

DateADT
pb_today(void)
{
	static TimestampTz known_for = 0;	/* the last answer, valid for that instant and zone */
	static pg_tz *known_zone = NULL;
	static DateADT known;
	TimestampTz now = GetCurrentTransactionStartTimestamp();

	if (pb_ahead)
		return pb_ahead_day;
	if (!pb_judging && as_of && *as_of)
		return as_of_date;
	if (now != known_for || zone != known_zone)
	{
		known = pb_day_of(now);
		known_for = now;
		known_zone = zone;
	}
	return known;
}

/* A finite day in ISO form, whatever DateStyle is. */
char *
pb_day_text(DateADT day)
{
	int			y, m, d;

	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	return psprintf("%04d-%02d-%02d", y, m, d);
}

/* Is it a day to come that is looked at?  What lies more than ten years ahead means that there is no end. */
bool
pb_is_ahead(DateADT day, DateADT today)
{
	return day > today && day <= today + PB_AHEAD;
}

/* day_of(timestamptz): its day in partybuild.time_zone; infinity is an error 22008. */
PG_FUNCTION_INFO_V1(pb_sql_day_of);
Datum
pb_sql_day_of(PG_FUNCTION_ARGS)
{
	TimestampTz instant = PG_GETARG_TIMESTAMPTZ(0);

	if (TIMESTAMP_NOT_FINITE(instant))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("timestamp out of range")));
	PG_RETURN_DATEADT(pb_day_of(instant));
}

/* today(): see the head of this file. */
PG_FUNCTION_INFO_V1(pb_sql_today);
Datum
pb_sql_today(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(pb_today());
}

/*
 * partybuild.is_span(from_date date, to_date date) boolean: may a register hold it?  An end that is null is open; null
 * where the beginning is.  CHECKs call it, where their text would be read anew for each statement that is often made.
 */
PG_FUNCTION_INFO_V1(pb_is_span);
Datum
pb_is_span(PG_FUNCTION_ARGS)
{
	DateADT		first = date2j(1921, 7, 1) - POSTGRES_EPOCH_JDATE;
	DateADT		last = date2j(9999, 12, 31) - POSTGRES_EPOCH_JDATE;
	DateADT		from,
				to;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	from = PG_GETARG_DATEADT(0);
	to = PG_ARGISNULL(1) ? last : PG_GETARG_DATEADT(1);
	PG_RETURN_BOOL(first <= from && from < to && to <= last);
}
