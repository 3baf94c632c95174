-- DEV-20 Probation of a year from the meeting: whoever is admitted here is so by an approved meeting of that day.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved') $$, 'approved, and a member with it');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code NOT IN ('DEV-20', 'ORG-11');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2024-11-20' WHERE id = 100;
  UPDATE party.membership SET from_date = '2024-11-20' WHERE member_id = 100 $$, 'counted from the approval');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2024-10-23' WHERE id = 100;
  UPDATE party.membership SET from_date = '2024-10-23' WHERE member_id = 100 $$, 'a day after the meeting');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2024-10-21' WHERE id = 100;
  UPDATE party.membership SET from_date = '2024-10-21' WHERE member_id = 100 $$, 'a day before the meeting');
-- A member of branch 11 from a day, with no more said, as person 100.
CREATE FUNCTION pg_temp.member(admitted date, since date DEFAULT NULL, id bigint DEFAULT 100) RETURNS void
  LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, admitted_on, known_from) VALUES (id, 'member ' || id, admitted, since)
  ON CONFLICT (id) DO UPDATE SET admitted_on = EXCLUDED.admitted_on, known_from = EXCLUDED.known_from;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  VALUES (id, 11, 'probationary', coalesce(since, admitted)) $$;
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.member('2024-10-22') $$, 'admitted here, with nothing on file');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'ready'), pg_temp.member('2024-10-22') $$,
  'admitted without a meeting');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'admitted'), pg_temp.member('2024-10-22') $$,
  'admitted by a meeting that is not approved');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_approval SET approved = false $$, 'the superior did not approve');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'admitted') $$, 'a meeting, and no member yet');
-- Before the record.
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.member('2015-12-31') $$, 'admitted before development is recorded');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.member('2016-01-01') $$, 'admitted on the first day of it');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2015-12-31', known_from = '2024-10-22' WHERE id = 100 $$,
  'said to be admitted before, where a meeting is on file since');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_meeting SET held_on = '2015-12-01';
  UPDATE party.member SET admitted_on = '2015-12-31', known_from = '2024-10-22' WHERE id = 100 $$,
  'what is on file from before is not compared');
-- From elsewhere, with a letter.
CREATE FUNCTION pg_temp.came(arrived date, letter date, admitted date DEFAULT '2020-06-01', kind text DEFAULT 'other',
  since date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.member(admitted, coalesce(since, arrived));
  INSERT INTO party.transfer_in (member_id, arrived_on, from_organisation, document_id)
  VALUES (100, arrived, 'another court', pg_temp.paper(100001, kind, letter)) $$;
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20') $$, 'who came with a letter');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-03-01') $$, 'with a letter of the day');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-03-02') $$, 'a letter of the day after');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20', kind => 'application') $$,
  'a document that is no letter');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20', '2024-02-20') $$,
  'admitted there on the day of the letter');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20', '2024-02-21') $$,
  'a letter from before the admission there');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-03-01', '2024-03-01') $$,
  'admitted on the day of arrival');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20', since => '2024-02-29') $$,
  'in a branch here before the arrival');
-- Withdrawn, cancelled, expelled: the membership ends with it.
SELECT $$ UPDATE party.development_approval SET withdrawn_on = '2025-03-01' WHERE meeting_id = 100001; $$ AS withdrawn,
  $$ UPDATE party.membership SET to_date = '2025-03-01' WHERE member_id = 100;
  UPDATE party.member SET ended_on = '2025-03-01', ended_as = 'removed' WHERE id = 100; $$ AS ended \gset
SELECT pg_temp.refuses('DEV-20', 'SELECT pg_temp.file(100, ''sworn'');' || :'withdrawn',
  'the approval withdrawn after the oath, and a member all the same');
SELECT pg_temp.accepts('DEV-20', 'SELECT pg_temp.file(100, ''sworn'');' || :'withdrawn' || :'ended',
  'the approval withdrawn after the oath, and no member any more');
