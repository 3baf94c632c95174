/*
 * on_behalf.c
 *	  Functions that write for a caller without rights of his own.
 *
 * Such SQL functions come in pairs: NAME(), in C, is what he may call, and
 * NAME_internal(), with the same arguments, what runs with borrowed rights;
 * nobody is granted the latter.  What the caller must own is asked here.
 *
 * Asks rights.c, query.c and version.c.
 */
#include "pb_internal.h"

#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "parser/parse_func.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

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

/* Call NAME_internal() for NAME() with the rights of a role. */
Datum
pb_call_internal(Oid role, FunctionCallInfo fcinfo)
{
	LOCAL_FCINFO(call, FUNC_MAX_ARGS);
	PbBorrowed	b;
	Datum		result;

	pb_require_versions(false);
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
	static SPIPlanPtr plan = NULL;
	Oid			owner = schema_owner("party");
	Oid			type = TEXTOID;
	Datum		arg = PointerGetDatum(code);

	if (!OidIsValid(owner) || has_privs_of_role(GetUserId(), owner))
		return;
	if (pb_look_up(&plan, "SELECT 1 FROM partybuild.rule WHERE code OPERATOR(pg_catalog.=) $1"
				   " AND plugin OPERATOR(pg_catalog.<>) 'local'", 1, &type, &arg, NULL, 0))
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
	return pb_call_internal(pb_catalogue_owner(), fcinfo);
}

/* For what only deploy() writes: the caller must own the registers, where they are there.  42501 otherwise. */
PG_FUNCTION_INFO_V1(pb_as_catalogue_owner_for_deployer);
Datum
pb_as_catalogue_owner_for_deployer(PG_FUNCTION_ARGS)
{
	Oid			owner = schema_owner("party");

	if (OidIsValid(owner) && !has_privs_of_role(GetUserId(), owner))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_SCHEMA, "party");
	return pb_call_internal(pb_catalogue_owner(), fcinfo);
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
	return pb_call_internal(owner, fcinfo);
}
