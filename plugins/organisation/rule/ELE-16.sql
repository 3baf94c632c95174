-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-16',
  'Renewal on time',
  '按期换届',
  kind => 'obligation', subject => 'organisation', mode => 'report', view => 'ele_16_renewal_on_time',
  message_en => 'the term of "{organisation}" ended on {ends} and no renewal election was held',
  message_zh => '“{organisation}”任期已于{ends}届满，未按期换届',
  hint_en => 'Hold the renewal; a delay needs the superior''s approval before the term ends.',
  hint_zh => '尽快换届；延期须在届满前经上级批准。',
  seed_ref => '二(一)2', source => 'seed; 选举工作条例第三条');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_16_renewal_on_time AS
SELECT o.id AS subject, o.id AS org_id, ((SELECT partybuild.today()) - x.ends)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', x.held_on, 'ends', x.ends) AS args
  FROM party.organisation o
 CROSS JOIN LATERAL (
    SELECT t.held_on, t.ends
      FROM party_rule.ele_00_term t
     WHERE t.org_id = o.id
       AND t.held_on <= (SELECT partybuild.today())
     ORDER BY t.held_on DESC, t.id DESC
     LIMIT 1
 ) x
 WHERE partybuild.in_force(o.active_on, o.revoked_on)
   AND x.ends < (SELECT partybuild.today());
SELECT partybuild.watch('ELE-16', 'party.organisation', 'id', ARRAY['kind', 'active_on', 'revoked_on']::name[],
  leaves => false);
SELECT partybuild.watch('ELE-16', 'party.election', 'org_id', ARRAY['purpose', 'office', 'body', 'held_on',
  'result', 'round_of_id']::name[]);
SELECT partybuild.watch('ELE-16', 'party.term', 'org_id', ARRAY['election_id', 'to_date', 'extended_to']::name[]);
