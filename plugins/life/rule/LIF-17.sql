-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-17',
  'Party-group meetings',
  '党小组会',
  kind => 'obligation', subject => 'group', mode => 'report', view => 'lif_17_group_meetings',
  message_en => '"{subject}" of "{organisation}" held no group meeting in {periods}',
  message_zh => '“{organisation}”的“{subject}”未召开党小组会：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十三条');
SELECT partybuild.ship_parameter('LIF-17', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-17', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-17', 'remind', 10, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_17_applies AS
SELECT g.id AS subject, g.org_id, greatest(g.from_date, o.active_on) AS from_date,
  least(g.to_date, o.revoked_on) AS to_date, g.name AS label
  FROM party.party_group g JOIN party.organisation o ON o.id = g.org_id WHERE o.active_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_17_applies IS 'LIF-17 Party groups';
CREATE OR REPLACE VIEW party_rule.lif_17_evidence AS
SELECT a.group_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference
  FROM party_rule.lif_00_held a
  JOIN party.party_group g ON g.id = a.group_id AND g.org_id = a.org_id;
COMMENT ON VIEW party_rule.lif_17_evidence IS 'LIF-17 meetings of the group, of the branch that it is of';
SELECT partybuild.set_obligation('LIF-17', 'party_rule.lif_17_applies', 'party_rule.lif_17_evidence', 'month');
SELECT partybuild.evidence_source('LIF-17', 'party.activity', 'group_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-17', 'party.party_group', 'id', columns => '{org_id,from_date,to_date}');
SELECT partybuild.evidence_source('LIF-17', 'party.organisation', 'id', columns => '{active_on,revoked_on}',
  joined => 'party.party_group', joined_key => 'org_id', key => 'id');
