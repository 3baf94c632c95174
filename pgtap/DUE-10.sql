-- DUE-10 Large voluntary dues.
\ir dues.psql
SELECT no_plan();
-- Member 11010 owes 50.00 a month.
SELECT pg_temp.base(11010, 5000);
SELECT pg_temp.assess(11010, m) FROM unnest('{2026-01,2026-02,2026-03}'::text[]) m;
-- A large payment, and what is passed on of it.
CREATE FUNCTION pg_temp.give(id bigint, amount numeric, member bigint DEFAULT 11010, day date DEFAULT '2026-03-10')
  RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount) VALUES (id, member, 11, day, amount) $$;
CREATE FUNCTION pg_temp.pass_on(id bigint, large bigint, amount numeric, org bigint DEFAULT 11,
  superior bigint DEFAULT 2,
  reverses bigint DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.dues_remittance (id, org_id, superior_id, large_payment_id, remitted_on, amount, reverses)
  VALUES (id, org, superior, large, '2026-03-20', amount, pass_on.reverses) $$;

-- Booked as dues.
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1049.99, '2026-03-10', '2026-03')$$,
  '999.99 beyond what is owed');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1050, '2026-03-10', '2026-03')$$,
  '1000 beyond what is owed');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1649.99, '2026-03-10')$$,
  '999.99 beyond what the thirteen months that it can be for may owe');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1650, '2026-03-10')$$, '1000 beyond them');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1049.99, '2026-03-10', '2026-04')$$,
  '999.99 beyond the latest assessment, for a month to come');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1050, '2026-03-10', '2026-04')$$,
  '1000 beyond the latest assessment, for a month to come');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.pay(1, 11011, 1000, '2026-03-10', '2026-03')$$,
  '1000 of who is assessed for nothing');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.pay(1, 11011, 999.99, '2026-03-10', '2026-03')$$, '999.99 of him');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.base(11011, 70000); SELECT pg_temp.assess(11011, '2026-03');
  SELECT pg_temp.pay(1, 11011, 1400, '2026-03-10', '2026-03')$$, '1400 that are owed');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1650, '2026-03-10');
  INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-11', -1650, 1);
  SELECT pg_temp.give(1, 1650)$$, 'reversed, and entered as what it is');

-- As it is made: whose base is corrected afterwards keeps what he paid, and is listed.
SELECT $$SELECT pg_temp.pay(1, 11010, 1049.99, '2026-03-10', '2026-03');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  UPDATE party.dues_base SET base = 4998 WHERE member_id = 11010$$ AS less \gset
SELECT pg_temp.accepts('DUE-10', :'less', 'less is owed afterwards');
SELECT pg_temp.reports('DUE-10', :'less', 'less is owed afterwards');
SELECT pg_temp.refuses('DUE-10', :'less' || $$; SELECT pg_temp.pay(2, 11010, 1049.99, '2026-03-10', '2026-03')$$,
  'and as much again');

-- Kept apart, and passed on in full.
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000)$$, 'a large payment of 1000');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 999.99)$$, 'a large payment of 999.99');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000)$$, 'all passed on');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 999.99)$$, 'a fen kept back');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000), pg_temp.pass_on(2, 1,
  1)$$,
  'more than it');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 600), pg_temp.pass_on(2, 1,
  400)$$,
  'in two parts at once');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000),
  pg_temp.pass_on(2, 1, 1000, 2, 1)$$, 'passed on all the way up');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000),
  pg_temp.pass_on(2, 1, 500, 2, 1)$$, 'half of it kept by the committee');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 900),
  pg_temp.pass_on(2, 1, -900, reverses => 1), pg_temp.pass_on(3, 1, 1000)$$, 'what was wrong reversed');
SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000);
  INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-21', -1000, 1)$$, 'a payment reversed that was passed on');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.pass_on(1, 1, 1000),
    pg_temp.pass_on(2, 1, -1000, reverses => 1);
  INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-21', -1000, 1)$$, 'both reversed');
SELECT pg_temp.accepts('DUE-10', $$SELECT pg_temp.give(1, 999.99);
  INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
  VALUES (11010, 11, '2026-03-21', -999.99, 1)$$, 'one that was too small reversed');
SELECT pg_temp.says('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1050, '2026-03-10', '2026-03'), pg_temp.give(1, 700,
  11011),
    pg_temp.give(2, 3000, 11012), pg_temp.pass_on(1, 2, 1000)$$,
  '1050 yuan that "member 11010" paid on 2026-03-10: 1000.00 of them are beyond what is owed: a large payment, to be '
  || E'kept apart\n700 yuan that "member 11011" paid on 2026-03-10: below 1000, and no large payment\n'
  || '3000 yuan that "member 11012" paid on 2026-03-10: 1000 of them were passed on, and not all; '
  || E'“member 11010”2026-03-10交纳的1050元：应交之外为1000.00元，属大额党费，应当单独登记\n'
  || E'“member 11011”2026-03-10交纳的700元：不足1000元，不属大额党费\n'
  || '“member 11012”2026-03-10交纳的3000元：上缴了1000元，未全额上缴');

SELECT pg_temp.refuses('DUE-10', $$SELECT pg_temp.give(1, 1000);
  INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount, reverses)
  VALUES (2, 11010, 11, '2026-03-11', -1000, 1);
  SELECT pg_temp.pay(1, 11010, 1000, '2026-03-01', '2026-03'), pg_temp.pass_on(1, 2, 1000)$$, 'a reversal passed on');
