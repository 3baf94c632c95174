/*
 * subjects.c
 *	  Arrays of subjects' numbers.  Asks nobody.
 */
#include "pb_internal.h"

#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

void
pb_add_subject(PbSubjects *s, int64 id)
{
	if (s->n == s->limit)
	{
		s->limit = s->limit ? s->limit * 2 : 4;
		s->id = s->id ? repalloc_huge(s->id, s->limit * sizeof(int64)) : palloc(s->limit * sizeof(int64));
	}
	s->id[s->n++] = id;
}

int
pb_compare_int64(const void *a, const void *b)
{
	int64		x = *(const int64 *) a;
	int64		y = *(const int64 *) b;

	return x < y ? -1 : x > y;
}

/* Ascending, each once. */
void
pb_sort_subjects(PbSubjects *s)
{
	int			n = 0;

	if (s->n < 2)
		return;
	qsort(s->id, s->n, sizeof(int64), pb_compare_int64);
	for (int i = 0; i < s->n; i++)
		if (i == 0 || s->id[i] != s->id[n - 1])
			s->id[n++] = s->id[i];
	s->n = n;
}

bool
pb_equal_subjects(const PbSubjects *a, const PbSubjects *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->id, b->id, a->n * sizeof(int64)) == 0);
}

/* The numbers of a bigint[]; an error 22004 where one is null. */
int64 *
pb_subjects_of(ArrayType *array, int *n)
{
	int64	   *subjects;

	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a subject must not be null")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	subjects = palloc((*n + 1) * sizeof(int64));
	memcpy(subjects, ARR_DATA_PTR(array), *n * sizeof(int64));
	return subjects;
}
