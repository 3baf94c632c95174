/*
 * pb_internal.h
 *	  What crosses files within the core.
 */
#ifndef PB_INTERNAL_H
#define PB_INTERNAL_H

#include "partybuild.h"
#include "pb_compat.h"

#include "executor/spi.h"
#include "nodes/bitmapset.h"
#include "nodes/execnodes.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/resowner.h"

#define ERRCODE_RULE_VIOLATION MAKE_SQLSTATE('2', '3', 'P', 'B', '1')

/* More subjects of one kind than this are locked by the kind; more than SMALL are judged set-based. */
#define PB_ESCALATE 1000
#define PB_SMALL	32

/* Days ahead that are judged: ten years. */
#define PB_AHEAD	3653

typedef enum PbMode
{
	MODE_OFF, MODE_REPORT, MODE_TRIAL, MODE_WARN, MODE_APPROVE, MODE_REJECT
} PbMode;

/* view.c: a view that the catalogue names, and what the session knows of it. */
typedef struct PbView
{
	char	   *schema;			/* null where the catalogue names none, or nothing that could be one */
	char	   *name;
	char	   *quoted;
	Oid			oid;			/* when it was last found; the plans are for it */
	Oid			role;			/* whose rights it is read with */
	uint64		epoch;			/* when that was learnt */
	bool		reads_day;		/* may it give something else on another day? */
	bool		is_volatile;	/* does it call what reads under a snapshot of its own? */
	uint64		calls_epoch;	/* when that was learnt */
	SPIPlanPtr	one;
	SPIPlanPtr	many;
} PbView;

/* rule.c: a rule as the session knows it; its number holds for the session's life. */
typedef struct PbRule
{
	int			no;
	char	   *code;
	bool		present;		/* still in the catalogue */
	bool		has_view;
	PbView		view;
	int			kind;
	PbMode		default_mode;
	bool		has_policy;
	bool		for_superiors;	/* judged for the superiors of what was touched */
	char	  **superior_kinds; /* which of them; ends with NULL */
	PbScreen	screen;
	List	   *watches;		/* of PbRuleWatch, in the catalogue's memory; those with days */
	List	   *unlocked;		/* of PbWatch: who writes a row that they lead by locks nothing that they lead from */
} PbRule;

/* The dates among the columns that watches of a table look at, and the ways to rows where they are still to come. */
typedef struct PbDays
{
	PbAccess   *all;			/* all of them, by the key */
	int			n;
	struct
	{
		char	   *column;
		PbAccess   *by_key;		/* of one subject */
		PbAccess   *by_date;	/* of all subjects */
		PbAccess   *any;		/* only whether there is one; one for all keys of a table */
	}			day[PB_MAX_COLUMNS];
} PbDays;

/* catalogue.c: a row of partybuild.watch; side 0 is what a row left, side 1 what it entered. */
typedef struct PbWatch
{
	int			id;
	uint64		columns;		/* those whose change counts, as bits of the table's compared columns */
	Bitmapset  *rules[2];
	int			kind;			/* of what was touched */
	PbAccess   *via;			/* leads from what was touched to the rules' subject; NULL: is the subject */
	PbAccess   *through;		/* leads from what was touched to where via leads from; NULL: is that */
	int			via_kind;		/* as what is locked where via leads from */
	PbAccess   *back;			/* from the rules' subject to what is touched, where "via" leads */
	PbDays	   *days;			/* of its table and key */
	uint64		dates;			/* which of them are among its columns, as bits */
	bool		by_day;			/* leads to rows whose day lies in the time that changed */
	bool		superiors;		/* leads there from the superiors of what was touched too */
} PbWatch;

/* A watch as one of its rules has it. */
typedef struct PbRuleWatch
{
	PbWatch    *watch;
	uint64		dates;			/* which of the watch's dates have the rule judged ahead, as bits */
} PbRuleWatch;

/* The watches of a table that touch subjects of one kind, named by one column. */
typedef struct PbTouch
{
	int			kind;
	AttrNumber	key;
	int			count;
	PbWatch   **watches;
	PbDays	   *days;
	bool		by_day;			/* one of them is */
	int64		last;			/* touch.c: what it noted last, and when */
	uint64		last_columns;
	uint64		last_epoch;
	int			last_side;
} PbTouch;

