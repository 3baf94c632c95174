-- DEV-17 Talk before approval.
\ir development.psql
SELECT no_plan();
SELECT $$SELECT pg_temp.file(100, 'approved');$$ AS approved \gset
SELECT $$UPDATE party.applicant_talk SET held_on = '%s' WHERE kind = 'approval'$$ AS held \gset

SELECT pg_temp.accepts('DEV-17', :'approved', 'in between');
SELECT pg_temp.refuses('DEV-17', :'approved' || $$DELETE FROM party.applicant_talk WHERE kind = 'approval'$$, 'none');
SELECT pg_temp.accepts('DEV-17', :'approved' || format(:'held', '2024-10-22'), 'on the day of the meeting');
SELECT pg_temp.refuses('DEV-17', :'approved' || format(:'held', '2024-10-21'), 'before the meeting');
SELECT pg_temp.accepts('DEV-17', :'approved' || format(:'held', '2024-11-20'), 'on the day of the approval');
SELECT pg_temp.refuses('DEV-17', :'approved' || format(:'held', '2024-11-21'), 'after the approval');
SELECT pg_temp.refuses('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11005
  WHERE kind = 'approval'$$, 'by somebody who is not of the committee');
SELECT pg_temp.accepts('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11005, organiser = true
  WHERE kind = 'approval'$$, 'by an organiser');
SELECT pg_temp.refuses('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11001
  WHERE kind = 'approval'$$, 'by the secretary of the branch');
SELECT pg_temp.accepts('DEV-17', :'approved' || $$INSERT INTO party.applicant_talk (applicant_id, kind, talker_id,
  held_on) VALUES (100, 'approval', 11005, '2024-11-15')$$, 'by one of the committee and by another');
SELECT pg_temp.says('DEV-17', :'approved' || $$DELETE FROM party.applicant_talk WHERE kind = 'approval'$$,
  'the admission of "applicant 100" was approved on 2024-11-20: nobody talked with the applicant between meeting and '
  'approval; “applicant 100”入党于2024-11-20获批准：支部大会后至审批前没有谈话');
SELECT pg_temp.says('DEV-17', :'approved' || $$UPDATE party.applicant_talk SET talker_id = 11005
    WHERE kind = 'approval'$$,
  'the admission of "applicant 100" was approved on 2024-11-20: the talk was by nobody of the committee that approved, '
  'nor by its organiser; “applicant 100”入党于2024-11-20获批准：谈话人不是上级党委委员或组织员');

-- Neighbours of the bounds, and what the rule is to see.
SELECT $$SELECT pg_temp.file(n, 'approved') FROM generate_series(101, 116) n;
  DELETE FROM party.applicant_talk WHERE kind = 'approval' AND applicant_id IN (101, 112, 113, 114, 115);
  UPDATE party.applicant_talk SET held_on = CASE applicant_id WHEN 102 THEN '2024-10-22' WHEN 103 THEN '2024-10-21'
    WHEN 104 THEN '2024-11-20' ELSE '2024-11-21' END::date WHERE kind = 'approval' AND applicant_id BETWEEN 102 AND 105;
  UPDATE party.applicant_talk SET kind = 'application' WHERE applicant_id = 106;
  UPDATE party.applicant_talk SET talker_id = 11000 + CASE applicant_id WHEN 107 THEN 5 WHEN 108 THEN 6 WHEN 109 THEN 7
    WHEN 110 THEN 8 ELSE 9 END WHERE kind = 'approval' AND applicant_id BETWEEN 107 AND 111;
  SELECT pg_temp.hold(9006, 11006, 2, 'member', '2024-11-05'), pg_temp.hold(9007, 11007, 2, 'member', '2024-11-06'),
    pg_temp.hold(9008, 11008, 2, 'member', '2020-01-01', '2024-11-06'),
    pg_temp.hold(9009, 11009, 2, 'member', '2020-01-01', '2024-11-05');
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE applicant_id = 112;
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 113001;
  UPDATE party.development_approval SET decided_on = '2015-12-31' WHERE meeting_id = 114001;
  UPDATE party.development_approval SET decided_on = '2016-01-01' WHERE meeting_id = 115001;
  UPDATE party.development_approval SET org_id = 1 WHERE meeting_id = 116001;$$ AS talks \gset
SELECT pg_temp.lists('DEV-17', :'talks', '101:2 103:2 105:2 106:2 107:1 109:1 111:1 115:2 116:1',
  'approvals without a talk by one of the committee in between');
