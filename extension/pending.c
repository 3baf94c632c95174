/*
 * pending.c
 *	  What a transaction has touched and not yet had judged.
 *
 * A hash of subjects that lives as long as the transaction, each with the set
 * of (watch, side) that touched it.  Sets are interned: an entry holds a
 * number, and "set + member" is looked up.
 *
 * Every change of an entry within a subtransaction is noted in an undo log, and
 * taken back when that subtransaction is rolled back, because PostgreSQL takes
 * back its events too: both those queued in it and the firing of older ones
 * (SET CONSTRAINTS IMMEDIATE within a savepoint).
 *
 * Asks nobody; commit.c says when a transaction or subtransaction ends, which
 * clears it.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "common/hashfn.h"
#include "utils/memutils.h"

typedef struct Pending
{
	PbSubject	key;			/* padding zeroed by make_key */
	uint32		set;			/* 0: nothing pending */
	DateADT		from;			/* the time that changed; not narrowed again by itself */
	DateADT		to;
	bool		listed;			/* in "list" */
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
	DateADT		from;
	DateADT		to;
	int			level;			/* nest level of the change */
} Undo;

/* A day to come on which a row began or ended that is not so any more. */
typedef struct FormerDay
{
	PbSubject	key;
	DateADT		day;
} FormerDay;

/* All in "context", which the transaction's end resets. */
static MemoryContext context = NULL;
static pending_hash *pending = NULL;
static int64 pending_count = 0;
static PbSubject *list = NULL;	/* what may be pending: what was noted since it was last judged */
static int64 list_count = 0;
static int64 list_limit = 0;
static MemberSet *sets = NULL;
static uint32 set_count = 0;
static Undo *undo = NULL;
static int	undo_count = 0;
static int	undo_limit = 0;
static FormerDay *former = NULL;	/* kept whatever is rolled back: to look at a day too many costs time only */
static int64 former_count = 0;
static int64 former_limit = 0;

/* The nest level at which an event was queued that has not fired; 0: none */
static int	event_level = 0;

/* Was anything noted in this transaction? */
static bool noted = false;

/* Rises when what a caller remembers of what it noted last no longer holds. */
uint64		pb_pending_epoch = 1;

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
	pb_pending_epoch++;
	if (pending == NULL)
		return;
	MemoryContextReset(context);
	pending = NULL;
	pending_count = 0;
	sets = NULL;
	list = NULL;
	list_count = list_limit = 0;
	undo = NULL;
	undo_count = undo_limit = 0;
	former = NULL;
	former_count = former_limit = 0;
}

/* A new set of n members, which the caller names; pointers to sets may hold no longer. */
static MemberSet *
new_set(int n)
{
	MemberSet  *t;

	if (set_count % 16 == 0)
	{
		sets = repalloc(sets, (set_count + 16) * sizeof(MemberSet));
		memset(sets + set_count, 0, 16 * sizeof(MemberSet));
	}
	t = &sets[set_count++];
	t->n = n;
	t->members = MemoryContextAlloc(context, n * sizeof(int));
	return t;
}

/* The number of the set of these members, in ascending order. */
static uint32
set_of(const int *members, int n)
{
	for (uint32 i = 1; i < set_count; i++)
		if (sets[i].n == n && memcmp(sets[i].members, members, n * sizeof(int)) == 0)
			return i;
	memcpy(new_set(n)->members, members, n * sizeof(int));
	return set_count - 1;
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
	t = new_set(s->n + 1);
	s = &sets[set];
	if (at > 0)
		memcpy(t->members, s->members, at * sizeof(int));
	t->members[at] = member;
	if (at < s->n)
		memcpy(t->members + at + 1, s->members + at, (s->n - at) * sizeof(int));
	s->last_member = member;
	s->last_result = set_count - 1;
	return s->last_result;
}

/* An entry's set, and with it whether it is pending. */
static void
set_pending(Pending *p, uint32 set)
{
	pending_count += (set != 0) - (p->set != 0);
	p->set = set;
	if (set == 0 || p->listed)
		return;
	if (list_count == list_limit)
	{
		list_limit = list_limit ? list_limit * 2 : 64;
		list = list ? repalloc_huge(list, list_limit * sizeof(PbSubject)) :
			MemoryContextAlloc(context, list_limit * sizeof(PbSubject));
	}
	list[list_count++] = p->key;
	p->listed = true;
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
		undo[undo_count++] = (Undo) {p->key, p->set, p->from, p->to, level};
	}
	set_pending(p, set);
}