typedef struct PbTable
{
	Oid			relid;
	Oid			type;			/* of its rows */
	char	   *problem;		/* a column that rules watch and it has not */
	AttrNumber	rule;			/* of approvals: the column that names the rule */
	AttrNumber	subject;		/* and its subject */
	int			compared_count;
	AttrNumber *compared;		/* all columns its watches look at */
	uint64		dates;			/* which of them are dates, as their bits */
	AttrNumber	period[2];		/* of a row's period, where a watch goes by the time that changed */
	uint64		period_bits;
	int			touch_count;
	PbTouch    *touches;
} PbTable;

/* rule.c */
extern int	pb_kind_number(const char *kind);
extern const char *pb_kind_name(int kind);
extern int	pb_rule_number(const char *code);
extern int	pb_rule_count(void);
extern PbRule *pb_rule_as_loaded(int no);
extern void pb_register_screen(const char *rule, PbScreen screen);
extern void pb_register_value(const char *name, PbValue value);
extern PbValue pb_value(const char *name);
extern PbMode pb_mode_from_name(const char *name);
extern const char *pb_mode_name(PbMode mode);

/* query.c */
extern uint64 pb_query(const char *sql);
extern bool pb_execute_kept(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, long most);
extern void pb_call_kept(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, const char *nulls);
extern char *pb_text_at(int row, int column);
extern Datum pb_datum_at(int row, int column, bool *isnull);
extern bool pb_look_up(SPIPlanPtr *plan, const char *sql, int nargs, Oid *types, Datum *args, char **columns, int n);

/* version.c */
extern void pb_register_plugin(const char *extension, const char *version);
extern void pb_require_versions(bool of_plugins);

/* catalogue.c */
extern void pb_catalogue_init(void);
extern void pb_catalogue_load(void);
extern PbRule *pb_rule(int no);
extern PbRule *pb_find_rule(const char *code);
extern PbRule *pb_rule_by_code(const char *code);
extern PbWatch *pb_watch(int id);
extern PbTable *pb_table_of(Oid row_type);
extern PbTable *pb_table_by_oid(Oid relid);
extern List *pb_tables_of_rule(PbRule *rule);

/* evidence.c */
typedef struct PbColumns		/* what is compared of rows */
{
	AttrNumber *all;			/* that of the end last, where rows are dated */
	int			n;
	bool		dated;			/* a row says something of the days from "from" to "to" only */
	AttrNumber	from;
	AttrNumber	to;
} PbColumns;
extern TupleTableSlot *pb_rewound(Tuplestorestate *rows, TupleDesc desc);
extern AttrNumber pb_column_named(TupleDesc desc, const char *name);
extern PbColumns pb_columns_of(TupleDesc desc, bool dated, char **names, int n);
extern bool pb_same_columns(TupleTableSlot *a, TupleTableSlot *b, AttrNumber *columns, int n);
extern bool pb_can_compare(struct TriggerData *data, PbColumns *c);
extern void pb_visit_changed(struct TriggerData *data, PbColumns *c,
							 bool (*visit) (TupleTableSlot *old, TupleTableSlot *new, void *arg), void *arg);

/* merge.c */
extern bool pb_is_given(Oid relid);

/* rights.c */
typedef struct PbBorrowed
{
	Oid			user;
	int			sec_context;
	int			nest;
	bool		read_only;
} PbBorrowed;
extern void pb_borrow(Oid role, PbBorrowed *b);
extern void pb_borrow_restricted(Oid role, PbBorrowed *b);
extern void pb_borrow_for_view(Oid role, PbBorrowed *b);
extern void pb_give_back(PbBorrowed *b);
extern Oid	pb_relation_owner(Oid relid);
extern Oid	pb_catalogue_owner(void);
extern Oid	pb_register_owner(void);

