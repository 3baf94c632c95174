-- What deploy() writes into the catalogue, for who owns the registers.
CREATE FUNCTION partybuild.lock_deploy() RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_lock_deploy';
COMMENT ON FUNCTION partybuild.lock_deploy() IS 'one deploy() at a time: a lock to the end of the transaction';
CREATE FUNCTION partybuild.forget_watches(rule text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.forget_watches(text) IS
  'for deploy(): the rule is about to say anew what touches it; error 42501 for who does not own the registers';
CREATE FUNCTION partybuild.forget_watches_internal(rule text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  DELETE FROM partybuild.watch_rule w WHERE w.rule = forget_watches_internal.rule;
  DELETE FROM partybuild.evidence_source s WHERE s.rule = forget_watches_internal.rule;
  DELETE FROM partybuild.harmless h WHERE h.rule = forget_watches_internal.rule;
  DELETE FROM partybuild.coming c WHERE c.rule = forget_watches_internal.rule;
END;
COMMENT ON FUNCTION partybuild.forget_watches_internal(text) IS 'what forget_watches() does';
CREATE FUNCTION partybuild.put_deployed(plugin text, kind text, name text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.put_deployed(text, text, text) IS
  'for deploy(): a part of the layout has been executed; error 42501 for who does not own the registers';
CREATE FUNCTION partybuild.put_deployed_internal(plugin text, kind text, name text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  INSERT INTO partybuild.deployed AS d (plugin, kind, name, hash)
  SELECT l.plugin, l.kind, l.name, md5(l.body)
    FROM partybuild.layout l
   WHERE (l.plugin, l.kind, l.name)
         = (put_deployed_internal.plugin, put_deployed_internal.kind, put_deployed_internal.name)
  ON CONFLICT ON CONSTRAINT deployed_pkey
  DO UPDATE SET hash = EXCLUDED.hash, deployed_at = now();
END;
COMMENT ON FUNCTION partybuild.put_deployed_internal(text, text, text) IS 'what put_deployed() does';
-- A row that says of a view that is gone that it was deployed; a watch that no rule has.
CREATE FUNCTION partybuild.tidy_catalogue() RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.tidy_catalogue() IS
  'for deploy(): drops rows that nothing needs; error 42501 for who does not own the registers';
CREATE FUNCTION partybuild.tidy_catalogue_internal() RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  DELETE FROM partybuild.watch w WHERE NOT EXISTS (SELECT FROM partybuild.watch_rule r WHERE r.watch_id = w.id);
  DELETE FROM partybuild.deployed d
   WHERE d.kind = 'compliance'
     AND NOT EXISTS (SELECT FROM partybuild.layout l
                      WHERE (l.plugin, l.kind, l.name) = (d.plugin, d.kind, d.name))
     AND partybuild.find_relation(format('compliance.%I', regexp_replace(d.name, '^\d+_', ''))) IS NULL;
END;
COMMENT ON FUNCTION partybuild.tidy_catalogue_internal() IS 'what tidy_catalogue() does';

CREATE FUNCTION partybuild.comment_on_rule(code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r partybuild.rule;
BEGIN
  SELECT x.* INTO r FROM partybuild.rule x WHERE x.code = comment_on_rule.code;
  IF partybuild.find_relation(r.view) IS NOT NULL THEN
    EXECUTE format('COMMENT ON VIEW %s IS %L', partybuild.find_relation(r.view), r.code || ' ' || r.title_en);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.comment_on_rule(text) IS
  'for deploy(): comments the view of a rule by the rule''s title';

-- deploy(): from what is shipped to the registers, rule views and compliance views of this database.
CREATE FUNCTION partybuild.require_own_schemas() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wanted text;
  owner regrole := (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'party');
BEGIN
  FOREACH wanted IN ARRAY ARRAY['party', 'party_rule', 'compliance'] LOOP
    IF to_regnamespace(wanted) IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.deployed)
       AND to_regclass('party.removed') IS NULL THEN
      RAISE object_not_in_prerequisite_state USING
        MESSAGE = format('schema "%s" exists and was not made by deploy()', wanted),
        HINT = 'Rename the schema, or drop it, and deploy again.';
    END IF;
  END LOOP;
  -- A superuser, or a member of that role, would make objects that the owner cannot replace the next time.
  IF owner <> current_user::regrole THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('the registers were deployed by %s, and role "%s" is another', owner, current_user),
      HINT = format('SET ROLE %s; SELECT * FROM partybuild.deploy();', owner);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_own_schemas() IS
  'for deploy(): error 55000 where somebody else made its schemas, 42501 where somebody else deployed the registers';

-- What another role than the owner of the registers made while deploying, and what gives it back.
CREATE FUNCTION partybuild.give_back() RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH owner AS (
    SELECT n.nspowner AS id FROM pg_namespace n WHERE n.nspname = 'party'
  )
  SELECT format('ALTER %s %s OWNER TO %s;', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass,
                o.id::regrole)
    FROM owner o
    JOIN pg_class c ON c.relowner <> o.id AND c.relkind IN ('r', 'p', 'v')
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('party', 'compliance', 'party_rule')
   WHERE NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.plugin = 'local' AND r.view = partybuild.name_of(c.oid))
  UNION ALL
  SELECT format('ALTER FUNCTION %s OWNER TO %s;', p.oid::regprocedure, o.id::regrole)
    FROM owner o
    JOIN pg_proc p ON p.proowner <> o.id
    JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname IN ('party', 'compliance', 'party_rule')
   UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO %s;', t.oid::regtype, o.id::regrole)
    FROM owner o
    JOIN pg_type t ON t.typowner <> o.id AND t.typtype IN ('e', 'd')
    JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = 'party';
END;
COMMENT ON FUNCTION partybuild.give_back() IS
  'for deploy(): commands by which a superuser gives the owner of the registers what others made in their schemas';

CREATE FUNCTION partybuild.deploy_part(part partybuild.layout) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  what text;
  state text;
  more text;
  hint text;
BEGIN
  IF part.kind = 'rule' THEN
    PERFORM partybuild.forget_watches(part.name);
  END IF;
  BEGIN
    EXECUTE part.body;
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS what = MESSAGE_TEXT, state = RETURNED_SQLSTATE, more = PG_EXCEPTION_DETAIL;
    hint := 'Nothing of this deploy() is kept; mend the cause and run it again.';
    IF state = '42501' AND EXISTS (SELECT FROM partybuild.give_back()) THEN
      more := concat_ws(E'\n', nullif(more, ''), 'Others made part of what was deployed before.');
      hint := 'A superuser gives it back: SELECT partybuild.give_back() \gexec';
    END IF;
    RAISE EXCEPTION USING
      ERRCODE = state,
      MESSAGE = format('deploy stopped at %s %s of %s: %s', part.kind, part.name, part.plugin, what),
      DETAIL = coalesce(more, ''),
      HINT = hint;
  END;
  IF part.kind = 'rule' THEN
    PERFORM partybuild.comment_on_rule(part.name);
  END IF;
  PERFORM partybuild.put_deployed(part.plugin, part.kind, part.name);
END $$;
COMMENT ON FUNCTION partybuild.deploy_part(partybuild.layout) IS
  'for deploy(): executes a part of the layout, and records it';

-- What a plugin requires is deployed before it.
CREATE FUNCTION partybuild.built_upon(plugin text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE required (oid) AS (
      SELECT e.oid
        FROM partybuild.plugin p
        JOIN pg_extension e ON e.extname = p.extension
       WHERE p.name = built_upon.plugin
    UNION
      SELECT d.refobjid
        FROM required r
        JOIN pg_depend d ON d.classid = 'pg_extension'::regclass AND d.objid = r.oid
                        AND d.refclassid = 'pg_extension'::regclass
  )
  SELECT count(*) FROM required;
END;
COMMENT ON FUNCTION partybuild.built_upon(text) IS
  'for deploy(): number of extensions that a plugin needs, itself among them: fewer than any that needs it';

CREATE FUNCTION partybuild.deploy() RETURNS TABLE (plugin text, kind text, name text, action text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
  part partybuild.layout;
  old_hash text;
  adopts boolean;
  again text[];
  otherwise text[];
BEGIN
  IF NOT has_database_privilege(current_database(), 'CREATE') OR NOT pg_has_role('partybuild_admin', 'USAGE') THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('role "%s" may not deploy partybuild', current_user),
      DETAIL = 'deploy() creates schemas and writes the catalogue.',
      HINT = format('GRANT CREATE ON DATABASE %I TO %I; GRANT partybuild_admin TO %2$I;',
                    current_database(), current_user);
  END IF;
  -- One at a time; a second waits and finds nothing to do.
  PERFORM partybuild.lock_deploy();
  PERFORM partybuild.require_own_schemas();
  adopts := to_regclass('party.removed') IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.deployed);
  IF adopts THEN
    PERFORM partybuild.put_back(false);
    PERFORM partybuild.rebuild_live();
    plugin := 'core'; kind := 'register'; name := 'party'; action := 'adopted';
    RETURN NEXT;
  END IF;
  RETURN QUERY SELECT 'core', m.kind, m.name, m.action FROM partybuild.mend_made() m;
  SELECT array_agg(o.plugin || ' ' || o.part) FILTER (WHERE o.kind = 'view'),
         array_agg(partybuild.key_of(o.kind, o.relation, o.name, o.part)) FILTER (WHERE o.kind <> 'view')
    INTO again, otherwise
    FROM partybuild.made_otherwise() o;
  -- reports of the core read it, whose turn is before that of plugins
  IF 'core ' = ANY (again) THEN
    PERFORM partybuild.rebuild_live();
  END IF;
  FOR part IN
    SELECT l.*
      FROM partybuild.layout l
     ORDER BY (l.plugin <> 'core'), array_position(ARRAY['register', 'rule', 'compliance'], l.kind),
           partybuild.built_upon(l.plugin), l.plugin, l.name
  LOOP
    SELECT d.hash INTO old_hash
      FROM partybuild.deployed d
     WHERE (d.plugin, d.kind, d.name) = (part.plugin, part.kind, part.name);
    CONTINUE WHEN FOUND AND (part.kind = 'register' OR old_hash = md5(part.body))
      -- unless somebody has dropped or replaced a view of it
      AND (part.kind <> 'register' AND part.plugin || ' ' || part.name = ANY (again)) IS NOT TRUE
      AND NOT (part.kind = 'rule' AND EXISTS (SELECT FROM partybuild.rule r
                                               WHERE r.code = part.name AND r.view IS NOT NULL
                                                 AND partybuild.find_relation(r.view) IS NULL));
    BEGIN
      PERFORM partybuild.deploy_part(part);
    EXCEPTION WHEN invalid_table_definition THEN
      IF NOT partybuild.drop_replaced(part.plugin, part.name) THEN
        RAISE;
      END IF;
      PERFORM partybuild.deploy_part(part);
    END;
    plugin := part.plugin; kind := part.kind; name := part.name;
    action := CASE WHEN old_hash IS NULL THEN 'created' ELSE 'replaced' END;
    RETURN NEXT;
  END LOOP;
  IF adopts THEN
    PERFORM partybuild.put_back(true);
  END IF;
  RETURN QUERY SELECT 'core', m.kind, m.name, m.action FROM partybuild.mend_triggers() m;
  RETURN QUERY SELECT * FROM partybuild.deploy_cleanup();
  PERFORM partybuild.note_made(coalesce(otherwise, '{}'));
END $$;
COMMENT ON FUNCTION partybuild.deploy() IS
  'creates and brings up to date registers, rule views and compliance views of the core and every installed plugin; '
  'safe to repeat, all or nothing; returns what it did';

CREATE FUNCTION partybuild.is_built_upon(view regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN EXISTS (SELECT
                 FROM pg_depend d
                 JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = view AND r.ev_class <> view);
COMMENT ON FUNCTION partybuild.is_built_upon(regclass) IS 'does another view read this one';

-- Triggers of ours that refuse what is written: those of rules, of seals, and what guards a register. The worker of a
-- subscription fires none of them unless it is told to (judge_replicated()).
CREATE FUNCTION partybuild.refusing_triggers(
    OUT oid oid, OUT relation regclass, OUT name name, OUT function name, OUT enabled "char") RETURNS SETOF record
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT t.oid, t.tgrelid::regclass, t.tgname, f.proname, t.tgenabled
    FROM pg_trigger t
    JOIN pg_proc f ON f.oid = t.tgfoid
   WHERE t.tgparentid = 0 AND NOT t.tgisinternal
     AND (f.oid IN ('partybuild.check()'::regprocedure, 'partybuild.touch_all()'::regprocedure,
                    'partybuild.sealed()'::regprocedure)
       OR f.pronamespace = to_regnamespace('party')
          AND (f.proname ~ '^(guard_|check_|seal_)' OR f.proname = 'sealed_part' AND t.tgname ~ 'truncate$'));
END;
COMMENT ON FUNCTION partybuild.refusing_triggers() IS
  'the triggers that refuse what breaks a rule or changes what is filed, and whom they fire for (pg_trigger.tgenabled)';

-- Triggers of ours, and of the registers' constraints, that do not fire for whom they should: for everybody, and those
-- that stand beside a statement trigger for replicas alone. ENABLE TRIGGER ALL has these fire for everybody, by rows.
CREATE FUNCTION partybuild.silent_triggers(OUT relation regclass, OUT name name, OUT internal boolean, OUT wanted text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT t.tgrelid::regclass, t.tgname, t.tgisinternal, CASE WHEN t.tgname ~ 'replicated$' THEN 'REPLICA' ELSE '' END
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_proc f ON f.oid = t.tgfoid
   WHERE t.tgparentid = 0
     AND t.tgenabled NOT IN (CASE WHEN t.tgname ~ 'replicated$' THEN 'R' ELSE 'O' END, 'A')
     AND CASE WHEN t.tgisinternal THEN c.relnamespace = to_regnamespace('party')
              ELSE f.pronamespace IN ('partybuild'::regnamespace, to_regnamespace('party'),
                                      to_regnamespace('compliance')) END;
END;
COMMENT ON FUNCTION partybuild.silent_triggers() IS
  'triggers of ours and of the registers'' constraints that somebody disabled, and how to enable them; internal: only '
  'a superuser does';

-- The triggers of watched tables that somebody dropped or disabled, or that an earlier version made. Of internal ones
-- (foreign keys, ORG-11) only a superuser may say that they are to fire.
CREATE FUNCTION partybuild.mend_triggers() RETURNS TABLE (kind text, name text, action text)
-- what is mended one by one is told no more
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = error AS $$
DECLARE
  x record;
BEGIN
  kind := 'trigger';
  FOR x IN
    SELECT w.relation, w.events
      FROM partybuild.watched_tables() w
     WHERE partybuild.find_relation(w.relation) IS NOT NULL
     ORDER BY w.relation
  LOOP
    CONTINUE WHEN NOT partybuild.make_watch_triggers(partybuild.find_relation(x.relation), x.events);
    name := x.relation;
    action := 'created';
    RETURN NEXT;
  END LOOP;
  FOR x IN
    SELECT t.relation, t.name, t.wanted
      FROM partybuild.silent_triggers() t
     WHERE NOT t.internal OR (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user)
     ORDER BY partybuild.name_of(t.relation), t.name
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I', x.relation, x.wanted, x.name);
    CONTINUE WHEN (name, action) = (partybuild.name_of(x.relation), 'enabled');
    name := partybuild.name_of(x.relation);
    action := 'enabled';
    RETURN NEXT;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.mend_triggers() IS
  'for deploy(): makes and enables the triggers that registers and watched tables lack; returns the table of each';

-- What no installed plugin needs any more: triggers of forgotten watches, rule and compliance views.
CREATE FUNCTION partybuild.make_evidence_triggers() RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT p.oid::regprocedure AS function
      FROM pg_proc p
     WHERE p.pronamespace = to_regnamespace('compliance') AND p.proname ~ '^evidence_of_'
       AND NOT EXISTS (SELECT FROM partybuild.evidence_source s
                        WHERE partybuild.evidence_function(s.relation) = p.proname)
  LOOP
    EXECUTE format('DROP FUNCTION %s CASCADE', x.function);
  END LOOP;
  FOR x IN
    SELECT t.tgname AS name, t.tgrelid::regclass AS relation
      FROM pg_trigger t
     WHERE t.tgfoid = 'partybuild.evidence_changed()'::regprocedure
       AND t.tgparentid = 0
       -- a table that has another name now still changes what its old name stands for
       AND NOT EXISTS (SELECT FROM partybuild.evidence_source s
                        WHERE partybuild.evidence_function(s.relation) = partybuild.first_argument(t.tgargs))
    UNION ALL
    SELECT t.tgname, t.tgrelid::regclass
      FROM pg_trigger t
     WHERE t.tgfoid = 'partybuild.evidence_replicated()'::regprocedure
       -- a partition's goes with its table's
       AND t.tgparentid = 0
       AND NOT EXISTS (SELECT FROM partybuild.evidence_source s
                        WHERE s.relation = partybuild.first_argument(t.tgargs))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', x.name, x.relation);
    RETURN NEXT partybuild.name_of(x.relation);
  END LOOP;
  PERFORM partybuild.make_evidence_trigger(s.relation)
     FROM (SELECT DISTINCT e.relation FROM partybuild.evidence_source e) s
    WHERE partybuild.find_relation(s.relation) IS NOT NULL;
END $$;
COMMENT ON FUNCTION partybuild.make_evidence_triggers() IS
  'for deploy(): makes the triggers of evidence_source(), and drops those on tables that are no source any more; '
  'returns the table of each that it dropped';

CREATE FUNCTION partybuild.drop_watch_triggers() RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT t.tgname, t.tgrelid::regclass AS rel
      FROM pg_trigger t
     WHERE t.tgfoid IN ('partybuild.check()'::regprocedure, 'partybuild.touch_all()'::regprocedure)
       AND t.tgparentid = 0
       AND t.tgname IN ('Partybuild_insert', 'Partybuild_update', 'Partybuild_delete', 'partybuild_truncate')
       AND NOT EXISTS (SELECT FROM partybuild.watch w
                        CROSS JOIN partybuild.find_relation(w.relation) watched
                        WHERE watched = t.tgrelid
                           OR watched IN (SELECT a.relid FROM pg_partition_ancestors(t.tgrelid) a))
       -- approvals are watched without a row of their own
       AND t.tgrelid IS DISTINCT FROM to_regclass('party.approval')
       -- who was watched under a name that is gone is refused by it
       AND NOT EXISTS (SELECT FROM partybuild.watch w
                         JOIN pg_trigger g ON g.tgrelid = t.tgrelid AND g.tgfoid = 'partybuild.check()'::regprocedure
                          AND w.relation = partybuild.first_argument(g.tgargs))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', x.tgname, x.rel);
    RETURN NEXT partybuild.name_of(x.rel);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.drop_watch_triggers() IS
  'for deploy(): drops the triggers of watch() on tables that no rule watches any more; returns the table of each';

CREATE FUNCTION partybuild.drop_rule_views() RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  view regclass;
BEGIN
  -- from the top down: a rule's view, what it was built upon, what that was built upon
  LOOP
    SELECT c.oid INTO view
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'party_rule' AND c.relkind = 'v' AND c.relname ~ '^[a-z]+_[0-9]+_'
       AND NOT EXISTS (SELECT FROM partybuild.rule r WHERE partybuild.find_relation(r.view) = c.oid)
       AND NOT EXISTS (SELECT FROM partybuild.obligation o
                        WHERE c.oid IN (partybuild.find_relation(o.applies), partybuild.find_relation(o.evidence),
                                        partybuild.find_relation(o.evaluation)))
       AND NOT EXISTS (SELECT FROM partybuild.coming x WHERE partybuild.find_relation(x.view) = c.oid)
       AND NOT EXISTS (SELECT FROM partybuild.watch w WHERE partybuild.find_relation(w.through) = c.oid)
       AND NOT partybuild.is_built_upon(c.oid)
     LIMIT 1;
    EXIT WHEN NOT FOUND;
    RETURN NEXT partybuild.name_of(view);
    EXECUTE format('DROP VIEW %s', view);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.drop_rule_views() IS
  'for deploy(): drops views in party_rule that belong to a rule by their name, and to none by the catalogue; returns '
  'their names';

CREATE FUNCTION partybuild.drop_compliance_views() RETURNS TABLE (plugin text, name text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  view regclass;
BEGIN
  -- from the top down, too: what is left is what the court has built upon
  LOOP
    SELECT d.plugin, d.name, v.oid INTO plugin, name, view
      FROM partybuild.deployed d
     CROSS JOIN LATERAL (SELECT to_regclass(format('compliance.%I', regexp_replace(d.name, '^\d+_', ''))) AS oid) v
     WHERE d.kind = 'compliance'
       AND NOT EXISTS (SELECT FROM partybuild.layout l
                        WHERE (l.plugin, l.kind, l.name) = (d.plugin, d.kind, d.name))
       AND v.oid IS NOT NULL
       AND NOT partybuild.is_built_upon(v.oid)
     LIMIT 1;
    EXIT WHEN NOT FOUND;
    EXECUTE format('DROP VIEW %s', view);
    RETURN NEXT;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.drop_compliance_views() IS
  'for deploy(): drops compliance views that were deployed and are shipped no more; returns what it dropped';

-- A later version's register step adds a CHECK as NOT VALID: rows that are there are the court's, and stop no upgrade.
CREATE FUNCTION partybuild.validate_checks() RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT c.conname, c.conrelid::regclass AS rel, partybuild.is_ours(c.xmin) AS new
      FROM pg_constraint c
      JOIN pg_class r ON r.oid = c.conrelid
     WHERE c.contype = 'c' AND NOT c.convalidated AND r.relnamespace = 'party'::regnamespace AND c.coninhcount = 0
     ORDER BY r.relname, c.conname
  LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', x.rel, x.conname);
      IF NOT x.new THEN
        RETURN NEXT format('%s on %s', x.conname, x.rel);
      END IF;
    EXCEPTION WHEN check_violation THEN
      RAISE WARNING USING
        MESSAGE = format('rows in %s were written before constraint "%s", and break it', x.rel, x.conname),
        HINT = 'New rows are held to it. Mend the old ones and run partybuild.deploy() again.';
    END;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.validate_checks() IS
  'for deploy(): validates constraints of the registers that rows from before now satisfy; a warning where they do '
  'not; returns those that were there before';

CREATE FUNCTION partybuild.deploy_cleanup() RETURNS TABLE (plugin text, kind text, name text, action text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT 'core', 'constraint', c, 'validated' FROM partybuild.validate_checks() c;
  PERFORM partybuild.rebuild_live();
  RETURN QUERY SELECT DISTINCT 'core', 'trigger', t, 'dropped' FROM partybuild.make_evidence_triggers() t ORDER BY 3;
  PERFORM partybuild.tidy_catalogue();
  RETURN QUERY SELECT DISTINCT 'core', 'trigger', t, 'dropped' FROM partybuild.drop_watch_triggers() t ORDER BY 3;
  -- reports read what rules are made of, never the other way round
  RETURN QUERY SELECT v.plugin, 'compliance', v.name, 'dropped' FROM partybuild.drop_compliance_views() v;
  -- whose they were is known no longer
  RETURN QUERY SELECT NULL, 'view', v, 'dropped' FROM partybuild.drop_rule_views() v;
  PERFORM partybuild.tidy_catalogue();
  -- a rule that has another title, and is otherwise as it was
  PERFORM partybuild.comment_on_rule(r.code)
     FROM partybuild.rule r
    CROSS JOIN partybuild.find_relation(r.view) v
    WHERE r.plugin <> 'local' AND v IS NOT NULL
      AND obj_description(v, 'pg_class') IS DISTINCT FROM r.code || ' ' || r.title_en;
END $$;
COMMENT ON FUNCTION partybuild.deploy_cleanup() IS
  'for deploy(): validates constraints, drops triggers, rule views and compliance views that no installed plugin '
  'needs; returns what it did';

CREATE FUNCTION partybuild.take_from_live(codes text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  owed boolean;
BEGIN
  DELETE FROM partybuild.obligation o WHERE o.rule = ANY (codes);
  owed := FOUND;
  DELETE FROM partybuild.coming c WHERE c.rule = ANY (codes);
  IF (owed OR FOUND) AND to_regclass('party_rule.live') IS NOT NULL THEN
    -- replaced, the view still belongs to who deployed
    PERFORM partybuild.rebuild_live();
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.take_from_live(text[]) IS
  'for release_plugin() and plugin_dropped(): takes rules out of party_rule.live and party_rule.coming';

-- What depends on a plugin's functions goes with them, and must not take along what all plugins' obligations are read
-- by, nor a court's own reports on that.
CREATE FUNCTION partybuild.release_plugin(extension text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- and of what requires it
  PERFORM partybuild.take_from_live(ARRAY(
    WITH RECURSIVE gone (oid, name) AS (
        SELECT e.oid, e.extname FROM pg_extension e WHERE e.extname = release_plugin.extension
      UNION
        SELECT e.oid, e.extname
          FROM gone g
          JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = g.oid
                          AND d.classid = 'pg_extension'::regclass
          JOIN pg_extension e ON e.oid = d.objid
    )
    SELECT r.code
      FROM partybuild.rule r
      JOIN partybuild.plugin p ON p.name = r.plugin
      JOIN gone g ON g.name = p.extension));
END $$;
COMMENT ON FUNCTION partybuild.release_plugin(text) IS
  'for before_drop(): takes what belongs to an extension that is about to be dropped out of party_rule.live and '
  'party_rule.coming';

-- A plugin that is dropped takes its rules out of the catalogue; the next deploy() takes its views and triggers.
CREATE FUNCTION partybuild.plugin_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone text;
BEGIN
  IF to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  FOR gone IN
    SELECT p.name
      FROM pg_event_trigger_dropped_objects() d
      JOIN partybuild.plugin p ON p.extension = d.object_name
     WHERE d.object_type = 'extension'
  LOOP
    DELETE FROM partybuild.evidence_source e USING partybuild.rule r WHERE r.code = e.rule AND r.plugin = gone;
    -- what has not been released before, by its own name
    PERFORM partybuild.take_from_live(ARRAY(SELECT r.code FROM partybuild.rule r WHERE r.plugin = gone));
    DELETE FROM partybuild.watch_rule w USING partybuild.rule r WHERE r.code = w.rule AND r.plugin = gone;
    DELETE FROM partybuild.parameter p USING partybuild.rule r
     WHERE r.code = p.rule AND r.plugin = gone AND p.plugin = gone;
    DELETE FROM partybuild.rule r WHERE r.plugin = gone;
    DELETE FROM partybuild.layout l WHERE l.plugin = gone;
    DELETE FROM partybuild.deployed d WHERE d.plugin = gone AND d.kind = 'rule';
    DELETE FROM partybuild.made m WHERE m.plugin = gone AND m.kind = 'member';
    DELETE FROM partybuild.subject_kind k WHERE k.plugin = gone;
    DELETE FROM partybuild.term t WHERE t.plugin = gone;
    DELETE FROM partybuild.import_value v WHERE v.plugin = gone;
    DELETE FROM partybuild.import_column c WHERE c.plugin = gone;
    DELETE FROM partybuild.import_kind k WHERE k.plugin = gone;
    PERFORM partybuild.unschedule(j.call) FROM partybuild.job j WHERE j.plugin = gone;
    DELETE FROM partybuild.job j WHERE j.plugin = gone;
    DELETE FROM partybuild.plugin p WHERE p.name = gone;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.plugin_dropped() IS
  'event trigger: takes the rules of a dropped plugin out of the catalogue';
CREATE EVENT TRIGGER partybuild_plugin_dropped ON sql_drop WHEN TAG IN ('DROP EXTENSION')
  EXECUTE FUNCTION partybuild.plugin_dropped();