SELECT pg_temp.says('DUE-10', $$SELECT pg_temp.pay(10, 11010, 1050, '2026-03-10', '2026-03'), pg_temp.give(5, 700)$$,
  '1050 yuan that "member 11010" paid on 2026-03-10: 1000.00 of them are beyond what is owed: a large payment, to be '
  'kept apart; “member 11010”2026-03-10交纳的1050元：应交之外为1000.00元，属大额党费，应当单独登记');
SELECT pg_temp.says('DUE-10', $$SELECT pg_temp.give(5, 700), pg_temp.give(3, 3000), pg_temp.pass_on(1, 3, 1000)$$,
  '700 yuan that "member 11010" paid on 2026-03-10: below 1000, and no large payment; '
  '“member 11010”2026-03-10交纳的700元：不足1000元，不属大额党费');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-10', $$SELECT pg_temp.base(m,
  5000) FROM unnest('{11011,11012,11013,11014,11015}'::bigint[]) m;
  SELECT pg_temp.assess(m, '2026-03') FROM unnest('{11011,11012,11014}'::bigint[]) m;
  SELECT pg_temp.assess(11013, '2025-12', 40), pg_temp.assess(11013, '2026-01'), pg_temp.assess(11014, '2026-09', 80),
    pg_temp.assess(11014, '2026-10', 90), pg_temp.assess(11014, '2026-04', 60);
  SELECT pg_temp.pay(101, 11011, 1050, '2026-03-10', '2026-03'), pg_temp.pay(102, 11011, 2050, '2026-03-11', '2026-03'),
    -- 40 in December, 50 in January and after it
    pg_temp.pay(103, 11013, 1040, '2026-01-10', '2025-12'), pg_temp.pay(104, 11013, 1050.01, '2026-01-10', '2026-02'),
    -- 50 in March, 60 in April, 80 in September, the sixth month, and as much in the ten others
    pg_temp.pay(105, 11014, 1990, '2026-03-31'), pg_temp.pay(106, 11012, 1649.99, '2026-03-31'),
    pg_temp.pay(107, 11015, 1000, '2026-03-10'), pg_temp.give(101, 800, 11016), pg_temp.give(102, 900, 11016),
    pg_temp.give(103, 3000, 11017), pg_temp.pass_on(101, 103, 2000), pg_temp.pass_on(102, 103, 2500, 2, 1)$$,
  '11011:3000 11013:2000.01 11014:1000 11015:1000 11016:300 11017:1500', 'all of a member''s, by how much');
SELECT pg_temp.lists('DUE-10', $$SELECT pg_temp.base(11014, 5000);
  SELECT pg_temp.assess(11014, '2026-03'), pg_temp.assess(11014, '2026-09', 80);
  -- 50 in March and 80 in the twelve others; of before September 50 in all thirteen
  SELECT pg_temp.pay(104, 11014, 2009.99, '2026-03-01'), pg_temp.pay(105, 11014, 2009.99, '2026-03-31'),
    pg_temp.pay(106, 11014, 1650, '2026-02-28')$$,
  '11014:1000', 'by the latest assessment of the months that it can be for');
SELECT pg_temp.lists('DUE-10', $$SELECT pg_temp.base(m, 5000) FROM generate_series(11011, 11016) m;
  SELECT pg_temp.assess(m, '2025-09') FROM generate_series(11011, 11012) m;
  SELECT pg_temp.assess(m, '2025-08') FROM generate_series(11013, 11014) m;
  SELECT pg_temp.assess(m, '2026-09') FROM generate_series(11015, 11016) m;
  SELECT pg_temp.pay(100 + m, 11000 + m, x, '2026-03-10', d)
    FROM (VALUES (11, 1649.99, NULL), (12, 1049.99, '2026-03'), (13, 1000, NULL), (14, 1000, '2026-03'),
                 (15, 1650, NULL), (16, 1050, '2026-03')) v (m, x, d)$$,
  '11013:1000 11014:1000 11015:1000 11016:1000',
  'nothing by an assessment of more than six months before, whether a month is named or not');
SELECT pg_temp.lists('DUE-10', $$SELECT pg_temp.base(11013, 5000); SELECT pg_temp.assess(11013, '2025-08', 70);
  SELECT pg_temp.pay(101, 11013, 1070, '2026-03-10', '2025-08'), pg_temp.pay(102, 11013, 1069.99, '2026-03-10',
    '2025-08')$$, '11013:1000', 'by that of the month that is named, however long ago');
SELECT pg_temp.lists('DUE-10', $$SELECT pg_temp.pay(1, 11010, 1050, '2026-03-10', '2026-03'),
    pg_temp.pay(2, 11011, 1050, '2026-03-09', '2026-03'), pg_temp.give(1, 1040, 11012),
    pg_temp.give(2, 1040, 11013, '2026-03-09');
  SELECT partybuild.set_param('DUE-10', 'limit', 1050, '2026-03-10', 'x')$$, '11011:1050 11012:10',
    'by the limit of the day');
SELECT pg_temp.sees('DUE-10', $$SELECT pg_temp.give(1, 1000), pg_temp.give(2, 1000), pg_temp.pass_on(2, 2, 1000)$$,
  ARRAY[$$SELECT pg_temp.pay(1, 11010, 1050, '2026-03-10', '2026-03')$$, $$SELECT pg_temp.give(3, 999.99)$$,
    $$SELECT pg_temp.pass_on(1, 1, 999.99)$$, $$SELECT pg_temp.pass_on(3, 2, -1000, reverses => 2);
      SELECT pg_temp.pass_on(4, 2, 1)$$,
    $$INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
      VALUES (11010, 11, '2026-03-21', -1000, 2)$$]);
SELECT * FROM finish();
ROLLBACK;
