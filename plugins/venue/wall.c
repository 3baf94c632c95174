/*
 * wall.c
 *	  What is wrong with a layout of a room's walls: all faults at once, each with
 *	  its rule (VEN-03 to VEN-07), the items and by how much.
 *
 * Reckoned in whole millimetres, and in halves of them where centres are compared: every figure is doubled there, so
 * that nothing is rounded.  Nothing is read here: the views hand over what hangs, and filter by rule.
 */
#include "partybuild.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

#define COLUMNS 6

/* As the labels of party.wall_side and party.wall_item_kind. */
typedef enum Side
{
	MAIN_WALL, LEFT_WALL, RIGHT_WALL, BACK_WALL, WALLS
} Side;
static const char *const sides[WALLS] = {"main", "left", "right", "back"};

typedef enum Kind
{
	FLAG, OATH, RIGHTS, DUTIES, NFIXED, INSTITUTION = NFIXED, CHART, OTHER, NKINDS
} Kind;
static const char *const kinds[NKINDS] = {
	"flag", "oath", "rights", "duties", "institution", "organisation_chart", "other"
};

typedef struct Wall
{
	bool		there;
	int64		width;
	int64		height;
} Wall;

typedef struct Board
{
	int64		id;
	Side		wall;
	Kind		kind;
	int64		left;
	int64		bottom;
	int64		right;
	int64		top;
	bool		paired;
	struct Board *mate;			/* while pairs are sought */
	bool		asked;			/* in the search that runs */
} Board;

typedef struct Layout
{
	Wall		walls[WALLS];
	int			n;
	Board	   *items;			/* by number */
	int64		off_centre;		/* the oath from the flag, at most, twice the millimetres */
	int64		off_place;		/* of a pair, likewise */
	int64		smallest;		/* side of an item, unless other units were meant */
	int64		smallest_flag;	/* its height, likewise */
	int64		lowest;			/* side of a wall, likewise */
	ReturnSetInfo *rsinfo;
} Layout;

#define WIDTH(i) ((i)->right - (i)->left)
#define HEIGHT(i) ((i)->top - (i)->bottom)
#define CENTRE2(i) ((i)->left + (i)->right)
#define MIDDLE2(i) ((i)->bottom + (i)->top)
#define APART(a, b) ((a) < (b) ? (b) - (a) : (a) - (b))

/* A fault: what is null says nothing, and half millimetres below 0 are none. */
static void
put(Layout *l, const char *rule, const char *fault, const Board *item, const Board *other, const char *what, int64 half)
{
	Datum		values[COLUMNS];
	bool		nulls[COLUMNS] = {false};

	values[0] = CStringGetTextDatum(rule);
	values[1] = CStringGetTextDatum(fault);
	nulls[2] = item == NULL;
	values[2] = Int64GetDatum(item ? item->id : 0);
	nulls[3] = other == NULL;
	values[3] = Int64GetDatum(other ? other->id : 0);
	nulls[4] = what == NULL;
	values[4] = what ? CStringGetTextDatum(what) : (Datum) 0;
	nulls[5] = half < 0;
	values[5] = DirectFunctionCall1(numeric_trim_scale, NumericGetDatum(int64_div_fast_to_numeric(half * 5, 2)));
	tuplestore_putvalues(l->rsinfo->setResult, l->rsinfo->setDesc, values, nulls);
}

/* The first of a kind on the main wall. */
static const Board *
on_main(const Layout *l, Kind kind)
{
	for (int i = 0; i < l->n; i++)
		if (l->items[i].kind == kind && l->items[i].wall == MAIN_WALL)
			return &l->items[i];
	return NULL;
}

/* VEN-03: one of each on the main wall. */
static void
complete(Layout *l)
{
	for (Kind k = FLAG; k < NFIXED; k++)
	{
		const Board *first = on_main(l, k);

		if (first == NULL)
			put(l, "VEN-03", "wall without", NULL, NULL, kinds[k], -1);
		for (const Board *i = first ? first + 1 : NULL; i && i < l->items + l->n; i++)
			if (i->kind == k && i->wall == MAIN_WALL)
				put(l, "VEN-03", "wall with two", first, i, kinds[k], -1);
	}
}

