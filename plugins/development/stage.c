/*
 * stage.c
 *	  The machine of stages: how far a file has come, what in it is out of order, and what the next stage needs.
 *
 * It knows no stage and no step by name.  What there is, what leads where and what needs what is read from
 * partybuild.development_stage, _step, _transition and _need, once a query; the numbers are parameters of rules, in
 * force on partybuild.today().  It is given the dated steps of one file, so the same function serves the rules
 * (DEV-27, DEV-30), reports of all files and partybuild.next_steps().
 */
#include "partybuild.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

PG_FUNCTION_INFO_V1(pb_development_way);

static const PartybuildApi *pb;

/* A day that is not known; no register has it */
#define NO_DAY		DATEVAL_NOBEGIN

typedef enum Bound
{
	BOUND_NONE, BOUND_ORDER, BOUND_NEXT_DAY, BOUND_AFTER, BOUND_BEFORE, BOUND_WITHIN
} Bound;

typedef struct Need
{
	int			step, needs;	/* numbers of steps */
	Bound		bound;
	char	   *rule;
	int			n;				/* of the parameter */
	char		unit;			/* 'y', 'm' or 'd' */
} Need;

typedef struct Step
{
	char	   *name;
	char	   *rule;
	int			position;
	bool		to_come;
} Step;

typedef struct Transition
{
	char	   *from, *to;
	int			step;
	bool		onward;
} Transition;

typedef struct Way
{
	int			nsteps, nneeds, ntransitions;
	Step	   *steps;
	Need	   *needs;
	Transition *transitions;
} Way;

typedef struct Fact
{
	int			step;
	DateADT		day;
	bool		complete;
} Fact;

typedef struct Dossier
{
	const Way  *way;
	Fact	   *facts;			/* in order of their days */
	int			nfacts;
	DateADT		round;			/* first day of the present round, after a "not admitted" */
	int			round_step;		/* the step that began it; what comes before that stays from the rounds before */
	DateADT    *earliest;		/* by step, of those that are missing; NO_DAY: not asked yet */
	bool	   *asked;
} Dossier;

static int
find_step(const Way *way, const char *name)
{
	for (int i = 0; i < way->nsteps; i++)
		if (strcmp(way->steps[i].name, name) == 0)
			return i;
	return -1;
}

static char *
text_of(SPITupleTable *table, int row, int column)
{
	return SPI_getvalue(table->vals[row], table->tupdesc, column);
}

static Bound
bound_of(const char *name)
{
	switch (name[0])
	{
		case 'n':
			return BOUND_NEXT_DAY;
		case 'o':
			return BOUND_ORDER;
		case 'a':
			return BOUND_AFTER;
		case 'b':
			return BOUND_BEFORE;
		case 'w':
			return BOUND_WITHIN;
		default:
			return BOUND_NONE;
	}
}

/* Plans live as long as the session: a clerk asks for one file after another. */
static void
ask(SPIPlanPtr *plan, const char *query)
{
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(query, 0, NULL);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", query);
		*plan = p;
	}
	if (SPI_execute_plan(*plan, NULL, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "the tables of the way to membership cannot be read");
}

