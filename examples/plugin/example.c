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
no_digit(int64 member_id)
{
	PbScreenResult result = PB_CLEAN;
	PbCursor	c;

	if (!pb->open(&member, member_id, &c))
		return PB_UNSURE;
	/* A digit behind other characters is left to the view. */
	result = PB_UNSURE;
	if (pb->next(&c))
	{
		bool		isnull;
		text	   *name = DatumGetTextPP(pb->get(&c, 0, &isnull));

		if (VARSIZE_ANY_EXHDR(name) > 0 && *VARDATA_ANY(name) >= '0' && *VARDATA_ANY(name) <= '9')
			result = PB_VIOLATED;
	}
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
	pb->register_screen("EXA-01", no_digit);
	pb->register_value("subject", subject_text);
}
