/*
 * dues.c
 *	  What is owed for a month, and which payment is for which month, exact to the
 *	  fen; the checks in C beside DUE-01 to DUE-03, DUE-09, DUE-11, DIS-03 and
 *	  DIS-04.
 *
 * partybuild.dues_bracket says what is owed of which base, by category and date; nothing here knows a rate.  Money is
 * reckoned in whole fen (int64): a base is below 10^12 of them and a rate of at most 100 percent has four decimals, so
 * that no product is above 10^18.
 */
#include "partybuild.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

#define MAX_FEN INT64CONST(1000000000000)	/* as domain party.yuan */
#define RATE_SCALE INT64CONST(1000000)	/* of percent, by four decimals */

static const PartybuildApi *pb;

/* The fen of an amount; an error for what is not so many fen. */
static int64
fen_of(Numeric n)
{
	Numeric		fen;
	int64		result;

	if (numeric_is_nan(n) || numeric_is_inf(n)
		|| DatumGetInt32(DirectFunctionCall1(numeric_min_scale, NumericGetDatum(n))) > 2)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s is not an amount in yuan and fen", DatumGetCString(DirectFunctionCall1(numeric_out,
					 NumericGetDatum(n)))),
				 errhint("Give it with at most two decimals; nothing is rounded.")));
	fen = DatumGetNumeric(DirectFunctionCall2(numeric_mul, NumericGetDatum(n),
		NumericGetDatum(int64_to_numeric(100))));
	result = DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(fen)));
	if (result <= -MAX_FEN || result >= MAX_FEN)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s yuan is too much", DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(n)))),
				 errdetail("Amounts are below 10000000000.")));
	return result;
}

static Datum
yuan(int64 fen)
{
	return NumericGetDatum(int64_div_fast_to_numeric(fen, 2));
}

static DateADT
day_of(Datum day)
{
	DateADT		d = DatumGetDateADT(day);

	if (DATE_NOT_FINITE(d))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("dues of an infinite date cannot be reckoned")));
	return d;
}

/* A bracket: up to a base, inclusive, a rate of it or a fixed amount. */
typedef struct Bracket
{
	char	   *category;
	DateADT		from;
	int64		up_to;			/* fen; PG_INT64_MAX: no end */
	int64		rate;			/* percent by RATE_SCALE / 100, or -1 */
	int64		fixed;			/* fen, where there is no rate */
} Bracket;

typedef struct Table
{
	MemoryContext own;
	TransactionId xmin;			/* snapshot by which they were read: an expression of PL/pgSQL outlives it */
	TransactionId xmax;
	uint64		completed;
	CommandId	curcid;
	int			n;
	Bracket    *brackets;		/* by category, the latest first, then from the lowest base up */
} Table;

