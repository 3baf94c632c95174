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

-- Nothing hides a day in no branch.
SELECT pg_temp.refuses('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009;
  UPDATE party.member SET admitted_on = NULL WHERE id = 11009$$, 'out of all branches, and the admission taken away');
SELECT pg_temp.refuses('ORG-11', $$SELECT pg_temp.transfer(11009, 12, '2026-06-01');
  UPDATE party.membership SET from_date = '2026-07-01' WHERE member_id = 11009 AND org_id = 12;
  UPDATE party.member SET known_from = '2026-07-01' WHERE id = 11009$$, 'known from the end of the gap only');
SELECT pg_temp.refuses('ORG-11', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11009;
  UPDATE party.member SET known_from = '2030-01-01' WHERE id = 11009;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 11, 'full', '2030-01-01')$$,
  'known from a day to come');
SELECT pg_temp.refuses('ORG-11', $$UPDATE party.member SET known_from = partybuild.today() + 1 WHERE id = 11009$$,
  'known from tomorrow');
SELECT pg_temp.accepts('ORG-11', $$INSERT INTO party.member (id, name, admitted_on, confirmed_on, known_from)
  VALUES (9901, 'from elsewhere', '2010-01-01', '2011-01-01', partybuild.today() + 9);
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (9901, 11, 'full', partybuild.today() + 9)$$, 'who comes from elsewhere on a day to come');
SELECT pg_temp.refuses('ORG-11', $$INSERT INTO party.member (id, name, admitted_on, confirmed_on)
  VALUES (9901, 'late', '2024-01-01', '2025-01-01'); INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (9901, 11, 'full', '2005-01-01')$$, 'in a branch before admission');
SELECT pg_temp.refuses('ORG-11', $$INSERT INTO party.member (id, name) VALUES (9901, 'never admitted');
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (9901, 11, 'full', '2005-01-01', '2006-01-01'), (9901, 11, 'full', '2008-01-01', NULL)$$,
  'a gap of who was never admitted');
SELECT is(left(pg_temp.verdict(sql), 5), '23514', 'ORG-11, no row: ' || sql)
  FROM unnest(ARRAY[$$UPDATE party.membership SET to_date = 'infinity' WHERE member_id = 11009$$,
    $$UPDATE party.membership SET from_date = '-infinity' WHERE member_id = 11009$$,
    $$UPDATE party.membership SET to_date = '2026-06-01' WHERE member_id = 11009;
      UPDATE party.member SET ended_on = '2026-06-01', ended_as = 'withdrew', known_from = '2026-06-02'
       WHERE id = 11009$$]) sql;
-- Rows from before there was such a constraint stop neither audit nor adoption.
SELECT pg_temp.lists('ORG-11', $$ALTER TABLE party.member DROP CONSTRAINT member_order, DROP CONSTRAINT member_days;
  ALTER TABLE party.membership DROP CONSTRAINT membership_period;
  SELECT pg_temp.organise(31, 'branch', 2, 3);
  UPDATE party.membership SET to_date = '2020-01-01' WHERE member_id = 31001;
  UPDATE party.member SET ended_on = '2020-01-01', ended_as = 'withdrew', known_from = '2025-01-01' WHERE id = 31001;
  UPDATE party.membership SET to_date = 'infinity' WHERE member_id = 31002;
  UPDATE party.member SET known_from = 'infinity' WHERE id = 31003$$, format('31001:%s 31003:36525',
    pg_temp.span('2011-01-01', '2025-01-01')), 'rows that cannot be true');

