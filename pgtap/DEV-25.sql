-- DEV-25 Vote and approval of full membership.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-25', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-25';
-- Application 100 is on probation in branch 31, of so many members, which decides on it by a ballot of these figures.
CREATE FUNCTION pg_temp.decided(members int, entitled int, present int, in_favour int, written_for int DEFAULT 0,
  written_against int DEFAULT 0, outcome text DEFAULT 'full', held date DEFAULT '2026-10-22') RETURNS void
  LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, members);
  SELECT pg_temp.file(100, 'sworn', 31);
  INSERT INTO party.development_ballot (id, figures, written_for, written_against)
  VALUES (1, partybuild.tally(entitled, present, present, present, present, in_favour, present - in_favour, 0),
    written_for, written_against);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome, extension_months)
  VALUES (1, 100, 'conversion', 31, held, 1, outcome::party.development_outcome,
    CASE outcome WHEN 'extended' THEN 6 END) $$;
SELECT pg_temp.accepts('DEV-25', $$ SELECT pg_temp.decided(20, 20, 11, 11) $$, '11 of 20 present and for');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 10, 10, 1) $$, '10 of 20 present');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 11, 10) $$, '10 of 20 for');
SELECT pg_temp.accepts('DEV-25', $$ SELECT pg_temp.decided(20, 20, 11, 10, 1) $$, '10 of 20 for, and one in writing');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 11, 11, 5, 5) $$, 'ten wrote, nine were absent');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 19, 19, 19) $$, '19 entitled where the roster has 20');
-- Full from the end of probation on, before the meeting that says so.
SELECT pg_temp.accepts('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 20);
  UPDATE party.membership SET to_date = '2025-10-22' WHERE member_id = 100;
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (100, 31, 'full', '2025-10-22') $$,
  'on whom they vote is not of the roster');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 10, outcome => 'extended') $$,
  'extended by 10 of 20');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 10, outcome => 'cancelled') $$,
  'cancelled by 10 of 20');
SELECT pg_temp.refuses('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 20);
  UPDATE party.development_ballot SET secret = false WHERE id = 1 $$, 'not in secret');
SELECT pg_temp.says('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 10) $$,
  'the decision of the meeting of 2026-10-22 on the probation of "applicant 100": not more than half of those '
  'entitled are for it (20 entitled, 20 on the roster, 20 present, 10 for, 0 more in writing); 2026-10-22支部大会关于'
  '“applicant 100”转正的决定：赞成未超过应到会的半数（应到20、名册20、实到20、赞成10、书面赞成0）');

-- An approval that is late is reported, and refused by nobody.
CREATE FUNCTION pg_temp.approved(held date, approved date) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.decided(20, 20, 20, 20, held => held);
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  SELECT 1, 2, approved, true WHERE approved IS NOT NULL $$;
SELECT pg_temp.lists('DEV-25', format('SELECT pg_temp.approved(%L, %L)', h, a), e, coalesce(a::text, 'nothing')
  || ' after the meeting of ' || h)
  FROM (VALUES (date '2025-11-30', date '2026-02-28', ''), ('2025-11-30', '2026-03-01', '100:0'),
    ('2026-08-24', NULL, ''), ('2026-08-23', NULL, '100:0')) v (h, a, e);
SELECT pg_temp.lists('DEV-25', $$ SELECT pg_temp.approved('2026-08-23', NULL);
  UPDATE party.development_meeting SET ballot_id = NULL WHERE id = 1 $$, '100:0',
  'late, and without a ballot (DEV-16)');
SELECT pg_temp.accepts('DEV-25', $$ SELECT pg_temp.approved('2025-11-30', '2026-03-01') $$, 'a late approval');
SELECT pg_temp.warns('DEV-25', 100, $$ SELECT pg_temp.approved('2025-11-30', '2026-02-28');
  SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; $$ || change, change)
  FROM unnest(ARRAY['DELETE FROM party.development_approval WHERE meeting_id = 1',
    $$UPDATE party.development_approval SET decided_on = '2026-03-01' WHERE meeting_id = 1$$]) change;

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.meetings() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 20);
  SELECT pg_temp.file(n, 'sworn', 31) FROM generate_series(101, 107) n;
  INSERT INTO party.development_ballot (id, figures, written_for, written_against)
  SELECT n, partybuild.tally(e, p, p, p, p, f, p - f, 0), w, g
    FROM (VALUES (101, 20, 11, 11, 0, 0), (102, 20, 8, 8, 3, 0), (103, 22, 20, 9, 0, 0), (104, 20, 8, 6, 3, 0),
      (105, 20, 11, 11, 0, 0), (106, 20, 4, 4, 0, 0), (107, 20, 3, 3, 0, 0)) v (n, e, p, f, w, g);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  SELECT n, n, 'conversion', 31, '2026-10-22', n, 'full' FROM generate_series(101, 106) n;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (1, 105, 'admission', 31, '2024-10-23', NULL, 'admitted'), (2, 106, 'conversion', 31, '2026-10-23', 107,
    'full') $$;
