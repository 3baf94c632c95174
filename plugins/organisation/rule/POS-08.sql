-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-08',
  'Full-time deputy where members are many',
  '党员较多设专职副书记',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'pos_08_fulltime_deputy',
  message_en => '"{organisation}" has {count} members and no full-time deputy secretary',
  message_zh => '“{organisation}”党员{count}人，未设专职副书记',
  hint_en => 'Appoint a full-time deputy secretary.',
  hint_zh => '设专职副书记。',
  seed_ref => '二(一)2', source => 'seed');
SELECT partybuild.ship_parameter('POS-08', 'threshold', 200, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_08_fulltime_deputy AS
SELECT o.id AS subject, o.id AS org_id, 1::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', f.n, 'threshold',
         (SELECT partybuild.param('POS-08', 'threshold'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH RECURSIVE subtree (id) AS (
        SELECT o.id
      UNION
        -- OFFSET 0: by index from each, however many rows the planner expects
        SELECT s.org_id
          FROM subtree
         CROSS JOIN LATERAL (SELECT s.org_id FROM party.subordination s
           WHERE s.parent_id = subtree.id AND partybuild.in_force(s.from_date, s.to_date) OFFSET 0) s
    )
    SELECT sum(b.n)::bigint AS n
      FROM subtree
     CROSS JOIN LATERAL (
        SELECT count(*) AS n
          FROM party.membership m
         WHERE m.org_id = subtree.id
           AND m.status = 'full'
           AND partybuild.in_force(m.from_date, m.to_date)
     ) b
 ) f
 WHERE o.kind = 'basic_committee'
   AND partybuild.in_force(o.active_on, o.revoked_on)
   AND f.n >= (SELECT partybuild.param('POS-08', 'threshold'))
   AND NOT EXISTS (
     SELECT FROM party.post p WHERE p.org_id = o.id AND p.title = 'fulltime_deputy'
       AND partybuild.in_force(p.from_date, p.to_date));
SELECT partybuild.watch('POS-08', 'party.post', 'org_id', ARRAY['org_id', 'member_id', 'title', 'portfolio',
  'from_date', 'to_date', 'end_reason', 'end_document_id', 'term_ends_on', 'elected_on']::name[]);
SELECT partybuild.watch('POS-08', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[]);
