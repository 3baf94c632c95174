-- DEV-05 One or two contacts.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'activist');$$ AS activist \gset

SELECT pg_temp.accepts('DEV-05', :'activist', 'two');
SELECT pg_temp.accepts('DEV-05', :'activist' || 'DELETE FROM party.training_contact WHERE member_id = 11005', 'one');
SELECT pg_temp.refuses('DEV-05', :'activist' || 'DELETE FROM party.training_contact', 'none');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$INSERT INTO party.training_contact (applicant_id, member_id,
  from_date) VALUES (100, 11007, '2024-01-01')$$, 'three');
SELECT pg_temp.accepts('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2024-01-01'
  WHERE member_id = 11005; INSERT INTO party.training_contact (applicant_id, member_id, from_date)
  VALUES (100, 11007, '2024-01-01')$$, 'another in the place of one of them');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2024-01-02'
  WHERE member_id = 11005; INSERT INTO party.training_contact (applicant_id, member_id, from_date)
  VALUES (100, 11007, '2024-01-01')$$, 'three on one day');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$UPDATE party.membership SET status = 'probationary'
  WHERE member_id = 11005$$, 'one of them a probationary member');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$UPDATE party.membership SET status = 'suspended'
  WHERE member_id = 11005$$, 'one of them suspended');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$INSERT INTO party.training_contact (applicant_id, member_id,
  from_date) VALUES (100, 100, '2024-01-01')$$, 'the applicant for himself');
SELECT pg_temp.accepts('DEV-05', $$SELECT pg_temp.file(100, 'admitted'); UPDATE party.training_contact
  SET to_date = '2024-10-22'$$, 'none from the day of the admission meeting on');
SELECT pg_temp.refuses('DEV-05', $$SELECT pg_temp.file(100, 'admitted'); UPDATE party.training_contact
  SET to_date = '2024-10-21'$$, 'none on its eve');
SELECT pg_temp.accepts('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2023-08-01';
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'withdrawn', '2023-08-01')$$,
  'none from the withdrawal on');
SELECT pg_temp.refuses('DEV-05', :'activist' || $$SELECT pg_temp.transfer(11005, 12, '2024-01-01');
  UPDATE party.membership SET to_date = '2024-06-01' WHERE member_id = 11006;
  UPDATE party.member SET ended_on = '2024-06-01', ended_as = 'died' WHERE id = 11006$$,
  'one in another branch, and one who has died and is not replaced');
SELECT pg_temp.accepts('DEV-05', :'activist' || $$UPDATE party.membership SET to_date = '2024-06-01'
  WHERE member_id = 11006; UPDATE party.member SET ended_on = '2024-06-01', ended_as = 'died' WHERE id = 11006;
  UPDATE party.training_contact SET to_date = '2024-06-01' WHERE member_id = 11006$$,
  'one has died, the other is left');
SELECT pg_temp.says('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2024-01-01'$$,
  'activist "applicant 100" has fewer than 1 contacts from 2024-01-01 on; '
  '积极分子“applicant 100”自2024-01-01起培养联系人少于1名');
SELECT pg_temp.says('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2024-01-01'
    WHERE member_id = 11005; UPDATE party.training_contact SET from_date = '2024-01-03' WHERE member_id = 11006;
  INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date) VALUES
    (100, 11007, '2023-08-01', '2024-02-01'), (100, 11008, '2023-08-01', '2023-09-01')$$,
  'activist "applicant 100" has more than 2 contacts from 2023-08-01 to 2023-09-01; '
  '积极分子“applicant 100”自2023-08-01至2023-09-01培养联系人多于2名');
SELECT pg_temp.says('DEV-05', :'activist' || $$UPDATE party.membership SET status = 'probationary'
    WHERE member_id = 11005; DELETE FROM party.training_contact WHERE member_id = 11006;
  UPDATE party.training_contact SET to_date = '2024-01-01'$$,
  'a contact of activist "applicant 100" is not a full member from 2023-06-01 to 2024-01-01; '
  '积极分子“applicant 100”的培养联系人自2023-06-01至2024-01-01不是正式党员');

-- Told is first who is not full, then that there are too few.
SELECT pg_temp.says('DEV-05', :'activist' || $$DELETE FROM party.training_contact WHERE member_id = 11006;
    UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005;
    UPDATE party.training_contact SET from_date = '2024-01-01'$$,
  'a contact of activist "applicant 100" is not a full member from 2024-01-01 on; '
  '积极分子“applicant 100”的培养联系人自2024-01-01起不是正式党员');
SELECT pg_temp.says('DEV-05', :'activist' || $$UPDATE party.training_contact SET to_date = '2024-01-01';
    INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date) VALUES
      (100, 11007, '2023-08-01', '2023-09-01')$$,
  'activist "applicant 100" has fewer than 1 contacts from 2024-01-01 on; '
  '积极分子“applicant 100”自2024-01-01起培养联系人少于1名');

