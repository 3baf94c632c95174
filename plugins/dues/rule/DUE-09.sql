-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-09',
  'Reduction by approval',
  '减免须批准',
  kind => 'record', subject => 'dues_assessment', mode => 'reject', view => 'due_09_reduced',
  message_en => 'dues of "{member}" for {month} are assessed at {amount} yuan in place of {rate}: {problem}',
  message_zh => '“{member}”{month}的党费核定为{amount}元，低于应交的{rate}元：{problem}',
  hint_en => 'Put the branch''s decision and the consent of who is above it on record, or assess by the rate.',
  hint_zh => '登记支部决定和上级同意，或按比例核定。',
  seed_ref => '二(四)5', source => '党费规定');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no decision on the reduction', '没有所在支部的减免决定', 'no decision of the member''s branch is on file', 'dues'),
  ('no consent to the reduction', '减免生效之日前没有上级的同意',
   'no consent of who is above the branch is on file, by the day from which it holds', 'dues'),
  ('below the reduction', '批准的数额为{reduced}元', 'approved are {reduced} yuan', 'dues');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.due_09_reduced AS
SELECT a.id AS subject, a.org_id, a.rate - a.amount AS magnitude,
       jsonb_build_object('member', a.member, 'month', to_char(a.month, 'YYYY-MM'), 'amount', a.amount, 'rate', a.rate,
                          'reduced', r.amount::numeric,
                          'problem', coalesce(party.reduction_problem(r), 'below the reduction')) AS args
  FROM party_rule.due_00_assessment a
  JOIN party.dues_reduction r ON r.member_id = a.member_id AND partybuild.in_force(r.from_date, r.to_date, a.on_date)
 -- what is below the rate without one is of DUE-01 to DUE-03
 WHERE a.amount < a.rate
   AND (a.amount < r.amount OR party.reduction_problem(r) IS NOT NULL);
-- Members with a reduction that an organisation, or one below it, has decided.
CREATE OR REPLACE VIEW party_rule.due_09_below AS
SELECT o.id AS subject, r.member_id
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE below (id) AS (
        SELECT o.id
      UNION
        SELECT s.org_id
          FROM below
         CROSS JOIN LATERAL (SELECT x.org_id FROM party.subordination x WHERE x.parent_id = below.id OFFSET 0) s
    )
    SELECT below.id FROM below
 ) b
  JOIN party.dues_reduction r ON r.org_id = b.id;
COMMENT ON VIEW party_rule.due_09_below IS 'members with a reduction that an organisation or one below it decided';
SELECT partybuild.watch('DUE-09', 'party.dues_assessment', 'id', ARRAY['member_id', 'month', 'amount']::name[],
  leaves => false, expected => '{month}');
SELECT partybuild.watch('DUE-09', 'party.document', 'id', ARRAY['kind', 'issuer_id', 'dated_on']::name[],
  enters => false, kind => 'document', through => 'party.dues_reduction', through_key => 'decision_id',
  through_subject => 'member_id', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{dated_on}');
SELECT partybuild.watch('DUE-09', 'party.document', 'id', ARRAY['kind', 'issuer_id', 'dated_on']::name[],
  enters => false, kind => 'document', through => 'party.dues_reduction', through_key => 'consent_id',
  through_subject => 'member_id', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{dated_on}');
SELECT partybuild.watch('DUE-09', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', through => 'party_rule.due_09_below', through_key => 'subject',
  through_subject => 'member_id', via => 'party.dues_assessment', via_key => 'member_id', via_subject => 'id',
  expected => '{from_date,to_date}');
SELECT partybuild.harmless('DUE-09', 'party.organisation', ARRAY['id', 'kind']::name[],
  'who is above the court does not come to be below it');
SELECT partybuild.harmless('DUE-09', 'party.dues_assessment', ARRAY['org_id']::name[], 'DUE-11 judges who collects');
SELECT partybuild.harmless('DUE-09', 'party.dues_base', ARRAY['member_id', 'category', 'base', 'from_date',
  'to_date']::name[], 'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-09', 'party.dues_reduction', ARRAY['member_id', 'amount', 'from_date', 'to_date',
  'org_id', 'decided_on', 'decision_id', 'consent_id']::name[],
  'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-09', 'party.membership', ARRAY['member_id', 'org_id', 'status', 'from_date',
  'to_date']::name[], 'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-09', 'party.member', ARRAY['id', 'admitted_on']::name[],
  'follow_dues() assesses anew, and the assessment is judged');
SELECT partybuild.harmless('DUE-09', 'party.dues_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
