/*
 * version.c
 *	  Whether the catalogue is of the version that the libraries serve.
 *
 * "make install" replaces the libraries of every database at once, ALTER
 * EXTENSION UPDATE the catalogue of one: in between, and in sessions that began
 * before, a library would judge by a catalogue that it does not know.  It
 * refuses, and says what to run.  Asked when the catalogue is read into the
 * session (catalogue.c), which an update has done anew, and by functions that
 * write it (on_behalf.c), not by a write.
 *
 * A plugin says in partybuild_api() which version it is of.  What was not made
 * by CREATE EXTENSION, and a plugin without a library, has none to compare.
 *
 * Asks nobody.
 */
#include "pb_internal.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_extension.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rel.h"

typedef struct Served
{
	char	   *extension;
	char	   *version;
} Served;

static Served *plugins = NULL;
static int	plugin_count = 0;

/* What a plugin's library says of itself when it is loaded. */
void
pb_register_plugin(const char *extension, const char *version)
{
	plugins = plugins ? repalloc(plugins, (plugin_count + 1) * sizeof(Served)) :
		MemoryContextAlloc(TopMemoryContext, sizeof(Served));
	plugins[plugin_count].extension = MemoryContextStrdup(TopMemoryContext, extension);
	plugins[plugin_count++].version = MemoryContextStrdup(TopMemoryContext, version);
}

/*
 * Error 55000 unless the core's catalogue is of its library's version; if of_plugins, also those of plugins that
 * have a library in this session.  Of several the core is named, which is to be updated first.
 */
void
pb_require_versions(bool of_plugins)
{
	Relation	rel = table_open(ExtensionRelationId, AccessShareLock);
	SysScanDesc scan = systable_beginscan(rel, InvalidOid, false, NULL, 0, NULL);
	HeapTuple	tuple;
	const char *extension = NULL;
	const char *in_database = NULL;
	const char *of_library = NULL;

	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		const char *name = pstrdup(NameStr(((Form_pg_extension) GETSTRUCT(tuple))->extname));
		bool		is_core = strcmp(name, "partybuild") == 0;
		const char *served = is_core ? PARTYBUILD_VERSION : NULL;
		const char *version;
		bool		isnull;

		for (int i = 0; of_plugins && i < plugin_count; i++)
			if (strcmp(name, plugins[i].extension) == 0)
				served = plugins[i].version;
		if (!served)
			continue;
		version = TextDatumGetCString(heap_getattr(tuple, Anum_pg_extension_extversion,
												   RelationGetDescr(rel), &isnull));
		if (strcmp(version, served) != 0)
		{
			extension = name;
			in_database = version;
			of_library = served;
			if (is_core)
				break;
		}
	}
	systable_endscan(scan);
	table_close(rel, AccessShareLock);
	if (extension)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("extension \"%s\" is of version %s in this database, its library of version %s",
						extension, in_database, of_library),
				 errhint("In a new session: ALTER EXTENSION %s UPDATE; SELECT partybuild.deploy();  "
						 "Where that has been done, reconnect.", extension)));
}
