-- Obligations: their views are made here, one shape for all, so that any subjects, periods and days are one query.

CREATE FUNCTION partybuild.full_months(from_day date, to_day date) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN greatest(0, 12 * (extract(year FROM to_day) - extract(year FROM from_day)) + extract(month FROM to_day) - extract(month FROM from_day)
                   + CASE WHEN extract(day FROM from_day) = 1 THEN 1 ELSE 0 END);
COMMENT ON FUNCTION partybuild.full_months(date, date) IS 'full calendar months from a day to the last day of a month';

-- Writers of evidence and the closing of periods; see compliance.evidence_changed().
CREATE FUNCTION partybuild.lock_day(day date, exclusive boolean) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_lock_day';
COMMENT ON FUNCTION partybuild.lock_day(date, boolean) IS
  'locks a day to the end of the transaction: shared, I wrote evidence by that day; exclusive, I wait for who did';
CREATE FUNCTION partybuild.lock_today() RETURNS date LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  day date := partybuild.day_of(clock_timestamp());
BEGIN
  LOOP
    PERFORM partybuild.lock_day(day, false);
    EXIT WHEN day = partybuild.day_of(clock_timestamp());
    -- midnight passed between looking and locking
    day := partybuild.day_of(clock_timestamp());
  END LOOP;
  RETURN day;
END $$;
COMMENT ON FUNCTION partybuild.lock_today() IS
  'the day by the clock, with a shared lock on it to the end of the transaction: this writer went by that day';
CREATE FUNCTION partybuild.wait_for_writers(before date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  day integer;
BEGIN
  FOR day IN
    -- the class of lock_day(); see lock.c
    SELECT DISTINCT l.objid::bigint::integer
      FROM pg_locks l
     WHERE l.locktype = 'advisory' AND l.objsubid = 16387
       AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
       AND l.objid::bigint < before - date '2000-01-01'
  LOOP
    PERFORM partybuild.lock_day(date '2000-01-01' + day, true);
  END LOOP;
END $$;
COMMENT ON FUNCTION partybuild.wait_for_writers(date) IS
  'waits for transactions that wrote evidence by a day before this one; who begins now is not kept waiting';

-- Reading an obligation's evaluation with the rights that view_role() gives it.
CREATE FUNCTION partybuild.evaluation(rule text, from_day date, to_day date DEFAULT NULL,
    subjects bigint[] DEFAULT NULL, periods partybuild.period[] DEFAULT NULL,
    OUT subject bigint, OUT org_id bigint, OUT label text, OUT period partybuild.period, OUT first_day date, OUT last_day date,
    OUT due_from date, OUT due_on date, OUT status text, OUT number numeric, OUT "least" numeric, OUT met_on date, OUT evidence jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_evaluation';
COMMENT ON FUNCTION partybuild.evaluation(text, date, date, bigint[], partybuild.period[]) IS
  'an obligation''s evaluation for the periods that begin between two days, or just these subjects and periods of '
  'them; error 42704 for no obligation';

-- The text of an obligation's evaluation view. Everything in it is an identifier or a literal, quoted.
CREATE FUNCTION partybuild.evaluation_query(o partybuild.obligation) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  applies regclass := partybuild.find_relation(o.applies);
  evidence regclass := partybuild.find_relation(o.evidence);
  applying text[] := ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = applies AND attnum > 0);
  counting text[] := ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = evidence AND attnum > 0);
  has_item boolean := 'item' = ANY (applying);
  months integer := CASE o.per WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half' THEN 6 ELSE 12 END;
