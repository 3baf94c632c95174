-- DEV-30 Dates in order.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-30', $$ SELECT pg_temp.file(100, 'archived') $$, 'in order');
SELECT pg_temp.refuses('DEV-30', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.oath (applicant_id, taken_on) VALUES (100, '2024-11-19') $$, 'an oath before the approval');
SELECT pg_temp.accepts('DEV-30', $$ SELECT pg_temp.file(100, 'approved');
  INSERT INTO party.oath (applicant_id, taken_on) VALUES (100, '2024-11-20') $$, 'on the same day');
-- Whole files of which one date is moved: to the day of what needs it, and a day further; how many days that is too
-- late for all that follow it.
SELECT pg_temp.lists('DEV-30', format($$ SELECT pg_temp.file(n, 'full') FROM generate_series(100, 101) n;
    UPDATE party.%1$s SET %2$s = %3$L WHERE %4$s AND %5$s = 100;
    UPDATE party.%1$s SET %2$s = %3$L::date + 1 WHERE %4$s AND %5$s = 101 $$, t, c, d, w, k), e, what)
  FROM (VALUES
    ('application, talk', 'applicant', 'applied_on', '2023-03-20', 'true', 'id', '101:2'),
    ('talk, activist', 'applicant_talk', 'held_on', '2023-06-01', 'kind = ''application''', 'applicant_id', '101:2'),
    ('recommendation, activist', 'recommendation', 'made_on', '2023-06-01', 'true', 'applicant_id', '101:2'),
    ('opinions, development object', 'opinion', 'heard_on', '2024-06-20', 'true', 'applicant_id', '101:2'),
    ('political review, examination', 'political_review', 'concluded_on', '2024-09-20', 'true', 'applicant_id',
     '101:2'),
    ('training, examination', 'applicant_training', 'last_date', '2024-09-20', 'true', 'applicant_id', '101:2'),
    ('examination, pre-examination', 'examination', 'examined_on', '2024-10-09', 'kind = ''branch''', 'applicant_id',
     '101:2'),
    ('pre-examination, end of notice', 'examination', 'examined_on', '2024-10-18', 'kind = ''superior''',
     'applicant_id', '101:2'),
    -- the notice ends before the day of the meeting
    ('notice, meeting', 'admission_notice', 'last_date', '2024-10-21', 'true', 'applicant_id', '101:1'),
    ('introducers, meeting', 'introducer', 'named_on', '2024-10-22', 'true', 'applicant_id', '101:2'),
    ('talk, approval', 'applicant_talk', 'held_on', '2024-11-20', 'kind = ''approval''', 'applicant_id', '101:2'))
    v (what, t, c, d, w, k, e);
SELECT pg_temp.lists('DEV-30', $$ SELECT pg_temp.file(n, 'sworn') FROM generate_series(100, 105) n;
  UPDATE party.development_approval SET decided_on = '2025-01-10' WHERE meeting_id = 100001;
  UPDATE party.development_approval SET decided_on = '2025-01-11' WHERE meeting_id = 101001;
  UPDATE party.applicant_talk SET held_on = '2024-10-22' WHERE kind = 'approval' AND applicant_id = 102;
  UPDATE party.applicant_talk SET held_on = '2024-10-21' WHERE kind = 'approval' AND applicant_id = 103;
  UPDATE party.development_decision SET decided_on = '2024-08-02' WHERE kind = 'development_object'
    AND applicant_id = 104;
  UPDATE party.document SET dated_on = '2024-10-23' WHERE id = 105006 $$,
  '101:2 103:2 104:35 105:2', 'an approval after the oath, a talk before the meeting, a decision after introducers and '
  'review, a filing after the meeting');
-- A day to come, and when it has come.
SELECT pg_temp.lists('DEV-30', $$ SELECT pg_temp.file(n, 'applied') FROM generate_series(100, 102) n;
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on) VALUES
    (100, 'application', 11002, '2026-11-24'), (101, 'application', 11002, '2026-11-25'),
    (102, 'application', 11002, '2026-11-26') $$, '101:1 102:2', 'a day to come');
