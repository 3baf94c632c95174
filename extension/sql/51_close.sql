-- Closing of periods: what is over is evaluated once, kept, and corrected where its evidence changed.
CREATE FUNCTION partybuild.register_court(
    registry text, name text, counted_from date DEFAULT NULL, recorded_from date DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  old record;
BEGIN
  PERFORM partybuild.require_deployed();
  SELECT * INTO old FROM compliance.court FOR UPDATE;
  IF registry IS NULL OR registry !~ '^[A-Za-z0-9_-]{1,32}$' OR name IS NULL OR name = '' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('"%s" is no registry code, or the name is missing', registry),
      HINT = 'A code is up to 32 letters, digits, - and _; it is unique among all courts.';
  END IF;
  IF NOT counted_from BETWEEN '1921-07-01' AND partybuild.today() + 366 THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('nothing can be counted from %s', counted_from),
      HINT = 'Name the first day of the first year for which the data are there.';
  END IF;
  IF NOT isfinite(recorded_from) THEN
    RAISE invalid_parameter_value USING MESSAGE = format('nothing can be recorded from %s', recorded_from);
  END IF;
  IF (registry, coalesce(counted_from, old.counted_from)) IS DISTINCT FROM (old.registry, old.counted_from)
     AND EXISTS (SELECT FROM compliance.period_result r WHERE r.registry = old.registry) THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = 'periods have been closed: registry code and first day stay as they are',
      DETAIL = format('The code is "%s", obligations are counted from %s.', old.registry, old.counted_from),
      HINT = 'To start over: DELETE FROM compliance.period_result WHERE registry = …; '
             'DELETE FROM compliance.horizon; then register again.';
  END IF;
  UPDATE compliance.court c
     SET registry = register_court.registry, name = register_court.name,
         counted_from = coalesce(register_court.counted_from, old.counted_from),
         recorded_from = coalesce(register_court.recorded_from, old.recorded_from);
END $$;
COMMENT ON FUNCTION partybuild.register_court(text, text, date, date) IS
  'names the court of this database: its registry code (first in the keys of compliance), its name, the day from '
  'which obligations are counted, and the day from which the database has been recording';

CREATE FUNCTION partybuild.refuse_as_of() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  zh boolean := partybuild.in_chinese();
BEGIN
  IF current_setting('partybuild.as_of', true) <> '' THEN
    RAISE object_not_in_prerequisite_state USING
      MESSAGE = CASE WHEN zh THEN '任务和登记以当日为准' ELSE 'jobs and records go by today' END,
      DETAIL = format(CASE WHEN zh THEN 'partybuild.as_of 为%s。' ELSE 'partybuild.as_of is %s.' END,
                      current_setting('partybuild.as_of')),
      HINT = 'RESET partybuild.as_of;';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.refuse_as_of() IS 'error 55000 where partybuild.as_of is set';

-- Whatever month a decision is due in, the month is closed as a whole: so is the first.
CREATE FUNCTION partybuild.closed_from(o partybuild.obligation) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE o.per WHEN 'once' THEN date_trunc('month', c.counted_from)::date ELSE c.counted_from END
    FROM compliance.court c
$$;
COMMENT ON FUNCTION partybuild.closed_from(partybuild.obligation) IS
  'first day of which periods of an obligation are closed';

-- The first day of the first period that is not over, or not yet due.
CREATE FUNCTION partybuild.open_from(o partybuild.obligation) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT greatest(min(partybuild.closed_from(o)), min(partybuild.first_day(p.period)))
    FROM compliance.court c
   CROSS JOIN LATERAL partybuild.periods(c.counted_from, greatest(c.counted_from, partybuild.today()),
                                         CASE o.per WHEN 'once' THEN 'month' ELSE o.per END) p (period)
   CROSS JOIN LATERAL (SELECT partybuild.last_day(p.period)) l (last_day)
   WHERE l.last_day + greatest(0, partybuild.param(o.rule, 'grace', l.last_day)::integer) >= partybuild.today()
$$;
COMMENT ON FUNCTION partybuild.open_from(partybuild.obligation) IS
  'first day of an obligation''s first period that is not over and past its grace';

-- The results of these periods (and subjects, unless null) as they are now; what is not owed any more goes.
CREATE FUNCTION partybuild.keep_results(
    rule text, from_day date, to_day date, subjects bigint[] DEFAULT NULL, periods partybuild.period[] DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  court text := (SELECT c.registry FROM compliance.court c);
  n bigint;
BEGIN
  WITH now AS MATERIALIZED (
    SELECT e.* FROM partybuild.evaluation(rule, from_day, to_day, subjects, periods) e
  ), gone_of_all AS (
    DELETE FROM compliance.period_result r
     WHERE subjects IS NULL AND r.registry = court AND r.rule = rule
       AND partybuild.first_day(r.period) >= from_day AND partybuild.first_day(r.period) < to_day
       AND NOT EXISTS (SELECT FROM now w WHERE w.subject = r.subject AND partybuild.same(w.period, r.period))
  ), gone AS (
    DELETE FROM compliance.period_result r
     USING unnest(subjects, periods) m (subject, period)
     WHERE r.registry = court AND r.rule = rule AND r.subject = m.subject
       AND (partybuild.same(r.period, m.period) OR m.period IS NULL)
       AND partybuild.first_day(r.period) >= from_day AND partybuild.first_day(r.period) < to_day
       AND NOT EXISTS (SELECT FROM now w WHERE w.subject = r.subject AND partybuild.same(w.period, r.period))
  )
  INSERT INTO compliance.period_result AS r
         (registry, rule, subject, period, org_id, label, status, due_on, met_on, number, least, evidence)
  SELECT court, rule, w.subject, w.period, w.org_id, w.label,
         CASE WHEN w.status IN ('due', 'upcoming') THEN 'overdue' ELSE w.status END,
         w.due_on, w.met_on, w.number, w.least, w.evidence
    FROM now w
  ON CONFLICT ON CONSTRAINT period_result_pkey
  DO UPDATE SET org_id = EXCLUDED.org_id, label = EXCLUDED.label, status = EXCLUDED.status, due_on = EXCLUDED.due_on,
         met_on = EXCLUDED.met_on, number = EXCLUDED.number, least = EXCLUDED.least, evidence = EXCLUDED.evidence,
         closed_at = now()
   WHERE (r.org_id, r.label, r.status, r.due_on, r.met_on, r.number, r.least, r.evidence)
         IS DISTINCT FROM (EXCLUDED.org_id, EXCLUDED.label, EXCLUDED.status, EXCLUDED.due_on, EXCLUDED.met_on,
                           EXCLUDED.number, EXCLUDED.least, EXCLUDED.evidence);
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.keep_results(text, date, date, bigint[], partybuild.period[]) IS
  'evaluates an obligation for the periods that begin between two days, or just these subjects and periods, and keeps '
  'the results; returns how many changed';

-- As audit_each(): who cannot be evaluated is named, keeps what was kept of him, and is marked to be looked at again.
CREATE FUNCTION partybuild.keep_each(
    rule text, from_day date, to_day date, subjects bigint[] DEFAULT NULL, periods partybuild.period[] DEFAULT NULL,
    OUT rows bigint, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  bad bigint[];
  rest bigint[];
BEGIN
  rows := partybuild.keep_results(rule, from_day, to_day, subjects, periods);
EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
  SELECT u.subjects, u.problem, u.rest INTO bad, problem, rest
    FROM partybuild.unjudged(rule, format('SELECT FROM partybuild.evaluation(%L, %L, %L, $1)', rule, from_day, to_day),
                             subjects) u;
  IF bad IS NULL THEN
    RAISE;
  END IF;
  INSERT INTO compliance.stale (rule, subject) SELECT rule, b FROM unnest(bad) b;
  -- who is gone may have results to take back
  rest := rest || ARRAY(SELECT r.subject FROM compliance.period_result r WHERE r.rule = rule AND subjects IS NULL);
  SELECT coalesce(array_agg(m.subject), '{}'), coalesce(array_agg(m.period), '{}')
    INTO subjects, periods
    FROM (SELECT DISTINCT u.* FROM unnest(coalesce(subjects, rest), periods) u (subject, period)) m
   WHERE m.subject <> ALL (bad);
  rows := partybuild.keep_results(rule, from_day, to_day, subjects, periods);
END $$;
COMMENT ON FUNCTION partybuild.keep_each(text, date, date, bigint[], partybuild.period[]) IS
  'for close_next(): keep_results() of all who can be evaluated; problem: who cannot, and why';

CREATE FUNCTION partybuild.drop_results(rule text, from_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM compliance.period_result r
   WHERE r.registry = (SELECT c.registry FROM compliance.court c) AND r.rule = rule
     AND partybuild.first_day(r.period) >= from_day;
END $$;
COMMENT ON FUNCTION partybuild.drop_results(text, date) IS
  'drops an obligation''s results for the periods that begin on a day or later';

-- Numbers and modes may be set for days that are over, and a later version's views may say something else.
CREATE FUNCTION partybuild.settings_of(o partybuild.obligation) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT md5(concat_ws(' ',
  (SELECT string_agg(concat_ws(' ', p.name, p.from_date, trim_scale(p.value)), ',' ORDER BY p.name, p.from_date)
     FROM partybuild.parameter p
    WHERE p.rule = o.rule),
  (SELECT string_agg(concat_ws(' ', y.org_id, y.mode, y.from_date, y.to_date), ',' ORDER BY y.org_id, y.from_date)
     FROM partybuild.policy y
    WHERE y.rule = o.rule),
  -- a mode holds for what is below an organisation
  (SELECT md5(string_agg(concat_ws(' ', s.org_id, s.parent_id, s.from_date, s.to_date), ',' ORDER BY s.id))
     FROM party.subordination s
    WHERE EXISTS (SELECT FROM partybuild.policy y WHERE y.rule = o.rule AND y.org_id IS NOT NULL)),
  (SELECT r.default_mode FROM partybuild.rule r WHERE r.code = o.rule),
  pg_get_viewdef(partybuild.find_relation(o.evaluation)),
  pg_get_viewdef(partybuild.find_relation(o.applies)),
  pg_get_viewdef(partybuild.find_relation(o.evidence))))
$$;
COMMENT ON FUNCTION partybuild.settings_of(partybuild.obligation) IS
  'digest of what decides of an obligation''s periods besides the registers: numbers, modes, the views themselves';

CREATE FUNCTION partybuild.provide_partitions(from_day date, to_day date) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT compliance.provide_partition(y)
    FROM generate_series(extract(year FROM from_day)::integer, extract(year FROM to_day)::integer) y
$$;
COMMENT ON FUNCTION partybuild.provide_partitions(date, date) IS 'makes the partitions of the years between two days';

-- Evidence that is dated ahead counts from its day on, and no more where the clock had been ahead.
CREATE FUNCTION partybuild.mark_done_since(o partybuild.obligation, horizon date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today date := partybuild.today();
  before date := (SELECT coalesce(h.corrected_on, '-infinity') FROM compliance.horizon h WHERE h.rule = o.rule);
  named boolean := partybuild.has_column(partybuild.find_relation(o.evidence), 'done_on');
BEGIN
  IF before = today THEN
    RETURN;
  END IF;
  UPDATE compliance.horizon h SET corrected_on = today WHERE h.rule = o.rule;
  -- what else was not done yet counts for a period that was not over
  IF named OR o.per = 'once' THEN
    INSERT INTO compliance.stale (rule, subject)
    SELECT DISTINCT o.rule, e.subject
      FROM partybuild.evidence_done(o.rule, named, least(before, today), greatest(before, today)) e
     WHERE e.subject IS NOT NULL AND (o.per = 'once' OR e.on_date < horizon);
  END IF;
EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
  -- keep_each() finds out whose it is
  INSERT INTO compliance.stale (rule) VALUES (o.rule);
END $$;
COMMENT ON FUNCTION partybuild.mark_done_since(partybuild.obligation, date) IS
  'for correct_results(): marks the closed results that evidence has come to count for since they were corrected';

CREATE FUNCTION partybuild.correct_results(
    rule text, counted_from date, horizon date, OUT rows bigint, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  subjects bigint[];
  periods partybuild.period[];
  everything boolean;
  year record;
BEGIN
  rows := 0;
  PERFORM partybuild.mark_done_since(o, horizon) FROM partybuild.obligation o WHERE o.rule = rule;
  WITH gone AS (
    DELETE FROM compliance.stale s WHERE s.rule = rule RETURNING s.subject, s.period
  ), marked AS (
    -- a mark on a whole subject covers its periods
    SELECT DISTINCT g.subject, g.period
      FROM gone g
     WHERE g.period IS NULL
        OR NOT EXISTS (SELECT FROM gone w WHERE w.subject = g.subject AND w.period IS NULL)
  )
  SELECT array_agg(m.subject) FILTER (WHERE m.subject IS NOT NULL),
         array_agg(m.period) FILTER (WHERE m.subject IS NOT NULL),
         bool_or(m.subject IS NULL)
    INTO subjects, periods, everything
    FROM marked m;
  IF everything THEN
    PERFORM partybuild.provide_partitions(counted_from, horizon);
    SELECT k.rows, k.problem INTO rows, problem FROM partybuild.keep_each(rule, '-infinity', horizon) k;
  ELSIF subjects IS NOT NULL THEN
    SELECT k.rows, k.problem INTO rows, problem
      FROM partybuild.keep_each(rule, counted_from, horizon, subjects, periods) k;
  END IF;
  -- Without sources nobody tells what changed: look at the last year again.
  IF NOT EXISTS (SELECT FROM partybuild.evidence_source s WHERE s.rule = rule) THEN
    SELECT * INTO year
      FROM partybuild.keep_each(rule, greatest(counted_from, partybuild.today() - 400), horizon);
    rows := rows + year.rows;
    problem := nullif(concat_ws(E'\n', problem, nullif(year.problem, problem)), '');
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.correct_results(text, date, date) IS
  'evaluates again what changed in an obligation''s closed periods; returns how many results changed; problem: who '
  'cannot be evaluated, and why';

-- One step of closing: what changed since, then the next period that is over. False when nothing is left.
CREATE FUNCTION partybuild.close_next(rule text, OUT rows bigint, OUT more boolean, OUT problem text)
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.close_next(text) IS
  'for one obligation: evaluates again what changed in closed periods, then closes the next period that is over, or '
  'of what is owed once all months that are; '
  'returns rows written, whether there is more to close, and (problem) who cannot be evaluated, and why: of him what '
  'was kept stays, and each call tries again';
CREATE FUNCTION partybuild.close_next_internal(rule text, OUT rows bigint, OUT more boolean, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  o partybuild.obligation;
  h date;
  settings text;
  open_from date;
  first date;
  next date;
  closed record;
BEGIN
  more := false;
  PERFORM partybuild.refuse_as_of();
  PERFORM partybuild.require_obligation(rule);
  SELECT * INTO o FROM partybuild.obligation x WHERE x.rule = rule;
  first := partybuild.closed_from(o);
  INSERT INTO compliance.horizon (rule, live_from, corrected_on)
  VALUES (rule, first, partybuild.today())
  ON CONFLICT DO NOTHING;
  -- Jobs that close the same obligation wait for each other here.
  SELECT x.live_from, x.settings INTO h, settings FROM compliance.horizon x WHERE x.rule = rule FOR UPDATE;
  IF settings IS DISTINCT FROM partybuild.settings_of(o) THEN
    UPDATE compliance.horizon x SET settings = partybuild.settings_of(o) WHERE x.rule = rule;
    INSERT INTO compliance.stale (rule) SELECT rule WHERE h > first;
  END IF;
  open_from := partybuild.open_from(o);
  IF h > open_from THEN
    -- The clock was wrong: what is not over is opened again.
    PERFORM partybuild.drop_results(rule, open_from);
    UPDATE compliance.horizon x SET live_from = open_from WHERE x.rule = rule;
    h := open_from;
  END IF;
  SELECT c.rows, c.problem INTO rows, problem FROM partybuild.correct_results(rule, first, h) c;
  IF h < open_from THEN
    -- What is owed once is evaluated as a whole, whatever months are asked for: all of them at once.
    next := CASE o.per WHEN 'once' THEN open_from ELSE partybuild.last_day(partybuild.period(h, o.per)) + 1 END;
    PERFORM partybuild.provide_partitions(h, next - 1);
    -- a row of keep_results() reads the evaluation, which begins at the horizon
    SELECT * INTO closed FROM partybuild.keep_each(rule, h, next);
    rows := rows + closed.rows;
    problem := nullif(concat_ws(E'\n', problem, nullif(closed.problem, problem)), '');
    UPDATE compliance.horizon x SET live_from = next WHERE x.rule = rule;
    more := next < open_from;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.close_next_internal(text) IS 'what close_next() does, as the owner of the registers';

-- What is kept, held against what the views say now.
CREATE FUNCTION partybuild.verify_closed(
    rule text DEFAULT NULL, OUT obligation text, OUT subject bigint, OUT period text, OUT kept jsonb, OUT fresh jsonb)
RETURNS SETOF record
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
  o partybuild.obligation;
  from_day date;
  live_from date;
  bad record;
BEGIN
  IF verify_closed.rule IS NOT NULL THEN
    PERFORM partybuild.require_obligation(verify_closed.rule);
  END IF;
  FOR o IN
    SELECT x.*
      FROM partybuild.obligation x
      JOIN partybuild.rule r ON r.code = x.rule
     WHERE r.retired_on IS NULL AND (x.rule = verify_closed.rule OR verify_closed.rule IS NULL)
     ORDER BY x.rule
  LOOP
    from_day := partybuild.closed_from(o);
    live_from := coalesce((SELECT h.live_from FROM compliance.horizon h WHERE h.rule = o.rule), '-infinity');
    SELECT NULL::bigint[] AS subjects, NULL::text AS problem, NULL::bigint[] AS rest INTO bad;
    FOR try IN 1..2 LOOP
      BEGIN
        RETURN QUERY
        SELECT o.rule, coalesce(k.subject, e.subject), coalesce(k.period, e.period)::text, k.what, e.what
          FROM (
            SELECT r.subject, r.period,
                   jsonb_build_object('org_id', r.org_id, 'status', r.status, 'due_on', r.due_on, 'met_on', r.met_on,
                                      'number', r.number, 'least', r.least, 'evidence', r.evidence) AS what
              FROM compliance.period_result r
             WHERE r.registry = (SELECT c.registry FROM compliance.court c) AND r.rule = o.rule
               AND (r.subject = ANY (bad.subjects)) IS NOT TRUE
          ) k
          FULL JOIN (
            SELECT v.subject, v.period,
                   jsonb_build_object('org_id', v.org_id, 'due_on', v.due_on, 'met_on', v.met_on, 'number', v.number,
                                      'least', v.least, 'evidence', v.evidence, 'status',
                                      CASE WHEN v.status IN ('due', 'upcoming') THEN 'overdue'
                                           ELSE v.status END) AS what
              FROM partybuild.evaluation(o.rule, from_day, live_from, bad.rest) v
          ) e ON e.subject = k.subject AND partybuild.same(e.period, k.period)
         WHERE k.what IS DISTINCT FROM e.what
         ORDER BY 2, 3;
        EXIT;
      EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
        SELECT u.* INTO bad
          FROM partybuild.unjudged(o.rule, format('SELECT FROM partybuild.evaluation(%L, %L, %L, $1)', o.rule, from_day,
                                                  live_from)) u
         WHERE try = 1;
        IF bad.subjects IS NULL THEN
          RAISE;
        END IF;
      END;
    END LOOP;
    RETURN QUERY SELECT o.rule, NULL::bigint, NULL::text, NULL::jsonb, to_jsonb(bad.problem) WHERE bad.problem <> '';
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.verify_closed(text) IS
  'closed results that are not what an evaluation gives now, of one obligation or (null) of all; what is marked but '
  'not closed again yet is among them, so call partybuild.close_periods() before; who cannot be evaluated is left out '
  'and named, with the error, in a row without a subject';

-- What a superior needs to read our results: names of organisations and obligations; next year's partition.
CREATE FUNCTION partybuild.keep_names() RETURNS bigint LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.keep_names() IS
  'brings names of organisations and obligations in compliance up to date, and makes next year''s partition; returns '
  'rows written';
CREATE FUNCTION partybuild.keep_names_internal() RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n bigint;
  m bigint;
BEGIN
  PERFORM partybuild.refuse_as_of();
  PERFORM compliance.provide_partition(extract(year FROM partybuild.today())::integer + 1);
  INSERT INTO compliance.organisation AS g (registry, org_id, name, kind, superior_id, active_on, revoked_on)
  SELECT c.registry, o.id, o.name, o.kind,
         (SELECT s.parent_id
            FROM party.subordination s
           WHERE s.org_id = o.id
             AND s.from_date <= partybuild.today() AND (s.to_date IS NULL OR s.to_date > partybuild.today())
           LIMIT 1),
         o.active_on, o.revoked_on
    FROM party.organisation o
   CROSS JOIN compliance.court c
  ON CONFLICT (registry, org_id)
  DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind, superior_id = EXCLUDED.superior_id,
         active_on = EXCLUDED.active_on, revoked_on = EXCLUDED.revoked_on
   WHERE (g.name, g.kind, g.superior_id, g.active_on, g.revoked_on)
         IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.kind, EXCLUDED.superior_id, EXCLUDED.active_on, EXCLUDED.revoked_on);
  GET DIAGNOSTICS n = ROW_COUNT;
  INSERT INTO compliance.obligation AS g (registry, rule, area, title_zh, title_en, subject_kind, per)
  SELECT c.registry, r.code, r.area, r.title_zh, r.title_en, r.subject, o.per
    FROM partybuild.obligation o
    JOIN partybuild.rule r ON r.code = o.rule
   CROSS JOIN compliance.court c
  ON CONFLICT (registry, rule)
  DO UPDATE SET area = EXCLUDED.area, title_zh = EXCLUDED.title_zh, title_en = EXCLUDED.title_en,
         subject_kind = EXCLUDED.subject_kind, per = EXCLUDED.per
   WHERE (g.area, g.title_zh, g.title_en, g.subject_kind, g.per)
         IS DISTINCT FROM (EXCLUDED.area, EXCLUDED.title_zh, EXCLUDED.title_en, EXCLUDED.subject_kind, EXCLUDED.per);
  GET DIAGNOSTICS m = ROW_COUNT;
  RETURN n + m;
END $$;
COMMENT ON FUNCTION partybuild.keep_names_internal() IS 'what keep_names() does, as the owner of the registers';

CREATE FUNCTION partybuild.raise_reminders() RETURNS bigint
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.raise_reminders() IS
  'raises each reminder once, in compliance.reminder and by NOTIFY partybuild_reminder with the same JSON; returns '
  'how many';
CREATE FUNCTION partybuild.remind_of(rule text, subjects bigint[] DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  n bigint;
BEGIN
  WITH fresh AS (
    INSERT INTO compliance.reminder (registry, rule, subject, period, status, org_id, due_on, payload)
    SELECT x.registry, x.rule, x.subject, x.period, x.status, x.org_id, x.due_on,
           jsonb_build_object(
             'registry', x.registry,
             'rule', x.rule,
             'title_zh', x.title_zh,
             'title_en', x.title_en,
             'org_id', x.org_id,
             'organisation', left(x.organisation, 200),
             'subject_kind', x.subject_kind,
             'subject', x.subject,
             'subject_name', left(x.subject_name, 200),
             'period', x.period,
             'status', x.status,
             'due_on', x.due_on) || x.more
      FROM (
        SELECT s.registry, s.rule, s.title_zh, s.title_en, s.org_id, s.organisation, s.subject_kind, s.subject,
               s.subject_name, s.period::text AS period, s.status, s.due_on,
               jsonb_build_object('number', s.number, 'least', s.least) AS more
          FROM compliance.status s
         WHERE s.registry = (SELECT c.registry FROM compliance.court c) AND s.rule = remind_of.rule
           AND (remind_of.subjects IS NULL OR s.subject = ANY (remind_of.subjects))
           AND s.status IN ('due', 'overdue') AND s.due_on >= partybuild.today() - 31
        UNION ALL
        SELECT p.registry, p.rule, p.title_zh, p.title_en, p.org_id, p.organisation, p.subject_kind, p.subject,
               p.subject_name, partybuild.period(p.first_day, 'month')::text, 'possible', p.first_day,
               jsonb_build_object('message_zh', left(p.message_zh, 500), 'message_en', left(p.message_en, 500))
          FROM compliance.possible p
         WHERE p.rule = remind_of.rule
           AND (remind_of.subjects IS NULL OR p.subject = ANY (remind_of.subjects))
           AND p.days_left <= partybuild.param(p.rule, 'remind')
      ) x
    ON CONFLICT DO NOTHING
    RETURNING payload
  )
  SELECT count(pg_notify('partybuild_reminder', f.payload::text)) INTO n FROM fresh f;
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.remind_of(text, bigint[]) IS
  'for remind_each(): raises each reminder of one rule once, of these subjects (null: of all): of what is due or '
  'overdue, and of what becomes possible';

-- Rule by rule; who cannot be evaluated is named, and of the others is reminded.
CREATE FUNCTION partybuild.remind_each(OUT rows bigint, OUT problem text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  code text;
  rest bigint[];
  failing text;
BEGIN
  PERFORM partybuild.refuse_as_of();
  rows := 0;
  FOR code IN
    SELECT o.rule FROM partybuild.obligation o
    UNION
    SELECT c.rule FROM partybuild.coming c
     ORDER BY rule
  LOOP
    rest := NULL;
    failing := NULL;
    FOR try IN 1..2 LOOP
      BEGIN
        rows := rows + partybuild.remind_of(code, rest);
        EXIT;
      EXCEPTION WHEN data_exception OR cardinality_violation OR raise_exception THEN
        failing := SQLERRM;
        EXIT WHEN try = 2;
        SELECT coalesce(u.problem, failing), u.rest INTO failing, rest
          FROM partybuild.unjudged(code, format(
                 'SELECT max(s::text) FROM compliance.status s WHERE s.rule = %1$L AND s.subject = ANY ($1) UNION ALL '
                 'SELECT max(p::text) FROM compliance.possible p WHERE p.rule = %1$L AND p.subject = ANY ($1)',
                 code)) u;
        EXIT WHEN rest IS NULL;
      END;
    END LOOP;
    problem := nullif(concat_ws(E'\n', problem, code || ': ' || replace(failing, E'\n', E'\n' || code || ': ')), '');
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.remind_each() IS
  'for raise_reminders() and jobs: raises each reminder once; problem: of whom nothing can be said, by rule, and '
  'why';

CREATE FUNCTION partybuild.raise_reminders_internal() RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n bigint;
  problem text;
BEGIN
  SELECT e.rows, e.problem INTO n, problem FROM partybuild.remind_each() e;
  PERFORM partybuild.warn_unjudged(problem);
  RETURN n;
END $$;
COMMENT ON FUNCTION partybuild.raise_reminders_internal() IS
  'what raise_reminders() does, as the owner of the registers';
