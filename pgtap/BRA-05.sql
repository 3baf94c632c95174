-- BRA-05 Members' commitments.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.commit_to(day date, year int DEFAULT 2025, member bigint DEFAULT 11005) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.service_commitment (member_id, year, committed_on, content) VALUES (member, year, day,
    'to listen') $$;

SELECT pg_temp.becomes('BRA-05', 11005, '2025', status, sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.commit_to('2025-03-10')$$, 'in March'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.commit_to('2025-03-31')$$, 'on 31 March'),
    ('late', $$SELECT pg_temp.commit_to('2025-04-01')$$, 'on 1 April'),
    ('met', $$SELECT pg_temp.commit_to('2024-12-31')$$, 'before the year begins'),
    ('overdue', $$SELECT pg_temp.commit_to('2025-03-10', 2024)$$, 'for the year before'),
    ('overdue', $$SELECT pg_temp.commit_to('2025-03-10', 2026)$$, 'for the year after'),
    ('overdue', $$SELECT pg_temp.commit_to('2025-03-10', member => 11006)$$, 'somebody else''s'),
    ('not applicable', $$UPDATE party.member SET admitted_on = '2025-01-02', confirmed_on = NULL WHERE id = 11005$$,
     'admitted on the second day'),
    ('overdue', $$UPDATE party.member SET admitted_on = '2025-01-01', confirmed_on = NULL WHERE id = 11005$$,
     'admitted on the first'),
    ('not applicable', $$UPDATE party.member SET known_from = '2025-01-02' WHERE id = 11005$$,
      'known from the second day on'),
    ('not applicable', $$UPDATE party.member SET ended_on = '2025-12-31', ended_as = 'withdrew' WHERE id = 11005$$,
     'who left on the last day'),
    ('overdue', $$UPDATE party.member SET ended_on = '2026-01-01', ended_as = 'withdrew' WHERE id = 11005$$,
     'who left the day after'),
    ('overdue', $$SELECT pg_temp.transfer(11005, 12, '2025-06-01')$$, 'who moved to another branch'),
    (NULL, $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$, 'who is suspended'),
    ('overdue', $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005$$, 'on probation'),
    ('not applicable', $$UPDATE party.supervision_record SET recorded_from = '2025-01-02'$$, 'recorded later'),
    ('overdue', $$UPDATE party.supervision_record SET recorded_from = '2025-01-01'$$, 'recorded from the first day'))
    v (status, sql, what);
SELECT pg_temp.due('BRA-05', 11005, '2026', '1 by 2026-03-31, from 2026-02-28');
SELECT pg_temp.reports('BRA-05', 'SELECT', 'none');
SELECT is((SELECT e.org_id FROM party_rule.bra_05_evaluation e WHERE e.subject = 11005 AND e.period = '2025'),
  11::bigint,
  'BRA-05 is shown with the branch');
SELECT pg_temp.owes('BRA-05', $$DELETE FROM party.membership WHERE member_id IN (11010, 11011);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date) VALUES
    (11010, 11, 'full', '2011-01-01', '2024-01-01'), (11010, 12, 'full', '2024-01-01', '2025-01-01'),
    (11010, 12, 'suspended', '2025-01-01', '2026-01-01'), (11010, 12, 'probationary', '2026-01-01', NULL),
    (11011, 11, 'full', '2011-01-01', NULL); UPDATE party.member SET known_from = '2021-01-01' WHERE id = 11011;
  INSERT INTO party.member (id, name) VALUES (99, 'never admitted');
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (99, 11, 'full', '2021-01-01');
  UPDATE party.member SET ended_on = '2019-01-01', ended_as = 'withdrew' WHERE id = 11013;
  UPDATE party.member SET ended_on = '2025-03-01', ended_as = 'withdrew' WHERE id = 11014$$,
  '{"11010 2020-01-01 2025-01-01","11010 2026-01-01","11011 2021-01-01","11014 2020-01-01 2025-03-01"}',
  'members while they are');
SELECT pg_temp.counts('BRA-05', $$SELECT pg_temp.commit_to('2025-03-10'), pg_temp.commit_to('2026-01-01', 2026)$$,
  '{"11005 2025-01-01 2025-03-10","11005 2026-01-01 2026-01-01"}', 'by year, and when');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.commit_to('2025-03-10'); $$ || c), '^' || s, 'BRA-05 refuses: ' || c)
  FROM (VALUES ($$UPDATE party.service_commitment SET content = '　'$$, '23514'),
    ($$SELECT pg_temp.commit_to('2025-03-11')$$, '23505'),
    ('UPDATE party.service_commitment SET year = 10000', '23514'),
    ($$UPDATE party.service_commitment SET committed_on = 'infinity'$$, '23514')) v (c, s);
SELECT * FROM finish();
ROLLBACK;
