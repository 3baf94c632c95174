/*
 * verdict.c
 *	  From a rule's violations to what stands in the way: findings, mode, approvals.
 *
 * A violation that is already a finding, and no worse, passes; a better one
 * lowers the finding's bar, and a finding whose violation is gone is closed, in
 * this transaction (the ratchet).  Of the rest the mode decides, and whether it
 * is this transaction's doing: what was there before it, no smaller, is kept as
 * a finding instead.  What would be refused but for a trial is kept as a finding
 * and in party.trial, and nothing is said.  A look at a day to come opens,
 * lowers and closes nothing.
 * Findings and approvals are read under the snapshot of the check, after the
 * subjects were locked, so what two transactions do to one finding happens in a
 * row.
 *
 * Asks ask.c for the violations, before.c, setting.c and policy.c for the mode,
 * access.c for the findings, report.c to warn.  An abort clears nothing: what
 * is remembered is of one look.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

typedef struct Finding
{
	int64		id;
	int64		subject;
	Datum		bar;			/* numeric */
	bool		seen;			/* still violated */
} Finding;

static PbAccess finding_access = {
	.relation = "party.finding", .key = "subject", .columns = {"rule", "id", "bar", "closed_on", NULL},
	.types = {TEXTOID, INT8OID, NUMERICOID, DATEOID},
	.where_null = "closed_on"
};

static SPIPlanPtr lower_plan = NULL;
static SPIPlanPtr close_plan = NULL;
static SPIPlanPtr keep_plan = NULL;
static SPIPlanPtr trial_plan = NULL;
static SPIPlanPtr approval_plan = NULL;
static SPIPlanPtr many_plan = NULL;

/* Run a kept statement with the rights of the findings' owner, under the active snapshot. */
static uint64
execute(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, const char *nulls, bool read_only)
{
	Oid			owner = pb_register_owner();
	PbBorrowed	b;
	int			rc;

	if (!OidIsValid(owner))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the register of findings is missing"),
				 errhint("Rename it back, or restore it from a dump.")));
	pb_borrow(owner, &b);
	/* SET TRANSACTION READ ONLY after the write that is judged must not lose its finding. */
	XactReadOnly = read_only;
	if (*plan == NULL)
	{
		SPIPlanPtr	p = SPI_prepare(sql, nargs, types);

		if (p == NULL || SPI_keepplan(p) != 0)
			elog(ERROR, "could not plan: %s", sql);
		*plan = p;
	}
	rc = SPI_execute_snapshot(*plan, args, nulls, GetActiveSnapshot(), InvalidSnapshot, read_only, true, 0);
	if (rc < 0)
		elog(ERROR, "could not run: %s", sql);
	pb_give_back(&b);
	return SPI_processed;
}

/* The next finding of the cursor that is open, and its rule. */
static bool
next_open(PbCursor *c, text **rule)
{
	while (pb_next(c))
	{
		bool		isnull;
		bool		open;

		(void) pb_get(c, 3, &open);
		*rule = DatumGetTextPP(pb_get(c, 0, &isnull));
		if (open)
			return true;
	}
	return false;
}

/* The rules with an open finding on a subject of this number, of whatever kind; read once a look. */
const Bitmapset *
pb_open_findings(int64 subject)
{
	static struct
	{
		uint64		look;
		int64		subject;
		Bitmapset  *rules;
	}			known[64], *k;
	Bitmapset  *rules = NULL;
	PbCursor	c;
	text	   *code;

	k = &known[(uint64) subject % lengthof(known)];
	if (k->subject == subject && k->look == pb_look)
		return k->rules;
	if (!pb_open(&finding_access, subject, &c))
		return NULL;
	while (next_open(&c, &code))
	{
		int			rule = pb_rule_number(text_to_cstring(code));
		MemoryContext old = MemoryContextSwitchTo(pb_check_context);

		rules = bms_add_member(rules, rule);
		MemoryContextSwitchTo(old);
	}
	pb_close(&c);
	k->look = pb_look;
	k->subject = subject;
	k->rules = rules;
	return rules;
}