/* Read the tables of the way into the present memory context; rows that name a step that is not there lead nowhere. */
static Way *
read_way(void)
{
	MemoryContext keep = CurrentMemoryContext;
	Way		   *way = palloc0(sizeof(Way));
	SPITupleTable *table;
	static SPIPlanPtr steps, transitions, needs;

	SPI_connect();
	ask(&steps, "SELECT s.name, s.rule, s.position, s.to_come FROM partybuild.development_step s ORDER BY s.position");
	table = SPI_tuptable;
	way->nsteps = SPI_processed;
	way->steps = MemoryContextAllocZero(keep, sizeof(Step) * Max(way->nsteps, 1));
	for (int i = 0; i < way->nsteps; i++)
	{
		way->steps[i].name = MemoryContextStrdup(keep, text_of(table, i, 1));
		way->steps[i].rule = MemoryContextStrdup(keep, text_of(table, i, 2));
		way->steps[i].position = atoi(text_of(table, i, 3));
		way->steps[i].to_come = text_of(table, i, 4)[0] == 't';
	}
	ask(&transitions, "SELECT t.from_stage, t.step, t.to_stage, t.onward FROM partybuild.development_transition t"
		" ORDER BY t.from_stage, t.step");
	table = SPI_tuptable;
	way->transitions = MemoryContextAllocZero(keep, sizeof(Transition) * Max(SPI_processed, 1));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		Transition *t = &way->transitions[way->ntransitions];

		t->step = find_step(way, text_of(table, i, 2));
		if (t->step < 0)
			continue;
		t->from = MemoryContextStrdup(keep, text_of(table, i, 1));
		t->to = MemoryContextStrdup(keep, text_of(table, i, 3));
		t->onward = text_of(table, i, 4)[0] == 't';
		way->ntransitions++;
	}
	/* a bound whose number is gone bounds nothing */
	ask(&needs, "SELECT n.step, n.needs, n.bound, n.rule, p.value::pg_catalog.int4, pg_catalog.left(p.unit, 1)"
		" FROM partybuild.development_need n LEFT JOIN LATERAL ("
		"SELECT partybuild.param(n.rule, n.parameter) AS value, x.unit FROM partybuild.parameter x"
		" WHERE x.rule OPERATOR(pg_catalog.=) n.rule AND x.name OPERATOR(pg_catalog.=) n.parameter"
		" ORDER BY x.unit LIMIT 1) p ON true"
		" WHERE n.parameter IS NULL OR p.value IS NOT NULL ORDER BY n.step, n.needs, n.bound");
	table = SPI_tuptable;
	way->needs = MemoryContextAllocZero(keep, sizeof(Need) * Max(SPI_processed, 1));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		Need	   *n = &way->needs[way->nneeds];
		char	   *value = text_of(table, i, 5),
				   *unit = text_of(table, i, 6);

		n->step = find_step(way, text_of(table, i, 1));
		n->needs = find_step(way, text_of(table, i, 2));
		if (n->step < 0 || n->needs < 0)
			continue;
		n->bound = bound_of(text_of(table, i, 3));
		n->rule = MemoryContextStrdup(keep, text_of(table, i, 4));
		n->n = value ? atoi(value) : 0;
		n->unit = unit ? unit[0] : 'd';
		way->nneeds++;
	}
	SPI_finish();
	return way;
}

/*
 * So many years, months or days later (earlier where n is negative): a year after 29 February is 1 March, a month after
 * the 31st is the last of the month, as partybuild.years_after() and partybuild.months_after().
 */
static DateADT
shift(DateADT day, int n, char unit)
{
	int			y, m, d, months;
	int			last;
	int64		days;

	if (DATE_NOT_FINITE(day))
		return day;
	if (unit != 'y' && unit != 'm')
	{
		days = (int64) day + n;
		return days < -730119 || days > 2921574 ? DATEVAL_NOEND : (DateADT) days;	/* 0001-01-01, 9999-01-01 */
	}
	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	months = y * 12 + m - 1 + (unit == 'y' ? 12 : 1) * n;
	y = months / 12;
	m = months % 12 + 1;
	if (y < 1 || y > 9999)
		return DATEVAL_NOEND;
	last = day_tab[isleap(y)][m - 1];
	if (d > last && unit == 'y')
		return date2j(y, m, last) - POSTGRES_EPOCH_JDATE + 1;
	return date2j(y, m, Min(d, last)) - POSTGRES_EPOCH_JDATE;
}

/* The first day on which a step can follow what it needs, if that was done on a day */
static DateADT
no_sooner(const Need *n, DateADT day)
{
	switch (n->bound)
	{
		case BOUND_NEXT_DAY:
			return shift(day, 1, 'd');
		case BOUND_AFTER:
			return shift(day, n->n, n->unit);
		case BOUND_BEFORE:
			return shift(day, -n->n, n->unit);
		default:
			return day;
	}
}

/*
 * The day on which a step was done that another needs: the last of the present round that is complete, by a day; of
 * what comes by itself also a day to come.  NO_DAY: it was not.
 */
static DateADT
done_by(const Dossier *file, int step, DateADT by, bool complete)
{
	const Way  *way = file->way;
	DateADT		found = NO_DAY;

	for (int i = 0; i < file->nfacts; i++)
	{
		const Fact *f = &file->facts[i];

		if (f->step != step || (f->day > by && !way->steps[step].to_come) || (complete && !f->complete))
			continue;
		if (file->round != NO_DAY && f->day < file->round
			&& way->steps[step].position > way->steps[file->round_step].position)
			continue;
		found = f->day;
	}
	return found;
}

/* The first day after another on which a step was done as its rule wants it; NO_DAY: it was not */
static DateADT
first_after(const Dossier *file, int step, DateADT day)
{
	for (int i = 0; i < file->nfacts; i++)
		if (file->facts[i].step == step && file->facts[i].complete && file->facts[i].day > day)
			return file->facts[i].day;
	return NO_DAY;
}

/*
 * The earliest day on which a step that is missing can happen: after all that it needs, of which what is missing too is
 * taken as done on its own earliest day.  A circle of needs, which a court may have written, ends where it is met
 * again.
 */
