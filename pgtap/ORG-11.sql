-- ORG-11 Each member is in exactly one branch.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01')$$, 'periods that adjoin');
SELECT pg_temp.refuses('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01');
  UPDATE party.membership SET from_date = '2026-06-02' WHERE member_id = 11009 AND org_id = 12$$, 'a day in no branch');
SELECT pg_temp.refuses('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01');
  UPDATE party.membership SET from_date = '2026-05-31' WHERE member_id = 11009 AND org_id = 12$$,
  'a day in two branches');
SELECT pg_temp.refuses('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today()
  WHERE member_id = 11009$$, 'out of one branch and into none');
SELECT pg_temp.accepts('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009;
  UPDATE party.member SET ended_on = partybuild.today(), ended_as = 'withdrew'
  WHERE id = 11009$$, 'out with the end of membership');

SELECT * FROM finish();
ROLLBACK;
