-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-11',
  'Each member is in exactly one branch',
  '党员编入一个支部',
  kind => 'invariant', subject => 'member', mode => 'reject', view => 'org_11_one_branch',
  fixed => 'exclusion constraint ORG-11 on party.membership: no overlap',
  message_en => 'member "{member}" is not in exactly one branch throughout (from {from} to {to})',
  message_zh => '党员“{member}”没有自始至终编入且只编入一个支部（自{from}至{to}）',
  hint_en => 'Let the periods adjoin: the day one branch ends is the day the next begins.',
  hint_zh => '转出与转入的日期应当相接：前一支部的截止日即后一支部的起始日。',
  seed_ref => '二(一)1', source => '党章第八条');

-- at deploy()
-- org_11_one_branch() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_11_one_branch AS
SELECT b.id AS subject, b.org_id,
       ((SELECT coalesce(sum(party.days_in(g)), 0) FROM unnest(b.gap) g) + b.beyond + b.overlap)::numeric AS magnitude,
       jsonb_build_object('member', b.name, 'from', lower(b.gap), 'to', upper(b.gap), 'overlaps', b.overlap > 0) AS args
  FROM (
    -- grouped by the subject, so that a filter on it pushes down and an audit joins the two tables once
    SELECT m.id, m.name, max(x.org_id) AS org_id,
           datemultirange(daterange(greatest(m.admitted_on, m.known_from), m.ended_on))
             - coalesce(range_agg(daterange(x.from_date, x.to_date)) FILTER (WHERE x.id IS NOT NULL), '{}') AS gap,
           coalesce(max(party.days_in(daterange(m.ended_on, x.to_date))) FILTER (WHERE x.to_date > m.ended_on
             OR x.to_date IS NULL AND m.ended_on IS NOT NULL), 0) AS beyond,
           -- most members have one row; CASE spares them the comparison
           CASE WHEN count(x.id) > 1 THEN coalesce((
             SELECT sum(party.days_in(daterange(a.from_date, a.to_date) * daterange(b.from_date, b.to_date)))
               FROM party.membership a
               JOIN party.membership b ON b.member_id = a.member_id AND b.id > a.id
              WHERE a.member_id = m.id), 0) ELSE 0 END AS overlap
      FROM party.member m
      LEFT JOIN party.membership x ON x.member_id = m.id
     WHERE m.admitted_on IS NOT NULL
     GROUP BY m.id
 ) b
 WHERE NOT isempty(b.gap) OR b.beyond > 0 OR b.overlap > 0;
SELECT partybuild.watch('ORG-11', 'party.membership', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[]);
SELECT partybuild.watch('ORG-11', 'party.member', 'id', ARRAY['admitted_on', 'known_from', 'ended_on']::name[],
  leaves => false);
