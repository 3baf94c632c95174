/*
 * tally.c
 *	  One ballot's figures, and the quorums and majorities that are judged by
 *	  them, in integers.
 *
 * A value that exists does not contradict itself: present <= entitled,
 * issued <= present, returned <= issued, valid <= returned and
 * for + against + abstaining <= valid (ELE-09, ELE-10).
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#define FIGURES 8

typedef struct Tally
{
	int32		n[FIGURES];
} Tally;

enum
{
	ENTITLED, PRESENT, ISSUED, RETURNED, VALID, FOR, AGAINST, ABSTAINING
};

static const char *const figure_name[FIGURES] = {
	"entitled", "present", "issued", "returned", "valid", "for", "against", "abstaining"
};

#define PG_GETARG_TALLY_P(i) ((Tally *) PG_GETARG_POINTER(i))

static void
check_tally(const Tally *t, int code)
{
	for (int i = 0; i < FIGURES; i++)
		if (t->n[i] < 0)
			ereport(ERROR,
					(errcode(code), errmsg("\"%s\" of a tally is negative", figure_name[i])));
	for (int i = PRESENT; i <= VALID; i++)
		if (t->n[i] > t->n[i - 1])
			ereport(ERROR,
					(errcode(code),
					 errmsg("a tally has more %s than %s", figure_name[i], figure_name[i - 1]),
					 errdetail("%s is %d, %s is %d.", figure_name[i], t->n[i], figure_name[i - 1], t->n[i - 1])));
	if ((int64) t->n[FOR] + t->n[AGAINST] + t->n[ABSTAINING] > t->n[VALID])
		ereport(ERROR,
				(errcode(code),
				 errmsg("a tally has more votes than valid ballots"),
				 errdetail("for + against + abstaining is %lld, valid is %d.",
						   (long long) t->n[FOR] + t->n[AGAINST] + t->n[ABSTAINING], t->n[VALID])));
}

/* tally_in: 'entitled=20 present=18 issued=18 returned=17 valid=17 for=12 against=3 abstaining=2', in any order. */
PG_FUNCTION_INFO_V1(tally_in);
Datum
tally_in(PG_FUNCTION_ARGS)
{
	char	   *input = PG_GETARG_CSTRING(0);
	Tally	   *t = palloc(sizeof(Tally));
	bool		seen[FIGURES] = {false};
	char	   *save = NULL;
	char	   *copy = pstrdup(input);

	for (char *word = strtok_r(copy, " ", &save); word; word = strtok_r(NULL, " ", &save))
	{
		char	   *value = strchr(word, '=');
		int			i;

		if (value)
			*value++ = '\0';
		for (i = 0; i < FIGURES && strcmp(word, figure_name[i]) != 0; i++)
			;
		if (i == FIGURES || value == NULL || seen[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid tally \"%s\": \"%s\" is unknown, doubled or without a number", input, word),
					 errhint("Write entitled=20 present=18 issued=18 returned=17 valid=17 "
							 "for=12 against=3 abstaining=2.")));
		seen[i] = true;
		t->n[i] = pg_strtoint32(value);
	}
	for (int i = 0; i < FIGURES; i++)
		if (!seen[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid tally \"%s\": \"%s\" is missing", input, figure_name[i]),
					 errhint("Write entitled=20 present=18 issued=18 returned=17 valid=17 "
							 "for=12 against=3 abstaining=2.")));
	check_tally(t, ERRCODE_INVALID_TEXT_REPRESENTATION);
	PG_RETURN_POINTER(t);
}

PG_FUNCTION_INFO_V1(tally_out);
Datum
tally_out(PG_FUNCTION_ARGS)
{
	Tally	   *t = PG_GETARG_TALLY_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int i = 0; i < FIGURES; i++)
		appendStringInfo(&buf, "%s%s=%d", i ? " " : "", figure_name[i], t->n[i]);
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(tally_recv);
Datum
tally_recv(PG_FUNCTION_ARGS)
{
	Tally	   *t = palloc(sizeof(Tally));

	for (int i = 0; i < FIGURES; i++)
		t->n[i] = pq_getmsgint((StringInfo) PG_GETARG_POINTER(0), 4);
	check_tally(t, ERRCODE_INVALID_BINARY_REPRESENTATION);
	PG_RETURN_POINTER(t);
}

