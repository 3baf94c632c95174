/*
 * reading.c
 *	  What a clerk wrote into a cell, read as text, day, month, time, number or
 *	  citizen number; or the reason why it is none.
 *
 * Pure: asks nothing and keeps nothing.  What a spreadsheet has spoiled is told, never guessed.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "pb_compat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

/* What parsers see in place of Chinese signs; no file has these bytes, since all others below a space become '?'. */
#define YEAR_SIGN	'\001'
#define MONTH_SIGN	'\002'
#define DAY_SIGN		'\003'
#define HOUR_SIGN	'\004'
#define MINUTE_SIGN	'\005'
#define SECOND_SIGN	'\006'
#define MONEY_SIGN	'\007'

extern PGDLLEXPORT Datum cnid_problem(PG_FUNCTION_ARGS);

/* Names of terms. */
static const char not_a_date[] = "not a date";
static const char no_such_day[] = "no such day";
static const char year_alone[] = "a year without a month";
static const char year_not_first[] = "the year does not come first";
static const char out_of_range[] = "a day out of range";
static const char not_a_time[] = "not a time";
static const char not_a_number[] = "not a number";
static const char not_whole[] = "not a whole number";
static const char exponent[] = "a number that a spreadsheet wrote with an exponent";
static const char apostrophe[] = "a number behind an apostrophe";
static const char digits_lost[] = "a number whose last digits a spreadsheet has lost";

/* The first day that a spreadsheet's number is taken for, and the last: 1927-05-18 to 2099-12-31. */
#define FIRST_SERIAL	10000
#define LAST_SERIAL		73050
/* Serial 0, of spreadsheets that know 29 February 1900 and so of all days after it. */
#define SERIAL_ZERO		(date2j(1899, 12, 30) - POSTGRES_EPOCH_JDATE)
/* 9999 is how systems write "no end". */
#define FIRST_YEAR		1900
#define LAST_YEAR		2199