SELECT pg_temp.refuses('DEV-20', 'SELECT pg_temp.file(100, ''sworn'');' || :'withdrawn' || :'ended'
  || $$ UPDATE party.membership SET to_date = '2025-03-02' WHERE member_id = 100;
  UPDATE party.member SET ended_on = '2025-03-02' WHERE id = 100 $$, 'a member for a day longer');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_approval SET withdrawn_on = decided_on;
  DELETE FROM party.membership WHERE member_id = 100; UPDATE party.member SET admitted_on = NULL WHERE id = 100 $$,
  'withdrawn on the day of the approval, and never a member');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_approval SET withdrawn_on = decided_on $$,
  'withdrawn on the day of the approval, and a member');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'sworn');
  UPDATE party.development_approval SET withdrawn_on = '2027-03-01' $$, 'withdrawn on a day to come');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'sworn');
  UPDATE party.development_approval SET withdrawn_on = '2027-03-01';
  UPDATE party.membership SET to_date = '2027-03-01' WHERE member_id = 100;
  UPDATE party.member SET ended_on = '2027-03-01', ended_as = 'removed' WHERE id = 100 $$,
  'withdrawn on a day to come, when the membership ends');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  SELECT pg_temp.transfer(100, 12, '2024-11-25');
  UPDATE party.membership SET status = 'probationary', to_date = '2024-12-10' WHERE member_id = 100 AND org_id = 12;
  UPDATE party.member SET ended_on = '2024-12-10', ended_as = 'expelled' WHERE id = 100 $$,
  'admitted, moved and expelled within a month');
SELECT $$ SELECT pg_temp.file(100, 'sworn');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'conversion', 11, '2025-10-28', 'cancelled');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved) VALUES (1, 1, 2, '2025-11-20',
    true); $$ AS cancelled,
  $$ UPDATE party.membership SET to_date = '2025-11-20' WHERE member_id = 100;
  UPDATE party.member SET ended_on = '2025-11-20', ended_as = 'probation_cancelled' WHERE id = 100; $$ AS over \gset
SELECT pg_temp.refuses('DEV-20', :'cancelled', 'cancelled, and a member all the same');
SELECT pg_temp.accepts('DEV-20', :'cancelled' || 'UPDATE party.development_approval SET approved = false WHERE id = 1',
  'cancelled, and not approved');
SELECT pg_temp.accepts('DEV-20', :'cancelled' || :'over', 'cancelled, and no member any more');
SELECT pg_temp.accepts('DEV-20', :'cancelled' || $$ DELETE FROM party.membership WHERE member_id = 100;
  UPDATE party.member SET admitted_on = NULL WHERE id = 100 $$, 'cancelled, and on file as no member at all');
SELECT pg_temp.sees('DEV-20', :'cancelled' || :'over',
  ARRAY[$$UPDATE party.development_approval SET decided_on = '2025-11-19' WHERE id = 1$$]);
SELECT pg_temp.refuses('DEV-20', :'cancelled' || :'over'
  || $$ UPDATE party.membership SET to_date = '2025-11-21' WHERE member_id = 100;
  UPDATE party.member SET ended_on = '2025-11-21' WHERE id = 100 $$, 'cancelled, and a member for a day longer');
SELECT pg_temp.says('DEV-20', 'SELECT pg_temp.file(100, ''sworn'');' || :'withdrawn',
  'the membership of "applicant 100", admitted on 2024-10-22: its approval was withdrawn on 2025-03-01, with which the '
  'membership ends; “applicant 100”（2024-10-22入党）的党籍：接收的批准已于2025-03-01撤销，党籍应当终止');
SELECT pg_temp.says('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2024-11-20' WHERE id = 100 $$,
  'the membership of "applicant 100", admitted on 2024-11-20: the meeting that admitted was on 2024-10-22; '
  '“applicant 100”（2024-11-20入党）的党籍：接收的支部大会在2024-10-22召开');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-10-01', 'not_admitted') $$, 'admitted by a second meeting');
SELECT pg_temp.refuses('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-10-01', 'not_admitted');
  UPDATE party.member SET admitted_on = '2024-10-01' WHERE id = 100;
  UPDATE party.membership SET from_date = '2024-10-01' WHERE member_id = 100 $$, 'from the first, which did not admit');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-12-01', 'admitted') $$, 'admitted again by a meeting that is not approved');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'admission', 11, '2022-10-01', 'admitted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (1, 2, '2022-11-20', true) $$, 'from the last of two that are approved');