/* VEN-04: the oath below the flag, and in its middle. */
static void
below(Layout *l, const Board *flag, const Board *oath)
{
	int64		off = APART(CENTRE2(flag), CENTRE2(oath));

	if (oath->top > flag->bottom)
		put(l, "VEN-04", "oath not below", oath, flag, NULL, 2 * (oath->top - flag->bottom));
	if (off > l->off_centre)
		put(l, "VEN-04", "oath off centre", oath, flag, NULL, off);
}

/* VEN-05: on which side of the box around flag and oath; 0: on neither, and the fault is told. */
static int
beside(Layout *l, const Board *flag, const Board *oath, const Board *i)
{
	int64		left = Min(flag->left, oath->left);
	int64		right = Max(flag->right, oath->right);
	int64		bottom = Min(flag->bottom, oath->bottom);
	int64		top = Max(flag->top, oath->top);
	int			side = i->right <= left ? -1 : i->left >= right ? 1 : 0;

	if (side == 0)
		put(l, "VEN-05", "not beside the flag", i, flag, NULL, 2 * Min(i->right - left, right - i->left));
	if (Min(i->top, top) <= Max(i->bottom, bottom))
		put(l, "VEN-05", "not level with the flag", i, flag, NULL,
			2 * (Max(i->bottom, bottom) - Min(i->top, top)));
	return side;
}

/* Where the mirror image of an item hangs: on the same wall, or on the one that faces it. */
static Side
mirror_of(Side wall)
{
	return wall == LEFT_WALL ? RIGHT_WALL : wall == RIGHT_WALL ? LEFT_WALL : wall;
}

/* How far one item is from the mirror image of another, twice the millimetres; its size is another matter. */
static int64
off_mirror(const Layout *l, const Board *a, const Board *b)
{
	int64		image = 2 * l->walls[a->wall].width - CENTRE2(a);

	/* who stands before it sees each side wall from its own left: from the main wall, one runs against the other */
	if (a->wall == RIGHT_WALL)
		image = 2 * l->walls[LEFT_WALL].width - CENTRE2(a);
	return Max(APART(image, CENTRE2(b)), APART(MIDDLE2(a), MIDDLE2(b)));
}

static bool
same_size(const Board *a, const Board *b)
{
	return WIDTH(a) == WIDTH(b) && HEIGHT(a) == HEIGHT(b);
}

/* What rights, duties, flag and oath on the main wall are not: to hang in a pair. */
static bool
wants_pair(const Board *i)
{
	return !i->paired && (i->wall != MAIN_WALL || i->kind >= NFIXED);
}

/* What hangs in the middle of a wall is its own image. */
static bool
in_middle(const Layout *l, const Board *i)
{
	return mirror_of(i->wall) == i->wall && APART(CENTRE2(i), l->walls[i->wall].width) <= l->off_place;
}

/* On the left wall, or left of the middle of its wall. */
static bool
on_left(const Layout *l, const Board *i)
{
	return i->wall == LEFT_WALL || (mirror_of(i->wall) == i->wall && CENTRE2(i) < l->walls[i->wall].width);
}

/* Is one item near enough to the mirror image of another?  Two on one side would both be in the middle. */
static bool
are_images(const Layout *l, const Board *a, const Board *b)
{
	return on_left(l, a) != on_left(l, b) && off_mirror(l, a, b) <= l->off_place;
}

/* The nearest to the mirror image of an item among those that are left, of its size or of another. */
static Board *
nearest(const Layout *l, const Board *a, bool sized, bool images)
{
	Board	   *best = NULL;

	for (int i = 0; i < l->n; i++)
	{
		Board	   *b = &l->items[i];

		if (b != a && wants_pair(b) && b->mate == NULL && b->wall == mirror_of(a->wall) && same_size(a, b) == sized
			&& (!images || are_images(l, a, b))
			&& (best == NULL || off_mirror(l, a, b) < off_mirror(l, a, best)))
			best = b;
	}
	return best;
}

/* A mate for an item, if need be one that another gives up for a third, or since it hangs in the middle. */
static bool
find_mate(const Layout *l, Board *a, bool sized)
{
	check_stack_depth();
	CHECK_FOR_INTERRUPTS();
	for (Board *b = l->items; b < l->items + l->n; b++)
	{
		if (b->asked || !wants_pair(b) || b->wall != mirror_of(a->wall) || same_size(a, b) != sized
			|| !are_images(l, a, b))
			continue;
		b->asked = true;
		if (b->mate && !find_mate(l, b->mate, sized))
		{
			if (!in_middle(l, b->mate))
				continue;
			b->mate->mate = NULL;
		}
		a->mate = b;
		b->mate = a;
		return true;
	}
	return false;
}

