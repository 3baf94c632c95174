-- ELE-04 Number of delegates.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 100,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i$$, '100 delegates');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 201,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i$$, '201 without approval');
SELECT pg_temp.accepts('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 300,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '300 with approval');
SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 320,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '320, whatever is approved');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-04', $$SELECT pg_temp.ballot(9000 + n, 50, format('body = %L, delegates = %L::int', b, d))
    FROM (VALUES (1, 'delegates_congress', 99), (2, 'delegates_congress', 100), (3, 'delegates_congress', 200),
    (4, 'delegates_congress', 201), (5, 'delegates_congress', NULL), (6, 'general_meeting', 5)) v (n, b, d)$$,
  '9001:1 9004:1 9005', 'congresses of fewer than 100 delegates, of more than 200, or of nobody knows how many');
SELECT pg_temp.sees('ELE-04', $$SELECT pg_temp.ballot(9001, 50, $q$body = 'delegates_congress', delegates = 150$q$),
    pg_temp.ballot(9002, 50)$$,
  ARRAY[$$UPDATE party.election SET delegates = 99 WHERE id = 9001$$,
    $$UPDATE party.election SET body = 'delegates_congress' WHERE id = 9002$$,
    $$SELECT pg_temp.ballot(9003, 50, $q$body = 'delegates_congress'$q$)$$]);

SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', delegates = 301,
  scattered = true, congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, '301, whatever is approved');

SELECT pg_temp.refuses('ELE-04', $$SELECT pg_temp.elect(50, tweak => $q$body = 'delegates_congress', scattered = true,
  congress_document_id = 50$q$); INSERT INTO party.delegate SELECT 1050, 50000 + i
  FROM generate_series(1, 20) i; INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ELE-04', 1050, 50, '2020-01-01', 2)$$, 'nobody knows how many, whatever is approved');
-- Who is named beyond the number takes part too.
CREATE FUNCTION pg_temp.named(n int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.ballot(9001, 50, $q$body = 'delegates_congress', delegates = 100$q$);
  INSERT INTO party.delegate SELECT 9001, i FROM (SELECT id FROM party.member ORDER BY id LIMIT n) v (i) $$;
SELECT pg_temp.lists('ELE-04', $$SELECT pg_temp.organise(31, 'branch', 2, 100), pg_temp.named(200);
  INSERT INTO party.delegate SELECT 9002, 11001 FROM pg_temp.ballot(9002, 50)$$, '', '200 named, and one elsewhere');
SELECT pg_temp.lists('ELE-04', $$SELECT pg_temp.organise(31, 'branch', 2, 100), pg_temp.named(201)$$, '9001:1',
  '201 named for 100 places');
SELECT pg_temp.sees('ELE-04', $$SELECT pg_temp.organise(31, 'branch', 2, 100), pg_temp.named(200)$$,
  ARRAY['INSERT INTO party.delegate SELECT 9001, max(id) FROM party.member']);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-04', $$SELECT partybuild.set_mode('ELE-04', 'off', 'order', 50),
    pg_temp.ballot(9001, 50, $q$body = 'delegates_congress', delegates = 99$q$)$$,
  ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
