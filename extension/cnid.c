/*
 * cnid.c
 *	  The citizen identity number of GB 11643 as an eight-byte, by-value type.
 *
 * A number is kept as its first 17 digits in an int64; the check character
 * follows from them and is computed on output.  So the order of the integers
 * is the order of the text, and nothing that is stored can be wrong.  Nothing
 * here outlives a call.
 */
#include "postgres.h"

#include <ctype.h>

#include "common/hashfn.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "pb_compat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/sortsupport.h"

#define CNID_LENGTH 18

typedef enum CnidProblem
{
	CNID_OK, CNID_BAD_LENGTH, CNID_BAD_CHARACTER, CNID_BAD_REGION, CNID_BAD_DATE, CNID_BAD_CHECK
} CnidProblem;

static const char *const problem_name[] = {
	NULL, "length", "character", "region", "date", "check character"
};

/* Weights of ISO 7064 MOD 11-2 for the first 17 digits, and the character for each remainder. */
static const int weight[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
static const char check_char[] = "10X98765432";

/*
 * First two digits of GB/T 2260; counties come and go, provinces have not.  810000, 820000 and 830000 are whole:
 * residence permits of people of Hong Kong, Macau and Taiwan have such numbers.
 */
static bool
region_is_known(int province, int county)
{
	static const char known[] = {
		11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
		50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83
	};

	return memchr(known, province, sizeof(known)) != NULL && (county != 0 || (province >= 81 && province <= 83));
}

static char
compute_check(const char *digits)
{
	int			sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (digits[i] - '0') * weight[i];
	return check_char[sum % 11];
}

static int
number_at(const char *s, int length)
{
	int			n = 0;

	while (length-- > 0)
		n = n * 10 + (*s++ - '0');
	return n;
}

/* Region and date of 17 digits; the caller has seen to it that they are digits. */
static CnidProblem
check_digits(const char *s)
{
	int			year = number_at(s + 6, 4);
	int			month = number_at(s + 10, 2);
	int			day = number_at(s + 12, 2);

	if (!region_is_known(number_at(s, 2), number_at(s + 2, 4)))
		return CNID_BAD_REGION;
	if (year < 1850 || year > 2199 || month < 1 || month > 12 || day < 1 ||
		day > day_tab[isleap(year)][month - 1])
		return CNID_BAD_DATE;
	return CNID_OK;
}

/* Parse, tell what is wrong (and for a character, where), or yield the value. */
static CnidProblem
parse(const char *s, size_t len, int64 *value, int *position)
{
	CnidProblem problem;
	int64		v = 0;

	*position = 0;
	if (len != CNID_LENGTH)
		return CNID_BAD_LENGTH;
	for (int i = 0; i < CNID_LENGTH; i++)
	{
		bool		good = isdigit((unsigned char) s[i]) ||
			(i == 17 && (s[i] == 'X' || s[i] == 'x'));

		if (!good)
		{
			*position = i + 1;
			return CNID_BAD_CHARACTER;
		}
		if (i < 17)
			v = v * 10 + (s[i] - '0');
	}
	problem = check_digits(s);
	if (problem != CNID_OK)
		return problem;
	if (compute_check(s) != toupper((unsigned char) s[17]))
		return CNID_BAD_CHECK;
	*value = v;
	return CNID_OK;
}

static void
to_text(int64 value, char *out)
{
	snprintf(out, CNID_LENGTH + 1, "%017lld", (long long) value);
	out[17] = compute_check(out);
	out[18] = '\0';
}

static void
report(const char *s, CnidProblem problem, int position)
{
	switch (problem)
	{
		case CNID_BAD_LENGTH:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid citizen number \"%s\": wrong length", s),
					 errdetail("A citizen number has 18 characters; this has %zu bytes.", strlen(s)),
					 strlen(s) == 15 ? errhint("Convert a 15-digit number with partybuild.cnid_from_15().") : 0));
			break;
		case CNID_BAD_CHARACTER:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid citizen number \"%s\": wrong character at position %d", s, position),
					 errdetail("Seventeen digits and a digit or X are expected.")));
			break;
		case CNID_BAD_REGION:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid citizen number \"%s\": unknown region", s),
					 errdetail("The first six digits \"%.6s\" are no region code of GB/T 2260.", s)));
			break;
		case CNID_BAD_DATE:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
					 errmsg("invalid citizen number \"%s\": impossible date of birth", s),
					 errdetail("Digits 7 to 14 \"%.8s\" are no date from 1850 on.", s + 6)));
			break;
		case CNID_BAD_CHECK:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid citizen number \"%s\": wrong check character", s),
					 errdetail("The last character is \"%c\", the first 17 digits give \"%c\".",
							   s[17], compute_check(s)),
					 errhint("One of the characters was mistyped; compare with the card.")));
			break;
		case CNID_OK:
			break;
	}
}

static int64
parse_or_report(const char *s)
{
	int64		value = 0;
	int			position;
	CnidProblem problem = parse(s, strlen(s), &value, &position);

	if (problem != CNID_OK)
		report(s, problem, position);
	return value;
}

/* cnid_in: text to cnid; class 22 errors that name the length, character, region, date or check character. */
PG_FUNCTION_INFO_V1(cnid_in);
Datum
cnid_in(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(parse_or_report(PG_GETARG_CSTRING(0)));
}

PG_FUNCTION_INFO_V1(cnid_out);
Datum
cnid_out(PG_FUNCTION_ARGS)
{
	char	   *out = palloc(CNID_LENGTH + 1);

	to_text(PG_GETARG_INT64(0), out);
	PG_RETURN_CSTRING(out);
}

