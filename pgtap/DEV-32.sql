-- DEV-32 Activists who move.
\ir development.psql
SELECT no_plan();

-- Application 100 leaves branch 11 as an activist, and is received in branch 12; there an object on a day.
CREATE FUNCTION pg_temp.moved(sent date, received date, object date DEFAULT NULL, letter date DEFAULT '2023-07-01')
  RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'activist');
  UPDATE party.applicant_branch SET to_date = sent WHERE applicant_id = 100;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date, document_id)
  VALUES (100, 12, received, pg_temp.paper(100100, 'other', letter, 11, 12));
  INSERT INTO party.development_decision (applicant_id, kind, decided_on)
  SELECT 100, 'development_object', object WHERE object IS NOT NULL $$;

SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.file(100, 'archived') $$, 'a file that went nowhere');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-32';
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01', '2024-06-01') $$,
  'received in two months, counted on');
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.moved('2023-08-31', '2024-02-29', '2024-06-01') $$,
  'received on the last day of six months');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.moved('2023-08-31', '2024-03-01', '2024-06-01') $$,
  'counted on, received a day after six months');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-03-31') $$,
  'counted on after eight months, an object a day too soon');
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-04-01') $$,
  'a year anew after eight months');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01');
  UPDATE party.applicant_branch SET document_id = NULL $$, 'no letter');
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01', letter => '2023-10-01') $$,
  'a letter of the day');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01', letter => '2023-10-02') $$,
  'a letter of the day after');

-- To another court and back: what is elsewhere is not ours to prove, and each gap counts by itself.
CREATE FUNCTION pg_temp.back(away date, back date, object date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, 'activist');
  UPDATE party.applicant_branch SET to_date = '2023-08-01' WHERE applicant_id = 100;
  INSERT INTO party.applicant_branch (applicant_id, org_id, elsewhere, from_date, to_date, document_id) VALUES
    (100, NULL, 'another court', away, '2024-03-01', NULL),
    (100, 11, NULL, back, NULL, pg_temp.paper(100100, 'other', '2024-03-01'));
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'development_object', object) $$;
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.back('2023-11-01', '2024-07-01', '2024-07-02') $$,
  'moved twice, four months each, and counted on');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.back('2024-02-02', '2024-04-01', '2024-07-02') $$,
  'too long on the way there');
SELECT pg_temp.refuses('DEV-32', $$ SELECT pg_temp.back('2023-11-01', '2024-09-02', '2024-10-01') $$,
  'too long on the way back');
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.back('2023-11-01', '2024-09-02', '2025-09-02') $$,
  'a year anew since the way back');
SELECT pg_temp.accepts('DEV-32', $$ SELECT pg_temp.back('2024-02-02', '2024-04-01', '2025-02-02') $$,
  'elsewhere the year goes on');
SELECT pg_temp.says('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-03-31') $$,
  'on the move of "applicant 100" the file did not go along as it has to: the file was sent on 2023-08-01 and '
  'received on 2024-04-01 only, from which a year was not over on 2025-03-31; “applicant 100”变更单位，材料转接不合规定：'
  '2023-08-01转出的材料2024-04-01才接收，培养教育应当重新计算，2025-03-31尚不满一年');
SELECT pg_temp.says('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-03-01', '2024-04-02') $$,
  'on the move of "applicant 100" the file did not go along as it has to: the file was sent on 2023-08-01 and '
  'received on 2024-04-01 only, from which a year was not over on 2025-03-01; “applicant 100”变更单位，材料转接不合规定：'
  '2023-08-01转出的材料2024-04-01才接收，培养教育应当重新计算，2025-03-01尚不满一年');
SELECT pg_temp.says('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01');
  UPDATE party.applicant_branch SET document_id = NULL $$,
  'on the move of "applicant 100" the file did not go along as it has to: there is no letter with which it came on '
  '2023-10-01; “applicant 100”变更单位，材料转接不合规定：2023-10-01接收时没有信函');
