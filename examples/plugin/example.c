/*
 * example.c
 *	  A check in C beside the view of EXA-01, and a value for its message.
 */
#include "partybuild.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

static const PartybuildApi *pb;
static PbAccess member = {.relation = "party.member", .key = "id", .columns = {"name", NULL}};

static PbScreenResult
has_name(int64 member_id)
{
	PbScreenResult result = PB_CLEAN;
	PbCursor	c;
	bool		isnull;

	if (!pb->open(&member, member_id, &c))
		return PB_UNSURE;
	/* A name that begins with a blank is left to the view. */
	if (pb->next(&c) && VARSIZE_ANY_EXHDR(DatumGetTextPP(pb->get(&c, 0, &isnull))) == 0)
		result = PB_VIOLATED;
	else
		result = PB_UNSURE;
	pb->close(&c);
	return result;
}

static char *
subject_text(const char *rule, int64 subject, int64 org_id)
{
	return psprintf("no. %lld", (long long) subject);
}

void
_PG_init(void)
{
	pb = partybuild_api("partybuild_example");
	pb->register_screen("EXA-01", has_name);
	pb->register_value("subject", subject_text);
}
