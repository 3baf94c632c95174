-- Who writes as a replica: what is noted all the same, and what is refused once judge_replicated() says so (VEN-13).
\ir life.psql
SELECT no_plan();
RESET partybuild.as_of;
SELECT pg_temp.held(1, 11, 'study', '2026-01-05');
UPDATE party.activity SET status = 'filed' WHERE id = 1;
INSERT INTO party.approval (rule, subject, from_date, document_id) VALUES ('EDU-01', 11, '2020-01-01', 2);
SET CONSTRAINTS ALL IMMEDIATE;
-- What a replica's write brings: the error, or the rules (and subjects) to be evaluated again; all undone.
CREATE FUNCTION pg_temp.brings(sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
  state text;
BEGIN
  DELETE FROM compliance.stale;
  SET CONSTRAINTS ALL DEFERRED;
  SET LOCAL session_replication_role = replica;
  EXECUTE sql;
  SET CONSTRAINTS ALL IMMEDIATE;
  answer := (SELECT string_agg(DISTINCT concat_ws(' ', s.rule, s.subject), ', ') FROM compliance.stale s
              WHERE s.rule = 'EDU-01');
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION
  WHEN SQLSTATE 'PB000' THEN RETURN SQLERRM;
  WHEN SQLSTATE '23PB1' THEN
    GET STACKED DIAGNOSTICS state = CONSTRAINT_NAME;
    RETURN state;
END $$;
SELECT is(pg_temp.brings('DELETE FROM party.approval WHERE subject = 11'), 'EDU-01 11', 'replicated: an approval goes');
SELECT is(pg_temp.brings($$UPDATE party.document SET kind = 'filing' WHERE id = 2$$), 'EDU-01 11',
  'replicated: its document changes');
SELECT is(pg_temp.brings('UPDATE party.subordination SET to_date = partybuild.today() WHERE org_id = 11'), 'EDU-01',
  'replicated: its superior changes');
SELECT is(pg_temp.brings($$UPDATE party.organisation SET kind = 'external_superior' WHERE id = 2$$), 'EDU-01',
  'replicated: the kind of its superior changes');

-- Each row asks whether all is to be evaluated again already: not by going through what is noted of single subjects.
INSERT INTO compliance.stale (rule, subject) SELECT 'EDU-01', i FROM generate_series(1, 10000) i;
CREATE VIEW pg_temp.looked_at AS
SELECT pg_stat_get_xact_tuples_returned(c.oid) + sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) AS marks
  FROM pg_class c
  JOIN pg_index i ON i.indrelid = c.oid
 WHERE c.oid = 'compliance.stale'::regclass
 GROUP BY c.oid;
SELECT marks AS before FROM pg_temp.looked_at \gset
SET LOCAL session_replication_role = replica;
UPDATE party.attendance SET reason = 'x' WHERE activity_id = 1;
SET LOCAL session_replication_role = origin;
SELECT cmp_ok((SELECT count(*) FROM party.attendance WHERE reason = 'x'), '>', 3::bigint,
  'replicated: rows are written');
SELECT cmp_ok((SELECT marks - :before FROM pg_temp.looked_at), '<', 1000::numeric,
  'replicated: few marks are looked at, however many there are');

CREATE TABLE pg_temp.attempts (what text, sql text, refused text);
INSERT INTO pg_temp.attempts
SELECT a.*, CASE a.what WHEN 'as it was' THEN 'nothing' ELSE 'VEN-13' END FROM (VALUES
  ('a filed record', 'UPDATE party.activity SET theme = ''x'' WHERE id = 1'),
  ('a filed record deleted', 'DELETE FROM party.activity WHERE id = 1'),
  ('who attended', $$INSERT INTO party.attendance (activity_id, member_id)
    SELECT 1, m.id FROM party.member m
     WHERE m.id NOT IN (SELECT a.member_id FROM party.attendance a WHERE a.activity_id = 1) LIMIT 1$$),
  ('how they attended', 'UPDATE party.attendance SET in_person = false WHERE activity_id = 1'),
  ('who did not', 'DELETE FROM party.attendance WHERE activity_id = 1'),
  ('as it was', 'UPDATE party.attendance SET in_person = in_person WHERE activity_id = 1')) a (what, sql);
SELECT isnt(pg_temp.brings(a.sql), 'VEN-13', 'replicated: judged by nobody, ' || a.what) FROM pg_temp.attempts a;
SELECT ok('party.attendance' IN (SELECT partybuild.judge_replicated(true)), 'replicated: judged from now on');
SELECT is(pg_temp.brings(a.sql), a.refused, 'replicated: judged, ' || a.what)
  FROM pg_temp.attempts a;
SELECT is_empty('SELECT partybuild.judge_replicated(true)', 'replicated: nothing is left to judge');
SELECT is_empty($$SELECT FROM partybuild.deploy()$$, 'replicated: deploy() leaves it so');
SELECT is_empty($$SELECT h.object FROM partybuild.health() h WHERE h.kind = 'trigger'$$, 'replicated: health() too');
SELECT lives_ok('SELECT partybuild.judge_replicated(false)', 'replicated: and no longer');
SELECT isnt(pg_temp.brings(a.sql), 'VEN-13', 'replicated: judged no longer, ' || a.what) FROM pg_temp.attempts a;
SELECT is_empty($$SELECT FROM pg_trigger t
  WHERE t.tgenabled = 'A' AND t.tgname !~ '^(set_|approval_exempts|document_changed)'$$, 'replicated: as before');
SELECT * FROM finish();
ROLLBACK;