/* view.c */
extern void pb_view_init(void);
extern bool pb_split_name(const char *text, char **schema, char **name);
extern Oid	pb_relation_named(const char *text);
extern Oid	pb_lock_relation(const char *schema, const char *name);
extern Oid	pb_view_role(Oid view);
extern void pb_name_view(PbView *v, const char *text, MemoryContext context);
extern bool pb_find_view(PbView *v);
extern void pb_drop_plans(PbView *v);
extern bool pb_rule_reads_day(PbRule *rule);
extern bool pb_rule_keeps_snapshot(PbRule *rule);

/* limit.c */
extern int	pb_judging_timeout;
extern int	pb_audit_timeout;
extern int	pb_judging_rounds;
extern void pb_limit_init(void);
extern void pb_limit_begin(int ms);
extern void pb_limit_end(void);
extern bool pb_limit_was_hit(void);
extern bool pb_limit_caught(void);
extern void pb_count_round(void);
extern void pb_limit_reset(void);

/* policy.c: what is supposed of a rule instead of what was ordered */
typedef struct PbSupposed
{
	PbRule	   *rule;
	int			count;			/* of numbers */
	char	  **names;
	Datum	   *values;			/* numeric */
	bool		has_mode;
	PbMode		mode;
	int64		org_id;			/* with all below it; 0: everywhere */
} PbSupposed;
extern const PbSupposed *pb_suppose(const PbSupposed *supposed);
extern void pb_load_policies(MemoryContext loaded);
extern void pb_forget_policies(void);
extern PbMode pb_mode_on(PbRule *rule, int64 org_id, DateADT day);
extern PbMode pb_strictest_mode(PbRule *rule);
extern bool pb_settings_change(PbRule *rule, DateADT after, DateADT until);
extern Datum pb_param_on(const char *rule, const char *name, DateADT day);

/* setting.c */
extern PbMode pb_mode_for(PbRule *rule, int64 org_id);
extern int64 pb_param_int(const char *rule, const char *name);

/* judging.c */
extern bool pb_judging;
extern int	pb_asking;
extern MemoryContext pb_check_context;
extern ResourceOwner pb_check_owner;
/* numbers the snapshots of a check; what was read holds for one look; 0 outside of checks */
extern uint64 pb_look;
extern bool pb_ahead;
extern DateADT pb_ahead_day;
extern bool pb_lenient;
extern char *pb_unjudged;
extern uint64 pb_next_look(void);
extern void pb_look_ahead_to(DateADT day);

/* language.c */
extern void pb_language_init(void);
extern bool pb_in_chinese(void);

/* clock.c */
extern DateADT pb_today(void);
extern DateADT pb_day_of(TimestampTz instant);
extern char *pb_day_text(DateADT day);
extern bool pb_is_ahead(DateADT day, DateADT today);
extern void pb_clock_init(void);

/* resolve.c */
extern void pb_resolve_init(void);
extern bool pb_resolve(PbAccess *access);
extern void pb_require_type(PbAccess *access, Oid relid, int column);
extern PbAccess *pb_access_for(const char *relation, const char *key, const char *const *columns, int n, Oid type,
							   const char *after);
extern bool pb_is_ordered(PbAccess *access);
extern Oid	pb_label(const char *type, const char *label);

/* access.c */
extern bool pb_open(PbAccess *access, int64 value, PbCursor *cursor);
extern bool pb_open_later(PbAccess *access, int64 value, DateADT after, PbCursor *cursor);
extern bool pb_open_after(PbAccess *access, int64 value, DateADT after, PbCursor *cursor);
extern bool pb_next(PbCursor *cursor);
extern Datum pb_get(PbCursor *cursor, int column, bool *isnull);
extern void pb_close(PbCursor *cursor);
extern int64 pb_count_entries(PbAccess *access, int64 value, int64 enough);
extern void pb_rest_kept(void);
extern void pb_close_kept(void);
extern void pb_forget_kept(void);

/* superior.c */
typedef bool (*PbSuperiorVisit) (int64 org_id, Oid kind, void *arg);
extern void pb_visit_superiors(int64 org_id, PbSuperiorVisit visit, void *arg);

