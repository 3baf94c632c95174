-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-18',
  'Approved within 3 months',
  '三个月内审批',
  kind => 'obligation', subject => 'applicant', mode => 'report', view => 'dev_18_approved',
  message_en => 'the superior of "{organisation}" has not decided in time on the admission of "{subject}"',
  message_zh => '“{organisation}”的上级未在期限内审批“{subject}”的接收',
  hint_en => 'Decide within 3 months of the meeting; within 6 at most, with the reason on record.',
  hint_zh => '三个月内审批；有特殊情况的登记原因，不超过六个月。',
  seed_ref => '二(四)2', source => '细则');
SELECT partybuild.ship_parameter('DEV-18', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DEV-18', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-18', 'limit', 6, 'months', at_least => 0, at_most => 120);
SELECT partybuild.ship_parameter('DEV-18', 'months', 3, 'months', at_least => 0, at_most => 120);
SELECT partybuild.ship_parameter('DEV-18', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- That an approval later than the limit is refused is DEV-19's: an obligation refuses nothing.
CREATE OR REPLACE VIEW party_rule.dev_18_applies AS
SELECT m.applicant_id AS subject, m.org_id, m.held_on AS from_date,
       partybuild.months_after(m.held_on, CASE WHEN v.delay_reason IS NULL
                                               THEN (SELECT partybuild.param('DEV-18', 'months'))
                                               ELSE (SELECT partybuild.param('DEV-18', 'limit')) END::integer) + 1
         AS to_date,
       m.id::text AS item, h.name AS label
  FROM party.development_meeting m
  JOIN party_rule.dev_00_applicant a ON a.id = m.applicant_id
  JOIN party.member h ON h.id = a.member_id
  LEFT JOIN party.development_approval v ON v.meeting_id = m.id
 WHERE m.outcome = 'admitted'
   AND m.held_on >= a.recorded_from
   -- there is nothing to decide on once the applicant has withdrawn
   AND (v.id IS NOT NULL
     OR NOT EXISTS (SELECT
                      FROM party.development_decision d
                     WHERE d.applicant_id = m.applicant_id
                       AND d.kind = 'withdrawn'
                       AND d.decided_on >= m.held_on));
COMMENT ON VIEW party_rule.dev_18_applies IS
  'DEV-18 meetings that admitted; with a reason on record there is more time';
CREATE OR REPLACE VIEW party_rule.dev_18_evidence AS
SELECT m.applicant_id AS subject, v.decided_on AS on_date, 'approval ' || v.id AS reference, m.id::text AS item
  FROM party.development_meeting m
  JOIN party.development_approval v ON v.meeting_id = m.id;
COMMENT ON VIEW party_rule.dev_18_evidence IS 'DEV-18 decisions of superiors, whatever they say';
SELECT partybuild.set_obligation('DEV-18', 'party_rule.dev_18_applies', 'party_rule.dev_18_evidence', 'once');
SELECT partybuild.evidence_source('DEV-18', 'party.development_meeting', 'applicant_id',
  columns => '{id,applicant_id,org_id,held_on,outcome}');
SELECT partybuild.evidence_source('DEV-18', 'party.development_approval', 'applicant_id',
  columns => '{id,meeting_id,decided_on,delay_reason}', joined => 'party.development_meeting', joined_key => 'id',
  key => 'meeting_id');
SELECT partybuild.evidence_source('DEV-18', 'party.development_decision', 'applicant_id',
  columns => '{applicant_id,kind,decided_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DEV-18', 'party.development_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DEV-18', 'party.development_record', ARRAY['only_one']::name[], 'there is one row');
SELECT partybuild.harmless('DEV-18', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a name for the report');
