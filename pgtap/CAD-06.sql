-- CAD-06 Care for cadres.
\ir cadre.psql
SELECT no_plan();
UPDATE compliance.court SET counted_from = '2025-01-01';
CREATE FUNCTION pg_temp.care(member bigint, day date, kind text DEFAULT 'thought') RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.care (member_id, org_id, kind, cared_on, content)
  VALUES (member, 2, kind::party.care_kind, day, 'talk') $$;

SELECT pg_temp.becomes('CAD-06', 11005, '2025', 'met', $$SELECT pg_temp.cadre(1, 11005, '2019-06-01'),
  pg_temp.care(11005, '2025-05-10')$$, 'a talk in May');
SELECT pg_temp.becomes('CAD-06', 11005, '2025', status, 'SELECT pg_temp.cadre(1, 11005, ''2019-06-01''); ' || sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.care(11005, '2025-01-01', 'political')$$, 'political care on the first day'),
    ('met', $$SELECT pg_temp.care(11005, '2025-12-31', 'work')$$, 'support in work on the last day'),
    ('met', $$SELECT pg_temp.care(11005, '2025-07-01', 'spirit')$$, 'encouragement'),
    ('overdue', $$SELECT pg_temp.care(11005, '2024-12-31')$$, 'in the year before'),
    ('overdue', $$SELECT pg_temp.care(11005, '2026-01-01')$$, 'in the year after'),
    ('overdue', $$SELECT pg_temp.care(11006, '2025-05-10')$$, 'for somebody else'),
    ('overdue', 'SELECT', 'none'),
    ('not applicable', $$UPDATE party.cadre SET from_date = '2025-01-02'$$, 'in the post from the second day on'),
    ('overdue', $$UPDATE party.cadre SET from_date = '2025-01-01'$$, 'in the post from the first day on'))
    v (status, sql, what);
SELECT pg_temp.due('CAD-06', 11005, '2026', '1 by 2026-12-31, from 2026-10-02',
  'SELECT pg_temp.cadre(1, 11005, ''2019-06-01'')');
SELECT pg_temp.reports('CAD-06', 'SELECT pg_temp.cadre(1, 11005, ''2019-06-01'')', 'none in a year');
SELECT pg_temp.counts('CAD-06', $$SELECT pg_temp.care(11005, '2025-05-10'), pg_temp.care(11005, '2025-05-10', 'work'),
  pg_temp.care(11006, '2024-02-29')$$, '{"11005 2025-05-10","11005 2025-05-10","11006 2024-02-29"}', 'each act');
SELECT matches(pg_temp.verdict(format($$SELECT pg_temp.care(11005, '2025-05-10');
  UPDATE party.care SET %s$$, c)), '^' || s, 'CAD-06 refuses: ' || c)
  FROM (VALUES ('kind = ''money''', '22P02'), ('kind = NULL', '23502'), ('content = ''　''', '23514'),
    ('content = NULL', '23502'), ('cared_on = ''infinity''', '23514'), ('cared_on = ''1921-06-30''', '23514')) v (c, s);
-- While he is a member.
SELECT pg_temp.owes('CAD-06', $$SELECT pg_temp.cadre(n, 11000 + n, '2019-06-01') FROM generate_series(5, 8) n;
  UPDATE party.member SET ended_on = '2025-08-10', ended_as = 'died' WHERE id = 11005;
  UPDATE party.member SET admitted_on = '2025-10-01', confirmed_on = NULL WHERE id = 11006;
  UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 11007;
  UPDATE party.member SET ended_on = '2019-12-31', ended_as = 'withdrew' WHERE id = 11008$$,
  '{"11005 2020-01-01 2025-08-10","11006 2025-10-01"}', 'from when he was admitted on until he left or died');
SELECT * FROM finish();
ROLLBACK;
