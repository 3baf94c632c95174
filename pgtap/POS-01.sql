-- POS-01 Office-holders are full members.
\ir court.psql
SELECT no_plan();

SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a full member');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11009;
  SELECT pg_temp.appoint(11009, 11, 'member', '{youth}')$$, 'a probationary commissioner');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 11002;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (11002, 11, 'suspended', partybuild.today())$$, 'an office-holder is suspended');
SELECT pg_temp.refuses('POS-01', $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11002, partybuild.today(), partybuild.years_after(partybuild.today(), 1))$$, 'an office-holder loses rights');

-- Throughout: past posts, and the past of those in office.
CREATE FUNCTION pg_temp.young(n int DEFAULT 1) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on, confirmed_on) VALUES (9900 + n, 'young', '2024-01-01', '2025-01-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (9900 + n, 11, 'probationary', '2024-01-01', '2025-01-01'), (9900 + n, 11, 'full', '2025-01-01', NULL);
$$;
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.young(), pg_temp.hold(9901, 9901, 11, 'member', '2024-12-31')$$,
  'in office a day before probation ended');
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.young(), pg_temp.hold(9901, 9901, 11, 'member', '2025-01-01')$$,
  'in office on the day probation ended');
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.young(), pg_temp.served(9901, 11, '2024-06-01', '2024-12-01')$$,
  'a past post of who was on probation then');
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.young(), pg_temp.served(9901, 11, '2025-06-01', '2025-12-01')$$,
  'a past post of who was a full member by then');
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.young(); UPDATE party.member SET known_from = '2025-01-01'
  WHERE id = 9901; DELETE FROM party.membership WHERE member_id = 9901 AND to_date IS NOT NULL;
  SELECT pg_temp.hold(9901, 9901, 11, 'member', '2024-06-01')$$, 'a post from before the register knows the holder');
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.young(); INSERT INTO party.rights_suspension (member_id, from_date,
  to_date) VALUES (9901, '2024-03-01', '2025-03-01'); SELECT pg_temp.served(9901, 11, '2025-02-28', '2025-06-01')$$,
  'in office on the last day without rights');
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.young(); INSERT INTO party.rights_suspension (member_id, from_date,
  to_date) VALUES (9901, '2024-03-01', '2025-03-01'); SELECT pg_temp.served(9901, 11, '2025-03-01', '2025-06-01')$$,
  'in office from the day on which rights are restored');
SELECT pg_temp.accepts('POS-01', $$SELECT pg_temp.unasked('POS-01', $q$SELECT pg_temp.young(),
  pg_temp.hold(9901, 9901, 11, 'member', '2024-06-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  UPDATE party.post SET portfolio = '{women}' WHERE id = 9901;
  SELECT pg_temp.transfer(9901, 11, '2026-01-01')$$, 'what was adopted, and is no worse now');
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.unasked('POS-01', $q$SELECT pg_temp.young(),
  pg_temp.hold(9901, 9901, 11, 'member', '2024-06-01')$q$);
  SELECT count(*) FROM partybuild.adopt(partybuild.day_of(now()) + 90);
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (9901, '2025-06-01', '2026-06-01')$$,
  'another year without rights beside what was adopted');
SELECT pg_temp.refuses('POS-01', $$UPDATE party.membership SET to_date = '2034-01-01' WHERE member_id = 11002;
  UPDATE party.member SET ended_on = '2034-01-01', ended_as = 'withdrew' WHERE id = 11002$$,
  'an office-holder leaves on a day to come');
SELECT pg_temp.accepts('POS-01', $$UPDATE party.membership SET to_date = '9999-12-31' WHERE member_id = 11002;
  UPDATE party.member SET ended_on = '9999-12-31', ended_as = 'withdrew' WHERE id = 11002$$,
  '9999-12-31 is no end');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.young(),
  pg_temp.hold(9901, 9901, 11, 'member', '2024-06-01'); SET CONSTRAINTS ALL IMMEDIATE$$,
  'member "young" of "organisation 11" is not a full member .* on 2024-06-01 ',
  'POS-01 names the day');
