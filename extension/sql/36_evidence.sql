-- Which tables an obligation's views read, so that what changes for a closed period is evaluated again. Each table has
-- a trigger function of its own, written here from its sources: its queries are planned once a session, and a statement
-- is one query whatever it wrote.
CREATE FUNCTION partybuild.evidence_function(relation text) RETURNS name
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN left('evidence_of_' || regexp_replace(relation, '[^a-zA-Z0-9_]+', '_', 'g'), 63)::name;
COMMENT ON FUNCTION partybuild.evidence_function(text) IS
  'name of the trigger function in schema compliance that a table of evidence_source() has';

-- A column of the old or the new row in pairs, as evidence_changes() calls it.
CREATE FUNCTION partybuild.evidence_column(side text, col name) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN quote_ident(left(side || '_' || col, 63));
COMMENT ON FUNCTION partybuild.evidence_column(text, name) IS 'for evidence triggers: the name of an old or new value';

-- The first day of which a row has come to say something else; null: it says the same.
CREATE FUNCTION partybuild.evidence_first_day(s partybuild.evidence_source, event text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  relation regclass := partybuild.find_relation(s.relation);
  -- a type of somebody's is compared as it is printed: his operators would run with our rights
  one constant text := CASE WHEN s.relation LIKE 'party.%' THEN 'p.%s IS DISTINCT FROM p.%s'
                            ELSE 'format(''%%s'', p.%s) IS DISTINCT FROM format(''%%s'', p.%s)' END;
  others text;
BEGIN
  IF event <> 'update' THEN
    RETURN CASE WHEN s.dated THEN 'coalesce(t.from_date, ''-infinity'')' ELSE '''-infinity''::date' END;
  END IF;
  SELECT string_agg(format(one, partybuild.evidence_column('old', c), partybuild.evidence_column('new', c)), ' OR ')
    INTO others
    FROM (SELECT DISTINCT c
            FROM unnest(s.columns || s.subject || s.key || s.replaces) c
           WHERE partybuild.has_column(relation, c) AND NOT (s.dated AND c IN ('from_date', 'to_date'))) x;
  RETURN format('CASE WHEN NOT p.had OR NOT p.has OR %s THEN %s', coalesce(others, 'false'),
                CASE WHEN s.dated THEN 'coalesce(least(p.old_from_date, p.new_from_date), ''-infinity'')'
                     ELSE '''-infinity''::date' END)
         || CASE WHEN s.dated
                 THEN ' WHEN p.old_from_date IS DISTINCT FROM p.new_from_date '
                      'THEN coalesce(least(p.old_from_date, p.new_from_date), ''-infinity'') '
                      'WHEN p.old_to_date IS DISTINCT FROM p.new_to_date THEN least(p.old_to_date, p.new_to_date)'
                 ELSE '' END
         || ' END';
END $$;
COMMENT ON FUNCTION partybuild.evidence_first_day(partybuild.evidence_source, text) IS
  'for evidence triggers: the expression of the first day from which a changed row matters';

-- The rows that changed, old and new, with the columns that are asked for.
CREATE FUNCTION partybuild.evidence_changes(s partybuild.evidence_source, event text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  relation regclass := partybuild.find_relation(s.relation);
  columns name[] := ARRAY(SELECT DISTINCT c FROM unnest(ARRAY[s.subject, s.day, s.key, s.replaces]) c
                           WHERE partybuild.has_column(relation, c) ORDER BY c);
  first_day text := partybuild.evidence_first_day(s, event);
  list text := (SELECT string_agg(quote_ident(c), ', ' ORDER BY c) FROM unnest(columns) c);
  changed text;
BEGIN
  IF event = 'update' AND s.day = '' THEN
    changed := format('SELECT v.* FROM pairs p CROSS JOIN LATERAL (SELECT %s AS first_day OFFSET 0) f '
                      'CROSS JOIN LATERAL (VALUES (%s, f.first_day), (%s, f.first_day)) v (%s, first_day) '
                      'WHERE f.first_day IS NOT NULL', first_day,
                      (SELECT string_agg('p.' || partybuild.evidence_column('old', c), ', ' ORDER BY c)
                         FROM unnest(columns) c),
                      (SELECT string_agg('p.' || partybuild.evidence_column('new', c), ', ' ORDER BY c)
                         FROM unnest(columns) c), list);
  ELSIF event = 'update' THEN
    changed := format('SELECT %1$s, NULL::date AS first_day FROM old_rows UNION ALL SELECT %1$s, NULL FROM new_rows',
                      list);
  ELSE
    changed := format('SELECT %s, %s AS first_day FROM %s t', list, first_day,
                      CASE event WHEN 'insert' THEN 'new_rows' ELSE 'old_rows' END);
  END IF;
  IF s.replaces <> '' THEN
    changed := format('WITH c AS (%s) SELECT %s, first_day FROM c UNION ALL SELECT %s, c.first_day FROM c '
                      'JOIN %s j ON j.%I = c.%I', changed, list,
                      (SELECT string_agg(format('j.%I', c), ', ' ORDER BY c) FROM unnest(columns) c), s.relation,
                      (partybuild.primary_key(relation))[1], s.replaces);
  END IF;
  RETURN changed;
END $$;
COMMENT ON FUNCTION partybuild.evidence_changes(partybuild.evidence_source, text) IS
  'for evidence triggers: the query of the rows that a statement changed for a source';

CREATE FUNCTION partybuild.primary_key(relation regclass) RETURNS name[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT array_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
    FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid
     -- not what it includes: counted from 0
     AND array_position(i.indkey::int2[], a.attnum) < i.indnkeyatts
   WHERE i.indrelid = relation AND i.indisprimary);
COMMENT ON FUNCTION partybuild.primary_key(regclass) IS 'the columns of a table''s primary key';

-- What a source has evaluated again after a statement.
CREATE FUNCTION partybuild.evidence_marks(s partybuild.evidence_source, rules text[], event text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  joined regclass := partybuild.find_relation(nullif(s.joined, ''));
  own_subject boolean := joined IS NULL OR NOT partybuild.has_column(joined, s.subject);
  parts jsonb := jsonb_build_object('rules', quote_literal(rules));
BEGIN
  IF s.subject = '' THEN
    -- everybody, by an update: a row that comes or goes is nobody's yet, or nobody's any more, unless it says something
    -- of days that are over
    parts := parts || jsonb_build_object('first_day', partybuild.evidence_first_day(s, event),
                                         'rows', CASE event WHEN 'insert' THEN 'new_rows' ELSE 'old_rows' END);
    RETURN CASE WHEN event = 'update' THEN partybuild.fill($q$
  SELECT r.rule, NULL::bigint AS subject, NULL::partybuild.period AS period
    FROM closed r
   WHERE r.rule = ANY ({rules}) AND r.live_from > '-infinity'
     AND EXISTS (SELECT FROM pairs p WHERE {first_day} IS NOT NULL)$q$, parts)
                WHEN s.dated THEN partybuild.fill($q$
  SELECT r.rule, NULL::bigint AS subject, NULL::partybuild.period AS period
    FROM closed r
   WHERE r.rule = ANY ({rules}) AND r.live_from > '-infinity'
     AND EXISTS (SELECT FROM {rows} t WHERE {first_day} < greatest(own.month, r.live_from))$q$, parts) END;
  END IF;
  parts := parts || jsonb_build_object(
    'changes', partybuild.evidence_changes(s, event),
    'subject', format('%s.%I', CASE WHEN own_subject THEN 't' ELSE 'j' END, s.subject),
    -- who no longer belongs to what names the day is not found from there, wherever it goes: all his periods
    'day', CASE WHEN s.day = '' OR event = 'delete' AND own_subject AND partybuild.has_column(joined, s.day)
                THEN 'NULL::date'
                ELSE format('%s.%I', CASE WHEN joined IS NOT NULL AND partybuild.has_column(joined, s.day)
                                          THEN 'j' ELSE 't' END, s.day) END,
    'through', CASE WHEN s.through <> ''
                    THEN format('JOIN %s h ON h.%I = t.%I', s.through, s.through_key, s.key) ELSE '' END,
    -- where the row that names the day is gone, all periods are meant
    'joined', CASE WHEN joined IS NOT NULL
                   THEN format('%s JOIN %s j ON j.%I = %s', CASE WHEN own_subject THEN 'LEFT' ELSE '' END, s.joined,
                               s.joined_key, CASE WHEN s.through <> '' THEN format('h.%I', s.through_subject)
                                                  ELSE format('t.%I', s.key) END)
                   ELSE '' END);
  IF s.day = '' THEN
    RETURN partybuild.fill($q$
  SELECT DISTINCT r.rule, {subject}, NULL::partybuild.period
    FROM closed r
    JOIN ({changes}) t ON t.first_day < greatest(own.month, r.live_from)
    {through} {joined}
   WHERE r.rule = ANY ({rules}) AND r.live_from > '-infinity' AND {subject} IS NOT NULL$q$, parts);
  END IF;
  RETURN partybuild.fill($q$
  SELECT r.rule, c.subject,
         CASE WHEN r.per <> 'once' THEN partybuild.period(c.day, r.per) END
    FROM (SELECT DISTINCT {subject} AS subject, {day} AS day FROM ({changes}) t {through} {joined}) c
    JOIN closed r ON r.rule = ANY ({rules})
   WHERE c.subject IS NOT NULL
     AND (c.day IS NULL
          OR c.day < greatest(own.month, r.live_from)
             AND (r.per = 'once'
                  OR partybuild.last_day(partybuild.period(c.day, r.per)) < own.clock
                  OR c.day < r.live_from))$q$, parts);
END $$;
COMMENT ON FUNCTION partybuild.evidence_marks(partybuild.evidence_source, text[], text) IS
  'for evidence triggers: the query of the subjects and periods that a source has evaluated again';

CREATE FUNCTION partybuild.evidence_columns(relation text) RETURNS name[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY(
  SELECT DISTINCT c
    FROM partybuild.evidence_source s
   CROSS JOIN unnest(s.columns || ARRAY[s.subject, s.key, s.replaces]
                     || CASE WHEN s.dated THEN '{from_date,to_date}'::name[] END) c
   WHERE s.relation = evidence_columns.relation AND s.day = ''
     AND partybuild.has_column(partybuild.find_relation(evidence_columns.relation), c)
   ORDER BY c);
COMMENT ON FUNCTION partybuild.evidence_columns(text) IS
  'what of old and new rows is compared for the sources of a table that name no day';

CREATE FUNCTION partybuild.evidence_body(relation text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  table_oid regclass := partybuild.find_relation(relation);
  pk name[] := partybuild.primary_key(table_oid);
  rules text[] := ARRAY(
    SELECT DISTINCT s.rule
      FROM partybuild.evidence_source s
     WHERE s.relation = evidence_body.relation
     ORDER BY 1);
  compared name[] := partybuild.evidence_columns(relation);
  -- by day, results are marked before the first closing too: it may be under way
  by_day boolean;
  checks text;
  event text;
  marks text;
  pairs text;
  branches text := '';
BEGIN
  -- What is compared below is compared as its type says, with whatever casts that type has: in a table of somebody's it
  -- must be the one it was.
  SELECT string_agg(DISTINCT format('partybuild.has_type(%L, %L, %L)', x.rel, x.col, x.type), ' AND ')
    INTO checks
    FROM partybuild.evidence_source s
   CROSS JOIN LATERAL (
      SELECT r.rel, c.col, c.type
        FROM (VALUES (s.subject, 'int8'), (s.key, 'int8'), (s.joined_key, 'int8'), (s.through_key, 'int8'),
                     (s.through_subject, 'int8'), (s.replaces, 'int8'), (s.day, 'date'),
                     (CASE WHEN s.dated THEN 'from_date' END, 'date'),
                     (CASE WHEN s.dated THEN 'to_date' END, 'date')) c (col, type)
       CROSS JOIN (VALUES (s.relation), (s.joined), (s.through)) r (rel)
       WHERE c.col <> '' AND r.rel <> '' AND r.rel NOT LIKE 'party.%'
         AND partybuild.has_column(partybuild.find_relation(r.rel), c.col)
      UNION ALL
      SELECT s.relation, a.attname, format_type(a.atttypid, NULL)
        FROM pg_attribute a
       WHERE a.attrelid = table_oid AND a.attname = ANY (pk) AND s.relation NOT LIKE 'party.%') x
   WHERE s.relation = evidence_body.relation;
  SELECT bool_or(s.day <> '')
    INTO by_day
    FROM partybuild.evidence_source s
   WHERE s.relation = evidence_body.relation;
  FOREACH event IN ARRAY ARRAY['insert', 'delete', 'update'] LOOP
    SELECT string_agg(x.marks, E'\n  UNION ALL') INTO marks
      FROM (
        SELECT partybuild.evidence_marks(x.source, x.rules, event) AS marks
          FROM (
            -- sources that differ in the rule alone are one
            SELECT (array_agg(s ORDER BY s.rule))[1] AS source, array_agg(s.rule ORDER BY s.rule) AS rules
              FROM partybuild.evidence_source s
             WHERE s.relation = evidence_body.relation
             GROUP BY s.subject, s.day, s.joined, s.joined_key, s.key, s.through, s.through_key, s.through_subject,
                      s.replaces, s.dated, s.columns
          ) x
         ORDER BY x.source
      ) x
     WHERE x.marks IS NOT NULL;
    CONTINUE WHEN marks IS NULL;
    pairs := '';
    IF event = 'update' AND compared <> '{}' THEN
      SELECT format(E', pairs AS MATERIALIZED (\n  SELECT %s, %s\n    %s\n)',
                    CASE WHEN pk IS NULL THEN 'false AS had, false AS has'
                         ELSE format('o.%1$I IS NOT NULL AS had, n.%1$I IS NOT NULL AS has', pk[1]) END,
                    string_agg(format('o.%1$I AS %2$s, n.%1$I AS %3$s', c, partybuild.evidence_column('old', c),
                                      partybuild.evidence_column('new', c)), ', '),
                    CASE WHEN pk IS NULL THEN 'FROM old_rows o FULL JOIN new_rows n ON false'
                         ELSE 'FROM old_rows o FULL JOIN new_rows n ON '
                              || (SELECT string_agg(format('o.%I = n.%1$I', k), ' AND ') FROM unnest(pk) k) END)
        INTO pairs
        FROM unnest(compared) c;
    END IF;
    branches := branches || partybuild.fill($q$
  IF TG_OP = {event} THEN
    WITH closed AS MATERIALIZED (
      SELECT o.rule, o.per, coalesce(h.live_from, '-infinity') AS live_from
        FROM partybuild.obligation o
        LEFT JOIN compliance.horizon h ON h.rule = o.rule
       WHERE o.rule = ANY ({rules})
    ){pairs}
    INSERT INTO compliance.stale (rule, subject, period){marks};
    RETURN NULL;
  END IF;$q$, jsonb_build_object('event', quote_literal(upper(event)), 'rules', quote_literal(rules), 'pairs', pairs,
                                 'marks', marks));
  END LOOP;
  -- a source may have columns of the same names
  RETURN partybuild.fill($q$
#variable_conflict use_column
<<own>>
DECLARE
  -- The writer goes by the clock, not by what its snapshot shows of the closing; the close waits for the day that it
  -- went by.
  clock date := partybuild.lock_today();
  -- nothing closes before its month is over
  month date := date_trunc('month', own.clock)::date;
  latest date := (SELECT max(h.live_from) FROM compliance.horizon h WHERE h.rule = ANY ({rules}));
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO compliance.stale (rule) SELECT unnest({rules}::text[]);
    RETURN NULL;
  END IF;{nothing}{check}{branches}
  RETURN NULL;
END $q$, jsonb_build_object('rules', quote_literal(rules), 'branches', branches,
    'nothing', CASE WHEN by_day THEN '' ELSE $q$
  IF own.latest IS NULL THEN
    RETURN NULL;
  END IF;$q$ END,
    'check', CASE WHEN checks IS NULL THEN '' ELSE partybuild.fill($q$
  IF NOT ({checks}) THEN
    RAISE datatype_mismatch USING
      MESSAGE = format('a column of %s has another type than the obligations that read it were made for',
                       TG_RELID::regclass),
      HINT = 'Give it back its type, or name the sources anew by partybuild.evidence_source().';
  END IF;$q$, jsonb_build_object('checks', checks)) END));
END $$;
COMMENT ON FUNCTION partybuild.evidence_body(text) IS
  'the text of the trigger function that a table of evidence_source() has';

CREATE FUNCTION partybuild.evidence_changed() RETURNS trigger
  LANGUAGE c AS 'MODULE_PATHNAME', 'pb_evidence_changed';
COMMENT ON FUNCTION partybuild.evidence_changed() IS
  'trigger of evidence_source(): arguments, the function in schema compliance that marks what a statement concerns, '
  '"dated" where rows say something of their own days only, and the columns without a change of which an UPDATE '
  'concerns nothing; none: any of the row';

-- Who writes as a replica (a subscription, or session_replication_role) fires no statement trigger: a row of a source
-- has all of its obligations evaluated again, once a transaction.
CREATE FUNCTION partybuild.evidence_replicated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.lock_today();
  INSERT INTO compliance.stale (rule)
  SELECT DISTINCT s.rule
    FROM partybuild.evidence_source s
   WHERE s.relation = TG_ARGV[0]
     AND NOT EXISTS (SELECT FROM compliance.stale m
                      WHERE m.rule = s.rule AND m.subject IS NULL AND m.period IS NULL AND partybuild.is_ours(m.xmin));
  RETURN NULL;
END $$;
COMMENT ON FUNCTION partybuild.evidence_replicated() IS
  'trigger of evidence_source(), for replicas only: marks all that obligations kept of the table named';

CREATE FUNCTION partybuild.make_evidence_trigger(relation text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  function text := format('compliance.%I()', partybuild.evidence_function(relation));
  -- of a source that names a day anything may matter
  by_day boolean := EXISTS (SELECT FROM partybuild.evidence_source s
                             WHERE s.relation = make_evidence_trigger.relation AND s.day <> '');
  -- all of them: a row that says something of its own days only is told by these
  dated boolean := NOT EXISTS (SELECT FROM partybuild.evidence_source s
                                WHERE s.relation = make_evidence_trigger.relation AND NOT s.dated);
  arguments text := format('%L, %L', partybuild.evidence_function(relation), CASE WHEN dated THEN 'dated' ELSE '' END);
  columns text := (
    SELECT string_agg(format(', %L', c), '' ORDER BY n)
      FROM unnest(partybuild.evidence_columns(relation)
                  || partybuild.primary_key(partybuild.find_relation(relation))) WITH ORDINALITY u (c, n)
     WHERE NOT by_day);
  owner regrole := (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'compliance');
  event text;
  rows text;
  definition text;
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION %s RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER '
                 -- how many pairs there are is guessed, and far too high
                 'SET search_path = pg_catalog, pg_temp SET jit = off AS %L',
                 function, partybuild.evidence_body(relation));
  EXECUTE format('COMMENT ON FUNCTION %s IS %L', function,
                 format('for %s: notes the closed periods that a change concerns; called by evidence_changed()',
                        relation));
  EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', function);
  EXECUTE format('ALTER FUNCTION %s OWNER TO %s', function, owner);
  FOR event, rows IN
    VALUES ('insert', 'REFERENCING NEW TABLE AS new_rows '), ('delete', 'REFERENCING OLD TABLE AS old_rows '),
           ('truncate', ''), ('update', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows ')
  LOOP
    -- after those of seal_part(), by their names: they wait for who writes the whole
    definition := format('TRIGGER %I AFTER %s ON %s %sFOR EACH STATEMENT '
                         'EXECUTE FUNCTION partybuild.evidence_changed(%s)',
                         'partybuild_stale_' || event, upper(event), relation, rows,
                         -- every statement copies what triggers are given
                         arguments || CASE WHEN event = 'update' THEN coalesce(columns, '') ELSE '' END);
    -- the same again would lock the table, and have health() want an audit
    IF NOT EXISTS (SELECT
                     FROM pg_trigger t
                    WHERE t.tgrelid = partybuild.find_relation(relation)
                      AND pg_get_triggerdef(t.oid) = 'CREATE ' || definition) THEN
      EXECUTE 'CREATE OR REPLACE ' || definition;
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT
                   FROM pg_trigger t
                  WHERE t.tgrelid = partybuild.find_relation(relation) AND t.tgname = 'partybuild_replicated'
                    AND t.tgfoid = 'partybuild.evidence_replicated()'::regprocedure AND t.tgenabled IN ('R', 'A')
                    AND partybuild.is_whole(t)) THEN
    EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_replicated AFTER INSERT OR UPDATE OR DELETE ON %s '
                   'FOR EACH ROW EXECUTE FUNCTION partybuild.evidence_replicated(%1$L)', relation);
    EXECUTE format('ALTER TABLE %s ENABLE REPLICA TRIGGER partybuild_replicated', relation);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.make_evidence_trigger(text) IS
  'gives a table of evidence_source() the triggers that its rows call for; a change of rows marks what it concerns';

CREATE FUNCTION partybuild.put_evidence_source(
    rule text, relation regclass, subject name, day name, columns name[], joined regclass, joined_key name, key name,
    through regclass, through_key name, through_subject name, replaces name, dated boolean)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_evidence_source(
    text, regclass, name, name, name[], regclass, name, name, regclass, name, name, name, boolean) IS
  'for evidence_source(): writes the row; error 42501 for who does not own the tables';
CREATE FUNCTION partybuild.put_evidence_source_internal(
    rule text, relation regclass, subject name, day name, columns name[], joined regclass, joined_key name, key name,
    through regclass, through_key name, through_subject name, replaces name, dated boolean)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  col record;
  named regclass;
BEGIN
  PERFORM partybuild.require_obligation(rule);
  IF (joined IS NULL) <> (joined_key IS NULL) OR (joined IS NULL) <> (key IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'a joined table goes with its key and the column that leads to it';
  END IF;
  IF (through IS NULL) <> (through_key IS NULL) OR (through IS NULL) <> (through_subject IS NULL)
     OR through IS NOT NULL AND joined IS NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'a table on the way to a joined one goes with its key and the column that leads on';
  END IF;
  IF (day IS NULL) = (columns = '{}' OR columns IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'a source has a day, or columns whose change concerns all periods of the subject';
  END IF;
  FOREACH named IN ARRAY array_remove(ARRAY[relation, joined, through], NULL) LOOP
    IF NOT partybuild.is_table(named) THEN
      RAISE wrong_object_type USING MESSAGE = format('"%s" is no table', named);
    END IF;
  END LOOP;
  IF replaces IS NOT NULL AND coalesce(cardinality(partybuild.primary_key(relation)), 0) <> 1 THEN
    RAISE invalid_parameter_value USING MESSAGE = format('%s has no primary key of one column', relation);
  END IF;
  FOR col IN
    SELECT c.name, c.type, c.tables
      FROM (VALUES (subject, 'int8'::regtype, ARRAY[relation, joined]),
                   (day, 'date', ARRAY[relation, joined]),
                   (joined_key, 'int8', ARRAY[joined]),
                   (key, 'int8', ARRAY[relation]),
                   (through_key, 'int8', ARRAY[through]),
                   (through_subject, 'int8', ARRAY[through]),
                   (replaces, 'int8', ARRAY[relation]),
                   (CASE WHEN dated THEN 'from_date' END, 'date', ARRAY[relation]),
                   (CASE WHEN dated THEN 'to_date' END, 'date', ARRAY[relation])) c (name, type, tables)
     WHERE c.name IS NOT NULL
    UNION ALL
    SELECT u, NULL, ARRAY[relation] FROM unnest(columns) u
  LOOP
    IF NOT EXISTS (SELECT FROM unnest(col.tables) t
                    WHERE partybuild.has_column(t, col.name)
                      AND (col.type IS NULL OR partybuild.has_type(t, col.name, col.type))) THEN
      RAISE undefined_column USING
        MESSAGE = format('there is no column "%s"%s in %s',
                         col.name, coalesce(' of type ' || col.type, ''), array_to_string(col.tables, ' or '));
    END IF;
  END LOOP;
  INSERT INTO partybuild.evidence_source AS s
         (rule, relation, subject, day, joined, joined_key, key, through, through_key, through_subject, replaces, dated,
          columns)
  VALUES (rule, partybuild.name_of(relation), coalesce(subject, ''), coalesce(day, ''),
          coalesce(partybuild.name_of(joined), ''), coalesce(joined_key, ''), coalesce(key, ''),
          coalesce(partybuild.name_of(through), ''), coalesce(through_key, ''), coalesce(through_subject, ''),
          coalesce(replaces, ''), dated, coalesce(columns, '{}'))
  ON CONFLICT ON CONSTRAINT evidence_source_pkey
  DO UPDATE SET columns = EXCLUDED.columns, replaces = EXCLUDED.replaces, dated = EXCLUDED.dated;
END $$;
COMMENT ON FUNCTION partybuild.put_evidence_source_internal(
    text, regclass, name, name, name[], regclass, name, name, regclass, name, name, name, boolean) IS
  'what put_evidence_source() does';

CREATE FUNCTION partybuild.evidence_source(
    rule text, relation regclass, subject name, day name DEFAULT NULL, columns name[] DEFAULT '{}',
    joined regclass DEFAULT NULL, joined_key name DEFAULT NULL, key name DEFAULT NULL, through regclass DEFAULT NULL,
    through_key name DEFAULT NULL, through_subject name DEFAULT NULL, replaces name DEFAULT NULL,
    dated boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.put_evidence_source(rule, relation, subject, day, columns, joined, joined_key, key, through,
                                         through_key, through_subject, replaces, dated);
  PERFORM partybuild.make_evidence_trigger(partybuild.name_of(relation));
  PERFORM partybuild.note_rule(rule);
END $$;
COMMENT ON FUNCTION partybuild.evidence_source(
    text, regclass, name, name, name[], regclass, name, name, regclass, name, name, name, boolean) IS
  'says that an obligation''s views read a table, and by which columns (its own, or those of the table joined by '
  'joined_key = key) subject and day are known; a change for a closed period has just these evaluated again; in place '
  'of a day, columns: a change of these concerns all periods of the subject; dated: of those only from the first day '
  'of which the row (from_date, to_date) says something else; no subject: all periods of everybody, when a row is '
  'altered, and of what is dated also when one comes or goes; through, through_key, through_subject: a step between '
  'key and joined_key; replaces: names the row of the same table whose place a row takes, which is concerned as well; '
  'without any source the last year is evaluated again each night';
