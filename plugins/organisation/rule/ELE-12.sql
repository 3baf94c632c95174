-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-12',
  'Order of votes, ties',
  '按得票多少取足名额，票数相等再选',
  kind => 'invariant', subject => 'election', mode => 'reject', view => 'ele_12_order_of_votes',
  message_en => 'election of "{organisation}" on {held} ({elected} elected, {seats} seats): {fault}',
  message_zh => '“{organisation}”{held}选举（当选{elected}人，应选{seats}名）：{fault}',
  hint_en =>
    'Elect by the order of votes; vote on a tie, or on the seats left over, in a further round of the first ballot '
    '(round_of_id).',
  hint_zh => '按得票多少取足名额；票数相等或名额不足的，另行投票并登记为首次选举的再次选举（round_of_id）。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_12_order_of_votes AS
SELECT e.id AS subject, e.org_id,
       greatest(x.n - e.seats, r.n - b.seats, e.seats - r.seats, 1)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'elected', x.n, 'seats', e.seats, 'fault',
         f.fault) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
  LEFT JOIN party.election b ON b.id = e.round_of_id
 CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.elected) AS n,
           min(c.votes_for) FILTER (WHERE c.elected) AS lowest,
           max(c.votes_for) FILTER (WHERE NOT c.elected AND partybuild.more_than_half(c.votes_for, e.present))
             AS highest
      FROM party.candidate c
     WHERE c.election_id = e.id
 ) x
 CROSS JOIN LATERAL (
    -- Over all rounds of the first ballot: elected, and seats that were left for this one. Of the rounds of a day the
    -- register does not know the order: first comes which left the most seats unfilled. Where that order has too few
    -- seats for one of them, so has every other.
    SELECT count(*) AS n, count(DISTINCT c.member_id) AS persons,
           b.seats - count(*) FILTER (
             WHERE q.id = b.id OR (q.held_on, q.beyond, q.id) < (e.held_on, x.n - e.seats, e.id)) AS seats
      FROM (
        SELECT b.id, b.held_on, NULL::bigint AS beyond
        UNION ALL
        SELECT q.id, q.held_on,
               (SELECT count(*) FROM party.candidate y WHERE y.election_id = q.id AND y.elected) - q.seats
          FROM party.election q
         WHERE q.round_of_id = b.id
           AND q.result = 'valid'
      ) q
      JOIN party.candidate c ON c.election_id = q.id
     WHERE c.elected
 ) r
 CROSS JOIN LATERAL (
    SELECT CASE
             WHEN e.result = 'void' AND x.n > 0
             THEN 'elected by a void ballot'
             WHEN x.n > e.seats OR r.n > b.seats
             THEN 'more elected than seats'
             WHEN x.lowest <= x.highest
             THEN 'not in the order of votes or a tie was not voted on again'
             WHEN b.round_of_id IS NOT NULL OR b.result <> 'valid' OR b.held_on > e.held_on
               OR (b.org_id, b.office, b.purpose) <> (e.org_id, e.office, e.purpose)
             THEN 'no further round of that ballot'
             WHEN e.seats > r.seats
             THEN 'more seats than were left'
             WHEN r.n > r.persons
             THEN 'somebody elected twice'
           END AS fault
 ) f
 WHERE f.fault IS NOT NULL;
SELECT partybuild.watch('ELE-12', 'party.election', 'id', ARRAY['org_id', 'office', 'purpose', 'seats',
  'present', 'result']::name[], leaves => false);
SELECT partybuild.watch('ELE-12', 'party.candidate', 'election_id', ARRAY['votes_for', 'elected']::name[],
  leaves => false);
-- The ballot that a round repeats, and its other rounds.
SELECT partybuild.watch('ELE-12', 'party.election', 'id', ARRAY['org_id', 'office', 'purpose', 'held_on',
  'round_of_id', 'seats', 'result']::name[], leaves => false, kind => 'election', via => 'party.election',
  via_key => 'round_of_id', via_subject => 'id');
SELECT partybuild.watch('ELE-12', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  leaves => false, kind => 'election', via => 'party.election', via_key => 'round_of_id', via_subject => 'id');
SELECT partybuild.watch('ELE-12', 'party.election', 'round_of_id', ARRAY['held_on', 'seats', 'result']::name[],
  leaves => false, kind => 'election', via => 'party.election', via_key => 'round_of_id', via_subject => 'id');
SELECT partybuild.watch('ELE-12', 'party.candidate', 'election_id', ARRAY['member_id', 'elected']::name[],
  leaves => false, kind => 'election', through => 'party.election', through_key => 'id',
  through_subject => 'round_of_id', via => 'party.election', via_key => 'round_of_id', via_subject => 'id');
