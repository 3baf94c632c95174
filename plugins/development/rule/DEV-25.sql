-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-25',
  'Vote and approval of full membership',
  '转正表决与审批',
  kind => 'invariant', subject => 'member', mode => 'reject', view => 'dev_25_conversion',
  message_en =>
    'the decision of the meeting of {held} on the probation of "{member}": {problem} ({entitled} entitled, {roster} on '
    'the roster, {present} present, {for} for, {written} more in writing)',
  message_zh =>
    '{held}支部大会关于“{member}”转正的决定：{problem}（应到{entitled}、名册{roster}、实到{present}、赞成{for}、书面赞成{written}）',
  hint_en =>
    'As on an admission: more than half of those with voting rights are present, more than half of those entitled are '
    'for what is decided, in secret; the superior decides on it within 3 months.',
  hint_zh => '与接收时相同：有表决权的过半数到会，赞成所作决定的超过应到会半数，无记名投票；上级在三个月内审批。',
  seed_ref => '二(四)2', source => '细则');
SELECT partybuild.ship_parameter('DEV-25', 'months', 3, 'months', at_least => 0, at_most => 120);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not approved in time', '上级未在期限内审批', 'the superior did not decide on it in time', 'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_25_conversion AS
SELECT h.id AS subject, b.org_id, b.lacks::numeric AS magnitude,
       jsonb_build_object('member', h.name, 'held', b.held_on, 'problem', b.problem, 'entitled', b.entitled, 'roster',
                          b.roster, 'present', b.present, 'for', b.in_favour, 'written', b.written_for)
         -- that the approval is late is reported, and not refused
         || CASE WHEN b.lacks = 0 THEN '{"warning": true}' ELSE '{}' END::jsonb AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT x.org_id, x.held_on, x.entitled, x.roster, x.present, x.in_favour, x.written_for,
           coalesce(x.attendance_problem, x.vote_problem, 'not approved in time') AS problem,
           CASE WHEN x.attendance_problem IS NULL THEN 0 ELSE x.attendance_lacks END
             + CASE WHEN x.vote_problem IS NULL THEN 0 ELSE x.vote_lacks END AS lacks
      FROM party_rule.dev_00_applicant a
      JOIN party_rule.dev_00_attendance x ON x.applicant_id = a.id
      LEFT JOIN party.development_approval v ON v.meeting_id = x.meeting_id
     CROSS JOIN LATERAL (
        SELECT partybuild.months_after(x.held_on, (SELECT partybuild.param('DEV-25', 'months'))::integer) AS due
     ) d
     WHERE a.member_id = h.id
       AND x.kind = 'conversion'
       AND x.held_on >= a.recorded_from
       AND (x.attendance_problem IS NOT NULL
         OR x.vote_problem IS NOT NULL
         OR coalesce(v.decided_on, (SELECT partybuild.today())) > d.due)
     ORDER BY lacks DESC, x.held_on
     LIMIT 1
 ) b;
SELECT partybuild.watch('DEV-25', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'held_on',
  'ballot_id']::name[], leaves => false, kind => 'applicant', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
SELECT partybuild.watch('DEV-25', 'party.development_ballot', 'id', ARRAY['figures', 'written_for', 'written_against',
  'secret']::name[], enters => false, kind => 'development_ballot', through => 'party.development_meeting',
  through_key => 'ballot_id', through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
-- an approval that comes late is late already
SELECT partybuild.watch('DEV-25', 'party.development_approval', 'meeting_id', ARRAY['decided_on']::name[],
  enters => false, kind => 'development_meeting', through => 'party.development_meeting', through_key => 'id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
-- who was on the roster of the branch that met
SELECT partybuild.watch('DEV-25', 'party.membership', 'org_id', ARRAY['member_id', 'status', 'from_date',
  'to_date']::name[], kind => 'organisation', through => 'party.development_meeting', through_key => 'org_id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
-- whoever changes the roster and whoever meets lock the branch
SELECT partybuild.watch('DEV-25', 'party.development_meeting', 'org_id', '{}', leaves => false,
  kind => 'organisation', through => 'party.development_meeting', through_key => 'org_id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
CREATE OR REPLACE VIEW party_rule.dev_25_voter AS
SELECT s.member_id AS subject, m.applicant_id
  FROM party.membership s
  JOIN party.development_meeting m ON m.org_id = s.org_id;
COMMENT ON VIEW party_rule.dev_25_voter IS 'members with the applicants whom a branch of theirs ever judged';
SELECT partybuild.watch('DEV-25', 'party.rights_suspension', 'member_id', ARRAY['from_date', 'to_date']::name[],
  kind => 'member', through => 'party_rule.dev_25_voter', through_key => 'subject', through_subject => 'applicant_id',
  via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-25', 'party.applicant', 'member_id', '{}', leaves => false);
SELECT partybuild.harmless('DEV-25', 'party.development_meeting', ARRAY['outcome']::name[],
  'whatever is decided on a probation wants the same majority');
SELECT partybuild.harmless('DEV-25', 'party.member', ARRAY['id']::name[], 'steps come after the member');
SELECT partybuild.harmless('DEV-25', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-25', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