BEGIN
  RETURN format($q$
SELECT s.subject, s.org_id, s.label, s.period, partybuild.first_day(s.period) AS first_day, partybuild.last_day(s.period) AS last_day, s.due_from, s.due_on,
       CASE WHEN NOT s.owed OR partybuild.mode(%1$L, s.org_id, s.due_on) = 'off' THEN 'not applicable'
            WHEN s.in_time THEN 'met'
            WHEN s.met_on IS NOT NULL THEN 'late'
            WHEN EXISTS (SELECT FROM party.approval x WHERE x.rule = %1$L AND x.subject = s.subject AND x.from_date <= s.due_on AND (x.to_date IS NULL OR x.to_date > s.due_on)) THEN 'exempt'
            WHEN s.due_on < (SELECT partybuild.today()) THEN 'overdue'
            WHEN s.due_from <= (SELECT partybuild.today()) THEN 'due'
            ELSE 'upcoming' END AS status,
       s.number, s.least, s.met_on, s.evidence
  FROM (
    SELECT a.subject, a.org_id, %2$s AS label, p.period,
           bool_or(d.owed) AS owed,
           coalesce(min(d.due_on) FILTER (WHERE d.owed AND e.met_on IS NULL), max(d.due_on)) AS due_on,
           coalesce(min(d.due_from) FILTER (WHERE d.owed AND e.met_on IS NULL), max(d.due_from)) AS due_from,
           %3$s AS number, %4$s AS least,
           CASE WHEN bool_or(d.owed) AND count(*) FILTER (WHERE d.owed AND e.met_on IS NULL) = 0 THEN max(e.met_on) END AS met_on,
           bool_and(e.met_on IS NOT NULL AND e.met_on <= d.due_on) FILTER (WHERE d.owed) AS in_time,
           %5$s AS evidence
      FROM %6$s a
     CROSS JOIN %7$s
     CROSS JOIN LATERAL (
        -- OFFSET 0: asked once a row
        SELECT %8$s AS owed, %9$s AS due_on, %9$s - partybuild.param(%1$L, 'remind', partybuild.last_day(p.period))::integer AS due_from,
               %10$s AS least
        OFFSET 0
     ) d
      LEFT JOIN LATERAL (
        SELECT sum(r.quantity) AS number, min(r.done_on) FILTER (WHERE r.running >= d.least) AS met_on,
               jsonb_agg(jsonb_build_object('on', r.done_on, 'reference', r.reference) ORDER BY r.nth) FILTER (WHERE r.nth <= 20) AS evidence
          FROM (
            SELECT v.reference, %11$s AS quantity, %12$s AS done_on, sum(%11$s) OVER w AS running, row_number() OVER w AS nth
              FROM %13$s v
             WHERE v.subject = a.subject %14$s %15$s AND %12$s <= (SELECT partybuild.today())
            WINDOW w AS (ORDER BY %12$s, v.reference ROWS UNBOUNDED PRECEDING)
          ) r
         WHERE d.owed
      ) e ON true
     WHERE %16$s
     GROUP BY a.subject, a.org_id, p.period
  ) s$q$,
    o.rule,
    CASE WHEN 'label' = ANY (applying) THEN 'max(a.label)' ELSE 'NULL::text' END,
    CASE WHEN has_item THEN 'count(*) FILTER (WHERE d.owed AND e.met_on IS NOT NULL)::numeric' ELSE 'coalesce(max(e.number), 0)::numeric' END,
    CASE WHEN has_item THEN 'count(*) FILTER (WHERE d.owed)::numeric' ELSE 'max(d.least)' END,
    CASE WHEN has_item THEN 'jsonb_agg(jsonb_build_object(''item'', a.item, ''on'', e.met_on, ''reference'', e.evidence #>> ''{0,reference}'') ORDER BY a.item) FILTER (WHERE d.owed)'
         ELSE 'jsonb_agg(e.evidence) FILTER (WHERE e.evidence IS NOT NULL) -> 0' END,
    applies,
    CASE WHEN o.per = 'once' THEN 'LATERAL (SELECT partybuild.period(a.to_date - 1, ''month'') AS period) p'
         ELSE format('partybuild.periods((SELECT c.counted_from FROM compliance.court c), (SELECT partybuild.today()), %L) p(period)', o.per) END,
    CASE WHEN o.per = 'once' THEN 'true'
         WHEN o.pro_rata THEN 'partybuild.full_months(greatest(a.from_date, partybuild.first_day(p.period)), partybuild.last_day(p.period)) > 0 AND (a.to_date IS NULL OR a.to_date > partybuild.last_day(p.period))'
         ELSE 'a.from_date <= partybuild.first_day(p.period) AND (a.to_date IS NULL OR a.to_date > partybuild.last_day(p.period))' END,
    CASE WHEN o.per = 'once' THEN 'a.to_date - 1'
         WHEN o.within IS NOT NULL THEN format('(partybuild.first_day(p.period) + %L::interval)::date - 1', o.within)
         ELSE 'partybuild.last_day(p.period)' END
      || format(' + partybuild.param(%L, ''grace'', partybuild.last_day(p.period))::integer', o.rule),
    format('partybuild.param(%L, ''least'', partybuild.last_day(p.period))', o.rule)
      || CASE WHEN o.pro_rata THEN format(' * partybuild.full_months(greatest(a.from_date, partybuild.first_day(p.period)), partybuild.last_day(p.period)) / %s', months) ELSE '' END,
    CASE WHEN 'quantity' = ANY (counting) THEN 'v.quantity' ELSE '1::numeric' END,
    CASE WHEN 'done_on' = ANY (counting) THEN 'v.done_on' ELSE 'v.on_date' END,
    evidence,
    CASE WHEN has_item THEN 'AND v.item = a.item' ELSE '' END,
    CASE WHEN o.per = 'once' THEN '' ELSE 'AND v.on_date >= partybuild.first_day(p.period) AND v.on_date <= partybuild.last_day(p.period)' END,
    CASE WHEN o.per = 'once' THEN 'a.to_date > (SELECT c.counted_from FROM compliance.court c)'
         ELSE 'a.from_date <= partybuild.last_day(p.period) AND (a.to_date IS NULL OR a.to_date > partybuild.first_day(p.period)) AND partybuild.first_day(p.period) >= (SELECT c.counted_from FROM compliance.court c)' END);
