-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-05',
  '7 or more full members: a branch committee',
  '正式党员7人以上设支部委员会',
  kind => 'invariant', subject => 'organisation', mode => 'reject', view => 'org_05_committee_due',
  message_en =>
    '"{organisation}" has {count} full members ({threshold} or more since {since}) and needs a committee, {committee} '
    'of it are in office',
  message_zh =>
    '“{organisation}”正式党员{count}人（自{since}起不少于{threshold}人），应设支部委员会，现有委员{committee}人',
  hint_en => 'Elect a branch committee of at least 3.',
  hint_zh => '选举产生支部委员会（至少3人）。',
  seed_ref => '二(一)1、2', source => '支部工作条例第二十条');
SELECT partybuild.ship_parameter('ORG-05', 'committee', 3, 'persons', at_least => 1, at_most => 1000000);
SELECT partybuild.ship_parameter('ORG-05', 'grace', 90, 'days', at_least => 0, at_most => 3660);
SELECT partybuild.ship_parameter('ORG-05', 'threshold', 7, 'members', at_least => 1, at_most => 1000000);

-- at deploy()
CREATE OR REPLACE VIEW party_rule.org_05_committee_due AS
SELECT o.id AS subject, o.id AS org_id,
       (SELECT partybuild.param('ORG-05', 'committee')) - c.n AS magnitude,
       jsonb_build_object('organisation', o.name, 'count', o.n, 'committee', c.n, 'threshold',
         (SELECT partybuild.param('ORG-05', 'threshold')), 'since', d.since) AS args
  FROM party_rule.org_00_branch o
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT p.member_id) AS n
      FROM party.post p
     WHERE p.org_id = o.id
       AND partybuild.in_force(p.from_date, p.to_date)
 ) c
 CROSS JOIN LATERAL (
    -- asked only where the number is out of bounds
    SELECT CASE WHEN o.n >= (SELECT partybuild.param('ORG-05', 'threshold'))
      AND c.n < (SELECT partybuild.param('ORG-05', 'committee'))
      THEN party.crossed_on(o.id, (SELECT partybuild.param('ORG-05', 'threshold')), true) END AS since
 ) d
 WHERE d.since IS NOT NULL
   -- it began with so many: that day it had, for the first time, members enough for a branch (ORG-01)
   AND (d.since <= greatest(o.active_on, (
          SELECT m.from_date
            FROM party.membership m
           WHERE m.org_id = o.id
             AND m.status = 'full'
           ORDER BY m.from_date
          OFFSET (SELECT greatest(partybuild.param('ORG-01', 'min') - 1, 0))
           LIMIT 1))
     -- it has had its committee since, until a post ended
     OR EXISTS (
          SELECT
            FROM party.post e
           WHERE e.org_id = o.id
             AND e.to_date > d.since
             AND e.to_date <= (SELECT partybuild.today())
             AND (SELECT count(DISTINCT p.member_id)
                    FROM party.post p
                   WHERE p.org_id = o.id
                     AND partybuild.in_force(p.from_date, p.to_date, e.to_date - 1))
               >= (SELECT partybuild.param('ORG-05', 'committee')))
     OR d.since + (SELECT partybuild.param('ORG-05', 'grace'))::integer < (SELECT partybuild.today()));
SELECT partybuild.watch('ORG-05', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
-- Time itself ends terms: the renewal is due then (ELE-16), and whoever holds a post serves on. Who comes on a later
-- day leaves no committee short. The number of members is not watched: growth is never refused.
SELECT partybuild.watch('ORG-05', 'party.post', 'org_id', ARRAY['member_id', 'from_date', 'to_date']::name[],
  enters => false, expected => '{from_date}');
SELECT partybuild.harmless('ORG-05', 'party.membership', ARRAY['org_id', 'status', 'from_date', 'to_date']::name[],
  because => 'growth is never refused; the audit finds who lets the time for a committee pass');
