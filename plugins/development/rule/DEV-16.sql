-- at CREATE EXTENSION
SELECT partybuild.ship_rule('development', 'DEV-16',
  'One by one',
  '逐个讨论表决',
  kind => 'structure', subject => 'applicant', mode => 'reject',
  fixed => 'unique constraint DEV-16 on party.development_meeting: a ballot is for one applicant and meeting',
  message_en => 'one ballot is named for more than one applicant or meeting',
  message_zh => '同一次表决登记给一名以上申请人或一次以上会议',
  hint_en => 'Discuss and vote on each applicant by himself or herself, and record each ballot.',
  hint_zh => '对每名申请人逐个讨论、逐个表决，分别登记表决情况。',
  seed_ref => '二(四)2', source => '细则');

-- at deploy()
-- No view: no row can be there that breaks it, however it was written, and a meeting without a ballot breaks DEV-14, or
-- DEV-25.
