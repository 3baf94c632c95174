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
    -- a discipline committee's may be on record at its superior
    SELECT count(*) AS n, min(a.title) AS title, min(greatest(a.from_date, b.from_date)) AS from_date
      FROM party.post a
      JOIN party.post b ON b.org_id = a.org_id AND b.id > a.id AND b.title = a.title
                       AND daterange(a.from_date, a.to_date) && daterange(b.from_date, b.to_date)
     WHERE a.org_id = o.id
       AND a.title IN ('secretary', 'discipline_secretary')
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('POS-03', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.harmless('POS-03', 'party.organisation', ARRAY['id']::name[],
  because => 'a post names an organisation that there is');
