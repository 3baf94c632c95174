-- DIS-05 Rights suspended.
\ir dues.psql
SELECT no_plan();

CREATE FUNCTION pg_temp.suspend(since date, until date, member bigint DEFAULT 11010) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (member, since, until) $$;
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01')$$, 'a year');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2028-03-01')$$, 'two years');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2029-03-01')$$, 'three years');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-02-28')$$, 'a year less a day');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-02')$$, 'a year and a day');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2028-02-29')$$, 'two years less a day');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2028-03-02')$$, 'two years and a day');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2024-02-29', '2025-03-01')$$, 'a year from a leap day');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2024-02-29', '2025-02-28')$$,
  'a year from a leap day less a day');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2016-01-01', '2017-01-02')$$, 'one entered years later');
SELECT pg_temp.accepts('DIS-05', $$SELECT partybuild.set_param('DIS-05', 'longer', 3, '2026-03-01', 'order');
  SELECT pg_temp.suspend('2026-03-01', '2029-03-01')$$, 'three years, where an order says so');
SELECT pg_temp.refuses('DIS-05', $$SELECT partybuild.set_param('DIS-05', 'longer', 3, '2026-03-01', 'order');
  SELECT pg_temp.suspend('2026-02-28', '2029-02-28')$$, 'three years from the day before the order');
SELECT pg_temp.says('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2029-03-01')$$,
  'the rights of "member 11010" are suspended from 2026-03-01 to 2029-03-01, which is neither 1 nor 2 years; '
  '“member 11010”留党察看自2026-03-01至2029-03-01，既非1年也非2年');

-- What adjoins is one stretch.
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2027-03-01', '2029-03-01')$$, 'three years in two rows, a year and two');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2027-03-01', '2028-03-01')$$, 'two years in two rows');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2026-09-01'),
  pg_temp.suspend('2026-09-01', '2027-03-01')$$, 'a year in two halves');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2026-09-01'),
  pg_temp.suspend('2026-09-02', '2027-03-01')$$, 'two halves with a day in between');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2023-03-01', '2025-03-01'),
  pg_temp.suspend('2025-03-02', '2027-03-02')$$, 'two years twice, with a day in between');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2026-06-01', '2028-03-01')$$, 'two rows that overlap, two years together');
SELECT pg_temp.refuses('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2028-03-01'),
  pg_temp.suspend('2026-06-01', '2028-06-01')$$, 'two rows that overlap, more than that together');
SELECT pg_temp.accepts('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2027-03-01', '2028-03-01', 11011), pg_temp.suspend('2028-03-01', '2029-03-01')$$,
  'of two members, one after the other');
SELECT pg_temp.says('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2027-03-01', '2029-03-01')$$,
  'the rights of "member 11010" are suspended from 2026-03-01 to 2029-03-01, which is neither 1 nor 2 years; '
  '“member 11010”留党察看自2026-03-01至2029-03-01，既非1年也非2年');

-- Votes, elections and posts go by the same register.
SELECT is((SELECT string_agg(DISTINCT x.rule, ' ' ORDER BY x.rule)
             FROM partybuild.watch w
             JOIN partybuild.watch_rule x ON x.watch_id = w.id
            WHERE w.relation = 'party.rights_suspension'),
  'DEV-09 DEV-14 DEV-25 DIS-05 ELE-01 ELE-08 ELE-21 LIF-16 POS-01', 'DIS-05: who looks at suspended rights');
CREATE FUNCTION pg_temp.voted(entitled int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.held(1, 11, 'general_meeting', '2026-03-02');
  INSERT INTO party.vote (activity_id, motion, figures, passed)
  VALUES (1, 'm', partybuild.tally(entitled, 20, 20, 20, 20, 18, 2, 0), true) $$;
SELECT pg_temp.refuses('LIF-16', $$SELECT pg_temp.suspend('2026-03-02', '2027-03-02'); SELECT pg_temp.voted(25)$$,
  'a vote that counts a member whose rights are suspended');
SELECT pg_temp.accepts('LIF-16', $$SELECT pg_temp.suspend('2026-03-02', '2027-03-02'); SELECT pg_temp.voted(24)$$,
  'a vote without him');
SELECT pg_temp.accepts('LIF-16', $$SELECT pg_temp.suspend('2025-03-02', '2026-03-02'); SELECT pg_temp.voted(25)$$,
  'a vote on the day on which they are back');
SELECT pg_temp.refuses('POS-01', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01', 11002)$$,
  'a post held while rights are suspended');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', x.until, 11000 + x.n)
  FROM (VALUES (4, date '2026-03-02'), (5, '2027-03-01'), (6, '2027-03-08'), (7, '2028-02-20'), (8, '2028-03-01'),
               (9, '2031-03-01')) x (n, until)$$, '11004:364 11006:7 11007:10 11009:1095',
  'by the days beside a year or two');
SELECT pg_temp.lists('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01'),
  pg_temp.suspend('2027-03-01', '2029-03-01'), pg_temp.suspend('2031-03-01', '2032-03-02')$$, '11010:1 11010:365',
  'each stretch once, of however many rows');
SELECT pg_temp.lists('DIS-05', $$SELECT pg_temp.join_branch(11, 1);
  DELETE FROM party.membership WHERE member_id = 11026; SELECT pg_temp.suspend('2026-03-01', '2027-03-02', 11026)$$,
  '11026:1', 'a member of no branch');
SELECT pg_temp.sees('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2027-03-01')$$,
  ARRAY[$$SELECT pg_temp.suspend('2026-03-01', '2026-09-01', 11011)$$,
    $$UPDATE party.rights_suspension SET from_date = '2026-03-02'$$,
    $$UPDATE party.rights_suspension SET to_date = '2027-03-02'$$]);
SELECT pg_temp.sees('DIS-05', $$SELECT pg_temp.suspend('2026-03-01', '2026-09-01'),
    pg_temp.suspend('2026-09-01', '2027-03-01')$$,
  ARRAY[$$DELETE FROM party.rights_suspension WHERE from_date = '2026-09-01'$$,
    $$UPDATE party.rights_suspension SET member_id = 11011 WHERE from_date = '2026-03-01'$$,
    $$UPDATE party.rights_suspension SET to_date = '2026-08-31' WHERE from_date = '2026-03-01'$$,
    $$UPDATE party.rights_suspension SET from_date = '2026-09-02' WHERE from_date = '2026-09-01'$$]);
SELECT pg_temp.judges('DIS-05', $$SELECT pg_temp.unasked('DIS-05',
    $q$SELECT pg_temp.suspend('2026-03-01', '2027-03-02')$q$)$$,
  ARRAY['UPDATE party.rights_suspension SET member_id = 11011']);
-- Whose policy applies: the branch of the first day, or the first that there was.
UPDATE party.membership SET from_date = '2026-02-10', org_id = 12 WHERE member_id IN (11004, 11005, 11006);
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT m, 13, 'full', '2011-01-01', '2026-02-10' FROM unnest('{11004,11005,11006}'::int[]) m;
UPDATE party.membership SET from_date = '2011-02-01' WHERE member_id = 11006 AND org_id = 13;
SELECT pg_temp.suspend('2026-02-10', '2026-03-01', 11004), pg_temp.suspend('2026-02-09', '2026-03-01', 11005),
       pg_temp.suspend('2011-01-31', '2011-03-01', 11006);
SELECT is((SELECT array_agg(v.org_id ORDER BY v.subject) FROM party_rule.dis_05_suspended_rights v),
  '{12,13,13}'::bigint[], 'DIS-05: whose policy applies');

SELECT * FROM finish();
ROLLBACK;
