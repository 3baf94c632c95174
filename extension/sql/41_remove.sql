-- remove(): takes out of the database all that needs the extension, so that what stays are plain tables that can be
-- read and written without it. What is taken out is kept in party.removed, and deploy() puts it back. Before DROP
-- EXTENSION … CASCADE it runs by itself (remove.c).

-- What comes with the extension and its plugins.
CREATE FUNCTION partybuild.extension_members() RETURNS TABLE (classid oid, objid oid)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE extension (id) AS (
      SELECT e.oid FROM pg_extension e WHERE e.extname = 'partybuild'
    UNION
      SELECT d.objid
        FROM extension x
        JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.id
         AND d.classid = 'pg_extension'::regclass
  )
  SELECT d.classid, d.objid
    FROM extension x
    JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.id AND d.deptype = 'e';
END;
COMMENT ON FUNCTION partybuild.extension_members() IS 'objects that belong to the extension or to a plugin';

-- Types that would go with it, and take a column with them: ours, and arrays, domains, ranges and rows of them.
CREATE FUNCTION partybuild.extension_types() RETURNS SETOF oid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE mine (id) AS (
      SELECT m.objid FROM partybuild.extension_members() m WHERE m.classid = 'pg_type'::regclass
    UNION
      SELECT t.id
        FROM mine m
       CROSS JOIN LATERAL (
          SELECT t.oid FROM pg_type t WHERE m.id IN (t.typelem, t.typbasetype)
          UNION ALL
          SELECT unnest(ARRAY[r.rngtypid, r.rngmultitypid]) FROM pg_range r WHERE r.rngsubtype = m.id
          UNION ALL
          SELECT c.reltype
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
           WHERE c.relkind = 'c' AND a.atttypid = m.id) t (id)
  )
  SELECT m.id FROM mine m;
END;
COMMENT ON FUNCTION partybuild.extension_types() IS 'types that would go with the extension';

