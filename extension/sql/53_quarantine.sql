-- Feeds that put aside what the registers refuse, and let the other system's write succeed.
CREATE TYPE partybuild.set_aside AS (
  feed integer, source_key text, rule text, subject bigint, org_id bigint, magnitude numeric, args jsonb,
  column_name text, sqlstate text, message_zh text, message_en text, detail text, hint text
);
COMMENT ON TYPE partybuild.set_aside IS 'a row that a feed puts aside, and one reason, as in party.quarantined';

CREATE TYPE partybuild.fed_violation AS (
  rule text, subject bigint, org_id bigint, magnitude numeric, args jsonb, relations oid[], rows bigint[]
);
COMMENT ON TYPE partybuild.fed_violation IS 'what stands in the way, and the rows of registers that led there';

CREATE FUNCTION partybuild.judge_fed() RETURNS SETOF partybuild.fed_violation
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_judge_fed';
COMMENT ON FUNCTION partybuild.judge_fed() IS
  'for carry_apart(): judges what is pending, and returns what stands in the way, with the rows that led there, a '
  'table''s and a number each';

CREATE FUNCTION partybuild.follow(feeds integer[], keys text[]) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_follow';
COMMENT ON FUNCTION partybuild.follow(integer[], text[]) IS
  'for refeed() and retry_quarantine(): has these rows carried, a feed and a key each; what is refused is put aside, '
  'if the feed says so';

CREATE FUNCTION partybuild.follow_later(feeds integer[], keys text[]) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_follow_later';
COMMENT ON FUNCTION partybuild.follow_later(integer[], text[]) IS
  'for carry_joined(): has these rows carried at the end of the transaction';

