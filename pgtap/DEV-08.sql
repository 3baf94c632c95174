-- DEV-08 How a development object is named.
\ir decision.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'object');$$ AS object \gset
SELECT $$INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (1, 11, 'g', 11005,
    '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date) SELECT 1, 11000 + n, '2020-01-01'
    FROM generate_series(5, 9) n;$$ AS in_groups \gset

SELECT pg_temp.accepts('DEV-08', :'object', 'heard, decided, filed');
SELECT pg_temp.refuses('DEV-08', :'object' || format('DELETE FROM party.opinion WHERE source = %L', s),
  s || ' not heard')
  FROM unnest('{contacts,members,masses}'::text[]) s;
SELECT pg_temp.accepts('DEV-08', :'in_groups' || :'object', 'the Party group heard too');
SELECT pg_temp.refuses('DEV-08', :'in_groups' || :'object' || $$DELETE FROM party.opinion
  WHERE source = 'party_group'$$, 'the Party group not heard');
SELECT pg_temp.accepts('DEV-08', :'object' || $$DELETE FROM party.opinion WHERE source = 'party_group'$$,
  'a Party group not heard that there is not');
SELECT pg_temp.refuses('DEV-08', :'object' || $$UPDATE party.opinion SET heard_on = '2024-06-21'
  WHERE source = 'masses'$$, 'heard the day after');
SELECT pg_temp.accepts('DEV-08', :'object' || $$UPDATE party.opinion SET heard_on = '2024-06-20'
  WHERE source = 'masses'$$, 'heard on the day');
SELECT pg_temp.refuses('DEV-08', :'object' || $$UPDATE party.development_decision SET document_id = NULL
  WHERE kind = 'development_object'$$, 'nobody decided');
SELECT pg_temp.refuses('DEV-08', :'object' || $$UPDATE party.development_decision SET filing_document_id = NULL
  WHERE kind = 'development_object'$$, 'not filed');
SELECT pg_temp.says('DEV-08', :'in_groups' || :'object' || 'DELETE FROM party.opinion',
  '"applicant 100" was not made a development object on 2024-06-20 as is due: the Party group was not heard, the '
  'contacts were not heard, members were not heard, others were not heard; '
  '列“applicant 100”为发展对象（2024-06-20）手续不全：没有听取党小组意见、没有听取培养联系人意见、没有听取党员意见、没有听取群众意见');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-08', $$SELECT pg_temp.decisions('development_object')$$, :'wrong_decisions',
  'decisions by others, or not filed');
SELECT pg_temp.lists('DEV-08', $$SELECT pg_temp.file(n, 'object') FROM generate_series(101, 109) n;
  UPDATE party.opinion SET heard_on = CASE applicant_id WHEN 101 THEN '2023-06-01' WHEN 102 THEN '2023-05-31'
    WHEN 103 THEN '2024-06-20' ELSE '2024-06-21' END::date WHERE applicant_id BETWEEN 101 AND 104;
  DELETE FROM party.opinion WHERE applicant_id = 105;
  UPDATE party.opinion SET source = 'members' WHERE applicant_id = 106;
  DELETE FROM party.opinion WHERE applicant_id = 107 AND source = 'masses';
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (108, 'not_admitted', '2024-06-11');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (109, 'admission', 11, '2024-06-11', 'not_admitted');
  UPDATE party.development_decision SET filing_document_id = NULL WHERE kind = 'activist'$$,
  '102:3 104:3 105:3 106:2 107:1 108:3 109:3',
  'who was not heard since the applicant became an activist');
SELECT pg_temp.lists('DEV-08', $$SELECT pg_temp.organise(o, 'branch', 2, 9), pg_temp.file(o + 70, 'object', o)
    FROM generate_series(31, 36) o;
  DELETE FROM party.opinion WHERE source = 'party_group';
  INSERT INTO party.party_group (org_id, name, from_date, to_date) VALUES (31, 'a', '2024-06-20', NULL),
    (32, 'a', '2024-06-21', NULL), (33, 'a', '2020-01-01', '2024-06-21'), (34, 'a', '2020-01-01', '2024-06-20'),
    (36, 'a', '2020-01-01', NULL), (36, 'b', '2020-01-01', NULL)$$, '101:1 103:1 106:1',
  'whose branch had a Party group that was not heard');
