-- Touching, judging, telling.
CREATE FUNCTION partybuild.touch(old_row record, new_row record) RETURNS boolean
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_touch';
COMMENT ON FUNCTION partybuild.touch(record, record) IS
  'for WHEN clauses made by watch(): notes the subjects that a row of a watched table left and entered; true where an '
  'event must be queued; error 39P01 anywhere else';
CREATE FUNCTION partybuild.check() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 'pb_check';
COMMENT ON FUNCTION partybuild.check() IS
  'trigger of every watch: judges all that the transaction has touched; error 23PB1';
CREATE FUNCTION partybuild.lock_subjects(kind text, subjects bigint[]) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_sql_lock_subjects';
COMMENT ON FUNCTION partybuild.lock_subjects(text, bigint[]) IS
  'takes the locks a judge of these subjects takes, to the end of the transaction';

CREATE FUNCTION partybuild.screen(rule text, subject bigint) RETURNS text
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_sql_screen';
COMMENT ON FUNCTION partybuild.screen(text, bigint) IS
  'what a rule''s check in C says of a subject: clean, violated, or null where it leaves that to the view';

CREATE FUNCTION partybuild.pending_violations(
    OUT rule text, OUT subject bigint, OUT org_id bigint, OUT mode text, OUT magnitude numeric, OUT args jsonb,
    OUT message text, OUT hint text)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_pending_violations_sql';
COMMENT ON FUNCTION partybuild.pending_violations() IS 'what a commit would be refused for now, as rows';
CREATE FUNCTION partybuild.last_violations(
    OUT rule text, OUT subject bigint, OUT org_id bigint, OUT mode text, OUT magnitude numeric, OUT args jsonb,
    OUT message text, OUT hint text)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_last_violations';
COMMENT ON FUNCTION partybuild.last_violations() IS
  'what this role''s last refused transaction in this session was refused for (at most 1000 rows); forgotten after a '
  'judged commit and by DISCARD ALL';
CREATE FUNCTION partybuild.violate(
    rule text, subject bigint, org_id bigint, magnitude numeric, args jsonb)
  RETURNS boolean LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_violate';
COMMENT ON FUNCTION partybuild.violate(text, bigint, bigint, numeric, jsonb) IS
  'raised by the guard of a change of state: error 23PB1, unless the mode lets it through';
CREATE FUNCTION partybuild.is_ours(xmin xid) RETURNS boolean
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_is_ours';
COMMENT ON FUNCTION partybuild.is_ours(xid) IS
  'was this version of a row written by this transaction? For guards: the first version that is not was on file before';

CREATE FUNCTION partybuild.touch_all() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', 'pb_touch_all';
COMMENT ON FUNCTION partybuild.touch_all() IS
  'trigger BEFORE TRUNCATE on watched tables and their partitions, where no row trigger fires: every subject in the '
  'table counts as left';

-- Reading with the rights that judging reads with.
CREATE FUNCTION partybuild.find_relation(name text) RETURNS regclass
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_find_relation';
COMMENT ON FUNCTION partybuild.find_relation(text) IS
  'the table or view that a name of the catalogue (schema.name) means, or null; never an error';
CREATE FUNCTION partybuild.view_role(view regclass) RETURNS regrole
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_sql_view_role';
COMMENT ON FUNCTION partybuild.view_role(regclass) IS
  'whose rights a rule''s view is read with: its owner''s, or those of the least trusted owner of what it is built '
  'upon';
CREATE FUNCTION partybuild.view_plan(view regclass) RETURNS text
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_view_plan';
COMMENT ON FUNCTION partybuild.view_plan(regclass) IS
  'plan, as EXPLAIN (FORMAT json, VERBOSE) tells it, of the view''s rows for a subject that nobody has';
CREATE FUNCTION partybuild.fill_message(template text, args jsonb, chinese boolean) RETURNS text
  LANGUAGE c STABLE AS 'MODULE_PATHNAME', 'pb_fill_message';
