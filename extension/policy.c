/*
 * policy.c
 *	  Modes and numbers: policies by organisation and date, parameters by date.
 *
 * Read and forgotten with the rest of the catalogue (catalogue.c), in whose
 * memory they live; setting.c asks for them.  What suppose.c supposes instead
 * holds until it takes it back, on error too, and for no commit that is judged.
 * Asks superior.c for an organisation's place in the tree, rule.c, query.c and
 * judging.c.
 */
#include "pb_internal.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

typedef struct Policy
{
	int			rule;
	int64		org_id;			/* 0: everywhere */
	PbMode		mode;
	DateADT		from;
	DateADT		to;
} Policy;

typedef struct RuleParam
{
	char	   *rule;
	char	   *name;
	Datum		value;
	DateADT		from;
} RuleParam;

static Policy *policies = NULL;
static int	policy_count = 0;
static RuleParam *params = NULL;
static int	param_count = 0;
static const PbSupposed *supposed = NULL;

/* From now on suppose this, or nothing; what was supposed until now. */
const PbSupposed *
pb_suppose(const PbSupposed *s)
{
	const PbSupposed *before = supposed;

	supposed = s;
	return before;
}

void
pb_forget_policies(void)
{
	policy_count = param_count = 0;
}

static void
load_policies(MemoryContext loaded)
{
	uint64		n = pb_query("SELECT rule, org_id::pg_catalog.int8, mode,"
						  "       from_date::pg_catalog.date, to_date::pg_catalog.date"
						  "  FROM partybuild.policy");

	policies = MemoryContextAlloc(loaded, (n + 1) * sizeof(Policy));
	policy_count = 0;
	for (uint64 i = 0; i < n; i++)
	{
		Policy	   *p = &policies[policy_count++];
		bool		isnull;
		Datum		d;

		p->rule = pb_rule_number(pb_text_at(i, 1));
		pb_rule_as_loaded(p->rule)->has_policy = true;
		d = pb_datum_at(i, 2, &isnull);
		p->org_id = isnull ? 0 : DatumGetInt64(d);
		p->mode = pb_mode_from_name(pb_text_at(i, 3));
		p->from = DatumGetDateADT(pb_datum_at(i, 4, &isnull));
		d = pb_datum_at(i, 5, &isnull);
		p->to = isnull ? DATEVAL_NOEND : DatumGetDateADT(d);
	}
}

static void
load_params(MemoryContext loaded)
{
	uint64		n = pb_query("SELECT rule, name, value::pg_catalog.numeric, from_date::pg_catalog.date"
						  "  FROM partybuild.parameter ORDER BY from_date");
	MemoryContext old = MemoryContextSwitchTo(loaded);

	params = palloc((n + 1) * sizeof(RuleParam));
	param_count = 0;
	for (uint64 i = 0; i < n; i++)
	{
		RuleParam  *p = &params[param_count++];
		bool		isnull;

		p->rule = pstrdup(pb_text_at(i, 1));
		p->name = pstrdup(pb_text_at(i, 2));
		p->value = datumCopy(pb_datum_at(i, 3, &isnull), false, -1);
		p->from = DatumGetDateADT(pb_datum_at(i, 4, &isnull));
	}
	MemoryContextSwitchTo(old);
}

void
pb_load_policies(MemoryContext loaded)
{
	load_policies(loaded);
	load_params(loaded);
}

typedef struct ModeSearch
{
	PbRule	   *rule;
	DateADT		day;
	PbMode		mode;
} ModeSearch;

static bool
policy_at(int64 org_id, Oid kind, void *arg)
{
	ModeSearch *s = arg;
	DateADT		best = DATEVAL_NOBEGIN;
	bool		found = false;

	if (supposed && supposed->has_mode && supposed->rule == s->rule && supposed->org_id == org_id && !pb_judging)
	{
		s->mode = supposed->mode;
		return false;
	}
	/* Of several in force at one place the one that began last. */
	for (int i = 0; i < policy_count; i++)
	{
		Policy	   *p = &policies[i];

		if (p->rule == s->rule->no && p->org_id == org_id && p->from <= s->day && p->to > s->day &&
			p->from >= best)
		{
			best = p->from;
			s->mode = p->mode;
			found = true;
		}
	}
	return !found;
}

/* The mode of a rule for an organisation on a day: the nearest policy up the tree, or the default. */
PbMode
pb_mode_on(PbRule *rule, int64 org_id, DateADT day)
{
	ModeSearch	s = {rule, day, rule->default_mode};

	if (!rule->has_policy && supposed == NULL)
		return rule->default_mode;
	(void) policy_at(0, InvalidOid, &s);
	if (org_id != 0 && policy_at(org_id, InvalidOid, &s))
		pb_visit_superiors(org_id, policy_at, &s);
	return s.mode;
}

/* The strictest mode that the rule has today, for whatever organisation. */
PbMode
pb_strictest_mode(PbRule *rule)
{
	DateADT		day = pb_today();
	PbMode		mode = pb_mode_on(rule, 0, day);

	if (rule->has_policy)
		for (int i = 0; i < policy_count; i++)
			if (policies[i].rule == rule->no && policies[i].from <= day && policies[i].to > day)
				mode = Max(mode, policies[i].mode);
	return mode;
}

/* Does a number begin, or a mode of the rule begin or end, after one day and not after another? */
bool
pb_settings_change(PbRule *rule, DateADT after, DateADT until)
{
	for (int i = 0; i < policy_count; i++)
		if (policies[i].rule == rule->no && ((policies[i].from > after && policies[i].from <= until) ||
											 (policies[i].to > after && policies[i].to <= until)))
			return true;
	/* A view may read other rules' numbers. */
	for (int i = 0; i < param_count; i++)
		if (params[i].from > after && params[i].from <= until)
			return true;
	return false;
}

/* The value in force on a day, in the catalogue's memory; an error 42704 where there is none. */
Datum
pb_param_on(const char *rule, const char *name, DateADT day)
{
	RuleParam  *found = NULL;

	if (supposed && strcmp(supposed->rule->code, rule) == 0 && !pb_judging)
		for (int i = 0; i < supposed->count; i++)
			if (strcmp(supposed->names[i], name) == 0)
				return supposed->values[i];
	for (int i = 0; i < param_count && params[i].from <= day; i++)
		if (strcmp(params[i].name, name) == 0 && strcmp(params[i].rule, rule) == 0)
			found = &params[i];
	if (found == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("rule \"%s\" has no parameter \"%s\" on that day", rule, name),
				 errhint("partybuild.parameter lists the parameters.")));
	return found->value;
}