/* Add the open findings of the rule on one subject, found by index. */
static List *
findings_of(PbRule *rule, int64 subject, List *list)
{
	PbCursor	c;
	text	   *code;

	if (!bms_is_member(rule->no, pb_open_findings(subject)) || !pb_open(&finding_access, subject, &c))
		return list;
	while (next_open(&c, &code))
		if (VARSIZE_ANY_EXHDR(code) == strlen(rule->code) &&
			memcmp(VARDATA_ANY(code), rule->code, strlen(rule->code)) == 0)
		{
			Finding    *f = palloc0(sizeof(Finding));
			bool		isnull;

			f->id = DatumGetInt64(pb_get(&c, 1, &isnull));
			f->subject = subject;
			f->bar = datumCopy(pb_get(&c, 2, &isnull), false, -1);
			list = lappend(list, f);
		}
	pb_close(&c);
	return list;
}

static int
compare_finding(const ListCell *a, const ListCell *b)
{
	int64		x = ((Finding *) lfirst(a))->subject;
	int64		y = ((Finding *) lfirst(b))->subject;

	return x < y ? -1 : x > y;
}

static List *
findings_of_many(PbRule *rule)
{
	MemoryContext context = CurrentMemoryContext;
	Oid			type = TEXTOID;
	Datum		arg = CStringGetTextDatum(rule->code);
	List	   *list = NIL;
	uint64		n;

	SPI_connect();
	n = execute(&many_plan, "SELECT id::pg_catalog.int8, subject::pg_catalog.int8, bar::pg_catalog.numeric"
				"  FROM party.finding"
				" WHERE rule OPERATOR(pg_catalog.=) $1 AND closed_on IS NULL",
				1, &type, &arg, NULL, true);
	for (uint64 i = 0; i < n; i++)
	{
		MemoryContext old = MemoryContextSwitchTo(context);
		Finding    *f = palloc0(sizeof(Finding));
		bool		isnull;

		f->id = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &isnull));
		f->subject = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2, &isnull));
		f->bar = datumCopy(SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 3, &isnull), false, -1);
		list = lappend(list, f);
		MemoryContextSwitchTo(old);
	}
	SPI_finish();
	return list;
}

static Finding *
finding_for(List *sorted, int64 subject)
{
	int			low = 0;
	int			high = list_length(sorted);

	while (low < high)
	{
		int			mid = (low + high) / 2;

		if (((Finding *) list_nth(sorted, mid))->subject < subject)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < list_length(sorted) && ((Finding *) list_nth(sorted, low))->subject == subject)
		return list_nth(sorted, low);
	return NULL;
}

static void
lower_bar(Finding *f, Datum magnitude)
{
	Oid			types[] = {INT8OID, NUMERICOID};
	Datum		args[] = {Int64GetDatum(f->id), magnitude};

	SPI_connect();
	(void) execute(&lower_plan, "UPDATE party.finding SET bar = $2, magnitude = $2 WHERE id OPERATOR(pg_catalog.=) $1",
				   2, types, args, NULL, false);
	SPI_finish();
}

static void
close_finding(Finding *f)
{
	Oid			types[] = {INT8OID, DATEOID};
	Datum		args[] = {Int64GetDatum(f->id), DateADTGetDatum(pb_today())};

	SPI_connect();
	(void) execute(&close_plan, "UPDATE party.finding SET closed_on = $2, closed_by = 'transaction'"
				   " WHERE id OPERATOR(pg_catalog.=) $1", 2, types, args, NULL, false);
	SPI_finish();
}