/* Read all brackets into a memory context of their own. */
static Table *
read_brackets(MemoryContext parent)
{
	static SPIPlanPtr plan;
	MemoryContext keep = AllocSetContextCreate(parent, "brackets of dues", ALLOCSET_SMALL_SIZES);
	Table	   *table = MemoryContextAllocZero(keep, sizeof(Table));
	Snapshot	snapshot = GetActiveSnapshot();
	TupleDesc	desc;

	table->own = keep;
	table->xmin = snapshot->xmin;
	table->xmax = snapshot->xmax;
	table->completed = snapshot->snapXactCompletionCount;
	table->curcid = snapshot->curcid;

	SPI_connect();
	if (plan == NULL)
	{
		plan = SPI_prepare("SELECT b.category, b.from_date, (b.up_to OPERATOR(pg_catalog.*) 100)::pg_catalog.int8,"
			" (b.rate OPERATOR(pg_catalog.*) 10000)::pg_catalog.int8,"
			" (b.fixed OPERATOR(pg_catalog.*) 100)::pg_catalog.int8"
			" FROM partybuild.dues_bracket b ORDER BY b.category, b.from_date DESC, b.up_to NULLS LAST", 0, NULL);
		if (plan == NULL || SPI_keepplan(plan) != 0)
			elog(ERROR, "the brackets of dues cannot be read");
	}
	if (SPI_execute_plan(plan, NULL, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "the brackets of dues cannot be read");
	desc = SPI_tuptable->tupdesc;
	table->n = SPI_processed;
	table->brackets = MemoryContextAllocZero(keep, sizeof(Bracket) * Max(table->n, 1));
	for (int i = 0; i < table->n; i++)
	{
		Bracket    *b = &table->brackets[i];
		HeapTuple	row = SPI_tuptable->vals[i];
		bool		isnull;
		Datum		value;

		b->category = MemoryContextStrdup(keep, SPI_getvalue(row, desc, 1));
		b->from = DatumGetDateADT(SPI_getbinval(row, desc, 2, &isnull));
		value = SPI_getbinval(row, desc, 3, &isnull);
		b->up_to = isnull ? PG_INT64_MAX : DatumGetInt64(value);
		value = SPI_getbinval(row, desc, 4, &isnull);
		b->rate = isnull ? -1 : DatumGetInt64(value);
		value = SPI_getbinval(row, desc, 5, &isnull);
		b->fixed = isnull ? 0 : DatumGetInt64(value);
	}
	SPI_finish();
	return table;
}

static bool
is_current(const Table *table)
{
	Snapshot	snapshot = GetActiveSnapshot();

	return table && table->curcid == snapshot->curcid && table->xmin == snapshot->xmin && table->xmax == snapshot->xmax
		&& table->completed == snapshot->snapXactCompletionCount;
}

/* Those in *table, read anew unless they are of this snapshot. */
static const Table *
current_brackets(Table **table, MemoryContext parent)
{
	Table	   *old = *table;

	if (is_current(old))
		return old;
	*table = NULL;
	if (old)
		MemoryContextDelete(old->own);
	return *table = read_brackets(parent);
}

/* The bracket of a base (null: none) on a day, or an error. */
static const Bracket *
bracket_of(const Table *table, const char *category, const int64 *base, DateADT on)
{
	const Bracket *of_day = NULL;
	bool		known = false;

	for (int i = 0; i < table->n; i++)
	{
		const Bracket *b = &table->brackets[i];

		if (strcmp(b->category, category) != 0)
			continue;
		known = true;
		if (b->from > on || (of_day && b->from != of_day->from))
			continue;
		of_day = b;
		if (b->rate < 0 || (base && *base <= b->up_to))
			return b;
		if (base == NULL)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("dues of category \"%s\" are reckoned from a base, and none is given", category)));
	}
	if (!known)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there are no dues of category \"%s\"", category),
				 errhint("partybuild.dues_bracket lists the categories.")));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("no bracket of category \"%s\" holds on %s", category,
				 DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(on)))),
			 errhint("partybuild.dues_bracket lists the brackets and since when they hold.")));
	return NULL;
}

/* Half up to the fen. */
static int64
owed_by(const Bracket *b, int64 base)
{
	return b->rate < 0 ? b->fixed : (base * b->rate + RATE_SCALE / 2) / RATE_SCALE;
}

/*
 * dues(base, category, on_date): what is owed for a month, in yuan: the rate of the bracket on the whole base, half up
 * to the fen, or the fixed amount (DUE-01, DUE-02, DUE-03; 党费规定第二条).  Null for no category or day; 22003 for a
 * base that is below 0 or not so many fen, 22004 for none where there is a rate, 22023 for a category or day without
 * brackets.  The brackets are read once a snapshot.
 */
PG_FUNCTION_INFO_V1(pb_dues);
Datum
pb_dues(PG_FUNCTION_ARGS)
{
	const Bracket *b;
	const Table *table;
	int64		base = 0;
	bool		given = !PG_ARGISNULL(0);
	DateADT		on;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	on = day_of(PG_GETARG_DATUM(2));
	if (given)
	{
		base = fen_of(PG_GETARG_NUMERIC(0));
		if (base < 0)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("a base is not below 0")));
	}
	table = current_brackets((Table **) &fcinfo->flinfo->fn_extra, fcinfo->flinfo->fn_mcxt);
	b = bracket_of(table, text_to_cstring(PG_GETARG_TEXT_PP(1)), given ? &base : NULL, on);
	return yuan(owed_by(b, base));
}

