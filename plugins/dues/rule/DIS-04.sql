-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DIS-04',
  'Changes of member status',
  '党籍状态变化合法',
  kind => 'transition', subject => 'member', mode => 'reject', view => 'dis_04_status',
  fixed => 'guard trigger on party.member, by mode: an end is not taken back, nor deleted',
  message_en => '{problem}',
  message_zh => '{problem}',
  hint_en => 'partybuild.member_transition lists the changes that there are.',
  hint_zh => '允许的变化见 partybuild.member_transition。',
  seed_ref => '二(四)6', source => '党章; 党员教育管理工作条例');
SELECT partybuild.ship_parameter('DIS-04', 'years', 2, 'years', at_least => 1, at_most => 10);
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('no such change of status', '党员“{member}”{from}由{was}变为{is}，不在允许之列',
   'member "{member}" goes from {was} to {is} on {from}, which is no change that there is', 'dues'),
  ('suspended for too long', '党员“{member}”停止党籍已逾{years}年：自{from}起',
   'member "{member}" is suspended for more than {years} years, from {from} on', 'dues'),
  ('a member again', '党员“{member}”党籍已于{from}终止，不能恢复',
   'the membership of "{member}" ended on {from}, and nobody returns from that', 'dues'),
  ('an end deleted', '党员“{member}”党籍已于{from}终止，该记录不能删除',
   'the membership of "{member}" ended on {from}, which is not deleted', 'dues');

-- at deploy()
-- dis_04_status() in dues.c clears most subjects without asking it. What lies beyond the end is ORG-11's.
CREATE OR REPLACE VIEW party_rule.dis_04_status AS
SELECT h.id AS subject, x.org_id, x.magnitude::numeric,
       jsonb_build_object('problem', x.problem, 'member', h.name, 'from', x.from_date, 'was', x.was, 'is', x.status,
                          'years', x.years) AS args
  FROM party.member h
 CROSS JOIN LATERAL (
    SELECT sum(party.days_in(y.days)) AS magnitude,
           (array_agg(y.problem ORDER BY y.from_date, y.problem))[1] AS problem,
           (array_agg(y.org_id ORDER BY y.from_date, y.problem))[1] AS org_id,
           (array_agg(y.from_date ORDER BY y.from_date, y.problem))[1] AS from_date,
           (array_agg(y.was ORDER BY y.from_date, y.problem))[1] AS was,
           (array_agg(y.status ORDER BY y.from_date, y.problem))[1] AS status,
           (array_agg(y.years ORDER BY y.from_date, y.problem))[1] AS years
      FROM (
        -- another status than in the row before
        SELECT 'no such change of status' AS problem, b.org_id, b.from_date, a.status AS was, b.status,
               NULL::integer AS years, daterange(b.from_date, b.to_date) AS days
          FROM party.membership b
         CROSS JOIN LATERAL (
            SELECT a.status
              FROM party.membership a
             WHERE a.member_id = b.member_id
               AND a.from_date < b.from_date
             ORDER BY a.from_date DESC
             LIMIT 1
         ) a
         WHERE b.member_id = h.id
           AND a.status <> b.status
           AND NOT EXISTS (SELECT
                             FROM partybuild.member_transition t
                            WHERE t.from_status = a.status::text
                              AND t.to_status = b.status::text)
        UNION ALL
        -- suspended, in whatever branches, beyond the years that there are; one without an end so far is so by time
        SELECT 'suspended for too long', b.org_id, s.since, NULL, b.status, l.years,
               daterange(greatest(b.from_date, l.ends), b.to_date)
          FROM party.membership b
         CROSS JOIN LATERAL (
            SELECT min(s.from_date) AS since
              FROM party.membership s
             WHERE s.member_id = b.member_id
               AND s.status = 'suspended'
               AND NOT EXISTS (SELECT
                                 FROM party.membership n
                                WHERE n.member_id = b.member_id
                                  AND n.status <> 'suspended'
                                  AND n.from_date > s.from_date
                                  AND n.from_date < b.from_date)
         ) s
         CROSS JOIN LATERAL (
            SELECT p.years, partybuild.years_after(s.since, p.years) AS ends
              FROM (SELECT partybuild.param('DIS-04', 'years', s.since)::integer AS years OFFSET 0) p
         ) l
         WHERE b.member_id = h.id
           AND b.status = 'suspended'
           AND coalesce(b.to_date, partybuild.today()) > l.ends
      ) y
    HAVING count(*) > 0
 ) x;
SELECT partybuild.watch('DIS-04', 'party.membership', 'member_id', ARRAY['status', 'from_date', 'to_date']::name[]);
SELECT partybuild.harmless('DIS-04', 'party.membership', ARRAY['org_id']::name[],
  'whose policy applies; the status is the same in any branch');
SELECT partybuild.harmless('DIS-04', 'party.member', ARRAY['id', 'name']::name[], 'a name for the message');
