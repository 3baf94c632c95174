-- VEN-13 What is filed is sealed, with all that belongs to it.
\ir life.psql
SELECT no_plan();

-- VEN-13: what is filed is sealed, with all that belongs to it; only what came of a decision is still recorded
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.decision (id, activity_id, matter, person_id, due_on) VALUES (1, 1, 'x', 11001, '2026-04-01');
  UPDATE party.activity SET status = 'filed';$$ AS filed \gset
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.activity
  SET theme = 'other' $$, 'a filed activity changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.activity $$, 'a filed activity deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.attendance SET status = 'absent'
  WHERE member_id = 11009 $$, 'its attendance changed');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.attendance (activity_id, member_id, guest)
  VALUES (1, 12001, true) $$, 'attendance added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.minutes (activity_id, said)
  VALUES (1, 'all') $$, 'minutes added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.decision
  SET due_on = '2027-01-01' $$, 'a decision put off');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ INSERT INTO party.decision (activity_id, matter)
  VALUES (1, 'more') $$, 'a decision added');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ DELETE FROM party.decision $$, 'a decision deleted');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ TRUNCATE party.attendance $$, 'TRUNCATE');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.decision
  SET outcome = 'done', outcome_on = '2026-03-20' $$, 'the outcome of a decision');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.activity
  SET theme = theme $$, 'an update that changes nothing');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$
  INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id, correction_reason)
  VALUES (2, 11, 'study', 'planned', '2026-03-09 09:00', '2026-03-09 10:00', 1, 'day') $$,
  'a new version that names the old, with its reason');
-- Who writes a whole row back as it was changes nothing, whichever part of the record it is.
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.attendance
  SET activity_id = activity_id, member_id = member_id, status = status, guest = guest$$, 'attendance written back');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ INSERT INTO party.attendance TABLE party.attendance
  ON CONFLICT (activity_id, member_id) DO UPDATE SET status = EXCLUDED.status$$, 'attendance loaded again');
SELECT pg_temp.accepts('VEN-13', $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08');
  INSERT INTO party.minutes (activity_id, said) VALUES (1, 'all'); UPDATE party.activity SET status = 'filed';
  UPDATE party.minutes SET said = said$$, 'minutes written back');
SELECT pg_temp.accepts('VEN-13', :'filed' || $$ UPDATE party.decision SET matter = matter, due_on = due_on$$,
  'a decision written back');
SELECT pg_temp.refuses('VEN-13', :'filed' || $$ UPDATE party.attendance
  SET status = CASE member_id WHEN 11009 THEN 'absent' ELSE status END::party.attendance_status$$,
  'all of the attendance written back but one');

-- A correction takes the place of a filed record of the same organisation and kind.
CREATE FUNCTION pg_temp.corrects(sql text) RETURNS text LANGUAGE sql AS $$ SELECT left(pg_temp.verdict(sql), 5) $$;
SELECT $$SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.held(2, 11, 'study', '2026-03-09'),
  pg_temp.held(3, 12, 'study', '2026-03-09'), pg_temp.held(4, 11, 'lecture', '2026-03-10');
  UPDATE party.activity SET status = 'filed' WHERE id = 1;
  UPDATE party.activity SET correction_reason = 'x', supersedes_id = $$ AS corrected \gset
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 2'), 'accep', 'VEN-13 accepts: a filed study of the branch');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 3'), '23514', 'VEN-13 refuses: another branch corrects it');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 4'), '23514', 'VEN-13 refuses: a lecture corrects a study');
SELECT is(pg_temp.corrects(:'corrected' || '2 WHERE id = 4'), '23514',
    'VEN-13 refuses: what is not filed is corrected');
SELECT is(pg_temp.corrects(:'corrected' || $$1 WHERE id = 2; UPDATE party.activity SET kind = 'seminar' WHERE id = 2$$),
  '23514', 'VEN-13 refuses: a correction becomes a seminar');
SELECT is(pg_temp.corrects(:'corrected' || '1 WHERE id = 2; UPDATE party.activity SET org_id = 12 WHERE id = 2'),
  '23514', 'VEN-13 refuses: a correction goes to another branch');
SELECT is(pg_temp.corrects($$INSERT INTO party.activity (id, org_id, kind, status, starts_at, ends_at, supersedes_id,
  correction_reason) SELECT n, 11, 'study', 'filed', '2026-03-09 09:00', '2026-03-09 10:00', 1 + n % 3, 'x'
  FROM generate_series(1, 3) n$$), '23514', 'VEN-13 refuses: three that correct each other in a circle');
SELECT is(pg_temp.corrects(:'corrected' || $$1 WHERE id = 2; UPDATE party.activity SET status = 'filed' WHERE id = 2;
  SELECT pg_temp.correct(2, 5)$$), 'accep', 'VEN-13 accepts: a correction is corrected in its turn');

-- The document that holds filed minutes stays as it is.
SELECT $$INSERT INTO party.document (id, number, dated_on, issuer_id, kind) VALUES (900, '1', '2026-03-08', 11,
    'minutes'),
    (901, '2', '2026-03-08', 11, 'minutes');
  SELECT pg_temp.held(1, 11, 'study', '2026-03-08'), pg_temp.held(2, 11, 'study', '2026-03-09');
  INSERT INTO party.minutes (activity_id, said, document_id) VALUES (1, 'all', 900), (2, 'all', 901);
  UPDATE party.activity SET status = 'filed' WHERE id = 1;$$ AS minuted \gset
SELECT pg_temp.refuses('VEN-13', :'minuted' || $$UPDATE party.document SET title = 'other' WHERE id = 900$$,
  'the document of filed minutes altered');
SELECT pg_temp.accepts('VEN-13', :'minuted' || $$UPDATE party.document SET title = 'other' WHERE id = 901$$,
  'the document of minutes that are not filed yet');
SELECT pg_temp.accepts('VEN-13', :'minuted' || 'UPDATE party.document SET number = number WHERE id = 900',
    'no change of it');

-- In words, by the number of the record.
CREATE FUNCTION pg_temp.detail(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  detail text;
BEGIN
  EXECUTE sql;
  RETURN NULL;
EXCEPTION WHEN SQLSTATE '23PB1' THEN
  GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
  RETURN detail;
END $$;
SELECT is(pg_temp.detail(:'filed' || format('SET LOCAL partybuild.language = %L; ', language)
  || $$UPDATE party.decision SET due_on = '2027-01-01'$$), said, 'VEN-13 says of a decision: ' || said)
  FROM (VALUES ('en', 'It belongs to what was filed under number 1.'), ('zh', '所属归档记录编号为1。')) v (language, said);

SELECT * FROM finish();
ROLLBACK;
