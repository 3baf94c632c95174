-- What deploy() left: the views, functions, triggers, constraints, indexes and columns that rules need, as the server
-- prints them. health() tells what somebody has replaced or dropped since, and deploy() makes it again.
--
-- As long as the row of the system catalogue is the one that was noted (its xmin), nobody has replaced anything,
-- whatever it prints: a view follows tables that are renamed. Where it is another one, replaced or restored from a
-- dump, the text tells. What is restored may print otherwise than what was dumped: of a view all texts are noted that
-- come of reading again what was printed, of conditions the last of them. Another major version prints otherwise for
-- good: there views are not compared until deploy() has made them anew.
CREATE TABLE partybuild.made (
  kind text NOT NULL CHECK (kind IN ('view', 'function', 'trigger', 'constraint', 'index', 'column', 'member')),
  relation text NOT NULL,
  name text NOT NULL,
  plugin text NOT NULL,
  part text NOT NULL,
  id oid NOT NULL,
  version xid NOT NULL,
  server integer NOT NULL,
  digests text[] NOT NULL,
  definition text,
  rights text,
  PRIMARY KEY (kind, relation, name, part)
);
COMMENT ON TABLE partybuild.made IS
  'what deploy() left of views, functions, triggers, constraints, indexes and columns (NOT NULL) that rules need, and '
  'CREATE EXTENSION of functions (member): digests of what the server printed, and what makes it again; part: of the '
  'layout, or the local rule';
SELECT pg_catalog.pg_extension_config_dump('partybuild.made', 'WHERE kind <> ''member''');

CREATE FUNCTION partybuild.print_again(query text, of_view boolean) RETURNS text
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_print_again';
COMMENT ON FUNCTION partybuild.print_again(text, boolean) IS
  'a query as the server prints it once it has read it: what becomes of a view''s text in a dump and restore';

