-- DEV-14 Admission meeting: attendance.
\ir development.psql
SELECT no_plan();

-- Application 100 is admitted by branch 31, which has so many members, or by a ballot of other figures.
CREATE FUNCTION pg_temp.met(members int, entitled int, present int) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, members);
  SELECT pg_temp.file(100, 'ready', 31);
  INSERT INTO party.development_ballot (id, figures)
  VALUES (1, partybuild.tally(entitled, present, present, present, present, present, 0, 0));
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (1, 100, 'admission', 31, '2024-10-22', 1, 'admitted') $$;

SELECT pg_temp.accepts('DEV-14', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-14';
SELECT pg_temp.accepts('DEV-14', $$ SELECT pg_temp.met(20, 20, 11) $$, '11 of 20 present');
SELECT pg_temp.refuses('DEV-14', $$ SELECT pg_temp.met(20, 20, 10) $$, '10 of 20 present');
SELECT pg_temp.accepts('DEV-14', $$ SELECT pg_temp.met(21, 21, 11) $$, '11 of 21 present');
SELECT pg_temp.refuses('DEV-14', $$ SELECT pg_temp.met(21, 21, 10) $$, '10 of 21 present');
SELECT pg_temp.refuses('DEV-14', $$ SELECT pg_temp.met(20, 19, 19) $$, '19 entitled where the roster has 20');
SELECT pg_temp.refuses('DEV-14', $$ SELECT pg_temp.met(20, 21, 21) $$, '21 entitled where the roster has 20');
SELECT pg_temp.refuses('DEV-14', $$ SELECT pg_temp.met(20, 20, 10);
  UPDATE party.development_meeting SET outcome = 'not_admitted' $$, 'too few who did not admit');
SELECT pg_temp.accepts('DEV-14', $$ SELECT pg_temp.met(20, 19, 10);
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31020, '2024-01-01', '2025-01-01') $$,
  'who is without rights is not entitled');
SELECT pg_temp.says('DEV-14', $$ SELECT pg_temp.met(20, 20, 10) $$,
  'the meeting of 2024-10-22 on the admission of "applicant 100" is not valid: not more than half were present '
  '(20 entitled, 20 on the roster, 10 present); 2024-10-22讨论接收“applicant 100”的支部大会无效：到会未过半数（应到20、名册20、'
  '实到10）');

-- Neighbours of the bounds, and what the rule is to see.
CREATE FUNCTION pg_temp.meetings() RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.organise(31, 'branch', 2, 17);
  UPDATE party.membership SET to_date = '2024-10-22' WHERE member_id = 31001;
  UPDATE party.membership SET to_date = '2024-10-23' WHERE member_id = 31002;
  UPDATE party.membership SET from_date = '2024-10-22' WHERE member_id = 31003;
  UPDATE party.membership SET from_date = '2024-10-23' WHERE member_id IN (31004, 31017);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 31005;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31006, '2024-10-22', '2027-01-01'),
    (31007, '2024-10-23', '2027-01-01'), (31008, '2024-01-01', '2024-10-22'), (31009, '2024-01-01', '2024-10-23');
  SELECT pg_temp.file(n, 'ready', 31) FROM generate_series(101, 109) n;
  INSERT INTO party.development_ballot (id, figures)
  SELECT n, partybuild.tally(e, p, p, p, p, f, p - f, 0) FROM (VALUES (101, 11, 6, 6), (102, 11, 5, 5), (103, 10, 6, 6),
    (104, 12, 7, 7), (105, 11, 6, 1), (106, 10, 2, 2), (107, 11, 1, 1), (108, 11, 3, 3), (109, 0, 0, 0)) v (n, e, p, f);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  SELECT n, n, 'admission', 31, '2024-10-22', n, 'admitted' FROM generate_series(101, 109) n;
  INSERT INTO party.development_ballot (id, figures) VALUES (1, partybuild.tally(11, 2, 2, 2, 2, 2, 0, 0)),
    (2, partybuild.tally(11, 2, 2, 2, 2, 2, 0, 0));
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (1, 108, 'admission', 31, '2024-10-23', 1, 'admitted'),
    (2, 101, 'conversion', 31, '2024-10-24', 2, 'full') $$;
SELECT pg_temp.lists('DEV-14', 'SELECT pg_temp.meetings()', '102:1 103:1 104:1 106:5 107:5 108:6 109:17',
  'meetings without more than half of those with rights that day, or of another number: the worst');
SELECT pg_temp.lists('DEV-14', $$ SELECT pg_temp.meetings();
  UPDATE party.development_record SET recorded_from = '2024-10-23' $$, '108:6',
  'from the day from which development is recorded');
SELECT pg_temp.sees('DEV-14', $$ SELECT pg_temp.meetings();
  DELETE FROM party.membership WHERE member_id = 12025;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (12025, '2024-01-01', '2025-01-01');
  DELETE FROM party.development_meeting WHERE applicant_id IN (102, 103, 104, 106, 107, 108, 109);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, ballot_id, outcome)
  VALUES (3, 102, 'conversion', 31, '2024-10-22', 1, 'full') $$,
  ARRAY['DELETE FROM party.membership WHERE member_id = 31010', 'SELECT pg_temp.join_branch(31, 1)',
    $$UPDATE party.membership SET from_date = '2024-10-23' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET to_date = '2024-10-22' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 31010$$,
    $$UPDATE party.membership SET org_id = 12 WHERE member_id = 31010$$,
    $$UPDATE party.membership SET org_id = 31 WHERE member_id = 12020$$,
    'UPDATE party.membership SET member_id = 12025 WHERE member_id = 31010',
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (31010, '2024-01-01', '2025-01-01')$$,
    'DELETE FROM party.rights_suspension WHERE member_id = 31006',
    $$UPDATE party.rights_suspension SET from_date = '2024-10-23' WHERE member_id = 31006$$,
    $$UPDATE party.rights_suspension SET to_date = '2024-10-22' WHERE member_id = 31009$$,
    $$UPDATE party.rights_suspension SET from_date = '2024-10-22' WHERE member_id = 31007$$,
    $$UPDATE party.rights_suspension SET member_id = 31010 WHERE member_id = 31007;
      UPDATE party.rights_suspension SET from_date = '2024-10-22' WHERE member_id = 31010$$,
    'UPDATE party.development_ballot SET figures = partybuild.tally(11, 5, 5, 5, 5, 5, 0, 0) WHERE id = 101',
    'UPDATE party.development_meeting SET ballot_id = 102 WHERE id = 101',
    'UPDATE party.development_meeting SET org_id = 12 WHERE id = 101',
    $$UPDATE party.development_meeting SET held_on = '2024-10-23' WHERE id = 101$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE id = 3$$,
    $$UPDATE party.development_meeting SET applicant_id = 102, ballot_id = 102 WHERE id = 101$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, ballot_id, outcome)
      VALUES (103, 'admission', 31, '2024-10-22', 103, 'admitted')$$,
    -- on whom they vote is not of the roster
    'UPDATE party.applicant SET member_id = 31010 WHERE id = 101']);
SELECT * FROM finish();
ROLLBACK;
