-- DEV-27 Stages in order.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-27', $$ SELECT pg_temp.file(100, s) FROM unnest('{archived}'::text[]) s $$, 'in order');
SELECT pg_temp.accepts('DEV-27', $$ SELECT pg_temp.file(100 + n, s)
  FROM unnest('{applied,talked,activist,object,ready,admitted,approved,sworn,converted,full}'::text[])
  WITH ORDINALITY u (s, n) $$, 'every stage of it');
-- applicant to probationary: nothing but the rule itself is asked, since each step lacks what others ask for
SELECT pg_temp.sees('DEV-27', $$ SELECT pg_temp.file(100, 'applied'); SELECT pg_temp.file(101, 'activist');
    SELECT pg_temp.file(102, 'ready'); SELECT pg_temp.file(n, 'admitted') FROM generate_series(103, 104) n;
    UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE applicant_id = 103;
    INSERT INTO party.development_decision (applicant_id, kind, decided_on)
    VALUES (103, 'activist', '2024-12-01') $$, '{
  "INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
    VALUES (100, ''admission'', 11, ''2024-10-22'', ''admitted'')",
  "INSERT INTO party.development_decision (applicant_id, kind, decided_on)
    VALUES (100, ''development_object'', ''2024-10-22'')",
  "INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (101, ''activist'', ''2024-10-22'')",
  "UPDATE party.development_decision SET kind = ''development_object'' WHERE applicant_id = 101",
  "INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
    VALUES (102, ''conversion'', 11, ''2025-10-22'', ''full'')",
  "UPDATE party.development_decision SET decided_on = ''2024-06-21'' WHERE applicant_id = 102 AND kind = ''activist''",
  "DELETE FROM party.development_decision WHERE applicant_id = 102 AND kind = ''activist''",
  "UPDATE party.development_meeting SET outcome = ''admitted'' WHERE applicant_id = 103",
  "DELETE FROM party.development_meeting WHERE applicant_id = 103",
  "UPDATE party.development_meeting SET held_on = ''2024-06-19'' WHERE applicant_id = 104",
  "UPDATE party.applicant SET applied_on = ''2023-06-02'' WHERE id = 102"}');
-- What follows an end, and what does not.
CREATE FUNCTION pg_temp.decided(id bigint, kind text, day date) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.development_decision (applicant_id, kind, decided_on)
  VALUES (id, kind::party.development_decision_kind, day) $$;
SELECT pg_temp.lists('DEV-27', $$
  SELECT pg_temp.file(n, 'activist') FROM generate_series(100, 107) n;
  SELECT pg_temp.decided(100, 'withdrawn', '2023-12-01'), pg_temp.decided(101, 'not_admitted', '2023-12-01'),
    -- an activist again after "not admitted", and on from there
    pg_temp.decided(102, 'not_admitted', '2023-12-01'), pg_temp.decided(102, 'activist', '2024-12-01'),
    pg_temp.decided(102, 'development_object', '2025-12-01'),
    -- but not after a withdrawal, and no development object after "not admitted"
    pg_temp.decided(103, 'withdrawn', '2023-12-01'), pg_temp.decided(103, 'activist', '2024-12-01'),
    pg_temp.decided(104, 'not_admitted', '2023-12-01'), pg_temp.decided(104, 'development_object', '2024-12-01'),
    -- on one day, in the order of the way
    pg_temp.decided(105, 'development_object', '2023-06-01'),
    pg_temp.decided(106, 'not_admitted', '2023-06-01'),
    -- ended twice
    pg_temp.decided(107, 'withdrawn', '2023-12-01'), pg_temp.decided(107, 'not_admitted', '2023-12-02') $$,
  '103:1 104:1 107:1', 'activists after an end');
SELECT pg_temp.lists('DEV-27', $$
  SELECT pg_temp.file(n, 'admitted') FROM generate_series(100, 103) n;
  SELECT pg_temp.file(n, 'sworn') FROM generate_series(110, 116) n;
  SELECT pg_temp.file(120, 'full');
  UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE applicant_id IN (100, 101);
  SELECT pg_temp.decided(101, 'activist', '2024-12-01');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (102001, 2, '2024-12-01', false), (103001, 2, '2024-12-01', false);
  SELECT pg_temp.decided(103, 'development_object', '2024-12-02');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (110, 'conversion', 11, '2025-10-22', 'extended', 6), (110, 'conversion', 11, '2026-04-22', 'full', NULL),
    (111, 'conversion', 11, '2025-10-22', 'cancelled', NULL), (111, 'conversion', 11, '2025-10-23', 'full', NULL),
    (112, 'conversion', 11, '2025-10-22', 'full', NULL), (112, 'conversion', 11, '2025-10-23', 'full', NULL),
    (115, 'conversion', 11, '2025-10-22', 'full', NULL), (115, 'conversion', 11, '2025-12-22', 'full', NULL);
  UPDATE party.development_approval SET withdrawn_on = '2025-02-01' WHERE meeting_id IN (113001, 114001);
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (114, 'conversion', 11, '2025-10-22', 'full');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  SELECT m.id, 2, '2025-11-22', false FROM party.development_meeting m WHERE m.applicant_id = 115 AND
    m.held_on = '2025-10-22';
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (120, 'conversion', 11, '2026-10-22', 'cancelled');
  SELECT pg_temp.decided(116, 'withdrawn', '2025-03-01') $$,
  '103:1 111:1 112:1 114:1 116:1 120:1', 'meetings and approvals, refused, withdrawn, repeated');
