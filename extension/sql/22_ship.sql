-- What a plugin's rule/CODE.sql says at CREATE EXTENSION. Only the script of an extension calls these.
-- The {names} that a message wants filled in, in order.
CREATE FUNCTION partybuild.placeholders(message text) RETURNS text[] LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, pg_temp
RETURN (SELECT array_agg(DISTINCT m[1] ORDER BY m[1]) FROM regexp_matches(message, '\{([a-z_]+)\}', 'g') m);
COMMENT ON FUNCTION partybuild.placeholders(text) IS 'the names in braces that a message wants filled in';

CREATE FUNCTION partybuild.require_same_values(code text, message_en text, message_zh text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF partybuild.placeholders(message_en) IS DISTINCT FROM partybuild.placeholders(message_zh) THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('the messages of rule %s do not name the same values', code),
      DETAIL = format('%s in English, %s in Chinese.', partybuild.placeholders(message_en),
        partybuild.placeholders(message_zh));
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.require_same_values(text, text, text) IS
  'error 22023 where a rule''s messages want other values filled in in one language than in the other';

CREATE FUNCTION partybuild.ship_rule(plugin text, code text, title_en text, title_zh text, kind text, subject text,
  mode text,
    message_en text, message_zh text, hint_en text, hint_zh text, seed_ref text, source text,
    view text DEFAULT NULL, fixed text DEFAULT NULL, for_superiors text[] DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  missing text;
BEGIN
  SELECT w.name INTO missing
    FROM (VALUES ('title_en', title_en), ('title_zh', title_zh), ('message_en', message_en), ('message_zh', message_zh),
                 ('hint_en', hint_en), ('hint_zh', hint_zh), ('seed_ref', seed_ref), ('source', source)) w (name, value)
   WHERE coalesce(w.value, '') = ''
   LIMIT 1;
  IF FOUND THEN
    RAISE null_value_not_allowed USING MESSAGE = format('rule %s has no %s', code, missing);
  END IF;
  PERFORM partybuild.require_same_values(code, message_en, message_zh);
  IF view IS NULL AND fixed IS NULL THEN
    RAISE null_value_not_allowed USING MESSAGE = format('rule %s has neither a view nor what holds it otherwise', code);
  END IF;
  INSERT INTO partybuild.rule (code, plugin, kind, subject, for_superiors, view, default_mode, fixed, title_zh,
    title_en,
                               message_zh, message_en, hint_zh, hint_en, seed_ref, source)
  VALUES (code, plugin, kind, subject, for_superiors, 'party_rule.' || quote_ident(view), mode, fixed, title_zh,
    title_en,
          message_zh, message_en, hint_zh, hint_en, seed_ref, source);
END $$;
COMMENT ON FUNCTION partybuild.ship_rule(text, text, text, text, text, text, text, text, text, text, text, text, text,
  text, text, text[]) IS
  'the catalogue''s row of a rule that a plugin ships; for the scripts of extensions';

CREATE FUNCTION partybuild.ship_parameter(rule text, name text, value numeric, unit text, at_least numeric,
  at_most numeric)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  IF value NOT BETWEEN at_least AND at_most THEN
    RAISE invalid_parameter_value USING
      MESSAGE = format('parameter %s of rule %s lies outside its own bounds', name, rule),
      DETAIL = format('%s is not from %s to %s.', value, at_least, at_most);
  END IF;
  INSERT INTO partybuild.parameter (rule, name, value, unit, at_least, at_most, plugin)
  SELECT r.code, name, value, unit, at_least, at_most, r.plugin FROM partybuild.rule r WHERE r.code = rule;
  IF NOT FOUND THEN
    RAISE undefined_object USING MESSAGE = format('rule "%s" does not exist', rule);
  END IF;
END $$;
COMMENT ON FUNCTION partybuild.ship_parameter(text, text, numeric, text, numeric, numeric) IS
  'a number of a rule that a plugin ships, with the bounds that set_param() keeps to; for the scripts of extensions';