/* pending.c: a member of a pending set is watch * 2 + side, or -(rule number + 1) */
typedef void (*PbPendingVisit) (int kind, int64 subject, const int *members, int n, void *arg);
typedef void (*PbFormerDayVisit) (int kind, int64 subject, const int *members, int n, DateADT day, void *arg);
extern uint64 pb_pending_epoch;
extern void pb_note(int kind, int64 id, const int *members, int n);
extern void pb_note_span(int kind, int64 id, DateADT from, DateADT to);
extern void pb_span_of(int kind, int64 id, DateADT *from, DateADT *to);
extern void pb_note_former_day(int kind, int64 id, DateADT day);
extern void pb_visit_former_days(PbFormerDayVisit visit, void *arg);
extern void pb_want_event(void);
extern bool pb_needs_event(void);
extern bool pb_anything_pending(void);
extern void pb_visit_pending(PbPendingVisit visit, void *arg);
extern void pb_forget_pending(void);
extern bool pb_end_pending(void);
extern void pb_undo_pending(int level);
extern void pb_keep_pending(int level);

/* jit.c */
extern void pb_jit_init(void);

/* lock.c */
typedef struct PbSubject
{
	int			kind;
	int64		id;
} PbSubject;
extern void pb_lock_init(void);
extern DateADT pb_lock_day_of_today(void);
extern void pb_lock_subjects(PbSubject *subjects, int n);

/* subjects.c */
typedef struct PbSubjects
{
	int64	   *id;
	int			n;
	int			limit;
} PbSubjects;
extern void pb_add_subject(PbSubjects *s, int64 id);
extern void pb_sort_subjects(PbSubjects *s);
extern bool pb_equal_subjects(const PbSubjects *a, const PbSubjects *b);
extern int	pb_compare_int64(const void *a, const void *b);
extern int64 *pb_subjects_of(ArrayType *array, int *n);

typedef struct PbViolation
{
	PbRule	   *rule;
	int64		subject;
	int64		org_id;
	bool		org_is_null;
	Datum		magnitude;		/* numeric */
	Jsonb	   *args;
	PbMode		mode;
	bool		worse;			/* than the finding it was adopted as */
	bool		forgiven;		/* was there before this transaction */
	DateADT		day;			/* of a look ahead; 0: today */
} PbViolation;

/* ask.c */
extern List *pb_find_violations(PbRule *rule, int64 *subjects, int n);

/* on_behalf.c */
extern Datum pb_call_internal(Oid role, FunctionCallInfo fcinfo);

/* commit.c */
extern void pb_commit_init(void);

/* keys.c */
typedef void (*PbKeyVisit) (const char *key, void *arg);
extern void pb_visit_keys(struct TriggerData *data, const char *function, int first, PbKeyVisit visit, void *arg);
extern void pb_collect_key(const char *key, void *keys);

/* feed.c */
extern Oid	pb_mapping_of(int32 feed, bool *later);

/* feeding.c */
extern bool pb_carrying;
extern void pb_note_fed(int32 feed, const char *key);
extern ArrayBuildState *pb_take_fed(int32 feed);
extern bool pb_anything_fed(void);
extern void pb_carry_noted(void);
extern void pb_undo_fed(int level);
extern void pb_keep_fed(int level);
extern void pb_end_fed(void);

/* trace.c: while feeds are carried.  A violation, and the rows that led to it. */
typedef struct PbBlame
{
	PbViolation *violation;
	ArrayBuildState *relations;
	ArrayBuildState *rows;
} PbBlame;

extern void pb_trace(Oid relid, int64 row, int kind, int64 subject);
extern void pb_trace_pending(void);
extern void pb_trace_blame(List *refused);
extern PbBlame *pb_take_blames(int *count);
extern void pb_undo_trace(int level);
extern void pb_keep_trace(int level);
extern void pb_require_heed(void);
extern void pb_require_heeded(void);
extern void pb_end_trace(void);

/* work.c */
/* What was touched by a watch that leads elsewhere, or that can only mend a rule: to be led to subjects. */
typedef struct PbLead
{
	PbWatch    *watch;			/* one of those that lead by this way; NULL: is the subject */
	int			kind;
	int64		touched;
	Bitmapset  *rules;			/* judged in any case */
	Bitmapset  *mended;			/* judged where there is a finding: they watch the other side only */
	DateADT		from;			/* where it goes by the day: to rows of a day from here on, before "to" */
	DateADT		to;
} PbLead;