-- Conditions of triggers and constraints come back with fewer parentheses than they had: each is put into a query.
CREATE FUNCTION partybuild.settled(relations text, condition text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  printed text := format('SELECT FROM %s WHERE %s', relations, condition);
  again text;
BEGIN
  FOR i IN 1 .. 5 LOOP
    again := partybuild.print_again(printed, false);
    EXIT WHEN again = printed;
    printed := again;
  END LOOP;
  RETURN regexp_replace(printed, '^.*?\sWHERE ', '');
END $$;
COMMENT ON FUNCTION partybuild.settled(text, text) IS
  'a condition on relations as it is printed however often it is restored';

CREATE FUNCTION partybuild.settled_trigger(trigger oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT regexp_replace(d.text, ' WHEN \((.*)\) EXECUTE ', ' EXECUTE ')
         || coalesce(partybuild.settled(format('%s old, %1$s new', t.tgrelid::regclass),
                                        substring(d.text FROM ' WHEN \((.*)\) EXECUTE ')), '')
    FROM pg_trigger t
   CROSS JOIN LATERAL pg_get_triggerdef(t.oid) d (text)
   WHERE t.oid = trigger);
COMMENT ON FUNCTION partybuild.settled_trigger(oid) IS 'what the server prints of a trigger, however often restored';
CREATE FUNCTION partybuild.settled_constraint(con oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT CASE WHEN c.contype = 'c' AND c.conrelid <> 0
           THEN partybuild.settled(c.conrelid::regclass || ' this', pg_get_expr(c.conbin, c.conrelid))
           ELSE replace(pg_get_constraintdef(c.oid), ' NOT VALID', '') END
    FROM pg_constraint c
   WHERE c.oid = con);
COMMENT ON FUNCTION partybuild.settled_constraint(oid) IS
  'what the server prints of a constraint, validated or not, however often restored';

CREATE FUNCTION partybuild.definition(kind text, id oid, name text) RETURNS text
LANGUAGE sql STABLE
RETURN CASE kind
  WHEN 'view' THEN pg_get_viewdef(id)
  WHEN 'trigger' THEN partybuild.settled_trigger(id)
  WHEN 'constraint' THEN partybuild.settled_constraint(id)
  -- by another name it serves as well
  WHEN 'index' THEN (SELECT regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX .* ON ', ' INDEX ON ')
                       FROM pg_index i
                      WHERE i.indexrelid = id AND i.indisvalid)
  WHEN 'column' THEN (SELECT 'NOT NULL' FROM pg_attribute a
                       WHERE a.attrelid = id AND a.attname = definition.name AND a.attnotnull)
  -- a body that is kept as parsed comes back with fewer parentheses, and more names of columns
  ELSE (SELECT CASE WHEN p.prosqlbody IS NULL THEN pg_get_functiondef(p.oid)
                    ELSE regexp_replace(pg_get_functiondef(p.oid), '[()]| AS [a-z0-9_"?]+', '', 'g') END
          FROM pg_proc p
         WHERE p.oid = id AND p.prokind IN ('f', 'p')) END;
COMMENT ON FUNCTION partybuild.definition(text, oid, text) IS
  'what the server prints of an object of partybuild.made, by the session''s settings; null: it is not there';

CREATE FUNCTION partybuild.digests(kind text, id oid, name text) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
  SET datestyle = 'ISO' SET intervalstyle = 'postgres' SET timezone = 'UTC' SET extra_float_digits = 1
  SET bytea_output = 'hex' SET quote_all_identifiers = off AS $$
DECLARE
  printed text := partybuild.definition(kind, id, name);
  digests text[] := ARRAY[md5(printed)];
BEGIN
  WHILE kind = 'view' AND cardinality(digests) < 5 LOOP
    printed := partybuild.print_again(printed, true);
    EXIT WHEN md5(printed) = ANY (digests);
    digests := digests || md5(printed);
  END LOOP;
  RETURN digests;
END $$;
COMMENT ON FUNCTION partybuild.digests(text, oid, text) IS
  'digests of what the server prints of an object, now and once it has been restored';

CREATE FUNCTION partybuild.find_made(kind text, relation text, name text) RETURNS oid
LANGUAGE sql STABLE
RETURN CASE kind
  WHEN 'view' THEN (SELECT c.oid FROM pg_class c
                     WHERE c.oid = partybuild.find_relation(relation) AND c.relkind = 'v')
  WHEN 'trigger' THEN (SELECT t.oid FROM pg_trigger t
                        WHERE t.tgrelid = partybuild.find_relation(relation) AND t.tgname = find_made.name)
  WHEN 'constraint' THEN (SELECT c.oid FROM pg_constraint c
                           WHERE c.conrelid = partybuild.find_relation(relation) AND c.conname = find_made.name)
  WHEN 'index' THEN (SELECT i.indexrelid
                       FROM pg_index i
                       JOIN pg_class c ON c.oid = i.indexrelid
                      WHERE i.indrelid = partybuild.find_relation(relation) AND c.relname = find_made.name)
  WHEN 'column' THEN (SELECT a.attrelid FROM pg_attribute a
                       WHERE a.attrelid = partybuild.find_relation(relation) AND a.attname = find_made.name)
  ELSE to_regprocedure(find_made.name) END;
COMMENT ON FUNCTION partybuild.find_made(text, text, text) IS 'the object that a row of partybuild.made names, or null';

CREATE FUNCTION partybuild.server_version() RETURNS integer LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN current_setting('server_version_num')::integer / 10000;
COMMENT ON FUNCTION partybuild.server_version() IS 'the server''s major version';

-- What is not what was noted. A column that is gone is told by those who watch it, and by every write.
CREATE FUNCTION partybuild.made_otherwise(
    OUT kind text, OUT relation text, OUT name text, OUT plugin text, OUT part text, OUT found oid, OUT unknown boolean,
    OUT definition text, OUT rights text)
-- whatever the session is set to
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  SET datestyle = 'ISO' SET intervalstyle = 'postgres' SET timezone = 'UTC' SET extra_float_digits = 1
  SET bytea_output = 'hex' SET quote_all_identifiers = off
BEGIN ATOMIC
  WITH there AS (
    SELECT 'view' AS kind, r.ev_class AS id, '' AS name, r.xmin AS version
      FROM pg_rewrite r
     WHERE r.rulename = '_RETURN'
    UNION ALL
    SELECT k.kind, p.oid, '', p.xmin FROM pg_proc p CROSS JOIN (VALUES ('function'), ('member')) k (kind)
    UNION ALL
    SELECT 'trigger', t.oid, '', t.xmin FROM pg_trigger t
    UNION ALL
    SELECT 'constraint', c.oid, '', c.xmin FROM pg_constraint c
    UNION ALL
    SELECT 'index', i.indexrelid, '', i.xmin FROM pg_index i WHERE i.indisvalid
    UNION ALL
    SELECT 'column', a.attrelid, a.attname, a.xmin FROM pg_attribute a WHERE a.attnotnull
  ), other AS MATERIALIZED (
    -- nothing is printed of what is as it was
    SELECT m.*
      FROM partybuild.made m
     WHERE NOT EXISTS (SELECT FROM there t
                        WHERE t.kind = m.kind AND t.id = m.id AND t.version = m.version
                          AND t.name = CASE m.kind WHEN 'column' THEN m.name ELSE '' END)
       AND (m.plugin <> 'local'
            OR EXISTS (SELECT FROM partybuild.rule r
                        WHERE r.code = m.part AND r.plugin = 'local' AND r.retired_on IS NULL))
  ), named AS MATERIALIZED (
    SELECT m.*, partybuild.find_made(m.kind, m.relation, m.name) AS found FROM other m
  )
  SELECT n.kind, n.relation, n.name, n.plugin, n.part, n.found, n.server <> partybuild.server_version(), n.definition,
         n.rights
    FROM named n
   WHERE CASE WHEN n.found IS NULL
                   AND (n.kind = 'column'
                        -- nor is asked for what went with a plugin
                        OR n.plugin <> 'local'
                       AND NOT EXISTS (SELECT FROM partybuild.layout l WHERE l.plugin = n.plugin)) THEN false
              ELSE NOT EXISTS (SELECT
                                 FROM unnest(ARRAY[n.found, n.id]) i (id)
                                WHERE md5(partybuild.definition(n.kind, i.id, n.name)) = ANY (n.digests)) END;
END;
COMMENT ON FUNCTION partybuild.made_otherwise() IS
  'rows of partybuild.made of which the object is gone (found: null) or another than deploy() left; unknown: another '
  'major version of the server printed it';

CREATE FUNCTION partybuild.note(
    kind text, relation text, name text, plugin text, part text, id oid, version xid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  body text;
  granted text;
BEGIN
  CASE kind
    WHEN 'view', 'member' THEN NULL;
    WHEN 'function' THEN
      body := pg_get_functiondef(id);
      SELECT partybuild.grants_of('FUNCTION', name, p.proacl, p.proowner) INTO granted
        FROM pg_proc p
       WHERE p.oid = id AND p.proacl IS NOT NULL;
    WHEN 'constraint' THEN
      body := format('ALTER TABLE %s ADD CONSTRAINT %I %s', relation, name, pg_get_constraintdef(id));
    WHEN 'column' THEN body := format('ALTER TABLE %s ALTER %I SET NOT NULL', relation, name);
    WHEN 'index' THEN body := replace(pg_get_indexdef(id), ' ON ONLY ', ' ON ');
    WHEN 'trigger' THEN body := pg_get_triggerdef(id);
  END CASE;
  INSERT INTO partybuild.made AS m
         (kind, relation, name, plugin, part, id, version, server, digests, definition, rights)
  VALUES (kind, relation, name, plugin, part, id, version, partybuild.server_version(),
          partybuild.digests(kind, id, name), body, granted)
  ON CONFLICT ON CONSTRAINT made_pkey
  DO UPDATE SET plugin = EXCLUDED.plugin, id = EXCLUDED.id, version = EXCLUDED.version, server = EXCLUDED.server,
         digests = EXCLUDED.digests, definition = EXCLUDED.definition, rights = EXCLUDED.rights;
END $$;
COMMENT ON FUNCTION partybuild.note(text, text, text, text, text, oid, xid) IS
  'for deploy() and CREATE EXTENSION: writes a row of partybuild.made';

-- Functions that come with an extension: at the end of its script.
CREATE FUNCTION partybuild.note_members(plugin text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM partybuild.made m WHERE m.kind = 'member' AND m.plugin = plugin;
  PERFORM partybuild.note('member', '', p.oid::regprocedure::text, plugin, '', p.oid, p.xmin)
     FROM pg_depend d
     JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
     JOIN pg_proc p ON p.oid = d.objid AND p.prokind IN ('f', 'p')
    WHERE d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
      AND e.extname = coalesce((SELECT p.extension FROM partybuild.plugin p WHERE p.name = plugin), 'partybuild');
END $$;
COMMENT ON FUNCTION partybuild.note_members(text) IS
  'for scripts of extensions, at their end: notes the functions that a plugin, or the core, has made';

-- What parts of the layout say that they make: statements begin at the first column.
CREATE FUNCTION partybuild.layout_makes(OUT what text, OUT object text, OUT plugin text, OUT part text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT ON (m.words[2], m.words[1]) m.words[1], m.words[2], l.plugin, l.name
    FROM partybuild.layout l
   CROSS JOIN LATERAL regexp_matches(
           l.body, '^CREATE (?:OR REPLACE )?(VIEW|TABLE|FUNCTION|PROCEDURE) ([a-z_]+\.[a-z0-9_]+)', 'gn') m (words)
   ORDER BY m.words[2], m.words[1], l.name;
END;
COMMENT ON FUNCTION partybuild.layout_makes() IS
  'the views, tables and functions that parts of the layout make, and which part';

-- Whatever deploy() has made is there by now.
CREATE FUNCTION partybuild.makings(
    OUT kind text, OUT relation text, OUT name text, OUT plugin text, OUT part text, OUT id oid, OUT version xid)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH says AS MATERIALIZED (
    SELECT * FROM partybuild.layout_makes()
  ), views AS (
    SELECT s.object AS name, s.plugin, s.part FROM says s WHERE s.what = 'VIEW'
    UNION
    SELECT v.name, r.plugin, r.code
      FROM partybuild.obligation o
      JOIN partybuild.rule r ON r.code = o.rule AND r.plugin <> 'local'
     CROSS JOIN LATERAL (VALUES (o.evaluation), (r.view)) v (name)
    UNION
    SELECT v, 'core', '' FROM unnest('{party_rule.live,party_rule.coming}'::text[]) v
  ), functions AS (
    SELECT s.plugin, s.part, p.oid, p.xmin AS version
      FROM says s
      JOIN pg_proc p ON format('%I.%I', p.pronamespace::regnamespace, p.proname) = s.object
     WHERE s.what IN ('FUNCTION', 'PROCEDURE')
    UNION ALL
    SELECT 'core', '', p.oid, p.xmin
      FROM pg_proc p
     WHERE p.pronamespace = to_regnamespace('compliance') AND p.proname ~ '^evidence_of_'
  ), tables AS (
    SELECT s.object AS name, s.plugin, s.part, c.oid
      FROM says s
      JOIN pg_class c ON c.oid = partybuild.find_relation(s.object) AND c.relkind IN ('r', 'p')
     WHERE s.what = 'TABLE'
  )
  SELECT 'view', v.name, '', v.plugin, v.part, w.ev_class, w.xmin
    FROM views v
    JOIN pg_rewrite w ON w.ev_class = partybuild.find_relation(v.name) AND w.rulename = '_RETURN'
  UNION ALL
  SELECT 'function', '', f.oid::regprocedure::text, f.plugin, f.part, f.oid, f.version FROM functions f
  UNION ALL
  SELECT 'trigger', partybuild.name_of(t.tgrelid), t.tgname, coalesce(f.plugin, 'core'), coalesce(f.part, ''), t.oid,
         t.xmin
    FROM pg_trigger t
    LEFT JOIN functions f ON f.oid = t.tgfoid
   WHERE NOT t.tgisinternal AND t.tgparentid = 0
     AND (f.oid IS NOT NULL OR t.tgfoid = 'partybuild.sealed()'::regprocedure)
  UNION ALL
  SELECT 'constraint', t.name, c.conname, t.plugin, t.part, c.oid, c.xmin
    FROM tables t
    JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('c', 'f', 'u', 'p', 'x')
  UNION ALL
  SELECT 'index', t.name, c.relname, t.plugin, t.part, i.indexrelid, i.xmin
    FROM tables t
    JOIN pg_index i ON i.indrelid = t.oid
    JOIN pg_class c ON c.oid = i.indexrelid
   WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('u', 'p', 'x'))
  UNION ALL
  SELECT 'column', t.name, a.attname, t.plugin, t.part, t.oid, a.xmin
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped;
END;
COMMENT ON FUNCTION partybuild.makings() IS
  'what deploy() makes, as far as it is there: views, functions, triggers, constraints, indexes, columns NOT NULL';

-- A local rule rests on its views, and on views and functions that these are built upon.
CREATE FUNCTION partybuild.rests_on(rule text, OUT kind text, OUT relation text, OUT name text, OUT id oid,
    OUT version xid)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE stone (classid, id) AS (
      SELECT 'pg_class'::regclass::oid, partybuild.find_relation(v.name)::oid
        FROM partybuild.rule r
        LEFT JOIN partybuild.obligation o ON o.rule = r.code
        LEFT JOIN partybuild.coming c ON c.rule = r.code
       CROSS JOIN LATERAL unnest(ARRAY[r.view, o.applies, o.evidence, o.evaluation, c.view]) v (name)
       WHERE r.code = rests_on.rule AND v.name IS NOT NULL
    UNION
      SELECT d.refclassid, d.refobjid
        FROM stone s
        JOIN pg_rewrite w ON s.classid = 'pg_class'::regclass AND w.ev_class = s.id
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.deptype = 'n'
         AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass) AND d.refobjid <> w.ev_class
  )
  SELECT 'view', partybuild.name_of(s.id), '', s.id, w.xmin
    FROM stone s
    JOIN pg_rewrite w ON w.ev_class = s.id AND w.rulename = '_RETURN'
    JOIN pg_class c ON c.oid = s.id AND c.relkind = 'v'
   WHERE s.classid = 'pg_class'::regclass
  UNION ALL
  SELECT 'function', '', p.oid::regprocedure::text, p.oid, p.xmin
    FROM stone s
    JOIN pg_proc p ON p.oid = s.id AND p.prokind IN ('f', 'p')
   WHERE s.classid = 'pg_proc'::regclass AND p.pronamespace <> 'pg_catalog'::regnamespace
     AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.classid = s.classid AND d.objid = s.id AND d.deptype = 'e');
END;
COMMENT ON FUNCTION partybuild.rests_on(text) IS
  'the views and functions that a local rule rests on: its own, and those that they are built upon, but for what comes '
  'with extensions';

CREATE FUNCTION partybuild.note_rule(rule text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.note_rule(text) IS
  'for add_rule() and what makes an obligation: what a local rule rests on is right as it is';
CREATE FUNCTION partybuild.note_rule_internal(rule text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = rule AND r.plugin = 'local') THEN
    RETURN;
  END IF;
  DELETE FROM partybuild.made m WHERE m.plugin = 'local' AND m.part = rule;
  PERFORM partybuild.note(x.kind, x.relation, x.name, 'local', rule, x.id, x.version)
     FROM partybuild.rests_on(rule) x
    WHERE NOT EXISTS (SELECT FROM partybuild.made m
                       WHERE (m.kind, m.relation, m.name) = (x.kind, x.relation, x.name) AND m.plugin <> 'local');
  -- one function for all rules that have evidence in a table
  PERFORM partybuild.note('function', '', p.oid::regprocedure::text, 'core', '', p.oid, p.xmin)
     FROM partybuild.evidence_source s
     JOIN pg_proc p ON p.pronamespace = to_regnamespace('compliance')
      AND p.proname = partybuild.evidence_function(s.relation)
    WHERE s.rule = rule;
END $$;
COMMENT ON FUNCTION partybuild.note_rule_internal(text) IS 'what note_rule() does';

-- They change with every obligation.
CREATE FUNCTION partybuild.note_live() RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.note_live() IS
  'for rebuild_live(): party_rule.live and party_rule.coming are right as they are';
CREATE FUNCTION partybuild.note_live_internal() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.note(m.kind, m.relation, m.name, m.plugin, m.part, w.ev_class, w.xmin)
     FROM partybuild.made m
     JOIN pg_rewrite w ON w.ev_class = partybuild.find_relation(m.relation) AND w.rulename = '_RETURN'
    WHERE m.kind = 'view' AND m.relation IN ('party_rule.live', 'party_rule.coming');
END $$;
COMMENT ON FUNCTION partybuild.note_live_internal() IS 'what note_live() does';

CREATE FUNCTION partybuild.key_of(kind text, relation text, name text, part text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN jsonb_build_array(kind, relation, name, part)::text;
COMMENT ON FUNCTION partybuild.key_of(text, text, text, text) IS 'a row of partybuild.made, as one text';

-- At the end of deploy(). What was otherwise when it began, and is so still, is not taken for what it left. The first
-- time, and where all was put back, it is all that is there; later what this transaction has made.
CREATE FUNCTION partybuild.note_made(otherwise text[]) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.note_made(text[]) IS
  'for deploy(), at its end: notes what it has made; not what was otherwise when it began, and is so still; error '
  '42501 for who does not own the registers';
CREATE FUNCTION partybuild.note_made_internal(otherwise text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  is_first constant boolean := NOT EXISTS (SELECT FROM partybuild.made m WHERE m.kind <> 'member');
  still constant text[] := ARRAY(
    SELECT partybuild.key_of(o.kind, o.relation, o.name, o.part)
      FROM partybuild.made_otherwise() o
     WHERE NOT o.unknown AND partybuild.key_of(o.kind, o.relation, o.name, o.part) = ANY (otherwise));
BEGIN
  DELETE FROM partybuild.made m
   WHERE m.kind <> 'member' AND m.plugin <> 'local'
     AND partybuild.find_made(m.kind, m.relation, m.name) IS NULL
     AND CASE WHEN EXISTS (SELECT FROM partybuild.layout l WHERE l.plugin = m.plugin)
              THEN partybuild.key_of(m.kind, m.relation, m.name, m.part) <> ALL (still)
              -- a function of a register that went with its plugin's extension comes back with it
              ELSE m.kind <> 'function' END;
  PERFORM partybuild.note(x.kind, x.relation, x.name, x.plugin, x.part, x.id, x.version)
     FROM partybuild.makings() x
     LEFT JOIN partybuild.made m
       ON (m.kind, m.relation, m.name, m.part) = (x.kind, x.relation, x.name, x.part)
    WHERE partybuild.key_of(x.kind, x.relation, x.name, x.part) <> ALL (still)
      AND CASE WHEN m.id IS NULL THEN is_first OR partybuild.is_ours(x.version)
               ELSE m.server <> partybuild.server_version() OR (m.id, m.version) IS DISTINCT FROM (x.id, x.version)
          END;
  PERFORM partybuild.note_rule_internal(r.code)
     FROM partybuild.rule r
    WHERE r.plugin = 'local' AND r.retired_on IS NULL
      AND (NOT EXISTS (SELECT FROM partybuild.made m WHERE m.plugin = 'local' AND m.part = r.code)
           OR EXISTS (SELECT FROM partybuild.made m
                       WHERE m.plugin = 'local' AND m.part = r.code AND m.server <> partybuild.server_version()));
  -- views of a local obligation that this deploy() has made
  PERFORM partybuild.note('view', v.name, '', 'local', r.code, w.ev_class, w.xmin)
     FROM partybuild.obligation o
     JOIN partybuild.rule r ON r.code = o.rule AND r.plugin = 'local' AND r.retired_on IS NULL
    CROSS JOIN LATERAL (VALUES (o.evaluation), (r.view)) v (name)
     JOIN pg_rewrite w ON w.ev_class = partybuild.find_relation(v.name) AND w.rulename = '_RETURN'
    WHERE partybuild.is_ours(w.xmin);
  PERFORM partybuild.note_members(m.plugin)
     FROM (SELECT DISTINCT x.plugin FROM partybuild.made x
            WHERE x.kind = 'member' AND x.server <> partybuild.server_version()) m;
END $$;
COMMENT ON FUNCTION partybuild.note_made_internal(text[]) IS 'what note_made() does';

-- After a restore all rows of system catalogues are others: once looked at, they need not be printed each time.
CREATE FUNCTION partybuild.renew_made() RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.renew_made() IS
  'for audit(): notes in which rows of system catalogues what deploy() left is found; error 42501 for who does not own '
  'the registers';
CREATE FUNCTION partybuild.renew_made_internal() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH otherwise AS MATERIALIZED (
    SELECT * FROM partybuild.made_otherwise()
  ), there AS MATERIALIZED (
    SELECT k.kind, k.relation, k.name, k.part, k.id, k.version FROM partybuild.makings() k
    UNION ALL
    SELECT k.kind, k.relation, k.name, r.code, k.id, k.version
      FROM partybuild.rule r
     CROSS JOIN LATERAL partybuild.rests_on(r.code) k
     WHERE r.plugin = 'local' AND r.retired_on IS NULL
  )
  UPDATE partybuild.made m
     SET id = t.id, version = t.version
    FROM there t
   WHERE (m.kind, m.relation, m.name, m.part) = (t.kind, t.relation, t.name, t.part)
     AND (m.id, m.version) IS DISTINCT FROM (t.id, t.version) AND m.server = partybuild.server_version()
     AND NOT EXISTS (SELECT FROM otherwise o
                      WHERE (o.kind, o.relation, o.name, o.part) = (m.kind, m.relation, m.name, m.part));
END $$;
COMMENT ON FUNCTION partybuild.renew_made_internal() IS 'what renew_made() does';

-- A view that has other columns is not replaced.
CREATE FUNCTION partybuild.drop_replaced(plugin text, part text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  view regclass;
  dropped boolean := false;
BEGIN
  FOR view IN
    SELECT o.found
      FROM partybuild.made_otherwise() o
     WHERE o.kind = 'view' AND (o.plugin, o.part) = (plugin, part) AND o.found IS NOT NULL
  LOOP
    EXECUTE format('DROP VIEW %s', view);
    dropped := true;
  END LOOP;
  RETURN dropped;
END $$;
COMMENT ON FUNCTION partybuild.drop_replaced(text, text) IS
  'for deploy(): drops views that somebody has put in the place of those of a part of the layout; whether '
  'there was one';

-- Views are made again by their part of the layout; what steps made, which run once, by what was noted of it.
CREATE FUNCTION partybuild.mend_made() RETURNS TABLE (kind text, name text, action text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET check_function_bodies = off AS $$
#variable_conflict use_column
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT o.*
      FROM partybuild.made_otherwise() o
      JOIN partybuild.made m ON (m.kind, m.relation, m.name, m.part) = (o.kind, o.relation, o.name, o.part)
     WHERE o.kind NOT IN ('view', 'member') AND o.plugin <> 'local'
     ORDER BY array_position(ARRAY['function', 'column', 'constraint', 'index', 'trigger'], o.kind), m.id
  LOOP
    BEGIN
      IF x.found IS NOT NULL AND x.kind IN ('constraint', 'index', 'trigger') THEN
        EXECUTE CASE x.kind
          WHEN 'index' THEN format('DROP INDEX %s', x.found::regclass)
          WHEN 'trigger' THEN format('DROP TRIGGER %I ON %s', x.name, x.relation)
          ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', x.relation, x.name) END;
      END IF;
      EXECUTE x.definition;
      -- whoever may call one that is replaced goes on doing so
      IF x.found IS NULL AND x.rights IS NOT NULL THEN
        EXECUTE x.rights;
      END IF;
    EXCEPTION WHEN OTHERS THEN
      RAISE WARNING USING
        MESSAGE = format('%s %s is not made again: %s', x.kind, concat_ws(' on ', x.name, nullif(x.relation, '')),
                         SQLERRM),
        HINT = 'Mend what stands in the way, then SELECT partybuild.deploy();';
      CONTINUE;
    END;
    kind := x.kind;
    name := concat_ws(' on ', nullif(x.name, ''), nullif(x.relation, ''));
    action := CASE WHEN x.found IS NULL THEN 'created' ELSE 'replaced' END;
    RETURN NEXT;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.mend_made() IS
  'for deploy(): makes functions, triggers, constraints and indexes again that are gone or replaced; returns what; a '
  'warning for what rows stand in the way of';
