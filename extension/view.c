/*
 * view.c
 *	  Which view a name of the catalogue means, and with whose rights it is read.
 *
 * PostgreSQL reads a view's tables with the rights of the view's owner, but
 * runs its functions as whoever reads the view.  So the reader becomes the
 * owner first; and where the view is built upon views, functions or tables that
 * belong to a role with fewer rights, that role, since it can put anything into
 * them (a table has code too: index expressions, row policies).
 *
 * A PbView is found anew each time, under a lock, because it may have been
 * replaced, dropped or given away since; what it is built upon is walked again
 * only after an invalidation of some relation.
 *
 * Asks rights.c.
 */
#include "pb_internal.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "access/table.h"
#include "catalog/dependency.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_authid.h"
#include "catalog/pg_depend.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_rewrite.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "rewrite/rewriteSupport.h"
#include "rewrite/rewriteHandler.h"
#include "storage/lmgr.h"
#include "storage/sinval.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/varlena.h"

/* Rises with each invalidation of a relation, a function, a role or a membership of one. */
static uint64 epoch = 1;

static void
forget_relation(Datum arg, Oid relid)
{
	epoch++;
}

static void
forget_object(Datum arg, int cacheid, uint32 hash)
{
	epoch++;
}

void
pb_view_init(void)
{
	CacheRegisterRelcacheCallback(forget_relation, (Datum) 0);
	CacheRegisterSyscacheCallback(PROCOID, forget_object, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHOID, forget_object, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHMEMROLEMEM, forget_object, (Datum) 0);
}

/* Split "schema.name", quoted where it must be; false where it is not of that form.  Both in the current memory. */
bool
pb_split_name(const char *text, char **schema, char **name)
{
	List	   *parts;

	if (!SplitIdentifierString(pstrdup(text), '.', &parts) || list_length(parts) != 2)
		return false;
	*schema = linitial(parts);
	*name = lsecond(parts);
	return true;
}

/*
 * The relation of that name, locked to the end of the transaction; InvalidOid if there is none.
 * As RangeVarGetRelid() does it, but nobody's rights are asked: the name is ours.
 */
Oid
pb_lock_relation(const char *schema, const char *name)
{
	for (;;)
	{
		uint64		before = SharedInvalidMessageCounter;
		Oid			nsp = get_namespace_oid(schema, true);
		Oid			relid = OidIsValid(nsp) ? get_relname_relid(name, nsp) : InvalidOid;

		if (!OidIsValid(relid))
			return InvalidOid;
		LockRelationOid(relid, AccessShareLock);
		if (before == SharedInvalidMessageCounter ||
			((nsp = get_namespace_oid(schema, true)) != InvalidOid && get_relname_relid(name, nsp) == relid))
			return relid;
		UnlockRelationOid(relid, AccessShareLock);
	}
}

/* The relation that a name of the catalogue means; InvalidOid where there is none, or it is no name. */
Oid
pb_relation_named(const char *text)
{
	char	   *schema;
	char	   *name;
	Oid			nsp;

	if (pb_split_name(text, &schema, &name) && OidIsValid(nsp = get_namespace_oid(schema, true)))
		return get_relname_relid(name, nsp);
	return InvalidOid;
}

/* find_relation(text): the relation that a name of the catalogue means, or null; never an error. */
PG_FUNCTION_INFO_V1(pb_find_relation);
Datum
pb_find_relation(PG_FUNCTION_ARGS)
{
	Oid			relid = pb_relation_named(text_to_cstring(PG_GETARG_TEXT_PP(0)));

	if (!OidIsValid(relid))
		PG_RETURN_NULL();
	PG_RETURN_OID(relid);
}

/* Of two roles the one whose rights both can be trusted with; an error where neither is. */
static Oid
least_of(Oid a, Oid b, Oid view)
{
	if (a == b || superuser_arg(b))
		return a;
	if (superuser_arg(a))
		return b;
	if (has_privs_of_role(b, a) || b == pb_register_owner())
		return a;
	if (has_privs_of_role(a, b) || a == pb_register_owner())
		return b;
	ereport(ERROR,
			(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
			 errmsg("view %s is built upon what belongs to both \"%s\" and \"%s\"", get_rel_name(view),
					GetUserNameFromId(a, false), GetUserNameFromId(b, false)),
			 errhint("Give view, functions and what they are built upon to one of them.")));
}