END $$;
COMMENT ON FUNCTION partybuild.evaluation_query(partybuild.obligation) IS
  'the query of an obligation''s evaluation view';

-- Overdue in the open periods, and in the closed ones of the last year: the rule's violations, a row a subject.
CREATE FUNCTION partybuild.overdue_query(rule text, evaluation text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN format($q$
SELECT v.subject, v.org_id, count(*)::numeric AS magnitude,
       jsonb_build_object('organisation', (SELECT g.name FROM party.organisation g WHERE g.id = v.org_id), 'subject', max(v.label), 'count', count(*),
                          'periods', string_agg(v.period::text, ', ' ORDER BY v.period), 'number', min(v.number), 'least', max(v.least), 'due', min(v.due_on)) AS args
  FROM (
    SELECT e.subject, e.org_id, e.label, e.period, e.number, e.least, e.due_on
      FROM %2$s e WHERE e.first_day >= (SELECT coalesce(max(h.live_from), '-infinity') FROM compliance.horizon h WHERE h.rule = %1$L) AND e.status = 'overdue'
    UNION ALL
    SELECT r.subject, r.org_id, r.label, r.period, r.number, r.least, r.due_on
      FROM compliance.period_result r
     WHERE r.registry = (SELECT c.registry FROM compliance.court c) AND r.rule = %1$L AND r.status = 'overdue' AND r.due_on >= (SELECT partybuild.today()) - 366
  ) v
 GROUP BY v.subject, v.org_id$q$, rule, evaluation);
COMMENT ON FUNCTION partybuild.overdue_query(text, text) IS
  'the query of the rule view of an obligation: subjects with overdue periods in the last year';

CREATE FUNCTION partybuild.obligation_problem(applies regclass, evidence regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT format('%s has no column "%s" of type %s', w.view, w.col, w.type::regtype)
    FROM (VALUES (applies, 'subject', 'int8', true), (applies, 'org_id', 'int8', true), (applies, 'from_date', 'date', true), (applies, 'to_date', 'date', true),
                 (applies, 'item', 'text', false), (applies, 'label', 'text', false),
                 (evidence, 'subject', 'int8', true), (evidence, 'on_date', 'date', true), (evidence, 'reference', 'text', true),
                 (evidence, 'quantity', 'numeric', false), (evidence, 'done_on', 'date', false),
                 (evidence, 'item', 'text', EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = applies AND a.attname = 'item'))) w (view, col, type, needed)
   WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = w.view AND a.attname = w.col AND a.attnum > 0 AND a.atttypid = w.type::regtype)
     AND (w.needed OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = w.view AND a.attname = w.col AND a.attnum > 0))
   LIMIT 1);