PG_FUNCTION_INFO_V1(tally_send);
Datum
tally_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	for (int i = 0; i < FIGURES; i++)
		pq_sendint32(&buf, PG_GETARG_TALLY_P(0)->n[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* tally(entitled, present, issued, returned, valid, for, against, abstaining) */
PG_FUNCTION_INFO_V1(tally_make);
Datum
tally_make(PG_FUNCTION_ARGS)
{
	Tally	   *t = palloc(sizeof(Tally));

	for (int i = 0; i < FIGURES; i++)
		t->n[i] = PG_GETARG_INT32(i);
	check_tally(t, ERRCODE_CHECK_VIOLATION);
	PG_RETURN_POINTER(t);
}

/* figure(tally, name): one of the eight figures. */
PG_FUNCTION_INFO_V1(tally_figure);
Datum
tally_figure(PG_FUNCTION_ARGS)
{
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(1));

	for (int i = 0; i < FIGURES; i++)
		if (strcmp(name, figure_name[i]) == 0)
			PG_RETURN_INT32(PG_GETARG_TALLY_P(0)->n[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a tally has no figure \"%s\"", name)));
}

static int
compare(const Tally *a, const Tally *b)
{
	for (int i = 0; i < FIGURES; i++)
		if (a->n[i] != b->n[i])
			return a->n[i] < b->n[i] ? -1 : 1;
	return 0;
}

#define TALLY_COMPARE(name, op) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(compare(PG_GETARG_TALLY_P(0), PG_GETARG_TALLY_P(1)) op 0); \
} \
extern int	no_such_variable

TALLY_COMPARE(tally_eq, ==);
TALLY_COMPARE(tally_ne, !=);
TALLY_COMPARE(tally_lt, <);
TALLY_COMPARE(tally_le, <=);
TALLY_COMPARE(tally_gt, >);
TALLY_COMPARE(tally_ge, >=);

PG_FUNCTION_INFO_V1(tally_cmp);
Datum
tally_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_TALLY_P(0), PG_GETARG_TALLY_P(1)));
}

PG_FUNCTION_INFO_V1(tally_hash);
Datum
tally_hash(PG_FUNCTION_ARGS)
{
	return hash_any((unsigned char *) PG_GETARG_TALLY_P(0), sizeof(Tally));
}

PG_FUNCTION_INFO_V1(tally_hash_extended);
Datum
tally_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended((unsigned char *) PG_GETARG_TALLY_P(0), sizeof(Tally), PG_GETARG_INT64(1));
}

/* quorum(tally, numerator, denominator): present / entitled >= numerator / denominator, exactly (ELE-02: 4, 5). */
PG_FUNCTION_INFO_V1(tally_quorum);
Datum
tally_quorum(PG_FUNCTION_ARGS)
{
	Tally	   *t = PG_GETARG_TALLY_P(0);
	int64		numerator = PG_GETARG_INT32(1);
	int64		denominator = PG_GETARG_INT32(2);

	if (numerator < 0 || denominator <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a quorum is a fraction of a number of at least 0 and one above 0")));
	PG_RETURN_BOOL(t->n[PRESENT] * denominator >= t->n[ENTITLED] * numerator);
}

/* majority_of_present(tally): for * 2 > present (ELE-11). */
PG_FUNCTION_INFO_V1(tally_majority_of_present);
Datum
tally_majority_of_present(PG_FUNCTION_ARGS)
{
	Tally	   *t = PG_GETARG_TALLY_P(0);

	PG_RETURN_BOOL((int64) t->n[FOR] * 2 > t->n[PRESENT]);
}

/* majority_of_entitled(tally): for * 2 > entitled (LIF-16, DEV-15). */
PG_FUNCTION_INFO_V1(tally_majority_of_entitled);
Datum
tally_majority_of_entitled(PG_FUNCTION_ARGS)
{
	Tally	   *t = PG_GETARG_TALLY_P(0);

	PG_RETURN_BOOL((int64) t->n[FOR] * 2 > t->n[ENTITLED]);
}

/* more_than_half(n, base): n * 2 > base, exactly (超过半数; ELE-11). */
PG_FUNCTION_INFO_V1(tally_more_than_half);
Datum
tally_more_than_half(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL((int64) PG_GETARG_INT32(0) * 2 > PG_GETARG_INT32(1));
}

/* surplus(seats, numerator, denominator): the least surplus of candidates, rounded up (ELE-05: 1, 5). */
PG_FUNCTION_INFO_V1(tally_surplus);
Datum
tally_surplus(PG_FUNCTION_ARGS)
{
	int64		seats = PG_GETARG_INT32(0);
	int64		numerator = PG_GETARG_INT32(1);
	int64		denominator = PG_GETARG_INT32(2);
	int64		surplus;

	if (seats < 0 || numerator < 0 || denominator <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a surplus is a fraction of a number of at least 0 and one above 0, "
						"of seats that are not negative")));
	surplus = (seats * numerator + denominator - 1) / denominator;
	if (surplus > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("integer out of range")));
	PG_RETURN_INT32((int32) surplus);
}
