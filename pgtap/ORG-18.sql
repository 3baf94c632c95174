-- ORG-18 Party groups.
\ir court.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.party_group(id bigint, leader bigint, members bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date)
    VALUES (id, 11, 'group ' || id, leader, '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date) SELECT id, m, '2020-01-01' FROM unnest(members) m $$;
SELECT pg_temp.accepts('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007, 11008, 11009])',
  'a group of 5 with a full leader');
SELECT pg_temp.refuses('ORG-18', $$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005$$, 'a probationary leader');
SELECT pg_temp.refuses('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006])', 'a group of 2');
SELECT pg_temp.refuses('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 12007])',
  'somebody of another branch');
SELECT pg_temp.refuses('ORG-18',
  $$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]); SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED; SELECT pg_temp.transfer(11006, 12)$$, 'a member of it moves away');
SELECT throws_ok($$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]),
  pg_temp.party_group(2, 11008, ARRAY[11005, 11008, 11009]); SET CONSTRAINTS ALL IMMEDIATE$$, '23P01', NULL,
  'ORG-18 refuses: a member of two groups');
SET CONSTRAINTS ALL DEFERRED;

SELECT * FROM finish();
ROLLBACK;
