-- DUE-13 What dues may be used for.
\ir dues.psql
SELECT no_plan();
SELECT $$INSERT INTO party.dues_account VALUES (11, '2026-01-01', 1000);
  INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee, payee_id, handler_id,
    approver_id) VALUES (11, '2026-03-01', %s, 100, 'x', 'y', %s, 11002, 11001)$$ AS spent \gset
SELECT pg_temp.accepts('DUE-13', format(:'spent', quote_literal(u), '11010'), u::text)
  FROM unnest(enum_range(NULL::party.dues_use)) u;
SELECT is(enum_range(NULL::party.dues_use)::text,
  '{training,books_media,commendation,hardship_help,disaster_relief,meeting}', 'DUE-13 there are no other uses');
SELECT pg_temp.accepts('DUE-13', format(:'spent', quote_literal(u), 'NULL'), u || ', paid to who is no member')
  FROM unnest(enum_range(NULL::party.dues_use)) u WHERE u <> 'hardship_help';
SELECT throws_ok(format(:'spent', '''hardship_help''', 'NULL'), '23514', NULL, 'DUE-13 refuses: help to nobody');
SELECT throws_ok(format(:'spent', '''dinner''', 'NULL'), '22P02', NULL, 'DUE-13 refuses: a dinner');
SELECT throws_ok(format(:'spent', 'NULL', 'NULL'), '23502', NULL, 'DUE-13 refuses: no category');
SELECT matches(pg_temp.verdict(format(:'spent', '''hardship_help''', 'NULL')), 'DUE-13', 'DUE-13 is named');
SELECT throws_ok(format(:'spent', '''training''',
  'NULL') || $$; UPDATE party.dues_expenditure SET category = 'meeting'$$,
  '23PB1', NULL, 'DUE-13 another category afterwards: DUE-16');
SELECT * FROM finish();
ROLLBACK;
