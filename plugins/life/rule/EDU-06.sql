-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'EDU-06',
  'Study hours of members',
  '党员年度学时',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'edu_06_study_hours',
  message_en => '"{subject}" of "{organisation}" had {number} of {least} hours of study and training in {periods}',
  message_zh => '“{organisation}”的“{subject}”集中学习培训{number}学时，少于{least}学时：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)1', source => '党员教育管理工作条例');
SELECT partybuild.ship_parameter('EDU-06', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('EDU-06', 'least', 32, 'hours', at_least => 0, at_most => 8784);
SELECT partybuild.ship_parameter('EDU-06', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- One obligation a person, whatever branches he moved through; it is shown with the branch of the year's end.
CREATE OR REPLACE VIEW party_rule.edu_06_applies AS
SELECT m.id AS subject, NULL::bigint AS org_id, lower(c.life) AS from_date, upper(c.life) AS to_date, m.name AS label
  FROM party.member m
 CROSS JOIN LATERAL (SELECT greatest(m.admitted_on, m.known_from) AS since) s
 CROSS JOIN LATERAL (
    SELECT unnest(range_agg(daterange(c.from_date, c.to_date))
                  * datemultirange(daterange(s.since, CASE WHEN m.ended_on IS NOT NULL
                                                           THEN greatest(m.ended_on, s.since) END))) AS life
      FROM party.membership c
     WHERE c.member_id = m.id AND c.status IN ('full', 'probationary')
 ) c
 WHERE m.admitted_on IS NOT NULL;
COMMENT ON VIEW party_rule.edu_06_applies IS 'EDU-06 members, from admission to the end of membership';
CREATE OR REPLACE VIEW party_rule.edu_06_evidence AS
SELECT s.subject, s.held_on AS on_date, 'activity ' || s.activity_id AS reference, s.hours AS quantity
  FROM party_rule.edu_00_study s;
COMMENT ON VIEW party_rule.edu_06_evidence IS 'EDU-06 hours of study and training';
SELECT partybuild.set_obligation('EDU-06', 'party_rule.edu_06_applies', 'party_rule.edu_06_evidence', 'year',
  pro_rata => true);
SELECT partybuild.evidence_source('EDU-06', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('EDU-06', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance',
  joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('EDU-06', 'party.membership', 'member_id',
  columns => '{org_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('EDU-06', 'party.member', 'id', columns => '{admitted_on,known_from,ended_on}');
