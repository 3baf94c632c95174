-- DEV-09 Two introducers.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-09', :'admitted', 'two');
SELECT pg_temp.refuses('DEV-09', :'admitted' || 'DELETE FROM party.introducer WHERE member_id = 11005', 'one');
SELECT pg_temp.refuses('DEV-09', :'admitted' || $$UPDATE party.introducer SET member_id = 11005,
  named_on = named_on + 1 WHERE member_id = 11006$$, 'one, who is named twice');
SELECT pg_temp.accepts('DEV-09', $$SELECT pg_temp.file(100, 'object')$$, 'none before there is a meeting');
SELECT pg_temp.refuses('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2024-10-22', '2025-10-22')$$, 'one of them under 留党察看 from the day of the meeting on');
SELECT pg_temp.accepts('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2024-10-23', '2025-10-23')$$, 'one of them under 留党察看 from the day after');
SELECT pg_temp.accepts('DEV-09', :'admitted' || $$UPDATE party.introducer SET member_id = 12005
  WHERE member_id = 11005; INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (12005, '2024-10-22', '2025-10-22'); INSERT INTO party.introducer (applicant_id, member_id, named_on)
  VALUES (100, 11007, '2024-10-22')$$, 'another in the place of that one');
SELECT pg_temp.refuses('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2023-07-02', '2024-07-02')$$, 'one of them under 留党察看 when named');
SELECT pg_temp.refuses('DEV-09', :'admitted' || $$UPDATE party.introducer SET member_id = 100
  WHERE member_id = 11005$$, 'the applicant');
SELECT pg_temp.says('DEV-09', :'admitted' || 'DELETE FROM party.introducer WHERE member_id = 11005',
  'introducers of "applicant 100": 1 who may introduce at the meeting of 2024-10-22, 2 are required; '
  '“applicant 100”的入党介绍人：2024-10-22召开接收大会时符合条件的只有1名，应有2名');
SELECT pg_temp.says('DEV-09', :'admitted' || $$INSERT INTO party.rights_suspension (member_id, from_date, to_date)
  VALUES (11005, '2023-07-02', '2024-07-02')$$,
  'introducers of "applicant 100": "member 11005" was no full member with full rights when named on 2024-07-01; '
  '“applicant 100”的入党介绍人：“member 11005”在2024-07-01不是享有完整权利的正式党员');
SELECT pg_temp.says('DEV-09', $$SELECT pg_temp.file(100, 'ready'); INSERT INTO party.introducer VALUES (100, 100,
  '2024-10-01')$$,
  'introducers of "applicant 100": "applicant 100" cannot introduce himself or herself; '
  '“applicant 100”的入党介绍人：“applicant 100”不能介绍自己');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-09', $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 119) n;
  DELETE FROM party.introducer WHERE applicant_id = 101;
  DELETE FROM party.introducer WHERE applicant_id BETWEEN 102 AND 112 AND member_id = 11005;
  INSERT INTO party.introducer (applicant_id, member_id, named_on) VALUES (102, 11007, '2024-10-22'),
    (103, 11007, '2024-10-23'), (104, 11008, '2024-07-01'), (105, 11009, '2024-07-01'), (106, 11010, '2024-07-01'),
    (107, 11011, '2024-07-01'), (108, 11012, '2024-07-01'), (109, 11013, '2024-07-01'), (110, 11014, '2024-07-01'),
    (111, 11015, '2024-07-01'), (112, 11016, '2024-07-01'), (113, 11017, '2024-07-01'), (114, 11007, '2024-07-01');
  UPDATE party.membership SET status = 'probationary' WHERE member_id = 11008;
  UPDATE party.membership SET to_date = '2024-10-22' WHERE member_id = 11009;
  UPDATE party.membership SET to_date = '2024-10-23' WHERE member_id = 11010;
  UPDATE party.membership SET from_date = '2024-07-02' WHERE member_id IN (11011, 11012, 11013);
  UPDATE party.member SET known_from = '2024-07-02' WHERE id IN (11012, 11013);
  UPDATE party.member SET confirmed_on = '2024-07-02' WHERE id = 11013;
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (11014, '2024-10-22', '2024-11-01'),
    (11015, '2024-10-01', '2024-10-22'), (11016, '2024-06-01', '2024-07-02'), (11017, '2024-06-01', '2024-07-01');
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id IN (115, 116);
  DELETE FROM party.introducer WHERE applicant_id IN (115, 117, 118, 119);
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 117;
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 118;
  INSERT INTO party.introducer (applicant_id, member_id, named_on) VALUES (117, 117, '2015-12-31'),
    (115, 115, '2016-01-01');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (119, 'admission', 11, '2025-10-22', 'admitted')$$,
  '101:2 103:1 104:2 105:1 107:1 109:1 110:1 112:1 115:1 118:2 119:4',
  'fewer than two at the meeting, and none who was not full with full rights when named');
