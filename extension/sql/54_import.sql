-- Clerks' files: which kinds there are, of which columns, and how what a cell names is looked up.

-- Kinds of files, columns and values: a plugin brings its own.
CREATE TABLE partybuild.import_kind (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z_]*$'),
  plugin text NOT NULL DEFAULT 'local',
  place integer NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  register text NOT NULL,
  keys name[] NOT NULL DEFAULT '{}',
  prepare text,
  finish text
);
COMMENT ON TABLE partybuild.import_kind IS
  'kinds of files that import() takes: the register that a line is a row of, the columns of it by which that row is '
  'known (none: prepare finds it), and functions that look at all lines before, or write more after; place: the '
  'order in which files that build on each other are taken';
CREATE TABLE partybuild.import_column (
  kind text NOT NULL,
  name name NOT NULL CHECK (name <> ALL ('{line,id,known,rank,outcome}')),
  plugin text NOT NULL DEFAULT 'local',
  place integer NOT NULL,
  type text NOT NULL CHECK (type IN ('text', 'code', 'date', 'month', 'time', 'number', 'integer', 'cnid', 'term',
                                     'organisation', 'member', 'subject', 'derived')),
  subject text,
  required boolean NOT NULL DEFAULT false,
  target name,
  only_new boolean NOT NULL DEFAULT false,
  zh text,
  en text,
  aliases text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (kind, name),
  CHECK (type = 'derived' OR (type = 'subject') = (subject IS NOT NULL)),
  CHECK ((type = 'derived') = (zh IS NULL) AND (zh IS NULL) = (en IS NULL))
);
COMMENT ON TABLE partybuild.import_column IS
  'columns of files, by kind: how a cell is read or what it names, the column of the register that it is written to '
  '(null: the functions of the kind see to it), and what its header may say; derived: in no file, set by the kind''s '
  'functions, where it is not written text, or the number of a subject: what that is refused for, the line is; '
  'only_new: written where the row is new';
CREATE TABLE partybuild.import_value (
  kind text NOT NULL,
  col name NOT NULL,
  said text NOT NULL,
  plugin text NOT NULL DEFAULT 'local',
  place integer NOT NULL DEFAULT 0,
  means text NOT NULL,
  PRIMARY KEY (kind, col, said)
);
COMMENT ON TABLE partybuild.import_value IS
  'what clerks write into columns of type term, and what it means; place: above 0 those that templates list, in order';
SELECT pg_catalog.pg_extension_config_dump('partybuild.import_kind', 'WHERE plugin = ''local''');
SELECT pg_catalog.pg_extension_config_dump('partybuild.import_column', 'WHERE plugin = ''local''');
SELECT pg_catalog.pg_extension_config_dump('partybuild.import_value', 'WHERE plugin = ''local''');

CREATE TRIGGER make_way BEFORE INSERT ON partybuild.import_value
  FOR EACH ROW WHEN (NEW.plugin <> 'local') EXECUTE FUNCTION partybuild.make_way();