-- A sentence for each way.
SELECT pg_temp.says('ORG-11', sql, said)
  FROM (VALUES
    ($$SELECT pg_temp.transfer(11009, 12, '2026-06-01');
       UPDATE party.membership SET from_date = '2026-06-02' WHERE member_id = 11009 AND org_id = 12$$,
     'member "member 11009" is in no branch from 2026-06-01 to 2026-06-02; '
     '党员“member 11009”自2026-06-01至2026-06-02未编入任何支部'),
    ($$UPDATE party.membership SET to_date = '2026-06-01' WHERE member_id = 11009$$,
     'member "member 11009" is in no branch from 2026-06-01 on; 党员“member 11009”自2026-06-01起未编入任何支部'),
    ($$SELECT pg_temp.transfer(11009, 12, '2026-06-01');
       UPDATE party.membership SET from_date = '2026-05-31' WHERE member_id = 11009 AND org_id = 12$$,
     'member "member 11009" is in more than one branch from 2026-05-31 to 2026-06-01; '
     '党员“member 11009”自2026-05-31至2026-06-01同时编入一个以上支部'),
    ($$INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 12, 'full', '2026-05-31')$$,
     'member "member 11009" is in more than one branch from 2026-05-31 on; '
     '党员“member 11009”自2026-05-31起同时编入一个以上支部'),
    ($$UPDATE party.member SET ended_on = '2026-06-01', ended_as = 'withdrew' WHERE id = 11009$$,
     'member "member 11009" is in a branch from 2026-06-01 on, after the end of the membership; '
     '党员“member 11009”党籍已终止，自2026-06-01起仍编入支部'),
    ($$UPDATE party.member SET ended_on = '2026-06-01', ended_as = 'withdrew' WHERE id = 11009;
       UPDATE party.membership SET to_date = '2026-07-01' WHERE member_id = 11009$$,
     'member "member 11009" is in a branch from 2026-06-01 to 2026-07-01, after the end of the membership; '
     '党员“member 11009”党籍已终止，自2026-06-01起至2026-07-01仍编入支部'),
    ($$UPDATE party.member SET admitted_on = '2011-01-03', confirmed_on = '2012-01-03' WHERE id = 11009$$,
     'member "member 11009" is in a branch from 2011-01-01, and was admitted on 2011-01-03 only; '
     '党员“member 11009”自2011-01-01即编入支部，2011-01-03才入党'),
    ($$UPDATE party.member SET known_from = '2011-01-03' WHERE id = 11009$$,
     'member "member 11009" is in a branch from 2011-01-01, but on record as known from 2011-01-03 only; '
     '党员“member 11009”自2011-01-01已编入支部，而登记为自2011-01-03起才掌握其所在支部'),
    -- of several the first of these
    ($$UPDATE party.member SET ended_on = '2026-05-01', ended_as = 'withdrew' WHERE id = 11009;
       INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11009, 12, 'full', '2026-05-31')$$,
     'member "member 11009" is in more than one branch from 2026-05-31 on; '
     '党员“member 11009”自2026-05-31起同时编入一个以上支部'),
    ($$UPDATE party.member SET admitted_on = '2011-01-03', confirmed_on = '2012-01-03', ended_on = '2026-06-01',
         ended_as = 'withdrew' WHERE id = 11009$$,
     'member "member 11009" is in a branch from 2026-06-01 on, after the end of the membership; '
     '党员“member 11009”党籍已终止，自2026-06-01起仍编入支部'),
    ($$UPDATE party.member SET known_from = '2011-01-03' WHERE id = 11009;
       UPDATE party.membership SET to_date = '2026-06-01' WHERE member_id = 11009$$,
     'member "member 11009" is in no branch from 2026-06-01 on; 党员“member 11009”自2026-06-01起未编入任何支部')) v (sql, said);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('ORG-11', $$SELECT pg_temp.organise(31, 'branch', 2);
  INSERT INTO party.member (id, name, admitted_on, known_from, ended_on, ended_as)
  SELECT 31000 + n, n, a::date, k::date, e::date, CASE WHEN e <> '' THEN 'withdrew'::party.membership_end END
    FROM (VALUES (1, '2010-01-01', NULL, NULL), (2, '2010-01-01', NULL, NULL), (3, '2010-01-01', '2011-01-01', NULL),
      (4, '2010-01-01', '2011-01-01', NULL), (5, '2010-01-01', NULL, NULL), (6, NULL, NULL, NULL),
      (7, '2010-01-01', NULL, '2020-01-01'), (8, '2010-01-01', NULL, '2020-01-01'),
      (9, '2010-01-01', NULL, '2020-01-01'), (10, '2010-01-01', NULL, '2020-01-01'), (11, '2010-01-01', NULL, NULL),
      (12, '2010-01-01', NULL, NULL), (13, '2010-01-01', NULL, NULL), (14, '2012-01-01', '2011-01-01', NULL),
      (15, '2012-01-01', NULL, NULL), (16, '2010-01-01', NULL, NULL),
      (17, '2010-01-01', NULL, NULL), (18, '2010-01-01', NULL, NULL), (19, '2010-01-01', '2011-01-01', NULL),
      (20, NULL, NULL, '2012-01-01'), (21, NULL, NULL, NULL), (22, NULL, '2011-01-01', NULL),
      (23, NULL, '2011-01-01', NULL), (24, '2010-01-01', NULL, NULL),
      (25, '2005-01-01', '2011-01-01', NULL)) v (n, a, k, e);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT 31000 + n, 31, 'full', f::date, t::date
    FROM (VALUES (1, '2010-01-01', NULL), (2, '2010-01-02', NULL), (3, '2011-01-01', NULL), (4, '2011-01-02', NULL),
      (7, '2010-01-01', '2020-01-01'), (8, '2010-01-01', '2020-01-02'), (9, '2010-01-01', NULL),
      (10, '2010-01-01', '2019-12-31'), (11, '2010-01-01', '2015-01-01'), (11, '2015-01-01', NULL),
      (12, '2010-01-01', '2015-01-02'), (12, '2015-01-01', NULL), (13, '2010-01-01', '2015-01-01'),
      (13, '2015-01-02', NULL), (14, '2012-01-01', NULL), (15, '2012-01-01', '2020-01-01'), (16, '2015-01-01', NULL),
      (16, '2010-01-01', '2015-01-02'), (17, '2015-01-01', NULL), (17, '2010-01-01', '2015-01-01'),
      (18, '2009-12-31', NULL), (19, '2010-12-31', NULL), (20, '2011-01-01', '2012-01-01'),
      (21, '2011-01-01', '2012-01-01'), (21, '2012-01-03', NULL), (22, '2010-12-30', NULL), (24, '2009-12-31', NULL),
      (24, '2009-12-30', NULL), (25, '2010-12-01', '2010-12-31'), (25, '2010-12-31', NULL)) v (n, f, t)$$,
  '31002:1 31004:1 31005:36525 31008:1 31009:36525 31010:1 31012:1 31013:1 31015:36525 31016:1 '
  '31018:1 31019:1 31021:2 31022:2 31024:36527 31025:31',
  'a day in no branch or in two, from admission or what is known to the end');