typedef struct PbWork
{
	PbSubjects *by_rule;		/* by rule number */
	int			rule_limit;
	PbSubjects *touched;		/* by kind: what to lock although no rule of its own asks for it */
	int			kind_limit;
	PbLead	   *leads;
	int			lead_count;
	int			max_rule;		/* among the leads */
	PbSubject  *also;			/* to be locked too: what leads pass by, and where others' would come from */
	int			also_count;
	int			also_limit;
	/* What a set of members has judged; sets repeat, so the last one's is kept. */
	const int  *members;
	Bitmapset  *rules;
	Bitmapset  *mended;
} PbWork;
extern void pb_gather(int kind, int64 subject, const int *members, int n, void *work);
extern void pb_add_work(PbWork *w, int rule, int64 subject);
extern void pb_add_touched(PbWork *w, int rule, PbWatch *watch, int64 key);
extern PbSubjects *pb_subjects_now(PbWork *w);

/* ahead.c: what is to be judged on a day to come: a pending subject, or one that a rule is judged for */
typedef struct PbAhead
{
	DateADT		day;
	int			kind;
	int64		subject;
	const int  *members;		/* NULL: not pending itself */
	int			n;
	int			rule;
} PbAhead;
extern int	pb_judging_days;
extern void pb_ahead_init(void);
extern PbAhead *pb_find_ahead(PbWork *w, PbSubjects *subjects, int *n);

/* named.c: a row that begins or ends; watch NULL: an approval, the key is its subject */
typedef struct PbNamed
{
	DateADT		day;
	PbWatch    *watch;
	int64		key;
} PbNamed;

/* The subjects that the rows of a day lead to. */
typedef struct PbNamedDay
{
	DateADT		day;
	PbSubjects	subjects;
} PbNamedDay;

typedef struct PbNames
{
	PbRule	   *rule;
	DateADT		after;
	DateADT		until;
	PbNamed    *rows;
	int			row_count;
	int			row_limit;
	PbNamedDay *days;			/* ascending */
	int			day_count;
} PbNames;
extern void pb_add_named(PbNames *n, DateADT day, PbWatch *watch, int64 key);
extern void pb_find_named_days(PbNames *n);

/* foresee.c */
extern void pb_foresee_init(void);

/* check.c */
extern List *pb_judge_pending(bool dry);

/* before.c */
extern void pb_before_init(void);
extern bool pb_before_is_known(PbRule *rule);
extern void pb_before_reset(void);

/* verdict.c: which of a rule's violations stand in the way; keeps the findings unless dry */
extern const Bitmapset *pb_open_findings(int64 subject);
extern void pb_forget_approved(void);
extern bool pb_violation_flag(PbViolation *v, const char *name, bool otherwise);
extern bool pb_is_approved(PbViolation *v);
extern bool pb_is_objected(PbViolation *v);
extern void pb_keep_trial(PbViolation *v);
extern List *pb_verdict(PbRule *rule, int64 *subjects, int n, bool dry);

/* report.c */
extern int	pb_compare_violations(const ListCell *a, const ListCell *b);
extern void pb_refuse(List *violations);
extern void pb_warn(PbViolation *violation);

/* told.c */
typedef struct PbTold
{
	char	   *rule;
	int64		subject;
	bool		subject_is_null;
	int64		org_id;
	bool		org_is_null;
	char	   *mode;
	Datum		magnitude;
	char	   *args;
	char	   *message;
	char	   *hint;
} PbTold;
extern void pb_told_init(void);
extern void pb_transaction_ends(bool committed, bool judged);
extern PbTold *pb_tell(PbViolation *violation);
extern List *pb_remember(List *violations);
extern void pb_remember_one(PbTold *told);
extern void pb_put_told(ReturnSetInfo *rs, PbTold *told);

/* message.c */
extern char *pb_message(PbViolation *violation, char **hint);
extern char *pb_detail_of(PbViolation *violation);

#endif							/* PB_INTERNAL_H */
