-- DEV-23 Not before probation is over: who is full is so by an approved meeting after its end.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.file(100, 'converted') $$, 'decided, and not approved yet');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code NOT IN ('DEV-23', 'ORG-11');
-- Probation of application 100 is over on 22 October 2025, or later by so many months; the branch meets on a day, the
-- superior approves, or not, and person 100 is full from a day, or not.
CREATE FUNCTION pg_temp.full(met date, since date, months int DEFAULT NULL, approved boolean DEFAULT true,
  until text DEFAULT 'sworn') RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(100, until);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome, extension_months)
  SELECT 2, 100, 'conversion', 11, '2025-10-28', 'extended', months WHERE months IS NOT NULL;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  SELECT 1, 100, 'conversion', 11, met, 'full' WHERE met IS NOT NULL;
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved)
  SELECT 1, 1, 2, greatest(met, since), approved WHERE met IS NOT NULL AND approved IS NOT NULL;
  UPDATE party.membership SET to_date = since WHERE member_id = 100 AND since IS NOT NULL;
  INSERT INTO party.membership (member_id, org_id, status, from_date) SELECT 100, 11, 'full', since
   WHERE since IS NOT NULL;
  UPDATE party.member SET confirmed_on = since WHERE id = 100 $$;
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-22') $$, 'on the day of its end');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-21') $$, 'full a day before its end');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-21', '2025-10-22') $$, 'decided a day before its end');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-21', NULL, approved => NULL) $$,
  'decided a day before its end, and not approved yet');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full(NULL, '2025-10-22') $$, 'full without a meeting');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-22', approved => NULL) $$,
  'full without an approval');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-22', approved => false) $$,
  'full where the superior did not approve');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-22', approved => NULL);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 100 $$, 'confirmed without an approval');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-22', approved => NULL);
  UPDATE party.member SET confirmed_on = NULL WHERE id = 100 $$, 'a full membership without an approval');
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.full('2026-04-22', '2026-04-22', 6) $$,
  'on the day on which the extension ends');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2026-04-22', '2026-04-21', 6) $$,
  'a day before the extension ends');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2026-04-21', '2026-04-22', 6) $$,
  'decided a day before the extension ends');
-- 29 February 2024 to 1 March 2025.
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.full('2025-03-01', '2025-03-01');
  UPDATE party.development_meeting SET held_on = '2024-02-29' WHERE kind = 'admission' $$, 'a leap year, on 1 March');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.full('2025-02-28', '2025-02-28');
  UPDATE party.development_meeting SET held_on = '2024-02-29' WHERE kind = 'admission' $$,
  'a leap year, on 28 February');
-- Withdrawn: for a time only, or to the end.
SELECT $$ SELECT pg_temp.full('2025-10-22', '2025-10-22');
  UPDATE party.development_approval SET withdrawn_on = '2026-02-01' WHERE id = 1; $$ AS withdrawn \gset
SELECT pg_temp.refuses('DEV-23', :'withdrawn', 'the approval withdrawn, and full all the same');
SELECT pg_temp.accepts('DEV-23', :'withdrawn' || $$ UPDATE party.member SET confirmed_on = NULL WHERE id = 100;
  UPDATE party.membership SET to_date = '2026-02-01' WHERE status = 'full' AND member_id = 100;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (100, 11, 'probationary', '2026-02-01')
  $$, 'the approval withdrawn, and probationary again');
SELECT pg_temp.refuses('DEV-23', :'withdrawn' || $$ UPDATE party.member SET confirmed_on = NULL WHERE id = 100;
  UPDATE party.membership SET to_date = '2026-02-02' WHERE status = 'full' AND member_id = 100;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (100, 11, 'probationary', '2026-02-02')
  $$, 'the approval withdrawn, and full for a day longer');
SELECT pg_temp.accepts('DEV-23', :'withdrawn' || $$
  UPDATE party.membership SET to_date = '2026-02-01' WHERE status = 'full' AND member_id = 100;
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'removed' WHERE id = 100 $$,
  'the approval withdrawn, and no member any more');
SELECT pg_temp.refuses('DEV-23', :'withdrawn' || $$
  UPDATE party.membership SET to_date = '2026-02-01' WHERE status = 'full' AND member_id = 100;
  UPDATE party.member SET ended_on = '2026-02-02', ended_as = 'removed' WHERE id = 100 $$,
  'the approval withdrawn, and a member for a day longer');
