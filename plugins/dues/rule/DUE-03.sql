-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-03',
  '0.20 yuan a month',
  '学生和无收入党员0.2元',
  kind => 'structure', subject => 'dues_assessment', mode => 'reject', view => 'due_03_fixed',
  message_en => 'dues of "{member}" for {month} are assessed at {amount} yuan: {problem}',
  message_zh => '“{member}”{month}的党费核定为{amount}元：{problem}',
  hint_en => 'partybuild.assess_dues(month, again => true) assesses by what is on file; for less than the rate, put an '
    'approved reduction on record (DUE-09).',
  hint_zh => '执行 partybuild.assess_dues(月份, again => true) 按在册基数重新核定；低于比例须登记经批准的减免（DUE-09）。',
  seed_ref => '二(四)5', source => '党费规定');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_03_fixed AS
SELECT a.subject, a.org_id, a.magnitude,
       jsonb_build_object('member', a.member, 'month', a.month, 'amount', a.amount, 'right_category', a.right_category,
                          'right_base', a.right_base, 'rate', a.rate, 'problem', a.problem) AS args
  FROM party_rule.due_00_rate a
 WHERE a.category IN ('student', 'unemployed', 'subsistence');
SELECT partybuild.watch('DUE-03', 'party.dues_assessment', 'id', ARRAY['member_id', 'month', 'category', 'base',
  'amount']::name[], leaves => false, expected => '{month}');
-- what else is written of bases, reductions and branches follow_dues() brings into the assessment
SELECT partybuild.watch('DUE-03', 'party.dues_base', 'member_id', ARRAY['from_date']::name[], enters => false,
  kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{from_date}');
SELECT partybuild.watch('DUE-03', 'party.dues_base', 'member_id', ARRAY['to_date']::name[], enters => false,
  kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id', via_day => 'month',
  expected => '{to_date}');
SELECT partybuild.watch('DUE-03', 'party.member', 'id', ARRAY['admitted_on']::name[], enters => false,
  kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{admitted_on}');
SELECT partybuild.harmless('DUE-03', 'party.dues_assessment', ARRAY['org_id']::name[], 'DUE-11 judges who collects');
SELECT partybuild.harmless('DUE-03', 'party.dues_base', ARRAY['category', 'base']::name[],
  'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-03', 'party.dues_reduction', ARRAY['member_id', 'from_date', 'to_date']::name[],
  'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-03', 'party.membership', ARRAY['member_id', 'org_id', 'status', 'from_date',
  'to_date']::name[], 'DUE-11 judges whose month it is');
SELECT partybuild.harmless('DUE-03', 'party.dues_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