SELECT pg_temp.lists('DEV-30', $$ SET partybuild.as_of = '2026-11-25';
  SELECT pg_temp.file(n, 'applied') FROM generate_series(101, 102) n;
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on) VALUES
    (101, 'application', 11002, '2026-11-25'), (102, 'application', 11002, '2026-11-26') $$, '102:1', 'the next day');
-- What is missing is none of this rule's: nor what is not complete, nor what is earlier and later.
SELECT pg_temp.lists('DEV-30', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(100, 107) n;
  DELETE FROM party.applicant_talk WHERE applicant_id = 100;
  DELETE FROM party.political_review WHERE applicant_id = 101;
  INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (102, '2024-12-01', true),
    (103, '2024-12-01', true);
  UPDATE party.political_review SET passed = false WHERE applicant_id IN (103, 104) AND concluded_on < '2024-12-01';
  UPDATE party.applicant_training SET days = 2, hours = 23 WHERE applicant_id = 105;
  UPDATE party.applicant_training SET days = 2 WHERE applicant_id = 106;
  UPDATE party.applicant_training SET hours = 23 WHERE applicant_id = 107 $$,
  '103:114', 'a review that was passed only afterwards');
-- Not admitted, and on the way again: opinions, introducers and training are of each time by itself.
SELECT pg_temp.lists('DEV-30', $$ SELECT pg_temp.file(n, 'admitted') FROM generate_series(100, 101) n;
  UPDATE party.development_meeting SET outcome = 'not_admitted' WHERE applicant_id IN (100, 101);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on, filing_document_id)
  SELECT n, k::party.development_decision_kind, d::date,
         pg_temp.paper(n * 1000 + 99 + i, 'filing', d::date, 11, 2)
    FROM generate_series(100, 101) n, (VALUES (1, 'activist', '2025-01-10'), (2, 'development_object', '2026-02-10'))
      v (i, k, d);
  INSERT INTO party.training_contact (applicant_id, member_id, from_date) VALUES (100, 11007, '2025-01-10'),
    (101, 11007, '2025-01-10');
  INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (100, 'activist', '2025-06-10'),
    (101, 'activist', '2025-06-10');
  INSERT INTO party.opinion (applicant_id, source, heard_on)
  SELECT 100, s, date '2026-02-01' FROM unnest(enum_range(NULL::party.opinion_source)) s
  UNION ALL
  SELECT 101, s, '2026-02-11' FROM unnest(enum_range(NULL::party.opinion_source)) s;
  INSERT INTO party.introducer (applicant_id, member_id, named_on)
  SELECT n, m, '2026-02-20' FROM generate_series(100, 101) n, generate_series(11007, 11008) m;
  INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days) VALUES (100, '2026-03-02',
    '2026-03-04', 3);
  INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed) VALUES (100, 'branch', 11,
    '2026-03-03', true) $$, '100:2 101:2',
  'an examination before the end of the training, and opinions after the decision, of the second time');
-- What is older than the record is as it was found; the later of two days counts.
SELECT pg_temp.lists('DEV-30', $$ UPDATE party.development_record SET recorded_from = '2023-05-02';
  SELECT pg_temp.file(n, 'activist') FROM generate_series(100, 101) n;
  UPDATE party.applicant SET applied_on = '2023-05-01' WHERE id = 100;
  UPDATE party.applicant SET applied_on = '2023-05-02' WHERE id = 101 $$, '101:44',
  'from the day on from which development is recorded');
SELECT pg_temp.lists('DEV-30', $$ SELECT pg_temp.file(n, 'applied') FROM generate_series(100, 101) n;
  INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on) VALUES
    (100, 'application', 11002, '2126-11-24'), (101, 'application', 11002, '9999-12-31') $$, '100:36524 101:36525',
  'what is never to come, as a hundred years');
