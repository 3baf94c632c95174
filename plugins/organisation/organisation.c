/*
 * organisation.c
 *	  Checks in C beside the views of the rules that nearly every write to
 *	  party.membership concerns.
 *
 * Each is called as its view and says whether that has a row for one subject;
 * what it cannot tell cheaply it leaves to the view (PB_UNSURE).  sql/05_screen.sql compares the two
 * on generated data.  Nothing here outlives a call but the resolved accesses.
 */
#include "partybuild.h"

#include "catalog/pg_type.h"
#include "utils/date.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

static const PartybuildApi *pb;

static PbAccess organisation = {
	.relation = "party.organisation", .key = "id", .columns = {"kind", "active_on", "revoked_on", NULL},
	.types = {ANYENUMOID, DATEOID, DATEOID}
};
static PbAccess membership_by_org = {
	.relation = "party.membership", .key = "org_id", .columns = {"status", "from_date", "to_date", NULL},
	.types = {ANYENUMOID, DATEOID, DATEOID}
};
static PbAccess membership_by_member = {
	.relation = "party.membership", .key = "member_id", .columns = {"org_id", "from_date", "to_date", NULL},
	.types = {INT8OID, DATEOID, DATEOID}
};
static PbAccess subordination_by_parent = {
	.relation = "party.subordination", .key = "parent_id", .columns = {"org_id", "from_date", "to_date", NULL},
	.types = {INT8OID, DATEOID, DATEOID}
};
static PbAccess member = {
	.relation = "party.member", .key = "id", .columns = {"admitted_on", "known_from", "ended_on", NULL},
	.types = {DATEOID, DATEOID, DATEOID}
};

typedef struct Organisation
{
	uint64		look;			/* what follows was read at */
	int64		id;
	bool		found;
	Oid			kind;
	bool		active;			/* today */
	bool		ends;			/* is revoked, on whatever day */
} Organisation;

/*
 * The organisation, which several rules of one look ask for; NULL where the register cannot be read by index.  Holds
 * until the next call.
 */
static const Organisation *
read_organisation(int64 id)
{
	static Organisation read[16];
	Organisation *o = &read[(uint64) id % lengthof(read)];
	DateADT		today = pb->today();
	PbCursor	c;

	if (o->id == id && o->look == pb->look() && o->look != 0)
		return o;
	memset(o, 0, sizeof(Organisation));
	if (!pb->open(&organisation, id, &c))
		return NULL;
	o->found = pb->next(&c);
	if (o->found)
	{
		bool		no_kind, no_active, no_revoked;
		DateADT		active_on, revoked_on;

		o->kind = DatumGetObjectId(pb->get(&c, 0, &no_kind));
		active_on = DatumGetDateADT(pb->get(&c, 1, &no_active));
		revoked_on = DatumGetDateADT(pb->get(&c, 2, &no_revoked));
		o->ends = !no_revoked;
		o->active = !no_active && active_on <= today && (no_revoked || revoked_on > today);
	}
	pb->close(&c);
	o->id = id;
	o->look = pb->look();
	return o;
}

/*
 * Is it of that kind?  Where a label is called otherwise by now, nobody can tell: a screen that asked
 * has "unsure" set, and must clear nobody.
 */
static bool unsure;

static inline bool
is_kind(const Organisation *o, const char *label)
{
	Oid			kind = pb->label("organisation_kind", label);

	unsure |= !OidIsValid(kind);
	return o->kind == kind;
}

/* Is the row of the cursor, with its dates in these columns, in force today? */
static bool
in_force(PbCursor *c, int from_column, DateADT today)
{
	bool		isnull;
	DateADT		from = DatumGetDateADT(pb->get(c, from_column, &isnull));
	DateADT		to = DatumGetDateADT(pb->get(c, from_column + 1, &isnull));

	return from <= today && (isnull || to > today);
}

