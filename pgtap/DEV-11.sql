-- DEV-11 Training of 3 days or 24 hours.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'admitted');$$ AS admitted \gset

SELECT pg_temp.accepts('DEV-11', :'admitted' || format('UPDATE party.applicant_training SET days = %s, hours = %s', d,
  h), d || ' days, ' || h || ' hours') FROM (VALUES (3, 0), (0, 24), (2, 24), (3, 16)) v (d, h);
SELECT pg_temp.refuses('DEV-11', :'admitted' || format('UPDATE party.applicant_training SET days = %s, hours = %s', d,
  h), d || ' days, ' || h || ' hours') FROM (VALUES (2, 16), (2.9, 23.9), (0, 0)) v (d, h);
SELECT pg_temp.refuses('DEV-11', :'admitted' || 'DELETE FROM party.applicant_training', 'none');
SELECT pg_temp.accepts('DEV-11', :'admitted' || $$UPDATE party.applicant_training SET days = 2, hours = 16;
  INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours)
  VALUES (100, '2024-09-02', '2024-09-02', 1, 8)$$, 'two days, and one more');
SELECT pg_temp.refuses('DEV-11', :'admitted' || $$UPDATE party.applicant_training SET last_date = from_date + 1,
  days = 3, hours = 16$$, 'three days within two');
SELECT pg_temp.refuses('DEV-11', :'admitted' || $$UPDATE party.applicant_training SET last_date = '2024-10-22'$$,
  'not over before the meeting');
SELECT $$SELECT pg_temp.file(100, 'admitted'); SELECT pg_temp.paper(71, '%s', '%s', %s);
  UPDATE party.applicant_training SET days = 0, hours = 0, exemption_document_id = 71;$$ AS excused \gset
SELECT pg_temp.accepts('DEV-11', format(:'excused', 'approval', '2024-08-01', 2), 'excused by the superior');
SELECT pg_temp.accepts('DEV-11', format(:'excused', 'approval', '2024-08-01', 2) || $$
  INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours)
  VALUES (100, '2024-09-02', '2024-09-02', 1, 8)$$, 'excused by the superior from the rest');
SELECT pg_temp.refuses('DEV-11', format(:'excused', 'approval', '2024-10-22', 2),
  'excused on the day of the meeting');
SELECT pg_temp.refuses('DEV-11', format(:'excused', 'filing', '2024-08-01', 2), 'told the superior');
SELECT pg_temp.refuses('DEV-11', format(:'excused', 'approval', '2024-08-01', 1),
  'excused by the superior''s superior');
SELECT pg_temp.refuses('DEV-11', format(:'excused', 'approval', '2024-08-01', 11), 'excused by the branch');
SELECT pg_temp.says('DEV-11', :'admitted' || 'UPDATE party.applicant_training SET days = 2, hours = 16',
  'the branch met on the admission of "applicant 100" on 2024-10-22 after 2 days and 16 hours of training; 3 days or '
  '24 hours are required; '
  '2024-10-22召开接收“applicant 100”的支部大会，此前集中培训2天、16学时，应不少于3天或24学时');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-11', $$SELECT pg_temp.file(n, 'admitted') FROM generate_series(101, 115) n;
  UPDATE party.applicant_training SET days = 2.5, hours = 20 WHERE applicant_id = 101;
  UPDATE party.applicant_training SET days = 0, hours = 23.5 WHERE applicant_id = 102;
  UPDATE party.applicant_training SET from_date = '2023-06-01', last_date = '2023-06-03' WHERE applicant_id = 103;
  UPDATE party.applicant_training SET from_date = '2023-05-31', last_date = '2023-06-02' WHERE applicant_id = 104;
  UPDATE party.applicant_training SET from_date = '2024-10-19', last_date = '2024-10-21' WHERE applicant_id = 105;
  UPDATE party.applicant_training SET from_date = '2024-10-20', last_date = '2024-10-22' WHERE applicant_id = 106;
  UPDATE party.applicant_training SET from_date = '2024-10-20', last_date = '2024-10-21', hours = 0
   WHERE applicant_id = 107;
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 108;
  UPDATE party.development_meeting SET held_on = '2015-12-31' WHERE applicant_id = 109;
  UPDATE party.development_meeting SET held_on = '2016-01-01' WHERE applicant_id = 110;
  DELETE FROM party.applicant_training WHERE applicant_id IN (108, 111);
  UPDATE party.applicant_training SET days = 1, hours = 8 WHERE applicant_id = 112;
  INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours) VALUES
    (112, '2024-09-02', '2024-09-02', 1, 8), (112, '2024-09-03', '2024-09-03', 1, 8),
    (113, '2024-09-02', '2024-09-02', 1, 8);
  UPDATE party.applicant_training SET days = 1, hours = 8 WHERE applicant_id = 113;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (114, 'admission', 11, '2025-10-22', 'admitted'), (113, 'admission', 11, '2025-10-22', 'admitted'),
    (115, 'admission', 11, '2025-10-22', 'admitted');
  INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours) VALUES
    (114, '2024-10-22', '2024-10-24', 3, 0)$$,
  '101:0.5 102:0.5 104:3 106:3 107:1 110:3 111:3 113:4 115:3',
  'what is lacking of days or hours since the applicant became an activist, or the meeting before');
