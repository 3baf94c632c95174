-- A register that has another name, or is in another schema, is not written unjudged; what reads it by name says so.
-- Triggers that somebody dropped or disabled come back by deploy().
\ir life.psql
SELECT no_plan();
SELECT pg_temp.held(1, 11, 'study', '2025-03-08');
-- The error of a write after DDL, all undone; null: there is none.
CREATE FUNCTION pg_temp.after_ddl(ddl text, write text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  told text;
BEGIN
  EXECUTE ddl;
  EXECUTE write;
  SET CONSTRAINTS ALL IMMEDIATE;
  RAISE EXCEPTION USING ERRCODE = 'PB000';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS told = MESSAGE_TEXT;
  RETURN CASE WHEN SQLSTATE <> 'PB000' THEN told END;
END $$;
CREATE TEMP TABLE register ON COMMIT DROP AS
  SELECT DISTINCT partybuild.find_relation(w.relation) AS rel, w.relation, w.key FROM partybuild.watch w;
DELETE FROM register r WHERE r.key <> (SELECT min(x.key) FROM register x WHERE x.rel = r.rel)
  OR query_to_xml(format('SELECT 1 AS one FROM %s LIMIT 1', r.rel), false, true, '')::text = '';
SELECT cmp_ok((SELECT count(*) FROM register), '>=', 8::bigint, 'moved: registers with rows');
SELECT is(pg_temp.after_ddl(format('ALTER TABLE %s RENAME TO other', r.rel),
                            format('UPDATE party.other SET %I = %1$I + 0', r.key)),
          format('table party.other was %s when rules began to watch it', r.relation),
          'moved: ' || r.relation || ' renamed')
  FROM register r ORDER BY r.relation;
SELECT is(pg_temp.after_ddl(format('ALTER TABLE %s SET SCHEMA public', r.rel),
                            format('UPDATE public.%I SET %I = %2$I + 0', split_part(r.relation, '.', 2), r.key)),
          format('table public.%I was %s when rules began to watch it', split_part(r.relation, '.', 2), r.relation),
          'moved: ' || r.relation || ' in another schema')
  FROM register r ORDER BY r.relation;
SELECT is(pg_temp.after_ddl('ALTER TABLE party.membership RENAME TO other; SELECT count(*) FROM partybuild.deploy()',
                            'UPDATE party.other SET org_id = 12'),
  'table party.other was party.membership when rules began to watch it', 'moved: deploy() lets nothing through');
SELECT is(pg_temp.after_ddl('ALTER TABLE party.membership RENAME TO other', 'TRUNCATE party.other'),
  'table party.other was party.membership when rules began to watch it', 'moved: nor does TRUNCATE');
SELECT is(pg_temp.after_ddl('ALTER TABLE party.subordination RENAME TO other',
                            'UPDATE party.membership SET org_id = 12 WHERE member_id = 11009'),
  'there is no table party.subordination, by which rules are judged', 'moved: by way of which others are judged');
SELECT is(pg_temp.after_ddl('ALTER TABLE party.membership RENAME TO other;
                            ALTER TABLE party.other RENAME TO membership',
                            'UPDATE party.membership SET status = status WHERE member_id = 11009'),
  NULL, 'moved: there and back');
SELECT is(pg_temp.after_ddl('ALTER TABLE party.membership DISABLE TRIGGER ALL;
                            SELECT count(*) FROM partybuild.deploy()',
                            $$UPDATE party.membership SET status = 'probationary' WHERE org_id = 11$$)
          ~ 'ORG-01', true, 'moved: disabled triggers are enabled by deploy() (ORG-01)');
SELECT is(pg_temp.after_ddl('DROP TRIGGER "Partybuild_update" ON party.membership;
                            SELECT count(*) FROM partybuild.deploy()',
                            $$UPDATE party.membership SET status = 'probationary' WHERE org_id = 11$$)
          ~ 'ORG-01', true, 'moved: dropped ones are made again (ORG-01)');
SELECT * FROM finish();
ROLLBACK;
