-- What a rule view must be: its columns, and a filter on subject that reaches an index.
CREATE FUNCTION partybuild.plan_problem(plan jsonb, probe text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  node text := plan->>'Node Type';
  child jsonb;
  problem text;
  k text;
BEGIN
  FOREACH k IN ARRAY ARRAY['Filter', 'Join Filter', 'Hash Cond', 'One-Time Filter'] LOOP
    IF plan->>k LIKE '%' || probe || '%'
       AND node IN ('Seq Scan', 'Subquery Scan', 'CTE Scan', 'Aggregate', 'WindowAgg', 'Function Scan', 'Result',
                    'Limit', 'Unique') THEN
      RETURN format('the filter is applied by a %s%s, after its rows were read',
                    node, coalesce(' of ' || (plan->>'Alias'), ''));
    END IF;
  END LOOP;
  -- tables of a few rows
  IF plan->>'Schema' = 'partybuild'
     OR plan->>'Schema' = 'compliance' AND plan->>'Relation Name' = 'court'
     OR plan->>'Index Name' LIKE 'court\_%' THEN
    NULL;
  ELSIF node = 'Seq Scan' THEN
    RETURN format('table %s.%s is read as a whole', plan->>'Schema', plan->>'Relation Name');
  ELSIF node IN ('Index Scan', 'Index Only Scan', 'Bitmap Index Scan') AND plan->'Index Cond' IS NULL THEN
    RETURN format('index %s is read as a whole', plan->>'Index Name');
  END IF;
  FOR child IN SELECT jsonb_array_elements(plan->'Plans') LOOP
    problem := partybuild.plan_problem(child, probe);
    IF problem IS NOT NULL THEN
      RETURN problem;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION partybuild.plan_problem(jsonb, text) IS
  'why a plan does not push a filter down to an index, or null';

CREATE FUNCTION partybuild.filter_problem(view regclass) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  -- whatever the database or the session is set to
  SET enable_nestloop = on SET enable_indexscan = on SET enable_indexonlyscan = on SET enable_bitmapscan = on
  SET seq_page_cost = 1 SET random_page_cost = 4 SET from_collapse_limit = 8 SET join_collapse_limit = 8
  SET geqo = on SET geqo_threshold = 12 AS $$
DECLARE
  probe constant text := '7205759403792793601';  -- the subject of view_plan()
  plan jsonb := partybuild.view_plan(view);
BEGIN
  RETURN coalesce(
    partybuild.plan_problem(plan->0->'Plan', probe),
    CASE WHEN plan::text NOT LIKE '%Cond": "%' || probe || '%'
           -- a condition that never holds is folded: nothing is read, by newer versions not even in the plan
           AND (plan->0->'Plan'->>'Node Type' <> 'Result' OR plan->0->'Plan'->'Plans' IS NOT NULL)
      THEN 'the filter on subject reaches no index' END);
END $$;
COMMENT ON FUNCTION partybuild.filter_problem(regclass) IS
  'why a filter on a view''s column subject does not push down to an index, or null';

CREATE FUNCTION partybuild.view_is_volatile(view regclass) RETURNS boolean
  LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'pb_view_is_volatile';
COMMENT ON FUNCTION partybuild.view_is_volatile(regclass) IS
  'does a view call a VOLATILE function, itself or by a view that it reads; null for what is no view';

CREATE FUNCTION partybuild.view_problem(view regclass) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing text;
BEGIN
  IF (SELECT c.relkind FROM pg_class c WHERE c.oid = view) IS DISTINCT FROM 'v' THEN
    RETURN 'it is not a view';
  END IF;
  -- not by has_type(), on which not everybody who may ask has a right
  SELECT format('it has no column "%s" of type %s', w.n, w.t) INTO missing
    FROM (VALUES (1, 'subject', 'int8'), (2, 'org_id', 'int8'), (3, 'magnitude', 'numeric'), (4, 'args', 'jsonb'))
           w (o, n, t)
   WHERE NOT EXISTS (SELECT FROM pg_attribute a
                      WHERE a.attrelid = view AND a.attname = w.n AND a.atttypid = w.t::regtype)
   ORDER BY w.o
   LIMIT 1;
  RETURN coalesce(
    missing,
    CASE WHEN partybuild.view_is_volatile(view)
      THEN 'it calls a function that is VOLATILE, and could not be asked as of before a transaction' END,
    partybuild.filter_problem(view));
END $$;
COMMENT ON FUNCTION partybuild.view_problem(regclass) IS
  'why a view cannot serve as a rule view (columns; no VOLATILE function; filter on subject that pushes down), or null';

-- The row that add_rule() writes: a local rule's, never a shipped one's.
CREATE FUNCTION partybuild.put_rule(
    code text, view regclass, kind text, subject text, for_superiors text[], mode text, title_zh text, title_en text,
    message_zh text, message_en text, hint_zh text, hint_en text, source text)
  RETURNS void LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_rule(
    text, regclass, text, text, text[], text, text, text, text, text, text, text, text) IS
  'for add_rule(): writes the row of a local rule; error 42501 for who does not own the view';
CREATE FUNCTION partybuild.put_rule_internal(
    code text, view regclass, kind text, subject text, for_superiors text[], mode text, title_zh text, title_en text,
    message_zh text, message_en text, hint_zh text, hint_en text, source text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  INSERT INTO partybuild.rule AS r
         (code, kind, subject, for_superiors, view, default_mode,
          title_zh, title_en, message_zh, message_en, hint_zh, hint_en, source)
  VALUES (code, kind, subject, for_superiors, partybuild.name_of(view), mode,
          title_zh, title_en, message_zh, message_en, hint_zh, hint_en, source)
  ON CONFLICT ON CONSTRAINT rule_pkey
  DO UPDATE SET kind = EXCLUDED.kind, subject = EXCLUDED.subject, for_superiors = EXCLUDED.for_superiors,
         view = EXCLUDED.view, default_mode = EXCLUDED.default_mode,
         title_zh = EXCLUDED.title_zh, title_en = EXCLUDED.title_en,
         message_zh = EXCLUDED.message_zh, message_en = EXCLUDED.message_en,
         hint_zh = EXCLUDED.hint_zh, hint_en = EXCLUDED.hint_en, source = EXCLUDED.source, retired_on = NULL
   WHERE r.plugin = 'local';
  IF NOT FOUND THEN
    RAISE duplicate_object USING MESSAGE = format('rule %s is shipped and cannot be replaced', code);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.put_rule_internal(
    text, regclass, text, text, text[], text, text, text, text, text, text, text, text) IS
  'what put_rule() does';

CREATE FUNCTION partybuild.tell_unwatched(code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  what text;
BEGIN
  SELECT string_agg(x.what, '; ' ORDER BY x.what) INTO what
    FROM (SELECT CASE WHEN u.opaque IS NULL
                   THEN format('%s (%s)', u.relation, string_agg(u.column_name, ', ' ORDER BY u.column_name))
                   ELSE format('%s, of which nobody says what it reads', u.opaque) END AS what
            FROM partybuild.unwatched(code) u
           GROUP BY u.relation, u.opaque) x;
  IF what IS NOT NULL THEN
    RAISE NOTICE USING
      MESSAGE = format('rule %s is not judged when this changes: %s', code, what),
      HINT = 'Say by partybuild.watch() what touches it, by partybuild.harmless() what cannot break it; '
             'partybuild.unwatched() lists what is left.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.tell_unwatched(text) IS
  'for add_rule(): a notice of what the rule reads and nobody watches';

CREATE FUNCTION partybuild.add_rule(
    code text, view regclass, subject text, title_zh text, title_en text, message_zh text, message_en text, source text,
    hint_zh text DEFAULT NULL, hint_en text DEFAULT NULL, kind text DEFAULT 'invariant', mode text DEFAULT 'reject',
    for_superiors text[] DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  problem text;
BEGIN
  PERFORM partybuild.require_code(code);
  IF view IS NULL OR title_zh IS NULL OR title_en IS NULL OR message_zh IS NULL OR message_en IS NULL
     OR source IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = format('rule %s needs a view, a title and a message in both languages, and a source', code);
  END IF;
  PERFORM partybuild.require_local(
    code, 'Choose a code of your own, and set the mode of the shipped rule by partybuild.set_mode().');
  PERFORM partybuild.require_kind(subject);
  IF kind IS NULL OR kind NOT IN ('structure', 'transition', 'invariant', 'record') THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('unknown kind of rule "%s"', kind),
      HINT = 'The kinds are structure (a row by itself), transition (a change of state), invariant (what holds at '
             'every commit) and record (what is on file); partybuild.add_obligation() makes an obligation.';
  END IF;
  PERFORM partybuild.require_mode(mode);
  problem := partybuild.view_problem(view);
  IF problem IS NOT NULL THEN
    RAISE invalid_table_definition USING
      MESSAGE = format('view %s cannot serve rule %s: %s', view, code, problem),
      HINT = 'docs/rule-author.md shows the shapes of views that push a filter on subject down.';
  END IF;
  PERFORM partybuild.require_same_values(code, message_en, message_zh);
  PERFORM partybuild.put_rule(code, view, kind, subject, for_superiors, mode, title_zh, title_en,
                              message_zh, message_en, hint_zh, hint_en, source);
  PERFORM partybuild.note_rule(code);
  PERFORM partybuild.tell_unwatched(code);
END $$;
COMMENT ON FUNCTION partybuild.add_rule(
    text, regclass, text, text, text, text, text, text, text, text, text, text, text[]) IS
  'adds or changes a local rule by its view; subject: a name of partybuild.subject_kind; kind: structure, transition, '
  'invariant or record, for lists of rules alone; for_superiors: kinds of organisations that are judged when somebody '
  'below them is touched; refused with 42P16 if the view lacks a column or its filter does not '
  'push down; watch() then says what touches it';

CREATE FUNCTION partybuild.put_retired(code text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  UPDATE partybuild.rule r
     SET retired_on = partybuild.today()
   WHERE r.code = code AND r.plugin = 'local';
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION partybuild.put_retired(text) IS
  'for retire_rule(): a local rule has had its day; false where there is none';

CREATE FUNCTION partybuild.retire_rule(code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF NOT partybuild.put_retired(code) THEN
    RAISE undefined_object USING MESSAGE = format('there is no local rule "%s"', code),
      HINT = 'A shipped rule is switched off by partybuild.set_mode().';
  END IF;
  IF EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = code)
     OR EXISTS (SELECT FROM partybuild.coming c WHERE c.rule = code) THEN
    PERFORM partybuild.rebuild_live();
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.retire_rule(text) IS 'a local rule is no longer judged from now on; its findings stay';

-- Another code for a local rule, wherever it is kept.
CREATE FUNCTION partybuild.put_renamed(code text, new_code text, view text, evaluation text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_renamed(text, text, text, text) IS
  'for rename_rule(): the catalogue''s rows; error 42501 for a shipped rule, from who does not own the registers';
CREATE FUNCTION partybuild.put_renamed_internal(code text, new_code text, view text, evaluation text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_code(new_code);
  PERFORM partybuild.require_local(code, 'Only a rule of the court''s own gets another code.');
  IF EXISTS (SELECT FROM partybuild.rule r WHERE r.code = new_code) THEN
    RAISE duplicate_object USING MESSAGE = format('there is a rule %s', new_code);
  END IF;
  UPDATE partybuild.rule r SET code = new_code, view = view WHERE r.code = code;
  UPDATE partybuild.parameter p SET rule = new_code WHERE p.rule = code;
  UPDATE partybuild.policy p SET rule = new_code WHERE p.rule = code;
  UPDATE partybuild.order_history h SET rule = new_code WHERE h.rule = code;
  UPDATE partybuild.watch_rule w SET rule = new_code WHERE w.rule = code;
  UPDATE partybuild.harmless h SET rule = new_code WHERE h.rule = code;
  UPDATE partybuild.obligation o SET rule = new_code, evaluation = evaluation WHERE o.rule = code;
  UPDATE partybuild.evidence_source e SET rule = new_code WHERE e.rule = code;
  UPDATE partybuild.coming c SET rule = new_code WHERE c.rule = code;
  UPDATE partybuild.made m SET part = new_code WHERE m.part = code AND m.plugin = 'local';
END $$;
COMMENT ON FUNCTION partybuild.put_renamed_internal(text, text, text, text) IS 'what put_renamed() does';
CREATE FUNCTION partybuild.rename_kept(code text, new_code text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_register_owner';
COMMENT ON FUNCTION partybuild.rename_kept(text, text) IS
  'for rename_rule(): findings, approvals and results of a rule that has another code by now';
CREATE FUNCTION partybuild.rename_kept_internal(code text, new_code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  relation regclass;
BEGIN
  IF EXISTS (SELECT FROM partybuild.rule r WHERE r.code = code)
     OR NOT EXISTS (SELECT FROM partybuild.rule r WHERE r.code = new_code AND r.plugin = 'local') THEN
    RAISE object_not_in_prerequisite_state USING MESSAGE = format('rule %s has not become %s', code, new_code);
  END IF;
  FOR relation IN
    SELECT c.oid
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'rule' AND a.atttypid = 'text'::regtype
     WHERE c.relnamespace IN ('party'::regnamespace, 'compliance'::regnamespace) AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition
  LOOP
    EXECUTE format('UPDATE %s SET rule = $2 WHERE rule = $1', relation) USING code, new_code;
  END LOOP;
  UPDATE party.job_step s SET step = new_code WHERE s.step = code;
END $$;
COMMENT ON FUNCTION partybuild.rename_kept_internal(text, text) IS 'what rename_kept() does';
CREATE FUNCTION partybuild.rename_rule(code text, new_code text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  r partybuild.rule;
  o partybuild.obligation;
  new_name text := lower(replace(new_code, '-', '_'));
BEGIN
  PERFORM partybuild.require_deployed();
  PERFORM partybuild.require_rule(code);
  SELECT x.* INTO r FROM partybuild.rule x WHERE x.code = code;
  SELECT x.* INTO o FROM partybuild.obligation x WHERE x.rule = code;
  -- the views that are made of an obligation are called by its code
  PERFORM partybuild.put_renamed(
    code, new_code, CASE WHEN o.rule IS NULL THEN r.view ELSE format('party_rule.%I', new_name || '_overdue') END,
    format('party_rule.%I', new_name || '_evaluation'));
  IF o.rule IS NOT NULL THEN
    EXECUTE format('ALTER VIEW %s RENAME TO %I', r.view, new_name || '_overdue');
    EXECUTE format('ALTER VIEW %s RENAME TO %I', o.evaluation, new_name || '_evaluation');
  END IF;
  PERFORM partybuild.rename_kept(code, new_code);
  IF o.rule IS NOT NULL THEN
    SELECT x.* INTO o FROM partybuild.obligation x WHERE x.rule = new_code;
    PERFORM partybuild.make_obligation_views(o);
  END IF;
  IF o.rule IS NOT NULL OR EXISTS (SELECT FROM partybuild.coming c WHERE c.rule = new_code) THEN
    PERFORM partybuild.rebuild_live();
  END IF;
  PERFORM partybuild.note_rule(new_code);
END $$;
COMMENT ON FUNCTION partybuild.rename_rule(text, text) IS
  'gives a rule of the court''s own another code, with its numbers, modes, watches, findings, approvals and results: '
  'where a later version ships one by that code; error 42710 where the new one is taken';

-- A rule in force whose view is gone would fall silent.
CREATE FUNCTION partybuild.view_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  code text;
  view text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_event_trigger_dropped_objects() d WHERE d.object_type = 'view')
     OR to_regclass('partybuild.rule') IS NULL THEN
    RETURN;
  END IF;
  SELECT r.code, r.view INTO code, view
    FROM pg_event_trigger_dropped_objects() d
    JOIN partybuild.rule r ON r.view = d.object_identity
   WHERE d.object_type = 'view' AND r.plugin = 'local' AND r.retired_on IS NULL
     AND NOT EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = r.code)
   ORDER BY r.code
   LIMIT 1;
  IF FOUND THEN
    RAISE dependent_objects_still_exist USING
      MESSAGE = format('cannot drop view %s: rule %s is judged by it', view, code),
      HINT = format('End the rule first: SELECT partybuild.retire_rule(%L);', code);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.view_dropped() IS
  'event trigger: the view of a local rule in force is not dropped; error 2BP01';
CREATE EVENT TRIGGER partybuild_view_dropped ON sql_drop EXECUTE FUNCTION partybuild.view_dropped();

CREATE FUNCTION partybuild.require_order(ordered_by text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF ordered_by IS NULL OR partybuild.is_blank(ordered_by) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = 'what is ordered names the document that ordered it',
      HINT = 'Give its number, as it stands on the document.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_order(text) IS 'error 22023 where a policy or a value names no document';

CREATE FUNCTION partybuild.require_mode_of(rule text, mode text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_mode(mode);
  IF mode NOT IN ('report', 'off') AND EXISTS (SELECT FROM partybuild.obligation o WHERE o.rule = rule) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s is an obligation: what was not done cannot be refused', rule),
      HINT = 'Its modes are report and off.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_mode_of(text, text) IS 'error 22023 for what is no mode that the rule can have';

CREATE FUNCTION partybuild.require_organisation(org_id bigint) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF org_id IS NOT NULL THEN
    PERFORM partybuild.require_deployed();
    IF NOT EXISTS (SELECT FROM party.organisation o WHERE o.id = org_id) THEN
      RAISE foreign_key_violation USING MESSAGE = format('organisation %s does not exist', org_id);
    END IF;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_organisation(bigint) IS
  'error 23503 for an organisation that is not there; null is none';

-- The rows that set_mode() writes: the new policy takes the place of others for its time; before and after they hold.
CREATE FUNCTION partybuild.put_policy(
    rule text, mode text, org_id bigint, from_date date, to_date date, ordered_by text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  policy_id bigint;
  other partybuild.policy;
  lasts boolean;
BEGIN
  PERFORM partybuild.require_rule(rule);
  PERFORM partybuild.require_mode_of(rule, mode);
  PERFORM partybuild.require_order(ordered_by);
  from_date := coalesce(from_date, partybuild.today());
  IF to_date <= from_date THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('the policy''s period from %s to %s is empty', from_date, to_date),
      HINT = 'The end is exclusive: it is the first day the policy no longer holds.';
  END IF;
  FOR other IN
    SELECT p.*
      FROM partybuild.policy p
     WHERE p.rule = rule AND p.org_id IS NOT DISTINCT FROM org_id
       AND daterange(p.from_date, p.to_date) && daterange(from_date, to_date)
     ORDER BY p.from_date
  LOOP
    lasts := to_date IS NOT NULL AND (other.to_date > to_date OR other.to_date IS NULL);
    IF other.from_date < from_date THEN
      UPDATE partybuild.policy p SET to_date = from_date WHERE p.id = other.id;
      IF lasts THEN
        INSERT INTO partybuild.policy (rule, org_id, mode, from_date, to_date, ordered_by)
        VALUES (other.rule, other.org_id, other.mode, to_date, other.to_date, other.ordered_by);
      END IF;
    ELSIF lasts THEN
      UPDATE partybuild.policy p SET from_date = to_date WHERE p.id = other.id;
    ELSE
      DELETE FROM partybuild.policy p WHERE p.id = other.id;
    END IF;
  END LOOP;
  INSERT INTO partybuild.policy AS p (rule, org_id, mode, from_date, to_date, ordered_by)
  VALUES (rule, org_id, mode, from_date, to_date, ordered_by)
  RETURNING p.id INTO policy_id;
  RETURN policy_id;
END $$;
COMMENT ON FUNCTION partybuild.put_policy(text, text, bigint, date, date, text) IS 'for set_mode(): writes the policy';

CREATE FUNCTION partybuild.set_mode(
    rule text, mode text, ordered_by text, org_id bigint DEFAULT NULL, from_date date DEFAULT NULL,
    to_date date DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_organisation(org_id);
  RETURN partybuild.put_policy(rule, mode, org_id, from_date, to_date, ordered_by);
END $$;
COMMENT ON FUNCTION partybuild.set_mode(text, text, text, bigint, date, date) IS
  'policy: mode of a rule for an organisation and below (null: everywhere) from a day to another (exclusive), as the '
  'document ordered; returns its id; another policy that it lies within holds before and after it; what gives way is '
  'kept in order_history';

CREATE FUNCTION partybuild.unset_mode(policy_id bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone partybuild.policy;
  rest partybuild.policy;
BEGIN
  DELETE FROM partybuild.policy p WHERE p.id = policy_id RETURNING p.* INTO gone;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format('there is no policy %s', coalesce(policy_id::text, 'null')),
      HINT = 'partybuild.policy lists them.';
  END IF;
  -- an exception within a longer policy: that one holds throughout again
  SELECT l.* INTO rest
    FROM partybuild.policy f
    JOIN partybuild.policy l ON (l.rule, l.mode, l.ordered_by) = (f.rule, f.mode, f.ordered_by)
     AND l.org_id IS NOT DISTINCT FROM f.org_id
   WHERE f.rule = gone.rule AND f.org_id IS NOT DISTINCT FROM gone.org_id AND f.to_date = gone.from_date
     AND l.from_date = gone.to_date;
  IF FOUND THEN
    DELETE FROM partybuild.policy p WHERE p.id = rest.id;
    UPDATE partybuild.policy p
       SET to_date = rest.to_date
     WHERE p.rule = gone.rule AND p.org_id IS NOT DISTINCT FROM gone.org_id AND p.to_date = gone.from_date;
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.unset_mode(bigint) IS
  'takes a policy back; a longer one that it lay within holds throughout again, else what holds without it; '
  'order_history keeps it; set_mode() with a later day ends one; error 42704 where there is none';

CREATE FUNCTION partybuild.require_value(rule text, name text, value numeric) RETURNS partybuild.parameter
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  known partybuild.parameter;
BEGIN
  SELECT p.* INTO known
    FROM partybuild.parameter p
   WHERE p.rule = rule AND p.name = name
   ORDER BY p.plugin = 'local', p.from_date
   LIMIT 1;
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format('rule "%s" has no parameter "%s"', rule, name),
      HINT = 'partybuild.parameter lists the parameters.';
  END IF;
  IF value = 'NaN' OR value < known.at_least OR value > known.at_most THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s is out of the bounds of parameter "%s" of rule %s', value, name, rule),
      DETAIL = format('It may be from %s to %s.',
                      coalesce(known.at_least::text, 'any number'), coalesce(known.at_most::text, 'any number'));
  END IF;
  RETURN known;
END $$;
COMMENT ON FUNCTION partybuild.require_value(text, text, numeric) IS
  'the parameter, as it was first given; error 42704 where there is none, 22023 for a value out of its bounds';

CREATE FUNCTION partybuild.set_param(rule text, name text, value numeric, from_date date, ordered_by text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  known partybuild.parameter;
BEGIN
  known := partybuild.require_value(rule, name, value);
  IF value IS NULL OR from_date IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'a parameter needs a value and a first day';
  END IF;
  PERFORM partybuild.require_order(ordered_by);
  IF NOT isfinite(from_date) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('a parameter cannot be set from %s on', from_date),
      HINT = 'Name the first day of the order that sets it.';
  END IF;
  INSERT INTO partybuild.parameter AS p (rule, name, from_date, value, unit, at_least, at_most, ordered_by)
  VALUES (rule, name, from_date, value, known.unit, known.at_least, known.at_most, ordered_by)
  ON CONFLICT ON CONSTRAINT parameter_pkey DO UPDATE SET value = EXCLUDED.value, ordered_by = EXCLUDED.ordered_by;
END $$;
COMMENT ON FUNCTION partybuild.set_param(text, text, numeric, date, text) IS
  'the value of a parameter from a day on, as the document ordered; a value from the same day gives way, and is kept '
  'in order_history; error 22023 outside of its bounds';

CREATE FUNCTION partybuild.add_parameter(
    rule text, name text, value numeric, ordered_by text, at_least numeric DEFAULT NULL, at_most numeric DEFAULT NULL,
    unit text DEFAULT NULL, from_date date DEFAULT '-infinity')
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM partybuild.require_rule(rule, 'partybuild.add_rule() adds one; its view may ask for what is not there yet.');
  PERFORM partybuild.require_local(rule, 'Its parameters are shipped with it: partybuild.set_param() sets them.');
  IF name IS NULL OR name !~ '^[a-z][a-z0-9_]*$' THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('"%s" is no name of a parameter', name),
      HINT = 'It begins with a small letter, and has small letters, digits and _ only.';
  END IF;
  IF value IS NULL OR from_date IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'a parameter needs a value and a first day';
  END IF;
  PERFORM partybuild.require_order(ordered_by);
  IF at_least > at_most OR value = 'NaN' OR value < at_least OR value > at_most THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('%s is out of the bounds of parameter "%s" of rule %s', value, name, rule),
      DETAIL = format('It may be from %s to %s.',
                      coalesce(at_least::text, 'any number'), coalesce(at_most::text, 'any number'));
  END IF;
  IF EXISTS (SELECT FROM partybuild.parameter p WHERE p.rule = rule AND p.name = name) THEN
    RAISE duplicate_object USING
      MESSAGE = format('rule %s has a parameter "%s"', rule, name),
      HINT = 'partybuild.set_param() gives it another value, unset_param() takes one back.';
  END IF;
  INSERT INTO partybuild.parameter (rule, name, from_date, value, unit, at_least, at_most, ordered_by)
  VALUES (rule, name, from_date, value, unit, at_least, at_most, ordered_by);
END $$;
COMMENT ON FUNCTION partybuild.add_parameter(text, text, numeric, text, numeric, numeric, text, date) IS
  'gives a local rule a number that its view asks for by partybuild.param(), as the document ordered, with the bounds '
  'that set_param() keeps to, from a day on (by default always); error 42710 where the rule has it';

CREATE FUNCTION partybuild.unset_param(rule text, name text, from_date date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM partybuild.parameter p
   WHERE p.rule = rule AND p.name = name AND p.from_date = from_date AND p.plugin = 'local';
  IF NOT FOUND THEN
    RAISE undefined_object USING
      MESSAGE = format('no value of parameter "%s" of rule %s was ordered from %s on', name, rule, from_date),
      HINT = 'partybuild.parameter lists them; those of a plugin are not taken back.';
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.unset_param(text, text, date) IS
  'takes a value back that set_param() gave from a day on, as though it had never been ordered; order_history keeps '
  'it; error 42704 where there is none';

CREATE FUNCTION partybuild.set_term(name text, zh text, en text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF name IS NULL OR zh IS NULL OR en IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = 'a term needs its identifier and its name in both languages';
  END IF;
  INSERT INTO partybuild.term AS t (name, zh, en) VALUES (name, zh, en)
  ON CONFLICT ON CONSTRAINT term_pkey
  DO UPDATE SET zh = EXCLUDED.zh, en = EXCLUDED.en
   WHERE t.plugin = 'local';
  IF NOT FOUND THEN
    RAISE duplicate_object USING MESSAGE = format('term "%s" is shipped and cannot be replaced', name);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.set_term(text, text, text) IS
  'what messages call an identifier of the court''s own in Chinese and English';