typedef struct Month
{
	DateADT		month;
	int64		owed;
	int64		paid;
	DateADT		first_on;		/* first payment for it */
	DateADT		paid_on;		/* day on which it was paid in full; DATEVAL_NOEND: it is not */
	bool		assessed;
} Month;

typedef struct Payment
{
	DateADT		on;
	int64		amount;
	DateADT		month;			/* DATEVAL_NOBEGIN: none is named */
} Payment;

static int
by_month(const void *a, const void *b)
{
	DateADT		x = ((const Month *) a)->month;
	DateADT		y = ((const Month *) b)->month;

	return (x > y) - (x < y);
}

/* Of one day those first that name a month. */
static int
by_day(const void *a, const void *b)
{
	const Payment *x = a;
	const Payment *y = b;

	if (x->on != y->on)
		return x->on > y->on ? 1 : -1;
	return (x->month < y->month) - (x->month > y->month);
}

/* Months since the year 0. */
static int
month_number(DateADT day)
{
	int			y, m, d;

	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	return y * 12 + m - 1;
}

static void
elements(ArrayType *array, Oid type, int *n, Datum **values, bool **nulls)
{
	if (type == NUMERICOID)
		deconstruct_array(array, type, -1, false, TYPALIGN_INT, values, nulls, n);
	else
		deconstruct_array(array, type, sizeof(DateADT), true, TYPALIGN_INT, values, nulls, n);
}

/* Take from a payment what a month still wants, or all of it. */
static void
pay(Month *m, Payment *p, bool all)
{
	int64		part = all ? p->amount : Min(p->amount, m->owed - m->paid);

	if (part <= 0)
		return;
	if (m->paid == 0)
		m->first_on = p->on;
	m->paid += part;
	p->amount -= part;
	if (m->paid_on == DATEVAL_NOEND && m->paid >= m->owed)
		m->paid_on = p->on;
}

static Month *
find_month(Month *months, int n, DateADT month)
{
	Month		key = {month};

	return n == 0 ? NULL : bsearch(&key, months, n, sizeof(Month), by_month);
}