SELECT pg_temp.lists('DEV-09', $$SELECT pg_temp.file(100, 'admitted');
  UPDATE party.applicant SET member_id = 11005; INSERT INTO party.introducer VALUES (100, 100, '2024-08-01');
  INSERT INTO party.membership (member_id, org_id, status, from_date) VALUES (100, 11, 'full', '2020-01-01');
  DELETE FROM party.introducer WHERE member_id = 11006$$, '100:2', 'a full member who applies, and introduces himself');
SELECT pg_temp.says('DEV-09', $$SELECT pg_temp.file(100, 'admitted');
  INSERT INTO party.introducer VALUES (100, 100, '2024-08-01'), (100, 11007, '2024-08-02');
  INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (11007, '2024-08-01', '2024-10-22')$$,
  'introducers of "applicant 100": "member 11007" was no full member with full rights when named on 2024-08-02; '
  '“applicant 100”的入党介绍人：“member 11007”在2024-08-02不是享有完整权利的正式党员');
SELECT pg_temp.says('DEV-09', $$SELECT pg_temp.file(100, 'admitted'); DELETE FROM party.introducer;
  INSERT INTO party.introducer VALUES (100, 100, '2024-12-01')$$,
  'introducers of "applicant 100": 0 who may introduce at the meeting of 2024-10-22, 2 are required; '
  '“applicant 100”的入党介绍人：2024-10-22召开接收大会时符合条件的只有0名，应有2名');
SELECT pg_temp.answers('DEV-09', $$SELECT pg_temp.file(n, 'ready') FROM generate_series(101, 103) n;
  INSERT INTO party.introducer SELECT n, n, '2024-08-01' FROM generate_series(101, 103) n;
  UPDATE party.applicant_branch SET to_date = date '2024-08-01' + applicant_id::int - 101
    WHERE applicant_id < 103;
  INSERT INTO party.applicant_branch (applicant_id, org_id, from_date) VALUES (101, 12, '2024-08-01'),
    (102, 12, date '2024-08-01' + 1);
  DELETE FROM party.applicant_branch WHERE applicant_id = 103$$, '101:12 102:11 103:none',
  'the branch of the day on which somebody was named');
SELECT pg_temp.judges('DEV-09', $$SELECT partybuild.set_mode('DEV-09', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'admitted', 12); DELETE FROM party.introducer$$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-09', $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'object'),
    pg_temp.file(102, 'object');
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'conversion', 11, '2024-10-22', 'full'), (102, 'admission', 11, '2015-10-22', 'admitted');
  UPDATE party.membership SET from_date = '2024-08-01' WHERE member_id = 11006;
  UPDATE party.member SET known_from = '2024-08-01', confirmed_on = '2024-07-01' WHERE id = 11006;
  INSERT INTO party.rights_suspension (id, member_id, from_date, to_date) VALUES (1, 11005, '2024-10-23', '2024-11-01'),
    (2, 11005, '2024-06-01', '2024-07-01'), (3, 11007, '2024-10-22', '2024-11-01');
  INSERT INTO party.member (id, name) VALUES (200, 'nobody')$$,
  ARRAY['DELETE FROM party.introducer WHERE applicant_id = 100 AND member_id = 11005',
    'UPDATE party.introducer SET applicant_id = 101 WHERE applicant_id = 100',
    'UPDATE party.introducer SET member_id = 200 WHERE applicant_id = 100 AND member_id = 11005',
    $$UPDATE party.introducer SET named_on = '2024-10-23' WHERE applicant_id = 100 AND member_id = 11005$$,
    $$INSERT INTO party.introducer (applicant_id, member_id, named_on) VALUES (101, 200, '2024-10-01')$$,
    'UPDATE party.applicant SET member_id = 11005 WHERE id = 100',
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (101, 'admission', 11, '2024-10-23', 'not_admitted')$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 101$$,
    $$UPDATE party.development_meeting SET held_on = '2024-06-30' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-06-30' WHERE applicant_id = 102$$,
    $$UPDATE party.membership SET status = 'suspended' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET from_date = '2024-07-02' WHERE member_id = 11005$$,
    $$UPDATE party.membership SET to_date = '2024-10-22' WHERE member_id = 11005$$,
    'UPDATE party.membership SET member_id = 200 WHERE member_id = 11005',
    'UPDATE party.member SET known_from = NULL WHERE id = 11006',
    $$UPDATE party.member SET known_from = '2024-07-01' WHERE id = 11006$$,
    $$UPDATE party.member SET confirmed_on = '2024-07-02' WHERE id = 11006$$,
    $$INSERT INTO party.rights_suspension (member_id, from_date, to_date) VALUES (11005, '2024-10-01',
      '2024-12-01')$$,
    $$UPDATE party.rights_suspension SET from_date = '2024-10-22' WHERE id = 1$$,
    $$UPDATE party.rights_suspension SET to_date = '2024-07-02' WHERE id = 2$$,
    $$UPDATE party.rights_suspension SET member_id = 11005 WHERE id = 3$$]);

SELECT * FROM finish();
ROLLBACK;