CREATE FUNCTION partybuild.set_import_value(kind text, col name, said text, means text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  zh constant boolean := partybuild.in_chinese();
BEGIN
  IF partybuild.read_text(said) IS NULL
     OR NOT EXISTS (SELECT FROM partybuild.import_value v WHERE v.kind = kind AND v.col = col AND v.means = means)
        AND means IS NOT NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format(CASE WHEN zh THEN '“%s”的列“%s”没有“%s”这个含义'
                            ELSE 'column "%2$s" of "%1$s" has no meaning "%3$s"' END, kind, col, means),
      HINT = CASE WHEN zh THEN '各列所有的含义见 partybuild.import_value。'
                  ELSE 'What columns can mean is in partybuild.import_value.' END;
  END IF;
  DELETE FROM partybuild.import_value v
   WHERE v.kind = kind AND v.col = col AND v.plugin = 'local' AND partybuild.as_read(v.said) = partybuild.as_read(said);
  IF EXISTS (SELECT FROM partybuild.import_value v
              WHERE v.kind = kind AND v.col = col AND partybuild.as_read(v.said) = partybuild.as_read(said)) THEN
    RAISE duplicate_object USING
      MESSAGE = format(CASE WHEN zh THEN '“%s”由扩展规定，不能更改' ELSE '"%s" is shipped and cannot be replaced' END, said);
  END IF;
  IF means IS NOT NULL THEN
    INSERT INTO partybuild.import_value (kind, col, said, means) VALUES (kind, col, said, means);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.set_import_value(text, name, text, text) IS
  'what clerks of this court write in a column of a kind of files, and which of its meanings they mean by it; null: '
  'nothing any longer; for administrators; error 22023 for a meaning that the column does not have, 42710 for what is '
  'shipped';

CREATE FUNCTION partybuild.import_heading(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(translate(normalize($1, NFKC), partybuild.blanks(), ''), '[([【].*$|[[:punct:]]', '', 'g'));
COMMENT ON FUNCTION partybuild.import_heading(text) IS
  'a header as it is compared: without white space, signs and what is in brackets';

-- What is looked up, each text once. A name is compared in whatever width and case.
CREATE FUNCTION partybuild.find_organisations(texts text[], OUT said text, OUT found bigint, OUT problem text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH organisation AS (
    SELECT o.id, partybuild.as_read(n.name) AS name, o.revoked_on IS NULL AS stands
      FROM party.organisation o
     CROSS JOIN LATERAL (
        SELECT o.name UNION SELECT o.code WHERE o.code IS NOT NULL) n
  ), best AS (
    -- of those of one name, who stands
    SELECT t.said, o.id, o.stands, bool_or(o.stands) OVER (PARTITION BY t.said) AS any_stands
      FROM unnest(texts) t (said)
      JOIN organisation o ON o.name = partybuild.as_read(t.said)
  )
  SELECT t.said, CASE WHEN count(DISTINCT b.id) = 1 THEN min(b.id) END,
         CASE WHEN count(b.id) = 0 THEN 'an unknown organisation'
              WHEN count(DISTINCT b.id) > 1 THEN 'several organisations' END
    FROM unnest(texts) t (said)
    LEFT JOIN best b ON b.said = t.said AND b.stands = b.any_stands
   GROUP BY t.said $$;
COMMENT ON FUNCTION partybuild.find_organisations(text[]) IS
  'the organisations that texts name, by code or name; problem: the term that says why none';

CREATE FUNCTION partybuild.find_members(texts text[], OUT said text, OUT found bigint, OUT problem text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH t AS (
    SELECT x.said, partybuild.read_text(x.said) AS name, partybuild.read_citizen(x.said) AS number
      FROM unnest(texts) x (said)
  ), hit AS (
    SELECT t.said, m.id, 1 AS way FROM t JOIN party.member m ON m.emp_no = t.name
    UNION ALL
    SELECT t.said, m.id, 2
      FROM (SELECT t.said, t.number::partybuild.cnid AS cnid
              FROM t
             WHERE t.number ~ '^[0-9]{17}[0-9Xx]$' AND partybuild.cnid_problem(t.number) IS NULL
            OFFSET 0) t
      JOIN party.member m ON m.cnid OPERATOR(public.=) t.cnid
    UNION ALL
    SELECT t.said, m.id, 3 FROM t JOIN party.member m ON partybuild.read_text(m.name) = t.name
     -- a number is no name, and comparing by name reads all persons
     WHERE EXISTS (SELECT FROM t x WHERE x.name !~ '[0-9]') AND t.name !~ '[0-9]'
  ), best AS (
    SELECT h.said, h.id, h.way = min(h.way) OVER (PARTITION BY h.said) AS is_best FROM hit h
  )
  SELECT t.said, CASE WHEN count(DISTINCT b.id) = 1 THEN min(b.id) END,
         CASE WHEN count(b.id) = 0 THEN 'an unknown person' WHEN count(DISTINCT b.id) > 1 THEN 'several persons' END
    FROM t
    LEFT JOIN best b ON b.said = t.said AND b.is_best
   GROUP BY t.said $$;
COMMENT ON FUNCTION partybuild.find_members(text[]) IS
  'the persons that texts name, by staff number, citizen number or name; problem: the term that says why none';

CREATE FUNCTION partybuild.find_values(
    kind text, col name, texts text[], OUT said text, OUT found text, OUT problem text)
RETURNS SETOF record LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.said, min(v.means), CASE WHEN min(v.means) IS NULL THEN 'an unknown value' END
    FROM unnest(texts) t (said)
    LEFT JOIN partybuild.import_value v
           ON v.kind = find_values.kind AND v.col = find_values.col
              AND partybuild.as_read(t.said) IN (partybuild.as_read(v.said), partybuild.as_read(v.means))
   GROUP BY t.said $$;
COMMENT ON FUNCTION partybuild.find_values(text, name, text[]) IS
  'what texts mean in a column of type term; problem: the term that says why nothing';

CREATE FUNCTION partybuild.find_subjects(
    kind text, texts text[], OUT said text, OUT found bigint, OUT problem text)
RETURNS SETOF record LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  relation regclass := (SELECT partybuild.find_relation(k.relation)
                          FROM partybuild.subject_kind k
                         WHERE k.name = find_subjects.kind);
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT t.said, r.id, CASE WHEN r.id IS NULL THEN coalesce(partybuild.reading_problem(''integer'', t.said), '
    '''an unknown number'') END FROM unnest($1) t (said) LEFT JOIN %s r ON r.id = partybuild.read_integer(t.said)',
    relation) USING texts;
END $$;
COMMENT ON FUNCTION partybuild.find_subjects(text, text[]) IS
  'the subjects of a kind whose numbers texts are; problem: the term that says why none';
