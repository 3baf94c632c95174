-- LIF-15 Quorum of a branch committee.
\ir life.psql
SELECT no_plan();

\set four 'SELECT pg_temp.appoint(11006, 11, ''member''); '
SELECT pg_temp.accepts('LIF-15', :'four' || $$
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 4');
SELECT pg_temp.refuses('LIF-15', :'four' || $$
  SELECT pg_temp.appoint(11007, 11, 'member'),
  pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x') $$, '2 of 5');
SELECT pg_temp.accepts('LIF-15', :'four' || $$
  SELECT pg_temp.appoint(11007, 11, 'member'),
  pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}') $$, '2 of 5, who decided nothing');
SELECT pg_temp.refuses('LIF-15', :'four' || $$
  SELECT pg_temp.held(1, 11, 'committee_meeting', '2026-03-02', attend => '{11001,11002}');
  INSERT INTO party.decision (activity_id, matter) VALUES (1, 'x'); SET CONSTRAINTS ALL IMMEDIATE;
  DELETE FROM party.attendance WHERE member_id = 11002 $$, 'one of the two struck off');

SELECT * FROM finish();
ROLLBACK;
