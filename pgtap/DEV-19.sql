-- DEV-19 Approved by a committee; and in time, which DEV-18 only reports.
\ir development.psql
SELECT no_plan();

SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.file(100, 'archived') $$, 'a whole file');
UPDATE partybuild.rule SET default_mode = 'off' WHERE code <> 'DEV-19';
-- Everybody below who is moved: nobody else is below anybody here.
SELECT pg_temp.sees('DEV-19', $$ SELECT pg_temp.file(100, 'approved');
  UPDATE party.development_approval SET org_id = 1, document_id = pg_temp.paper(100500, 'approval', '2024-11-20', 1) $$,
  ARRAY[$$UPDATE party.subordination SET from_date = '2024-11-21' WHERE org_id = 2$$]);
-- A general branch 30 with branch 31 below committee 2, a higher committee 3 above it, and committee 40 elsewhere.
SELECT pg_temp.organise(30, 'general_branch', 2), pg_temp.organise(31, 'branch', 30, 8),
  pg_temp.organise(3, 'higher_committee', 1), pg_temp.organise(40, 'basic_committee', 1);
UPDATE party.subordination SET parent_id = 3 WHERE org_id = 2;
UPDATE partybuild.rule SET default_mode = 'off' WHERE code = 'DEV-19';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
UPDATE partybuild.rule SET default_mode = 'reject' WHERE code = 'DEV-19';
CREATE FUNCTION pg_temp.approved(by bigint, decided date DEFAULT '2024-11-20', branch bigint DEFAULT 31,
  held date DEFAULT '2024-10-22', id bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.file(id, 'ready', branch);
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (id, id, 'admission', branch, held, 'admitted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved, document_id)
  VALUES (id, by, decided, true, pg_temp.paper(id * 1000 + 500, 'approval', decided, by, branch)) $$;
SELECT pg_temp.accepts('DEV-19', format('SELECT pg_temp.approved(%s)', o), what)
  FROM (VALUES (2, 'the basic committee'), (3, 'a higher committee'), (1, 'what is above the court')) v (o, what);
SELECT pg_temp.refuses('DEV-19', format('SELECT pg_temp.approved(%s)', o), what)
  FROM (VALUES (30, 'a general branch'), (31, 'the branch itself'), (40, 'another committee'), (11, 'another branch'))
    v (o, what);
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.development_approval
  SET document_id = NULL $$, 'no document');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.document SET kind = 'decision'
  WHERE id = 100500 $$, 'a document of another kind');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.document SET issuer_id = 3
  WHERE id = 100500 $$, 'a document of another');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.document SET dated_on = '2024-11-19'
  WHERE id = 100500 $$, 'a document of the day before');
SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.document SET dated_on = '2024-11-25'
  WHERE id = 100500 $$, 'a document of later');
SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.approved(2); UPDATE party.development_approval
  SET approved = false, document_id = NULL $$, 'not approved, without a document');
SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.approved(2, '2025-02-28', held => '2024-08-31') $$,
  'on the last day of six months');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2, '2025-03-01', held => '2024-08-31') $$, 'the day after');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(2, '2025-05-22') $$, 'seven months after');
SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.approved(2, '2025-05-22'); UPDATE party.development_approval
  SET approved = false $$, 'not approved, seven months after');
SELECT pg_temp.accepts('DEV-19', $$ SELECT pg_temp.approved(2, '2025-05-22'); UPDATE party.development_meeting
  SET kind = 'conversion', outcome = 'full' $$, 'a conversion seven months after, which DEV-25 reports');
SELECT pg_temp.refuses('DEV-19', $$ SELECT pg_temp.approved(30); UPDATE party.development_meeting
  SET kind = 'conversion', outcome = 'full' $$, 'a conversion by a general branch');
SELECT pg_temp.says('DEV-19', $$ SELECT pg_temp.approved(30) $$,
  'the approval of 2024-11-20 on "applicant 100" by "organisation 30": that is no basic committee or higher; '
  '“organisation 30”2024-11-20对“applicant 100”的审批：不是基层党委或更高的党委');
