/*
 * rule.c
 *	  Rules and kinds of subjects by number, and what plugins register for them.
 *
 * A number holds for the session, because a transaction's pending set refers
 * to it; so what is listed here is never taken out, and lives in
 * TopMemoryContext.  What the catalogue says of a rule catalogue.c puts in.
 * Asks nobody.
 */
#include "pb_internal.h"

#include "utils/memutils.h"

typedef struct NamedValue
{
	char	   *name;
	PbValue		value;
} NamedValue;

static PbRule **rules = NULL;
static int	rule_count = 0;
static char **kinds = NULL;
static int	kind_count = 0;
static NamedValue *values = NULL;
static int	value_count = 0;

static const char *const mode_name[] = {"off", "report", "trial", "warn", "approve", "reject"};

static void *
grow(void *array, int count, size_t size)
{
	if (count % 64 != 0)
		return array;
	if (array == NULL)
		return MemoryContextAllocZero(TopMemoryContext, 64 * size);
	return repalloc(array, (count + 64) * size);
}

int
pb_kind_number(const char *kind)
{
	for (int i = 0; i < kind_count; i++)
		if (strcmp(kinds[i], kind) == 0)
			return i;
	kinds = grow(kinds, kind_count, sizeof(char *));
	kinds[kind_count] = MemoryContextStrdup(TopMemoryContext, kind);
	return kind_count++;
}

const char *
pb_kind_name(int kind)
{
	return kinds[kind];
}

/* The number of a rule; one that is not known gets a number and is not present. */
int
pb_rule_number(const char *code)
{
	for (int i = 0; i < rule_count; i++)
		if (strcmp(rules[i]->code, code) == 0)
			return i;
	rules = grow(rules, rule_count, sizeof(PbRule *));
	rules[rule_count] = MemoryContextAllocZero(TopMemoryContext, sizeof(PbRule));
	rules[rule_count]->no = rule_count;
	rules[rule_count]->code = MemoryContextStrdup(TopMemoryContext, code);
	return rule_count++;
}

int
pb_rule_count(void)
{
	return rule_count;
}

/* Without looking whether the catalogue has changed since, which would take its tables from under the caller. */
PbRule *
pb_rule_as_loaded(int no)
{
	return rules[no];
}

void
pb_register_screen(const char *rule, PbScreen screen)
{
	int			no = pb_rule_number(rule);

	rules[no]->screen = screen;
}

void
pb_register_value(const char *name, PbValue value)
{
	values = grow(values, value_count, sizeof(NamedValue));
	values[value_count].name = MemoryContextStrdup(TopMemoryContext, name);
	values[value_count++].value = value;
}

/* Of two plugins that know a name the one that was loaded last. */
PbValue
pb_value(const char *name)
{
	for (int i = value_count - 1; i >= 0; i--)
		if (strcmp(values[i].name, name) == 0)
			return values[i].value;
	return NULL;
}

PbMode
pb_mode_from_name(const char *name)
{
	for (int i = 0; i < lengthof(mode_name); i++)
		if (strcmp(mode_name[i], name) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown mode \"%s\"", name),
			 errhint("The modes are reject, approve, warn, trial, report and off.")));
}

const char *
pb_mode_name(PbMode mode)
{
	return mode_name[mode];
}
