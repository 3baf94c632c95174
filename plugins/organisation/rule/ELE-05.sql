-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-05',
  'Surplus of candidates of 20%',
  '委员候选人差额不少于20%',
  kind => 'invariant', subject => 'election', mode => 'reject', view => 'ele_05_surplus',
  message_en =>
    'election of "{organisation}" on {held}: {candidates} candidates for {seats} seats, at least {least} are '
    'required',
  message_zh => '“{organisation}”{held}选举应选{seats}名、候选人{candidates}名，差额不足20%（至少{least}名）',
  hint_en => 'Nominate more candidates.',
  hint_zh => '增加候选人。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_05_surplus AS
SELECT e.id AS subject, e.org_id, x.least - x.n::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'seats', e.seats, 'candidates', x.n, 'least',
         x.least) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) > 0 THEN count(*) ELSE e.candidates END AS n,
      e.seats::bigint + partybuild.surplus(e.seats, 1, 5) AS least
      FROM party.candidate c
     WHERE c.election_id = e.id
 ) x
 WHERE e.office IN ('committee', 'delegate')
   AND e.round_of_id IS NULL
   AND x.n < x.least;
SELECT partybuild.watch('ELE-05', 'party.election', 'id', ARRAY['org_id', 'office', 'round_of_id', 'seats',
  'candidates']::name[], leaves => false);
SELECT partybuild.watch('ELE-05', 'party.candidate', 'election_id', '{}');