SELECT pg_temp.says('DEV-30', $$ SELECT pg_temp.file(100, 'approved'); INSERT INTO party.oath (applicant_id, taken_on)
  VALUES (100, '2024-11-19') $$,
  'the file of "applicant 100": oath is dated 2024-11-19, and approval of the admission, which it needs before it, '
  '2024-11-20; “applicant 100”的入党材料：入党宣誓（2024-11-19）早于接收预备党员审批（2024-11-20）');
SELECT pg_temp.says('DEV-30', $$ SELECT pg_temp.file(100, 'approved'); INSERT INTO party.oath (applicant_id, taken_on)
  VALUES (100, '2030-01-01') $$,
  'the file of "applicant 100": oath is dated 2030-01-01, a day to come; '
  '“applicant 100”的入党材料：入党宣誓的日期2030-01-01在今天之后');
-- Each change that can break it.
SELECT pg_temp.sees('DEV-30', $$ SELECT pg_temp.file(100, 'full'); SELECT pg_temp.file(101, 'full');
    INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (101, '2025-01-01', true);
    INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
    VALUES (101, 'application', 11002, '2025-01-01'), (101, 'approval', 11002, '2025-02-01');
    INSERT INTO party.recommendation (applicant_id, source, made_on) VALUES (101, 'members', '2025-01-01');
    INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed)
    VALUES (101, 'branch', 11, '2025-01-01', true), (101, 'superior', 2, '2025-01-01', true);
    INSERT INTO party.admission_notice (id, applicant_id, from_date, last_date)
    VALUES (7, 101, '2025-02-05', '2025-02-12');
    INSERT INTO party.conversion_application (applicant_id, dated_on) VALUES (101, '2025-11-01');
    INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (101, 'probation', '2026-01-01') $$, '{
  "UPDATE party.applicant SET applied_on = ''2023-03-21'' WHERE id = 100",
  "UPDATE party.applicant_talk SET held_on = ''2023-02-28'' WHERE kind = ''application'' AND applicant_id = 100",
  "UPDATE party.applicant_talk SET kind = ''approval'' WHERE held_on = ''2023-03-20'' AND applicant_id = 101",
  "DELETE FROM party.applicant_talk WHERE held_on = ''2023-03-20'' AND applicant_id = 101",
  "UPDATE party.recommendation SET made_on = ''2023-02-28'' WHERE applicant_id = 100",
  "DELETE FROM party.recommendation WHERE made_on = ''2023-05-10'' AND applicant_id = 101",
  "UPDATE party.development_decision SET decided_on = ''2023-06-11'' WHERE applicant_id = 100 AND kind = ''activist''",
  "UPDATE party.development_decision SET kind = ''development_object'' WHERE applicant_id = 100
    AND kind = ''activist''",
  "UPDATE party.document SET dated_on = ''2024-10-23'' WHERE id = 100006",
  "UPDATE party.opinion SET heard_on = ''2024-06-21'' WHERE applicant_id = 100 AND source = ''masses''",
  "UPDATE party.introducer SET named_on = ''2024-10-23'' WHERE applicant_id = 100 AND member_id = 11005",
  "DELETE FROM party.political_review WHERE concluded_on = ''2024-08-01'' AND applicant_id = 101",
  "UPDATE party.political_review SET passed = false WHERE concluded_on = ''2024-08-01'' AND applicant_id = 101",
  "UPDATE party.applicant_training SET last_date = ''2024-09-21'' WHERE applicant_id = 100",
  "UPDATE party.examination SET examined_on = ''2024-10-10'' WHERE applicant_id = 100 AND kind = ''branch''",
  "DELETE FROM party.examination WHERE examined_on = ''2024-09-20'' AND applicant_id = 101",
  "UPDATE party.examination SET passed = false WHERE examined_on = ''2024-09-20'' AND applicant_id = 101",
  "UPDATE party.examination SET kind = ''superior'' WHERE examined_on = ''2024-09-20'' AND applicant_id = 101",
  "UPDATE party.admission_notice SET last_date = ''2024-10-22'' WHERE applicant_id = 100",
  "DELETE FROM party.admission_notice WHERE applicant_id = 101 AND id <> 7",
  "UPDATE party.admission_notice SET from_date = ''2024-10-16'' WHERE applicant_id = 101 AND id <> 7",
  "INSERT INTO party.objection (notice_id, raised_on, substance) SELECT n.id, ''2024-10-15'', ''x''
    FROM party.admission_notice n WHERE n.applicant_id = 101 AND n.id <> 7",
  "UPDATE party.development_meeting SET held_on = ''2024-10-18'' WHERE id = 100001",
  "UPDATE party.development_approval SET decided_on = ''2024-11-04'' WHERE meeting_id = 100001",
  "UPDATE party.oath SET taken_on = ''2024-11-19'' WHERE applicant_id = 100",
  "UPDATE party.conversion_application SET dated_on = ''2025-10-29'' WHERE applicant_id = 100",
  "DELETE FROM party.conversion_application WHERE applicant_id = 101 AND dated_on < ''2025-11-01''",
  "UPDATE party.training_contact SET from_date = ''2023-05-31'' WHERE applicant_id = 100",
  "UPDATE party.applicant_review SET reviewed_on = ''2023-05-31'' WHERE applicant_id = 100
    AND reviewed_on = ''2023-11-20''",
  "DELETE FROM party.applicant_review WHERE applicant_id = 101 AND kind = ''probation''
    AND reviewed_on < ''2026-01-01''",
  "UPDATE party.applicant_review SET kind = ''probation'' WHERE applicant_id = 100 AND reviewed_on = ''2023-11-20''",
  "UPDATE party.member SET ended_on = partybuild.day_of(now()) + 30, ended_as = ''withdrew'' WHERE id = 100"}');
