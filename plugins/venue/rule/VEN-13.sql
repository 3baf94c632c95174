-- at CREATE EXTENSION
SELECT partybuild.ship_rule('venue', 'VEN-13',
  'What is filed is not altered',
  '归档资料不可改',
  kind => 'transition', subject => 'archive_document', mode => 'reject',
  fixed => 'sealed party.archive_document with its party.document and copies, activities with all that belongs to '
    'them, layouts in use; triggers check_version, check_versions, check_filing, check_filings, unique index and check '
    'constraint VEN-13 on party.archive_document',
  message_en => 'what is filed is neither changed nor deleted',
  message_zh => '已归档的不得修改或删除',
  hint_en => 'Record a corrected version that names the old one, with the reason; what belongs to a record is recorded '
    'before it is filed.',
  hint_zh => '另行登记更正后的版本，注明所更正的原件和理由。',
  seed_ref => '二(二)2', source => 'seed');

-- at deploy()