SELECT pg_temp.lists('DEV-23', :'withdrawn' || $$
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'removed' WHERE id = 100 $$, '',
  'not the approval withdrawn, and no member any more, where his membership is not ended (ORG-11)');
-- Who was admitted before development is recorded, or elsewhere, is judged by what is on file.
CREATE FUNCTION pg_temp.member(admitted date, confirmed date, since date DEFAULT '2017-01-01') RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on, confirmed_on, known_from)
  VALUES (100, 'member 100', admitted, confirmed, since);
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (100, 11, 'full', since) $$;
CREATE FUNCTION pg_temp.came(admitted date, confirmed date, letter date DEFAULT '2016-12-20') RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.member(admitted, confirmed);
  INSERT INTO party.transfer_in (member_id, arrived_on, from_organisation, document_id)
  VALUES (100, '2017-01-01', 'another court', pg_temp.paper(100100, 'other', letter)) $$;
CREATE FUNCTION pg_temp.converted(met date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (100, 100, '2014-01-01');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'conversion', 11, met, 'full');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved)
  VALUES (1, 1, 2, greatest(met, '2017-01-01'), true) $$;
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.member('2015-12-31', '2016-12-31') $$, '',
  'not who was admitted before, and full since development is recorded');
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.member('2016-01-01', '2017-01-01') $$, '100:4000000',
  'who was admitted since, and is full without a decision');
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01') $$, '',
  'not who came with a letter, full');
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01');
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (100, 100, '2014-01-01');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2016-01-01', 'not_admitted') $$, '',
  'not who came with a letter, full, and was not admitted here before');
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01', '2017-01-02') $$, '100:4000000',
  'who came with a letter that is none');
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01'), pg_temp.converted('2017-01-01') $$,
  'came with a letter, and decided here a year after the admission elsewhere');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01'), pg_temp.converted('2016-12-31') $$,
  'came with a letter, and decided here a day too soon');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.came('2016-01-01', '2017-01-01'), pg_temp.converted('2017-01-01');
  UPDATE party.development_approval SET approved = false $$, 'came with a letter, and here it was not approved');
SELECT pg_temp.refuses('DEV-23', $$ SELECT pg_temp.member('2015-12-31', '2016-12-31'), pg_temp.converted('2016-12-30')
  $$, 'admitted before, and decided a day too soon since');
SELECT pg_temp.says('DEV-23', $$ SELECT pg_temp.full('2025-10-22', '2025-10-21') $$,
  '"applicant 100" cannot become a full member on 2025-10-21: probation is over on 2025-10-22 only; '
  '“applicant 100”不能在2025-10-21转为正式党员：预备期至2025-10-22才满');
SELECT pg_temp.says('DEV-23', $$ SELECT pg_temp.full(NULL, '2025-10-22');
  UPDATE party.member SET confirmed_on = '2025-10-23' WHERE id = 100 $$,
  '"applicant 100" cannot become a full member on 2025-10-22: no meeting that decided so is on file with its approval; '
  '“applicant 100”不能在2025-10-22转为正式党员：没有经上级批准的支部大会转正决定');
SELECT pg_temp.accepts('DEV-23', $$ SELECT pg_temp.full('2025-10-28', NULL, approved => true);
  SELECT party.confirm_member(100) $$, 'by party.confirm_member()');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-23', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(101, 106) n;
  SELECT pg_temp.file(107, 'full', later => 300), pg_temp.file(108, 'full');
  UPDATE party.development_meeting SET held_on = '2025-10-12' WHERE id = 101002;
  UPDATE party.membership SET from_date = '2025-10-02', to_date = NULL WHERE member_id = 102 AND status = 'full';
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 103002;
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 104002;
  DELETE FROM party.membership WHERE member_id = 104;
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 105002;
  UPDATE party.member SET confirmed_on = NULL WHERE id = 105;
  UPDATE party.development_meeting SET outcome = 'cancelled' WHERE id = 106002;
  UPDATE party.development_meeting SET held_on = '2025-10-15' WHERE id = 108002;
  UPDATE party.membership SET from_date = '2025-10-20', to_date = NULL WHERE member_id = 108 AND status = 'full';
  SET CONSTRAINTS ALL DEFERRED $$, '101:10 102:20 103:4000000 104:4000000 105:4000000 106:4000000 108:7',
  'days too soon, and what no approved decision covers');