/* Full members of a branch today, counted no further than "enough"; -1 if they cannot be read. */
static int64
full_members(int64 org_id, int64 enough)
{
	DateADT		today = pb->today();
	Oid			full = pb->label("member_status", "full");
	PbCursor	c;
	int64		n = 0;

	if (!OidIsValid(full) || !pb->open(&membership_by_org, org_id, &c))
		return -1;
	while (n < enough && pb->next(&c))
	{
		bool		isnull;

		if (DatumGetObjectId(pb->get(&c, 0, &isnull)) == full && in_force(&c, 1, today))
			n++;
	}
	pb->close(&c);
	return n;
}

/* The same over the organisation and all below it; depth ends a walk through a cycle, -1 then. */
static int64
full_members_below(int64 org_id, int64 enough, int depth)
{
	DateADT		today = pb->today();
	int64		n = full_members(org_id, enough);
	PbCursor	c;

	if (n < 0 || n >= enough)
		return n;
	if (depth > 8 || !pb->open(&subordination_by_parent, org_id, &c))
		return -1;
	while (n < enough && pb->next(&c))
	{
		bool		isnull;
		int64		below;

		if (!in_force(&c, 1, today))
			continue;
		below = full_members_below(DatumGetInt64(pb->get(&c, 0, &isnull)), enough - n, depth + 1);
		if (below < 0)
		{
			n = -1;
			break;
		}
		n += below;
	}
	pb->close(&c);
	return n;
}

static bool
is_branch(const Organisation *o)
{
	return is_kind(o, "branch") || is_kind(o, "joint_branch");
}

static bool
is_general_branch(const Organisation *o)
{
	return is_kind(o, "general_branch");
}

static bool
is_basic_committee(const Organisation *o)
{
	return is_kind(o, "basic_committee");
}

/* Is a rule on active organisations of a kind to be asked of this one?  If not, the result is known. */
static bool
concerns(int64 org_id, bool (*of_kind) (const Organisation *), PbScreenResult *result)
{
	const Organisation *o = read_organisation(org_id);

	if (o == NULL)
	{
		*result = PB_UNSURE;
		return false;
	}
	unsure = false;
	*result = PB_CLEAN;
	if (o->found && o->active && of_kind(o))
		return true;
	if (unsure)
		*result = PB_UNSURE;
	return false;
}

static PbScreenResult
within(int64 n, int64 min, int64 max)
{
	return n < 0 ? PB_UNSURE : n < min || n > max ? PB_VIOLATED : PB_CLEAN;
}

/* ORG-01 */
static PbScreenResult
org_01_branch_minimum(int64 org_id)
{
	PbScreenResult result;
	int64		min;

	if (!concerns(org_id, is_branch, &result))
		return result;
	min = pb->param("ORG-01", "min");
	return within(full_members(org_id, min), min, PG_INT64_MAX);
}

/* ORG-02 */
static PbScreenResult
org_02_branch_maximum(int64 org_id)
{
	PbScreenResult result;
	int64		max;
	int64		n;

	if (!concerns(org_id, is_branch, &result))
		return result;
	max = pb->param("ORG-02", "max");
	n = pb->count_entries(&membership_by_org, org_id, max + 1);
	if (n >= 0 && n <= max)
		return PB_CLEAN;
	return within(full_members(org_id, max + 1), 0, max);
}

/* ORG-03 */
static PbScreenResult
org_03_general_branch_size(int64 org_id)
{
	PbScreenResult result;
	int64		max;

	if (!concerns(org_id, is_general_branch, &result))
		return result;
	max = pb->param("ORG-03", "max");
	return within(full_members_below(org_id, max + 1, 0), pb->param("ORG-03", "min"), max);
}

/* ORG-04 */
static PbScreenResult
org_04_basic_committee_size(int64 org_id)
{
	PbScreenResult result;
	int64		min;

	if (!concerns(org_id, is_basic_committee, &result))
		return result;
	min = pb->param("ORG-04", "min");
	return within(full_members_below(org_id, min, 0), min, PG_INT64_MAX);
}