-- Twice a development object, each time wrong.
SELECT $$SELECT pg_temp.file(n, 'object') FROM generate_series(101, 102) n;
  INSERT INTO party.development_decision (applicant_id, kind, decided_on, document_id, filing_document_id)
  SELECT n, 'development_object', '2025-06-20', pg_temp.paper(n * 1000 + 13, 'decision', '2025-06-20', 11),
    pg_temp.paper(n * 1000 + 14, 'filing', '2025-06-20', 11, 2) FROM generate_series(101, 102) n;
  UPDATE party.development_decision SET filing_document_id = NULL WHERE kind = 'development_object'
    AND applicant_id = 101;$$ AS twice \gset
SELECT pg_temp.lists('DEV-08', :'twice', '101:2', 'all that is wrong with all decisions');
SELECT pg_temp.says('DEV-08', :'twice',
  '"applicant 101" was not made a development object on 2025-06-20 as is due: not filed with the superior; '
  '列“applicant 101”为发展对象（2025-06-20）手续不全：没有报上级备案');
SELECT pg_temp.says('DEV-08', :'twice' || $$UPDATE party.development_decision SET document_id = NULL
    WHERE decided_on = '2024-06-20'$$,
  E'"applicant 101" was not made a development object on 2024-06-20 as is due: no decision of the branch committee or '
  'general meeting, not filed with the superior\n"applicant 102" was not made a development object on 2024-06-20 as is '
  'due: no decision of the branch committee or general meeting; '
  '列“applicant 101”为发展对象（2024-06-20）手续不全：没有支部委员会或支部大会的决定、没有报上级备案\n'
  '列“applicant 102”为发展对象（2024-06-20）手续不全：没有支部委员会或支部大会的决定');

SELECT pg_temp.sees('DEV-08', $$SELECT pg_temp.right_decisions('development_object')$$,
  pg_temp.change('development_object', :'decision_changes')::text[] || ARRAY[
    'DELETE FROM party.opinion WHERE applicant_id = 100',
    $$UPDATE party.opinion SET source = 'members' WHERE applicant_id = 100 AND source = 'masses'$$,
    $$UPDATE party.opinion SET heard_on = '2024-06-21' WHERE applicant_id = 100 AND source = 'masses'$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted',
      '2024-06-11')$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES (100, 'admission', 11,
      '2024-06-11', 'not_admitted')$$]);
SELECT pg_temp.sees('DEV-08', $$SELECT pg_temp.file(n, 'object') FROM generate_series(100, 103) n;
  DELETE FROM party.development_decision WHERE applicant_id = 103 AND kind = 'activist';
  UPDATE party.opinion SET heard_on = '2023-03-01' WHERE applicant_id = 103;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES (100, 'conversion', 11,
    '2024-06-11', 'full'), (101, 'admission', 11, '2024-07-11', 'not_admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (102, 'withdrawn', '2024-06-11');
  INSERT INTO party.party_group (id, org_id, name, from_date, to_date) VALUES (1, 11, 'a', '2024-06-21', NULL),
    (2, 11, 'b', '2020-01-01', '2024-06-20');
  DELETE FROM party.opinion WHERE applicant_id = 101 AND source = 'party_group'$$,
  ARRAY[$$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-06-11' WHERE applicant_id = 101$$,
    $$UPDATE party.development_decision SET kind = 'not_admitted' WHERE kind = 'withdrawn'$$,
    $$UPDATE party.applicant SET applied_on = '2023-03-02' WHERE id = 103$$,
    $$UPDATE party.party_group SET from_date = '2024-06-20' WHERE id = 1$$,
    $$UPDATE party.party_group SET to_date = '2024-06-21' WHERE id = 2$$,
    $$INSERT INTO party.party_group (org_id, name, from_date) VALUES (11, 'c', '2020-01-01')$$]);

SELECT * FROM finish();
ROLLBACK;
