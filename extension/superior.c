/*
 * superior.c
 *	  Walking up from an organisation to its superiors, as of today.
 *
 * Reads party.subordination and party.organisation under the active snapshot.
 * Rules over a subtree are judged for these; policies are looked up along them.
 *
 * Asks access.c, clock.c and judging.c; what is remembered is of one look.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"

#define MAX_DEPTH 32			/* ORG-07 forbids cycles; this ends a walk through one that is not yet judged */

static PbAccess subordination = {
	.relation = "party.subordination", .key = "org_id",
	.columns = {"parent_id", "from_date", "to_date", NULL},
	.types = {INT8OID, DATEOID, DATEOID}
};
static PbAccess organisation = {
	.relation = "party.organisation", .key = "id", .columns = {"kind", NULL},
	.types = {ANYENUMOID}
};

static int64
superior_of(int64 org_id, DateADT day)
{
	PbCursor	c;
	int64		found = 0;

	if (!pb_open(&subordination, org_id, &c))
		return 0;
	while (found == 0 && pb_next(&c))
	{
		bool		isnull;
		DateADT		from = DatumGetDateADT(pb_get(&c, 1, &isnull));
		DateADT		to = DatumGetDateADT(pb_get(&c, 2, &isnull));

		if (from <= day && (isnull || to > day))
			found = DatumGetInt64(pb_get(&c, 0, &isnull));
	}
	pb_close(&c);
	return found;
}

/* The step up from an organisation; several rules of one check ask for the same, and branches share superiors. */
typedef struct Step
{
	uint64		look;
	int64		org_id;
	int64		parent_id;		/* 0: there is none */
	Oid			kind;			/* of the superior */
} Step;

static Step
step_up(int64 org_id)
{
	static Step steps[1024];
	Step	   *s = &steps[(uint64) org_id % lengthof(steps)];
	Step		found = {pb_look, org_id, 0, InvalidOid};
	PbCursor	c;

	if (s->org_id == org_id && s->look == pb_look && pb_look != 0)
		return *s;
	found.parent_id = superior_of(org_id, pb_today());
	if (found.parent_id != 0 && !pb_open(&organisation, found.parent_id, &c))
		found.parent_id = 0;
	else if (found.parent_id != 0)
	{
		bool		isnull;

		if (pb_next(&c))
			found.kind = DatumGetObjectId(pb_get(&c, 0, &isnull));
		pb_close(&c);
	}
	*s = found;
	return found;
}

/* Call visit for each superior, nearest first, until it returns false. */
void
pb_visit_superiors(int64 org_id, PbSuperiorVisit visit, void *arg)
{
	Step		s = step_up(org_id);

	for (int depth = 0; s.parent_id != 0 && depth < MAX_DEPTH && visit(s.parent_id, s.kind, arg); depth++)
		s = step_up(s.parent_id);
}
