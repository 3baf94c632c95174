-- Clerks' files: what a staging table has as text is read, resolved, written into a register and judged; told line by
-- line, done set by set.

-- Which column of a staging table is which of the kind; error where that cannot be told.
CREATE FUNCTION partybuild.import_headings(kind text, staging regclass, OUT attribute name, OUT name name)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  zh constant boolean := partybuild.in_chinese();
  bad text;
BEGIN
  CREATE TEMPORARY TABLE import_heading AS
  SELECT a.attname AS attribute, c.name
    FROM pg_attribute a
    LEFT JOIN partybuild.import_column c
           ON c.kind = import_headings.kind AND c.type <> 'derived'
              AND partybuild.import_heading(a.attname)
                  IN (SELECT partybuild.import_heading(h)
                        FROM unnest(c.aliases || ARRAY[c.name::text, c.zh, c.en]) h)
   WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'line'
   ORDER BY a.attnum;
  SELECT string_agg(format('"%s"', h.attribute), ', ') INTO bad
    FROM pg_temp.import_heading h
   WHERE h.name IN (SELECT x.name FROM pg_temp.import_heading x GROUP BY x.name HAVING count(*) > 1);
  IF bad IS NOT NULL THEN
    RAISE ambiguous_column USING
      MESSAGE = CASE WHEN zh THEN '有几列含义相同' ELSE 'several columns mean the same' END,
      DETAIL = bad,
      HINT = CASE WHEN zh THEN '删除多余的列。' ELSE 'Leave out those that are not wanted.' END;
  END IF;
  SELECT string_agg(format('%s (%s)', c.zh, c.name), ', ' ORDER BY c.place) INTO bad
    FROM partybuild.import_column c
   WHERE c.kind = import_headings.kind AND c.required AND c.type <> 'derived'
     AND NOT EXISTS (SELECT FROM pg_temp.import_heading h WHERE h.name = c.name);
  IF bad IS NOT NULL THEN
    RAISE undefined_column USING
      MESSAGE = format(CASE WHEN zh THEN '缺少“%s”类文件必有的列' ELSE 'columns are missing that files of kind "%s" have' END,
                       kind),
      DETAIL = bad,
      HINT = CASE WHEN zh THEN '表头可用 partybuild.import_column 所列的任一名称，列序不限。'
                  ELSE 'Headers may be any of those in partybuild.import_column, in any order.' END;
  END IF;
  RETURN QUERY SELECT h.attribute, h.name FROM pg_temp.import_heading h;
END $$;
COMMENT ON FUNCTION partybuild.import_headings(text, regclass) IS
  'for import(): which column of a staging table is which of the kind (null: none), also in pg_temp.import_heading; '
  'error 42703 where required ones are missing, 42702 where several are the same';

/*
 * Makes the session's own tables that the steps of import() share: import_raw (the cells that mean something, as text),
 * import_read (their values, by line; the row's number, whether it is known, and what became of it), import_fault
 * (why a line is set aside).
 */