SELECT pg_temp.lists('DEV-25', 'SELECT pg_temp.meetings()', '102:3 103:5 104:5 106:16',
  'meetings that lack presence or majority, or both: the worst');
SELECT pg_temp.lists('DEV-25', $$ SELECT pg_temp.meetings();
  UPDATE party.development_record SET recorded_from = '2026-10-23' $$, '106:16',
  'from the day from which development is recorded');
SELECT pg_temp.sees('DEV-25', $$ SELECT pg_temp.meetings();
  DELETE FROM party.development_meeting WHERE id IN (102, 103, 104, 106, 2);
  SELECT pg_temp.file(108, 'sworn', 31);
  INSERT INTO party.development_ballot (id, figures) VALUES (4, partybuild.tally(20, 11, 11, 11, 11, 10, 1, 0));
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome, ballot_id)
  VALUES (3, 108, 'admission', 31, '2026-10-22', 'not_admitted', 4);
  DELETE FROM party.membership WHERE member_id = 12025;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (12025, '2026-01-01', '2027-01-01');
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31020;
  SELECT pg_temp.join_branch(31, 2);
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31020, '2026-01-01', '2027-01-01'),
    (31022, '2026-10-21', '2026-10-24') $$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 31010', 'SELECT pg_temp.join_branch(31, 1)',
    $$UPDATE party.membership SET from_date = '2026-10-23' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET to_date = '2026-10-22' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET org_id = 12 WHERE member_id = 31010$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 12020$$,
    'UPDATE party.membership SET member_id = 12025 WHERE member_id = 31010',
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31010, '2026-01-01', '2027-01-01')$$,
    'DELETE FROM party.rights_suspension WHERE member_id = 31022',
    $$UPDATE party.rights_suspension SET from_date = '2026-10-23' WHERE member_id = 31022$$,
    $$UPDATE party.rights_suspension SET to_date = '2026-10-22' WHERE member_id = 31022$$,
    'UPDATE party.rights_suspension SET member_id = 31010 WHERE member_id = 31020',
    'UPDATE party.development_ballot SET figures = partybuild.tally(20, 11, 11, 11, 11, 10, 1, 0) WHERE id = 101',
    'UPDATE party.development_ballot SET written_for = 10 WHERE id = 101',
    'UPDATE party.development_ballot SET written_against = 10 WHERE id = 101',
    'UPDATE party.development_ballot SET secret = false WHERE id = 101',
    'UPDATE party.development_meeting SET ballot_id = 104 WHERE id = 101',
    'UPDATE party.development_meeting SET org_id = 12 WHERE id = 101',
    $$UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE id = 3$$,
    'UPDATE party.development_meeting SET applicant_id = 108, ballot_id = 104 WHERE id = 101']);
SELECT pg_temp.sees('DEV-25', $$ SELECT pg_temp.decided(20, 20, 20, 20);
  INSERT INTO party.development_ballot (id, figures) VALUES (2, partybuild.tally(20, 9, 9, 9, 9, 9, 0, 0));
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (2, 100, 'conversion', 31, '2015-12-31', 2, 'full') $$,
  ARRAY[$$UPDATE party.development_meeting SET held_on = '2026-10-23' WHERE id = 2$$]);
SELECT pg_temp.sees('DEV-25', $$ SELECT pg_temp.unasked('DEV-25', $s$ SELECT pg_temp.decided(20, 20, 10, 10) $s$);
  SELECT pg_temp.file(101, 'sworn') $$, ARRAY['UPDATE party.applicant SET member_id = 12001 WHERE id = 100']);
SELECT * FROM finish();
ROLLBACK;