-- In one transaction, in whatever order.
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.member('2024-10-22'), pg_temp.file(100, 'admitted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (100001, 2, '2024-11-20', true) $$, 'the member before the approval, in one transaction');
SELECT pg_temp.accepts('DEV-20', $$ SELECT pg_temp.file(100, 'admitted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (100001, 2, '2024-11-20', true); SELECT party.admit_member(100) $$, 'by party.admit_member()');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-20', $$ SELECT pg_temp.file(n, 'approved') FROM generate_series(101, 107) n;
  UPDATE party.member SET admitted_on = '2024-10-25' WHERE id = 101;
  UPDATE party.member SET admitted_on = '2024-10-01' WHERE id = 102;
  UPDATE party.member SET admitted_on = NULL WHERE id = 103;
  UPDATE party.member SET admitted_on = '2024-10-23' WHERE id = 104;
  UPDATE party.development_approval SET withdrawn_on = '2026-11-24' WHERE meeting_id = 104001;
  UPDATE party.development_approval SET withdrawn_on = '2026-11-25' WHERE meeting_id = 105001;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 106, 'conversion', 11, '2026-10-28', 'cancelled'), (2, 107, 'conversion', 11, '2026-10-28', 'cancelled');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, withdrawn_on)
  VALUES (1, 2, '2026-11-24', true, NULL), (2, 2, '2026-11-20', true, '2026-11-24');
  UPDATE party.member SET ended_on = '2026-11-25', ended_as = 'removed' WHERE id IN (104, 105);
  SELECT pg_temp.member('2024-10-22', id => 108) $$,
  '101:3 102:21 104:3900000 106:3800000 108:4000000', 'the days off, and what has no meeting or approval');
SELECT pg_temp.lists('DEV-20', format($$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.member SET admitted_on = '2024-10-20' WHERE id = 100;
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'met, recorded from ' || d)
  FROM (VALUES ('2024-10-22', '100:2'), ('2024-10-23', '')) v (d, r);
SELECT pg_temp.lists('DEV-20', :'cancelled' || format('UPDATE party.development_record SET recorded_from = %L', d), r,
  'cancelled, recorded from ' || d)
  FROM (VALUES ('2025-11-20', '100:3800000'), ('2025-11-21', '')) v (d, r);
SELECT pg_temp.sees('DEV-20', $$ SELECT pg_temp.file(100, 'sworn'), pg_temp.file(101, 'approved'),
    pg_temp.file(102, 'admitted', later => 10);
  UPDATE party.development_meeting SET held_on = '2015-10-22' WHERE id = 101001;
  UPDATE party.member SET admitted_on = '2015-12-31' WHERE id = 101;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 100, 'conversion', 11, '2025-10-28', 'full'), (2, 100, 'conversion', 11, '2025-10-29', 'cancelled'),
    (3, 100, 'conversion', 11, '2025-10-30', 'cancelled');
  INSERT INTO party.development_approval (id, meeting_id, org_id, decided_on, approved)
  VALUES (1, 1, 2, '2025-11-20', true), (2, 2, 2, '2025-11-21', false), (3, 102001, 2, '2024-11-20', true) $$,
  ARRAY[$$UPDATE party.member SET admitted_on = '2024-10-23' WHERE id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-23' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-23' WHERE id = 101001$$,
    $$UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE id = 100001$$,
    $$UPDATE party.development_meeting SET outcome = 'cancelled' WHERE id = 1$$,
    'UPDATE party.development_meeting SET applicant_id = 101 WHERE id = 100001',
    'UPDATE party.development_meeting SET applicant_id = 100 WHERE id = 102001',
    'DELETE FROM party.development_meeting WHERE id = 100001',
    $$INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
      VALUES (3, 2, '2025-11-21', true)$$,
    'DELETE FROM party.development_approval WHERE meeting_id = 100001',
    'UPDATE party.development_approval SET approved = false WHERE meeting_id = 100001',
    'UPDATE party.development_approval SET approved = true WHERE id = 2',
    $$UPDATE party.development_approval SET withdrawn_on = '2025-01-01' WHERE meeting_id = 100001$$,
    'DELETE FROM party.development_approval WHERE id = 1;
     UPDATE party.development_approval SET meeting_id = 1 WHERE meeting_id = 100001',
    'UPDATE party.applicant SET member_id = 12001 WHERE id = 100',
    'UPDATE party.applicant SET member_id = 12001 WHERE id = 102',
    'DELETE FROM party.applicant WHERE id = 100']);
