-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-06',
  'Fewer than 7: no committee',
  '不足7人不设委员会',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'org_06_no_committee',
  message_en =>
    '"{organisation}" had fewer than {threshold} full members, {posts} committee posts are too many (the last from '
    '{from})',
  message_zh => '“{organisation}”任命时正式党员不足{threshold}人，不设委员会，却有{posts}个委员职务（最近一个自{from}起）',
  hint_en => 'Appoint a secretary and, if necessary, one deputy only.',
  hint_zh => '只任命书记，必要时一名副书记。',
  seed_ref => '二(一)2', source => '支部工作条例第二十条');
SELECT partybuild.ship_parameter('ORG-06', 'threshold', 7, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_06_no_committee AS
SELECT o.id AS subject, o.id AS org_id,
       x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'posts', x.n, 'from', x.from_date, 'threshold',
         (SELECT partybuild.param('ORG-06', 'threshold'))) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    -- given when there were too few members; a committee from better days serves out its term
    SELECT count(*) AS n, max(d.day) AS from_date
      FROM party.post p
     CROSS JOIN LATERAL (
        -- on which it is judged: the branch may have been in preparation still
        SELECT greatest(p.from_date, o.active_on) AS day
     ) d
     CROSS JOIN LATERAL (
        -- who left on that day may have left after
        SELECT greatest(count(*) FILTER (WHERE partybuild.in_force(m.from_date, m.to_date, d.day)),
                        count(*) FILTER (WHERE partybuild.in_force(m.from_date, m.to_date, d.day - 1))) AS n
          FROM party.membership m
         WHERE m.org_id = o.id
           AND m.status = 'full'
     ) f
     WHERE p.org_id = o.id
       AND party.days(d.day, p.to_date) && party.days(o.active_on, o.revoked_on)
       AND (p.title NOT IN ('secretary', 'deputy')
         OR p.title = 'deputy' AND EXISTS (
              SELECT
                FROM party.post q
               WHERE q.org_id = o.id
                 AND q.title = 'deputy'
                 AND (q.from_date, q.id) < (p.from_date, p.id)
                 AND partybuild.in_force(q.from_date, q.to_date, d.day)))
       AND f.n < (SELECT partybuild.param('ORG-06', 'threshold'))
       -- not before the register knew anybody there
       AND (EXISTS (
              SELECT
                FROM party.membership m
               WHERE m.org_id = o.id
                 AND m.from_date <= d.day)
         OR NOT EXISTS (
              SELECT
                FROM party.membership m
                JOIN party.member h ON h.id = m.member_id
               WHERE m.org_id = o.id
                 AND h.known_from > d.day
                AND h.confirmed_on <= d.day))
 ) x
 WHERE o.kind IN ('branch', 'joint_branch')
   AND x.n > 0;
-- Members are not watched: shrinkage is never refused. Who is known earlier, and in no branch, is ORG-11's.
SELECT partybuild.watch('ORG-06', 'party.post', 'org_id', ARRAY['title', 'from_date', 'to_date']::name[],
  leaves => false);
SELECT partybuild.watch('ORG-06', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.harmless('ORG-06', 'party.member', ARRAY['id', 'confirmed_on', 'known_from']::name[],
  because => 'who is known from an earlier day is in a branch from then on (ORG-11), which is watched');
SELECT partybuild.harmless('ORG-06', 'party.membership', ARRAY['org_id', 'member_id', 'status', 'from_date',
  'to_date']::name[], because => 'shrinkage is never refused; a committee from better days serves out its term');