/* Binary form: the int64 in network order, validated like text. */
PG_FUNCTION_INFO_V1(cnid_recv);
Datum
cnid_recv(PG_FUNCTION_ARGS)
{
	int64		value = pq_getmsgint64((StringInfo) PG_GETARG_POINTER(0));
	char		text[32];

	if (value < INT64CONST(10000000000000000) || value > INT64CONST(99999999999999999))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid citizen number in binary form")));
	to_text(value, text);
	if (check_digits(text) != CNID_OK)
		report(text, check_digits(text), 0);
	PG_RETURN_INT64(value);
}

PG_FUNCTION_INFO_V1(cnid_send);
Datum
cnid_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint64(&buf, PG_GETARG_INT64(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

#define CNID_COMPARE(name, op) \
PG_FUNCTION_INFO_V1(name); \
Datum \
name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(PG_GETARG_INT64(0) op PG_GETARG_INT64(1)); \
} \
extern int	no_such_variable

CNID_COMPARE(cnid_eq, ==);
CNID_COMPARE(cnid_ne, !=);
CNID_COMPARE(cnid_lt, <);
CNID_COMPARE(cnid_le, <=);
CNID_COMPARE(cnid_gt, >);
CNID_COMPARE(cnid_ge, >=);

PG_FUNCTION_INFO_V1(cnid_larger);
Datum
cnid_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(Max(PG_GETARG_INT64(0), PG_GETARG_INT64(1)));
}

PG_FUNCTION_INFO_V1(cnid_smaller);
Datum
cnid_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(Min(PG_GETARG_INT64(0), PG_GETARG_INT64(1)));
}

PG_FUNCTION_INFO_V1(cnid_cmp);
Datum
cnid_cmp(PG_FUNCTION_ARGS)
{
	int64		a = PG_GETARG_INT64(0);
	int64		b = PG_GETARG_INT64(1);

	PG_RETURN_INT32(a < b ? -1 : a > b);
}

static int
compare_fast(Datum x, Datum y, SortSupport ssup)
{
	int64		a = DatumGetInt64(x);
	int64		b = DatumGetInt64(y);

	return a < b ? -1 : a > b;
}

PG_FUNCTION_INFO_V1(cnid_sortsupport);
Datum
cnid_sortsupport(PG_FUNCTION_ARGS)
{
	((SortSupport) PG_GETARG_POINTER(0))->comparator = compare_fast;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(cnid_hash);
Datum
cnid_hash(PG_FUNCTION_ARGS)
{
	int64		v = PG_GETARG_INT64(0);

	return hash_any((unsigned char *) &v, sizeof(v));
}

PG_FUNCTION_INFO_V1(cnid_hash_extended);
Datum
cnid_hash_extended(PG_FUNCTION_ARGS)
{
	int64		v = PG_GETARG_INT64(0);

	return hash_any_extended((unsigned char *) &v, sizeof(v), PG_GETARG_INT64(1));
}

/* cnid_problem(text): null for a good number, else which part is wrong; never an error. */
PG_FUNCTION_INFO_V1(cnid_problem);
Datum
cnid_problem(PG_FUNCTION_ARGS)
{
	text	   *t = PG_GETARG_TEXT_PP(0);
	int64		value;
	int			position;
	CnidProblem problem = parse(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), &value, &position);

	if (problem == CNID_OK)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(problem_name[problem]));
}

/* cnid_from_15(text): the 18-character number of an old 15-digit one; century 19. */
PG_FUNCTION_INFO_V1(cnid_from_15);
Datum
cnid_from_15(PG_FUNCTION_ARGS)
{
	char	   *s = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char		out[CNID_LENGTH + 1];

	if (strlen(s) != 15 || strspn(s, "0123456789") != 15)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid 15-digit citizen number \"%s\"", s),
				 errdetail("Exactly 15 digits are expected.")));
	memcpy(out, s, 6);
	memcpy(out + 6, "19", 2);
	memcpy(out + 8, s + 6, 9);
	out[17] = compute_check(out);
	out[18] = '\0';
	PG_RETURN_INT64(parse_or_report(out));
}

/* birth(cnid): date of birth. */
PG_FUNCTION_INFO_V1(cnid_birth);
Datum
cnid_birth(PG_FUNCTION_ARGS)
{
	int			ymd = (int) (PG_GETARG_INT64(0) / 1000 % 100000000);

	PG_RETURN_DATEADT(date2j(ymd / 10000, ymd / 100 % 100, ymd % 100) - POSTGRES_EPOCH_JDATE);
}

/* sex(cnid): '男' (odd) or '女' (even), from the 17th digit. */
PG_FUNCTION_INFO_V1(cnid_sex);
Datum
cnid_sex(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(PG_GETARG_INT64(0) % 2 ? "男" : "女"));
}

/* region(cnid): the six-digit code of GB/T 2260 of the place of first registration. */
PG_FUNCTION_INFO_V1(cnid_region);
Datum
cnid_region(PG_FUNCTION_ARGS)
{
	char		out[CNID_LENGTH + 1];

	to_text(PG_GETARG_INT64(0), out);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out, 6));
}

/* masked(cnid): region and the last character, the rest as asterisks. */
PG_FUNCTION_INFO_V1(cnid_masked);
Datum
cnid_masked(PG_FUNCTION_ARGS)
{
	char		out[CNID_LENGTH + 1];

	to_text(PG_GETARG_INT64(0), out);
	memset(out + 6, '*', 11);
	PG_RETURN_TEXT_P(cstring_to_text(out));
}
