-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'ASR-05',
  'Full-time staff of 1 to 2%',
  '专职党务人员1-2%',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'asr_05_staff',
  message_en => 'full-time Party-affairs staff of "{organisation}" are not between the shares of agency staff that are '
    'asked: {periods}',
  message_zh => '“{organisation}”专职党务工作人员占机关工作人员的比例不符合规定，或人数未登记：{periods}',
  hint_en => 'Appoint or reassign (party.cadre), and enter the agency''s staff in party.agency_staff.',
  hint_zh => '调整专职党务干部配备（party.cadre），并在 party.agency_staff 登记机关工作人员总数。',
  seed_ref => '二(六)3', source => 'seed; 机关基层组织工作条例');
SELECT partybuild.ship_parameter('ASR-05', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ASR-05', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('ASR-05', 'max', 2, 'percent', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('ASR-05', 'min', 1, 'percent', at_least => 0, at_most => 100);
SELECT partybuild.ship_parameter('ASR-05', 'remind', 30, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- At the end of a quarter, to the person: at least one, whatever the share.
CREATE OR REPLACE VIEW party_rule.asr_05_evidence AS
SELECT s.org_id AS subject, q.first_day AS on_date, concat_ws(' ', n.number, 'of', s.number) AS reference
  FROM party.agency_staff s
  JOIN party_rule.sup_00_quarter q ON partybuild.in_force(s.from_date, s.to_date, q.until)
 CROSS JOIN LATERAL (
    SELECT count(*) AS number
      FROM party.cadre c
     WHERE c.org_id = s.org_id AND c.kind = 'fulltime' AND partybuild.in_force(c.from_date, c.to_date, q.until)
 ) n
 WHERE n.number >= greatest(1, s.number * partybuild.param('ASR-05', 'min', q.until) / 100)
   AND n.number <= greatest(1, s.number * partybuild.param('ASR-05', 'max', q.until) / 100);
COMMENT ON VIEW party_rule.asr_05_evidence IS
  'ASR-05 quarters at whose end full-time cadres of the committee are the share of agency staff that is asked';
SELECT partybuild.set_obligation('ASR-05', 'party_rule.sup_00_committee', 'party_rule.asr_05_evidence', 'quarter');
SELECT partybuild.evidence_source('ASR-05', 'party.agency_staff', 'org_id',
  columns => '{org_id,number,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('ASR-05', 'party.cadre', 'org_id', columns => '{org_id,kind,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('ASR-05', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('ASR-05', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('ASR-05', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