/* What was held while the rule was off is no finding; see is_counted(). */
static void
keep_finding(PbViolation *v, const char *origin)
{
	Oid			types[] = {TEXTOID, INT8OID, INT8OID, NUMERICOID, JSONBOID, DATEOID, TEXTOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), Int64GetDatum(v->subject),
		Int64GetDatum(v->org_id), v->magnitude, JsonbPGetDatum(v->args), DateADTGetDatum(pb_today()),
		CStringGetTextDatum(origin)};
	char		nulls[] = "       ";

	if (v->org_is_null)
		nulls[2] = 'n';
	if (v->args == NULL)
		nulls[4] = 'n';
	SPI_connect();
	(void) execute(&keep_plan,
				   "INSERT INTO party.finding (rule, subject, org_id, bar, magnitude, args, origin, found_on)"
				   " SELECT $1, $2, $3, $4, $4, $5, $7, $6 WHERE partybuild.is_counted($1, $2, $3)"
				   " ON CONFLICT (rule, subject) WHERE closed_on IS NULL"
				   " DO UPDATE SET bar = EXCLUDED.bar, magnitude = EXCLUDED.magnitude, args = EXCLUDED.args",
				   7, types, args, nulls, false);
	SPI_finish();
}

/*
 * Keep what a trial lets pass, once a subject and transaction: what it would have been refused for first.  Within the
 * transaction, so that what is rolled back, or refused by another rule, is no trial.
 */
void
pb_keep_trial(PbViolation *v)
{
	Oid			types[] = {TEXTOID, INT8OID, INT8OID, DATEOID, NUMERICOID, JSONBOID, NAMEOID, NAMEOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), Int64GetDatum(v->subject),
		Int64GetDatum(v->org_id), DateADTGetDatum(pb_today()), v->magnitude, JsonbPGetDatum(v->args),
		DirectFunctionCall1(namein, CStringGetDatum(GetUserNameFromId(GetSessionUserId(), false))),
		DirectFunctionCall1(namein, CStringGetDatum(GetUserNameFromId(GetOuterUserId(), false)))};
	char		nulls[] = "        ";

	if (!OidIsValid(pb_relation_named("party.trial")))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the register of trials is missing"),
				 errhint("Rename it back, restore it from a dump, or SELECT partybuild.deploy();.")));
	if (v->org_is_null)
		nulls[2] = 'n';
	if (v->args == NULL)
		nulls[5] = 'n';
	SPI_connect();
	(void) execute(&trial_plan,
				   "INSERT INTO party.trial (rule, subject, org_id, day, magnitude, args, written_by, as_role)"
				   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
				   " ON CONFLICT (rule, subject, written_at, xact) DO NOTHING",
				   8, types, args, nulls, false);
	SPI_finish();
}

/* A true or false that the view gave among the values. */
bool
pb_violation_flag(PbViolation *v, const char *name, bool otherwise)
{
	JsonbValue	value;
	JsonbValue *found = v->args && JB_ROOT_IS_OBJECT(v->args) ?
		getKeyJsonValueFromContainer(&v->args->root, name, strlen(name), &value) : NULL;

	return found && found->type == jbvBool ? found->val.boolean : otherwise;
}

/* Does an approval that counts today cover the violation?  Some bounds cannot be approved away. */
bool
pb_is_approved(PbViolation *v)
{
	Oid			types[] = {TEXTOID, INT8OID, INT8OID, DATEOID};
	Datum		args[] = {CStringGetTextDatum(v->rule->code), Int64GetDatum(v->subject), Int64GetDatum(v->org_id),
		DateADTGetDatum(pb_today())};
	bool		covered;

	if (!pb_violation_flag(v, "approvable", true))
		return false;
	SPI_connect();
	covered = execute(&approval_plan,
					  "SELECT 1 FROM party.approval a"
					  " WHERE a.rule OPERATOR(pg_catalog.=) $1 AND a.subject OPERATOR(pg_catalog.=) $2"
					  "   AND party.approves(a, $3, $4) LIMIT 1",
					  4, types, args, v->org_is_null ? "  n " : NULL, true) > 0;
	SPI_finish();
	return covered;
}

/*
 * What the looks of this check have found approved; in the check's memory.  That an approval ends is foreseen,
 * and no day to refuse on: what it covered on an earlier day is let pass on a later one, for what begins then
 * may be something else.
 */
static List *approved = NIL;