SELECT pg_temp.sees('DEV-20', $$ SELECT pg_temp.file(100, 'sworn');
  UPDATE party.development_approval SET withdrawn_on = '2025-06-01' WHERE meeting_id = 100001;
  UPDATE party.member SET ended_on = '2025-06-01', ended_as = 'removed' WHERE id = 100 $$,
  ARRAY[$$UPDATE party.member SET ended_on = '2025-06-02' WHERE id = 100$$]);
SELECT pg_temp.sees('DEV-20', $$ SELECT pg_temp.came('2024-03-01', '2024-02-20'), pg_temp.paper(100002, 'plan',
    '2024-02-20'), pg_temp.member('2010-01-01', id => 102) $$,
  ARRAY['DELETE FROM party.transfer_in',
    $$UPDATE party.transfer_in SET arrived_on = '2024-03-02'$$,
    'UPDATE party.transfer_in SET document_id = 100002',
    'UPDATE party.transfer_in SET member_id = 102',
    $$UPDATE party.document SET kind = 'minutes' WHERE id = 100001$$,
    $$UPDATE party.document SET dated_on = '2024-03-02' WHERE id = 100001$$,
    $$UPDATE party.membership SET from_date = '2024-02-01' WHERE member_id = 100$$,
    'UPDATE party.membership SET member_id = 100, to_date = ''2011-01-01'' WHERE member_id = 102']);
SELECT pg_temp.judges('DEV-20', $$ SELECT partybuild.set_mode('DEV-20', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'approved', 12);
  UPDATE party.member SET admitted_on = '2024-11-20' WHERE id = 100 $$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.judges('DEV-20', $$ SELECT partybuild.set_mode('DEV-20', 'off', 'order', 12);
  SELECT pg_temp.came('2024-03-01', '2024-03-02');
  UPDATE party.membership SET org_id = 12 WHERE member_id = 100 $$,
  ARRAY['UPDATE party.membership SET org_id = 11 WHERE member_id = 100']);
SELECT pg_temp.answers('DEV-20', $$ SELECT pg_temp.file(100, 'approved'); SELECT pg_temp.transfer(100, 12);
  UPDATE party.member SET admitted_on = '2024-11-20' WHERE id = 100 $$, '100:11', 'the branch that met on another day');
SELECT pg_temp.answers('DEV-20', $$ INSERT INTO party.member (id, name, admitted_on)
  VALUES (100, 'member 100', '2024-03-01') $$, '100:none', 'nobody for who has no branch');
SELECT pg_temp.answers('DEV-20', $$ SELECT pg_temp.member('2024-03-01');
  UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id = 100 AND to_date IS NULL;
  INSERT INTO party.membership (member_id, org_id, status, from_date)
  SELECT 100, 12, m.status, '2026-01-01' FROM party.membership m WHERE m.member_id = 100 ORDER BY m.from_date DESC
   LIMIT 1;
  SELECT pg_temp.join_branch(13, 1, '2026-02-01') $$, '100:12', 'the branch of who has no meeting');
-- Where the one row was deleted it is there again.
DELETE FROM party.development_record;
SELECT partybuild.record_development('2025-03-15');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.development_record r), ARRAY[date '2025-03-15'],
  'record_development() without a row');
SELECT partybuild.record_development('2025-04-01');
SELECT is((SELECT array_agg(r.recorded_from) FROM party.development_record r), ARRAY[date '2025-04-01'],
  'record_development() again');
SELECT * FROM finish();
ROLLBACK;
