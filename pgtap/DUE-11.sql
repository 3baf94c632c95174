-- DUE-11 No month twice.
\ir dues.psql
SELECT no_plan();
-- Members 11005 to 11009 of branch 11 have a base, and are assessed for May 2026.
SELECT pg_temp.base(m, 4000) FROM generate_series(11005, 11009) m;
CREATE FUNCTION pg_temp.move(member bigint, day date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.transfer(member, 12, day) $$;

SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-10');
  SELECT pg_temp.assess(11005, '2026-05', org => 11), pg_temp.assess(11005, '2026-06', org => 12)$$,
  'moved on the 10th: May by the old branch, June by the new');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-10');
  SELECT pg_temp.assess(11005, '2026-05', org => 12)$$, 'May by the new one');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-10');
  SELECT pg_temp.assess(11005, '2026-06', org => 11)$$, 'June by the old one');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-01');
  SELECT pg_temp.assess(11005, '2026-05', org => 12)$$, 'moved on the 1st: by the new one');
SELECT is(pg_temp.verdict($$SELECT pg_temp.move(11005, '2026-05-10');
  SELECT pg_temp.assess(11005, '2026-05', org => o) FROM unnest('{11,12}'::int[]) o$$),
  '23505 duplicate key value violates unique constraint "DUE-11 2026"', 'DUE-11 refuses: May in both');
SELECT throws_ok('SELECT party.provide_dues_year(1920)', '22023', '1920 is no year', 'no partition before 1921');
-- who is nobody's member, or suspended
SELECT pg_temp.refuses('DUE-11', $$SELECT partybuild.set_mode('DIS-04', 'off', 'order');
  SELECT pg_temp.assess(11005, '2026-05');
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$, 'a suspended member');
SELECT pg_temp.refuses('DUE-11', $$INSERT INTO party.member (id, name) VALUES (11099, 'applicant');
  INSERT INTO party.dues_assessment (member_id, month, org_id, category, amount)
  VALUES (11099, '2026-05-01', 11, 'student', 0.2)$$, 'who is no member');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.assess(11005, '2026-05');
  UPDATE party.member SET ended_on = '2026-05-02', ended_as = 'died' WHERE id = 11005;
  UPDATE party.membership SET to_date = '2026-05-02' WHERE member_id = 11005$$, 'the month of the end');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.assess(11005, '2026-05');
  UPDATE party.member SET ended_on = '2026-05-01', ended_as = 'died' WHERE id = 11005;
  UPDATE party.membership SET to_date = '2026-05-01' WHERE member_id = 11005$$, 'the month after it');
-- the month of admission is that of the day
CREATE FUNCTION pg_temp.admit(day date, moved date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on) VALUES (11099, 'new', day);
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (11099, 11, 'probationary', day, moved), (11099, 12, 'probationary', moved, NULL);
  SELECT pg_temp.base(11099, NULL, 'student') $$;
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.admit('2026-05-20', '2026-05-25');
  SELECT pg_temp.assess(11099, '2026-05', org => 11), pg_temp.assess(11099, '2026-06', org => 12)$$,
  'admitted and moved in one month');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.admit('2026-05-20', '2026-05-25');
  SELECT pg_temp.assess(11099, '2026-05', org => 12)$$, 'the second branch of the month of admission');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.admit('2026-05-20', '2026-05-25');
  INSERT INTO party.dues_assessment (member_id, month, org_id, category, amount)
  VALUES (11099, '2026-04-01', 11, 'student', 0.2)$$, 'the month before the admission');

SELECT pg_temp.says('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-01');
  SELECT pg_temp.assess(11005, '2026-05', org => 11)$$,
  'dues of "member 11005" for 2026-05 are assessed for "organisation 11": on 2026-05-01 the branch is "organisation '
  '12"; “member 11005”2026-05的党费由“organisation 11”核定：2026-05-01所在支部为“organisation 12”');
SELECT pg_temp.says('DUE-11', $$SELECT pg_temp.assess(11005, '2026-05');
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$,
  'dues of "member 11005" for 2026-05 are assessed for "organisation 11": on 2026-05-01 it is in no branch, or '
  'suspended; “member 11005”2026-05的党费由“organisation 11”核定：2026-05-01不在任何支部，或已停止党籍');

