-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-10',
  'A revoked organisation is empty',
  '撤销时人员职务已安排',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'org_10_revoked_is_empty',
  message_en =>
    '"{organisation}" has {members} members, {posts} posts and {subordinates} subordinates after its revocation on '
    '{revoked}',
  message_zh => '“{organisation}”自{revoked}撤销后仍有党员{members}人、职务{posts}个、下级{subordinates}个',
  hint_en => 'Move its members, end its posts and place its subordinates by the day of revocation.',
  hint_zh => '在撤销当日转出党员、免去职务、调整下级。',
  seed_ref => '二(一)1', source => '支部工作条例第七条');

-- at deploy()
-- org_10_revoked_is_empty() in organisation.c clears most subjects without asking it.
CREATE OR REPLACE VIEW party_rule.org_10_revoked_is_empty AS
SELECT o.id AS subject, o.id AS org_id, x.days::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'revoked', o.revoked_on, 'members', x.members, 'posts', x.posts,
         'subordinates', x.subordinates) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    -- the days of each after the revocation
    SELECT sum(upper(r.days) - lower(r.days)) AS days,
           count(*) FILTER (WHERE y.what = 'member') AS members,
           count(*) FILTER (WHERE y.what = 'post') AS posts,
           count(*) FILTER (WHERE y.what = 'subordinate') AS subordinates
      FROM (
        SELECT 'member' AS what, party.days(m.from_date, m.to_date) AS days
          FROM party.membership m
         WHERE m.org_id = o.id
        UNION ALL
        SELECT 'post', party.days(p.from_date, p.to_date)
          FROM party.post p
         WHERE p.org_id = o.id
        UNION ALL
        SELECT 'subordinate', party.days(s.from_date, s.to_date) * party.days(c.active_on, c.revoked_on)
          FROM party.subordination s
          JOIN party.organisation c ON c.id = s.org_id
         WHERE s.parent_id = o.id
      ) y
     CROSS JOIN LATERAL unnest(y.days * party.days(o.revoked_on, NULL)) r (days)
 ) x
 WHERE o.revoked_on IS NOT NULL
   AND x.days IS NOT NULL;
SELECT partybuild.watch('ORG-10', 'party.organisation', 'id', ARRAY['revoked_on']::name[], leaves => false);
SELECT partybuild.watch('ORG-10', 'party.membership', 'org_id', ARRAY['from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-10', 'party.post', 'org_id', ARRAY['from_date', 'to_date']::name[], leaves => false);
SELECT partybuild.watch('ORG-10', 'party.subordination', 'parent_id', ARRAY['org_id', 'parent_id', 'from_date',
  'to_date']::name[], leaves => false);
-- who is below it becomes active, or is revoked later
SELECT partybuild.watch('ORG-10', 'party.organisation', 'id', ARRAY['active_on', 'revoked_on']::name[],
  enters => false, via => 'party.subordination', via_key => 'org_id', via_subject => 'parent_id');
