-- What time alone makes possible: who has waited long enough for what, by views that rules name; for
-- compliance.possible.
CREATE TABLE partybuild.coming (
  rule text PRIMARY KEY,
  view text NOT NULL,
  message_zh text NOT NULL,
  message_en text NOT NULL
);
COMMENT ON TABLE partybuild.coming IS
  'rules that set a time to wait: the view of who can do what it is about from which day on (subject, org_id, '
  'first_day, perhaps label), and how that is told; parameter remind of the rule gives days of reminder; made by '
  'set_coming()';
COMMENT ON COLUMN partybuild.coming.message_zh IS
  'in Chinese: {organisation}, {subject} and {day} are what compliance.possible gives';
COMMENT ON COLUMN partybuild.coming.message_en IS 'the same in English';
SELECT pg_catalog.pg_extension_config_dump('partybuild.coming', '');

-- Reports read the views as they read those of the registers' owner, so nobody else's are among them.
CREATE FUNCTION partybuild.coming_problem(view regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (
  SELECT x.problem
    FROM (
      SELECT format('it has no column "%s" of type %s', w.col, w.type::regtype) AS problem
        FROM (VALUES ('subject', 'int8', true), ('org_id', 'int8', true), ('first_day', 'date', true),
                     ('label', 'text', false)) w (col, type, needed)
       WHERE NOT partybuild.has_type(view, w.col, w.type::regtype)
         AND (w.needed OR partybuild.has_column(view, w.col))
      UNION ALL
      SELECT 'it calls a function that is VOLATILE' WHERE partybuild.view_is_volatile(view)
      UNION ALL
      SELECT format('it, or what it is built upon, belongs to %s', partybuild.view_role(view))
        FROM pg_namespace n
       WHERE n.nspname = 'party' AND n.nspowner <> partybuild.view_role(view)
    ) x
   LIMIT 1);
COMMENT ON FUNCTION partybuild.coming_problem(regclass) IS
  'why set_coming() cannot take a view (columns; no VOLATILE function; all of it the owner''s of the registers), or '
  'null';

CREATE FUNCTION partybuild.put_coming(rule text, view regclass, message_en text, message_zh text) RETURNS void
  LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'pb_as_catalogue_owner';
COMMENT ON FUNCTION partybuild.put_coming(text, regclass, text, text) IS
  'for set_coming(): writes the row; error 42501 for who does not own the view';
CREATE FUNCTION partybuild.put_coming_internal(rule text, view regclass, message_en text, message_zh text)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  INSERT INTO partybuild.coming AS c (rule, view, message_zh, message_en)
  VALUES (put_coming_internal.rule, partybuild.name_of(put_coming_internal.view), put_coming_internal.message_zh,
          put_coming_internal.message_en)
  ON CONFLICT ON CONSTRAINT coming_pkey
  DO UPDATE SET view = EXCLUDED.view, message_zh = EXCLUDED.message_zh, message_en = EXCLUDED.message_en;
END;
COMMENT ON FUNCTION partybuild.put_coming_internal(text, regclass, text, text) IS 'what put_coming() does';

CREATE FUNCTION partybuild.set_coming(rule text, view regclass, message_en text, message_zh text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  problem text;
BEGIN
  PERFORM partybuild.require_deployed();
  PERFORM partybuild.require_rule(rule);
  IF view IS NULL OR message_en IS NULL OR message_zh IS NULL THEN
    RAISE null_value_not_allowed USING
      MESSAGE = format('what rule %s makes possible needs a view, and a message in both languages', rule);
  END IF;
  problem := coalesce(partybuild.coming_problem(view), partybuild.filter_problem(view));
  IF problem IS NOT NULL THEN
    RAISE invalid_table_definition USING
      MESSAGE = format('view %s cannot say what rule %s makes possible: %s', view, rule, problem),
      HINT = 'docs/rule-author.md lists the columns, and the shapes of views that push a filter on subject down.';
  END IF;
  PERFORM partybuild.require_same_values(rule, message_en, message_zh);
  IF NOT EXISTS (SELECT FROM partybuild.parameter p WHERE p.rule = rule AND p.name = 'remind') THEN
    RAISE undefined_object USING MESSAGE = format('rule "%s" has no parameter "remind"', rule);
  END IF;
  PERFORM partybuild.put_coming(rule, view, message_en, message_zh);
  PERFORM partybuild.rebuild_coming();
  PERFORM partybuild.note_rule(rule);
END $$;
COMMENT ON FUNCTION partybuild.set_coming(text, regclass, text, text) IS
  'makes compliance.possible tell who has waited long enough for what a rule is about: a view (subject, org_id, '
  'first_day, perhaps label) of the owner of the registers, and what to say of it, with {organisation}, {subject} and '
  '{day}; the rule has a parameter remind; refused with 42P16 if a column is missing or a filter on subject does not '
  'push down';

-- party_rule.coming: those views one below the other, as far as they look ahead.
CREATE FUNCTION partybuild.rebuild_coming() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one constant text := 'SELECT {rule}::text AS rule, v.subject, v.org_id, {label} AS label, v.first_day
      FROM {view} v
     WHERE v.first_day >= (SELECT partybuild.today())
       AND v.first_day <= (SELECT partybuild.today() + current_setting(''partybuild.foreseen_days'', true)::integer)';
  none constant text := 'SELECT NULL::text AS rule, NULL::bigint AS subject, NULL::bigint AS org_id,
           NULL::text AS label, NULL::date AS first_day
     WHERE false';
  body text;
BEGIN
  -- a step makes it, as who deploys: nobody else whose view it would be
  IF to_regclass('party_rule.coming') IS NULL
     AND (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'party') <> current_user::regrole THEN
    RETURN;
  END IF;
  SELECT string_agg(
           partybuild.fill(one, jsonb_build_object(
             'rule', quote_literal(c.rule), 'view', v::text,
             'label', CASE WHEN partybuild.has_column(v, 'label') THEN 'v.label' ELSE 'NULL::text' END)),
           E'\nUNION ALL\n' ORDER BY c.rule)
    INTO body
    FROM partybuild.coming c
    JOIN partybuild.rule r ON r.code = c.rule AND r.retired_on IS NULL
   CROSS JOIN partybuild.find_relation(c.view) v
   WHERE v IS NOT NULL AND partybuild.coming_problem(v) IS NULL;
  EXECUTE 'CREATE OR REPLACE VIEW party_rule.coming AS ' || coalesce(body, none);
  COMMENT ON VIEW party_rule.coming IS
    'who can do what from which day on that is still to come; compliance.possible has it with titles and messages';
  PERFORM partybuild.note_live();
END $$;
COMMENT ON FUNCTION partybuild.rebuild_coming() IS 'makes view party_rule.coming anew from partybuild.coming';
