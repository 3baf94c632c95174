-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-07',
  'No incompatible posts',
  '书记不兼纪检委员',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_07_compatible_posts',
  message_en => '"{member}" is both {title} and {other} of "{organisation}", which do not go together',
  message_zh => '“{member}”在“{organisation}”同时任{title}和{other}，不能兼任',
  hint_en =>
    'One post a person in one committee; a deputy may hold one portfolio; the secretary is never the discipline '
    'commissioner.',
  hint_zh => '一人在同一委员会只任一职；副书记可兼一个委员分工；书记不兼纪检委员。',
  seed_ref => '二(一)3', source => '党内监督条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_07_compatible_posts AS
SELECT p.id AS subject, p.org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'other', x.other) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    SELECT count(*) AS n, min(q.other) AS other
      FROM (
        -- Another post: a deputy may be a committee member too. The discipline secretary's is of another committee, the
        -- discipline committee's, and is closed to the secretary alone.
        SELECT q.title::text AS other
          FROM party.post q
         WHERE q.org_id = p.org_id AND q.member_id = p.member_id AND q.title <> p.title
           AND daterange(q.from_date, q.to_date) && daterange(p.from_date, p.to_date)
           AND CASE WHEN 'discipline_secretary' IN (p.title, q.title)
                    THEN 'secretary' IN (p.title, q.title)
                    ELSE NOT (p.title IN ('deputy', 'fulltime_deputy') AND q.title = 'member'
                           OR q.title IN ('deputy', 'fulltime_deputy') AND p.title = 'member')
               END
        UNION ALL
        SELECT 'discipline commissioner'
         WHERE p.title = 'secretary' AND 'discipline' = ANY (p.portfolio)
        UNION ALL
        -- A secretary or deputy holds one portfolio at most, in whatever rows: on a day on which a row begins.
        SELECT 'commissioner of several portfolios'
         WHERE EXISTS (
                 SELECT
                   FROM party.post r
                  WHERE r.org_id = p.org_id
                    AND r.member_id = p.member_id
                    AND partybuild.in_force(p.from_date, p.to_date, r.from_date)
                    AND (SELECT count(DISTINCT f.portfolio) > 1
                           AND bool_or(q.title IN ('secretary', 'deputy', 'fulltime_deputy'))
                           FROM party.post q
                           LEFT JOIN LATERAL unnest(q.portfolio) f (portfolio) ON true
                          WHERE q.org_id = p.org_id
                            AND q.member_id = p.member_id
                            AND partybuild.in_force(q.from_date, q.to_date, r.from_date)))
      ) q
 ) x
 WHERE x.n > 0;
SELECT partybuild.watch('POS-07', 'party.post', 'member_id', ARRAY['org_id', 'title', 'portfolio', 'from_date',
  'to_date']::name[], leaves => false, kind => 'member', via => 'party.post', via_key => 'member_id',
  via_subject => 'id');
