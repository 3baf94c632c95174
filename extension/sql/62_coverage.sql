-- How far the database can judge: by which registers each rule is judged, and what of them is on file; for
-- compliance.coverage. All of it is known to the engine, so that it holds for the court's own rules too.

-- Of the tables that a rule reads, those without which it has nothing to say. Who there is is always on record, and so
-- is since when a register is kept: what was done decides. A periodic obligation is owed by what one register says, and
-- done by what another says: the latter decides. One that is owed once is owed because something was recorded.
CREATE FUNCTION partybuild.rule_registers() RETURNS TABLE (rule text, register text, decides boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  WITH own AS MATERIALIZED (
    SELECT r.code, r.view, r.fixed, k.relation, o.rule IS NOT NULL AS owed, o.per <> 'once' AS periodic, o.applies,
           o.evidence
      FROM partybuild.rule r
      LEFT JOIN partybuild.subject_kind k ON k.name = r.subject
      LEFT JOIN partybuild.obligation o ON o.rule = r.code
     WHERE r.retired_on IS NULL OR r.retired_on > partybuild.today()
  ), asked AS MATERIALIZED (
    SELECT o.code, v.name, v.owing
      FROM own o
     CROSS JOIN LATERAL (VALUES (CASE WHEN NOT o.owed THEN o.view END, false), (o.evidence, false), (o.applies, true))
                        v (name, owing)
     WHERE v.name IS NOT NULL
  ), seen AS MATERIALIZED (
    SELECT DISTINCT v.name, x.relation, x.opaque
      FROM (SELECT DISTINCT a.name FROM asked a) v
     CROSS JOIN LATERAL partybuild.view_reads(partybuild.find_relation(v.name), '{args,label}') x
  ), told AS MATERIALIZED (
    SELECT s.name, t.register
      FROM seen s
      JOIN (SELECT x.relation, partybuild.name_of(x.relation) AS register
              FROM (SELECT DISTINCT y.relation FROM seen y WHERE y.relation IS NOT NULL) x) t
        ON t.relation = s.relation
    UNION
    SELECT s.name, f.relation
      FROM seen s
      JOIN (SELECT x.opaque, partybuild.function_name(x.opaque) AS function
              FROM (SELECT DISTINCT y.opaque FROM seen y WHERE y.opaque IS NOT NULL) x) p ON p.opaque = s.opaque
      JOIN partybuild.function_read f ON f.function = p.function AND f.relation <> ''
  ), read AS MATERIALIZED (
    SELECT a.code, t.register, bool_or(a.owing) AS owing
      FROM asked a
      JOIN told t ON t.name = a.name
     GROUP BY a.code, t.register
    UNION
    -- a constraint or a guard, and no view: of what it names
    SELECT o.code, partybuild.name_of(partybuild.find_relation(m.name[1])), false
      FROM own o
     CROSS JOIN LATERAL regexp_matches(o.fixed, '\mparty\.[a-z_]+', 'g') m (name)
     WHERE o.view IS NULL AND partybuild.find_relation(m.name[1]) IS NOT NULL
    UNION
    SELECT o.code, o.relation, false
      FROM own o
     WHERE o.view IS NULL AND o.fixed !~ '\mparty\.[a-z_]+'
        OR NOT o.owed AND o.relation NOT IN ('party.organisation', 'party.member')
  ), ranked AS (
    SELECT x.code, x.register,
           CASE
             WHEN x.register = o.relation AND NOT o.owed AND x.register NOT IN ('party.organisation', 'party.member')
             THEN 1
             WHEN x.register IN ('party.post', 'party.party_group') THEN 4
             WHEN x.register IN ('party.document', 'party.approval') THEN 5
             WHEN x.register IN ('party.organisation', 'party.subordination', 'party.member', 'party.membership')
             THEN 6
             WHEN o.periodic AND x.owing THEN 3
             ELSE 2 END AS rank
      FROM read x
      JOIN own o ON o.code = x.code
     WHERE x.register !~ '^(partybuild|compliance)\.'
       AND partybuild.has_column(partybuild.find_relation(x.register), 'only_one') IS NOT TRUE
  )
  SELECT x.code, x.register, x.rank = min(x.rank) OVER (PARTITION BY x.code)
    FROM ranked x
   ORDER BY x.code, x.rank, x.register;
END;
COMMENT ON FUNCTION partybuild.rule_registers() IS
  'the registers that each rule in force is judged by; decides: without a row in one of these there is nothing to '
  'judge: that of its subjects, or what is recorded of organisations and members, and of an obligation what counts '
  'for it';

-- The first day that a register has, and the last: of the column by which obligations count its rows, else from_date,
-- else the first date. Large ones are asked through an index or not at all.
CREATE FUNCTION partybuild.recorded(relation regclass, OUT first_day date, OUT last_day date)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  day name := (
    SELECT a.attname
      FROM pg_attribute a
     WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'date'::regtype
     ORDER BY EXISTS (SELECT FROM partybuild.evidence_source s
                       WHERE s.relation = partybuild.name_of(relation) AND s.day = a.attname) DESC,
              a.attname = 'from_date' DESC, a.attnotnull DESC, a.attnum
     LIMIT 1);
BEGIN
  IF day IS NULL
     OR NOT partybuild.is_indexed(relation, day)
        AND (SELECT sum(pg_relation_size(t.relid)) FROM pg_partition_tree(relation) t) > 16777216 THEN
    RETURN;
  END IF;
  EXECUTE format('SELECT min(x.%1$I), max(x.%1$I) FROM %2$s x', day, relation) INTO first_day, last_day;
  first_day := CASE WHEN isfinite(first_day) THEN first_day END;
  last_day := CASE WHEN isfinite(last_day) THEN last_day END;
END $$;
COMMENT ON FUNCTION partybuild.recorded(regclass) IS
  'the first and the last day in a register; null where it names none, or cannot tell it quickly';

-- A table of somebody else's is read where nothing of his could run with the rights of who reads: a policy, a foreign
-- table below it.
CREATE FUNCTION partybuild.is_readable(relation regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN EXISTS (
  SELECT
    FROM pg_class c
   WHERE c.oid = relation AND c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'SELECT')
     AND (c.relowner = current_user::regrole
          OR c.relkind = 'r' AND NOT c.relhassubclass AND NOT c.relrowsecurity));
COMMENT ON FUNCTION partybuild.is_readable(regclass) IS
  'for rule_records(): can the current role see whether a table has rows, and run nothing of its owner''s';

-- Who owes an obligation of organisations today. What its view cannot read health() says.
CREATE FUNCTION partybuild.owing_organisations(applies text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  view regclass := partybuild.find_relation(applies);
  owing bigint[];
BEGIN
  -- somebody else's is not run with the rights of who reads
  IF view IS NULL OR partybuild.view_role(view) <> current_user::regrole THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT coalesce(array_agg(DISTINCT a.org_id), ''{}'') FROM %s a '
                 'WHERE partybuild.in_force(a.from_date, a.to_date)', view)
     INTO owing;
  RETURN owing;
EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
  RETURN NULL;
END $$;
COMMENT ON FUNCTION partybuild.owing_organisations(text) IS
  'for rule_records(): the organisations for which a view says today that something is owed; null: it cannot be read';

-- What is on file is looked up as the owner of the registers, by built-in types alone, once a register.
CREATE FUNCTION partybuild.rule_records() RETURNS jsonb
  LANGUAGE c STABLE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.rule_records() IS
  'for compliance.coverage: of each rule the registers that it reads (registers) and those that decide (deciding), '
  'whether there are rows in these (on_file; null: that may not be seen), the first and the '
  'last day in them (first_on, last_on), of how many organisations (organisations), and to how many it applies '
  '(applies_to): of an obligation of organisations who owes it today, otherwise the branches of today';
CREATE FUNCTION partybuild.rule_records_internal() RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  x record;
  -- by the name of a register: whether it has rows, since when, and how to find those of an organisation c
  facts jsonb := '{}';
  relation regclass;
  present boolean;
  days record;
  way text;
  branches constant bigint[] := ARRAY(
    SELECT g.id
      FROM party.organisation g
     WHERE g.kind IN ('branch', 'joint_branch', 'provisional_branch')
       AND partybuild.in_force(g.active_on, g.revoked_on));
  concerned bigint[] := branches;
  applies text := '';
  deciding text[];
  organisations bigint;
  answer jsonb[] := '{}';
  rules text[];
  registers text[];
  decisive boolean[];
BEGIN
  SELECT array_agg(r.rule), array_agg(r.register), array_agg(r.decides)
    INTO rules, registers, decisive
    FROM partybuild.rule_registers() r;
  FOR x IN SELECT DISTINCT r.register FROM unnest(registers, decisive) r (register, decides) WHERE r.decides LOOP
    relation := partybuild.find_relation(x.register);
    present := NULL;
    way := NULL;
    SELECT NULL::date AS first_day, NULL::date AS last_day INTO days;
    IF partybuild.is_readable(relation) THEN
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', relation) INTO present;
      IF present THEN
        SELECT * INTO days FROM partybuild.recorded(relation);
      END IF;
      -- by the organisation that a row names, or by the branch of the member
      way := concat_ws(' OR ',
        CASE WHEN x.register = 'party.organisation' THEN 'true' END,
        CASE WHEN partybuild.has_type(relation, 'org_id', 'int8') AND partybuild.is_indexed(relation, 'org_id')
             THEN format('EXISTS (SELECT FROM %s x WHERE x.org_id = c.id)', relation) END,
        CASE WHEN partybuild.has_type(relation, 'member_id', 'int8') AND partybuild.is_indexed(relation, 'member_id')
             THEN format('EXISTS (SELECT FROM party.membership m JOIN %s x ON x.member_id = m.member_id '
                         'WHERE m.org_id = c.id AND partybuild.in_force(m.from_date, m.to_date))', relation) END);
    END IF;
    facts := facts || jsonb_build_object(x.register, jsonb_build_object(
      'on_file', present, 'first_on', days.first_day, 'last_on', days.last_day,
      'way', CASE WHEN present THEN nullif(way, '') END));
  END LOOP;
  FOR x IN
    SELECT r.*, f.on_file, f.first_on, f.last_on, f.ways
      FROM (SELECT g.rule, array_agg(g.register ORDER BY g.n) AS registers,
                   array_agg(g.register ORDER BY g.register) FILTER (WHERE g.decides) AS deciding,
                   CASE WHEN k.subject = 'organisation' THEN o.applies END AS applies
              FROM unnest(rules, registers, decisive) WITH ORDINALITY g (rule, register, decides, n)
              JOIN partybuild.rule k ON k.code = g.rule
              LEFT JOIN partybuild.obligation o ON o.rule = g.rule
             GROUP BY g.rule, k.subject, o.applies) r
     CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_or((facts -> d ->> 'on_file')::boolean) THEN true
                    WHEN bool_or(facts -> d ->> 'on_file' IS NULL) THEN NULL ELSE false END AS on_file,
               min((facts -> d ->> 'first_on')::date) AS first_on, max((facts -> d ->> 'last_on')::date) AS last_on,
               string_agg(facts -> d ->> 'way', ' OR ') AS ways
          FROM unnest(r.deciding) d) f
     ORDER BY r.applies NULLS FIRST, r.deciding
  LOOP
    IF x.applies IS DISTINCT FROM nullif(applies, '') THEN
      concerned := coalesce(partybuild.owing_organisations(x.applies), branches);
      applies := x.applies;
      deciding := NULL;
    END IF;
    IF x.deciding IS DISTINCT FROM deciding THEN
      organisations := CASE WHEN x.on_file IS FALSE THEN 0 END;
      IF x.ways IS NOT NULL THEN
        EXECUTE 'SELECT count(*) FROM unnest($1) c (id) WHERE ' || x.ways INTO organisations USING concerned;
      END IF;
      deciding := x.deciding;
    END IF;
    answer := answer || jsonb_build_object(
      'rule', x.rule, 'registers', x.registers, 'deciding', x.deciding, 'on_file', x.on_file, 'first_on', x.first_on,
      'last_on', x.last_on, 'organisations', organisations, 'applies_to', cardinality(concerned));
  END LOOP;
  RETURN to_jsonb(answer);
END $$;
COMMENT ON FUNCTION partybuild.rule_records_internal() IS 'what rule_records() does';
