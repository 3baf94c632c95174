-- ELE-02 Quorum of four fifths.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-02',
  $$SELECT pg_temp.elect(50, tweak => 'present = 16, issued = 16, returned = 16, valid = 16'); UPDATE party.candidate
  SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$, '16 of 20');
SELECT pg_temp.refuses('ELE-02',
  $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 15, issued = 15, returned = 15, valid = 15');
  INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness'); UPDATE party.candidate
  SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$, '15 of 19');
SELECT pg_temp.accepts('ELE-02', $$SELECT pg_temp.elect(50, tweak => $q$present = 15, issued = 15, returned = 15,
  valid = 15, result = 'void'$q$); UPDATE party.candidate SET votes_for = least(votes_for, 12) - (id % 100)::int + 1$$,
  'too few, recorded as void');

SELECT * FROM finish();
ROLLBACK;
