-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-09',
  'Ballots returned do not exceed those issued',
  '收回选票不多于发出选票',
  kind => 'structure', subject => 'election', mode => 'reject', view => 'ele_09_ballots',
  message_en =>
    'election of "{organisation}" on {held}: {present} present, {issued} ballots issued, {returned} returned; it is '
    'void',
  message_zh => '“{organisation}”{held}选举实到{present}人、发出{issued}票、收回{returned}票，选举无效',
  hint_en => 'Record the result as void, and vote again.',
  hint_zh => '结果记为无效，重新选举。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_09_ballots AS
SELECT e.id AS subject, e.org_id, greatest(e.returned - e.issued, e.issued - e.present)::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'present', e.present, 'issued', e.issued,
         'returned', e.returned) AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 WHERE e.result = 'valid'
   AND (e.returned > e.issued OR e.issued > e.present);
SELECT partybuild.watch('ELE-09', 'party.election', 'id', ARRAY['org_id', 'present', 'issued', 'returned',
  'result']::name[], leaves => false);
