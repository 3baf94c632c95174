-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'POS-02',
  'Office-holders belong to the organisation',
  '任职者属于本组织',
  kind => 'invariant', subject => 'post', mode => 'reject', view => 'pos_02_own_members',
  message_en => '"{member}" does not belong to "{organisation}" on {from} and cannot be its {title}',
  message_zh => '“{member}”在{from}不属于“{organisation}”，不能任其{title}',
  hint_en => 'Move the member in first, or end the post.',
  hint_zh => '先转入组织关系，或免去职务。',
  seed_ref => '二(一)2', source => '选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.pos_02_own_members AS
SELECT p.id AS subject, p.org_id, x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'member', h.name, 'title', p.title, 'from', x.from_date) AS args
  FROM party.post p
  JOIN party.organisation o ON o.id = p.org_id
  JOIN party.member h ON h.id = p.member_id
 CROSS JOIN LATERAL (
    -- days in office outside, as far as the register knows him; and where the last stretch of them begins
    SELECT sum(upper(r.days) - lower(r.days)) AS n, max(lower(r.days)) AS from_date
      FROM unnest(party.days(greatest(p.from_date, h.known_from), p.to_date) - coalesce((
             -- what his branches belonged to, and when
             WITH RECURSIVE up (id, days) AS (
                 SELECT m.org_id, party.days(m.from_date, m.to_date)
                   FROM party.membership m
                  WHERE m.member_id = p.member_id
               UNION
                 SELECT s.parent_id, s.days
                   FROM up
                  CROSS JOIN LATERAL (
                     SELECT s.parent_id, up.days * party.days(s.from_date, s.to_date) AS days
                       FROM party.subordination s
                      WHERE s.org_id = up.id
                     OFFSET 0
                  ) s
             )
             SELECT range_agg(up.days * t.days)
               FROM up
               JOIN (
                 SELECT p.org_id, '{(,)}'::datemultirange
                 UNION ALL
                 -- a discipline committee takes its people from its superior
                 SELECT s.parent_id, party.days(s.from_date, s.to_date)
                   FROM party.subordination s
                  WHERE s.org_id = p.org_id
                    AND o.kind = 'discipline_committee'
               ) t (id, days) ON t.id = up.id
           ), '{}')) r (days)
 ) x
 -- the usual case first: one row in the organisation itself covers all the time in office
 WHERE NOT EXISTS (
         SELECT
           FROM party.membership m
          WHERE m.member_id = p.member_id
            AND m.org_id = p.org_id
            AND m.from_date <= greatest(p.from_date, h.known_from)
            AND (m.to_date IS NULL OR m.to_date >= p.to_date))
   AND x.n IS NOT NULL;
SELECT partybuild.watch('POS-02', 'party.post', 'id', ARRAY['org_id', 'member_id', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('POS-02', 'party.membership', 'member_id', ARRAY['org_id', 'from_date', 'to_date']::name[],
  enters => false, kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
-- A new member has no post yet: changes only.
SELECT partybuild.watch('POS-02', 'party.member', 'id', ARRAY['known_from']::name[], enters => false,
  kind => 'member', via => 'party.post', via_key => 'member_id', via_subject => 'id');
-- What leaves a superior leaves all above it; a discipline committee takes its people from its superior.
SELECT partybuild.watch('POS-02', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id',
  via_subject => 'id', superiors => true);
SELECT partybuild.watch('POS-02', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], enters => false, kind => 'organisation', through => 'party.subordination',
  through_key => 'parent_id', through_subject => 'org_id', via => 'party.post', via_key => 'org_id',
  via_subject => 'id', superiors => true);
-- The discipline committee itself: gone to another, it is not found below the one that it left.
SELECT partybuild.watch('POS-02', 'party.subordination', 'org_id', ARRAY['org_id', 'parent_id']::name[],
  enters => false, kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
SELECT partybuild.watch('POS-02', 'party.organisation', 'id', ARRAY['kind']::name[], leaves => false,
  kind => 'organisation', via => 'party.post', via_key => 'org_id', via_subject => 'id');
