-- DEV-04 Activist by recommendation and decision.
\ir decision.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'activist');$$ AS activist \gset

SELECT pg_temp.accepts('DEV-04', :'activist', 'talked, recommended, decided, filed');
SELECT pg_temp.refuses('DEV-04', :'activist' || 'DELETE FROM party.applicant_talk', 'no talk');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.applicant_talk SET held_on = '2023-06-02'$$,
  'decided before the talk');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.applicant_talk SET held_on = '2023-06-01'$$,
  'talked on the day of the decision');
SELECT pg_temp.refuses('DEV-04', :'activist' || 'DELETE FROM party.recommendation', 'not recommended');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.recommendation SET made_on = '2023-06-02'$$,
  'recommended the day after');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.recommendation SET made_on = '2023-06-01'$$,
  'recommended on the day');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.recommendation SET source = 'mass_organisation'$$,
  'recommended by a mass organisation');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.development_decision SET document_id = NULL$$,
  'nobody decided');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$UPDATE party.development_decision SET filing_document_id = NULL$$,
  'not filed');
SELECT pg_temp.accepts('DEV-04', :'activist' || $$SELECT pg_temp.by_meeting('activist', 100, 'committee_meeting', 11,
  '2023-06-01')$$, 'decided by a meeting of the committee');
SELECT pg_temp.refuses('DEV-04', :'activist' || $$SELECT pg_temp.by_meeting('activist', 100, 'committee_meeting', 11,
  '2023-06-02')$$, 'decided by one of the day after');
SELECT pg_temp.refuses('DEV-04', $$SELECT pg_temp.file(100, 'activist', later => 366),
  pg_temp.by_meeting('activist', 100, 'general_meeting', 11, date '2023-06-01' + 366)$$,
  'decided by the members of a branch that has a committee');
SELECT pg_temp.says('DEV-04', :'activist' || $$UPDATE party.development_decision SET filing_document_id = NULL;
  DELETE FROM party.applicant_talk$$,
  '"applicant 100" was not made an activist on 2023-06-01 as is due: no talk before, not filed with the superior; '
  '确定“applicant 100”为入党积极分子（2023-06-01）手续不全：此前没有谈话、没有报上级备案');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-04', $$SELECT pg_temp.decisions('activist')$$, :'wrong_decisions',
  'decisions by others, or not filed');
SELECT pg_temp.lists('DEV-04', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 111) n;
  UPDATE party.applicant_talk SET held_on = CASE applicant_id WHEN 101 THEN '2023-03-01' WHEN 102 THEN '2023-02-28'
    WHEN 103 THEN '2023-06-01' ELSE '2023-06-02' END::date WHERE applicant_id BETWEEN 101 AND 104;
  UPDATE party.applicant_talk SET kind = 'approval' WHERE applicant_id = 105;
  UPDATE party.recommendation SET made_on = CASE applicant_id WHEN 106 THEN '2023-03-01' WHEN 107 THEN '2023-02-28'
    WHEN 108 THEN '2023-06-01' ELSE '2023-06-02' END::date WHERE applicant_id BETWEEN 106 AND 109;
  DELETE FROM party.applicant_talk WHERE applicant_id = 110;
  DELETE FROM party.recommendation WHERE applicant_id = 110;
  UPDATE party.development_decision SET filing_document_id = NULL, document_id = NULL WHERE applicant_id = 110;
  UPDATE party.applicant_talk SET applicant_id = 110 WHERE applicant_id = 111;
  UPDATE party.recommendation SET applicant_id = 110 WHERE applicant_id = 111;
  SELECT pg_temp.file(112, 'object');
  UPDATE party.development_decision SET filing_document_id = NULL WHERE kind = 'development_object'$$,
  '102:1 104:1 105:1 107:1 109:1 110:2 111:2', 'without talk or recommendation from the application to the decision');
