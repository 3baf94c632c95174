-- POS-02 Office-holders belong to the organisation.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.appoint(13009, 2, 'member')$$,
  'a member of a branch under the committee');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.appoint(13009, 12, 'member', '{youth}')$$,
  'a member of another branch');
SELECT pg_temp.refuses('POS-02', 'SELECT pg_temp.transfer(11002, 12)', 'an office-holder moves away');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.organise(21, 'general_branch', 2),
  pg_temp.organise(22, 'branch', 21, 25), pg_temp.organise(23, 'branch', 21, 25), pg_temp.committee(22),
  pg_temp.committee(23), pg_temp.appoint(22009, 2, 'member');
  SELECT pg_temp.organise(24, 'basic_committee', 1), pg_temp.organise(25, 'branch', 24, 50),
    pg_temp.organise(26, 'branch', 24, 50), pg_temp.committee(25), pg_temp.committee(26), pg_temp.join_branch(23, 25);
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 22;
    INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (22, 24, partybuild.today());
  INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (999, 'move', '2020-01-01', 24, 'approval');
    INSERT INTO party.organisation_change (org_id, kind, effective_on, document_id)
    VALUES (22, 'move', partybuild.today(), 999)$$,
    'a branch moves away from two levels below the committee its member serves in');

-- Throughout: past posts, and the past of those in office.
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.served(12009, 11, '2024-06-01', '2025-06-01')$$,
  'a past post of who was elsewhere');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.transfer(12009, 11, '2024-06-02'),
  pg_temp.served(12009, 11, '2024-06-01', '2025-06-01')$$, 'a past post of who came a day later');
SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.transfer(12009, 11, '2024-06-01'),
  pg_temp.served(12009, 11, '2024-06-01', '2025-06-01')$$, 'a past post of who came on the day');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.transfer(11009, 12, '2025-05-31'),
  pg_temp.served(11009, 11, '2024-06-01', '2025-06-01')$$, 'a past post of who left a day before its end');
SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.transfer(11009, 12, '2025-06-01'),
  pg_temp.served(11009, 11, '2024-06-01', '2025-06-01')$$, 'a past post of who left at its end');
SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.transfer(12009, 11, '2024-06-01');
  UPDATE party.member SET known_from = '2024-06-01' WHERE id = 12009; DELETE FROM party.membership
  WHERE member_id = 12009 AND to_date IS NOT NULL; SELECT pg_temp.hold(9901, 12009, 11, 'member', '2023-06-01')$$,
  'a post from before the register knows the holder');