static DateADT
earliest_of(Dossier *file, int step)
{
	DateADT		day = NO_DAY;

	check_stack_depth();
	if (file->asked[step])
		return file->earliest[step];
	file->asked[step] = true;
	for (int i = 0; i < file->way->nneeds; i++)
	{
		const Need *n = &file->way->needs[i];
		DateADT		done;

		if (n->step != step || n->bound == BOUND_WITHIN)
			continue;
		done = done_by(file, n->needs, DATEVAL_NOEND, true);
		if (done == NO_DAY)
			done = earliest_of(file, n->needs);
		if (done != NO_DAY)
			day = Max(day, no_sooner(n, done));
	}
	return file->earliest[step] = day;
}

static void
put(ReturnSetInfo *rsinfo, const Dossier *file, int step, DateADT done, const char *stage, const char *state,
	const char *rule, const char *other, DateADT other_on, DateADT earliest, DateADT latest)
{
	const Step *s = &file->way->steps[step];
	Datum		values[10] = {0};
	bool		nulls[10];

	memset(nulls, true, sizeof(nulls));
#define SET(n, datum) (values[n] = (datum), nulls[n] = false)
	SET(0, Int32GetDatum(s->position));
	SET(1, CStringGetTextDatum(s->name));
	if (done != NO_DAY)
		SET(2, DateADTGetDatum(done));
	if (stage)
		SET(3, CStringGetTextDatum(stage));
	SET(4, CStringGetTextDatum(state));
	SET(5, CStringGetTextDatum(rule));
	if (other)
		SET(6, CStringGetTextDatum(other));
	if (other_on != NO_DAY)
		SET(7, DateADTGetDatum(other_on));
	if (earliest != NO_DAY)
		SET(8, DateADTGetDatum(earliest));
	if (latest != NO_DAY)
		SET(9, DateADTGetDatum(latest));
#undef SET
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

static const Transition *
transition_of(const Way *way, const char *from, int step)
{
	for (int i = 0; i < way->ntransitions; i++)
		if (way->transitions[i].step == step && (from == NULL || strcmp(way->transitions[i].from, from) == 0))
			return &way->transitions[i];
	return NULL;
}

/* What is wrong with a step that is done, a row for each fault; "done" or "incomplete" where nothing is. */
static void
judge(ReturnSetInfo *rsinfo, const Dossier *file, const Fact *f, const char *stage, bool in_order)
{
	const Way  *way = file->way;
	const Step *s = &way->steps[f->step];
	bool		faulty = false;

	if (!in_order)
	{
		put(rsinfo, file, f->step, f->day, stage, "out of order", "DEV-27", NULL, NO_DAY, NO_DAY, NO_DAY);
		faulty = true;
	}
	if (f->day > pb->today() && !s->to_come)
	{
		put(rsinfo, file, f->step, f->day, stage, "in the future", "DEV-30", NULL, NO_DAY, NO_DAY, NO_DAY);
		faulty = true;
	}
	for (int i = 0; i < way->nneeds; i++)
	{
		const Need *n = &way->needs[i];
		const char *other = way->steps[n->needs].name;
		DateADT		done, sooner, later;

		if (n->step != f->step || n->bound == BOUND_WITHIN)
			continue;
		done = done_by(file, n->needs, f->day, true);
		sooner = done == NO_DAY ? NO_DAY : no_sooner(n, done);
		later = done == NO_DAY ? first_after(file, n->needs, f->day) : done;
		if (done != NO_DAY && f->day >= sooner)
			continue;
		if (n->bound == BOUND_ORDER && done == NO_DAY && later == NO_DAY)
			continue;
		faulty = true;
		if (done != NO_DAY && n->bound != BOUND_NEXT_DAY)
			put(rsinfo, file, f->step, f->day, stage, "too soon", n->rule, other, done, sooner, NO_DAY);
		else if (later != NO_DAY)
			put(rsinfo, file, f->step, f->day, stage, "before", n->rule, other, later, NO_DAY, NO_DAY);
		else
			put(rsinfo, file, f->step, f->day, stage, "without", n->rule, other, NO_DAY, NO_DAY, NO_DAY);
	}
	if (!faulty)
		put(rsinfo, file, f->step, f->day, stage, f->complete ? "done" : "incomplete", s->rule, NULL, NO_DAY, NO_DAY,
			NO_DAY);
}

/* What is missing for a step, and for what that needs, each once; then the step itself. */
static void
tell_missing(ReturnSetInfo *rsinfo, Dossier *file, int step, bool *told)
{
	const Way  *way = file->way;
	DateADT		latest = NO_DAY;
	DateADT		earliest;

	check_stack_depth();
	if (told[step])
		return;
	told[step] = true;
	for (int i = 0; i < way->nneeds; i++)
	{
		const Need *n = &way->needs[i];
		DateADT		done;

		if (n->step != step)
			continue;
		done = done_by(file, n->needs, DATEVAL_NOEND, true);
		if (done == NO_DAY)
			tell_missing(rsinfo, file, n->needs, told);
		else if (n->bound == BOUND_WITHIN)
			latest = latest == NO_DAY ? shift(done, n->n, n->unit) : Min(latest, shift(done, n->n, n->unit));
	}
	earliest = earliest_of(file, step);
	put(rsinfo, file, step, NO_DAY, NULL, latest != NO_DAY && latest < pb->today() ? "late" : "missing",
		way->steps[step].rule, NULL, NO_DAY, earliest, latest);
}

static int
by_day(const void *a, const void *b, void *arg)
{
	const Way  *way = arg;
	const Fact *x = a,
			   *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return way->steps[x->step].position - way->steps[y->step].position;
}

/* The arguments as facts, in order; rows without a day are none. */
static void
read_facts(Dossier *file, ArrayType *steps, ArrayType *days, ArrayType *complete)
{
	Datum	   *step, *day, *whole;
	bool	   *no_step, *no_day, *no_whole;
	int			n, ndays, nwhole;

	deconstruct_array(steps, TEXTOID, -1, false, TYPALIGN_INT, &step, &no_step, &n);
	deconstruct_array(days, DATEOID, sizeof(DateADT), true, TYPALIGN_INT, &day, &no_day, &ndays);
	deconstruct_array(complete, BOOLOID, sizeof(bool), true, TYPALIGN_CHAR, &whole, &no_whole, &nwhole);
	if (n != ndays || n != nwhole)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("steps, days and what is complete are not of one length")));
	file->facts = palloc(sizeof(Fact) * Max(n, 1));
	for (int i = 0; i < n; i++)
	{
		Fact	   *f = &file->facts[file->nfacts];
		char	   *name;

		if (no_step[i] || no_day[i])
			continue;
		name = TextDatumGetCString(step[i]);
		f->step = find_step(file->way, name);
		if (f->step < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("there is no step \"%s\" on the way to membership", name),
					 errhint("partybuild.development_step has those that there are.")));
		f->day = DatumGetDateADT(day[i]);
		f->complete = !no_whole[i] && DatumGetBool(whole[i]);
		file->nfacts++;
	}
	qsort_arg(file->facts, file->nfacts, sizeof(Fact), by_day, (void *) file->way);
}

