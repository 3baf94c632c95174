-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-13',
  'Lecture by secretaries',
  '书记讲党课',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'lif_13_secretaries_lecture',
  message_en => '"{subject}" of "{organisation}" gave no lecture to the members of the agency in {periods}',
  message_zh => '“{organisation}”的“{subject}”未讲党课：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => 'seed');
SELECT partybuild.ship_parameter('LIF-13', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-13', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-13', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
-- The Party group's secretary holds no post in party.post: hence by member, each role for itself.
CREATE OR REPLACE VIEW party_rule.lif_13_applies AS
SELECT r.subject, r.org_id, lower(r.life) AS from_date, upper(r.life) AS to_date, r.item,
       (SELECT m.name
          FROM party.member m
         WHERE m.id = r.subject) AS label
  FROM (
    SELECT g.subject, b.org_id, 'group secretary' AS item, g.life
      FROM (
        SELECT l.member_id AS subject, unnest(range_agg(daterange(l.from_date, l.to_date))) AS life
          FROM party.leader l
         WHERE l.duty = 'group_secretary'
         GROUP BY l.member_id
      ) g
      LEFT JOIN LATERAL (
        -- the agency committee above his branch, or above that, on his first day in office: what he does later moves no
        -- result of before; who was below none answers where he is a member
        SELECT u.parent_id AS org_id
          FROM party.membership x
          JOIN party.subordination s ON s.org_id = x.org_id
           AND partybuild.in_force(s.from_date, s.to_date, lower(g.life))
         CROSS JOIN LATERAL (
            SELECT s.parent_id
            UNION ALL
            SELECT t.parent_id
              FROM party.subordination t
             WHERE t.org_id = s.parent_id AND partybuild.in_force(t.from_date, t.to_date, lower(g.life))
         ) u
         WHERE x.member_id = g.subject AND partybuild.in_force(x.from_date, x.to_date, lower(g.life))
           AND (SELECT o.kind
                  FROM party.organisation o
                 WHERE o.id = u.parent_id) = 'basic_committee'
         ORDER BY u.parent_id
         LIMIT 1
      ) b ON true
    UNION ALL
    SELECT p.member_id, p.org_id, 'agency secretary', unnest(range_agg(daterange(p.from_date, p.to_date)))
      FROM party.post p
     WHERE p.title = 'secretary'
       AND (SELECT o.kind
              FROM party.organisation o
             WHERE o.id = p.org_id) = 'basic_committee'
     GROUP BY p.member_id, p.org_id
  ) r;
COMMENT ON VIEW party_rule.lif_13_applies IS
  'LIF-13 secretary of the leading Party group, secretary of the agency committee';
CREATE OR REPLACE VIEW party_rule.lif_13_evidence AS
SELECT a.lecturer_id AS subject, a.held_on AS on_date, 'activity ' || a.id AS reference, i.item
  FROM party_rule.lif_00_held a
  JOIN party.organisation o ON o.id = a.org_id AND o.kind = 'basic_committee'
 CROSS JOIN (VALUES ('group secretary'), ('agency secretary')) i (item)
 WHERE a.kind = 'lecture' AND a.lecturer_id IS NOT NULL;
COMMENT ON VIEW party_rule.lif_13_evidence IS 'LIF-13 lectures to the members of the agency';
SELECT partybuild.set_obligation('LIF-13', 'party_rule.lif_13_applies', 'party_rule.lif_13_evidence', 'year');
SELECT partybuild.evidence_source('LIF-13', 'party.activity', 'lecturer_id', 'held_on', replaces => 'supersedes_id');
SELECT partybuild.evidence_source('LIF-13', 'party.leader', 'member_id',
  columns => '{member_id,duty,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('LIF-13', 'party.post', 'member_id',
  columns => '{org_id,member_id,title,from_date,to_date}', dated => true);
SELECT partybuild.evidence_source('LIF-13', 'party.membership', 'member_id', columns => '{org_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('LIF-13', 'party.subordination', 'member_id',
  columns => '{org_id,parent_id,from_date,to_date}', joined => 'party.membership', joined_key => 'org_id',
  key => 'org_id', dated => true);
SELECT partybuild.evidence_source('LIF-13', 'party.subordination', 'member_id',
  columns => '{org_id,parent_id,from_date,to_date}', joined => 'party.membership', joined_key => 'org_id',
  key => 'org_id', through => 'party.subordination', through_key => 'parent_id', through_subject => 'org_id',
  dated => true);
SELECT partybuild.evidence_source('LIF-13', 'party.organisation', NULL, columns => '{kind}');
