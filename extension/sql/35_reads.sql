-- What a rule reads is what it watches: what its view reads, what of that nobody watches, and why.
CREATE FUNCTION partybuild.view_reads(view regclass, except_columns name[] DEFAULT '{}',
    OUT relation regclass, OUT column_name name, OUT opaque regprocedure)
  RETURNS SETOF record LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_view_reads';
COMMENT ON FUNCTION partybuild.view_reads(regclass, name[]) IS
  'the columns of tables on which a view''s columns depend, but for those named; no column: only that there is a row '
  'or none; opaque: a function that cannot be looked into; nothing for what is no view';

CREATE FUNCTION partybuild.function_name(function regprocedure) RETURNS text
LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid = function);
COMMENT ON FUNCTION partybuild.function_name(regprocedure) IS
  'schema, name and arguments of a function, as partybuild.function_read keeps them';

CREATE FUNCTION partybuild.put_reads(function text, relation text, columns name[]) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_reads(text, text, name[]) IS 'for reads(): writes the row';
CREATE FUNCTION partybuild.put_reads_internal(function text, relation text, columns name[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  INSERT INTO partybuild.function_read AS f (function, relation, columns)
  VALUES (put_reads_internal.function, put_reads_internal.relation, put_reads_internal.columns)
  ON CONFLICT ON CONSTRAINT function_read_pkey DO UPDATE SET columns = EXCLUDED.columns;
END;
COMMENT ON FUNCTION partybuild.put_reads_internal(text, text, name[]) IS 'what put_reads() does';

CREATE FUNCTION partybuild.reads(function regprocedure, relation regclass DEFAULT NULL, columns name[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  owner oid := (SELECT p.proowner FROM pg_proc p WHERE p.oid = function);
BEGIN
  IF function IS NULL OR columns IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'what is read names a function and columns';
  END IF;
  IF NOT pg_has_role(owner, 'USAGE') THEN
    RAISE insufficient_privilege USING MESSAGE = format('must be owner of function %s', function);
  END IF;
  PERFORM partybuild.require_columns(relation, columns);
  PERFORM partybuild.put_reads(partybuild.function_name(function), coalesce(partybuild.name_of(relation), ''), columns);
END $$;
COMMENT ON FUNCTION partybuild.reads(regprocedure, regclass, name[]) IS
  'says which columns of a table a function reads that cannot be looked into, once a table; no columns: only whether '
  'there is a row; no table: the function reads none; error 42501 for who does not own the function';

-- By the day alone, by the catalogue, or by the transaction.
INSERT INTO partybuild.function_read (function)
SELECT partybuild.function_name(p.oid)
  FROM pg_proc p
 WHERE p.pronamespace = 'partybuild'::regnamespace
   AND p.proname IN ('today', 'param', 'mode', 'day_of', 'working_days', 'add_working_days', 'find_relation',
                     'is_ours')
ON CONFLICT DO NOTHING;

CREATE FUNCTION partybuild.put_harmless(rule text, relation text, columns name[], because text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_harmless(text, text, name[], text) IS
  'for harmless(): writes the row; error 42501 for a shipped rule, from who does not own the registers';
CREATE FUNCTION partybuild.put_harmless_internal(rule text, relation text, columns name[], because text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  INSERT INTO partybuild.harmless AS h (rule, relation, columns, because)
  VALUES (put_harmless_internal.rule, put_harmless_internal.relation, put_harmless_internal.columns,
          put_harmless_internal.because)
  ON CONFLICT ON CONSTRAINT harmless_pkey DO UPDATE SET because = EXCLUDED.because;
END;
COMMENT ON FUNCTION partybuild.put_harmless_internal(text, text, name[], text) IS 'what put_harmless() does';

CREATE FUNCTION partybuild.harmless(rule text, relation regclass, columns name[], because text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_rule(rule);
  IF relation IS NULL OR columns IS NULL OR coalesce(because, '') = '' THEN
    RAISE null_value_not_allowed USING MESSAGE = 'what is harmless names a table, columns and a reason';
  END IF;
  PERFORM partybuild.require_columns(relation, columns);
  PERFORM partybuild.put_harmless(rule, partybuild.name_of(relation), columns, because);
END $$;
COMMENT ON FUNCTION partybuild.harmless(text, regclass, name[], text) IS
  'says why a change of columns that a rule''s view reads cannot break the rule, so that it need not watch them; no '
  'columns: of the rows there are';

-- The columns that a generated one is made of stand for it.
CREATE FUNCTION partybuild.made_of(relation regclass, column_name name) RETURNS name[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT array_agg(b.attname)
    FROM pg_attribute a
    JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    JOIN pg_depend x ON x.classid = 'pg_attrdef'::regclass AND x.objid = d.oid
                    AND x.refclassid = 'pg_class'::regclass AND x.refobjid = a.attrelid
                    AND x.refobjsubid NOT IN (0, a.attnum)
    JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attnum = x.refobjsubid
   WHERE a.attrelid = relation AND a.attname = column_name AND a.attgenerated = 's');
COMMENT ON FUNCTION partybuild.made_of(regclass, name) IS
  'the columns that a generated column is computed from; null for another';

-- A rule is broken by what its view says of subject, place and magnitude; what it tells besides is for its message.
CREATE FUNCTION partybuild.rule_reads(rule text)
RETURNS TABLE (relation regclass, column_name name, opaque regprocedure)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH read AS (
    SELECT x.relation, x.column_name, x.opaque
      FROM partybuild.rule r
     CROSS JOIN LATERAL partybuild.view_reads(partybuild.find_relation(r.view), '{args}') x
     WHERE r.code = rule_reads.rule
       AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
    UNION
    -- of what makes an approval count there are triggers of their own (compliance.approval_changed())
    SELECT x.relation, x.column_name, x.opaque
      FROM partybuild.obligation o
     CROSS JOIN LATERAL partybuild.view_reads(partybuild.find_relation(o.evaluation), '{label}') x
     WHERE o.rule = rule_reads.rule
       AND (partybuild.name_of(x.relation)
            NOT IN ('party.approval', 'party.document', 'party.subordination', 'party.organisation',
                    -- whom it may concern, not what of him
                    'party.member')) IS NOT FALSE
    UNION
    SELECT x.relation, x.column_name, x.opaque
      FROM partybuild.obligation o
     CROSS JOIN LATERAL unnest(ARRAY[o.applies, o.evidence]) v (name)
     CROSS JOIN LATERAL partybuild.view_reads(partybuild.find_relation(v.name), '{label}') x
     WHERE o.rule = rule_reads.rule
  )
  SELECT r.relation, r.column_name, NULL::regprocedure
    FROM read r
   WHERE r.opaque IS NULL
  UNION
  SELECT partybuild.find_relation(f.relation), c.column_name, NULL::regprocedure
    FROM read r
    JOIN partybuild.function_read f ON f.function = partybuild.function_name(r.opaque)
    LEFT JOIN LATERAL unnest(f.columns) c (column_name) ON true
   WHERE f.relation <> ''
  UNION
  SELECT NULL, NULL, r.opaque
    FROM read r
   WHERE r.opaque IS NOT NULL
     AND NOT EXISTS (SELECT FROM partybuild.function_read f WHERE f.function = partybuild.function_name(r.opaque));
END;
COMMENT ON FUNCTION partybuild.rule_reads(text) IS
  'the columns of tables that can break a rule, or are owed and count for an obligation; opaque: a function of which '
  'nobody says what it reads';

-- What is found by its primary key alone is there as long as what refers to it.
CREATE FUNCTION partybuild.is_referred(relation regclass, column_name name, by regclass[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN EXISTS (
  SELECT
    FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.confrelid AND k.confkey = ARRAY[a.attnum]
   WHERE k.contype = 'f' AND k.confrelid = relation AND k.conrelid = ANY (by) AND k.conrelid <> relation
     AND a.attname = column_name);
COMMENT ON FUNCTION partybuild.is_referred(regclass, name, regclass[]) IS
  'does a foreign key of one of these tables refer to the column?';

CREATE FUNCTION partybuild.is_number(relation regclass, column_name name) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN EXISTS (
  SELECT
    FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
   WHERE k.contype = 'p' AND k.conrelid = relation AND a.attname = column_name AND a.attidentity <> '');
COMMENT ON FUNCTION partybuild.is_number(regclass, name) IS
  'is the column the primary key by itself, numbered by the database?';

CREATE FUNCTION partybuild.unwatched(rule text)
RETURNS TABLE (relation regclass, column_name name, opaque regprocedure)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH read AS (
    SELECT x.relation, x.column_name, x.opaque, partybuild.name_of(x.relation) AS name
      FROM partybuild.rule_reads(unwatched.rule) x
  ), subject AS (
    SELECT k.relation
      FROM partybuild.rule r
      JOIN partybuild.subject_kind k ON k.name = r.subject
     WHERE r.code = unwatched.rule
  ), seen AS (
    SELECT w.relation, c.column_name, false AS whole
      FROM partybuild.watch_rule r
      JOIN partybuild.watch w ON w.id = r.watch_id
     CROSS JOIN LATERAL unnest(w.columns) c (column_name)
     WHERE r.rule = unwatched.rule
    UNION ALL
    SELECT s.relation, c.column_name, s.columns = '{}'
      FROM partybuild.evidence_source s
      LEFT JOIN LATERAL unnest(s.columns || ARRAY[s.subject, s.day, s.key, s.replaces]) c (column_name) ON true
     WHERE s.rule = unwatched.rule
    UNION ALL
    SELECT h.relation, c.column_name, false
      FROM partybuild.harmless h
      LEFT JOIN LATERAL unnest(h.columns) c (column_name) ON true
     WHERE h.rule = unwatched.rule
  )
  SELECT r.relation, r.column_name, r.opaque
    FROM read r
   WHERE r.opaque IS NOT NULL
      -- the catalogue and its settings are no registers
      OR r.name !~ '^(partybuild|compliance)\.'
         AND NOT EXISTS (SELECT FROM seen s
                          WHERE s.relation = r.name
                            AND (s.whole OR r.column_name IS NULL OR s.column_name = r.column_name))
         AND NOT coalesce(partybuild.made_of(r.relation, r.column_name)
                          <@ ARRAY(SELECT s.column_name FROM seen s WHERE s.relation = r.name), false)
         AND NOT (r.name <> (SELECT s.relation FROM subject s)
                  AND NOT EXISTS (SELECT FROM read o WHERE o.relation = r.relation AND o.column_name <> r.column_name)
                  AND partybuild.is_referred(r.relation, r.column_name, ARRAY(SELECT o.relation FROM read o)))
         -- the number of a row that is watched says nothing of it
         AND NOT (partybuild.is_number(r.relation, r.column_name)
                  AND EXISTS (SELECT FROM seen s WHERE s.relation = r.name))
   ORDER BY r.name, r.column_name;
END;
COMMENT ON FUNCTION partybuild.unwatched(text) IS
  'what a rule reads and neither watches nor calls harmless, and functions of which nobody says what they read: a '
  'change there goes unjudged until the audit; of an obligation, what is no evidence source of it';