-- Twice on the way: a talk is enough, a recommendation is new.
SELECT $$SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 108) n;
  INSERT INTO party.development_decision (applicant_id, kind, decided_on)
  SELECT n, 'not_admitted', '2023-12-01' FROM generate_series(101, 104) n;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  SELECT n, CASE n WHEN 108 THEN 'conversion' ELSE 'admission' END::party.development_meeting_kind, 11, '2023-12-01',
    CASE n WHEN 108 THEN 'full' ELSE 'not_admitted' END::party.development_outcome FROM generate_series(105, 108) n;
  INSERT INTO party.development_decision (applicant_id, kind, decided_on, document_id, filing_document_id)
  SELECT n, 'activist', '2024-06-01', pg_temp.paper(n * 1000 + 13, 'decision', '2024-06-01', 11),
    pg_temp.paper(n * 1000 + 14, 'filing', '2024-06-10', 11, 2) FROM generate_series(101, 108) n;
  INSERT INTO party.recommendation (applicant_id, source, made_on) VALUES (101, 'members', '2023-12-01'),
    (102, 'members', '2023-11-30'), (103, 'members', '2024-06-01'), (105, 'members', '2023-12-01'),
    (106, 'members', '2023-11-30'), (108, 'members', '2023-11-30');$$ AS twice \gset
SELECT pg_temp.lists('DEV-04', :'twice', '102:1 104:1 106:1 107:1',
  'recommended before not being admitted, and not since');
SELECT pg_temp.lists('DEV-04', :'twice' || $$UPDATE party.development_decision SET filing_document_id = NULL
    WHERE applicant_id IN (101, 102)$$, '101:2 102:3 104:1 106:1 107:1', 'all that is wrong with all decisions');
SELECT pg_temp.says('DEV-04', :'twice' || $$UPDATE party.development_decision SET filing_document_id = NULL
    WHERE applicant_id = 101; DELETE FROM party.applicant WHERE id > 101$$,
  '"applicant 101" was not made an activist on 2024-06-01 as is due: not filed with the superior; '
  '确定“applicant 101”为入党积极分子（2024-06-01）手续不全：没有报上级备案');
SELECT pg_temp.says('DEV-04', :'twice' || $$UPDATE party.development_decision SET filing_document_id = NULL
    WHERE applicant_id = 101 AND decided_on < '2024-01-01'; DELETE FROM party.applicant_talk WHERE applicant_id = 101;
  DELETE FROM party.applicant WHERE id > 101$$,
  '"applicant 101" was not made an activist on 2023-06-01 as is due: no talk before, not filed with the superior; '
  '确定“applicant 101”为入党积极分子（2023-06-01）手续不全：此前没有谈话、没有报上级备案');

SELECT pg_temp.sees('DEV-04', $$SELECT pg_temp.right_decisions('activist')$$,
  pg_temp.change('activist', :'decision_changes')::text[] || ARRAY[
    $$UPDATE party.applicant SET applied_on = '2023-03-21' WHERE id = 100$$,
    'DELETE FROM party.applicant_talk WHERE applicant_id = 100',
    'UPDATE party.applicant_talk SET applicant_id = 101 WHERE applicant_id = 100',
    $$UPDATE party.applicant_talk SET kind = 'approval' WHERE applicant_id = 100$$,
    $$UPDATE party.applicant_talk SET held_on = '2023-06-02' WHERE applicant_id = 100$$,
    'DELETE FROM party.recommendation WHERE applicant_id = 100',
    $$UPDATE party.recommendation SET made_on = '2023-06-02' WHERE applicant_id = 100$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted',
      '2023-05-11')$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES (100, 'admission', 11,
      '2023-05-11', 'not_admitted')$$]);
SELECT pg_temp.sees('DEV-04', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(100, 102) n;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES (100, 'conversion', 11,
    '2023-05-11', 'full'), (101, 'admission', 11, '2023-06-11', 'not_admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (102, 'withdrawn', '2024-05-11')$$,
  ARRAY[$$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2023-05-11' WHERE applicant_id = 101$$,
    $$UPDATE party.development_decision SET kind = 'activist' WHERE kind = 'withdrawn'$$]);
-- Out of order, and mended in the same transaction.
SELECT pg_temp.accepts('DEV-04', :'activist' || $$UPDATE party.applicant_talk SET held_on = '2023-06-02';
  UPDATE party.applicant_talk SET held_on = '2023-03-20'$$, 'mended in the same transaction');

SELECT * FROM finish();
ROLLBACK;