SELECT pg_temp.says('DEV-19', $$ SELECT pg_temp.approved(2, '2025-05-22') $$,
  'the approval of 2025-05-22 on "applicant 100" by "organisation 2": the meeting was too long ago; '
  '“organisation 2”2025-05-22对“applicant 100”的审批：距大会超过六个月');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-19', $$ SELECT pg_temp.approved(o, d::date, id => n)
    FROM (VALUES (101, 30, '2025-10-01'), (102, 40, '2024-10-22'), (103, 2, '2024-10-22'), (104, 2, '2025-04-23'),
      (105, 2, '2025-04-24'), (106, 2, '2025-04-22')) v (n, o, d);
  UPDATE party.development_approval SET document_id = NULL WHERE meeting_id = 103;
  INSERT INTO party.development_meeting (id, applicant_id, kind, org_id, held_on, outcome)
  VALUES (1, 105, 'admission', 31, '2025-04-25', 'admitted');
  INSERT INTO party.development_approval (meeting_id, org_id, decided_on, approved) VALUES (1, 2, '2025-04-26', true)
  $$, '101:4000000 102:3900000 103:3800000 104:1 105:3800000', 'the worst of each, and the days too late');
SELECT pg_temp.lists('DEV-19', format($$ SELECT pg_temp.approved(30);
  UPDATE party.development_record SET recorded_from = %L $$, d), r, 'recorded from ' || d)
  FROM (VALUES ('2024-11-20', '100:4000000'), ('2024-11-21', '')) v (d, r);
SELECT pg_temp.sees('DEV-19', $$ SELECT pg_temp.approved(2), pg_temp.approved(2, '2025-04-25', id => 101),
    pg_temp.approved(2, '2024-12-20', id => 102);
  UPDATE party.development_meeting SET kind = 'conversion', outcome = 'full' WHERE id = 101;
  UPDATE party.development_approval SET document_id = NULL, approved = false WHERE meeting_id = 102 $$,
  ARRAY['UPDATE party.development_approval SET org_id = 30 WHERE meeting_id = 100',
    $$UPDATE party.development_approval SET decided_on = '2024-11-21' WHERE meeting_id = 100$$,
    'UPDATE party.development_approval SET document_id = 100001 WHERE meeting_id = 100',
    'UPDATE party.development_approval SET approved = true WHERE meeting_id = 102',
    'DELETE FROM party.development_approval WHERE meeting_id = 100;
     UPDATE party.development_approval SET meeting_id = 100, approved = true WHERE meeting_id = 102',
    $$UPDATE party.development_meeting SET held_on = '2024-05-01' WHERE id = 100$$,
    'UPDATE party.development_meeting SET org_id = 40 WHERE id = 100',
    $$UPDATE party.development_meeting SET kind = 'admission', outcome = 'admitted' WHERE id = 101$$,
    'UPDATE party.development_meeting SET applicant_id = 101, org_id = 40 WHERE id = 100',
    $$UPDATE party.document SET kind = 'other' WHERE id = 100500$$,
    'UPDATE party.document SET issuer_id = 1 WHERE id = 100500',
    $$UPDATE party.document SET dated_on = '2024-11-01' WHERE id = 100500$$,
    'UPDATE party.subordination SET parent_id = 40 WHERE org_id = 31',
    'UPDATE party.subordination SET parent_id = 40 WHERE org_id = 30',
    $$UPDATE party.subordination SET from_date = '2024-11-21' WHERE org_id = 30$$,
    $$UPDATE party.subordination SET to_date = '2024-11-20' WHERE org_id = 31$$,
    'DELETE FROM party.subordination WHERE org_id = 30',
    $$UPDATE party.organisation SET kind = 'general_branch' WHERE id = 2$$]);
SELECT * FROM finish();
ROLLBACK;
