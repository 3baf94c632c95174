-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-09',
  'Democratic appraisal yearly',
  '每年民主评议党员',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'lif_09_appraisal_yearly',
  message_en => '"{organisation}" did not appraise every member in {periods}',
  message_zh => '“{organisation}”未民主评议全体党员：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十八条');
SELECT partybuild.ship_parameter('LIF-09', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-09', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-09', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_09_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date,
  'activity ' || a.id || ': ' || c.n - c.missing || ' of ' || c.n || ' graded' AS reference,
       CASE WHEN c.missing = 0 THEN 1 ELSE 0 END::numeric AS quantity
  FROM party_rule.lif_00_held a
 CROSS JOIN LATERAL (
    SELECT count(*) AS n,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM party.appraisal g
      WHERE g.activity_id = a.id AND g.member_id = m.member_id)) AS missing
      FROM party.membership m
     WHERE m.org_id = a.org_id AND m.status IN ('full', 'probationary')
       AND partybuild.in_force(m.from_date, m.to_date, a.held_on)
 ) c
 WHERE a.kind = 'appraisal_meeting';
COMMENT ON VIEW party_rule.lif_09_evidence IS
  'LIF-09 democratic appraisals; one counts where every member on the roster that day has a grade';
SELECT partybuild.set_obligation('LIF-09', 'party_rule.lif_00_branch', 'party_rule.lif_09_evidence', 'year');
SELECT partybuild.evidence_source('LIF-09', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-09', 'party.appraisal', 'org_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('LIF-09', 'party.membership', 'org_id',
  columns => '{member_id,status,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('LIF-09', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