SELECT pg_temp.says('DEV-11', $$SELECT pg_temp.file(100, 'admitted');
    INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (100, 'admission', 11, '2025-10-22', 'admitted'), (100, 'admission', 11, '2026-10-22', 'admitted');
    INSERT INTO party.applicant_training (applicant_id, from_date, last_date, days, hours) VALUES
      (100, '2025-09-02', '2025-09-02', 1, 8)$$,
  'the branch met on the admission of "applicant 100" on 2026-10-22 after 0 days and 0 hours of training; 3 days or '
  '24 hours are required; '
  '2026-10-22召开接收“applicant 100”的支部大会，此前集中培训0天、0学时，应不少于3天或24学时');
SELECT pg_temp.says('DEV-11', $$SELECT pg_temp.file(100, 'admitted'); DELETE FROM party.applicant_training;
    INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (100, 'admission', 11, '2025-10-22', 'admitted')$$,
  'the branch met on the admission of "applicant 100" on 2025-10-22 after 0 days and 0 hours of training; 3 days or '
  '24 hours are required; '
  '2025-10-22召开接收“applicant 100”的支部大会，此前集中培训0天、0学时，应不少于3天或24学时');
-- Who was superior on the day of the approval.
SELECT pg_temp.lists('DEV-11', $$SELECT pg_temp.organise(o, 'branch', 2, 9), pg_temp.file(o + 70, 'admitted', o)
    FROM generate_series(31, 34) o;
  SELECT pg_temp.paper(n, 'approval', '2024-09-01', 2) FROM generate_series(71, 74) n;
  UPDATE party.applicant_training SET days = 0, hours = 0, exemption_document_id = applicant_id - 30;
  UPDATE party.subordination SET to_date = '2024-09-01' WHERE org_id = 31;
  UPDATE party.subordination SET to_date = '2024-09-02' WHERE org_id = 32;
  UPDATE party.subordination SET from_date = '2024-09-02' WHERE org_id = 33;
  UPDATE party.subordination SET from_date = '2024-09-01' WHERE org_id = 34$$, '101:3 103:3',
  'excused by who was not superior');
SELECT pg_temp.sees('DEV-11', $$SELECT pg_temp.file(100, 'admitted'), pg_temp.file(101, 'object'),
    pg_temp.file(102, 'admitted', 12), pg_temp.file(103, 'object'), pg_temp.file(104, 'admitted');
  UPDATE party.applicant_training SET hours = 0 WHERE applicant_id = 100;
  UPDATE party.applicant_training SET days = 0 WHERE applicant_id = 104;
  INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
    (101, 'conversion', 11, '2024-10-22', 'full'), (103, 'admission', 11, '2015-10-22', 'admitted');
  INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'not_admitted', '2025-09-01'),
    (100, 'withdrawn', '2024-09-01');
  SELECT pg_temp.paper(71, 'approval', '2024-08-01', 2);
  UPDATE party.applicant_training SET days = 0, hours = 0, exemption_document_id = 71 WHERE applicant_id = 102;
  SELECT pg_temp.organise(31, 'branch', 1, 9)$$,
  ARRAY['DELETE FROM party.applicant_training WHERE applicant_id = 100',
    'UPDATE party.applicant_training SET applicant_id = 101 WHERE applicant_id = 100',
    $$UPDATE party.applicant_training SET from_date = '2023-05-31' WHERE applicant_id = 100$$,
    $$UPDATE party.applicant_training SET last_date = '2024-10-22' WHERE applicant_id = 100$$,
    'UPDATE party.applicant_training SET days = 2.9 WHERE applicant_id = 100',
    'UPDATE party.applicant_training SET hours = 23 WHERE applicant_id = 104',
    'UPDATE party.applicant_training SET exemption_document_id = NULL WHERE applicant_id = 102',
    $$UPDATE party.document SET kind = 'report' WHERE id = 71$$,
    'UPDATE party.document SET issuer_id = 1 WHERE id = 71',
    $$UPDATE party.document SET dated_on = '2024-10-22' WHERE id = 71$$,
    $$INSERT INTO party.development_meeting (applicant_id, kind, org_id, held_on, outcome) VALUES
      (101, 'admission', 11, '2024-10-23', 'not_admitted')$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE applicant_id = 101$$,
    $$UPDATE party.development_meeting SET held_on = '2024-08-07' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET held_on = '2024-10-22' WHERE applicant_id = 103$$,
    'UPDATE party.development_meeting SET org_id = 31 WHERE applicant_id = 102',
    $$INSERT INTO party.development_decision (applicant_id, kind, decided_on) VALUES (100, 'activist', '2024-09-02')$$,
    $$UPDATE party.development_decision SET decided_on = '2024-09-02' WHERE kind = 'not_admitted'$$,
    $$UPDATE party.development_decision SET kind = 'not_admitted' WHERE kind = 'withdrawn'$$,
    'UPDATE party.subordination SET parent_id = 1 WHERE org_id = 12',
    $$UPDATE party.subordination SET from_date = '2024-08-02' WHERE org_id = 12$$,
    $$UPDATE party.subordination SET to_date = '2024-08-01' WHERE org_id = 12$$,
    'UPDATE party.subordination SET org_id = 31 WHERE org_id = 12']);

SELECT * FROM finish();
ROLLBACK;
