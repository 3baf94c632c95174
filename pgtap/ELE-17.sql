-- ELE-17 Early or late renewal approved, within a year.
\ir election.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.renewed(first date, second date, approved date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.elect(50, held => first), pg_temp.elect(50, held => second, id => 2050);
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT 9050, 'a', approved, 2, 'approval'
    WHERE approved IS NOT NULL;
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT 'ELE-17', 2050, 50, approved, 9050
    WHERE approved IS NOT NULL $$;
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01')$$,
  'renewed on the day the term ends');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-05-01'::date - 90)$$,
  '90 days before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2025-07-01')$$,
  'two months late, nothing on file');
SELECT pg_temp.accepts('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30')$$,
  'eight months late, approved before the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-05-01')$$,
  'eight months late, approved after the end');
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; UPDATE party.document SET dated_on = '2025-05-01'
  WHERE id = 9050$$, 'the approval is dated later afterwards');
SELECT pg_temp.refuses('ELE-17', format($$SELECT pg_temp.renewed('2022-05-01', '2026-01-01', '2025-04-30');
  UPDATE party.document SET %s WHERE id = 9050$$, change), 'approved by no such document: ' || change)
  FROM unnest(ARRAY['kind = ''other''', 'issuer_id = 50', 'issuer_id = 1']) change;
SELECT pg_temp.refuses('ELE-17', $$SELECT pg_temp.renewed('2022-05-01', '2026-07-01', '2025-04-30')$$,
  '14 months late, whatever is approved');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.renewals() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 49) id;
  SELECT pg_temp.ballot(o * 100 + 1, o, NULL, '2020-06-01') FROM generate_series(31, 49) o;
  SELECT pg_temp.ballot(o * 100 + 2, o, t, h::date) FROM (VALUES (31, NULL, '2023-06-01'), (32, NULL, '2023-06-02'),
    (33, NULL, '2023-03-03'), (34, NULL, '2023-03-02'), (35, $q$purpose = 'by_election'$q$, '2023-06-02'),
    (36, $q$result = 'void'$q$, '2023-06-02'), (37, 'round_of_id = 3701', '2023-06-02'),
    (38, $q$office = 'delegate'$q$, '2023-06-02'), (39, NULL, '2024-06-01'), (40, NULL, '2024-06-02'),
    (41, NULL, '2022-06-01'), (42, NULL, '2022-05-31'), (43, NULL, '2023-07-01'), (44, NULL, '2023-07-01'),
    (45, NULL, '2023-02-01'), (46, NULL, '2023-02-01'), (47, NULL, '2023-07-01'), (48, NULL, '2023-07-01'),
    (49, NULL, '2023-07-01')) v (o, t, h);
  UPDATE party.election SET office = 'delegate' WHERE id = 3801;
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) SELECT o * 10, 'a', d::date, 2, 'approval'
    FROM (VALUES (39, '2023-05-31'), (40, '2023-05-31'), (41, '2022-05-01'), (42, '2022-05-01'), (43, '2023-05-31'),
    (44, '2023-06-01'), (45, '2023-02-01'), (46, '2023-02-02'), (47, '2023-05-01'), (48, '2023-05-01'),
        (49, '2023-05-01')) v (o, d);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id) SELECT CASE o WHEN 49 THEN 'ELE-24'
      ELSE 'ELE-17' END, CASE o WHEN 48 THEN 4702 ELSE o * 100 + 2 END, o, '2020-01-01', o * 10
    FROM generate_series(39, 49) o $$;
SELECT pg_temp.lists('ELE-17', 'SELECT pg_temp.renewals()',
  '3202:1 3402:91 4002:367 4202:366 4402:30 4602:120 4802:30 4902:30',
  'after the term or 90 days before its end, unless it is approved before that and within a year');
SELECT pg_temp.sees('ELE-17', $$SELECT pg_temp.renewals();
  DELETE FROM party.election WHERE id IN (3202, 3402, 4002, 4202, 4402, 4602, 4802, 4902);
  UPDATE party.election SET held_on = '2021-01-01' WHERE id = 4901;
  SELECT pg_temp.ballot(4803, 48, NULL, '2023-06-01'), pg_temp.ballot(4804, 48, NULL, '2026-06-01')$$,
  ARRAY[$$UPDATE party.election SET held_on = '2023-06-02' WHERE id = 3102$$,
    $$UPDATE party.election SET purpose = 'renewal' WHERE id = 3502$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 3602$$,
    $$UPDATE party.election SET round_of_id = NULL WHERE id = 3702$$,
    $$UPDATE party.election SET org_id = 49 WHERE id = 3302$$,
    $$SELECT pg_temp.ballot(3203, 32, NULL, '2023-06-02')$$,
    $$UPDATE party.election SET held_on = '2020-05-31' WHERE id = 3101$$,
    $$UPDATE party.election SET purpose = 'by_election' WHERE id = 4803$$,
    $$UPDATE party.election SET office = 'delegate' WHERE id = 4803$$,
    $$UPDATE party.election SET result = 'void' WHERE id = 4803$$, $$DELETE FROM party.election WHERE id = 4803$$,
    $$UPDATE party.election SET round_of_id = 4801 WHERE id = 4803$$,
    $$UPDATE party.document SET dated_on = '2023-06-01' WHERE id = 430$$,
    $$UPDATE party.document SET kind = 'consent' WHERE id = 430$$,
    $$UPDATE party.document SET issuer_id = 43 WHERE id = 430$$,
    $$UPDATE party.subordination SET to_date = '2023-07-01' WHERE org_id = 43$$,
    $$UPDATE party.subordination SET from_date = '2023-07-02' WHERE org_id = 43$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 43$$,
    $$UPDATE party.subordination SET org_id = 1 WHERE org_id = 43$$,
    $$DELETE FROM party.subordination WHERE org_id = 43$$,
    $$UPDATE party.organisation SET active_on = NULL, kind = 'basic_committee' WHERE id = 31$$]);