/*
 * partybuild.development_way(steps text[], days date[], complete boolean[])
 *
 * How far a file has come: rows for what is done and what is wrong with it, then for what is missing for the next
 * stage.  The tables are read once a query.  NULL for NULL; errors: 2202E, 22023 (see the catalogue's comment).
 * Source: DEV-27, DEV-30.
 */
Datum
pb_development_way(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Dossier		file = {0};
	const char *stage = "";
	bool	   *told;

	InitMaterializedSRF(fcinfo, 0);
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		fcinfo->flinfo->fn_extra = read_way();
		MemoryContextSwitchTo(old);
	}
	file.way = fcinfo->flinfo->fn_extra;
	file.round = NO_DAY;
	read_facts(&file, PG_GETARG_ARRAYTYPE_P(0), PG_GETARG_ARRAYTYPE_P(1), PG_GETARG_ARRAYTYPE_P(2));
	for (int i = 0; i < file.nfacts; i++)
	{
		const Fact *f = &file.facts[i];
		const Transition *any = transition_of(file.way, NULL, f->step);
		const Transition *t = any ? transition_of(file.way, stage, f->step) : NULL;

		if (t && strcmp(t->from, "") != 0 && !t->onward && f->complete
			&& transition_of(file.way, NULL, f->step)->onward)
		{
			/* back on the way, after an end that is none */
			file.round = f->day;
			file.round_step = f->step;
		}
		if (any)
			stage = t ? t->to : any->to;
		judge(rsinfo, &file, f, any ? stage : NULL, any == NULL || t != NULL);
	}
	told = palloc0(sizeof(bool) * Max(file.way->nsteps, 1));
	file.asked = palloc0(sizeof(bool) * Max(file.way->nsteps, 1));
	file.earliest = palloc(sizeof(DateADT) * Max(file.way->nsteps, 1));
	for (int i = 0; i < file.way->nsteps; i++)
		file.earliest[i] = NO_DAY;
	for (int i = 0; i < file.way->ntransitions; i++)
	{
		const Transition *t = &file.way->transitions[i];

		if (t->onward && strcmp(t->from, stage) == 0)
			tell_missing(rsinfo, &file, t->step, told);
	}
	return (Datum) 0;
}

void
_PG_init(void)
{
	pb = partybuild_api("partybuild_development");
}
