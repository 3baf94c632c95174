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

typedef struct Walk
{
	uint64		look;
	int64		org_id;
	int			n;
	int64		id[MAX_DEPTH];
	Oid			kind[MAX_DEPTH];
} Walk;

/* The superiors of an organisation, nearest first; several rules of one check ask for the same. */
static Walk *
walk_up(int64 org_id)
{
	static Walk walks[16];
	Walk	   *w = &walks[(uint64) org_id % lengthof(walks)];
	DateADT		day = pb_today();
	PbCursor	c;
	int64		at = org_id;

	if (w->org_id == org_id && w->look == pb_look && pb_look != 0)
		return w;
	w->look = 0;
	w->org_id = org_id;
	for (w->n = 0; w->n < MAX_DEPTH; w->n++)
	{
		bool		isnull;

		at = superior_of(at, day);
		if (at == 0 || !pb_open(&organisation, at, &c))
			break;
		w->id[w->n] = at;
		w->kind[w->n] = pb_next(&c) ? DatumGetObjectId(pb_get(&c, 0, &isnull)) : InvalidOid;
		pb_close(&c);
	}
	w->look = pb_look;
	return w;
}

/* Call visit for each superior, nearest first, until it returns false. */
void
pb_visit_superiors(int64 org_id, PbSuperiorVisit visit, void *arg)
{
	Walk		w = *walk_up(org_id);	/* visit may walk too */

	for (int i = 0; i < w.n; i++)
		if (!visit(w.id[i], w.kind[i], arg))
			return;
}