SELECT pg_temp.says('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2023-10-01', letter => '2023-10-02') $$,
  'on the move of "applicant 100" the file did not go along as it has to: the letter with which it came on 2023-10-01 '
  'is dated later; “applicant 100”变更单位，材料转接不合规定：2023-10-01接收所凭的信函日期在后');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-32', $$ SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 109) n;
  UPDATE party.applicant_branch SET to_date = '2023-08-01' WHERE applicant_id > 100;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date)
  SELECT n, 12, '2023-10-01' FROM generate_series(101, 103) n;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date, document_id)
  SELECT n, 12, '2024-04-01', pg_temp.paper(n * 1000 + 100, 'other', '2023-08-01') FROM generate_series(104, 109) n;
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'another court' WHERE applicant_id = 103 AND org_id = 12;
  UPDATE party.applicant_branch SET to_date = '2023-11-01' WHERE applicant_id = 102 AND org_id = 12;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (102, 13, '2023-11-01');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (104, 'development_object',
    '2025-03-31'), (105, 'development_object', '2025-03-22'), (106, 'development_object', '2025-04-01'),
    (107, 'development_object', '2024-03-31'), (108, 'not_admitted', '2024-05-01'), (108, 'activist', '2024-05-02'),
    (108, 'development_object', '2025-03-31'), (109, 'development_object', '2024-04-01') $$,
  '101:1 102:2 104:1 105:10 109:365', 'moves without a letter, and the days short of a year anew');
SELECT pg_temp.lists('DEV-32', format($$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-03-01');
  UPDATE party.applicant_branch SET document_id = NULL;
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'what is of ' || d || ' or later')
  FROM (VALUES ('2024-04-01', '100:32'), ('2024-04-02', '100:31'), ('2025-03-01', '100:31'), ('2025-03-02', ''))
    v (d, r);
SELECT pg_temp.lists('DEV-32', $$ SELECT pg_temp.file(100, 'talked');
  UPDATE party.applicant_branch SET to_date = '2023-04-01' WHERE applicant_id = 100;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date, document_id)
  VALUES (100, 12, '2024-04-01', pg_temp.paper(100100, 'other', '2023-04-01'));
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-04-01'),
    (100, 'development_object', '2025-03-01') $$, '', 'who was no activist on the way had nothing to count on');
SELECT pg_temp.sees('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-02-01', '2024-06-01');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2023-09-02');
  SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 102) n;
  UPDATE party.applicant_branch SET to_date = '2023-09-01' WHERE applicant_id = 102;
  INSERT INTO party.applicant_branch (applicant_id, elsewhere, from_date) VALUES (102, 'another court', '2023-09-01');
  SELECT pg_temp.file(n, 'activist') FROM generate_series(103, 104) n;
  UPDATE party.applicant_branch SET to_date = '2023-09-01' WHERE applicant_id IN (103, 104);
  INSERT INTO party.applicant_branch (applicant_id, org_id, elsewhere, from_date, to_date, document_id) VALUES
    (104, NULL, 'another court', '2023-09-01', '2024-04-01', NULL), (104, 12, NULL, '2024-04-01', NULL, 100100);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (104, 'development_object',
    '2024-06-01') $$, ARRAY['UPDATE party.applicant_branch SET document_id = NULL',
    $$UPDATE party.document SET dated_on = '2024-03-01' WHERE id = 100100$$,
    $$UPDATE party.applicant_branch SET from_date = '2024-02-02' WHERE applicant_id = 100 AND org_id = 12$$,
    $$UPDATE party.applicant_branch SET to_date = '2023-07-30' WHERE to_date = '2023-08-01'$$,
    $$UPDATE party.applicant_branch SET org_id = 12, elsewhere = NULL WHERE applicant_id = 102 AND to_date IS NULL$$,
    $$UPDATE party.applicant_branch SET applicant_id = 101 WHERE applicant_id = 102 AND to_date IS NULL;
      UPDATE party.applicant_branch SET to_date = '2023-09-01' WHERE applicant_id = 101 AND org_id = 11;
      UPDATE party.applicant_branch SET org_id = 12, elsewhere = NULL
       WHERE applicant_id = 101 AND from_date = '2023-09-01'$$,
    $$INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (103, 12, '2023-12-01')$$,
    $$DELETE FROM party.applicant_branch WHERE applicant_id = 104 AND from_date = '2023-09-01'$$]);
SELECT pg_temp.sees('DEV-32', $$ SELECT pg_temp.moved('2023-08-01', '2024-04-01', '2025-04-01');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2024-09-01');
  SELECT pg_temp.file(101, 'activist');
  UPDATE party.applicant_branch SET to_date = '2023-08-01' WHERE applicant_id = 101;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date, document_id)
  VALUES (101, 12, '2024-04-01', 100100);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on)
  VALUES (101, 'activist', '2024-05-01'), (101, 'development_object', '2024-12-01') $$, ARRAY[
    $$DELETE FROM party.development_decision WHERE applicant_id = 101 AND decided_on = '2024-05-01'$$,
    $$UPDATE party.development_decision SET decided_on = '2025-03-31' WHERE kind = 'development_object'$$,
    $$UPDATE party.development_decision SET kind = 'development_object' WHERE kind = 'not_admitted'$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on)
      VALUES (100, 'development_object', '2025-01-01')$$]);
SELECT * FROM finish();
ROLLBACK;