COMMENT ON FUNCTION partybuild.fill_message(text, jsonb, boolean) IS
  'a message of the catalogue with each {name} replaced by its value in args, terms in Chinese or in English';
CREATE FUNCTION partybuild.subject_name(kind text, subject bigint) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  naming regprocedure := to_regprocedure(format('party.%I(bigint)', 'name_of_' || kind));
  name text;
BEGIN
  IF naming IS NOT NULL THEN
    EXECUTE format('SELECT %s($1)', naming::regproc) INTO name USING subject;
  END IF;
  RETURN name;
END $$;
COMMENT ON FUNCTION partybuild.subject_name(text, bigint) IS
  'what a person calls a subject, by the function party.name_of_KIND(bigint) of its kind; null where there is none';
CREATE FUNCTION partybuild.violations(rule text, subjects bigint[] DEFAULT NULL,
    OUT subject bigint, OUT org_id bigint, OUT magnitude numeric, OUT args jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_violations';
COMMENT ON FUNCTION partybuild.violations(text, bigint[]) IS
  'what the rule''s view lists for these subjects, or all of it, read with the rights that judging reads it with; one '
  'row a subject, the worst';

-- The rows that watch() writes. Tables of the catalogue are written through such pairs only: see rights.c.
CREATE FUNCTION partybuild.put_watch(rule text, relation regclass, kind text, key name, columns name[],
    via oid, via_key name, via_subject name, via_day name, through oid, through_key name, through_subject name,
    superiors boolean, leaves boolean, enters boolean, expected name[])
  RETURNS integer LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_watch(
    text, regclass, text, name, name[], oid, name, name, name, oid, name, name, boolean, boolean, boolean, name[]) IS
  'for watch(): writes the rows of a watch; error 42501 for who does not own the table';
CREATE FUNCTION partybuild.require_watchable(relation regclass, key name, columns name[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT partybuild.is_table(relation) THEN
    RAISE wrong_object_type USING
      MESSAGE = format('"%s" is no table and cannot be watched', relation),
      HINT = 'Watch the tables that the view reads.';
  END IF;
  PERFORM partybuild.require_columns(relation, key || columns);
  IF NOT partybuild.has_type(relation, key, 'int8') THEN
    RAISE datatype_mismatch USING
      MESSAGE = format('column "%s" of %s is not of type bigint and names no subject',
                       key, partybuild.name_of(relation));
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_watchable(regclass, name, name[]) IS
  'for put_watch(): error for what is no table, a column it has not, or a key that is no bigint';

CREATE FUNCTION partybuild.require_path(via regclass, via_key name, via_subject name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  via_name text := partybuild.name_of(via);
  bad name;
BEGIN
  FOREACH bad IN ARRAY ARRAY[via_key, via_subject] LOOP
    IF NOT partybuild.has_type(via, bad, 'int8') THEN
      RAISE undefined_column USING
        MESSAGE = format('table %s has no bigint column "%s"', via_name, bad);
    END IF;
  END LOOP;
  IF NOT partybuild.is_indexed(via, via_key) THEN
    RAISE undefined_object USING
      MESSAGE = format('table %s has no btree index that begins with "%s"', via_name, via_key),
      HINT = 'Create one: every touched row is looked up there at commit.';
  END IF;
END $$;
-- For watch(): is there a btree index that begins with the column?
CREATE FUNCTION partybuild.is_indexed(relation regclass, key name) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT
                   FROM pg_index i
                   JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = i.indkey[0]
                   JOIN pg_class c ON c.oid = i.indexrelid
                   JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
                  WHERE i.indrelid = relation AND a.attname = key
                    AND (i.indpred IS NULL
                         OR pg_get_expr(i.indpred, relation) = format('(%I IS NOT NULL)', key)))
$$;
COMMENT ON FUNCTION partybuild.is_indexed(regclass, name) IS
  'has a table a btree index that begins with the column, over all rows in which it is not null?';
COMMENT ON FUNCTION partybuild.require_path(regclass, name, name) IS
  'for put_watch(): error where a table does not lead, by an indexed key, to a subject';

-- On the way a view leads as well, by as many steps as it takes: by the same column that a rule view is filtered by.
CREATE FUNCTION partybuild.require_way(through regclass, through_key name, through_subject name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem text;
BEGIN
  IF (SELECT c.relkind FROM pg_class c WHERE c.oid = through) IS DISTINCT FROM 'v' THEN
    PERFORM partybuild.require_path(through, through_key, through_subject);
    RETURN;
  END IF;
  problem := CASE
    WHEN through_key <> 'subject' OR NOT partybuild.has_type(through, 'subject', 'int8')
      THEN 'a view leads from its bigint column "subject"'
    WHEN NOT partybuild.has_type(through, through_subject, 'int8')
      THEN format('it has no bigint column "%s"', through_subject)
    WHEN partybuild.view_is_volatile(through) THEN 'it calls a function that is VOLATILE'
    ELSE partybuild.filter_problem(through) END;
  IF problem IS NOT NULL THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('view %s does not lead there: %s', partybuild.name_of(through), problem);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_way(regclass, name, name) IS
  'for put_watch(): error where a table or view does not lead on, by an index, to where via leads from';

CREATE FUNCTION partybuild.require_day(relation regclass, via regclass, via_day name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF via_day <> '' AND NOT partybuild.has_type(via, via_day, 'date') THEN
    RAISE undefined_column USING
      MESSAGE = format('table %s has no column "%s" of type date', partybuild.name_of(via), via_day);
  END IF;
  IF via_day <> '' AND NOT (partybuild.is_dated(relation) OR partybuild.has_type(relation, via_day, 'date')) THEN
    RAISE undefined_column USING
      MESSAGE = format('table %s has no period from_date to to_date, and no day "%s"', partybuild.name_of(relation),
                       via_day),
      HINT = 'Leave via_day out: every row that is led to is judged.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_day(regclass, regclass, name) IS
  'for put_watch(): error 42703 where what is led to has no such day, or the table that is watched no period';

CREATE FUNCTION partybuild.put_watch_internal(rule text, relation regclass, kind text, key name, columns name[],
    via oid, via_key name, via_subject name, via_day name, through oid, through_key name, through_subject name,
    superiors boolean, leaves boolean, enters boolean, expected name[])
RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  table_name text := partybuild.name_of(relation);
  via_name text := '';
  through_name text := '';
  watched name[];
  watch_id integer;
BEGIN
  IF rule IS NULL OR relation IS NULL OR key IS NULL OR columns IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'a watch needs a rule, a table, a key and columns';
  END IF;
  PERFORM partybuild.require_rule(rule);
  IF kind IS NULL THEN
    SELECT r.subject INTO kind FROM partybuild.rule r WHERE r.code = rule;
  ELSE
    PERFORM partybuild.require_kind(kind);
  END IF;
  PERFORM partybuild.require_watchable(relation, key, columns);
  IF superiors AND (via IS NULL OR kind <> 'organisation' AND through IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'superiors go with a key that names organisations, and with via';
  END IF;
  IF NOT expected <@ columns THEN
    RAISE invalid_parameter_value USING MESSAGE = 'what is expected is one of the columns that are watched';
  END IF;
  IF NOT (enters OR leaves) THEN
    RAISE invalid_parameter_value USING MESSAGE = 'a watch that neither enters nor leaves would see nothing';
  END IF;
  IF via IS NOT NULL THEN
    PERFORM partybuild.require_path(via, via_key, via_subject);
    PERFORM partybuild.require_day(relation, via, via_day);
    via_name := partybuild.name_of(via);
  END IF;
  IF through IS NOT NULL THEN
    IF via IS NULL THEN
      RAISE invalid_parameter_value USING MESSAGE = 'through goes with via, to which it leads';
    END IF;
    PERFORM partybuild.require_way(through, through_key, through_subject);
    through_name := partybuild.name_of(through);
  END IF;

  SELECT array_agg(DISTINCT c ORDER BY c) INTO watched FROM unnest(key || columns) c;
  INSERT INTO partybuild.watch AS w (relation, kind, key, columns, via, via_key, via_subject, via_day, through,
                                    through_key, through_subject, superiors)
  VALUES (table_name, kind, key, watched, via_name, via_key, via_subject, via_day, through_name,
          through_key, through_subject, superiors)
  ON CONFLICT DO NOTHING
  RETURNING w.id INTO watch_id;
  -- Who is writing the table has noted what he touched by the watches that there were, and is waited for. A shipped
  -- rule that is deployed again has those that it had.
  IF watch_id IS NOT NULL OR (SELECT r.plugin = 'local' FROM partybuild.rule r WHERE r.code = rule) THEN
    EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', relation);
  END IF;
  IF watch_id IS NULL THEN
    SELECT w.id INTO watch_id
      FROM partybuild.watch w
     WHERE w.relation = table_name AND w.kind = kind AND w.key = key AND w.columns = watched
       AND w.via = via_name AND w.via_key = via_key AND w.via_subject = via_subject AND w.via_day = via_day
       AND w.through = through_name AND w.through_key = through_key AND w.through_subject = through_subject
       AND w.superiors = superiors;
  END IF;
  INSERT INTO partybuild.watch_rule AS x (watch_id, rule, leaves, enters, expected)
  VALUES (watch_id, rule, leaves, enters, expected)
  ON CONFLICT ON CONSTRAINT watch_rule_pkey
  DO UPDATE SET leaves = x.leaves OR EXCLUDED.leaves, enters = x.enters OR EXCLUDED.enters,
                expected = EXCLUDED.expected;
  IF via_day = '' AND through IS NULL AND NOT partybuild.is_indexed(relation, key)
     AND EXISTS (SELECT FROM unnest(columns) c
                  WHERE c <> ALL (expected) AND partybuild.has_type(relation, c, 'date')) THEN
    RAISE NOTICE USING
      MESSAGE = format('rule %s is not judged ahead for days in table %s', rule, table_name),
      HINT = format('Create an index that begins with "%s".', key);
  END IF;
  RETURN watch_id;
END $$;
COMMENT ON FUNCTION partybuild.put_watch_internal(
    text, regclass, text, name, name[], oid, name, name, name, oid, name, name, boolean, boolean, boolean, name[]) IS
  'what put_watch() does';

-- Somebody may have put another in its place, for other events or under a condition of his own.
CREATE FUNCTION partybuild.is_whole(t pg_trigger) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off
RETURN CASE
  WHEN t.tgfoid = 'partybuild.check()'::regprocedure THEN
    t.tgdeferrable AND t.tginitdeferred AND t.tgattr = ''::int2vector
    -- after each row (1) that is inserted (4), deleted (8) or updated (16)
    AND EXISTS (SELECT
                  FROM (VALUES ('Partybuild_insert', 5, 'NULL::record, new.*'),
                               ('Partybuild_update', 17, 'old.*, new.*'),
                               ('Partybuild_delete', 9, 'old.*, NULL::record')) e (name, type, rows)
                 WHERE e.name = t.tgname AND e.type = t.tgtype
                   AND strpos(pg_get_triggerdef(t.oid), format(' WHEN (partybuild.touch(%s)) ', e.rows)) > 0)
  ELSE t.tgqual IS NULL END;
COMMENT ON FUNCTION partybuild.is_whole(pg_trigger) IS
  'does a trigger of the engine''s see all that it should, by its events and condition';

-- A partition needs a trigger of its own for TRUNCATE: statement triggers are not inherited.
CREATE FUNCTION partybuild.watch_truncate(relation regclass) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  part regclass;
  made boolean := false;
BEGIN
  FOR part IN
    SELECT c.oid
      FROM (SELECT t.relid FROM pg_partition_tree(relation) t UNION SELECT relation) t
      JOIN pg_class c ON c.oid = t.relid
     WHERE c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_trigger g
                        WHERE g.tgrelid = c.oid AND g.tgname = 'partybuild_truncate' AND g.tgqual IS NULL
                          AND g.tgfoid = 'partybuild.touch_all()'::regprocedure)
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_truncate BEFORE TRUNCATE ON %s
                      FOR EACH STATEMENT EXECUTE FUNCTION partybuild.touch_all()', part);
    made := true;
  END LOOP;
  RETURN made;
END $$;
COMMENT ON FUNCTION partybuild.watch_truncate(regclass) IS
  'gives a watched table and its partitions the trigger that has a TRUNCATE judged; returns whether one was lacking';

CREATE FUNCTION partybuild.attaches_partition(command pg_ddl_command) RETURNS boolean
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_sql_attaches_partition';
COMMENT ON FUNCTION partybuild.attaches_partition(pg_ddl_command) IS
  'is what an event trigger was called for an ALTER TABLE … ATTACH PARTITION';

-- Whoever owns the table may have no rights of ours. What else ALTER TABLE does is left alone: a restore with several
-- jobs adds constraints between the triggers of a table and those of its partitions, which it makes itself.
CREATE FUNCTION partybuild.partition_made() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  root regclass;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_event_trigger_ddl_commands() d WHERE d.schema_name <> 'pg_temp')
     OR to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  FOR root IN
    SELECT DISTINCT g.tgrelid
      FROM pg_event_trigger_ddl_commands() d
     CROSS JOIN LATERAL pg_partition_root(d.objid) r
      JOIN pg_trigger g ON g.tgrelid = r AND g.tgname = 'partybuild_truncate'
     WHERE d.classid = 'pg_class'::regclass
       AND (d.command_tag = 'CREATE TABLE' OR partybuild.attaches_partition(d.command))
  LOOP
    PERFORM partybuild.watch_truncate(root);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.partition_made() IS
  'event trigger: a new partition of a watched table is watched for TRUNCATE too';
CREATE EVENT TRIGGER partybuild_partition_made ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'CREATE SCHEMA')
  EXECUTE FUNCTION partybuild.partition_made();

CREATE FUNCTION partybuild.first_argument(tgargs bytea) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN convert_from(substring(tgargs FROM 1 FOR nullif(position('\x00'::bytea IN tgargs), 0) - 1),
                    getdatabaseencoding());
COMMENT ON FUNCTION partybuild.first_argument(bytea) IS
  'the first of a trigger''s arguments, as pg_trigger keeps them; null: it has none';

-- The triggers of a watched table; what it is called now they keep as their argument: see touch.c.
CREATE FUNCTION partybuild.make_watch_triggers(relation regclass, events text[] DEFAULT '{insert,update,delete}')
RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  watched_as text := partybuild.name_of(relation);
  event text;
  rows text;
  there pg_trigger;
  made boolean := false;
BEGIN
  -- Capital P: fires before PostgreSQL's own RI_ and Unique_ triggers, whose messages say less.
  FOR event, rows IN VALUES ('insert', 'NULL, NEW'), ('update', 'OLD, NEW'), ('delete', 'OLD, NULL') LOOP
    CONTINUE WHEN event <> ALL (events);
    -- one that somebody renamed keeps its constraint's name
    SELECT t.* INTO there
      FROM pg_trigger t
      JOIN pg_constraint k ON k.oid = t.tgconstraint
     WHERE t.tgrelid = relation AND k.conname = 'Partybuild_' || event AND t.tgname <> k.conname;
    IF FOUND THEN
      EXECUTE format('DROP TRIGGER %I ON %s', there.tgname, relation);
    END IF;
    SELECT t.* INTO there FROM pg_trigger t WHERE t.tgrelid = relation AND t.tgname = 'Partybuild_' || event;
    IF FOUND AND (there.tgfoid <> 'partybuild.check()'::regprocedure OR NOT partybuild.is_whole(there)
                  OR partybuild.first_argument(there.tgargs) IS DISTINCT FROM watched_as) THEN
      EXECUTE format('DROP TRIGGER %I ON %s', there.tgname, relation);
      there := NULL;
    END IF;
    IF there.oid IS NULL THEN
      EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER %s ON %s DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW WHEN (partybuild.touch(%s)) EXECUTE FUNCTION partybuild.check(%L)',
                     'Partybuild_' || event, event, relation, rows, watched_as);
      made := true;
    END IF;
  END LOOP;
  RETURN partybuild.watch_truncate(relation) OR made;
END $$;
COMMENT ON FUNCTION partybuild.make_watch_triggers(regclass, text[]) IS
  'gives a watched table the triggers that it lacks; returns whether there were any';

CREATE FUNCTION partybuild.watched_tables() RETURNS TABLE (relation text, events text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT w.relation, array_agg(w.event ORDER BY w.event)
    FROM (SELECT x.relation, unnest('{insert,update,delete}'::text[]) AS event FROM partybuild.watch x
          UNION
          -- approvals are watched without a row of their own: who withdraws or changes one
          SELECT 'party.approval', unnest('{update,delete}'::text[])
           WHERE partybuild.find_relation('party.approval') IS NOT NULL) w
   GROUP BY w.relation;
END;
COMMENT ON FUNCTION partybuild.watched_tables() IS
  'the tables that have triggers of the engine, by the names that watches give, and for which events';

-- Watch: have a rule judged when a row of a table leaves or enters its subject.
CREATE FUNCTION partybuild.watch(
    rule text, relation regclass, key name, columns name[], enters boolean DEFAULT true, leaves boolean DEFAULT true,
    kind text DEFAULT NULL, via regclass DEFAULT NULL, via_key name DEFAULT '', via_subject name DEFAULT '',
    via_day name DEFAULT '', through regclass DEFAULT NULL, through_key name DEFAULT '',
    through_subject name DEFAULT '', superiors boolean DEFAULT false, expected name[] DEFAULT '{}')
RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  watch_id integer := partybuild.put_watch(rule, relation, kind, key, columns, via, via_key, via_subject, via_day,
                                           through, through_key, through_subject, superiors, leaves, enters, expected);
BEGIN
  PERFORM partybuild.make_watch_triggers(relation);
  RETURN watch_id;
END $$;
COMMENT ON FUNCTION partybuild.watch(
    text, regclass, name, name[], boolean, boolean, text, regclass, name, name, name, regclass, name, name, boolean,
    name[]) IS
  'have a rule judged when a row of the table enters or leaves the subject named by the key column; columns: whose '
  'changes count; kind: what the key names (partybuild.subject_kind), if that is not the rule''s own subject; via, '
  'via_key, via_subject: the table, '
  'indexed column and column that then lead to it; via_day: the column of its day, where only those are judged whose '
  'day lies in the time (from_date, to_date, or a day of that name) for which the row has changed; through, '
  'through_key, through_subject: the same for a step before that, or a view that leads on from its column subject; '
  'superiors: lead there from the superiors of the '
  'organisation too; expected: columns of type date whose coming does not have the rule judged ahead';

CREATE FUNCTION partybuild.unwatch(rule text, relation regclass, key name DEFAULT NULL) RETURNS integer
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.unwatch(text, regclass, name) IS
  'takes back what watch() said of a rule and a table, by one key or by all; returns how many watches that were; '
  'error 42501 for who does not own the table, or for a shipped rule, 42704 where there is none; deploy() drops '
  'triggers that nobody needs any more';
CREATE FUNCTION partybuild.unwatch_internal(rule text, relation regclass, key name DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  n integer;
BEGIN
  DELETE FROM partybuild.watch_rule x
   USING partybuild.watch w
   WHERE w.id = x.watch_id AND x.rule = rule AND w.relation = partybuild.name_of(relation)
     AND (key IS NULL OR w.key = key);
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n = 0 THEN
    RAISE undefined_object USING MESSAGE = format('rule %s does not watch table %s%s', rule, relation, ' by ' || key);
  END IF;
  DELETE FROM partybuild.watch w WHERE NOT EXISTS (SELECT FROM partybuild.watch_rule x WHERE x.watch_id = w.id);
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.unwatch_internal(text, regclass, name) IS 'what unwatch() does';