SELECT pg_temp.lists('DEV-27', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(100, 102) n;
  UPDATE party.member SET ended_on = '2026-01-01', ended_as = 'withdrew' WHERE id IN (100, 101);
  UPDATE party.membership SET to_date = '2026-01-01' WHERE member_id IN (100, 101) AND to_date IS NULL;
  INSERT INTO party.applicant (id, member_id, applied_on) VALUES (201, 101, '2026-03-01');
  SELECT pg_temp.decided(201, 'activist', '2026-06-01'), pg_temp.decided(100, 'activist', '2026-06-01') $$,
  '100:1', 'who left, and applies anew');

-- What is approved is recorded as a membership in the same transaction.
SELECT pg_temp.refuses('DEV-27', $$ SELECT pg_temp.file(100, 'admitted');
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
  VALUES (100, 'approval', 11004, '2024-11-05');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
  VALUES (100001, 2, '2024-11-20', true, pg_temp.paper(1, 'approval', '2024-11-20', 2, 11)) $$,
  'an approval without the membership');
SELECT pg_temp.accepts('DEV-27', $$ SELECT pg_temp.file(100, 'admitted');
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
  VALUES (100, 'approval', 11004, '2024-11-05');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
  VALUES (100001, 2, '2024-11-20', true, pg_temp.paper(1, 'approval', '2024-11-20', 2, 11));
  SELECT party.admit_member(100) $$, 'with it');
SELECT pg_temp.accepts('DEV-27', $$ SELECT pg_temp.file(100, 'converted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
  VALUES (100002, 2, '2025-11-20', true, pg_temp.paper(1, 'approval', '2025-11-20', 2, 11));
  SELECT party.confirm_member(100) $$, 'the full membership with its approval');
SELECT pg_temp.sees('DEV-27', $$ SELECT pg_temp.file(100, 'converted'); SELECT pg_temp.file(101, 'full');
    SELECT pg_temp.file(102, 'admitted'); SELECT pg_temp.file(103, 'converted');
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (103002, 2, '2025-11-20', false);
    SELECT pg_temp.file(104, 'full');
    UPDATE party.member SET confirmed_on = NULL, ended_on = '2026-01-01', ended_as = 'withdrew' WHERE id = 104;
    SELECT pg_temp.file(105, 'admitted');
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, withdrawn_on)
    VALUES (105001, 2, '2024-11-20', true, '2024-12-20');
    INSERT INTO party.member (id, name) VALUES (106, 'x') $$, '{
  "INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (100002, 2, ''2025-11-20'', true)",
  "INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (102001, 2, ''2024-11-20'', true)",
  "UPDATE party.member SET admitted_on = NULL, confirmed_on = NULL WHERE id = 100",
  "UPDATE party.member SET confirmed_on = NULL WHERE id = 101",
  "DELETE FROM party.membership WHERE member_id = 101 AND status = ''full''",
  "UPDATE party.membership SET status = ''probationary'' WHERE member_id = 101 AND status = ''full''",
  "UPDATE party.development_approval SET decided_on = ''2024-10-21'' WHERE meeting_id = 100001",
  "UPDATE party.applicant SET member_id = 106 WHERE id = 100",
  "UPDATE party.development_approval SET approved = true WHERE meeting_id = 103002",
  "UPDATE party.development_approval SET withdrawn_on = NULL WHERE meeting_id = 105001",
  "UPDATE party.member SET ended_on = NULL, ended_as = NULL WHERE id = 104",
  "DELETE FROM party.development_approval WHERE meeting_id = 100001"}');
SELECT pg_temp.lists('DEV-27', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(100, 104) n;
  UPDATE party.member SET confirmed_on = NULL, ended_on = '2026-01-01', ended_as = 'expelled' WHERE id = 100;
  UPDATE party.member SET confirmed_on = NULL WHERE id IN (101, 102);
  UPDATE party.membership SET status = 'suspended' WHERE member_id = 103 AND status = 'full';
  UPDATE party.development_approval SET withdrawn_on = '2026-01-01' WHERE meeting_id = 102002;
  DELETE FROM party.membership WHERE member_id = 104 AND status = 'full';
  SELECT pg_temp.file(105, 'sworn');
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome, extension_months)
  VALUES (105002, 105, 'conversion', 11, '2025-10-22', 'extended', 6);
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (105002, 2, '2025-11-20', true) $$,
  '101:1 104:1', 'full members by name only, who left, whose approval was withdrawn, who is suspended, whose probation '
  'is extended');

-- What is older than the record stays as it was found.
SELECT pg_temp.lists('DEV-27', $$ UPDATE party.development_record SET recorded_from = '2024-10-22';
  SELECT pg_temp.file(100, 'applied'), pg_temp.file(101, 'applied');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-10-22', 'admitted'), (101, 'admission', 11, '2024-10-21', 'admitted') $$,
  '100:1', 'from the day on from which development is recorded');
SELECT pg_temp.says('DEV-27', $$ SELECT pg_temp.file(100, 'applied'); UPDATE partybuild.rule SET default_mode = 'off'
    WHERE code <> 'DEV-27' AND code ~ '^DEV';
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (100, 'admission', 11, '2024-10-22', 'admitted'), (100, 'admission', 11, '2024-10-23', 'admitted') $$,
  'admission meeting of "applicant 100" on 2024-10-22: there is no way to it from the stage of that day; '
  '“applicant 100”2024-10-22的支部大会讨论接收：当时所处阶段不能进入该步骤');
SELECT * FROM finish();
ROLLBACK;
