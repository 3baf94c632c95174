-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-08',
  'Organisation-life meeting yearly',
  '每年专题组织生活会',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'lif_08_life_meeting_yearly',
  message_en =>
    '"{organisation}" held no organisation-life meeting with criticism recorded for each committee member in '
    '{periods}',
  message_zh => '“{organisation}”未召开组织生活会，或委员批评和自我批评未记录：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十七条');
SELECT partybuild.ship_parameter('LIF-08', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-08', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-08', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_08_evidence AS
SELECT a.org_id AS subject, a.held_on AS on_date, 'activity ' || a.id || CASE WHEN c.missing > 0
  THEN ': ' || c.missing || ' of ' || c.n || ' without criticism on record' ELSE '' END AS reference,
       CASE WHEN c.missing = 0 THEN 1 ELSE 0 END::numeric AS quantity
  FROM party_rule.lif_00_held a
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.member_id) AS n,
           count(DISTINCT p.member_id) FILTER (WHERE NOT EXISTS (SELECT FROM party.criticism x
             WHERE x.activity_id = a.id AND x.member_id = p.member_id)) AS missing
      FROM party.post p
     WHERE p.org_id = a.org_id AND partybuild.in_force(p.from_date, p.to_date, a.held_on)
 ) c
 WHERE a.kind = 'organisation_life_meeting';
COMMENT ON VIEW party_rule.lif_08_evidence IS
  'LIF-08 organisation-life meetings; one counts where criticism is on record for each member of the committee that '
  'day';
SELECT partybuild.set_obligation('LIF-08', 'party_rule.lif_00_branch', 'party_rule.lif_08_evidence', 'year');
SELECT partybuild.evidence_source('LIF-08', 'party.activity', 'org_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-08', 'party.criticism', 'org_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('LIF-08', 'party.post', 'org_id', columns => '{member_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('LIF-08', 'party.organisation', 'id', columns => '{kind,active_on,revoked_on}');