/*
 * Mates for as many as possible: first each takes who is nearest, then those who are left ask the others to change, who
 * keep one.  Pairs are of one side and the other, so that this is as good as can be.
 */
static void
find_mates(const Layout *l, bool sized)
{
	Board	   *b;

	for (Board *a = l->items; a < l->items + l->n; a++)
		if (wants_pair(a) && a->mate == NULL && (b = nearest(l, a, sized, true)))
		{
			a->mate = b;
			b->mate = a;
		}
	for (Board *a = l->items; a < l->items + l->n; a++)
	{
		if (!wants_pair(a) || a->mate || in_middle(l, a))
			continue;
		for (Board *i = l->items; i < l->items + l->n; i++)
			i->asked = false;
		find_mate(l, a, sized);
	}
}

/*
 * VEN-06: mirror pairs about the middle of the main wall or of the one that faces it, or of both side walls; what hangs
 * in the middle is its own image.
 */
static void
symmetric(Layout *l)
{
	Board	   *b;

	find_mates(l, true);
	for (Board *a = l->items; a < l->items + l->n; a++)
		if (a->mate || (wants_pair(a) && in_middle(l, a)))
			a->paired = true;
	for (Board *a = l->items; a < l->items + l->n; a++)
		a->mate = NULL;
	/* of those that are left, first who has lost his pair by size, then by place */
	find_mates(l, false);
	for (Board *a = l->items; a < l->items + l->n; a++)
	{
		if (a->mate == NULL || a->paired)
			continue;
		b = a->mate;
		put(l, "VEN-06", "pair of two sizes", a, b, NULL,
			2 * Max(APART(WIDTH(a), WIDTH(b)), APART(HEIGHT(a), HEIGHT(b))));
		a->paired = b->paired = true;
	}
	for (Board *a = l->items; a < l->items + l->n; a++)
	{
		if (!wants_pair(a))
			continue;
		b = nearest(l, a, true, false);
		put(l, "VEN-06", b ? "pair out of place" : "hangs alone", a, b, sides[a->wall], b ? off_mirror(l, a, b) : -1);
		if (b)
			a->paired = b->paired = true;
	}
}

/* VEN-07: within the wall, and clear of the others; what is hardly that small or low was measured in other units. */
static void
fits(Layout *l)
{
	for (Side s = MAIN_WALL; s < WALLS; s++)
	{
		int64		least = Min(l->walls[s].width, l->walls[s].height);

		if (l->walls[s].there && least < l->lowest)
			put(l, "VEN-07", least < l->smallest ? "wall in metres" : "wall in inches", NULL, NULL, sides[s],
				2 * least);
	}
	for (Board *a = l->items; a < l->items + l->n; a++)
	{
		const Wall *w = &l->walls[a->wall];
		int64		beyond = Max(Max(-a->left, -a->bottom), Max(a->right - w->width, a->top - w->height));
		int64		least = Min(WIDTH(a), HEIGHT(a));

		if (beyond > 0)
			put(l, "VEN-07", "outside the wall", a, NULL, sides[a->wall], 2 * beyond);
		for (Board *b = a + 1; b < l->items + l->n; b++)
		{
			int64		over = Min(Min(a->right, b->right) - Max(a->left, b->left),
				Min(a->top, b->top) - Max(a->bottom, b->bottom));

			if (b->wall == a->wall && over > 0)
				put(l, "VEN-07", "two overlap", a, b, sides[a->wall], 2 * over);
		}
		if (least < l->smallest)
			put(l, "VEN-07", "item in metres", a, NULL, sides[a->wall], 2 * least);
		else if (a->kind == FLAG && HEIGHT(a) < l->smallest_flag)
			put(l, "VEN-07", "flag in inches", a, NULL, sides[a->wall], 2 * HEIGHT(a));
		CHECK_FOR_INTERRUPTS();
	}
}

/* The elements of an array, which has as many as the one before. */
static Datum *
elements(ArrayType *array, Oid type, int *n, int expected)
{
	Datum	   *values;
	bool	   *nulls;

	if (type == TEXTOID)
		deconstruct_array(array, type, -1, false, TYPALIGN_INT, &values, &nulls, n);
	else
		deconstruct_array(array, type, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, n);
	if (expected >= 0 && *n != expected)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("the arrays do not belong together")));
	for (int i = 0; i < *n; i++)
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("a wall or item lacks something")));
	return values;
}

