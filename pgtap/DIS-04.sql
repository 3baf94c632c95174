-- DIS-04 Changes of member status.
\ir dues.psql
SELECT no_plan();

-- What member 11010 has been, from each of these days on, the last one up to a day or without an end.
CREATE FUNCTION pg_temp.was(statuses text[], days date[], until date DEFAULT NULL, member bigint DEFAULT 11010)
  RETURNS void LANGUAGE sql AS $$
  DELETE FROM party.membership WHERE member_id = member;
  UPDATE party.member SET known_from = days[1], admitted_on = least(admitted_on, days[1]) WHERE id = was.member;
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  SELECT member, 11, s::party.member_status, d, coalesce(lead(d) OVER (ORDER BY d), until)
    FROM unnest(statuses, days) u (s, d) $$;
-- From full today, from today on.
CREATE FUNCTION pg_temp.now(status text, member bigint DEFAULT 11010) RETURNS void LANGUAGE sql AS $$
  UPDATE party.membership SET to_date = partybuild.today() WHERE member_id = member AND to_date IS NULL;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (member, 11, status::party.member_status, partybuild.today()) $$;

SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.now('suspended')$$, 'full to suspended');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.now('probationary')$$, 'full to probationary');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.transfer(11010, 12)$$, 'full to full, in another branch');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.was('{probationary,full}', '{2024-01-01,2025-01-01}')$$,
  'probationary to full');
SELECT pg_temp.accepts('DIS-04',
  $$SELECT pg_temp.was('{probationary,full,suspended}', ARRAY['2020-01-01', '2021-01-01', partybuild.today() - 30])$$,
  'probationary to full to suspended');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.was('{probationary,suspended}', '{2024-01-01,2025-01-01}')$$,
  'probationary to suspended');
SELECT pg_temp.refuses('DIS-04',
  $$SELECT pg_temp.was('{full,suspended,probationary}', '{2020-01-01,2025-01-01,2025-06-01}')$$,
  'suspended to probationary');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.was('{full,suspended,full}', '{2020-01-01,2023-01-01,2025-01-01}')$$,
  'back on the day on which two years end');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.was('{full,suspended,full}', '{2020-01-01,2023-01-01,2025-01-02}')$$,
  'back the day after');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.was('{full,suspended,suspended,full}',
    '{2020-01-01,2023-01-01,2024-01-01,2025-01-02}')$$, 'the same in two rows, in two branches');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.was('{full,suspended,full,suspended,full}',
    '{2020-01-01,2022-01-01,2023-12-01,2023-12-02,2025-12-01}')$$, 'twice, with a day in between');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.was('{full,suspended}', '{2020-01-01,2023-01-01}')$$,
  'two years have gone by, and no end is known');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.was('{full,suspended}', ARRAY['2020-01-01',
    (partybuild.day_of(now()) - interval '23 months')::date])$$, 'two years have not gone by');
SELECT pg_temp.refuses('DIS-04', $$SELECT pg_temp.was('{full,suspended}', ARRAY['2020-01-01',
    (partybuild.day_of(now()) - interval '23 months')::date], (partybuild.day_of(now()) + interval '2 months')::date);
  UPDATE party.member SET ended_on = (partybuild.day_of(now()) + interval '2 months')::date, ended_as = 'removed'
   WHERE id = 11010$$, 'to end later than after two years');
SELECT pg_temp.accepts('DIS-04', $$UPDATE party.membership SET to_date = '2026-02-01' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'expelled' WHERE id = 11010$$, 'full to expelled');
SELECT pg_temp.accepts('DIS-04', $$SELECT pg_temp.was('{probationary}', '{2026-01-01}', '2026-02-01');
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'withdrew', confirmed_on = NULL WHERE id = 11010$$,
  'probationary to withdrawn');

SELECT pg_temp.says('DIS-04', $$SELECT pg_temp.was('{full,probationary}', '{2020-01-01,2025-01-01}')$$,
  'member "member 11010" goes from full to probationary on 2025-01-01, which is no change that there is; '
  '党员“member 11010”2025-01-01由正式党员变为预备党员，不在允许之列');
SELECT pg_temp.says('DIS-04', $$SELECT pg_temp.was('{full,suspended}', '{2020-01-01,2023-01-01}')$$,
  'member "member 11010" is suspended for more than 2 years, from 2023-01-01 on; '
  '党员“member 11010”停止党籍已逾2年：自2023-01-01起');

-- Nobody returns from an end that has come; but what one transaction writes and takes back was never on file.
SELECT pg_temp.accepts('DIS-04', $$UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'expelled'
   WHERE id = 11010;
  UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 11010$$, 'an end taken back by who wrote it');
SELECT pg_temp.accepts('DIS-04', $$UPDATE party.membership SET to_date = '2026-02-01' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'expelled' WHERE id = 11010;
  DELETE FROM party.membership WHERE member_id = 11010; DELETE FROM party.member WHERE id = 11010$$,
  'who was put down as expelled by the same transaction, deleted by it');
