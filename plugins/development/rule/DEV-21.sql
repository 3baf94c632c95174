-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-21',
  'Oath',
  '入党宣誓',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'dev_21_oath',
  message_en => 'probationary member "{subject}" of "{organisation}" has not taken the oath in time',
  message_zh => '“{organisation}”的预备党员“{subject}”未在期限内入党宣誓',
  hint_en => 'Have the oath taken after the approval, within 6 months, and put it on record.',
  hint_zh => '上级批准后六个月内组织宣誓，并登记。',
  seed_ref => '二(四)2', source => '细则');
SELECT partybuild.ship_parameter('DEV-21', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DEV-21', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-21', 'months', 6, 'months', at_least => 0, at_most => 120);
SELECT partybuild.ship_parameter('DEV-21', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.dev_21_applies AS
SELECT p.member_id AS subject, NULL::bigint AS org_id, p.approved_on AS from_date, d.due + 1 AS to_date,
       p.applicant_id::text AS item, h.name AS label
  FROM party_rule.dev_00_probation p
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    SELECT partybuild.months_after(p.approved_on, (SELECT partybuild.param('DEV-21', 'months'))::integer) AS due
 ) d
 WHERE p.approved_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
   -- whose membership or approval ended before that owes none
   AND (h.ended_on IS NULL OR h.ended_on > d.due)
   AND (p.withdrawn_on IS NULL OR p.withdrawn_on > d.due);
COMMENT ON VIEW party_rule.dev_21_applies IS 'DEV-21 probationary members from their approval on';
CREATE OR REPLACE VIEW party_rule.dev_21_evidence AS
SELECT p.member_id AS subject, o.taken_on AS on_date, 'oath of ' || o.taken_on AS reference,
       p.applicant_id::text AS item
  FROM party_rule.dev_00_probation p
  JOIN party.oath o ON o.applicant_id = p.applicant_id
 WHERE o.taken_on >= p.approved_on;
COMMENT ON VIEW party_rule.dev_21_evidence IS 'DEV-21 oaths after the approval';
SELECT partybuild.set_obligation('DEV-21', 'party_rule.dev_21_applies', 'party_rule.dev_21_evidence', 'once');
SELECT partybuild.evidence_source('DEV-21', 'party.oath', 'member_id', columns => '{applicant_id,taken_on}',
  joined => 'party.applicant', joined_key => 'id', key => 'applicant_id');
SELECT partybuild.evidence_source('DEV-21', 'party.development_meeting', 'member_id',
  columns => '{id,applicant_id,kind,outcome}', joined => 'party.applicant',
  joined_key => 'id', key => 'applicant_id');
SELECT partybuild.evidence_source('DEV-21', 'party.development_approval', 'member_id',
  columns => '{meeting_id,decided_on,approved,withdrawn_on}', joined => 'party.applicant', joined_key => 'id',
  key => 'meeting_id', through => 'party.development_meeting', through_key => 'id', through_subject => 'applicant_id');
SELECT partybuild.evidence_source('DEV-21', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('DEV-21', 'party.member', 'id', columns => '{ended_on}');
SELECT partybuild.harmless('DEV-21', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a file stays the person''s');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DEV-21', 'party.development_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DEV-21', 'party.development_record', ARRAY['only_one']::name[], 'there is one row');
