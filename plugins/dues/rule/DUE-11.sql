-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-11',
  'No month twice',
  '转接衔接不重复',
  kind => 'invariant', subject => 'dues_assessment', mode => 'reject', view => 'due_11_collects',
  fixed => 'primary key of party.dues_assessment: one assessment a member and month; guard trigger on '
    'party.dues_payment, by mode: it is paid to who collects',
  message_en => 'dues of "{member}" for {month} {act} "{organisation}": {problem}',
  message_zh => '“{member}”{month}的党费由“{organisation}”{act}：{problem}',
  hint_en => 'The branch of the 1st of the month collects, or that of the day of admission; '
    'partybuild.assess_dues(month, again => true) assesses so, and a payment is entered for that branch.',
  hint_zh => '当月由1日（入党当月为入党之日）所在支部收缴；执行 partybuild.assess_dues(月份, again => true) 重新核定，'
    '交款登记在该支部。',
  seed_ref => '二(四)5', source => '党费规定');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('dues assessed for', '核定', 'are assessed for', 'dues'),
  ('dues paid to', '收取', 'are paid to', 'dues'),
  ('other branch collects', '{day}所在支部为“{branch}”', 'on {day} the branch is "{branch}"', 'dues'),
  ('owes no dues', '{day}不在任何支部，或已停止党籍', 'on {day} it is in no branch, or suspended', 'dues');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_11_collects AS
SELECT a.id AS subject, a.org_id, CASE WHEN a.right_org_id IS NULL THEN 2 ELSE 1 END::numeric AS magnitude,
       jsonb_build_object('member', a.member, 'month', to_char(a.month, 'YYYY-MM'), 'organisation', o.name,
                          'act', 'dues assessed for',
                          'day', coalesce(a.on_date, a.month), 'branch', b.name,
                          'problem', CASE WHEN a.right_org_id IS NULL THEN 'owes no dues'
                                          ELSE 'other branch collects' END) AS args
  FROM party_rule.due_00_assessment a
  JOIN party.organisation o ON o.id = a.org_id
  LEFT JOIN party.organisation b ON b.id = a.right_org_id
 WHERE a.right_org_id IS DISTINCT FROM a.org_id;
SELECT partybuild.watch('DUE-11', 'party.dues_assessment', 'id', ARRAY['member_id', 'month', 'org_id']::name[],
  leaves => false, expected => '{month}');
-- another branch, and of months that were assessed for everybody none, follow_dues() brings into the assessment
SELECT partybuild.watch('DUE-11', 'party.membership', 'member_id', ARRAY['status', 'from_date']::name[],
  enters => false, kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{from_date}');
SELECT partybuild.watch('DUE-11', 'party.membership', 'member_id', ARRAY['to_date']::name[], enters => false,
  kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id', via_day => 'month',
  expected => '{to_date}');
SELECT partybuild.watch('DUE-11', 'party.member', 'id', ARRAY['admitted_on']::name[], enters => false,
  kind => 'member', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{admitted_on}');
SELECT partybuild.harmless('DUE-11', 'party.membership', ARRAY['org_id']::name[],
  'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-11', 'party.dues_base', ARRAY['member_id', 'category', 'base', 'from_date',
  'to_date']::name[], 'by whom dues are collected goes by no base');
SELECT partybuild.harmless('DUE-11', 'party.dues_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