void
pb_forget_approved(void)
{
	approved = NIL;
}

static bool
was_approved(PbViolation *v)
{
	ListCell   *lc;

	foreach(lc, approved)
	{
		PbViolation *a = lfirst(lc);

		if (a->rule == v->rule && a->subject == v->subject &&
			DatumGetInt32(DirectFunctionCall2(numeric_cmp, v->magnitude, a->magnitude)) <= 0)
			return true;
	}
	return false;
}

/* Is it for the mode of the day, and approvals, to warn of it, to refuse it, or to keep that it would be? */
bool
pb_is_objected(PbViolation *v)
{
	v->mode = pb_mode_for(v->rule, v->org_id);
	/* Part of a rule may be a warning only: what its view marks so.  A trial says nothing of it. */
	if ((v->mode > MODE_WARN || v->mode == MODE_TRIAL) && pb_violation_flag(v, "warning", false))
		v->mode = v->mode == MODE_TRIAL ? MODE_REPORT : MODE_WARN;
	if (v->mode < MODE_TRIAL)
		return false;
	return v->mode != MODE_APPROVE || !pb_is_approved(v);
}

/*
 * Of these violations of a rule those that were there before this transaction, no smaller, and not approved
 * then: not its doing.  The latest snapshot with no command of ours in it shows the registers as they were.
 */
static void
forgive(PbRule *rule, List *objected)
{
	int64	   *subjects;
	int			n = 0;
	uint64		look = pb_look;
	List	   *before;
	ListCell   *lc, *lb;

	if (objected == NIL || !pb_before_is_known(rule))
		return;
	subjects = palloc(list_length(objected) * sizeof(int64));
	foreach(lc, objected)
		subjects[n++] = ((PbViolation *) lfirst(lc))->subject;
	PushCopiedSnapshot(GetLatestSnapshot());
	GetActiveSnapshot()->curcid = FirstCommandId;
	pb_look = pb_next_look();
	before = pb_find_violations(rule, subjects, n);
	/* Both are in the order of their subjects, one of each. */
	lb = list_head(before);
	foreach(lc, objected)
	{
		PbViolation *v = lfirst(lc);
		PbViolation *b;

		while (lb && ((PbViolation *) lfirst(lb))->subject < v->subject)
			lb = lnext(before, lb);
		if (lb == NULL)
			break;
		b = lfirst(lb);
		v->forgiven = b->subject == v->subject && pb_is_objected(b) &&
			DatumGetInt32(DirectFunctionCall2(numeric_cmp, v->magnitude, b->magnitude)) <= 0;
	}
	PopActiveSnapshot();
	pb_look = look;
}

/* Warn of it, keep its trial, or say that it stands in the way.  What begins on a day to come is no finding yet. */
static bool
stands_in_the_way(PbViolation *v, bool dry)
{
	bool		warns = v->mode == MODE_WARN && !(v->forgiven && pb_ahead);
	bool		tries = v->mode == MODE_TRIAL && !v->forgiven;

	if (!dry && warns)
		pb_warn(v);
	if (!dry && tries)
		pb_keep_trial(v);
	if (!dry && !pb_ahead && (warns || tries || v->forgiven))
		keep_finding(v, warns ? "warning" : tries ? "trial" : "audit");
	return v->mode > MODE_WARN && !v->forgiven;
}

/*
 * Those of the subjects whose screen does not clear them; the others have no violation.  Rules that share a screen are
 * mostly judged for the same subjects, one after the other: of one look it is asked once.  Holds until the next call.
 */