-- Columns of tables that have such a type.
CREATE FUNCTION partybuild.extension_columns()
RETURNS TABLE (relation regclass, attnum smallint, name name, type text, plain text, inherited boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT c.oid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
         CASE WHEN t.typelem <> 0 AND t.typlen = -1 AND t.typcategory = 'A' THEN 'text[]' ELSE 'text' END,
         a.attinhcount > 0
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
   WHERE c.relkind IN ('r', 'p') AND a.atttypid IN (SELECT partybuild.extension_types())
     AND NOT EXISTS (SELECT FROM partybuild.extension_members() m
                      WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid);
END;
COMMENT ON FUNCTION partybuild.extension_columns() IS
  'columns of tables of the database whose type would go with the extension, and the type that takes its place';

-- Who may what, as commands.
CREATE FUNCTION partybuild.grants_of(what text, object text, acl aclitem[], owner oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('REVOKE ALL ON %s %s FROM PUBLIC, partybuild_reader, partybuild_auditor, partybuild_clerk, '
              'partybuild_admin;', what, object)
       || coalesce((SELECT string_agg(format(' GRANT %s ON %s %s TO %s%s;', x.privilege_type, what, object,
                                             CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END,
                                             CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), '')
                      FROM aclexplode(acl) x
                     WHERE x.grantee <> owner), '');
COMMENT ON FUNCTION partybuild.grants_of(text, text, aclitem[], oid) IS
  'for remove(): the commands that give an object the rights of a list';

-- What the owner of the registers has will belong to whoever deploys, who may be called otherwise where it is restored.
CREATE FUNCTION partybuild.other_owner(owner oid) RETURNS name
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT pg_get_userbyid(owner) FROM pg_namespace n WHERE n.nspname = 'party' AND n.nspowner <> owner);
COMMENT ON FUNCTION partybuild.other_owner(oid) IS
  'for remove(): the name of an owner who is another than that of the registers';

CREATE FUNCTION partybuild.given_to(what text, object text, owner oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN coalesce(format(' ALTER %s %s OWNER TO ', what, object) || quote_ident(partybuild.other_owner(owner)) || ';',
                '');
COMMENT ON FUNCTION partybuild.given_to(text, text, oid) IS
  'for remove(): the command that gives an object its owner, where that is not whoever deploys';

CREATE FUNCTION partybuild.run_as(role name, command text) RETURNS void
  LANGUAGE c AS 'MODULE_PATHNAME', 'pb_run_as';
COMMENT ON FUNCTION partybuild.run_as(name, text) IS
  'for remove() and deploy(): runs a command that reads or writes somebody''s table with his rights, not the '
  'superuser''s; error 42501 for who is no superuser';

CREATE FUNCTION partybuild.keep_removed(kind text, object text, owner oid, body text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF body IS NOT NULL THEN
    INSERT INTO party.removed (kind, object, owner, body)
    VALUES (kind, object, partybuild.other_owner(owner), body);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.keep_removed(text, text, oid, text) IS 'for remove(): a row of party.removed';

-- What deploy() makes anew by itself is not kept.
CREATE FUNCTION partybuild.is_made_anew(view regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (is_made_anew.view IN (to_regclass('party_rule.live'), to_regclass('party_rule.coming'))) IS TRUE
       OR EXISTS (SELECT FROM partybuild.deployed d
                   WHERE d.kind = 'compliance'
                     AND partybuild.find_relation(format('compliance.%I', regexp_replace(d.name, '^\d+_', '')))
                         = is_made_anew.view)
       OR partybuild.name_of(is_made_anew.view) ~ '^party_rule\.[a-z]+_[0-9]+_'
          AND NOT EXISTS (SELECT
                            FROM partybuild.rule r
                            LEFT JOIN partybuild.obligation o ON o.rule = r.code
                            LEFT JOIN partybuild.coming c ON c.rule = r.code
                           WHERE r.plugin = 'local'
                             AND partybuild.name_of(is_made_anew.view)
                                 IN (r.view, o.applies, o.evidence, o.evaluation, c.view));
COMMENT ON FUNCTION partybuild.is_made_anew(regclass) IS
  'for remove(): does deploy() make this view from what is shipped';

-- Views and functions that need the extension, whatever schema they are in, and functions in ours that name in their
-- text what will not be there.
CREATE FUNCTION partybuild.find_doomed(required boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_more bigint;
BEGIN
  DROP TABLE IF EXISTS pg_temp.partybuild_doomed, pg_temp.partybuild_needed;
  CREATE TEMP TABLE partybuild_doomed (classid oid, objid oid, anew boolean, PRIMARY KEY (classid, objid))
    ON COMMIT DROP;
  -- what goes: the extension's objects, and what is doomed with them; of columns and tables those that are made anew
  CREATE TEMP TABLE partybuild_needed (classid oid, objid oid, objsubid integer, UNIQUE (classid, objid, objsubid))
    ON COMMIT DROP;
  INSERT INTO partybuild_needed SELECT m.classid, m.objid, 0 FROM partybuild.extension_members() m
  ON CONFLICT DO NOTHING;
  INSERT INTO partybuild_needed
  SELECT m.classid, m.objid, 0
    FROM pg_extension e
    JOIN pg_depend d ON d.classid = 'pg_extension'::regclass AND d.objid = e.oid
     AND d.refclassid = 'pg_extension'::regclass
    JOIN pg_depend m ON m.refclassid = d.refclassid AND m.refobjid = d.refobjid AND m.deptype = 'e'
   WHERE required AND e.extname = 'partybuild'
  ON CONFLICT DO NOTHING;
  INSERT INTO partybuild_needed SELECT 'pg_type'::regclass, t, 0 FROM partybuild.extension_types() t
  ON CONFLICT DO NOTHING;
  INSERT INTO partybuild_needed SELECT 'pg_class'::regclass, c.relation, c.attnum FROM partybuild.extension_columns() c;
  INSERT INTO partybuild_needed
  SELECT 'pg_type'::regclass, t.oid, 0
    FROM partybuild.extension_columns() c
    JOIN pg_class r ON r.oid = c.relation
    JOIN pg_type t ON t.oid = r.reltype OR t.typelem = r.reltype AND t.typlen = -1
  ON CONFLICT DO NOTHING;
  INSERT INTO partybuild_needed
  SELECT 'pg_class'::regclass, c.relation, a.attnum
    FROM partybuild.extension_columns() c
    JOIN pg_partitioned_table p ON p.partrelid = c.relation AND c.attnum = ANY (p.partattrs)
    JOIN pg_attribute a ON a.attrelid = c.relation AND a.attnum > 0
  ON CONFLICT DO NOTHING;
  LOOP
    INSERT INTO partybuild_doomed (classid, objid)
    SELECT o.classid, o.objid
      FROM partybuild_needed n
      JOIN pg_depend d ON d.refclassid = n.classid AND d.refobjid = n.objid AND d.deptype IN ('n', 'a')
       AND (n.objsubid = 0 OR d.refobjsubid = n.objsubid)
     CROSS JOIN LATERAL (
        SELECT 'pg_class'::regclass::oid, r.ev_class
          FROM pg_rewrite r
          JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
         WHERE d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        UNION ALL
        SELECT 'pg_class'::regclass::oid, c.oid
          FROM pg_class c
         WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind IN ('v', 'm')
        UNION ALL
        SELECT d.classid, d.objid WHERE d.classid = 'pg_proc'::regclass) o (classid, objid)
     WHERE NOT EXISTS (SELECT FROM partybuild_needed m WHERE (m.classid, m.objid, m.objsubid) = (o.classid, o.objid, 0))
    UNION
    SELECT 'pg_proc'::regclass, p.oid
      FROM pg_proc p
      JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname IN ('party', 'party_rule', 'compliance')
     WHERE p.prosqlbody IS NULL
       AND (p.prosrc ~ '\m(partybuild|party_rule)\.'
            OR EXISTS (SELECT
                         FROM partybuild_doomed x
                         JOIN pg_proc f ON x.classid = 'pg_proc'::regclass AND f.oid = x.objid
                        WHERE strpos(p.prosrc, f.pronamespace::regnamespace || '.' || quote_ident(f.proname)) > 0))
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS found_more = ROW_COUNT;
    EXIT WHEN found_more = 0;
    INSERT INTO partybuild_needed SELECT x.classid, x.objid, 0 FROM partybuild_doomed x ON CONFLICT DO NOTHING;
    INSERT INTO partybuild_needed
    SELECT 'pg_type'::regclass, t.oid, 0
      FROM partybuild_doomed x
      JOIN pg_class c ON x.classid = 'pg_class'::regclass AND c.oid = x.objid
      JOIN pg_type t ON t.oid = c.reltype OR t.typelem = c.reltype AND t.typlen = -1
    ON CONFLICT DO NOTHING;
  END LOOP;
  UPDATE partybuild_doomed d
     SET anew = CASE d.classid
                WHEN 'pg_class'::regclass THEN partybuild.is_made_anew(d.objid::regclass)
                ELSE partybuild.function_name(d.objid::regprocedure) ~ '^compliance\.evidence_of_' END
   WHERE d.anew IS NULL;
END $$;
COMMENT ON FUNCTION partybuild.find_doomed(boolean) IS
  'for remove(): temporary tables partybuild_doomed (views and functions that cannot stay) and '
  'partybuild_needed (what they stand on)';

CREATE FUNCTION partybuild.remade_tables() RETURNS SETOF oid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT DISTINCT e.relation::oid
    FROM partybuild.extension_columns() e
    JOIN pg_partitioned_table p ON p.partrelid = e.relation AND e.attnum = ANY (p.partattrs);
END;
COMMENT ON FUNCTION partybuild.remade_tables() IS 'for remove(): tables that are partitioned by a column of our types';

CREATE FUNCTION partybuild.remove_triggers() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT t.*, c.relowner, c.relkind,
           f.pronamespace = 'partybuild'::regnamespace AND f.proname ~ '^(check|touch_all|evidence_.*)$' AS made_anew
      FROM pg_trigger t
      JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_proc f ON f.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND t.tgparentid = 0
       AND NOT EXISTS (SELECT FROM partybuild_needed m
                        WHERE (m.classid, m.objid, m.objsubid) = ('pg_class'::regclass, t.tgrelid, 0))
       AND (t.tgrelid IN (SELECT partybuild.remade_tables())
            OR EXISTS (SELECT
                         FROM pg_depend d
                         JOIN partybuild_needed n ON d.refclassid = n.classid AND d.refobjid = n.objid
                          AND (n.objsubid = 0 OR d.refobjsubid = n.objsubid)
                        WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid))
     ORDER BY t.oid DESC
  LOOP
    IF NOT x.made_anew THEN
      PERFORM partybuild.keep_removed('object', format('trigger %I on %s', x.tgname, x.tgrelid::regclass), x.relowner,
        pg_get_triggerdef(x.oid) || ';'
        || CASE x.tgenabled
             WHEN 'O' THEN ''
             ELSE format(' ALTER TABLE %s %s TRIGGER %I;', x.tgrelid::regclass,
                         CASE x.tgenabled
                           WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'DISABLE' END,
                         x.tgname) END);
    END IF;
    EXECUTE format('DROP TRIGGER %I ON %s', x.tgname, x.tgrelid::regclass);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remove_triggers() IS 'for remove(): triggers that call the extension';

-- Policies, rewriting rules and extended statistics of tables: a column that they name cannot change its type, and
-- what calls the extension would go without a word.
CREATE FUNCTION partybuild.remove_attached() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    WITH attached AS (
      SELECT 'pg_policy'::regclass AS classid, p.oid, p.polrelid AS relation, p.polname AS name, 'POLICY' AS what,
             format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s;', p.polname, p.polrelid::regclass,
                    CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                  WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                    (SELECT string_agg(CASE o WHEN 0 THEN 'PUBLIC' ELSE o::regrole::text END, ', ')
                       FROM unnest(p.polroles) o),
                    ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                    ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') AS body
        FROM pg_policy p
      UNION ALL
      SELECT 'pg_rewrite'::regclass, r.oid, r.ev_class, r.rulename, 'RULE', pg_get_ruledef(r.oid)
        FROM pg_rewrite r
        JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('r', 'p')
      UNION ALL
      SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxrelid, s.stxname, 'STATISTICS',
             pg_get_statisticsobjdef(s.oid) || ';'
        FROM pg_statistic_ext s
    )
    SELECT a.*, c.relowner, quote_ident(n.nspname) || '.' || quote_ident(a.name) AS statistics
      FROM attached a
      JOIN pg_class c ON c.oid = a.relation
      LEFT JOIN pg_statistic_ext s ON a.what = 'STATISTICS' AND s.oid = a.oid
      LEFT JOIN pg_namespace n ON n.oid = s.stxnamespace
     WHERE a.relation NOT IN (SELECT m.objid FROM partybuild_needed m
                               WHERE m.classid = 'pg_class'::regclass AND m.objsubid = 0)
       AND (a.what = 'POLICY' AND a.relation IN (SELECT partybuild.remade_tables())
            OR EXISTS (SELECT
                         FROM pg_depend d
                         JOIN partybuild_needed m ON d.refclassid = m.classid AND d.refobjid = m.objid
                          AND (m.objsubid = 0 OR d.refobjsubid = m.objsubid)
                        WHERE d.classid = a.classid AND d.objid = a.oid))
  LOOP
    PERFORM partybuild.keep_removed('object', format('%s %I of %s', lower(x.what), x.name, x.relation::regclass),
                                    x.relowner, x.body);
    IF x.what = 'POLICY' THEN
      RAISE WARNING USING
        MESSAGE = format('policy %I of %s is taken away', x.name, x.relation::regclass),
        HINT = 'See who may read and write the table until deploy() puts it back.';
    END IF;
    EXECUTE CASE x.what WHEN 'STATISTICS' THEN 'DROP STATISTICS ' || x.statistics
                        ELSE format('DROP %s %I ON %s', x.what, x.name, x.relation::regclass) END;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remove_attached() IS
  'for remove(): policies, rules and extended statistics that call the extension or name columns of its types';

-- Constraints, defaults and indexes of tables.
CREATE FUNCTION partybuild.remove_parts() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT k.oid, k.conname AS name, k.conrelid::regclass AS relation, k.contype, c.relowner,
           pg_get_constraintdef(k.oid) AS body
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.contype IN ('c', 'x', 'f') AND k.coninhcount = 0 AND k.conparentid = 0
       AND NOT EXISTS (SELECT FROM partybuild_needed m
                        WHERE (m.classid, m.objid, m.objsubid) = ('pg_class'::regclass, k.conrelid, 0))
       AND (EXISTS (SELECT
                      FROM pg_depend d
                      JOIN partybuild_needed n ON d.refclassid = n.classid AND d.refobjid = n.objid AND n.objsubid = 0
                       AND n.classid <> 'pg_class'::regclass
                     WHERE d.classid = 'pg_constraint'::regclass AND d.objid = k.oid
                        OR k.contype = 'x' AND d.classid = 'pg_class'::regclass AND d.objid = k.conindid)
            -- a cast to text would not come back with the type
            OR EXISTS (SELECT FROM partybuild.extension_columns() e
                        WHERE e.relation = k.conrelid AND e.attnum = ANY (k.conkey)
                           OR e.relation = k.confrelid AND e.attnum = ANY (k.confkey)))
  LOOP
    IF x.contype <> 'x' THEN
      PERFORM partybuild.keep_removed('try', format('constraint %I on %s', x.name, x.relation), x.relowner,
        format('ALTER TABLE %s VALIDATE CONSTRAINT %I;', x.relation, x.name));
    END IF;
    PERFORM partybuild.keep_removed('object', format('constraint %I on %s', x.name, x.relation), x.relowner,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s%s;', x.relation, x.name, x.body,
             CASE WHEN x.contype <> 'x' AND x.body !~ 'NOT VALID$' THEN ' NOT VALID' ELSE '' END));
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', x.relation, x.name);
  END LOOP;
  FOR x IN
    SELECT DISTINCT a.attname AS name, a.attgenerated, c.oid::regclass AS relation, c.relowner,
           pg_get_expr(f.adbin, f.adrelid) AS body
      FROM pg_attrdef f
      JOIN pg_class c ON c.oid = f.adrelid
      JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
      JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid AND d.deptype = 'n'
      JOIN partybuild_needed n ON d.refclassid = n.classid AND d.refobjid = n.objid
       AND (n.objsubid = 0 OR d.refobjsubid = n.objsubid)
     WHERE NOT EXISTS (SELECT FROM partybuild_needed m
                        WHERE (m.classid, m.objid, m.objsubid) = ('pg_class'::regclass, f.adrelid, 0))
  LOOP
    IF x.attgenerated <> '' THEN
      RAISE WARNING 'column "%" of % keeps its values and is computed no more', x.name, x.relation;
      EXECUTE format('ALTER TABLE %s ALTER %I DROP EXPRESSION', x.relation, x.name);
    ELSE
      PERFORM partybuild.keep_removed('object', format('default of %I in %s', x.name, x.relation), x.relowner,
        format('ALTER TABLE %s ALTER %I SET DEFAULT %s;', x.relation, x.name, x.body));
      EXECUTE format('ALTER TABLE %s ALTER %I DROP DEFAULT', x.relation, x.name);
    END IF;
  END LOOP;
  FOR x IN
    SELECT DISTINCT c.oid::regclass AS index, c.relowner, pg_get_indexdef(c.oid) AS body
      FROM pg_class c
      JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
      JOIN partybuild_needed n ON d.refclassid = n.classid AND d.refobjid = n.objid
       AND (n.classid IN ('pg_proc'::regclass, 'pg_operator'::regclass)
            OR n.classid = 'pg_class'::regclass AND d.refobjsubid = n.objsubid
               AND EXISTS (SELECT FROM pg_index i
                            WHERE i.indexrelid = c.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL))
            OR n.classid = 'pg_opclass'::regclass
               AND NOT EXISTS (SELECT FROM partybuild.extension_members() m
                                WHERE (m.classid, m.objid) = (n.classid, n.objid)))
     WHERE c.relkind IN ('i', 'I') AND NOT c.relispartition
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid)
       AND NOT EXISTS (SELECT
                         FROM pg_index i
                         JOIN partybuild_needed m
                           ON (m.classid, m.objid, m.objsubid) = ('pg_class'::regclass, i.indrelid, 0)
                        WHERE i.indexrelid = c.oid)
  LOOP
    PERFORM partybuild.keep_removed('object', 'index ' || x.index, x.relowner,
                                    replace(x.body, ' ON ONLY ', ' ON ') || ';');
    EXECUTE format('DROP INDEX %s', x.index);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remove_parts() IS
  'for remove(): constraints, defaults and indexes that call the extension, and foreign keys on columns of its types';

-- Views and functions: what nothing else stands on first.
CREATE FUNCTION partybuild.keep_view(view oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  c pg_class := (SELECT x FROM pg_class x WHERE x.oid = view);
  name text := view::regclass;
  what text := CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END;
  x record;
BEGIN
  IF c.relacl IS NOT NULL THEN
    PERFORM partybuild.keep_removed('try', name, c.relowner,
                                    partybuild.grants_of('TABLE', name, c.relacl, c.relowner));
  END IF;
  FOR x IN
    SELECT t.tgname, pg_get_triggerdef(t.oid) AS body FROM pg_trigger t WHERE t.tgrelid = view AND NOT t.tgisinternal
  LOOP
    PERFORM partybuild.keep_removed('object', format('trigger %I on %s', x.tgname, name), c.relowner, x.body || ';');
  END LOOP;
  PERFORM partybuild.keep_removed('object', name, c.relowner,
    format('CREATE %s %s%s AS %s%s;', what, name, ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
           rtrim(pg_get_viewdef(view), ';'), CASE c.relkind WHEN 'm' THEN ' WITH NO DATA' ELSE '' END)
    || coalesce(format(' COMMENT ON %s %s IS %L;', what, name, obj_description(view, 'pg_class')), '')
    || coalesce((SELECT string_agg(format(' COMMENT ON COLUMN %s.%I IS %L;', name, a.attname,
                                          col_description(view, a.attnum)), '')
                   FROM pg_attribute a
                  WHERE a.attrelid = view AND a.attnum > 0 AND col_description(view, a.attnum) IS NOT NULL), '')
    || partybuild.given_to(what, name, c.relowner));
END $$;
COMMENT ON FUNCTION partybuild.keep_view(oid) IS 'for remove(): keeps the definition of a view';

CREATE FUNCTION partybuild.keep_function(function oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p pg_proc := (SELECT x FROM pg_proc x WHERE x.oid = function);
  name text := partybuild.function_name(function);
  what text := CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END;
BEGIN
  IF p.prokind = 'a' THEN
    RAISE WARNING 'aggregate % goes for good', name;
    RETURN;
  END IF;
  IF p.proacl IS NOT NULL THEN
    PERFORM partybuild.keep_removed('try', name, p.proowner,
                                    partybuild.grants_of(what, name, p.proacl, p.proowner));
  END IF;
  PERFORM partybuild.keep_removed('object', name, p.proowner,
    pg_get_functiondef(function) || ';'
    || coalesce(format(' COMMENT ON %s %s IS %L;', what, name, obj_description(function, 'pg_proc')), '')
    || partybuild.given_to(what, name, p.proowner));
END $$;
COMMENT ON FUNCTION partybuild.keep_function(oid) IS 'for remove(): keeps the definition of a function';

CREATE FUNCTION partybuild.remove_views() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone text;
BEGIN
  -- which of them stands on which, by itself or by the type of its rows
  DROP TABLE IF EXISTS pg_temp.partybuild_stands;
  CREATE TEMP TABLE partybuild_stands ON COMMIT DROP AS
    SELECT DISTINCT o.classid, o.objid, r.classid AS on_classid, r.objid AS on_objid
      FROM (SELECT d.classid, d.objid, d.classid AS refclassid, d.objid AS refobjid FROM partybuild_doomed d
            UNION ALL
            SELECT d.classid, d.objid, 'pg_type'::regclass, t.oid
              FROM partybuild_doomed d
              JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
              JOIN pg_type t ON t.oid = c.reltype OR t.typelem = c.reltype AND t.typlen = -1) r
      JOIN pg_depend p ON p.refclassid = r.refclassid AND p.refobjid = r.refobjid AND p.deptype IN ('n', 'a')
      LEFT JOIN pg_rewrite w ON p.classid = 'pg_rewrite'::regclass AND w.oid = p.objid
      JOIN partybuild_doomed o ON o.classid = CASE WHEN w.oid IS NULL THEN p.classid ELSE 'pg_class'::regclass END
                   AND o.objid = coalesce(w.ev_class, p.objid)
     WHERE (o.classid, o.objid) <> (r.classid, r.objid);
  LOOP
    CREATE TEMP TABLE partybuild_level ON COMMIT DROP AS
      SELECT d.*
        FROM partybuild_doomed d
       WHERE NOT EXISTS (SELECT FROM partybuild_stands s WHERE (s.on_classid, s.on_objid) = (d.classid, d.objid));
    EXIT WHEN NOT EXISTS (SELECT FROM partybuild_level);
    PERFORM CASE WHEN l.classid = 'pg_proc'::regclass THEN partybuild.keep_function(l.objid)
                 ELSE partybuild.keep_view(l.objid) END
       FROM partybuild_level l
      WHERE NOT l.anew;
    FOR gone IN
      SELECT format('DROP %s %s', x.what, string_agg(x.name, ', '))
        FROM (SELECT CASE WHEN c.relkind = 'm' THEN 'MATERIALIZED VIEW' WHEN c.relkind = 'v' THEN 'VIEW'
                          ELSE 'ROUTINE' END AS what,
                     CASE WHEN c.oid IS NULL THEN partybuild.function_name(l.objid) ELSE l.objid::regclass::text END
                FROM partybuild_level l
                LEFT JOIN pg_class c ON l.classid = 'pg_class'::regclass AND c.oid = l.objid) x (what, name)
       GROUP BY x.what
    LOOP
      EXECUTE gone;
    END LOOP;
    DELETE FROM partybuild_stands s USING partybuild_level l WHERE (s.classid, s.objid) = (l.classid, l.objid);
    DELETE FROM partybuild_doomed d USING partybuild_level l WHERE (d.classid, d.objid) = (l.classid, l.objid);
    DROP TABLE partybuild_level;
  END LOOP;
  DROP TABLE partybuild_level;
END $$;
COMMENT ON FUNCTION partybuild.remove_views() IS 'for remove(): keeps and drops what find_doomed() found';

-- A table that is partitioned by a column of ours becomes a plain one, with all its rows.
CREATE FUNCTION partybuild.remove_partitions(relation regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  c pg_class := (SELECT x FROM pg_class x WHERE x.oid = relation);
  schema text := quote_ident((SELECT n.nspname FROM pg_namespace n WHERE n.oid = c.relnamespace));
  name text := quote_ident(c.relname);
  plain text := quote_ident(left(c.relname, 55) || '_removed');
  -- what LIKE does not copy besides; rows are copied before they are hidden
  kept text := concat_ws(' ',
    CASE WHEN c.relrowsecurity THEN format('ALTER TABLE %s.%s ENABLE ROW LEVEL SECURITY;', schema, name) END,
    CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE %s.%s FORCE ROW LEVEL SECURITY;', schema, name) END);
  published text := (
    SELECT string_agg(format('ALTER PUBLICATION %I ADD TABLE %s.%s%s%s;', p.pubname, schema, name,
                             (SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
                                FROM unnest(r.prattrs) n
                                JOIN pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = n),
                             ' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'), ' ')
      FROM pg_publication_rel r
      JOIN pg_publication p ON p.oid = r.prpubid
     WHERE r.prrelid = relation);
  comment text := coalesce(format('COMMENT ON TABLE %s.%s IS %L;', schema, name, obj_description(relation, 'pg_class')),
                           '');
  granted text := partybuild.grants_of('TABLE', schema || '.' || name, c.relacl, c.relowner);
  parts text;
BEGIN
  SELECT string_agg(
           format('CREATE TABLE %1$s PARTITION OF %2$s.%3$s %4$s;%5$s %6$s %7$s',
                  p.oid::regclass, schema, name, pg_get_expr(p.relpartbound, p.oid),
                  partybuild.given_to('TABLE', p.oid::regclass::text, p.relowner),
                  format('COMMENT ON TABLE %s IS %L;', p.oid::regclass, obj_description(p.oid, 'pg_class')),
                  partybuild.grants_of('TABLE', p.oid::regclass::text, p.relacl, p.relowner)), ' ' ORDER BY p.relname)
    INTO parts
    FROM pg_inherits i
    JOIN pg_class p ON p.oid = i.inhrelid
   WHERE i.inhparent = relation;
  PERFORM partybuild.keep_removed('try', 'publications of ' || relation, c.relowner, published);
  PERFORM partybuild.keep_removed('try', relation::text, c.relowner, granted);
  PERFORM partybuild.keep_removed('object', relation::text, c.relowner,
    format('ALTER TABLE %1$s.%2$s NO FORCE ROW LEVEL SECURITY; ALTER TABLE %1$s.%2$s RENAME TO %3$s; '
           'CREATE TABLE %1$s.%2$s (LIKE %1$s.%3$s INCLUDING ALL) PARTITION BY %4$s; %5$s%6$s %7$s '
           'INSERT INTO %1$s.%2$s SELECT * FROM %1$s.%3$s; DROP TABLE %1$s.%3$s; %8$s',
           schema, name, plain, pg_get_partkeydef(relation), comment,
           partybuild.given_to('TABLE', schema || '.' || name, c.relowner), coalesce(parts, ''), kept));
  EXECUTE format('ALTER TABLE %1$s.%2$s NO FORCE ROW LEVEL SECURITY; '
                 'CREATE TABLE %1$s.%3$s (LIKE %1$s.%2$s INCLUDING ALL); ALTER TABLE %1$s.%3$s OWNER TO %4$s',
                 schema, name, plain, c.relowner::regrole);
  PERFORM partybuild.run_as(pg_get_userbyid(c.relowner),
                            format('INSERT INTO %1$s.%3$s SELECT * FROM %1$s.%2$s', schema, name, plain));
  EXECUTE format('DROP TABLE %1$s.%2$s; ALTER TABLE %1$s.%3$s RENAME TO %2$s; %4$s %5$s %6$s %7$s',
                 schema, name, plain, comment, granted, kept, published);
END $$;
COMMENT ON FUNCTION partybuild.remove_partitions(regclass) IS
  'for remove(): makes a table that is partitioned by a column of our types a plain one';

CREATE FUNCTION partybuild.remove_columns() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT r.relation FROM partybuild.remade_tables() r (relation)
  LOOP
    PERFORM partybuild.remove_partitions(x.relation);
  END LOOP;
  FOR x IN
    SELECT e.relation, c.relowner,
           string_agg(format('ALTER %I TYPE %s USING %1$I::%2$s', e.name, e.plain), ', ') AS plain,
           string_agg(format('ALTER %I TYPE %s USING %1$I::%3$s::%2$s', e.name, e.type, e.plain), ', ') AS typed
      FROM partybuild.extension_columns() e
      JOIN pg_class c ON c.oid = e.relation
     WHERE NOT e.inherited
     GROUP BY e.relation, c.relowner
  LOOP
    PERFORM partybuild.keep_removed('object', 'columns of ' || x.relation, x.relowner,
                                    format('ALTER TABLE %s %s;', x.relation, x.typed));
    PERFORM partybuild.run_as(pg_get_userbyid(x.relowner), format('ALTER TABLE %s %s', x.relation, x.plain));
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remove_columns() IS 'for remove(): columns of our types become text';

-- Domains over our types, the inner ones last.
CREATE FUNCTION partybuild.remove_domains() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT t.oid::regtype AS name, t.typowner,
           format('CREATE DOMAIN %1$s AS %2$s%3$s%4$s%5$s;%6$s', t.oid::regtype,
                  format_type(t.typbasetype, t.typtypmod), ' DEFAULT ' || t.typdefault,
                  CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
                  (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '')
                     FROM pg_constraint k
                    WHERE k.contypid = t.oid AND k.contype = 'c'),
                  partybuild.given_to('DOMAIN', t.oid::regtype::text, t.typowner)) AS body
      FROM pg_type t
     WHERE t.typtype = 'd' AND t.oid IN (SELECT partybuild.extension_types())
       AND NOT EXISTS (SELECT FROM partybuild.extension_members() m
                        WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
     ORDER BY t.oid DESC
  LOOP
    PERFORM partybuild.keep_removed('object', 'domain ' || x.name, x.typowner, x.body);
    EXECUTE format('DROP DOMAIN %s', x.name);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remove_domains() IS 'for remove(): keeps and drops domains over our types';

-- What pg_dump would dump of the catalogue; of what was deployed the steps, since the rest is made anew.
CREATE FUNCTION partybuild.remove_catalogue() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
  rows jsonb;
BEGIN
  -- first, so that they come back after what they read
  FOR x IN
    SELECT f.source, f.mapping, f.target, c.relowner, to_jsonb(f) - '{source,mapping,target}'::text[] AS rest
      FROM partybuild.feed f
      JOIN pg_class c ON c.oid = f.mapping
     WHERE partybuild.name_of(f.source) IS NOT NULL AND partybuild.name_of(f.target) IS NOT NULL
     ORDER BY f.id DESC
  LOOP
    PERFORM partybuild.keep_removed('try', 'feed by ' || x.mapping, x.relowner,
                                    format('SELECT partybuild.put_feed(%L, %L, %L, %L);', x.source, x.mapping,
                                           x.target, x.rest));
  END LOOP;
  FOR x IN
    SELECT c.relname, e.extowner, e.extcondition[i] AS condition
      FROM pg_extension e
     CROSS JOIN generate_subscripts(e.extconfig, 1) i
      JOIN pg_class c ON c.oid = e.extconfig[i] AND c.relkind = 'r'
       -- made anew; and of feeds below
       AND c.relname NOT IN ('made', 'feed')
     WHERE e.extname = 'partybuild'
     ORDER BY i DESC
  LOOP
    EXECUTE format('SELECT jsonb_agg(to_jsonb(t)) FROM (SELECT * FROM partybuild.%I %s) t', x.relname, x.condition)
       INTO rows;
    PERFORM partybuild.keep_removed('rows', x.relname, x.extowner, rows::text);
  END LOOP;
  DELETE FROM partybuild.obligation o USING partybuild.rule r WHERE r.code = o.rule AND r.plugin = 'local';
  DELETE FROM partybuild.rule r WHERE r.plugin = 'local';
  DELETE FROM partybuild.evidence_source e WHERE true;
  DELETE FROM partybuild.coming c WHERE true;
  DELETE FROM partybuild.watch_rule w WHERE true;
  DELETE FROM partybuild.watch w WHERE true;
END $$;
COMMENT ON FUNCTION partybuild.remove_catalogue() IS 'for remove(): what the court added to the catalogue';

-- Triggers of registers that the court made, whose functions name in their text what will not be there.
CREATE FUNCTION partybuild.tell_left_over() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  what text;
BEGIN
  SELECT string_agg(format('%I on %s', t.tgname, t.tgrelid::regclass), ', ' ORDER BY t.tgname) INTO what
    FROM pg_trigger t
    JOIN pg_proc f ON f.oid = t.tgfoid
   WHERE NOT t.tgisinternal AND f.prosrc ~ '\m(partybuild|party_rule)\.'
     AND NOT EXISTS (SELECT FROM partybuild.extension_members() m
                      WHERE m.classid = 'pg_class'::regclass AND m.objid = t.tgrelid);
  IF what IS NOT NULL THEN
    RAISE WARNING USING
      MESSAGE = 'triggers call what will not be there: ' || what,
      HINT = 'Drop or change them, or what fires them is refused.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.tell_left_over() IS
  'for remove(): a warning of triggers of the court''s own that call the extension';

-- Where nothing was deployed there are no registers to keep, nor a place for what would be put back; the court may have
-- used our types all the same.
CREATE FUNCTION partybuild.plain_columns() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
BEGIN
  FOR x IN
    SELECT e.relation, c.relowner, string_agg(quote_ident(e.name), ', ' ORDER BY e.attnum) AS names,
           string_agg(format('ALTER %I TYPE %s USING %1$I::%2$s', e.name, e.plain), ', ') AS plain
      FROM partybuild.extension_columns() e
      JOIN pg_class c ON c.oid = e.relation
     WHERE NOT e.inherited
     GROUP BY e.relation, c.relowner
  LOOP
    BEGIN
      PERFORM partybuild.run_as(pg_get_userbyid(x.relowner), format('ALTER TABLE %s %s', x.relation, x.plain));
    EXCEPTION WHEN OTHERS THEN
      RAISE dependent_objects_still_exist USING
        MESSAGE = format('columns of table %s are of types that would go with the extension: %s', x.relation, x.names),
        DETAIL = format('They cannot become text: %s.', SQLERRM),
        HINT = 'Drop what stands in the way, or the columns.';
    END;
    RAISE WARNING 'columns of table % become text: %', x.relation, x.names;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.plain_columns() IS
  'for remove(), where nothing was deployed: columns of the extension''s types become text for good; error 2BP01 where '
  'they cannot';

CREATE FUNCTION partybuild.remove(required boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $$
DECLARE
  owner regrole;
BEGIN
  IF NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('role "%s" may not remove partybuild', current_user),
      HINT = 'A superuser can.';
  END IF;
  -- before looking: what another session is about to deploy is not to be lost
  PERFORM partybuild.lock_deploy();
  owner := (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'party');
  IF owner IS NULL OR NOT EXISTS (SELECT FROM partybuild.deployed) THEN
    PERFORM partybuild.plain_columns();
    RETURN 0;
  END IF;
  DROP TABLE IF EXISTS party.removed;
  CREATE TABLE party.removed (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('object', 'try', 'rows')),
    object text NOT NULL,
    owner name,
    body text NOT NULL
  );
  COMMENT ON TABLE party.removed IS
    'what partybuild.remove() took out of this database; deploy() puts it back, once the extension is there again';
  COMMENT ON COLUMN party.removed.owner IS 'whose it is; null: that of whoever deploys';
  EXECUTE format('GRANT SELECT, DELETE ON party.removed TO %1$s; GRANT SELECT ON SEQUENCE party.removed_id_seq TO %1$s',
                 owner);
  PERFORM partybuild.find_doomed(required);
  PERFORM partybuild.remove_catalogue();
  PERFORM partybuild.remove_triggers();
  PERFORM partybuild.remove_attached();
  PERFORM partybuild.remove_parts();
  PERFORM partybuild.remove_views();
  PERFORM partybuild.remove_columns();
  PERFORM partybuild.remove_domains();
  DELETE FROM partybuild.deployed d WHERE true;
  DELETE FROM partybuild.made m WHERE m.kind <> 'member';
  PERFORM partybuild.tell_left_over();
  RETURN (SELECT count(*) FROM party.removed);
END $$;
COMMENT ON FUNCTION partybuild.remove(boolean) IS
  'takes out of the database all that needs the extension (triggers, functions, views; columns of its types become '
  'text), so that registers can be read and written without it, unjudged; required: and what needs btree_gist, which '
  'it requires; returns how much of it table party.removed keeps for deploy() to put back; DROP '
  'EXTENSION partybuild CASCADE calls it; error 42501 for who is no superuser';

CREATE FUNCTION partybuild.before_drop() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', 'pb_before_drop';
COMMENT ON FUNCTION partybuild.before_drop() IS
  'event trigger: before DROP EXTENSION, DROP SCHEMA or DROP OWNED … CASCADE takes the extension away, remove() is '
  'called, and before a plugin goes, release_plugin()';
CREATE EVENT TRIGGER partybuild_before_drop ON ddl_command_start
  WHEN TAG IN ('DROP EXTENSION', 'DROP SCHEMA', 'DROP OWNED')
  EXECUTE FUNCTION partybuild.before_drop();

-- The way back, within deploy().
CREATE FUNCTION partybuild.put_removed(relation text, rows jsonb) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner_for_deployer';
COMMENT ON FUNCTION partybuild.put_removed(text, jsonb) IS
  'for deploy(): rows of the catalogue that remove() kept; error 42501 for who does not own the registers';
CREATE FUNCTION partybuild.put_removed_internal(relation text, rows jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- of what is shipped deploy() says anew what it watches
  condition text := CASE
    WHEN relation IN ('obligation', 'coming', 'evidence_source', 'watch_rule', 'harmless')
    THEN $q$WHERE EXISTS (SELECT FROM partybuild.rule r WHERE r.code = x.rule AND r.plugin = 'local')$q$
    WHEN relation = 'deployed' THEN $q$WHERE x.kind = 'register'$q$
    ELSE '' END;
  columns text;
BEGIN
  IF NOT EXISTS (SELECT
                   FROM pg_extension e
                  CROSS JOIN LATERAL unnest(e.extconfig) t (id)
                   JOIN pg_class c ON c.oid = t.id AND c.relkind = 'r' AND c.relname = relation
                  WHERE e.extname = 'partybuild')
     OR EXISTS (SELECT FROM partybuild.deployed) THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = format('rows of %s cannot be put back', relation);
  END IF;
  SELECT string_agg(quote_ident(a.attname), ', ') INTO columns
    FROM pg_attribute a
   WHERE a.attrelid = format('partybuild.%I', relation)::regclass AND a.attnum > 0 AND NOT a.attisdropped
     AND a.attgenerated = '';
  EXECUTE format('INSERT INTO partybuild.%1$I (%2$s)
                  SELECT %2$s FROM jsonb_populate_recordset(NULL::partybuild.%1$I, $1) x %3$s ON CONFLICT DO NOTHING',
                 relation, columns, condition)
    USING rows;
  IF partybuild.has_column(format('partybuild.%I', relation)::regclass, 'id') THEN
    EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, ''id''), max(t.id)) FROM partybuild.%I t',
                   format('partybuild.%I', relation), relation);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.put_removed_internal(text, jsonb) IS 'what put_removed() does';

CREATE FUNCTION partybuild.put_feed(source regclass, mapping regclass, target text, kept jsonb) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_feed(regclass, regclass, text, jsonb) IS
  'for deploy(): a feed that remove() kept, with its number, by which rows follow it; who calls owns source and '
  'mapping; error 22023 where it cannot be one any more';
CREATE FUNCTION partybuild.put_feed_internal(source regclass, mapping regclass, target text, kept jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem constant text := partybuild.feed_problem(source, mapping, (kept ->> 'key')::name, target::regclass);
  columns text;
BEGIN
  IF problem IS NOT NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s cannot feed %s: %s', source, target, problem),
      HINT = 'Set the feed up again: partybuild.feed().';
  END IF;
  kept := kept || jsonb_build_object('source', source, 'mapping', mapping, 'target', target);
  SELECT string_agg(quote_ident(a.attname), ', ') INTO columns
    FROM pg_attribute a
   WHERE a.attrelid = 'partybuild.feed'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND kept ? a.attname;
  EXECUTE format('INSERT INTO partybuild.feed (%1$s) SELECT %1$s FROM jsonb_populate_record(NULL::partybuild.feed, $1) '
                 'ON CONFLICT DO NOTHING', columns)
    USING kept;
  PERFORM setval(pg_get_serial_sequence('partybuild.feed', 'id'), max(f.id)) FROM partybuild.feed f;
END $$;
COMMENT ON FUNCTION partybuild.put_feed_internal(regclass, regclass, text, jsonb) IS 'what put_feed() does';

-- In the order in which it can be made: what was taken out last first. What stands on views that deploy() has yet to
-- make waits for the second time.
CREATE FUNCTION partybuild.put_back(finally boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET check_function_bodies = off AS $$
DECLARE
  is_super constant boolean := (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user);
  x record;
BEGIN
  IF NOT EXISTS (SELECT
                   FROM pg_class c
                   JOIN pg_roles r ON r.oid = c.relowner
                  WHERE c.oid = 'party.removed'::regclass AND (r.rolsuper OR r.rolname = current_user)) THEN
    RAISE insufficient_privilege USING
      MESSAGE = 'table party.removed was made by neither you nor a superuser',
      HINT = 'What it says is executed: look at it, and give it to who deploys.';
  END IF;
  IF NOT finally THEN
    PERFORM partybuild.put_removed(r.object, r.body::jsonb)
       FROM (SELECT * FROM party.removed k WHERE k.kind = 'rows' ORDER BY k.object = 'deployed', k.id DESC) r;
    DELETE FROM party.removed r WHERE r.kind = 'rows';
  END IF;
  FOR x IN
    SELECT * FROM party.removed r WHERE is_super OR coalesce(r.owner, current_user) = current_user ORDER BY r.id DESC
  LOOP
    BEGIN
      -- what makes tables anew, or reads all of one, calls its owner's functions
      IF is_super AND x.owner <> current_user AND x.body ~ '^ALTER TABLE ' THEN
        PERFORM partybuild.run_as(x.owner, x.body);
      ELSE
        EXECUTE x.body;
      END IF;
    EXCEPTION
      WHEN undefined_table OR undefined_function OR undefined_object OR undefined_column OR invalid_schema_name THEN
        CONTINUE WHEN NOT finally;
        RAISE WARNING 'could not be put back: %: %', x.object, SQLERRM;
        CONTINUE;
      WHEN OTHERS THEN
        IF x.kind = 'object' THEN
          RAISE EXCEPTION USING
            ERRCODE = SQLSTATE,
            MESSAGE = format('deploy stopped: %s cannot be put back: %s', x.object, SQLERRM),
            DETAIL = x.body,
            HINT = 'Mend the cause, or delete the row from party.removed; then deploy again.';
        END IF;
        CONTINUE WHEN NOT finally;
        RAISE WARNING '%: %', x.object, SQLERRM;
    END;
    DELETE FROM party.removed r WHERE r.id = x.id;
  END LOOP;
  IF finally AND NOT EXISTS (SELECT FROM party.removed) THEN
    DROP TABLE party.removed;
  ELSIF finally THEN
    RAISE WARNING USING
      MESSAGE = 'not all of what was removed could be put back',
      HINT = 'Table party.removed has what is left, and whose it is.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.put_back(boolean) IS
  'for deploy(): puts back what remove() kept, as far as it is the caller''s; finally: what could not be so far';
