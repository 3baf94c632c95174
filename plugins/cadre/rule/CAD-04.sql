-- at CREATE EXTENSION
SELECT partybuild.ship_rule('cadre', 'CAD-04',
  'Organisation commissioners are trained',
  '组织委员培训',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'cad_04_trained',
  message_en => 'organisation commissioner "{subject}" of "{organisation}" attended no training in {periods}',
  message_zh => '“{organisation}”的组织委员“{subject}”未参加培训：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补训并登记；确有原因的登记上级批准。',
  seed_ref => '二(三)2', source => 'seed');
SELECT partybuild.ship_parameter('CAD-04', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('CAD-04', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('CAD-04', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- One obligation a person, whose first such post stands for all.
CREATE OR REPLACE VIEW party_rule.cad_04_applies AS
SELECT f.member_id AS subject, NULL::bigint AS org_id, lower(p.life) AS from_date, upper(p.life) AS to_date,
       h.name AS label
  FROM party.post f
  JOIN party.member h ON h.id = f.member_id
 CROSS JOIN LATERAL (
    SELECT unnest(range_agg(daterange(p.from_date, p.to_date))
                  * datemultirange(daterange((SELECT r.recorded_from FROM party_rule.cad_00_record r), NULL))
                  * datemultirange(daterange(h.admitted_on, h.ended_on))) AS life
      FROM party.post p
     WHERE p.member_id = f.member_id
       AND 'organisation' = ANY (p.portfolio)
 ) p
 WHERE 'organisation' = ANY (f.portfolio)
   AND h.admitted_on IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM party.post e
                    WHERE e.member_id = f.member_id
                      AND 'organisation' = ANY (e.portfolio)
                      AND (e.from_date, e.id) < (f.from_date, f.id));
COMMENT ON VIEW party_rule.cad_04_applies IS
  'CAD-04 who answers for organisation in a committee, and since when without a gap';
SELECT partybuild.set_obligation('CAD-04', 'party_rule.cad_04_applies', 'party_rule.cad_03_evidence', 'year');
SELECT partybuild.evidence_source('CAD-04', 'party.training', 'member_id', 'starts_on',
  joined => 'party.training_attendance', joined_key => 'training_id', key => 'id');
SELECT partybuild.evidence_source('CAD-04', 'party.training_attendance', 'member_id', 'starts_on',
  joined => 'party.training', joined_key => 'id', key => 'training_id');
SELECT partybuild.evidence_source('CAD-04', 'party.post', 'member_id',
  columns => '{member_id,portfolio,from_date,to_date}', dated => true);
-- a training that is an activity lies on its day (CAD-07)
SELECT partybuild.evidence_source('CAD-04', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('CAD-04', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance',
  joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('CAD-04', 'party.membership', 'member_id', columns => '{org_id,from_date}',
  dated => true);
SELECT partybuild.evidence_source('CAD-04', 'party.member', 'id', columns => '{admitted_on,ended_on}');
SELECT partybuild.harmless('CAD-04', 'party.member', ARRAY['id']::name[], 'a name for the report');
-- whoever sets another day has asked for what is over too
SELECT partybuild.evidence_source('CAD-04', 'party.cadre_record', NULL, columns => '{recorded_from}');
SELECT partybuild.harmless('CAD-04', 'party.cadre_record', ARRAY['only_one']::name[], 'there is one row');
