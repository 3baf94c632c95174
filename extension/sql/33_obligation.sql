-- Obligations: what makes them, what they are read by, and which tables they go by.

-- Writers of evidence and the closing of periods; see 36_evidence.sql.
CREATE FUNCTION partybuild.lock_day(day date, exclusive boolean) RETURNS void
  LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_lock_day';
COMMENT ON FUNCTION partybuild.lock_day(date, boolean) IS
  'locks a day to the end of the transaction: shared, I wrote evidence by that day; exclusive, I wait for who did';
CREATE FUNCTION partybuild.lock_today() RETURNS date
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_lock_today';
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
CREATE FUNCTION partybuild.evaluation(
    rule text, from_day date, to_day date DEFAULT NULL, subjects bigint[] DEFAULT NULL,
    periods partybuild.period[] DEFAULT NULL,
    OUT subject bigint, OUT org_id bigint, OUT label text, OUT period partybuild.period,
    OUT first_day date, OUT last_day date, OUT due_from date, OUT due_on date, OUT status text,
    OUT number numeric, OUT "least" numeric, OUT met_on date, OUT evidence jsonb)
  RETURNS SETOF record LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_evaluation';
COMMENT ON FUNCTION partybuild.evaluation(text, date, date, bigint[], partybuild.period[]) IS
  'an obligation''s evaluation for the periods that begin between two days, or just these subjects and periods of '
  'them; error 42704 for no obligation';

-- The same for what counts.
CREATE FUNCTION partybuild.evidence_done(
    rule text, named boolean, after date, until date, OUT subject bigint, OUT on_date date)
  RETURNS SETOF record LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'pb_evidence_done';
COMMENT ON FUNCTION partybuild.evidence_done(text, boolean, date, date) IS
  'for correct_results(): whom what was done after a day, up to another, counts for, and on which day; named: the '
  'view has a column done_on; error 42704 for no obligation';

CREATE FUNCTION partybuild.obligation_problem(applies regclass, evidence regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT format('%s has no column "%s" of type %s', w.view, w.col, w.type::regtype)
    FROM (VALUES (applies, 'subject', 'int8', true), (applies, 'org_id', 'int8', true),
                 (applies, 'from_date', 'date', true), (applies, 'to_date', 'date', true),
                 (applies, 'item', 'text', false), (applies, 'label', 'text', false),
                 (evidence, 'subject', 'int8', true), (evidence, 'on_date', 'date', true),
                 (evidence, 'reference', 'text', true),
                 (evidence, 'quantity', 'numeric', false), (evidence, 'done_on', 'date', false),
                 (evidence, 'item', 'text', partybuild.has_column(applies, 'item'))) w (view, col, type, needed)
   WHERE NOT partybuild.has_type(w.view, w.col, w.type::regtype)
     AND (w.needed OR partybuild.has_column(w.view, w.col))
   LIMIT 1);
COMMENT ON FUNCTION partybuild.obligation_problem(regclass, regclass) IS
  'what an obligation''s two views lack, or null';

-- The row that set_obligation() writes.
CREATE FUNCTION partybuild.put_obligation(
    rule text, applies regclass, evidence regclass, evaluation regclass, per text, within interval, pro_rata boolean,
    owed_from date)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_obligation(text, regclass, regclass, regclass, text, interval, boolean, date) IS
  'for set_obligation(): writes the row; error 42501 for who does not own the views';
CREATE FUNCTION partybuild.put_obligation_internal(
    rule text, applies regclass, evidence regclass, evaluation regclass, per text, within interval, pro_rata boolean,
    owed_from date)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_rule(rule, 'partybuild.add_obligation() makes a local one.');
  INSERT INTO partybuild.obligation (rule, per, applies, evidence, evaluation, within, pro_rata, owed_from)
  VALUES (rule, per, partybuild.name_of(applies), partybuild.name_of(evidence), partybuild.name_of(evaluation),
          within, pro_rata, owed_from)
  ON CONFLICT ON CONSTRAINT obligation_pkey
  DO UPDATE SET per = EXCLUDED.per, applies = EXCLUDED.applies, evidence = EXCLUDED.evidence,
         evaluation = EXCLUDED.evaluation, within = EXCLUDED.within, pro_rata = EXCLUDED.pro_rata,
         owed_from = EXCLUDED.owed_from;
END $$;
COMMENT ON FUNCTION partybuild.put_obligation_internal(
    text, regclass, regclass, regclass, text, interval, boolean, date) IS
  'what put_obligation() does';

