-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-01',
  'Applicant is 18',
  '申请人年满18岁',
  kind => 'structure', subject => 'applicant', mode => 'reject', view => 'dev_01_of_age',
  message_en => '"{applicant}" applied on {applied}, and is {age} from {of_age} on only',
  message_zh => '“{applicant}”于{applied}申请入党，{of_age}才年满{age}周岁',
  hint_en => 'Correct the day of the application or the citizen number; who is too young applies again.',
  hint_zh => '更正申请日期或公民身份号码；未满年龄的，年满后重新申请。',
  seed_ref => '二(四)2', source => '发展党员工作细则第五条');
SELECT partybuild.ship_parameter('DEV-01', 'age', 18, 'years', at_least => 0, at_most => 100);

-- at deploy()
-- Whose citizen number is not on file has no birthday that could be judged.
CREATE OR REPLACE VIEW party_rule.dev_01_of_age AS
SELECT a.id AS subject, a.org_id, (x.of_age - a.applied_on)::numeric AS magnitude,
       jsonb_build_object('applicant', h.name, 'applied', a.applied_on, 'of_age', x.of_age,
                          'age', (SELECT partybuild.param('DEV-01', 'age'))) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT partybuild.years_after(partybuild.birth(h.cnid), (SELECT partybuild.param('DEV-01', 'age'))::integer)
             AS of_age
 ) x
 WHERE a.applied_on >= a.recorded_from
   AND a.applied_on < x.of_age;
SELECT partybuild.watch('DEV-01', 'party.applicant', 'id', ARRAY['member_id', 'applied_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-01', 'party.member', 'id', ARRAY['cnid']::name[], enters => false, kind => 'member',
  via => 'party.applicant', via_key => 'member_id', via_subject => 'id');
SELECT partybuild.harmless('DEV-01', 'party.applicant_branch', ARRAY['applicant_id', 'org_id', 'from_date']::name[],
  'says only whose policy applies');
SELECT partybuild.harmless('DEV-01', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
