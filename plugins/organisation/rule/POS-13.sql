-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-13',
  'Periods in office do not overlap',
  '任职期间不重叠',
  kind => 'structure', subject => 'post', mode => 'reject', view => 'pos_13_no_overlap',
  fixed => 'exclusion constraint POS-13 on party.post',
  message_en => 'periods of "{member}" as {title} of "{organisation}" overlap',
  message_zh => '“{member}”在“{organisation}”任{title}的时间重叠',
  hint_en => 'Let one period end on the day the next begins.',
  hint_zh => '一段任期的截止日即下一段的起始日。',
  seed_ref => '二(一)3', source => 'seed');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_13_no_overlap AS
SELECT p.id AS subject, p.org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n
      FROM party.post q
     WHERE q.member_id = p.member_id AND q.org_id = p.org_id AND q.title = p.title AND q.id <> p.id
       AND daterange(q.from_date, q.to_date) && daterange(p.from_date, p.to_date)
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('POS-13', 'party.post', 'id', ARRAY['org_id', 'member_id', 'title', 'from_date',
  'to_date']::name[], leaves => false);
