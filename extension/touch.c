/*
 * touch.c
 *	  What a transaction has touched and not yet had judged.
 *
 * touch() is called from the WHEN clause of the watching triggers, with the old
 * and the new row.  For each watch whose columns differ it puts the subjects
 * named by the key column into a hash that lives as long as the transaction,
 * with the set of (watch, side) that touched them.  Sets are interned: an entry
 * holds a number, and "set + member" is looked up.
 *
 * It returns true, so that an event is queued, when none is queued yet: the
 * first event to fire judges all that is pending.
 *
 * Every change of an entry within a subtransaction is noted in an undo log, and
 * taken back when that subtransaction is rolled back, because PostgreSQL takes
 * back its events too: both those queued in it and the firing of older ones
 * (SET CONSTRAINTS IMMEDIATE within a savepoint).
 *
 * touch() runs with the writer's rights and can be called by hand.  It can do
 * no more than have something judged: what is pending when the transaction
 * wants to commit or prepare is judged in the callback below, event or not.
 * Who has no right to write the watched table cannot touch.
 */
#include "pb_internal.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

typedef struct Pending
{
	PbSubject	key;			/* padding zeroed by make_key */
	uint32		set;			/* 0: nothing pending */
	char		status;
} Pending;

static inline uint32
hash_key(PbSubject key)
{
	uint64		h = (uint64) key.id * UINT64CONST(0x9E3779B97F4A7C15) + key.kind;

	return (uint32) (h ^ (h >> 32));
}

#define SH_PREFIX pending
#define SH_ELEMENT_TYPE Pending
#define SH_KEY_TYPE PbSubject
#define SH_KEY key
#define SH_HASH_KEY(tb, k) hash_key(k)
#define SH_EQUAL(tb, a, b) ((a).id == (b).id && (a).kind == (b).kind)
#define SH_SCOPE static inline
#define SH_DEFINE
#define SH_DECLARE
#include "lib/simplehash.h"

typedef struct MemberSet
{
	int			n;
	int		   *members;
	int			last_member;	/* of the last question "this set and which other?" */
	uint32		last_result;
} MemberSet;

typedef struct Undo
{
	PbSubject	key;
	uint32		set;			/* before the change */
	int			level;			/* nest level of the change */
} Undo;

/* All in "context", which the transaction's end resets. */
static MemoryContext context = NULL;
static pending_hash *pending = NULL;
static int64 pending_count = 0;
static MemberSet *sets = NULL;
static uint32 set_count = 0;
static Undo *undo = NULL;
static int	undo_count = 0;
static int	undo_limit = 0;

/* The nest level at which an event was queued that has not fired; 0: none */
static int	event_level = 0;

/* Rises when what a PbTouch remembers of its last subject no longer holds. */
static uint64 epoch = 1;

static void
begin(void)
{
	MemoryContext old;

	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "partybuild pending", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	pending = pending_create(context, 64, NULL);
	sets = palloc0(16 * sizeof(MemberSet));
	set_count = 1;				/* set 0 is empty */
	MemoryContextSwitchTo(old);
}

static void
end(void)
{
	event_level = 0;
	epoch++;
	if (pending == NULL)
		return;
	MemoryContextReset(context);
	pending = NULL;
	pending_count = 0;
	sets = NULL;
	undo = NULL;
	undo_count = undo_limit = 0;
}

/* The number of the set "set" with "member" added. */
static uint32
set_with(uint32 set, int member)
{
	MemberSet  *s = &sets[set];
	MemberSet  *t;
	int			at;

	for (int i = 0; i < s->n; i++)
		if (s->members[i] == member)
			return set;
	if (s->last_result != 0 && s->last_member == member)
		return s->last_result;
	for (at = 0; at < s->n && s->members[at] < member; at++)
		;
	for (uint32 i = 1; i < set_count; i++)
	{
		t = &sets[i];
		if (t->n == s->n + 1 && t->members[at] == member &&
			(at == 0 || memcmp(t->members, s->members, at * sizeof(int)) == 0) &&
			(at == s->n || memcmp(t->members + at + 1, s->members + at, (s->n - at) * sizeof(int)) == 0))
		{
			s->last_member = member;
			s->last_result = i;
			return i;
		}
	}
	if (set_count % 16 == 0)
	{
		sets = repalloc(sets, (set_count + 16) * sizeof(MemberSet));
		memset(sets + set_count, 0, 16 * sizeof(MemberSet));
		s = &sets[set];
	}
	t = &sets[set_count];
	t->n = s->n + 1;
	t->members = MemoryContextAlloc(context, t->n * sizeof(int));
	if (at > 0)
		memcpy(t->members, s->members, at * sizeof(int));
	t->members[at] = member;
	if (at < s->n)
		memcpy(t->members + at + 1, s->members + at, (s->n - at) * sizeof(int));
	s->last_member = member;
	s->last_result = set_count;
	return set_count++;
}