-- Errors that say nothing of the row: the same write may succeed when it is tried again.
CREATE FUNCTION partybuild.is_transient(sqlstate text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN left(sqlstate, 2) IN ('08', '25', '40', '53', '57', '58', 'XX') OR sqlstate = '55P03';
COMMENT ON FUNCTION partybuild.is_transient(text) IS
  'is an error the server''s or a concurrent transaction''s rather than the row''s, so that no feed puts a row aside '
  'for it?';

CREATE FUNCTION partybuild.is_put_aside(state text, broken text, on_error text, on_violation text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN NOT partybuild.is_transient(state)
   AND CASE WHEN state = '23PB1' OR EXISTS (SELECT FROM partybuild.rule r WHERE r.code = broken) THEN on_violation
            ELSE on_error END <> 'reject';
COMMENT ON FUNCTION partybuild.is_put_aside(text, text, text, text) IS
  'does a feed put rows aside for an error with this code, which names this constraint? Some rules are constraints.';

CREATE FUNCTION partybuild.error_aside(
    feed integer, keys text[], state text, message text, detail text, hint text, col text DEFAULT '',
    broken text DEFAULT '')
RETURNS partybuild.set_aside[] LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY(
  SELECT ROW (feed, k, (SELECT r.code FROM partybuild.rule r WHERE r.code = broken), NULL, NULL, NULL, NULL,
              nullif(col, ''), state, message, message, nullif(detail, ''), nullif(hint, ''))::partybuild.set_aside
    FROM unnest(keys) k);
COMMENT ON FUNCTION partybuild.error_aside(integer, text[], text, text, text, text, text, text) IS
  'for carry_apart(): rows that are put aside for one error; col, broken: the column and the constraint that it names';

-- Which of these keys a query finds fault with: it returns arrays of keys and values. Where it fails, by halves.
CREATE FUNCTION partybuild.find_faults(
    query text, keys text[], careful text, OUT faulty text[], OUT said text[], OUT failed text[],
    OUT errors text[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  half constant integer := cardinality(keys) / 2;
  seqscan constant text := current_setting('enable_seqscan');
  error text;
BEGIN
  BEGIN
    IF query = careful THEN
      PERFORM set_config('enable_seqscan', 'off', true);
    END IF;
    EXECUTE query INTO faulty, said USING keys;
    PERFORM set_config('enable_seqscan', seqscan, true);
  EXCEPTION WHEN OTHERS THEN
    IF partybuild.is_transient(SQLSTATE) THEN
      RAISE;
    END IF;
    error := SQLERRM;
  END;
  IF error IS NULL THEN
    faulty := coalesce(faulty, '{}');
    said := coalesce(said, '{}');
    failed := '{}';
    errors := '{}';
  ELSIF query <> careful THEN
    -- from here on nothing of one row is computed for another
    SELECT * INTO faulty, said, failed, errors FROM partybuild.find_faults(careful, keys, careful);
  ELSIF cardinality(keys) <= 1 THEN
    faulty := '{}';
    said := '{}';
    failed := keys;
    errors := ARRAY[error];
  ELSE
    SELECT a.faulty || b.faulty, a.said || b.said, a.failed || b.failed, a.errors || b.errors
      INTO faulty, said, failed, errors
      FROM partybuild.find_faults(query, keys[:half], careful) a,
           partybuild.find_faults(query, keys[half + 1:], careful) b;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.find_faults(text, text[], text) IS
  'for screen_fed(): keys that a query finds (with what it says of each), and those for which it fails (with the '
  'error); careful: the same query for what has failed, which computes nothing of one row for another';

-- What a row of a register must be, as far as the mapping decides it: each a condition on c, a row of the mapping.
CREATE FUNCTION partybuild.fed_conditions(f partybuild.feed, by_itself boolean)
RETURNS TABLE (kind text, condition text, shown text, column_name text, message_zh text, message_en text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  names constant name[] := partybuild.fed_columns(f.mapping, f.target);
  numbers constant smallint[] := ARRAY(SELECT a.attnum FROM pg_attribute a
                                        WHERE a.attrelid = f.target AND a.attname = ANY (names));
  -- columns that name rows of a register that an earlier feed of the table writes
  later smallint[] := '{}';
BEGIN
  IF by_itself THEN
    later := ARRAY(SELECT unnest(k.conkey)
                     FROM pg_constraint k
                     JOIN partybuild.feed e ON e.source = f.source AND e.id < f.id AND e.target = k.confrelid
                    WHERE k.conrelid = f.target AND k.contype = 'f');
  END IF;
  RETURN QUERY
  SELECT 'value', format('num_nulls(c.%I) >= 0', a.attname), 'NULL::text', a.attname::text,
         format('“%s”的值无法写入登记簿', a.attname), format('the value of "%s" cannot be read', a.attname)
    FROM pg_attribute a
   WHERE a.attrelid = f.target AND a.attname = ANY (names)
   ORDER BY a.attnum;
  RETURN QUERY
  SELECT 'row', format('c.%I IS NOT NULL', a.attname), 'NULL::text', a.attname::text,
         format('“%s”不得为空', a.attname), format('"%s" must not be empty', a.attname)
    FROM pg_attribute a
   WHERE a.attrelid = f.target AND a.attname = ANY (names) AND a.attnotnull AND a.attname <> 'from_date'
     AND a.attnum <> ALL (later)
   ORDER BY a.attnum;
  RETURN QUERY
  SELECT 'row', format('(%s) IS NOT FALSE', pg_get_expr(k.conbin, k.conrelid)), n.shown, n.alone,
         format('不符合“%s”', coalesce(d.text, k.conname)), format('it breaks "%s"', coalesce(d.text, k.conname))
    FROM pg_constraint k
    LEFT JOIN LATERAL (SELECT obj_description(k.oid, 'pg_constraint') AS text) d ON true
   CROSS JOIN LATERAL (
      SELECT format('concat_ws('', '', %s)', string_agg(format('%L || c.%I::text', a.attname || ' = ', a.attname), ', '
                                                        ORDER BY a.attnum)) AS shown,
             CASE WHEN count(*) = 1 THEN min(a.attname::text) END AS alone
        FROM pg_attribute a
       WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) n
   WHERE k.conrelid = f.target AND k.contype = 'c' AND k.conkey <@ numbers
   ORDER BY k.conname;
  RETURN QUERY
  SELECT 'row', format('(%s OR EXISTS (SELECT FROM %s r WHERE %s))', n.nulls, k.confrelid::regclass, n.pairs), n.shown,
         n.alone, format('%s 中没有该行', k.confrelid::regclass), format('there is no such row in %s', k.confrelid::regclass)
    FROM pg_constraint k
   CROSS JOIN LATERAL (
      SELECT string_agg(format('c.%I IS NULL', a.attname), ' OR ' ORDER BY i) AS nulls,
             string_agg(format('r.%I %s c.%I', b.attname, partybuild.equality(k.confrelid, b.attname), a.attname),
                        ' AND ' ORDER BY i) AS pairs,
             format('concat_ws('', '', %s)', string_agg(format('%L || c.%I::text', a.attname || ' = ', a.attname), ', '
                                                        ORDER BY i)) AS shown,
             CASE WHEN count(*) = 1 THEN min(a.attname::text) END AS alone
        FROM unnest(k.conkey, k.confkey) WITH ORDINALITY u (x, y, i)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.x
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.y) n
   WHERE k.conrelid = f.target AND k.contype = 'f' AND k.conkey <@ numbers AND NOT k.conkey && later
   ORDER BY k.conname;
END $$;
COMMENT ON FUNCTION partybuild.fed_conditions(partybuild.feed, boolean) IS
  'for screen_fed(): what rows of a mapping (c) must be for the register to take them: values that its types read '
  '(kind value), columns that are filled, checks and references (row); by_itself: but for what another feed of the '
  'table would have written before';

CREATE FUNCTION partybuild.screen_fed(feed integer, keys text[], by_itself boolean)
  RETURNS partybuild.set_aside[] LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_mapping_owner';
COMMENT ON FUNCTION partybuild.screen_fed(integer, text[], boolean) IS
  'for carry_apart(): which of these rows cannot be rows of the register, with every reason; by_itself: as '
  'far as it does not depend on what earlier feeds of the table have not written';
CREATE FUNCTION partybuild.screen_fed_internal(feed integer, keys text[], by_itself boolean)
RETURNS partybuild.set_aside[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  f partybuild.feed;
  names name[];
  rows text;
  all_of text;
  bad text[];
  x record;
  r record;
  careful text;
  query text;
  aside partybuild.set_aside[] := '{}';
BEGIN
  SELECT * INTO f FROM partybuild.feed y WHERE y.id = feed;
  names := partybuild.fed_columns(f.mapping, f.target);
  rows := (SELECT format('SELECT array_agg("partybuild key"), array_agg({shown}) FROM (SELECT m.%I::text AS '
                         '"partybuild key", %s FROM {rows} m) c WHERE NOT ({condition})', f.key,
                         string_agg(format('m.%I::%s AS %1$I', n, partybuild.column_type(f.target, n)), ', '))
             FROM unnest(names) n);
  careful := replace(rows, '{rows}', partybuild.fed_rows(f.mapping, f.key, '$1', true));
  rows := replace(rows, '{rows}', partybuild.fed_rows(f.mapping, f.key, '$1', false));
  SELECT string_agg(k.condition, ' AND ') INTO all_of
    FROM partybuild.fed_conditions(f, by_itself) k;
  rows := replace(replace(rows, '{shown}', 'NULL::text'), '{condition}', all_of);
  all_of := replace(replace(careful, '{shown}', 'NULL::text'), '{condition}', all_of);
  x := partybuild.find_faults(rows, keys, all_of);
  bad := x.faulty || x.failed;
  IF bad = '{}' THEN
    RETURN aside;
  END IF;
  -- what fails whichever column is asked for: the view's own condition
  query := replace(replace(careful, '{shown}', 'NULL::text'), '{condition}',
    'num_nulls(c."partybuild key") >= 0');
  x := partybuild.find_faults(query, bad, query);
  aside := ARRAY(
    SELECT ROW (feed, y.k, NULL, NULL, NULL, NULL, NULL, NULL, '22000', y.e, y.e, NULL, NULL)::partybuild.set_aside
      FROM unnest(x.failed, x.errors) y (k, e));
  bad := ARRAY(SELECT b FROM unnest(bad) b WHERE b <> ALL (x.failed));
  FOR r IN SELECT * FROM partybuild.fed_conditions(f, by_itself) k LOOP
    query := replace(replace(careful, '{shown}', r.shown), '{condition}', r.condition);
    x := partybuild.find_faults(query, bad, query);
    -- what fails in a condition on several columns has failed as the value of one
    aside := aside || ARRAY(
      SELECT ROW (feed, y.k, NULL, NULL, NULL, NULL, NULL, r.column_name, CASE r.kind WHEN 'value' THEN '22000'
                  ELSE '23000' END, r.message_zh, r.message_en, y.d, NULL)::partybuild.set_aside
        FROM (SELECT * FROM unnest(x.faulty, x.said) UNION ALL
              SELECT * FROM unnest(x.failed, x.errors) WHERE r.kind = 'value') y (k, d));
  END LOOP;
  -- what fails as a whole and in no part
  x := partybuild.find_faults(all_of, ARRAY(SELECT b FROM unnest(bad) b
                                             WHERE NOT EXISTS (SELECT FROM unnest(aside) a WHERE a.source_key = b)),
                              all_of);
  RETURN aside || ARRAY(
    SELECT ROW (feed, y.k, NULL, NULL, NULL, NULL, NULL, NULL, '22000', y.e, y.e, NULL, NULL)::partybuild.set_aside
      FROM unnest(x.failed, x.errors) y (k, e));
END $$;
COMMENT ON FUNCTION partybuild.screen_fed_internal(integer, text[], boolean) IS 'what screen_fed() does';

CREATE FUNCTION partybuild.carry_fed(feed integer, keys text[], careful boolean) RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_mapping_owner';
COMMENT ON FUNCTION partybuild.carry_fed(integer, text[], boolean) IS
  'for carry_apart(): carry() with the rights of the mapping''s owner, as triggers have it called';
CREATE FUNCTION partybuild.carry_fed_internal(feed integer, keys text[], careful boolean) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT partybuild.carry(feed, keys, careful);
END;
COMMENT ON FUNCTION partybuild.carry_fed_internal(integer, text[], boolean) IS 'what carry_fed() does';

-- Constraints of registers that wait for the end of the transaction do not wait for what is to be taken back.
CREATE FUNCTION partybuild.check_deferred(registers regclass[] DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  names text;
BEGIN
  SELECT string_agg(DISTINCT format('%I.%I', n.nspname, k.conname), ', ') INTO names
    FROM pg_constraint k
    JOIN pg_namespace n ON n.oid = k.connamespace
   WHERE k.contype <> 't' AND k.condeferred
     AND CASE WHEN registers IS NULL THEN n.nspname = 'party' ELSE k.conrelid = ANY (registers) END;
  IF names IS NOT NULL THEN
    EXECUTE format('SET CONSTRAINTS %s IMMEDIATE', names);
    EXECUTE format('SET CONSTRAINTS %s DEFERRED', names);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.check_deferred(regclass[]) IS
  'for carry_apart() and import(): has the deferred constraints of these registers (null: of all) looked at now, and '
  'for what comes later at the end again';

CREATE FUNCTION partybuild.feed_targets(feeds integer[]) RETURNS regclass[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY(SELECT f.target FROM partybuild.feed f WHERE f.id = ANY (feeds));
COMMENT ON FUNCTION partybuild.feed_targets(integer[]) IS 'for carry_apart(): the registers that feeds write';

-- Carries what can be carried, by halves: what fails then is the later of two rows that do not go together. Or finds
-- which rows make judging fail: then each half is judged by itself, and taken back.
CREATE FUNCTION partybuild.carry_halves(
    feeds integer[], keys text[], on_error text, on_violation text, judge boolean DEFAULT false,
    alone integer DEFAULT 0)
RETURNS partybuild.set_aside[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  half constant integer := cardinality(keys) / 2;
  f integer;
  state text;
  message text;
  detail text;
  hint text;
  col text;
  broken text;
  aside partybuild.set_aside[];
BEGIN
  BEGIN
    FOREACH f IN ARRAY feeds LOOP
      PERFORM partybuild.carry_fed(f, keys, true);
    END LOOP;
    IF judge THEN
      f := feeds[1];
      PERFORM count(*) FROM partybuild.judge_fed();
      RAISE EXCEPTION USING ERRCODE = 'PB001';
    END IF;
    PERFORM partybuild.check_deferred(partybuild.feed_targets(feeds));
    RETURN '{}';
  EXCEPTION
    WHEN SQLSTATE 'PB001' THEN
      RETURN '{}';
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
        hint = PG_EXCEPTION_HINT, col = COLUMN_NAME, broken = CONSTRAINT_NAME;
      IF NOT partybuild.is_put_aside(state, broken, on_error, on_violation) THEN
        RAISE;
      END IF;
  END;
  -- Where hundreds fail each by itself, the rest is not told apart.
  IF cardinality(keys) > 1 AND alone < 500 THEN
    aside := partybuild.carry_halves(feeds, keys[:half], on_error, on_violation, judge, alone);
    aside := aside || partybuild.carry_halves(feeds, keys[half + 1:], on_error, on_violation, judge,
                                              alone + cardinality(aside));
    -- what is judged together may fail where no half of it does
    IF aside <> '{}' OR NOT judge THEN
      RETURN aside;
    END IF;
  END IF;
  RETURN partybuild.error_aside(f, keys, state, message, detail, hint, col, broken);
END $$;
COMMENT ON FUNCTION partybuild.carry_halves(integer[], text[], text, text, boolean, integer) IS
  'for carry_apart(): carries these rows by halves where they fail together; what fails by itself, with the error; '
  'judge: what fails in being judged, and nothing is written; alone: how many have failed so before';

CREATE FUNCTION partybuild.blame_fed(violations partybuild.fed_violation[], feeds integer[], keys text[])
RETURNS partybuild.set_aside[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW (w.feed, w.source_key, v.rule, v.subject, v.org_id, v.magnitude, v.args, NULL, '23PB1', NULL, NULL, NULL,
                NULL)::partybuild.set_aside
      FROM unnest(violations) v
     CROSS JOIN LATERAL unnest(v.relations, v.rows) r (relation, id)
      JOIN partybuild.feed f ON f.target::oid = r.relation AND f.id = ANY (feeds)
      JOIN party.fed w ON w.feed = f.id AND w.target_id = r.id
      JOIN unnest(keys) k ON k = w.source_key);
END $$;
COMMENT ON FUNCTION partybuild.blame_fed(partybuild.fed_violation[], integer[], text[]) IS
  'for carry_apart(): the rows of these that led to a violation, by what follows them now';

/*
 * In one subtransaction: each feed has its rows looked through and carried, and what they led to is judged. Where
 * something is wrong all of it is taken back, and done again without the rows that were to blame.
 */
CREATE FUNCTION partybuild.carry_apart(feeds integer[], keys text[], on_error text, on_violation text)
RETURNS partybuild.set_aside[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  good text[] := keys;
  before text[];
  faulty partybuild.set_aside[];
  violations partybuild.fed_violation[];
  aside partybuild.set_aside[] := '{}';
  judged boolean := on_violation = 'quarantine';
  rounds integer := 0;
  failing boolean := false;
  careful boolean := false;
  unjudgeable boolean := false;
  seqscan constant text := current_setting('enable_seqscan');
  feed integer;
  broken text;
BEGIN
  IF judged THEN
    -- what is wrong without the feeds is not theirs
    before := ARRAY(SELECT v.rule || ' ' || v.subject FROM partybuild.pending_violations() v);
  END IF;
  WHILE cardinality(good) > 0 LOOP
    rounds := rounds + 1;
    faulty := '{}';
    violations := '{}';
    IF careful THEN
      PERFORM set_config('enable_seqscan', 'off', true);
    END IF;
    BEGIN
      IF failing THEN
        faulty := partybuild.carry_halves(feeds, good, on_error, on_violation);
      ELSE
        FOREACH feed IN ARRAY feeds LOOP
          IF on_error = 'quarantine' THEN
            faulty := faulty || partybuild.screen_fed(feed, CASE WHEN faulty = '{}' THEN good
              ELSE ARRAY(SELECT DISTINCT a.source_key FROM unnest(faulty) a) END, faulty <> '{}');
          END IF;
          CONTINUE WHEN faulty <> '{}';
          PERFORM partybuild.carry_fed(feed, good, careful);
        END LOOP;
        IF faulty = '{}' THEN
          PERFORM partybuild.check_deferred(partybuild.feed_targets(feeds));
        END IF;
      END IF;
      IF judged AND faulty = '{}' THEN
        BEGIN
          violations := ARRAY(SELECT v FROM partybuild.judge_fed() v);
        EXCEPTION WHEN OTHERS THEN
          IF partybuild.is_transient(SQLSTATE) THEN
            RAISE;
          END IF;
          unjudgeable := true;
        END;
        faulty := faulty || partybuild.blame_fed(violations, feeds, good);
      END IF;
      IF unjudgeable OR faulty <> '{}' OR violations <> '{}' THEN
        RAISE EXCEPTION USING ERRCODE = 'PB001';
      END IF;
      EXIT;
    EXCEPTION
      WHEN SQLSTATE 'PB001' THEN
        failing := false;
      WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
        IF failing OR NOT partybuild.is_put_aside(SQLSTATE, broken, on_error, on_violation) THEN
          RAISE;
        END IF;
        -- something fails that could not be seen before: which, is found by halves
        failing := true;
        careful := true;
        CONTINUE;
    END;
    IF unjudgeable THEN
      faulty := partybuild.carry_halves(feeds, good, 'quarantine', 'quarantine', judge => true);
      unjudgeable := false;
    ELSIF violations <> '{}' THEN
      faulty := faulty || partybuild.blame_fed(violations, feeds, good);
      IF NOT EXISTS (SELECT FROM unnest(violations) v WHERE v.rule || ' ' || v.subject <> ALL (before)) THEN
        -- the transaction is refused for them
        judged := false;
        CONTINUE;
      END IF;
      IF faulty = '{}' THEN
        faulty := ARRAY(SELECT ROW (feeds[1], k, v.rule, v.subject, v.org_id, v.magnitude, v.args, NULL, '23PB1', NULL,
                                   NULL, NULL, NULL)::partybuild.set_aside
                         FROM unnest(good) k CROSS JOIN unnest(violations[1:20]) v);
      END IF;
    END IF;
    -- each round leaves out a row at least; a few rows have as many as they need
    IF rounds >= 10 AND (rounds * cardinality(keys) >= 50000 OR faulty = '{}') THEN
      faulty := faulty || ARRAY(
        SELECT ROW (feeds[1], k, NULL, NULL, NULL, NULL, NULL, NULL, '54000', '同一事务中的其他行反复出错，本行一并搁置',
                    'other rows of its transaction failed again and again, and it was put aside with them', NULL,
                    NULL)::partybuild.set_aside
          FROM unnest(good) k
         WHERE NOT EXISTS (SELECT FROM unnest(faulty) a WHERE a.source_key = k));
    END IF;
    aside := aside || faulty;
    good := ARRAY(SELECT g.k FROM unnest(good) WITH ORDINALITY g (k, i)
                   WHERE NOT EXISTS (SELECT FROM unnest(faulty) a WHERE a.source_key = g.k) ORDER BY g.i);
  END LOOP;
  PERFORM set_config('enable_seqscan', seqscan, true);
  RETURN aside;
END $$;
COMMENT ON FUNCTION partybuild.carry_apart(integer[], text[], text, text) IS
  'for carry_noted(): carries rows by feeds of one table; returns those that it left out, with every reason';

CREATE FUNCTION partybuild.carry_noted(feeds integer[], keys text[], replicated boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  s record;
  these text[];
  siblings integer[];
  aside partybuild.set_aside[];
  old_keys text[];
  old_since timestamptz[];
BEGIN
  FOR s IN
    SELECT f.source, array_agg(DISTINCT f.id) AS ids, min(f.on_error) AS on_error, min(f.on_violation) AS on_violation,
           array_agg(DISTINCT n.k) FILTER (WHERE n.k IS NOT NULL) AS keys, bool_or(n.k IS NULL) AS every
      FROM unnest(feeds, keys) n (feed, k)
      JOIN partybuild.live_feeds() f ON f.id = n.feed
     GROUP BY f.source
     ORDER BY min(f.id)
  LOOP
    siblings := ARRAY(SELECT f.id FROM partybuild.live_feeds() f WHERE f.source = s.source ORDER BY f.id);
    these := coalesce(s.keys, '{}');
    IF s.every THEN
      these := ARRAY(SELECT w.source_key FROM party.fed w WHERE w.feed = ANY (siblings)
                     UNION SELECT q.source_key FROM party.quarantined q WHERE q.feed = ANY (siblings)
                     UNION SELECT k FROM unnest(these) k);
    END IF;
    CONTINUE WHEN these = '{}';
    -- who else tries the same is waited for, and what he has put aside is seen then
    PERFORM FROM party.quarantined q JOIN unnest(these) k ON k = q.source_key
      WHERE q.feed = ANY (siblings) FOR UPDATE OF q;
    SELECT array_agg(q.source_key), array_agg(q.since) INTO old_keys, old_since
      FROM (SELECT p.source_key, min(p.since) AS since FROM party.quarantined p
              JOIN unnest(these) k ON k = p.source_key
             WHERE p.feed = ANY (siblings) GROUP BY p.source_key) q;
    -- what is put aside is so as a whole, and is tried as a whole
    aside := partybuild.carry_apart(
      CASE WHEN old_keys IS NULL AND NOT s.every THEN ARRAY(SELECT i FROM unnest(s.ids) i ORDER BY i) ELSE siblings END,
      these, CASE WHEN replicated THEN 'quarantine' ELSE s.on_error END,
      CASE WHEN replicated THEN 'quarantine' ELSE s.on_violation END);
    DELETE FROM party.quarantined q USING unnest(old_keys) k WHERE q.feed = ANY (siblings) AND q.source_key = k;
    INSERT INTO party.quarantined (feed, source_key, reason, since, rule, subject, org_id, magnitude, args, column_name,
                                   sqlstate, message_zh, message_en, detail, hint)
    SELECT a.feed, a.source_key, row_number() OVER (PARTITION BY a.feed, a.source_key), coalesce(o.since, now()),
           a.rule, a.subject, a.org_id, a.magnitude, a.args, a.column_name, a.sqlstate, a.message_zh, a.message_en,
           a.detail, a.hint
      FROM (SELECT DISTINCT x.* FROM unnest(aside) x) a
      LEFT JOIN unnest(old_keys, old_since) o (k, since) ON o.k = a.source_key
    ON CONFLICT (feed, source_key, reason) DO NOTHING;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.carry_noted(integer[], text[], boolean) IS
  'carries what feeds have noted, a feed and a key each (null: all of its rows), a table at a time, and keeps what is '
  'put aside in party.quarantined; replicated: under an apply worker, which waits for nobody''s decision, so that '
  'whatever is refused is put aside';

CREATE FUNCTION partybuild.retry_quarantine(
    mapping regclass DEFAULT NULL, OUT source regclass, OUT tried bigint, OUT carried bigint)
RETURNS SETOF record LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  s record;
BEGIN
  IF mapping IS NOT NULL AND NOT EXISTS (SELECT FROM partybuild.feed f WHERE f.mapping = mapping) THEN
    RAISE undefined_object USING MESSAGE = format('%s is the mapping of no feed', mapping);
  END IF;
  FOR s IN
    SELECT f.source, min(f.key) AS key, array_agg(DISTINCT f.id) AS feeds, array_agg(DISTINCT q.source_key) AS keys
      FROM partybuild.live_feeds() f
      JOIN party.quarantined q ON q.feed = f.id
     WHERE mapping IS NULL OR f.source = (SELECT g.source FROM partybuild.feed g WHERE g.mapping = mapping)
     GROUP BY f.source
     ORDER BY min(f.id)
  LOOP
    PERFORM partybuild.lock_source(s.source, s.key, s.keys);
    PERFORM partybuild.follow(array_fill(s.feeds[1], ARRAY[cardinality(s.keys)]), s.keys);
    source := s.source;
    tried := cardinality(s.keys);
    carried := tried - (SELECT count(DISTINCT q.source_key) FROM party.quarantined q
                          JOIN unnest(s.keys) k ON k = q.source_key WHERE q.feed = ANY (s.feeds));
    RETURN NEXT;
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.retry_quarantine(regclass) IS
  'carries what a feed (null: any) has put aside, if it can be carried now; a row a table: how many rows were tried '
  'and '
  'how many are carried; for administrators, by hand or scheduled; error 42704 for the mapping of no feed';