COMMENT ON FUNCTION partybuild.obligation_problem(regclass, regclass) IS
  'what an obligation''s two views lack, or null';

-- The row that set_obligation() writes.
CREATE FUNCTION partybuild.put_obligation(
    rule text, applies regclass, evidence regclass, evaluation regclass, per text, within interval, pro_rata boolean)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_obligation(text, regclass, regclass, regclass, text, interval, boolean) IS
  'for set_obligation(): writes the row; error 42501 for who does not own the views';
CREATE FUNCTION partybuild.put_obligation_internal(
    rule text, applies regclass, evidence regclass, evaluation regclass, per text, within interval, pro_rata boolean)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF NOT EXISTS (SELECT FROM partybuild.rule x WHERE x.code = rule) THEN
    RAISE undefined_object USING
      MESSAGE = format('rule "%s" does not exist', rule),
      HINT = 'partybuild.add_obligation() makes a local one.';
  END IF;
  INSERT INTO partybuild.obligation (rule, per, applies, evidence, evaluation, within, pro_rata)
  VALUES (rule, per, partybuild.name_of(applies), partybuild.name_of(evidence), partybuild.name_of(evaluation), within, pro_rata)
  ON CONFLICT ON CONSTRAINT obligation_pkey
  DO UPDATE SET per = EXCLUDED.per, applies = EXCLUDED.applies, evidence = EXCLUDED.evidence, evaluation = EXCLUDED.evaluation,
         within = EXCLUDED.within, pro_rata = EXCLUDED.pro_rata;
END $$;
COMMENT ON FUNCTION partybuild.put_obligation_internal(text, regclass, regclass, regclass, text, interval, boolean) IS
  'what put_obligation() does';

