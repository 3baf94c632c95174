-- DEV-13 Examined and pre-examined.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-13', :'admitted', 'both, in order');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$DELETE FROM party.examination WHERE kind = 'branch'$$,
  'not examined by the branch');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$DELETE FROM party.examination WHERE kind = 'superior'$$,
  'not pre-examined');
SELECT pg_temp.refuses('DEV-13', :'admitted' || format('UPDATE party.examination SET passed = false WHERE kind = %L',
  k), 'not passed: ' || k) FROM unnest('{branch,superior}'::text[]) k;
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$UPDATE party.examination SET examined_on = '2024-10-22'
  WHERE kind = 'superior'$$, 'pre-examined on the day of the meeting');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$UPDATE party.examination SET examined_on = '2024-10-10'
  WHERE kind = 'branch'$$, 'pre-examined before the branch');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$UPDATE party.examination SET org_id = 12 WHERE kind = 'branch'$$,
  'examined by another branch');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$UPDATE party.examination SET org_id = 11 WHERE kind = 'superior'$$,
  'pre-examined by the branch itself');
SELECT pg_temp.accepts('DEV-13', :'admitted' || $$UPDATE party.examination SET org_id = 1 WHERE kind = 'superior'$$,
  'pre-examined by a committee above the superior');
SELECT pg_temp.refuses('DEV-13', :'admitted' || $$INSERT INTO party.examination (applicant_id, kind, org_id,
  examined_on, passed) VALUES (100, 'superior', 2, '2024-10-20', false)$$, 'a later one not passed');
-- The meeting that examined, where it is on file.
SELECT $$SELECT pg_temp.held(1, 11, 'committee_meeting', e.examined_on) FROM party.examination e
    WHERE e.kind = 'branch';
  UPDATE party.examination SET activity_id = 1 WHERE kind = 'branch';$$ AS at_meeting \gset
SELECT pg_temp.accepts('DEV-13', :'admitted' || :'at_meeting', 'at a meeting that is on file');
SELECT pg_temp.refuses('DEV-13', :'admitted' || :'at_meeting' || x.change, 'at ' || x.what)
  FROM pg_temp.other_meeting() x;
SELECT pg_temp.accepts('DEV-13', :'admitted' || :'at_meeting' || 'SELECT pg_temp.correct(1, 2)',
  'at a meeting whose record was corrected');
SELECT pg_temp.refuses('DEV-13', :'admitted' || :'at_meeting' || 'SELECT pg_temp.correct(1, 2, 1)',
  'at a meeting that was on another day, by its corrected record');
-- of 101 one that was corrected, of 102 one whose record is filed
SELECT pg_temp.sees('DEV-13', :'admitted' || :'at_meeting'
  || $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 102) n;
  SELECT pg_temp.more_meetings('committee_meeting', e.examined_on)
    FROM party.examination e WHERE e.applicant_id = 100 AND e.kind = 'branch';
  UPDATE party.examination SET activity_id = CASE applicant_id WHEN 101 THEN 5 ELSE 7 END
   WHERE applicant_id > 100 AND kind = 'branch'$$,
  ARRAY['UPDATE party.examination SET activity_id = 3 WHERE activity_id = 1']
    || ARRAY(SELECT x.change FROM pg_temp.other_meeting() x) || pg_temp.other_records());
SELECT pg_temp.says('DEV-13', :'admitted' || 'DELETE FROM party.examination',
  'the branch met on the admission of "applicant 100" on 2024-10-22: there was no examination by the branch committee '
  'before it, there was no pre-examination by a committee above the branch before it; '
  '2024-10-22召开接收“applicant 100”的支部大会：此前没有支部委员会审查、此前没有上级党委预审');
SELECT pg_temp.says('DEV-13', :'admitted' || $$UPDATE party.examination SET passed = false;
    UPDATE party.examination SET examined_on = '2024-10-10' WHERE kind = 'branch'$$,
  'the branch met on the admission of "applicant 100" on 2024-10-22: the examination by the branch committee was not '
  'passed, the pre-examination was not passed; '
  '2024-10-22召开接收“applicant 100”的支部大会：支部委员会审查不合格、上级党委预审不合格');