SELECT pg_temp.accepts('POS-02', $$SELECT pg_temp.unasked('POS-02',
  $q$SELECT pg_temp.transfer(12009, 11, '2024-08-01'),
  pg_temp.hold(9901, 12009, 11, 'member', '2024-06-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  UPDATE party.post SET portfolio = '{women}' WHERE id = 9901$$,
  'what was adopted, and is no worse now');
SELECT pg_temp.refuses('POS-02', $$SELECT pg_temp.unasked('POS-02',
  $q$SELECT pg_temp.transfer(12009, 11, '2024-08-01'),
  pg_temp.hold(9901, 12009, 11, 'member', '2024-06-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  SELECT pg_temp.transfer(12009, 12, partybuild.today() + 30)$$,
  'another departure, on a day to come, beside what was adopted');
SELECT pg_temp.accepts('POS-02', $$UPDATE party.membership SET to_date = '9999-12-31' WHERE member_id = 11002;
  UPDATE party.member SET ended_on = '9999-12-31', ended_as = 'withdrew' WHERE id = 11002;
  UPDATE party.subordination SET to_date = '9999-12-31' WHERE org_id = 11$$, '9999-12-31 is no end');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.hold(9901, 12009, 11, 'member', '2024-06-01');
  SET CONSTRAINTS ALL IMMEDIATE$$, '"member 12009" does not belong to "organisation 11" on 2024-06-01 ',
  'POS-02 names the day');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.hold(9901, 12009, 11, 'member', '2024-06-01'),
  pg_temp.transfer(12009, 11, '2024-08-01'), pg_temp.transfer(12009, 12, '2026-01-01');
  SET CONSTRAINTS ALL IMMEDIATE$$, ' on 2026-01-01 ', 'POS-02 names the first day of the last stretch');

SELECT pg_temp.says('POS-02', $$SELECT pg_temp.appoint(12009, 11, 'member')$$,
  '"member 12009" does not belong to "organisation 11" on 2024-05-01 and cannot be its committee member; '
  '“member 12009”在2024-05-01不属于“organisation 11”，不能任其委员');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-02', $$SELECT pg_temp.organise(id, kind, parent, n)
  FROM (VALUES (31, 'branch', 2, 9), (32, 'branch', 2, 9), (50, 'basic_committee', 1, 0), (51, 'branch', 50, 9),
    (52, 'branch', 50, 9), (53, 'branch', 50, 9), (60, 'general_branch', 50, 0), (61, 'branch', 60, 9),
    (40, 'discipline_committee', 2, 0), (41, 'discipline_committee', 2, 0), (42, 'discipline_committee', 2, 0))
    v (id, kind, parent, n);
  UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id IN (52, 41);
  UPDATE party.subordination SET from_date = partybuild.today() WHERE org_id IN (53, 42);
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id IN (31004, 51004);
  UPDATE party.membership SET from_date = partybuild.today() WHERE member_id IN (31005, 51005);
  SELECT pg_temp.hold(n, m, o, 'member') FROM (VALUES (9001, 31001, 31), (9002, 31001, 32), (9004, 31004, 31),
    (9005, 31005, 31), (9006, 31006, 2), (9007, 51001, 50), (9008, 52001, 50), (9009, 53001, 50), (9010, 61001, 50),
    (9011, 51004, 50), (9012, 51005, 50), (9013, 31001, 40), (9014, 51001, 40), (9015, 31001, 41), (9016, 31001, 42),
    (9017, 51001, 60), (9018, 61001, 60)) v (n, m, o);
  SELECT pg_temp.hold(9020, 31001, 32, 'member', partybuild.today()), pg_temp.hold(9021, 31002, 32, 'member',
      partybuild.today() + 1),
    pg_temp.hold(9022, 31003, 32, 'member', '2024-05-01', '2024-05-03'), pg_temp.hold(9023, 31006, 32,
        'member', '2024-05-01', partybuild.today() + 1);
  -- a branch that went to a general branch of the same committee, and one that was in another for a week
  INSERT INTO party.subordination (org_id, parent_id, from_date, to_date) VALUES (52, 60, partybuild.today(), NULL),
    (53, 2, '2005-01-01', '2024-05-04'), (53, 60, '2024-05-04', partybuild.today());
  SELECT pg_temp.hold(9024, 53002, 60, 'member', '2024-05-01', '2025-05-01'),
    pg_temp.hold(9025, 31007, 31, 'member'), pg_temp.hold(9026, 51007, 50, 'member');
  SELECT pg_temp.transfer(31007, 32, '2024-06-01'), pg_temp.transfer(31007, 31, '2024-06-08'),
    pg_temp.transfer(51007, 61, '2024-06-01'), pg_temp.transfer(51007, 31, '2024-07-01'),
    pg_temp.transfer(51007, 51, '2024-07-03');
  UPDATE party.membership SET from_date = '2024-05-06' WHERE member_id IN (31008, 31009);
  UPDATE party.member SET known_from = '2024-05-03' WHERE id = 31008;
  SELECT pg_temp.hold(9027, 31008, 31, 'member'), pg_temp.hold(9028, 31009, 31, 'member')$$,
  format('9002:%s 9004:%s 9005:%s 9009:3 9011:%s 9012:%s 9014:%s 9015:%s 9016:%s 9017:%s 9020:%s 9021:%s 9022:2 '
    '9023:%s 9024:3 9025:7 9026:2 9027:3 9028:5', pg_temp.span('2024-05-01'), pg_temp.span(partybuild.today()),
    pg_temp.span('2024-05-01', partybuild.today()), pg_temp.span(partybuild.today()),
    pg_temp.span('2024-05-01', partybuild.today()), pg_temp.span('2024-05-01'), pg_temp.span(partybuild.today()),
    pg_temp.span('2024-05-01', partybuild.today()), pg_temp.span('2024-05-01'), pg_temp.span(partybuild.today()),
    pg_temp.span(partybuild.today() + 1), pg_temp.span('2024-05-01', partybuild.today() + 1)),
  'days in office of who is not below the organisation, or below the superior of a discipline committee');
SELECT pg_temp.sees('POS-02', $$SELECT pg_temp.organise(31, 'branch', 2, 9), pg_temp.organise(32, 'branch', 2, 9),
    pg_temp.hold(9001, 31001, 31, 'member'), pg_temp.hold(9008, 31008, 31, 'member');
  UPDATE party.member SET known_from = '2024-06-01' WHERE id = 31008;
  UPDATE party.membership SET from_date = '2024-06-01' WHERE member_id = 31008;
  SELECT pg_temp.unasked('POS-02', $q$SELECT pg_temp.hold(9005, 32001, 31, 'member', '2024-05-01', '2025-05-01'),
    pg_temp.hold(9007, 32002, 31, 'member', partybuild.today() + 9,
        partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 32001 WHERE id = 9001$$,
    $$UPDATE party.post SET org_id = 32 WHERE id = 9001$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9005$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9007$$,
    $$SELECT pg_temp.hold(9006, 32001, 31, 'member')$$,
    $$UPDATE party.membership SET org_id = 32 WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = '2024-05-02' WHERE member_id = 31001$$,
    $$UPDATE party.member SET known_from = NULL WHERE id = 31008$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$]);
-- Who moves: all that was below, whatever is above, and a discipline committee.
SELECT pg_temp.sees('POS-02', $$INSERT INTO party.organisation (id, name, kind, active_on)
    VALUES (3, 'top', 'higher_committee', '2005-01-01');
  SELECT pg_temp.organise(id, kind, parent, n)
    FROM (VALUES (31, 'branch', 2, 9), (33, 'branch', 3, 9), (40, 'discipline_committee', 2, 0),
      (50, 'basic_committee', 1, 0), (51, 'branch', 50, 9), (60, 'general_branch', 50, 0), (61, 'branch', 60, 9))
      v (id, kind, parent, n);
  INSERT INTO party.organisation (id, name, kind) VALUES (62, 'new', 'branch');
  SELECT pg_temp.hold(n, m, o, 'member') FROM (VALUES (9002, 51001, 50), (9003, 61001, 50), (9004, 31002, 40),
    (9005, 33001, 3)) v (n, m, o)$$,
  ARRAY[$$UPDATE party.subordination SET from_date = '2024-05-02' WHERE org_id = 51$$,
    $$UPDATE party.subordination SET from_date = '2024-05-02' WHERE org_id = 33$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 33$$,
    $$UPDATE party.subordination SET org_id = 62 WHERE org_id = 33$$,
    $$UPDATE party.organisation SET kind = 'branch' WHERE id = 40$$,
    $$UPDATE party.subordination SET parent_id = 2 WHERE org_id = 51$$,
    $$UPDATE party.subordination SET org_id = 62 WHERE org_id = 51$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 51$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 51$$,
    $$DELETE FROM party.subordination WHERE org_id = 60$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 61$$,
    $$UPDATE party.subordination SET parent_id = 50 WHERE org_id = 40$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 40$$,
    $$UPDATE party.subordination SET from_date = partybuild.today() + 1 WHERE org_id = 40$$,
    $$UPDATE party.subordination SET org_id = 62 WHERE org_id = 40$$,
    $$DELETE FROM party.subordination WHERE org_id = 40$$]);

-- What leaves a committee leaves its discipline committee too, from whatever depth.
SELECT pg_temp.sees('POS-02', $$SELECT pg_temp.organise(212, 'discipline_committee', 2),
    pg_temp.organise(60, 'general_branch', 2), pg_temp.organise(61, 'branch', 60, 5),
    pg_temp.organise(40, 'basic_committee', 1), pg_temp.hold(9001, 12009, 212, 'secretary'),
    pg_temp.hold(9002, 61001, 212, 'member');
  INSERT INTO party.organisation (id, name, kind) VALUES (62, 'new', 'branch')$$,
  ARRAY[$$UPDATE party.subordination SET org_id = 62 WHERE org_id = 12$$,
    $$UPDATE party.subordination SET from_date = '2024-05-02' WHERE org_id = 12$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 12$$,
    $$UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 12$$,
    $$DELETE FROM party.subordination WHERE org_id = 12$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 61$$,
    $$UPDATE party.subordination SET parent_id = 40 WHERE org_id = 60$$]);

SELECT * FROM finish();
ROLLBACK;