static PbSubjects
screen(PbRule *rule, int64 *subjects, int n)
{
	static struct
	{
		uint64		look;
		PbScreen	screen;
		PbSubjects	asked;
		PbSubjects	rest;
	}			last;
	PbSubjects	asked = {subjects, n, n};
	MemoryContext context = CurrentMemoryContext;
	MemoryContext one = context;

	if (rule->screen == NULL)
		return asked;
	if (last.look == pb_look && last.look != 0 && last.screen == rule->screen && pb_equal_subjects(&last.asked, &asked))
		return last.rest;
	last.look = 0;
	last.asked = asked;
	last.rest = (PbSubjects) {0};
	/* What it takes for one of a million is not kept for the next. */
	if (n > PB_SMALL)
		one = AllocSetContextCreate(context, "partybuild screen", ALLOCSET_DEFAULT_SIZES);
	for (int i = 0; i < n; i++)
	{
		PbScreenResult result;

		MemoryContextSwitchTo(one);
		result = rule->screen(subjects[i]);
		MemoryContextSwitchTo(context);
		if (result != PB_CLEAN)
			pb_add_subject(&last.rest, subjects[i]);
		if (one != context)
			MemoryContextReset(one);
	}
	if (one != context)
		MemoryContextDelete(one);
	last.screen = rule->screen;
	last.look = pb_look;
	return last.rest;
}

/* A day in a year whose calendar has not been issued, or entered, say: nobody can tell. */
static void
warn_unjudged(PbRule *rule)
{
	ereport(WARNING,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("rule %s is not judged as of %s: %s", rule->code,
					pb_day_text(pb_today()), pb_unjudged),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, rule->code)));
	pb_unjudged = NULL;
}

List *
pb_verdict(PbRule *rule, int64 *subjects, int n, bool dry)
{
	List	   *findings = NIL;
	List	   *violations;
	List	   *objected = NIL;
	List	   *refused = NIL;
	ListCell   *lc;
	PbSubjects	rest;
	PbMode		strictest = pb_strictest_mode(rule);

	/* Nobody looks at a rule that is off: so a view that is broken can be put aside. */
	if (strictest == MODE_OFF)
		return NIL;
	if (n <= PB_SMALL)
		for (int i = 0; i < n; i++)
			findings = findings_of(rule, subjects[i], findings);
	else
		findings = findings_of_many(rule);

	/* What is only reported is the audit's work, unless there is a finding that this may mend. */
	if (strictest == MODE_REPORT && (findings == NIL || pb_ahead))
		return NIL;

	if (n > PB_SMALL)
		list_sort(findings, compare_finding);
	/* A warning stops no write; nor does it where nobody can tell: the audit names whom it could not judge. */
	pb_lenient = strictest <= MODE_WARN;
	rest = screen(rule, subjects, n);
	/* of none: not of all */
	violations = rest.n > 0 ? pb_find_violations(rule, rest.id, rest.n) : NIL;
	if (pb_unjudged)
	{
		pb_lenient = false;
		warn_unjudged(rule);
		return NIL;
	}

	foreach(lc, violations)
	{
		PbViolation *v = lfirst(lc);
		Finding    *f = finding_for(findings, v->subject);

		if (f)
		{
			int			order = DatumGetInt32(DirectFunctionCall2(numeric_cmp, v->magnitude, f->bar));

			f->seen = true;
			if (order < 0 && !dry && !pb_ahead)
				lower_bar(f, v->magnitude);
			if (order <= 0)
				continue;
			v->worse = true;
		}
		if (pb_ahead)
			v->day = pb_today();
		if (pb_is_objected(v))
		{
			if (!pb_ahead || !was_approved(v))
				objected = lappend(objected, v);
		}
		else if (v->mode == MODE_APPROVE)
			approved = lappend(approved, v);
	}
	forgive(rule, objected);
	pb_lenient = false;
	pb_unjudged = NULL;			/* of before: then it is not forgiven */
	foreach(lc, objected)
		if (stands_in_the_way(lfirst(lc), dry))
			refused = lappend(refused, lfirst(lc));
	if (!dry && !pb_ahead && findings != NIL)
	{
		foreach(lc, findings)
		{
			Finding    *f = lfirst(lc);

			/* Of many, the list has all open findings of the rule: close only those that were judged. */
			if (!f->seen && (n <= PB_SMALL ||
							 bsearch(&f->subject, subjects, n, sizeof(int64), pb_compare_int64)))
				close_finding(f);
		}
	}
	return refused;
}
