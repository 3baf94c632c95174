-- ORG-02 A branch has at most 50 full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-02', 'SELECT pg_temp.join_branch(11, 25)', 'the 50th member');
SELECT pg_temp.refuses('ORG-02', 'SELECT pg_temp.join_branch(11, 26)', 'the 51st');
SELECT pg_temp.accepts('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2)$$, 'the 51st with an approval');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, to_date, document_id)
  VALUES ('ORG-02', 11, 11, '2020-01-01', partybuild.today(), 2)$$, 'the 51st when the approval has ended');
SELECT pg_temp.refuses('ORG-02', $$SELECT pg_temp.join_branch(11, 26);
  INSERT INTO party.approval (rule, subject, org_id, from_date, document_id)
  VALUES ('ORG-02', 11, 11, partybuild.today(), 2); SET CONSTRAINTS ALL IMMEDIATE;
  DELETE FROM party.approval$$, 'an approval that is withdrawn');

SELECT * FROM finish();
ROLLBACK;
