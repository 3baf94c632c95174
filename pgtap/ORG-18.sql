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
SELECT pg_temp.says('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[12006])',
  'Party group "group 1" has 1 members, at least 3 are required, has no full member, has 1 of other branches, has no '
  'leader who is a full member in it; '
  '党小组“group 1”只有1人，少于3人、没有正式党员、有外支部1人、组长不是组内正式党员');
SELECT pg_temp.says('ORG-18', 'SELECT pg_temp.party_group(1, 11005, ARRAY[11006, 11007, 11008])',
  'Party group "group 1" has no leader who is a full member in it; 党小组“group 1”组长不是组内正式党员');
SELECT throws_ok($$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]),
  pg_temp.party_group(2, 11008, ARRAY[11005, 11008, 11009]); SET CONSTRAINTS ALL IMMEDIATE$$, '23P01', NULL,
  'ORG-18 refuses: a member of two groups');
SET CONSTRAINTS ALL DEFERRED;

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.groups() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.party_group(n, 11005, ARRAY[11005, 11006, 11007]) FROM generate_series(1, 22) n;
  DELETE FROM party.group_member WHERE group_id IN (2, 14) AND member_id = 11007;
  UPDATE party.group_member SET to_date = partybuild.today() WHERE group_id = 3 AND member_id = 11007;
  UPDATE party.group_member SET from_date = partybuild.today() WHERE group_id = 4 AND member_id = 11007;
  UPDATE party.group_member SET member_id = 12007 WHERE group_id = 5 AND member_id = 11007;
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11012;
  UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 11013;
  UPDATE party.membership SET status = 'probationary' WHERE member_id IN (11014, 11015, 11016);
  UPDATE party.group_member SET member_id = 11012 WHERE group_id = 6 AND member_id = 11007;
  UPDATE party.group_member SET member_id = 11013 WHERE group_id = 7 AND member_id = 11007;
  UPDATE party.group_member SET member_id = member_id + 9 WHERE group_id IN (8, 9);
  UPDATE party.party_group SET leader_id = 11014 WHERE id = 8;
  UPDATE party.party_group SET leader_id = 11008 WHERE id = 10;
  UPDATE party.party_group SET leader_id = NULL WHERE id = 11;
  UPDATE party.group_member SET member_id = 11014 WHERE group_id = 12 AND member_id = 11006;
  UPDATE party.party_group SET from_date = partybuild.today(), leader_id = NULL WHERE id = 15;
  UPDATE party.party_group SET from_date = partybuild.today() + 1, leader_id = NULL WHERE id = 16;
  UPDATE party.party_group SET to_date = partybuild.today(), leader_id = NULL WHERE id = 17;
  UPDATE party.party_group SET to_date = partybuild.today() + 1, leader_id = NULL WHERE id = 18;
  INSERT INTO party.party_group (id, org_id, name, from_date) VALUES (30, 11, 'empty', '2020-01-01');
  INSERT INTO party.group_member (group_id, member_id, from_date) VALUES (11, 11008, '2020-01-01');
  UPDATE party.group_member SET member_id = member_id + 8 WHERE group_id = 19 AND member_id > 11005 $$;
SELECT pg_temp.lists('ORG-18', 'SELECT pg_temp.groups()',
  '10:1 11:1 14:1 15:1 18:1 2:1 30:5 3:1 5:1 6:1 8:2 9:2',
  'groups of today with fewer than 3, strangers, no full member, or a leader who is none of theirs');
SELECT pg_temp.sees('ORG-18', $$SELECT pg_temp.party_group(1, 11005, ARRAY[11005, 11006, 11007]);
  INSERT INTO party.party_group (id, org_id, name, leader_id, from_date, to_date)
    VALUES (2, 11, 'later', 11008, '2020-01-01', '2021-01-01');
  SELECT pg_temp.organise(31, 'branch', 2, 1), pg_temp.unasked('ORG-18', 'INSERT INTO party.party_group (id, org_id,
    name, leader_id, from_date, to_date) VALUES (4, 11, $q$next$q$, 11008, partybuild.today() + 9,
        partybuild.today() + 10)')$$,
  ARRAY[$$UPDATE party.party_group SET leader_id = 11008 WHERE id = 1$$,
    $$UPDATE party.party_group SET org_id = 31 WHERE id = 1$$,
    $$UPDATE party.party_group SET to_date = NULL WHERE id = 2$$,
    $$UPDATE party.party_group SET from_date = partybuild.today() WHERE id = 4$$,
    $$INSERT INTO party.party_group (id, org_id, name, leader_id, from_date) VALUES (3, 11, 'n', 11008,
        '2020-01-01')$$,
    $$UPDATE party.group_member SET to_date = partybuild.today() WHERE member_id = 11007$$,
    $$UPDATE party.group_member SET from_date = partybuild.today() + 1 WHERE member_id = 11007$$,
    $$UPDATE party.group_member SET member_id = 12007 WHERE member_id = 11007$$,
    $$DELETE FROM party.group_member WHERE member_id = 11007$$,
    $$INSERT INTO party.group_member (group_id, member_id, from_date) VALUES (1, 12007, '2020-01-01')$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET org_id = 12 WHERE member_id = 11007$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11007$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 11007$$,
    $$DELETE FROM party.membership WHERE member_id = 11007$$]);

SELECT * FROM finish();
ROLLBACK;
