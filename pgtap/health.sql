-- health(): each thing that keeps rules from being judged is told, with what to do, and nothing else is.
\ir life.psql
SELECT no_plan();
SET LOCAL partybuild.language = 'en';
-- What health() tells more after a statement, which is undone.
CREATE FUNCTION pg_temp.told(ddl text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  CREATE TEMP TABLE before ON COMMIT DROP AS SELECT * FROM partybuild.health();
  EXECUTE ddl;
  answer := (SELECT string_agg(DISTINCT concat_ws('; ', h.kind, h.object, h.hint), E'\n')
               FROM (SELECT * FROM partybuild.health() EXCEPT SELECT * FROM before) h);
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is((SELECT string_agg(concat_ws('; ', h.kind, h.object), E'\n') FROM partybuild.health() h
            WHERE h.kind NOT IN ('job', 'session')), NULL, 'health: a fresh database has no problem');
SELECT matches(pg_temp.told(x.ddl), x.pattern, 'health: ' || x.what)
  FROM (VALUES
    ('ALTER TABLE party.talk RENAME TO other', '^table; party.talk; call it by its name', 'a table renamed'),
    ('ALTER TABLE party.membership RENAME status TO standing', 'column; party.membership.status; ', 'a column renamed'),
    ('DROP INDEX party.subordination_parent_id_idx', 'index; party.subordination.parent_id; create one',
     'an index dropped'),
    ('DROP TRIGGER "Partybuild_update" ON party.membership',
     '^trigger; Partybuild_update on party.membership; .*deploy', 'a trigger dropped'),
    ('DROP TRIGGER "Partybuild_delete" ON party.approval', '^trigger; Partybuild_delete on party.approval; .*deploy',
     'a trigger of approvals dropped'),
    ('DROP TRIGGER partybuild_stale_update ON party.talk',
     '^trigger; partybuild_stale_update on party.talk; .*deploy', 'a trigger of evidence dropped'),
    ('ALTER TABLE party.membership DISABLE TRIGGER "Partybuild_insert"',
     '^trigger; Partybuild_insert on party.membership; .*deploy', 'a trigger disabled'),
    ('ALTER TABLE party.membership DISABLE TRIGGER ALL', 'RI_ConstraintTrigger', 'foreign keys disabled'),
    ('ALTER TABLE party.membership ENABLE REPLICA TRIGGER "Partybuild_insert"',
     '^trigger; Partybuild_insert on party.membership; ', 'a trigger that fires for replication only'),
    ('ALTER TABLE party.membership DISABLE TRIGGER ALL; ALTER TABLE party.membership ENABLE TRIGGER ALL',
     '^trigger; partybuild_replicated on party.membership; ', 'a trigger for replicas that fires for everybody'),
    ('ALTER EVENT TRIGGER partybuild_view_dropped DISABLE',
     '^trigger; partybuild_view_dropped; ALTER EVENT TRIGGER', 'an event trigger disabled'),
    ($q$UPDATE partybuild.layout SET body = body || E'\n-- later' WHERE name = 'ORG-01'$q$,
     '^deploy; organisation rule ORG-01; .*deploy', 'a later version that is not deployed'),
    ('DROP VIEW party_rule.org_01_branch_minimum CASCADE', 'view; ORG-01; .*deploy', 'a view dropped'),
    ($q$UPDATE pg_extension SET extversion = '0.0.1' WHERE extname = 'partybuild_life'$q$,
     '^version; partybuild_life; ALTER EXTENSION partybuild_life UPDATE', 'an extension behind'),
    ($q$INSERT INTO partybuild.policy (rule, mode, from_date, ordered_by)
        VALUES ('OLD-01', 'off', '2026-01-01', 'x')$q$,
     '^policy; OLD-01; ', 'a policy of a rule that is gone'),
    ($q$INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate) VALUES (1, 'party.membership'::regclass, 'r')$q$,
     '^subscription; party.membership; ', 'a subscription'),
    ('ALTER TABLE compliance.stale SET UNLOGGED', '^table; compliance.stale; ALTER TABLE', 'an unlogged table'),
    ('ALTER TABLE party.document ADD CONSTRAINT new CHECK (id > 0) NOT VALID', '^constraint; new on party.document',
     'a constraint not validated'),
    ($q$WITH r AS (INSERT INTO party.job_run (job, ended_at) VALUES ('audit', now()) RETURNING id)
        INSERT INTO party.job_step (run_id, step, error) SELECT r.id, 'ORG-01', 'x' FROM r$q$,
     'job; nightly audit; mend the cause', 'a step that failed')) x (ddl, pattern, what);
SELECT is((SELECT string_agg(DISTINCT d.kind || ' ' || d.action, ', ') FROM partybuild.deploy() d), NULL,
  'health: nothing to deploy');
SAVEPOINT a;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE party.membership DISABLE TRIGGER ALL;
ALTER TABLE party.membership ENABLE TRIGGER ALL;
SELECT is((SELECT string_agg(DISTINCT concat_ws(' ', d.kind, d.name, d.action), ', ') FROM partybuild.deploy() d),
  'trigger party.membership enabled', 'health: deploy() has a trigger for replicas fire for them alone');
SELECT is((SELECT t.tgenabled FROM pg_trigger t WHERE t.tgrelid = 'party.membership'::regclass
             AND t.tgname = 'partybuild_replicated'), 'R', 'health: as it was');
ROLLBACK TO a;
CREATE FUNCTION pg_temp.removed() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  SET CONSTRAINTS ALL IMMEDIATE;
  DROP EXTENSION partybuild_life;
  answer := (SELECT string_agg(DISTINCT concat_ws(' ', d.plugin, d.kind, d.action), ', ') FROM partybuild.deploy() d)
    || (SELECT ', then ' || count(*) FROM partybuild.deploy());
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = answer;
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is(pg_temp.removed(), 'core trigger dropped, view dropped, then 0',
  'health: deploy() says what it takes away of a plugin that was dropped');
SELECT is((SELECT count(*) FROM partybuild.health_problems() h WHERE '' IN (h.zh, h.en, h.hint_zh, h.hint_en)),
  0::bigint, 'health: both languages');
SELECT cmp_ok((SELECT min(j.problems) FROM compliance.job j), '>=', 0::bigint, 'health: compliance.job counts');
SELECT partybuild.audit_rule('ORG-01');
SELECT is(pg_temp.told('ALTER TABLE party.membership DISABLE TRIGGER "Partybuild_update";
                        ALTER TABLE party.membership ENABLE TRIGGER "Partybuild_update"'),
  'audit; party.membership; CALL partybuild.audit();', 'health: a trigger that was disabled since the last audit');
SET ROLE partybuild_reader;
SELECT lives_ok('SELECT * FROM partybuild.health()', 'health: a reader may ask');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
