-- What reports have of dues: compliance.dues_month, dues_arrears, dues_account, dues_remittance.
\ir dues.psql
SELECT no_plan();
-- All rows of a view of an organisation, without registry and name; .00 of an amount is not told.
CREATE FUNCTION pg_temp.told(view text, org bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text;
BEGIN
  EXECUTE format('SELECT string_agg(regexp_replace(regexp_replace(v::text, ''^\([^,]*,[^,]*,[^,]*,'', ''(''),
                                                       ''\.00(?=[,)])'', '''', ''g''), '' '' ORDER BY v::text)
                    FROM compliance.%I v WHERE v.org_id = $1', view) INTO r USING org;
  RETURN r;
END $$;
SELECT is(pg_temp.told(v, 11), NULL, v || ' of who has no books')
  FROM unnest('{dues_month,dues_arrears,dues_account,dues_remittance}'::text[]) v;

-- Members 11010 to 11014 owe 50 yuan a month from January to November 2026; 11014 belongs to branch 12 from June on.
SELECT pg_temp.base(m, 5000) FROM generate_series(11010, 11014) m;
SELECT pg_temp.assess(m, to_char(d, 'YYYY-MM'), org => CASE WHEN m = 11014 AND d >= '2026-06-01' THEN 12 END)
  FROM generate_series(11010, 11014) m, generate_series('2026-01-01'::timestamp, '2026-11-01', '1 month') d;
-- 11010 pays in time but in June: then nothing, in July both; 11011 all in advance, and more; 11012 lacks a fen of
-- January and pays nothing since August; 11013 pays nothing in May; 11014 nothing since June.
SELECT pg_temp.pay(1000 + m, 11010, CASE m WHEN 7 THEN 100 ELSE 50 END, make_date(2026, m, 10))
  FROM generate_series(1, 11) m WHERE m <> 6;
SELECT pg_temp.pay(1100 + m, 11011, 50, make_date(2026, m, 1) - 1, '2026-' || lpad(m::text, 2, '0'))
  FROM generate_series(1, 11) m;
SELECT pg_temp.pay(1199, 11011, 10, '2026-03-01', '2026-03');
SELECT pg_temp.pay(1200 + m, 11012, CASE m WHEN 1 THEN 49.99 ELSE 50 END, make_date(2026, m, 28),
                   '2026-' || lpad(m::text, 2, '0')) FROM generate_series(1, 7) m;
SELECT pg_temp.pay(1300 + m, 11013, 50, make_date(2026, m, 28), '2026-' || lpad(m::text, 2, '0'))
  FROM generate_series(1, 11) m WHERE m <> 5;
SELECT pg_temp.pay(1400 + m, 11014, 50, make_date(2026, m, 28), '2026-' || lpad(m::text, 2, '0'))
  FROM generate_series(1, 5) m;
SELECT is(pg_temp.told('dues_month', 11), '(2026-01-01,5,250,249.99,0.01,1,3,0,1) '
  '(2026-02-01,5,250,250,0,1,4,0,0) (2026-03-01,5,250,260,0,1,4,0,0) '
  '(2026-04-01,5,250,250,0,1,4,0,0) (2026-05-01,5,250,200,50,1,3,0,1) '
  '(2026-06-01,4,200,200,0,1,2,1,0) (2026-07-01,4,200,200,0,1,3,0,0) '
  '(2026-08-01,4,200,150,50,1,2,0,1) (2026-09-01,4,200,150,50,1,2,0,1) '
  '(2026-10-01,4,200,150,50,1,2,0,1) (2026-11-01,4,200,150,50,1,2,0,1)', 'dues by month');
SELECT is((SELECT string_agg(v.month || ' ' || v.unpaid, ', ' ORDER BY v.month) FROM compliance.dues_month v
            WHERE v.org_id = 12 AND v.month < '2026-08-01'), '2026-06-01 1, 2026-07-01 1',
            'by the branch that collects');
SELECT is((SELECT string_agg(v.organisation || ' ' || trim_scale(v.due), ', ') FROM compliance.dues_month v
            WHERE v.month = '2026-06-01'), 'organisation 11 200, organisation 12 50', 'by month alone');
SELECT is(pg_temp.told('dues_arrears', 11), '(1,1,1,1,50) (2,2,1,1,50) (3,3,1,1,50) (4,6,1,1,50) '
  '(7,,1,1,0.01)', 'arrears by age: May is six months ago');
SELECT is(pg_temp.told('dues_arrears', 12), '(1,1,1,1,50) (2,2,1,1,50) (3,3,1,1,50) (4,6,1,2,100)',
          'arrears of the branch that collects now');
SELECT set_config('partybuild.as_of', '2026-12-01', true) \gset as_of_
SELECT is(pg_temp.told('dues_arrears', 11), '(1,1,1,1,50) (2,2,1,1,50) (3,3,1,1,50) (4,6,1,1,50) '
  '(7,,2,2,50.01)', 'a month later');
SELECT set_config('partybuild.as_of', '2026-11-24', true) \gset as_of_

-- The account: branch 13 begins in June 2025 with 100.
INSERT INTO party.dues_account VALUES (13, '2025-06-01', 100);
SELECT pg_temp.pay(2001, 13001, 40, '2025-05-31', org => 13), pg_temp.pay(2002, 13001, 30, '2025-06-01', org => 13),
  pg_temp.pay(2003, 13001, 20, '2026-01-01', org => 13), pg_temp.pay(2004, 13001, 7, '2024-03-01', org => 14);
INSERT INTO party.dues_payment (id, member_id, org_id, paid_on, amount, reverses)
VALUES (2005, 13001, 13, '2026-02-01', -20, 2003);
INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee, handler_id, approver_id)
VALUES (13, '2025-12-31', 'training', 25, 'x', 'y', 13002, 13001);
INSERT INTO party.dues_large_payment (id, member_id, org_id, paid_on, amount) VALUES
  (1, 13001, 13, '2026-02-01', 1000), (2, 13001, 13, '2026-03-01', 2000), (3, 13001, 13, '2026-04-01', 3000);
INSERT INTO party.dues_large_payment (member_id, org_id, paid_on, amount, reverses)
VALUES (13001, 13, '2026-04-01', -3000, 3);
INSERT INTO party.dues_remittance (org_id, superior_id, quarter, large_payment_id, remitted_on, amount) VALUES
  (13, 2, '2025-04-01', NULL, '2025-07-10', 30), (13, 2, NULL, 1, '2026-05-01', 1000);
INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (101, 'x', '2026-01-10', 13, 'notice');
INSERT INTO party.dues_publication (org_id, year, published_on, opening, income, remitted, spent, document_id)
VALUES (13, 2025, '2026-01-09', 100, 31, 30, 25, 101), (13, 2025, '2026-01-15', 100, 30, 30, 25, 101);
SELECT is(pg_temp.told('dues_account', 13), '(2025,100,30,30,25,75,2026-01-15) '
  '(2026,75,3000,1000,0,2075,)', 'an account by year');
SELECT is(pg_temp.told('dues_account', 14), '(2024,0,7,0,0,7,) (2025,7,0,0,0,7,) (2026,7,0,0,0,7,)',
          'an account of who began with nothing, from the first entry on');
SELECT pg_temp.pay(2101, 15001, 7, '2026-03-01', org => 15), pg_temp.pay(2102, 15001, 9, '2025-05-05', org => 15);
INSERT INTO party.dues_remittance (org_id, superior_id, quarter, remitted_on, amount)
VALUES (15, 1, '2025-04-01', '2026-01-01', 3);
INSERT INTO party.dues_expenditure (org_id, spent_on, category, amount, purpose, payee, handler_id, approver_id)
VALUES (15, '2026-01-01', 'training', 2, 'x', 'y', 15002, 15001);
SELECT is(pg_temp.told('dues_account', 15), '(2025,0,9,0,0,9,) (2026,9,7,3,2,11,)',
          'from the first of its own, entries of New Year are the new year''s');
SELECT is(pg_temp.told('dues_account', 1), NULL, 'none of a superior outside, which received something');
SELECT is(pg_temp.told('dues_remittance', 13),
  '(2025-04-01,70,70,30,2025-07-10,2025-07-30,40,0,0) (2026-01-01,0,0,0,,2026-04-30,0,1,2000)',
  'what is to be passed on; large payments that were reversed or passed on are not');
SELECT is(pg_temp.told('dues_remittance', 2),
  '(2025-04-01,30,15,0,,2025-07-30,15,0,0) (2026-04-01,0,0,0,,2026-07-30,0,1,1000)',
  'what the committee received, and has not passed on');
SELECT is((SELECT string_agg(c.relname, ' ')
             FROM pg_class c
            WHERE c.relname ~ '^dues_' AND c.relnamespace = 'compliance'::regnamespace
              AND NOT has_table_privilege('partybuild_reader', c.oid, 'SELECT')), NULL, 'readers read them');
SELECT * FROM finish();
ROLLBACK;
