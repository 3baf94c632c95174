-- ELE-08 Candidates may be elected.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-08', 'SELECT pg_temp.elect(50)', 'full members of the branch');
SELECT pg_temp.refuses('ELE-08',
  'SELECT pg_temp.elect(50); UPDATE party.candidate SET member_id = 11009 WHERE id = 105004',
  'a member of another branch');
SELECT pg_temp.refuses('ELE-08', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50004, partybuild.today() - 200, partybuild.today() - 50);
  SELECT pg_temp.elect(50, tweak => 'scrutineer_id = 50018')$$, 'a candidate without rights that day');

SELECT * FROM finish();
ROLLBACK;
