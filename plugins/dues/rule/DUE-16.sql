-- at CREATE EXTENSION
SELECT partybuild.ship_rule('dues', 'DUE-16',
  'Books are not rewritten',
  '账目不可改',
  kind => 'transition', subject => 'organisation', mode => 'reject',
  fixed => 'sealed party.dues_payment, dues_large_payment, dues_remittance, dues_expenditure; trigger check_reversal '
    'and unique indexes DUE-16 on them',
  message_en => 'entry {entry} of {register} does not reverse entry {reversed}: {problem}',
  message_zh => '{register}第{entry}号不能冲销第{reversed}号：{problem}',
  hint_en => 'An error is reversed: by an entry that names one that is no reversal itself, repeats what it says with '
    'the opposite amount, on its day or later; what is right is then entered anew.',
  hint_zh => '错误以冲销更正：冲销须注明所冲销的原记录（不得为冲销记录），内容相同、金额相反，日期不早于原记录；正确的另行登记。',
  seed_ref => '二(四)5', source => '党费规定');
INSERT INTO partybuild.term (name, zh, en, plugin) VALUES
  ('reversal of a reversal', '后者本身是冲销记录', 'that is a reversal itself', 'dues'),
  ('not the whole amount', '金额与原记录不符', 'the amount is another', 'dues'),
  ('not the same facts', '内容与原记录不符', 'it says something else', 'dues'),
  ('reversed before it was made', '日期早于原记录', 'it is dated earlier', 'dues');

-- at deploy()
-- An error is reversed by an entry of its own (party.check_reversal()).
SELECT partybuild.seal(t, 'true', 'DUE-16')
  FROM unnest('{party.dues_payment,party.dues_large_payment,party.dues_remittance,
    party.dues_expenditure}'::regclass[]) t;