static Oid
owner_of_function(Oid oid)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(oid));
	Oid			owner = BOOTSTRAP_SUPERUSERID;

	if (HeapTupleIsValid(tuple))
	{
		owner = ((Form_pg_proc) GETSTRUCT(tuple))->proowner;
		ReleaseSysCache(tuple);
	}
	return owner;
}

/* The role with the fewest rights among the owners of a view and of all that it is built upon. */
static Oid
least_owner(Oid view, Oid least, List **seen)
{
	HeapTuple	rewrite = SearchSysCache2(RULERELNAME, ObjectIdGetDatum(view), CStringGetDatum("_RETURN"));
	ScanKeyData key[2];
	Relation	depend;
	SysScanDesc scan;
	HeapTuple	tuple;

	*seen = lappend_oid(*seen, view);
	if (!HeapTupleIsValid(rewrite))
		return least;
	check_stack_depth();
	depend = table_open(DependRelationId, AccessShareLock);
	ScanKeyInit(&key[0], Anum_pg_depend_classid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(RewriteRelationId));
	ScanKeyInit(&key[1], Anum_pg_depend_objid, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(((Form_pg_rewrite) GETSTRUCT(rewrite))->oid));
	scan = systable_beginscan(depend, DependDependerIndexId, true, NULL, 2, key);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		Form_pg_depend d = (Form_pg_depend) GETSTRUCT(tuple);

		if (d->refclassid == ProcedureRelationId)
			least = least_of(least, owner_of_function(d->refobjid), view);
		else if (d->refclassid == OperatorRelationId)
			least = least_of(least, owner_of_function(get_opcode(d->refobjid)), view);
		else if (d->refclassid == RelationRelationId && !list_member_oid(*seen, d->refobjid))
		{
			/* A table has code of its owner's too: expressions of its indexes, policies. */
			*seen = lappend_oid(*seen, d->refobjid);
			least = least_of(least, pb_relation_owner(d->refobjid), view);
			if (get_rel_relkind(d->refobjid) == RELKIND_VIEW)
				least = least_owner(d->refobjid, least, seen);
		}
	}
	systable_endscan(scan);
	table_close(depend, AccessShareLock);
	ReleaseSysCache(rewrite);
	return least;
}

/* Whose rights a view is read with; see the head of this file. */
Oid
pb_view_role(Oid view)
{
	List	   *seen = NIL;

	return least_owner(view, pb_relation_owner(view), &seen);
}

/* Find the view and lock it.  False where there is none, or something else of its name. */
static bool
locate(PbView *v)
{
	Oid			oid = v->schema ? pb_lock_relation(v->schema, v->name) : InvalidOid;

	if (OidIsValid(oid) && get_rel_relkind(oid) != RELKIND_VIEW)
		oid = InvalidOid;
	if (v->oid != oid)
	{
		pb_drop_plans(v);
		v->oid = oid;
		v->epoch = v->calls_epoch = 0;
	}
	return OidIsValid(oid);
}

/* The same, and learn its role; an error where nobody can be trusted with it. */
bool
pb_find_view(PbView *v)
{
	if (!locate(v))
		return false;
	if (v->epoch != epoch)
	{
		Oid			oid = v->oid;
		uint64		now = epoch;

		v->role = pb_view_role(oid);
		v->epoch = now;
	}
	return true;
}

/* What is asked of all that a view calls, at whatever depth of views. */
typedef struct Calls
{
	bool		reads_day;		/* may give something else on another day */
	bool		is_volatile;	/* reads under a snapshot of its own, or is another each time */
} Calls;

/* Settings by date (param()) are no rows that begin; of other functions nobody knows. */
static bool
note_function(Oid function, void *context)
{
	Calls	   *calls = context;
	Oid			nsp = get_func_namespace(function);
	char		kind = func_volatile(function);

	if (kind == PROVOLATILE_VOLATILE)
		calls->is_volatile = true;
	if (nsp != PG_CATALOG_NAMESPACE && kind != PROVOLATILE_IMMUTABLE &&
		!(nsp == get_namespace_oid("partybuild", true) && strcmp(get_func_name(function), "param") == 0))
		calls->reads_day = true;
	return false;
}