static int
label(Datum name, const char *const *labels, int n)
{
	char	   *given = TextDatumGetCString(name);

	for (int i = 0; i < n; i++)
		if (strcmp(labels[i], given) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("\"%s\" is no wall and no kind of item", given)));
	return 0;
}

/* Millimetres, so few that no sum leaves 64 bits. */
static int64
millimetres(Datum value)
{
	int64		n = DatumGetInt64(value);

	if (n <= -PG_INT32_MAX || n >= PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("no wall is %lld millimetres long", (long long) n)));
	return n;
}

static int
by_id(const void *a, const void *b)
{
	const Board *x = a;
	const Board *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/*
 * wall_faults(walls, widths, heights, items, item_walls, kinds, lefts, bottoms, widths, heights, centre, place,
 * smallest, smallest_flag, lowest): all that is wrong with a layout, in millimetres but for centre and place, which are
 * in halves of them: rule, fault (a term), the items,
 * what it is about besides, and by how many centimetres (VEN-03 to VEN-07).  2202E for arrays that do not belong
 * together, 22004 for nulls in them, 22003 for a length beyond all walls, 22023 for an unknown wall or kind.
 */
PG_FUNCTION_INFO_V1(pb_wall_faults);
Datum
pb_wall_faults(PG_FUNCTION_ARGS)
{
	Layout		l = {.rsinfo = (ReturnSetInfo *) fcinfo->resultinfo};
	int			nwalls;
	Datum	   *wall[3];
	Datum	   *item[7];
	static const Oid types[7] = {INT8OID, TEXTOID, TEXTOID, INT8OID, INT8OID, INT8OID, INT8OID};
	const Board *flag, *oath;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < 3; i++)
		wall[i] = elements(PG_GETARG_ARRAYTYPE_P(i), i == 0 ? TEXTOID : INT8OID, &nwalls, i == 0 ? -1 : nwalls);
	for (int i = 0; i < 7; i++)
		item[i] = elements(PG_GETARG_ARRAYTYPE_P(3 + i), types[i], &l.n, i == 0 ? -1 : l.n);
	l.off_centre = PG_GETARG_INT64(10);
	l.off_place = PG_GETARG_INT64(11);
	l.smallest = PG_GETARG_INT64(12);
	l.smallest_flag = PG_GETARG_INT64(13);
	l.lowest = PG_GETARG_INT64(14);
	for (int i = 0; i < nwalls; i++)
	{
		Wall	   *w = &l.walls[label(wall[0][i], sides, WALLS)];

		w->there = true;
		w->width = millimetres(wall[1][i]);
		w->height = millimetres(wall[2][i]);
	}
	l.items = palloc0(sizeof(Board) * (l.n + 1));
	for (int i = 0; i < l.n; i++)
	{
		Board	   *x = &l.items[i];

		x->id = DatumGetInt64(item[0][i]);
		x->wall = label(item[1][i], sides, WALLS);
		x->kind = label(item[2][i], kinds, NKINDS);
		x->left = millimetres(item[3][i]);
		x->bottom = millimetres(item[4][i]);
		x->right = x->left + millimetres(item[5][i]);
		x->top = x->bottom + millimetres(item[6][i]);
		if (!l.walls[x->wall].there)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("item %lld hangs on a wall that is not given", (long long) x->id)));
	}
	qsort(l.items, l.n, sizeof(Board), by_id);

	complete(&l);
	flag = on_main(&l, FLAG);
	oath = on_main(&l, OATH);
	if (flag && oath)
	{
		const Board *rights = on_main(&l, RIGHTS);
		const Board *duties = on_main(&l, DUTIES);
		int			of_rights = rights ? beside(&l, flag, oath, rights) : 0;
		int			of_duties = duties ? beside(&l, flag, oath, duties) : 0;

		below(&l, flag, oath);
		if (of_rights != 0 && of_rights == of_duties)
			put(&l, "VEN-05", "both on one side", rights, duties, NULL, -1);
	}
	symmetric(&l);
	fits(&l);
	return (Datum) 0;
}

void
_PG_init(void)
{
	(void) partybuild_api("partybuild_venue");
}
