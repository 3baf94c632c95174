-- ORG-13 Limits of a provisional branch.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2
  WHERE id = 130$$, 'task, end and leaders named by the superior');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2)$$, 'no task');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 130;
  INSERT INTO party.member (id, name, admitted_on) VALUES (130001, 'new', '2026-01-05');
    INSERT INTO party.membership (member_id, org_id, status, from_date)
    VALUES (130001, 130, 'probationary', '2026-01-05')$$, 'somebody admitted there');

SELECT * FROM finish();
ROLLBACK;