CREATE FUNCTION partybuild.set_obligation(
    rule text, applies regclass, evidence regclass, per text, within interval DEFAULT NULL,
    pro_rata boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  o partybuild.obligation;
  r partybuild.rule;
  problem text;
  missing text;
  view_name text;
  reader regrole;
BEGIN
  SELECT * INTO r FROM partybuild.rule x WHERE x.code = rule;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format('rule "%s" does not exist', rule),
      HINT = 'partybuild.add_obligation() makes a local one.';
  END IF;
  IF per IS NULL OR per NOT IN ('month', 'quarter', 'half', 'year', 'once') THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('unknown period "%s"', per),
      HINT = 'The periods are month, quarter, half, year and once.';
  END IF;
  IF within <= interval '0' OR within > interval '1 year' OR within IS NOT NULL AND per = 'once' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('nothing can be due %s after the first day of its period', within),
      HINT = 'within goes with a calendar period and is not longer than it.';
  END IF;
  problem := coalesce(partybuild.obligation_problem(applies, evidence),
                      'in ' || applies || ' ' || partybuild.filter_problem(applies), 'in ' || evidence || ' ' || partybuild.filter_problem(evidence));
  IF problem IS NOT NULL THEN
    RAISE invalid_table_definition USING
      MESSAGE = format('the views cannot serve obligation %s: %s', rule, problem),
      HINT = 'docs/rule-author.md lists the columns, and the shapes of views that push a filter on subject down.';
  END IF;
  SELECT n INTO missing FROM unnest(ARRAY['least', 'grace', 'remind']) n WHERE NOT EXISTS (SELECT FROM partybuild.parameter p WHERE p.rule = rule AND p.name = n) LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE undefined_object USING MESSAGE = format('rule "%s" has no parameter "%s"', rule, missing);
  END IF;
  o.rule := rule; o.per := per; o.within := within; o.pro_rata := pro_rata;
  o.applies := partybuild.name_of(applies);
  o.evidence := partybuild.name_of(evidence);
  o.evaluation := format('party_rule.%I', lower(replace(rule, '-', '_')) || '_evaluation');
  -- Both views belong to the rule; a shipped rule's name is its plugin's to give.
  view_name := coalesce(substring(r.view FROM '^party_rule\.([a-z0-9_]+)$'), lower(replace(rule, '-', '_')) || '_overdue');
  EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', o.evaluation, partybuild.evaluation_query(o));
  EXECUTE format('COMMENT ON VIEW %s IS %L', o.evaluation, rule || ' ' || r.title_en || ': status by subject and period');
  EXECUTE format('CREATE OR REPLACE VIEW party_rule.%I AS %s', view_name, partybuild.overdue_query(rule, o.evaluation));
  EXECUTE format('COMMENT ON VIEW party_rule.%I IS %L', view_name, rule || ' ' || r.title_en);
  -- Who wrote the two views reads what is made of them, since they are judged with his rights.
  reader := partybuild.view_role(partybuild.find_relation(o.evaluation));
  IF NOT has_table_privilege(reader, partybuild.find_relation(o.evaluation), 'SELECT') THEN
    EXECUTE format('GRANT SELECT ON %s, party_rule.%I TO %s', o.evaluation, view_name, reader);
  END IF;
  PERFORM partybuild.put_obligation(rule, applies, evidence, partybuild.find_relation(o.evaluation), per, within, pro_rata);
  PERFORM partybuild.rebuild_live();
END $$;
COMMENT ON FUNCTION partybuild.set_obligation(text, regclass, regclass, text, interval, boolean) IS
  'makes a rule an obligation: who owes it (view of subject, org_id, from_date, to_date; perhaps item, label), what '
  'counts (view of subject, on_date, reference; perhaps item, quantity, done_on), per which period, due within how '
  'long, pro rata or not; refused with 42P16 if a column is missing or a filter on subject does not push down';

-- The rule and the parameters that add_obligation() writes.
CREATE FUNCTION partybuild.put_obligation_rule(code text, applies regclass, evidence regclass, subject text, title_zh text, title_en text, source text,
    at_least numeric, grace integer, remind integer)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_obligation_rule(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer) IS
  'for add_obligation(): writes rule and parameters; error 42501 for who does not own the views';
CREATE FUNCTION partybuild.put_obligation_rule_internal(code text, applies regclass, evidence regclass, subject text, title_zh text, title_en text,
    source text, at_least numeric, grace integer, remind integer)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  view_name text := lower(replace(code, '-', '_')) || '_overdue';
BEGIN
  IF code IS NULL OR code !~ '^[A-Z][A-Z0-9]*-[0-9]+$' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('"%s" is no code of a rule', code),
      HINT = 'Write an area and a number: LOC-01.';
  END IF;
  IF EXISTS (SELECT FROM partybuild.rule r WHERE r.code = code AND r.plugin <> 'local') THEN
    RAISE duplicate_object USING
      MESSAGE = format('rule %s is shipped by plugin "%s" and cannot be replaced', code, (SELECT r.plugin FROM partybuild.rule r WHERE r.code = code)),
      HINT = 'Choose a code of your own.';
  END IF;
  IF NOT EXISTS (SELECT FROM partybuild.subject_kind s WHERE s.name = subject) THEN
    RAISE undefined_object USING
      MESSAGE = format('kind of subject "%s" does not exist', subject),
      HINT = 'partybuild.subject_kind lists them.';
  END IF;
  IF title_zh IS NULL OR title_en IS NULL OR source IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = format('obligation %s needs a title in both languages and a source', code);
  END IF;
  IF at_least IS NULL OR at_least <= 0 OR grace IS NULL OR grace < 0 OR remind IS NULL OR remind < 0 THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('an obligation''s number is above 0, its days are not below: at_least %s, grace %s, remind %s', at_least, grace, remind);
  END IF;
  INSERT INTO partybuild.rule AS r
         (code, kind, subject, view, default_mode, title_zh, title_en, message_zh, message_en, hint_zh, hint_en, source)
  VALUES (code, 'obligation', subject, format('party_rule.%I', view_name), 'report', title_zh, title_en,
          '“{organisation}”' || title_zh || '：{periods}逾期', '"{organisation}" owes: ' || title_en || ' ({periods})',
          '补办并登记。', 'Make up for it, and put it on record.', source)
  ON CONFLICT ON CONSTRAINT rule_pkey
  DO UPDATE SET kind = 'obligation', subject = EXCLUDED.subject, view = EXCLUDED.view, default_mode = 'report',
         title_zh = EXCLUDED.title_zh, title_en = EXCLUDED.title_en, message_zh = EXCLUDED.message_zh, message_en = EXCLUDED.message_en,
         source = EXCLUDED.source, retired_on = NULL;
  INSERT INTO partybuild.parameter AS p (rule, name, value, unit)
  VALUES (code, 'least', at_least, 'number'), (code, 'grace', grace, 'days'), (code, 'remind', remind, 'days')
  ON CONFLICT ON CONSTRAINT parameter_pkey DO UPDATE SET value = EXCLUDED.value;
END $$;
COMMENT ON FUNCTION partybuild.put_obligation_rule_internal(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer) IS
  'what put_obligation_rule() does';

CREATE FUNCTION partybuild.add_obligation(code text, applies regclass, evidence regclass, per text, title_zh text, title_en text, source text,
    at_least numeric DEFAULT 1, grace integer DEFAULT 0, remind integer DEFAULT 10, within interval DEFAULT NULL, pro_rata boolean DEFAULT false, subject text DEFAULT 'organisation')
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.put_obligation_rule(code, applies, evidence, subject, title_zh, title_en, source, at_least, grace, remind);
  PERFORM partybuild.set_obligation(code, applies, evidence, per, within, pro_rata);
END $$;
COMMENT ON FUNCTION partybuild.add_obligation(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer, interval, boolean, text) IS
  'adds or changes a local obligation: code, view of who owes it, view of what counts, period, titles and source; '
  'at_least: how many per period; grace: days after it; remind: days before it is due; to be called by the role that '
  'deployed';

-- compliance.live: the evaluation of every obligation's open periods, one below the other.
CREATE FUNCTION partybuild.rebuild_live() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  body text;
  reader regrole := coalesce((SELECT c.relowner FROM pg_class c WHERE c.oid = to_regclass('compliance.live')), current_user::regrole::oid);
BEGIN
  -- Where somebody else's views are in it, they are read as him, at the price that no filter reaches an index.
  SELECT string_agg(format('SELECT %L::text AS rule, e.subject, e.org_id, e.label, e.period, e.first_day, e.last_day, e.due_from, e.due_on, e.status, e.number, e.least, e.met_on, e.evidence
    FROM %s WHERE e.first_day >= (SELECT coalesce(max(h.live_from), ''-infinity'') FROM compliance.horizon h WHERE h.rule = %1$L)', o.rule,
    CASE WHEN partybuild.view_role(v) = reader THEN format('%s e', v)
         ELSE format('partybuild.evaluation(%L, (SELECT coalesce(max(h.live_from), ''-infinity'') FROM compliance.horizon h WHERE h.rule = %1$L)) e', o.rule) END),
    E'\nUNION ALL\n' ORDER BY o.rule)
    INTO body
    FROM partybuild.obligation o
    JOIN partybuild.rule r ON r.code = o.rule
   CROSS JOIN partybuild.find_relation(o.evaluation) v
   WHERE r.retired_on IS NULL AND v IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW compliance.live AS ' || coalesce(body,
    'SELECT NULL::text AS rule, NULL::bigint AS subject, NULL::bigint AS org_id, NULL::text AS label, NULL::partybuild.period AS period, NULL::date AS first_day, NULL::date AS last_day,
            NULL::date AS due_from, NULL::date AS due_on, NULL::text AS status, NULL::numeric AS number, NULL::numeric AS least, NULL::date AS met_on, NULL::jsonb AS evidence WHERE false');
  COMMENT ON VIEW compliance.live IS 'every obligation''s periods that are not closed yet, evaluated as they are read; compliance.status has them with titles, and the closed ones';
END $$;
COMMENT ON FUNCTION partybuild.rebuild_live() IS 'makes view compliance.live anew from partybuild.obligation';

-- Which tables an obligation's views read, so that what changes for a closed period is evaluated again.
CREATE FUNCTION partybuild.put_evidence_source(
    rule text, relation regclass, subject name, day name, columns name[], joined regclass, joined_key name, key name)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_evidence_source(text, regclass, name, name, name[], regclass, name, name) IS
  'for evidence_source(): writes the row; error 42501 for who does not own the tables';
CREATE FUNCTION partybuild.put_evidence_source_internal(
    rule text, relation regclass, subject name, day name, columns name[], joined regclass, joined_key name, key name)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  col record;
BEGIN
  IF NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = rule) THEN
    RAISE undefined_object USING
      MESSAGE = format('there is no obligation "%s"', rule),
      HINT = 'partybuild.obligation lists them.';
  END IF;
  IF (joined IS NULL) <> (joined_key IS NULL) OR (joined IS NULL) <> (key IS NULL) THEN
    RAISE invalid_parameter_value USING MESSAGE = 'a joined table goes with its key and the column that leads to it';
  END IF;
  IF (day IS NULL) = (columns = '{}' OR columns IS NULL) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'a source has a day, or columns whose change concerns all periods of the subject';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = relation AND c.relkind IN ('r', 'p')) THEN
    RAISE wrong_object_type USING MESSAGE = format('"%s" is no table', relation);
  END IF;
  IF joined IS NOT NULL AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = joined AND c.relkind IN ('r', 'p')) THEN
    RAISE wrong_object_type USING MESSAGE = format('"%s" is no table', joined);
  END IF;
  FOR col IN
    SELECT c.name, c.type, c.tables
      FROM (VALUES (subject, 'int8'::regtype, ARRAY[relation, joined]), (day, 'date', ARRAY[relation, joined]), (joined_key, 'int8', ARRAY[joined]), (key, 'int8', ARRAY[relation])) c (name, type, tables)
     WHERE c.name IS NOT NULL
    UNION ALL SELECT u, NULL, ARRAY[relation] FROM unnest(columns) u
  LOOP
    IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = ANY (col.tables) AND a.attname = col.name AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = coalesce(col.type, a.atttypid)) THEN
      RAISE undefined_column USING
        MESSAGE = format('there is no column "%s"%s in %s', col.name, coalesce(' of type ' || col.type, ''), array_to_string(col.tables, ' or '));
    END IF;
  END LOOP;
  INSERT INTO partybuild.evidence_source AS s (rule, relation, subject, day, joined, joined_key, key, columns)
  VALUES (rule, partybuild.name_of(relation), subject, coalesce(day, ''), coalesce(partybuild.name_of(joined), ''),
          coalesce(joined_key, ''), coalesce(key, ''), coalesce(columns, '{}'))
  ON CONFLICT ON CONSTRAINT evidence_source_pkey DO UPDATE SET columns = EXCLUDED.columns;