SELECT throws_matching($$SET partybuild.language = 'en'; SELECT pg_temp.young(),
  pg_temp.hold(9901, 9901, 11, 'member', '2024-06-01'); INSERT INTO party.rights_suspension (member_id,
  from_date, to_date) VALUES (9901, '2026-01-01', '2027-01-01'); SET CONSTRAINTS ALL IMMEDIATE$$, ' on 2026-01-01 ',
  'POS-01 names the first day of the last stretch');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('POS-01', $$SELECT pg_temp.organise(31, 'branch', 2, 20);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'member') FROM generate_series(1, 19) n;
  UPDATE party.membership SET status = 'probationary' WHERE member_id BETWEEN 31002 AND 31006;
  UPDATE party.post SET to_date = partybuild.today() WHERE id = 9002;
  UPDATE party.post SET to_date = partybuild.today() + 1 WHERE id = 9003;
  UPDATE party.post SET from_date = partybuild.today() WHERE id = 9004;
  UPDATE party.post SET from_date = partybuild.today() + 1 WHERE id = 9005;
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31007;
  UPDATE party.membership SET from_date = partybuild.today() WHERE member_id = 31008;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31010, partybuild.today(),
      partybuild.today() + 9),
    (31011, partybuild.today() + 1, partybuild.today() + 9), (31012, '2024-04-01', '2024-05-01'),
    (31013, '2024-04-01', '2024-05-02');
  UPDATE party.membership SET from_date = '2024-05-02' WHERE member_id IN (31014, 31015);
  UPDATE party.member SET known_from = '2024-05-02' WHERE id = 31014;
  UPDATE party.membership SET to_date = '9999-12-31' WHERE member_id = 31016;
  UPDATE party.membership SET to_date = '2025-01-01' WHERE member_id IN (31017, 31018, 31019);
  UPDATE party.post SET to_date = '2025-01-02' WHERE id = 9018;
  UPDATE party.post SET to_date = '2025-01-01' WHERE id = 9019;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (31017, 16, 'full', '2025-01-01')$$,
  format('9002:%s 9003:%s 9004:%s 9005:%s 9006:%s 9007:%s 9008:%s 9010:9 9011:8 9013:1 9015:1 9018:1',
    pg_temp.span('2024-05-01', partybuild.today()), pg_temp.span('2024-05-01', partybuild.today() + 1),
    pg_temp.span(partybuild.today()), pg_temp.span(partybuild.today() + 1), pg_temp.span('2024-05-01'),
    pg_temp.span(partybuild.today()), pg_temp.span('2024-05-01', partybuild.today())),
  'days in office of who is no full member with rights, from when he is known');
SELECT pg_temp.sees('POS-01', $$SELECT pg_temp.organise(31, 'branch', 2, 6);
  SELECT pg_temp.hold(9000 + n, 31000 + n, 31, 'member') FROM generate_series(1, 2) n;
  SELECT pg_temp.hold(9006, 31006, 31, 'member');
  SELECT pg_temp.unasked('POS-01', $q$SELECT pg_temp.hold(9003, 31003, 31, 'member', '2024-05-01', '2025-05-01');
    UPDATE party.membership SET status = 'probationary' WHERE member_id = 31003$q$);
  UPDATE party.member SET known_from = '2024-06-01' WHERE id = 31006;
  UPDATE party.membership SET from_date = '2024-06-01' WHERE member_id = 31006;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31002, '2020-01-01', '2021-01-01'),
    (31004, '2020-01-01', partybuild.today() + 9);
  SELECT pg_temp.unasked('POS-01', $q$SELECT pg_temp.hold(9005, 31003, 31, 'member', partybuild.today() + 9,
      partybuild.today() + 10);
    INSERT INTO party.rights_suspension (id, member_id, from_date, to_date) VALUES (9001, 31001, partybuild.today()
        + 9, partybuild.today() + 10)$q$)$$,
  ARRAY[$$UPDATE party.post SET member_id = 31003 WHERE id = 9001$$,
    $$UPDATE party.post SET to_date = NULL WHERE id = 9003$$, $$UPDATE party.post SET from_date = partybuild.today()
        WHERE id = 9005$$,
    $$UPDATE party.rights_suspension SET from_date = partybuild.today() WHERE id = 9001$$,
    $$SELECT pg_temp.hold(9004, 31003, 31, 'member')$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001$$,
    $$UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = partybuild.today() + 1 WHERE member_id = 31001$$,
    $$UPDATE party.membership SET from_date = '2024-05-02' WHERE member_id = 31001$$,
    $$UPDATE party.member SET known_from = NULL WHERE id = 31006$$,
    $$DELETE FROM party.membership WHERE member_id = 31001$$,
    $$UPDATE party.rights_suspension SET to_date = partybuild.today() + 1 WHERE member_id = 31002$$,
    $$UPDATE party.rights_suspension SET member_id = 31001 WHERE member_id = 31004$$,
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31001, partybuild.today(),
        partybuild.today() + 9)$$]);
-- Where the rule is off, it is broken; whoever goes on elsewhere is judged there.
SELECT pg_temp.judges('POS-01', $$SELECT pg_temp.organise(31, 'branch', 2, 2), pg_temp.organise(32, 'branch', 2),
    partybuild.set_mode('POS-01', 'off', 'order 1', 31), pg_temp.hold(9001, 31001, 31, 'member');
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31001$$,
  ARRAY['UPDATE party.post SET org_id = 32 WHERE id = 9001']);

SELECT * FROM finish();
ROLLBACK;
