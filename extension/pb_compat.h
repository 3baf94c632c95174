/*
 * pb_compat.h
 *	  Where the servers differ: 15, 17 and 18 are served; 16 lies between, and is guarded but not tested.
 *
 * Nothing else in the tree asks for PG_VERSION_NUM.  The rest is written as for the latest of them.
 */
#ifndef PB_COMPAT_H
#define PB_COMPAT_H

#include "access/genam.h"
#include "utils/guc.h"

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#define PB_VIEWS_HAVE_OLD_AND_NEW false
#else
/* A view's query begins with two relations that nothing names; so its columns are printed with their table's name. */
#define PB_VIEWS_HAVE_OLD_AND_NEW true
#define rd_firstRelfilelocatorSubid rd_firstRelfilenodeSubid

/* What a check hook leaves in *extra is freed by the server: with free(), and from 16 on with guc_free(). */
static inline void *
guc_malloc(int elevel, size_t size)
{
	void	   *p = malloc(size);

	if (p == NULL)
		ereport(elevel,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 errmsg("out of memory")));
	return p;
}

static inline void
guc_free(void *p)
{
	free(p);
}
#endif

#if PG_VERSION_NUM < 180000
#define index_beginscan(heap, index, snapshot, instrument, nkeys, norderbys) \
	(index_beginscan)(heap, index, snapshot, nkeys, norderbys)
/* What a hook of ExecutorRun() takes, and hands on, after the count (t/discard). */
#define PB_RUN_PARAMETER	, bool execute_once
#define PB_RUN_ARGUMENT		, execute_once
/* From 18 on what a query groups by stands here, and all else in it that says the same points to it. */
#define PB_GROUPED_BY(rte)	NIL
#else
#define PB_GROUPED_BY(rte)	((rte)->groupexprs)
#define PB_RUN_PARAMETER
#define PB_RUN_ARGUMENT
#endif

#endif							/* PB_COMPAT_H */