/* Change an entry's set, and note how to take that back. */
static void
change(Pending *p, uint32 set)
{
	int			level = GetCurrentTransactionNestLevel();

	if (level > 1)
	{
		if (undo_count == undo_limit)
		{
			undo_limit = undo_limit ? undo_limit * 2 : 64;
			undo = undo ? repalloc_huge(undo, undo_limit * sizeof(Undo)) :
				MemoryContextAlloc(context, undo_limit * sizeof(Undo));
		}
		undo[undo_count++] = (Undo) {p->key, p->set, level};
	}
	pending_count += (set != 0) - (p->set != 0);
	p->set = set;
}

/* Note that these members touched a subject. */
static void
note(int kind, int64 id, const int *members, int n)
{
	PbSubject	key;
	Pending    *p;
	uint32		set;
	bool		found;

	memset(&key, 0, sizeof(key));
	key.kind = kind;
	key.id = id;
	if (pending == NULL)
		begin();
	p = pending_insert(pending, key, &found);
	if (!found)
		p->set = 0;
	set = p->set;
	for (int i = 0; i < n; i++)
		set = set_with(set, members[i]);
	if (set != p->set)
		change(p, set);
}

/* Note the subject on one side of a row for the watches that look at what has changed. */
static void
touch_side(PbTouch *t, int side, int64 id, uint64 changed)
{
	int			members[64];
	int			n = 0;

	/* Most rows of a bulk load repeat a subject. */
	if (t->last_epoch == epoch && t->last == id && t->last_side == side && t->last_columns == changed)
		return;
	for (int i = 0; i < t->count; i++)
	{
		if ((t->watches[i]->columns & changed) != 0)
			members[n++] = t->watches[i]->id * 2 + side;
		if (n == lengthof(members) || (i == t->count - 1 && n > 0))
		{
			note(t->kind, id, members, n);
			n = 0;
		}
	}
	t->last_epoch = epoch;
	t->last = id;
	t->last_side = side;
	t->last_columns = changed;
}

/* May the current user write the table at all? */
static void
require_writer(PbTable *t)
{
	Oid			user = GetUserId();

	if (t->trusted_user == user)
		return;
	if (pg_class_aclmask(t->relid, user, ACL_INSERT | ACL_UPDATE | ACL_DELETE | ACL_TRUNCATE, ACLMASK_ANY) == 0 &&
		pg_attribute_aclcheck_all(t->relid, user, ACL_INSERT, ACLMASK_ANY) != ACLCHECK_OK &&
		pg_attribute_aclcheck_all(t->relid, user, ACL_UPDATE, ACLMASK_ANY) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, get_rel_name(t->relid));
	t->trusted_user = user;
}

typedef struct Row
{
	Datum	   *values;
	bool	   *nulls;
} Row;

static Row
deform(HeapTupleHeader header, TupleDesc desc)
{
	HeapTupleData tuple;
	Row			row;

	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = header;
	row.values = palloc(desc->natts * sizeof(Datum));
	row.nulls = palloc(desc->natts * sizeof(bool));
	heap_deform_tuple(&tuple, desc, row.values, row.nulls);
	return row;
}

/* Which of the table's compared columns differ; equal in value but not in image counts as different. */
static uint64
changed_columns(PbTable *t, TupleDesc desc, Row *old, Row *new)
{
	uint64		changed = 0;

	for (int i = 0; i < t->compared_count; i++)
	{
		int			c = t->compared[i] - 1;
		Form_pg_attribute a = TupleDescAttr(desc, c);

		if (old->nulls[c] != new->nulls[c] ||
			(!old->nulls[c] && !datum_image_eq(old->values[c], new->values[c], a->attbyval, a->attlen)))
			changed |= UINT64CONST(1) << Min(i, 63);
	}
	return changed;
}

/* True once until the event that it asks for has fired or was rolled back. */
static bool
needs_event(void)
{
	if (event_level != 0 || pending_count == 0)
		return false;
	event_level = GetCurrentTransactionNestLevel();
	return true;
}

/*
 * touch(old, new): the row before and after a write, of a watched table, null where there is none.
 * True where an event must be queued; touch(null, null) says that none was queued for what was
 * touched by hand, which is harmless: see the head of this file.
 */