-- What is added, what was there twice and is taken away, and what comes to count too late.
SELECT pg_temp.sees('DEV-30', $$ SELECT pg_temp.file(n, 'full') FROM generate_series(100, 104) n;
    DELETE FROM party.conversion_application WHERE applicant_id = 101;
    UPDATE party.admission_notice SET last_date = '2024-10-22' WHERE applicant_id = 102;
    INSERT INTO party.objection (notice_id, raised_on, substance)
    SELECT n.id, '2024-10-15', 'x' FROM party.admission_notice n WHERE n.applicant_id = 102;
    UPDATE party.applicant_training SET last_date = '2024-10-22', days = 0, hours = 0 WHERE applicant_id = 102;
    UPDATE party.introducer SET member_id = 11005, named_on = '2024-10-23' WHERE applicant_id = 103
      AND member_id = 11006;
    UPDATE party.opinion SET heard_on = '2024-06-21', source = 'party_group' WHERE applicant_id = 103
      AND source = 'masses';
    INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
    VALUES (103, 'admission', 11, '2024-10-17', 'not_admitted');
    -- training and introducers of before the decision, and after it
    INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days)
    VALUES (104, '2024-06-01', '2024-06-03', 3);
    INSERT INTO party.introducer (applicant_id, member_id, named_on) VALUES (104, 11007, '2024-06-01');
    SELECT pg_temp.file(n, 'admitted') FROM generate_series(105, 107) n;
    INSERT INTO party.oath (applicant_id, taken_on) VALUES (105, '2025-01-10'), (106, '2025-01-10');
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (106001, 2, '2025-01-11', false), (107001, 2, '2024-11-20', true);
    -- two meetings, each with an approval
    SELECT pg_temp.file(108, 'sworn');
    INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
    VALUES (108002, 108, 'admission', 11, '2024-12-10', 'admitted');
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (108002, 2, '2025-02-01', true);
    -- the second of them has none
    SELECT pg_temp.file(109, 'admitted');
    INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
    VALUES (109, 'approval', 11004, '2024-11-05');
    INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
    VALUES (109, 'admission', 11, '2024-12-10', 'admitted');
    INSERT INTO party.member (id, name, ended_on, ended_as)
    VALUES (110, 'x', partybuild.day_of(now()) + 30, 'withdrew') $$, '{
  "UPDATE party.applicant SET member_id = 110 WHERE id = 100",
  "INSERT INTO party.applicant_talk (applicant_id, kind, talker_id, held_on)
    VALUES (100, ''application'', 11002, ''2023-02-28'')",
  "INSERT INTO party.recommendation (applicant_id, source, made_on) VALUES (100, ''members'', ''2023-02-28'')",
  "INSERT INTO party.development_decision (applicant_id, kind, decided_on)
    VALUES (100, ''development_object'', ''2023-06-01'')",
  "UPDATE party.development_decision SET filing_document_id = 100006 WHERE applicant_id = 100 AND kind = ''activist''",
  "INSERT INTO party.training_contact (applicant_id, member_id, from_date) VALUES (100, 11007, ''2023-05-31'')",
  "INSERT INTO party.applicant_review (applicant_id, kind, reviewed_on) VALUES (100, ''activist'', ''2023-05-31'')",
  "INSERT INTO party.opinion (applicant_id, source, heard_on) VALUES (100, ''masses'', ''2024-06-21'')",
  "UPDATE party.opinion SET source = ''masses'' WHERE applicant_id = 103 AND heard_on = ''2024-06-21''",
  "INSERT INTO party.introducer (applicant_id, member_id, named_on) VALUES (100, 11007, ''2024-10-23'')",
  "UPDATE party.introducer SET member_id = 11006 WHERE applicant_id = 103 AND named_on = ''2024-10-23''",
  "DELETE FROM party.introducer WHERE applicant_id = 104 AND named_on = ''2024-07-01''",
  "INSERT INTO party.political_review (applicant_id, concluded_on, passed) VALUES (100, ''2024-06-19'', false)",
  "UPDATE party.political_review SET concluded_on = ''2024-09-21'' WHERE applicant_id = 100",
  "INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days)
    VALUES (100, ''2024-09-19'', ''2024-09-21'', 3)",
  "UPDATE party.applicant_training SET days = 3 WHERE applicant_id = 102",
  "UPDATE party.applicant_training SET hours = 24 WHERE applicant_id = 102",
  "UPDATE party.applicant_training SET exemption_document_id = 102008 WHERE applicant_id = 102",
  "DELETE FROM party.applicant_training WHERE applicant_id = 104 AND last_date = ''2024-08-07''",
  "INSERT INTO party.examination (applicant_id, kind, org_id, examined_on, passed)
    VALUES (100, ''branch'', 11, ''2024-08-06'', true)",
  "INSERT INTO party.admission_notice (applicant_id, from_date, last_date)
    VALUES (100, ''2024-09-24'', ''2024-10-08'')",
  "DELETE FROM party.objection",
  "UPDATE party.objection SET settled_on = ''2024-10-22'', finding = ''x''",
  "INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
    VALUES (100, ''admission'', 11, ''2024-10-18'', ''admitted'')",
  "UPDATE party.development_meeting SET outcome = ''admitted'' WHERE applicant_id = 103 AND held_on = ''2024-10-17''",
  "DELETE FROM party.development_meeting WHERE id = 109001",
  "INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
    VALUES (105001, 2, ''2025-01-11'', true)",
  "UPDATE party.development_approval SET approved = true WHERE meeting_id = 106001",
  "UPDATE party.development_approval SET withdrawn_on = partybuild.day_of(now()) + 30 WHERE meeting_id = 100001",
  "DELETE FROM party.development_approval WHERE meeting_id = 108001",
  "INSERT INTO party.oath (applicant_id, taken_on) VALUES (107, ''2024-11-19'')",
  "INSERT INTO party.conversion_application (applicant_id, dated_on) VALUES (101, ''2025-10-29'')"}');
