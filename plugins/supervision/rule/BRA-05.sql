-- at CREATE EXTENSION
SELECT partybuild.ship_rule('supervision', 'BRA-05',
  'Members'' commitments',
  '党员服务承诺',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'bra_05_committed',
  message_en => '"{subject}" of "{organisation}" made no service commitment in time for {periods}',
  message_zh => '“{organisation}”的“{subject}”未按时作出服务承诺：{periods}',
  hint_en => 'Have it made, and enter it in party.service_commitment.',
  hint_zh => '补作承诺并登记到 party.service_commitment。',
  seed_ref => '二(六)2', source => 'seed');
SELECT partybuild.ship_parameter('BRA-05', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('BRA-05', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('BRA-05', 'remind', 31, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- One obligation a person, whatever branches he moved through; it is shown with the branch of the year's end.
CREATE OR REPLACE VIEW party_rule.bra_05_applies AS
SELECT m.id AS subject, NULL::bigint AS org_id, lower(c.life) AS from_date, upper(c.life) AS to_date, m.name AS label
  FROM party.member m
 CROSS JOIN LATERAL (
    SELECT greatest(m.admitted_on, m.known_from, (SELECT r.recorded_from FROM party_rule.sup_00_record r)) AS since
 ) s
 CROSS JOIN LATERAL (
    SELECT unnest(range_agg(daterange(c.from_date, c.to_date))
                  * datemultirange(daterange(s.since, CASE WHEN m.ended_on IS NOT NULL
                                                           THEN greatest(m.ended_on, s.since) END))) AS life
      FROM party.membership c
     WHERE c.member_id = m.id AND c.status IN ('full', 'probationary')
 ) c
 WHERE m.admitted_on IS NOT NULL;
COMMENT ON VIEW party_rule.bra_05_applies IS
  'BRA-05 members, from admission to the end of membership, since supervision is recorded here';
CREATE OR REPLACE VIEW party_rule.bra_05_evidence AS
SELECT c.member_id AS subject, make_date(c.year, 1, 1) AS on_date, c.committed_on AS done_on,
       'commitment of ' || c.committed_on AS reference
  FROM party.service_commitment c;
COMMENT ON VIEW party_rule.bra_05_evidence IS 'BRA-05 commitments, by year that they are for, and when they were made';
SELECT partybuild.set_obligation('BRA-05', 'party_rule.bra_05_applies', 'party_rule.bra_05_evidence', 'year',
  within => '3 months');
-- a commitment is for a whole year, which its row does not name as a day
SELECT partybuild.evidence_source('BRA-05', 'party.service_commitment', 'member_id',
  columns => '{member_id,year,committed_on}');
SELECT partybuild.evidence_source('BRA-05', 'party.membership', 'member_id',
  columns => '{org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('BRA-05', 'party.member', 'id', columns => '{admitted_on,known_from,ended_on}');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('BRA-05', 'party.supervision_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('BRA-05', 'party.supervision_record', ARRAY['only_one']::name[], 'there is one row');
