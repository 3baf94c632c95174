-- at CREATE EXTENSION
SELECT partybuild.ship_rule('life', 'LIF-14',
  'Heart-to-heart talks',
  '谈心谈话',
  kind => 'obligation', subject => 'member', mode => 'report', view => 'lif_14_talks',
  message_en => '"{subject}" of "{organisation}" had {number} of {least} heart-to-heart talks in {periods}',
  message_zh => '“{organisation}”的“{subject}”谈心谈话{number}项，应有{least}项：{periods}',
  hint_en => 'Make up for it and put it on record; for good reason, put the superior''s approval on record.',
  hint_zh => '补办并登记；确有原因的登记上级批准。',
  seed_ref => '二(四)3', source => '支部工作条例第十九条');
SELECT partybuild.ship_parameter('LIF-14', 'grace', 0, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('LIF-14', 'least', 1, 'number', at_least => 0, at_most => 366);
SELECT partybuild.ship_parameter('LIF-14', 'remind', 90, 'days', at_least => 0, at_most => 366);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.lif_14_applies AS
SELECT h.id AS subject, NULL::bigint AS org_id, x.from_date, x.to_date, x.item, h.name AS label
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT m.org_id, range_agg(daterange(m.from_date, m.to_date)) AS life
      FROM party.membership m
     WHERE m.member_id = h.id
     GROUP BY m.org_id
  ) c
 CROSS JOIN LATERAL (
    SELECT range_agg(daterange(p.from_date, p.to_date)) AS life,
           range_agg(daterange(p.from_date, p.to_date)) FILTER (WHERE p.member_id = h.id) AS own
      FROM party.post p
     WHERE p.org_id = c.org_id
 ) committee
 CROSS JOIN LATERAL (
    -- of a committee member with every other one, while both are in office
    SELECT lower(r.life) AS from_date, upper(r.life) AS to_date, r.other::text AS item
      FROM (SELECT p.member_id AS other, unnest(range_agg(daterange(p.from_date, p.to_date)) * committee.own) AS life
              FROM party.post p
             WHERE committee.own IS NOT NULL
               AND p.org_id = c.org_id
               AND p.member_id <> h.id
             GROUP BY p.member_id) r
    UNION ALL
    -- of a member with one of the committee, while there is one and he is not of it
    SELECT lower(r.life), upper(r.life), 'committee'
      FROM unnest(c.life * committee.life - coalesce(committee.own, '{}')) r (life)
 ) x
 WHERE (SELECT o.kind
          FROM party.organisation o
         WHERE o.id = c.org_id) IN ('branch', 'joint_branch');
COMMENT ON VIEW party_rule.lif_14_applies IS
  'LIF-14 talks owed: of a committee member with each other one, of a member with one of the committee';
CREATE OR REPLACE VIEW party_rule.lif_14_evidence AS
SELECT t.from_id AS subject, t.held_on AS on_date, 'talk ' || t.id AS reference, i.item
  FROM party.talk t
 CROSS JOIN LATERAL (
    SELECT t.to_id::text
    UNION ALL
    SELECT 'committee'
     WHERE EXISTS (SELECT
                     FROM party.post p
                     JOIN party.membership m ON m.org_id = p.org_id AND m.member_id = t.from_id
                       AND partybuild.in_force(m.from_date, m.to_date, t.held_on)
                    WHERE p.member_id = t.to_id
                      AND partybuild.in_force(p.from_date, p.to_date, t.held_on))
 ) i (item)
UNION ALL
SELECT t.to_id, t.held_on, 'talk ' || t.id, i.item
  FROM party.talk t
 CROSS JOIN LATERAL (
    SELECT t.from_id::text
    UNION ALL
    SELECT 'committee'
     WHERE EXISTS (SELECT
                     FROM party.post p
                     JOIN party.membership m ON m.org_id = p.org_id AND m.member_id = t.to_id
                       AND partybuild.in_force(m.from_date, m.to_date, t.held_on)
                    WHERE p.member_id = t.from_id
                      AND partybuild.in_force(p.from_date, p.to_date, t.held_on))
 ) i (item);
COMMENT ON VIEW party_rule.lif_14_evidence IS 'LIF-14 talks, seen from both sides';
SELECT partybuild.set_obligation('LIF-14', 'party_rule.lif_14_applies', 'party_rule.lif_14_evidence', 'year');
SELECT partybuild.evidence_source('LIF-14', 'party.talk', 'from_id', 'held_on');
SELECT partybuild.evidence_source('LIF-14', 'party.talk', 'to_id', 'held_on');
-- a post concerns its holder, and all who are or were in the branch
SELECT partybuild.evidence_source('LIF-14', 'party.post', 'member_id',
  columns => '{org_id,member_id,from_date,to_date}', joined => 'party.membership', joined_key => 'org_id',
  key => 'org_id', dated => true);
SELECT partybuild.evidence_source('LIF-14', 'party.membership', 'member_id', columns => '{org_id,from_date,to_date}',
  dated => true);
SELECT partybuild.evidence_source('LIF-14', 'party.organisation', NULL, columns => '{kind}');
SELECT partybuild.harmless('LIF-14', 'party.member', ARRAY['id']::name[],
  'who owes a talk has a membership, which is watched');