-- From here on nothing counts as ours: as if it had been on file before.
CREATE OR REPLACE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean LANGUAGE sql RETURN false;
SELECT $$UPDATE party.membership SET to_date = '2026-02-01' WHERE member_id = 11010;
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'expelled' WHERE id = 11010;$$ AS expelled \gset
SELECT pg_temp.refuses('DIS-04', :'expelled' || $$UPDATE party.member SET ended_on = NULL, ended_as = NULL
   WHERE id = 11010;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11010, 11, 'full', '2026-02-01')$$,
  'expelled to full');
SELECT pg_temp.refuses('DIS-04', :'expelled' || $$UPDATE party.member SET ended_on = partybuild.day_of(now()) + 1
   WHERE id = 11010;
  UPDATE party.membership SET to_date = partybuild.day_of(now()) + 1 WHERE member_id = 11010$$,
  'an end that is put off');
SELECT pg_temp.refuses('ORG-11', :'expelled' || $$INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (11010, 11, 'full', '2026-03-01')$$, 'a branch after the end');
SELECT pg_temp.accepts('DIS-04', :'expelled' || $$UPDATE party.member SET ended_on = '2026-01-31' WHERE id = 11010;
  UPDATE party.membership SET to_date = '2026-01-31' WHERE member_id = 11010$$, 'the day is mended');
SELECT pg_temp.accepts('DIS-04', $$UPDATE party.membership SET to_date = partybuild.day_of(now()) + 1
  WHERE member_id = 11010;
  UPDATE party.member SET ended_on = partybuild.day_of(now()) + 1, ended_as = 'withdrew' WHERE id = 11010;
  UPDATE party.membership SET to_date = NULL WHERE member_id = 11010;
  UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 11010$$,
  'an end that has not come is taken back');
SELECT pg_temp.refuses('DIS-04', $$UPDATE party.membership SET to_date = partybuild.day_of(now())
  WHERE member_id = 11010;
  UPDATE party.member SET ended_on = partybuild.day_of(now()), ended_as = 'withdrew' WHERE id = 11010;
  UPDATE party.membership SET to_date = NULL WHERE member_id = 11010;
  UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 11010$$, 'one that has come today is not');

-- Nor by way of a new row: what has ended is not deleted, whatever was done to it before.
SELECT $$DELETE FROM party.membership WHERE member_id = 11010; DELETE FROM party.member WHERE id = 11010;$$
  AS gone \gset
