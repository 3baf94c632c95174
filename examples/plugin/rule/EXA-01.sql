-- at CREATE EXTENSION
SELECT partybuild.ship_rule('example', 'EXA-01',
  'A member has a name',
  '姓名不为空',
  kind => 'structure', subject => 'member', mode => 'reject', view => 'exa_01_name',
  message_en => 'member {subject} has no name',
  message_zh => '党员{subject}没有姓名',
  hint_en => 'Enter the name.',
  hint_zh => '补登姓名。',
  seed_ref => 'example', source => 'example');

-- at deploy()
CREATE OR REPLACE VIEW party_rule.exa_01_name AS
SELECT m.id AS subject, NULL::bigint AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party.member m
 WHERE btrim(m.name) = '';
SELECT partybuild.watch('EXA-01', 'party.member', 'id', ARRAY['name']::name[], leaves => false);
