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
 *
 * SQL functions that write for a caller without rights of his own come in
 * pairs: NAME(), in C, is what he may call, and NAME_internal(), with the same
 * arguments, what runs; nobody is granted the latter.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "jit/jit.h"
#include "miscadmin.h"
#include "parser/parse_func.h"
#include "utils/acl.h"
#include "utils/builtins.h"
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

/* Take those of the role that a view is judged as: it only reads. */
void
pb_borrow_for_view(Oid role, PbBorrowed *b)
{
	borrow(role, SECURITY_RESTRICTED_OPERATION, b);
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

static Oid
schema_owner(const char *name)
{
	HeapTuple	tuple = SearchSysCache1(NAMESPACENAME, CStringGetDatum(name));
	Oid			owner = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		owner = ((Form_pg_namespace) GETSTRUCT(tuple))->nspowner;
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

/* NAME_internal() for NAME(), looked up once a call site. */
static FmgrInfo *
inner_function(FunctionCallInfo fcinfo)
{
	FmgrInfo   *inner = fcinfo->flinfo->fn_extra;

	if (inner == NULL)
	{
		Oid			outer = fcinfo->flinfo->fn_oid;
		char	   *name = psprintf("%s_internal", get_func_name(outer));
		Oid		   *types;
		int			n;
		Oid			oid;

		(void) get_func_signature(outer, &types, &n);
		oid = LookupFuncName(list_make2(makeString("partybuild"), makeString(name)), n, types, false);
		inner = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(FmgrInfo));
		fmgr_info_cxt(oid, inner, fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = inner;
	}
	return inner;
}

static Datum
call_as(Oid role, FunctionCallInfo fcinfo)
{
	LOCAL_FCINFO(call, FUNC_MAX_ARGS);
	PbBorrowed	b;
	Datum		result;

	InitFunctionCallInfoData(*call, inner_function(fcinfo), fcinfo->nargs, fcinfo->fncollation, NULL, NULL);
	for (int i = 0; i < fcinfo->nargs; i++)
		call->args[i] = fcinfo->args[i];
	pb_borrow(role, &b);
	result = FunctionCallInvoke(call);
	pb_give_back(&b);
	fcinfo->isnull = call->isnull;
	return result;
}

/* What a plugin ships is its deployer's to write: others write rules of the court's own. */
static void
require_right_on_rule(text *code)
{
	Oid			owner = schema_owner("party");
	Oid			type = TEXTOID;
	Datum		arg = PointerGetDatum(code);
	PbBorrowed	b;
	bool		shipped;

	if (!OidIsValid(owner) || has_privs_of_role(GetUserId(), owner))
		return;
	pb_borrow(pb_catalogue_owner(), &b);
	SPI_connect();
	if (SPI_execute_with_args("SELECT 1 FROM partybuild.rule WHERE code OPERATOR(pg_catalog.=) $1"
							  " AND plugin OPERATOR(pg_catalog.<>) 'local'",
							  1, &type, &arg, NULL, true, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not read the catalogue of rules");
	shipped = SPI_processed > 0;
	SPI_finish();
	pb_give_back(&b);
	if (shipped)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("rule %s is shipped, and \"%s\" does not own the registers", text_to_cstring(code),
						GetUserNameFromId(GetUserId(), false)),
				 errhint("Choose a code of your own, and set the mode of the shipped rule by partybuild.set_mode().")));
}

/*
 * For functions that write the catalogue.  Their first argument is the code of a rule; a shipped one is
 * written by the owner of the registers only.  The caller must own every relation that he names (an
 * argument of type regclass; null names none).  42501 otherwise.
 */
PG_FUNCTION_INFO_V1(pb_as_catalogue_owner);
Datum
pb_as_catalogue_owner(PG_FUNCTION_ARGS)
{
	Oid		   *types;
	int			n;

	(void) get_func_signature(fcinfo->flinfo->fn_oid, &types, &n);
	if (n > 0 && types[0] == TEXTOID && !PG_ARGISNULL(0))
		require_right_on_rule(PG_GETARG_TEXT_PP(0));
	for (int i = 0; i < n; i++)
		if (types[i] == REGCLASSOID && !PG_ARGISNULL(i))
		{
			Oid			relid = PG_GETARG_OID(i);
			Oid			owner = pb_relation_owner(relid);

			if (!OidIsValid(owner))
				ereport(ERROR,
						(errcode(ERRCODE_UNDEFINED_TABLE),
						 errmsg("there is no relation with number %u", relid)));
			if (!has_privs_of_role(GetUserId(), owner))
				aclcheck_error(ACLCHECK_NOT_OWNER, get_relkind_objtype(get_rel_relkind(relid)), get_rel_name(relid));
		}
	return call_as(pb_catalogue_owner(), fcinfo);
}

/* For what only deploy() writes: the caller must own the registers, where they are there.  42501 otherwise. */
PG_FUNCTION_INFO_V1(pb_as_catalogue_owner_for_deployer);
Datum
pb_as_catalogue_owner_for_deployer(PG_FUNCTION_ARGS)
{
	Oid			owner = schema_owner("party");

	if (OidIsValid(owner) && !has_privs_of_role(GetUserId(), owner))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_SCHEMA, "party");
	return call_as(pb_catalogue_owner(), fcinfo);
}

/* For jobs and the audit: what they do they do as the owner of the registers, whoever calls. */
PG_FUNCTION_INFO_V1(pb_as_register_owner);
Datum
pb_as_register_owner(PG_FUNCTION_ARGS)
{
	Oid			owner = pb_register_owner();

	if (!OidIsValid(owner))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("the registers are not there"),
				 errhint("SELECT partybuild.deploy(); creates them.")));
	return call_as(owner, fcinfo);
}
