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
      (17, '2010-01-01', NULL, NULL)) v (n, a, k, e);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT 31000 + n, 31, 'full', f::date, t::date
    FROM (VALUES (1, '2010-01-01', NULL), (2, '2010-01-02', NULL), (3, '2011-01-01', NULL), (4, '2011-01-02', NULL),
      (7, '2010-01-01', '2020-01-01'), (8, '2010-01-01', '2020-01-02'), (9, '2010-01-01', NULL),
      (10, '2010-01-01', '2019-12-31'), (11, '2010-01-01', '2015-01-01'), (11, '2015-01-01', NULL),
      (12, '2010-01-01', '2015-01-02'), (12, '2015-01-01', NULL), (13, '2010-01-01', '2015-01-01'),
      (13, '2015-01-02', NULL), (14, '2012-01-01', NULL), (15, '2012-01-01', '2020-01-01'), (16, '2015-01-01', NULL),
      (16, '2010-01-01', '2015-01-02'), (17, '2015-01-01', NULL), (17, '2010-01-01', '2015-01-01')) v (n, f, t)$$,
  '31002:1 31004:1 31005:36525 31008:1 31009:36525 31010:1 31012:1 31013:1 31015:36525 31016:1',
  'a day in no branch or in two, from admission or what is known to the end');
SELECT pg_temp.sees('ORG-11', $$SELECT pg_temp.organise(31, 'branch', 2);
  INSERT INTO party.member (id, name, admitted_on, known_from, ended_on, ended_as)
  VALUES (31001, 'a', '2010-01-01', '2011-01-01', NULL, NULL),
    (31002, 'b', '2010-01-01', NULL, '2020-01-01', 'withdrew'), (31003, 'c', NULL, NULL, NULL, NULL);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (31001, 31, 'full', '2011-01-01', NULL), (31002, 31, 'full', '2010-01-01', '2020-01-01')$$,
  ARRAY[$$UPDATE party.membership SET from_date = '2011-01-02' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = '2020-01-02' WHERE member_id = 31002$$,
    $$UPDATE party.membership SET member_id = 31003 WHERE member_id = 31001$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$,
    $$INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (31002, 31, 'full', '2021-01-01')$$,
    $$UPDATE party.member SET known_from = NULL WHERE id = 31001$$,
    $$UPDATE party.member SET admitted_on = '2009-01-01' WHERE id = 31002$$,
    $$UPDATE party.member SET ended_on = '2020-01-02' WHERE id = 31002$$,
    $$INSERT INTO party.member (id, name, admitted_on) VALUES (31004, 'd', '2020-01-01')$$]);

SELECT * FROM finish();
ROLLBACK;