SELECT pg_temp.lists('DEV-17', :'talks' || $$INSERT INTO party.development_meeting (id, applicant_id, kind, org_id,
    held_on, outcome) VALUES (1, 107, 'admission', 11, '2025-10-22', 'admitted'), (2, 102, 'admission', 11,
    '2025-10-22', 'admitted'); INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved)
  VALUES (1, 2, '2025-11-20', true), (2, 2, '2025-11-20', true)$$,
  '101:2 102:2 103:2 105:2 106:2 107:3 109:1 111:1 115:2 116:1', 'each approval needs one');
SELECT pg_temp.says('DEV-17', :'talks' || $$DELETE FROM party.applicant WHERE id <> 107;
    INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome) VALUES (1, 107,
      'admission', 11, '2023-10-22', 'admitted'), (2, 107, 'admission', 11, '2025-10-22', 'admitted');
    INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved) VALUES
      (1, 2, '2023-11-20', true), (2, 2, '2025-11-20', true)$$,
  'the admission of "applicant 107" was approved on 2025-11-20: nobody talked with the applicant between meeting and '
  'approval; “applicant 107”入党于2025-11-20获批准：支部大会后至审批前没有谈话');
SELECT pg_temp.judges('DEV-17', $$SELECT partybuild.set_mode('DEV-17', 'off', 'order', 12);
  SELECT pg_temp.file(100, 'approved', 12); DELETE FROM party.applicant_talk WHERE kind = 'approval'$$,
  ARRAY['UPDATE party.development_meeting SET org_id = 11 WHERE applicant_id = 100']);
SELECT pg_temp.sees('DEV-17', $$SELECT pg_temp.file(100, 'approved'), pg_temp.file(101, 'admitted'),
    pg_temp.file(102, 'approved'), pg_temp.file(103, 'full'), pg_temp.file(104, 'admitted');
  UPDATE party.applicant_talk SET organiser = true, talker_id = 11005 WHERE applicant_id = 102 AND kind = 'approval';
  UPDATE party.development_approval SET approved = false WHERE meeting_id = 101001;
  SELECT pg_temp.hold(9006, 11006, 2, 'member', '2024-11-01', '2024-11-10');
  UPDATE party.applicant_talk SET talker_id = 11006 WHERE applicant_id = 100 AND kind = 'approval';
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved) VALUES (101001, 2, '2024-11-20',
    false), (104001, 2, '2015-12-31', true)$$,
  ARRAY[$$DELETE FROM party.applicant_talk WHERE applicant_id = 100 AND kind = 'approval'$$,
    $$UPDATE party.applicant_talk SET applicant_id = 101 WHERE applicant_id = 100 AND kind = 'approval'$$,
    $$UPDATE party.applicant_talk SET kind = 'application' WHERE applicant_id = 100 AND kind = 'approval'$$,
    $$UPDATE party.applicant_talk SET talker_id = 11005 WHERE applicant_id = 100 AND kind = 'approval'$$,
    $$UPDATE party.applicant_talk SET held_on = '2024-11-21' WHERE applicant_id = 100 AND kind = 'approval'$$,
    $$UPDATE party.applicant_talk SET organiser = false WHERE applicant_id = 102 AND kind = 'approval'$$,
    $$UPDATE party.development_meeting SET held_on = '2024-11-06' WHERE applicant_id = 100$$,
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE id = 103002$$,
    'UPDATE party.development_approval SET org_id = 1 WHERE meeting_id = 100001',
    $$UPDATE party.development_approval SET decided_on = '2024-11-04' WHERE meeting_id = 100001$$,
    $$UPDATE party.development_approval SET decided_on = '2024-11-04' WHERE meeting_id = 104001$$,
    'UPDATE party.development_approval SET approved = true WHERE meeting_id = 101001',
    'DELETE FROM party.development_approval WHERE meeting_id = 101001;
     UPDATE party.development_approval SET meeting_id = 101001 WHERE meeting_id = 100001',
    'DELETE FROM party.post WHERE id = 9006', 'UPDATE party.post SET org_id = 1 WHERE id = 9006',
    $$UPDATE party.post SET from_date = '2024-11-06' WHERE id = 9006$$,
    $$UPDATE party.post SET to_date = '2024-11-05' WHERE id = 9006$$,
    'UPDATE party.post SET member_id = 11007 WHERE id = 9006']);

SELECT * FROM finish();
ROLLBACK;
