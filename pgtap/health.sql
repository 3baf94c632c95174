-- health(): each thing that keeps rules from being judged is told, with what to do, and nothing else is.
\ir life.psql
:refuse_as_of;
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
    ('ALTER TABLE party.talk SET SCHEMA public', '^table; party.talk; call it by its name[^\n]*$',
     'a table in another schema'),
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
-- What somebody has replaced or dropped since it was deployed; deploy() makes it again, and says so.
CREATE FUNCTION pg_temp.mended(ddl text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  told text;
  done text;
  left_over text;
BEGIN
  SET CONSTRAINTS ALL IMMEDIATE;
  CREATE TEMP TABLE before ON COMMIT DROP AS SELECT * FROM partybuild.health();
  EXECUTE ddl;
  told := (SELECT string_agg(concat_ws(' ', h.kind, h.object, h.problem, h.hint), E'\n' ORDER BY h.kind, h.object)
             FROM (SELECT * FROM partybuild.health() EXCEPT SELECT * FROM before) h);
  done := (SELECT string_agg(concat_ws(' ', d.kind, d.name, d.action), ', ') FROM partybuild.deploy() d);
  left_over := (SELECT string_agg(concat_ws(' ', h.kind, h.object), ', ')
                  FROM (SELECT * FROM partybuild.health() EXCEPT SELECT * FROM before) h
                 WHERE h.kind <> 'audit')
               || coalesce((SELECT ' again ' || string_agg(concat_ws(' ', d.kind, d.name, d.action), ', ')
                              FROM partybuild.deploy() d), '');
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = concat_ws(E'\n', told, done, 'left: ' || left_over);
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is(pg_temp.mended(x.ddl),
          format(E'%s %s %s SELECT partybuild.deploy();\n%s', x.kind, x.object,
                 CASE x.how WHEN 'gone' THEN 'deploy() made it, and it is gone'
                            WHEN 'null' THEN 'it may be null now'
                            ELSE 'somebody has replaced it: it is not what was deployed' END, x.done),
          'health: ' || x.what)
  FROM (VALUES
    ('view', 'party_rule.org_01_branch_minimum', 'replaced', 'rule ORG-01 replaced', 'a rule''s view replaced',
     $q$CREATE OR REPLACE VIEW party_rule.org_01_branch_minimum AS
        SELECT 1::bigint AS subject, 1::bigint AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args WHERE false$q$),
    ('view', 'party_rule.edu_01_evaluation', 'replaced', 'rule EDU-01 replaced', 'an obligation''s view replaced',
     $q$DO $d$BEGIN EXECUTE 'CREATE OR REPLACE VIEW party_rule.edu_01_evaluation AS SELECT * FROM ('
        || rtrim(pg_get_viewdef('party_rule.edu_01_evaluation'::regclass), ';') || ') x WHERE false'; END$d$$q$),
    ('view', 'party_rule.edu_01_evidence', 'replaced', 'rule EDU-01 replaced', 'a view of evidence replaced',
     $q$DO $d$BEGIN EXECUTE 'CREATE OR REPLACE VIEW party_rule.edu_01_evidence AS SELECT * FROM ('
        || rtrim(pg_get_viewdef('party_rule.edu_01_evidence'::regclass), ';') || ') x WHERE false'; END$d$$q$),
    ('view', 'party_rule.lif_00_branch', 'replaced', 'rule 00_applies replaced', 'a shared view replaced',
     $q$DO $d$BEGIN EXECUTE 'CREATE OR REPLACE VIEW party_rule.lif_00_branch AS SELECT * FROM ('
        || rtrim(pg_get_viewdef('party_rule.lif_00_branch'::regclass), ';') || ') x WHERE false'; END$d$$q$),
    ('view', 'compliance.trend', 'replaced', 'compliance trend replaced', 'a report replaced',
     $q$DO $d$BEGIN EXECUTE 'CREATE OR REPLACE VIEW compliance.trend AS SELECT * FROM ('
        || rtrim(pg_get_viewdef('compliance.trend'::regclass), ';') || ') x WHERE false'; END$d$$q$),
    ('view', 'party_rule.pos_13_no_overlap', 'replaced', 'rule POS-13 replaced', 'a view with other columns',
     $q$CREATE OR REPLACE VIEW party_rule.pos_13_no_overlap AS
        SELECT 1::bigint AS subject, 1::bigint AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args, 1 AS more$q$),
    ('view', 'compliance.trend', 'gone', 'compliance trend replaced', 'a report dropped', 'DROP VIEW compliance.trend'),
    ('function', 'party.guard_post()', 'replaced', 'function party.guard_post() replaced', 'a guard replaced',
     $q$CREATE OR REPLACE FUNCTION party.guard_post() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RETURN NULL; END'$q$),
    ('function', 'party.days(date,date)', 'replaced', 'function party.days(date,date) replaced',
     'a function of rules replaced',
     $q$CREATE OR REPLACE FUNCTION party.days(from_date date, to_date date) RETURNS datemultirange LANGUAGE sql
        IMMUTABLE AS $$SELECT datemultirange()$$$q$),
    ('trigger', 'guard_known_from on party.member', 'gone', 'trigger guard_known_from on party.member created',
     'a guard''s trigger dropped', 'DROP TRIGGER guard_known_from ON party.member'),
    ('trigger', 'guard on party.organisation', 'replaced', 'trigger guard on party.organisation replaced',
     'a guard''s trigger replaced',
     $q$CREATE OR REPLACE TRIGGER guard BEFORE UPDATE ON party.organisation FOR EACH ROW WHEN (false)
        EXECUTE FUNCTION party.guard_organisation()$q$),
    ('trigger', 'partybuild_sealed_update on party.activity', 'gone',
     'trigger partybuild_sealed_update on party.activity created', 'a seal dropped',
     'DROP TRIGGER partybuild_sealed_update ON party.activity'),
    ('constraint', 'membership_period on party.membership', 'gone',
     'constraint membership_period on party.membership created',
     'a CHECK dropped', 'ALTER TABLE party.membership DROP CONSTRAINT membership_period'),
    ('constraint', 'ORG-11 on party.membership', 'gone', 'constraint ORG-11 on party.membership created',
     'an exclusion constraint dropped', 'ALTER TABLE party.membership DROP CONSTRAINT "ORG-11"'),
    ('constraint', 'post_member_id_fkey on party.post', 'gone', 'constraint post_member_id_fkey on party.post created',
     'a foreign key dropped', 'ALTER TABLE party.post DROP CONSTRAINT post_member_id_fkey'),
    ('index', 'membership_to_date_idx on party.membership', 'gone',
     'index membership_to_date_idx on party.membership created', 'an index dropped',
     'DROP INDEX party.membership_to_date_idx'),
    ('column', 'party.membership.from_date', 'null', 'column from_date on party.membership replaced',
     'NOT NULL dropped', 'ALTER TABLE party.membership ALTER from_date DROP NOT NULL'))
       x (kind, object, how, done, what, ddl);
SELECT is(pg_temp.mended(x.ddl),
          format(E'trigger %s the trigger is missing, or replaced: writes are not judged %s;\n%s', x.object,
                 'SELECT partybuild.deploy()', x.done), 'health: ' || x.what)
  FROM (VALUES
    ('Partybuild_update on party.membership', 'trigger party.membership created', 'a trigger''s condition replaced',
     $q$DROP TRIGGER "Partybuild_update" ON party.membership;
        CREATE CONSTRAINT TRIGGER "Partybuild_update" AFTER UPDATE ON party.membership DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (partybuild.touch(OLD, NEW) AND NEW.status = 'full')
          EXECUTE FUNCTION partybuild.check('party.membership')$q$),
    ('Partybuild_delete on party.membership', 'trigger party.membership created', 'a trigger''s events replaced',
     $q$DROP TRIGGER "Partybuild_delete" ON party.membership;
        CREATE CONSTRAINT TRIGGER "Partybuild_delete" AFTER INSERT ON party.membership DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (partybuild.touch(NULL, NEW)) EXECUTE FUNCTION partybuild.check('party.membership')$q$),
    ('partybuild_truncate on party.membership', 'trigger party.membership created', 'a trigger of TRUNCATE replaced',
     $q$CREATE OR REPLACE TRIGGER partybuild_truncate BEFORE TRUNCATE ON party.membership
          FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION partybuild.touch_all()$q$)) x (object, done, what, ddl);
SELECT is(regexp_replace(pg_temp.mended('DROP VIEW ' || x.view || ' CASCADE'), '^.*\n', ''), x.done,
          'health: ' || x.view || ' dropped with all that stands on it')
  FROM (VALUES
    ('party_rule.live', 'compliance 1_status replaced, compliance branch_year replaced, compliance overdue replaced, '
                        'compliance scorecard replaced, compliance trend replaced, compliance upcoming replaced, '
                        'compliance branch_profile replaced'),
    ('party_rule.coming', 'compliance 1_possible replaced, compliance foreseen replaced, compliance upcoming replaced'))
       x (view, done);
SELECT is(substring(pg_temp.mended('DROP VIEW party_rule.lif_00_held CASCADE') FROM 'left: .*'), NULL,
  'health: deploy() makes again what goes with a shared view');
-- a function that comes with the extension has its text in the script
SELECT is(pg_temp.told($q$CREATE OR REPLACE FUNCTION partybuild.is_span(from_date date, to_date date) RETURNS boolean
                          LANGUAGE sql IMMUTABLE RETURN true$q$),
  format('function; partybuild.is_span(date,date); CREATE OR REPLACE it as SHAREDIR/extension/%s--%s.sql has it',
         'partybuild', (SELECT e.extversion FROM pg_extension e WHERE e.extname = 'partybuild')),
  'health: a function of the extension replaced');
SELECT is(pg_temp.told($q$GRANT EXECUTE ON FUNCTION partybuild.is_span(date, date), party.days(date, date)
                            TO partybuild_reader;
                          ALTER TABLE party.membership RENAME CONSTRAINT membership_period TO a;
                          ALTER INDEX party.membership_to_date_idx RENAME TO b;
                          ALTER VIEW compliance.trend SET (security_barrier);
                          ALTER TABLE party.membership ALTER from_date SET STATISTICS 10$q$),
  'nothing', 'health: rights and names are the court''s');
SELECT is(pg_temp.told('ALTER TABLE party.job_run RENAME COLUMN ended_at TO until'), 'nothing',
  'health: a view follows a column that is renamed');
-- of a local rule its views, and what they are built upon, until it is retired
CREATE FUNCTION public.loc_70_name() RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'x'$$;
CREATE VIEW party_rule.loc_00_base AS SELECT o.id, public.loc_70_name() AS name FROM party.organisation o;
CREATE VIEW party_rule.loc_70 AS
SELECT b.id AS subject, b.id AS org_id, 1::numeric AS magnitude, '{}'::jsonb AS args
  FROM party_rule.loc_00_base b
 WHERE b.name = 'y';
SELECT partybuild.add_rule('LOC-70', 'party_rule.loc_70', 'organisation', 'x', 'x', 'x', 'x', 'x');
SELECT partybuild.harmless('LOC-70', 'party.organisation', '{}', 'x');
SELECT is(pg_temp.told(x.ddl), x.told || '; put it back; or, if it is meant, call add_rule() or add_obligation() again',
          'health: ' || x.what)
  FROM (VALUES
    ('view; party_rule.loc_70', 'a local rule''s view replaced',
     $q$CREATE OR REPLACE VIEW party_rule.loc_70 AS SELECT b.id AS subject, b.id AS org_id, 1::numeric AS magnitude,
        '{}'::jsonb AS args FROM party_rule.loc_00_base b WHERE false$q$),
    ('view; party_rule.loc_00_base', 'a view below it replaced',
     $q$CREATE OR REPLACE VIEW party_rule.loc_00_base AS SELECT o.id, ''::text AS name FROM party.organisation o$q$),
    ('function; public.loc_70_name()', 'a function below it replaced',
     $q$CREATE OR REPLACE FUNCTION public.loc_70_name() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT NULL'$q$))
       x (told, what, ddl);
SELECT is(pg_temp.told($q$CREATE OR REPLACE VIEW party_rule.loc_00_base AS SELECT o.id, ''::text AS name
                            FROM party.organisation o;
                          SELECT partybuild.add_rule('LOC-70', 'party_rule.loc_70', 'organisation',
                                                     'x', 'x', 'x', 'x', 'x')$q$),
  'nothing', 'health: add_rule() again: it was meant');
SELECT partybuild.retire_rule('LOC-70');
SELECT is(pg_temp.told('DROP VIEW party_rule.loc_70'), 'nothing',
  'health: nobody needs the view of a rule that is retired');
-- whatever deploy() makes is noted
SELECT is((SELECT string_agg(c.oid::regclass::text, ', ')
             FROM pg_class c
            WHERE c.relnamespace IN ('party_rule'::regnamespace, 'compliance'::regnamespace) AND c.relkind = 'v'
              AND c.relname !~ '^loc_'
              AND NOT EXISTS (SELECT FROM partybuild.made m WHERE m.kind = 'view' AND m.id = c.oid)), NULL,
  'health: every view is noted');
SELECT is((SELECT string_agg(p.oid::regprocedure::text, ', ')
             FROM pg_proc p
            WHERE p.pronamespace IN ('party'::regnamespace, 'compliance'::regnamespace, 'partybuild'::regnamespace)
              AND p.prokind IN ('f', 'p')
              AND NOT EXISTS (SELECT FROM partybuild.made m WHERE m.kind IN ('function', 'member') AND m.id = p.oid)),
  NULL,
  'health: every function is noted');
SELECT is((SELECT string_agg(format('%s on %s', t.tgname, t.tgrelid::regclass), ', ')
             FROM pg_trigger t
            WHERE t.tgrelid IN (SELECT c.oid FROM pg_class c
                                 WHERE c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace))
              AND NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgname !~* '^partybuild_(?!sealed)'
              AND NOT EXISTS (SELECT FROM partybuild.made m WHERE m.kind = 'trigger' AND m.id = t.oid)), NULL,
  'health: every trigger is noted');
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
  CREATE VIEW public.own_report AS SELECT s.rule FROM compliance.status s;
  DROP EXTENSION partybuild_supervision;
  DROP EXTENSION partybuild_cadre CASCADE;
  DROP EXTENSION partybuild_dues CASCADE;
  DROP EXTENSION partybuild_venue CASCADE;
  DROP EXTENSION partybuild_development CASCADE;
  DROP EXTENSION partybuild_life;
  answer := (SELECT string_agg(DISTINCT concat_ws(' ', d.plugin, d.kind, d.action), ', ') FROM partybuild.deploy() d)
    || (SELECT ', then ' || count(*) FROM partybuild.deploy())
    || CASE WHEN to_regclass('public.own_report') IS NULL THEN ', and a report of the court''s own' ELSE '' END;
  RAISE EXCEPTION USING ERRCODE = 'PB000', MESSAGE = answer;
EXCEPTION WHEN SQLSTATE 'PB000' THEN
  RETURN SQLERRM;
END $$;
SELECT is(pg_temp.removed(), 'cadre compliance dropped, core trigger dropped, dues compliance dropped, '
  'supervision compliance dropped, venue compliance dropped, view dropped, then 0',
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