/* Note that these members, in ascending order, touched a subject. */
void
pb_note(int kind, int64 id, const int *members, int n)
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
	noted = true;
	p = pending_insert(pending, key, &found);
	if (!found)
	{
		p->set = 0;
		p->from = DATEVAL_NOEND;
		p->to = DATEVAL_NOBEGIN;
		p->listed = false;
	}
	set = p->set;
	if (set == 0)
		set = set_of(members, n);
	else
		for (int i = 0; i < n; i++)
			set = set_with(set, members[i]);
	if (set != p->set)
	{
		bool		is_new = p->set == 0;

		change(p, set);
		if (is_new)
		{
			p->from = DATEVAL_NOEND;
			p->to = DATEVAL_NOBEGIN;
		}
	}
}

static Pending *
find(int kind, int64 id)
{
	PbSubject	key;

	memset(&key, 0, sizeof(key));
	key.kind = kind;
	key.id = id;
	return pending ? pending_lookup(pending, key) : NULL;
}

/* Note that what a row says of a subject has changed from one day to before another. */
void
pb_note_span(int kind, int64 id, DateADT from, DateADT to)
{
	Pending    *p = find(kind, id);

	if (p)
	{
		p->from = Min(p->from, from);
		p->to = Max(p->to, to);
	}
}

/* All of the time for which that was noted, and what lies between. */
void
pb_span_of(int kind, int64 id, DateADT *from, DateADT *to)
{
	Pending    *p = find(kind, id);

	*from = p ? p->from : DATEVAL_NOBEGIN;
	*to = p ? p->to : DATEVAL_NOEND;
}

/* Note a day to come that a row of a subject named, which is deleted or names another one now. */
void
pb_note_former_day(int kind, int64 id, DateADT day)
{
	FormerDay  *last = former_count > 0 ? &former[former_count - 1] : NULL;

	if (last && last->day == day && last->key.id == id && last->key.kind == kind)
		return;
	if (former_count == former_limit)
	{
		former_limit = former_limit ? former_limit * 2 : 64;
		former = former ? repalloc_huge(former, former_limit * sizeof(FormerDay)) :
			MemoryContextAlloc(context, former_limit * sizeof(FormerDay));
	}
	memset(&former[former_count], 0, sizeof(FormerDay));
	former[former_count].key.kind = kind;
	former[former_count].key.id = id;
	former[former_count++].day = day;
}

/* The former days of what is pending. */
void
pb_visit_former_days(PbFormerDayVisit visit, void *arg)
{
	for (int64 i = 0; i < former_count; i++)
	{
		Pending    *p = pending_lookup(pending, former[i].key);

		if (p && p->set != 0)
			visit(p->key.kind, p->key.id, sets[p->set].members, sets[p->set].n, former[i].day, arg);
	}
}

/* The event that was asked for has fired and could not be used. */
void
pb_want_event(void)
{
	event_level = 0;
}

/* True once until the event that it asks for has fired or was rolled back. */
bool
pb_needs_event(void)
{
	if (event_level != 0 || pending_count == 0)
		return false;
	event_level = GetCurrentTransactionNestLevel();
	return true;
}

bool
pb_anything_pending(void)
{
	return pending_count > 0;
}

void
pb_visit_pending(PbPendingVisit visit, void *arg)
{
	for (int64 i = 0; i < list_count; i++)
	{
		Pending    *p = pending_lookup(pending, list[i]);

		if (p->set != 0)
			visit(p->key.kind, p->key.id, sets[p->set].members, sets[p->set].n, arg);
	}
}

/* What was pending is being judged. */
void
pb_forget_pending(void)
{
	pb_pending_epoch++;
	event_level = 0;
	if (pending == NULL)
		return;
	if (GetCurrentTransactionNestLevel() == 1 && undo_count == 0)
	{
		end();
		return;
	}
	for (int64 i = 0; i < list_count; i++)
	{
		Pending    *p = pending_lookup(pending, list[i]);

		if (p->set != 0)
			change(p, 0);
		p->listed = false;
	}
	list_count = 0;
}

/* The transaction has ended; was anything noted in it? */
bool
pb_end_pending(void)
{
	bool		was = noted;

	noted = false;
	end();
	return was;
}

/* A subtransaction at this level was rolled back: take back what it noted, and what it had judged. */
void
pb_undo_pending(int level)
{
	pb_pending_epoch++;
	if (event_level >= level)
		event_level = 0;
	for (; undo_count > 0 && undo[undo_count - 1].level >= level; undo_count--)
	{
		Pending    *p = pending_lookup(pending, undo[undo_count - 1].key);

		set_pending(p, undo[undo_count - 1].set);
		p->from = undo[undo_count - 1].from;
		p->to = undo[undo_count - 1].to;
	}
}

/* One at this level was committed: what it noted now belongs to its parent; the outermost level needs no log. */
void
pb_keep_pending(int level)
{
	int			i;

	event_level = Min(event_level, level - 1);
	for (i = undo_count; i > 0 && undo[i - 1].level >= level; i--)
		undo[i - 1].level = level - 1;
	if (level == 2)
		undo_count = i;
}
