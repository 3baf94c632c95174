-- ORG-13 Limits of a provisional branch.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2
  WHERE id = 130$$, 'task, end and leaders named by the superior');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2)$$, 'no task');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = E'\u3000 ', until = '2027-01-01', named_by_id = 2 WHERE id = 130$$,
  'a blank task');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 130;
  INSERT INTO party.member (id, name, admitted_on) VALUES (130001, 'new', '2026-01-05');
    INSERT INTO party.membership (member_id, org_id, status, from_date)
    VALUES (130001, 130, 'probationary', '2026-01-05')$$, 'somebody admitted there');

-- Whoever is admitted while there, in whatever order it is written; a branch from before the admission is ORG-11's too.
CREATE FUNCTION pg_temp.sent(since date, until date, admitted date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(130, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 130;
  INSERT INTO party.member (id, name, admitted_on) VALUES (9901, 'new', admitted);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (9901, 130, 'probationary', since, until);
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  SELECT 9901, 11, 'probationary', until WHERE until IS NOT NULL;
$$;
SELECT pg_temp.lists('ORG-13', $$SELECT pg_temp.sent('2026-05-01', NULL, '2026-05-02')$$, '130:1',
  'somebody admitted a day after he came');
SELECT pg_temp.lists('ORG-13', $$SELECT pg_temp.sent('2026-05-01', '2026-06-01', '2026-05-31')$$, '130:1',
  'somebody admitted a day before he left');
SELECT pg_temp.lists('ORG-13', $$SELECT pg_temp.sent('2026-05-01', '2026-06-01', '2026-06-01')$$, '',
  'nobody admitted elsewhere on the day');
SELECT pg_temp.accepts('ORG-13', $$SELECT pg_temp.sent('2026-05-01', NULL, '2026-04-30'); INSERT INTO party.membership
  (member_id, org_id, status, from_date, to_date) VALUES (9901, 11, 'probationary', '2026-04-30', '2026-05-01')$$,
  'somebody admitted elsewhere the day before');
SELECT pg_temp.refuses('ORG-13', $$SELECT pg_temp.sent('2026-05-01', NULL, NULL); SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED; UPDATE party.member SET admitted_on = '2026-05-01' WHERE id = 9901$$,
  'the day of admission is written afterwards');

SELECT pg_temp.accepts('ORG-13', $$SELECT pg_temp.sent('2026-04-01', '2026-05-01', '2025-04-30');
  UPDATE party.member SET confirmed_on = '2026-05-01' WHERE id = 9901;
  UPDATE party.membership SET status = 'full', org_id = 130 WHERE member_id = 9901 AND from_date = '2026-05-01';
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (9901, 11, 'probationary', '2025-04-30', '2026-04-01')$$, 'somebody whose probation ends there');
SELECT pg_temp.lists('ORG-13', $$SELECT pg_temp.sent('2025-05-01', '2026-05-01', '2025-05-01');
  UPDATE party.membership SET org_id = CASE org_id WHEN 130 THEN 11 ELSE 130 END WHERE member_id = 9901;
  UPDATE party.member SET confirmed_on = '2026-05-01' WHERE id = 9901;
  INSERT INTO party.member (id, name, admitted_on) VALUES (9902, 'before him', '2010-01-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (9902, 130, 'full', '2026-04-01', '2026-05-01')$$, '130:1', 'somebody who comes the day he is confirmed');
CREATE FUNCTION pg_temp.voted(office text, purpose text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'provisional_branch', 2);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 31;
  INSERT INTO party.election (org_id, purpose, office, held_on, seats, candidates, entitled, present, issued, returned,
    valid, invalid, result)
  VALUES (31, purpose::party.election_purpose, office::party.election_office, '2024-06-01', 3, 4, 9, 9, 9, 9, 9, 0,
    'valid');
$$;
SELECT pg_temp.lists('ORG-13', format('SELECT pg_temp.voted(%L, %L)', office, purpose), found, office || ' ' || purpose)
  FROM (VALUES ('committee', 'renewal', '31:1'), ('secretary', 'by_election', '31:1'), ('delegate', 'delegates', ''))
    v (office, purpose, found);
-- The message names what is missing, and nothing else.
SELECT pg_temp.says('ORG-13', $$SELECT pg_temp.voted('committee', 'renewal');
  UPDATE party.organisation SET task = NULL WHERE id = 31$$,
  'provisional branch "organisation 31" has no task, has held 1 elections of its leaders; '
  '临时党支部“organisation 31”未登记任务、自行选举1次');
SELECT pg_temp.says('ORG-13', $$SELECT pg_temp.sent('2026-05-01', NULL, '2026-05-01');
  UPDATE party.organisation SET until = NULL, named_by_id = NULL WHERE id = 130$$,
  'provisional branch "organisation 130" has no end, has no leaders named by its superior, has admitted 1; '
  '临时党支部“organisation 130”未登记期限、未由上级指定负责人、发展了党员1人');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-13', $$SELECT pg_temp.organise(id, 'provisional_branch', 2, 2) FROM generate_series(31,
    41) id;
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id BETWEEN 31 AND 40;
  UPDATE party.organisation SET task = NULL WHERE id = 32;
  UPDATE party.organisation SET until = NULL WHERE id = 33;
  UPDATE party.organisation SET named_by_id = NULL WHERE id = 34;
  UPDATE party.organisation SET named_by_id = 1 WHERE id = 35;
  UPDATE party.membership SET from_date = '2010-01-01' WHERE member_id IN (36001, 41001);
  UPDATE party.member SET confirmed_on = '2012-01-01' WHERE id IN (36001, 36002, 38001);
  UPDATE party.member SET confirmed_on = '2012-01-01' WHERE id / 1000 IN (31, 32, 33, 34, 35, 38, 41);
  UPDATE party.member SET confirmed_on = '2012-01-01' WHERE id / 1000 IN (39, 40);
  UPDATE party.organisation SET kind = 'branch', task = NULL WHERE id = 39;
  UPDATE party.organisation SET active_on = NULL, task = NULL WHERE id = 40$$,
  '32:1 33:1 34:1 35:1 36:1 37:2 41:4',
      'without task, end or named leaders, or where somebody was admitted or confirmed');
SELECT pg_temp.sees('ORG-13', $$SELECT pg_temp.organise(31, 'provisional_branch', 2, 1), pg_temp.organise(32,
    'branch', 2, 1);
  UPDATE party.organisation SET task = 'rescue', until = '2027-01-01', named_by_id = 2 WHERE id = 31;
  UPDATE party.membership SET from_date = '2010-01-01' WHERE member_id = 32001;
  UPDATE party.member SET confirmed_on = '2012-01-01' WHERE id IN (31001, 32001);
  INSERT INTO party.organisation (id, name, kind) VALUES (33, 'later', 'provisional_branch');
  INSERT INTO party.member (id, name, admitted_on) VALUES (9901, 'new', '2026-06-01'), (9902, 'newer', '2026-06-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
    VALUES (9901, 31, 'probationary', '2026-05-01', '2026-06-01');
  INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (33, 2, '2020-01-01');
  INSERT INTO party.election (id, org_id, purpose, held_on, seats, candidates, entitled, present, issued, returned,
    valid, result)
  VALUES (9001, 31, 'delegates', '2024-06-01', 3, 4, 9, 9, 9, 9, 9, 'void'),
    (9002, 32, 'renewal', '2024-06-01', 3, 4, 9, 9, 9, 9, 9, 'void')$$,
  ARRAY[$$UPDATE party.election SET purpose = 'by_election' WHERE id = 9001$$,
    $$UPDATE party.election SET org_id = 31 WHERE id = 9002$$,
    $$UPDATE party.organisation SET task = NULL WHERE id = 31$$,
    $$UPDATE party.organisation SET until = NULL WHERE id = 31$$,
    $$UPDATE party.organisation SET named_by_id = 1 WHERE id = 31$$,
    $$UPDATE party.organisation SET active_on = partybuild.today() WHERE id = 33$$,
    $$UPDATE party.organisation SET kind = 'provisional_branch' WHERE id = 32$$,
    $$UPDATE party.membership SET from_date = '2012-01-01' WHERE org_id = 31$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 32001 AND org_id = 32$$,
    $$UPDATE party.membership SET to_date = NULL WHERE member_id = 9901$$,
    $$UPDATE party.membership SET member_id = 9902 WHERE member_id = 31001$$,
    $$UPDATE party.member SET admitted_on = '2011-01-01' WHERE id = 31001$$,
    $$UPDATE party.member SET confirmed_on = '2011-01-01' WHERE id = 31001$$,
    $$UPDATE party.subordination SET parent_id = 1 WHERE org_id = 31$$,
    $$UPDATE party.subordination SET org_id = 33 WHERE org_id = 31$$,
    $$DELETE FROM party.subordination WHERE org_id = 31$$]);

SELECT * FROM finish();
ROLLBACK;
