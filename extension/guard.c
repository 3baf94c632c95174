/*
 * guard.c
 *	  What triggers of our own refuse at once, in the words and by the mode of a
 *	  rule: changes of state, and of what is filed.
 *
 * Asks setting.c for the mode, message.c for words, report.c or told.c to refuse, verdict.c to keep a trial, and
 * merge.c for what a merge of two persons gives away.
 */
#include "pb_internal.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"
#include "utils/snapmgr.h"

/*
 * refuse_sealed(relation, rule, what): raises 23PB1 for a row of the relation that is filed (VEN-13);
 * what: the number that it is filed under, for DETAIL, or null.  Says nothing of what merge_members() gives away.
 */
PG_FUNCTION_INFO_V1(pb_refuse_sealed);
Datum
pb_refuse_sealed(PG_FUNCTION_ARGS)
{
	bool		zh = pb_in_chinese();
	Oid			relid = PG_ARGISNULL(0) ? InvalidOid : PG_GETARG_OID(0);
	char	   *relation = get_rel_name(relid);
	char	   *schema = relation ? get_namespace_name(get_rel_namespace(relid)) : NULL;
	char	   *rule = PG_ARGISNULL(1) ? "VEN-13" : text_to_cstring(PG_GETARG_TEXT_PP(1));
	char	   *what = PG_ARGISNULL(2) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(2));
	char	   *full = relation ? quote_qualified_identifier(schema, relation) : "?";
	char	   *message = psprintf(zh ? "%s：%s已归档，不得修改或删除" :
								   "%s: what is filed in %s is neither changed nor deleted", rule, full);
	char	   *hint = zh ? "另行登记更正后的版本，注明所更正的原件和理由。" :
		"Record a corrected version that names the old one, with the reason; "
		"what belongs to a record is recorded before it is filed.";
	char	   *detail = what && what[strspn(what, "-0123456789")] == '\0' ?
		psprintf(zh ? "所属归档记录编号为%s。" : "It belongs to what was filed under number %s.", what) :
		psprintf(zh ? "%s中有已归档的记录。" : "There is something on file in %s.", full);
	PbViolation v = {0};
	PbTold		t = {.rule = rule, .subject_is_null = true, .org_is_null = true, .hint = hint, .message = message};

	/* the record names the same person afterwards */
	if (pb_is_given(relid))
		PG_RETURN_VOID();
	/* a rule that seals by a code of its own says what to do instead */
	v.rule = pb_find_rule(rule);
	if (v.rule)
	{
		char	   *own;

		(void) pb_message(&v, &own);
		if (own)
			t.hint = hint = own;
	}
	t.mode = (char *) pb_mode_name(MODE_REJECT);
	t.magnitude = DirectFunctionCall1(int4_numeric, Int32GetDatum(1));
	pb_remember_one(&t);
	ereport(ERROR,
			(errcode(ERRCODE_RULE_VIOLATION),
			 errmsg("%s", message),
			 errdetail("%s", detail),
			 errhint("%s", hint),
			 err_generic_string(PG_DIAG_SCHEMA_NAME, schema ? schema : "?"),
			 err_generic_string(PG_DIAG_TABLE_NAME, relation ? relation : "?"),
			 err_generic_string(PG_DIAG_CONSTRAINT_NAME, rule)));
	PG_RETURN_VOID();
}

/*
 * is_ours(xmin): was this version of a row written by this transaction, in whatever of its subtransactions?
 */
PG_FUNCTION_INFO_V1(pb_is_ours);
Datum
pb_is_ours(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(TransactionIdIsCurrentTransactionId(PG_GETARG_TRANSACTIONID(0)));
}

/* Is it a guard that asks, or at least who may write registers?  Others do not write into the register of trials. */
static bool
is_guarding(void)
{
	Oid			clerk = get_role_oid("partybuild_clerk", true);

	return DatumGetInt32(DirectFunctionCall1(pg_trigger_depth, (Datum) 0)) > 0 ||
		(OidIsValid(clerk) && has_privs_of_role(GetUserId(), clerk));
}

/*
 * violate(rule, subject, org_id, magnitude, args): what a guard of a change of state raises; goes
 * through mode and findings' language like any violation, at once instead of at commit.  Returns
 * false where the mode lets it through, in a trial with a row of party.trial, and, with a warning, where
 * the plugin of the rule was dropped: its registers keep their guards.
 */
PG_FUNCTION_INFO_V1(pb_violate);
Datum
pb_violate(PG_FUNCTION_ARGS)
{
	PbViolation v = {0};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("rule and subject of a violation must not be null")));
	v.rule = pb_find_rule(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	if (v.rule == NULL)
	{
		ereport(WARNING,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("rule %s is of no installed plugin: this write is not judged by it",
						text_to_cstring(PG_GETARG_TEXT_PP(0)))));
		PG_RETURN_BOOL(false);
	}
	v.subject = PG_GETARG_INT64(1);
	v.org_is_null = PG_ARGISNULL(2);
	v.org_id = v.org_is_null ? 0 : PG_GETARG_INT64(2);
	v.magnitude = PG_ARGISNULL(3) ? DirectFunctionCall1(int4_numeric, Int32GetDatum(1)) : PG_GETARG_DATUM(3);
	v.args = PG_ARGISNULL(4) ? NULL : PG_GETARG_JSONB_P(4);
	PushActiveSnapshot(GetLatestSnapshot());
	v.mode = pb_mode_for(v.rule, v.org_id);
	if (v.mode >= MODE_APPROVE)
		pb_refuse(list_make1(&v));
	if (v.mode == MODE_WARN)
		pb_warn(&v);
	if (v.mode == MODE_TRIAL && is_guarding())
		pb_keep_trial(&v);
	PopActiveSnapshot();
	PG_RETURN_BOOL(false);
}
