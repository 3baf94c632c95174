-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-14',
  'Admission meeting: attendance',
  '支部大会到会过半',
  kind => 'invariant', subject => 'applicant', mode => 'reject', view => 'dev_14_attendance',
  message_en =>
    'the meeting of {held} on the admission of "{applicant}" is not valid: {problem} ({entitled} entitled, {roster} on '
    'the roster, {present} present)',
  message_zh =>
    '{held}讨论接收“{applicant}”的支部大会无效：{problem}（应到{entitled}、名册{roster}、实到{present}）',
  hint_en =>
    'More than half of the members with voting rights are present, and the number entitled is that of the roster; '
    'otherwise meet again.',
  hint_zh => '有表决权的正式党员过半数到会方可开会；应到数与名册一致。不足的另行召开。',
  seed_ref => '二(四)2', source => '细则第二十二条');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not as many entitled', '应到数与名册不符', 'the number entitled is not that of the roster', 'development'),
  ('too few present', '到会未过半数', 'not more than half were present', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_14_attendance AS
SELECT a.id AS subject, b.org_id, b.attendance_lacks::numeric AS magnitude,
       jsonb_build_object('applicant', h.name, 'held', b.held_on, 'problem', b.attendance_problem, 'entitled',
                          b.entitled, 'roster', b.roster, 'present', b.present) AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT x.org_id, x.held_on, x.attendance_problem, x.attendance_lacks, x.entitled, x.roster, x.present
      FROM party_rule.dev_00_attendance x
     WHERE x.applicant_id = a.id
       AND x.kind = 'admission'
       AND x.held_on >= a.recorded_from
       AND x.attendance_problem IS NOT NULL
     ORDER BY x.attendance_lacks DESC, x.held_on
     LIMIT 1
 ) b;
SELECT partybuild.watch('DEV-14', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id', 'held_on',
  'ballot_id']::name[], leaves => false);
SELECT partybuild.watch('DEV-14', 'party.development_ballot', 'id', ARRAY['figures']::name[], enters => false,
  kind => 'development_ballot', via => 'party.development_meeting', via_key => 'ballot_id',
  via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-14', 'party.membership', 'org_id', ARRAY['member_id', 'status', 'from_date',
  'to_date']::name[], kind => 'organisation', via => 'party.development_meeting', via_key => 'org_id',
  via_subject => 'applicant_id', via_day => 'held_on');
SELECT partybuild.watch('DEV-14', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  kind => 'member', through => 'party.membership', through_key => 'member_id', through_subject => 'org_id',
  via => 'party.development_meeting', via_key => 'org_id', via_subject => 'applicant_id', via_day => 'held_on');
SELECT partybuild.harmless('DEV-14', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.watch('DEV-14', 'party.applicant', 'id', ARRAY['member_id']::name[], leaves => false);
