/*
 * partybuild.h
 *	  The interface between the core and the plugins written in C.
 *
 * A plugin calls partybuild_api() in its _PG_init and registers what it has.
 * The core keeps the address of its struct in the rendezvous variable
 * "partybuild_api"; a plugin that was built for another version is refused
 * when it is loaded.  Any change to what stands here raises the version.
 */
#ifndef PARTYBUILD_H
#define PARTYBUILD_H

#include "postgres.h"

#include "access/genam.h"
#include "access/tableam.h"
#include "fmgr.h"
#include "utils/jsonb.h"

#define PARTYBUILD_API_VERSION 7

/* What a screen says of one subject; PB_UNSURE asks the rule view. */
typedef enum PbScreenResult
{
	PB_CLEAN, PB_VIOLATED, PB_UNSURE
} PbScreenResult;

/*
 * A screen is a rule's check in C beside its view: it says whether the view has
 * a row for the subject, under the active snapshot.  The view stays the
 * definition and gives the row itself.
 */
typedef PbScreenResult (*PbScreen) (int64 subject);

/* A value for messages: the text of {name} where the view's args have none; NULL if unknown. */
typedef char *(*PbValue) (const char *rule, int64 subject, int64 org_id);

#define PB_MAX_COLUMNS 10

/*
 * A table that is read through a btree index whose first column is a bigint key, partitions through one of each; by a
 * query where there is no such index, or rows in children or in partitions of partitions, or it is a view.
 */
typedef struct PbAccess
{
	const char *relation;		/* "party.membership" */
	const char *key;			/* "org_id" */
	const char *columns[PB_MAX_COLUMNS + 1];	/* NULL ends the list */
	Oid			types[PB_MAX_COLUMNS];	/* what they must be, or an error is raised; ANYENUMOID: some enum */
	const char *where_null;		/* an index over the rows where this column is null will do */
	const char *after;			/* a date: only rows where it is later than pb_open_after() is told are needed */
	/* the rest belongs to the core */
	bool		resolved;
	bool		no_index;		/* resolved, and none was of use */
	Oid			relid;
	Oid			indexid;
	AttrNumber	attno[PB_MAX_COLUMNS];
	int			after_column;	/* where "after" is in the index, from 1; 0: it is not */
	AttrNumber	widest;			/* the greatest of attno */
	int			kept;			/* where a check that keeps scans open had the last one */
	bool		is_part;		/* of an access to a partitioned table: found by relid */
	bool		in_parts;		/* resolved, and its rows are in partitions */
	int			part_count;
	struct PbAccess *parts;		/* an access each */
	struct PbAccess *next;
} PbAccess;

typedef struct PbCursor
{
	PbAccess   *access;
	struct PbKept *kept;		/* a scan that a check keeps open, for the next look-up */
	Relation	rel;
	Relation	index;
	IndexScanDesc scan;
	TupleTableSlot *slot;
	struct Tuplestorestate *rows;	/* in place of the scan, where a query was needed */
	struct PbCursor *parts;		/* in place of the scan, one for each partition */
	int			part_count;
	int			part;			/* which of them the row is in */
} PbCursor;

typedef struct PartybuildApi
{
	int			version;
	/* called by partybuild_api() */
	void		(*register_plugin) (const char *extension, const char *version);
	void		(*register_screen) (const char *rule, PbScreen screen);
	void		(*register_value) (const char *name, PbValue value);
	/* A kind of subject the plugin's rules may be about (it also has a row in partybuild.subject_kind). */
	void		(*register_kind) (const char *kind);
	/* Scan the rows with key = value under the active snapshot; false if the table or a column is not there. */
	bool		(*open) (PbAccess *access, int64 value, PbCursor *cursor);
	bool		(*next) (PbCursor *cursor);
	Datum		(*get) (PbCursor *cursor, int column, bool *isnull);
	void		(*close) (PbCursor *cursor);
	/*
	 * Entries of the index for value, dead ones too, counted no further than enough: never fewer than rows;
	 * -1 as open.
	 */
	int64		(*count_entries) (PbAccess *access, int64 value, int64 enough);
	/* partybuild.today() and an integer partybuild.param() */
	int32		(*today) (void);
	int64		(*param) (const char *rule, const char *name);
	/* The oid of a label of a type in schema party; InvalidOid where it is called otherwise: then nobody is cleared */
	Oid			(*label) (const char *type, const char *label);
	/* What was read holds as long as this number is the same; 0: it does not */
	uint64		(*look) (void);
} PartybuildApi;

/*
 * The core's interface, or an error that names both versions; plugin: the name of the extension.  Of which version it
 * is partybuild.mk defines; while the database has it in another one, nothing is judged there.
 */
static inline const PartybuildApi *
partybuild_api(const char *plugin)
{
	PartybuildApi **api = (PartybuildApi **) find_rendezvous_variable("partybuild_api");

	if (*api == NULL)
		load_file("$libdir/partybuild", false);
	if (*api == NULL || (*api)->version != PARTYBUILD_API_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("plugin \"%s\" was built for another version of partybuild", plugin),
				 errdetail("The plugin has version %d of the interface, the core has version %d.",
						   PARTYBUILD_API_VERSION, *api ? (*api)->version : 0),
				 errhint("Build the plugin again with the headers of the installed core.")));
#ifdef PARTYBUILD_PLUGIN_VERSION
	(*api)->register_plugin(plugin, PARTYBUILD_PLUGIN_VERSION);
#endif
	return *api;
}

#endif							/* PARTYBUILD_H */
