/*
 * judging.c
 *	  What a check under way says of itself to whoever runs within it.
 *
 * check.c sets all of it and takes it back, on error too; ask.c counts the
 * views.  Asks nobody.
 */
#include "pb_internal.h"

bool		pb_judging = false; /* a check is under way */
int			pb_asking = 0;		/* views of rules being asked, one within the other */
MemoryContext pb_check_context; /* the check's memory */
ResourceOwner pb_check_owner;	/* and what owns the relations it keeps open */
uint64		pb_look = 0;