SELECT pg_temp.lists('DEV-23', format($$ SELECT pg_temp.full('2025-10-21', '2025-10-20');
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'recorded from ' || d)
  FROM (VALUES ('2025-10-21', '100:2'), ('2025-10-22', '')) v (d, r);
SELECT pg_temp.lists('DEV-23', format($$ SELECT pg_temp.full(NULL, '2025-10-20');
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'admitted, recorded from ' || d)
  FROM (VALUES ('2024-10-22', '100:4000000'), ('2024-10-23', '')) v (d, r);
SELECT pg_temp.sees('DEV-23', $$ SELECT pg_temp.full('2025-10-23', '2025-10-22');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (2, 100, 'conversion', 11, '2025-10-21', 'cancelled');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved)
  VALUES (2, 2, 2, '2025-10-29', false);
  SELECT pg_temp.file(101, 'sworn');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (3, 100, 'admission', 11, '2024-12-01', 'admitted') $$,
  ARRAY[$$UPDATE party.development_meeting SET held_on = '2025-10-20' WHERE id = 1$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
      VALUES (101, 'conversion', 11, '2025-10-21', 'full')$$,
    $$INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
      VALUES (3, 2, '2024-12-20', true)$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-23' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET outcome = 'extended', extension_months = 6 WHERE id = 2$$,
    $$UPDATE party.development_meeting SET outcome = 'cancelled' WHERE id = 1$$,
    $$UPDATE party.development_meeting SET outcome = 'full' WHERE id = 2$$,
    'UPDATE party.development_meeting SET applicant_id = 101 WHERE id = 1',
    'DELETE FROM party.development_meeting WHERE id = 1',
    'UPDATE party.development_approval SET approved = false WHERE id = 1',
    $$UPDATE party.development_approval SET withdrawn_on = '2026-01-01' WHERE id = 1$$,
    'DELETE FROM party.development_approval WHERE id = 1',
    'DELETE FROM party.development_approval WHERE id = 2; UPDATE party.development_approval SET meeting_id = 2
      WHERE id = 1',
    $$UPDATE party.membership SET from_date = '2025-10-21' WHERE member_id = 100 AND status = 'full'$$,
    $$UPDATE party.membership SET status = 'full' WHERE member_id = 100$$,
    $$UPDATE party.membership SET status = 'full' WHERE member_id = 101$$,
    $$UPDATE party.member SET confirmed_on = '2025-10-22' WHERE id = 101$$,
    'UPDATE party.applicant SET member_id = 12001 WHERE id = 100',
    'UPDATE party.applicant SET member_id = 12001 WHERE id = 101',
    'DELETE FROM party.applicant WHERE id = 100']);
SELECT pg_temp.sees('DEV-23', :'withdrawn' || $$
  UPDATE party.membership SET to_date = '2026-02-01' WHERE status = 'full' AND member_id = 100;
  UPDATE party.member SET ended_on = '2026-02-01', ended_as = 'removed' WHERE id = 100 $$,
  ARRAY[$$UPDATE party.member SET ended_on = '2026-02-02' WHERE id = 100$$,
    $$UPDATE party.membership SET to_date = '2026-02-02' WHERE member_id = 100 AND status = 'full'$$]);
SELECT pg_temp.lists('DEV-23', format($$ SELECT pg_temp.member('2015-12-31', '2016-12-31');
  SELECT pg_temp.file(101, 'sworn'), pg_temp.converted('2017-05-05');
  UPDATE party.development_meeting SET outcome = 'cancelled' WHERE id = 1;
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'judged, recorded from ' || d)
  FROM (VALUES ('2017-05-05', '100:4000000'), ('2017-05-06', '')) v (d, r);
SELECT pg_temp.sees('DEV-23', $$ SELECT pg_temp.full('2026-04-22', '2026-04-22', 6) $$,
  ARRAY['UPDATE party.development_meeting SET extension_months = 7 WHERE id = 2']);
SELECT pg_temp.sees('DEV-23', $$ SELECT pg_temp.member('2015-12-31', '2016-12-31') $$,
  ARRAY[$$UPDATE party.member SET admitted_on = '2016-01-01' WHERE id = 100$$]);
SELECT pg_temp.judges('DEV-23', $$ SELECT partybuild.set_mode('DEV-23', 'off', 'order', 12);
  SELECT pg_temp.full('2025-10-21', '2025-10-22');
  UPDATE party.development_meeting SET org_id = 12 $$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE id = 1']);
SELECT pg_temp.judges('DEV-23', $$ SELECT partybuild.set_mode('DEV-23', 'off', 'order', 12);
  SELECT pg_temp.full(NULL, '2025-10-22');
  UPDATE party.membership SET org_id = 12 WHERE member_id = 100 $$,
  ARRAY[$$UPDATE party.membership SET org_id = 11 WHERE member_id = 100 AND status = 'full'$$]);
SELECT pg_temp.answers('DEV-23', $$ SELECT pg_temp.full('2025-10-21', '2025-10-22');
  SELECT pg_temp.transfer(100, 12) $$, '100:11', 'the branch that met too soon');
SELECT pg_temp.answers('DEV-23', $$ SELECT pg_temp.member('2024-03-01', '2025-03-01');
  UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id = 100 AND to_date IS NULL;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  SELECT 100, 12, m.status, '2026-01-01' FROM party.membership m WHERE m.member_id = 100 ORDER BY m.from_date DESC
   LIMIT 1;
  SELECT pg_temp.join_branch(13, 1, '2026-02-01') $$, '100:12', 'the branch of who has no meeting');

-- From when the branch can meet on full membership: the end of probation, with its extension.
CREATE FUNCTION pg_temp.on_probation(since date, nth bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(nth, 'sworn', later => since - '2024-10-22') $$;
SELECT pg_temp.comes('DEV-23', $$SELECT pg_temp.on_probation(d::date, n) FROM (VALUES (101, '2025-11-23'),
  (102, '2025-11-24'), (103, '2026-02-22'), (104, '2026-02-23'), (105, '2025-12-24'), (106, '2025-12-25')) v (n, d)$$,
  '102:11 2026-11-24* 103:11 2027-02-22 105:11 2026-12-24* 106:11 2026-12-25', 'from today on, and 90 days');
SELECT pg_temp.comes('DEV-23', $$SELECT pg_temp.on_probation('2024-02-29'); SET LOCAL partybuild.as_of = '2025-02-28'$$,
  '100:11 2025-03-01*', 'since 29 February: on 1 March');
SELECT pg_temp.comes('DEV-23', $$SELECT pg_temp.member('2025-12-05', NULL);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 100;
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (100, 100, '2023-01-01')$$, '100:11 2026-12-05*',
  'to who was admitted elsewhere');
SELECT pg_temp.comes('DEV-23', 'SELECT pg_temp.on_probation(''2025-12-01''),
  pg_temp.on_probation(''2025-12-02'', 101); ' || x.sql, x.wanted, x.what)
  FROM (VALUES
    ($$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
       VALUES (100, 'conversion', 11, '2026-11-20', 'extended', 6)$$, '101:11 2026-12-02*',
     'not before the extension is over'),
    ($$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
       VALUES (100, 'conversion', 11, '2026-12-20', 'extended', 6);
       SET LOCAL partybuild.as_of = '2027-05-01'$$, '100:11 2027-06-01', 'and when the extension is over'),
    ($$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
       VALUES (100, 'conversion', 11, '2026-12-01', 'full'), (101, 'conversion', 11, '2026-11-20', 'cancelled')$$, '',
     'not to whom the branch has decided on'),
    ($$UPDATE party.member SET ended_on = '2026-11-01', ended_as = 'died' WHERE id = 100$$, '101:11 2026-12-02*',
     'not to who has died'),
    ($$UPDATE party.member SET confirmed_on = '2026-11-01' WHERE id = 101$$, '100:11 2026-12-01*',
     'not to who is confirmed already'),
    ($$UPDATE party.membership SET status = 'full' WHERE member_id = 101;
       UPDATE party.membership SET to_date = '2026-11-24' WHERE member_id = 100$$, '',
     'not to who is on probation no more, or in no branch'),
    ($$SELECT pg_temp.transfer(100, 12);
       UPDATE party.membership SET status = 'probationary' WHERE member_id = 100$$,
     '100:12 2026-12-01* 101:11 2026-12-02*', 'by the branch of today')) x (sql, wanted, what);
SELECT * FROM finish();
ROLLBACK;