SELECT pg_temp.sees('ORG-11', $$SELECT pg_temp.organise(31, 'branch', 2);
  INSERT INTO party.member (id, name, admitted_on, known_from, ended_on, ended_as)
  VALUES (31001, 'a', '2010-01-01', '2011-01-01', NULL, NULL),
    (31002, 'b', '2010-01-01', NULL, '2020-01-01', 'withdrew'), (31003, 'c', NULL, NULL, NULL, NULL);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (31001, 31, 'full', '2011-01-01', NULL), (31002, 31, 'full', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.member SET known_from = '2011-01-02' WHERE id = 31001$$,
    $$UPDATE party.member SET admitted_on = '2010-01-02' WHERE id = 31002$$,
    $$UPDATE party.membership SET from_date = '2011-01-02' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = '2020-01-02' WHERE member_id = 31002$$,
    $$UPDATE party.membership SET member_id = 31003 WHERE member_id = 31001$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$,
    $$INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (31002, 31, 'full', '2021-01-01')$$,
    $$UPDATE party.member SET known_from = NULL WHERE id = 31001$$,
    $$UPDATE party.member SET admitted_on = '2009-01-01' WHERE id = 31002$$,
    $$UPDATE party.member SET ended_on = '2020-01-02' WHERE id = 31002$$,
    $$INSERT INTO party.member (id, name, admitted_on) VALUES (31004, 'd', '2020-01-01')$$]);
-- The mode is that of the branch.
SELECT pg_temp.refuses('ORG-11', $$SELECT partybuild.set_mode('ORG-11', 'off', 'order 1', 12);
  INSERT INTO party.member (id, name, admitted_on, confirmed_on) VALUES (9901, 'late', '2024-01-01', '2025-01-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (9901, 12, 'full', '2024-01-02');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.membership SET org_id = 11 WHERE member_id = 9901$$, 'from a branch where it is off to one where not');

SELECT * FROM finish();
ROLLBACK;
