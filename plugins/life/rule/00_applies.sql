-- What several rules of EDU and LIF share: activities that count, and whom obligations apply to.
-- The records themselves are read here only: what a later version corrects is neither judged nor does it count.
CREATE OR REPLACE VIEW party_rule.lif_00_current AS
SELECT a.id, a.org_id, a.group_id, a.kind, a.status, a.held_on, a.starts_at, a.ends_at, a.chair_id,
       a.chair_named_by_id, a.recorder_id, a.lecturer_id, a.theme, a.content, a.decided_by_id, a.off_day_reason,
       a.supersedes_id
  FROM party.activity a
 WHERE NOT EXISTS (SELECT FROM party.activity n WHERE n.supersedes_id = a.id AND n.status <> 'planned');
COMMENT ON VIEW party_rule.lif_00_current IS 'activities, without the records that a later version corrects';

CREATE OR REPLACE VIEW party_rule.lif_00_held AS
SELECT a.id, a.org_id, a.group_id, a.kind, a.held_on, a.starts_at, a.ends_at, a.lecturer_id, a.theme
  FROM party_rule.lif_00_current a
 WHERE a.status IN ('held', 'filed');
COMMENT ON VIEW party_rule.lif_00_held IS 'activities held, without the records that a later version corrects';

-- A record names another by the version that there was; by these it is led to the one in force, and back.
CREATE OR REPLACE VIEW party_rule.lif_00_before AS
SELECT a.id AS subject, v.id AS version_id
  FROM party.activity a
 CROSS JOIN LATERAL (
    WITH RECURSIVE version AS (
      SELECT a.id, a.supersedes_id
      UNION
      SELECT e.id, e.supersedes_id
        FROM version v
       CROSS JOIN LATERAL (SELECT x.id, x.supersedes_id FROM party.activity x WHERE x.id = v.supersedes_id OFFSET 0) e
    )
    SELECT v.id FROM version v
 ) v;
COMMENT ON VIEW party_rule.lif_00_before IS 'each record with itself and all that it corrects, in however many steps';

CREATE OR REPLACE VIEW party_rule.lif_00_after AS
SELECT a.id AS subject, v.id AS version_id
  FROM party.activity a
 CROSS JOIN LATERAL (
    WITH RECURSIVE version AS (
      SELECT a.id
      UNION
      SELECT n.id
        FROM version v
       CROSS JOIN LATERAL (SELECT x.id FROM party.activity x WHERE x.supersedes_id = v.id OFFSET 0) n
    )
    SELECT v.id FROM version v
 ) v;
COMMENT ON VIEW party_rule.lif_00_after IS 'each record with itself and all that correct it, in however many steps';

CREATE OR REPLACE VIEW party_rule.lif_00_branch AS
SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
  FROM party.organisation o WHERE o.kind IN ('branch', 'joint_branch') AND o.active_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_00_branch IS 'branches, and their life';

CREATE OR REPLACE VIEW party_rule.lif_00_basic_committee AS
SELECT o.id AS subject, o.id AS org_id, o.active_on AS from_date, o.revoked_on AS to_date
  FROM party.organisation o WHERE o.kind = 'basic_committee' AND o.active_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_00_basic_committee IS 'agency committees, and their life';

CREATE OR REPLACE VIEW party_rule.lif_00_committee_branch AS
SELECT o.id AS subject, o.id AS org_id, lower(c.life) AS from_date, upper(c.life) AS to_date
  FROM party.organisation o
 CROSS JOIN LATERAL (
    -- a branch without a committee has no plain members of one (ORG-06)
    SELECT unnest(range_agg(daterange(p.from_date, p.to_date)) * datemultirange(daterange(o.active_on, o.revoked_on)))
      AS life
      FROM party.post p WHERE p.org_id = o.id AND p.title = 'member'
 ) c
 WHERE o.kind IN ('branch', 'joint_branch') AND o.active_on IS NOT NULL;
COMMENT ON VIEW party_rule.lif_00_committee_branch IS 'branches with a committee, and since when without a gap';
