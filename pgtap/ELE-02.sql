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

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ELE-02', $$SELECT pg_temp.ballot(9000 + n, 50, t) FROM (VALUES
    (1, 'present = 16, issued = 16, returned = 16, valid = 16'),
    (2, 'present = 15, issued = 15, returned = 15, valid = 15'), (3, 'present = 16'), (4, 'present = 15'),
    (5, $q$present = 15, issued = 15, returned = 15, valid = 15, result = 'void'$q$),
    (6, 'entitled = 2147483647')) v (n, t)$$, '9002:5 9004:5 9006:8589934488',
  'fewer than four fifths, whether the other figures agree or not');
SELECT pg_temp.sees('ELE-02', $$SELECT pg_temp.ballot(9001, 50), pg_temp.ballot(9002, 50, $q$present = 9, issued = 9,
    returned = 9, valid = 9, result = 'void'$q$)$$,
  ARRAY[$$UPDATE party.election SET present = 15 WHERE id = 9001$$,
    $$UPDATE party.election SET entitled = 26 WHERE id = 9001$$,
    $$UPDATE party.election SET result = 'valid' WHERE id = 9002$$,
    $$SELECT pg_temp.ballot(9003, 50, 'present = 15')$$]);
-- A ballot that comes to where the rule is in force.
SELECT pg_temp.judges('ELE-02', $$SELECT partybuild.set_mode('ELE-02', 'off', 'order', 50),
    pg_temp.ballot(9001, 50, 'present = 15')$$, ARRAY['UPDATE party.election SET org_id = 11 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
