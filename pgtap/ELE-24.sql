-- ELE-24 One renewal per term.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.renewed(first date, second date, approved date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => first), pg_temp.elect(50, held => second, id => 2050);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT 9050, 'a', approved, 2, 'approval'
    WHERE approved IS NOT NULL;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT 'ELE-17', 2050, 50, approved, 9050
    WHERE approved IS NOT NULL $$;
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$,
  'the next renewal at the end of the term');
SELECT pg_temp.reports('ELE-24', $$SELECT pg_temp.renewed('2026-05-01', '2026-05-20')$$, 'two renewals in one month');
SELECT pg_temp.accepts('ELE-24', $$SELECT pg_temp.renewed('2022-05-01', '2024-12-01', '2024-11-01')$$,
  'an early renewal, approved');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.renewals() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 42) id;
  SELECT pg_temp.ballot(o * 100 + 1, o, NULL, '2020-06-01') FROM generate_series(31, 42) o;
  SELECT pg_temp.ballot(o * 100 + n, o, t, h::date) FROM (VALUES (31, 2, NULL, '2023-03-03'),
      (32, 2, NULL, '2023-03-02'),
    (33, 2, $q$purpose = 'by_election'$q$, '2021-06-01'), (34, 2, $q$result = 'void'$q$, '2021-06-01'),
    (35, 2, 'round_of_id = 3501', '2021-06-01'), (36, 2, $q$office = 'delegate'$q$, '2021-06-01'),
    (37, 2, NULL, '2021-06-01'), (38, 2, NULL, '2021-06-01'), (39, 2, NULL, '2021-06-01'),
        (40, 2, NULL, '2021-06-01'),
    (41, 2, NULL, '2021-06-01'), (41, 3, NULL, '2022-06-01')) v (o, n, t, h);
  UPDATE party.election SET office = 'delegate' WHERE id = 3601;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT o * 10, 'a', d::date, 2, 'approval'
    FROM (VALUES (37, '2021-06-01'), (38, '2021-06-02'), (39, '2021-06-01'), (40, '2021-06-01')) v (o, d);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT CASE o WHEN 39 THEN 'ELE-24'
      ELSE 'ELE-17' END, CASE o WHEN 40 THEN 3702 ELSE o * 100 + 2 END, o, '2020-01-01', o * 10
    FROM generate_series(37, 40) o $$;
SELECT pg_temp.lists('ELE-24', 'SELECT pg_temp.renewals()', '32:1 38:1 39:1 40:1 41:2',
  'renewals in the term, but for its last 90 days, not approved by the day');
SELECT pg_temp.sees('ELE-24', $$SELECT pg_temp.renewals();
  DELETE FROM party.election WHERE id IN (3202, 3802, 3902, 4002, 4102, 4103);
  DELETE FROM party.approval WHERE document_id = 400$$,
  ARRAY[$$UPDATE party.election SET held_on = '2023-03-02' WHERE id = 3102$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 3302$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 3402$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 3502$$,
    $$UPDATE party.election SET office = 'committee' WHERE id IN (3601, 3602)$$,
    $$UPDATE party.election SET org_id = 42 WHERE id = 3201; UPDATE party.election SET held_on = '2021-06-01'
      WHERE id = 3201$$, $$SELECT pg_temp.ballot(3203, 32, NULL, '2021-06-01')$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 370$$,
    $$UPDATE party.document SET issuer_id = 37 WHERE id = 370$$,
    $$UPDATE party.document SET dated_on = '2021-06-02' WHERE id = 370$$,
    $$UPDATE party.subordination SET to_date = '2021-06-01' WHERE org_id = 37$$,
    $$UPDATE party.subordination SET from_date = '2021-06-02' WHERE org_id = 37$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 37$$,
    $$UPDATE party.subordination SET org_id = 1 WHERE org_id = 37$$,
    $$DELETE FROM party.subordination WHERE org_id = 37$$, $$DELETE FROM party.approval WHERE document_id = 370$$,
    $$UPDATE party.approval SET rule = 'ELE-24' WHERE document_id = 370$$,
    $$UPDATE party.approval SET document_id = 380 WHERE document_id = 370$$,
    $$UPDATE party.approval SET subject = 3701 WHERE document_id = 370$$]);

-- Secretaries of branches without a committee too; a committee after one is no second renewal.
SELECT pg_temp.lists('ELE-24', $$SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 34) id;
  SELECT pg_temp.ballot(o * 100 + n, o, format('office = %L, body = %L', f, b), h::date) FROM (VALUES
    (31, 1, 'secretary', 'general_meeting', '2026-05-01'), (31, 2, 'secretary', 'general_meeting', '2026-05-20'),
    (32, 1, 'secretary', 'committee', '2026-05-01'), (32, 2, 'secretary', 'committee', '2026-05-20'),
    (33, 1, 'secretary', 'general_meeting', '2026-05-01'), (33, 2, 'committee', 'general_meeting', '2026-05-20'),
    (34, 1, 'committee', 'general_meeting', '2026-05-01'), (34, 2, 'secretary', 'general_meeting', '2026-05-20'))
    v (o, n, f, b, h)$$, '31:1', 'two renewals of a secretary in one month');
SELECT pg_temp.sees('ELE-24', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(3101, 31,
    $q$office = 'secretary'$q$, '2026-05-01'), pg_temp.ballot(3102, 31, $q$office = 'secretary', body = 'committee'$q$,
    '2026-05-20')$$, ARRAY[$$UPDATE party.election SET body = 'general_meeting' WHERE id = 3102$$]);
-- Where the committee's ballot goes, those of secretaries begin terms. A branch that has five years needs approval.
SELECT pg_temp.sees('ELE-24', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(3101, 31, NULL, '2024-05-01'),
    pg_temp.ballot(3102, 31, $q$office = 'secretary'$q$, '2025-05-01'),
    pg_temp.ballot(3103, 31, $q$office = 'secretary'$q$, '2025-06-01'),
    pg_temp.ballot(3201, 50, NULL, '2020-05-01'), pg_temp.ballot(3202, 50, NULL, '2023-05-01')$$,
  ARRAY['DELETE FROM party.election WHERE id = 3101',
    $$UPDATE party.organisation SET kind = 'basic_committee', active_on = NULL WHERE id = 50$$]);
-- Each is held against the one before it, and the last is told.
SELECT pg_temp.lists('ELE-24', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(3101, 31, NULL, '2020-06-01'),
    pg_temp.ballot(3102, 31, NULL, '2023-06-01'), pg_temp.ballot(3103, 31, NULL, '2025-01-01')$$, '31:1',
  'early for the second term');
SELECT pg_temp.lists('ELE-24', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(3101, 31, NULL, '2020-06-01'),
    pg_temp.ballot(3102, 31, NULL, '2020-06-01'), pg_temp.ballot(3103, 31, NULL, '2021-06-01');
  INSERT INTO party.term (org_id, election_id, from_date, to_date) VALUES (31, 3101, '2020-06-01', '2021-06-01')$$,
  '31:2', 'early for the second ballot of a day');
SELECT pg_temp.says('ELE-24', $$SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(3101, 31, NULL, '2020-06-01'),
    pg_temp.ballot(3102, 31, NULL, '2021-06-01'), pg_temp.ballot(3103, 31, NULL, '2022-06-01')$$,
  '"organisation 31" held another renewal on 2022-06-01 within the running term; '
  '“organisation 31”在任期届满前又于2022-06-01换届');

SELECT * FROM finish();
ROLLBACK;
