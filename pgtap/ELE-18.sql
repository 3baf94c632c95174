-- ELE-18 Result reported, members filed.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50)$$, 'reported and filed');
SELECT pg_temp.reports('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 31,
  tweak => 'report_document_id = NULL')$$, 'nothing by day 31');
SELECT pg_temp.meets('ELE-18', $$SELECT pg_temp.elect(50, held => partybuild.today() - 30,
  tweak => 'report_document_id = NULL')$$, 'nothing by day 30');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.filed() RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
    (9001, 'a', '2024-07-01', 50, 2, 'report'), (9002, 'b', '2024-07-02', 2, NULL, 'filing'),
    (9003, 'c', '2024-06-01', 2, 50, 'filing'), (9004, 'd', '2024-05-31', 50, 2, 'report'),
    (9005, 'e', '2024-07-01', 11, 12, 'report'), (9006, 'f', '2024-07-01', 50, 2, 'other'),
    (9007, 'g', '2024-07-01', 50, 1, 'report');
  SELECT pg_temp.ballot(9000 + n, 50,
      format('result = %L, report_document_id = %L::bigint, filing_document_id = %L::bigint',
    r, a, b), h) FROM (VALUES (1, 'valid', 9001, 9001, '2024-06-01'::date), (2, 'valid', 9002, 9001, '2024-06-01'),
    (3, 'valid', 9001, 9002, '2024-06-01'), (4, 'valid', NULL, 9001, '2024-06-01'),
        (5, 'valid', 9001, NULL, '2024-06-01'),
    (6, 'void', NULL, NULL, '2024-06-01'), (7, 'valid', NULL, NULL, partybuild.today() - 30),
        (8, 'valid', NULL, NULL, partybuild.today() - 31), (9, 'valid', 9001, 9003, '2024-06-01'),
    (10, 'valid', 9004, 9003, '2024-06-01'), (11, 'valid', 9001, 9005, '2024-06-01'),
    (12, 'valid', 9006, 9003, '2024-06-01'), (13, 'valid', 9007, 9003, '2024-06-01'))
    v (n, r, a, b, h) $$;
SELECT pg_temp.lists('ELE-18', 'SELECT pg_temp.filed()', (SELECT string_agg(format('%s:%s', n,
  CASE n WHEN 9008 THEN 31 ELSE partybuild.today() - '2024-06-01' END), ' ' ORDER BY n)
  FROM unnest('{9002,9003,9004,9005,9008,9010,9011,9012,9013}'::int[]) n),
  'not both reported to who is superior and filed within 30 days');
SELECT pg_temp.sees('ELE-18', $$SELECT pg_temp.filed(); DELETE FROM party.election
    WHERE id IN (9002, 9003, 9004, 9005, 9008, 9010, 9011, 9012, 9013)$$,
  ARRAY[$$UPDATE party.election SET report_document_id = 9002 WHERE id = 9001$$,
    $$UPDATE party.election SET filing_document_id = 9002 WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9006$$,
    $$UPDATE party.election SET held_on = '2024-05-31' WHERE id = 9001$$,
    $$SELECT pg_temp.ballot(9014, 50)$$,
    $$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.document SET addressee_id = 1 WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 1 WHERE id = 9003$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 9003$$,
    $$UPDATE party.subordination SET from_date = '2024-06-02' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET to_date = '2024-06-01' WHERE org_id = 50$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 50$$,
    $$UPDATE party.subordination SET org_id = 16, from_date = '2000-01-01', to_date = '2001-01-01' WHERE org_id = 50$$,
    $$DELETE FROM party.subordination WHERE org_id = 50$$]);
-- Each document alone, as the report and as the filing; and the superior of the day.
SELECT pg_temp.sees('ELE-18', $$INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
    (9001, 'a', '2024-06-01', 50, 2, 'report'), (9002, 'b', '2024-06-01', 2, 50, 'filing'),
    (9003, 'c', '2024-06-01', 2, 50, 'report'), (9004, 'd', '2024-06-01', 50, 2, 'filing');
  SELECT pg_temp.ballot(9001, 50, 'report_document_id = 9001, filing_document_id = 9002'),
    pg_temp.ballot(9002, 50, 'report_document_id = 9003, filing_document_id = 9004'),
    pg_temp.organise(40, 'basic_committee', 1)$$,
  ARRAY[$$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9001$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 9001$$,
    $$UPDATE party.document SET addressee_id = 11 WHERE id = 9001$$,
    $$UPDATE party.document SET issuer_id = 11 WHERE id = 9003$$,
    $$UPDATE party.document SET dated_on = '2024-05-31' WHERE id = 9002$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 9002$$,
    $$UPDATE party.document SET issuer_id = 11 WHERE id = 9002$$,
    $$UPDATE party.document SET addressee_id = 11 WHERE id = 9004$$,
    $$UPDATE party.election SET org_id = 40 WHERE id = 9001$$]);
SELECT pg_temp.lists('ELE-18', $$SELECT pg_temp.parted('2024-06-01');
  INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
    (9001, 'a', '2024-06-01', 50, 2, 'report');
  SELECT pg_temp.ballot(9001, 50, 'report_document_id = 9001, filing_document_id = 9001')$$, '',
  'nothing that went to who was superior from that day on');

-- What reports the ballot of another does not report this one.
SELECT pg_temp.lists('ELE-18', $$INSERT INTO party.document (id, number, dated_on, issuer_id, addressee_id, kind) VALUES
    (9001, 'a', '2024-06-01', 50, 2, 'report'), (9002, 'b', '2024-06-01', 11, 2, 'report');
  SELECT pg_temp.ballot(9001, 50, 'report_document_id = 9001, filing_document_id = 9002'),
    pg_temp.ballot(9002, 50, 'report_document_id = 9002, filing_document_id = 9001'),
    pg_temp.ballot(9003, 50, 'report_document_id = 9001, filing_document_id = 9001'),
    pg_temp.ballot(9004, 11, 'report_document_id = 9002, filing_document_id = 9002')$$,
  format('9001:%1$s 9002:%1$s', partybuild.today() - '2024-06-01'), 'reported or filed by what is about another');

SELECT * FROM finish();
ROLLBACK;