CREATE FUNCTION partybuild.import_read(kind text, staging regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  k partybuild.import_kind;
  c record;
  raw text;
  blank text;
  list text;
  reads text := '';
  joins text := '';
  faults text := '';
BEGIN
  SELECT * INTO k FROM partybuild.import_kind x WHERE x.name = kind;
  PERFORM count(*) FROM partybuild.import_headings(kind, staging);
  SELECT string_agg(CASE WHEN h.name IS NULL THEN format('NULL::text AS %I', x.name)
                         ELSE format('s.%I::text AS %I', h.attribute, x.name) END, ', ' ORDER BY x.place, x.name),
         string_agg(format('coalesce(s.%I::text, '''')', h.attribute), ' || ') FILTER (WHERE h.name IS NOT NULL)
    INTO raw, blank
    FROM partybuild.import_column x
    LEFT JOIN pg_temp.import_heading h ON h.name = x.name
   WHERE x.kind = kind AND x.type <> 'derived';
  EXECUTE format('CREATE TEMPORARY TABLE import_raw AS SELECT %s AS line, %s FROM %s s '
                 'WHERE NOT partybuild.is_blank(%s)',
                 CASE WHEN partybuild.has_column(staging, 'line') THEN 's.line::bigint' ELSE 'row_number() OVER ()' END,
                 raw, staging, blank);
  IF EXISTS (SELECT FROM pg_temp.import_raw r GROUP BY r.line HAVING count(*) > 1 OR r.line IS NULL) THEN
    RAISE cardinality_violation USING
      MESSAGE = CASE WHEN partybuild.in_chinese() THEN format('%s 中的行号重复或缺失', staging)
                     ELSE format('numbers of lines are missing or there twice in %s', staging) END;
  END IF;
  CREATE TEMPORARY TABLE import_fault (line bigint, col text, value text, reason text, args jsonb);
  CREATE TEMPORARY TABLE import_found (col name, said text, id bigint, means text, problem text);
  FOR c IN SELECT x.*, h.attribute
             FROM partybuild.import_column x
             LEFT JOIN pg_temp.import_heading h ON h.name = x.name
            WHERE x.kind = kind
            ORDER BY x.place, x.name LOOP
    IF c.type IN ('organisation', 'member', 'subject', 'term') AND c.attribute IS NOT NULL THEN
      list := format('ARRAY(SELECT DISTINCT r.%I FROM pg_temp.import_raw r '
                     'WHERE partybuild.read_text(r.%1$I) IS NOT NULL)', c.name);
      EXECUTE CASE c.type
        WHEN 'organisation' THEN format('INSERT INTO pg_temp.import_found SELECT %L, f.said, f.found, NULL, f.problem '
                                        'FROM partybuild.find_organisations(%s) f', c.name, list)
        WHEN 'member' THEN format('INSERT INTO pg_temp.import_found SELECT %L, f.said, f.found, NULL, f.problem '
                                  'FROM partybuild.find_members(%s) f', c.name, list)
        WHEN 'subject' THEN format('INSERT INTO pg_temp.import_found SELECT %L, f.said, f.found, NULL, f.problem '
                                   'FROM partybuild.find_subjects(%L, %s) f', c.name, c.subject, list)
        ELSE format('INSERT INTO pg_temp.import_found SELECT %1$L, f.said, NULL, f.found, f.problem '
                    'FROM partybuild.find_values(%2$L, %1$L, %3$s) f', c.name, kind, list) END;
      joins := joins || format(' LEFT JOIN (SELECT f.said, f.id, f.means, f.problem FROM pg_temp.import_found f '
                               'WHERE f.col = %L) %I ON %2$I.said = r.%3$I', c.name, 'found_' || c.name, c.name);
    END IF;
    reads := reads || CASE
      WHEN c.type = 'derived'
      THEN format(', NULL::%s AS %I', CASE WHEN c.subject IS NOT NULL THEN 'bigint' WHEN c.target IS NULL THEN 'text'
                                           ELSE partybuild.column_type(k.register::regclass, c.target) END, c.name)
      WHEN c.type IN ('text', 'code') THEN format(', partybuild.read_text(r.%I) AS %1$I', c.name)
      WHEN c.type IN ('date', 'month') THEN format(', partybuild.read_date(r.%I) AS %1$I', c.name)
      WHEN c.type = 'time' THEN format(', partybuild.read_time(r.%I) AS %1$I', c.name)
      WHEN c.type = 'number' THEN format(', partybuild.read_number(r.%I) AS %1$I', c.name)
      WHEN c.type = 'integer' THEN format(', partybuild.read_integer(r.%I) AS %1$I', c.name)
      WHEN c.type = 'cnid'
      THEN format(', CASE WHEN partybuild.reading_problem(''cnid'', r.%I) IS NULL '
                  'THEN partybuild.read_citizen(r.%1$I)::partybuild.cnid END AS %1$I', c.name)
      WHEN c.attribute IS NULL
      THEN format(', NULL::%s AS %I', CASE c.type WHEN 'term' THEN 'text' ELSE 'bigint' END, c.name)
      WHEN c.type = 'term' THEN format(', %I.means AS %I', 'found_' || c.name, c.name)
      ELSE format(', %I.id AS %I', 'found_' || c.name, c.name) END;
    IF c.type = 'derived' OR c.attribute IS NULL THEN
      CONTINUE;
    END IF;
    faults := concat_ws(', ', nullif(faults, ''), format('(%L, r.%I, %s)', c.name, c.name,
      format(CASE WHEN c.required THEN 'coalesce(%s, CASE WHEN partybuild.read_text(r.%I) IS NULL '
                                       'THEN ''nothing is written'' END)' ELSE '%s' END,
             CASE WHEN c.type IN ('organisation', 'member', 'subject', 'term')
                  THEN format('%I.problem', 'found_' || c.name)
                  ELSE format('partybuild.reading_problem(%L, r.%I)', c.type, c.name) END, c.name)));
  END LOOP;
  ANALYZE pg_temp.import_raw, pg_temp.import_found;
  EXECUTE format('CREATE TEMPORARY TABLE import_read AS SELECT r.line, NULL::bigint AS id, false AS known, 0 AS rank, '
                 'NULL::text AS outcome%s FROM pg_temp.import_raw r%s', reads, joins);
  EXECUTE format('INSERT INTO pg_temp.import_fault SELECT r.line, x.col, x.value, x.reason FROM pg_temp.import_raw r%s '
                 'CROSS JOIN LATERAL (VALUES %s) x (col, value, reason) WHERE x.reason IS NOT NULL', joins, faults);
  -- A good number may end in 000. Where others of the column have lost their last digits, it has too.
  FOR c IN SELECT x.name FROM partybuild.import_column x
            WHERE x.kind = kind AND x.type = 'cnid'
              AND EXISTS (SELECT FROM pg_temp.import_fault f
                           WHERE f.col = x.name
                             AND f.reason = 'a number whose last digits a spreadsheet has lost') LOOP
    EXECUTE format('INSERT INTO pg_temp.import_fault SELECT l.line, %L, l.%I::text, '
                   '''a number whose last digits a spreadsheet has lost'' FROM pg_temp.import_read l '
                   'WHERE l.%2$I::text LIKE ''%%000''', c.name, c.name);
  END LOOP;
  ANALYZE pg_temp.import_read;
  PERFORM partybuild.import_namesakes(kind);
END $$;
COMMENT ON FUNCTION partybuild.import_read(text, regclass) IS
  'for import(): reads a staging table into the session''s own tables import_raw, import_read and import_fault';

CREATE FUNCTION partybuild.import_namesakes(kind text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  org name := (SELECT c.name FROM partybuild.import_column c
                WHERE c.kind = kind AND c.type = 'organisation' ORDER BY c.place LIMIT 1);
  col name;
BEGIN
  IF org IS NULL THEN
    RETURN;
  END IF;
  FOR col IN SELECT DISTINCT f.col FROM pg_temp.import_fault f WHERE f.reason = 'several persons' LOOP
    EXECUTE format(
      'WITH one AS (SELECT f.line, min(m.id) AS id FROM pg_temp.import_fault f JOIN pg_temp.import_read l USING (line) '
      'JOIN party.member m ON partybuild.read_text(m.name) = partybuild.read_text(f.value) '
      'WHERE f.col = %1$L AND f.reason = ''several persons'' AND EXISTS (SELECT FROM party.membership x '
      'WHERE x.member_id = m.id AND x.org_id = l.%2$I AND x.to_date IS NULL) '
      'GROUP BY f.line HAVING count(*) = 1), gone AS (DELETE FROM pg_temp.import_fault f USING one '
      'WHERE f.line = one.line AND f.col = %1$L) '
      'UPDATE pg_temp.import_read l SET %1$I = one.id FROM one WHERE one.line = l.line', col, org);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.import_namesakes(text) IS
  'for import(): of several persons of one name who is in the branch of the line, if only one is';

-- How a row of the register is known: by the values of the kind's keys.
CREATE FUNCTION partybuild.import_match(k partybuild.import_kind) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT string_agg(format('t.%I %s l.%I::%s', u.key, partybuild.equality(k.register::regclass, u.key), c.name,
                                 partybuild.column_type(k.register::regclass, u.key)), ' AND ' ORDER BY u.o)
          FROM unnest(k.keys) WITH ORDINALITY u (key, o)
          JOIN partybuild.import_column c ON c.kind = k.name AND c.target = u.key);
COMMENT ON FUNCTION partybuild.import_match(partybuild.import_kind) IS
  'for import(): the condition by which a line l is a row t of the register; null: prepare finds it';

CREATE FUNCTION partybuild.import_known(k partybuild.import_kind) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  matched text := partybuild.import_match(k);
  keys text;
  number text := CASE WHEN partybuild.has_column(k.register::regclass, 'id') THEN 't.id' ELSE 'NULL::bigint' END;
BEGIN
  IF matched IS NULL THEN
    RETURN;
  END IF;
  SELECT string_agg(format('l.%I', c.name), ', ') INTO keys
    FROM partybuild.import_column c
   WHERE c.kind = k.name AND c.target = ANY (k.keys);
  EXECUTE format(
    'WITH x AS (SELECT l.line, first_value(l.line) OVER (PARTITION BY %s ORDER BY l.line) AS first '
    'FROM pg_temp.import_read l WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line)) '
    'INSERT INTO pg_temp.import_fault SELECT x.line, NULL, NULL, ''as in another line'', '
    'jsonb_build_object(''line'', x.first) FROM x WHERE x.first < x.line', keys);
  EXECUTE format(
    'WITH x AS (SELECT l.line, max(%s) AS id, count(*) AS n FROM pg_temp.import_read l JOIN %s t ON %s '
    'WHERE NOT l.known GROUP BY l.line), '
    'many AS (INSERT INTO pg_temp.import_fault SELECT x.line, NULL, NULL, ''several rows on file'' '
    'FROM x WHERE x.n > 1), '
    -- one by its number, whose it is, the other by its keys
    'taken AS (INSERT INTO pg_temp.import_fault (line, reason, args) SELECT x.line, ''as in another line'', '
    'jsonb_build_object(''line'', min(o.line)) FROM x JOIN pg_temp.import_read o ON o.known AND o.id = x.id '
    'WHERE x.n = 1 AND NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = x.line) GROUP BY x.line) '
    'UPDATE pg_temp.import_read l SET known = true, id = x.id FROM x WHERE x.line = l.line AND x.n = 1',
    number, k.register, matched);
END $$;
COMMENT ON FUNCTION partybuild.import_known(partybuild.import_kind) IS
  'for import(): finds the rows that lines are on file already, where the kind''s own function did not, and lines that '
  'are the same';

-- Written in one statement each. A blank cell says nothing: what is on file stays.
CREATE FUNCTION partybuild.import_some(k partybuild.import_kind, lines bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  register regclass := k.register::regclass;
  has_id boolean := partybuild.has_column(register, 'id');
  matched text := CASE WHEN has_id THEN 't.id = l.id' ELSE partybuild.import_match(k) END;
  columns text;
  added text;
  changed text;
  written text;
  kept text;
BEGIN
  WITH col AS (
    SELECT c.target, c.only_new, c.place,
           format('l.%I::%s', c.name, partybuild.column_type(register, c.target)) AS value,
           pg_get_expr(d.adbin, d.adrelid) AS preset
      FROM partybuild.import_column c
      JOIN pg_attribute a ON a.attrelid = register AND a.attname = c.target
      LEFT JOIN pg_attrdef d ON d.adrelid = register AND d.adnum = a.attnum
     WHERE c.kind = k.name
  )
  SELECT string_agg(quote_ident(c.target), ', ' ORDER BY c.place, c.target),
         string_agg(coalesce('coalesce(' || c.value || ', ' || c.preset || ')', c.value), ', '
                    ORDER BY c.place, c.target),
         string_agg(quote_ident(c.target), ', ' ORDER BY c.place, c.target) FILTER (WHERE NOT c.only_new),
         string_agg(format('coalesce(%s, t.%I)', c.value, c.target), ', ' ORDER BY c.place, c.target)
           FILTER (WHERE NOT c.only_new),
         string_agg(format('t.%I', c.target), ', ' ORDER BY c.place, c.target) FILTER (WHERE NOT c.only_new)
    INTO columns, added, changed, written, kept
    FROM col c;
  UPDATE pg_temp.import_read l SET outcome = CASE WHEN l.known THEN 'unchanged' ELSE 'accepted' END
   WHERE l.line = ANY (lines);
  EXECUTE format(
    'WITH x AS (UPDATE %s t SET (%s) = ROW (%s) FROM pg_temp.import_read l WHERE l.line = ANY ($1) AND l.known AND %s '
    'AND NOT ROW (%s)::record *= ROW (%3$s)::record RETURNING l.line) '
    'UPDATE pg_temp.import_read l SET outcome = ''changed'' FROM x WHERE x.line = l.line',
    register, changed, written, matched, kept) USING lines;
  IF has_id THEN
    -- numbered in the order of the lines
    EXECUTE format('UPDATE pg_temp.import_read l SET id = x.id FROM (SELECT y.line, nextval(%L) AS id '
                   'FROM (SELECT z.line FROM pg_temp.import_read z WHERE z.line = ANY ($1) AND NOT z.known '
                   'ORDER BY z.rank, z.line) y) x WHERE x.line = l.line',
                   pg_get_serial_sequence(register::text, 'id')) USING lines;
  END IF;
  EXECUTE format('INSERT INTO %s (%s%s) SELECT %s%s FROM pg_temp.import_read l WHERE l.line = ANY ($1) AND NOT l.known '
                 'ORDER BY l.rank, l.line', register, CASE WHEN has_id THEN 'id, ' ELSE '' END, columns,
                 CASE WHEN has_id THEN 'l.id, ' ELSE '' END, added) USING lines;
  IF k.finish IS NOT NULL THEN
    EXECUTE format('SELECT %s($1)', k.finish::regprocedure::oid::regproc) USING lines;
  END IF;
  -- what the registers' constraints say at the commit they say now, of these lines
  PERFORM partybuild.check_deferred();
END $$;
COMMENT ON FUNCTION partybuild.import_some(partybuild.import_kind, bigint[]) IS
  'for import_try(): writes these lines into the register, and has the kind''s own function write more';

-- What one line cannot be written for keeps no other from being written: halved, until it is alone.
CREATE FUNCTION partybuild.import_try(k partybuild.import_kind, lines bigint[], OUT line bigint, OUT reason text)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  half integer := cardinality(lines) / 2;
BEGIN
  IF lines = '{}' THEN
    RETURN;
  END IF;
  BEGIN
    PERFORM partybuild.import_some(k, lines);
    RETURN;
  EXCEPTION WHEN integrity_constraint_violation OR data_exception OR insufficient_privilege OR raise_exception
                 OR object_not_in_prerequisite_state THEN
    IF SQLSTATE = '55P03' THEN
      -- no fault of a line: somebody holds a lock
      RAISE;
    END IF;
    reason := SQLERRM;
  END;
  IF cardinality(lines) = 1 THEN
    line := lines[1];
    RETURN NEXT;
    RETURN;
  END IF;
  RETURN QUERY SELECT t.line, t.reason FROM partybuild.import_try(k, lines[:half]) t;
  RETURN QUERY SELECT t.line, t.reason FROM partybuild.import_try(k, lines[half + 1:]) t;
END $$;
COMMENT ON FUNCTION partybuild.import_try(partybuild.import_kind, bigint[]) IS
  'for import(): writes these lines but for those that cannot be, which it returns with the error''s words';

/*
 * Which lines a commit would be refused for: of each violation, those that wrote its subject; else those that name the
 * person, else the organisation that it is about.
 */
CREATE FUNCTION partybuild.import_refused(
    k partybuild.import_kind, before text[], OUT line bigint, OUT reason text, OUT args jsonb)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ways text;
BEGIN
  WITH way AS (
    SELECT s.name AS kind, 'id' AS col, 1 AS tier
      FROM partybuild.subject_kind s
     WHERE s.relation = k.register
    UNION ALL
    SELECT coalesce(c.subject, c.type), c.name,
           CASE WHEN c.subject IS NOT NULL THEN 2 WHEN c.type = 'member' THEN 3 ELSE 4 END
      FROM partybuild.import_column c
     WHERE c.kind = k.name AND (c.subject IS NOT NULL OR c.type IN ('member', 'organisation'))
    UNION ALL
    SELECT NULL, c.name, 5 FROM partybuild.import_column c WHERE c.kind = k.name AND c.type = 'organisation'
  )
  SELECT string_agg(format('SELECT v.n, l.line, %s AS tier FROM v JOIN pg_temp.import_read l ON %s '
                           'WHERE l.outcome IN (''accepted'', ''changed'')', w.tier,
                           CASE WHEN w.kind IS NULL THEN format('v.org_id = l.%I', w.col)
                                ELSE format('v.kind = %L AND v.subject = l.%I', w.kind, w.col) END), ' UNION ALL ')
    INTO ways
    FROM way w;
  RETURN QUERY EXECUTE format(
    'WITH v AS MATERIALIZED (SELECT row_number() OVER () AS n, p.rule, p.subject, p.org_id, p.args, r.subject AS kind '
    'FROM partybuild.pending_violations() p JOIN partybuild.rule r ON r.code = p.rule '
    'WHERE format(''%%s %%s'', p.rule, p.subject) <> ALL ($1)), w (n, line, tier) AS (%s), '
    'b AS (SELECT w.n, w.line, w.tier = min(w.tier) OVER (PARTITION BY w.n) AS nearest FROM w) '
    'SELECT DISTINCT b.line, v.rule, v.args FROM v LEFT JOIN b ON b.n = v.n AND b.nearest',
    coalesce(ways, 'SELECT NULL::bigint, NULL::bigint, 0 WHERE false')) USING before;
END $$;
COMMENT ON FUNCTION partybuild.import_refused(partybuild.import_kind, text[]) IS
  'for import(): the lines that the commit would be refused for, with rule and values; no line: it is about none of '
  'them';

CREATE FUNCTION partybuild.import(
    kind text, staging regclass, file text DEFAULT NULL, dry boolean DEFAULT false,
    judge boolean DEFAULT true,
    OUT line bigint, OUT outcome text, OUT "column" text, OUT value text, OUT reason_zh text, OUT reason_en text)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET jit = off
-- lines are arrays, long or short: a plan for both would compare each with each
SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_variable
DECLARE
  zh constant boolean := partybuild.in_chinese();
  k partybuild.import_kind;
  before text[];
  todo bigint[];
  failed bigint[];
  failed_for text[];
  refused bigint[];
  refused_by text[];
  refused_args jsonb[];
  done bigint[];
  done_as text[];
  last boolean;
BEGIN
  PERFORM partybuild.refuse_as_of();
  SELECT * INTO k FROM partybuild.import_kind x WHERE x.name = kind;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format(CASE WHEN zh THEN '没有“%s”这类文件' ELSE 'files of kind "%s" are not known' END, kind),
      HINT = CASE WHEN zh THEN '所知的类别见 partybuild.import_kind。' ELSE 'Kinds are in partybuild.import_kind.' END;
  END IF;
  -- refused for the file, not for each line
  IF NOT (has_table_privilege(k.register, 'SELECT') AND has_table_privilege(k.register, 'INSERT')
          AND has_table_privilege(k.register, 'UPDATE')) THEN
    RAISE insufficient_privilege USING
      MESSAGE = format(CASE WHEN zh THEN '无权写入%s' ELSE 'no right to write into %s' END, k.register),
      HINT = CASE WHEN zh THEN '文件由 partybuild_clerk 或 partybuild_admin 的成员导入。'
                  ELSE 'Members of partybuild_clerk or partybuild_admin import files.' END;
  END IF;
  file := coalesce(file, staging::text);
  -- whoever takes the same lines waits, and finds them on file
  LOCK TABLE party.import_line IN SHARE ROW EXCLUSIVE MODE;
  PERFORM partybuild.import_read(kind, staging);
  IF k.prepare IS NOT NULL THEN
    EXECUTE format('SELECT %s()', k.prepare::regprocedure::oid::regproc);
  END IF;
  PERFORM partybuild.import_known(k);
  IF judge THEN
    before := ARRAY(SELECT format('%s %s', p.rule, p.subject) FROM partybuild.pending_violations() p);
  END IF;
  todo := ARRAY(SELECT l.line
                  FROM pg_temp.import_read l
                 WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = l.line)
                 ORDER BY l.rank, l.line);
  LOOP
    BEGIN
      SELECT coalesce(array_agg(t.line), '{}'), array_agg(t.reason) INTO failed, failed_for
        FROM partybuild.import_try(k, todo) t;
      SELECT array_agg(r.line), array_agg(r.reason), array_agg(r.args) INTO refused, refused_by, refused_args
        FROM partybuild.import_refused(k, before) r
       WHERE judge;
      SELECT array_agg(l.line), array_agg(l.outcome) INTO done, done_as
        FROM pg_temp.import_read l
       WHERE l.outcome IS NOT NULL;
      IF dry OR EXISTS (SELECT FROM unnest(refused) r WHERE r IS NOT NULL) THEN
        RAISE SQLSTATE 'PB000';
      END IF;
    EXCEPTION WHEN SQLSTATE 'PB000' THEN
      NULL;
    END;
    last := NOT EXISTS (SELECT FROM unnest(refused) r WHERE r IS NOT NULL);
    INSERT INTO pg_temp.import_fault (line, reason)
    SELECT x.line, x.reason FROM unnest(failed, failed_for) x (line, reason);
    INSERT INTO pg_temp.import_fault (line, reason, args)
    SELECT x.line, x.reason, x.args FROM unnest(refused, refused_by, refused_args) x (line, reason, args)
     WHERE x.line IS NOT NULL OR last;
    EXIT WHEN last;
    todo := ARRAY(SELECT t.line
                    FROM unnest(todo) WITH ORDINALITY t (line, o)
                   WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = t.line)
                   ORDER BY t.o);
  END LOOP;
  CREATE TEMPORARY TABLE import_told AS
  SELECT x.line, x.outcome, x.col, x.value, coalesce(x.zh, x.reason) AS reason_zh, coalesce(x.en, x.reason) AS reason_en
    FROM (
      SELECT f.line, CASE WHEN f.line IS NULL THEN 'refused' ELSE 'set aside' END AS outcome, h.attribute::text AS col,
             coalesce(f.value, to_jsonb(w) ->> f.col) AS value, f.reason,
             partybuild.fill_message(CASE WHEN r.code IS NULL THEN t.zh ELSE r.code || '：' || r.message_zh END,
                                     coalesce(f.args, '{}'), true) AS zh,
             partybuild.fill_message(CASE WHEN r.code IS NULL THEN t.en ELSE r.code || ': ' || r.message_en END,
                                     coalesce(f.args, '{}'), false) AS en
        FROM pg_temp.import_fault f
        LEFT JOIN pg_temp.import_heading h ON h.name = f.col
        LEFT JOIN pg_temp.import_raw w ON w.line = f.line
        LEFT JOIN partybuild.term t ON t.name = f.reason
        LEFT JOIN partybuild.rule r ON r.code = f.reason
      UNION ALL
      SELECT d.line, d.outcome, NULL, NULL, NULL, NULL, NULL
        FROM unnest(done, done_as) d (line, outcome)
       WHERE NOT EXISTS (SELECT FROM pg_temp.import_fault f WHERE f.line = d.line)
      UNION ALL
      SELECT NULL, 'not taken', h.attribute, NULL, t.name, t.zh, t.en
        FROM pg_temp.import_heading h
        JOIN partybuild.term t ON t.name = 'a column that is not taken'
       WHERE h.name IS NULL) x;
  IF NOT dry THEN
    -- what was accepted from this file stays on record as that when the file comes again
    DELETE FROM party.import_line i
     USING pg_temp.import_told t
     WHERE i.kind = kind AND i.file = file AND i.line = t.line
       AND NOT (t.outcome = 'unchanged' AND i.outcome <> 'set aside');
    INSERT INTO party.import_line (kind, file, line, outcome, col, value, reason_zh, reason_en)
    SELECT kind, file, t.line, t.outcome, t.col, t.value, t.reason_zh, t.reason_en
      FROM pg_temp.import_told t
     WHERE t.line IS NOT NULL
       AND NOT (t.outcome = 'unchanged'
                AND EXISTS (SELECT FROM party.import_line i WHERE i.kind = kind AND i.file = file AND i.line = t.line));
  END IF;
  RETURN QUERY SELECT * FROM pg_temp.import_told t ORDER BY t.line NULLS FIRST, t.col, t.reason_en;
  DROP TABLE pg_temp.import_heading, pg_temp.import_raw, pg_temp.import_read, pg_temp.import_fault,
    pg_temp.import_found, pg_temp.import_told;
END $$;
COMMENT ON FUNCTION partybuild.import(text, regclass, text, boolean, boolean) IS
  'takes a clerk''s file, line by line of a staging table of text (line: its number in the file; other columns by any '
  'of their headers), into the registers, with the rights of who calls; returns what became of each line: accepted, '
  'changed, unchanged, or set aside, with a row for each reason; no line: a column that is not taken, or what the '
  'commit will be refused for besides (refused); kept in party.import_line unless dry, which reports and writes '
  'nothing; the same file twice changes nothing; judge false: the rules are left to the commit, or to adopt(), where '
  'files build on each other; error 42704 for an unknown kind, 42703 where required columns are missing';