-- Neighbours of the bounds: by days that are wrong.
SELECT pg_temp.lists('DEV-05', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 121) n;
  UPDATE party.training_contact SET from_date = '2023-06-02' WHERE applicant_id = 101;
  UPDATE party.training_contact SET from_date = '2023-05-01' WHERE applicant_id = 102;
  UPDATE party.training_contact SET to_date = '2024-01-01' WHERE applicant_id IN (103, 104) AND member_id = 11005;
  UPDATE party.training_contact SET from_date = CASE applicant_id WHEN 103 THEN '2024-01-01' ELSE '2024-01-03' END::date
   WHERE applicant_id IN (103, 104) AND member_id = 11006;
  INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date) VALUES
    (105, 11007, '2024-01-01', '2024-01-11'), (106, 11005, '2024-01-01', '2024-01-11'),
    (107, 11007, '2023-05-01', '2023-06-01'), (107, 11008, '2023-05-01', '2023-06-02'),
    (108, 11007, '2024-01-01', '2024-01-11'), (108, 11008, '2024-01-06', '2024-01-16'),
    (118, 11005, '2024-01-01', NULL), (119, 11012, '2024-01-01', '2024-02-01'),
    (120, 11009, '2024-01-01', NULL), (121, 11013, '2023-06-01', NULL),
    (109, 11009, '2024-01-01', NULL), (110, 11010, '2024-01-01', NULL), (110, 11011, '2024-01-01', NULL);
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 11009;
  UPDATE party.membership SET from_date = '2024-01-11' WHERE member_id IN (11010, 11011);
  UPDATE party.member SET known_from = '2024-01-11' WHERE id IN (11010, 11011);
  UPDATE party.member SET confirmed_on = '2024-01-06' WHERE id = 11011;
  UPDATE party.membership SET from_date = '2024-01-11' WHERE member_id = 11012;
  UPDATE party.member SET known_from = '2024-01-06', confirmed_on = NULL WHERE id = 11012;
  UPDATE party.training_contact SET to_date = '2024-01-01' WHERE applicant_id = 119 AND member_id = 11006
    OR applicant_id = 120 AND member_id < 11009;
  DELETE FROM party.training_contact WHERE applicant_id = 121 AND member_id < 11013;
  UPDATE party.membership SET to_date = '2024-01-01' WHERE member_id = 11013;
  UPDATE party.training_contact SET to_date = '2024-01-02' WHERE applicant_id = 110 AND member_id IN (11005, 11006);
  DELETE FROM party.training_contact WHERE applicant_id BETWEEN 111 AND 117;
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'x' WHERE applicant_id = 111;
  UPDATE party.applicant_branch SET to_date = '2023-06-11' WHERE applicant_id = 112;
  INSERT INTO party.applicant_branch (applicant_id, org_id, elsewhere, from_date, to_date) VALUES
    (112, 12, NULL, '2023-06-21', '2023-06-22'), (112, NULL, 'x', '2023-07-01', NULL);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (113, 'withdrawn', '2023-06-06'),
    (114, 'not_admitted', '2023-06-07'), (115, 'withdrawn', '2023-06-01'), (116, 'not_admitted', '2023-06-01'),
    (116, 'withdrawn', '2023-06-05'), (121, 'withdrawn', '2024-01-06'),
    (117, 'not_admitted', '2023-06-05'), (117, 'activist', '2023-06-08'),
    (117, 'not_admitted', '2023-06-10')$$,
  '101:1 104:2 105:10 107:1 108:15 109:36525 110:6 112:11 113:5 114:6 116:4 117:6 119:5 120:73050 121:10',
  'days with fewer or more, or with one who is no full member');
SELECT pg_temp.lists('DEV-05', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 104) n;
  SELECT pg_temp.file(105, 'activist', later => '2015-06-01' - date '2023-06-01');
  SELECT pg_temp.file(106, 'applied');
  DELETE FROM party.training_contact;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'admission', 11, '2023-06-05', 'admitted'), (102, 'admission', 11, '2023-06-06', 'not_admitted'),
    (103, 'conversion', 11, '2023-06-07', 'full'), (104, 'admission', 11, '2023-06-01', 'not_admitted'),
    (105, 'admission', 11, '2016-01-03', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (103, 'withdrawn', '2023-06-08'),
    (104, 'development_object', '2023-06-03'), (104, 'withdrawn', '2023-06-09')$$,
  '101:4 102:5 103:7 104:8 105:2', 'days until a meeting decides, since development is recorded');
SELECT pg_temp.lists('DEV-05', $$UPDATE partybuild.parameter SET value = 0 WHERE rule = 'DEV-05' AND name = 'min';
  SELECT pg_temp.file(101, 'activist'); DELETE FROM party.training_contact$$, '', 'by another order: nobody');