-- A payment goes to the branch that collects.
SELECT $$SELECT pg_temp.move(11005, '2026-05-10');$$ AS moved \gset
SELECT pg_temp.accepts('DUE-11', :'moved' || format($$SELECT pg_temp.pay(1, 11005, 40, %L, %L, %s)$$, day, month, org),
                       format('moved on 10 May, paid on %s for %s to %s', day, month, org))
  FROM (VALUES ('2026-05-20', '2026-05', 11), ('2026-07-20', '2026-05', 11), ('2026-05-01', '2026-06', 12),
    ('2026-05-09', NULL, 11), ('2026-05-10', NULL, 11), ('2026-05-10', NULL, 12), ('2026-06-01', NULL, 12)
    ) v (day, month, org);
SELECT pg_temp.refuses('DUE-11', :'moved' || format($$SELECT pg_temp.pay(1, 11005, 40, %L, %L, %s)$$, day, month, org),
                       format('moved on 10 May, paid on %s for %s to %s', day, month, org))
  FROM (VALUES ('2026-05-20', '2026-05', 12), ('2026-07-20', '2026-05', 12), ('2026-07-20', '2026-06', 11),
    ('2026-05-20', '2026-05', 13), ('2026-05-20', '2026-05', 2), ('2026-05-09', NULL, 12), ('2026-06-01', NULL, 11),
    ('2026-05-20', NULL, 13)) v (day, month, org);
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-01'), pg_temp.pay(1, 11005, 40, '2026-05-01',
  '2026-05', 12)$$, 'moved on the 1st, paid to the new one');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.move(11005, '2026-05-01'), pg_temp.pay(1, 11005, 40, '2026-05-01',
  '2026-05', 11)$$, 'moved on the 1st, paid to the old one');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.admit('2026-05-20', '2026-05-25'),
  pg_temp.pay(1, 11099, 0.2, '2026-05-28', '2026-05', 11), pg_temp.pay(2, 11099, 0.2, '2026-05-28', '2026-06', 12)$$,
  'admitted and moved in one month, paid to each');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.admit('2026-05-20', '2026-05-25'),
  pg_temp.pay(1, 11099, 0.2, '2026-05-28', '2026-05', 12)$$, 'the month of admission paid to the second');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-05', 12);
  UPDATE party.membership SET org_id = 12 WHERE member_id = 11005$$, 'to a branch that the transaction makes his');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-05');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  SELECT pg_temp.move(11005, '2026-05-01')$$, 'a transfer put on record after the payment');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-05');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
  SELECT pg_temp.move(11005, '2026-05-01');
  INSERT INTO party.dues_payment (member_id, org_id, paid_on, amount, month, reverses)
  VALUES (11005, 11, '2026-06-20', -40, '2026-05-01', 1);
  SELECT pg_temp.pay(2, 11005, 40, '2026-06-20', '2026-05', 12)$$, 'and the payment reversed, and entered anew');
-- who is suspended, has left, or was never here
SELECT $$SELECT partybuild.set_mode(c, 'off', 'order') FROM unnest('{DIS-04,ORG-11}'::text[]) c;
  UPDATE party.membership SET to_date = '2026-05-10' WHERE member_id = 11005;$$ AS off \gset
SELECT $$INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (11005, 11, 'suspended', '2026-05-10');$$ AS suspended \gset
SELECT pg_temp.refuses('DUE-11', :'off' || :'suspended' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-06-20',
  '2026-06')$$, 'a month in which he is suspended');
SELECT pg_temp.accepts('DUE-11', :'off' || :'suspended' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', '2026-05'),
  pg_temp.pay(2, 11005, 40, '2026-06-20')$$, 'what he owed before, while suspended');
SELECT pg_temp.refuses('DUE-11', :'off' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-06')$$,
  'a month after he left');
SELECT pg_temp.accepts('DUE-11', :'off' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', '2026-05'),
  pg_temp.pay(2, 11005, 40, '2026-06-20')$$, 'what he owed, after he left, to the last branch');
SELECT pg_temp.refuses('DUE-11', :'off' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', NULL, 12)$$,
  'to another after he left');
SELECT pg_temp.refuses('DUE-11', format($$INSERT INTO party.member (id, name) VALUES (11099, 'applicant');
  SELECT pg_temp.pay(1, 11099, 40, '2026-05-20', %L)$$, m), 'who is no member, for ' || coalesce(m, 'no month'))
  FROM unnest('{2026-05,NULL}'::text[]) m;
