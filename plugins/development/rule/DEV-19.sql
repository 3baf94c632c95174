-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-19',
  'Approved by a committee',
  '由党委审批',
  kind => 'structure', subject => 'applicant', mode => 'reject', view => 'dev_19_by_a_committee',
  message_en => 'the approval of {decided} on "{applicant}" by "{organisation}": {problem}',
  message_zh => '“{organisation}”{decided}对“{applicant}”的审批：{problem}',
  hint_en =>
    'A basic committee (or higher) above the branch approves, by a document of kind approval, within 6 months of the '
    'meeting; after that the branch meets again.',
  hint_zh => '由支部所属的基层党委（或更高的党委）在大会后六个月内审批，登记批复文件（approval）；逾期的重新召开支部大会。',
  seed_ref => '二(四)2', source => '细则');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('not by a committee', '不是基层党委或更高的党委', 'that is no basic committee or higher', 'development'),
  ('not above the branch', '不是该支部的上级', 'it was not above the branch that met', 'development'),
  ('no approval on file', '没有该党委当日或之后的批复文件', 'there is no document of kind approval of it, dated that day or later',
   'development'),
  ('approved too late', '距大会超过六个月', 'the meeting was too long ago', 'development');

-- at deploy()
-- The approvals that are later than DEV-18 allows are refused here.
CREATE OR REPLACE VIEW party_rule.dev_19_by_a_committee AS
SELECT a.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('applicant', h.name, 'organisation', x.name, 'decided', x.decided_on, 'problem', x.problem)
         AS args
  FROM party_rule.dev_00_applicant a
  JOIN party.member h ON h.id = a.member_id
 CROSS JOIN LATERAL (
    SELECT m.org_id, o.name, v.decided_on, y.magnitude, y.problem
      FROM party.development_meeting m
      JOIN party.development_approval v ON v.meeting_id = m.id
      JOIN party.organisation o ON o.id = v.org_id
     CROSS JOIN LATERAL (
        SELECT partybuild.months_after(m.held_on, (SELECT partybuild.param('DEV-18', 'limit'))::integer) AS last_day
     ) l
     -- too late by so many days; the rest is worse than any
     CROSS JOIN LATERAL (VALUES
        (4000000, o.kind NOT IN ('basic_committee', 'higher_committee', 'external_superior'), 'not by a committee'),
        (3900000, NOT party.is_above(v.org_id, m.org_id, v.decided_on), 'not above the branch'),
        (3800000, v.approved AND NOT EXISTS (SELECT
                                               FROM party.document d
                                              WHERE d.id = v.document_id
                                                AND d.kind = 'approval'
                                                AND d.issuer_id = v.org_id
                                                AND d.dated_on >= v.decided_on), 'no approval on file'),
        (v.decided_on - l.last_day, m.kind = 'admission' AND v.approved AND v.decided_on > l.last_day,
         'approved too late')) y (magnitude, wrong, problem)
     WHERE m.applicant_id = a.id
       AND v.decided_on >= a.recorded_from
       AND y.wrong
     ORDER BY y.magnitude DESC, v.decided_on
     LIMIT 1
 ) x;
-- what lies below an organisation that is moved
CREATE OR REPLACE VIEW party_rule.dev_19_below AS
SELECT o.id AS subject, b.org_id
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE below (id) AS (
      SELECT o.id
      UNION
      SELECT s.org_id
        FROM below
       CROSS JOIN LATERAL (SELECT x.org_id FROM party.subordination x WHERE x.parent_id = below.id OFFSET 0) s
    )
    SELECT below.id AS org_id FROM below
 ) b;
COMMENT ON VIEW party_rule.dev_19_below IS 'organisations with all that is or was below them, and themselves';
SELECT partybuild.watch('DEV-19', 'party.development_meeting', 'applicant_id', ARRAY['kind', 'org_id',
  'held_on']::name[], leaves => false);
SELECT partybuild.watch('DEV-19', 'party.development_approval', 'meeting_id', ARRAY['org_id', 'decided_on', 'approved',
  'document_id']::name[], leaves => false, kind => 'development_meeting', via => 'party.development_meeting',
  via_key => 'id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-19', 'party.document', 'id', ARRAY['kind', 'issuer_id', 'dated_on']::name[],
  enters => false, kind => 'document', through => 'party.development_approval', through_key => 'document_id',
  through_subject => 'meeting_id', via => 'party.development_meeting', via_key => 'id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-19', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'organisation', through => 'party_rule.dev_19_below', through_key => 'subject',
  through_subject => 'org_id', via => 'party.development_meeting', via_key => 'org_id', via_subject => 'applicant_id');
SELECT partybuild.watch('DEV-19', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', through => 'party.development_approval', through_key => 'org_id',
  through_subject => 'meeting_id', via => 'party.development_meeting', via_key => 'id', via_subject => 'applicant_id');
SELECT partybuild.harmless('DEV-19', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-19', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the message');
