-- at CREATE EXTENSION
SELECT partybuild.ship_rule('example', 'EXA-01',
  'A name has no digits',
  '姓名不含数字',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'exa_01_name',
  message_en => 'the name of member {subject} has a digit',
  message_zh => '党员{subject}的姓名中有数字',
  hint_en => 'Enter the name alone; numbers have columns of their own.',
  hint_zh => '只登记姓名，编号另有栏目。',
  seed_ref => 'example', source => 'example');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.exa_01_name AS
SELECT m.id AS subject, NULL::bigint AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.member m
 WHERE m.name ~ '[0-9]';
SELECT partybuild.watch('EXA-01', 'party.member', 'id', ARRAY['name']::name[], leaves => false);
