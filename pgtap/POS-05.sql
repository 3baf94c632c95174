-- POS-05 Branch secretary heads a department.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3);
  INSERT INTO party.department (id, name, head_id) VALUES (205, 'd', 205001); INSERT INTO party.covered_department
  VALUES (205, 205, '2005-01-01'); SELECT pg_temp.appoint(205001, 205, 'secretary')$$, 'the head of a department');
SELECT pg_temp.refuses('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3),
  pg_temp.appoint(205001, 205, 'secretary')$$, 'a clerk');
SELECT pg_temp.accepts('POS-05', $$SELECT pg_temp.organise(205, 'branch', 2, 3);
  INSERT INTO party.post (id, member_id, org_id, title, elected_on, from_date)
  VALUES (205, 205001, 205, 'secretary', '2024-05-01', '2024-05-01');
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('POS-05', 205, 205, '2024-05-01', 2)$$, 'a clerk, approved');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.department SET head_id = 11009 WHERE id = 11',
  'the department gets another head, the secretary stays');
SELECT pg_temp.accepts('POS-05', $$UPDATE party.department SET head_id = 11009 WHERE id = 11;
  UPDATE party.post SET to_date = partybuild.today(), end_reason = 'change_of_duty', end_document_id = 2
  WHERE member_id = 11001; SELECT pg_temp.appoint(11009, 11, 'secretary', '{}', partybuild.today())$$,
  'another head, who becomes secretary in the same transaction');
SELECT pg_temp.refuses('POS-05', 'UPDATE party.covered_department SET to_date = partybuild.today() WHERE org_id = 11',
  'the branch no longer covers the department');

SELECT * FROM finish();
ROLLBACK;
