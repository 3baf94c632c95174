-- BRA-03 Pairing help.
\ir supervision.psql
SELECT no_plan();
CREATE FUNCTION pg_temp.pair(id bigint, since date DEFAULT '2024-05-01', until date DEFAULT NULL, org bigint DEFAULT 11)
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.pairing (id, org_id, partner, helper_id, from_date, to_date)
  VALUES (id, org, 'a family', 11005, since, until) $$;
CREATE FUNCTION pg_temp.visit(pairing bigint, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.pairing_visit (pairing_id, visited_on, content) VALUES (pairing, day, 'rice') $$;

SELECT pg_temp.becomes('BRA-03', 1, '2025H2', status, 'SELECT pg_temp.pair(1); ' || sql, what)
  FROM (VALUES ('met', $$SELECT pg_temp.visit(1, '2025-10-10')$$, 'a visit'), ('overdue', 'SELECT', 'none'),
    ('met', $$SELECT pg_temp.visit(1, '2025-07-01')$$, 'on the first day'),
    ('met', $$SELECT pg_temp.visit(1, '2025-12-31')$$, 'on the last day'),
    ('overdue', $$SELECT pg_temp.visit(1, '2025-06-30')$$, 'the day before'),
    ('overdue', $$SELECT pg_temp.visit(1, '2026-01-01')$$, 'the day after'),
    ('overdue', $$SELECT pg_temp.pair(2), pg_temp.visit(2, '2025-10-10')$$, 'somebody else was visited'),
    ('not applicable', $$UPDATE party.pairing SET from_date = '2025-07-02'$$, 'paired from the second day on'),
    ('overdue', $$UPDATE party.pairing SET from_date = '2025-07-01'$$, 'paired from the first'),
    ('not applicable', $$UPDATE party.pairing SET from_date = '2025-10-01'; SELECT pg_temp.visit(1, '2025-08-01')$$,
     'a visit before the pairing'),
    ('not applicable', $$UPDATE party.pairing SET to_date = '2025-12-31'$$, 'over on the last day'),
    ('overdue', $$UPDATE party.pairing SET to_date = '2026-01-01'$$, 'over the day after'),
    ('not applicable', $$UPDATE party.organisation SET revoked_on = '2025-12-31' WHERE id = 11$$,
     'the branch is gone on the last day'),
    ('not applicable', $$UPDATE party.supervision_record SET recorded_from = '2025-07-02'$$, 'recorded later'),
    ('overdue', $$UPDATE party.supervision_record SET recorded_from = '2025-07-01'$$, 'recorded from the first day'))
    v (status, sql, what);
SELECT pg_temp.due('BRA-03', 1, '2026H2', '1 by 2026-12-31, from 2026-11-01', 'SELECT pg_temp.pair(1)');
SELECT pg_temp.reports('BRA-03', 'SELECT pg_temp.pair(1)', 'no visit');
SELECT pg_temp.owes('BRA-03', $$SELECT pg_temp.pair(1), pg_temp.pair(2, '2019-01-01', '2025-03-01', 12),
    pg_temp.pair(3, '2019-01-01', '2026-03-01', 13);
  UPDATE party.organisation SET revoked_on = '2025-12-01' WHERE id IN (12, 13)$$,
  '{"1 11 2024-05-01","2 12 2020-01-01 2025-03-01","3 13 2020-01-01 2025-12-01"}', 'pairings, and their life');
SELECT pg_temp.counts('BRA-03', $$SELECT pg_temp.pair(1), pg_temp.visit(1, '2025-03-01'), pg_temp.visit(1,
  '2025-03-01')$$,
  '{"1 2025-03-01","1 2025-03-01"}', 'each visit');
SELECT matches(pg_temp.verdict($$SELECT pg_temp.pair(1), pg_temp.visit(1, '2025-03-01'); UPDATE party.$$ || c),
  '^' || s,
    'BRA-03 refuses: ' || c)
  FROM (VALUES ('pairing SET partner = ''　''', '23514'), ('pairing SET goal = '' ''', '23514'),
    ('pairing SET to_date = from_date', '23514'), ('pairing SET partner_id = helper_id', '23514'),
    ('pairing_visit SET content = ''''', '23514'), ('pairing_visit SET visited_on = ''infinity''', '23514')) v (c, s);
SELECT pg_temp.pair(1);
SELECT is(partybuild.subject_name('pairing', 1), 'organisation 11 a family', 'BRA-03 what people call a pairing');

-- As a report has it: today is in the second half of 2026.
CREATE FUNCTION pg_temp.shown(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  EXECUTE sql;
  SELECT concat_ws(' ', p.organisation, p.partner, p.helper, p.since, p.visits, p.visited_on, p.this_half_year)
    INTO answer FROM compliance.pairing p WHERE p.pairing_id = 1;
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is(pg_temp.shown(sql), said, 'BRA-03 the pairings: ' || sql)
  FROM (VALUES ('SELECT', 'organisation 11 a family member 11005 2024-05-01 0 f'),
    ($$SELECT pg_temp.visit(1, '2026-06-30')$$, 'organisation 11 a family member 11005 2024-05-01 1 2026-06-30 f'),
    ($$SELECT pg_temp.visit(1, '2026-07-01')$$, 'organisation 11 a family member 11005 2024-05-01 1 2026-07-01 t'),
    ($$SET LOCAL partybuild.as_of = '2026-06-30'; SELECT pg_temp.visit(1, '2026-01-01'), pg_temp.visit(1,
      '2026-07-01')$$,
     'organisation 11 a family member 11005 2024-05-01 1 2026-01-01 t'),
    ($$SELECT pg_temp.visit(1, '2024-04-30'), pg_temp.visit(1, '2026-11-25')$$,
     'organisation 11 a family member 11005 2024-05-01 0 f'),
    ($$UPDATE party.pairing SET to_date = '2026-11-24'$$, 'nothing'),
    ($$UPDATE party.organisation SET revoked_on = '2026-11-24' WHERE id = 11$$, 'nothing')) v (sql, said);
SELECT * FROM finish();
ROLLBACK;
