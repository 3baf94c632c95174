-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-12',
  'Double organisation life',
  '双重组织生活',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'lif_12_double_life',
  message_en => '"{subject}" of "{organisation}" did not attend both meetings of organisation life in {periods}',
  message_zh => '“{organisation}”的“{subject}”未参加双重组织生活：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => 'seed');
SELECT partybuild.ship_parameter('LIF-12', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-12', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-12', 'remind', 60, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_12_applies AS
SELECT r.subject, NULL::bigint AS org_id, lower(r.life) AS from_date, upper(r.life) AS to_date, i.item,
       (SELECT m.name
          FROM party.member m
         WHERE m.id = r.subject) AS label
  FROM (
    SELECT l.member_id AS subject, unnest(range_agg(daterange(l.from_date, l.to_date))) AS life
      FROM party.leader l
     GROUP BY l.member_id
  ) r
 CROSS JOIN (VALUES ('democratic_life_meeting'), ('organisation_life_meeting')) i (item);
COMMENT ON VIEW party_rule.lif_12_applies IS 'LIF-12 leading cadres, both meetings';
CREATE OR REPLACE VIEW party_rule.lif_12_evidence AS
-- each by what is fewer: the leadership's meetings of the period, and what the own branch held in it
SELECT t.member_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference, 'democratic_life_meeting' AS item
  FROM party.attendance t
  JOIN party_rule.lif_00_held a ON a.id = t.activity_id
 WHERE t.status = 'present'
   AND NOT t.guest
   AND a.kind = 'democratic_life_meeting'
UNION ALL
SELECT s.member_id, a.held_on, 'activity ' || a.id, 'organisation_life_meeting'
  FROM party.membership s
  JOIN party_rule.lif_00_held a ON a.org_id = s.org_id AND partybuild.in_force(s.from_date, s.to_date, a.held_on)
  JOIN party.attendance t ON t.activity_id = a.id AND t.member_id = s.member_id
 WHERE t.status = 'present'
   AND NOT t.guest
   AND a.kind = 'organisation_life_meeting';
COMMENT ON VIEW party_rule.lif_12_evidence IS
  'LIF-12 attendance of the leadership''s democratic-life meeting, and of the own branch''s organisation-life meeting';
SELECT partybuild.set_obligation('LIF-12', 'party_rule.lif_12_applies', 'party_rule.lif_12_evidence', 'year');
SELECT partybuild.evidence_source('LIF-12', 'party.attendance', 'member_id', 'held_on', joined => 'party.activity',
  joined_key => 'id', key => 'activity_id');
SELECT partybuild.evidence_source('LIF-12', 'party.activity', 'member_id', 'held_on', joined => 'party.attendance',
  joined_key => 'activity_id', key => 'id', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-12', 'party.membership', 'member_id', columns => '{org_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('LIF-12', 'party.leader', 'member_id', columns => '{member_id,from_date,to_date}',
  dated => true);
