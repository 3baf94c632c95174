-- DEV-02 Application in writing.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'archived')$$, 'a whole file');
SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'applied')$$, 'an application that is filed');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.applicant SET document_id = NULL$$, 'none');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET kind = 'report' WHERE id = 100001$$, 'something else');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET addressee_id = 12 WHERE id = 100001$$, 'addressed to another branch');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET addressee_id = NULL WHERE id = 100001$$, 'addressed to nobody');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied'); DELETE FROM party.applicant_branch$$,
  'to no branch at all');
SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET addressee_id = NULL WHERE id = 100001;
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'branch of another court'$$,
  'to a branch that is not on file');
SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'branch of another court'$$,
  'to a branch that is not on file, addressed to one that is');
SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET dated_on = '2023-02-20' WHERE id = 100001$$, 'written before');
SELECT pg_temp.refuses('DEV-02', $$SELECT pg_temp.file(100, 'applied');
  UPDATE party.document SET dated_on = '2023-03-02' WHERE id = 100001$$, 'written the day after');
SELECT pg_temp.accepts('DEV-02', $$SELECT pg_temp.file(100, 'applied', later => '2015-12-31' - date '2023-03-01');
  UPDATE party.applicant SET document_id = NULL$$, 'none of before development was recorded');
SELECT pg_temp.says('DEV-02', $$SELECT pg_temp.file(100, 'applied'); UPDATE party.applicant SET document_id = NULL$$,
  'the application of "applicant 100" of 2023-03-01 is not on file in writing: it names no document; '
  '“applicant 100”2023-03-01的入党申请没有书面材料：未写明文件');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-02', $$SELECT pg_temp.file(n, 'applied') FROM generate_series(101, 107) n;
  SELECT pg_temp.file(108, 'applied', later => '2016-01-01' - date '2023-03-01');
  SELECT pg_temp.file(109, 'applied', later => '2015-12-31' - date '2023-03-01');
  UPDATE party.applicant SET document_id = NULL WHERE id IN (101, 108, 109);
  UPDATE party.document SET kind = 'other', addressee_id = NULL WHERE id = 102001;
  UPDATE party.document SET addressee_id = 12, dated_on = '2023-03-02' WHERE id = 103001;
  UPDATE party.document SET dated_on = '2023-03-02' WHERE id = 104001;
  UPDATE party.applicant_branch SET from_date = '2023-03-02' WHERE applicant_id = 105;
  UPDATE party.applicant_branch SET from_date = '2023-02-01', to_date = '2023-03-01' WHERE applicant_id = 106;
  UPDATE party.applicant_branch SET to_date = '2023-03-02' WHERE applicant_id = 107$$,
  '101:4 102:3 103:2 104:1 105:2 106:2 108:4', 'by what is wrong');
SELECT pg_temp.sees('DEV-02', $$SELECT pg_temp.file(n, 'applied') FROM generate_series(100, 101) n;
  SELECT pg_temp.file(103, 'applied');
  UPDATE party.applicant_branch SET from_date = '2023-02-01' WHERE applicant_id = 103;
  UPDATE party.applicant_branch SET to_date = '2023-06-01' WHERE applicant_id = 100;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (100, 12, '2023-06-01');
  SELECT pg_temp.paper(102, 'other', '2023-03-01')$$,
  ARRAY['UPDATE party.applicant SET document_id = NULL WHERE id = 100',
    'UPDATE party.applicant SET document_id = 102 WHERE id = 100',
    $$UPDATE party.applicant SET applied_on = '2023-06-01' WHERE id = 100$$,
    $$UPDATE party.applicant SET applied_on = '2023-02-28' WHERE id = 101$$,
    $$UPDATE party.document SET kind = 'other' WHERE id = 100001$$,
    $$UPDATE party.document SET dated_on = '2023-03-02' WHERE id = 100001$$,
    'UPDATE party.document SET addressee_id = 12 WHERE id = 100001',
    'UPDATE party.applicant_branch SET org_id = 12 WHERE applicant_id = 101',
    $$UPDATE party.applicant_branch SET from_date = '2023-03-02' WHERE applicant_id = 101$$,
    $$UPDATE party.applicant_branch SET to_date = '2023-03-01' WHERE applicant_id = 103$$,
    'UPDATE party.applicant_branch SET applicant_id = 101 WHERE applicant_id = 100 AND org_id = 11;
     DELETE FROM party.applicant_branch WHERE applicant_id = 101 AND from_date > ''2023-03-01''',
    'DELETE FROM party.applicant_branch WHERE applicant_id = 101',
    $$INSERT INTO party.member (id, name) VALUES (102, 'x');
      INSERT INTO party.applicant (id, member_id, applied_on) VALUES (102, 102, '2023-03-01')$$]);

SELECT * FROM finish();
ROLLBACK;
