-- at CREATE EXTENSION
SELECT partybuild.ship_rule('organisation', 'ORG-09',
  'Life cycle of an organisation',
  '组织状态变化合法',
  kind => 'transition', subject => 'organisation', mode => 'reject',
  fixed => 'guard trigger on party.organisation, by mode',
  message_en => '"{organisation}" cannot change that way: {change}',
  message_zh => '“{organisation}”的状态不能这样改变：{change}',
  hint_en => 'What is revoked does not return; set up a new organisation.',
  hint_zh => '已撤销的组织不再恢复；另行设立新的组织。',
  seed_ref => '二(一)1', source => 'seed');

-- at deploy()