-- A filing that comes to count too late, by the branch, its superior or the document; and who is an activist twice.
SELECT pg_temp.sees('DEV-30', $$ SELECT pg_temp.organise(17, 'branch', 2, 6);
    SELECT pg_temp.file(n, 'object', CASE WHEN n < 110 THEN 11 ELSE n - 100 END)
      FROM unnest('{101,102,103,104,105,106,107,112,113,114,115,117}'::int[]) n;
    UPDATE party.document SET dated_on = '2024-06-21' WHERE kind = 'filing' AND dated_on = '2023-06-10'
      AND id <> 117004;
    DELETE FROM party.applicant_branch WHERE applicant_id = 101;
    UPDATE party.applicant_branch SET org_id = 12 WHERE applicant_id = 102;
    UPDATE party.applicant_branch SET from_date = '2023-06-02' WHERE applicant_id = 103;
    UPDATE party.applicant_branch SET to_date = '2023-06-01' WHERE applicant_id = 104;
    UPDATE party.document SET kind = 'other' WHERE id = 105004;
    UPDATE party.document SET issuer_id = 12 WHERE id = 106004;
    UPDATE party.document SET addressee_id = 1 WHERE id = 107004;
    DELETE FROM party.subordination WHERE org_id = 12;
    UPDATE party.subordination SET parent_id = 1 WHERE org_id = 13;
    UPDATE party.subordination SET from_date = '2023-06-02' WHERE org_id = 14;
    UPDATE party.subordination SET to_date = '2023-06-01' WHERE org_id = 15;
    UPDATE party.applicant_branch SET to_date = '2024-07-15' WHERE applicant_id = 117;
    INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (117, 17, '2024-07-15');
    UPDATE party.subordination SET to_date = '2024-07-15' WHERE org_id = 17;
    INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (17, 2, '2024-07-15');
    INSERT INTO party.development_decision (applicant_id, kind, decided_on, filing_document_id)
    VALUES (117, 'activist', '2024-08-01', pg_temp.paper(117007, 'filing', '2024-08-05', 17, 2));
    INSERT INTO party.training_contact (applicant_id, member_id, from_date) VALUES (117, 17006, '2024-08-01');
    INSERT INTO party.opinion (applicant_id, source, heard_on)
    SELECT 117, s, '2024-08-02' FROM unnest(enum_range(NULL::party.opinion_source)) s $$, '{
  "INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (101, 11, ''2023-03-01'')",
  "UPDATE party.applicant_branch SET org_id = 11 WHERE applicant_id = 102",
  "UPDATE party.applicant_branch SET from_date = ''2023-06-01'' WHERE applicant_id = 103",
  "UPDATE party.applicant_branch SET to_date = NULL WHERE applicant_id = 104",
  "UPDATE party.document SET kind = ''filing'' WHERE id = 105004",
  "UPDATE party.document SET issuer_id = 11 WHERE id = 106004",
  "UPDATE party.document SET addressee_id = 2 WHERE id = 107004",
  "INSERT INTO party.subordination (org_id, parent_id, from_date) VALUES (12, 2, ''2023-06-01'')",
  "UPDATE party.subordination SET parent_id = 2 WHERE org_id = 13",
  "UPDATE party.subordination SET from_date = ''2023-06-01'' WHERE org_id = 14",
  "UPDATE party.subordination SET to_date = NULL WHERE org_id = 15",
  "DELETE FROM party.applicant_branch WHERE applicant_id = 117 AND from_date = ''2023-03-01''",
  "DELETE FROM party.subordination WHERE org_id = 17 AND from_date = ''2005-01-01''",
  "DELETE FROM party.development_decision WHERE applicant_id = 117 AND decided_on = ''2023-06-01''",
  "DELETE FROM party.training_contact WHERE applicant_id = 117 AND from_date = ''2023-06-01''",
  "DELETE FROM party.opinion WHERE applicant_id = 117 AND heard_on = ''2024-06-10''"}');
SELECT * FROM finish();
ROLLBACK;