static bool
note_calls(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (IsA(node, SQLValueFunction))
		((Calls *) context)->reads_day = true;
	(void) check_functions_in_node(node, note_function, context);
	if (IsA(node, RangeTblEntry))
	{
		RangeTblEntry *rte = (RangeTblEntry *) node;

		/* Not OLD and NEW, which are the view itself. */
		if (rte->rtekind == RTE_RELATION && rte->relkind == RELKIND_VIEW && rte->inFromCl)
		{
			Relation	view = table_open(rte->relid, AccessShareLock);

			(void) note_calls((Node *) get_view_query(view), context);
			table_close(view, NoLock);
		}
		return false;
	}
	if (IsA(node, Query))
		return query_tree_walker((Query *) node, note_calls, context, QTW_EXAMINE_RTES_BEFORE);
	return expression_tree_walker(node, note_calls, context);
}

/* What the view's definition calls; the view is locked. */
static Calls
calls_of(Oid oid)
{
	Relation	view = relation_open(oid, NoLock);
	Calls		calls = {false, false};

	check_stack_depth();
	(void) note_calls((Node *) get_view_query(view), &calls);
	relation_close(view, NoLock);
	return calls;
}

static void
learn_calls(PbView *v)
{
	if (v->calls_epoch != epoch)
	{
		uint64		now = epoch;
		Calls		calls = calls_of(v->oid);

		v->reads_day = calls.reads_day;
		v->is_volatile = calls.is_volatile;
		v->calls_epoch = now;
	}
}

/* May the rule's view give something else on another day?  False where there is none: today's look says so. */
bool
pb_rule_reads_day(PbRule *rule)
{
	/* As long as nothing was invalidated it is the view that it was. */
	if (rule->view.calls_epoch == epoch)
		return rule->view.reads_day;
	if (!locate(&rule->view))
		return false;
	learn_calls(&rule->view);
	return rule->view.reads_day;
}

/* Does all of the rule's view read under the snapshot that it is asked under? */
bool
pb_rule_keeps_snapshot(PbRule *rule)
{
	if (!locate(&rule->view))
		return false;
	learn_calls(&rule->view);
	return !rule->view.is_volatile;
}

/* view_is_volatile(view): does it call a VOLATILE function, itself or by a view that it reads?  Null for no view. */
PG_FUNCTION_INFO_V1(pb_view_is_volatile);
Datum
pb_view_is_volatile(PG_FUNCTION_ARGS)
{
	Oid			view = PG_GETARG_OID(0);

	if (get_rel_relkind(view) != RELKIND_VIEW)
		PG_RETURN_NULL();
	LockRelationOid(view, AccessShareLock);
	PG_RETURN_BOOL(calls_of(view).is_volatile);
}

void
pb_drop_plans(PbView *v)
{
	if (v->one)
		SPI_freeplan(v->one);
	if (v->many)
		SPI_freeplan(v->many);
	v->one = v->many = NULL;
}

/*
 * Name a view by what the catalogue says, in memory that lives as long as v; keeps its plans where that is what it
 * was.
 */
void
pb_name_view(PbView *v, const char *text, MemoryContext context)
{
	char	   *schema = NULL;
	char	   *name = NULL;

	if (text == NULL || !pb_split_name(text, &schema, &name))
		schema = name = NULL;
	if (v->schema && schema && strcmp(v->schema, schema) == 0 && strcmp(v->name, name) == 0)
		return;
	pb_drop_plans(v);
	if (v->schema)
	{
		pfree(v->schema);
		pfree(v->name);
		pfree(v->quoted);
	}
	v->oid = InvalidOid;
	v->schema = v->name = v->quoted = NULL;
	if (schema)
	{
		v->schema = MemoryContextStrdup(context, schema);
		v->name = MemoryContextStrdup(context, name);
		v->quoted = MemoryContextStrdup(context, quote_qualified_identifier(schema, name));
	}
}

/* view_role(view): whose rights rules and obligations read the view with; see the head of this file. */
PG_FUNCTION_INFO_V1(pb_sql_view_role);
Datum
pb_sql_view_role(PG_FUNCTION_ARGS)
{
	Oid			view = PG_GETARG_OID(0);

	if (!OidIsValid(pb_relation_owner(view)))
		PG_RETURN_NULL();
	PG_RETURN_OID(pb_view_role(view));
}
