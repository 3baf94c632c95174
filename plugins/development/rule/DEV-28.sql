-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-28',
  'Decided when probation is over',
  '预备期满及时讨论',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'dev_28_decided',
  message_en => '"{organisation}" has not decided in time on the probation of "{subject}", which is over',
  message_zh => '“{organisation}”未在期限内讨论预备期已满的“{subject}”的转正问题',
  hint_en => 'The branch meeting decides within a month: full, extended or cancelled.',
  hint_zh => '预备期满一个月内召开支部大会，作出转正、延长或取消的决定。',
  seed_ref => '二(四)2', source => '细则');
SELECT partybuild.ship_parameter('DEV-28', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('DEV-28', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('DEV-28', 'months', 1, 'months', at_least => 0, at_most => 120);
SELECT partybuild.ship_parameter('DEV-28', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- A year after the admission, and once more where the probation was extended: the number of extensions before a meeting
-- says which it decides.
CREATE OR REPLACE VIEW party_rule.dev_28_applies AS
SELECT p.member_id AS subject, NULL::bigint AS org_id, p.approved_on AS from_date, d.due + 1 AS to_date,
       p.applicant_id || '.' || e.nth AS item, h.name AS label
  FROM party_rule.dev_00_probation p
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (VALUES (0, p.year_over), (1, p.ends)) e (nth, over)
 CROSS JOIN LATERAL (
    SELECT partybuild.months_after(e.over, (SELECT partybuild.param('DEV-28', 'months'))::integer) AS due
 ) d
 WHERE p.approved_on IS NOT NULL
   AND e.over >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
   AND (e.nth = 0 OR p.ends > p.year_over)
   -- whose membership or approval ended before that is not to be decided on
   AND (h.ended_on IS NULL OR h.ended_on > d.due)
   AND (p.withdrawn_on IS NULL OR p.withdrawn_on > d.due);
COMMENT ON VIEW party_rule.dev_28_applies IS 'DEV-28 probations that are over, by year and extension';
CREATE OR REPLACE VIEW party_rule.dev_28_evidence AS
SELECT c.member_id AS subject, c.held_on AS on_date, 'meeting ' || c.meeting_id AS reference,
       c.applicant_id || '.' || (SELECT count(*)
                                   FROM party.development_meeting x
                                  WHERE x.applicant_id = c.applicant_id
                                    AND x.outcome = 'extended'
                                    AND x.held_on < c.held_on) AS item
  FROM party_rule.dev_00_conversion c;
COMMENT ON VIEW party_rule.dev_28_evidence IS 'DEV-28 meetings that decided on a probation, whatever they decided';
SELECT partybuild.set_obligation('DEV-28', 'party_rule.dev_28_applies', 'party_rule.dev_28_evidence', 'once');
SELECT partybuild.evidence_source('DEV-28', 'party.development_meeting', 'member_id',
  columns => '{id,applicant_id,kind,held_on,outcome,extension_months}', joined => 'party.applicant',
  joined_key => 'id', key => 'applicant_id');
SELECT partybuild.evidence_source('DEV-28', 'party.development_approval', 'member_id',
  columns => '{meeting_id,decided_on,approved,withdrawn_on}', joined => 'party.applicant', joined_key => 'id',
  key => 'meeting_id', through => 'party.development_meeting', through_key => 'id', through_subject => 'applicant_id');
SELECT partybuild.evidence_source('DEV-28', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('DEV-28', 'party.member', 'id', columns => '{ended_on}');
SELECT partybuild.harmless('DEV-28', 'party.applicant', ARRAY['id', 'member_id']::name[], 'a file stays the person''s');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('DEV-28', 'party.development_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('DEV-28', 'party.development_record', ARRAY['only_one']::name[], 'there is one row');