/* White space as partybuild.blanks() has it: that has a width, and that has none. */
static bool
is_wide(pg_wchar c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
		(c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2800 ||
		c == 0x3000 || c == 0x3164;
}

static bool
has_no_width(pg_wchar c)
{
	return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/* The signs beside which partybuild.tidy() leaves no space. */
static bool
is_chinese(pg_wchar c)
{
	return (c >= 0x2E80 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Digits and letters of full width; punctuation is left alone, since in Chinese it is that of the language. */
static pg_wchar
narrow(pg_wchar c)
{
	if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
		return c - 0xFEE0;
	return c;
}

/* As narrow(), for what is no prose: also punctuation, and the signs of dates, times and money. */
static char
plain(pg_wchar c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	switch (c)
	{
		case 0x5E74:
			return YEAR_SIGN;
		case 0x6708:
			return MONTH_SIGN;
		case 0x65E5:
		case 0x53F7:
			return DAY_SIGN;
		case 0x65F6:
		case 0x70B9:
			return HOUR_SIGN;
		case 0x5206:
			return MINUTE_SIGN;
		case 0x79D2:
			return SECOND_SIGN;
		case 0x5143:
		case 0xA5:
		case 0xFFE5:
			return MONEY_SIGN;
		case 0x2018:
		case 0x2019:
			return '\'';
		case 0x2010:
		case 0x2011:
		case 0x2012:
		case 0x2013:
		case 0x2212:
			return '-';
		default:
			return c > ' ' && c < 0x7F ? (char) c : '?';
	}
}

/* The text as it is kept: partybuild.tidy(), with digits and letters of half width; of length 0, if it is blank. */
static text *
tidy(text *t)
{
	const unsigned char *s = (const unsigned char *) VARDATA_ANY(t);
	const unsigned char *end = s + VARSIZE_ANY_EXHDR(t);
	text	   *result = palloc(VARHDRSZ + (end - s));
	unsigned char *out = (unsigned char *) VARDATA(result);
	unsigned char *start = out;
	bool		space = false,
				after_chinese = false;

	while (s < end)
	{
		int			length = pg_utf_mblen(s);
		pg_wchar	c = narrow(utf8_to_unicode(s));

		s += length;
		if (is_wide(c))
			space = true;
		else if (!has_no_width(c))
		{
			if (space && out > start && !after_chinese && !is_chinese(c))
				*out++ = ' ';
			space = false;
			after_chinese = is_chinese(c);
			unicode_to_utf8(c, out);
			out += pg_utf_mblen(out);
		}
	}
	SET_VARSIZE(result, VARHDRSZ + (out - start));
	return result;
}

/* What parsers read: one byte a sign, single spaces between words, none at the ends and beside Chinese signs. */
static char *
to_plain(text *t)
{
	const unsigned char *s = (const unsigned char *) VARDATA_ANY(t);
	const unsigned char *end = s + VARSIZE_ANY_EXHDR(t);
	char	   *result = palloc(2 * (end - s) + 1);
	char	   *out = result;
	bool		space = false;

	while (s < end)
	{
		pg_wchar	c = utf8_to_unicode(s);

		s += pg_utf_mblen(s);
		if (is_wide(c))
			space = true;
		else if (!has_no_width(c))
		{
			char		sign = plain(c);

			if (space && out > result && sign > MONEY_SIGN && out[-1] > MONEY_SIGN)
				*out++ = ' ';
			space = false;
			*out++ = sign;
		}
	}
	*out = '\0';
	return result;
}

static void
drop_spaces(char *s)
{
	char	   *out = s;

	for (; *s; s++)
		if (*s != ' ')
			*out++ = *s;
	*out = '\0';
}

static int
digits_of(const char *s)
{
	return (int) strspn(s, "0123456789");
}

/* So many digits, at most nine, as a number; moves on behind them. */
static int
take(const char **s, int length)
{
	int			n = 0;

	while (length-- > 0)
		n = n * 10 + (*(*s)++ - '0');
	return n;
}

/* "410311…" with an apostrophe before it, 4.1E+17, or sixteen digits and more of which the last three are 000. */
static const char *
spoiled(const char *s)
{
	const char *rest;
	int			n;

	if (*s == '\'')
	{
		n = digits_of(s + 1);
		rest = s + 1 + n;
		return n > 0 && (*rest == '\0' || (strchr("Xx.", *rest) && rest[1 + digits_of(rest + 1)] == '\0')) ?
			apostrophe : NULL;
	}
	n = digits_of(s);
	if (n == 0)
		return NULL;
	rest = s + n;
	if (*rest == '\0' && n >= 16)
		return strcmp(rest - 3, "000") == 0 ? digits_lost : NULL;
	if (*rest == '.')
		rest += 1 + digits_of(rest + 1);
	if ((*rest == 'E' || *rest == 'e') && rest[1] == '+' && digits_of(rest + 2) > 0 &&
		rest[2 + digits_of(rest + 2)] == '\0')
		return exponent;
	return NULL;
}

/* Hours and minutes, with or without seconds: 14:30, 14:30:00, 14时30分, 14点. */
static const char *
parse_time(const char *s, int *seconds)
{
	int			n = digits_of(s),
				hour,
				minute = 0,
				second = 0;
	char		sign;

	if (n < 1 || n > 2)
		return not_a_time;
	hour = take(&s, n);
	sign = *s++;
	if (sign != ':' && sign != HOUR_SIGN)
		return not_a_time;
	n = digits_of(s);
	if (n > 0)
	{
		if (n > 2 || (n == 1 && sign == ':'))
			return not_a_time;
		minute = take(&s, n);
		if (sign == HOUR_SIGN)
		{
			if (*s++ != MINUTE_SIGN)
				return not_a_time;
		}
		else if (*s == ':')
		{
			s++;
			if (digits_of(s) != 2)
				return not_a_time;
			second = take(&s, 2);
			/* the fraction of a driver's timestamp */
			if (*s == '.')
				s += 1 + digits_of(s + 1);
		}
	}
	else if (sign == ':')
		return not_a_time;
	if (*s || hour > 23 || minute > 59 || second > 59)
		return not_a_time;
	*seconds = (hour * 60 + minute) * 60 + second;
	return NULL;
}

static const char *
make_day(int year, int month, int day, DateADT *result)
{
	if (year < FIRST_YEAR || (year > LAST_YEAR && year != 9999))
		return out_of_range;
	if (month < 1 || month > 12 || day < 1 || day > day_tab[isleap(year)][month - 1])
		return no_such_day;
	*result = date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
	return NULL;
}

/* 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日, 2026年3月, 202603, a serial; with a time, which is dropped. */
static const char *
parse_day(const char *s, DateADT *result)
{
	const char *problem = spoiled(s);
	int			n = digits_of(s),
				year,
				month,
				day = 1,
				seconds;
	char		sign;

	if (problem)
		return problem;
	if (s[n] == '\0' || (n == 5 && s[n] == '.' && s[n + 1 + digits_of(s + n + 1)] == '\0'))
	{
		if (n == 4)
			return year_alone;
		if (n == 5)
		{
			int			serial = take(&s, n);

			if (serial < FIRST_SERIAL || serial > LAST_SERIAL)
				return out_of_range;
			*result = SERIAL_ZERO + serial;
			return NULL;
		}
		if (n != 8 && n != 6)
			return not_a_date;
		year = take(&s, 4);
		month = take(&s, 2);
		if (n == 8)
			day = take(&s, 2);
		return make_day(year, month, day, result);
	}
	if ((n == 1 || n == 2) && s[n] && strchr("-/.\001", s[n]) && digits_of(s + n + 1) > 0)
		return year_not_first;
	if (n != 4 || !strchr("-/.\001", s[n]))
		return not_a_date;
	year = take(&s, n);
	sign = *s++;
	s += *s == ' ';
	n = digits_of(s);
	if (n == 0 && *s == '\0' && sign == YEAR_SIGN)
		return year_alone;
	if (n < 1 || n > 2)
		return not_a_date;
	month = take(&s, n);
	if (sign == YEAR_SIGN ? *s == MONTH_SIGN : *s == sign)
	{
		s++;
		s += *s == ' ';
		n = digits_of(s);
		if (n > 0)
		{
			if (n > 2)
				return not_a_date;
			day = take(&s, n);
			if (sign == YEAR_SIGN && *s++ != DAY_SIGN)
				return not_a_date;
		}
		else if (sign != YEAR_SIGN)
			return not_a_date;
	}
	else if (sign == YEAR_SIGN)
		return not_a_date;
	if ((*s == ' ' || *s == 'T' || (*s && s[-1] == DAY_SIGN)) &&
		parse_time(s + (*s == ' ' || *s == 'T'), &seconds) == NULL)
		s += strlen(s);
	return *s ? not_a_date : make_day(year, month, day, result);
}

/* A number as SQL writes it, into a buffer as long as the text: without separators of thousands, money and plus. */
static const char *
parse_number(const char *s, char *out)
{
	const char *problem = spoiled(s);
	int			n,
				group;

	if (problem)
		return problem;
	if (*s == MONEY_SIGN)
		s++;
	if (*s == '-' || *s == '+')
	{
		if (*s == '-')
			*out++ = *s;
		s++;
	}
	if (*s == MONEY_SIGN)
		s++;
	n = digits_of(s);
	if (n == 0)
		return not_a_number;
	group = n;
	for (;;)
	{
		memcpy(out, s, n);
		out += n;
		s += n;
		if (*s != ',')
			break;
		if (group > 3 || digits_of(s + 1) != 3)
			return not_a_number;
		s++;
		n = 3;
	}
	if (*s == '.')
	{
		n = digits_of(s + 1);
		if (n == 0)
			return not_a_number;
		memcpy(out, s, n + 1);
		out += n + 1;
		s += n + 1;
	}
	if (*s == MONEY_SIGN)
		s++;
	*out = '\0';
	return *s ? not_a_number : NULL;
}

/* A fraction of zeros is none: spreadsheets write 3.0. */
static const char *
parse_whole(const char *s, char *out)
{
	const char *problem = parse_number(s, out);
	char	   *point;

	if (problem)
		return problem;
	point = strchr(out, '.');
	if (point)
	{
		if (point[1 + strspn(point + 1, "0")])
			return not_whole;
		*point = '\0';
	}
	return strlen(out) > 18 ? not_a_number : NULL;
}

/* read_text(text): what is kept of a text of a cell; null if it is blank. */
PG_FUNCTION_INFO_V1(pb_read_text);
Datum
pb_read_text(PG_FUNCTION_ARGS)
{
	text	   *t = tidy(PG_GETARG_TEXT_PP(0));

	if (VARSIZE_ANY_EXHDR(t) == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(t);
}

/* read_date(text): the day; null if it is blank or none. */
PG_FUNCTION_INFO_V1(pb_read_date);
Datum
pb_read_date(PG_FUNCTION_ARGS)
{
	DateADT		day = 0;

	if (parse_day(to_plain(PG_GETARG_TEXT_PP(0)), &day))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(day);
}

/* read_time(text): the time of day; null if it is blank or none. */
PG_FUNCTION_INFO_V1(pb_read_time);
Datum
pb_read_time(PG_FUNCTION_ARGS)
{
	char	   *s = to_plain(PG_GETARG_TEXT_PP(0));
	int			seconds;

	if (parse_time(s, &seconds))
		PG_RETURN_NULL();
	PG_RETURN_TIMEADT((TimeADT) seconds * USECS_PER_SEC);
}

static Datum
to_numeric(const char *s)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(s), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/* A number that numeric has room for, whatever a file is filled with. */
#define MOST_DIGITS 100

/* read_number(text): the number; null if it is blank or none. */
PG_FUNCTION_INFO_V1(pb_read_number);
Datum
pb_read_number(PG_FUNCTION_ARGS)
{
	char	   *s = to_plain(PG_GETARG_TEXT_PP(0));
	char	   *out = palloc(strlen(s) + 1);

	if (parse_number(s, out) || strlen(out) > MOST_DIGITS)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(to_numeric(out));
}

/* read_integer(text): the whole number; null if it is blank or none. */
PG_FUNCTION_INFO_V1(pb_read_integer);
Datum
pb_read_integer(PG_FUNCTION_ARGS)
{
	char	   *s = to_plain(PG_GETARG_TEXT_PP(0));
	char	   *out = palloc(strlen(s) + 1);

	if (parse_whole(s, out))
		PG_RETURN_NULL();
	PG_RETURN_INT64(strtoll(out, NULL, 10));
}

/* read_citizen(text): a citizen number as its type wants it; null if it is blank or spoiled (but for 000). */
PG_FUNCTION_INFO_V1(pb_read_citizen);
Datum
pb_read_citizen(PG_FUNCTION_ARGS)
{
	char	   *s = to_plain(PG_GETARG_TEXT_PP(0));

	const char *problem;

	drop_spaces(s);
	problem = spoiled(s);
	if (*s == '\0' || (problem && problem != digits_lost))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(s));
}

/*
 * reading_problem(type, text): null if the text can be read as what the type says, or is blank; else the name of the
 * term that says why not.  Types: text, code, date, month, time, number, integer, cnid.
 */
PG_FUNCTION_INFO_V1(pb_reading_problem);
Datum
pb_reading_problem(PG_FUNCTION_ARGS)
{
	char	   *type = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *s = to_plain(PG_GETARG_TEXT_PP(1));
	char	   *out = palloc(strlen(s) + 1);
	const char *problem = NULL;
	DateADT		day;
	int			seconds;

	if (*s == '\0')
		PG_RETURN_NULL();
	if (strcmp(type, "date") == 0 || strcmp(type, "month") == 0)
		problem = parse_day(s, &day);
	else if (strcmp(type, "time") == 0)
		problem = parse_time(s, &seconds);
	else if (strcmp(type, "number") == 0)
	{
		problem = parse_number(s, out);
		if (!problem && strlen(out) > MOST_DIGITS)
			problem = not_a_number;
	}
	else if (strcmp(type, "integer") == 0)
		problem = parse_whole(s, out);
	else
	{
		drop_spaces(s);
		problem = spoiled(s);
		if ((!problem || problem == digits_lost) && strcmp(type, "cnid") == 0)
		{
			Datum		wrong;
			LOCAL_FCINFO(call, 1);

			/* null for a good one, so not by DirectFunctionCall1() */
			InitFunctionCallInfoData(*call, NULL, 1, InvalidOid, NULL, NULL);
			call->args[0].value = PointerGetDatum(cstring_to_text(s));
			call->args[0].isnull = false;
			wrong = cnid_problem(call);
			/* one in a thousand ends so; import_read() sees whether others of the file are spoiled */
			if (call->isnull)
				problem = NULL;
			else if (!problem)
				problem = psprintf("a citizen number of a wrong %s", TextDatumGetCString(wrong));
		}
	}
	if (!problem)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(problem));
}
