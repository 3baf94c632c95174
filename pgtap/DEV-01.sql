-- DEV-01 Applicant is 18.
\ir development.psql
SELECT no_plan();
-- An applicant of that birthday who applies on that day.
CREATE FUNCTION pg_temp.applies(born date, applied date, id bigint DEFAULT 100) RETURNS void LANGUAGE sql AS $$
  INSERT INTO party.member (id, name, cnid) VALUES (id, 'applicant ' || id, pg_temp.cnid(born, id::int));
  SELECT pg_temp.file(id, 'applied', later => applied - '2023-03-01') $$;

SELECT pg_temp.accepts('DEV-01', $$SELECT pg_temp.applies('2008-03-01', '2026-03-01')$$, 'on the eighteenth birthday');
SELECT pg_temp.refuses('DEV-01', $$SELECT pg_temp.applies('2008-03-01', '2026-02-28')$$, 'the day before');
SELECT pg_temp.accepts('DEV-01', $$SELECT pg_temp.applies('2008-02-29', '2026-03-01')$$,
  'born on 29 February: on 1 March');
SELECT pg_temp.refuses('DEV-01', $$SELECT pg_temp.applies('2008-02-29', '2026-02-28')$$,
  'born on 29 February: on 28 February');
SELECT pg_temp.accepts('DEV-01', $$SELECT pg_temp.file(100, 'applied'); UPDATE party.member SET cnid = NULL
  WHERE id = 100$$, 'a birthday that is not on file');
SELECT pg_temp.accepts('DEV-01', $$SELECT pg_temp.applies('2008-03-01', '2015-12-31')$$,
  'what was before development was recorded');
SELECT pg_temp.says('DEV-01', $$SELECT pg_temp.applies('2008-03-01', '2026-02-28')$$,
  '"applicant 100" applied on 2026-02-28, and is 18 from 2026-03-01 on only; '
  '“applicant 100”于2026-02-28申请入党，2026-03-01才年满18周岁');

-- Neighbours of the bounds, and what the rule is to see.
SELECT pg_temp.lists('DEV-01', $$SELECT pg_temp.applies('2008-03-01', d::date, n) FROM (VALUES (101, '2026-03-01'),
  (102, '2026-02-28'), (103, '2026-02-19'), (104, '2016-01-01'), (105, '2015-12-31')) v (n, d)$$,
  '102:1 103:10 104:3712', 'days that are lacking, from the day on from which development is recorded');
SELECT pg_temp.sees('DEV-01', $$SELECT pg_temp.applies('2008-03-01', '2026-03-01');
  INSERT INTO party.member (id, name, cnid) VALUES (101, 'x', pg_temp.cnid('2008-03-02', 101))$$,
  ARRAY[$$UPDATE party.applicant SET applied_on = '2026-02-28'$$, $$UPDATE party.applicant SET member_id = 101$$,
    $$UPDATE party.member SET cnid = pg_temp.cnid('2008-03-02', 102) WHERE id = 100$$,
    $$INSERT INTO party.applicant (member_id, applied_on) VALUES (101, '2026-03-01')$$,
    $$COPY party.applicant (member_id, applied_on) FROM PROGRAM 'printf "101\t2026-03-01\n"'$$]);
SELECT pg_temp.refuses('DEV-01', $$UPDATE partybuild.parameter SET value = 19 WHERE rule = 'DEV-01';
  SELECT pg_temp.applies('2008-03-01', '2027-02-28')$$, 'by another order: who is not yet 19');

SELECT * FROM finish();
ROLLBACK;
