/*
 * period.c
 *	  A calendar month, quarter, half year or year in four bytes, by value.
 *
 * Kept as (months since year 0) * 4 + kind, so that the integers sort by the
 * first day and then from the shorter to the longer period.  Natural periods
 * only (rulebook, "How people and dates are counted").
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

static const int months_of[] = {1, 3, 6, 12};
static const char *const kind_name[] = {"month", "quarter", "half", "year"};

#define PERIOD_KIND(p)	((p) & 3)
#define PERIOD_START(p) ((p) >> 2)	/* months since year 0 */
#define MAX_START		(9999 * 12 + 11)

static int32
make_period(int start, int kind)
{
	if (start < 12 || start + months_of[kind] - 1 > MAX_START)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("period out of range"),
				 errdetail("Periods lie within the years 1 to 9999.")));
	return (start << 2) | kind;
}

static DateADT
first_day(int32 p)
{
	return date2j(PERIOD_START(p) / 12, PERIOD_START(p) % 12 + 1, 1) - POSTGRES_EPOCH_JDATE;
}

/* The first day after the period. */
static DateADT
end_day(int32 p)
{
	int			m = PERIOD_START(p) + months_of[PERIOD_KIND(p)];

	return date2j(m / 12, m % 12 + 1, 1) - POSTGRES_EPOCH_JDATE;
}

static int
kind_from_name(text *t)
{
	char	   *s = text_to_cstring(t);

	for (int k = 0; k < 4; k++)
		if (strcmp(s, kind_name[k]) == 0)
			return k;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown kind of period \"%s\"", s),
			 errhint("The kinds are month, quarter, half and year.")));
}

static int32
period_containing(DateADT d, int kind)
{
	int			y, m, day;

	if (DATE_NOT_FINITE(d))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("an infinite date lies in no period")));
	j2date(d + POSTGRES_EPOCH_JDATE, &y, &m, &day);
	return make_period(y * 12 + (m - 1) / months_of[kind] * months_of[kind], kind);
}

/* period_in: 2026-03, 2026Q1, 2026H1, 2026. */
PG_FUNCTION_INFO_V1(period_in);
Datum
period_in(PG_FUNCTION_ARGS)
{
	char	   *s = PG_GETARG_CSTRING(0);
	size_t		len = strlen(s);
	int			kind = -1;
	int			n = 1;

	if (len >= 4 && strspn(s, "0123456789") >= 4)
	{
		if (len == 4)
			kind = 3;
		else if (len == 7 && s[4] == '-' && strspn(s + 5, "0123456789") == 2)
			kind = 0;
		else if (len == 6 && (s[4] == 'Q' || s[4] == 'q'))
			kind = 1;
		else if (len == 6 && (s[4] == 'H' || s[4] == 'h'))
			kind = 2;
		if (kind == 0)
			n = (s[5] - '0') * 10 + (s[6] - '0');
		else if (kind == 1 || kind == 2)
			n = s[5] - '0';
	}
	if (kind < 0 || n < 1 || n > 12 / months_of[kind] || strncmp(s, "0000", 4) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid period \"%s\"", s),
				 errhint("Write a month as 2026-03, a quarter as 2026Q1, a half year as 2026H1, a year as 2026.")));
	PG_RETURN_INT32(make_period(((s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0')) * 12 +
								(n - 1) * months_of[kind], kind));
}

PG_FUNCTION_INFO_V1(period_out);
Datum
period_out(PG_FUNCTION_ARGS)
{
	int32		p = PG_GETARG_INT32(0);
	int			y = PERIOD_START(p) / 12;
	int			n = PERIOD_START(p) % 12 / months_of[PERIOD_KIND(p)] + 1;

	switch (PERIOD_KIND(p))
	{
		case 0:
			PG_RETURN_CSTRING(psprintf("%04d-%02d", y, n));
		case 1:
			PG_RETURN_CSTRING(psprintf("%04dQ%d", y, n));
		case 2:
			PG_RETURN_CSTRING(psprintf("%04dH%d", y, n));
		default:
			PG_RETURN_CSTRING(psprintf("%04d", y));
	}
}

PG_FUNCTION_INFO_V1(period_recv);
Datum
period_recv(PG_FUNCTION_ARGS)
{
	int32		p = pq_getmsgint((StringInfo) PG_GETARG_POINTER(0), 4);

	if (p < 0 || PERIOD_START(p) % months_of[PERIOD_KIND(p)] != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid period in binary form")));
	PG_RETURN_INT32(make_period(PERIOD_START(p), PERIOD_KIND(p)));
}

PG_FUNCTION_INFO_V1(period_send);
Datum
period_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, PG_GETARG_INT32(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

#define PERIOD_COMPARE(name, op) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(PG_GETARG_INT32(0) op PG_GETARG_INT32(1)); \
} \
extern int	no_such_variable

PERIOD_COMPARE(period_eq, ==);
PERIOD_COMPARE(period_ne, !=);
PERIOD_COMPARE(period_lt, <);
PERIOD_COMPARE(period_le, <=);
PERIOD_COMPARE(period_gt, >);
PERIOD_COMPARE(period_ge, >=);

PG_FUNCTION_INFO_V1(period_larger);
Datum
period_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(Max(PG_GETARG_INT32(0), PG_GETARG_INT32(1)));
}

PG_FUNCTION_INFO_V1(period_smaller);
Datum
period_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(Min(PG_GETARG_INT32(0), PG_GETARG_INT32(1)));
}

