-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ELE-02',
  'Quorum of four fifths',
  '到会人数不少于五分之四',
  kind => 'invariant', subject => 'election', mode => 'reject', view => 'ele_02_quorum',
  message_en => 'election of "{organisation}" on {held}: {present} of {entitled} were present, fewer than four fifths',
  message_zh => '“{organisation}”{held}选举应到{entitled}人、实到{present}人，不足五分之四',
  hint_en => 'Record the result as void, and hold the election again.',
  hint_zh => '结果只能记为无效，另行召开会议选举。',
  seed_ref => '二(一)2', source => '基层组织选举工作条例');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.ele_02_quorum AS
SELECT e.id AS subject, e.org_id, e.entitled::bigint * 4 - e.present::bigint * 5::numeric AS magnitude,
       jsonb_build_object('organisation', o.name, 'held', e.held_on, 'entitled', e.entitled, 'present', e.present)
         AS args
  FROM party.election e
  JOIN party.organisation o ON o.id = e.org_id
 WHERE e.result = 'valid'
   AND e.present::bigint * 5 < e.entitled::bigint * 4;
SELECT partybuild.watch('ELE-02', 'party.election', 'id', ARRAY['org_id', 'entitled', 'present', 'result']::name[],
  leaves => false);
