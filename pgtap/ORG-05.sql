-- ORG-05 7 or more full members: a branch committee.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.refuses('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9)$$,
  'activated with 9 members and no committee');
SELECT pg_temp.accepts('ORG-05', $$SELECT pg_temp.organise(50, 'branch', 2, 9), pg_temp.committee(50)$$,
  'activated with 9 members and a committee of 3');
SELECT pg_temp.refuses('ORG-05', $$UPDATE party.post SET to_date = partybuild.today(), end_reason = 'transfer',
  end_document_id = 2 WHERE member_id = 11003$$, 'a post ends and leaves 2');
SELECT pg_temp.accepts('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 30)', 'growth from 5 to 7');
SELECT pg_temp.meets('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 89)',
  'within 90 days of the 7th member');
SELECT pg_temp.reports('ORG-05', 'SELECT pg_temp.join_branch(16, 2, partybuild.today() - 90)',
  '90 days after the 7th member');
SELECT pg_temp.meets('ORG-05',
  $$SELECT pg_temp.join_branch(16, 2, partybuild.today() - 200);
    SELECT pg_temp.transfer(16001, 11, partybuild.today() - 100);
    SELECT pg_temp.transfer(16001, 16, partybuild.today() - 30)$$, 'seven, six, and seven again for 30 days');

SELECT * FROM finish();
ROLLBACK;