/* ORG-10 */
static PbScreenResult
org_10_revoked_is_empty(int64 org_id)
{
	const Organisation *o = read_organisation(org_id);

	if (o == NULL)
		return PB_UNSURE;
	return !o->found || !o->ends ? PB_CLEAN : PB_UNSURE;
}

/* ORG-11: clean where the periods, in order, adjoin from the first day known to the end, and none begins before. */
#define MAX_PERIODS 32
static PbScreenResult
org_11_one_branch(int64 member_id)
{
	DateADT		from[MAX_PERIODS], to[MAX_PERIODS];
	DateADT		begin, known, end;
	bool		no_begin, no_known, no_end;
	PbCursor	c;
	int			n = 0;

	if (!pb->open(&member, member_id, &c))
		return PB_UNSURE;
	if (!pb->next(&c))
	{
		pb->close(&c);
		return PB_CLEAN;
	}
	begin = DatumGetDateADT(pb->get(&c, 0, &no_begin));
	known = DatumGetDateADT(pb->get(&c, 1, &no_known));
	end = DatumGetDateADT(pb->get(&c, 2, &no_end));
	pb->close(&c);
	if (no_end)
		end = DATEVAL_NOEND;

	if (!pb->open(&membership_by_member, member_id, &c))
		return PB_UNSURE;
	while (n < MAX_PERIODS && pb->next(&c))
	{
		bool		isnull;
		DateADT		f = DatumGetDateADT(pb->get(&c, 1, &isnull));
		DateADT		t = DatumGetDateADT(pb->get(&c, 2, &isnull));
		int			at = n++;

		for (; at > 0 && from[at - 1] > f; at--)
		{
			from[at] = from[at - 1];
			to[at] = to[at - 1];
		}
		from[at] = f;
		to[at] = isnull ? DATEVAL_NOEND : t;
	}
	pb->close(&c);
	/* Who was never admitted is judged from his first branch on. */
	if (n == 0 && no_begin)
		return PB_CLEAN;
	if (n > 0 && no_begin)
		begin = from[0];
	if (!no_known && known > begin)
		begin = known;
	if (n == 0 || n == MAX_PERIODS || from[0] != begin || to[n - 1] != end)
		return PB_UNSURE;
	for (int i = 1; i < n; i++)
		if (from[i] != to[i - 1])
			return PB_UNSURE;
	return PB_CLEAN;
}

/* ORG-12 */
static PbScreenResult
org_12_members_in_branches(int64 member_id)
{
	PbScreenResult result = PB_CLEAN;
	PbCursor	c;

	unsure = false;
	if (!pb->open(&membership_by_member, member_id, &c))
		return PB_UNSURE;
	while (result == PB_CLEAN && pb->next(&c))
	{
		bool		isnull;
		const Organisation *o = read_organisation(DatumGetInt64(pb->get(&c, 0, &isnull)));

		if (o == NULL)
			result = PB_UNSURE;
		else if (o->found && !is_branch(o) && !is_kind(o, "provisional_branch"))
			result = PB_VIOLATED;
	}
	pb->close(&c);
	return unsure ? PB_UNSURE : result;
}

/* ORG-13 */
static PbScreenResult
org_13_provisional_branch(int64 org_id)
{
	const Organisation *o = read_organisation(org_id);

	if (o == NULL)
		return PB_UNSURE;
	unsure = false;
	return o->found && (is_kind(o, "provisional_branch") || unsure) ? PB_UNSURE : PB_CLEAN;
}

void
_PG_init(void)
{
	pb = partybuild_api("partybuild_organisation");
	pb->register_kind("document");
	pb->register_screen("ORG-01", org_01_branch_minimum);
	pb->register_screen("ORG-02", org_02_branch_maximum);
	pb->register_screen("ORG-03", org_03_general_branch_size);
	pb->register_screen("ORG-04", org_04_basic_committee_size);
	pb->register_screen("ORG-10", org_10_revoked_is_empty);
	pb->register_screen("ORG-11", org_11_one_branch);
	pb->register_screen("ORG-12", org_12_members_in_branches);
	pb->register_screen("ORG-13", org_13_provisional_branch);
}