-- of before nobody has rosters
SELECT pg_temp.accepts('DUE-11', $$UPDATE party.member SET known_from = '2026-06-01' WHERE id = 11005;
  UPDATE party.membership SET from_date = '2026-06-01' WHERE member_id = 11005;
  SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', '2026-05', 12)$$, 'a month before he is known');
SELECT pg_temp.refuses('DUE-11', $$UPDATE party.member SET known_from = '2026-06-01' WHERE id = 11005;
  UPDATE party.membership SET from_date = '2026-06-01' WHERE member_id = 11005;
  SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', '2026-06', 12)$$, 'the month from which he is known');
SELECT pg_temp.accepts('DUE-11', $$SELECT pg_temp.pay(1, 11005, 40, '2024-12-31', '2024-12', 12),
  pg_temp.pay(2, 11005, 40, '2024-12-31', NULL, 12)$$, 'before dues are kept');
SELECT pg_temp.refuses('DUE-11', $$SELECT pg_temp.pay(1, 11005, 40, '2024-12-31', '2025-01', 12)$$,
  'the first month of which they are');
CREATE FUNCTION pg_temp.says_at_once(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text := '';
  l text;
BEGIN
  FOREACH l IN ARRAY '{en,zh}'::text[] LOOP
    BEGIN
      PERFORM set_config('partybuild.language', l, true);
      EXECUTE sql;
      SET CONSTRAINTS ALL IMMEDIATE;
    EXCEPTION WHEN OTHERS THEN
      said := said || regexp_replace(SQLERRM, ' ?[(（]DUE-11.*', '') || '; ';
    END;
  END LOOP;
  RETURN said;
END $$;
SELECT is(pg_temp.says_at_once(v.sql), v.said, 'DUE-11 says: ' || v.said)
  FROM (VALUES (:'moved' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-05', 12)$$,
    'dues of "member 11005" for 2026-05 are paid to "organisation 12": on 2026-05-01 the branch is "organisation 11"; '
    '“member 11005”2026-05的党费由“organisation 12”收取：2026-05-01所在支部为“organisation 11”; '),
    (:'moved' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-06-20', NULL, 11)$$,
    'dues of "member 11005" for 2026-06 are paid to "organisation 11": on 2026-06-20 the branch is "organisation 12"; '
    '“member 11005”2026-06的党费由“organisation 11”收取：2026-06-20所在支部为“organisation 12”; '),
    (:'off' || $$SELECT pg_temp.pay(1, 11005, 40, '2026-05-20', '2026-06')$$,
    'dues of "member 11005" for 2026-06 are paid to "organisation 11": on 2026-06-01 it is in no branch, or suspended; '
    '“member 11005”2026-06的党费由“organisation 11”收取：2026-06-01不在任何支部，或已停止党籍; ')) v (sql, said);

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DUE-11', $$SELECT pg_temp.assess(m, '2026-05') FROM generate_series(11005, 11008) m;
  SELECT pg_temp.assess(11009, '2026-05', org => 12);
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 11006;
  UPDATE party.membership SET to_date = '2026-05-01' WHERE member_id = 11007;
  UPDATE party.membership SET to_date = '2026-05-02' WHERE member_id = 11008$$,
  '110062605:2 110072605:2 110092605:1', 'another branch, and none');
SELECT pg_temp.sees('DUE-11', $$SELECT pg_temp.move(11006, '2026-05-01');
  SELECT pg_temp.move(11007, '2026-06-01');
  INSERT INTO party.member (id, name, admitted_on) VALUES (11099, 'new', '2026-05-20');
  INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
  VALUES (11099, 11, 'probationary', '2026-05-20', '2026-06-01');
  SELECT pg_temp.base(11099, NULL, 'student');
  SELECT pg_temp.assess(m, '2026-05') FROM unnest('{11005,11007,11099}'::int[]) m$$,
  ARRAY['UPDATE party.dues_assessment SET org_id = 12 WHERE member_id = 11005',
    'UPDATE party.dues_assessment SET member_id = 11006 WHERE member_id = 11005',
    $$UPDATE party.dues_assessment SET month = '2026-06-01' WHERE member_id = 11007$$,
    $$INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
      VALUES (11008, '2026-05-01', 12, 'salaried', 4000, 40)$$,
    $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET from_date = '2026-05-02' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET from_date = '2026-05-21' WHERE member_id = 11099$$,
    $$UPDATE party.membership SET to_date = '2026-05-01' WHERE member_id = 11005$$,
    'DELETE FROM party.membership WHERE member_id = 11005',
    'DELETE FROM party.membership WHERE member_id = 11099',
    $$UPDATE party.member SET admitted_on = '2026-05-19' WHERE id = 11099$$]);

-- The check in C that DUE-01, 02, 03, 09 and 11 share clears nobody whom their views find, and many others.
SELECT setseed(0.42);
UPDATE partybuild.rule SET default_mode = 'off';
INSERT INTO party.member (id, name, admitted_on)
SELECT 700000 + i, 'm' || i, CASE WHEN i % 5 = 0 THEN date '2026-03-10' ELSE date '2010-01-01' END
  FROM generate_series(1, 600) i;
-- of some none, of some two at a time
INSERT INTO party.membership (member_id, org_id, status, from_date, to_date)
SELECT 700000 + i, CASE WHEN random() < 0.9 THEN 11 ELSE 12 END,
       CASE WHEN random() < 0.9 THEN 'full' ELSE 'suspended' END::party.member_status,
       CASE WHEN random() < 0.8 THEN h.admitted_on ELSE date '2026-03-01' + (random() * 10)::integer END,
       CASE WHEN random() < 0.2 THEN date '2026-04-01' + (random() * 4)::integer END
  FROM generate_series(1, 600) i
 CROSS JOIN generate_series(1, 2) n
  JOIN party.member h ON h.id = 700000 + i
 WHERE random() < CASE n WHEN 1 THEN 0.95 ELSE 0.1 END;
INSERT INTO party.dues_base (member_id, category, base, source, from_date, to_date)
SELECT 700000 + i, k.category::party.dues_category, CASE WHEN k.category <> 'student' THEN 2000 + i % 4000 END,
       'payroll', CASE WHEN random() < 0.8 THEN date '2025-01-01' ELSE date '2026-03-01' + (random() * 10)::integer END,
       CASE WHEN random() < 0.2 THEN date '2026-04-01' + (random() * 4)::integer END
  FROM generate_series(1, 600) i
 CROSS JOIN generate_series(1, 2) n
 CROSS JOIN LATERAL (SELECT (ARRAY['salaried', 'retired', 'student'])[1 + i % 3] AS category) k
 WHERE random() < CASE n WHEN 1 THEN 0.95 ELSE 0.1 END;
INSERT INTO party.dues_reduction (member_id, amount, reason, from_date, to_date)
SELECT 700000 + i, 5, 'illness', '2026-03-01', '2026-04-01' FROM generate_series(7, 600, 10) i;
INSERT INTO party.dues_assessment (member_id, month, org_id, category, base, amount)
SELECT 700000 + i, m, CASE WHEN random() < 0.9 THEN 11 ELSE 12 END, k.category::party.dues_category, b.base,
       greatest(partybuild.dues(b.base, k.category, m) + (ARRAY[-0.01, 0.01, 0, 0])[1 + floor(random() * 4)::int], 0)
  FROM generate_series(1, 600) i
 CROSS JOIN unnest('{2025-12-01,2026-03-01,2026-04-01}'::date[]) m
 CROSS JOIN LATERAL (
    SELECT (ARRAY['salaried', 'retired', 'student'])[1 + (i + (random() > 0.9)::integer) % 3] AS category
 ) k
 CROSS JOIN LATERAL (
    SELECT CASE WHEN k.category <> 'student' THEN 2000 + i % 4000 + (random() > 0.9)::integer END AS base
 ) b;
-- of one number in two partitions it cannot tell
UPDATE party.dues_assessment a SET id = 800000 + a.member_id WHERE a.member_id > 700500 AND a.month <> '2026-03-01';
SELECT is(format('%s %s %s', count(*) FILTER (WHERE s.said = 'clean' AND s.found), bool_or(s.found),
                 count(*) FILTER (WHERE s.said = 'clean') > count(*) / 10), '0 t t',
          'the check in C beside ' || s.code || ' agrees with the view')
  FROM (SELECT r.code, partybuild.screen(r.code, a.id) AS said, v.subject IS NOT NULL AS found
          FROM party.dues_assessment a
         CROSS JOIN unnest('{DUE-01,DUE-02,DUE-03,DUE-09,DUE-11}'::text[]) r (code)
          LEFT JOIN (SELECT 'DUE-01' AS code, x.subject FROM party_rule.due_01_salaried x
                     UNION
                     SELECT 'DUE-02', x.subject FROM party_rule.due_02_retired x
                     UNION
                     SELECT 'DUE-03', x.subject FROM party_rule.due_03_fixed x
                     UNION
                     SELECT 'DUE-09', x.subject FROM party_rule.due_09_reduced x
                     UNION
                     SELECT 'DUE-11', x.subject FROM party_rule.due_11_collects x) v
            ON v.code = r.code AND v.subject = a.id) s
 GROUP BY s.code
 ORDER BY s.code;

SELECT * FROM finish();
ROLLBACK;