SELECT pg_temp.says('DEV-13', :'admitted' || $$UPDATE party.examination SET examined_on = '2024-10-10'
    WHERE kind = 'branch'$$,
  'the branch met on the admission of "applicant 100" on 2024-10-22: the pre-examination came before the examination '
  'by the branch committee; 2024-10-22召开接收“applicant 100”的支部大会：上级党委预审在支部委员会审查之前');

-- Neighbours of the bounds, and what the rule is to see.
SELECT $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 120) n;
  DELETE FROM party.examination WHERE applicant_id BETWEEN 101 AND 112;
  INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed) VALUES
    (101, 'branch', 11, '2023-06-01', true), (101, 'superior', 2, '2023-06-01', true),
    (102, 'branch', 11, '2023-05-31', true), (102, 'superior', 2, '2023-05-31', true),
    (103, 'branch', 11, '2024-10-21', true), (103, 'superior', 2, '2024-10-21', true),
    (104, 'branch', 11, '2024-10-22', true), (104, 'superior', 2, '2024-10-22', true),
    (105, 'branch', 11, '2024-10-11', true), (105, 'superior', 2, '2024-10-10', true),
    (106, 'branch', 11, '2024-10-09', true), (106, 'branch', 11, '2024-10-12', true),
      (106, 'superior', 2, '2024-10-10', true),
    (107, 'branch', 11, '2024-10-09', true), (107, 'branch', 11, '2024-10-12', false),
      (107, 'superior', 2, '2024-10-10', true),
    (108, 'branch', 11, '2024-10-09', false), (108, 'branch', 11, '2024-10-12', true),
      (108, 'superior', 2, '2024-10-10', true),
    (109, 'branch', 11, '2024-10-09', true), (109, 'superior', 2, '2024-10-08', true),
      (109, 'superior', 2, '2024-10-10', true),
    (110, 'branch', 11, '2024-10-09', true), (110, 'superior', 2, '2024-10-10', true),
      (110, 'superior', 2, '2024-10-10', false), (110, 'branch', 11, '2024-10-09', false),
    (111, 'branch', 11, '2024-10-09', true), (111, 'superior', 2, '2024-10-10', false),
      (111, 'superior', 2, '2024-10-11', true), (111, 'superior', 2, '2024-10-22', false),
      (111, 'branch', 11, '2024-10-22', false);
  UPDATE party.examination SET org_id = 12 WHERE applicant_id = 113;
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 114;
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 115;
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 116;
  DELETE FROM party.examination WHERE applicant_id = 114;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (117, 'admission', 11, '2025-10-22', 'admitted'), (118, 'admission', 11, '2025-10-22', 'admitted');
  UPDATE party.examination SET passed = false WHERE applicant_id = 118 AND kind = 'branch';$$ AS examined \gset
SELECT pg_temp.lists('DEV-13', :'examined',
  '102:2 104:2 105:1 107:1 108:1 110:2 112:2 113:2 116:2 117:2 118:3',
  'the last of each, in order, since the applicant became an activist and before the meeting');
SELECT pg_temp.says('DEV-13', :'examined' || $$DELETE FROM party.applicant WHERE id <> 118;
    DELETE FROM party.examination WHERE kind = 'superior'; INSERT INTO party.examination (applicant_id, kind, org_id,
      examined_on, passed) VALUES (118, 'branch', 11, '2025-10-01', true)$$,
  'the branch met on the admission of "applicant 118" on 2024-10-22: the examination by the branch committee was not '
  'passed, there was no pre-examination by a committee above the branch before it; '
  '2024-10-22召开接收“applicant 118”的支部大会：支部委员会审查不合格、此前没有上级党委预审');
SELECT pg_temp.says('DEV-13', :'examined' || $$DELETE FROM party.applicant WHERE id <> 117;
    DELETE FROM party.examination$$,
  'the branch met on the admission of "applicant 117" on 2025-10-22: there was no examination by the branch committee '
  'before it, there was no pre-examination by a committee above the branch before it; '
  '2025-10-22召开接收“applicant 117”的支部大会：此前没有支部委员会审查、此前没有上级党委预审');
