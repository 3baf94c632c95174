-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-03',
  'One secretary',
  '书记1名',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'pos_03_one_secretary',
  message_en => '"{organisation}" has more than one {title} at a time from {from}',
  message_zh => '“{organisation}”自{from}起同时有一名以上{title}',
  hint_en => 'End the former secretary''s post on or before the day the next begins.',
  hint_zh => '前任的截止日应不晚于继任的起始日。',
  seed_ref => '二(一)2', source => '支部工作条例第二十条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_03_one_secretary AS
SELECT o.id AS subject, o.id AS org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'title', x.title, 'pairs', x.n, 'from', x.from_date) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    WITH secretary AS (
      -- a discipline committee's is its discipline secretary, whatever it calls him
      SELECT p.member_id, CASE o.kind WHEN 'discipline_committee' THEN 'discipline_secretary' ELSE p.title END AS title,
             daterange(p.from_date, p.to_date) AS life, true AS own
        FROM party.post p
       WHERE p.org_id = o.id
         AND p.title IN ('secretary', 'discipline_secretary')
      UNION ALL
      -- and may be on record at its superior instead: two there are the superior's to mend
      SELECT p.member_id, p.title, daterange(p.from_date, p.to_date) * daterange(s.from_date, s.to_date), false
        FROM party.subordination s
        JOIN party.post p ON p.org_id = s.parent_id
       WHERE o.kind = 'discipline_committee'
         AND s.org_id = o.id
    )
    SELECT count(*) AS n, min(a.title) AS title, min(lower(a.life * b.life)) AS from_date
      FROM secretary a
      JOIN secretary b ON b.member_id > a.member_id AND b.title = a.title AND b.life && a.life AND (a.own OR b.own)
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('POS-03', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('POS-03', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false);
-- What is on record at the superior, and whose superior it was.
SELECT partybuild.watch('POS-03', 'party.post', 'org_id', ARRAY['member_id', 'title', 'from_date', 'to_date']::name[],
  leaves => false, kind => 'organisation', through => 'party_rule.pos_00_discipline_committee',
  through_key => 'subject', through_subject => 'committee_id', via => 'party.organisation', via_key => 'id',
  via_subject => 'id');
SELECT partybuild.watch('POS-03', 'party.subordination', 'org_id', ARRAY['parent_id', 'from_date', 'to_date']::name[],
  leaves => false);