SELECT $$INSERT INTO party.member (id, name, admitted_on, confirmed_on, known_from)
    VALUES (11010, 'member 11010', '2010-01-01', '2011-01-01', '2011-01-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (11010, 11, 'full', '2011-01-01');$$
  AS again \gset
SELECT pg_temp.refuses('DIS-04', :'expelled' || :'gone', 'expelled and deleted');
SELECT pg_temp.refuses('DIS-04', :'expelled' || :'gone' || :'again', 'deleted and entered again as a member');
SELECT pg_temp.refuses('DIS-04', :'expelled' || 'UPDATE party.member SET ended_on = NULL, ended_as = NULL
   WHERE id = 11010;' || :'gone', 'taken back and deleted');
SELECT pg_temp.accepts('DIS-04', :'expelled' || :'gone' || :'again' || :'expelled',
  'deleted and entered again as who has ended');
SELECT pg_temp.refuses('DIS-04', :'expelled' || :'gone' || :'again'
  || replace(:'expelled', '2026-02-01', (partybuild.day_of(now()) + 1)::text), 'entered again to end tomorrow');
SELECT pg_temp.accepts('DIS-04', :'gone', 'who was a member deleted');
SELECT pg_temp.accepts('DIS-04', replace(:'expelled', '2026-02-01', (partybuild.day_of(now()) + 1)::text) || :'gone',
  'one whose end has not come deleted');
SELECT throws_like(:'expelled' || :'gone' || $$SET LOCAL partybuild.language = 'en'; SET CONSTRAINTS ALL IMMEDIATE$$,
  'the membership of "member 11010" ended on 2026-02-01, which is not deleted%', 'DIS-04 says: an end deleted');

SELECT throws_like(:'expelled' || $$SET LOCAL partybuild.language = 'en';
  UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 11010;
  UPDATE party.membership SET to_date = NULL WHERE member_id = 11010;
  SET CONSTRAINTS ALL IMMEDIATE$$,
  'the membership of "member 11010" ended on 2026-02-01, and nobody returns from that%', 'DIS-04 says: a member again');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DIS-04', $$
  SELECT pg_temp.was('{full,probationary}', '{2020-01-01,2025-01-01}', '2025-01-11', 11004);
  SELECT pg_temp.was('{full,probationary,full,suspended}', '{2020-01-01,2025-01-01,2025-01-11,2025-02-01}',
    '2027-02-02', 11005);
  SELECT pg_temp.was('{full,suspended,suspended,suspended}', '{2020-01-01,2022-01-01,2024-01-02,2024-01-05}',
    '2024-01-11', 11006);
  -- of another member, in between
  SELECT pg_temp.was('{full}', '{2023-05-01}', NULL, 11012);
  SELECT pg_temp.was('{suspended,full,suspended}', '{2020-01-01,2021-12-31,2022-01-01}', '2023-12-31', 11007);
  SELECT pg_temp.was('{suspended}', ARRAY[partybuild.years_after(partybuild.today(), -2)], NULL, 11008);
  SELECT pg_temp.was('{suspended}', ARRAY[partybuild.years_after(partybuild.today(), -2) - 1], NULL, 11009);
  SELECT pg_temp.was('{full,suspended,probationary}', '{2020-01-01,2025-01-01,2025-06-01}', '2025-06-08', 11011)$$,
  '11004:10 11005:11 11006:10 11009:36525 11011:7',
  'by the days that should not be');
SELECT pg_temp.lists('DIS-04', $$SELECT partybuild.set_param('DIS-04', 'years', 3, '2022-01-01', 'order');
  SELECT pg_temp.was('{suspended}', '{2022-01-01}', '2025-01-02', 11004);
  SELECT pg_temp.was('{suspended}', '{2021-12-31}', '2024-01-02', 11005)$$, '11004:1 11005:2',
  'the years of the first day');
SELECT pg_temp.sees('DIS-04', $$SELECT pg_temp.was('{probationary,full}', '{2024-01-01,2025-01-01}');
  SELECT pg_temp.was('{full,suspended,full}', '{2020-01-01,2023-01-01,2025-01-01}', NULL, 11011);
  -- with some days in between, which are another rule's
  SELECT pg_temp.was('{full,suspended,full}', '{2020-01-01,2023-01-01,2025-02-01}', NULL, 11012);
  UPDATE party.membership SET to_date = to_date - 31 WHERE member_id = 11012;
  SELECT pg_temp.was('{probationary,full,suspended}', ARRAY['2020-01-01', '2021-01-01', partybuild.today() - 30], NULL,
    11013)$$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 11013 AND status = ''full''',
    $$UPDATE party.membership SET from_date = '2022-12-31' WHERE member_id = 11012 AND status = 'suspended'$$,
    $$UPDATE party.membership SET to_date = '2025-01-02' WHERE member_id = 11012 AND status = 'suspended'$$,
    $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11010 AND status = 'full'$$,
    $$UPDATE party.membership SET from_date = '2023-12-01', to_date = '2023-12-02'
       WHERE member_id = 11010 AND status = 'full'$$,
    $$UPDATE party.membership SET to_date = '2025-01-02' WHERE member_id = 11011 AND status = 'suspended';
      UPDATE party.membership SET from_date = '2025-01-02' WHERE member_id = 11011 AND from_date = '2025-01-01'$$,
    $$UPDATE party.membership SET from_date = '2022-12-31' WHERE member_id = 11011 AND status = 'suspended';
      UPDATE party.membership SET to_date = '2022-12-31' WHERE member_id = 11011 AND to_date = '2023-01-01'$$,
    $$UPDATE party.membership SET member_id = 11010 WHERE member_id = 11011 AND status = 'suspended'$$,
    $$INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
      VALUES (11011, 11, 'probationary', '2019-01-01', '2019-02-01'), (11011, 11, 'full', '2018-01-01', '2019-01-01')$$,
    $$DELETE FROM party.membership WHERE member_id = 11011 AND status = 'suspended';
      UPDATE party.membership SET status = 'probationary' WHERE member_id = 11011 AND from_date = '2025-01-01'$$]);
-- The checks in C clear nobody whom the views find, and most of the others.
SELECT setseed(0.42);
UPDATE partybuild.rule SET default_mode = 'off';
INSERT INTO party.member (id, name, admitted_on, ended_on, ended_as)
SELECT 700000 + i, 'm' || i, '2010-01-01', CASE WHEN i % 10 = 0 THEN date '2026-01-01' END,
       CASE i % 20 WHEN 0 THEN 'self_withdrawn' WHEN 10 THEN 'withdrew' END::party.membership_end
  FROM generate_series(1, 400) i;
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT 700000 + i, 11, (ARRAY['full', 'full', 'full', 'probationary', 'suspended'])[1 + floor(random() * 5)]
         ::party.member_status, make_date(y, 1, 1), CASE WHEN y < 2024 THEN make_date(y + 4, 1, 1) END
  FROM generate_series(1, 400) i, unnest('{2016,2020,2024}'::int[]) y
 WHERE random() < 0.7 AND i % 10 > 0;
SELECT is(format('%s %s %s', count(*) FILTER (WHERE s.said = 'clean' AND s.found), bool_or(s.found),
                 bool_or(s.said = 'clean')), '0 t t', 'the check in C beside ' || s.code || ' agrees with the view')
  FROM (SELECT 'DIS-03' AS code, partybuild.screen('DIS-03', h.id) AS said,
               h.id IN (SELECT v.subject FROM party_rule.dis_03_self_withdrawal v) AS found
          FROM party.member h
        UNION ALL
        SELECT 'DIS-04', partybuild.screen('DIS-04', h.id),
               h.id IN (SELECT v.subject FROM party_rule.dis_04_status v)
          FROM party.member h) s
 GROUP BY s.code
 ORDER BY s.code;

SELECT * FROM finish();
ROLLBACK;