PG_FUNCTION_INFO_V1(pb_touch);
Datum
pb_touch(PG_FUNCTION_ARGS)
{
	Row			row[2];
	HeapTupleHeader header[2] = {NULL, NULL};
	HeapTupleHeader some;
	PbTable    *table;
	TupleDesc	desc;
	uint64		changed = PG_UINT64_MAX;

	for (int side = 0; side < 2; side++)
		if (!PG_ARGISNULL(side))
			header[side] = PG_GETARG_HEAPTUPLEHEADER(side);
	some = header[0] ? header[0] : header[1];
	if (some == NULL)
	{
		event_level = 0;
		PG_RETURN_BOOL(false);
	}
	table = pb_table_of(HeapTupleHeaderGetTypeId(some));
	if (table == NULL ||
		(header[0] && header[1] && HeapTupleHeaderGetTypeId(header[0]) != HeapTupleHeaderGetTypeId(header[1])))
		PG_RETURN_BOOL(false);
	require_writer(table);
	desc = lookup_rowtype_tupdesc(table->type, -1);
	for (int side = 0; side < 2; side++)
		if (header[side])
			row[side] = deform(header[side], desc);
	if (header[0] && header[1])
		changed = changed_columns(table, desc, &row[0], &row[1]);
	ReleaseTupleDesc(desc);
	if (changed != 0)
		for (int i = 0; i < table->touch_count; i++)
		{
			PbTouch    *t = &table->touches[i];

			for (int side = 0; side < 2; side++)
				if (header[side] && !row[side].nulls[t->key - 1])
					touch_side(t, side, DatumGetInt64(row[side].values[t->key - 1]), changed);
		}
	PG_RETURN_BOOL(needs_event());
}

/*
 * touch_rule(rule, left, entered): notes two subjects for one rule by its code.  Approvals and
 * findings name the rule they are about.
 */
PG_FUNCTION_INFO_V1(pb_touch_rule);
Datum
pb_touch_rule(PG_FUNCTION_ARGS)
{
	PbRule	   *rule;

	if (PG_ARGISNULL(0))
		PG_RETURN_BOOL(false);
	pb_catalogue_load();
	rule = pb_rule(pb_rule_number(text_to_cstring(PG_GETARG_TEXT_PP(0))));
	if (!rule->present)
		PG_RETURN_BOOL(false);
	for (int i = 1; i <= 2; i++)
		if (!PG_ARGISNULL(i))
		{
			int			member = -(rule->no + 1);

			note(rule->kind, PG_GETARG_INT64(i), &member, 1);
		}
	PG_RETURN_BOOL(needs_event());
}

bool
pb_anything_pending(void)
{
	return pending_count > 0;
}

void
pb_visit_pending(PbPendingVisit visit, void *arg)
{
	pending_iterator it;
	Pending    *p;

	if (pending == NULL)
		return;
	pending_start_iterate(pending, &it);
	while ((p = pending_iterate(pending, &it)) != NULL)
		if (p->set != 0)
			visit(p->key.kind, p->key.id, sets[p->set].members, sets[p->set].n, arg);
}

/* What was pending is being judged. */
void
pb_forget_pending(void)
{
	pending_iterator it;
	Pending    *p;

	epoch++;
	event_level = 0;
	if (pending == NULL)
		return;
	if (GetCurrentTransactionNestLevel() == 1 && undo_count == 0)
	{
		end();
		return;
	}
	pending_start_iterate(pending, &it);
	while ((p = pending_iterate(pending, &it)) != NULL)
		if (p->set != 0)
			change(p, 0);
}

static void
at_transaction(XactEvent event, void *arg)
{
	switch (event)
	{
		case XACT_EVENT_PRE_COMMIT:
		case XACT_EVENT_PRE_PREPARE:
			/* Keeping a finding may touch again where a plugin watches findings. */
			for (int i = 0; pb_anything_pending(); i++)
			{
				if (i == 100)
					elog(ERROR, "judging this transaction does not come to an end");
				pb_check_pending();
			}
			break;
		case XACT_EVENT_COMMIT:
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			end();
			break;
		default:
			break;
	}
}

static void
at_subtransaction(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	int			level = GetCurrentTransactionNestLevel();

	if (event == SUBXACT_EVENT_ABORT_SUB)
	{
		epoch++;
		if (event_level >= level)
			event_level = 0;
		for (; undo_count > 0 && undo[undo_count - 1].level >= level; undo_count--)
		{
			Pending    *p = pending_lookup(pending, undo[undo_count - 1].key);

			pending_count += (undo[undo_count - 1].set != 0) - (p->set != 0);
			p->set = undo[undo_count - 1].set;
		}
	}
	else if (event == SUBXACT_EVENT_COMMIT_SUB)
	{
		int			i;

		event_level = Min(event_level, level - 1);
		/* What this level noted now belongs to its parent; the outermost level needs no log. */
		for (i = undo_count; i > 0 && undo[i - 1].level >= level; i--)
			undo[i - 1].level = level - 1;
		if (level == 2)
			undo_count = i;
	}
}

void
pb_touch_init(void)
{
	RegisterXactCallback(at_transaction, NULL);
	RegisterSubXactCallback(at_subtransaction, NULL);
}