END $$;
COMMENT ON FUNCTION partybuild.put_evidence_source_internal(text, regclass, name, name, name[], regclass, name, name) IS
  'what put_evidence_source() does';

CREATE FUNCTION partybuild.evidence_source(
    rule text, relation regclass, subject name, day name DEFAULT NULL, columns name[] DEFAULT '{}',
    joined regclass DEFAULT NULL, joined_key name DEFAULT NULL, key name DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  table_name text := partybuild.name_of(relation);
  watched text;
BEGIN
  PERFORM partybuild.put_evidence_source(rule, relation, subject, day, columns, joined, joined_key, key);
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_evidence_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION compliance.evidence_changed()', table_name);
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_evidence_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION compliance.evidence_changed()', table_name);
  EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_evidence_truncate AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION compliance.evidence_changed()', table_name);
  IF day IS NOT NULL THEN
    EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_evidence_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION compliance.evidence_changed()', table_name);
  ELSE
    -- An update that changes none of the columns costs nothing.
    SELECT string_agg(DISTINCT format('OLD.%I IS DISTINCT FROM NEW.%1$I', u), ' OR ') INTO watched
      FROM partybuild.evidence_source s CROSS JOIN unnest(s.columns || s.subject) u
     WHERE s.relation = table_name AND s.day = '' AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = relation AND a.attname = u);
    EXECUTE format('CREATE OR REPLACE TRIGGER partybuild_evidence_columns AFTER UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION compliance.evidence_changed()', table_name, watched);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.evidence_source(text, regclass, name, name, name[], regclass, name, name) IS
  'says that an obligation''s views read a table, and by which columns (its own, or those of the table joined by '
  'joined_key = key) subject and day are known; a change for a closed period has just these evaluated again; in place '
  'of a day, columns: a change of these concerns all periods of the subject; without any source the last year is '
  'evaluated again each night';
