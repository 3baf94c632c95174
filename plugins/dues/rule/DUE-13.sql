-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-13',
  'What dues may be used for',
  '使用范围',
  kind => 'structure', subject => 'organisation', mode => 'reject',
  fixed => 'type party.dues_use has nothing else; check constraint DUE-13 on party.dues_expenditure: help names '
    'a member',
  message_en => 'dues of "{organisation}" cannot be used for this',
  message_zh => '“{organisation}”的党费不得用于该项开支',
  hint_en => 'Dues are for training members, books and media, commendation, help to members in need, help after '
    'disasters, and meetings as the rule allows; help to a member in need names the member.',
  hint_zh => '党费用于培训党员、订阅书刊媒体、表彰、帮扶困难党员（须写明党员）、救灾和规定的会议。',
  seed_ref => '二(四)5', source => '党费规定');

-- at deploy()