CREATE FUNCTION partybuild.require_obligation_views(rule text, applies regclass, evidence regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  problem text := coalesce(partybuild.obligation_problem(applies, evidence),
                           'in ' || applies || ' ' || partybuild.filter_problem(applies),
                           'in ' || evidence || ' ' || partybuild.filter_problem(evidence));
BEGIN
  IF problem IS NOT NULL THEN
    RAISE invalid_table_definition USING
      MESSAGE = format('the views cannot serve obligation %s: %s', rule, problem),
      HINT = 'docs/rule-author.md lists the columns, and the shapes of views that push a filter on subject down.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_obligation_views(text, regclass, regclass) IS
  'error 42P16 where two views cannot serve an obligation';

-- Both views belong to the rule; a shipped rule's name is its plugin's to give.
CREATE FUNCTION partybuild.make_obligation_views(o partybuild.obligation) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  title text;
  view_name text;
  reader regrole;
BEGIN
  SELECT r.code || ' ' || r.title_en,
         coalesce(substring(r.view FROM '^party_rule\.([a-z0-9_]+)$'), lower(replace(r.code, '-', '_')) || '_overdue')
    INTO title, view_name
    FROM partybuild.rule r
   WHERE r.code = o.rule;
  EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', o.evaluation, partybuild.evaluation_query(o));
  EXECUTE format('COMMENT ON VIEW %s IS %L', o.evaluation, title || ': status by subject and period');
  EXECUTE format('CREATE OR REPLACE VIEW party_rule.%I AS %s', view_name, partybuild.overdue_query(o));
  EXECUTE format('COMMENT ON VIEW party_rule.%I IS %L', view_name, title);
  -- Who wrote the two views reads what is made of them, since they are judged with his rights.
  reader := partybuild.view_role(partybuild.find_relation(o.evaluation));
  IF NOT has_table_privilege(reader, partybuild.find_relation(o.evaluation), 'SELECT') THEN
    EXECUTE format('GRANT SELECT ON %s, party_rule.%I TO %s', o.evaluation, view_name, reader);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.make_obligation_views(partybuild.obligation) IS
  'makes the evaluation of an obligation, and the rule''s view of what is overdue';

CREATE FUNCTION partybuild.set_obligation(
    rule text, applies regclass, evidence regclass, per text, within interval DEFAULT NULL,
    pro_rata boolean DEFAULT false, owed_from date DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  o partybuild.obligation;
  missing text;
BEGIN
  PERFORM partybuild.require_rule(rule, 'partybuild.add_obligation() makes a local one.');
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
  PERFORM partybuild.require_obligation_views(rule, applies, evidence);
  SELECT n INTO missing
    FROM unnest(ARRAY['least', 'grace', 'remind']) n
   WHERE NOT EXISTS (SELECT FROM partybuild.parameter p WHERE p.rule = rule AND p.name = n)
   LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE undefined_object USING MESSAGE = format('rule "%s" has no parameter "%s"', rule, missing);
  END IF;
  IF NOT isfinite(owed_from) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('nothing is owed from %s on', owed_from),
      HINT = 'Name the first day of a period, or null: from compliance.court.counted_from on.';
  END IF;
  o.rule := rule; o.per := per; o.within := within; o.pro_rata := pro_rata; o.owed_from := owed_from;
  o.applies := partybuild.name_of(applies);
  o.evidence := partybuild.name_of(evidence);
  o.evaluation := format('party_rule.%I', lower(replace(rule, '-', '_')) || '_evaluation');
  PERFORM partybuild.make_obligation_views(o);
  PERFORM partybuild.put_obligation(rule, applies, evidence, partybuild.find_relation(o.evaluation), per, within,
                                    pro_rata, owed_from);
  PERFORM partybuild.rebuild_live();
  PERFORM partybuild.note_rule(rule);
END $$;
COMMENT ON FUNCTION partybuild.set_obligation(text, regclass, regclass, text, interval, boolean, date) IS
  'makes a rule an obligation: who owes it (view of subject, org_id, from_date, to_date; perhaps item, label), what '
  'counts (view of subject, on_date, reference; perhaps item, quantity, done_on), per which period, due within how '
  'long, pro rata or not, for periods that begin on owed_from or later; refused with 42P16 if a column is missing or '
  'a filter on subject does not push down';

-- The rule and the parameters that add_obligation() writes.
CREATE FUNCTION partybuild.put_obligation_rule(
    code text, applies regclass, evidence regclass, subject text, title_zh text, title_en text, source text,
    at_least numeric, grace integer, remind integer)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_obligation_rule(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer) IS
  'for add_obligation(): writes rule and parameters; error 42501 for who does not own the views';
CREATE FUNCTION partybuild.put_obligation_rule_internal(
    code text, applies regclass, evidence regclass, subject text, title_zh text, title_en text, source text,
    at_least numeric, grace integer, remind integer)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  view_name text := lower(replace(code, '-', '_')) || '_overdue';
BEGIN
  PERFORM partybuild.require_code(code);
  PERFORM partybuild.require_local(code, 'Choose a code of your own.');
  PERFORM partybuild.require_kind(subject);
  IF title_zh IS NULL OR title_en IS NULL OR source IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = format('obligation %s needs a title in both languages and a source', code);
  END IF;
  IF at_least IS NULL OR at_least <= 0 OR grace IS NULL OR grace < 0 OR remind IS NULL OR remind < 0 THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('an obligation''s number is above 0, its days are not below: at_least %s, grace %s, remind %s',
                       at_least, grace, remind);
  END IF;
  INSERT INTO partybuild.rule AS r
         (code, kind, subject, view, default_mode,
          title_zh, title_en, message_zh, message_en, hint_zh, hint_en, source)
  VALUES (code, 'obligation', subject, format('party_rule.%I', view_name), 'report', title_zh, title_en,
          '“{organisation}”' || title_zh || '：{periods}逾期', '"{organisation}" owes: ' || title_en || ' ({periods})',
          '补办并登记。', 'Make up for it, and put it on record.', source)
  ON CONFLICT ON CONSTRAINT rule_pkey
  DO UPDATE SET kind = 'obligation', subject = EXCLUDED.subject, view = EXCLUDED.view, default_mode = 'report',
         title_zh = EXCLUDED.title_zh, title_en = EXCLUDED.title_en,
         message_zh = EXCLUDED.message_zh, message_en = EXCLUDED.message_en,
         source = EXCLUDED.source, retired_on = NULL;
  INSERT INTO partybuild.parameter AS p (rule, name, value, unit)
  VALUES (code, 'least', at_least, 'number'), (code, 'grace', grace, 'days'), (code, 'remind', remind, 'days')
  ON CONFLICT ON CONSTRAINT parameter_pkey
  DO UPDATE SET value = EXCLUDED.value;
END $$;
COMMENT ON FUNCTION partybuild.put_obligation_rule_internal(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer) IS
  'what put_obligation_rule() does';

CREATE FUNCTION partybuild.add_obligation(
    code text, applies regclass, evidence regclass, per text, title_zh text, title_en text, source text,
    at_least numeric DEFAULT 1, grace integer DEFAULT 0, remind integer DEFAULT 10, within interval DEFAULT NULL,
    pro_rata boolean DEFAULT false, subject text DEFAULT 'organisation', owed_from date DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM partybuild.put_obligation_rule(code, applies, evidence, subject, title_zh, title_en, source,
                                         at_least, grace, remind);
  PERFORM partybuild.set_obligation(code, applies, evidence, per, within, pro_rata, owed_from);
END $$;
COMMENT ON FUNCTION partybuild.add_obligation(
    text, regclass, regclass, text, text, text, text, numeric, integer, integer, interval, boolean, text, date) IS
  'adds or changes a local obligation: code, view of who owes it, view of what counts, period, titles and source; '
  'at_least: how many per period; grace: days after it; remind: days before it is due; owed_from: periods that began '
  'before that day are not owed (null: only those from before the court counts); to be called by the role that '
  'deployed';

-- party_rule.live: the evaluation of every obligation's open periods, one below the other; and party_rule.coming.
CREATE FUNCTION partybuild.rebuild_live() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reader regrole := coalesce((SELECT c.relowner FROM pg_class c WHERE c.oid = to_regclass('party_rule.live')),
                             current_user::regrole::oid);
  one constant text := 'SELECT {rule}::text AS rule, e.subject, e.org_id, e.label, e.period, e.first_day, e.last_day,
           e.due_from, e.due_on, e.status, e.number, e.least, e.met_on, e.evidence
      FROM {evaluation} e
     WHERE e.first_day >= {horizon}';
  none constant text := 'SELECT NULL::text AS rule, NULL::bigint AS subject, NULL::bigint AS org_id,
           NULL::text AS label, NULL::partybuild.period AS period, NULL::date AS first_day, NULL::date AS last_day,
           NULL::date AS due_from, NULL::date AS due_on, NULL::text AS status, NULL::numeric AS number,
           NULL::numeric AS least, NULL::date AS met_on, NULL::jsonb AS evidence
     WHERE false';
  body text;
BEGIN
  -- Where somebody else's views are in it, they are read as him, at the price that no filter reaches an index.
  SELECT string_agg(
           partybuild.fill(one, jsonb_build_object(
             'rule', quote_literal(o.rule),
             'horizon', x.horizon,
             'evaluation', CASE WHEN partybuild.view_role(v) = reader THEN v::text
                                ELSE format('partybuild.evaluation(%L, %s)', o.rule, x.horizon) END)),
           E'\nUNION ALL\n' ORDER BY o.rule)
    INTO body
    FROM partybuild.obligation o
    JOIN partybuild.rule r ON r.code = o.rule
   CROSS JOIN partybuild.find_relation(o.evaluation) v
   CROSS JOIN partybuild.horizon_query(o) x (horizon)
   WHERE r.retired_on IS NULL AND v IS NOT NULL;
  EXECUTE 'CREATE OR REPLACE VIEW party_rule.live AS ' || coalesce(body, none);
  COMMENT ON VIEW party_rule.live IS
    'every obligation''s periods that are not closed yet, evaluated as they are read; compliance.status has them with '
    'titles, and the closed ones';
  PERFORM partybuild.note_live();
  PERFORM partybuild.rebuild_coming();
END $$;
COMMENT ON FUNCTION partybuild.rebuild_live() IS
  'makes views party_rule.live and party_rule.coming anew from partybuild.obligation and partybuild.coming';
