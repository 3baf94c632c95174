/*
 * judging.c
 *	  What a check under way says of itself to whoever runs within it.
 *
 * check.c sets all of it and takes it back, on error too; so does foresee.c with
 * the day that is looked at.  ask.c counts the views.  Asks nobody.
 */
#include "pb_internal.h"

bool		pb_judging = false; /* a check is under way */
int			pb_asking = 0;		/* views of rules being asked, one within the other */
MemoryContext pb_check_context; /* the check's memory */
ResourceOwner pb_check_owner;	/* and what owns the relations it keeps open */
uint64		pb_look = 0;
bool		pb_ahead = false;	/* the look is at a day to come */
DateADT		pb_ahead_day;		/* and this is the day */
bool		pb_lenient = false; /* what the rule being asked finds refuses no write: nor does that it cannot say */
char	   *pb_unjudged = NULL; /* why a look ahead, or a lenient one, cannot say anything; in the check's memory */

/* A number that no look had before: what was remembered of others holds no longer. */
uint64
pb_next_look(void)
{
	static uint64 last = 0;

	return ++last;
}

/* Until the next look today() is this day. */
void
pb_look_ahead_to(DateADT day)
{
	pb_ahead = true;
	pb_ahead_day = day;
	pb_look = pb_next_look();
}
