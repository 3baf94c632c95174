/*
 * remove.c
 *	  Before DROP EXTENSION … CASCADE takes columns of our types, and leaves
 *	  triggers that call what is gone: partybuild.remove() makes plain tables
 *	  of the registers.
 *
 * An event trigger at the command's start, when all is there yet.  Only what
 * the command names tells what it will take: the extension, one that it needs,
 * a schema in which such a one lives, or a role that owns one.  Keeps nothing; asks rights.c.
 */
#include "pb_internal.h"

#include "catalog/pg_type.h"
#include "commands/event_trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "nodes/value.h"
#include "parser/parse_func.h"
#include "utils/acl.h"
#include "utils/builtins.h"

/* Does a command that drops this extension or schema, or what this role owns, take our extension away? */
static bool
takes_us(const char *name, ObjectType type)
{
	Oid			types[] = {TEXTOID, TEXTOID};
	Datum		args[] = {CStringGetTextDatum(name),
		CStringGetTextDatum(type == OBJECT_SCHEMA ? "schema" : type == OBJECT_ROLE ? "role" : "extension")};
	PbBorrowed	b;
	bool		found;

	/* For the path; it is not to depend on the extension's schema, since it is asked for every schema dropped. */
	pb_borrow(GetUserId(), &b);
	SPI_connect();
	if (SPI_execute_with_args("WITH RECURSIVE needed (id) AS ("
							  "    SELECT e.oid FROM pg_extension e WHERE e.extname = 'partybuild'"
							  "  UNION"
							  "    SELECT d.refobjid FROM needed n JOIN pg_depend d"
							  "        ON d.classid = 'pg_extension'::regclass AND d.objid = n.id"
							  "       AND d.refclassid = 'pg_extension'::regclass)"
							  " SELECT 1 FROM needed n"
							  "   JOIN pg_extension e ON e.oid = n.id"
							  "   JOIN pg_namespace s ON s.oid = e.extnamespace"
							  "  WHERE CASE $2 WHEN 'schema' THEN s.nspname"
							  "                WHEN 'role' THEN pg_get_userbyid(e.extowner)"
							  "                ELSE e.extname END = $1::name",
							  2, types, args, NULL, true, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not read what extensions need");
	found = SPI_processed > 0;
	SPI_finish();
	pb_give_back(&b);
	return found;
}

/*
 * A table's checks, indexes and generated columns are code of its owner's: what makes it anew, or reads all of it,
 * does so with his rights, and can leave nothing behind.
 */
PG_FUNCTION_INFO_V1(pb_run_as);
Datum
pb_run_as(PG_FUNCTION_ARGS)
{
	char	   *command = text_to_cstring(PG_GETARG_TEXT_PP(1));
	PbBorrowed	b;

	if (!superuser())
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("only a superuser runs commands as somebody else")));
	pb_borrow_restricted(get_role_oid(NameStr(*PG_GETARG_NAME(0)), false), &b);
	SPI_connect();
	if (SPI_execute(command, false, 0) < 0)
		elog(ERROR, "could not execute: %s", command);
	SPI_finish();
	pb_give_back(&b);
	PG_RETURN_VOID();
}

/* The names in a command that drops, and of what they are; NIL for one that does not cascade. */
static List *
dropped(Node *parsetree, ObjectType *type)
{
	List	   *names = NIL;
	ListCell   *lc;

	if (IsA(parsetree, DropOwnedStmt) && ((DropOwnedStmt *) parsetree)->behavior == DROP_CASCADE)
	{
		*type = OBJECT_ROLE;
		foreach(lc, ((DropOwnedStmt *) parsetree)->roles)
			names = lappend(names, GetUserNameFromId(get_rolespec_oid(lfirst(lc), false), false));
	}
	/* who is no superuser drops no extension: he will be refused */
	else if (IsA(parsetree, DropStmt) && ((DropStmt *) parsetree)->behavior == DROP_CASCADE && superuser())
	{
		*type = ((DropStmt *) parsetree)->removeType;
		foreach(lc, ((DropStmt *) parsetree)->objects)
			names = lappend(names, strVal(lfirst(lc)));
	}
	return names;
}

/* An extension that goes: a plugin's obligations are no longer read. */
static void
release_plugin(const char *extension)
{
	Oid			types[] = {TEXTOID};
	Datum		args[] = {CStringGetTextDatum(extension)};

	/* asked for every extension dropped, also where ours is not there, or has moved */
	if (!OidIsValid(LookupFuncName(list_make2(makeString("partybuild"), makeString("release_plugin")), 1, types, true)))
		return;
	if (SPI_connect() != SPI_OK_CONNECT ||
		SPI_execute_with_args("SELECT partybuild.release_plugin($1)", 1, types, args, NULL, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "partybuild.release_plugin() could not be called");
	SPI_finish();
}

PG_FUNCTION_INFO_V1(pb_before_drop);
Datum
pb_before_drop(PG_FUNCTION_ARGS)
{
	EventTriggerData *data;
	ObjectType	type = OBJECT_EXTENSION;
	ListCell   *lc;
	bool		required;

	if (!CALLED_AS_EVENT_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_EVENT_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("before_drop() is for an event trigger")));
	data = (EventTriggerData *) fcinfo->context;
	foreach(lc, dropped(data->parsetree, &type))
	{
		if (!takes_us(lfirst(lc), type))
		{
			if (type == OBJECT_EXTENSION)
				release_plugin(lfirst(lc));
			continue;
		}
		required = type != OBJECT_EXTENSION || strcmp(lfirst(lc), "partybuild") != 0;
		if (SPI_connect() != SPI_OK_CONNECT ||
			SPI_execute(required ? "SELECT partybuild.remove(true)" : "SELECT partybuild.remove()", false,
						0) != SPI_OK_SELECT)
			elog(ERROR, "partybuild.remove() could not be called");
		SPI_finish();
		break;
	}
	PG_RETURN_NULL();
}
