-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-22',
  'Application for full membership',
  '转正申请',
  kind => 'record', subject => 'member', mode => 'reject', view => 'dev_22_conversion_application',
  message_en => 'the meeting of {held} decided on the probation of "{member}": {problem}',
  message_zh => '{held}支部大会讨论“{member}”转正：{problem}',
  hint_en =>
    'Have the application made in writing within the month before the probation ends, or later, and before the '
    'meeting; file it as a document of kind application.',
  hint_zh => '预备期满前一个月内（或之后）、大会之前提出书面转正申请，登记为文件（application）。',
  seed_ref => '二(四)2', source => '细则');
SELECT partybuild.ship_parameter('DEV-22', 'months', 1, 'months', at_least => 0, at_most => 120);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no application before it', '会前没有转正申请', 'there is no application for full membership from before it',
   'development'),
  ('applied too soon', '{dated}的转正申请过早，预备期至{ends}才满',
   'the application of {dated} is too early for a probation that ends on {ends}', 'development'),
  ('applied without a document', '{dated}的转正申请没有书面材料', 'the application of {dated} is not on file in writing',
   'development');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_22_conversion_application AS
SELECT h.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('member', h.name, 'held', x.held_on, 'problem', x.problem, 'dated', x.dated_on, 'ends',
                          x.ends) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT m.org_id, m.held_on, e.ends, c.dated_on,
           -- days too soon; none at all is worse than any, none in writing the least
           CASE WHEN c.dated_on IS NULL THEN 4000000 ELSE greatest(e.since - c.dated_on, 0) + 1 END AS magnitude,
           CASE WHEN c.dated_on IS NULL THEN 'no application before it'
                WHEN c.dated_on < e.since THEN 'applied too soon' ELSE 'applied without a document' END AS problem
      FROM party_rule.dev_00_applicant a
      JOIN party_rule.dev_00_term t ON t.applicant_id = a.id
      JOIN party.development_meeting m ON m.applicant_id = a.id
     CROSS JOIN LATERAL (
        -- that which the meeting judges: of the year, or of the extension before
        SELECT f.ends, partybuild.months_after(f.ends, -(SELECT partybuild.param('DEV-22', 'months'))::integer) AS since
          FROM (SELECT CASE WHEN EXISTS (SELECT
                                           FROM party.development_meeting b
                                          WHERE b.applicant_id = a.id
                                            AND b.outcome = 'extended'
                                            AND b.held_on < m.held_on) THEN t.ends ELSE t.year_over END AS ends) f
     ) e
      LEFT JOIN LATERAL (
        SELECT p.dated_on, d.id IS NOT NULL AS in_writing
          FROM party.conversion_application p
          LEFT JOIN party.document d ON d.id = p.document_id AND d.kind = 'application' AND d.dated_on <= m.held_on
         WHERE p.applicant_id = a.id
           AND p.dated_on <= m.held_on
         ORDER BY p.dated_on >= e.since DESC, in_writing DESC, p.dated_on DESC
         LIMIT 1
      ) c ON true
     WHERE a.member_id = h.id
       AND m.outcome IN ('full', 'extended')
       AND m.held_on >= a.recorded_from
       AND (c.dated_on IS NULL OR c.dated_on < e.since OR NOT c.in_writing)
     ORDER BY magnitude DESC, m.held_on
     LIMIT 1
 ) x;
SELECT partybuild.watch('DEV-22', 'party.development_meeting', 'applicant_id', ARRAY['org_id', 'held_on', 'outcome',
  'extension_months']::name[], kind => 'applicant', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
SELECT partybuild.watch('DEV-22', 'party.development_approval', 'meeting_id', ARRAY['approved']::name[],
  kind => 'development_meeting', through => 'party.development_meeting', through_key => 'id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-22', 'party.conversion_application', 'applicant_id', ARRAY['dated_on',
  'document_id']::name[], enters => false, kind => 'applicant', via => 'party.applicant', via_key => 'id',
  via_subject => 'member_id');
SELECT partybuild.watch('DEV-22', 'party.document', 'id', ARRAY['kind', 'dated_on']::name[], enters => false,
  kind => 'document', through => 'party.conversion_application', through_key => 'document_id',
  through_subject => 'applicant_id', via => 'party.applicant', via_key => 'id', via_subject => 'member_id');
SELECT partybuild.watch('DEV-22', 'party.member', 'id', ARRAY['admitted_on']::name[], enters => false);
SELECT partybuild.watch('DEV-22', 'party.applicant', 'member_id', '{}', leaves => false);
SELECT partybuild.harmless('DEV-22', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
SELECT partybuild.harmless('DEV-22', 'party.applicant', ARRAY['id']::name[], 'its steps name it');
