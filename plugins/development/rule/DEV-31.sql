-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-31',
  'Within the year''s plan',
  '发展计划控制总量',
  kind => 'invariant', subject => 'organisation', mode => 'approve', view => 'dev_31_within_the_plan',
  message_en => '"{organisation}" has admitted {admitted} in {year}, {planned} were planned',
  message_zh => '“{organisation}”{year}年接收预备党员{admitted}名，计划{planned}名',
  hint_en =>
    'Record the plan of the year (party.development_plan), or put the superior''s approval for more on record.',
  hint_zh => '登记当年发展计划（party.development_plan）；超出计划的登记上级批准。',
  seed_ref => '二(四)2', source => 'seed');

-- at deploy()
-- Two branches that each admit the last one planned both touch their committee, and are judged one after the other.
CREATE OR REPLACE VIEW party_rule.dev_31_above AS
SELECT o.id AS subject, u.id AS org_id
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE up (id) AS (
      SELECT o.id
      UNION
      SELECT s.parent_id
        FROM up
       CROSS JOIN LATERAL (SELECT x.parent_id FROM party.subordination x WHERE x.org_id = up.id OFFSET 0) s
    )
    SELECT up.id FROM up
 ) u;
COMMENT ON VIEW party_rule.dev_31_above IS 'organisations with themselves and all that is or was above them';
CREATE OR REPLACE VIEW party_rule.dev_31_committee AS
SELECT m.id AS subject, u.org_id
  FROM party.development_meeting m
 CROSS JOIN LATERAL (SELECT x.org_id FROM party_rule.dev_31_above x WHERE x.subject = m.org_id OFFSET 0) u;
COMMENT ON VIEW party_rule.dev_31_committee IS 'meetings on members with the branch that met, and all above it';
CREATE OR REPLACE VIEW party_rule.dev_31_within_the_plan AS
SELECT o.id AS subject, o.id AS org_id, x.magnitude::numeric,
       jsonb_build_object('organisation', o.name, 'year', x.year, 'admitted', x.n, 'planned', x.planned) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    -- too many in all years, told by the worst
    SELECT sum(y.n - y.planned) OVER () AS magnitude, y.year, y.n, y.planned
      FROM (
        WITH RECURSIVE subtree (id) AS (
          SELECT o.id
          UNION
          -- OFFSET 0: by index from each, however many rows the planner expects
          SELECT s.org_id
            FROM subtree
           CROSS JOIN LATERAL (SELECT z.org_id FROM party.subordination z WHERE z.parent_id = subtree.id OFFSET 0) s
        )
        SELECT w.year, count(*) AS n, max(m.held_on) AS last_on,
               coalesce((SELECT p.number
                           FROM party.development_plan p
                           JOIN party.document d ON d.id = p.document_id
                          WHERE p.org_id = o.id
                            AND p.year = w.year
                            AND d.kind = 'approval'
                            AND party.is_above(d.issuer_id, o.id, d.dated_on)), 0) AS planned
          FROM subtree
         CROSS JOIN LATERAL (
            SELECT g.id, g.org_id, g.held_on
              FROM party.development_meeting g
             WHERE g.org_id = subtree.id
               AND g.outcome = 'admitted'
               AND g.held_on >= (SELECT r.recorded_from FROM party_rule.dev_00_record r)
            OFFSET 0
         ) m
         CROSS JOIN LATERAL (SELECT extract(year FROM m.held_on)::integer AS year) w
         WHERE party.is_above(o.id, m.org_id, m.held_on)
           -- whom the superior did not approve was not admitted
           AND NOT EXISTS (SELECT FROM party.development_approval v WHERE v.meeting_id = m.id AND NOT v.approved)
         GROUP BY w.year
      ) y
     WHERE y.n > y.planned
       -- an approval of that year stands when the year is over; today's is the engine's to see
       AND NOT EXISTS (SELECT
                         FROM party.approval v
                        WHERE v.rule = 'DEV-31'
                          AND v.subject = o.id
                          AND (party.approves(v, o.id, y.last_on)
                            OR party.approves(v, o.id, make_date(y.year, 12, 31))))
     ORDER BY y.n - y.planned DESC, y.year
     LIMIT 1
 ) x
 WHERE o.kind = 'basic_committee';
SELECT partybuild.watch('DEV-31', 'party.development_meeting', 'id', ARRAY['outcome', 'org_id', 'held_on']::name[],
  leaves => false, kind => 'development_meeting', through => 'party_rule.dev_31_committee', through_key => 'subject',
  through_subject => 'org_id', via => 'party.organisation', via_key => 'id', via_subject => 'id');
SELECT partybuild.watch('DEV-31', 'party.development_approval', 'meeting_id', ARRAY['approved']::name[],
  enters => false, kind => 'development_meeting', through => 'party_rule.dev_31_committee', through_key => 'subject',
  through_subject => 'org_id', via => 'party.organisation', via_key => 'id', via_subject => 'id');
SELECT partybuild.watch('DEV-31', 'party.development_plan', 'org_id', ARRAY['year', 'number', 'document_id']::name[],
  enters => false);
SELECT partybuild.watch('DEV-31', 'party.document', 'id', ARRAY['kind', 'issuer_id', 'dated_on']::name[],
  enters => false, kind => 'document', via => 'party.development_plan', via_key => 'document_id',
  via_subject => 'org_id', expected => '{dated_on}');
SELECT partybuild.watch('DEV-31', 'party.subordination', 'parent_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  leaves => false, kind => 'organisation', through => 'party_rule.dev_31_above', through_key => 'subject',
  through_subject => 'org_id', via => 'party.organisation', via_key => 'id', via_subject => 'id');
SELECT partybuild.watch('DEV-31', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false);
SELECT partybuild.harmless('DEV-31', 'party.approval', ARRAY['rule', 'subject', 'org_id', 'document_id', 'from_date',
  'to_date']::name[], 'the engine judges the rule of an approval that changes');
SELECT partybuild.harmless('DEV-31', 'party.development_record', ARRAY['only_one', 'recorded_from']::name[],
  'set once, by the administrator; the audit judges by it');