static void
put_month(ReturnSetInfo *rsinfo, const Month *m)
{
	Datum		values[5];
	bool		nulls[5] = {false};

	values[0] = DateADTGetDatum(m->month);
	nulls[0] = m->month == DATEVAL_NOEND;
	values[1] = yuan(m->owed);
	nulls[1] = !m->assessed;
	values[2] = yuan(m->paid);
	values[3] = DateADTGetDatum(m->first_on);
	nulls[3] = m->first_on == DATEVAL_NOEND;
	values[4] = DateADTGetDatum(m->paid_on);
	nulls[4] = !m->assessed || m->paid_on == DATEVAL_NOEND;
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/*
 * dues_ledger(months, owed, paid_on, paid, for_month, within): which of a member's payments is for which month.  In the
 * order of their days, each payment goes to the month that it names, all of it, or else to the oldest months that are
 * not paid in full, from so many months before the one that it was made in to so many after (DUE-06, DUE-08).  A row
 * for each month that is assessed or named, and one of month null for what is left over.  2202E for arrays that do not
 * belong together, 22004 for nulls in them, 22003 for what is no amount, 22008 for what is no day, 22023 for a month
 * that is owed twice.
 */
PG_FUNCTION_INFO_V1(pb_dues_ledger);
Datum
pb_dues_ledger(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum	   *values[5];
	bool	   *nulls[5];
	int			n[5];
	static const Oid types[5] = {DATEOID, NUMERICOID, DATEOID, NUMERICOID, DATEOID};
	Month	   *months;
	Payment    *payments;
	int			nmonths, assessed, first = 0;
	int			within = PG_GETARG_INT32(5);
	Month		left = {DATEVAL_NOEND, 0, 0, DATEVAL_NOEND, DATEVAL_NOEND, false};

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < 5; i++)
		elements(PG_GETARG_ARRAYTYPE_P(i), types[i], &n[i], &values[i], &nulls[i]);
	if (n[0] != n[1] || n[2] != n[3] || n[2] != n[4])
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("the arrays do not belong together")));
	months = palloc0(sizeof(Month) * (n[0] + n[2] + 1));
	payments = palloc0(sizeof(Payment) * (n[2] + 1));
	for (int i = 0; i < n[0]; i++)
	{
		if (nulls[0][i] || nulls[1][i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("a month that is owed has an amount")));
		months[i].month = day_of(values[0][i]);
		months[i].owed = fen_of(DatumGetNumeric(values[1][i]));
		months[i].assessed = true;
		months[i].first_on = DATEVAL_NOEND;
		months[i].paid_on = months[i].owed > 0 ? DATEVAL_NOEND : months[i].month;
	}
	assessed = nmonths = n[0];
	qsort(months, assessed, sizeof(Month), by_month);
	for (int i = 1; i < assessed; i++)
		if (months[i].month == months[i - 1].month)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a month is owed once")));
	for (int i = 0; i < n[2]; i++)
	{
		if (nulls[2][i] || nulls[3][i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("a payment has a day and an amount")));
		payments[i].on = day_of(values[2][i]);
		payments[i].amount = fen_of(DatumGetNumeric(values[3][i]));
		if (payments[i].amount < 0)
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("a payment is not below 0"),
							errhint("What was reversed is left out, with what reverses it.")));
		payments[i].month = nulls[4][i] ? DATEVAL_NOBEGIN : day_of(values[4][i]);
		if (payments[i].month != DATEVAL_NOBEGIN && find_month(months, assessed, payments[i].month) == NULL)
		{
			bool		there = false;

			for (int j = assessed; j < nmonths && !there; j++)
				there = months[j].month == payments[i].month;
			if (!there)
			{
				months[nmonths].month = payments[i].month;
				months[nmonths].first_on = months[nmonths].paid_on = DATEVAL_NOEND;
				nmonths++;
			}
		}
	}
	qsort(months, nmonths, sizeof(Month), by_month);
	qsort(payments, n[2], sizeof(Payment), by_day);
	for (int i = 0; i < n[2]; i++)
	{
		Payment    *p = &payments[i];

		CHECK_FOR_INTERRUPTS();
		if (p->month != DATEVAL_NOBEGIN)
		{
			pay(find_month(months, nmonths, p->month), p, true);
			continue;
		}
		/* months that are paid stay so: no payment takes anything back */
		while (first < nmonths && (!months[first].assessed || months[first].paid >= months[first].owed))
			first++;
		for (int j = first; j < nmonths && p->amount > 0; j++)
		{
			int			apart = month_number(months[j].month) - month_number(p->on);

			if (apart > within)
				break;
			if (apart >= -within && months[j].assessed)
				pay(&months[j], p, false);
		}
		if (p->amount > 0)
		{
			left.first_on = left.paid == 0 ? p->on : left.first_on;
			left.paid += p->amount;
		}
	}
	for (int i = 0; i < nmonths; i++)
		put_month(rsinfo, &months[i]);
	if (left.paid > 0)
		put_month(rsinfo, &left);
	return (Datum) 0;
}

static int
by_date(const void *a, const void *b)
{
	DateADT		x = *(const DateADT *) a;
	DateADT		y = *(const DateADT *) b;

	return (x > y) - (x < y);
}

/*
 * months_running(months): the runs of months that follow each other, whatever their order: first and last of each, and
 * how many; a month that is there twice counts once, null not at all.  22008 for an infinite date.
 */
PG_FUNCTION_INFO_V1(pb_months_running);
Datum
pb_months_running(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum	   *values;
	bool	   *nulls;
	DateADT    *months;
	int			n, given = 0;

	InitMaterializedSRF(fcinfo, 0);
	elements(PG_GETARG_ARRAYTYPE_P(0), DATEOID, &n, &values, &nulls);
	months = palloc(sizeof(DateADT) * (n + 1));
	for (int i = 0; i < n; i++)
	{
		if (nulls[i])
			continue;
		months[given] = DatumGetDateADT(values[i]);
		if (DATE_NOT_FINITE(months[given]))
			ereport(ERROR,
					(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("an infinite date is in no month")));
		given++;
	}
	qsort(months, given, sizeof(DateADT), by_date);
	for (int first = 0, last; first < given; first = last + 1)
	{
		Datum		row[3];
		bool		no_nulls[3] = {false};

		last = first;
		while (last + 1 < given && month_number(months[last + 1]) - month_number(months[last]) <= 1)
			last++;
		row[0] = DateADTGetDatum(months[first]);
		row[1] = DateADTGetDatum(months[last]);
		row[2] = Int32GetDatum(month_number(months[last]) - month_number(months[first]) + 1);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, row, no_nulls);
	}
	return (Datum) 0;
}