SELECT pg_temp.lists('DEV-05', $$UPDATE partybuild.parameter SET value = 3 WHERE rule = 'DEV-05';
  SELECT pg_temp.file(101, 'activist'); INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date)
  VALUES (101, 11007, '2023-06-01', '2024-01-01'), (101, 11008, '2023-12-31', NULL)$$, '101:1',
  'by another order: three, no more and no fewer');
SELECT pg_temp.answers('DEV-05', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(101, 102) n;
  UPDATE party.applicant_branch SET to_date = date '2024-01-01' + applicant_id::int - 101
    WHERE applicant_id < 103;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (101, 12, '2024-01-01'),
    (102, 12, date '2024-01-01' + 1);
  DELETE FROM party.applicant_branch WHERE applicant_id = 103;
  UPDATE party.training_contact SET to_date = '2024-01-01'$$, '101:12 102:11', 'the branch of the first day');
SELECT pg_temp.sees('DEV-05', $$SELECT pg_temp.file(n, 'activist') FROM generate_series(100, 106) n;
  DELETE FROM party.training_contact WHERE applicant_id IN (101, 102, 103, 105);
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (101, 'withdrawn', '2023-06-01'),
    (105, 'not_admitted', '2023-06-08');
  INSERT INTO party.training_contact (applicant_id, member_id, from_date, to_date) VALUES
    (105, 11005, '2023-06-01', '2023-06-08'), (103, 11012, '2023-06-01', '2023-08-01'),
    (100, 11013, '2023-01-01', '2023-05-31');
  UPDATE party.applicant_branch SET org_id = NULL, elsewhere = 'x' WHERE applicant_id = 102;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome)
  VALUES (103, 'admission', 11, '2023-08-01', 'not_admitted');
  UPDATE party.applicant_branch SET to_date = '2024-06-01' WHERE applicant_id = 104;
  UPDATE party.applicant_branch SET from_date = '2023-08-01' WHERE applicant_id = 106;
  UPDATE party.training_contact SET to_date = '2024-06-01' WHERE applicant_id = 104;
  UPDATE party.training_contact SET from_date = '2023-08-01' WHERE applicant_id = 106$$,
  ARRAY['DELETE FROM party.training_contact WHERE applicant_id = 100',
    $$INSERT INTO party.training_contact (applicant_id, member_id, from_date) VALUES (100, 11007, '2024-01-01')$$,
    'UPDATE party.training_contact SET applicant_id = 101 WHERE applicant_id = 100',
    'UPDATE party.training_contact SET member_id = 100 WHERE applicant_id = 100 AND member_id = 11005',
    $$UPDATE party.training_contact SET from_date = '2023-06-02' WHERE applicant_id = 100
      AND from_date = '2023-06-01'$$,
    $$UPDATE party.training_contact SET to_date = '2024-01-01' WHERE applicant_id = 100 AND to_date IS NULL$$,
    'DELETE FROM party.development_decision WHERE applicant_id = 101 AND kind = ''withdrawn''',
    $$UPDATE party.development_decision SET decided_on = '2023-06-02' WHERE applicant_id = 101 AND kind = 'withdrawn'$$,
    $$UPDATE party.development_decision SET kind = 'activist' WHERE applicant_id = 105 AND kind = 'not_admitted'$$,
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (101, 'activist', '2024-06-02')$$,
    $$UPDATE party.development_decision SET decided_on = '2023-05-31' WHERE applicant_id = 100$$,
    'DELETE FROM party.development_meeting WHERE applicant_id = 103',
    $$UPDATE party.development_meeting SET held_on = '2023-08-02' WHERE applicant_id = 103$$,
    $$UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 103$$,
    'UPDATE party.applicant_branch SET org_id = 11, elsewhere = NULL WHERE applicant_id = 102',
    $$UPDATE party.applicant_branch SET to_date = '2024-06-02' WHERE applicant_id = 104$$,
    $$UPDATE party.applicant_branch SET from_date = '2023-07-31' WHERE applicant_id = 106$$,
    $$INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (104, 12, '2025-01-01')$$,
    $$UPDATE party.membership SET status = 'probationary' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET to_date = '2024-01-01' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET from_date = '2023-06-02' WHERE member_id = 11005$$,
    'DELETE FROM party.membership WHERE member_id = 11005',
    'UPDATE party.membership SET member_id = 100 WHERE member_id = 11005']);
SELECT pg_temp.sees('DEV-05', $$SELECT pg_temp.file(100, 'activist');
  UPDATE party.membership SET from_date = '2024-01-01' WHERE member_id = 11005;
  UPDATE party.member SET known_from = '2024-01-01', confirmed_on = '2023-06-01' WHERE id = 11005$$,
  ARRAY['UPDATE party.member SET known_from = NULL WHERE id = 11005',
    $$UPDATE party.member SET known_from = '2023-12-31' WHERE id = 11005$$,
    $$UPDATE party.member SET confirmed_on = '2023-06-02' WHERE id = 11005$$]);

SELECT * FROM finish();
ROLLBACK;