-- Committees above: of the day, and never a general branch.
SELECT pg_temp.lists('DEV-13', $$SELECT pg_temp.organise(20, 'general_branch', 2), pg_temp.organise(21,
    'higher_committee', 1), pg_temp.organise(22, 'basic_committee', 21),
    pg_temp.organise(23, 'discipline_committee', 2);
  SELECT pg_temp.organise(o, 'branch', CASE WHEN o < 33 THEN 20 WHEN o < 35 THEN 22 ELSE 2 END, 9),
    pg_temp.file(o + 70, 'admitted', o) FROM generate_series(31, 40) o;
  UPDATE party.examination SET org_id = CASE applicant_id WHEN 101 THEN 20 WHEN 102 THEN 2 WHEN 103 THEN 21 WHEN 104
    THEN 2 WHEN 105 THEN 22 WHEN 106 THEN 23 ELSE 2 END WHERE kind = 'superior';
  UPDATE party.subordination SET to_date = '2024-10-09' WHERE org_id = 37;
  UPDATE party.subordination SET to_date = '2024-10-10' WHERE org_id = 38;
  UPDATE party.subordination SET from_date = '2024-10-10' WHERE org_id = 39;
  UPDATE party.subordination SET from_date = '2024-10-09' WHERE org_id = 40$$, '101:1 104:1 105:1 106:1 107:1 109:1',
  'pre-examined by no committee above');
SELECT pg_temp.sees('DEV-13', $$SELECT pg_temp.organise(20, 'general_branch', 2), pg_temp.organise(31, 'branch', 20, 9),
    pg_temp.organise(32, 'branch', 2, 9), pg_temp.organise(33, 'branch', 2, 9);
  SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'object'), pg_temp.file(102, 'object'),
    pg_temp.file(103, 'admitted', 31), pg_temp.file(104, 'admitted', 32);
  INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed) VALUES
    (101, 'branch', 11, '2024-10-21', false);
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'conversion', 11, '2024-10-22', 'full'), (102, 'admission', 11, '2015-10-22', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2025-09-01'),
    (100, 'withdrawn', '2024-10-15')$$,
  ARRAY['DELETE FROM party.examination WHERE applicant_id = 100',
    'UPDATE party.examination SET applicant_id = 101 WHERE applicant_id = 100',
    'UPDATE party.examination SET applicant_id = 100 WHERE applicant_id = 101',
    $$INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed) VALUES (100, 'superior', 2,
      '2024-10-20', false)$$,
    $$UPDATE party.examination SET kind = 'superior' WHERE applicant_id = 100 AND kind = 'branch'$$,
    'UPDATE party.examination SET org_id = 12 WHERE applicant_id = 100',
    $$UPDATE party.examination SET examined_on = '2024-10-10' WHERE applicant_id = 100 AND kind = 'branch'$$,
    'UPDATE party.examination SET passed = false WHERE applicant_id = 100',
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (101, 'admission', 11, '2024-10-23', 'not_admitted')$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 101$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-09' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-22' WHERE applicant_id = 102$$,
    'UPDATE party.development_meeting SET org_id = 12 WHERE applicant_id = 100',
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-10-15')$$,
    $$UPDATE party.development_decision SET decided_on = '2024-10-15' WHERE kind = 'not_admitted'$$,
    $$UPDATE party.development_decision SET kind = 'not_admitted' WHERE kind = 'withdrawn'$$,
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 32',
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 31',
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 20',
    $$UPDATE party.subordination SET from_date = '2024-10-10' WHERE org_id = 32$$,
    $$UPDATE party.subordination SET to_date = '2024-10-09' WHERE org_id = 32$$,
    'DELETE FROM party.subordination WHERE org_id = 32',
    'UPDATE party.subordination SET org_id = 33 WHERE org_id = 32',
    $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 2$$]);

SELECT * FROM finish();
ROLLBACK;