-- An extended term ends later; an early renewal is early by the length of the term.
CREATE FUNCTION pg_temp.extended(held date, id bigint DEFAULT 9002) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2), pg_temp.ballot(9001, 31, NULL, '2022-05-01'),
    pg_temp.ballot(id, 31, NULL, held);
  INSERT INTO party.term (org_id, election_id, from_date, to_date, extended_to, extension_document_id)
  VALUES (31, 9001, '2022-05-01', '2025-05-01', '2025-12-01', 2) $$;
SELECT pg_temp.lists('ELE-17', $$SELECT pg_temp.extended('2025-12-01')$$, '', 'on the last day of the extension');
SELECT pg_temp.lists('ELE-17', $$SELECT pg_temp.extended('2025-12-01'), pg_temp.ballot(9000, 31, NULL, '2022-05-01')$$,
  '9001:1096', 'the second ballot of a day, whose term it is');
SELECT pg_temp.lists('ELE-17', $$SELECT pg_temp.extended('2025-12-02')$$, '9002:1', 'a day after it');
SELECT pg_temp.lists('ELE-17', $$SELECT pg_temp.extended('2025-01-31')$$, '', '90 days before the end by its length');
SELECT pg_temp.lists('ELE-17', $$SELECT pg_temp.extended('2025-01-30')$$, '9002:91', '91 days before it');
SELECT pg_temp.sees('ELE-17', $$SELECT pg_temp.extended('2025-12-01')$$,
  ARRAY[$$UPDATE party.term SET extended_to = '2025-11-30' WHERE election_id = 9001$$,
    $$DELETE FROM party.term WHERE election_id = 9001$$,
    $$UPDATE party.term SET election_id = 9002 WHERE election_id = 9001$$]);
SELECT pg_temp.sees('ELE-17', $$SELECT pg_temp.extended('2025-01-31')$$,
  ARRAY[$$UPDATE party.term SET to_date = '2025-05-02' WHERE election_id = 9001$$]);

-- Branches without a committee renew their secretary, by the general meeting.
CREATE FUNCTION pg_temp.alone() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(id, 'branch', 2) FROM generate_series(31, 37) id;
  SELECT pg_temp.ballot(o * 100 + n, o, format('office = %L, body = %L', f, b), h::date) FROM (VALUES
    (31, 1, 'secretary', 'general_meeting', '2022-06-01'), (31, 2, 'secretary', 'general_meeting', '2025-06-01'),
    (32, 1, 'secretary', 'general_meeting', '2022-06-01'), (32, 2, 'secretary', 'general_meeting', '2022-06-20'),
    (33, 1, 'secretary', 'general_meeting', '2022-06-01'), (33, 2, 'secretary', 'general_meeting', '2025-06-02'),
    -- members have become enough for a committee, which is no early renewal, but may be a late one
    (34, 1, 'secretary', 'general_meeting', '2022-06-01'), (34, 2, 'committee', 'general_meeting', '2023-06-01'),
    (35, 1, 'secretary', 'general_meeting', '2022-06-01'), (35, 2, 'committee', 'general_meeting', '2025-06-02'),
    -- beside a committee, secretaries begin no term
    (36, 1, 'committee', 'general_meeting', '2022-06-01'), (36, 2, 'secretary', 'committee', '2022-06-09'),
    (36, 3, 'secretary', 'general_meeting', '2023-06-09'), (36, 4, 'committee', 'general_meeting', '2025-06-01'),
    (37, 1, 'committee', 'general_meeting', '2022-06-01'), (37, 2, 'secretary', 'general_meeting', '2025-06-02'))
    v (o, n, f, b, h) $$;
SELECT pg_temp.lists('ELE-17', 'SELECT pg_temp.alone()', '3202:1077 3302:1 3502:1 3702:1',
  'secretaries without a committee, renewed too early or too late');
SELECT pg_temp.sees('ELE-17', $$SELECT pg_temp.alone();
  DELETE FROM party.election WHERE id IN (3202, 3302, 3502, 3702);
  SELECT pg_temp.ballot(3703, 37, $q$office = 'secretary', body = 'committee'$q$, '2025-06-02')$$,
  ARRAY[$$UPDATE party.election SET held_on = '2025-06-02' WHERE id = 3102$$,
    $$UPDATE party.election SET office = 'secretary' WHERE id = 3402$$,
    $$UPDATE party.election SET body = 'general_meeting' WHERE id = 3703$$]);

SELECT * FROM finish();
ROLLBACK;
