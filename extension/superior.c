/*
 * superior.c
 *	  Walking up from an organisation to its superiors, as of today.
 *
 * Reads party.subordination and party.organisation under the active snapshot.
 * Rules over a subtree are judged for these; policies are looked up along them.
 */
#include "pb_internal.h"

#define MAX_DEPTH 32			/* ORG-07 forbids cycles; this ends a walk through one that is not yet judged */

static PbAccess subordination = {
	.relation = "party.subordination", .key = "org_id",
	.columns = {"parent_id", "from_date", "to_date", NULL}
};
static PbAccess organisation = {
	.relation = "party.organisation", .key = "id", .columns = {"kind", NULL}
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

/* Call visit for each superior, nearest first, until it returns false. */
void
pb_visit_superiors(int64 org_id, PbSuperiorVisit visit, void *arg)
{
	DateADT		day = pb_today();
	PbCursor	c;

	for (int depth = 0; depth < MAX_DEPTH; depth++)
	{
		Oid			kind = InvalidOid;
		bool		isnull;

		org_id = superior_of(org_id, day);
		if (org_id == 0 || !pb_open(&organisation, org_id, &c))
			return;
		if (pb_next(&c))
			kind = DatumGetObjectId(pb_get(&c, 0, &isnull));
		pb_close(&c);
		if (!visit(org_id, kind, arg))
			return;
	}
}
