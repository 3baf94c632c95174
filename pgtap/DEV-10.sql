-- DEV-10 Political review passed.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-10', :'admitted', 'passed before');
SELECT pg_temp.refuses('DEV-10', :'admitted' || 'DELETE FROM party.political_review', 'none');
SELECT pg_temp.refuses('DEV-10', :'admitted' || 'UPDATE party.political_review SET passed = false', 'not passed');
SELECT pg_temp.refuses('DEV-10', :'admitted' || $$UPDATE party.political_review SET concluded_on = '2024-10-22'$$,
  'passed on the day of the meeting');
SELECT pg_temp.refuses('DEV-10', :'admitted' || $$INSERT INTO party.political_review (applicant_id, concluded_on,
  passed) VALUES (100, '2024-09-15', false)$$, 'a later one not passed');
SELECT pg_temp.accepts('DEV-10', :'admitted' || $$INSERT INTO party.political_review (applicant_id, concluded_on,
  passed) VALUES (100, '2024-07-15', false)$$, 'an earlier one not passed');
SELECT pg_temp.says('DEV-10', :'admitted' || 'DELETE FROM party.political_review',
  'the branch met on the admission of "applicant 100" on 2024-10-22: there was no political review before it; '
  '2024-10-22召开接收“applicant 100”的支部大会：此前没有政治审查结论');
SELECT pg_temp.says('DEV-10', :'admitted' || 'UPDATE party.political_review SET passed = false',
  'the branch met on the admission of "applicant 100" on 2024-10-22: the political review of 2024-08-01 was not '
  'passed; 2024-10-22召开接收“applicant 100”的支部大会：政治审查结论（2024-08-01）不合格');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-10', $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 113) n;
  DELETE FROM party.development_decision WHERE applicant_id = 113;
  UPDATE party.political_review SET concluded_on = CASE applicant_id WHEN 101 THEN '2023-06-01' WHEN 102 THEN
    '2023-05-31' WHEN 103 THEN '2024-10-21' ELSE '2024-10-22' END::date WHERE applicant_id BETWEEN 101 AND 104;
  INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (105, '2024-08-01', false),
    (106, '2024-10-21', false), (107, '2024-10-22', false), (108, '2024-07-31', false);
  DELETE FROM party.political_review WHERE applicant_id BETWEEN 109 AND 111;
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 109;
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 110;
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 111;
  UPDATE party.political_review SET passed = false WHERE applicant_id = 112;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (112, 'admission', 11, '2025-10-22', 'not_admitted')$$,
  '102:1 104:1 105:2 106:2 111:1 112:3', 'the last one since the applicant became an activist, before the meeting');
-- Twice on the way: each meeting has its own.
SELECT $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 106) n;
  UPDATE party.development_meeting SET outcome = 'not_admitted';
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (101, 'activist', '2024-11-01'),
    (102, 'activist', '2024-11-01'), (103, 'not_admitted', '2024-11-01'), (104, 'withdrawn', '2024-11-01'),
    (105, 'not_admitted', '2024-10-22'), (106, 'activist', '2024-10-22');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  SELECT n, 'admission', 11, '2025-11-01', 'admitted' FROM generate_series(101, 106) n;
  INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (101, '2024-11-01', true),
    (102, '2024-10-31', true), (103, '2024-10-31', true), (104, '2024-10-22', true), (105, '2024-10-22', true);
$$ AS twice \gset
SELECT pg_temp.lists('DEV-10', :'twice', '102:1 103:1 106:1', 'each meeting needs one of its own');
SELECT pg_temp.says('DEV-10', :'twice' || $$DELETE FROM party.applicant WHERE id > 101;
    UPDATE party.political_review SET passed = false$$,
  'the branch met on the admission of "applicant 101" on 2025-11-01: the political review of 2024-11-01 was not '
  'passed; 2025-11-01召开接收“applicant 101”的支部大会：政治审查结论（2024-11-01）不合格');
SELECT pg_temp.says('DEV-10', :'twice' || $$DELETE FROM party.applicant WHERE id > 101;
    UPDATE party.political_review SET passed = false; DELETE FROM party.political_review WHERE concluded_on >
      '2024-10-01'$$,
  'the branch met on the admission of "applicant 101" on 2024-10-22: the political review of 2024-08-01 was not '
  'passed; 2024-10-22召开接收“applicant 101”的支部大会：政治审查结论（2024-08-01）不合格');
SELECT pg_temp.judges('DEV-10', $$SELECT partybuild.set_mode('DEV-10', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'admitted', 12); DELETE FROM party.political_review$$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-10', $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'object'),
    pg_temp.file(102, 'object');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'conversion', 11, '2024-10-22', 'full'), (102, 'admission', 11, '2015-10-22', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2025-09-01'),
    (100, 'withdrawn', '2024-09-01');
  INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (101, '2024-09-01', false)$$,
  ARRAY['DELETE FROM party.political_review WHERE applicant_id = 100',
    'UPDATE party.political_review SET applicant_id = 101 WHERE applicant_id = 100',
    'UPDATE party.political_review SET applicant_id = 100 WHERE applicant_id = 101',
    'UPDATE party.political_review SET passed = false WHERE applicant_id = 100',
    $$UPDATE party.political_review SET concluded_on = '2024-10-22' WHERE applicant_id = 100$$,
    $$INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (100, '2024-08-02', false)$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (101, 'admission', 11, '2024-10-23', 'not_admitted')$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 101$$,
    $$UPDATE party.development_meeting SET held_on = '2024-08-01' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-22' WHERE applicant_id = 102$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-09-02')$$,
    $$UPDATE party.development_decision SET decided_on = '2024-09-02' WHERE kind = 'not_admitted'$$,
    $$UPDATE party.development_decision SET kind = 'not_admitted' WHERE kind = 'withdrawn'$$]);

SELECT * FROM finish();
ROLLBACK;