PG_FUNCTION_INFO_V1(period_cmp);
Datum
period_cmp(PG_FUNCTION_ARGS)
{
	int32		a = PG_GETARG_INT32(0);
	int32		b = PG_GETARG_INT32(1);

	PG_RETURN_INT32(a < b ? -1 : a > b);
}

PG_FUNCTION_INFO_V1(period_hash);
Datum
period_hash(PG_FUNCTION_ARGS)
{
	return hash_uint32(PG_GETARG_INT32(0));
}

PG_FUNCTION_INFO_V1(period_hash_extended);
Datum
period_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_uint32_extended(PG_GETARG_INT32(0), PG_GETARG_INT64(1));
}

/* period(date, kind): the period of that kind that the day lies in. */
PG_FUNCTION_INFO_V1(period_of_date);
Datum
period_of_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(period_containing(PG_GETARG_DATEADT(0), kind_from_name(PG_GETARG_TEXT_PP(1))));
}

/* kind(period): month, quarter, half or year. */
PG_FUNCTION_INFO_V1(period_kind);
Datum
period_kind(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(kind_name[PERIOD_KIND(PG_GETARG_INT32(0))]));
}

PG_FUNCTION_INFO_V1(period_first_day);
Datum
period_first_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(first_day(PG_GETARG_INT32(0)));
}

PG_FUNCTION_INFO_V1(period_last_day);
Datum
period_last_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(end_day(PG_GETARG_INT32(0)) - 1);
}

/* period @> date */
PG_FUNCTION_INFO_V1(period_contains);
Datum
period_contains(PG_FUNCTION_ARGS)
{
	int32		p = PG_GETARG_INT32(0);
	DateADT		d = PG_GETARG_DATEADT(1);

	PG_RETURN_BOOL(d >= first_day(p) && d < end_day(p));
}

/* period + n: n periods of the same kind later (earlier if negative). */
PG_FUNCTION_INFO_V1(period_plus);
Datum
period_plus(PG_FUNCTION_ARGS)
{
	int32		p = PG_GETARG_INT32(0);
	int64		start = PERIOD_START(p) + (int64) PG_GETARG_INT32(1) * months_of[PERIOD_KIND(p)];

	if (start < 0 || start > MAX_START)
		start = -1;
	PG_RETURN_INT32(make_period((int) start, PERIOD_KIND(p)));
}

/* periods(from, to, kind): every period of a kind that has a day in [from, to], in order. */
PG_FUNCTION_INFO_V1(period_series);
Datum
period_series(PG_FUNCTION_ARGS)
{
	FuncCallContext *ctx;

	if (SRF_IS_FIRSTCALL())
	{
		int			kind = kind_from_name(PG_GETARG_TEXT_PP(2));
		int32	   *range;

		ctx = SRF_FIRSTCALL_INIT();
		range = MemoryContextAlloc(ctx->multi_call_memory_ctx, 2 * sizeof(int32));
		range[0] = period_containing(PG_GETARG_DATEADT(0), kind);
		range[1] = period_containing(PG_GETARG_DATEADT(1), kind);
		ctx->user_fctx = range;
	}
	ctx = SRF_PERCALL_SETUP();
	{
		int32	   *range = ctx->user_fctx;
		int32		p = range[0];

		if (p > range[1])
			SRF_RETURN_DONE(ctx);
		range[0] = p + (months_of[PERIOD_KIND(p)] << 2);
		SRF_RETURN_NEXT(ctx, Int32GetDatum(p));
	}
}