/*
 * DUE-01 to DUE-03, DUE-09, DUE-11: clean where an assessment is what the one branch and the one base of its day give,
 * by the rate, and no reduction is on file.
 */
static PbAccess assessment_by_id = {
	.relation = "party.dues_assessment", .key = "id",
	.columns = {"member_id", "month", "org_id", "category", "base", "amount", NULL},
	.types = {INT8OID, DATEOID, INT8OID, ANYENUMOID, NUMERICOID, NUMERICOID}
};
static PbAccess admission_by_member = {
	.relation = "party.member", .key = "id", .columns = {"admitted_on", NULL}, .types = {DATEOID}
};
static PbAccess branch_by_member = {
	.relation = "party.membership", .key = "member_id", .columns = {"from_date", "to_date", "status", "org_id", NULL},
	.types = {DATEOID, DATEOID, ANYENUMOID, INT8OID}
};
static PbAccess base_by_member = {
	.relation = "party.dues_base", .key = "member_id", .columns = {"from_date", "to_date", "category", "base", NULL},
	.types = {DATEOID, DATEOID, ANYENUMOID, NUMERICOID}
};
static PbAccess reduction_by_member = {
	.relation = "party.dues_reduction", .key = "member_id", .columns = {"from_date", NULL}, .types = {DATEOID}
};

typedef struct Assessment
{
	int64		member;
	DateADT		month;
	DateADT		day;			/* by which it goes */
	int64		org;
	Oid			category;
	int64		base;			/* fen; -1: none */
	int64		amount;
} Assessment;

/* Fen of a column, or -1 for null. */
static int64
get_fen(PbCursor *c, int column)
{
	bool		isnull;
	Datum		value = pb->get(c, column, &isnull);

	return isnull ? -1 : fen_of(DatumGetNumeric(value));
}

/* The assessment, unless there are two of that number. */
static bool
read_assessment(int64 id, Assessment *a)
{
	PbCursor	c;
	bool		isnull, one;

	if (!pb->open(&assessment_by_id, id, &c))
		return false;
	one = pb->next(&c);
	if (one)
	{
		a->member = DatumGetInt64(pb->get(&c, 0, &isnull));
		a->day = a->month = DatumGetDateADT(pb->get(&c, 1, &isnull));
		a->org = DatumGetInt64(pb->get(&c, 2, &isnull));
		a->category = DatumGetObjectId(pb->get(&c, 3, &isnull));
		a->base = get_fen(&c, 4);
		a->amount = get_fen(&c, 5);
		one = !pb->next(&c);
	}
	pb->close(&c);
	if (!one || !pb->open(&admission_by_member, a->member, &c))
		return false;
	if (pb->next(&c))
	{
		Datum		admitted = pb->get(&c, 0, &isnull);

		if (!isnull && !DATE_NOT_FINITE(DatumGetDateADT(admitted))
			&& month_number(DatumGetDateADT(admitted)) == month_number(a->month))
			a->day = DatumGetDateADT(admitted);
	}
	pb->close(&c);
	return true;
}

/* Does the row, by its first two columns, hold on a day? */
static bool
holds(PbCursor *c, DateADT day)
{
	bool		isnull;
	Datum		to;

	if (DatumGetDateADT(pb->get(c, 0, &isnull)) > day)
		return false;
	to = pb->get(c, 1, &isnull);
	return isnull || DatumGetDateADT(to) > day;
}

static bool
is_of_branch(const Assessment *a)
{
	Oid			suspended = pb->label("member_status", "suspended");
	int			branches = 0;
	bool		right = true;
	PbCursor	c;

	if (!OidIsValid(suspended) || !pb->open(&branch_by_member, a->member, &c))
		return false;
	while (pb->next(&c))
	{
		bool		isnull;

		if (!holds(&c, a->day))
			continue;
		branches++;
		right = right && DatumGetObjectId(pb->get(&c, 2, &isnull)) != suspended
			&& DatumGetInt64(pb->get(&c, 3, &isnull)) == a->org;
	}
	pb->close(&c);
	return branches == 1 && right;
}

