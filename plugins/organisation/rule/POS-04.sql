-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-04',
  'At most one deputy in a branch',
  '支部副书记至多1名',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'pos_04_one_deputy',
  message_en => 'branch "{organisation}" has more than one deputy at a time from {from}',
  message_zh => '支部“{organisation}”自{from}起同时有一名以上副书记',
  hint_en => 'A branch has one deputy at most.',
  hint_zh => '支部副书记至多一名。',
  seed_ref => '二(一)2', source => '支部工作条例第二十条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_04_one_deputy AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'pairs', x.n, 'from', x.from_date) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, min(greatest(a.from_date, b.from_date)) AS from_date
      FROM party.post a
      JOIN party.post b ON b.org_id = a.org_id AND b.id > a.id AND b.title IN ('deputy', 'fulltime_deputy')
                       AND daterange(a.from_date, a.to_date) && daterange(b.from_date, b.to_date)
     WHERE a.org_id = o.id
       AND a.title IN ('deputy', 'fulltime_deputy')
 ) x
 WHERE o.kind IN ('branch', 'joint_branch', 'provisional_branch')
   AND x.n > 0;
SELECT partybuild.watch('POS-04', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('POS-04', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false);
