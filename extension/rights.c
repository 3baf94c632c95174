/*
 * rights.c
 *	  Borrowed rights.
 *
 * Whatever runs with other rights than the caller's runs between pb_borrow()
 * and pb_give_back(): the path is pinned to pg_catalog, so that no name or
 * operator of somebody's own can be met, and every setting made in between is
 * taken back.  A rule's view is code of its owner's: pb_borrow_for_view() adds
 * that it may not write, nor leave anything behind (a security-restricted
 * operation).  Nothing here outlives a call; after an error the transaction's
 * or subtransaction's abort puts user, settings and read-only state back.
 * Asks judging.c.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "jit/jit.h"
#include "miscadmin.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#define SAFE_PATH "pg_catalog, pg_temp"

static void
pin(const char *name, const char *value)
{
	(void) set_config_option(name, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
}

static void
borrow(Oid role, int more, PbBorrowed *b)
{
	GetUserIdAndSecContext(&b->user, &b->sec_context);
	b->read_only = XactReadOnly;
	/* A check has a level of its own for all that it borrows: to end one means a look at every setting there is. */
	b->nest = pb_judging ? 0 : NewGUCNestLevel();
	if (strcmp(namespace_search_path, SAFE_PATH) != 0)
		pin("search_path", SAFE_PATH);
	if (jit_enabled)
		pin("jit", "off");
	SetUserIdAndSecContext(role, b->sec_context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS | more);
}

/* Take a role's rights, as referential checks take the table owner's. */
void
pb_borrow(Oid role, PbBorrowed *b)
{
	borrow(role, 0, b);
}

/* Take those of a role that is not trusted with what it runs: it leaves nothing behind. */
void
pb_borrow_restricted(Oid role, PbBorrowed *b)
{
	borrow(role, SECURITY_RESTRICTED_OPERATION, b);
}

/* Take those of the role that a view is judged as: it only reads. */
void
pb_borrow_for_view(Oid role, PbBorrowed *b)
{
	pb_borrow_restricted(role, b);
	XactReadOnly = true;
}

void
pb_give_back(PbBorrowed *b)
{
	XactReadOnly = b->read_only;
	if (b->nest != 0)
		AtEOXact_GUC(false, b->nest);
	SetUserIdAndSecContext(b->user, b->sec_context);
}

/* InvalidOid where there is no such relation */
Oid
pb_relation_owner(Oid relid)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Oid			owner = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
		ReleaseSysCache(tuple);
	}
	return owner;
}

/* The owner of what the extension keeps in its own schema. */
Oid
pb_catalogue_owner(void)
{
	Oid			owner = pb_relation_owner(get_relname_relid("rule", get_namespace_oid("partybuild", false)));

	if (!OidIsValid(owner))
		elog(ERROR, "table partybuild.rule is missing");
	return owner;
}

/* Who deployed: the owner of the registers; InvalidOid where nobody did. */
Oid
pb_register_owner(void)
{
	Oid			nsp = get_namespace_oid("party", true);

	return OidIsValid(nsp) ? pb_relation_owner(get_relname_relid("finding", nsp)) : InvalidOid;
}