static bool
is_of_base(const Assessment *a)
{
	int			bases = 0;
	bool		right = true;
	PbCursor	c;

	if (!pb->open(&base_by_member, a->member, &c))
		return false;
	while (pb->next(&c))
	{
		bool		isnull;

		if (!holds(&c, a->day))
			continue;
		bases++;
		right = right && DatumGetObjectId(pb->get(&c, 2, &isnull)) == a->category && get_fen(&c, 3) == a->base;
	}
	pb->close(&c);
	return bases == 1 && right;
}

static bool
has_no_reduction(const Assessment *a)
{
	PbCursor	c;
	bool		none;

	if (!pb->open(&reduction_by_member, a->member, &c))
		return false;
	none = !pb->next(&c);
	pb->close(&c);
	return none;
}

static PbScreenResult
due_usual(int64 id)
{
	static Table *table;
	const Bracket *b;
	Assessment	a;

	if (!read_assessment(id, &a) || !is_of_branch(&a) || !is_of_base(&a) || !has_no_reduction(&a))
		return PB_UNSURE;
	b = bracket_of(current_brackets(&table, TopMemoryContext),
		DatumGetCString(DirectFunctionCall1(enum_out, ObjectIdGetDatum(a.category))),
		a.base < 0 ? NULL : &a.base, a.month);
	return a.amount == owed_by(b, a.base) ? PB_CLEAN : PB_UNSURE;
}

/*
 * DIS-04: clean where a member has one status, or was probationary and then full.
 */
static PbAccess membership_by_member = {
	.relation = "party.membership", .key = "member_id", .columns = {"status", "from_date", NULL},
	.types = {ANYENUMOID, DATEOID}
};

static PbScreenResult
dis_04_status(int64 member_id)
{
	Oid			probationary = pb->label("member_status", "probationary");
	Oid			full = pb->label("member_status", "full");
	DateADT		last_probationary = DATEVAL_NOBEGIN;
	DateADT		first_full = DATEVAL_NOEND;
	bool		usual = OidIsValid(probationary) && OidIsValid(full);
	PbCursor	c;

	if (!usual || !pb->open(&membership_by_member, member_id, &c))
		return PB_UNSURE;
	while (usual && pb->next(&c))
	{
		bool		isnull;
		Oid			status = DatumGetObjectId(pb->get(&c, 0, &isnull));
		DateADT		from = DatumGetDateADT(pb->get(&c, 1, &isnull));

		if (status == probationary)
			last_probationary = Max(last_probationary, from);
		else if (status == full)
			first_full = Min(first_full, from);
		else
			usual = false;
	}
	pb->close(&c);
	return usual && last_probationary < first_full ? PB_CLEAN : PB_UNSURE;
}

/* DIS-03: clean who has not ended so. */
static PbAccess member = {
	.relation = "party.member", .key = "id", .columns = {"ended_as", NULL}, .types = {ANYENUMOID}
};

static PbScreenResult
dis_03_self_withdrawal(int64 member_id)
{
	Oid			self_withdrawn = pb->label("membership_end", "self_withdrawn");
	PbScreenResult result = PB_CLEAN;
	PbCursor	c;

	if (!OidIsValid(self_withdrawn) || !pb->open(&member, member_id, &c))
		return PB_UNSURE;
	if (pb->next(&c))
	{
		bool		isnull;
		Oid			ended_as = DatumGetObjectId(pb->get(&c, 0, &isnull));

		if (!isnull && ended_as == self_withdrawn)
			result = PB_UNSURE;
	}
	pb->close(&c);
	return result;
}

void
_PG_init(void)
{
	pb = partybuild_api("partybuild_dues");
	pb->register_screen("DUE-01", due_usual);
	pb->register_screen("DUE-02", due_usual);
	pb->register_screen("DUE-03", due_usual);
	pb->register_screen("DUE-09", due_usual);
	pb->register_screen("DUE-11", due_usual);
	pb->register_screen("DIS-03", dis_03_self_withdrawal);
	pb->register_screen("DIS-04", dis_04_status);
}
