-- ELE-01 Entitled voters match the roster.
\ir election.psql
SELECT no_plan();

SELECT pg_temp.accepts('ELE-01', 'SELECT pg_temp.elect(50)', 'all 20 of the roster entitled');
SELECT pg_temp.refuses('ELE-01', $$SELECT pg_temp.elect(50, tweak => 'entitled = 21, present = 20')$$,
  '21 recorded of 20');
SELECT pg_temp.accepts('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50010, partybuild.today() - 200, partybuild.today() + 100);
  SELECT pg_temp.elect(50,
  tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19, scrutineer_id = 50018')$$,
  'one without rights does not count');
SELECT pg_temp.refuses('ELE-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (50010, partybuild.today() - 200, partybuild.today() + 100);
  SELECT pg_temp.elect(50, tweak => 'entitled = 20, present = 19')$$, 'one without rights is counted');
SELECT pg_temp.accepts('ELE-01',
  $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19');
  INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness')$$, 'one excused by name');
SELECT pg_temp.refuses('ELE-01',
  $$SELECT pg_temp.elect(50, tweak => 'entitled = 19, present = 19, issued = 19, returned = 19, valid = 19');
  INSERT INTO party.excused_voter VALUES (1050, 50010, 'illness'); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; DELETE FROM party.excused_voter$$, 'the excuse is taken back');

SELECT * FROM finish();
ROLLBACK;
